"""Nominal sentences: what is said of a noun without a verb."""

from __future__ import annotations

from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk


def predicate(predication: Predication, chunks: list[Chunk]) -> list[Chunk]:
    """What a nominal sentence says of the noun that is its subject, with its denial: «هذه الخطوة مرفوضة», «القرار غير عادل»."""
    position = predication.position
    if not chunks[position].definite or chunks[position].prep or position + 1 >= len(chunks):
        return []
    said = chunks[position + 1]
    if said.tag == "x" and position + 2 < len(chunks) and chunks[position + 2].bare:
        return chunks[position + 1 : position + 3]
    return [said] if said.bare and said.kind == "quality" and not said.definite else []
