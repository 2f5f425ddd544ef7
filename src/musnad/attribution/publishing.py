"""Verbs of saying that only tell who published a document."""

from __future__ import annotations

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication


def publishes(clauses: Clauses, predication: Predication, publishing: frozenset[str]) -> bool:
    """Whether a verb only tells who published a document, and is no cue of its own: «بيان نشرته الوكالة»."""
    if predication.form != "verb" or not predication.position:
        return False
    following = clauses.chunks[predication.position + 1] if predication.position + 1 < len(clauses.chunks) else None
    handed = following is not None and following.tag == "o" and following.prep == "bi"  # «تصريح أدلى به»
    subject = predication.subject
    posted = predication.relative and subject is not None and subject.how != "after" and subject.first.kind == "document" and (
        predication.token.lexeme.lemma in publishing and "fi" not in predication.pronominal
    )  # «في تصريحات نشرت بموقع الوزارة»
    if not predication.token.analysis.suffix and not handed and not posted:
        return False
    described = clauses.chunks[predication.position - 1]
    if described.tag != "N" or clauses.chunks[predication.position].conj:
        return False
    reports = any(cue.stance == "reports" for cue in predication.token.analysis.lexeme.cues)
    return described.kind == "document" or (described.kind == "act" and reports)  # «اجتماع بثه التلفزيون»
