"""Verbs of saying whose content was taken for their subject, as it stands right behind them: «وجدد رفض بلاده التدخل»."""

from __future__ import annotations

from musnad.clauses.agreement import fits
from musnad.clauses.binder import AGENTS
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication


def regoverned(clauses: Clauses, predication: Predication) -> Predication:
    """A predication with what a verb of saying tells as its object, where nobody stands there to say it; else itself."""
    subject = predication.subject
    if subject is None or subject.how != "after" or predication.form != "verb" or predication.complement is not None or (
        predication.passive
    ):
        return predication
    first = subject.first
    told = first.kind == "act" and not first.prep and bool(first.head.lexeme.data.get("masdar")) and (
        bool(first.head.analysis.suffix) or first.genitive is not None) and not (first.number == "p" and first.head.lexeme.cues)
    if not told or not any(cue.object or "obj" in cue.content for cue in predication.token.analysis.lexeme.cues):
        return predication
    made = Predication(predication.token, predication.index, predication.position, "verb", negated=predication.negated)
    made.object = subject
    made.others = predication.others if predication.object is None else [predication.object, *predication.others]
    made.oblique, made.pronominal, made.recalled = predication.oblique, predication.pronominal, predication.recalled
    made.owner, made.owners, made.score = predication.owner, predication.owners, predication.score
    made.pluperfect, made.relative = predication.pluperfect, predication.relative
    verb, form = clauses.verb_before(predication.position), predication.token.analysis.form
    chunks = clauses.chunks
    topic = next((chunk for chunk in chunks[: predication.position] if chunk.tag not in "jD"), None)
    if verb is None and not chunks[predication.position].conj and topic is not None and topic.kind in AGENTS and (
        topic.tag == "N" and not topic.prep
    ):
        made.subject = Argument([topic], "before")  # «علي حسن، والد الضحية، ينفي تورط ابنه»
    elif verb is not None and verb.subject is not None and fits(form.gender, form.number, verb.subject):
        made.implied = verb.subject  # «أثار الرئيس غضبا حين أعلن اعترافه بـ»
    return made
