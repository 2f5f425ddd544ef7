"""The days of an almanac: «حدث في مثل هذا اليوم: 1973 - استقالة الرئيس» was on this day of 1973."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from musnad.records import Time

_MARKS: Final = "-\u2013\u2014:"
_YEAR: Final = 4


def on_this_day(time: Time, text: str, day: str) -> Time:
    """A year that opens an entry of an almanac, as the day that the almanac is about; any other time as it is.

    ``day``: month and day behind a hyphen, «-08-08».
    """
    if time.value is None or len(time.value) != _YEAR or text[time.span[1] :].lstrip()[:1] not in _MARKS:
        return time
    try:
        start = date.fromisoformat(f"{time.value}{day}")
    except ValueError:  # no 29 February
        return time
    return replace(time, value=start.isoformat(), start=start.isoformat(), end=(start + timedelta(days=1)).isoformat())
