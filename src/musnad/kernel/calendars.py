"""Calendars and EDTF: Hijri and Solar Hijri dates as Gregorian ones, and the stretch of days that an EDTF value covers.

Hijri dates are those of Umm al-Qura (package hijridate, 1343 to 1500); outside of it, the tabular
calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty). Solar Hijri dates follow the arithmetic of
Birashk's 2820-year cycle (K. Borkowski, "The Persian calendar for 3000 years", 1996).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Final

from hijridate import Hijri

_EPOCH_TABULAR: Final = 227_015  # ordinal of 1 Muharram 1 AH (civil), 16 July 622 Julian
_EPOCH_SOLAR: Final = 226_896  # ordinal of 1 Farvardin 1 AP, 19 March 622 Julian
EDTF: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d))?)?)?")


def hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a Hijri one: 17 Rajab 1442 («17 رجب 1442») is 1 March 2021."""
    try:
        found = Hijri(year, month, day).to_gregorian()
        return date(found.year, found.month, found.day)
    except (ValueError, OverflowError):
        pass
    if not 1 <= day <= 30:
        return None
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + (month - 1) * 29 + month // 2 + day - 1
    return date.fromordinal(_EPOCH_TABULAR + days)


def solar(year: int, month: int, day: int) -> date | None:
    """The Gregorian date of a Solar Hijri one: 1 Farvardin 1397 («1 فروردين 1397») is 21 March 2018."""
    if not 1 <= day <= 31:
        return None
    base = year - 474
    cycle = 474 + base % 2820
    before = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    days = day + before + (cycle * 682 - 110) // 2816 + (cycle - 1) * 365 + base // 2820 * 1_029_983
    return date.fromordinal(_EPOCH_SOLAR - 1 + days)


def gregorian(calendar_: str, year: int, month: int, day: int) -> date | None:
    """A date of the calendar g, h or s, or None where it has no such day."""
    try:
        if calendar_ == "g":
            return date(year, month, day)
        return hijri(year, month, day) if calendar_ == "h" else solar(year, month, day)
    except (ValueError, OverflowError):
        return None


def month_value(calendar_: str, year: int, month: int) -> str | None:
    """EDTF of a month: «2018-05», or its first and last days where the calendar is another."""
    if calendar_ == "g":
        return f"{year:04}-{month:02}"
    first = gregorian(calendar_, year, month, 1)
    following = gregorian(calendar_, year + month // 12, month % 12 + 1, 1)
    return f"{first}/{following - timedelta(days=1)}" if first and following else None


def year_value(year: int) -> str | None:
    """First and last day of a Hijri year: 1436 («عام 1436 ه») began on 25 October 2014."""
    first, following = hijri(year, 1, 1), hijri(year + 1, 1, 1)
    return f"{first}/{following - timedelta(days=1)}" if first and following else None


def last_day(year: int, month: int) -> int:
    """How many days a Gregorian month has."""
    return calendar.monthrange(year, month)[1]


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month ``count`` months later (earlier where negative)."""
    total = year * 12 + month - 1 + count
    return total // 12, total % 12 + 1


def bounds(value: str) -> tuple[str, str] | None:
    """First moment and end (exclusive) of an EDTF value: ``2018-05`` is ``2018-05-01`` to ``2018-06-01``."""
    first, _, last = value.partition("/")
    start = _one(first)
    end = _one(last) if last else start
    return (start[0], end[1]) if start and end else None


def _one(value: str) -> tuple[str, str] | None:
    match = EDTF.fullmatch(value)
    if match is None:
        return None
    year, month, day, hour, minute, _ = match.groups()
    try:
        if hour is not None:
            number = int(minute) + 1
            later = f"{hour}:{number:02}" if number < 60 else f"{int(hour) + 1:02}:00"
            end = f"{value[:10]}T{later}:00"
            if later.startswith("24"):
                end = f"{date.fromisoformat(value[:10]) + timedelta(days=1)}T00:00:00"
            return value, end
        if day is not None:
            return value, str(date.fromisoformat(value) + timedelta(days=1))
        if month is not None:
            following = add_months(int(year), int(month), 1)
            return f"{value}-01", f"{following[0]:04}-{following[1]:02}-01"
        return f"{year}-01-01", f"{int(year) + 1:04}-01-01"
    except (ValueError, OverflowError):
        return None
