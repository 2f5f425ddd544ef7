"""Readings of the parts of an expression of time: which days they name, counted from an anchor."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from musnad.grounding.nearest import clock, inferred_year, nearest_year
from musnad.kernel.calendars import add_months, gregorian, hijri, last_day, month_value, solar, year_value

Parts = dict[str, str]
_DAY: Final = timedelta(days=1)
_COMING: Final = frozenset({"coming", "starting"})
"""Tenses of what is to come: weeks and days are those ahead."""


class Moment:
    """The parts of a mention, its tense, the day named before it, the day its sentence speaks of, the year named last."""

    __slots__ = ("earlier", "parts", "spoken", "tense", "year")

    def __init__(self, parts: Parts, tense: str, earlier: date | None, spoken: date | None, year: int | None = None) -> None:
        self.parts = parts
        self.tense = tense
        self.earlier = earlier
        self.spoken = spoken
        self.year = year


class Readings:
    """Computes values for one document."""

    def __init__(self, anchor: date | None, plain_weekdays: frozenset[str], years: frozenset[int] = frozenset()) -> None:
        self.anchor = anchor
        self._plain = plain_weekdays
        self._years = years

    def relative(self, parts: Parts) -> bool:
        """Whether a value with these parts rests on the anchor."""
        return not any(key in parts or f"a.{key}" in parts for key in ("year", "hyear", "full", "span", "ym"))

    def vague(self, moment: Moment) -> bool:
        """Whether a date without a value is only a rough time («قبل ساعات»)."""
        return self.anchor is not None and ("dir" in moment.parts or "unit" in moment.parts or "count" in moment.parts)

    def value(self, moment: Moment) -> str | None:
        """The EDTF value, or None."""
        parts = moment.parts
        try:
            if (any(key.startswith(("a.", "b.")) for key in parts) and "hour" not in parts) or "a" in parts:
                return self._range(moment)
            if "frac" in parts:
                return self._fraction(moment)
            if "period" in parts:
                return self._period(moment)
            if "season" in parts:
                return self._season(moment)
            if "span" in parts:
                return parts["span"]
            if "dir" in parts:
                return self._counted(moment)
            if "count" in parts or "dual" in parts:
                return self._last(moment)
            value = self._day(moment) or self._coarse(moment)
            return clock(parts, value, moment.spoken or self.anchor)
        except (ValueError, LookupError, OverflowError):
            return None

    # days

    def _day(self, moment: Moment) -> str | None:
        parts = moment.parts
        if "full" in parts:
            year, month, day = map(int, parts["full"].split("-"))
            if year < 1600:
                found = hijri(year, month, day) if year > 1410 or "solar" not in parts else solar(year, month, day)
                return str(found) if found else None
            return str(date(year, month, day))
        if "ym" in parts:
            return None
        if "days" in parts:
            first, last = parts["days"].split("/")
            return self._days({**parts, "day": first, "day2": last}, moment)
        if "md" in parts:
            month_text, day_text = parts["md"].split("-")
            return self._days({**parts, "month": f"g{int(month_text)}", "day": day_text}, moment)
        if "day" in parts:
            return self._days(parts, moment)
        if "deictic" in parts:
            return self._deictic(parts)
        if "weekday" in parts:
            return self._weekday(moment)
        if "ref" in parts or "same" in parts:
            return self._reference(moment)
        return None

    def _days(self, parts: Parts, moment: Moment) -> str | None:
        """A day of a month, or several."""
        first, last = int(parts["day"]), int(parts.get("day2", parts["day"]))
        where = self._month(parts, moment, first)
        if where is None:
            return None
        system, year, month = where
        start, end = gregorian(system, year, month, first), gregorian(system, year, month, last)
        if start is None or end is None:
            return None
        return str(start) if start == end else f"{start}/{end}" if start < end else None

    def _month(self, parts: Parts, moment: Moment, day: int | None = None) -> tuple[str, int, int] | None:
        """Calendar, year and month of the parts of a date."""
        anchor = self.anchor
        name = parts.get("month", "")
        if "mnum" in parts:
            name = ("h" if "hyear" in parts else "g") + parts["mnum"]
        if not name:
            if anchor is None:
                return None
            return ("g", *add_months(anchor.year, anchor.month, int(parts.get("rel", "0"))))
        system, month = name[0], int(name[1:])
        if parts.get("year", "").isdecimal():
            return system, int(parts["year"]), month
        if "hyear" in parts:
            return system, int(parts["hyear"]), month
        if "sameyear" in parts:
            return (system, moment.year, month) if moment.year else None
        if anchor is None:
            year = inferred_year(self._years, month, day, parts.get("weekday", "")) if system == "g" else None
            return (system, year, month) if year else None
        if parts.get("unit") == "year":
            return system, anchor.year + int(parts.get("rel", "0")), month
        return system, nearest_year(anchor, (system, month, day), parts.get("rel", ""), moment.tense), month

    def _deictic(self, parts: Parts) -> str | None:
        if self.anchor is None:
            return None
        day = self.anchor + int(parts["deictic"]) * _DAY
        if "weekday" in parts:
            wanted = int(parts["weekday"])
            near = (day + shift * _DAY for shift in (0, -1, 1, *range(-2, -7, -1)))
            day = next((other for other in near if other.isoweekday() == wanted), day)
        return str(day)

    def _weekday(self, moment: Moment) -> str | None:
        parts, anchor = moment.parts, self.anchor
        wanted = int(parts["weekday"])
        if "follow" in parts:
            base = moment.earlier or anchor
            if base is None:
                return None
            sign = 1 if parts["follow"] == "1" else -1
            steps = sign * (wanted - base.isoweekday()) % 7 or 7
            return str(base + sign * steps * _DAY)
        if anchor is None:
            return None
        if parts.get("unit") == "week":
            return str(self._monday(int(parts.get("rel", "0"))) + (wanted - 1) * _DAY)
        back, ahead = (anchor.isoweekday() - wanted) % 7, (wanted - anchor.isoweekday()) % 7
        rel = parts.get("rel")
        if rel == "0":
            return str(self._monday(0) + (wanted - 1) * _DAY)
        if rel and rel.startswith("-"):
            back = back or 7
            if back == 1 and parts["weekday"] in self._plain:
                back = 8
            return str(anchor - (back + 7 * (-int(rel) - 1)) * _DAY)
        if rel:
            return str(anchor + ((ahead or 7) + 7 * (int(rel) - 1)) * _DAY)
        if parts.get("part") == "earlier":
            return str(anchor - back * _DAY)
        if moment.tense in _COMING or moment.tense == "present" or (moment.tense == "headline" and back > 2):
            return str(anchor + ahead * _DAY)
        return str(anchor - back * _DAY)

    def _reference(self, moment: Moment) -> str | None:
        if moment.earlier is None:
            return None
        return str(moment.earlier + int(moment.parts.get("ref", "0")) * _DAY)

    def _monday(self, weeks: int) -> date:
        assert self.anchor is not None
        return self.anchor + (7 * weeks - self.anchor.weekday()) * _DAY

    # months, weeks, years

    def _coarse(self, moment: Moment) -> str | None:
        parts, anchor = moment.parts, self.anchor
        if "ym" in parts:
            return parts["ym"]
        if "month" in parts:
            where = self._month(parts, moment)
            if where is None:
                return None
            system, year, month = where
            value = month_value(system, year, month)
            alias = parts.get("alias", parts["month"])
            if alias != parts["month"] and alias[0] == system == "g":
                last = year + (int(alias[1:]) < month)
                return f"{value}/{month_value(system, last, int(alias[1:]))}"
            return value
        if "year" in parts:
            return parts["year"]
        if "hyear" in parts:
            return year_value(int(parts["hyear"]))
        if anchor is None:
            return None
        rel = int(parts.get("rel") or "0")
        match parts.get("unit"):
            case "week":
                monday = self._monday(rel)
                return f"{monday}/{monday + 6 * _DAY}"
            case "month":
                return month_value("g", *add_months(anchor.year, anchor.month, rel))
            case "year":
                return f"{anchor.year + rel:04}"
        return None

    def _whole(self, moment: Moment) -> Parts:
        """The parts of what a period is part of, a bare month or year named as such."""
        parts = dict(moment.parts)
        whole = parts.get("whole", "")
        if whole:
            parts["year" if whole.isdecimal() else "month"] = whole
        return parts

    def _period(self, moment: Moment) -> str | None:
        parts = self._whole(moment)
        period = "first" if parts["period"] == "1" else parts["period"]
        if "season" in parts:
            months = (self._season(moment) or "").split("/")
            if len(months) != 2:
                return None
            year, month = map(int, months[0].split("-"))
            return month_value("g", *add_months(year, month, {"early": 0, "mid": 1, "late": 2}[period]))
        if parts.get("unit") == "week":
            if self.anchor is None:
                return None
            monday = self._monday(int(parts.get("rel", "0")))
            if period == "late" and "rel" not in parts and moment.tense not in _COMING and monday + 5 * _DAY > self.anchor:
                monday -= 7 * _DAY
            return {"early": str(monday), "mid": str(monday + 2 * _DAY),
                    "late": f"{monday + 5 * _DAY}/{monday + 6 * _DAY}", "first": str(monday)}[period]
        if "month" in parts or parts.get("unit") == "month":
            where = self._month(parts, moment)
            if where is None:
                return None
            system, year, month = where
            value = month_value(system, year, month)
            if value is None:
                return None
            first = date.fromisoformat(f"{value}-01" if system == "g" else value[:10])
            end = date(year, month, last_day(year, month)) if system == "g" else date.fromisoformat(value[11:])
            low, high = {"early": (0, 9), "first": (0, 9), "mid": (10, 19), "late": (20, 31)}[period]
            return f"{first + low * _DAY}/{min(first + high * _DAY, end)}"
        year_text = parts.get("year") or self._coarse(Moment({"unit": "year", **parts}, moment.tense, None, None))
        months_of = {"early": "01", "first": "01", "mid": "06", "late": "12"}
        return f"{year_text}-{months_of[period]}" if year_text else None

    def _season(self, moment: Moment) -> str | None:
        parts = moment.parts
        month = int(parts["season"][1:])
        rel = parts.get("rel", "")
        if parts.get("year", "").isdecimal():
            year = int(parts["year"])
        elif self.anchor is None:
            return None
        elif parts.get("unit") == "year":
            year = self.anchor.year + int(rel or "0")
        elif rel.startswith("-"):
            year = self.anchor.year - ((self.anchor.year, self.anchor.month) <= add_months(self.anchor.year, month, 2))
        else:
            year = self.anchor.year + (rel == "1" and self.anchor.month >= month)
        last = add_months(year, month, 2)
        return f"{year:04}-{month:02}/{last[0]:04}-{last[1]:02}"

    def _fraction(self, moment: Moment) -> str | None:
        parts = self._whole(moment)
        size, which = int(parts["frac"]), int(parts["ord"])
        which = size if which == 9 else which
        if which > size:
            return None
        if "month" in parts or parts.get("unit") == "month":
            where = self._month(parts, moment)
            if where is None or where[0] != "g":
                return None
            _, year, month = where
            step = {2: 15, 3: 10}.get(size)
            if step is None:
                return None
            low = 1 + step * (which - 1)
            high = last_day(year, month) if which == size else step * which
            return f"{date(year, month, low)}/{date(year, month, high)}"
        text = parts.get("year") or self._coarse(Moment({"unit": "year", **parts}, moment.tense, None, None))
        if not text:
            return None
        step = 12 // size
        return f"{text}-{step * (which - 1) + 1:02}/{text}-{step * which:02}"

    # counted times and ranges

    def _counted(self, moment: Moment) -> str | None:
        """«قبل ثلاثة أيام»: counted back from today, or from the date that follows."""
        parts = moment.parts
        unit, count = parts.get("unit") or parts.get("dual", ""), 2 if "dual" in parts else int(parts.get("count") or 1)
        if parts["dir"] == "hence" and moment.tense not in _COMING:
            return None
        sign = -1 if parts["dir"] in ("-1", "ago", "since") else 1
        base = self.anchor
        if "from" in parts:
            value = self._day(Moment({k: v for k, v in parts.items() if k not in ("dir", "unit", "count", "dual")}, moment.tense,
                                     moment.earlier, moment.spoken))
            base = date.fromisoformat(value[:10]) if value else None
        if base is None:
            return None
        if unit == "hour" and count >= 24 and count % 24 == 0:
            unit, count = "day", count // 24
        match unit:
            case "day":
                return str(base + sign * count * _DAY)
            case "week":
                return str(base + sign * 7 * count * _DAY)
            case "month" if parts.get("past") != "since":
                return month_value("g", *add_months(base.year, base.month, sign * count))
            case "year" if parts.get("past") != "since":
                return f"{base.year + sign * count:04}"
        return None

    def _last(self, moment: Moment) -> str | None:
        """«الأيام الثلاثة الماضية»: a number of units up to now, or from now."""
        parts, anchor = moment.parts, self.anchor
        if anchor is None:
            return None
        unit, count = parts.get("unit") or parts["dual"], 2 if "dual" in parts else int(parts["count"])
        rel = -1 if parts.get("rel", "-1").startswith("-") else 1
        match unit:
            case "hour":
                days = -(-count // 24) * _DAY
                return f"{anchor - days}/{anchor}" if rel < 0 else f"{anchor}/{anchor + days}"
            case "day":
                return f"{anchor - count * _DAY}/{anchor - _DAY}" if rel < 0 else f"{anchor + _DAY}/{anchor + count * _DAY}"
            case "week":
                first = self._monday(-count if rel < 0 else 1)
                return f"{first}/{first + (7 * count - 1) * _DAY}"
            case "month" if count <= 12:
                first_month = add_months(anchor.year, anchor.month, -count if rel < 0 else 1)
                last_month = add_months(anchor.year, anchor.month, -1 if rel < 0 else count)
                return f"{month_value('g', *first_month)}/{month_value('g', *last_month)}"
            case "year" if count <= 2:
                return f"{anchor.year + (-count if rel < 0 else 1)}/{anchor.year + (-1 if rel < 0 else count)}"
        return None

    def _range(self, moment: Moment) -> str | None:
        """From one date to another; the end without a year or month takes the other's."""
        ends = []
        for side in ("a", "b"):
            inner = {key[2:]: value for key, value in moment.parts.items() if key.startswith(side + ".")}
            plain = moment.parts.get(side)
            if plain:
                inner["year" if plain.isdecimal() else "month"] = plain
            ends.append(inner)
        first, last = ends
        borrowed = "year" in first and "year" not in last
        for one, other in ((first, last), (last, first)):
            for key in ("year", "month", "rel", "unit"):
                if key in other and key not in one and ("day" in one or "month" in one) and not (key == "rel" and "year" in one):
                    one[key] = other[key]
        start, end = (self.value(Moment(inner, moment.tense, moment.earlier, moment.spoken)) for inner in ends)
        if start and end and end.split("/")[-1] < start[:10] and borrowed:
            last["year"] = str(int(first["year"]) + 1)
            end = self.value(Moment(last, moment.tense, moment.earlier, moment.spoken))
        if start and end and "year" not in first and "year" not in last and "month" in last:
            for year in (int(start[:4]), int(start[:4]) + 1):  # «من 1 يناير حتى 15 يونيو»: the end comes after the start
                if end is not None and end.split("/")[-1] < start[:10]:
                    end = self.value(Moment(last | {"year": str(year)}, moment.tense, moment.earlier, moment.spoken))
        if not start or not end:
            return None
        start, end = start.split("/")[0], end.split("/")[-1]
        return f"{start}/{end}" if start[:10] <= end[:10] else None
