"""Reading → rows of the tables, with the ids of the store in place of those of the article."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from musnad.kernel.calendars import bounds
from musnad.kernel.fold import fold
from musnad.records import Change, Event, Party, Reading
from musnad.store.ids import RecordIds, entity_id, name_key
from musnad.store.likeness import other_set, word_set
from musnad.store.shipped import forms
from musnad.store.sites import marks
from musnad.store.terms import Term

Row = dict[str, Any]
_STRETCH = len("2022-01-05/2022-01-19")
_LAST_PART = 21
_A_WEEK = 6
AROUND = 90
"""Characters on each side of an event's trigger whose words are kept with it."""
_STOPS = (". ", ".\n", "\n", "\u060c", ",")
"""What ends the clause of a change: a limit behind it is another's."""
SITED = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types of acts that are at some building or before it."""
_ENDS = (". ", ".\n", "\n")
"""What ends a sentence."""
_REACH = 250
"""Characters on each side of a trigger that are looked at for its sentence."""
_NEAR = 20
"""Characters before a date in which the word stands that makes it a limit."""


@dataclass(slots=True)
class Rows:
    """Rows by the name of their table, without the document's number, and the entities that they speak of."""

    tables: dict[str, list[Row]] = field(default_factory=dict)
    entities: dict[str, Row] = field(default_factory=dict)

    def add(self, table: str, **row: Any) -> None:
        """One more row of this document."""
        self.tables.setdefault(table, []).append(row)


def days(value: str | None) -> tuple[str | None, str | None]:
    """First day and end (exclusive) of an EDTF value, open ends as None: ``2022-01/..`` is ``2022-01-01``, None."""
    if not value:
        return None, None
    if value.endswith("/.."):
        found = bounds(value[:-3])
        return (found[0], None) if found else (None, None)
    if value.startswith("../"):
        found = bounds(value[3:])
        return (None, found[1]) if found else (None, None)
    found = bounds(value)
    return found or (None, None)


def rows(reading: Reading, terms: list[Term]) -> Rows:
    """All rows of a reading but the document's own; ``terms`` are the words of its text."""
    starts = [term.start for term in terms]
    made = Rows()
    ids = RecordIds()
    entities = {entity.id: entity_id(entity) for entity in reading.entities}
    for entity in reading.entities:
        known = entities[entity.id]
        made.entities[known] = {"id": known, "kind": entity.kind, "name": entity.name, "name_en": entity.name_en,
                                "wikidata": entity.wikidata, "country": entity.country, "role": entity.role,
                                "sector": entity.sector, "folded": name_key(entity.name)}

    def within(first: int, last: int) -> list[Term]:
        return terms[bisect_left(starts, first) : bisect_left(starts, last)]

    def words(first: int, last: int) -> bytes:
        return word_set(within(first, last))

    def around(event: Event) -> bytes:
        """The words around an event, and the buildings that its sentence names."""
        hit = {party.span[0] for party in event.recipient}
        named = marks(within(*_sentence(reading.document.text, event.trigger)), hit) if event.type in SITED else frozenset()
        return word_set(within(event.trigger[0] - AROUND, event.trigger[1] + AROUND), named)

    def whom(local: str | None) -> str | None:
        return entities.get(local) if local else None

    def parties(owner: str, side: str, members: Iterable[Party]) -> None:
        for n, member in enumerate(members):
            made.add("party", owner=owner, side=side, n=n, name=member.name, **_span(member.span), entity=whom(member.entity))

    for n, mention in enumerate(reading.mentions):
        made.add("mention", id=ids.make("m", mention.span), n=n, **_span(mention.span), kind=mention.kind, name=mention.name,
                 entity=whom(mention.entity))
    for n, time in enumerate(reading.times):
        made.add("time", id=ids.make("t", time.span), n=n, **_span(time.span), kind=time.kind, value=time.value, first=time.start,
                 last=time.end, inferred=int(time.inferred), zone=time.zone, zone_from=time.zone_from)
    places = {place.id: ids.make("p", place.span) for place in reading.places}
    grounded = {place.id: place for place in reading.places}
    for n, place in enumerate(reading.places):
        made.add("place", id=places[place.id], n=n, **_span(place.span), name=place.name, country=place.country,
                 admin1=place.admin1, kind=place.kind, geonames=place.geonames, lat=place.lat, lon=place.lon)
    statements = {s.id: ids.make("s", s.content, [link.span for link in s.chain]) for s in reading.statements}
    for n, statement in enumerate(reading.statements):
        own = statements[statement.id]
        made.add("statement", id=own, n=n, **_span(statement.content), mode=statement.mode, stance=statement.stance,
                 within=statements.get(statement.within or ""), confidence=statement.confidence, rule=statement.rule,
                 words=words(*statement.content), others=other_set(within(*statement.content)))
        for depth, link in enumerate(statement.chain):
            made.add("link", statement=own, n=depth, name=link.name, **_span(link.span), entity=whom(link.entity), cue=link.cue,
                     speaker=int(depth == len(statement.chain) - 1))
    events = {event.id: ids.make("v", event.trigger, event.type) for event in reading.events}
    for n, event in enumerate(reading.events):
        own = events[event.id]
        value, at = (event.time.value, event.time.span) if event.time else (None, None)
        first, last = days(value)
        where = next((grounded[p] for p in event.places if grounded[p].country), None)
        made.add("event", id=own, n=n, type=event.type, mode=event.mode, context=event.context, **_span(event.trigger),
                 time_value=value, time_start=at[0] if at else None, time_end=at[1] if at else None, first=first, last=last,
                 status=event.status, statement=statements.get(event.statement or ""), confidence=event.confidence,
                 rule=event.rule, country=where.country if where else None, admin1=where.admin1 if where else None,
                 words=around(event))
        for k, also in enumerate(event.also):
            made.add("event_mention", event=own, n=k, **_span(also))
        for k, local in enumerate(event.places):
            made.add("event_place", event=own, n=k, place=places[local])
        for k, q in enumerate(event.quantities):
            made.add("quantity", event=own, n=k, kind=q.kind, value=q.value, low=q.low, high=q.high, unit=q.unit, **_span(q.span))
        parties(own, "actor", event.actor)
        parties(own, "recipient", event.recipient)
    told = {event.id: event for event in reading.events}
    for n, change in enumerate(reading.changes):
        areas = [(area.name, area.country, area.admin1) for area in change.areas]
        own = ids.make("c", change.evidence, change.kind, change.effect, areas)
        first, last = days(change.at)
        until = _until(reading, told.get(change.event or ""), change, last)
        if until is not None and not _spans(change.at):
            first = last = None
        made.add("change", id=own, n=n, kind=change.kind, effect=change.effect, at=change.at, first=first, last=last,
                 status=change.status, **_span(change.evidence), event=events.get(change.event or ""),
                 confidence=change.confidence, rule=change.rule, until=until)
        for k, area in enumerate(change.areas):
            made.add("change_area", change=own, n=k, name=area.name, country=area.country, admin1=area.admin1,
                     geonames=area.geonames)
        parties(own, "subject", change.subject)
    for n, directive in enumerate(reading.directives):
        own = ids.make("i", directive.task)
        made.add("directive", id=own, n=n, **_span(directive.task), due=directive.due, status=directive.status,
                 statement=statements.get(directive.statement or ""), kind=directive.kind, rule=directive.rule)
        parties(own, "issuer", directive.issuer)
        parties(own, "assignee", directive.assignee)
    return made


