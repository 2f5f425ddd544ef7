"""Which words of a sentence name a place: names of the gazetteer, nouns before a name that it lacks, lists behind «بينها»."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.mentions.chunk import Chunk
from musnad.mentions.placenames import PLACES
from musnad.tokens.token import Token

_UNKNOWN: Final = "uUg"
"""Tags of unknown words and given names."""
_AMONG: Final = frozenset({"", "bayn", "min"})
"""Prepositions of the pronoun behind which some of several places are listed: «هي», «بينها», «منها»."""
_HERE: Final = ("fi", "inside", "near", "ila", "ala", "towards", "hawla")
"""Prepositions of the phrases of an act that say where it was, the most telling first."""
_CLAUSE: Final = 5
"""How many chunks before an act a word may stand that opens its clause."""
_FAR: Final = 4
"""How many chunks behind a word for several places these are listed."""


def named(clauses: Clauses, chunk: Chunk) -> list[Token]:
    """The names of places in a phrase; the noun before an unknown name, which no gazetteer lists: «ثكنة العند»."""
    tokens = clauses.tokens
    found: list[Token] = []
    for index in range(chunk.first, min(chunk.last, len(tokens))):
        if tokens[index].name is not None and is_place(tokens[index]):
            found.append(tokens[index])
    if found or chunk.last - chunk.first == 1:
        return found
    return [noun for noun, name in pairwise(tokens[chunk.first : chunk.last])
            if name.tag in _UNKNOWN and not name.conj and noun.tag == "n" and noun.lexeme.kind == "place"]


def here(type_: str) -> tuple[str, ...]:
    """The prepositions of an act of a type that say where it was: «انسحب من البلدة إلى الحدود», «غزو للكويت»."""
    if type_ == "RETREAT":
        return (*_HERE[:3], "min", "an", *_HERE[3:])
    if type_ == "CONSULT":
        return (*_HERE[:-1], "li")  # «محادثات حول ليبيا»
    return (*_HERE, "li") if type_ == "ASSAULT" else _HERE


def told_there(clauses: Clauses, position: int, where: frozenset[str]) -> list[Token]:
    """The place before a word of ``where`` that opens the clause of an act: «وصل إلى القاهرة حيث التقى نظيره»."""
    verbs = 0
    for chunk in reversed(clauses.chunks[max(0, position - _CLAUSE) : position]):
        if chunk.tag == "j" and chunk.head.lexeme.lemma in where:
            place = next((one for one in reversed(clauses.chunks[: chunk.index]) if one.tag not in ",t"), None)
            return named(clauses, place) if place is not None and place.tag == "N" and place.kind == "place" else []
        if chunk.tag == "V" and chunk.head.lexeme.cues:
            return []  # «إلى سوريا، حيث أعلنت روسيا تراجعها»
        verbs += chunk.tag == "V"
        if chunk.tag in "cr:" or verbs > 1:
            return []
    return []


def unnamed_place(chunk: Chunk) -> bool:
    """Whether a phrase takes up a place told before: «المدينة»."""
    return chunk.kind == "place" and chunk.definite and chunk.number == "s" and chunk.name is None


def is_place(token: Token) -> bool:
    """Whether a token is a known name of a place."""
    return token.name is not None and (token.name.kind in PLACES or any(lexeme.kind in PLACES for lexeme in token.rivals))


def listed(clauses: Clauses, chunk: Chunk) -> list[Token]:
    """The places that are listed behind a word for them: «ثلاث محافظات هي عدن وأبين», «مناطق واسعة من بينها صنعاء».

    So are those behind «بعد», where the same was before: «رفعت في عشر مناطق، بعد عدن وأبين».
    """
    if chunk.kind != "place" or chunk.number == "s":
        return []
    for mark in clauses.chunks[chunk.index + 1 : chunk.index + 1 + _FAR]:
        first = clauses.chunks[mark.index + 1] if mark.index + 1 < len(clauses.chunks) else mark
        if mark.tag == "N" and mark.prep == "after" and mark.kind == "place":
            first = mark
        if first is mark or (mark.tag in "o:" and mark.prep in _AMONG and first.tag == "N" and first.kind == "place"):
            places = [token for token in clauses.tokens[first.first : first.last] if is_place(token)]
            return [*places, *joined(clauses, first)]
        if mark.tag not in ",p" and mark.prep != "min":
            break
    return []


def joined(clauses: Clauses, chunk: Chunk) -> list[Token]:
    """The places of the phrases that are joined to a phrase by و."""
    found: list[Token] = []
    for following in clauses.chunks[chunk.index + 1 :]:
        beyond = clauses.chunks[following.index + 1 : following.index + 2]
        if following.bare and following.kind == "unknown" and beyond and beyond[0].prep == "bi" and beyond[0].kind == "place":
            continue  # «معبر قرداي بمقاطعة جامبيل وكيغين بمقاطعة ألماتي»
        lies = following.prep == "bi" and not following.conj and clauses.chunks[following.index - 1].kind == "unknown"
        if following.tag != "N" or (following.conj != "wa" and not lies) or (following.prep and not lies) or (
            following.kind != "place"
        ):
            break
        found += [token for token in clauses.tokens[following.first : following.last] if is_place(token)]
    return found
