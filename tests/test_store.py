"""The store: whole, once, the same after a re-read, and clear about what is wrong with it."""

import gzip
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from command import musnad
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.library import Store as musnad_store
from musnad.page.inputs import documents
from musnad.reader import reader
from musnad.store.errors import StoreError
from musnad.store.store import Store
from musnad.store.terms import Terms

EXAMPLES = str(Path(__file__).parents[1] / "examples")
MUSNAD = str(Path(sys.executable).with_name("musnad"))


@pytest.fixture(scope="session")
def readings():
    return [reader(None).read(document) for document in documents([EXAMPLES], "2022-01-13")]


@pytest.fixture(scope="session")
def terms():
    return Terms(reader(None).book, reader(None).analyser)


@pytest.fixture
def store(tmp_path, terms):
    return Store(tmp_path / "m.db", terms=terms)


def filled(folder, readings, terms):
    """A store that holds the readings, with its path."""
    path = folder / "m.db"
    store = Store(path, terms=terms)
    for reading in readings:
        store.ingest(reading)
    return path, store


def without_ids(value):
    """A record as plain data, ids left out."""
    if is_dataclass(value):
        left_out = {"id", "entity", "places", "event", "statement", "within", "name"} if not hasattr(value, "text") else {"id"}
        return [(f.name, without_ids(getattr(value, f.name))) for f in fields(value) if f.name not in left_out]
    return [without_ids(v) for v in value] if isinstance(value, tuple) else value


def test_a_reading_comes_back_as_it_went_in(store, readings):
    for reading in readings:
        assert store.ingest(reading) == "new"
        back = store.reading(reading.document.id)
        for name in ("mentions", "times", "places", "statements", "events", "changes", "directives"):
            before, after = getattr(reading, name), getattr(back, name)
            assert without_ids(before) == without_ids(after), name
        numbers = {event.id: n for n, event in enumerate(reading.events)}
        numbers_back = {event.id: n for n, event in enumerate(back.events)}
        assert [numbers.get(c.event) for c in reading.changes] == [numbers_back.get(c.event) for c in back.changes]
        assert {e.id for e in back.entities} == {m.entity for m in back.mentions if m.entity}


def test_ingest_is_idempotent_and_ids_do_not_depend_on_order(tmp_path, readings, terms):
    one, other = Store(tmp_path / "one.db", terms=terms), Store(tmp_path / "other.db", terms=terms)
    for reading in readings:
        one.ingest(reading)
    before = one.stats()
    assert {one.ingest(reading) for reading in readings} == {"same"}
    assert one.stats() == before
    for reading in reversed(readings):
        other.ingest(reading)

    def ids(store):
        return {(r.document.id, x.id) for r in store.readings() for x in (*r.statements, *r.events, *r.changes)}

    assert ids(one) == ids(other)


def test_a_reread_shows_what_changed_and_leaves_the_rest(store, readings):
    reading = next(r for r in readings if len(r.events) > 3)
    store.ingest(reading)
    ids = [e.id for e in store.reading(reading.document.id).events]
    fewer = replace(reading, rules="other", events=tuple(replace(e, mode="riot") if n == 1 else e for n, e in
                                                          enumerate(reading.events[:-1])), changes=())
    assert not store.holds(reading.document, "other")
    found = store.reread(fewer)
    assert [d.record.id for d in found if d.sign == "-" and d.record.id[0] == "v"] == [ids[-1]]
    assert [d.record.id for d in found if d.sign == "~"] == [ids[1]]
    assert store.holds(reading.document, "other")
    assert store.reread(reading)[-1].sign in "+~"
    assert [e.id for e in store.reading(reading.document.id).events] == ids
    assert store.doctor() == []


def test_versions_of_an_article_are_kept_and_the_later_stands(store):
    text = "قتل ثمانية أشخاص في انفجار قرب السوق المركزي في العاصمة كابول أمس الأحد، بحسب ما أعلنت وزارة الداخلية في بيان لها."
    def article(text, day, id="a"):
        return reader(None).read(replace(next(iter(documents([EXAMPLES]))), id=id, text=text, published=day))

    later, earlier = article(text.replace("ثمانية", "عشرة"), "2020-05-05"), article(text, "2020-05-04")
    assert store.ingest(later) == "new"
    assert store.ingest(earlier) == "revised"
    assert [r.document.published for r in store.readings()] == ["2020-05-05"]
    assert len(list(store.readings(versions=True))) == 2
    assert store.reading("a").document.published == "2020-05-05"
    other = article("اجتمع الوزيران في بيروت وبحثا مسألة الحدود البحرية والتعاون في مجال الطاقة والمياه.", "2020-05-06")
    assert store.ingest(other) == "new"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.integers(0, 7), max_size=12))
def test_any_order_with_repetitions_leaves_a_sound_store(order, tmp_path_factory, readings, terms):
    store = Store(tmp_path_factory.mktemp("any") / "m.db", terms=terms)
    for n in order:
        store.ingest(readings[n])
    assert store.stats()["documents"] == len(set(order))
    assert store.doctor() == []


