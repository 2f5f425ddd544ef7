"""Reports → measures: which reports speak of one and the same measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from musnad.query.forces import FORCE, owners, same_owners
from musnad.query.intervals import GRADUAL, Measure, Report, Transition, transitions
from musnad.query.origins import name_words
from musnad.query.places import Path, meets, within

OF_SOMEBODY = frozenset({"office", "detention", "sanctions", "control", "force_presence", "relations"})
"""Kinds of which an area can have several at once, each somebody's."""
EXCLUSIVE = frozenset({"control"})
"""Kinds of which an area has one at a time: whoever takes it over ends the other's."""
_EFFECTIVE = frozenset({"actual", "future"})
"""Statuses that put something in force; what is historical counts where it is dated, what is hypothetical never."""


def measures(reports: Iterable[Report]) -> list[Measure]:
    """The measures that some reports tell of; only those that at least one report finds news or announces."""
    return [m for (kind, _), groups in grouped(reports).items() for m in of_groups(kind, groups) if m.transitions]


def grouped(reports: Iterable[Report]) -> dict[tuple[str, str], list[list[Report]]]:
    """The reports of each kind in each country, those of one measure together."""
    countries: dict[tuple[str, str], _Groups] = {}
    for report in sorted(reports, key=lambda r: (not _whose(r), r.sighting.reported, r.sighting.record)):
        countries.setdefault((report.kind, report.path[0]), _Groups(report.kind in OF_SOMEBODY)).add(report)
    return {key: groups.found for key, groups in countries.items()}


def of_groups(kind: str, groups: Iterable[list[Report]]) -> list[Measure]:
    """The measures of one kind in one country, one for each group of reports; without transitions where nothing is told."""
    made = [measure_of(kind, group) for group in groups]
    if kind in EXCLUSIVE:
        for n, ends in taken_over(made).items():
            made[n] = with_ends(made[n], ends)
    return made


def _whose(report: Report) -> tuple[frozenset[str], ...]:
    """The words of the names of those whose measure a report tells of; of troops those for their owners, where told."""
    if report.kind == FORCE:
        return tuple(words for name in report.subject if (words := owners(name)))
    return tuple(map(name_words, report.subject))


class _Groups:
    """The reports of one kind in one country, a group for each measure; found again by entity and by the words of names."""

    def __init__(self, apart: bool) -> None:
        self.apart = apart
        self.found: list[list[Report]] = []
        self._names: list[set[frozenset[str]]] = []
        self._by_entity: dict[str, int] = {}
        self._by_word: dict[str, set[int]] = {}
        self._by_object: dict[str, int] = {}

    def add(self, report: Report) -> None:
        """Put a report to those of the same measure."""
        place = self._place(report)
        if place is None:
            place = len(self.found)
            self.found.append([])
            self._names.append(set())
        self.found[place].append(report)
        self._by_object.setdefault(report.object, place)
        for entity in report.entities:
            self._by_entity.setdefault(entity, place)
        for words in _whose(report):
            self._names[place].add(words)
            for word in words:
                self._by_word.setdefault(word, set()).add(place)

    def _place(self, report: Report) -> int | None:
        if not self.apart:
            return self._by_object.get(report.object)
        names = _whose(report)
        if not names:
            return self._there(report)
        known = [self._by_entity[entity] for entity in report.entities if entity in self._by_entity]
        if known:
            return min(known)
        same = same_owners if report.kind == FORCE else _same
        near = sorted({place for words in names for word in words for place in self._by_word.get(word, ())})
        place = next(
            (place for place in near if any(same(mine, theirs) for mine in names for theirs in self._names[place])), None
        )
        if place is None and report.kind == FORCE and report.effect == "extends":
            return self._there(report)  # «مدد مجلس الأمن ولاية البعثة»: it is not the council's
        return place

    def _there(self, report: Report) -> int | None:
        """The first measure in the area of a report that does not say whose it is."""
        return next((n for n, group in enumerate(self.found) if any(meets(report.path, r.path) for r in group)), None)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two names are one, or the longer says more."""
    fewer, more = sorted((one, other), key=len)
    return fewer <= more and (len(fewer) > 1 or len(more) == 1)


def measure_of(kind: str, group: Sequence[Report]) -> Measure:
    """The measure that the reports of a group tell of, without what measures of others do to it."""
    subject = max((r.subject for r in group), key=lambda names: (bool(names), sum(map(len, names))), default=())
    telling = [r for r in group if _tells(r)]
    there = [_found(r) for r in group if r.kind == FORCE and r.effect == "ends" and r.status == "future"]
    about = (group[0].object,) if group and group[0].object else ()
    measure = Measure(kind, subject if kind in OF_SOMEBODY else about)
    measure.denials = [r for r in group if r.status == "negated"]
    if there or any(r.status in _EFFECTIVE for r in telling):
        measure.transitions = transitions([*telling, *there])
        measure.witnesses = [r for r in telling if r.effect in ("in_force", "extends")]
    return measure


def _found(report: Report) -> Report:
    """That troops were there when somebody told that they will leave, or begin to."""
    return replace(report, effect="in_force", status="actual", first=None, last=None, until=None)


def _tells(report: Report) -> bool:
    """Whether a report puts something in force, ends it, or finds it so: not where it only expects that it goes on."""
    if report.status == "future":
        if report.effect == "ends" and report.kind in GRADUAL:
            return report.first is not None and report.first > report.sighting.reported  # else when it begins to end
        return report.effect in ("starts", "ends", "extends") or report.first is not None
    return report.status == "actual" or (report.status == "historical" and report.first is not None)


def taken_over(measures: Sequence[Measure]) -> dict[int, list[Transition]]:
    """The ends that measures come to, by their numbers, where others take over what they hold."""
    turns = sorted(((t.day, t.starts, n, t) for n, m in enumerate(measures) for t in m.transitions if not t.announced),
                   key=lambda turn: turn[:3])
    holding: dict[Path, dict[int, str]] = {}
    near: dict[Path, list[Path]] = {}
    ends: dict[int, list[Transition]] = {}
    for day, starts, n, turn in turns:
        if turn.path not in near:
            near[turn.path] = [path for path in holding if meets(path, turn.path)]
        for path in near[turn.path]:
            holders = holding[path]
            if not holders:
                continue
            inside = within(path, turn.path)
            if not starts:
                if inside:
                    holders.pop(n, None)
                continue
            for owner in [owner for owner, since in holders.items() if owner != n and since < day]:
                ends.setdefault(owner, []).append(Transition(False, turn.path, turn.area, turn.reports, day=day))
                if inside:
                    del holders[owner]
        if starts:
            if turn.path not in holding:
                holding[turn.path] = {}
                for path, others in near.items():
                    if meets(path, turn.path):
                        others.append(turn.path)
            holding[turn.path][n] = day
    return ends


def with_ends(measure: Measure, ends: Sequence[Transition]) -> Measure:
    """A measure with the ends that others put to it."""
    turns = sorted((*measure.transitions, *ends), key=lambda t: (t.day, len(t.path), t.path, t.starts))
    return Measure(measure.kind, measure.subject, turns, measure.witnesses, measure.denials)
