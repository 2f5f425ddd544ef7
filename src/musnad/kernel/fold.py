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
from typing import Final

from musnad.kernel.memo import Memo

HARAKAT: Final = frozenset(range(0x0610, 0x061B)) | frozenset(range(0x064B, 0x0660)) | {0x0670} | frozenset(range(0x06D6, 0x06EE))
"""Code points of vowel signs and Quranic marks."""

CONTROLS: Final = frozenset({0x00AD, 0x061C, 0xFEFF, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)})
"""Bidi controls, joiners, zero-width spaces and byte-order marks: no part of spelling."""

TATWEEL: Final = 0x0640
DAMMA: Final = "\u064f"

_FORMS: Final = re.compile("[\ufb50-\U0010ffff]")
"""Where presentation forms start."""
_LIGHT: Final[dict[int, int | None]] = {
    **dict.fromkeys(HARAKAT | CONTROLS | {TATWEEL}),
    0x06CC: 0x064A, 0x06D2: 0x064A, 0x06A9: 0x0643, 0x06C1: 0x0647, 0x06C0: 0x0629, 0x0671: 0x0627,
    **{zero + digit: ord("0") + digit for zero in (0x0660, 0x06F0) for digit in range(10)},
}
_CHANGED: Final = re.compile(f"[{''.join(map(chr, _LIGHT))}\ufb50-\U0010ffff]")
"""What the light key changes: most words hold none of it, and to translate a word is slow."""


def light(word: str) -> str:
    """The light key: spelling without harakat, tatweel, controls and presentation forms; «ﻗُﺘـﻞ» → «قتل»."""
    if _CHANGED.search(word) is None:
        return word
    if _FORMS.search(word):
        word = unicodedata.normalize("NFKC", word)
    return word.translate(_LIGHT)


def unify(light_key: str) -> str:
    """The full key of a light key: hamza on alef, final yaa and taa marbuta unified; «إلى» → «الي»."""
    bare = light_key.replace("\u0623", "\u0627").replace("\u0625", "\u0627").replace("\u0622", "\u0627")
    return bare.replace("\u0649", "\u064a").replace("\u0629", "\u0647")


def _fold(word: str) -> str:
    return unify(light(word))


_FOLDED: Final[Memo[str, str]] = Memo(_fold, 65_536)


def fold(word: str) -> str:
    """The full key of a raw word; «الأُولى» → «الاولي»."""
    return _FOLDED.known.get(word) or _FOLDED.get(word)


def _fold_words(text: str) -> list[str]:
    return [fold(word) for word in text.split()]


_WORDS: Final[Memo[str, list[str]]] = Memo(_fold_words, 16_384)
"""Names and titles, which the press repeats."""


def fold_words(text: str) -> list[str]:
    """The full keys of the words of a name."""
    return list(_WORDS.get(text))
