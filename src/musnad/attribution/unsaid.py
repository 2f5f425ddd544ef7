"""Verbs of saying that report nobody: the writer's own, those of a byline, those that are only wanted or due."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.kernel.letters import ALEF, ALEF_HAMZA

_REFUSING: Final = frozenset({"asks", "demands", "rejects"})
"""Stances of a verb by which somebody does not want a name told."""
_NEAR: Final = 3
"""Phrases between a verb and the name that somebody does not want told."""


def mine(predication: Predication) -> bool:
    """Whether a verb is one of the writer's own by its first letter, where nobody else is named: «ولكني أعتقد أنه»."""
    analysis, raw, subject = predication.token.analysis, predication.token.word.raw, predication.subject
    return predication.form == "verb" and (subject is None or subject.how != "after") and analysis.form.person == 3 and (
        analysis.lexeme.lemma[:1] == ALEF and raw[analysis.offset : analysis.offset + 1] == ALEF_HAMZA)


def byline(clauses: Clauses, predication: Predication, writing: frozenset[str]) -> bool:
    """Whether the text names its author: «كتب محمد حسن يقول: …»."""
    chunks = clauses.chunks
    opens = next((chunk for chunk in chunks if chunk.tag in "VN"), None)
    if opens is None or opens.tag != "V" or opens.conj or opens.head.lexeme.lemma not in writing or predication.form != "verb":
        return False
    author = chunks[opens.index + 1] if opens.index + 1 < len(chunks) else None
    if author is None or author.kind not in ("person", "unknown") or author.titled:
        return False
    mark = predication.complement
    return mark is not None and chunks[mark].tag == ":" and mark <= author.index + 2


def yet_to_say(clauses: Clauses, predication: Predication) -> bool:
    """Whether a verb tells what somebody may, must or wants to say: «على الحكومة أن تعلن أن», «يسعى إلى أن يؤكد أن»."""
    before = clauses.chunks[predication.position - 1] if predication.position else None
    return before is not None and before.tag == "c" and predication.form == "verb" and not before.head.analysis.suffix and (
        predication.token.analysis.form.tense == "present" and not predication.token.analysis.future)


def avoided(clauses: Clauses, predication: Predication, avoiding: frozenset[str]) -> bool:
    """Whether somebody does not want to say something: «تجنبت الحكومة أي إشارة إلى أن», «يتفادى القول إن»."""
    own = bool(predication.token.analysis.suffix) or predication.genitive is not None
    if predication.form not in ("masdar", "noun") or own or clauses.chunks[predication.position].conj:
        return False  # «رفضت المحكمة مرافعات المحامي بأن»
    for chunk in reversed(clauses.chunks[max(0, predication.position - _NEAR) : predication.position]):
        if chunk.head.lexeme.lemma in avoiding and chunk.tag in "VNw":
            return not chunk.negated
        if chunk.tag not in "Nt" or chunk.prep:
            return False
    return False


def nameless(clauses: Clauses, predication: Predication, stance: str, identity: frozenset[str]) -> bool:
    """Whether somebody asks not to be named, or refuses to be: «طلب عدم الكشف عن هويته», «مفضلا عدم ذكر اسمه»."""
    place = predication.position
    if predication.form == "verb" and stance not in _REFUSING:
        return False
    for chunk in clauses.chunks[place + 1 : place + 1 + _NEAR]:
        if chunk.tag in ".,:cV":
            return False
        if any(t.lexeme.lemma in identity and t.analysis.suffix and not t.prep for t in clauses.tokens[chunk.first : chunk.last]):
            return True
    return False
