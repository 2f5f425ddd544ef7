"""How sure a change is, what of it makes kind, effect, date and area likely right; and the records of a reading that are sure."""

from __future__ import annotations

from dataclasses import replace

from musnad.records import Change, Reading
from musnad.rulebook.logit import Logit
from musnad.rulebook.tables import Rulebook


def features(change: Change) -> list[str]:
    """The names of what holds of a change: rows of ``ledger/confidence.tsv``."""
    found: list[str] = []
    if any(area.admin1 for area in change.areas):
        found.append("division")
    if change.at:
        found.append("dated")
    if change.effect == "in_force":
        found.append("in-force")
    if change.status in ("hypothetical", "negated"):
        found.append("not-told-as-fact")
    return found


class ChangeConfidence:
    """Scores changes with the weights of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._logit = Logit(book, "ledger/confidence.tsv")

    def scored(self, change: Change) -> Change:
        """The change with its confidence: the probability that kind, effect, date and area are right."""
        return replace(change, confidence=self._logit.probability(features(change)))


def at_least(reading: Reading, minimum: float) -> Reading:
    """The reading without statements, events and changes of less confidence, and without what rests on those.

    An event or statement inside a dropped statement goes with it, else it would pass for the article's own word; a change goes
    with its event. Ids stay. Mentions, entities, times and places are kept.
    """
    if minimum <= 0:
        return reading
    said: set[str | None] = {None}
    for statement in sorted(reading.statements, key=lambda s: s.content[0] - s.content[1]):  # what holds others comes first
        if statement.confidence >= minimum and statement.within in said:
            said.add(statement.id)
    events = tuple(event for event in reading.events if event.confidence >= minimum and event.statement in said)
    told = {None, *(event.id for event in events)}
    return replace(
        reading,
        statements=tuple(statement for statement in reading.statements if statement.id in said),
        events=events,
        changes=tuple(change for change in reading.changes if change.confidence >= minimum and change.event in told),
        directives=tuple(directive for directive in reading.directives if directive.statement in said),
    )
