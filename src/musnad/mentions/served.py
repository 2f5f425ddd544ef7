"""Titles at the end of a phrase that denotes an act: «مقتل القائد», «مقتل ضابط في الجيش»."""

from __future__ import annotations

from typing import Final

from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

_LED: Final = frozenset({"bi", "led"})
"""Prepositions of who leads or attends."""
_NAMED: Final = frozenset({"person", "surname"})
SERVING: Final = frozenset({"office", "rank", "source", "religious"})
"""Kinds of titles to which the institution or place that they serve belongs."""
_SERVED: Final = frozenset({"organisation", "group", "government"})
"""Kinds of bodies in which somebody serves."""
_SUFFERED: Final = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types of acts whose masdar has in the genitive who suffers them."""


def ends_in_title(tokens: list[Token], chunk: Chunk) -> bool:
    """Whether the last word of a phrase that denotes an act or thing is a title: «مقتل القائد»."""
    if chunk.titled or chunk.names is not None or chunk.kind in ("person", "place"):
        return False
    end = chunk.last - 1
    while end > chunk.first and tokens[end].tag == "A":
        end -= 1
    last = tokens[end]
    return last is not chunk.head and last.tag == "N" and last.lexeme.pos == "role" and last.analysis.form.number == "s"


def serves(tokens: list[Token], chunk: Chunk, chunks: list[Chunk], position: int) -> bool:
    """Whether the body in which somebody serves stands right behind the act that he suffers or does: «مقتل ضابط في الجيش»."""
    body = chunks[position] if position < len(chunks) else None
    if body is None or body.tag != "N" or body.conj or body.prep != "fi" or body.kind not in _SERVED:
        return False
    title = tokens[chunk.last - 1]
    if chunk.kind != "act" or chunk.titled or chunk.names is not None or title is chunk.head or title.analysis.suffix:
        return False
    office = title.lexeme.pos == "role" and title.lexeme.kind in SERVING
    suffers = any(sense.type in _SUFFERED for sense in tokens[chunk.last - 2].lexeme.events)  # not «لقاءات السفير في الوزارة»
    return suffers and title.tag in "nNe" and (office or title.lexeme.pos == "collective") and title.analysis.form.number == "s"


def office_behind(tokens: list[Token], act: Chunk, chunks: list[Chunk], position: int, styles: frozenset[str]) -> bool:
    """Whether the office of whom an act names stands right behind it: «بحضور الأمير محمد بن سلمان ولي العهد».

    Also «اغتيال إسماعيل هنية رئيس الحركة», not «استقبال أوباما رئيس الوزراء», who are two, nor «بحضور الوزير سالم محافظ المدينة».
    """
    office = chunks[position] if position < len(chunks) else None
    if office is None or not (office.bare and office.titled and office.definite and office.number == "s") or office.names:
        return False
    suffered = any(sense.type in _SUFFERED and "obj" in sense.recipient for sense in act.head.lexeme.events)
    if act.kind == "person" or act.last - act.first == 1 or not (act.prep in _LED or suffered):
        return False
    behind = tokens[act.first + 1 : act.last]
    named = any(token.tag == "g" or (token.name is not None and token.name.kind in _NAMED) for token in behind)
    return named and all(token.lexeme.pos != "role" or token.lexeme.lemma in styles for token in behind)
