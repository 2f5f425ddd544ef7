"""Dates as pages write them: machine-readable ones, and lines such as «الخميس 13 يناير/كانون الثاني 2022 - 10:30 ص».

All calendars and months of the project's own lists (`mentions/times/months.tsv`), with the Latin ones beside. A line that
gives a Hijri and a Gregorian date («10 جمادى الآخرة 1443 الموافق 13 يناير 2022») is read by the Gregorian one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

from musnad.kernel.calendars import gregorian
from musnad.kernel.fold import light, unify
from musnad.page.lists import Lists

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?")
_BASIC = re.compile(r"(?:19|20)\d{6}(?:T?\d{6}(?:Z|[+-]\d{4})?)?")
_EPOCH = re.compile(r"1[0-9]{9}(?:[0-9]{3})?")
_YMD = re.compile(r"(?<!\d)(\d{4})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{1,2})(?!\d)")
_DMY = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})(?!\d)")
_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?!\d)")
_OFFSET = re.compile(r"\(?(?:GMT|UTC)?\s*([+-]\d{1,2}:?(?:\d\d)?)\)?|\(?(GMT|UTC)\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"\d{4}")
_FEW = 3
"""Words that may stand beside a date on a line that is but a date, those of days, hours and labels apart."""
_GAP = r"[\s,\u060c.\-\u2013\u0640/|]*"


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a line: where (in the folded line), and its ISO 8601 value with the clock time where that is there too."""

    start: int
    end: int
    value: str
    calendar: str


