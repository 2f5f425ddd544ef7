"""A data set → a store: ``musnad import OUT/``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from musnad.distributed.dataset import Dataset
from musnad.store.prepared import Prepared
from musnad.store.store import Kept, Store

_TOGETHER = 64
"""Articles that are kept in one transaction."""


def bring(dataset: Dataset, parts: Sequence[tuple[int, int]], store: Store) -> Iterator[Kept]:
    """Keep the articles of the data set in the order in which they stood in the inputs; yields what became of each.

    What is there already is passed over, so that it can be ended and begun again.
    """
    for part in parts:
        articles: Iterator[Prepared] = iter(dataset.read(part))
        while together := list(islice(articles, _TOGETHER)):
            yield from store.keep(together)
