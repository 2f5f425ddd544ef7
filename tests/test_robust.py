"""Killed, locked out, out of room, damaged, old: nothing lost, nothing doubled, a clear line each."""

import gzip
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from command import musnad
from sqlalchemy import event

from musnad.library import Store
from musnad.reader import reader
from musnad.records import Document
from musnad.store import engine
from musnad.store.errors import StoreError
from musnad.store.terms import Terms

MUSNAD = str(Path(sys.executable).with_name("musnad"))
PLACES = ("صفاقس", "سوسة", "قابس", "بنزرت", "القيروان", "نابل", "المنستير", "المهدية", "قفصة", "توزر", "مدنين", "تطاوين")
SENTENCE = "فرضت السلطات التونسية حظر التجول في {} اليوم.\n\nوقال وزير الداخلية التونسي إن {} أشخاص قتلوا في انفجار هناك."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("articles")
    for n in range(36):
        (folder / f"{n:02}.txt").write_text(SENTENCE.format(PLACES[n % len(PLACES)], n // len(PLACES) + 3), encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "m.db", terms=Terms(reader(None).book, reader(None).analyser))
    for n, place in enumerate(PLACES[:4]):
        store.add(SENTENCE.format(place, n + 3), f"2021-03-0{n + 1}", id=place)
    store.resolve()
    return store


def content(path):
    """Everything that an ingest leaves, but for when it did."""
    with closing(sqlite3.connect(path)) as raw:
        found = {
            "pending": raw.execute("SELECT count(*) FROM pending").fetchone(),
            "judgements": sorted(raw.execute("SELECT kind, a, b, verdict, score FROM judgement")),
        }
        for table in ("statement", "event", "change", "mention", "entity", "entity_word", "band"):
            columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})") if row[1] not in ("doc", "name", "role")]
            chosen = ", ".join(f"[{name}]" for name in columns)
            found[table] = sorted(raw.execute(f"SELECT {chosen} FROM {table}"), key=repr)
        return found


def counted(path):
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=0)) as raw:
            return raw.execute("SELECT count(*) FROM document").fetchone()[0]
    except sqlite3.Error:
        return 0


def test_who_suffers_may_stand_in_the_sentence_before():
    """At a place that the sentence of the event is too short to have."""
    text = "وعاد السكان إلى منازلهم أن وجد العنصر باغلاس.\nوقال وأصيب"
    assert reader(None).read(Document("a", text)).document.text == text


def test_killed_in_the_middle_of_an_ingest(tmp_path, folder):
    command = [MUSNAD, "ingest", str(folder), "--published", "2021-03-01", "--store"]
    subprocess.run([*command, tmp_path / "whole.db"], check=True, capture_output=True)
    path, chance, kept = tmp_path / "m.db", random.Random(4), 0
    for after in sorted(chance.sample(range(35), 4)):
        process = subprocess.Popen([*command, str(path)], stdout=subprocess.DEVNULL)
        while process.poll() is None and counted(path) <= after:
            time.sleep(0.002)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert counted(path) >= max(after, kept)
        kept = counted(path)
        assert Store(path, create=False).doctor() == []
    subprocess.run([*command, path], check=True, capture_output=True)
    assert content(path) == content(tmp_path / "whole.db")


def test_a_writer_that_is_locked_out_says_so(store, monkeypatch):
    monkeypatch.setattr(engine, "WAIT", 0.1)
    late = Store(store.where, terms=store.terms)
    with closing(sqlite3.connect(store.where)) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="being written by another process"):
            late.add("وصل الوزير إلى القاهرة.", "2021-03-05")
        assert len(late.situation("2021-03-04", area="TN")) == 4  # who reads is not kept out
        other.execute("ROLLBACK")
    assert late.add("وصل الوزير إلى القاهرة.", "2021-03-05") == "new"


def test_a_full_disk_loses_nothing_that_was_kept(store):
    before = store.stats()
    store.close()
    limit = 1

    @event.listens_for(store.engine, "connect")
    def bounded(connection, _):
        connection.execute(f"PRAGMA max_page_count={limit}")

    store.close()
    text = "\n\n".join(SENTENCE.format(place, 7) for place in PLACES * 20)
    with pytest.raises(StoreError, match=r"disk is full.*run the same command again"):
        store.add(text, "2021-04-01")
    store.close()
    limit = 1_000_000
    assert {k: v for k, v in store.stats().items() if k != "bytes"} == {k: v for k, v in before.items() if k != "bytes"}
    assert store.doctor() == []
    assert store.add(text, "2021-04-01") == "new"


def test_a_damaged_file_gets_one_line_from_every_command(store):
    id = store.search("حظر")[0].document
    record = f"{id}.{store.reading(id).events[0].id}"
    store.close()
    path = Path(store.where)
    data = bytearray(path.read_bytes())
    for place in range(4096, len(data) - 64, 128):
        data[place : place + 64] = b"\x07" * 64
    path.write_bytes(data)
    for arguments in (
        ["search", "حظر"],
        ["situation", "--at", "2021-03-04", "--in", "TN"],
        ["trace", record],
        ["stats"],
        ["ingest", str(Path(__file__).parents[1] / "examples")],
        ["export", "jsonl"],
        ["doctor"],
    ):
        result = musnad(*arguments, "--store", path)
        assert result.returncode == 1, (arguments, result)
        assert "damaged" in result.err + result.out, arguments


def brought_down(raw):
    """Take out of a store all that its first schema did not have, and put back what it had."""
    with closing(sqlite3.connect(":memory:")) as first:
        first.deserialize(gzip.decompress((Path(__file__).parent / "data/schema-1.db.gz").read_bytes()))
        before = {name: (kind, sql) for kind, name, sql in first.execute(
            "SELECT type, name, sql FROM sqlite_master WHERE sql > ''")}
        columns = {table: {row[1] for row in first.execute(f"PRAGMA table_info({table})")}
                   for table, (kind, _) in before.items() if kind == "table"}
    for kind, name in raw.execute("SELECT type, name FROM sqlite_master WHERE sql > ''").fetchall():
        if name not in before and not name.startswith("words_"):
            raw.execute(f"DROP {kind} IF EXISTS {name}")
    for table, known in columns.items():
        for row in raw.execute(f"PRAGMA table_info({table})").fetchall():
            if row[1] not in known:
                raw.execute(f'ALTER TABLE {table} DROP COLUMN "{row[1]}"')
    there = {row[0] for row in raw.execute("SELECT name FROM sqlite_master")}
    for name, (_, sql) in before.items():
        if name not in there:
            raw.execute(sql)
    raw.execute("UPDATE meta SET value = '1' WHERE name = 'schema'")
    raw.execute("DELETE FROM meta WHERE name <> 'schema'")
    raw.commit()


def test_an_older_store_is_brought_up_to_date(store):
    before, held = store.stats(), store.situation("2021-03-04", area="TN").to_dicts()
    found = content(store.where)
    store.close()
    with closing(sqlite3.connect(store.where)) as raw:
        brought_down(raw)
    again = Store(store.where, terms=store.terms)
    assert again.doctor() == []
    assert again.resolve() == 4
    assert {k: v for k, v in again.stats().items() if k != "bytes"} == {k: v for k, v in before.items() if k != "bytes"}
    assert again.situation("2021-03-04", area="TN").to_dicts() == held
    assert [content(again.where)[name] for name in ("judgements", "band")] == [found["judgements"], found["band"]]
    assert again.search("speaker:الداخلية")
