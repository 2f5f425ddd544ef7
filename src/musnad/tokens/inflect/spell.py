"""Spell a vocalised form without vowels, with the seats of hamza.

A form is written with Arabic consonants (hamza always bare), ``a i u`` for short vowels, ``A I U`` for long ones, ``Y``
for a final long a written as alef maqsura, and ``~`` after a doubled consonant. Seats follow the strength of the vowels
around a hamza: i before u before a (Wright, *A Grammar of the Arabic Language*, I §§ 14-17; Ryding 2005, pp. 16-20).

>>> spell("masءUل")
'مسؤول'
"""

from __future__ import annotations

import re

from musnad.kernel.letters import (
    ALEF,
    ALEF_BELOW,
    ALEF_HAMZA,
    HAMZA,
    MADDA,
    MAQSURA,
    WAW,
    WAW_HAMZA,
    YEH,
    YEH_HAMZA,
)

_PLAIN: dict[int, str | None] = {ord(vowel): None for vowel in "aiu~"}
_PLAIN |= {ord("A"): ALEF, ord("I"): YEH, ord("U"): WAW, ord("Y"): MAQSURA}
_SHORTEN = {"a": "A", "i": "I", "u": "U"}
_MERGED = re.compile(f"{HAMZA}([aiu]){HAMZA}(?![aiuAIUY~])")
_STRENGTH = {"i": 3, "I": 3, "u": 2, "U": 2, "a": 1, "A": 1, "Y": 1}
_SEAT = {3: YEH_HAMZA, 2: WAW_HAMZA, 1: ALEF_HAMZA}


def spell(form: str) -> str:
    """The unvocalised spelling of a vocalised form: «تasAءaل» is تساءل, «ءaءxuذ» is آخذ."""
    if HAMZA in form[1:]:
        return _seated(form)
    if form[:1] == HAMZA:
        follows = form[1:2]
        head = MADDA if follows == "A" else ALEF_BELOW if follows in ("i", "I") else ALEF_HAMZA
        return _maqsura(head + form[2 if follows == "A" else 1:].translate(_PLAIN))
    return _maqsura(form.translate(_PLAIN))


def _maqsura(word: str) -> str:
    return word[:-1] + ALEF if word[-2:] == YEH + MAQSURA else word


def _seated(form: str) -> str:
    form = _MERGED.sub(lambda found: HAMZA + _SHORTEN[found[1]], form)
    out: list[str] = []
    last = len(form) - 1
    skip = False
    for index, char in enumerate(form):
        if skip:
            skip = False
            continue
        if char != HAMZA:
            out.append(char)
            continue
        after = form[index + 1] if index < last else ""
        if after == "~":
            after = form[index + 2] if index + 1 < last else ""
        before = next((c for c in reversed(form[:index]) if c != "~"), "")
        seat = _seat(before, after, first=index == 0, final=index == last)
        skip = seat == MADDA
        out.append(seat)
    return _maqsura("".join(out).translate(_PLAIN))


def _seat(before: str, after: str, *, first: bool, final: bool) -> str:
    if first:
        return MADDA if after == "A" else ALEF_BELOW if after in ("i", "I") else ALEF_HAMZA
    if final:
        return _SEAT[_STRENGTH[before]] if before in ("a", "i", "u") else HAMZA
    if before == "I":
        return YEH_HAMZA
    if after == "A" and before not in ("A", "U", "i", "u", WAW):
        return MADDA
    strength = max(_STRENGTH.get(before, 0), _STRENGTH.get(after, 0))
    if strength < 2 and before in ("A", "U", WAW):
        return HAMZA
    if before == "U" and strength < 3:
        return HAMZA
    return _SEAT.get(strength, HAMZA)
