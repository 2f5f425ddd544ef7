"""The steps between articles as joins over a data set: which are copies, which statements and events are the same.

    numbers  the articles in order, each with the number it has in a store          on the driver: one short row an article
    copies   signatures, joined by band within days of each other                   → the text that each is a copy of
    pairs    records, joined by key (speaker and word; type, country and word) and week    → the nearest few of each
    judged   the pairs of each two articles together                                 → judgements
    persons  names, joined by their last word (``persons.py``)                       → judgements
    joined   what is judged the same                                                → clusters
    sources  the chains of all reports of each cluster (``sources.py``)              → origins
    ledger   reports of changes, by country and kind (``ledger.py``)                 → measures

No step asks in what order workers came: each is a function of its rows, and what an order decides (which copy is the first, which
of two is compared with the other) follows from the articles' numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa

from musnad.distributed.dataset import Dataset
from musnad.distributed.engine import daft
from musnad.distributed.frames import Frame, numbers_of, parts_of, table
from musnad.distributed.ledger import ledger
from musnad.distributed.numbers import COLUMNS, Article, Place, numbered, versions
from musnad.distributed.persons import first_rows, persons
from musnad.distributed.sources import sources
from musnad.distributed.steps import Comparables, Copies, Judge
from musnad.query.alike import SAME
from musnad.query.clusters import joined
from musnad.query.judgements import RULES
from musnad.query.resolve import COPIES, DAYS
from musnad.store.copies import WITHIN
from musnad.store.likeness import COPY, resemblance
from musnad.store.numbers import A_DAY


@dataclass(slots=True)
class Compared:
    """What came of comparing: how many articles, judgements, clusters and measures."""

    articles: int
    judgements: int
    clusters: int
    measures: int


def compare(dataset: Dataset, today: str | None = None) -> Compared:
    """Compare all articles of a data set, and write what was found into it."""
    articles = arrange(dataset, today or datetime.now(UTC).date().isoformat())
    numbers = numbers_of(articles)
    judged = judgements(dataset, numbers, articles).concat(persons(dataset, numbers))
    judged.write_parquet(f"{dataset.address}/judgement", write_mode="overwrite")
    found = daft().read_parquet(f"{dataset.address}/judgement/*.parquet")
    pairs = found.select("kind", "a", "b", "turn", "verdict", "score").sort(["kind", "a", "b", "turn"]).to_pydict()
    rows = list(zip(*(pairs[name] for name in ("kind", "a", "b", "verdict", "score")), strict=True))
    clusters = []
    for kind in ("event", "statement"):
        same = joined((a, b, RULES, verdict, score) for of, a, b, verdict, score in rows if of == kind)
        clusters += [{"kind": kind, "record": record, "cluster": first} for record, first in sorted(same.items())]
    dataset.replace("cluster", pa.Table.from_pylist(clusters, _CLUSTER))
    sources(dataset, numbers).write_parquet(f"{dataset.address}/origin", write_mode="overwrite")
    measures = ledger(dataset, numbers)
    return Compared(len(articles), len(rows), len({(row["kind"], row["cluster"]) for row in clusters}), measures)


_CLUSTER = pa.schema([("kind", pa.string()), ("record", pa.string()), ("cluster", pa.string())])


def arrange(dataset: Dataset, today: str) -> list[Article]:
    """The articles with their numbers and the texts that they are copies of."""
    rows = sorted((row for part in dataset.parts() for row in dataset.rows("document", part, COLUMNS)),
                  key=lambda row: (row["file"], row["item"]))
    signatures = _signatures_of(dataset, versions(rows))
    articles = numbered(rows, today, lambda one, other: resemblance(signatures.get(one, b""), signatures.get(other, b"")) >= COPY)
    parent = {article.doc: article.doc for article in articles}

    def first(doc: int) -> int:
        while parent[doc] != doc:
            parent[doc] = doc = parent[parent[doc]]
        return doc

    edges = _copies(dataset, numbers_of(articles)).to_pydict()
    for one, other in zip(edges["doc"], edges["other"], strict=True):
        low, high = sorted((first(one), first(other)))
        parent[high] = low
    for article in articles:
        article.root = first(article.doc)
    return articles


def _signatures_of(dataset: Dataset, places: Sequence[Place]) -> dict[Place, bytes]:
    if not places:
        return {}
    wanted = daft().from_pydict({"file": [file for file, _ in places], "item": [item for _, item in places]})
    found = table(dataset, "signature", "runs").join(wanted, on=["file", "item"]).to_pydict()
    return {(file, item): runs for file, item, runs in zip(found["file"], found["item"], found["runs"], strict=True)}


def _copies(dataset: Dataset, numbers: Frame) -> Frame:
    """Pairs of articles whose texts are copies: those that share a band of their signatures and are near in time."""
    engine = daft()
    col, copies = engine.col, engine.cls(Copies)()
    signed = table(dataset, "signature", "runs").join(numbers, on=["file", "item"]).select("doc", "runs")
    bands = signed.select(col("doc"), copies.bands(col("runs")).alias("band")).explode("band")
    pairs = _within(bands, bands, "band", WITHIN).select("doc", "other").distinct()
    other = signed.select(col("doc").alias("other"), col("runs").alias("other_runs"))
    both = pairs.join(signed, on="doc").join(other, on="other")
    return both.where(copies.alike(col("runs"), col("other_runs"))).select("doc", "other")


def _within(frame: Frame, earlier: Frame, on: str, days: int) -> Frame:
    """Each row of a frame with those of earlier articles (``other_…``) that have the same number in a column, near in time."""
    col = daft().col
    near = frame.with_columns({"low": col("doc") - days * A_DAY, "high": col("doc") - 1})
    return _between(near, earlier, on, days)


def _between(frame: Frame, earlier: Frame, on: str, days: int) -> Frame:
    """Each row of a frame with those of articles ``low`` to ``high``, at most twice as many days, that have the same number.

    Joined by stretches of time too, so that those of one time and key come to one worker: a row looks into the stretch of its
    last article and the one before.
    """
    engine = daft()
    col, stretch = engine.col, 2 * days * A_DAY

    def at(number: Any) -> Any:
        return number * (1 << 32) + col(on)

    new = {name: "other" if name == "doc" else f"other_{name}" for name in earlier.column_names if name != on}
    others = earlier.select(*[col(name).alias(other) for name, other in new.items()], at(col("doc") // stretch).alias("at"))
    here = frame.with_column("at", at(col("high") // stretch))
    before = frame.with_column("at", at(col("high") // stretch - 1))
    pairs = here.concat(before).join(others, on="at")
    return pairs.where((col("low") <= col("other")) & (col("other") <= col("high")))


def judgements(dataset: Dataset, numbers: Frame, articles: Sequence[Article]) -> Frame:
    """What is judged of the records of all articles, as ``Found``."""
    engine = daft()
    col, struct = engine.col, engine.functions.to_struct
    judge = engine.cls(Judge)()
    named = first_rows(dataset, "name").to_pydict()
    wholes = {id: name for id, name in zip(named["id"], named["name"], strict=True) if not id.startswith("name/")}
    comparables = engine.cls(Comparables)(dataset.where, wholes)
    records = parts_of(dataset).select(comparables.of(col("file"), col("part")).alias("record")).explode("record")
    records = records.where(col("record").not_null()).select(col("record").unnest())
    records = records.join(numbers, on=["file", "item"]).collect()
    placed = struct(*[col(name) for name in ("doc", "root", "kind", "n", "id", "start", "end", "data")])

    # copies: all records of both
    pairs = _near_copies(articles)
    whole = engine.from_pydict({"doc": [doc for doc, _ in pairs] or [-1], "other": [other for _, other in pairs] or [-1]})
    told = records.select(col("doc"), placed.alias("record")).groupby("doc").agg(col("record").list_agg().alias("records"))
    other_told = told.select(col("doc").alias("other"), col("records").alias("other_records"))
    of_copies = whole.join(told, on="doc").join(other_told, on="other").select(
        judge.copies(col("other_records"), col("records")).alias("found"))

    # others: the nearest few by the keys that they share
    keyed = records.select("doc", "kind", "n", "day", col("keys").alias("key")).explode("key").where(col("key").not_null())
    # a store keeps the keys of an article's statements and events under the same numbers (store/blocks.py): so it is here
    kept = keyed.select("doc", "n", "key").distinct()
    asked = keyed.with_column("window", judge.windows(col("doc"), col("day"))).explode("window").select(
        "doc", "kind", "n", "key", col("window").unnest())
    shared = _between(asked, kept, "key", DAYS).groupby("doc", "kind", "n", "which", "other", "other_n").agg(
        col("key").count().alias("shared"))
    best = shared.groupby("doc", "kind", "n", "which").agg(
        col("other").list_agg(), col("other_n").list_agg(), col("shared").list_agg())
    best = best.with_column("best", judge.nearest(col("other"), col("other_n"), col("shared"))).explode("best")
    best = best.select("doc", "kind", "n", col("best").get("doc").alias("other"), col("best").get("n").alias("other_n"))
    best = best.join(whole, on=["doc", "other"], how="anti").select(
        "doc", "other", _one(col("doc"), col("kind"), col("n")).alias("own"),
        _one(col("other"), col("kind"), col("other_n")).alias("theirs"))
    numbered_ = records.with_column("own", _one(col("doc"), col("kind"), col("n")))
    mine = numbered_.select("own", "root", "data", placed.alias("record"))
    theirs = numbered_.where(col("live")).select(
        col("own").alias("theirs"), col("root").alias("other_root"), col("data").alias("other_data"),
        placed.alias("other_record"))
    scored = best.join(mine, on="own").join(theirs, on="theirs")
    scored = scored.where(judge.score(col("data"), col("root"), col("other_data"), col("other_root")) >= SAME)
    of_near = scored.groupby("doc", "other").agg(col("record").list_agg(), col("other_record").list_agg()).select(
        judge.near(col("record"), col("other_record")).alias("found"))
    return of_copies.concat(of_near).explode("found").where(col("found").not_null()).select(col("found").unnest())


def _one(doc: Any, kind: Any, n: Any) -> Any:
    """One number for a record: of joins on several columns Daft makes others, on the one that all have in common."""
    return doc * (1 << 20) + n * 2 + (kind == "event").cast(daft().DataType.int64())


def _near_copies(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """The pairs of copies of one text that are compared, those next to each other in time: the later one first."""
    texts: dict[int, list[int]] = {}
    for article in articles:
        texts.setdefault(article.root, []).append(article.doc)
    return [(docs[n], docs[m]) for docs in texts.values() for n in range(len(docs)) for m in range(max(0, n - COPIES), n)]
