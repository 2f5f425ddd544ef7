"""Who stands behind what several articles report: the chains of all reports of one statement or event, joined by cluster."""

from __future__ import annotations

import pickle
from typing import Any, TypedDict

from musnad.distributed.dataset import Dataset
from musnad.distributed.engine import daft
from musnad.distributed.frames import Frame, parts_of
from musnad.query.origins import Sighting, Step, confidence, origins
from musnad.store.numbers import day_of
from musnad.store.rows import Row


class Chained(TypedDict):
    """A statement or event with the chain by which it came."""

    file: int
    item: int
    record: str
    sure: float
    chain: bytes


class Sighted(TypedDict):
    """The same with what is known of its article; '' is no outlet."""

    doc: int
    root: int
    outlet: str
    first_outlet: str
    record: str
    sure: float
    chain: bytes


class Source(TypedDict):
    """One of the independent origins of what a cluster tells, as ``query/origins.py`` finds them; ``n`` is its rank."""

    n: int
    origins: int
    believed: float
    name: str
    what: str
    via: list[str]
    outlets: list[str]
    first: str
    reports: list[str]
    confidence: float


class Chains:
    """The chains of a part of a data set."""

    def __init__(self, where: str) -> None:
        self._dataset = Dataset(where)

    def of(self, file: int, part: int) -> list[Chained]:
        """Each statement and event with its chain, empty in the article's own voice."""
        found: list[Chained] = []
        for document, rows in self._dataset.documents((file, part), ("statement", "link", "event"), ("id", "item")):
            chains: dict[str, list[Row]] = {}
            for link in sorted(rows.get("link", ()), key=lambda link: link["n"]):
                chains.setdefault(link["statement"], []).append(link)
            told = [(row, row["id"]) for row in rows.get("statement", ())]
            told += [(row, row["statement"]) for row in rows.get("event", ())]
            for row, statement in told:
                chain = tuple(Step(link["name"], link["entity"]) for link in chains.get(statement or "", ()))
                found.append({"file": file, "item": document["item"], "record": f"{document['id']}.{row['id']}",
                              "sure": row["confidence"], "chain": pickle.dumps(chain)})
        return found


class Origins:
    """Finds the independent origins of what is reported."""

    def of(self, reports: list[Sighted]) -> list[Source]:
        """The origins of the reports of one cluster, that with the most reports first."""
        sightings = [Sighting(one["record"], one["record"].partition(".")[0], day_of(one["doc"]), one["outlet"] or None,
                              one["root"], pickle.loads(one["chain"]), one["sure"], one["first_outlet"] or None, one["doc"])
                     for one in reports]
        found = origins(sightings)
        believed = confidence(found)
        return [{"n": n, "origins": len(found), "believed": believed, "name": one.name, "what": one.kind, "via": list(one.via),
                 "outlets": list(one.outlets), "first": one.first, "reports": list(one.reports), "confidence": one.confidence}
                for n, one in enumerate(found)]


def sources(dataset: Dataset, numbers: Frame) -> Any:
    """The origins of each cluster that ``compare`` wrote, as a frame, given the numbers of the articles."""
    engine = daft()
    col, struct = engine.col, engine.functions.to_struct
    chains, found = engine.cls(Chains)(dataset.where), engine.cls(Origins)()
    clusters = engine.read_parquet(f"{dataset.address}/cluster/*.parquet")
    told = parts_of(dataset).select(chains.of(col("file"), col("part")).alias("told")).explode("told")
    told = told.where(col("told").not_null()).select(col("told").unnest()).join(clusters, on="record")
    told = told.join(numbers, on=["file", "item"])
    names = ("doc", "root", "outlet", "first_outlet", "record", "sure", "chain")
    told = told.select("kind", "cluster", struct(*map(col, names)).alias("report"))
    rows = told.groupby("kind", "cluster").agg(col("report").list_agg())
    return rows.select("kind", "cluster", found.of(col("report")).alias("source")).explode("source").select(
        "kind", "cluster", col("source").unnest())
