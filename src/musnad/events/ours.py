"""Whose act a word tells where the speaker tells his own: «أدعو», «تقدمنا بشكوى», «نحن على اتصال بالسلطات»."""

from __future__ import annotations

from musnad.attribution.draft import StatementDraft
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.conflict import MUTUAL
from musnad.events.draft import EventDraft
from musnad.events.fillers import topic


def first_person(predication: Predication, statement: StatementDraft | None) -> bool:
    """Whether a verb is the speaker's own, by its form or, inside a quotation, by want of a subject: «قال: قابلت الوزير»."""
    analysis = predication.token.analysis
    if analysis.form.person == 1:
        return True
    if statement is None or predication.subject is not None or predication.implied is not None:
        return False
    if predication.passive and (predication.object is None or predication.object.first.gender in ("", analysis.form.gender)):
        return False  # but «التقيت الرئيس»
    return any(a.form.person == 1 and a.lexeme is analysis.lexeme and a.form.tense == analysis.form.tense
               for a in predication.token.word.analyses)


def meant_by_us(predication: Predication, statement: StatementDraft | None) -> None:
    """Let the pronouns of the first person among a predicate's arguments stand for the speaker: «اعتقلتني الشرطة», «طلب مني»."""
    if statement is None:
        return
    speaker = Argument(statement.chain[-1].chunks, "pronoun")
    if predication.token.analysis.suffix[:1] == "1":
        predication.possessor = speaker
    for preposition, pronoun in predication.pronominal.items():
        analysis = pronoun.head.analysis
        if analysis.suffix[:1] == "1" or (not analysis.suffix and analysis.form.person == 1):
            predication.recalled[preposition] = speaker


def by_us(clauses: Clauses, predication: Predication, draft: EventDraft) -> bool:
    """Whether the act that a noun names is one of the speaker: «تقدمنا بشكوى», «أقدر الفرصة للتشاور مع الملك»."""
    verb = predication.governor
    joint = draft.sense.type in MUTUAL and predication.genitive is None and "bayn" not in predication.oblique
    if (draft.actor and not joint) or verb is None or verb.form != "verb" or verb.subject is not None:
        return False
    if verb.token.analysis.form.person != 1:
        return False
    if predication.form not in ("masdar", "noun") or predication.index != clauses.chunks[predication.position].first:
        return False
    return not predication.oblique.get("agent") and predication.possessor is None


def of_us(clauses: Clauses, draft: EventDraft) -> bool:
    """Whether a nominal sentence says an act of the speaker: «نحن على اتصال بالسلطات», «نحن مستعدون للحوار»."""
    if draft.actor or draft.predication.form == "verb":
        return False
    if draft.predication.form == "participle":
        before = clauses.chunks[draft.predication.position - 1] if draft.predication.position else None
        return before is not None and before.tag == "o" and not before.prep and before.head.analysis.form.person == 1
    stated = topic(draft.predication, clauses.chunks)
    return stated is not None and stated.head.analysis.form.person == 1
