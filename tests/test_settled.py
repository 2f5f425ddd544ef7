"""What is worked out once of a country's measures answers as all its reports do, until something new is reported."""


import pytest
from sqlalchemy import delete, select
from stores import corpus, ledger

import musnad
from musnad.page.document import article
from musnad.query.settled import settle
from musnad.store import schema as db
from musnad.store.settled import unsettle_all

QUESTIONS = [(at, as_of, area) for at in ("2022-01-05", "2022-01-08", "2022-01-14", "2022-01-31")
             for as_of in (None, "2022-01-06", "2022-01-13") for area in (None, "KZ", "KZ-75", "KZ-27", "TN")]


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return ledger(tmp_path_factory.mktemp("settled") / "m.db")


def settled_pairs(store):
    """The countries and kinds of measures that are worked out and of which nothing was reported since."""
    with store.connection() as connection:
        kept, new = ({(row.country, row.kind) for row in connection.execute(select(table))}
                     for table in (db.measure, db.unsettled))
    return kept - new


def answers(store):
    found = {question: [(h.kind, h.area, h.subject, h.since, h.until, h.status, h.lifted, h.origins, h.confidence, h.records)
                        for h in store.situation(question[0], as_of=question[1], area=question[2])] for question in QUESTIONS}
    found |= {("timeline", *how): store.timeline(area=how[0], as_of=how[1]).to_dicts()
              for how in (("KZ", None), ("KZ-75", None), ("KZ", "2022-01-06"), (None, "2022-01-06"))}
    found["counts"] = store.timeline_counts(area="KZ")
    found["diff"] = store.diff("2022-01-04", "2022-01-12", area="KZ").to_dicts()
    return found


def test_it_answers_as_the_reports_do(store):
    assert len(settled_pairs(store)) > 2
    settled = answers(store)
    with store.connection(writes=True) as connection:
        unsettle_all(connection)
        connection.execute(delete(db.unsettled).where(db.unsettled.c.kind == "curfew"))  # of which nothing is kept now
    assert answers(store) != settled
    with store.connection(writes=True) as connection:
        unsettle_all(connection)
    assert settled_pairs(store) == set()
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
    assert settled_pairs(store) == {("TN", "curfew"), ("EG", "state_of_emergency")}

    def curfews(at="2020-05-06", **how):
        return [(h.area, h.origins) for h in store.situation(at, kinds=["curfew"], **how)]

    assert [area for area, _ in curfews()] == ["TN-61"]
    store.add("فرضت السلطات التونسية حظر التجول في صفاقس اليوم.", "2020-05-01", id="3", outlet="ب")
    assert settled_pairs(store) == {("EG", "state_of_emergency")}
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


@pytest.mark.parametrize("how", [{"at": "2022-01-08"}, {"at": "2022-01-08", "area": "KZ-75"}, {"at": "2022-01-31", "stale": True},
                                 {"at": "2022-01-14", "as_of": "2022-01-08"}, {"at": "2022-01-08", "least": 2}])
@pytest.mark.parametrize("new", [False, True])
def test_a_part_of_the_situation_is_a_part_of_all_of_it(store, how, new):
    with store.connection(writes=True) as connection:
        if new:  # some of it is worked out from reports then
            connection.execute(db.unsettled.insert(), {"country": "KZ", "kind": "state_of_emergency"})
    every = store.situation(**how)
    parts = [store.situation(**how, start=start, limit=2) for start in range(0, len(every) + 2, 2)]
    assert [held for part in parts for held in part] == every
    assert {part.total for part in parts} == {every.total} == {len(every)}
    with store.connection(writes=True) as connection:
        connection.execute(delete(db.unsettled))
    assert len(every) > 2


@pytest.mark.parametrize("how", [{}, {"area": "KZ-75"}, {"kinds": ["curfew"]}, {"first": "2022-01-05", "last": "2022-01-12"},
                                 {"as_of": "2022-01-08"}])
