"""Words of war and diplomacy that are said of something else: «هجوم المنتخب», «حاصرت الثلوج القرية», «رواية الحرب والسلام»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.draft import EventDraft
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook

_REACH: Final = 12
"""Tokens from a word of sport to a word that tells an event elsewhere."""
_OFTEN: Final = 4
"""Words of sport in an article that is about sport."""
_SELDOM: Final = 60
"""Words of such an article to each of them, at most."""
_WITHIN: Final = 6
"""Tokens from the name of a kind of work to what it is about: «فيلم عن قصة محقق يبحث في مقتل ثري»."""
_HOPED: Final = frozenset({"act", "quality"})
"""Kinds of what nobody can hit."""
_BEHIND: Final = 3
"""Chunks from a predicate to the force of nature behind «من»: «تعرضت المحاصيل لهجوم من الجراد»."""
_POLLS: Final = 6
"""Tokens from a contest to a word of elections."""
_FORCEFUL: Final = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""Types of acts whose noun may name what nature does: «حصار الثلوج»."""
_MEETING: Final = frozenset({"CONSULT", "SUPPORT"})
"""Types of acts that a building does in no literal sense: «استقبل المستشفى عشرين جريحا»."""


class Figures:
    """Tells figures of speech with the word lists of a rulebook (``rules/events/words``)."""

    def __init__(self, book: Rulebook) -> None:
        self._forces = book.forms("events/words/forces.tsv")
        self._premises = book.forms("events/words/premises.tsv")
        self._sport = book.forms("events/words/sport.tsv")
        self._played = book.forms("events/words/played.tsv")
        self._works = book.forms("events/words/works.tsv")
        self._contests = book.forms("events/words/contests.tsv")
        self._electing = book.forms("events/words/electing.tsv")
        self._titles = book.forms("events/words/titles.tsv")
        self._blows = book.forms("events/words/blows.tsv")

    def sporting(self, document: list[Clauses]) -> bool:
        """Whether an article is about sport throughout, so that who «meets» or «receives» whom does so on the field."""
        told = words = 0
        for clauses in document:
            words += len(clauses.tokens)
            if not self._sport.isdisjoint(clauses.lemmas):
                told += sum([token.lexeme.lemma in self._sport for token in clauses.tokens])
        return told >= _OFTEN and told * _SELDOM >= words

    def figurative(self, clauses: Clauses, predication: Predication, type_: str, *, sporting: bool) -> bool:
        """Whether a predicate of an event type tells none: nature, an animal or a building does it, or it is sport.

        ``sporting``: its article is about sport throughout.
        """
        governor = predication.governor
        return (
            self._does(predication, clauses, type_)
            or (governor is not None and predication.form != "verb" and self._does(governor, clauses, type_))
            or self._goes_on(predication, clauses, type_)
            or (predication.token.lexeme.lemma in self._played and (sporting or self._in_sport(clauses, predication.index)))
            or (predication.token.lexeme.lemma in self._contests and self._at_polls(clauses, predication.index))
            or self._named(clauses, predication)
            or self._blow_to_plans(predication)
        )

    def invented(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether an act that nobody by name does or suffers stands behind a kind of work: «مسرحية عن اغتيال ملك»."""
        predication = draft.predication
        if predication.form == "verb" or any(
            not isinstance(party, Chunk) or party.names is not None for party in (*draft.actor, *draft.recipient)
        ):
            return False
        tokens = clauses.tokens
        for index in range(predication.index - 1, max(-1, predication.index - _WITHIN - 1), -1):
            if tokens[index].tag == ".":
                return False
            if tokens[index].lexeme.lemma in self._works:
                return True
        return False

    def _does(self, predication: Predication, clauses: Clauses, type_: str) -> bool:
        verb = predication.form == "verb"
        doer = predication.genitive
        if verb:
            doer = None if predication.passive else predication.subject or predication.implied or predication.object
        if doer is not None and (verb or type_ in _FORCEFUL):
            lemma = doer.first.head.lexeme.lemma
            tail = doer.first.genitive if doer.first.kind == "thing" else None
            if tail is not None and tail.head.lexeme.lemma in self._forces:
                return True  # «موجة حر تجتاح المنطقة»
            if lemma in self._forces or (verb and type_ in _MEETING and lemma in self._premises):
                return True
        if type_ != "ASSAULT":
            return False
        chunks = clauses.chunks
        following = chunks[predication.position + 1:predication.position + 1 + _BEHIND]
        return not self._forces.isdisjoint([c.head.lexeme.lemma for c in following if c.prep in ("min", "agent")])

    def _goes_on(self, predication: Predication, clauses: Clauses, type_: str) -> bool:
        """Whether a verb joined to one of a force of nature names no other subject: «دمر الإعصار المنازل وقطع الكهرباء»."""
        joined = predication.form == "verb" and bool(clauses.chunks[predication.position].conj)
        if not joined or predication.passive or predication.subject is not None or predication.implied is not None:
            return False
        verb = clauses.verb_before(predication.position)
        return verb is not None and verb.subject is not None and self._does(verb, clauses, type_)

    def _blow_to_plans(self, predication: Predication) -> bool:
        """Whether a blow is dealt to what somebody does or hopes for, which no weapon hits: «ضربة لعملية السلام»."""
        dealt = predication.object.first if predication.form == "verb" and predication.object is not None else None
        lemma = dealt.head.lexeme.lemma if dealt is not None else predication.token.lexeme.lemma
        suffering = predication.oblique.get("li")
        return lemma in self._blows and suffering is not None and suffering.first.kind in _HOPED

    def _named(self, clauses: Clauses, predication: Predication) -> bool:
        """Whether a predicate opens a quoted name: «عملية أطلق عليها اسم "قطع رأس الأفعى"»."""
        tokens, index = clauses.tokens, clauses.chunks[predication.position].first
        return index > 1 and tokens[index - 1].tag == '"' and tokens[index - 2].lexeme.lemma in self._titles

    def _at_polls(self, clauses: Clauses, index: int) -> bool:
        """Whether a contest is one of candidates: «الصراع بين المترشحين على المقعد»."""
        tokens = clauses.tokens[max(0, index - _POLLS):index + _POLLS + 1]
        return any(token.lexeme.lemma in self._electing for token in tokens)

    def _in_sport(self, clauses: Clauses, index: int) -> bool:
        tokens = clauses.tokens[max(0, index - _REACH):index + _REACH + 1]
        return any(token.lexeme.lemma in self._sport for token in tokens)
