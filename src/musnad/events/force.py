"""What becomes of what is in force: the change that a predicate makes by its row, by the measure it acts on, by its form.

«مددت السلطات حظر التجول» extends a curfew whatever the row of «مدد» says; «يسيطر الجيش على المدينة» tells a state where the
past tense tells a beginning; «تحت الحصار» a state as well. What did not happen changes nothing.
"""

from __future__ import annotations

from musnad.clauses.parse import Clauses
from musnad.clauses.predication import Predication
from musnad.events.draft import EventDraft
from musnad.events.extent import extent, own_dates
from musnad.events.measures import MeasureReader
from musnad.events.roles import Filler
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Predicate

_HOLDS = "in_force"


class Force:
    """Reads changes with the measures and operators of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._measures = MeasureReader(book)
        self._holding = book.forms("events/words/holding.tsv")

    def operates(self, predication: Predication) -> bool:
        """Whether a predicate that tells no event may yet change what is in force."""
        return self._measures.operates(predication)

    def draft(self, predication: Predication, sense: Predicate | None, clauses: Clauses, sentence: int) -> EventDraft | None:
        """The draft of a predicate: its sense with the change that it makes, or a mere change; None where it tells nothing."""
        measured = self._measures.changes(predication, clauses)
        standing = "" if measured else self._measures.standing(predication, clauses)
        if measured:
            change, rule, _ = measured[0]
            if sense is None:
                sense = Predicate(rule, "", "", ("subj",), (), "", "", change)
            else:
                effect = sense.change.partition(":")[2] or change.partition(":")[2]
                sense = sense._replace(change=f"{change.partition(':')[0]}:{effect}")
        elif standing and sense is None:
            sense = Predicate("", "", "", ("gen",), (), "", "", standing)
        elif standing and sense is not None:
            sense = sense._replace(change=standing)
        if sense is None:
            return None
        draft = EventDraft(sense, (predication.token.start, predication.token.end), sentence, predication)
        draft.heading = clauses.heading
        draft.measure = measured[0].head if measured else None
        return draft

    def settle(self, clauses: Clauses, drafts: list[EventDraft]) -> list[EventDraft]:
        """The drafts of a sentence, each with the change that it makes; mere changes that make none are dropped."""
        for draft in drafts:
            if draft.measure is not None:
                for other in drafts:
                    if other.predication.token is draft.measure and other is not draft:
                        _yield(draft, other)
        for draft in drafts:
            kind, _, effect = draft.sense.change.partition(":")
            if not kind:
                continue
            if draft.status == "negated" or not _plausible(kind, draft):
                draft.sense = draft.sense._replace(change="")
            elif effect == "starts" and self._tells_state(clauses, draft):
                draft.sense = draft.sense._replace(change=f"{kind}:{_HOLDS}")
        for draft in drafts:
            if draft.sense.change:
                draft.extent = extent(clauses, draft)
                dates = own_dates(clauses, draft.predication) if draft.time is not None else []
                if draft.time in dates:
                    draft.at = [draft.time, *(date for date in dates if date is not draft.time)]
        return [draft for draft in drafts if draft.sense.type or draft.sense.change]

    def _tells_state(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether a verb of holding stands in the present of a body's main clause, or describes what it holds."""
        predication = draft.predication
        if predication.form != "verb" or clauses.heading or draft.status not in ("actual", "historical"):
            return False
        if predication.token.lexeme.lemma not in self._holding:
            return False
        held = predication.object
        if held is not None and held.how == "antecedent" and held.first.definite:
            return True  # «الهضبة التي احتلتها إسرائيل»
        if predication.token.analysis.form.tense != "present":
            return False
        before = clauses.chunks[predication.position - 1] if predication.position else None
        return before is None or before.tag != "c" or bool(before.head.analysis.suffix)


def _plausible(kind: str, draft: EventDraft) -> bool:
    """Whether the parties of a change can be such: a person alone is no force, a force holds no post that it completes."""
    predication = draft.predication
    if kind == "force_presence":
        return not any(_named_person(party) for party in draft.actor)
    if kind == "blockade":
        return not any(_named_person(party) for party in draft.recipient) and not (
            predication.object is not None and _named_person(predication.object.first))
    owner = predication.owner
    return not (kind == "office" and owner is not None and predication.form == "verb" and predication.subject is not None
                and predication.subject.first.kind not in ("person", "government", "unknown") and "gen" in draft.sense.recipient)


def _named_person(party: Filler) -> bool:
    return isinstance(party, Chunk) and party.kind in ("person", "unknown") and party.number == "s" and (
        party.names is not None or (party.name is not None and party.name.kind in ("person", "surname", "given")))


def _yield(operator: EventDraft, measure: EventDraft) -> None:
    """Let one of an operator and its measure's own mention tell the change."""
    if measure.sense.change == operator.sense.change and not operator.sense.type:
        operator.sense = operator.sense._replace(change="")
    elif measure.sense.change and not (operator.sense.change.endswith("ends") and measure.sense.change.endswith(_HOLDS)):
        measure.sense = measure.sense._replace(change="")
