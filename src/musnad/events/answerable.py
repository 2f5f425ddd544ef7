"""Who is told to be behind an act: «إيران متهمة بقتل», «التنظيم المسؤول عن التفجير», «كانت الحركة وراء الهجوم»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES
from musnad.events.owners import owns
from musnad.events.role_words import RoleWords
from musnad.mentions.chunk import Chunk

BEHIND: Final = "behind"
"""Preposition of the act that somebody stands behind."""
_BY_FAULT: Final = frozenset({"fi", "an", "bi"})
"""Prepositions behind who had a hand in an act."""


def at_fault(before: int, preposition: str, clauses: Clauses, words: RoleWords) -> Chunk | None:
    """Who is said, by the phrase before an act, to have had a hand in it: the party it describes, or else itself.

    «عناصر متورطون في قتل», «شبكة حقاني مسؤولة عن», «محاسبة المتورطين في قتل المتظاهرين».
    """
    chunks = clauses.chunks
    party = chunks[before]
    if party.tag != "N" or preposition not in _BY_FAULT:
        return None
    if party.kind in PARTIES and any(token.start > party.head.start and token.lexeme.lemma in words.implicated
                                     for token in party.modifiers[-1:]):
        return party
    if party.head.lexeme.lemma in words.implicated:
        return _described(before, clauses, words) or (None if before and chunks[before - 1].tag == "x" else party)
    tail = party.genitive
    return tail if tail is not None and tail.head.lexeme.lemma in words.implicated else None


def standing_behind(act: int, clauses: Clauses) -> list[Chunk]:
    """Who is said to be behind an act where no verb but one of being says it: «الجماعة نفسها كانت وراء الهجوم»."""
    chunks = clauses.chunks
    if chunks[act].prep != BEHIND:
        return []
    before, verbs = act - 1, {verb.position for verb in clauses.verbs}
    while before >= 0 and (chunks[before].tag in "oDx" or (chunks[before].tag == "V" and before not in verbs)):
        before -= 1
    party = chunks[before] if before >= 0 else None
    return [party] if party is not None and party.tag == "N" and party.bare and owns(party) else []


def _described(position: int, clauses: Clauses, words: RoleWords) -> Chunk | None:
    """The party that a phrase of guilt describes or is said of, over a pronoun: «الحركة هي المسؤولة», «تعد الحركة مسؤولة»."""
    chunks = clauses.chunks
    guilty = chunks[position]
    if guilty.prep or guilty.conj or not position:
        return None
    if any(verb.object is not None and verb.object.first is guilty and verb.token.lexeme.lemma not in words.deeming
           for verb in clauses.verbs):
        return None  # «اعتقل الجيش متهما بقتل»
    before = position - 1
    if chunks[before].tag == "o" and not chunks[before].prep and before:
        before -= 1
    party = chunks[before]
    if party.tag != "N" or not owns(party) or (party.prep and not guilty.definite):
        return None
    return party if party.definite or party.name is not None else None
