"""What is in force where on a day, as known on a day; what changed between two days; how it came about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from musnad.kernel.garbage import paused
from musnad.query.errors import QueryError, check_days
from musnad.query.intervals import Measure, Report, Transition, lasts
from musnad.query.origins import Origin, confidence, origins
from musnad.query.places import Path, area, label, meets, within
from musnad.query.settled import find
from musnad.rulebook.schemas import CHANGE_KINDS


@dataclass(frozen=True, slots=True)
class Held:
    """A measure in force (or announced) in an area."""

    kind: str
    area: str
    name: str
    """Of the area, as written."""
    subject: str | None
    since: str | None
    """Its first day; None where nobody reported it."""
    until: str | None
    """The day of its end, where one is known or announced."""
    status: str
    """``in effect``, ``announced``, ``ordered``, ``disputed``, or ``lapsed``: not heard of for too long."""
    lifted: tuple[str, ...]
    """Areas within it where it is no longer in force, or was lifted while it goes on here."""
    holds_by: str
    """The area by whose measure it holds here: its own, or one that contains it."""
    origins: int
    confidence: float
    last_reported: str
    dates: tuple[str, ...]
    """All first days that are reported, the likeliest first: more than one is a conflict."""
    sources: tuple[Origin, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A measure's start or end, as a line of time."""

    day: str
    what: str
    """``starts``, ``ends``, or the same ``announced``; ``extends``."""
    kind: str
    area: str
    name: str
    subject: str | None
    reported: str
    origins: int
    confidence: float
    dates: tuple[str, ...]
    records: tuple[str, ...]


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
) -> list[Held]:
    """What is in force on the day ``at`` by what had been reported by ``as_of`` (None: until now); raises QueryError.

    With ``where`` what holds there, in parts of it, and by measures of what it is part of. What is yet to begin comes
    last. ``stale`` adds what has not been heard of for longer than such a measure lasts (``rules/query/persistence.tsv``).
    """
    check_days(at, as_of)
    path = area(where).path if where else None
    with paused():
        found = find(connection, area=path, kinds=_known(kinds), as_of=as_of, at=at, stale=stale)
        held = [one for measure in found for one in _held(measure, path, at)]
    if not stale:
        held = [one for one in held if one.status != "lapsed"]
    return sorted(held, key=lambda h: (h.since is not None and h.since > at, h.area, h.kind, h.since or "", h.subject or ""))


def timeline(
    connection: Connection,
    *,
    as_of: str | None = None,
    where: str | None = None,
    kinds: Sequence[str] = (),
    first: str | None = None,
    last: str | None = None,
) -> list[Moment]:
    """Starts, extensions and ends in an area, by day; raises QueryError."""
    check_days(first, last, as_of)
    path = area(where).path if where else None
    found = find(connection, area=path, kinds=_known(kinds), as_of=as_of)
    made = [moment for measure in found for moment in _moments(measure)]
    return sorted(
        (m for m in made if (not first or m.day >= first) and (not last or m.day <= last)),
        key=lambda m: (m.day, m.area, m.kind, m.what),
    )


def diff(
    connection: Connection, before: str, after: str, *, where: str | None = None, kinds: Sequence[str] = ()
) -> list[Altered]:
    """What changed between two days, each seen with the knowledge of its own day; raises QueryError."""
    old, new = (
        {(h.kind, h.area, h.name, h.subject): h for h in situation(connection, day, as_of=day, where=where, kinds=kinds)}
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


def _held(measure: Measure, where: Path | None, day: str) -> Iterable[Held]:
    paths = measure.paths()
    if where is not None:
        within_it = [p for p in paths if within(p, where)]
        paths = within_it if where in within_it else [where, *within_it]
    for path in paths:
        start = measure.in_force(path, day)
        if start is None:
            start = next(
                (t for t in measure.transitions if t.starts and t.path == path and t.day > day and _told_by(t, day)), None
            )
            if start is None:
                continue
        elif start.path != path and (start.path in paths or where != path):
            continue  # it holds here by the measure of a wider area, which has a line of its own
        yield _line(measure, path, start, day)


def _told_by(start: Transition, day: str) -> bool:
    """Whether a start that is yet to come was announced by then."""
    return any(r.status == "future" and r.sighting.reported <= day for r in start.reports)


def _line(measure: Measure, path: Path, start: Transition, day: str) -> Held:
    begun = start.starts
    end = measure.following(path, max(day, start.day) if begun else day)
    supporting = list(start.reports)
    if begun:
        stop = end.day if end is not None else "9999"
        told = set(supporting)
        supporting += [r for r in measure.witnesses if within(path, r.path) and start.day <= r.day < stop and r not in told]
    sources = origins(r.sighting for r in supporting)
    last = max(r.sighting.reported for r in supporting)
    lifted = tuple(
        label(t.path)
        for t in measure.transitions
        if not t.starts
        and t.path != path
        and within(t.path, path)
        and start.day <= t.day <= day
        and measure.in_force(t.path, day) is None
    )
    return Held(
        measure.kind,
        label(path),
        next((t.area for t in measure.transitions if t.path == path), start.area),
        _joined(measure.subject),
        start.day if begun else None,
        end.day if end is not None else None,
        _status(measure, start, supporting, path, day, last),
        tuple(dict.fromkeys(lifted)),
        label(start.path),
        len(sources),
        confidence(sources),
        last,
        tuple(d for d, _ in start.days()) if begun and start.limit is None else (),
        tuple(sources),
        tuple(r.sighting.record for r in supporting),
    )


def _joined(names: tuple[str, ...]) -> str | None:
    return " + ".join(names) or None


def _status(measure: Measure, start: Transition, supporting: Sequence[Report], path: Path, day: str, last: str) -> str:
    stop = measure.following(path, start.day)
    if any(
        meets(path, d.path)
        and d.sighting.reported >= start.reports[0].sighting.reported
        and (stop is None or d.sighting.reported <= stop.day)
        for d in measure.denials
    ):
        return "disputed"
    if (date.fromisoformat(day) - date.fromisoformat(max(last, start.day if start.starts else last))).days > lasts(measure.kind):
        return "lapsed"
    if any(r.status != "future" for r in supporting):
        return "in effect"
    return "ordered" if any(r.ordered for r in supporting) else "announced"


def _moments(measure: Measure) -> Iterable[Moment]:
    for t in measure.transitions:
        sources = origins(r.sighting for r in t.reports)
        what = (
            ("starts" if t.starts else "ends") + (" (announced)" if t.announced else "") + (" (by then)" if t.witnessed else "")
        )
        yield Moment(
            t.day,
            what,
            measure.kind,
            label(t.path),
            t.area,
            _joined(measure.subject),
            min(r.sighting.reported for r in t.reports),
            len(sources),
            confidence(sources),
            tuple(d for d, _ in t.days()) if t.limit is None and not t.lapsed else (t.day,),
            tuple(r.sighting.record for r in t.reports),
        )
    for r in measure.witnesses:
        if r.effect == "extends":
            yield Moment(
                r.sighting.reported if r.until else r.day,
                "extends" + (f" until {r.until}" if r.until else ""),
                measure.kind,
                label(r.path),
                r.area,
                _joined(measure.subject),
                r.sighting.reported,
                1,
                confidence(origins([r.sighting])),
                (),
                (r.sighting.record,),
            )


def _known(kinds: Sequence[str]) -> Sequence[str]:
    for kind in kinds:
        if kind not in CHANGE_KINDS:
            raise QueryError(f"no kind of measure is called {kind!r}; there are: {' '.join(CHANGE_KINDS)}")
    return kinds
