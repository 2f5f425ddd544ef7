"""Noun phrases that «و» joins: «الرئيس، ورئيس الوزراء، ومدير الشرطة»."""

from __future__ import annotations

from musnad.clauses.predication import PARTIES
from musnad.mentions.chunk import Chunk


def coordinated(chunks: list[Chunk], position: int, like: Chunk | None = None) -> list[Chunk]:
    """The noun phrase at a position and those joined to it by و, of a like kind and without a preposition of their own.

    ``like`` is what they are coordinated to if that is not the phrase itself: the genitive at its end. Parties may stand
    behind commas: «الرئيس، ورئيس الوزراء، ومدير الشرطة».
    """
    found = [chunks[position]]
    if position + 1 == len(chunks) or (chunks[position + 1].conj != "wa" and chunks[position + 1].tag != ","):
        return found  # as most
    last = like if like is not None else chunks[position]
    while position + 1 < len(chunks):
        step = 1 if chunks[position + 1].tag != "," else 2
        following = chunks[position + step] if position + step < len(chunks) else None
        if following is None or following.tag != "N" or following.conj != "wa" or following.prep or not (
            alike(last, following) or _paired(found, following)
        ):
            break
        if step == 2 and not _listed(chunks, last, position + step):
            break
        found.append(following)
        last = following
        position += step
    return found


def _listed(chunks: list[Chunk], last: Chunk, position: int) -> bool:
    """Whether a party behind «، و» goes on a list, rather than opening a clause of its own: no verb stands behind it."""
    if last.kind not in PARTIES or chunks[position].kind not in PARTIES:
        return False
    for chunk in chunks[position + 1 : position + 4]:
        if chunk.tag in "VcojwN" and not (chunk.tag == "N" and chunk.prep):
            return chunk.tag == "N" and chunk.conj == "wa"
        if chunk.tag in ".,r-:":
            return True
    return True


def _paired(found: list[Chunk], following: Chunk) -> bool:
    """Whether a phrase is the second of two that a dual names: «منظمتا الصحة والهجرة», «حركتي فتح وحماس»."""
    first = found[0]
    named = first.last - first.first > 1 and not first.head.analysis.article
    return len(found) == 1 and first.number == "d" and named and following.definite


def alike(one: Chunk, other: Chunk) -> bool:
    """Whether two noun phrases are of a kind that «و» joins: the same, or both parties."""
    return one.kind == other.kind or (one.kind in PARTIES and other.kind in PARTIES)
