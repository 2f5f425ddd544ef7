"""How far base phrases reach over the string of a sentence's tags.

One regular expression says it. An attached conjunction shows as ``~`` and an attached preposition as ``^`` before the tag, so
that no phrase runs over one. «الرئيس الروسي فلاديمير بوتين» is ``NAP``: one noun phrase.
"""

from __future__ import annotations

import re
from typing import Final

from musnad.kernel.memo import Memo
from musnad.tokens.token import Token

_COUNT: Final = r"(?:[q#](?:~?[q#])*)?"
_CHAIN: Final = r"(?:(?<![nu])a(?=\^?[nuNUPgme#\"]))*[nu]*"
_NAME: Final = r"(?P<name>(?:g+U?|uU?|PU?|L|\"[guPL]{1,3}\")*)"
CHUNK: Final = re.compile(
    r"(?P<verb>(?:x(?=[xv~])~?)*v)"
    rf"|(?P<counted>d?{_COUNT}z[az]*)"
    rf"|(?P<noun>(?:q(?=d))?d?{_COUNT}{_CHAIN}(?:(?<=[nu])d?{_COUNT}{_CHAIN})?"
    rf"(?:(?:[NUPm]|(?<=[nuq#])A|e(?=[^a])|\"[nNaAuUgPLmze]{{1,4}}\"|L+)[AU]*{_NAME}A*|g+[NU]?(?:[gPu]|\"[guPL]{{1,3}}\")*A*|ea*|(?<=[nu#dq])(?:(?<=#)[ze])?a*|[Aa][Aa]*)(?:y{_CHAIN}[NUPnu]?[AUa]*)?)"
    r"|.",
    re.DOTALL,
)
"""A verb with its particles, or a noun phrase: demonstrative, count, a chain of construct nouns that may itself hold a count
(«مقتل ثلاثة جنود»), what ends the chain, adjectives, a name; or an indefinite accusative, counted or not («12 قتيلا»)."""

_WITHIN: Final = frozenset('dq#nuNUPmAaezLgy"')
"""What a noun phrase may hold: any other tag ends it, and all that it asks of that one is to be there."""
_LED_BY: Final = frozenset("nuq#d")
"""What the pattern asks of the tag before a phrase."""


class Extent:
    """A phrase: how many symbols it takes, and after how many a name in it begins (-1 for none).

    ``kind`` is the group of the pattern: ``verb``, ``counted``, ``noun``, '' for a tag alone.
    """

    __slots__ = ("kind", "length", "name")

    def __init__(self, length: int, kind: str, name: int) -> None:
        self.length = length
        self.kind = kind
        self.name = name


def _measured(string: str) -> Extent:
    """The phrase behind the first symbol of a string by the pattern."""
    match = CHUNK.match(string, 1)
    if match is None or match.end() == 1:  # a phrase may be empty where the one before ends in a noun
        match = next(longer for longer in CHUNK.finditer(string, 1) if longer.end() > 1)
    return Extent(match.end() - 1, match.lastgroup or "", match.start("name") - 1 if match["name"] else -1)


_EXTENTS: Final[Memo[str, Extent]] = Memo(_measured, 65_536)
"""Phrases by their symbols: the same few thousand strings come again and again, and the pattern is slow."""


def extent(string: str, start: int) -> Extent:
    """The phrase that begins at a symbol, from as much of the string as the pattern can see."""
    before = string[start - 1] if start and string[start - 1] in _LED_BY else "."
    if string[start] == "x":
        return _measured(before + string[start:])
    stop, end = start + 1, len(string)
    while stop < end and (string[stop] in _WITHIN or (string[stop] == "~" and string[stop + 1 : stop + 2] in ("q", "#"))):
        stop += 1
    ahead = "" if stop == end else string[stop : stop + 2] if string[stop] == "^" else "."
    return _EXTENTS.get(before + string[start:stop] + ahead)


def tag_string(tokens: list[Token]) -> tuple[str, list[int]]:
    """The symbols of a sentence's tokens, and the token of each."""
    parts: list[str] = []
    owner: list[int] = []
    for index, token in enumerate(tokens):
        if token.conj:
            parts.append("~")
            owner.append(index)
        if token.prep:
            parts.append("^")
            owner.append(index)
        parts.append(token.tag)
        owner.append(index)
    return "".join(parts), owner
