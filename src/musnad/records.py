"""The records that Musnad prints: what one article reports, each tied to the characters it rests on.

Every ``span`` is ``(start, end)``, end exclusive, in Unicode code points of ``Document.text``. The classes are frozen
dataclasses; ``musnad schema`` publishes them as JSON Schema. The constructors are those that ``dataclass`` would make, written
out for mypyc, which compiles them: a hundred records are made of an article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
"""``(start, end)`` in code points of ``Document.text``, end exclusive."""

MentionKind = Literal["person", "organisation", "place", "outlet", "group", "role"]
TimeKind = Literal["date", "named", "vague", "duration"]
PlaceKind = Literal["country", "admin1", "city", "other"]
Status = Literal["actual", "historical", "future", "hypothetical", "negated"]
Effect = Literal["starts", "ends", "extends", "in_force"]
Mode = Literal["direct", "indirect"]
DirectiveKind = Literal["order", "assignment", "request"]


@dataclass(frozen=True, slots=True)
class Document:
    """An article: its canonical text and what is known about the page it came from (null where unknown)."""

    id: str
    text: str
    url: str | None = None
    outlet: str | None = None
    section: str | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    """ISO 8601 date, with time and zone where known."""
    published_from: Literal["given", "page", "inferred"] | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or description of a party or place, as written, e.g. «وزير الخارجية الروسي»."""

    id: str
    span: Span
    kind: MentionKind
    name: str
    entity: str | None = None

    def __init__(self, id: str, span: Span, kind: MentionKind, name: str, entity: str | None = None) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "entity", entity)


@dataclass(frozen=True, slots=True)
class Entity:
    """A party of the article; several mentions may share it."""

    id: str
    kind: MentionKind
    name: str
    name_en: str | None = None
    wikidata: str | None = None
    country: str | None = None
    role: str | None = None
    sector: str | None = None
    """PLOVER's sector of the actor: GOV, MIL, REB, OPP …"""

    def __init__(self, id: str, kind: MentionKind, name: str, name_en: str | None = None, wikidata: str | None = None,
                 country: str | None = None, role: str | None = None, sector: str | None = None) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "name_en", name_en)
        object.__setattr__(self, "wikidata", wikidata)
        object.__setattr__(self, "country", country)
        object.__setattr__(self, "role", role)
        object.__setattr__(self, "sector", sector)


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time, e.g. «مطلع الشهر الجاري», with its EDTF value where it is a date."""

    id: str
    span: Span
    kind: TimeKind
    value: str | None
    start: str | None = None
    """ISO 8601, the earliest moment that the value covers."""
    end: str | None = None
    """ISO 8601, exclusive."""
    inferred: bool = False
    zone: str | None = None
    """Of a clock time: an IANA name, an offset from UTC («+04:00»), or ``local``; ``value`` is the clock as written."""
    zone_from: Literal["stated", "place", "outlet"] | None = None
    """What the zone rests on: the words, the place of the event, or the outlet's country."""

    def __init__(self, id: str, span: Span, kind: TimeKind, value: str | None, start: str | None = None, end: str | None = None,
                 inferred: bool = False, zone: str | None = None,
                 zone_from: Literal["stated", "place", "outlet"] | None = None) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "start", start)
        object.__setattr__(self, "end", end)
        object.__setattr__(self, "inferred", inferred)
        object.__setattr__(self, "zone", zone)
        object.__setattr__(self, "zone_from", zone_from)


@dataclass(frozen=True, slots=True)
class Place:
    """A named place with its ISO codes, e.g. «غرب كازاخستان» = KZ-27."""

    id: str
    span: Span
    name: str
    country: str | None
    admin1: str | None
    kind: PlaceKind
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None

    def __init__(self, id: str, span: Span, name: str, country: str | None, admin1: str | None, kind: PlaceKind,
                 geonames: int | None = None, lat: float | None = None, lon: float | None = None) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "country", country)
        object.__setattr__(self, "admin1", admin1)
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "geonames", geonames)
        object.__setattr__(self, "lat", lat)
        object.__setattr__(self, "lon", lon)


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain of attribution: who, in which words, by which cue."""

    name: str
    span: Span
    entity: str | None
    cue: str | None

    def __init__(self, name: str, span: Span, entity: str | None, cue: str | None) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "entity", entity)
        object.__setattr__(self, "cue", cue)


@dataclass(frozen=True, slots=True)
class Statement:
    """Reported content with its chain of attribution, outermost carrier first, innermost speaker last."""

    id: str
    content: Span
    chain: tuple[Link, ...]
    mode: Mode
    stance: str
    within: str | None
    confidence: float
    rule: str

    def __init__(self, id: str, content: Span, chain: tuple[Link, ...], mode: Mode, stance: str, within: str | None,
                 confidence: float, rule: str) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "content", content)
        object.__setattr__(self, "chain", chain)
        object.__setattr__(self, "mode", mode)
        object.__setattr__(self, "stance", stance)
        object.__setattr__(self, "within", within)
        object.__setattr__(self, "confidence", confidence)
        object.__setattr__(self, "rule", rule)


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, recipient or subject."""

    name: str
    span: Span
    entity: str | None

    def __init__(self, name: str, span: Span, entity: str | None) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "entity", entity)


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event happened: an EDTF value and the words that say so."""

    value: str | None
    span: Span | None

    def __init__(self, value: str | None, span: Span | None) -> None:
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "span", span)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted toll or amount, e.g. «ما لا يقل عن 12 قتيلا»: low 12."""

    kind: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    span: Span

    def __init__(self, kind: str, value: float | None, low: float | None, high: float | None, unit: str | None,
                 span: Span) -> None:
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "value", value)
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", high)
        object.__setattr__(self, "unit", unit)
        object.__setattr__(self, "span", span)


