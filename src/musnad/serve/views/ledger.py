"""The situation for the page: what is in force with where it lies on the map, and the days of the slider."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from musnad.query.lines import Held, Moment
from musnad.query.places import coordinates, named
from musnad.serve.wording import Wording

_LONGEST = 366
"""Days that the slider spans at most, the last ones."""


@dataclass(frozen=True, slots=True)
class Row:
    """A measure and where it lies: the code of a country or division, or for a town a point as well."""

    held: Held
    name: str
    code: str
    country: str
    lon: float | None
    lat: float | None
    lifted: tuple[str, ...]
    """Where within it the measure is no longer in force: by name in Arabic, by ISO code in English."""


@dataclass(frozen=True, slots=True)
class Slider:
    """Days from ``first`` on; ``days`` after it the last, ``here`` the one that is shown."""

    first: str
    days: int
    here: int


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the timeline with its moments."""

    day: str
    moments: tuple[Moment, ...]


def rows(held: Sequence[Held], w: Wording) -> list[Row]:
    """The rows of the table, with what the map needs."""
    made = []
    for one in held:
        code, _, town = one.area.partition("/")
        where = coordinates(int(town.partition(":")[2])) if town.startswith("geonames:") else None
        lon, lat = where if where else (None, None)
        country = w.code("country", code[:2])
        made.append(Row(one, country if one.name == code else one.name, code, country, lon, lat,
                        tuple(map(named, one.lifted)) if w.language == "ar" else one.lifted))
    return made


def slider(at: str, first: str | None, last: str | None) -> Slider | None:
    """The days that the store spans; None where it spans one or none."""
    if not first or not last:
        return None
    end = max(date.fromisoformat(last[:10]), date.fromisoformat(at))
    begin = max(min(date.fromisoformat(first[:10]), date.fromisoformat(at)), end - timedelta(days=_LONGEST))
    if end <= begin:
        return None
    return Slider(begin.isoformat(), (end - begin).days, (date.fromisoformat(at) - begin).days)


def days(moments: Sequence[Moment]) -> list[Day]:
    """Moments by day, the last day first."""
    grouped: dict[str, list[Moment]] = {}
    for moment in moments:
        grouped.setdefault(moment.day, []).append(moment)
    return [Day(day, tuple(grouped[day])) for day in sorted(grouped, reverse=True)]
