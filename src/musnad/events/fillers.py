"""What fills a role: the phrases that denote somebody, and the adjectives of nationality that name a state."""

from __future__ import annotations

from typing import Final

from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

Filler = Chunk | Token
PURPOSE: Final = "li"
"""The preposition of what something, or an effort, is for."""
STATED: Final = frozenset({"ala", "fi"})
"""Prepositions of an act that is the predicate of a nominal sentence: «على اتصال بـ», «في حرب مع»."""
OPENING: Final = frozenset('c":.-|')
"""Tags of what stands before a clause."""


def by(head: Predication, noun: Predication, chunks: list[Chunk]) -> str:
    """The preposition by which a noun hangs on what governs it, or ''."""
    if noun.position < head.position:
        return chunks[noun.position].prep
    return next((p for p, a in head.oblique.items() if any(c.index == noun.position for c in a.chunks)), "")


def parties(argument: Argument | None) -> list[Filler]:
    """The phrases of an argument that denote somebody."""
    return [c for c in argument.chunks if c.kind in PARTIES and not c.whoever] if argument is not None else []


def is_party(argument: Argument | None) -> bool:
    """Whether an argument denotes somebody."""
    return argument is not None and argument.first.kind in PARTIES


def is_city(chunk: Chunk) -> bool:
    """Whether a phrase names a city, where talks are held: «قمة الرياض»."""
    if chunk.kind != "place" or chunk.name is None:
        return False
    kinds = {lexeme.kind for lexeme in chunk.head.rivals} if chunk.head.name is not None else {chunk.name.kind}
    return "city" in kinds and "country" not in kinds


def asked_of(act: Predication) -> bool:
    """Whether somebody is asked to do an act, who is then whom its pronoun means: «طلبت بغداد من أنقرة سحب قواتها»."""
    asking, owner = act.governor, act.owner
    if owner is None or asking is None or asking.subject is None or owner.first is not asking.subject.first:
        return False
    asked = asking.oblique.get("min") or asking.object
    return is_party(asked) and any(sense.type == "REQUEST" for sense in asking.token.lexeme.events)


def own_act(threat: Predication) -> bool:
    """Whether a threat is to do an act, «تهديد النقابات بالإضراب», «تهديد المسلحين بقتل الرهائن», not «تهديد الصحفي بالقتل»."""
    act = threat.oblique.get("bi")
    if act is None:
        return False
    if act.first.kind != "act":
        return act.first.genitive is not None and act.first.genitive.kind == "act"  # «تهديد الرئيس بعدم الترشح»
    senses = act.first.head.lexeme.events
    return act.first.genitive is not None or (bool(senses) and not any("obj" in sense.recipient for sense in senses))


def is_of_content(act: Predication, phrase: Chunk) -> bool:
    """Whether a phrase stands behind the act that «بـ» names, and goes with that: «المطالبة بتحسين الخدمات للسكان»."""
    told = act.oblique.get("bi")
    return told is not None and told.first.kind == "act" and told.first.index < phrase.index


def topic(predication: Predication, chunks: list[Chunk]) -> Chunk | None:
    """What a nominal sentence says to be in or at an act: «نحن على اتصال بالسلطات», «الحكومة في مفاوضات مع البنك»."""
    position = predication.position
    chunk = chunks[position]
    state = position > 1 and chunks[position - 1].tag == "j" and chunk.bare  # «القوات في حالة استنفار»
    if not (chunk.prep in STATED or state) or chunk.definite or predication.index != chunk.first or not position:
        return None
    position -= state
    before = chunks[position - 1]
    opens = position == 1 or chunks[position - 2].tag in OPENING or bool(before.conj)
    party = before.tag == "N" and before.kind in PARTIES and not before.prep and before.count is None
    return before if opens and (party or before.tag == "o") else None


def near_for(predication: Predication, chunks: list[Chunk]) -> Argument | None:
    """What «لـ» names right behind a noun, with no other phrase between: «هجوم للقوات», not «عملية في الساحل الغربي لليمن»."""
    argument = predication.oblique.get("li")
    if argument is None or any(c.tag == "N" for c in chunks[predication.position + 1 : argument.first.index]):
        return None
    return argument if argument.first.kind in PARTIES else None


def is_unit(genitive: Argument | None) -> bool:
    """Whether a phrase is a unit or member of a body that «لـ» names: «اعتقال خلية للتنظيم», «اغتيال قائد للحركة»."""
    chunk = genitive.first if genitive is not None else None
    one = chunk is not None and chunk.kind in ("group", "person", "organisation") and chunk.name is None
    return one and chunk is not None and chunk.number == "s" and not chunk.definite
