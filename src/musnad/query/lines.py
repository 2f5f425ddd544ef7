"""A measure → lines: what is told of it in each of its areas on a day, and its starts, extensions and ends."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from musnad.query.intervals import PRESUMED, Measure, Report, Transition, lasts
from musnad.query.origins import Origin, confidence, origins
from musnad.query.places import Path, label, meets, within

NEVER = "~"
"""Behind every day."""
LAPSED = "lapsed"


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
class Line:
    """What is told of a measure in an area, and from which day on it was not heard of for too long."""

    held: Held
    gone: str

    def on(self, day: str) -> Held:
        """The same on a day."""
        return self.held if day < self.gone else replace(self.held, status=LAPSED)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from ``first`` to the one before ``stop``, on all of which one line is told of an area."""

    first: str
    stop: str
    line: Line
    whole: bool
    """It is told of each part of the area as well, but for divisions of which the measure tells by themselves (``apart``)."""
    apart: tuple[str, ...]


def rank(held: Held) -> str:
    """By what the measures of an area are sorted."""
    return "\x1f".join((held.kind, held.since or "", held.subject or ""))


def moment_rank(moment: Moment) -> str:
    """By what moments are sorted: their days first."""
    return "\x1f".join((moment.day, moment.area, moment.kind, moment.what, moment.subject or "", *moment.records[:1]))


def is_later(held: Held, day: str) -> bool:
    """Whether it is yet to begin."""
    return held.since is not None and held.since > day


def lines(measure: Measure, where: Path | None, day: str) -> Iterable[Held]:
    """What is told of a measure on a day: in an area what holds there, and in each of its parts what is its own."""
    paths = measure.paths()
    if where is not None:
        within_it = [p for p in paths if within(p, where)]
        paths = within_it if where in within_it else [where, *within_it]
    for path in paths:
        start = _start(measure, path, day)
        if start is not None and (start.path == path or path == where):
            yield _line(measure, path, start, _end(measure, path, start, day), _lifted(measure, path, start, day)).on(day)


def divisions(paths: Iterable[Path]) -> tuple[str, ...]:
    """The divisions that some areas are or lie in; ``?`` where that is not known."""
    return tuple(sorted({path[1] for path in paths if len(path) > 1}))


def stretches_in(path: Path, near: Measure, apart: tuple[str, ...]) -> Iterable[Stretch]:
    """All that is told of a measure in one area, whenever a question may be put, in order of days.

    ``near``: what is :func:`near` the area; ``apart``: the divisions of which the measure tells by themselves.
    """
    found: list[Stretch] = []
    made: dict[tuple[int, int, tuple[str, ...]], Line] = {}
    days = _turns(near, path)
    for day, stop in zip(days, [*days[1:], NEVER], strict=True):
        start = _start(near, path, day)
        if start is None or start.path != path:
            continue
        end, lifted = _end(near, path, start, day), _lifted(near, path, start, day)
        key = id(start), id(end), lifted
        line = made.get(key)
        if line is None:
            line = made[key] = _line(near, path, start, end, lifted)
        last = found[-1] if found else None
        if last is not None and last.line is line and last.stop == day and is_later(line.held, last.first) == is_later(
                line.held, day):
            found[-1] = replace(last, stop=stop)
        else:
            whole = len(path) == 1 and not near.denials and start.area == line.held.name
            found.append(Stretch(day, stop, line, whole, apart if whole else ()))
    return found


def near(measure: Measure, path: Path) -> Measure:
    """A measure without what tells nothing of an area."""
    return Measure(measure.kind, measure.subject, [t for t in measure.transitions if meets(t.path, path)],
                   [r for r in measure.witnesses if meets(r.path, path)], [r for r in measure.denials if meets(r.path, path)])


def _turns(measure: Measure, path: Path) -> list[str]:
    """The days on which what is told of an area may change."""
    made = {t.day for t in measure.transitions}
    for t in measure.transitions:
        if not t.starts:
            try:
                made.add((date.fromisoformat(t.day) - timedelta(days=PRESUMED)).isoformat())
            except OverflowError:  # in the first month of all time
                made.add(date.min.isoformat())
        elif t.path == path:
            made.update(r.sighting.reported for r in t.reports if r.status == "future")
    return sorted(made)


def _start(measure: Measure, path: Path, day: str) -> Transition | None:
    """The start of what is in force in an area on a day, or of what had been announced for it by then."""
    start = measure.in_force(path, day)
    return start if start is not None else next(
        (t for t in measure.transitions if t.starts and t.path == path and t.day > day and _told_by(t, day)), None)


