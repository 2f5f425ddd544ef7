"""What others told and somebody denies or confirms: «نفى الوزير ما نشرته الصحيفة عن وجود مفاوضات»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.coordination import coordinated
from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Cue

_STANCES: Final = frozenset({"denies", "confirms"})
_TOPIC: Final = frozenset({"an", "hawla"})
"""Prepositions of what it was about: «عن وجود مفاوضات», «بشأن إغلاق المعبر»."""
_WHERE: Final = frozenset({"fi", "ala", "via", "bi", "during"})
"""Prepositions of where or when it was told: «في عددها الصادر أمس»."""
_SAYING: Final = frozenset({"act", "thing"})
_TELLING: Final = frozenset({"document", "outlet"})
_ASIDE: Final = 6
"""Chunks behind a verb within which it has its object."""


class Retold:
    """What was told before: from the chunk ``position``, behind it where that is a complementiser; by ``tellers``, if named."""

    __slots__ = ("mark", "position", "tellers")

    def __init__(self, position: int, mark: bool, tellers: list[Chunk]) -> None:
        self.position = position
        self.mark = mark
        self.tellers = tellers


def retold(clauses: Clauses, predication: Predication, cue: Cue, which: frozenset[str]) -> Retold | None:
    """What the object of a verb of denying or confirming repeats that is a clause with «ما»; ``which`` are its words."""
    if cue.stance not in _STANCES or cue.object or predication.form not in ("verb", "participle") or predication.relative:
        return None
    chunks = clauses.chunks
    news = _news(chunks, predication)
    if news is not None:
        return Retold(news.index, False, [])
    told = _told(chunks, predication, which)
    if told is None:
        return None
    index, tellers = told.index + 1, list[Chunk]()
    if chunks[index].bare and chunks[index].kind != "time":
        tellers = coordinated(chunks, index)
        index = tellers[-1].index + 1
    while index + 1 < len(chunks):
        chunk = chunks[index]
        if chunk.conj:
            return None
        if chunk.tag == "N" and chunk.prep in _TOPIC:
            return Retold(index, False, tellers) if _spelled_out(chunks, chunk) else None
        if chunk.tag == "c":
            return Retold(index, True, tellers) if chunks[index - 1].tag == "p" else None
        if chunk.tag == "N" and chunk.prep == "fi" and chunk.kind in _TELLING and not tellers:
            tellers = [chunk]
        elif chunk.tag not in "tDop" and not (chunk.tag == "N" and (chunk.prep in _WHERE or chunk.kind == "time")):
            return None
        index += 1
    return None


def _told(chunks: list[Chunk], predication: Predication, which: frozenset[str]) -> Chunk | None:
    """The verb with «ما» that is a predicate's object: behind its subject, asides, or «صحة»."""
    subject = predication.subject
    first = subject.chunks[-1].index + 1 if subject is not None and subject.how == "after" else predication.position + 1
    for chunk in chunks[first : first + _ASIDE]:
        if chunk.tag == "V":
            return chunk if not chunk.conj and not chunk.negated and not which.isdisjoint(chunk.particles) and bool(
                chunk.head.lexeme.cues) else None
        if chunk.conj or chunk.tag not in "NtDo,":
            return None
    return None


def _news(chunks: list[Chunk], predication: Predication) -> Chunk | None:
    """The reports that a predicate has as its object, with what they are about: «نفت الأخبار المتداولة بشأن إجلاء رعاياها»."""
    told = predication.object
    if told is None or told.how != "after" or len(told.chunks) > 1 or told.first.kind != "document" or not told.first.definite:
        return None
    index = told.first.index + 1
    return told.first if told.first.head.lexeme.cues and index + 1 < len(chunks) and chunks[index].prep in _TOPIC and (
        not chunks[index].conj and _spelled_out(chunks, chunks[index])) else None


def _spelled_out(chunks: list[Chunk], topic: Chunk) -> bool:
    """Whether a topic says something: «عن وجود مفاوضات», «عن توقف في الإنتاج», unlike «عن الحادث»."""
    beside = topic.genitive is not None or bool(topic.head.analysis.suffix) or topic.last - topic.first > 1
    return topic.kind in _SAYING and (beside or bool(chunks[topic.index + 1].prep))
