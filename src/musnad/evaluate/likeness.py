"""How alike two spans are, and which predictions are taken for which annotations."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from musnad.kernel.fold import fold
from musnad.records import Span

_CLOCK = re.compile(r"(T\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?")
_One = TypeVar("_One")
_Other = TypeVar("_Other")


def touches(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def overlap(one: Span, other: Span) -> float:
    """Intersection over union of the characters of two spans, 0 to 1."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    if shared <= 0:
        return 0.0
    return shared / (one[1] - one[0] + other[1] - other[0] - shared)


def same_date(one: str | None, other: str | None) -> bool:
    """Whether two EDTF values say the same, seconds and time zone aside."""
    return _to_the_minute(one) == _to_the_minute(other)


def _to_the_minute(value: str | None) -> str | None:
    return _CLOCK.sub(r"\1", value) if value else None


def bare(name: str) -> str:
    """A name folded for comparing: no harakat, one alef, no difference of final yeh and teh."""
    return " ".join(fold(name).split())


def matched(have: Sequence[_One], want: Sequence[_Other], worth: Callable[[_One, _Other], float]) -> list[tuple[int, int]]:
    """Pairs of indices, one to one, the pair of the highest worth first; a worth of 0 is no pair, the later of equals wins."""
    ranked = [(worth(one, other), i, j) for i, one in enumerate(have) for j, other in enumerate(want)]
    found: list[tuple[int, int]] = []
    left, right = set(range(len(have))), set(range(len(want)))
    for value, i, j in sorted(ranked, reverse=True):
        if value > 0 and i in left and j in right:
            left.remove(i)
            right.remove(j)
            found.append((i, j))
    return found