def test_killed_at_any_moment_nothing_is_lost_or_doubled(tmp_path, readings, terms):
    path = tmp_path / "m.db"
    whole = Store(tmp_path / "whole.db", terms=terms)
    for reading in readings:
        whole.ingest(reading)
    for delay in (0.3, 0.5, 0.7, 0.9):
        process = subprocess.Popen([MUSNAD, "ingest", EXAMPLES, "--published", "2022-01-13", "--store", str(path)],
                                   stdout=subprocess.DEVNULL)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        if path.exists() and path.stat().st_size:
            assert Store(path, terms=terms).doctor() == []
    subprocess.run([MUSNAD, "ingest", EXAMPLES, "--published", "2022-01-13", "--store", path], check=True, capture_output=True)
    found, expected = Store(path, terms=terms).stats(), whole.stats()
    assert {k: v for k, v in found.items() if k != "bytes"} == {k: v for k, v in expected.items() if k != "bytes"}


def test_two_writers_at_once_and_a_reader(tmp_path, readings, terms):
    path = str(tmp_path / "m.db")
    command = [MUSNAD, "ingest", EXAMPLES, "--published", "2022-01-13", "--store", path]
    writers = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    seen = []
    while any(w.poll() is None for w in writers):
        if os.path.exists(path):
            with suppress(StoreError):  # until its tables are made, it is no store
                seen.append(Store(path, create=False, terms=terms).stats()["documents"])
    assert [w.returncode for w in writers] == [0, 0]
    assert seen == sorted(seen)
    store = Store(path, terms=terms)
    assert store.stats()["documents"] == len(readings)
    assert store.doctor() == []


def test_what_is_wrong_with_a_store_is_said_in_one_line(tmp_path, readings, terms):
    def message(path, **how):
        with pytest.raises(StoreError) as caught:
            Store(path, terms=terms, **how).stats()
        assert "\n" not in str(caught.value)
        return str(caught.value)

    assert "does not exist" in message(tmp_path / "none.db", create=False)
    assert "no folder" in message(tmp_path / "none" / "m.db")
    (tmp_path / "text.db").write_text("no database at all, only some text that is long enough to be read as a header" * 9)
    assert "damaged" in message(tmp_path / "text.db")
    sqlite3.connect(tmp_path / "alien.db").execute("CREATE TABLE x (y)")
    assert "something else" in message(tmp_path / "alien.db")
    path, _store = filled(tmp_path, readings, terms)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE meta SET value = '999' WHERE name = 'schema'")
    raw.close()
    assert "newer Musnad" in message(path)


def test_a_store_of_the_first_schema_is_brought_up_to_date(tmp_path):
    """``data/schema-1.db.gz`` was made by the first version of the store: two articles with one text."""
    path = tmp_path / "m.db"
    path.write_bytes(gzip.decompress((Path(__file__).parent / "data/schema-1.db.gz").read_bytes()))
    store = musnad_store(path)
    assert store.doctor() == []
    kept = store.stats()
    assert {name: kept[name] for name in ("documents", "statements", "events", "changes")} == {
        "documents": 2, "statements": 4, "events": 4, "changes": 4}
    assert store.resolve() == 2
    assert [len(c.copies) for c in store.copies()] == [1]
    assert store.entities("المشيشي")[0].documents == 2
    assert len(store.search("للسلطات")) == 2
    event = store.reading("0").events[0]
    assert len(store.trace(f"{store.reading('0').document.id}.{event.id}").reports) == 2
    assert musnad("reread", "--all", "--store", path).returncode == 0
    assert store.doctor() == []
    assert [h.since for h in store.situation("2020-05-07", area="TN", kinds=["curfew"])] == ["2020-05-05"]


@pytest.fixture
def small_disk(tmp_path):
    """A disk of one and a half megabytes that can grow; skips where none can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", folder], check=False,
                                      capture_output=True).returncode:
        pytest.skip("a small disk can only be mounted by root, outside of most containers")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_real_disk_that_is_full(small_disk, readings):
    path = small_disk / "m.db"
    command = ["ingest", EXAMPLES, "--published", "2022-01-13", "--store", path]
    result = musnad(*command)
    assert result.returncode == 1
    assert "disk is full" in result.err
    assert len(result.err.splitlines()) == 1
    subprocess.run(["mount", "-o", "remount,size=50m", small_disk], check=True)
    store = Store(path)
    assert store.stats()["documents"] < len(readings)
    assert store.doctor() == []
    assert musnad(*command).returncode == 0
    assert store.stats()["documents"] == len(readings)
    assert store.doctor() == []
    store.close()


def test_doctor_finds_damage(tmp_path, readings, terms):
    path, store = filled(tmp_path, readings, terms)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE document SET text = text || 'x' WHERE doc = (SELECT min(doc) FROM document)")
        raw.execute("DELETE FROM document WHERE doc = (SELECT max(doc) FROM document)")
    raw.close()
    found = "\n".join(store.doctor())
    assert "rows of no document" in found
    assert "not the one that was read" in found
    assert "index of words" in found
    store.close()
    data = bytearray(path.read_bytes())
    for place in range(len(data) // 2, len(data) // 2 + 40_000):
        data[place] = 7
    path.write_bytes(data)
    result = musnad("doctor", "--store", path)
    assert result.returncode == 1


def test_the_commands(tmp_path):
    def run(*arguments):
        return musnad(*arguments, "--store", tmp_path / "m.db")

    first = run("ingest", EXAMPLES, "no-such-file", "--published", "2022-01-13")
    assert first.returncode == 1
    assert first.err.splitlines() == ["musnad: no-such-file: no such file; check the path"]
    assert "8 new, 1 failed" in first.out
    assert "8 there already" in run("ingest", EXAMPLES, "--published", "2022-01-13").out
    assert "documents" in run("stats").out
    assert "8 read again" in run("reread", "--all").out
    assert run("doctor").out.startswith("ok")
