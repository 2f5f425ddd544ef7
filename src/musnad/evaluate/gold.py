"""Annotated articles: a JSON file each, in which exact substrings name the pieces of the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from musnad.page.inputs import Failure, documents
from musnad.records import Document, Effect, Mode, Span, Status
from musnad.rulebook.schemas import CHANGE_KINDS, EVENT_TYPES

SUFFIX = ".gold.json"
ARTICLES = frozenset({".jsonl", ".txt"})
"""Suffixes of the files of a gold folder that hold articles."""
Piece = str | tuple[str, int]
"""A substring of the text; with a number, its n-th occurrence, counted from 1."""

_EDTF = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?(/(\.\.|\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?))?")
_DIVISION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]+)?")
"""An ISO code of a country or division among the areas of a change."""


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """Reported content; ``chain`` holds keys of entities, outermost carrier first."""

    content: Piece
    chain: tuple[str, ...]
    mode: Mode = "indirect"


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """A distinct act with every word that tells it; ``actor`` and ``recipient`` hold keys of entities."""

    type: str
    triggers: tuple[Piece, ...]
    status: Status
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    places: tuple[Piece, ...] = ()
    time: str | None = None


@dataclass(frozen=True, slots=True)
class GoldTime:
    """An expression of time with its EDTF value."""

    text: Piece
    value: str


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A named place with its ISO codes."""

    text: Piece
    country: str | None = None
    admin1: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class GoldChange:
    """Something that comes into force, ends, is extended or stands; ``areas`` are ISO codes or substrings."""

    kind: str
    effect: Effect
    status: Status
    evidence: Piece
    subject: tuple[str, ...] = ()
    areas: tuple[Piece, ...] = ()
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """What an annotator says that an article reports."""

    id: str
    published: str | None = None
    entities: dict[str, tuple[Piece, ...]] = field(default_factory=dict)
    statements: tuple[GoldStatement, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    times: tuple[GoldTime, ...] = ()
    places: tuple[GoldPlace, ...] = ()
    changes: tuple[GoldChange, ...] = ()


def spans(text: str, piece: Piece) -> list[Span]:
    """Every place where a piece stands in a text, or the one that its number names.

    >>> spans("قال إن قال", ("قال", 2))
    [(7, 10)]
    """
    words, number = (piece, None) if isinstance(piece, str) else piece
    found = [match.span() for match in re.finditer(re.escape(words), text)]
    return found if number is None else found[number - 1 : number]


@lru_cache(maxsize=1)
def _adapter() -> TypeAdapter[Gold]:
    return TypeAdapter(Gold)


def annotated(folder: Path) -> Iterator[tuple[Document, Gold] | Failure]:
    """The articles of a folder (.jsonl or .txt) that have a gold file beside them, ``ID.gold.json``; else what is wrong.

    An article without a gold file is passed over; a gold file that is no gold, or has no article, is a failure.
    """
    if not folder.is_dir():
        yield Failure(str(folder), "no such folder; name one that holds articles.jsonl and ID.gold.json files")
        return
    waiting = {path.name.removesuffix(SUFFIX): path for path in sorted(folder.glob("*" + SUFFIX))}
    if not waiting:
        yield Failure(str(folder), f"holds no gold; expected articles.jsonl (or .txt files) with an ID{SUFFIX} for each article")
        return
    articles = [str(path) for path in sorted(folder.iterdir()) if path.suffix in ARTICLES]
    for item in documents(articles):
        if isinstance(item, Failure):
            yield item
            continue
        path = waiting.pop(item.id, None)
        if path is not None:
            gold = _load(path, item.text)
            yield gold if isinstance(gold, Failure) else (item, gold)
    for path in waiting.values():
        yield Failure(str(path), "has no article; add one of its id to articles.jsonl")


def _load(path: Path, text: str) -> Gold | Failure:
    try:
        gold = _adapter().validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if not str(part).startswith("function"))
        return Failure(str(path), f"{where + ': ' if where else ''}{first['msg']}; see the format in docs/gold.md")
    wrong = next(problems(gold, text), None)
    return Failure(str(path), wrong) if wrong else gold


def problems(gold: Gold, text: str) -> Iterator[str]:
    """What does not hold in a gold file, a line each: pieces that are not in the text, unknown keys, types and values."""
    for key, surfaces in gold.entities.items():
        yield from _absent(text, f"entities.{key}", surfaces)
    for number, statement in enumerate(gold.statements):
        where = f"statements.{number}"
        yield from _absent(text, where, (statement.content,))
        yield from _unknown(gold, where, statement.chain)
        if not statement.chain:
            yield f"{where}: the chain is empty; name at least the speaker"
    for number, event in enumerate(gold.events):
        where = f"events.{number}"
        if event.type not in EVENT_TYPES:
            yield f"{where}: type {event.type!r} is none of PLOVER's: {' '.join(EVENT_TYPES)}"
        if not event.triggers:
            yield f"{where}: no trigger; give the words that tell the event"
        yield from _absent(text, where, (*event.triggers, *event.places))
        yield from _unknown(gold, where, (*event.actor, *event.recipient))
        yield from _undated(where, event.time)
    for number, time in enumerate(gold.times):
        yield from _absent(text, f"times.{number}", (time.text,))
        yield from _undated(f"times.{number}", time.value)
    for number, place in enumerate(gold.places):
        yield from _absent(text, f"places.{number}", (place.text,))
        if place.admin1 and not _DIVISION.fullmatch(place.admin1):
            yield f"places.{number}: {place.admin1!r} is no ISO 3166-2 code"
    for number, change in enumerate(gold.changes):
        where = f"changes.{number}"
        if change.kind not in CHANGE_KINDS:
            yield f"{where}: kind {change.kind!r} is none of: {' '.join(CHANGE_KINDS)}"
        yield from _absent(text, where, (change.evidence,))
        yield from _unknown(gold, where, change.subject)


def _absent(text: str, where: str, pieces: tuple[Piece, ...]) -> Iterator[str]:
    for piece in pieces:
        if not spans(text, piece):
            yield f"{where}: {piece if isinstance(piece, str) else list(piece)!r} is not in the text; copy the words exactly"


def _unknown(gold: Gold, where: str, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        if key not in gold.entities:
            yield f"{where}: {key!r} is not among the entities; add it there"


def _undated(where: str, value: str | None) -> Iterator[str]:
    if value and not _EDTF.fullmatch(value):
        yield f"{where}: {value!r} is no EDTF date, such as 2018-05-08 or 2018-05-01/2018-05-10"
