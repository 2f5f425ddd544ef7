"""Whether the clause around an expression of time tells of what was or of what is to come."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import Final, Literal

from musnad.kernel.fold import fold
from musnad.mentions.times.record import TimeMention
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

Tense = Literal["past", "coming", "starting", "present", "unknown"]
REACH: Final = 14
"""How many tokens away a verb may stand."""

NEAR: Final = 6
"""How near a verb in the present must stand to speak of what is to come («يصل الخميس»)."""


class Tenses:
    """Finds the tense that governs each mention of a document."""

    def __init__(self, book: Rulebook) -> None:
        def forms(name: str) -> frozenset[str]:
            rows = book.table("mentions/times/others.tsv")
            return frozenset(fold(row["form"]) for row in rows if row["class"] == name)

        self._coming, self._until, self._from = forms("COMING"), forms("COMINGPREP"), forms("STARTINGPREP")
        self._bounding = self._from | self._until
        self._not_past, self._not_coming = forms("NEGPAST"), forms("NEGCOMING")
        self._been, self._perfect = forms("BEEN"), forms("PERFECT")
        self._limiting = frozenset(row["form"] for row in book.table("mentions/times/others.tsv") if row["class"] == "LIMITING")
        self._deciding = frozenset(row["form"] for row in book.table("mentions/times/others.tsv") if row["class"] == "DECIDING")

    @staticmethod
    def place(mention: TimeMention, tokens: list[Token]) -> int | None:
        """Where among the tokens of a sentence the mention stands."""
        at = bisect_right(tokens, mention.first, key=attrgetter("first")) - 1
        return at if at >= 0 and mention.first < tokens[at].last else None

    def of(self, tokens: list[Token], at: int | None) -> Tense:
        """The tense of the nearest verb before token ``at``, else of the one after; «سيصل الخميس» is coming."""
        if at is None:
            return "unknown"
        tense = self._clause(tokens, at)
        if tense == "past" and (verb := self._before(tokens, at)) is not None and (
                tokens[verb].lexeme.lemma in self._deciding and not self._pluperfect(tokens, verb)) and any(
                token.lexeme.kind == "act" for token in tokens[verb + 1 : at]):
            tense = "unknown"  # «قررت فتح المدارس مطلع يونيو»
        if not at or tokens[at - 1].word.key not in self._bounding:
            return tense
        before = self._before(tokens, at)
        past = before is not None and self._pluperfect(tokens, before)
        if tokens[at - 1].word.key in self._from:
            told: Tense = "coming" if tense == "coming" else "starting"
            return told if not past else "unknown"  # «أعلنت فرض حظر التجول اعتبارا من الجمعة»
        limits = before is not None and not past and tokens[before].lexeme.lemma in self._limiting
        return "coming" if limits or tense != "past" else "unknown"  # «استمرت المعارك حتى 19 يناير»: the nearest, either way

    def _before(self, tokens: list[Token], at: int) -> int | None:
        """Where the verb stands that governs a token from before it."""
        return next((index for index in range(at - 1, max(-1, at - REACH), -1)
                     if tokens[index].tag == "v" and self._told(tokens, index)), None)

    def _pluperfect(self, tokens: list[Token], index: int) -> bool:
        """Whether a verb tells what had been done: «وكانت السلطات قد ألغت», «كان قد فرض»."""
        return index > 1 and tokens[index - 1].word.key in self._perfect and any(
            fold(token.lexeme.lemma) in self._been for token in tokens[max(0, index - NEAR) : index - 1])

    def _clause(self, tokens: list[Token], at: int) -> Tense:
        for index in range(at - 1, max(-1, at - REACH), -1):
            token = tokens[index]
            if self._announces(token):
                return "coming"
            if token.tag == "v" and self._told(tokens, index):
                purposed = self._purposed(tokens, index) or (index and self._announces(tokens[index - 1]))
                tense: Tense = "coming" if purposed else self._verb(tokens, index)
                return "past" if tense == "present" and at - index > NEAR else tense
        for index in range(at + 1, min(len(tokens), at + REACH)):
            if tokens[index].tag == "v" and self._told(tokens, index):
                return self._verb(tokens, index)
            if self._announces(tokens[index]):
                return "coming"
        return "unknown"

    @staticmethod
    def _told(tokens: list[Token], index: int) -> bool:
        """Whether a verb tells of the time: not one of purpose or outcome («لتنتهي»), nor a noun misread after «في»."""
        return not tokens[index].prep and not (index and tokens[index - 1].tag == "p")

    def _announces(self, token: Token) -> bool:
        """Whether a token says that something is to come: «المقرر», or a fixed expression with such a word."""
        if token.word.key in self._coming:
            return True
        if token.last - token.first == 1 or token.tag == "t":
            return False
        return not self._coming.isdisjoint(fold(token.lexeme.lemma).split())

    def _purposed(self, tokens: list[Token], index: int) -> bool:
        """Whether a verb stands in the subjunctive after its complementiser, as what is meant to be: «قرر أن يغادر»."""
        if not index or tokens[index - 1].tag != "c":
            return False
        present = any(analysis.form.tense == "present" for analysis in tokens[index].word.analyses)
        return present and not (index > 1 and tokens[index - 2].tag == "p")

    def _verb(self, tokens: list[Token], index: int) -> Tense:
        token = tokens[index]
        before = tokens[index - 1].word.key if index else ""
        if token.analysis.future or before in self._not_coming:
            return "coming"
        verbs = [analysis.form.tense for analysis in token.word.analyses if analysis.tag == "v"]
        if before in self._not_past or token.analysis.form.tense != "present" or "past" in verbs:
            return "past"
        for earlier in tokens[max(0, index - 4): index]:
            if earlier.tag == "v" and earlier.analysis.form.tense == "past":
                return "past"
        return "present"
