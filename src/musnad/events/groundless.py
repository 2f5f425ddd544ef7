"""What looks like a change of what is in force and is none: a way of appointing, a famine's emergency, a penalty by law.

«طريقة تعيين القضاة» appoints nobody, «استعادة مصر لمكانتها» takes no territory, «تطبيق العقوبات بحق المخالفين» hits no state.
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.draft import EventDraft
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

_UPON: Final = ("ala", "didd", "bi", "obj")
"""Where the one stands whom sanctions hit."""
_PLAIN: Final = frozenset({"person", "group", "organisation"})
_STATES: Final = frozenset({"government", "place"})
_NO_GROUND: Final = frozenset({"act", "document", "organisation", "person", "quality", "thing"})
"""Kinds of what nobody holds as he holds a territory."""


class Groundless:
    """Knows the words that make a change none, or one that only stands."""

    def __init__(self, book: Rulebook) -> None:
        self._manners = book.forms("ledger/words/manners.tsv")
        self._hardships = book.forms("ledger/words/hardships.tsv")
        self._keeping = book.forms("ledger/words/keeping.tsv")
        self._operation = book.forms("events/words/operations.tsv")
        self._warlike = book.forms("ledger/words/warlike.tsv")

    def none(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether the change of a draft is none by the words beside its predicate."""
        kind = draft.sense.change.partition(":")[0]
        predication = draft.predication
        if kind == "office":
            return any(token.lexeme.lemma in self._manners for token in _led(clauses, predication))
        if kind == "state_of_emergency":
            return any(token.lexeme.lemma in self._hardships for token in clauses.chunks[predication.position].modifiers)
        if kind == "sanctions":
            return _penal(draft, clauses)
        if kind == "ceasefire":
            return self._business(predication)
        return kind == "control" and predication.form != "verb" and _of_its_own(predication)

    def kept(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether a truce is told to be kept, watched or broken, and therefore stands: «انتهاك وقف إطلاق النار»."""
        predication = draft.predication
        if draft.sense.change != "ceasefire:starts" or predication.form == "verb":
            return False
        verb = predication.governor
        governed = verb is not None and verb.token.lexeme.lemma in self._keeping
        return governed or any(token.lexeme.lemma in self._keeping for token in _led(clauses, predication))

    def _business(self, predication: Predication) -> bool:
        """Whether what is stopped is an operation of no war: «وقف هذه العملية»."""
        stopped = predication.genitive if predication.form != "verb" else predication.object
        if stopped is None or stopped.first.head.lexeme.lemma not in self._operation:
            return False
        return self._warlike.isdisjoint(token.lexeme.lemma for token in stopped.first.modifiers)


def no_ground(draft: EventDraft) -> bool:
    """Whether what somebody takes or besieges is no territory: «استولى على الأموال», «تحاصرهم»."""
    predication = draft.predication
    if draft.measure is not None or draft.extent.places or draft.extent.taken_up is not None or draft.extent.whole:
        return False
    if draft.sense.change.startswith("blockade"):
        return bool(draft.recipient) and all(isinstance(party, Chunk) and party.kind == "person" for party in draft.recipient)
    if draft.sense.change != "control:starts":
        return False
    upon = "ala" in draft.sense.recipient or draft.sense.prep == "ala"
    done = predication.object if predication.form == "verb" else predication.genitive
    held = predication.oblique.get("ala") if upon else done
    return held is not None and all(chunk.kind in _NO_GROUND for chunk in held.chunks)


def _led(clauses: Clauses, predication: Predication) -> list[Token]:
    """The words of a noun's phrase before it, with the last one before the phrase: «طريقة تعيين», «شروط في اختيار»."""
    chunk = clauses.chunks[predication.position]
    return clauses.tokens[max(0, chunk.first - 1) : predication.index] if predication.form != "verb" else []


def _penal(draft: EventDraft, clauses: Clauses) -> bool:
    """Whether sanctions are penalties on people of no state named: «عقوبات على المخالفين»."""
    predication = draft.predication
    hit: list[Argument] = [place for slot in _UPON if (place := predication.oblique.get(slot)) is not None]
    if not hit or any(_state(party, clauses) for party in draft.actor):
        return False
    return all(chunk.kind in _PLAIN and not _state(chunk, clauses) for place in hit for chunk in place.chunks)


def _state(party: Chunk | Token, clauses: Clauses) -> bool:
    """Whether a party is a state or of one, or is named."""
    if not isinstance(party, Chunk):
        return True
    return party.kind in _STATES or party.name is not None or party.names is not None or any(
        token.lexeme.data.get("country") for token in clauses.tokens[party.first : party.last])


def _of_its_own(predication: Predication) -> bool:
    """Whether a noun of taking back has its agent behind it and what is taken behind «ل»: «استعادة مصر لمكانتها»."""
    back = predication.oblique.get("li")
    return predication.genitive is not None and back is not None and all(chunk.kind in _NO_GROUND for chunk in back.chunks)
