"""What fills a role: the phrases of an argument that denote somebody, and the adjectives of nationality that name a state."""

from __future__ import annotations

from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

Filler = Chunk | Token


def by(head: Predication, noun: Predication, chunks: list[Chunk]) -> str:
    """The preposition by which a noun hangs on what governs it, or ''."""
    if noun.position < head.position:
        return chunks[noun.position].prep
    return next((p for p, a in head.oblique.items() if any(c.index == noun.position for c in a.chunks)), "")


def parties(argument: Argument | None) -> list[Filler]:
    """The phrases of an argument that denote somebody."""
    return [c for c in argument.chunks if c.kind in PARTIES] if argument is not None else []


def is_party(argument: Argument | None) -> bool:
    """Whether an argument denotes somebody."""
    return argument is not None and argument.first.kind in PARTIES


def is_city(chunk: Chunk) -> bool:
    """Whether a phrase names a city, where talks are held: «قمة الرياض»."""
    if chunk.kind != "place" or chunk.name is None:
        return False
    kinds = {lexeme.kind for lexeme in chunk.head.rivals} if chunk.head.name is not None else {chunk.name.kind}
    return "city" in kinds and "country" not in kinds


def own_act(threat: Predication) -> bool:
    """Whether a threat is to do an act, «تهديد النقابات بالإضراب», «تهديد المسلحين بقتل الرهائن», not «تهديد الصحفي بالقتل»."""
    act = threat.oblique.get("bi")
    if act is None or act.first.kind != "act":
        return False
    senses = act.first.head.lexeme.events
    return act.first.genitive is not None or (bool(senses) and not any("obj" in sense.recipient for sense in senses))
