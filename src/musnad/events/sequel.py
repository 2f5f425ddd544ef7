"""What came of an act told before, or came next, was when that was.

«اغتصبت طالبة عام 2012. وأثارت الحادثة احتجاجات», «وفي عام 2011 اندلعت احتجاجات، ثم قصف الجيش المدن».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.draft import EventDraft
from musnad.kernel.fold import fold
from musnad.rulebook.tables import Rulebook

_PAST: Final = ("actual", "historical")
_NEAR: Final = 3
"""Chunks before a verb in which a word says that its act came next."""
_AFTER: Final = "after"


class Sequels:
    """Knows the words that say that an act came next: «ثم», «وبعد ذلك بأسابيع», «في العام التالي»."""

    def __init__(self, book: Rulebook) -> None:
        self._next = book.forms("events/words/sequels.tsv")
        self._later = frozenset(map(fold, book.forms("events/words/later.tsv")))

    def follow(self, document: list[Clauses], found: list[EventDraft]) -> None:
        """Date the acts without a date that came next, or that a noun for an act of the sentence before brings about.

        ``found``: all mentions in text order.
        """
        last: dict[int, EventDraft] = {}
        told: EventDraft | None = None
        for draft in found:
            later = draft.time is not None and draft.time.word.key in self._later
            if draft.status == "actual" and (later or not draft.dated):
                earlier = last.get(draft.sentence - 1)
                if earlier is None or not _brought_about(draft):
                    near = told is not None and draft.sentence - told.sentence <= 1
                    earlier = told if near and self._came_next(document[draft.sentence], draft) else None
                if earlier is not None and earlier.dated and earlier.time is not None:
                    draft.time, draft.since, draft.dated = earlier.time, False, True
                elif earlier is not None and earlier.status == "historical":
                    draft.status = "historical"
            if draft.status in _PAST and (draft.dated or draft.status == "historical" or draft.sentence not in last):
                last[draft.sentence] = draft
            if draft.status in _PAST and draft.predication.form == "verb" and not _reported(draft):
                told = draft

    def _came_next(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether words before a verb in the past say that its act came next."""
        verb = draft.predication
        if verb.form != "verb" or verb.relative or _reported(draft) or verb.token.analysis.form.tense != "past":
            return False
        for chunk in reversed(clauses.chunks[max(0, verb.position - _NEAR) : verb.position]):
            lemma = chunk.head.lexeme.lemma
            if chunk.tag in "jD":
                return lemma in self._next
            if chunk.tag == "o":
                return chunk.prep == _AFTER  # «وبعدها بشهر»
            if chunk.tag == "t":
                return chunk.head.word.key in self._later  # «بعد ذلك»
            if chunk.tag != "N" or chunk.prep not in ("bi", "fi", _AFTER):
                return False
            if chunk.prep == _AFTER:
                return lemma in self._next  # «وإثر ذلك»
            if any(token.lexeme.lemma in self._next for token in chunk.modifiers):
                return chunk.kind == "time"  # «في العام التالي»
        return False


def _reported(draft: EventDraft) -> bool:
    """Whether somebody else's words tell of an act."""
    return draft.statement is not None and draft.statement.predication is not draft.predication


def _brought_about(draft: EventDraft) -> bool:
    """Whether the first verb of a sentence has a bare definite noun of an act as its subject: «وأدى الهجوم إلى»."""
    verb: Predication | None = draft.predication if draft.predication.form == "verb" else draft.predication.governor
    if verb is None or verb.form != "verb" or verb.position or verb.subject is None or verb.token.analysis.form.tense != "past":
        return False
    subject = verb.subject.first
    return (subject.kind == "act" and subject.head.analysis.article and subject.last - subject.first == 1
            and subject.index != draft.predication.position)
