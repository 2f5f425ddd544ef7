"""What an expression leaves out: the year of a date, by the tense or by the weekday, and the hour that a clock time means."""

from __future__ import annotations

from datetime import date, timedelta

from musnad.kernel.calendars import gregorian, last_day

SOON, LONG_AGO = 45, 150
"""Days: a date without a tense is the coming one where it is nearer than the first and the past one farther than the second."""

Day = tuple[str, int, int | None]
"""Calendar, month and day of a date; no day for a month as a whole."""


def inferred_year(years: frozenset[int], month: int, day: int | None, weekday: str) -> int | None:
    """The year in which a date falls on its weekday, about the last of ``years``: «الخميس 13 يناير» beside 2021 is 2022."""
    if day is None or not weekday or not years:
        return None
    last = max(years)
    for year in (last, last + 1, last - 1):
        found = gregorian("g", year, month, day)
        if found and found.isoweekday() == int(weekday):
            return year
    return None


def nearest_year(anchor: date, day: Day, rel: str, tense: str) -> int:
    """The year of a month or date without one, in its calendar: the nearest that «الماضي» or the tense allows.

    What starts with a date («اعتبارا من») may have started already: the nearest either way.

    Raises ValueError where the calendar has no such date.
    """
    options = _options(anchor, day)
    past = [option for option in options if option[0] <= anchor]
    coming = [option for option in options if option[1] >= anchor]
    if rel == "0" or (tense == "starting" and not rel):
        return min(options, key=lambda option: abs((option[0] - anchor).days))[2]
    if rel.startswith("-"):
        return max(option for option in options if option[1] < anchor)[2]
    if rel:
        return min(option for option in options if option[0] > anchor)[2]
    if tense == "coming":
        return min(coming)[2]
    if tense != "past":
        near = min(coming)
        if (near[0] - anchor).days < SOON and (anchor - max(past)[1]).days > LONG_AGO:
            return near[2]
    soon = min(coming)
    return soon[2] if (soon[0] - anchor).days <= 1 else max(past)[2]  # a dateline of tomorrow's paper


def _options(anchor: date, day: Day) -> list[tuple[date, date, int]]:
    """First and last day of the date in each year about the anchor."""
    system, month, number = day
    guess = anchor.year if system == "g" else anchor.year - 621 if system == "s" else (anchor.year - 622) * 33 // 32
    options = []
    for year in range(guess - 4, guess + 6):  # a leap day is four years off
        start = gregorian(system, year, month, number or 1)
        if start is None:
            continue
        end = start
        if number is None and system == "g":
            end = date(year, month, last_day(year, month))
        elif number is None:
            following = gregorian(system, year + month // 12, month % 12 + 1, 1)
            end = following - timedelta(days=1) if following else start
        options.append((start, end, year))
    return options


def clock(parts: dict[str, str], value: str | None, spoken: date | None) -> str | None:
    """The value with its clock time, if it has one: «السابعة مساء» of a day is its T19:00:00; alone, of the day spoken of."""
    text = parts.get("clock") or parts.get("hour")
    day = value or (str(spoken) if spoken else None)
    if not text or day is None or len(day) != 10:
        return value
    hour_text, _, minute_text = text.replace(".", ":").partition(":")
    hour, minute = int(hour_text), int(minute_text or parts.get("minute") or parts.get("half") or "0")
    if "less" in parts:
        hour, minute = hour - 1, 60 - int(parts["less"])
    word = parts.get("ampm") or parts.get("part", "")
    if (word == "pm" and hour < 12) or (word == "noon" and hour < 5) or (word == "night" and 6 <= hour < 12):
        hour += 12
    elif (word in ("am", "night") and hour == 12) or hour == 24:
        hour = 0
    return f"{day}T{hour:02}:{minute:02}:00" if hour < 24 and minute < 60 else day
