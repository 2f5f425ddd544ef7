"""The store as a library."""

import doctest
import json

import pyarrow
import pytest

import musnad
from musnad import library
from musnad.query.errors import QueryError


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    store = musnad.Store(tmp_path_factory.mktemp("api") / "m.db")
    store.add("فرضت تونس حالة الطوارئ في البلاد اليوم الثلاثاء.", "2019-03-12", outlet="وكالة", url="https://example.org/1")
    store.add("قال الرئيس قيس سعيد إن حالة الطوارئ في تونس مؤقتة.", "2019-03-13", outlet="صحيفة", url="https://example.org/2")
    store.add("رفعت تونس حالة الطوارئ في البلاد اليوم الأربعاء.", "2019-03-20", outlet="صحيفة", url="https://example.org/3")
    store.resolve()
    return store


def test_the_docstring_runs():
    assert doctest.run_docstring_examples(library.Store, {}) is None
    found = doctest.DocTestFinder().find(library.Store, globs={})
    assert all(doctest.DocTestRunner().run(test).failed == 0 for test in found)


def test_questions_and_their_tables(store):
    hits = store.search('"حالة الطوارئ"')
    assert [hit.published for hit in hits] == ["2019-03-20", "2019-03-13", "2019-03-12"]
    assert len(hits[1:]) == 2
    table = hits.to_arrow()
    assert isinstance(table, pyarrow.Table)
    assert table.num_rows == 3
    assert json.loads(table["marks"][0].as_py())
    held, = store.situation("2019-03-15", area="TN", kinds=["state_of_emergency"])
    assert (held.since, held.until) == ("2019-03-12", "2019-03-20")
    assert len(store.timeline(area="تونس")) == 2
    assert [a.sign for a in store.diff("2019-03-11", "2019-03-14")] == ["+"]
    assert store.measures(area="TN")[0].kind == "state_of_emergency"
    assert store.situation("2019-03-15", area="FR").to_dicts() == []
    said = f"{hits[1].document}.{store.reading(hits[1].document).statements[0].id}"
    assert store.trace(said).origins[0].kind == "speaker"
    assert store.entities("قيس سعيد")[0].statements == 1


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_data_frames_where_the_package_is_installed(store, package):
    pytest.importorskip(package)
    frame = getattr(store.search("الطوارئ"), f"to_{package}")()
    assert len(frame) == 3
    assert "document" in list(frame.columns)


def test_judgements_are_news_once(store):
    one, other = (f"{h.document}.{store.reading(h.document).events[0].id}" for h in store.search("الطوارئ -مؤقتة"))
    assert store.different(one, other, by="mona", reason="one begins, one ends")
    assert not store.different(one, other, by="mona")
    assert [(j.by, j.verdict) for j in store.judgements(one)][-1] == ("mona", "different")
    with pytest.raises(QueryError):
        store.same(one, "d0.v0")
