"""The time zone of a clock time: stated, worked out from a second clock time, that of the event's place, or the outlet's.

A zone is an IANA name, an offset from UTC («+04:00»), or ``local`` where the text says local time and no place tells which.
The value stays the clock time as written; ``Time.zone_from`` says what the zone rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.events.draft import EventDraft
from musnad.grounding.nearest import clock
from musnad.grounding.places import Grounded
from musnad.kernel.fold import fold
from musnad.records import Place, Time
from musnad.rulebook.tables import Rulebook

LOCAL, UTC = "local", "UTC"
_WEST, _EAST = -5 * 60, 12 * 60
"""Minutes: the offsets taken from two clock times where the first may be of the morning or of the evening."""
_SECOND: Final = "b."
"""Before the parts of a clock time repeated in another zone: «الساعة 16:00 (14:00 ت غ)»."""
_CLOCK: Final = re.compile(r".{10}T(\d\d):(\d\d):\d\d")


def stated(parts: dict[str, str], value: str | None) -> str | None:
    """The zone that the expression itself gives."""
    zone = parts.get("zone") or None
    shift = parts.get("east") or parts.get("west")
    if zone == UTC and shift:
        hours, _, rest = shift.partition(":")
        return _written(int(hours) * 60 + int(rest or 0), "-" if "west" in parts else "+")
    if zone in (None, LOCAL) and parts.get(_SECOND + "zone") == UTC:
        return _offset(parts, value) or zone
    return zone


def _offset(parts: dict[str, str], value: str | None) -> str | None:
    """The offset from UTC of a clock time that the text repeats in UTC."""
    second = {key.removeprefix(_SECOND): part for key, part in parts.items() if key.startswith(_SECOND)}
    here = _minutes(value)
    there = _minutes(clock(second, value[:10], None)) if value else None
    if here is None or there is None:
        return None
    minutes = (here - there) % 1440
    minutes -= 1440 if minutes > 13 * 60 else 0
    sure = "ampm" in parts or "part" in parts or not 0 < here // 60 <= 12
    if minutes % 15 or not (sure or _WEST <= minutes <= _EAST):
        return None
    return _written(abs(minutes), "-" if minutes < 0 else "+")


def _written(minutes: int, sign: str) -> str:
    """An offset from UTC as in ISO 8601."""
    return f"{sign}{minutes // 60:02}:{minutes % 60:02}"


def _minutes(value: str | None) -> int | None:
    match = _CLOCK.fullmatch(value or "")
    return int(match[1]) * 60 + int(match[2]) if match else None


class Zones:
    """Gives zones to the clock times that have none of their own."""

    def __init__(self, book: Rulebook) -> None:
        self._zones = {row["place"]: row["zone"] for row in book.table("grounding/zones.tsv")}
        self._outlets: dict[str, str] = {}
        for row in book.table("mentions/outlets.tsv"):
            for name in (row["id"], fold(row["name"]).lower()):
                self._outlets.setdefault(name, row["country"])

    def filled(
        self, times: list[Time], document: list[Clauses], events: Iterable[EventDraft], grounded: Grounded, outlet: str | None
    ) -> list[Time]:
        """The times, a clock time without a zone with that of the place of the event it dates, else of the outlet's country.

        «بالتوقيت المحلي» is the event's place's, else that of the places of its sentence, never the outlet's.
        """
        if not any(_open(time) for time in times):
            return times
        spots: dict[int, list[Place]] = {}
        for draft in events:
            if draft.time is not None:
                spots.setdefault(draft.time.start, []).extend(
                    grounded.at[token.start] for token in draft.places if token.start in grounded.at)
        home = self._zones.get(self._outlets.get(fold(outlet).lower(), "")) if outlet else None
        made = []
        for time in times:
            if _open(time):
                zone = self._one(spots.get(time.span[0], []))
                if zone is None and time.zone == LOCAL:
                    zone = self._one(_beside(time, document, grounded))
                if zone:
                    time = replace(time, zone=zone, zone_from="place")
                elif home and time.zone is None:
                    time = replace(time, zone=home, zone_from="outlet")
            made.append(time)
        return made

    def _one(self, places: list[Place]) -> str | None:
        """The zone of places that share one."""
        zones = {self._zones.get(place.admin1 or "") or self._zones.get(place.country or "") for place in places}
        return zones.pop() if len(zones) == 1 else None


def _open(time: Time) -> bool:
    return time.zone in (None, LOCAL) and _minutes(time.value) is not None


def _beside(time: Time, document: list[Clauses], grounded: Grounded) -> list[Place]:
    """The places of the sentence in which a time stands."""
    for clauses in document:
        if clauses.tokens[0].raw_start <= time.span[0] < clauses.tokens[-1].end:
            return [grounded.at[token.start] for token in clauses.tokens if token.start in grounded.at]
    return []