def _told_by(start: Transition, day: str) -> bool:
    """Whether a start that is yet to come was announced by then."""
    return any(r.status == "future" and r.sighting.reported <= day for r in start.reports)


def _end(measure: Measure, path: Path, start: Transition, day: str) -> Transition | None:
    return measure.following(path, max(day, start.day) if start.starts else day)


def _lifted(measure: Measure, path: Path, start: Transition, day: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(
        label(t.path)
        for t in measure.transitions
        if not t.starts
        and t.path != path
        and within(t.path, path)
        and start.day <= t.day <= day
        and measure.in_force(t.path, day) is None
    ))


def _line(measure: Measure, path: Path, start: Transition, end: Transition | None, lifted: tuple[str, ...]) -> Line:
    begun = start.starts
    supporting = list(start.reports)
    if begun:
        stop = end.day if end is not None else "9999"
        told = set(supporting)
        supporting += [r for r in measure.witnesses if within(path, r.path) and start.day <= r.day < stop and r not in told]
    sources = origins(r.sighting for r in supporting)
    last = max(r.sighting.reported for r in supporting)
    status = _status(measure, start, supporting, path)
    held = Held(
        measure.kind,
        label(path),
        next((t.area for t in measure.transitions if t.path == path), start.area),
        _joined(measure.subject),
        start.day if begun else None,
        end.day if end is not None else None,
        status,
        lifted,
        label(start.path),
        len(sources),
        confidence(sources),
        last,
        tuple(d for d, _ in start.days()) if begun and start.limit is None else (),
        tuple(sources),
        tuple(r.sighting.record for r in supporting),
    )
    return Line(held, NEVER if status == "disputed" else _gone(max(last, start.day) if begun else last, measure.kind))


def _gone(heard: str, kind: str) -> str:
    """The first day on which a measure, last heard of on another, is no longer taken to be in force."""
    try:
        return (date.fromisoformat(heard) + timedelta(days=lasts(kind) + 1)).isoformat()
    except OverflowError:
        return NEVER


def _joined(names: tuple[str, ...]) -> str | None:
    return " + ".join(names) or None


def _status(measure: Measure, start: Transition, supporting: Sequence[Report], path: Path) -> str:
    stop = measure.following(path, start.day)
    if any(
        meets(path, d.path)
        and d.sighting.reported >= start.reports[0].sighting.reported
        and (stop is None or d.sighting.reported <= stop.day)
        for d in measure.denials
    ):
        return "disputed"
    if any(r.status != "future" for r in supporting):
        return "in effect"
    return "ordered" if any(r.ordered for r in supporting) else "announced"


def moments(measure: Measure) -> Iterable[tuple[Path, Moment]]:
    """The starts, ends and extensions of a measure, with the areas that they are of."""
    for t in measure.transitions:
        sources = origins(r.sighting for r in t.reports)
        what = (
            ("starts" if t.starts else "ends") + (" (announced)" if t.announced else "") + (" (by then)" if t.witnessed else "")
        )
        yield t.path, Moment(
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
            yield r.path, Moment(
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


def packed(line: Held | Moment) -> str:
    """A line as it is kept: its values in order, as JSON."""
    return json.dumps([_plain(getattr(line, name)) for name in _NAMES[type(line)]], ensure_ascii=False, separators=(",", ":"))


def _plain(value: Any) -> Any:
    return [[getattr(o, name) for name in _NAMES[Origin]] for o in value] if value and isinstance(value, tuple) and isinstance(
        value[0], Origin) else value


_NAMES = {kind: tuple(field.name for field in fields(kind)) for kind in (Held, Moment, Origin)}


def held_of(kept: str) -> Held:
    """What :func:`packed` kept."""
    (kind, area, name, subject, since, until, status, lifted, holds_by, number, sure, last, dates, sources,
     records) = json.loads(kept)
    return Held(kind, area, name, subject, since, until, status, tuple(lifted), holds_by, number, sure, last, tuple(dates), tuple(
        [Origin(o[0], o[1], tuple(o[2]), tuple(o[3]), o[4], tuple(o[5]), o[6]) for o in sources]), tuple(records))


def moment_of(kept: str) -> Moment:
    """What :func:`packed` kept."""
    day, what, kind, area, name, subject, reported, number, sure, dates, records = json.loads(kept)
    return Moment(day, what, kind, area, name, subject, reported, number, sure, tuple(dates), tuple(records))
