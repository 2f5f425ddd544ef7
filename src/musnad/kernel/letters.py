"""Letters and marks by name: rules of spelling and inflection are written with single ones, never with words."""

from __future__ import annotations

from typing import Final

ALEF: Final = "\u0627"
ALEF_HAMZA: Final = "\u0623"
ALEF_BELOW: Final = "\u0625"
MADDA: Final = "\u0622"
HAMZA: Final = "\u0621"
WAW_HAMZA: Final = "\u0624"
YEH_HAMZA: Final = "\u0626"
BEH: Final = "\u0628"
TEH: Final = "\u062a"
THEH: Final = "\u062b"
DAL: Final = "\u062f"
THAL: Final = "\u0630"
REH: Final = "\u0631"
ZAIN: Final = "\u0632"
SEEN: Final = "\u0633"
SAD: Final = "\u0635"
DAD: Final = "\u0636"
TAH: Final = "\u0637"
ZAH: Final = "\u0638"
FEH: Final = "\u0641"
QAF: Final = "\u0642"
KAF: Final = "\u0643"
LAM: Final = "\u0644"
MEEM: Final = "\u0645"
NOON: Final = "\u0646"
HEH: Final = "\u0647"
WAW: Final = "\u0648"
YEH: Final = "\u064a"
MAQSURA: Final = "\u0649"
MARBUTA: Final = "\u0629"
AIN: Final = "\u0639"
KHAH: Final = "\u062e"
KASRATAN: Final = "\u064d"
SHADDA: Final = "\u0651"

ARTICLE: Final = ALEF + LAM
"""The article: «الـ»."""

UNJOINED: Final = frozenset({ALEF, ALEF_HAMZA, ALEF_BELOW, MADDA, WAW, WAW_HAMZA, DAL, THAL, REH, ZAIN, HAMZA, MAQSURA, MARBUTA})
"""Letters that do not join to the left: a hamza after them keeps to the line (جزءا, but عبئا)."""
