"""What was told of measures as known on each day: their lines, through the days on which more was reported of them.

A line has two times: on the days from ``first`` to the one before ``stop`` it holds, and it was told so by those who knew the
reports of some days (Snodgrass, "Developing Time-Oriented Database Applications in SQL", 1999). What is known is counted in
numbers of documents: known before the number of a day's end are all reports of that day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from musnad.query.intervals import Measure, Report, Transition
from musnad.query.lines import divisions, is_later, near, packed, rank, stretches_in
from musnad.query.measures import EXCLUSIVE, measure_of, taken_over, with_ends
from musnad.query.places import Path
from musnad.store.numbers import A_DAY


class Told(NamedTuple):
    """A line that is ready to be shown, with all that it is found and sorted by (``schema.py``, ``held``)."""

    path: str
    first: str
    stop: str
    gone: str
    later: int
    area: str
    rank: str
    origins: int
    whole: int
    apart: str
    line: str


class History:
    """The lines of one measure: ``live`` are those told now, with the number from which on they were; ``past`` those told before,
    with both numbers."""

    def __init__(self, live: Mapping[Told, int] | None = None, past: Iterable[tuple[Told, int, int]] = ()) -> None:
        self.live = dict(live or {})
        self.past = list(past)
        self._of: dict[Path, tuple[object, list[Told]]] = {}

    def until(self, after: int) -> History:
        """The same as it was with what was known before a number."""
        told = [*((one, since, None) for one, since in self.live.items()), *self.past]
        return History({one: since for one, since, end in told if since <= after and (end is None or end > after)},
                       [(one, since, end) for one, since, end in told if end is not None and end <= after])

    def tell(self, measure: Measure, after: int) -> None:
        """Take in the measure as it is known from a number on."""
        paths = measure.paths()
        apart = divisions(paths)
        found: dict[Path, tuple[object, list[Told]]] = {}
        for path in paths:
            close = near(measure, path)
            mark = _mark(close, apart if len(path) == 1 else ())
            known = self._of.get(path)
            found[path] = known if known is not None and known[0] == mark else (mark, _told(path, close, apart))
        now = {one: None for _, told in found.values() for one in told}
        for gone in [one for one in self.live if one not in now]:
            self.past.append((gone, self.live.pop(gone), after))
        for one in now:
            self.live.setdefault(one, after)
        self._of = found


def _told(path: Path, close: Measure, apart: tuple[str, ...]) -> list[Told]:
    written = SEPARATOR.join(path)
    return [Told(written, one.first, one.stop, min(one.line.gone, one.stop), int(is_later(one.line.held, one.first)),
                 one.line.held.area, rank(one.line.held), one.line.held.origins, int(one.whole), f" {' '.join(one.apart)} ",
                 packed(one.line.held)) for one in stretches_in(path, close, apart)]


SEPARATOR = "\x1f"
"""Between the parts of a path that is written."""


def _mark(close: Measure, apart: tuple[str, ...]) -> object:
    """What the lines of an area are made of, to see whether it is the same as before."""
    return (apart, close.subject, [_turn(t) for t in close.transitions], [id(r) for r in close.witnesses],
            [id(r) for r in close.denials])


def _turn(t: Transition) -> object:
    return t.starts, t.path, t.area, t.day, t.witnessed, t.limit, t.lapsed, [id(r) for r in t.reports]


class Known:
    """The reports of a measure, of which those by documents before a number are known, unless replaced before it."""

    def __init__(self, reports: Sequence[Report], replaced: Mapping[int, int]) -> None:
        self._reports = [(r.sighting.number, replaced.get(r.sighting.number), r) for r in reports]
        self.steps = {_step(n) for number, out, _ in self._reports for n in (number, out) if n is not None}
        """The numbers from which on others are known than before."""

    def before(self, after: int) -> list[Report]:
        """What is known of it, of what was reported before a number."""
        return [r for number, out, r in self._reports if number < after and (out is None or out >= after)]


def _step(number: int) -> int:
    """The end of a document's day."""
    return (number // A_DAY + 1) * A_DAY


def histories(kind: str, groups: Sequence[Sequence[Report]], replaced: Mapping[int, int], *,
              begun: Mapping[int, History] | None = None, since: int = 0) -> list[History]:
    """The histories of the measures of a kind in a country, one for each group of reports.

    ``begun`` gives those of groups of which all that was known before ``since`` was worked out before; of the others, the whole
    is worked out.
    """
    known = [Known(group, replaced) for group in groups]
    begun = begun or {}
    if kind not in EXCLUSIVE:
        return [_walked(kind, [one], [begun.get(n)], since)[0] for n, one in enumerate(known)]
    return _walked(kind, known, [begun.get(n) for n in range(len(groups))], since)


def _walked(kind: str, known: Sequence[Known], begun: Sequence[History | None], since: int) -> list[History]:
    """The histories of measures that may put an end to one another."""
    if any(one is None and min(own.steps) <= since for one, own in zip(begun, known, strict=True)):
        begun, since = [None] * len(known), 0
    made = [one or History() for one in begun]
    measures: list[Measure | None] = [None] * len(known)
    ended: list[object] = [None] * len(known)
    for after in sorted({step for one in known for step in one.steps if step > since}):
        changed = {n for n, one in enumerate(known) if measures[n] is None or after in one.steps}
        for n in changed:
            measures[n] = measure_of(kind, known[n].before(after))
        there = [one for one in measures if one is not None]
        ends = taken_over(there) if kind in EXCLUSIVE else {}
        for n, measure in enumerate(there):
            others = ends.get(n, [])
            mark = [_turn(t) for t in others]
            if n in changed or mark != ended[n]:
                made[n].tell(with_ends(measure, others) if others else measure, after)
                ended[n] = mark
    return made


def begun_by(groups: Sequence[Collection[int]], before: Sequence[Collection[int]]) -> dict[int, int]:
    """Which group goes on with which of those before: the one that held the same reports, told by their places."""
    places = {frozenset(own): n for n, own in enumerate(before) if own}
    return {n: places[key] for n, own in enumerate(groups) if (key := frozenset(own)) in places}
