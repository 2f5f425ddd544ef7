"""The ledger as a join by place: the reports of a kind of measure in a country come together and are worked out as in a store."""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from typing import Any, NamedTuple, TypedDict

import pyarrow as pa

from musnad.distributed.dataset import Dataset, columns_of
from musnad.distributed.engine import daft
from musnad.distributed.frames import Frame, parts_of
from musnad.distributed.persons import first_rows
from musnad.query.intervals import Report
from musnad.query.kept import worked_out
from musnad.query.origins import Sighting, Step, full_name
from musnad.query.places import path_of
from musnad.query.reports import report_of
from musnad.store.numbers import day_of
from musnad.store.rows import Row
from musnad.store.schema import LEDGER


class Subject(TypedDict):
    """Whose measure it is, as an article names them."""

    name: str
    entity: str


class Told(TypedDict):
    """A change in one area as an article reports it."""

    file: int
    item: int
    change: str
    area: int
    country: str
    kind: str
    subjects: list[Subject]
    data: bytes


class Whole(TypedDict):
    """The full name of an entity."""

    entity: str
    whole: str


class Reported(TypedDict):
    """The same with what is known of its article; '' is no outlet, 0 no newer version."""

    doc: int
    root: int
    replaced_by: int
    outlet: str
    first_outlet: str
    change: str
    area: int
    subjects: list[Subject]
    wholes: list[Whole] | None
    data: bytes


class Kept(TypedDict):
    """A row of a table of the ledger."""

    table: str
    row: bytes


class Changes:
    """The changes of a part of a data set."""

    def __init__(self, where: str) -> None:
        self._dataset = Dataset(where)

    def of(self, file: int, part: int) -> list[Told]:
        """Each change in each of its areas."""
        tables = ("change", "change_area", "event", "statement", "link", "party", "directive")
        found: list[Told] = []
        for document, rows in self._dataset.documents((file, part), tables, ("id", "item")):
            if "change" in rows:
                found += _told(file, document, rows)
        return found


def _told(file: int, document: Row, rows: dict[str, list[Row]]) -> list[Told]:
    areas: dict[str, list[Row]] = {}
    for area in rows.get("change_area", ()):
        areas.setdefault(area["change"], []).append(area)
    events = {event["id"]: event["statement"] for event in rows.get("event", ())}
    stances = {statement["id"]: statement["stance"] for statement in rows.get("statement", ())}
    chains: dict[str, list[Row]] = {}
    for link in sorted(rows.get("link", ()), key=lambda link: link["n"]):
        chains.setdefault(link["statement"], []).append(link)
    subjects: dict[str, list[Subject]] = {}
    for party in sorted(rows.get("party", ()), key=lambda party: party["n"]):
        if party["side"] == "subject":
            subjects.setdefault(party["owner"], []).append({"name": party["name"], "entity": party["entity"] or ""})
    found: list[Told] = []
    for change in rows["change"]:
        statement = _carrier(change, rows.get("statement", ())) or events.get(change["event"])
        chain = tuple(Step(link["name"], link["entity"]) for link in chains.get(statement or "", ()))
        directed = any(i["start"] < change["end"] and change["start"] < i["end"] for i in rows.get("directive", ()))
        for area in areas.get(change["id"]) or [{"n": 0, "name": None, "country": None, "admin1": None, "geonames": None}]:
            path = path_of(area["country"], area["admin1"], area["name"] or "", area["geonames"])
            country = area["country"] or "?"
            if path[0] != country:
                continue
            told = _Change(**{name: change[name] for name in ("kind", "effect", "first", "last", "until", "status", "rule")},
                           name=area["name"], stance=stances.get(statement), directed=directed)
            data = pickle.dumps((told, path, change["confidence"], chain, document["id"]))
            found.append({"file": file, "item": document["item"], "change": change["id"], "area": area["n"], "country": country,
                          "kind": change["kind"], "subjects": subjects.get(change["id"], []), "data": data})
    return found


def _carrier(change: Row, statements: Iterable[Row]) -> str | None:
    """The innermost statement in whose content the words of a change stand, as ``query/reports.py`` finds it."""
    around = [(one["end"] - one["start"], one["id"]) for one in statements
              if one["start"] <= change["start"] and change["end"] <= one["end"]]
    return min(around)[1] if around else None


class _Change(NamedTuple):
    """What ``reports.py`` asks of a row."""

    kind: str
    effect: str
    name: str | None
    first: str | None
    last: str | None
    until: str | None
    status: str
    rule: str
    stance: str | None
    directed: bool


class Measures:
    """Works out what is kept of the measures of a kind in a country."""

    def of(self, country: str, reported: list[Reported]) -> list[Kept]:
        """The rows of ``measure``, ``held``, ``earlier`` and ``moment`` that tell of reports of one kind."""
        rows = sorted(reported, key=lambda row: (row["doc"], row["change"], row["area"]))
        replaced = {row["doc"]: row["replaced_by"] for row in rows if row["replaced_by"]}
        made = worked_out(country, map(_report, rows), replaced)
        return [{"table": name, "row": pickle.dumps(row)} for name, found in made.items() for row in found]


def _report(row: Reported) -> Report:
    told, path, sure, chain, document = pickle.loads(row["data"])
    wholes = {whole["entity"]: whole["whole"] for whole in row["wholes"] or ()}
    names = [(full_name(one["name"], wholes.get(one["entity"])), one["entity"] or None) for one in row["subjects"] or ()]
    sighting = Sighting(f"{document}.{row['change']}", document, day_of(row["doc"]), row["outlet"] or None, row["root"], chain,
                        sure, row["first_outlet"] or None, row["doc"])
    return report_of(told, path, names, sighting)


def ledger(dataset: Dataset, numbers: Frame) -> int:
    """Work the ledger out and write its tables; returns how many measures there are."""
    engine = daft()
    col, struct = engine.col, engine.functions.to_struct
    changes, measures = engine.cls(Changes)(dataset.where), engine.cls(Measures)()
    told = parts_of(dataset).select(changes.of(col("file"), col("part")).alias("told")).explode("told")
    told = told.where(col("told").not_null()).select(col("told").unnest())
    told = told.join(numbers, on=["file", "item"]).collect()
    named = told.select("doc", "change", col("subjects").alias("subject")).explode("subject").where(col("subject").not_null())
    named = named.select("doc", "change", col("subject").get("entity").alias("entity")).where(col("entity") != "").distinct()
    names_of = first_rows(dataset, "name").select(col("id").alias("entity"), col("name").alias("whole"))
    wholes = named.join(names_of, on="entity").select(
        "doc", "change", struct(col("entity"), col("whole")).alias("wholes"))
    wholes = wholes.groupby("doc", "change").agg(col("wholes").list_agg())
    names = ("doc", "root", "replaced_by", "outlet", "first_outlet", "change", "area", "subjects", "wholes", "data")
    told = told.join(wholes, on=["doc", "change"], how="left").select(
        "country", "kind", struct(*map(col, names)).alias("reported"))
    kept = told.groupby("country", "kind").agg(col("reported").list_agg()).select(
        measures.of(col("country"), col("reported")).alias("kept")).explode("kept")
    kept = kept.where(col("kept").not_null()).select(col("kept").unnest()).to_pydict()
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in LEDGER}
    for name, row in zip(kept["table"], kept["row"], strict=True):
        rows[name].append(pickle.loads(row))
    for name, found in rows.items():
        found.sort(key=lambda row: (row["country"], row["kind"], row["n"], row.get("part", 0)))
        dataset.replace(name, pa.Table.from_pylist(found, columns_of(name)))
    return len(rows["measure"])
