"""Statements and events as they are compared across articles, and the days between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from musnad.query.places import Path

STANDING = "in_force"
"""The effect of a change that tells what goes on."""
DATE = len("2022-01-05")
_MIDNIGHT = "T00:00:00"
CLOSE = 3
"""Days that a date spans at most that tells when an event was."""


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as compared: the hashes of its words, its speaker, its text's cluster of copies."""

    words: frozenset[int]
    speaker: str
    entity: str | None
    text: int
    day: str | None = None
    """The first day that it tells of."""


Turn = tuple[str, str, Path]
"""A change of what is in force that an event makes: its kind, its effect, its area."""


@dataclass(frozen=True, slots=True)
class Happened:
    """An event as compared."""

    type: str
    mode: str | None
    status: str
    country: str | None
    admin1: str | None
    first: str | None
    last: str | None
    reported: str | None
    """Day of publication, where known."""
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    tolls: tuple[tuple[str, float], ...]
    words: frozenset[int]
    """Hashes of the words around it."""
    text: int
    turns: frozenset[Turn] = frozenset()
    """What it puts in force or ends, and where."""
    persons: frozenset[str] = frozenset()
    """The full names of those of its parties that are persons, not told of by a title alone."""
    states: frozenset[str] = frozenset()
    """The names of those that are states."""
    home: str | None = None
    """Its country, or else the one that its article names most."""
    standing: bool = False
    """Whether what it puts in force is told as going on: «لا يزال محتجزا»."""


def own_day(event: Happened) -> str | None:
    """The day on which an event was or began, where its date tells it to a few days: that of its report may be long after."""
    return event.first[:DATE] if event.first and width(event) <= CLOSE else None


def gap(one: Happened, other: Happened) -> int:
    """Days between two stretches of time; 0 where they overlap."""
    earlier, later = sorted((one, other), key=lambda e: e.first or "")
    return max(0, (as_day(later.first or "") - last_day(earlier)).days)


def width(event: Happened) -> int:
    """Days from the first to the last of an event: 9 of «مطلع الشهر»; 0 where its end is open."""
    return (last_day(event) - as_day(event.first or "")).days


def last_day(event: Happened) -> date:
    """The last day of an event whose end is a day or a moment behind it: ``2022-01-06``, ``2022-01-05T23:01:00``."""
    end = event.last
    if not end:
        return as_day(event.first or "")
    return as_day(end) if len(end) > DATE and not end.endswith(_MIDNIGHT) else as_day(end) - timedelta(days=1)


def days_between(one: str, other: str) -> int:
    """Days between two dates, whichever is first."""
    return abs((as_day(one) - as_day(other)).days)


def as_day(value: str) -> date:
    """The day of a date or a moment."""
    return date.fromisoformat(value[:10])
