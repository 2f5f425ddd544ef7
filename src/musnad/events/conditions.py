"""What a row may ask for instead of a word: that somebody is titled, that doer and sufferer are one, that a noun bears a name."""

from __future__ import annotations

from typing import Final

from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk

_OFFICES: Final = frozenset({"office", "rank"})
"""Kinds of titles that make their bearer a leader."""
_REFLEXIVE: Final = "reflexive"
"""The class of function words that stand for the subject again (نفسه, أنفسهم)."""
_QUOTE: Final = '"'
_LONG: Final = 2
"""Words of a name at least: not «عملية "السلام"»."""
_MANY: Final = "p"
_QUALITY: Final = "quality"
_MARKS: Final = 2
_REACH: Final = 6
"""Chunks from a quotation mark to the one that closes the name."""


def leader(predication: Predication) -> bool:
    """Whether the one who acts is named or titled."""
    actor = predication.genitive if predication.form == "masdar" else predication.subject or predication.implied
    if actor is None or predication.passive:
        return False
    chunk = actor.first
    if chunk.kind != "person" or chunk.number == "p":
        return False
    return chunk.names is not None or chunk.head.lexeme.kind in _OFFICES


def reflexive(predication: Predication, chunks: list[Chunk]) -> bool:
    """Whether the object is the subject itself: «فجر الانتحاري نفسه», not the emphatic «الوزير نفسه»."""
    beside = chunks[predication.position + 1:predication.position + 3]
    return predication.form == "verb" and any(c.tag == "o" and c.head.lexeme.pos == _REFLEXIVE for c in beside)


def called(predication: Predication, chunks: list[Chunk]) -> bool:
    """Whether a noun is followed by a name of several words in quotation marks: «عملية "نبع السلام"»."""
    chunk, token = chunks[predication.position], predication.token
    if token.analysis.form.number == _MANY:
        return False  # «عمليات "مكافحة الإرهاب"»
    name = chunk.genitive
    if name is not None and chunk.head is token:
        return name.head.start > name.start and name.last - name.first >= _LONG + _MARKS
    behind = chunks[predication.position + 1:predication.position + 1 + _REACH]
    if len(behind) < _LONG or behind[0].tag != _QUOTE or behind[1].kind == _QUALITY:
        return False  # «عملية "سلسة وسريعة"»
    closing = next((index for index, part in enumerate(behind) if index and part.tag == _QUOTE), 0)
    return sum([part.last - part.first for part in behind[1:closing]]) >= _LONG
