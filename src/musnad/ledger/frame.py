"""What the article as a whole says of when and where, for events whose own clause does not.

An event that is news and names no date happened when the article's lead says; one that names no place, where it says. A date more
than two weeks back makes an event background (GUIDE, status).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from musnad.events.draft import EventDraft
from musnad.records import Place, Status, Time

RECENT = timedelta(days=15)
_LEAD = 2
"""Sentences, the headline included, that make the lead."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The time and the places of an article's lead, and its publication date."""

    time: Time | None
    places: tuple[Place, ...]
    published: date | None

    @staticmethod
    def of(events: list[EventDraft], times: dict[int, Time], places: dict[int, Place], published: date | None) -> Frame:
        """The frame of an article from the events of its first sentences."""
        lead = [event for event in events if event.sentence <= _LEAD and event.status != "historical"]
        dated = (times[event.time.start] for event in lead if event.time is not None and event.time.start in times)
        time = next((t for t in dated if t.value and t.kind == "date" and _recent(t, published)), None)
        spots = next(([places[t.start] for t in event.places if t.start in places] for event in lead if event.places), [])
        return Frame(time, tuple(spots), published)

    def status(self, status: Status, time: Time | None) -> Status:
        """A status with its date taken into account: long past is historical, just past is not."""
        if time is None or time.value is None or self.published is None or status not in ("actual", "historical"):
            return status
        return "actual" if _recent(time, self.published) else "historical"


def _recent(time: Time, published: date | None) -> bool:
    if published is None or not time.end:
        return True
    return date.fromisoformat(time.end[:10]) > published - RECENT
