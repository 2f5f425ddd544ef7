"""What is worked out once of a country's measures answers as all its reports do, until something new is reported."""


import pytest
from sqlalchemy import delete, func, select
from stores import ledger

import musnad
from musnad.page.document import article
from musnad.query.settled import settle
from musnad.store import schema as db

QUESTIONS = [(at, as_of, area) for at in ("2022-01-05", "2022-01-08", "2022-01-14", "2022-01-31")
             for as_of in (None, "2022-01-06", "2022-01-13") for area in (None, "KZ", "KZ-75", "KZ-27", "TN")]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return ledger(tmp_path_factory.mktemp("settled") / "m.db")


def kept(store):
    with store.connection() as connection:
        return connection.scalar(select(func.count()).select_from(db.ledger))


def answers(store):
    found = {question: [(h.kind, h.area, h.subject, h.since, h.until, h.status, h.lifted, h.origins, h.confidence, h.records)
                        for h in store.situation(question[0], as_of=question[1], area=question[2])] for question in QUESTIONS}
    found["timeline"] = store.timeline(area="KZ").to_dicts()
    found["diff"] = store.diff("2022-01-04", "2022-01-12", area="KZ").to_dicts()
    return found


def test_it_answers_as_the_reports_do(store):
    assert kept(store) > 0
    settled = answers(store)
    with store.connection(writes=True) as connection:
        connection.execute(delete(db.ledger))
    unsettled = answers(store)
    for question, expected in unsettled.items():
        assert settled[question] == expected, question
    assert settle(store) > 0
    assert settle(store) == 0
    assert answers(store) == settled


def test_what_has_no_place_is_in_force_before_it_is_settled(tmp_path):
    store = musnad.Store(tmp_path / "m.db")
    store.add_all([article("فرضت تونس حالة الطوارئ في البلاد اليوم.", "2020-05-01", id="1", outlet="أ"),
                   article("أعلنت حالة الطوارئ اليوم.", "2020-05-01", id="2", outlet="أ")])
    before = [(h.kind, h.area) for h in store.situation("2020-05-03")]
    assert len(before) == 2
    store.add("فرضت فرنسا حظر التجول اليوم.", "2020-05-02", id="3", outlet="أ")
    unsettled = [(h.kind, h.area) for h in store.situation("2020-05-03")]
    store.settle()
    settled = [(h.kind, h.area) for h in store.situation("2020-05-03")]
    assert len(settled) == 3
    assert sorted(unsettled) == sorted(settled)


def test_what_is_newly_reported_counts_at_once(tmp_path):
    store = musnad.Store(tmp_path / "m.db")
    store.add_all([article("فرضت تونس حظر التجول في صفاقس اليوم.", "2020-05-01", id="1", outlet="أ"),
                   article("فرضت مصر حالة الطوارئ في البلاد اليوم.", "2020-05-01", id="2", outlet="أ")])
    assert kept(store) == 2

    def curfews(at="2020-05-06", **how):
        return [(h.area, h.origins) for h in store.situation(at, kinds=["curfew"], **how)]

    assert [area for area, _ in curfews()] == ["TN-61"]
    store.add("فرضت السلطات التونسية حظر التجول في صفاقس اليوم.", "2020-05-01", id="3", outlet="ب")
    assert kept(store) == 1
    assert [origins for _, origins in curfews()] == [2]
    store.settle()
    assert [origins for _, origins in curfews()] == [2]
    store.add("رفعت تونس حظر التجول في صفاقس اليوم.", "2020-05-04", id="4", outlet="ب")
    assert curfews() == []
    store.settle()
    assert curfews() == []
    assert [origins for _, origins in curfews(as_of="2020-05-03")] == [2]
    store.forget(document="4", everything=True)
    assert [origins for _, origins in curfews()] == [2]
    assert store.doctor() == []
