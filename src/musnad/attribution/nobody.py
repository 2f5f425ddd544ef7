"""Verbs of saying whose subject is nobody or no party: what is inferred, what findings show, who is only accused."""

from __future__ import annotations

from typing import Final

from musnad.attribution.draft import Voice
from musnad.clauses.agreement import fits
from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk

_FINDING: Final = 4
"""How many chunks behind findings that speak their complementiser stands."""


def by_no_one(
    chunks: list[Chunk], predication: Predication, officially: frozenset[str], standing: frozenset[str]
) -> bool:
    """Whether what speaks is nobody, right between the verb and its content: «ويذكر التاريخ أن», «وأعلن رسميا أن».

    ``standing`` are words of findings, which stand for whoever made them: «وتظهر النتائج أن».
    """
    following = chunks[predication.position + 1 : predication.position + 2]
    if following and following[0].tag == "D" and following[0].head.lexeme.lemma in officially:
        return True
    beside = chunks[predication.position + 1] if predication.complement == predication.position + 2 else None
    if beside is None or not beside.bare or not beside.definite:
        return False
    thing = beside.kind == "thing" and beside.last - beside.first == 1 and bool(beside.head.analysis.article) and (
        beside.number == "s" and chunks[beside.index + 1].tag == "c"
        and not predication.token.analysis.suffix)  # «ويكشف الواقع أن»
    return beside.kind in ("time", "quality") or (thing and beside.head.lexeme.lemma not in standing)


def inferred(chunks: list[Chunk], predication: Predication, which: frozenset[str]) -> bool:
    """Whether what speaks is no party: «والتاريخ يؤكد أن», «مما يشير إلى أن», «وما حدث يؤكد أن»."""
    position = predication.position
    if predication.token.analysis.form.tense != "present":
        return False
    mark = predication.complement
    if not which.isdisjoint(chunks[position].particles) and not predication.token.analysis.suffix and (
            mark is not None and mark <= position + 2 and chunks[mark].tag in 'c"'):
        return True  # «ما يؤكد أن الأزمة مستمرة», «وما يلفت الانتباه أن», «ما يسمى "محادثات"»
    if not position or chunks[position].conj:
        return False
    before = chunks[position - 1]
    if before.tag == "r" and before.head.lexeme.lemma in which:
        return True
    told = next((chunk for chunk in chunks[:position] if chunk.tag == "V"), None)
    if told is not None and not which.isdisjoint(told.particles) and all(
            chunk.tag in "Not" for chunk in chunks[told.index + 1 : position]):
        return True
    alone = position == 1 or chunks[position - 2].tag in "j,."
    words = before.last - before.first
    plain = words == 1 or len(before.modifiers) == words - 1  # «فالتاريخ الحديث يشير إلى أن»
    return alone and before.tag == "N" and not before.prep and before.definite and plain and (
        before.kind in ("time", "act", "quality") and not before.head.analysis.suffix)


def whoever(chunks: list[Chunk], predication: Predication) -> bool:
    """Whether nobody in particular is said to say so: «ويخطئ من يقول إن»."""
    before = chunks[predication.position - 1] if predication.position and not chunks[predication.position].conj else None
    return before is not None and (before.whoever or (before.tag == "p" and not before.head.analysis.suffix))


def accused(predication: Predication, subject: Argument) -> bool:
    """Whether the only party behind a verb of accusing is whom it accuses, and its subject is dropped."""
    accuses = any(cue.stance == "accuses" and not cue.object and "obj" in cue.addressee
                  for cue in predication.token.analysis.lexeme.cues)
    return accuses and subject.how == "after" and predication.object is None and not predication.token.analysis.suffix and (
        predication.complement is not None or "bi" in predication.oblique)


def shown(predication: Predication, subject: Argument | None, standing: frozenset[str]) -> Voice | None:
    """Findings that stand for whoever made them, right before what they show: «أظهرت النتائج أن», «تشير الأرقام إلى أن»."""
    found = subject or predication.object
    mark = predication.complement
    if found is None or mark is None or found.how != "after" or found.first.prep or predication.token.analysis.suffix or (
        found.first.kind not in ("thing", "quantity") or mark - found.first.index > _FINDING
    ):
        return None
    return Voice([found.first]) if found.first.definite and found.first.head.lexeme.lemma in standing else None


def nothing_speaks(subject: Argument) -> bool:
    """Whether a relative clause tells of a thing, an act or a place without name, which says nothing: «الطريق الذي قال إنه»."""
    thing = subject.first
    return subject.how == "antecedent" and (thing.kind in ("act", "quality", "quantity", "thing") or (
        thing.kind == "place" and thing.name is None))


def of_topic(chunks: list[Chunk], predication: Predication, start: int) -> bool:
    """Whether the act or thing that a clause opens with at a character is what a verb tells of, whoever stands nearer.

    «قال إن ردود الفعل المنددة بالقرار أظهرت عزلة الحكومة»: nobody shows it.
    """
    topic, subject = next((chunk for chunk in chunks if chunk.start >= start), None), predication.subject
    if topic is None or topic.tag != "N" or not topic.bare or topic.kind not in ("act", "thing") or (
            predication.complement is not None or chunks[predication.position].conj):
        return False
    if subject is not None and subject.how != "before":
        return False
    between = chunks[topic.index + 1 : predication.position]
    form = predication.token.analysis.form
    return len(between) > 0 and all(chunk.tag in "Nt,jD" for chunk in between) and fits(
        form.gender, form.number, Argument([topic], "before"))
