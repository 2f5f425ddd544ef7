"""The words of the pages in the reader's language, and dates and numbers as one wishes to read them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

MESSAGES = Path(__file__).parent / "messages.tsv"
LANGUAGES = ("en", "ar")
_ARABIC_DIGITS = str.maketrans("0123456789", "".join(chr(0x660 + n) for n in range(10)))


@lru_cache(maxsize=1)
def messages() -> dict[str, dict[str, str]]:
    """Language → id → words."""
    with MESSAGES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return {language: {row["id"]: row[language] for row in rows} for language in LANGUAGES}


@dataclass(frozen=True, slots=True)
class Prefs:
    """How somebody reads."""

    language: str = "en"
    numerals: str = "latn"
    """``latn`` or ``arab``."""
    calendar: str = "gregorian"
    """``gregorian`` or ``hijri``."""
    theme: str = "auto"
    """``auto``, ``light`` or ``dark``."""


CHOICES = {"language": LANGUAGES, "numerals": ("latn", "arab"), "calendar": ("gregorian", "hijri"),
           "theme": ("auto", "light", "dark")}


class Wording:
    """Words, dates and numbers for one reader."""

    def __init__(self, prefs: Prefs) -> None:
        self.prefs = prefs
        self._words = messages()[prefs.language]

    @property
    def language(self) -> str:
        """``en`` or ``ar``."""
        return self.prefs.language

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return "rtl" if self.language == "ar" else "ltr"

    def __call__(self, id: str) -> str:
        """The words of a message; raises KeyError for one that there is not."""
        return self._words[id]

    def code(self, group: str, code: str | None) -> str:
        """A code of the records in words: ``code("kind", "curfew")``; one without words as it is, with spaces."""
        if not code:
            return ""
        return self._words.get(f"{group}.{code}", code.replace("_", " "))

    def number(self, value: float | int | None) -> str:
        """A number with separators, in the reader's numerals."""
        if value is None:
            return ""
        return self.digits(f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0"))

    def digits(self, text: str) -> str:
        """The digits of a text in the reader's numerals."""
        return text.translate(_ARABIC_DIGITS) if self.prefs.numerals == "arab" else text

    def day(self, value: str | None) -> str:
        """A day, month or year of ISO 8601 or EDTF in the reader's calendar; what is none of these as it is.

        >>> Wording(Prefs()).day("2022-01-13"), Wording(Prefs()).day("2022-01")
        ('13 January 2022', 'January 2022')
        """
        if not value:
            return ""
        if "/" in value:
            first, _, last = value.partition("/")
            return " – ".join("…" if one in ("", "..") else self.day(one) for one in (first, last))
        parts = value[:10].split("-")
        if not all(part.isdigit() for part in parts) or len(parts) > 3:
            return self.digits(value)
        clock = f" {value[11:16]}" if len(value) > 15 and value[10] == "T" and value[11:16] != "00:00" else ""
        if len(parts) == 3 and self.prefs.calendar == "hijri" and (shown := self._hijri(parts)):
            return self.digits(shown + clock)
        if len(parts) == 1 or not 1 <= int(parts[1]) <= 12:
            return self.digits(value[:4])
        month = self._words[f"month.gregorian.{parts[1]}"]
        return self.digits(" ".join(filter(None, (str(int(parts[2])) if len(parts) == 3 else "", month, parts[0]))) + clock)

    def _hijri(self, parts: list[str]) -> str | None:
        from hijridate import Gregorian

        try:
            found = Gregorian(*map(int, parts)).to_hijri()
        except (ValueError, OverflowError):
            return None
        return f"{found.day} {self._words[f'month.hijri.{found.month:02}']} {found.year} {self._words['month.hijri.era']}"

    def time(self, value: str | None) -> Markup:
        """A day as a ``<time>`` element."""
        return Markup('<time datetime="{}">{}</time>').format(value or "", self.day(value))

    def confidence(self, value: float) -> str:
        """A confidence as a percentage."""
        return self.digits(f"{round(value * 100)}%")


def bdi(text: Any, language: str = "ar") -> Markup:
    """A text of the records, apart from the direction of what is around it."""
    return Markup('<bdi lang="{}">{}</bdi>').format(language, escape(text)) if language else Markup("<bdi>{}</bdi>").format(text)
