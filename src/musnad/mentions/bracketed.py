"""Brackets that others do not put: around names, «وكالة (رويترز)», «حزب (النور)», and around numbers, «مقتل (26) مسلحا»."""

from __future__ import annotations

from typing import Final

from musnad.tokens.token import Token

_LONGEST: Final = 4
"""Words of such a name."""
_NAMED: Final = frozenset({"organisation", "group", "outlet"})
"""Kinds of nouns that a name follows."""
_NOMINAL: Final = frozenset("nNaAuUgPLmze")
_MARK: Final = '"'
_COUNTED: Final = frozenset("nze")
"""Tags of what a number in brackets counts."""


def mark_names(tokens: list[Token]) -> None:
    """Make quotation marks of the brackets around a name right behind an indefinite noun for a body."""
    for position in range(1, len(tokens) - 2):
        if tokens[position].tag != "(":
            continue
        noun = tokens[position - 1]
        if noun.tag != "n" or noun.lexeme.kind not in _NAMED or noun.analysis.suffix or noun.analysis.form.number != "s":
            continue
        for end in range(position + 1, min(len(tokens), position + _LONGEST + 2)):
            if tokens[end].tag == ")" and end > position + 1:
                tokens[position].tag = tokens[end].tag = _MARK
            if tokens[end].tag not in _NOMINAL or tokens[end].prep:
                break


def free_numbers(tokens: list[Token]) -> None:
    """Drop the brackets around a number that counts the noun right behind it: «القضاء على (26) مسلحا»."""
    position = len(tokens) - 4
    while position >= 0:
        if tokens[position].tag == "(" and tokens[position + 1].tag == "#" and tokens[position + 2].tag == ")":
            counted = tokens[position + 3]
            if counted.tag in _COUNTED and not counted.conj and not counted.prep:
                tokens[position + 1].start = tokens[position].start
                del tokens[position + 2], tokens[position]
        position -= 1
