"""An article's text in pieces, each with the records that its words belong to: what the page highlights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from musnad.records import Reading, Span

LAYERS = ("statement", "event", "change", "time", "place", "party")
_CLASS = {"statement": "st", "event": "ev", "change": "ch", "time": "tm", "place": "pl", "party": "pa"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words: the classes of their layers and the ids of their records, both parted by spaces; '' for plain words."""

    text: str
    classes: str
    records: str
    nested: int
    """How many statements hold them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; ``title`` marks the headline."""

    pieces: tuple[Piece, ...]
    title: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    layer: str
    record: str


def lines(reading: Reading) -> list[Line]:
    """The lines of an article that are not empty, in order."""
    text = reading.document.text
    marks = list(_marks(reading))
    headline = " ".join((reading.document.headline or "").split())
    made: list[Line] = []
    start = 0
    for raw in text.split("\n"):
        end = start + len(raw)
        if raw.strip():
            pieces = tuple(_pieces(text, start, end, marks))
            made.append(Line(pieces, not made and " ".join(raw.split()) == headline))
        start = end + 1
    return made


def _pieces(text: str, start: int, end: int, marks: list[_Mark]) -> Iterator[Piece]:
    here = [m for m in marks if m.start < end and m.end > start]
    inner = sorted({start, end, *(cut for m in here for cut in (m.start, m.end) if start < cut < end)})
    for first, last in pairwise(inner):
        held = [m for m in here if m.start <= first and last <= m.end]
        classes = dict.fromkeys(_CLASS[m.layer] for m in held)
        nested = len({m.record for m in held if m.layer == "statement"})
        yield Piece(text[first:last], " ".join(classes), " ".join(dict.fromkeys(m.record for m in held)), nested)


def _marks(reading: Reading) -> Iterator[_Mark]:
    """Every highlighted span with its layer and record; the widest layers first."""

    def marked(layer: str, record: str, spans: Iterable[Span | None]) -> Iterator[_Mark]:
        for span in spans:
            if span is not None and span[0] < span[1]:
                yield _Mark(span[0], span[1], layer, record)

    for s in reading.statements:
        yield from marked("statement", s.id, [s.content])
        yield from marked("party", s.id, [link.span for link in s.chain])
    for v in reading.events:
        yield from marked("event", v.id, [v.trigger, *v.also])
        yield from marked("party", v.id, [party.span for party in (*v.actor, *v.recipient)])
    for c in reading.changes:
        yield from marked("change", c.id, [c.evidence])
    for t in reading.times:
        yield from marked("time", t.id, [t.span])
    for p in reading.places:
        yield from marked("place", p.id, [p.span])
