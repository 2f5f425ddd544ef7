"""How sure an event is: what of its reading makes it likely that its type is right."""

from __future__ import annotations

from typing import Final

from musnad.events.draft import EventDraft
from musnad.rulebook.logit import Logit
from musnad.rulebook.tables import Rulebook

_LEAD: Final = 3
"""Sentences of an article, its headline counted, that tell its news."""
_LOOSE: Final = 8
"""The score of a verb's binding below which its arguments are a guess (``clauses/weights.tsv``)."""
UNSURE: Final = frozenset({"hypothetical", "negated"})


def features(draft: EventDraft) -> list[str]:
    """The names of what holds of an event: rows of ``events/confidence.tsv``."""
    predication = draft.predication
    found: list[str] = [f"type-{draft.sense.type.lower()}"]
    if draft.also:
        found.append("told-again")
    if draft.sentence < _LEAD:
        found.append("lead")
    if draft.actor:
        found.append("actor")
    if draft.recipient:
        found.append("recipient")
    if predication.form == "verb" and predication.score < _LOOSE:
        found.append("loose-binding")
    if predication.relative:
        found.append("relative")
    kinds = {analysis.lexeme.pos for analysis in predication.token.word.analyses}
    if len(kinds) > 1:
        found.append("rival-words")
    if draft.status in UNSURE:
        found.append("not-told-as-fact")
    return found


class EventConfidence:
    """Scores events with the weights of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._logit = Logit(book, "events/confidence.tsv")

    def score(self, drafts: list[EventDraft]) -> None:
        """Set the confidence of each event: the probability that it is one, of the type that it is given."""
        for draft in drafts:
            draft.confidence = self._logit.probability(features(draft))
