"""Reports → measures: which reports speak of one and the same measure."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.query.intervals import Measure, Report, Transition, transitions
from musnad.query.origins import name_words
from musnad.query.places import within

OF_SOMEBODY = frozenset({"office", "detention", "sanctions", "control", "force_presence", "relations"})
"""Kinds of which an area can have several at once, each somebody's."""
EXCLUSIVE = frozenset({"control"})
"""Kinds of which an area has one at a time: whoever takes it over ends the other's."""
_EFFECTIVE = frozenset({"actual", "future"})
"""Statuses that put something in force; what is historical counts where it is dated, what is hypothetical never."""


def measures(reports: Iterable[Report]) -> list[Measure]:
    """The measures that some reports tell of; only those that at least one report finds news or announces."""
    groups: list[tuple[str, list[Report]]] = []
    by_kind: dict[str, list[list[Report]]] = {}
    for report in sorted(reports, key=lambda r: (not r.subject, r.sighting.reported, r.sighting.record)):
        found = by_kind.setdefault(report.kind, [])
        if report.kind not in OF_SOMEBODY:
            group = next((g for g in found if g[0].path[0] == report.path[0]), None)
        else:
            group = next((g for g in found if _one(g, report)), None)
        if group is None:
            group = []
            found.append(group)
            groups.append((report.kind, group))
        group.append(report)
    made = [_measure(kind, group) for kind, group in groups]
    for kind in EXCLUSIVE:
        _supersede([m for m in made if m.kind == kind])
    return [m for m in made if m.transitions]


def _measure(kind: str, group: list[Report]) -> Measure:
    subject = max((r.subject for r in group), key=lambda names: (bool(names), sum(map(len, names))))
    telling = [r for r in group if r.status in _EFFECTIVE or (r.status == "historical" and r.first is not None)]
    measure = Measure(kind, subject if kind in OF_SOMEBODY else ())
    measure.denials = [r for r in group if r.status == "negated"]
    if any(r.status in _EFFECTIVE for r in telling):
        measure.transitions = transitions(telling)
        measure.witnesses = [r for r in telling if r.effect in ("in_force", "extends")]
    return measure


def _one(group: list[Report], report: Report) -> bool:
    """Whether a report belongs to a measure of somebody: in the same country, of the same subject or of none named."""
    if group[0].path[0] != report.path[0]:
        return False
    if not report.subject:
        return any(within(report.path, r.path) or within(r.path, report.path) for r in group)
    return any(_same_subject(r, report) for r in group)


def _same_subject(one: Report, other: Report) -> bool:
    if set(one.entities) & set(other.entities):
        return True
    for first in map(name_words, one.subject):
        for second in map(name_words, other.subject):
            fewer, more = sorted((first, second), key=len)
            if fewer <= more and (len(fewer) > 1 or len(more) == 1):
                return True
    return False


def _supersede(measures: list[Measure]) -> None:
    """Whoever takes an area over ends what the others had there."""
    starts = [(m, t) for m in measures for t in m.transitions if t.starts and not t.announced]
    for owner, start in starts:
        for other in measures:
            if other is owner or not any(within(t.path, start.path) or within(start.path, t.path) for t in other.transitions
                                         if t.starts and t.day < start.day):
                continue
            other.transitions.append(Transition(False, start.path, start.area, start.reports, day=start.day))
            other.transitions.sort(key=lambda t: (t.day, len(t.path), t.path, t.starts))
