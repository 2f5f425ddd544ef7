"""What is in force when and where: reports of changes → transitions → intervals, by the event calculus.

A measure is a kind in an area, and somebody's where persons or powers count (an office, sanctions). A report *initiates* it
(``starts``), *terminates* it (``ends``), or *witnesses* it (``in_force``, ``extends``). What was initiated stays until terminated
(Kowalski and Sergot, "A logic-based calculus of events", 1986). The state of an area is decided by the latest transition in
it or in an area that contains it: a country-wide measure holds in each region until it is lifted there.

Days are ISO 8601; an interval is ``[start, end)``: on the day of its end a measure is no longer in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from musnad.query.origins import Sighting
from musnad.query.places import Path, meets, within
from musnad.store.shipped import table

TOLERANCE = 7
"""Days by which two reports of one transition may differ."""
GRADUAL = frozenset({"force_presence", "closure", "detention", "control"})
"""Kinds of what does not end on the day on which somebody says that it will, where no day is given or it is merely foreseen."""
ACTING = "acting"
"""What tells that an office is held for the time being (``rules/ledger/objects.tsv``)."""
_RETOLD = 2
"""Days after an end on which an undated start is still the old one."""
PRESUMED = 30
"""Days before a lifting for which a measure is presumed in force whose start nobody reported."""


@dataclass(slots=True, eq=False)
class Report:
    """A change as one article tells it; made by the thousand, so neither frozen nor compared by content."""

    kind: str
    effect: str
    path: Path
    area: str
    subject: tuple[str, ...]
    """Names of those whose measure it is, as written."""
    entities: tuple[str, ...]
    first: str | None
    """First day of the date that it gives; None where it gives none."""
    last: str | None
    until: str | None
    """First day on which it will no longer be in force, where the report says until when."""
    status: str
    ordered: bool
    sighting: Sighting
    object: str = ""
    """What is shut or banned, where that tells measures apart: ``internet``, ``gatherings`` (``rules/ledger/objects.tsv``)."""

    @property
    def day(self) -> str:
        """From when it takes effect: the date given, else the day of the report."""
        return self.first or self.sighting.reported


@dataclass(slots=True)
class Transition:
    """The start or the end of a measure in an area, with all reports of it."""

    starts: bool
    path: Path
    area: str
    reports: list[Report]
    witnessed: bool = False
    """Known only from reports that it is in force or extended, not that it began here."""
    limit: str | None = None
    """The day on which it was to end by the report of its start or extension."""
    lapsed: bool = False
    """An end that nobody reported: the measure was not heard of for longer than such measures last."""
    day: str = ""
    """The likeliest of ``days``."""

    def settle(self) -> None:
        """Choose the day, when all reports are known."""
        self.day = self.limit or self.days()[0][0]

    def days(self) -> list[tuple[str, list[Report]]]:
        """Each day reported for it with its reports, the likeliest first.

        What has happened counts before what is announced, a dated report before an undated one (which tells that it happened by
        then), more articles before fewer, and of announcements the last.
        """
        happened = [r for r in self.reports if r.status != "future"]
        dated = [r for r in happened if r.first is not None]
        by_then = min((r.sighting.reported for r in happened), default="9999")
        announced = [r for r in self.reports if r.status == "future" and r.day <= by_then]
        votes: dict[str, list[Report]] = {}
        for report in dated or [r for r in announced if r.first is not None] or happened[:1] or self.reports:
            votes.setdefault(report.day, []).append(report)

        def weight(item: tuple[str, list[Report]]) -> tuple[int, str]:
            return len({r.sighting.document for r in item[1] if r.status != "future"}), max(r.sighting.reported for r in item[1])

        return sorted(votes.items(), key=weight, reverse=True)

    @property
    def announced(self) -> bool:
        """Whether nobody has reported it as having happened."""
        return self.limit is not None or all(report.status == "future" for report in self.reports)


@dataclass(slots=True)
class Measure:
    """One measure of one kind (of one subject), with its transitions in all its areas, in order of their days."""

    kind: str
    subject: tuple[str, ...]
    transitions: list[Transition] = field(default_factory=list)
    witnesses: list[Report] = field(default_factory=list)
    """All reports that found it in force or extended it."""
    denials: list[Report] = field(default_factory=list)

    def paths(self) -> list[Path]:
        """The areas that its reports name."""
        return sorted({t.path for t in self.transitions})

    def touches(self, area: Path) -> bool:
        """Whether any of its areas lies in an area, or contains it."""
        return any(meets(t.path, area) for t in self.transitions)

    def governing(self, path: Path, day: str) -> Transition | None:
        """The transition that decides the state of an area on a day; None where none does."""
        best: Transition | None = None
        own: bool | None = None
        for transition in self.transitions:
            if transition.day > day:
                break
            if not within(path, transition.path):
                continue
            if transition.witnessed and len(transition.path) < len(path):
                if own is None:
                    own = self._told_of_part(path, day)
                if own:
                    continue  # «the emergency in the country» says nothing of the region where it was lifted
            if best is not None and best.starts and transition.starts and len(transition.path) < len(best.path):
                continue  # what is in force here does not begin anew where it spreads to the whole
            if best is None or transition.day > best.day or len(transition.path) >= len(best.path):
                best = transition
        return best

    def _told_of_part(self, path: Path, day: str) -> bool:
        """Whether a transition of an area, or of what it lies in below the country, had been told as such by a day."""
        return any(len(t.path) > 1 and within(path, t.path) and not t.witnessed and t.day <= day for t in self.transitions)

    def following(self, path: Path, day: str) -> Transition | None:
        """The next transition that ends what is in force in an area after a day."""
        return next((t for t in self.transitions if not t.starts and t.day > day and within(path, t.path)), None)

    def in_force(self, path: Path, day: str) -> Transition | None:
        """The start of what is in force in an area on a day; None where nothing is.

        Where only an end was reported, it is presumed in force for ``PRESUMED`` days before: then the end is given.
        """
        found = self.governing(path, day)
        if found is not None:
            return found if found.starts else None
        end = next((t for t in self.transitions if within(path, t.path)), None)
        near = (date.fromisoformat(day) + timedelta(days=PRESUMED)).isoformat()
        return end if end is not None and not end.starts and end.day <= near else None


def transitions(reports: Iterable[Report]) -> list[Transition]:
    """The transitions that some reports of one measure tell, in order of their days."""
    by_path: dict[Path, list[Report]] = {}
    for report in reports:
        by_path.setdefault(report.path, []).append(report)
    made = [t for path, group in by_path.items() for t in _of_one_area(path, group)]
    _begin_with_the_whole(made)
    regional = [t for t in made if t.starts and len(t.path) > 1]
    for t in made:
        if t.starts and len(t.path) == 1 and all(r.first is None for r in t.reports):
            # a report of the country that follows reports of its regions sums them up
            t.witnessed |= any(within(r.path, t.path) and r.day <= t.day for r in regional)
    return sorted(made, key=lambda t: (t.day, len(t.path), t.path, t.starts))


def _begin_with_the_whole(made: list[Transition]) -> None:
    """Let parts of which only reports are known that it holds there begin with the whole that they lie in.

    «يبقى حظر التجول ساريا في العاصمة» tells no new start where a curfew of the country began before.
    """
    for t in made:
        if t.witnessed and len(t.path) > 1 and not any(o.path == t.path and o.day < t.day for o in made):
            around = [o for o in made if o.path != t.path and within(t.path, o.path) and o.day <= t.day]
            last = max(around, key=lambda o: o.day, default=None)
            if last is not None and last.starts:
                t.day = last.day


def _of_one_area(path: Path, reports: Sequence[Report]) -> list[Transition]:
    """Run through the reports of one area by the days on which they take effect; starts and ends come in turn."""
    made: list[Transition] = []
    ordered = sorted(reports, key=lambda r: (r.day, r.sighting.reported, r.effect == "ends", r.sighting.record))
    heard = ""
    for report in ordered:
        last = made[-1] if made else None
        if last is not None and last.starts and apart(heard, report.day) > lasts(report.kind) and report.day > heard:
            made.append(_lapse(last, heard, lasts(report.kind)))
            last = None
        heard = max(heard, report.day, report.sighting.reported)
        if report.effect == "ends":
            if last is not None and not last.starts:
                last.reports.append(report)
            elif not _overtaken(report, ordered):
                made.append(Transition(False, path, report.area, [report]))
        elif last is None:
            made.append(_start(path, report))
        elif last.starts:
            if _succeeds_itself(last, report):
                made.append(_start(path, report))
            elif _tells_start(last, report):
                last.reports.append(report)
        elif report.effect == "starts":
            if _begins_anew(report, last):
                made.append(_start(path, report))
            elif len(made) > 1:
                made[-2].reports.append(report)
        elif (
            report.status == "actual"
            and last.announced
            and report.sighting.reported > max(last.reports[-1].day, last.reports[-1].sighting.reported)
        ):
            made.pop()  # what was to end is reported in force on a later day
            if not made:
                made.append(_start(path, report))
        elif report.status == "actual" and apart(last.reports[0].day, report.day) > TOLERANCE:
            made.append(_start(path, report))
    for transition in made:
        if not transition.lapsed:
            transition.settle()
    return _limited(made, ordered)


def _start(path: Path, report: Report) -> Transition:
    return Transition(True, path, report.area, [report], witnessed=report.effect != "starts" and report.first is None)


def _lapse(start: Transition, heard: str, days: int) -> Transition:
    day = (date.fromisoformat(heard) + timedelta(days=days)).isoformat()
    return Transition(False, start.path, start.area, start.reports[-1:], lapsed=True, day=day)


@lru_cache(maxsize=32)
def lasts(kind: str) -> int:
    """Days after the last report of a measure for which it is still taken to be in force."""
    return next((int(row["days"]) for row in table("query/persistence.tsv") if row["kind"] == kind), 365)


def _tells_start(start: Transition, report: Report) -> bool:
    """Whether a report tells of this very start, rather than that the measure goes on."""
    near = report.first is None or apart(start.reports[0].day, report.day) <= TOLERANCE
    return near and (report.effect == "starts" or report.first is not None)


def _succeeds_itself(start: Transition, report: Report) -> bool:
    """Whether somebody who held an office for the time being is given it: appointed a week after being charged with its tasks."""
    held = start.reports[0]
    return report.kind == "office" and report.effect == "starts" and held.object == ACTING != report.object and (
        report.day > held.day)


def _begins_anew(report: Report, end: Transition) -> bool:
    """Whether a start comes after an end; one told without a date close to the end is the old one told again."""
    day = end.reports[0].day
    return report.day > day if report.first is not None else apart(day, report.day) > _RETOLD and report.day > day


def _overtaken(end: Report, reports: Sequence[Report]) -> bool:
    """Whether an announced end was overtaken before it came: by an extension, or by another announcement."""
    if end.status != "future":
        return False
    told = end.sighting.reported
    return any(
        told < r.sighting.reported
        and (
            (r.effect == "extends" and r.sighting.reported <= end.day)
            or (r.effect == "ends" and r.status == "future" and r.day != end.day and r.sighting.reported <= end.day)
        )
        for r in reports
    )


def _limited(made: list[Transition], reports: Sequence[Report]) -> list[Transition]:
    """Transitions with the ends that their starts and extensions set: «until 19 January»."""
    full: list[Transition] = []
    for n, start in enumerate(made):
        full.append(start)
        stop = made[n + 1].day if n + 1 < len(made) else "9999"
        setting = [r for r in reports if r.until and _sets_limit(r) and start.day <= max(r.day, start.day) < stop]
        last = max(setting, key=lambda r: r.sighting.reported, default=None)
        if not start.starts or last is None or last.until is None or last.until >= stop or _goes_on(reports, last, last.until):
            continue
        full.append(Transition(False, start.path, start.area, [last], limit=last.until, day=last.until))
    return full


def _sets_limit(report: Report) -> bool:
    """Whether what a report says of until when is a limit, not a forecast: «يبقى المطار مغلقا حتى الاثنين»."""
    return report.effect != "ends" and (report.effect != "in_force" or report.kind not in GRADUAL)


def _goes_on(reports: Sequence[Report], setting: Report, until: str) -> bool:
    """Whether a limit was extended without a new one, or the measure was reported in force when it had passed."""
    told = setting.sighting.reported
    return any(
        r.effect in ("extends", "in_force")
        and r.status == "actual"
        and r.sighting.reported > told
        and (r.sighting.reported >= until or (r.effect == "extends" and r.until is None))
        for r in reports
    )


def apart(one: str, other: str) -> int:
    """Days between two days."""
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
