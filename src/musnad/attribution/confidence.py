"""How sure a statement is: what of its reading makes it likely that its chain is right."""

from __future__ import annotations

from typing import Final

from musnad.attribution.draft import StatementDraft
from musnad.rulebook.logit import Logit
from musnad.rulebook.tables import Rulebook

_SHORT: Final = 40
"""Characters of content below which it may be a mere topic."""
_OWN: Final = 0.75
"""How clear a chain is at least whose speaker stands in the clause itself."""


def features(draft: StatementDraft) -> list[str]:
    """The names of what holds of a statement: rows of ``attribution/confidence.tsv``."""
    found: list[str] = []
    predication = draft.predication
    if draft.content[1] - draft.content[0] < _SHORT:
        found.append("short")
    if draft.within is not None:
        found.append("nested")
    speaker = draft.chain[-1].chunks[0]
    if speaker.name is not None or speaker.names is not None:
        found.append("named-speaker")
    if draft.clear < _OWN:
        found.append("speaker-inherited")
    if predication is not None:
        if predication.complement is None:
            found.append("content-unmarked")
        if predication.relative:
            found.append("relative")
    return found


class StatementConfidence:
    """Scores statements with the weights of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._logit = Logit(book, "attribution/confidence.tsv")

    def score(self, drafts: list[StatementDraft]) -> None:
        """Set the confidence of each statement: the probability that it is one and its whole chain right."""
        for draft in drafts:
            draft.confidence = self._logit.probability(features(draft))
