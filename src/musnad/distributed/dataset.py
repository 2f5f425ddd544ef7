"""The data set that many processes write at once and that ``musnad import`` and DuckDB read: the store's rows as Parquet files.

    OUT/event/month=2022-01/000003-0000.parquet    rows of the store's table ``event``, of articles published in that month
    OUT/_runs/0000.json                            what was to be read: each input has a number, in order
    OUT/_done/000003.json                          input 3 has been read to its end

The columns are those of ``store/schema.py``, but that ``document`` (its id) stands in place of its number in a store, ``doc``.
Every table has ``file`` and ``item`` besides: which input the article stood in, and where in it. They tell two readings of one
article apart, and in their order ``musnad import`` keeps them, so that the store is the same as if one process had read all
inputs. A file's name is made of the number of the input and of the part of it, so that an input that is read again after a crash
writes the same files again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.fs as pafs
import pyarrow.parquet as pq
from sqlalchemy import Double, Float, Integer, LargeBinary

from musnad.page.sources.raw import Failure
from musnad.store import schema as db
from musnad.store.prepared import Prepared
from musnad.store.rows import Row

_LEFT_OUT = frozenset({"doc", "replaced_by", "root", "ingested", "documents"})
"""Columns that only a store knows."""
_RECORDS = tuple(table.name for table in db.RECORDS if table.name not in ("signature", "band", "citation", "compared", "about"))
TABLES = ("document", "entity", "signature", *_RECORDS)
UNDATED = "__HIVE_DEFAULT_PARTITION__"
"""The partition of articles whose day of publication is not known: Hive's name for null."""


class DatasetError(Exception):
    """What is wrong with a data set, in one line."""


@dataclass(frozen=True, slots=True)
class Unit:
    """An input that one worker reads: a file, with its number in the data set."""

    number: int
    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an input: how many articles, and what could not be read."""

    number: int
    documents: int
    failures: tuple[Failure, ...]

    def to_json(self) -> str:
        """One line."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, line: str) -> Done:
        """Back from ``to_json``."""
        told = json.loads(line)
        return cls(told["number"], told["documents"], tuple(Failure(**failure) for failure in told["failures"]))


@lru_cache(maxsize=32)
def schema_of(name: str) -> pa.Schema:
    """The columns of a table of the data set."""
    columns = [(field.name, field.type) for field in columns_of(name) if field.name not in _LEFT_OUT]
    if name != "document":
        columns.insert(0, ("document", pa.string()))
    if name == "entity":
        columns.append(("words", pa.list_(pa.string())))
    return pa.schema([*columns, ("file", pa.int32()), ("item", pa.int32())])


def columns_of(name: str) -> pa.Schema:
    """The columns of a table of the store."""
    return pa.schema([(column.name, _arrow(column.type)) for column in db.tables.tables[name].columns])


def _arrow(kind: object) -> pa.DataType:
    if isinstance(kind, LargeBinary):
        return pa.binary()
    return pa.int64() if isinstance(kind, Integer) else pa.float64() if isinstance(kind, Float | Double) else pa.string()


