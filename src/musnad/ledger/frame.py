"""What the article as a whole says of when and where, for events whose own clause does not.

An event that is news and names no date happened when the article's lead says; one that names no place, where it says. A date more
than two weeks back makes an event background (GUIDE, status).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from musnad.events.draft import EventDraft
from musnad.events.sites import SPEAKING
from musnad.records import Place, Status, Time

_LINES: Final = 5
"""Lines with words among which a dateline is looked for."""
_HEADED: Final = 4
"""Lines, blank or not, among which a colon may end a dateline; farther down it is a headline's."""
_OPENING: Final = re.compile(r"\s*(?:[^\s.:()-]{2,12}\s?- ?)?[^\n.:()-]{2,40}\s*(?:[(:]|--? )")
"""A few words up to the first dash, bracket or colon of a line, behind an agency's name and a dash of its own."""
RECENT: Final = timedelta(days=15)
_STRETCH: Final = timedelta(days=45)
"""Days over which what happened before today is no news of the last two weeks."""
_LATELY: Final = 3
"""Sentences within which an act goes on where the last one of its type was."""
_LEAD: Final = 2
"""Sentences, the headline included, that make the lead."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The time and the places of an article's lead, the place of its dateline, and its publication date."""

    time: Time | None
    places: tuple[Place, ...]
    dateline: tuple[Place, ...]
    published: date | None
    first: date | None = None
    """The first day that an article names."""

    @staticmethod
    def of(
        events: list[EventDraft], times: dict[int, Time], places: dict[int, Place], text: str, published: date | None,
        desks: frozenset[str],
    ) -> Frame:
        """The frame of an article from its text and the events of its first sentences.

        ``desks``: towns from which agencies write of a whole region.
        """
        line = _opened(places, text)
        first = min((event.sentence for event in events if line is not None and event.trigger[0] >= line.after), default=0)
        last = max(_LEAD, first)  # a dateline may stand below a headline told twice and a caption
        lead = [event for event in events if event.status != "historical" and (
            event.sentence <= _LEAD or first <= event.sentence <= last)]
        end = min((event.trigger[0] for event in events if event.sentence > last), default=len(text))
        dated = (times[dating.time.start] for event in lead for dating in event.dates
                 if dating.time.start in times and dating.time.start < end)
        time = next((t for t in dated if t.value and t.kind == "date" and _recent(t, published)
                     and not _ahead(t, published)), None)
        if time is None or _day(time) is None:
            time = _said_on(times, end, published) or time
        spots = next(([places[t.start] for t in event.places if t.start in places] for event in lead if event.places), [])
        met = next((event for event in lead if event.sense.type == "CONSULT" and event.places), None)
        talks = [places[t.start] for t in met.places if t.start in places] if met is not None else []
        return Frame(time, tuple(spots), _dateline(places, line, desks) or tuple(talks), published,
                     _first_day(times))

    def default(self, type_: str) -> tuple[Place, ...]:
        """Where an event of a type was that names no place: what is said, by the dateline; else where the lead is."""
        return self.dateline if type_ in SPEAKING else self.places

    def ahead(self, time: Time | None) -> bool:
        """Whether a date is yet to come."""
        return time is not None and _ahead(time, self.published)

    def bygone(self, time: Time | None) -> bool:
        """Whether a date lies more than two weeks back."""
        return self.published is not None and time is not None and bool(time.end) and not _recent(time, self.published)

    def status(self, status: Status, time: Time | None) -> Status:
        """A status with its date taken into account: long past is historical, just past is not."""
        if time is None or time.value is None or status not in ("actual", "historical"):
            return status
        if self.published is None:
            return "historical" if status == "actual" and self._bygone(time) else status
        return "actual" if _recent(time, self.published) else "historical"

    def _bygone(self, time: Time) -> bool:
        """Whether a date is long past in an article of which nobody says when it was published.

        That is before the first day that it names, which is mostly its own; without one, a date that news would not give:
        «اعتقل في مارس 2006».
        """
        if time.kind != "date" or not time.end or (self.first is None and _day(time) is not None):
            return False
        return self.first is None or date.fromisoformat(time.end[:10]) <= self.first - RECENT

    def dated(self, draft: EventDraft, time: Time | None) -> Status:
        """The status of an event with its date taken into account: one that is told as to be is yet to come."""
        told = draft.predication.form == "verb" and (draft.dated or not draft.predication.pluperfect)
        own = draft.closely or draft.status != "historical" or told  # not «تحل اليوم ذكرى اغتياله», «رد أمس الوسام الذي كان منحه»
        status = self.status(draft.status, time if own and not draft.ongoing else None)
        loosely = not draft.dated and (draft.predication.form == "verb" or draft.afar)
        if status == "historical" and draft.status == "actual" and loosely:
            return "actual"
        if status != "actual" or time is None or not draft.closely or draft.past or self.published is None:
            return status
        if draft.sense.type in SPEAKING:
            return status  # «يدعو إلى مسيرة في 20 يوليو»
        return "future" if _ahead(time, self.published) else status