@dataclass(frozen=True, slots=True)
class Event:
    """An act in the PLOVER ontology (draft 0.8) with its roles and status."""

    id: str
    type: str
    mode: str | None
    context: str | None
    trigger: Span
    also: tuple[Span, ...]
    actor: tuple[Party, ...]
    recipient: tuple[Party, ...]
    places: tuple[str, ...]
    time: EventTime | None
    quantities: tuple[Quantity, ...]
    status: Status
    statement: str | None
    confidence: float
    rule: str

    def __init__(self, id: str, type: str, mode: str | None, context: str | None, trigger: Span, also: tuple[Span, ...],
                 actor: tuple[Party, ...], recipient: tuple[Party, ...], places: tuple[str, ...], time: EventTime | None,
                 quantities: tuple[Quantity, ...], status: Status, statement: str | None, confidence: float, rule: str) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "type", type)
        object.__setattr__(self, "mode", mode)
        object.__setattr__(self, "context", context)
        object.__setattr__(self, "trigger", trigger)
        object.__setattr__(self, "also", also)
        object.__setattr__(self, "actor", actor)
        object.__setattr__(self, "recipient", recipient)
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "time", time)
        object.__setattr__(self, "quantities", quantities)
        object.__setattr__(self, "status", status)
        object.__setattr__(self, "statement", statement)
        object.__setattr__(self, "confidence", confidence)
        object.__setattr__(self, "rule", rule)


@dataclass(frozen=True, slots=True)
class Area:
    """Where a change holds: the narrowest area that the article names."""

    name: str
    country: str | None
    admin1: str | None
    geonames: int | None = None

    def __init__(self, name: str, country: str | None, admin1: str | None, geonames: int | None = None) -> None:
        object.__setattr__(self, "name", name)
        object.__setattr__(self, "country", country)
        object.__setattr__(self, "admin1", admin1)
        object.__setattr__(self, "geonames", geonames)


@dataclass(frozen=True, slots=True)
class Change:
    """Something that comes into force, ends, is extended, or is reported in force, in one area."""

    id: str
    kind: str
    effect: Effect
    subject: tuple[Party, ...]
    areas: tuple[Area, ...]
    at: str | None
    status: Status
    evidence: Span
    event: str | None
    confidence: float
    rule: str

    def __init__(self, id: str, kind: str, effect: Effect, subject: tuple[Party, ...], areas: tuple[Area, ...], at: str | None,
                 status: Status, evidence: Span, event: str | None, confidence: float, rule: str) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "effect", effect)
        object.__setattr__(self, "subject", subject)
        object.__setattr__(self, "areas", areas)
        object.__setattr__(self, "at", at)
        object.__setattr__(self, "status", status)
        object.__setattr__(self, "evidence", evidence)
        object.__setattr__(self, "event", event)
        object.__setattr__(self, "confidence", confidence)
        object.__setattr__(self, "rule", rule)


@dataclass(frozen=True, slots=True)
class Directive:
    """An instruction or order: who, to whom, and the span of what is to be done; ``due`` is the EDTF date by which."""

    id: str
    issuer: tuple[Party, ...]
    assignee: tuple[Party, ...]
    task: Span
    due: str | None
    status: Status
    statement: str | None
    kind: DirectiveKind
    rule: str

    def __init__(self, id: str, issuer: tuple[Party, ...], assignee: tuple[Party, ...], task: Span, due: str | None,
                 status: Status, statement: str | None, kind: DirectiveKind, rule: str) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "issuer", issuer)
        object.__setattr__(self, "assignee", assignee)
        object.__setattr__(self, "task", task)
        object.__setattr__(self, "due", due)
        object.__setattr__(self, "status", status)
        object.__setattr__(self, "statement", statement)
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "rule", rule)


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that Musnad read in one article: the object that ``musnad read --format jsonl`` prints a line."""

    document: Document
    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    changes: tuple[Change, ...]
    directives: tuple[Directive, ...]
    rules: str
    """Version of the rules that made the records: a hash of the shipped ones, then ``+`` and that of the user's."""
