"""Give expressions of time their EDTF values: «أمس» counted from publication, «الخميس» by the tense of its clause.

A value that depends on the day of publication is null where that is unknown, unless the text fixes it («اليوم الخميس 13
يناير 2022»); such values are marked inferred.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.grounding.readings import Moment, Readings
from musnad.grounding.tense import Tenses
from musnad.grounding.zones import stated
from musnad.kernel.calendars import bounds
from musnad.mentions.times.record import TimeMention
from musnad.records import Time
from musnad.rulebook.tables import Rulebook

TENSED: Final = frozenset(
    ("weekday", "month", "md", "days", "whole", "period", "dir", "a.month", "b.month", "a.weekday", "b.weekday", "a", "b")
)
"""Parts whose value may hang on the tense."""

FIXED: Final = frozenset({"year", "full", "deictic", "rel", "follow"})
"""Parts that settle it."""


def _shared(mentions: list[TimeMention]) -> list[TimeMention]:
    """Mentions with the year of the one that follows at once: «في أغسطس أو سبتمبر 2016» is 2016 twice."""
    shared = list(mentions)
    for index in range(len(shared) - 2, -1, -1):
        mention, following = shared[index], shared[index + 1]
        month = mention.parts.get("month") or mention.parts.get("whole", "")
        if (
            month[:1].isalpha()
            and month[0] == following.parts.get("month", " ")[0]
            and "year" in following.parts
            and not mention.parts.keys() & {"year", "rel", "unit"}
            and following.first - mention.last <= 1
        ):
            shared[index] = mention.with_parts({**mention.parts, "year": following.parts["year"]})
    return shared


class TimeResolver:
    """Turns mentions into times with values."""

    def __init__(self, book: Rulebook) -> None:
        self._tenses = Tenses(book)

    def resolve(
        self, mentions: list[TimeMention], document: list[Clauses], anchor: date | None, ahead: frozenset[int] = frozenset()
    ) -> list[Time]:
        """Times in text order; ``anchor`` is the day of publication, ``ahead`` where those stand that are to come: deadlines."""
        inferred = anchor is None
        anchor = anchor or self._anchor(mentions)
        readings = Readings(anchor, frozenset(
            mention.parts["weekday"] for mention in mentions
            if mention.parts.keys() <= {"weekday", "part", "ampm"} and "weekday" in mention.parts
        ), frozenset(
            number for mention in mentions if 1900 <= (number := int(mention.parts.get("year", "0"))) <= 2100
        ) if inferred else frozenset())
        found: list[Time] = []
        earlier: date | None = None
        spoken: date | None = None
        year: int | None = None
        starts = [clauses.tokens[0].first for clauses in document]
        sentence = -1
        for mention in _shared(mentions):
            at = bisect_right(starts, mention.first) - 1
            if at != sentence:
                sentence, spoken = at, None
            tokens = document[at].tokens if at >= 0 else []
            place = self._tenses.place(mention, tokens)
            if place is not None and tokens[place].tag == "P" and tokens[place].first < mention.first:
                continue  # part of a known name
            tense: str = "unknown"
            if mention.parts.keys() & TENSED and not mention.parts.keys() & FIXED:
                tense = "coming" if mention.start in ahead else self._tenses.of(tokens, place)
                if tense == "present" and document[at].heading:
                    tense = "headline"
            moment = Moment(mention.parts, tense, earlier, spoken, year)
            value = readings.value(moment) if mention.kind == "date" else None
            kind = mention.kind
            if kind == "date" and value is None and readings.vague(moment):
                kind = "vague"
            edges = bounds(value) if value else None
            if edges is None:
                value = None
            if value and "unit" not in mention.parts:
                year = int(value[:4])
            if value and len(value) >= 10 and "/" not in value:
                earlier = spoken = date.fromisoformat(value[:10])
            zone = stated(mention.parts, value)
            found.append(Time(
                f"t{len(found) + 1}", (mention.start, mention.end), kind, value,  # type: ignore[arg-type]
                edges[0] if edges else None, edges[1] if edges else None,
                inferred and value is not None and readings.relative(mention.parts), zone, "stated" if zone else None,
            ))
        return found

    @staticmethod
    def _anchor(mentions: list[TimeMention]) -> date | None:
        """The day of publication where the text gives both a full date and a word like today for it."""
        for mention in mentions:
            shift = mention.parts.get("deictic")
            if shift is not None and ("year" in mention.parts or "full" in mention.parts):
                value = Readings(None, frozenset()).value(Moment(mention.parts, "past", None, None))
                if value:
                    return date.fromisoformat(value[:10]) - timedelta(days=int(shift))
        return None