def _said_on(times: dict[int, Time], end: int, published: date | None) -> Time | None:
    """The day on which a lead is told: «كشف الوزير اليوم الاثنين عن نتائج اللقاء الذي عقد الشهر الماضي»."""
    return next((time for at, time in sorted(times.items()) if at < end and _day(time) is not None
                 and _recent(time, published) and not _ahead(time, published)), None)


def _first_day(times: dict[int, Time]) -> date | None:
    """The first expression of time in a text that names a day."""
    return next((day for _, time in sorted(times.items()) if (day := _day(time)) is not None), None)


def _day(time: Time) -> date | None:
    """The day that an expression of time names, or None."""
    if time.kind != "date" or not time.start or not time.end:
        return None
    start = date.fromisoformat(time.start[:10])
    return start if date.fromisoformat(time.end[:10]) - start <= timedelta(days=1) else None


class Line(NamedTuple):
    """A line that a dateline opens: the place, and where the text behind it begins."""

    place: Place
    after: int


def _first_lines(text: str) -> list[str]:
    """The lines of a text up to the first few that hold anything, with their ends; the rest is not looked at."""
    found: list[str] = []
    start = told = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        for line in text[start:end].splitlines(keepends=True):
            told += bool(line.strip())
            if told > _LINES:
                return found
            found.append(line)
        start = end
    return found


def _opened(places: dict[int, Place], text: str) -> Line | None:
    """The line that a place opens before a dash or bracket: «موسكو، روسيا (سانا) -», «رويترز- بيروت (لبنان):».

    One before a colon only where no other is: it may be a headline's, «اليمن: مقتل جنديين».
    """
    headed: Line | None = None
    start = 0
    spots = sorted(places)
    for number, line in enumerate(_first_lines(text)):
        first = bisect_left(spots, start)
        opening = _OPENING.match(line) if first < len(spots) and spots[first] < start + len(line) else None
        if opening is not None and spots[first] < start + opening.end():
            found = places[spots[first]]
            if not opening[0].rstrip().endswith(":"):
                return Line(found, start + opening.end())
            if number < _HEADED:
                headed = headed or Line(found, start + opening.end())
        start += len(line)
    return headed


def _dateline(places: dict[int, Place], line: Line | None, desks: frozenset[str]) -> tuple[Place, ...]:
    """The place of a dateline, but none that is only where the desk of an agency sits."""
    if line is None or (line.place.name in desks and not _told_of(places, line.place, line.after)):
        return ()
    return (line.place,)


def _told_of(places: dict[int, Place], place: Place, after: int) -> bool:
    """Whether an article tells of the country of its dateline; if not, that is only where its desk sits."""
    return any(at >= after and other.country == place.country for at, other in places.items())


def _ahead(time: Time, published: date | None) -> bool:
    """Whether a date is yet to come: what the lead tells to be planned dates no news."""
    return published is not None and time.start is not None and date.fromisoformat(time.start[:10]) > published


def _recent(time: Time, published: date | None) -> bool:
    if published is None or not time.end:
        return True
    end = date.fromisoformat(time.end[:10])
    if time.start and end < published and end - date.fromisoformat(time.start[:10]) > _STRETCH:
        return False  # «خلال الأشهر الستة الماضية»
    return end > published - RECENT


class Whereabouts:
    """Where the acts of each type were that have been told so far: what follows goes on there, unless its date is another."""

    def __init__(self) -> None:
        self._last: dict[str, tuple[EventDraft, list[Place]]] = {}

    def note(self, draft: EventDraft, places: list[Place]) -> None:
        """Keep where an act was."""
        if places and draft.sense.type not in SPEAKING:
            self._last[draft.sense.type] = (draft, places)

    def before(self, draft: EventDraft) -> list[Place]:
        """Where the last act of the type of a draft was, a few sentences before, or []."""
        earlier, places = self._last.get(draft.sense.type, (draft, []))
        if draft.sentence - earlier.sentence > _LATELY:
            return []
        return [] if draft.dated and earlier.dated and draft.time is not earlier.time else places
