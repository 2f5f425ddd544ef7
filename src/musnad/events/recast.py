"""What an act is by who does it: protesters who block a road protest, a deputy who attacks a bill criticises it.

A row says what a word tells whoever acts; here stands what the actors, or what else a sentence speaks of, make of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from musnad.attribution.senses import lemmas
from musnad.clauses.clause import Clauses
from musnad.events.draft import EventDraft
from musnad.events.embedding import denies
from musnad.events.fillers import parties
from musnad.events.silent import by_states
from musnad.mentions.chunk import Chunk
from musnad.records import Status
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Predicate

_ONE: Final = frozenset({"person", "organisation", "government"})
"""Kinds of those who object by a word."""
_RIOTING: Final = {"destroy": "vandalize", "primitive": "riot", "restrict": "obstruct"}
"""What the violence and the pressure of protesters is as protest, by mode."""


_OUT_TO: Final = "ila"
"""The preposition of where people go out to: «نزلوا إلى الشوارع»."""
_VERBAL: Final = frozenset({"", "firearms"})
"""Modes of attacks that may be made by words: «فتح النائب النار على الوزير»."""


class Recast:
    """Tells what an act is by its actors with the word lists of a rulebook (``rules/events/words``)."""

    def __init__(self, book: Rulebook) -> None:
        self._protesters = book.forms("events/words/protesters.tsv")
        self._townsfolk = book.forms("events/words/townsfolk.tsv")
        self._contests = book.forms("events/words/contests.tsv")
        self._civil = book.forms("events/words/civil.tsv")
        self._objecting = book.forms("events/words/objecting.tsv")
        self._storming = book.forms("events/words/storming.tsv")
        self._roads = book.forms("events/words/roads.tsv")
        self._attacking = book.forms("events/words/attacking.tsv")
        self._orators = book.forms("events/words/orators.tsv")
        self._exercises = book.forms("events/words/exercises.tsv")
        self._joint = book.forms("events/words/joint.tsv")
        self._minding = book.forms("events/words/minding.tsv")
        self._launching = book.forms("events/words/launching.tsv")
        self.retaliating = book.forms("events/words/retaliating.tsv")
        """Verbs that threaten in the future: «سنرد بقوة», «ستدفع الثمن»."""
        self._future = book.forms("events/words/future-particles.tsv") | book.forms("events/words/will-not.tsv")
        self._testing = book.forms("events/words/testing.tsv")
        self._detaining = book.forms("events/words/detaining.tsv")
        self._armed = book.forms("events/classes/fighters.tsv")
        self._forces = self._armed | book.forms("events/words/armies.tsv") | book.forms("events/classes/soldiers.tsv")
        self._yielding = book.forms("events/words/yielding.tsv")
        self._accepting = book.forms("events/words/accepting.tsv")
        self._allowing = book.forms("events/words/allowing.tsv")

    def sense(self, draft: EventDraft, clauses: Clauses) -> Predicate:
        """The sense of a draft whose roles are filled, with the type and mode that its actors give it."""
        sense, word = draft.sense, draft.predication.token.lexeme.lemma
        if sense.type == "PROTEST":
            if word in self._objecting and (by_states(draft) or _by_one(draft)):
                return replace(sense, type="ACCUSE", mode="disapprove")  # «احتجت بغداد لدى أنقرة», «احتج البطريرك على المنع»
            if sense.mode == "demo" and sense.prep == _OUT_TO and _by_these(draft, self._forces):
                return replace(sense, type="MOBILIZE", mode="troops", change="")  # «نزل الجيش إلى الشوارع»
            if sense.mode == "obstruct" and _by_these(draft, self._forces):
                return replace(sense, type="COERCE", mode="restrict")  # «قطعت الشرطة الطرق», «قطع المسلحون الطرق»
            return sense
        if sense.type == "THREATEN" and word in self.retaliating and not self._to_come(draft, clauses):
            return replace(sense, type="")  # «رد الجيش بقوة» is no threat any more
        exercise = word in self._exercises or sense.object in self._exercises
        if sense.type == "MOBILIZE" and exercise and not draft.predication.relative:
            again = draft.same_as is not None and draft.same_as.sense.type == "COOPERATE"
            if again or _together(draft) or self._shared(draft, clauses):
                return replace(sense, type="COOPERATE", mode="", change="")  # «مناورات بحرية بين مصر والسعودية»
        if sense.type not in ("ASSAULT", "COERCE"):
            return sense
        if sense.mode == "arrest" and word in self._detaining and _by_these(draft, self._armed):
            return replace(sense, type="ASSAULT", mode="abduct")  # «يحتجز التنظيم الدبلوماسيين»
        if word in self._contests and sense.type == "ASSAULT" and self._at_odds(draft):
            return replace(sense, type="", change="")  # «الصراع بين الرئيس والبرلمان»
        if sense.mode == "restrict" and sense.object in self._roads and (
                _by_these(draft, self._protesters | self._townsfolk)):
            return replace(sense, type="PROTEST", mode="obstruct")  # «أغلق محتجون الطريق»
        storming = sense.type == "ASSAULT" and word in self._storming
        if storming and _by_these(draft, self._townsfolk):
            return replace(sense, type="PROTEST", mode="riot", change="")  # «اقتحم طلاب مقر الوزارة»
        if (storming or sense.mode in _RIOTING) and _by_these(draft, self._protesters):
            return replace(sense, type="PROTEST", mode=_RIOTING.get(sense.mode, "riot"), change="")
        if sense.type == "ASSAULT" and sense.mode in _VERBAL and word in self._attacking and self._in_words(draft):
            return replace(sense, type="ACCUSE", mode="disapprove")
        tested = not self._testing.isdisjoint(clauses.lemmas) or _by_a_state_alone(draft)
        if word in self._launching and not draft.recipient and tested and (
            sense.mode == "heavy-weapons" and not self._aimed(draft)
        ):
            return replace(sense, type="MOBILIZE", mode="weapons")  # «أطلقت صاروخا في ختام المناورات»
        return sense

    def refused(self, draft: EventDraft, clauses: Clauses) -> tuple[Status, Predicate]:
        """The status and sense of an act that is denied: not to give in or to accept is a refusal, not to let pass a restriction.

        «لن يتنازل عن حقه», «لم تسمح السلطات للنازحين بالعودة»; not what is denied as a fact: «نفى تقديم استقالته».
        """
        sense, word = draft.sense, draft.predication.token.lexeme.lemma
        if draft.status != "negated" or denies(draft.predication.governor):
            return draft.status, sense
        if word in (self._yielding if sense.type == "CONCEDE" else self._accepting if sense.type == "AGREE" else frozenset()):
            return "actual", replace(sense, type="REJECT", mode="yield")
        if sense.type in ("ACCUSE", "REJECT") and word in self._minding and draft.predication.form == "verb":
            return "actual", replace(sense, type="AGREE", mode="")  # «لا تمانع طهران في الحوار»
        if sense.type == "RETREAT" and word in self._allowing and draft.predication.form == "verb" and draft.actor:
            draft.trigger = draft.predication.token.start, draft.predication.token.end
            barred = replace(sense, type="COERCE", mode="restrict", change="")
            return "future" if self._to_come(draft, clauses) else "actual", barred
        return draft.status, sense

    def _shared(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether an adjective says that several do it: «تسيير الدوريات المشتركة»."""
        noun = clauses.chunks[draft.inner if draft.inner is not None else draft.predication.position]
        return any(token.lexeme.lemma in self._joint for token in noun.modifiers)

    def _to_come(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether a verb is in the future: «سيرد», «سوف يرد», «لن يرد»."""
        token, index = draft.predication.token, draft.predication.index
        return token.analysis.future or (index > 0 and clauses.tokens[index - 1].lexeme.lemma in self._future)

    def _in_words(self, draft: EventDraft) -> bool:
        """Whether all who attack are the press, or one of those who debate, and what they attack is no place."""
        predication = draft.predication
        attacked = (predication.object, predication.oblique.get("ala"))
        if predication.form != "verb" or any(what is not None and what.first.kind == "place" for what in attacked):
            return False
        return bool(draft.actor) and all(isinstance(party, Chunk) and self._speaks(party) for party in draft.actor)

    def _at_odds(self, draft: EventDraft) -> bool:
        """Whether those who contend are no soldiers but institutions of a state."""
        sides = draft.predication.oblique.get("bayn")
        contending = [party for party in (*draft.actor, *draft.recipient) if isinstance(party, Chunk)]
        contending = contending or (list(sides.chunks) if sides is not None else [])
        several = bool(contending) and (sides is not None or bool(draft.recipient))
        return several and all(not self._civil.isdisjoint(lemmas(party)) for party in contending)

    def _speaks(self, party: Chunk) -> bool:
        return party.kind == "outlet" or (
            party.head.lexeme.lemma in self._orators and (party.definite or party.number == "p"))

    def _aimed(self, draft: EventDraft) -> bool:
        """Whether a launch has a target: «أطلق صاروخا على المدينة»."""
        return "ala" in draft.predication.oblique or "towards" in draft.predication.oblique


def _by_these(draft: EventDraft, words: frozenset[str]) -> bool:
    """Whether all who act are called by words of a list: «محتجون», «قوات»."""
    return bool(draft.actor) and all(isinstance(party, Chunk) and (party.head.lexeme.lemma in words or (
        party.of is not None and party.of.head.lexeme.lemma in words)) for party in draft.actor)  # «عشرات من المحتجين»


def _by_one(draft: EventDraft) -> bool:
    """Whether one person or body objects, which is no protest of many."""
    party = draft.actor[0] if len(draft.actor) == 1 else None
    return isinstance(party, Chunk) and party.kind in _ONE and party.number == "s" and (
        party.definite and party.count is None and draft.predication.form == "verb")


def _together(draft: EventDraft) -> bool:
    """Whether two sides act: «بين مصر والسعودية», «مع القوات الأردنية», «القوات الروسية والصينية»; with those the first acts."""
    beside = draft.predication.oblique.get("maa")
    if beside is not None and beside.first.index - 1 in (draft.predication.position, draft.inner):  # not «قرب الحدود مع إسرائيل»
        draft.actor += [party for party in parties(beside) if party not in draft.actor]
        return True
    sides = [party for party in draft.actor if isinstance(party, Chunk)]
    if len(draft.actor) - len(sides) > 1:
        return True  # «مناورات روسية صينية»
    states = [party for party in sides if party.kind == "place"]
    return len(states) > 1 or len({token.lexeme.lemma for party in sides for token in party.nationalities}) > 1 or (
        "bayn" in draft.predication.oblique)


def _by_a_state_alone(draft: EventDraft) -> bool:
    """Whether a state fires one missile, at nobody: «أطلقت كوريا الشمالية صاروخا باليستيا»."""
    fired = draft.predication.object if draft.predication.form == "verb" else draft.predication.genitive
    states = [party for party in draft.actor if isinstance(party, Chunk) and party.kind in ("place", "government")]
    return fired is not None and fired.first.number == "s" and bool(states) and len(states) == len(draft.actor)
