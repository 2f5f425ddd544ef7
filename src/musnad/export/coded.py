"""One event with everything that the views of it need: its parties as entities, its places, its days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from musnad.records import Document, Entity, Event, Party, Place, Reading

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
RESIGNED = ("CONCEDE", "resign")
"""What PLOVER codes as RETREAT: a resignation is a concession here, whether or not it has been carried out."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party with the entity that it is."""

    party: Party
    entity: Entity | None

    @property
    def name(self) -> str:
        """Its name in Latin letters where one is known."""
        return (self.entity.name_en or self.entity.name) if self.entity is not None else self.party.name

    @property
    def country(self) -> str | None:
        """ISO 3166 alpha-2."""
        return self.entity.country if self.entity is not None else None


@dataclass(frozen=True, slots=True)
class Coded:
    """An event of a reading; ``date`` is its first day (or month, or year), ``enddate`` its last where it lasts.

    ``date_from`` is ``event``, or ``publication`` for an event without a date, which has that of the article.
    """

    document: Document
    event: Event
    type: str
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    places: tuple[Place, ...]
    date: str | None
    enddate: str | None
    date_from: str | None
    sentence: str

    @property
    def id(self) -> str:
        """The article's id and the event's."""
        return f"{self.document.id}#{self.event.id}"


def coded(readings: Iterable[Reading]) -> Iterator[Coded]:
    """The events of readings, in order."""
    for reading in readings:
        entities = {entity.id: entity for entity in reading.entities}
        places = {place.id: place for place in reading.places}
        published = (reading.document.published or "")[:10] or None
        for event in reading.events:
            value = event.time.value if event.time else None
            days = _DAY.findall(value) if value else []
            last = days[-1] if value and "/" in value and len(days) > 1 else None
            type_ = "RETREAT" if (event.type, event.mode) == RESIGNED else event.type
            yield Coded(
                reading.document, event, type_,
                tuple(Actor(party, entities.get(party.entity or "")) for party in event.actor),
                tuple(Actor(party, entities.get(party.entity or "")) for party in event.recipient),
                tuple(places[place] for place in event.places if place in places),
                days[0] if days else published, last,
                "event" if days else "publication" if published else None, _sentence(reading.document.text, event.trigger[0]),
            )


def _sentence(text: str, position: int) -> str:
    """The sentence around a character, by its full stops and line ends."""
    start = max(text.rfind(mark, 0, position) for mark in ("\n", ". ", "؟ "))
    ends = [end for mark in ("\n", ". ", "؟ ") if (end := text.find(mark, position)) >= 0]
    return " ".join(text[start + 1 : min(ends) + 1 if ends else len(text)].split())
