"""What stands in brackets without being an aside: names, «وكالة (رويترز)», «حزب (النور)», and numbers, «عدد (7) أوكار»."""

from __future__ import annotations

from typing import Final

from musnad.tokens.token import Token

_LONGEST: Final = 4
"""Words of such a name."""
_NAMED: Final = frozenset({"organisation", "group", "outlet"})
"""Kinds of nouns that a name follows."""
_NOMINAL: Final = frozenset("nNaAuUgPLmze")
_MARK: Final = '"'
_OPENING: Final = frozenset({"(", _MARK})
_LED: Final = frozenset("nNaAeUPpvq")
"""Tags of what a counted phrase stands behind; behind a mark the number may be that of a list."""
_MANY: Final = 10
"""The greatest number that counts a plural: «سبعة أوكار», but «12 مسلحا»."""
_BEFORE_STATE: Final = frozenset("nNaApv")
"""Tags of what a state in brackets goes on behind; behind a name it tells where that is."""
_YEARS: Final = range(1900, 2101)


def mark_names(tokens: list[Token]) -> None:
    """Make quotation marks of the brackets around a name right behind an indefinite noun for a body, and one phrase of its words.

    «حزب (النور)», «حزب "العدالة والتنمية"».
    """
    closes = bool(tokens) and tokens[0].tag == _MARK
    for position in range(1, len(tokens) - 2):
        if tokens[position].tag not in _OPENING:
            continue
        if tokens[position].tag == _MARK:
            closes = not closes
            if not closes or tokens[position - 1].end == tokens[position].raw_start:
                continue
        noun, inside = tokens[position - 1], tokens[position + 1]
        known = inside.name is not None and inside.name.kind == "organisation"  # «تنظيم (داعش)»
        if noun.tag != "n" or not (known or noun.lexeme.kind in _NAMED) or noun.analysis.suffix:
            continue
        if noun.analysis.form.number != "s":
            continue
        for end in range(position + 1, min(len(tokens), position + _LONGEST + 2)):
            if end > position + 1 and tokens[end].tag == (")" if tokens[position].tag == "(" else _MARK):
                tokens[position].tag = tokens[end].tag = _MARK
                for token in tokens[position + 2 : end]:
                    token.conj = ""  # «والتنمية» is part of the name
                break
            if tokens[end].tag not in _NOMINAL or tokens[end].prep:
                break


def unbracket_states(tokens: list[Token]) -> None:
    """Take the brackets off the name of a state that is no aside: «دعت الإدارة (إسرائيل) إلى», not «الصخيرات (المغرب)»."""
    position = 1
    while position < len(tokens) - 2:
        name, before = tokens[position + 1], tokens[position - 1]
        led = before.tag in _BEFORE_STATE if before.name is None else position > 1 and tokens[position - 2].tag == "v"
        if led and tokens[position].tag == "(" and tokens[position + 2].tag == ")" and name.name is not None and (
                name.name.kind == "country"):
            del tokens[position + 2], tokens[position]
        position += 1


def count_in_brackets(tokens: list[Token]) -> None:
    """Take the brackets off a number that counts what stands behind it: «مقتل (3) جنود», not «المادة (7) من القانون»."""
    position = 1
    while position < len(tokens) - 3:
        number, counted = tokens[position + 1], tokens[position + 3]
        if tokens[position].tag == "(" and number.tag == "#" and tokens[position + 2].tag == ")" and (
                tokens[position - 1].tag in _LED and not (counted.conj or counted.prep) and _counts(number, counted)):
            number.raw_start = number.start = tokens[position].raw_start
            number.end = tokens[position + 2].end
            del tokens[position + 2], tokens[position]
        position += 1


def _counts(number: Token, counted: Token) -> bool:
    """Whether a number in digits goes with the number of the noun behind it."""
    key, form = number.word.key, counted.analysis.form
    if not key.isdecimal() or int(key) in _YEARS:
        return False
    if counted.tag in "aA":
        return int(key) > 2 and counted.tag == "a" and form.number == "p"  # «القبض على (15) آخرين»
    if counted.tag not in "nez":
        return False
    return form.number == "p" if 2 < int(key) <= _MANY else int(key) > _MANY and form.number == "s"