class Dates:
    """Reads dates; made from the lists of months once."""

    def __init__(self, known: Lists) -> None:
        self._known = known
        self._folded = {self._plain(name): value for name, value in known.months.items()}
        names = sorted(self._folded, key=len, reverse=True)
        month = "(?:" + "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names) + r")(?!\w)"
        of = "(?:(?:" + "|".join(re.escape(form) for form in known.labels["of"]) + r")\s+)?"
        second = rf"(?:\s*[/(\-\u2013|]\s*{month}\s*\)?)?"
        self._day_first = re.compile(rf"(?<!\d)(\d{{1,2}}){_GAP}{of}({month}){second}{_GAP}(?:\w{{0,3}}\s)?(\d{{4}})(?!\d)")
        self._month_first = re.compile(rf"(?<!\w)({month}){second}\s+(\d{{1,2}})(?:st|nd|rd|th)?[,\u060c]?\s+(\d{{4}})(?!\d)")
        self._year_first = re.compile(rf"(?<!\d)(\d{{4}}){_GAP}({month}){second}{_GAP}(\d{{1,2}})(?!\d)")
        half = "|".join(re.escape(form) for form in sorted(known.halves, key=len, reverse=True))
        self._beside = {word for forms in (*known.labels.values(), known.weekdays, known.halves) for form in forms
                        for word in form.split(" ")}
        self._half = re.compile(rf"\s*({half}|[aApP]\.?[mM]\.?)(?!\w)")

    @staticmethod
    def _plain(text: str) -> str:
        return unify(light(text)).lower()

    def find(self, line: str) -> list[Found]:
        """All full dates of a line, in order; a Gregorian one hides the Hijri one beside it."""
        if _DIGIT.search(line) is None:
            return []
        text = self._plain(line)
        if _YEAR.search(text) is None:
            return []
        found: list[Found] = []

        def add(match: re.Match[str], calendar: str, year: int, month: int, day: int) -> None:
            if calendar == "g" and not 1990 <= year <= 2100 and 1300 <= year <= 1520:
                calendar = "h"
            day_found = gregorian(calendar, year, month, day)
            if day_found and 1990 <= day_found.year <= 2100:
                found.append(Found(match.start(), match.end(), day_found.isoformat(), calendar))

        for match in self._day_first.finditer(text):
            calendar, month = self._month(match[2])
            add(match, calendar, int(match[3]), month, int(match[1]))
        for match in self._month_first.finditer(text):
            calendar, month = self._month(match[1])
            add(match, calendar, int(match[3]), month, int(match[2]))
        for match in self._year_first.finditer(text):
            calendar, month = self._month(match[2])
            add(match, calendar, int(match[1]), month, int(match[3]))
        for match in _YMD.finditer(text):
            add(match, "g", int(match[1]), int(match[2]), int(match[3]))
        for match in _DMY.finditer(text):
            day, month = int(match[1]), int(match[2])
            if month > 12 >= day:
                day, month = month, day
            add(match, "g", int(match[3]), month, day)
        found.sort(key=lambda item: item.start)
        if any(item.calendar == "g" for item in found):
            found = [item for item in found if item.calendar == "g"]
        return [self._with_clock(item, text) for item in found]

    def only(self, line: str) -> bool:
        """Whether a line is but a date, with weekday, clock time and label at most: «الخميس 13 يناير 2022 | 10:30»."""
        found = self.find(line)
        if not found:
            return False
        text = self._plain(line)
        rest = text[: found[0].start] + " " + text[found[-1].end :]
        return sum(word not in self._beside for word in re.findall(r"[^\W\d_]{2,}", rest)) <= _FEW

    def clock_only(self, line: str) -> bool:
        """Whether a line is but a clock time, as entries of a live blog have it: «20:45 (بتوقيت غرينتش)»."""
        return len(line) < 40 and (match := _CLOCK.match(line.lstrip())) is not None and len(line[match.end() :].split()) <= 3

    def structured(self, value: str) -> str | None:
        """ISO 8601 of a machine-readable date, whichever form it takes; None where it is none.

        >>> Dates(lists()).structured("2022-01-13T10:00:00+0300")
        '2022-01-13T10:00:00+03:00'
        """
        value = " ".join(value.split())[:100]
        if not value:
            return None
        try:
            match = _ISO.match(value)
            if match:
                year, month, day, hour, minute, second, zone = match.groups()
                if not 1900 <= int(year) <= 2200:
                    return None
                if hour is None:
                    return date(int(year), int(month), int(day)).isoformat()
                zone = "+00:00" if zone in ("Z", "UTC", "GMT") else zone or ""
                stamp = f"{year}-{month}-{day}T{hour.zfill(2)}:{minute}:{second or '00'}{zone}"
                return datetime.fromisoformat(stamp).isoformat()
            if _BASIC.fullmatch(value):
                return datetime.fromisoformat(value).isoformat() if len(value) > 8 else date.fromisoformat(value).isoformat()
            if _EPOCH.fullmatch(value):
                return datetime.fromtimestamp(int(value[:10]), UTC).isoformat()
        except (ValueError, OverflowError):
            return None
        if re.match(r"[A-Za-z]{3}, \d", value) and value[-1:].isascii():
            try:
                return parsedate_to_datetime(value).isoformat()
            except (ValueError, TypeError, IndexError, OverflowError):
                pass
        found = self.find(value)
        return found[0].value if found else None

    def _month(self, name: str) -> tuple[str, int]:
        return self._folded[re.sub(r"\s+", " ", name)]

    def _with_clock(self, item: Found, text: str) -> Found:
        clock = _CLOCK.search(text, item.end, item.end + 40) or _CLOCK.search(text, max(0, item.start - 40), item.start)
        if clock is None:
            return item
        hour, minute = int(clock[1]), clock[2]
        half = self._half.match(text, clock.end())
        kind: str | None = None
        if half:
            kind = self._known.halves.get(half[1]) or ("pm" if half[1][0] in "pP" else "am")
        evening = kind in ("pm", "night") and (kind == "pm" or hour >= 6) and hour < 12
        if evening or (kind == "noon" and hour < 6):
            hour += 12
        elif kind in ("am", "night") and hour == 12:
            hour = 0
        zone = _OFFSET.match(text, (half or clock).end() + (text[(half or clock).end() :][:1] == " "))
        return Found(item.start, item.end, f"{item.value}T{hour:02}:{minute}:{clock[3] or '00'}{_zone(zone)}", item.calendar)


def _zone(match: re.Match[str] | None) -> str:
    if match is None:
        return ""
    if not match[1]:
        return "+00:00"
    sign, digits = match[1][0], match[1][1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{sign}{int(hours):02}:{minutes}" if int(hours) <= 14 and int(minutes) < 60 else ""


@lru_cache(maxsize=4)
def dates(known: Lists) -> Dates:
    """The reader of dates for some lists (kept once made)."""
    return Dates(known)