class Dataset:
    """A data set in a folder of this computer or of any store that pyarrow opens (``s3://bucket/folder``, ``gs://…``)."""

    def __init__(self, where: str) -> None:
        self.where = where
        self._index: dict[str, dict[tuple[int, int], list[str]]] = {}
        try:
            self._files, self.root = pafs.FileSystem.from_uri(where if "://" in where else str(Path(where).resolve()))
        except (pa.ArrowException, OSError, ValueError) as error:
            raise DatasetError(f"{where} cannot be opened ({str(error).splitlines()[0][:120]})") from error

    @property
    def address(self) -> str:
        """Where Daft finds it."""
        return self.where if "://" in self.where else self.root

    # what was to be read, and what was

    def plan(self, inputs: Sequence[tuple[str, int]], how: dict[str, Any]) -> list[Unit]:
        """The inputs (path and size) with their numbers: those of an earlier run, and the next ones for what is new.

        Raises DatasetError where the folder was written otherwise: with other rules, or with dates given for other inputs.
        """
        known: dict[tuple[str, int], int] = {}
        runs = self._listed("_runs")
        for path in runs:
            told = json.loads(self._read(path))
            if told["how"] != how:
                raise DatasetError(f"{self.where} was written with other rules or options ({_differing(told['how'], how)}); "
                                   "name another folder with -o")
            known.update({(unit["path"], unit["size"]): unit["number"] for unit in told["units"]})
        fresh = [one for one in dict.fromkeys(inputs) if one not in known]
        first = max(known.values(), default=-1) + 1
        units = [Unit(number, path, size) for number, (path, size) in enumerate(fresh, start=first)]
        if units:
            self._write(f"_runs/{len(runs):04}.json",
                        json.dumps({"how": how, "units": [asdict(unit) for unit in units]}, ensure_ascii=False).encode())
        known.update({(unit.path, unit.size): unit.number for unit in units})
        return [Unit(known[one], *one) for one in dict.fromkeys(inputs)]

    def done(self) -> dict[int, Done]:
        """What was read to its end, by number."""
        found = [Done.from_json(self._read(path)) for path in self._listed("_done")]
        return {one.number: one for one in found}

    def articles(self) -> int:
        """How many articles were written."""
        return sum(one.documents for one in self.done().values())

    def finish(self, done: Done) -> None:
        """Say that an input has been read to its end."""
        self._write(f"_done/{done.number:06}.json", done.to_json().encode())

    # rows

    def write(self, unit: int, part: int, prepared: Sequence[tuple[int, Prepared]]) -> None:
        """Write some articles of an input, each with its place there: a file for each table and month."""
        rows: dict[tuple[str, str], list[Row]] = {}
        for item, one in prepared:
            id, published = one.document["id"], one.document["published"]
            month = published[:7] if published else UNDATED
            reported = published[:10] if published else None
            common = {"document": id, "file": unit, "item": item}
            rows.setdefault(("document", month), []).append({**one.document, "reported": reported, "file": unit, "item": item})
            rows.setdefault(("signature", month), []).append({**common, "runs": one.signature})
            spelled = one.spellings or {}
            rows.setdefault(("entity", month), []).extend(
                {**common, **row, "words": spelled.get(name, [])} for name, row in one.entities.items())
            for name in _RECORDS:
                rows.setdefault((name, month), []).extend({**common, **row} for row in one.tables.get(name, ()))
        for (name, month), found in rows.items():
            if found:
                table = pa.Table.from_pylist(found, schema_of(name))
                sink = pa.BufferOutputStream()
                pq.write_table(table, sink, compression="zstd")
                self._write(f"{name}/month={month}/{unit:06}-{part:04}.parquet", sink.getvalue())

    def parts(self) -> list[tuple[int, int]]:
        """The parts of inputs that were read to their ends, in order: number of the input and of the part."""
        finished = {number for number, done in self.done().items() if done.documents}
        found = {_numbers(path) for path in self._listed("document", deep=True)}
        if not finished and not self._listed("_runs"):
            raise DatasetError(f"{self.where} holds no data set; write one with `musnad ingest … --runner native -o OUT/`")
        return sorted(part for part in found if part[0] in finished)

    def read(self, part: tuple[int, int]) -> list[Prepared]:
        """The articles of a part of an input, in order."""
        made = []
        for row, own in self.documents(part, TABLES[1:]):
            for column in ("file", "item", "reported"):
                del row[column]
            signature = next((s["runs"] for s in own.pop("signature", [])), b"")
            spellings = {entity["id"]: entity.pop("words") for entity in own.get("entity", [])}
            entities = {entity["id"]: entity for entity in own.pop("entity", [])}
            made.append(Prepared.of(row, own, entities, signature, spellings))
        return made

    def documents(self, part: tuple[int, int], tables: Sequence[str],
                  columns: Sequence[str] | None = None) -> list[tuple[Row, dict[str, list[Row]]]]:
        """The articles of a part in order: the row of each (with all columns or these), and its rows of some tables."""
        grouped: dict[int, dict[str, list[Row]]] = {}
        for name in tables:
            for row in self.rows(name, part):
                del row["document"], row["file"]
                grouped.setdefault(row.pop("item"), {}).setdefault(name, []).append(row)
        found = sorted(self.rows("document", part, columns), key=lambda row: row["item"])
        return [(row, grouped.get(row["item"], {})) for row in found]

    def rows(self, table: str, part: tuple[int, int], columns: Sequence[str] | None = None) -> list[Row]:
        """The rows of a table in a part of an input, of all months, with all columns or these."""
        found: list[Row] = []
        wanted = None if columns is None else list(columns)
        for path in self._of_part(table).get(part, ()):
            with self._files.open_input_file(path) as file:
                found += pq.read_table(file, columns=wanted, schema=schema_of(table)).to_pylist()
        return found

    def _of_part(self, table: str) -> dict[tuple[int, int], list[str]]:
        if table not in self._index:
            index: dict[tuple[int, int], list[str]] = {}
            for path in self._listed(table, deep=True):
                index.setdefault(_numbers(path), []).append(path)
            self._index[table] = index
        return self._index[table]

    def replace(self, name: str, table: pa.Table) -> None:
        """Write a table that is of no input, in place of the one before: ``judgement``, ``cluster``."""
        sink = pa.BufferOutputStream()
        pq.write_table(table, sink, compression="zstd")
        self._write(f"{name}/all.parquet", sink.getvalue())

    # files

    def _listed(self, folder: str, *, deep: bool = False) -> list[str]:
        """The files in a folder, in order of their names; none where it is not there."""
        selector = pafs.FileSelector(f"{self.root}/{folder}", allow_not_found=True, recursive=deep)
        found = [info.path for info in self._files.get_file_info(selector) if info.type == pafs.FileType.File]
        return sorted(path for path in found if path.endswith((".json", ".parquet")))

    def _read(self, path: str) -> str:
        with self._files.open_input_stream(path) as file:
            return str(file.read().decode())

    def _write(self, name: str, data: Any) -> None:
        """A file that appears whole."""
        path = f"{self.root}/{name}"
        self._files.create_dir(path.rpartition("/")[0], recursive=True)
        local = isinstance(self._files, pafs.LocalFileSystem)  # object stores show a file when it is whole
        target = f"{path}.part" if local else path
        try:
            with self._files.open_output_stream(target) as file:
                file.write(data)
            if local:
                self._files.move(target, path)
        except OSError:
            with suppress(OSError):
                self._files.delete_file(target)
            raise


def _numbers(path: str) -> tuple[int, int]:
    unit, _, part = path.rpartition("/")[2].removesuffix(".parquet").partition("-")
    return int(unit), int(part)


def _differing(one: dict[str, Any], other: dict[str, Any]) -> str:
    return ", ".join(sorted(name for name in {*one, *other} if one.get(name) != other.get(name)))
