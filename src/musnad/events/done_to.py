"""What an act is by what it is done to: an army that closes its own base leaves it, and a site of tests is no web site.

A row says what a word tells whatever it is done to; ``recast`` says what the actors make of it, this what the things do.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from musnad.attribution.senses import lemmas
from musnad.clauses.clause import Clauses
from musnad.events.draft import EventDraft
from musnad.kernel.letters import ARTICLE
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Predicate

_GONE: Final = "force_presence:ends"
_SHUTTING: Final = frozenset({"restrict", "censor"})
"""Modes of acts that close something."""
_MEASURES: Final = frozenset({"", "restrict"})
"""Modes of measures that are named by a noun of their own."""
_COUNTED: Final = frozenset({"money", "quantity"})
_BESIDE: Final = 8
"""Tokens behind a verb or masdar among which a sum, or what is carried, stands."""
_NUMERAL: Final = "#q"
_NOUN: Final = "nNz"
"""Tags of numerals and of nouns."""
_OWN: Final = "3"
"""How the pronoun of somebody spoken of begins."""
_MONEY: Final = "money"
"""The object of a row for a sum."""
_FOR: Final = "li"
_NEXT: Final = 3
"""Tokens behind a verb or masdar among which a word for more of something stands."""
_NOT_LIVING: Final = frozenset({"act", "document", "quality", "thing"})
"""Kinds of what allows or prevents nothing by an act of its own."""


class DoneTo:
    """Tells what an act is by what it is done to with the word lists of a rulebook (``rules/events/words``)."""

    def __init__(self, book: Rulebook) -> None:
        self._storming = book.forms("events/words/storming.tsv")
        self._settlers = book.forms("events/words/settlers.tsv")
        self._shrines = book.forms("events/words/shrines.tsv")
        self._closing = book.forms("events/words/closing.tsv")
        self._bases = book.forms("events/words/bases.tsv")
        self._forces = book.forms("events/words/armies.tsv") | book.forms("events/classes/soldiers.tsv")
        self._nuclear = book.forms("events/words/nuclear.tsv")
        self._acquiring = book.forms("events/words/acquiring.tsv")
        self._dreadful = book.forms("events/words/dreadful.tsv")
        self._mishaps = book.forms("events/words/mishaps.tsv")
        self._grounds = book.forms("events/words/grounds.tsv")
        self._more = book.forms("events/words/more-of.tsv")
        self._sums = book.forms("events/words/sums.tsv")
        self._referring = book.forms("events/words/referring.tsv")
        self._prosecutions = book.forms("events/words/prosecutions.tsv")
        self._flights = book.forms("events/words/flights.tsv")
        self._relief = book.forms("events/classes/relief.tsv") | book.forms("events/words/relieving.tsv")
        self._early = book.forms("events/words/early.tsv")
        self._prosecutors = book.forms("events/words/prosecutors.tsv")
        self._charges = book.forms("events/words/charges.tsv")
        self._measures = book.forms("events/words/measures.tsv")
        self._guarding = book.forms("events/words/guarding.tsv")
        self._preventing = book.forms("events/words/preventing.tsv")

    def sense(self, draft: EventDraft, clauses: Clauses) -> Predicate:
        """The sense of a draft whose roles are filled, with the type and mode that its object gives it; no type for no act."""
        sense, word = draft.sense, draft.predication.token.lexeme.lemma
        if sense.type == "ASSAULT" and word in self._storming and self._visited(draft, clauses):
            return replace(sense, type="COERCE", mode="seize")  # «اقتحم مستوطنون باحات المسجد الأقصى»
        if sense.type == "COERCE" and sense.mode in _SHUTTING and word in self._closing:
            closed = _object(draft)
            made_for = draft.predication.oblique.get(_FOR)
            there = (closed, clauses.chunks[draft.predication.position], made_for.first if made_for is not None else None)
            if closed is not None and any(chunk is not None and self._is_nuclear(chunk) for chunk in there):
                return replace(sense, type="RETREAT", mode="disarm")  # «أغلقت موقع التجارب النووية»
            if closed is not None and self._gives_up(draft, closed):
                return replace(sense, type="RETREAT", mode="withdraw", change=_GONE)  # «أغلق الجيش مقره في العاصمة»
        if sense.type == "AID" and word in self._acquiring and not draft.actor:
            acquired = draft.predication.oblique.get(sense.prep)
            if acquired is not None and self._is_nuclear(acquired.first):
                return replace(sense, type="", change="")  # «منع إيران من الحصول على أسلحة نووية»: nobody gives them
        if sense.type == "ACCUSE" and sense.mode == "allege" and self._prosecutes(draft):
            return replace(sense, type="COERCE", mode="arrest")  # «وجهت النيابة اتهامات إلى الوزير»
        if sense.type == "ACCUSE" and sense.object in self._dreadful:
            described = _object(draft)
            if described is not None and described.head.lexeme.lemma in self._mishaps:
                return replace(sense, type="")  # «وصف الحادث بالمأساوي» blames nobody
        if sense.type == "AID" and sense.object in self._flights and not self._relieves(draft, clauses):
            return replace(sense, type="COOPERATE", change="")  # «تسيير رحلات مباشرة بين العاصمتين»
        if sense.object == _MONEY and (self._is_more_of(draft, clauses) or self._is_no_sum(draft, clauses)):
            return replace(sense, type="", change="")  # «تقديم المزيد من الأدلة», «منحهم القانون ستين مقعدا»
        if word in self._referring and sense.object in self._prosecutions and _is_lifeless(_object(draft)):
            return replace(sense, type="ACCUSE", mode="investigate", change="")  # «أحال الوزير العقد إلى النيابة»
        if sense.type == "CONCEDE" and sense.object in self._early and _is_known(draft):
            return replace(sense, type="", change="")  # «قبل الانتخابات المبكرة»: who called them is told elsewhere
        if sense.type == "MOBILIZE" and sense.object in self._nuclear and self._names_ground(draft, clauses):
            return replace(sense, type="", change="")  # «موقع التجارب النووية»
        if sense.type == "COERCE" and sense.mode in _MEASURES and self._guards(draft):
            return replace(sense, type="MOBILIZE", mode="police", change="")  # «شددت الشرطة الإجراءات الأمنية»
        if sense.type == "COERCE" and word in self._preventing and self._lets(draft):
            return replace(sense, type="", change="")  # «الاتفاق لا يمنع البنتاغون من»
        return sense

    def _prosecutes(self, draft: EventDraft) -> bool:
        """Whether all who accuse are prosecutors or a jury, so that the accusation is a charge."""
        return draft.sense.object in self._charges and bool(draft.actor) and all(
            isinstance(party, Chunk) and not self._prosecutors.isdisjoint(
                (*lemmas(party), *(lemmas(party.genitive) if party.genitive is not None else ()))) for party in draft.actor)

    def _guards(self, draft: EventDraft) -> bool:
        """Whether measures are those of guards: «إجراءات أمنية مشددة»."""
        taken = _object(draft)
        return taken is not None and taken.head.lexeme.lemma in self._measures and any(
            token.lexeme.lemma in self._guarding for token in taken.modifiers)

    def _visited(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether settlers storm a shrine."""
        if not draft.actor or not all(
                isinstance(party, Chunk) and party.head.lexeme.lemma in self._settlers for party in draft.actor):
            return False
        first = draft.predication.position
        return any(
            any(part.removeprefix(ARTICLE) in self._shrines for part in token.lexeme.lemma.split())
            for chunk in clauses.chunks[first:first + 3] for token in clauses.tokens[chunk.first:chunk.last])

    def _is_nuclear(self, chunk: Chunk) -> bool:
        """Whether something has to do with nuclear arms: «موقع التجارب النووية», «سلاح نووي»."""
        inner = chunk.genitive
        return any(token.lexeme.lemma in self._nuclear for token in chunk.modifiers) or (
            inner is not None and any(token.lexeme.lemma in self._nuclear for token in inner.modifiers))

    def _is_more_of(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether what seems to be a sum is more of something else."""
        tokens, first = clauses.tokens, draft.predication.index + 1
        for index in range(first, min(first + _NEXT, len(tokens) - 2)):
            if tokens[index].lexeme.lemma in self._more:
                return tokens[index + 2].lexeme.kind not in _COUNTED
        return False

    def _is_no_sum(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether the number behind a verb or masdar counts something else than money, or nothing: «ستين مقعدا», «خمسة»."""
        tokens, first = clauses.tokens, draft.predication.index + 1
        end = min(first + _BESIDE, len(tokens))
        number = next((index for index in range(first, end) if tokens[index].tag in _NUMERAL), None)
        if number is None:
            return False
        behind = number
        while behind < len(tokens) and tokens[behind].tag in _NUMERAL:
            behind += 1
        if behind < len(tokens) and tokens[behind].tag in _NOUN:
            return tokens[behind].lexeme.kind not in _COUNTED
        return not any(token.lexeme.lemma in self._sums for token in tokens[number:behind])

    def _relieves(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether relief is named behind a verb or masdar: «سيرت الأردن رحلات إغاثة»."""
        first = draft.predication.index + 1
        return any(token.lexeme.lemma in self._relief for token in clauses.tokens[first:first + _BESIDE])

    def _names_ground(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether a noun only says what a place is for."""
        predication = draft.predication
        inside = predication.form != "verb" and predication.index > clauses.chunks[predication.position].first
        return inside and clauses.tokens[predication.index - 1].lexeme.lemma in self._grounds

    def _gives_up(self, draft: EventDraft, closed: Chunk) -> bool:
        """Whether an army or a state closes a base of its own."""
        if closed.head.lexeme.lemma not in self._bases or not closed.head.analysis.suffix.startswith(_OWN):
            return False
        return bool(draft.actor) and all(
            isinstance(party, Chunk) and (party.kind in ("place", "government") or not self._forces.isdisjoint(lemmas(party)))
            for party in draft.actor)

    def _lets(self, draft: EventDraft) -> bool:
        """Whether something lifeless is said to prevent nothing."""
        predication = draft.predication
        told = predication.subject or predication.implied
        return predication.form == "verb" and predication.negated and told is not None and told.first.kind in _NOT_LIVING


def _object(draft: EventDraft) -> Chunk | None:
    """What a verb or a masdar does something to."""
    predication = draft.predication
    told = predication.object or (predication.genitive if predication.form == "masdar" else None)
    return told.first if told is not None else None


def _is_known(draft: EventDraft) -> bool:
    """Whether a noun is spoken of as known, and nothing is said to be done to it."""
    predication, verb = draft.predication, draft.predication.governor
    done = verb is not None and verb.object is not None and verb.object.first.index == predication.position
    return predication.form != "verb" and predication.token.analysis.article and not done


def _is_lifeless(chunk: Chunk | None) -> bool:
    return chunk is not None and chunk.kind in _NOT_LIVING