def test_a_part_of_the_timeline_is_a_part_of_all_of_it(store, how):
    every = store.timeline(**how)
    parts = [store.timeline(**how, start=start, limit=3) for start in range(0, len(every) + 3, 3)]
    assert [moment for part in parts for moment in part] == every
    assert {part.total for part in parts} == {len(every)}
    assert store.timeline(**how, newest=True) == list(every)[::-1]
    if "kinds" not in how:
        assert sum(number for _, number in store.timeline_counts(**how)) == len(every)
    assert len(every) > 3


def test_who_asks_beside_an_ingest_is_told_what_was_worked_out_last(tmp_path):
    store = musnad.Store(tmp_path / "m.db")
    store.add_all([article("فرضت تونس حظر التجول في صفاقس اليوم.", "2020-05-01", id="1", outlet="أ")])
    assert store.unsettled() == 0
    store.add("فرضت السلطات التونسية حظر التجول في صفاقس اليوم.", "2020-05-01", id="2", outlet="ب")
    assert store.unsettled() == 2  # curfews in Tunisia, and the article is to be compared
    assert [[held.origins for held in store.situation("2020-05-02", kept=kept)] for kept in (True, False)] == [[1], [2]]
    assert [len(store.timeline(kept=kept)[0].records) for kept in (True, False)] == [1, 2]
    store.settle()
    assert [held.origins for held in store.situation("2020-05-02", kept=True)] == [2]


def test_a_measure_that_only_a_replaced_version_told_of_is_told_of_no_more(tmp_path):
    store = musnad.Store(tmp_path / "m.db")
    rest = " وافتتح وزير الثقافة معرضا كبيرا للكتاب في قاعة البلدية وسط حضور واسع من الكتاب والناشرين والقراء من مدن عديدة."
    for day, begin in (("2020-05-01", "فرضت تونس حظر التجول في صفاقس اليوم."), ("2020-05-03", "كان الطقس مشمسا في صفاقس اليوم.")):
        store.add_all([article(begin + rest, day, url="https://example.org/1", outlet="أ")])
    assert [held.kind for held in store.situation("2020-05-04")] == []
    assert [held.kind for held in store.situation("2020-05-04", as_of="2020-05-02")] == ["curfew"]


def ledger_of(store):
    """All that is kept of measures."""
    with store.connection() as connection:
        return {table.name: connection.execute(select(table).order_by(*table.primary_key)).all() for table in db.LEDGER}


@pytest.mark.parametrize("order", ["by day", "mixed"])
def test_what_was_known_on_earlier_days_is_the_same_when_it_is_worked_out_in_parts(tmp_path, order):
    """The corpus tells of an emergency in Kazakhstan; of control one ends another's, and a version takes back what it told."""
    rest = " وافتتح وزير الثقافة معرضا كبيرا للكتاب في قاعة البلدية وسط حضور واسع من الكتاب والناشرين والقراء من مدن عديدة."
    told = corpus(40) + [
        article(text + rest, day, id=str(n), url=url, outlet=outlet) for n, (day, text, url, outlet) in enumerate([
            ("2022-01-03", "سيطر الجيش السوري على حلب.", None, "أ"), ("2022-01-05", "سيطرت المعارضة السورية على حلب.", None, "ب"),
            ("2022-01-06", "سيطر الجيش السوري على ريف حلب.", None, "ب"), ("2022-01-09", "سيطر الجيش السوري على حلب.", None, "ب"),
            ("2022-01-04", "فرضت تونس حظر التجول في صفاقس اليوم.", "https://example.org/1", "أ"),
            ("2022-01-07", "كان الطقس مشمسا في صفاقس اليوم.", "https://example.org/1", "أ")])]
    told.sort(key=lambda one: one.published)
    if order == "mixed":
        told = told[::3] + told[1::3] + told[2::3]
    store = musnad.Store(tmp_path / "m.db")
    for start in range(0, len(told), 6):
        store.add_all(told[start : start + 6])
        parts = ledger_of(store)
        with store.connection(writes=True) as connection:
            unsettle_all(connection)
        store.settle()
        assert ledger_of(store) == parts
    assert len(parts["earlier"]) > 20
    assert {row.kind for row in parts["earlier"]} >= {"control", "state_of_emergency", "curfew"}
