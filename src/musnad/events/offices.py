"""What becomes of a post: who takes or leaves it, whether anybody does.

«عين الملك سالم وزيرا» fills a post; «طريقة انتخاب الرئيس», «الذي يتولى رئاسته سالم», «تتولى اللجنة مهمة الحوار» fill none.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.events.appointees import (
    OFFICE,
    ahead,
    appointed,
    before,
    by_person,
    held,
    itself,
    nameless,
    nobody_yet,
    of_a_task,
    ruler,
    unnamed,
)
from musnad.events.draft import EventDraft
from musnad.events.vacancies import Vacancies
from musnad.rulebook.tables import Rulebook

_HOLDS: Final = "in_force"


class Offices:
    """Reads changes of office with the word lists of a rulebook."""

    def __init__(self, book: Rulebook, vacancies: Vacancies) -> None:
        self._vacancies = vacancies
        self._approving = book.forms("events/words/approving.tsv")
        self._regimes = book.forms("events/words/regimes.tsv")
        self._winning = book.forms("events/words/winning.tsv")
        self._happening = book.forms("events/words/happening.tsv")
        self._attempts = book.forms("ledger/words/attempts.tsv")
        self._repeating = book.forms("ledger/words/again.tsv")
        self._occupying = book.forms("ledger/words/occupying.tsv")
        self._duties = book.forms("ledger/words/duties.tsv")

    def filled(self, clauses: Clauses, draft: EventDraft, drafts: list[EventDraft]) -> bool:
        """Whether the change of a draft fills or empties a post; gives it whom it is about, its effect and its status."""
        effect = draft.sense.change.partition(":")[2]
        if "obj" in draft.sense.recipient or "gen" in draft.sense.recipient:
            draft.recipient = appointed(draft, clauses)
        if not draft.recipient and draft.sense.object in self._regimes:
            draft.recipient = ruler(draft.predication)
        if not draft.recipient and not draft.actor and draft.predication.form != "verb":
            draft.recipient = ahead(draft, clauses) or before(draft.predication, clauses)
        verb = draft.predication.governor
        if effect == "starts" and self._again(clauses, draft):
            effect = "extends"
            draft.sense = replace(draft.sense, change=f"{OFFICE}:{effect}")  # «الذي أعيد انتخابه رئيسا»
        if draft.status == "future" and verb is not None and verb.token.lexeme.lemma in self._approving:
            draft.status = "actual"  # «وافق البرلمان على تعيين»
        idle = nobody_yet(draft, self._happening) if effect == "starts" else (
            effect == "ends" and draft.status == "hypothetical" and unnamed(draft))
        won = draft.predication.token.lexeme.lemma in self._winning and not by_person(draft)
        idle |= effect == "ends" and draft.sense.object in self._regimes and nameless(draft)  # «إسقاط النظام»
        idle |= self._attempted(clauses, draft) or of_a_task(draft, self._duties)
        idle |= itself(clauses, draft.predication)
        idle |= not draft.since and held(draft, self._occupying, heading=clauses.heading)
        idle |= self._vacancies.death(draft) and not self._vacancies.vacated(draft, clauses)
        again = any(other.predication is draft.predication.governor and other.sense.change == "office:extends"
                    for other in drafts)  # «أعيد انتخاب الرئيس»
        if idle or won or again or (effect == _HOLDS and not draft.since):
            return False  # an office that is merely held
        if effect == "starts" and draft.since and draft.predication.token.analysis.form.tense == "present":
            draft.sense = replace(draft.sense, change=f"{OFFICE}:{_HOLDS}")  # «يتولى المنصب بالوكالة منذ استقالة سلفه»
        return True

    def _attempted(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether a noun tells what was only tried or plotted: «محاولة الإطاحة بالرئيس»."""
        chunk = clauses.chunks[draft.predication.position]
        before = clauses.tokens[max(0, chunk.first - 1) : draft.predication.index]
        return draft.predication.form != "verb" and any(token.lexeme.lemma in self._attempts for token in before)

    def _again(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether a verb or noun right before a noun says that somebody is chosen again."""
        position, index = draft.predication.position, draft.predication.index
        if draft.predication.form != "verb" and clauses.chunks[position].first < index and (
                clauses.tokens[index - 1].lexeme.lemma in self._repeating):
            return True  # «إعادة انتخابه»
        verb = clauses.chunks[position - 1] if position and draft.predication.form != "verb" else None
        return verb is not None and verb.tag == "V" and verb.head.lexeme.lemma in self._repeating
