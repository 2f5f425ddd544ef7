"""Readings multiplied into a year of news, without reading anything again: for benchmarks of the store.

Each story is the reading of a given article with everything that tells it apart put in place of its own, the same all through
the story: persons, bodies and places by others of their kind (drawn as often as the articles name them; persons who are not known
get new names from the words of old ones), dates moved to the day of the story, tolls and other numbers by others, and half of the
words of the text by other words of as many letters, so that all spans stay. One to five outlets report a story within two days,
each with every seventh word another; one report in seven is a copy, word for word. The mixture of what is told, where, and by how
many stays that of the given articles.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from musnad.records import Area, Entity, Place, Quantity, Reading

FIRST = date(2022, 1, 1)
DAYS = 365
REPORTS = (1, 1, 1, 2, 2, 3, 5)
"""How many reports a story has."""
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORD = re.compile(r"[^\W\d_]{3,}")


class Stories:
    """Makes stories from readings; the same seed makes the same ones."""

    def __init__(self, readings: Sequence[Reading], seed: int = 1) -> None:
        self._readings = readings
        self._chance = random.Random(seed)
        self._entities: dict[str, list[Entity]] = defaultdict(list)
        self._places: dict[str, list[Place]] = defaultdict(list)
        self._words: dict[int, list[str]] = defaultdict(list)
        self._outlets = [r.document.outlet for r in readings if r.document.outlet]
        for reading in readings:
            for entity in reading.entities:
                self._entities[entity.kind].append(entity)
            for place in reading.places:
                self._places[place.kind].append(place)
            for word in _WORD.findall(reading.document.text):
                self._words[len(word)].append(word)

    def reports(self, count: int) -> Iterator[Reading]:
        """Reports of stories, spread over a year."""
        made = story = 0
        while made < count:
            number = min(self._chance.choice(REPORTS), count - made)
            day = FIRST + timedelta(days=made * DAYS // count)
            told = self._story(self._readings[story % len(self._readings)], day, story)
            text = told.document.text
            for n in range(number):
                if n == 0 or self._chance.random() > 1 / 7:
                    text = self._reworded(told.document.text, 7)
                published = day + timedelta(days=self._chance.choice((0, 0, 1)) if n else 0)
                document = replace(told.document, id=f"{told.document.id}-{n}", text=text, published=published.isoformat(),
                                   outlet=self._chance.choice(self._outlets))
                yield replace(told, document=document)
            made += number
            story += 1

    def _reworded(self, text: str, every: int) -> str:
        """The text with about one word in ``every`` another of as many letters."""
        chance, words = self._chance.random, self._words
        return _WORD.sub(lambda m: self._chance.choice(words[len(m[0])]) if chance() * every < 1 else m[0], text)

    def _other(self, entity: Entity, n: int) -> Entity:
        """Another entity of a kind; a person whom nobody knows gets the first name of one and the last name of another."""
        others = self._entities[entity.kind]
        one, two = self._chance.choice(others), self._chance.choice(others)
        if "/" in one.id:
            return one
        name = f"{one.name.split()[0]} {two.name.split()[-1]}" if entity.kind == "person" else one.name
        return replace(one, id=f"e{n}", name=name)

    def _story(self, reading: Reading, day: date, story: int) -> Reading:
        moved = day - date.fromisoformat(reading.document.published[:10]) if reading.document.published else timedelta(0)
        entities = {e.id: self._other(e, n) for n, e in enumerate(reading.entities)}
        names = {p.name: self._chance.choice(self._places[p.kind]) for p in reading.places}

        def when(value: str | None) -> str | None:
            return _DATE.sub(lambda m: (date.fromisoformat(m[0]) + moved).isoformat(), value) if value else value

        def who(one):
            other = entities.get(one.entity)
            return replace(one, name=other.name, entity=other.id) if other else one

        def all_of(some):
            return tuple(map(who, some))

        def where(area: Area) -> Area:
            place = names.get(area.name)
            return Area(place.name, place.country, place.admin1, place.geonames) if place else area

        def counted(quantity: Quantity) -> Quantity:
            if quantity.value is None:
                return quantity
            return replace(quantity, value=float(max(1, round(quantity.value * self._chance.choice((0.3, 0.7, 1, 2, 5))))))

        places = tuple(replace(names[p.name], id=p.id, span=p.span) for p in reading.places)
        document = replace(reading.document, id=f"{reading.document.id}-{story}", url=None, text=self._reworded(
            reading.document.text, 2))
        return replace(
            reading, document=document, mentions=all_of(reading.mentions), places=places,
            entities=tuple({other.id: other for other in entities.values()}.values()),
            times=tuple(replace(t, value=when(t.value), start=when(t.start), end=when(t.end)) for t in reading.times),
            statements=tuple(replace(s, chain=all_of(s.chain)) for s in reading.statements),
            events=tuple(replace(e, actor=all_of(e.actor), recipient=all_of(e.recipient),
                                 time=replace(e.time, value=when(e.time.value)) if e.time else None,
                                 quantities=tuple(map(counted, e.quantities))) for e in reading.events),
            changes=tuple(replace(c, subject=all_of(c.subject), at=when(c.at), areas=tuple(map(where, c.areas)))
                          for c in reading.changes),
            directives=tuple(replace(d, issuer=all_of(d.issuer), assignee=all_of(d.assignee), due=when(d.due))
                             for d in reading.directives),
        )
