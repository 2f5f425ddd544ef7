"""Offices that fall vacant by death: «اغتيل رئيس هايتي», «وفاة سلطان عمان», not «وفاة الرئيس السابق»."""

from __future__ import annotations

from musnad.clauses.clause import Clauses
from musnad.events.draft import EventDraft
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook


class Vacancies:
    """Knows deaths, the titles of those who hold an office, and what says that they held it once."""

    def __init__(self, book: Rulebook) -> None:
        self._deaths = book.forms("ledger/words/deaths.tsv")
        self._titles = book.forms("ledger/words/incumbents.tsv")
        self._former = book.forms("ledger/words/former.tsv")

    def death(self, draft: EventDraft) -> bool:
        """Whether a draft tells of a death."""
        return draft.predication.token.lexeme.lemma in self._deaths

    def vacated(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether somebody who dies holds an office until then: titled, and with no word that says that it was before."""
        who = next((party for party in draft.recipient if isinstance(party, Chunk)), None)
        if who is None or who.number == "p" or not self.death(draft):
            return False
        words = [token.lexeme.lemma for token in clauses.tokens[who.first : who.last]]
        first = next((word for word in words if word in self._titles), None)
        titled = first is not None and (
            who.head.lexeme.lemma == first or words.index(first) == 0 or who.names is not None)
        titled |= self._described(who, clauses)
        return titled and who.definite and self._former.isdisjoint(words)

    def _described(self, who: Chunk, clauses: Clauses) -> bool:
        """Whether a title stands behind a name: «مقتل صالح الصماد، رئيس المجلس السياسي»."""
        behind = clauses.chunks[who.index + 1 : who.index + 3]
        title = next((chunk for chunk in behind if chunk.tag != ","), None)
        if title is None or not title.bare or not title.definite or title.head.lexeme.lemma not in self._titles:
            return False
        return self._former.isdisjoint(token.lexeme.lemma for token in clauses.tokens[title.first : title.last])
