"""The data set that workers write: `musnad import` makes the same store of it as reading in one process does."""

import json
import sqlite3
from contextlib import closing

import pyarrow.parquet as pq
import pytest
from command import ROOT, musnad
from stores import LEDGER, WIRE

from musnad.distributed.bring import bring
from musnad.distributed.dataset import TABLES, Dataset, DatasetError
from musnad.distributed.run import described
from musnad.distributed.units import files
from musnad.distributed.worker import Worker
from musnad.page.inputs import Failure, Taking
from musnad.store.store import Store

_OF_THE_RUN = frozenset({"ingested", "at"})
"""Columns that tell when it was done."""


def everything(path):
    """All rows of a store by table, sorted."""
    with closing(sqlite3.connect(path)) as store:
        tables = ("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
                  "AND name NOT IN ('words', 'words_data', 'words_idx')")  # how the index lies in its file
        store.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab(main, words, instance)")
        found = {"word": sorted(map(repr, store.execute("SELECT term, doc, col, offset FROM temp.word")))}
        for (name,) in store.execute(tables).fetchall():
            columns = [f'"{row[1]}"' for row in store.execute(f"PRAGMA table_info({name})") if row[1] not in _OF_THE_RUN]
            found[name] = sorted(map(repr, store.execute(f'SELECT {", ".join(columns)} FROM "{name}"')))
        return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Inputs of several kinds: articles that copy and revise each other, one twice, one line that is none."""
    folder = tmp_path_factory.mktemp("inputs")
    wire = WIRE.read_text(encoding="utf-8").splitlines()
    (folder / "a.jsonl").write_text("\n".join([*wire, "{}", wire[0]]), encoding="utf-8")
    told = LEDGER.read_text(encoding="utf-8").splitlines()[:24]
    revised = {**json.loads(told[0]), "headline": "…"}
    (folder / "b.jsonl").write_text("\n".join([*told, json.dumps(revised)]), encoding="utf-8")
    (folder / "c.txt").write_bytes((ROOT / "examples/ceasefire.txt").read_bytes())
    return folder


def write(folder, out, how=None, skip=()):
    """What Daft does, in this process."""
    how = how or Taking()
    dataset = Dataset(str(out))
    units = dataset.plan([one for one in files([str(folder)]) if not isinstance(one, Failure)], described(how, "test"))
    worker = Worker(str(out), how)
    for unit in units:
        if unit.number not in skip:
            worker.read(unit.number, unit.path)
    return dataset


@pytest.fixture(scope="module")
def dataset(folder, tmp_path_factory):
    return write(folder, tmp_path_factory.mktemp("dataset") / "out")


def test_the_store_is_the_same_as_if_one_process_had_read_all(folder, dataset, tmp_path):
    assert musnad("ingest", folder, "--store", tmp_path / "one.db").returncode == 1  # the line that is no article
    made = musnad("import", dataset.where, "--store", tmp_path / "other.db")
    assert made.returncode == 0, made.err
    one, other = everything(tmp_path / "one.db"), everything(tmp_path / "other.db")
    assert len(one["statement"]) > 50
    assert len(one["judgement"]) > 5
    for name, rows in one.items():
        assert rows == other[name], name


def test_bringing_it_twice_is_bringing_it_once(dataset, tmp_path):
    store = Store(tmp_path / "m.db")
    kept = list(bring(dataset, dataset.parts(), store))
    before = everything(tmp_path / "m.db")
    assert "new" in kept
    again = list(bring(dataset, dataset.parts(), store))
    assert again.count("same") >= len(again) - 2  # the article that stands there with two headlines
    assert everything(tmp_path / "m.db") == before


def test_a_file_of_which_a_worker_died_is_written_over(folder, dataset, tmp_path):
    cut = write(folder, tmp_path / "out", skip={2})
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.parquet")}
    (tmp_path / "out/_done/000000.json").unlink()  # as if it had died when all but this was written
    assert {part[0] for part in cut.parts()} == {1}
    whole = write(folder, tmp_path / "out")
    assert {path: path.read_bytes() for path in before} == before
    assert {part[0] for part in whole.parts()} == {0, 1, 2}
    assert whole.articles() == dataset.articles()


def test_what_is_new_is_read_into_the_same_folder(folder, tmp_path):
    first = [one for one in files([str(folder / "c.txt"), str(folder / "a.jsonl")]) if not isinstance(one, Failure)]
    dataset = Dataset(str(tmp_path / "out"))
    how = described(Taking(), "test")
    assert [unit.number for unit in dataset.plan(first, how)] == [0, 1]
    later = dataset.plan([one for one in files([str(folder)]) if not isinstance(one, Failure)], how)
    assert [unit.number for unit in later] == [1, 2, 0]
    with pytest.raises(DatasetError, match="other rules or options"):
        dataset.plan(first, described(Taking("2022-01-13"), "test"))


def test_failures_are_told_with_their_place(dataset):
    failures = [failure for done in dataset.done().values() for failure in done.failures]
    assert [failure.where.rpartition("/")[2] for failure in failures] == [f"a.jsonl:{WIRE.read_text('utf-8').count(chr(10)) + 1}"]


def test_tables_lie_by_month_and_have_the_columns_of_the_store(dataset, tmp_path):
    months = {path.parent.name for path in tmp_path.parent.glob("dataset*/out/document/*/*.parquet")}
    assert months
    assert all(month.startswith("month=") for month in months)
    table = pq.read_table(f"{dataset.root}/event", partitioning="hive")
    assert {"document", "type", "first", "country", "month"} <= set(table.column_names)
    assert set(TABLES) >= {"document", "statement", "link", "event", "change", "change_area", "quantity", "party"}


def test_what_is_asked_wrongly_is_told_in_a_line(folder, tmp_path):
    for arguments, told in (((folder, "--runner", "native"), "-o"), ((folder, "-o", "out"), "--runner"),
                            ((folder, "--runner", "native", "--address", "x", "-o", "out"), "--address")):
        result = musnad("ingest", *arguments)
        assert result.returncode == 2
        assert told in result.err
    result = musnad("import", tmp_path, "--store", tmp_path / "m.db")
    assert result.returncode == 1
    assert "holds no data set" in result.err
