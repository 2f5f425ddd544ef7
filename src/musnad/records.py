"""The records that Musnad prints: what one article reports, each tied to the characters it rests on.

Every ``span`` is ``(start, end)``, end exclusive, in Unicode code points of ``Document.text``. The classes are frozen
dataclasses; ``musnad schema`` publishes them as JSON Schema.
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


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain of attribution: who, in which words, by which cue."""

    name: str
    span: Span
    entity: str | None
    cue: str | None


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


@dataclass(frozen=True, slots=True)
class Party:
    """An actor, recipient or subject."""

    name: str
    span: Span
    entity: str | None


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event happened: an EDTF value and the words that say so."""

    value: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A counted toll or amount, e.g. «ما لا يقل عن 12 قتيلا»: low 12."""

    kind: str
    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    span: Span


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


@dataclass(frozen=True, slots=True)
class Area:
    """Where a change holds: the narrowest area that the article names."""

    name: str
    country: str | None
    admin1: str | None
    geonames: int | None = None


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
