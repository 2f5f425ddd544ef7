"""The frames that the steps between articles begin with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from musnad.distributed.dataset import Dataset
from musnad.distributed.engine import daft
from musnad.distributed.numbers import Article

Frame = Any
"""A frame of Daft."""


def table(dataset: Dataset, name: str, *columns: str) -> Frame:
    """A table of the data set; the files of inputs that are not read to their ends are in it too."""
    col = daft().col
    frame = daft().read_parquet(f"{dataset.address}/{name}/**/*.parquet")
    return frame.select(col("file").cast(daft().DataType.int64()), col("item").cast(daft().DataType.int64()), *map(col, columns))


def parts_of(dataset: Dataset) -> Frame:
    """The parts of the inputs that are read, one a batch."""
    parts = dataset.parts()
    return daft().from_pydict({"file": [file for file, _ in parts], "part": [part for _, part in parts]}).into_batches(1)


def numbers_of(articles: Sequence[Article]) -> Frame:
    """What is known of the articles as such."""
    outlets = {article.doc: article.outlet for article in articles}
    told: dict[str, list[Any]] = {
        "file": [a.place[0] for a in articles], "item": [a.place[1] for a in articles], "doc": [a.doc for a in articles],
        "root": [a.root for a in articles], "live": [a.replaced_by is None for a in articles],
        "replaced_by": [a.replaced_by or 0 for a in articles], "outlet": [a.outlet or "" for a in articles],
        "first_outlet": [outlets.get(a.root) or "" for a in articles]}
    return daft().from_pydict(told)
