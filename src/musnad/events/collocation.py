"""Acts told by two words: which words trigger them, and which noun tells the same act: «فرض عقوبات», «شاركوا في مظاهرات»."""

from __future__ import annotations

from typing import Final

from musnad.attribution.senses import lemmas
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.draft import EventDraft
from musnad.events.governed import governed
from musnad.events.predicated import predicate
from musnad.events.senses import choose_sense
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Predicate

_ASKING: Final = "REQUEST"
"""The type of events that ask for an act."""
_THREATENING: Final = "THREATEN"
"""The type of events that their verb tells, whatever is threatened with: «توعد المتمردين برد قاس»."""
_DEVICE: Final = "thing"
"""The kind of what something is done with, which its verb tells."""
_BESIDE: Final = 2
"""Tokens from a verb to the noun of its collocation, over a particle: «شاركوا في مظاهرات», «رفع معظم العقوبات»."""
_PARTIES: Final = frozenset({"person", "group", "organisation", "government", "place"})
"""Kinds of objects that are no part of a trigger: «طرد المهاجرين»."""


class Collocations:
    """Finds the noun of a collocation with the word lists of a rulebook; ``counting`` are nouns that count others."""

    def __init__(self, book: Rulebook, counting: frozenset[str]) -> None:
        self._counting = counting
        self._light = book.forms("events/words/light.tsv")
        self._auxiliary = book.forms("events/words/auxiliary.tsv")

    def stretch(self, clauses: Clauses, draft: EventDraft, inner: dict[int, EventDraft]) -> None:
        """Stretch the trigger over the object of a collocation («فرض عقوبات»), whose own event is the same one."""
        predication, sense = draft.predication, draft.sense
        if not sense.worded:
            following = clauses.tokens[predication.index + 1:predication.index + 2]
            if sense.prep and following and following[0].tag == "p" and following[0].last - following[0].first > 1:
                draft.trigger = (draft.trigger[0], following[0].end)  # «وقف إلى جانب»
            return
        said = predicate(predication, clauses.chunks) if predication.form != "verb" and not sense.prep else []
        if said and sense.takes(*lemmas(said[-1]), f"{said[0].head.lexeme.lemma} {said[-1].head.lexeme.lemma}"):
            draft.trigger = (said[0].start, said[-1].end)  # «إن الأحكام جائرة»
        for chunk in governed(predication, sense.prep, clauses.chunks, self._counting):
            head = chunk.head
            if not chunk.headed(sense.object):
                continue
            here = range(chunk.first, min(chunk.last, len(clauses.tokens)))  # none of a phrase of the sentence before
            index = next((i for i in here if clauses.tokens[i] is head), -1)
            if index < 0:
                continue  # a head that stands outside the phrase
            inner[index] = draft
            draft.inner, draft.noun = chunk.index, head
            beside = index - predication.index
            if abs(beside) == 1 or (beside == _BESIDE and chunk.index == predication.position):
                if predication.token.lexeme.lemma in self._auxiliary:
                    draft.trigger = (head.start, head.end)  # «شن هجوما», «تعرض لقصف»: the noun tells
                elif chunk.kind not in _PARTIES:
                    draft.trigger = (min(draft.trigger[0], head.start), max(draft.trigger[1], head.end))
            elif self._stretches(clauses, predication, sense, index):
                whole = sense.prep and beside == _BESIDE
                draft.trigger = (draft.trigger[0] if whole else head.start, head.end)

    def _stretches(self, clauses: Clauses, predication: Predication, sense: Predicate, index: int) -> bool:
        """Whether the noun of a collocation, at an index farther off, is part of the trigger or the trigger itself."""
        told = sense.type != _THREATENING and self._tells(clauses, index, sense.type)
        if sense.prep and index - predication.index == _BESIDE and clauses.tokens[index - 1].tag == "p":
            return told or not any(own.index == index and choose_sense(own, clauses.chunks, self._counting)
                                   for own in clauses.predications)  # «التوصل إلى اتفاق»
        light = predication.form == "verb" and predication.token.lexeme.lemma in self._light
        return (told or light) and (predication.form == "verb" or not sense.prep)

    def _tells(self, clauses: Clauses, index: int, type_: str) -> bool:
        """Whether the noun at an index can tell an event of a type by itself."""
        lexeme = clauses.tokens[index].analysis.lexeme
        masdar = lexeme.data.get("masdar") and type_ != _ASKING  # «دعا إلى رفع الحصار»: what is asked is no asking
        if lexeme.kind == "act" and any(own.type == type_ and (masdar or not own.object) for own in lexeme.events):
            return True
        if lexeme.kind == _DEVICE:
            return False  # «فجر انتحاري سيارة مفخخة»
        own = [predication for predication in clauses.predications if predication.index == index]
        return bool(own) and (sense := choose_sense(own[0], clauses.chunks, self._counting)) is not None and sense.type == type_


def names_harm(head: Predication, preposition: str, act: Predication) -> bool:
    """Whether an act behind a preposition is but the harm that what governs it tells: «إصابة مدنيين بجروح»."""
    lemma = act.token.lexeme.lemma
    return bool(preposition) and any(s.type == "ASSAULT" and s.prep == preposition and s.object == lemma
                                     for s in head.token.lexeme.events)
