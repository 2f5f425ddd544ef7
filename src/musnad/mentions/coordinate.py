"""Join coordinated parts that one plural head has in common: «الرئيسان المصري والفرنسي», «وزراء خارجية مصر والأردن والعراق».

A dual shares its adjective or its genitive with one more part, a plural title the places or bodies that it serves with as
many as follow. Other coordination is between phrases, and the clauses' affair.
"""

from __future__ import annotations

from typing import Final

from musnad.kernel.letters import NOON, WAW, YEH
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

_PAIR: Final = 2
_BODIES: Final = frozenset({"organisation", "group"})
_PEOPLE: Final = frozenset({"person", "occupation"})
_NOMINATIVE: Final = WAW + NOON
_SERVED: Final = frozenset({"place", "organisation", "group", "government", "outlet"})


def coordinate(tokens: list[Token], chunks: list[Chunk]) -> list[Chunk]:
    """Chunks with the parts that a dual or plural head shares joined to it; indices are renewed."""
    made: list[Chunk] = []
    for chunk in chunks:
        if chunk.conj == "wa" and chunk.tag == "N" and not chunk.prep and made:
            head = made[-1]
            if head.tag == "N" and _shares(tokens, head, chunk):
                head.last, head.end = chunk.last, chunk.end
                continue
        chunk.index = len(made)
        if chunk.of is not None:
            chunk.of.index = chunk.index
        made.append(chunk)
    return made


def _shares(tokens: list[Token], head: Chunk, part: Chunk) -> bool:
    form = head.head.analysis.form
    number = "d" if form.number == "p" and form.light.endswith(YEH) and head.head.tag in "nm" else form.number  # «وزيري»
    if _of_both(tokens, head, part) or _of_body(tokens, head, part):
        return True
    if number not in "dp" or head.head.name is not None or head.names is not None or tokens[head.first].tag in '#"':
        return False
    last, first = tokens[head.last - 1], tokens[part.first]
    if last.tag == "A" and first.tag == "A" and all(t.tag == "A" for t in tokens[part.first : part.last]):
        dual = number == "d" and last.analysis.form.number == first.analysis.form.number == "s"
        people = number == "p" and head.kind == "person" and last.lexeme.pos == first.lexeme.pos == "nationality"
        return (dual and not any(t.conj for t in tokens[head.first + 1 : head.last])) or (
            people and first.analysis.form.number == "p")
    if part.kind not in _SERVED and not ((number == "d" or head.titled) and part.kind in ("act", "thing", "document")):
        return False
    ends = "nNPU" if number == "d" else "NPU"
    if head.last - head.first < 2 or last.tag not in ends or part.names is not None or part.titled:
        return False
    if number == "d" and (form.number == "d" or not any(t.conj for t in tokens[head.first + 1 : head.last])):
        return head.head.tag in "nN" and not any(t.conj for t in tokens[head.first + 1 : head.last])
    if head.titled and last.tag == "N" and first.tag == "N" and part.kind in ("organisation", "thing", "act"):
        return head.head.lexeme.kind == "office" and part.last - part.first == 1 and last.lexeme.kind in (
            "organisation", "thing", "act")  # «وزراء المياه والخارجية»
    same = (last.name is not None) == (first.name is not None)
    place = last.name is not None and last.name.kind in ("country", "city", "admin1")
    return head.titled and same and (part.kind == "place") == place


def _of_both(tokens: list[Token], head: Chunk, part: Chunk) -> bool:
    """Whether people are those of two bodies: «مئات من رجال الجيش والشرطة»; behind «بين» these are rather the two sides."""
    if head.prep == "bayn" or head.last - head.first < 2 or part.last - part.first > 1:
        return False
    people, body, other = tokens[head.last - 2], tokens[head.last - 1], tokens[part.first]
    if people.tag != "n" or people.analysis.form.number != "p" or people.lexeme.kind != "person" or people.lexeme.pos == "role":
        return False
    bodies = ("organisation", "group")
    return body.tag == other.tag == "N" and body.lexeme.kind in bodies and part.kind in bodies


def _of_body(tokens: list[Token], head: Chunk, part: Chunk) -> bool:
    """Whether people are those of whom a body is, too: «نقابة الصحفيين والمحررين», not «نقابة الأطباء والمحامون»."""
    if head.kind not in _BODIES or head.last - head.first != _PAIR or part.last - part.first > 1 or part.prep:
        return False
    body, one, other = tokens[head.last - 2], tokens[head.last - 1], tokens[part.first]
    if body.tag != "n" or body.analysis.form.number != "s" or other.word.raw.endswith(_NOMINATIVE):
        return False
    return all(token.tag == "N" and token.name is None and token.lexeme.kind in _PEOPLE and (
        token.analysis.form.number == "p") for token in (one, other))
