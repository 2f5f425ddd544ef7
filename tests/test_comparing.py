"""Blocking: each record is compared with few others, and what is the same is found all the same."""

from itertools import combinations

import pytest
from sqlalchemy import func, select
from stores import ledger

import musnad
from musnad.page.document import article
from musnad.query import alike
from musnad.query.clusters import clusters
from musnad.query.resolve import DAYS, _load
from musnad.store import schema as db
from musnad.store.numbers import A_DAY


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return ledger(tmp_path_factory.mktemp("compared") / "m.db")


def test_nothing_that_is_the_same_is_missed(store):
    with store.connection() as connection:
        found = _load(connection, list(connection.scalars(select(db.document.c.doc))))
        judged = {(row.a, row.b.split(".")[0]) for row in connection.execute(select(db.judgement))}
        judged |= {(row.b, row.a.split(".")[0]) for row in connection.execute(select(db.judgement))}
    same = 0
    for records, score in ((found.events, alike.events), (found.statements, alike.statements)):
        for one, other in combinations(records, 2):
            near = one.doc != other.doc and abs(one.doc - other.doc) <= DAYS * A_DAY
            if near and score(one.compared, other.compared)[0] >= alike.SAME:
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
