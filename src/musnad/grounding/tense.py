"""Whether the clause around an expression of time tells of what was or of what is to come."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from musnad.clauses.parse import Clauses
from musnad.mentions.times.record import TimeMention
from musnad.rulebook.tables import Rulebook
from musnad.text.fold import fold
from musnad.tokens.token import Token

Tense = Literal["past", "coming", "present", "unknown"]
REACH = 14
"""How many tokens away a verb may stand."""


class Tenses:
    """Finds the tense that governs each mention of a document."""

    def __init__(self, book: Rulebook) -> None:
        def forms(name: str) -> frozenset[str]:
            rows = book.table("mentions/times/others.tsv")
            return frozenset(fold(row["form"]) for row in rows if row["class"] == name)

        self._coming, self._until = forms("COMING"), forms("COMINGPREP")
        self._not_past, self._not_coming = forms("NEGPAST"), forms("NEGCOMING")

    def sentence(self, mention: TimeMention, document: list[Clauses]) -> Clauses | None:
        """The sentence in which a mention stands."""
        starts = [clauses.tokens[0].first for clauses in document]
        at = bisect_right(starts, mention.first) - 1
        return document[at] if at >= 0 and mention.first < document[at].tokens[-1].last else None

    def inside_name(self, mention: TimeMention, clauses: Clauses | None) -> bool:
        """Whether the mention is part of a known name («روسيا اليوم»)."""
        return clauses is not None and any(
            token.tag == "P" and token.first < mention.first < token.last for token in clauses.tokens
        )

    def of(self, mention: TimeMention, clauses: Clauses | None) -> Tense:
        """The tense of the nearest verb before the mention, else of the one after; «سيصل الخميس» is coming."""
        if clauses is None:
            return "unknown"
        tokens = clauses.tokens
        at = next((i for i, token in enumerate(tokens) if token.first <= mention.first < token.last), None)
        if at is None:
            return "unknown"
        if at and tokens[at - 1].word.key in self._until:
            return "coming"
        for index in range(at - 1, max(-1, at - REACH), -1):
            token = tokens[index]
            if token.word.key in self._coming:
                return "coming"
            if token.tag == "v":
                return "coming" if self._purposed(tokens, index) else self._verb(tokens, index)
        for index in range(at + 1, min(len(tokens), at + REACH)):
            if tokens[index].tag == "v":
                return self._verb(tokens, index)
            if tokens[index].word.key in self._coming:
                return "coming"
        return "unknown"

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
