"""Whether an act happened, will happen, may happen, or did not: negation, tense, modality and what governs it."""

from __future__ import annotations

from typing import Final

from musnad.attribution.draft import StatementDraft
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.embedding import (
    UNPROVEN_STANCES,
    announced,
    awaited,
    goes_on,
    in_annals,
    known,
    one_of_two,
    punished,
    supposed,
)
from musnad.events.noun_status import GROUNDS, NounStatus
from musnad.events.prospect import (
    called_off,
    completed,
)
from musnad.records import Status

ANNOUNCED: Final = frozenset({"RETREAT", "SANCTION", "AID", "PROTEST", "MOBILIZE", "CONSULT", "COOPERATE", "CONCEDE"})
"""Types whose announcement by the one who acts is of what is to come: «أعلن انسحاب قواته»."""
CALLED_OFF: Final = frozenset({"CONSULT", "PROTEST", "COOPERATE", "MOBILIZE", "ASSAULT"})
"""Types of acts that do not take place where somebody calls them off; what is in force ends: «ألغى الحظر»."""
HYPOTHETICAL_STANCES: Final = frozenset({"demands", "urges", "threatens", "hopes", "suggests", "asks", "worries"})
THREATENING: Final = frozenset({"threatens", "warns"})
FUTURE_STANCES: Final = frozenset({"promises", "orders", "expects", "predicts"})


class StatusReader(NounStatus):
    """Reads status with the word lists of a rulebook (``rules/events/words``)."""

    def status(self, clauses: Clauses, predication: Predication, type_: str, statement: StatementDraft | None) -> Status:
        """The status of an event of a type at a predicate, inside a statement where there is one."""
        own = self._verb(clauses, predication) if predication.form == "verb" else self._nominal(clauses, predication)
        if predication.form != "verb" and awaited(self._words, clauses.chunks, predication.position):
            return "hypothetical"
        if own == "hypothetical" and self._rests_on(clauses, predication, type_):
            own = self._around(clauses, predication.governor) or "actual"
        at = clauses.chunks[predication.position].prep in GROUNDS  # «أعلن الرئيس أثناء اجتماع»
        certain = at or known(self._words, clauses, predication)
        if own in ("actual", "future") and not certain and supposed(self._words, clauses, predication):
            return "hypothetical"
        if own == "actual" and type_ == "SANCTION" and self._liable(predication):
            return "hypothetical"
        if own == "actual" and predication.form == "masdar" and type_ in ANNOUNCED and not at and (
            announced(self._words, clauses, predication) and not completed(self._words, clauses, predication)
        ):
            return "future"
        told = statement is not None and statement.predication is not predication
        if own == "future" and told and statement is not None and statement.stance in THREATENING:
            return "hypothetical"  # «هدد بأن قواته ستقصف العاصمة»
        if own == "future" and predication.form in ("noun", "masdar") and type_ == "THREATEN":
            return "actual"  # «ستتخذ إجراءات انتقامية»: to say so is the threat
        if own == "future" and predication.form in ("masdar", "noun") and one_of_two(self._words, clauses, predication):
            return "hypothetical"
        if own == "actual" and type_ == "ASSAULT" and punished(clauses, predication):
            return "historical"
        if own == "actual" and type_ in CALLED_OFF and called_off(self._words, clauses, predication):
            return "negated"
        if own == "actual" and in_annals(clauses.chunks, predication.position):
            return "historical"
        if own != "actual" or statement is None or statement.predication is predication:
            return own
        if statement.stance == "denies":
            return "negated"
        if statement.stance in UNPROVEN_STANCES and not predication.token.analysis.article and not certain and (
                statement.predication is None or not goes_on(clauses, predication, statement.predication.token)):
            return "hypothetical"
        nominal_content = statement.predication is not None and predication.form != "verb" and (
            predication.token.start - statement.content[0] < 3
        )
        if nominal_content and statement.stance in HYPOTHETICAL_STANCES:
            return "hypothetical"
        if nominal_content and statement.stance in FUTURE_STANCES:
            return "future"
        return own

    def _liable(self, predication: Predication) -> bool:
        """Whether a verb says to what punishment somebody may come: «يواجه عقوبة السجن», but «يواجه عقوبات»."""
        facing = predication.form == "verb" and predication.token.lexeme.lemma in self._words.facing
        penalty = predication.object.first if facing and predication.object is not None else None
        return penalty is not None and penalty.number == "s" and not predication.negated
