"""Blocking: each record is compared with few others, and what is the same is found all the same."""

import json
from itertools import combinations

import pytest
from sqlalchemy import func, select
from stores import ORIGINS, ledger

import musnad
from musnad.page.document import article
from musnad.page.inputs import documents
from musnad.query import alike, compared
from musnad.query.clusters import clusters
from musnad.query.resolve import _load, windows
from musnad.store import schema as db


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return ledger(tmp_path_factory.mktemp("compared") / "m.db")


def _sought(one, other):
    """Whether a record is sought among those of the article of another, or the other way round."""
    told = (one.compared, other.compared)
    days = (compared.own_day(event) if isinstance(event, compared.Happened) else None for event in told)
    return any(low <= there.doc <= high for here, there, day in zip((one, other), (other, one), days, strict=True)
               for low, high in windows(here.doc, day))


def test_nothing_that_is_the_same_is_missed(store):
    with store.connection() as connection:
        found = _load(connection, list(connection.scalars(select(db.document.c.doc))))
        judged = {(row.a, row.b.split(".")[0]) for row in connection.execute(select(db.judgement))}
        judged |= {(row.b, row.a.split(".")[0]) for row in connection.execute(select(db.judgement))}
    same = 0
    for records, score in ((found.events, alike.events), (found.statements, alike.statements)):
        for one, other in combinations(records, 2):
            if one.doc != other.doc and _sought(one, other) and score(one.compared, other.compared)[0] >= alike.SAME:
                same += 1
                ends = {(one.known.id, other.known.id.split(".")[0]), (other.known.id, one.known.id.split(".")[0])}
                assert ends & judged, (one.known, other.known)  # the same as this one, or as one still more alike
    assert same > 30


def test_what_is_told_by_all_is_compared_with_few(tmp_path):
    """Forty articles of one day that tell of one event in other words: each is judged against a bounded number."""
    store = musnad.Store(tmp_path / "m.db")
    streets = ["الشارع", "الميدان", "الجسر", "السوق", "الحي", "المتحف", "النهر", "الميناء", "المسجد", "الملعب"]
    told = "قتل 12 شخصا في انفجار سيارة مفخخة قرب {} {} في مدينة الموصل بالعراق يوم الاثنين."
    more = ["القديم", "الكبير", "الجديد", "الشرقي"]
    store.add_all(article(told.format(street, word), "2019-03-12", id=street + word) for street in streets for word in more)
    with store.connection() as connection:
        judged = connection.scalar(select(func.count()).select_from(db.judgement).where(db.judgement.c.kind == "event"))
        assert set(clusters(connection).values()) == {min(clusters(connection))}
        assert len(clusters(connection)) == 40
    assert 39 <= judged <= 40 * 34


OPEN = {"Blast at the ministry", "Blast in a restaurant"}
"""Told in texts of one sentence that pass for copies of one another."""


def test_what_is_recalled_is_found_and_what_is_like_it_is_not(tmp_path):
    """The corpus of short stories: few recalls are missed, and nothing is joined that is not one."""
    store = musnad.Store(tmp_path / "m.db")
    store.add_all(documents([str(ORIGINS)]))
    readings = {reading.document.url.rpartition("/")[2]: reading for reading in store.readings()}
    names = {reading.document.id: name for name, reading in readings.items()}
    joined, missed = 0, []
    for one in json.loads(ORIGINS.with_name("origins.json").read_text(encoding="utf-8")):
        reading = readings[one["at"]["article"]]
        start = reading.document.text.index(one["at"]["words"])
        end = start + len(one["at"]["words"])
        event = next((e for e in reading.events if e.trigger[0] < end and e.trigger[1] > start), None)
        if event is not None:
            found = {names[report.document] for report in store.trace(f"{reading.document.id}.{event.id}").reports}
            assert found <= set(one["articles"]) or one["what"] in OPEN, one["what"]
            joined += len(found) - 1
            missed += sorted(set(one["articles"]) - found)
    assert joined >= 82, missed
