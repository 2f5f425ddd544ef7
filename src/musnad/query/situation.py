"""What is in force where on a day, as known on a day; what changed between two days; how it came about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from musnad.kernel.garbage import paused
from musnad.query.errors import QueryError, check_days
from musnad.query.lines import LAPSED, Held, Moment, is_later, lines, moment_rank, moments, rank
from musnad.query.places import area, label, meets
from musnad.query.ready import Key, Ready
from musnad.query.results import Results
from musnad.query.settled import Asked, anew, from_reports, of_numbers
from musnad.rulebook.schemas import CHANGE_KINDS


@dataclass(frozen=True, slots=True)
class Altered:
    """How a measure differs between two days: ``+`` newly in force, ``-`` no longer, ``~`` otherwise."""

    sign: str
    kind: str
    area: str
    name: str
    subject: str | None
    what: str
    before: Held | None
    after: Held | None


def situation(
    connection: Connection,
    at: str,
    *,
    as_of: str | None = None,
    where: str | None = None,
    kinds: Sequence[str] = (),
    stale: bool = False,
    least: int = 1,
    start: int = 0,
    limit: int | None = None,
    kept: bool = False,
) -> Results[Held]:
    """What is in force on the day ``at`` by what had been reported by ``as_of`` (None: until now); raises QueryError.

    With ``where`` what holds there, in parts of it, and by measures of what it is part of. What is yet to begin comes
    last. ``stale`` adds what has not been heard of for longer than such a measure lasts (``rules/query/persistence.tsv``);
    ``least`` wants so many independent origins. ``limit`` lines are given, from the one with the number ``start`` on, and how
    many there are. ``kept`` leaves out what was reported since :func:`settle`.
    """
    check_days(at, as_of)
    asked = _asked(where, kinds, as_of, kept=kept)
    most = None if limit is None else start + limit
    with paused():
        ready = Ready(connection, asked)
        found, total = ready.held(at, stale=stale, least=least, most=most)
        others = [(n, held) for n, measure in from_reports(connection, asked) for held in lines(measure, asked.area, at)]
        if asked.area is not None and len(asked.area) > 1:
            inherited, more = ready.inherited(at, label(asked.area), stale=stale, least=least, most=most)
            found, total = found + inherited, total + more
            measures = of_numbers(connection, asked, ready.doubtful(at))
            others += [(n, held) for n, measure in measures for held in lines(measure, asked.area, at)
                       if held.area == label(asked.area) != held.holds_by]
    others = [(n, held) for n, held in others if held.origins >= least and (stale or held.status != LAPSED)]
    found += [((int(is_later(held, at)), held.area, rank(held), n, part), held) for part, (n, held) in enumerate(others)]
    return _part(found, total + len(others), start, limit)


def timeline(
    connection: Connection,
    *,
    as_of: str | None = None,
    where: str | None = None,
    kinds: Sequence[str] = (),
    first: str | None = None,
    last: str | None = None,
    newest: bool = False,
    start: int = 0,
    limit: int | None = None,
    kept: bool = False,
) -> Results[Moment]:
    """Starts, extensions and ends in an area, in its parts and in what it is part of, by day; raises QueryError.

    ``newest`` gives the last ones first. ``limit`` moments are given, from the one with the number ``start`` on, and how many
    there are; ``kept`` as in :func:`situation`.
    """
    check_days(first, last, as_of)
    asked = _asked(where, kinds, as_of, kept=kept)
    with paused():
        found, total = Ready(connection, asked).moments(first, last, newest=newest, most=None if limit is None else start + limit)
        others = _moments(connection, asked, first, last)
    found += [((moment_rank(moment), "", moment.kind, n, part), moment) for part, (n, moment) in enumerate(others)]
    return _part(found, total + len(others), start, limit, reverse=newest)


def timeline_counts(
    connection: Connection, *, as_of: str | None = None, where: str | None = None, first: str | None = None,
    last: str | None = None, kept: bool = False
) -> list[tuple[str, int]]:
    """How many moments there are of each kind of measure, the most first; raises QueryError."""
    check_days(first, last, as_of)
    asked = _asked(where, (), as_of, kept=kept)
    with paused():
        counted = Counter(Ready(connection, asked).counts(first, last))
        counted.update(moment.kind for _, moment in _moments(connection, asked, first, last))
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))


def _moments(connection: Connection, asked: Asked, first: str | None, last: str | None) -> list[tuple[int, Moment]]:
    """The moments of a question that are not ready."""
    return [(n, moment) for n, measure in anew(connection, asked) for path, moment in moments(measure)
            if (asked.area is None or meets(path, asked.area)) and (not first or moment.day >= first)
            and (not last or moment.day <= last)]


def _part(found: list[tuple[Key, Any]], total: int, start: int, limit: int | None, *, reverse: bool = False) -> Results[Any]:
    found.sort(key=lambda one: one[0], reverse=reverse)
    return Results([line for _, line in found[start : None if limit is None else start + limit]], total)


def diff(
    connection: Connection, before: str, after: str, *, where: str | None = None, kinds: Sequence[str] = (), kept: bool = False
) -> list[Altered]:
    """What changed between two days, each seen with the knowledge of its own day; raises QueryError."""
    old, new = (
        {(h.kind, h.area, h.name, h.subject): h
         for h in situation(connection, day, as_of=day, where=where, kinds=kinds, kept=kept)}
        for day in (before, after)
    )
    made = []
    for key in sorted({*old, *new}, key=lambda k: (k[1], k[0], k[2], k[3] or "")):
        one, other = old.get(key), new.get(key)
        sign, what = _altered(one, other, after)
        if sign:
            made.append(Altered(sign, key[0], key[1], key[2], key[3], what, one, other))
    return made


def _altered(one: Held | None, other: Held | None, day: str) -> tuple[str, str]:
    if one is None and other is not None:
        return "+", "announced" if other.since is not None and other.since > day else "in force"
    if other is None:
        return (
            "-",
            f"no longer in force (it was to end on {one.until})" if one is not None and one.until else "no longer in force",
        )
    assert one is not None
    told = [
        f"{name}: {a or '?'} -> {b or '?'}"
        for name, a, b in (
            ("since", one.since, other.since),
            ("until", one.until, other.until),
            ("status", one.status, other.status),
            ("lifted in", " ".join(one.lifted), " ".join(other.lifted)),
        )
        if a != b
    ]
    if one.origins != other.origins:
        told.append(f"origins: {one.origins} -> {other.origins}")
    return ("~" if told else ""), "; ".join(told)


def _asked(where: str | None, kinds: Sequence[str], as_of: str | None, *, kept: bool) -> Asked:
    for kind in kinds:
        if kind not in CHANGE_KINDS:
            raise QueryError(f"no kind of measure is called {kind!r}; there are: {' '.join(CHANGE_KINDS)}")
    return Asked(area(where).path if where else None, tuple(kinds), as_of, kept)
