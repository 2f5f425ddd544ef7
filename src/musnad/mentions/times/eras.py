"""What an expression of time without a date tells of: long ago («قبل سنوات»), days ago («قبل أيام»), or what comes («قريبا»)."""

from __future__ import annotations

from typing import Final

from musnad.kernel.fold import fold
from musnad.kernel.letters import ARTICLE
from musnad.rulebook.tables import Rulebook

BYGONE: Final = "bygone"
RECENT: Final = "recent"
COMING: Final = "coming"
LONG: Final = frozenset({"month", "year", "decade", "century"})
"""Units so long that to go back some of them is to leave the news."""
_SEVERAL: Final = ("UNITS", "UNIT2")
"""Classes of the forms of units that tell of two or more."""
_LAST: Final = "-1"
"""The value of an adjective that means the one before now."""


class Eras:
    """Knows the rough times of a rulebook by the keys of their words."""

    def __init__(self, book: Rulebook) -> None:
        self._bygone, self._recent, self._coming = (
            frozenset(map(fold, book.forms(f"mentions/words/{name}-times.tsv"))) for name in (BYGONE, RECENT, COMING))
        self._decades = frozenset(map(fold, book.forms("mentions/words/decades.tsv")))
        self._ago = frozenset(fold(row["form"]) for row in book.table("mentions/times/particles.tsv") if row["value"] == "ago")
        units = [row for row in book.table("mentions/times/units.tsv") if row["value"] in LONG]
        self._units = frozenset(fold(row["form"]) for row in units)
        self._several = frozenset(fold(ARTICLE + row["form"]) for row in units if row["class"] in _SEVERAL)
        one = [row["form"] for row in units if row["class"] == "UNIT"]
        self._single = frozenset(map(fold, [*one, *[ARTICLE + form for form in one]]))
        self._past = frozenset(fold(row["form"]) for row in book.table("mentions/times/relatives.tsv") if row["value"] == _LAST)

    def of(self, keys: list[str], conj: str, *, rough: bool) -> str:
        """The era of an expression with an attached conjunction, given the keys of its words, or ''.

        One that is not ``rough`` has a date, and an era only where that is a stretch: «السنوات العشر الماضية».
        """
        first = keys[0]
        if conj and len(first) > 1 and first not in self._ago:
            first = first[1:]
        several = first in self._several or (first not in self._single and not self._units.isdisjoint(keys[1:]))
        if several and not self._past.isdisjoint(keys):
            return BYGONE  # «السنوات العشر الماضية», «الثلاثين عاما الماضية»
        if not rough:
            return ""
        whole = " ".join([first, *keys[1:]])
        far = first in self._ago and not self._units.isdisjoint(keys)
        if far or whole in self._bygone or not self._decades.isdisjoint(keys):
            return BYGONE
        if whole in self._recent:
            return RECENT
        return COMING if whole in self._coming else ""
