"""Nominal sentences: what is said of a noun without a verb."""

from __future__ import annotations

from typing import Final

from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk

_QUOTE: Final = '"'
_ABOUT: Final = frozenset({"ala", "an", "bi", "hawla", "didd"})
"""Prepositions of what a word is about, which stands between it and what is said of it."""


def predicate(predication: Predication, chunks: list[Chunk]) -> list[Chunk]:
    """What a nominal sentence says of the noun that is its subject, with its denial: «هذه الخطوة مرفوضة», «القرار غير عادل».

    Also in quotation marks or behind what the noun is about: «التعليقات على الخطاب "سيئة للغاية"».
    """
    position, end = predication.position, len(chunks)
    if not chunks[position].definite or chunks[position].prep:
        return []
    behind = position + 1
    if behind + 1 < end and chunks[behind].prep in _ABOUT and not chunks[behind].conj:
        behind += 1
    if behind + 1 < end and chunks[behind].tag == _QUOTE:
        behind += 1
    if behind >= end:
        return []
    said = chunks[behind]
    if said.tag == "x" and behind + 1 < end and chunks[behind + 1].bare:
        return chunks[behind : behind + 2]
    return [said] if said.bare and said.kind == "quality" and not said.definite else []
