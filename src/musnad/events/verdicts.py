"""What courts do: «أدانت المحكمة الجنرال» is a verdict, and prison is an arrest besides, «حكم عليه بالسجن»."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from musnad.clauses.predication import Predication
from musnad.events.draft import EventDraft
from musnad.events.embedding import CONVICTED
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Predicate

_PERSONS: Final = frozenset({"person", "group"})


class Verdicts:
    """Reads verdicts with the word lists of a rulebook (``rules/events/words``)."""

    def __init__(self, book: Rulebook) -> None:
        self._condemning = book.forms("events/words/condemning.tsv")
        self._courts = book.forms("events/words/courts.tsv")
        self._prisons = {
            row["form"]: Predicate(row.rule, "COERCE", "arrest", ("none",), ("gen", "li"), "", "", "")
            for row in book.table("events/words/prisons.tsv")
        }

    def sense(self, draft: EventDraft) -> Predicate:
        """The sense of a draft: a conviction where a court condemns, or where somebody is condemned by nobody named."""
        predication, sense = draft.predication, draft.sense
        subject = predication.subject if predication.form == "verb" and not predication.passive else None
        if sense.mode == CONVICTED and predication.token.lexeme.lemma in self._condemning and subject is not None and (
            subject.first.kind == "government" or (subject.first.kind == "place" and subject.first.definite)
        ):
            return replace(sense, type="ACCUSE", mode="disapprove")  # «أدانت البحرين … بمشاركة»
        if sense.type != "ACCUSE" or predication.form != "verb" or predication.token.lexeme.lemma not in self._condemning:
            return sense
        by_court = bool(draft.actor) and all(
            isinstance(party, Chunk) and party.head.lexeme.lemma in self._courts for party in draft.actor)
        condemned = predication.passive and not draft.actor and bool(draft.recipient) and all(
            isinstance(party, Chunk) and party.kind in _PERSONS for party in draft.recipient)
        return replace(sense, type="SANCTION", mode=CONVICTED) if by_court or condemned else sense

    def imprisonment(self, predication: Predication, made: list[EventDraft]) -> tuple[Predicate, EventDraft] | None:
        """The sense of the prison that somebody is sentenced to, and the verdict that says so, among the drafts before it."""
        prison = self._prisons.get(predication.token.lexeme.lemma)
        if prison is None or predication.form == "verb":
            return None
        for verdict in made:
            behind = verdict.predication.oblique.get("bi")
            sentenced = behind is not None and any(chunk.index == predication.position for chunk in behind.chunks)
            if sentenced and verdict.sense.mode == CONVICTED:
                told = verdict.sense.change
                return prison if told else replace(prison, change="detention:starts"), verdict
        return None
