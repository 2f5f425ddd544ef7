"""Dated measures as iCalendar (RFC 5545): a day-long event from the start of a measure to its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from musnad.query.intervals import Measure, Transition
from musnad.query.origins import origins, summary
from musnad.query.places import label, within

_OCTETS = 75


def lines(measures: Iterable[Measure], now: datetime | None = None) -> Iterator[str]:
    """A calendar of measures; an open one lasts a day, marked as open in its description. Lines end with CRLF."""
    stamp = (now or datetime.now(UTC)).strftime("%Y%m%dT%H%M%SZ")
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Musnad//Ledger//EN", "CALSCALE:GREGORIAN")
    for measure in measures:
        for start in measure.transitions:
            if start.starts:
                for line in _event(measure, start, stamp):
                    yield from _folded(line)
    yield "END:VCALENDAR"


def _event(measure: Measure, start: Transition, stamp: str) -> Iterator[str]:
    end = next((t for t in measure.transitions if not t.starts and t.day > start.day and within(start.path, t.path)), None)
    last = end.day if end is not None else (date.fromisoformat(start.day) + timedelta(days=1)).isoformat()
    found = origins(report.sighting for report in start.reports)
    who = " + ".join(measure.subject)
    yield "BEGIN:VEVENT"
    yield f"UID:{start.reports[0].sighting.record}@musnad"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{start.day.replace('-', '')}"
    yield f"DTEND;VALUE=DATE:{last.replace('-', '')}"
    yield "SUMMARY:" + _text(f"{measure.kind} {label(start.path)} {start.area}" + (f" ({who})" if who else ""))
    yield "LOCATION:" + _text(start.area)
    yield "DESCRIPTION:" + _text("\n".join((
        summary(found), *(origin.name for origin in found),
        f"ends {end.day}" if end is not None else "open: no end is known",
        *(report.sighting.record for report in start.reports))))
    yield f"STATUS:{'TENTATIVE' if start.announced else 'CONFIRMED'}"
    yield f"CATEGORIES:{measure.kind}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _text(value: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return value


def _folded(line: str) -> Iterator[str]:
    """A content line cut at 75 octets, never inside a character; a continuation begins with a space."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8"))
        if size + octets > _OCTETS:
            yield part
            part, size = " ", 1
        part += character
        size += octets
    yield part
