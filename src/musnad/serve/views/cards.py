"""A record as a card: its words in their surroundings, its chain, its facts, and the rule that made it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

from musnad.query.pages import around, kind_of
from musnad.query.rows import amount
from musnad.records import Change, Directive, Event, Party, Quantity, Reading, Statement
from musnad.rulebook.tables import Row, Rule, Rulebook
from musnad.serve.wording import Wording
from musnad.store.differences import Record, evidence, records

_AROUND = 110
"""Characters of the surroundings on either side."""
_NEAR = 44


@dataclass(frozen=True, slots=True)
class Node:
    """A link of a drawn chain: the outlet, a carrier or the speaker, and the word by which it relays."""

    role: str
    name: str
    href: str | None
    cue: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a fact: Arabic words of the article, or words of the page."""

    text: str
    arabic: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a card: what it is (a message) and its values."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """The rule that made a record: its id, where it stands, and what it says, by column."""

    id: str
    where: str | None
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A record for people."""

    id: str
    full: str | None
    """The id among all articles; None for what is not stored."""
    kind: str
    title: str
    before: str
    words: str
    after: str
    around: tuple[str, str]
    """A few words before and after, for a line of a list."""
    chain: tuple[Node, ...]
    facts: tuple[Fact, ...]
    confidence: float | None
    rule: Made


def cards(reading: Reading, book: Rulebook, w: Wording, *, stored: bool) -> list[Card]:
    """The cards of all records of an article, in the order of the text within each kind."""
    return [card(reading, record, book, w, stored=stored) for record in records(reading)]


def card(reading: Reading, record: Record, book: Rulebook, w: Wording, *, stored: bool = True) -> Card:
    """The card of one record."""
    text = reading.document.text
    start, end = evidence(record)
    before, after = around(text, start, end, _AROUND)
    said = record if isinstance(record, Statement) else _statement(reading, record)
    full = f"{reading.document.id}.{record.id}" if stored and not isinstance(record, Directive) else None
    words = " ".join(text[start:end].split())
    return Card(record.id, full, kind_of(record), title(record, w), before, words, after, around(text, start, end, _NEAR),
                chain(reading, said, stored=stored), tuple(_facts(reading, record, w, stored=stored)),
                None if isinstance(record, Directive) else record.confidence, made_by(book, record.rule))


def chain(reading: Reading, statement: Statement | None, *, stored: bool = True) -> tuple[Node, ...]:
    """The chain of a statement from the outlet that prints it to the speaker; of what is in the article's voice the outlet."""
    nodes = []
    if reading.document.outlet:
        nodes.append(Node("outlet", reading.document.outlet, None, None))
    links = statement.chain if statement is not None else ()
    for number, link in enumerate(links, start=1):
        role = "speaker" if number == len(links) else "carrier"
        nodes.append(Node(role, link.name, entity_href(link.entity, stored), link.cue))
    return tuple(nodes)


def made_by(book: Rulebook, id: str) -> Made:
    """A rule in words."""
    found = book.find(id)
    if isinstance(found, Row):
        cells = tuple((name, cell) for name, cell in found.cells.items() if cell and name not in ("id", "example"))
        return Made(id, f"{found.file}:{found.line}", cells)
    if isinstance(found, Rule):
        return Made(id, f"{found.file}:{found.line}", tuple(("", str(step)) for step in found.body["pattern"]))
    return Made(id, None, ())


def entity_href(id: str | None, stored: bool = True) -> str | None:
    """The page of an entity; None for one that only its article knows."""
    return f"/entities/{quote(id)}" if id and "/" in id and stored else None


def _statement(reading: Reading, record: Record) -> Statement | None:
    name = getattr(record, "statement", None)
    if isinstance(record, Change) and record.event:
        name = next((v.statement for v in reading.events if v.id == record.event), None)
    return next((s for s in reading.statements if s.id == name), None)


def title(record: Record, w: Wording) -> str:
    """What a record is, in a few words of the page."""
    if isinstance(record, Statement):
        return w.code("stance", record.stance)
    if isinstance(record, Event):
        return " · ".join(filter(None, (w.code("type", record.type), w.code("mode", record.mode))))
    if isinstance(record, Change):
        return f"{w.code('kind', record.kind)} · {w.code('effect', record.effect)}"
    return w("record.directive")


def _facts(reading: Reading, record: Record, w: Wording, *, stored: bool) -> Iterable[Fact]:
    def parties(label: str, several: Iterable[Party]) -> Iterable[Fact]:
        values = tuple(Value(party.name, True, entity_href(party.entity, stored)) for party in several)
        return [Fact(label, values)] if values else []

    def words(label: str, *several: str) -> Iterable[Fact]:
        values = tuple(Value(one) for one in several if one)
        return [Fact(label, values)] if values else []

    if isinstance(record, Statement):
        yield from words("card.mode", w.code("said", record.mode))
        outer = next((s for s in reading.statements if s.id == record.within), None)
        if outer is not None:
            href = f"/records/{reading.document.id}.{outer.id}" if stored else f"#{outer.id}"
            yield Fact("card.within", (Value(outer.chain[-1].name if outer.chain else outer.id, True, href),))
    elif isinstance(record, Event):
        names = {place.id: place for place in reading.places}
        yield from words("card.status", w.code("status", record.status))
        yield from parties("card.actor", record.actor)
        yield from parties("card.recipient", record.recipient)
        where = tuple(Value(names[id].name, True) for id in record.places if id in names)
        if where:
            yield Fact("card.places", where)
        yield from words("card.time", w.day(record.time.value) if record.time else "")
        yield from words("card.quantities", *(_quantity(q, w) for q in record.quantities))
        yield from words("card.context", w.code("context", record.context))
    elif isinstance(record, Change):
        yield from words("card.status", w.code("status", record.status))
        yield from parties("card.subject", record.subject)
        areas = tuple(Value(area.name, True) for area in record.areas)
        if areas:
            yield Fact("card.areas", areas)
        yield from words("card.time", w.day(record.at))
    else:
        yield from words("card.status", w.code("status", record.status))
        yield from parties("card.issuer", record.issuer)
        yield from parties("card.assignee", record.assignee)
        yield from words("card.due", w.day(record.due))


def _quantity(quantity: Quantity, w: Wording) -> str:
    told = w.digits(amount(quantity.value, quantity.low, quantity.high))
    return " ".join(filter(None, (w.code("quantity", quantity.kind), told, quantity.unit)))