def _spans(value: str | None) -> bool:
    """Whether an EDTF value is a stretch «from 5 to 19 January», not a part of a month or a week."""
    if value is None or "/" not in value or len(value) != _STRETCH:
        return False
    start, end = (date.fromisoformat(day) for day in value.split("/"))
    last = (end + timedelta(days=1)).day == 1
    part = (start.day, end.day) in ((1, 10), (11, 20)) or (start.day == _LAST_PART and last)
    return not part and not (start.weekday() == 0 and (end - start).days == _A_WEEK)


def _until(reading: Reading, event: Event | None, change: Change, last: str | None) -> str | None:
    """The first day after a limit that the change's date sets: «حتى 19 يناير», «من 5 إلى 19 يناير»."""
    if change.effect == "ends":
        return None
    if last is not None and _spans(change.at):
        return last[:10]
    text = reading.document.text
    span = event.time.span if event is not None and event.time is not None else None
    if last is not None and span is not None and _limits(text, span):
        return last[:10]
    limit = _limit(reading, change)
    return limit[:10] if limit is not None else None


def _limit(reading: Reading, change: Change) -> str | None:
    """The end of a date behind «حتى» that stands behind a change, with no event between: «مدد المجلس الاثنين … حتى 2 أكتوبر»."""
    text, start = reading.document.text, change.evidence[1]
    stops = [event.trigger[0] for event in reading.events if event.id != change.event and event.trigger[0] > start]
    stop = min([*stops, *(at for at in (text.find(mark, start) for mark in _STOPS) if at >= 0)], default=len(text))
    return next((time.end for time in reading.times if start < time.span[0] < stop and time.end and time.kind == "date"
                 and _limits(text, time.span)), None)


def _limits(text: str, span: tuple[int, int]) -> bool:
    """Whether a word that makes it a limit stands right before a date."""
    before = text[max(0, span[0] - _NEAR) : span[0]].split()
    return bool(before) and fold(before[-1]) in _until_words()


@lru_cache(maxsize=1)
def _until_words() -> frozenset[str]:
    return frozenset(map(fold, forms("store/words/until.tsv")))


def _sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Where the sentence around a trigger begins and ends, as far as it is near."""
    first, last = max(0, span[0] - _REACH), span[1] + _REACH
    begin = max(text.rfind(stop, first, span[0]) for stop in _ENDS)
    end = min((at for stop in _ENDS if (at := text.find(stop, span[1], last)) >= 0), default=last)
    return (begin if begin >= 0 else first), end


def _span(span: tuple[int, int]) -> Row:
    return {"start": span[0], "end": span[1]}
