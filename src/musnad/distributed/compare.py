"""The steps between articles as joins over a data set: which are copies, which statements and events are the same.

    numbers  the articles in order, each with the number it has in a store          on the driver: one short row an article
    copies   signatures, joined by band within days of each other                   → the text that each is a copy of
    pairs    records, joined by key (speaker and word; type, country and word) and week    → the nearest few of each
    judged   the pairs of each two articles together                                 → judgements
    joined   what is judged the same                                                → clusters

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
from musnad.distributed.numbers import COLUMNS, Article, Place, numbered, versions
from musnad.distributed.steps import Comparables, Copies, Judge
from musnad.query.alike import SAME
from musnad.query.clusters import joined
from musnad.query.judgements import RULES
from musnad.query.resolve import COPIES, DAYS
from musnad.store import blocks
from musnad.store.copies import WITHIN
from musnad.store.likeness import COPY, resemblance
from musnad.store.numbers import A_DAY

Frame = Any
"""A frame of Daft."""
_WEEK = blocks.BUCKET * A_DAY


@dataclass(slots=True)
class Compared:
    """What came of comparing: how many articles, judgements and clusters."""

    articles: int
    judgements: int
    clusters: int


def compare(dataset: Dataset, today: str | None = None) -> Compared:
    """Compare all articles of a data set, and write ``judgement`` and ``cluster`` into it."""
    articles = arrange(dataset, today or datetime.now(UTC).date().isoformat())
    numbers = _numbers(articles)
    found = judgements(dataset, numbers, articles)
    rows = sorted(found.to_arrow().to_pylist(), key=lambda row: (row["kind"], row["a"], row["b"], row["turn"]))
    dataset.replace("judgement", pa.Table.from_pylist(rows, _JUDGEMENT))
    clusters = []
    for kind in ("event", "statement"):
        same = joined((row["a"], row["b"], RULES, row["verdict"], row["score"]) for row in rows if row["kind"] == kind)
        clusters += [{"kind": kind, "record": record, "cluster": first} for record, first in sorted(same.items())]
    dataset.replace("cluster", pa.Table.from_pylist(clusters, _CLUSTER))
    return Compared(len(articles), len(rows), len({(row["kind"], row["cluster"]) for row in clusters}))


_JUDGEMENT = pa.schema([
    ("turn", pa.int64()), ("kind", pa.string()), ("a", pa.string()), ("b", pa.string()), ("verdict", pa.string()),
    ("score", pa.float64()), ("reason", pa.string()), ("a_start", pa.int64()), ("a_end", pa.int64()), ("b_start", pa.int64()),
    ("b_end", pa.int64())])
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

    edges = _copies(dataset, _numbers(articles)).to_pydict()
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
    found = _table(dataset, "signature", "runs").join(wanted, on=["file", "item"]).to_pydict()
    return {(file, item): runs for file, item, runs in zip(found["file"], found["item"], found["runs"], strict=True)}


def _table(dataset: Dataset, name: str, *columns: str) -> Frame:
    """A table of the data set; the files of inputs that are not read to their ends are in it too."""
    col = daft().col
    frame = daft().read_parquet(f"{dataset.address}/{name}/**/*.parquet")
    return frame.select(col("file").cast(daft().DataType.int64()), col("item").cast(daft().DataType.int64()), *map(col, columns))


def _numbers(articles: Sequence[Article]) -> Frame:
    return daft().from_pydict({
        "file": [a.place[0] for a in articles], "item": [a.place[1] for a in articles], "doc": [a.doc for a in articles],
        "root": [a.root for a in articles], "live": [a.replaced_by is None for a in articles]})


def _copies(dataset: Dataset, numbers: Frame) -> Frame:
    """Pairs of articles whose texts are copies: those that share a band of their signatures and are near in time."""
    engine = daft()
    col, copies = engine.col, engine.cls(Copies)()
    signed = _table(dataset, "signature", "runs").join(numbers, on=["file", "item"]).select("doc", "runs")
    bands = signed.select(col("doc"), copies.bands(col("runs")).alias("band")).explode("band")
    pairs = _within(bands, ["band"], WITHIN).select("doc", "other").distinct()
    other = signed.select(col("doc").alias("other"), col("runs").alias("other_runs"))
    both = pairs.join(signed, on="doc").join(other, on="other")
    return both.where(copies.alike(col("runs"), col("other_runs"))).select("doc", "other")


def _within(frame: Frame, on: list[str], days: int) -> Frame:
    """Each row of a frame with those of earlier articles (``other_…``) that are alike in some columns and near in time.

    Joined by stretches of time too, so that those of one time and key come to one worker: a row looks into its own stretch and
    the one before.
    """
    engine = daft()
    col, stretch = engine.col, 2 * days * A_DAY
    new = {name: name if name in on else "other" if name == "doc" else f"other_{name}" for name in frame.column_names}
    earlier = frame.select(*[col(name).alias(other) for name, other in new.items()], (col("doc") // stretch).alias("stretch"))
    here = frame.with_column("stretch", col("doc") // stretch)
    before = frame.with_column("stretch", col("doc") // stretch - 1)
    joined_ = here.concat(before).join(earlier, on=[*on, "stretch"])
    return joined_.where((col("other") < col("doc")) & (col("doc") - col("other") <= days * A_DAY)).exclude("stretch")


def judgements(dataset: Dataset, numbers: Frame, articles: Sequence[Article]) -> Frame:
    """What is judged of the records of all articles, as ``Found``."""
    engine = daft()
    col, struct = engine.col, engine.functions.to_struct
    parts = dataset.parts()
    judge = engine.cls(Judge)()
    made = engine.from_pydict({"file": [file for file, _ in parts], "part": [part for _, part in parts]}).into_batches(1)
    comparables = engine.cls(Comparables)(dataset.where)
    records = made.select(comparables.of(col("file"), col("part")).alias("record")).explode("record")
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
    keyed = records.select("doc", "kind", "n", "keys").explode("keys").where(col("keys").not_null())
    own = keyed.select(col("doc"), col("keys"), col("kind"), col("n"))
    shared = _within_kinds(own, DAYS)
    best = shared.groupby("doc", "kind", "n").agg(
        col("other").list_agg(), col("other_n").list_agg(), col("shared").list_agg())
    best = best.with_column("best", judge.nearest(col("other"), col("other_n"), col("shared"))).explode("best")
    best = best.select("doc", "kind", "n", col("best").get("doc").alias("other"), col("best").get("n").alias("other_n"))
    best = best.join(whole, on=["doc", "other"], how="anti")
    mine = records.select("doc", "kind", "n", "root", "data", placed.alias("record"))
    theirs = records.where(col("live")).select(
        col("doc").alias("other"), col("kind"), col("n").alias("other_n"), col("root").alias("other_root"),
        col("data").alias("other_data"), placed.alias("other_record"))
    scored = best.join(mine, on=["doc", "kind", "n"]).join(theirs, on=["other", "kind", "other_n"])
    scored = scored.where(judge.score(col("data"), col("root"), col("other_data"), col("other_root")) >= SAME)
    of_near = scored.groupby("doc", "other").agg(col("record").list_agg(), col("other_record").list_agg()).select(
        judge.near(col("record"), col("other_record")).alias("found"))
    return of_copies.concat(of_near).explode("found").where(col("found").not_null()).select(col("found").unnest())


def _within_kinds(own: Frame, days: int) -> Frame:
    """Each record with those of earlier articles near in time with which it shares keys, and how many.

    A store keeps the keys of an article's statements and events under the same numbers (``store/blocks.py``): so it is here.
    """
    col = daft().col
    keyed = own.select("doc", "keys", "n").distinct()
    pairs = _within(keyed, ["keys"], days).select(col("doc"), col("n"), col("keys"), col("other"), col("other_n"))
    kinds = own.select("doc", "keys", "n", "kind")
    return pairs.join(kinds, on=["doc", "keys", "n"]).groupby("doc", "kind", "n", "other", "other_n").agg(
        col("keys").count().alias("shared"))


def _near_copies(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """The pairs of copies of one text that are compared, those next to each other in time: the later one first."""
    texts: dict[int, list[int]] = {}
    for article in articles:
        texts.setdefault(article.root, []).append(article.doc)
    return [(docs[n], docs[m]) for docs in texts.values() for n in range(len(docs)) for m in range(max(0, n - COPIES), n)]
