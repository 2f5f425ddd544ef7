"""Numbers of documents: by day of publication, so that a range of days is a range of numbers and the newest come last."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

A_DAY = 1_000_000
"""Numbers that a day has."""


def first_number(day: str) -> int:
    """The first number of a day.

    >>> first_number("2022-01-14") - first_number("2022-01-13")
    1000000
    """
    return date.fromisoformat(day[:10]).toordinal() * A_DAY


def day_of(doc: int) -> str:
    """The day of a document's number."""
    return _day(doc // A_DAY)


@lru_cache(maxsize=16_384)
def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
