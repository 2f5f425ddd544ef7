"""What stands where a subject would, or before a verb, and tells who speaks or how: «سبق للوزير أن أعلن», «وقال مخاطبا»."""

from __future__ import annotations

from musnad.attribution.draft import Voice
from musnad.attribution.speakers import speaks
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk


def told_before(clauses: Clauses, predication: Predication, words: frozenset[str]) -> Voice | None:
    """Who has said something before: «سبق للوزير أن أعلن أن», «سبق للنائب وليد جنبلاط قبل الانتخابات أن لمح إلى أن»."""
    chunks, index = clauses.chunks, predication.position - 1
    if index < 2 or chunks[index].tag != "c":
        return None
    index -= 1
    while index > 0 and chunks[index].prep != "li" and chunks[index].tag in "NtD" and (
            chunks[index].tag != "N" or chunks[index].prep or chunks[index].kind in ("time", "person")):
        index -= 1
    who = chunks[index]
    last = chunks[index + 1] if chunks[index + 1].bare and chunks[index + 1].kind == "person" else who
    told = index > 0 and chunks[index - 1].head.lexeme.lemma in words and who.prep == "li"
    return Voice([who] if last is who else [who, last]) if told and speaks(Argument([who], "")) else None


def in_manner(subject: Argument) -> bool:
    """Whether what stands as a subject tells how somebody speaks: «وقال مخاطبا الحضور»."""
    head = subject.first.head
    return subject.how == "after" and subject.first.kind == "quality" and head.analysis.form.state == "tanwin" and (
        not subject.first.definite)


def behind_given(chunks: list[Chunk], subject: Argument) -> Chunk | None:
    """The word behind a title and a given name that can only be a surname: «قال الدكتور سالم خطاب إن»."""
    named = subject.chunks[-1]
    if subject.how != "after" or len(subject.chunks) > 1 or named.names is None or not named.titled or (
            named.names[1] - named.names[0] > 1 or named.names[1] < named.last):
        return None
    word, mark = chunks[named.index + 1], chunks[named.index + 2] if named.index + 2 < len(chunks) else None
    alone = word.tag == "N" and word.bare and word.last - word.first == 1 and not word.definite and not word.head.analysis.suffix
    alone = alone and word.head.analysis.form.state != "tanwin" and word.gender != "f"
    return word if alone and word.number == "s" and mark is not None and mark.tag in "c:" and not mark.prep else None
