"""SQL with lists for parameters: ``with_lists("… WHERE doc IN :docs", "docs")``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import TextClause, bindparam, text

Item = TypeVar("Item")


def with_lists(sql: str, *names: str) -> TextClause:
    """A query in which the parameters of these names are lists, for ``IN``."""
    return text(sql).bindparams(*(bindparam(name, expanding=True) for name in names))


def batches(items: Sequence[Item], size: int = 500) -> Iterator[Sequence[Item]]:
    """Items a few at a time, as many as one query may name."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
