"""Folding of Arabic spelling: two keys for a word, so that the lexicon finds it however the press wrote it.

The *light* key drops what never distinguishes words in unvocalised news (harakat, tatweel, bidi controls) and maps
presentation forms, Persian letters and digits to the ordinary ones. The *full* key also unifies the letters that the
press confuses: alef with or without hamza, final yaa and alef maqsura, taa marbuta and haa. Sources: Unicode TR #15
(NFKC for presentation forms) and common practice in Arabic information retrieval (Larkey et al. 2002).

>>> light("قُتِلَ") == "قتل"
True
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

HARAKAT = frozenset(range(0x0610, 0x061B)) | frozenset(range(0x064B, 0x0660)) | {0x0670} | frozenset(range(0x06D6, 0x06EE))
"""Code points of vowel signs and Quranic marks."""

CONTROLS = frozenset({0x00AD, 0x061C, 0xFEFF, 0x2066, 0x2067, 0x2068, 0x2069}) | frozenset(range(0x200B, 0x2010)) | frozenset(
    range(0x202A, 0x202F)
)
"""Bidi controls, joiners, zero-width spaces and byte-order marks: no part of spelling."""

TATWEEL = 0x0640
DAMMA = "\u064f"

_FORMS = re.compile("[\ufb50-\U0010ffff]")
"""Where presentation forms start."""
_LIGHT: dict[int, int | str | None] = dict.fromkeys(HARAKAT | CONTROLS)
_LIGHT[TATWEEL] = None
_LIGHT |= {0x06CC: 0x064A, 0x06D2: 0x064A, 0x06A9: 0x0643, 0x06C1: 0x0647, 0x06C0: 0x0629, 0x0671: 0x0627}
_LIGHT |= {0x0660 + digit: ord("0") + digit for digit in range(10)}
_LIGHT |= {0x06F0 + digit: ord("0") + digit for digit in range(10)}
_FULL: dict[int, int] = {0x0623: 0x0627, 0x0625: 0x0627, 0x0622: 0x0627, 0x0649: 0x064A, 0x0629: 0x0647}
_BOTH: dict[int, int | str | None] = _LIGHT | _FULL | {0x06C0: 0x0647}


def light(word: str) -> str:
    """The light key: spelling without harakat, tatweel, controls and presentation forms; «ﻗُﺘـﻞ» → «قتل»."""
    if _FORMS.search(word):
        word = unicodedata.normalize("NFKC", word)
    return word.translate(_LIGHT)


def unify(light_key: str) -> str:
    """The full key of a light key: hamza on alef, final yaa and taa marbuta unified; «إلى» → «الي»."""
    return light_key.translate(_FULL)


def folded(text: str) -> str:
    """The full key of a raw text of any length, in one pass; «الأُولى» → «الاولي»."""
    if _FORMS.search(text):
        text = unicodedata.normalize("NFKC", text)
    return text.translate(_BOTH)


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """The full key of a raw word, kept once made; «الأُولى» → «الاولي»."""
    return folded(word)


def fold_words(text: str) -> list[str]:
    """The full keys of the words of a name."""
    return [fold(word) for word in text.split()]
