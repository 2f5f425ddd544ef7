"""Pages of lists: a document with its counts, a record with its article and words, and where the next page begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import Connection, Row, select

from musnad.query import listing
from musnad.query.errors import QueryError
from musnad.query.listing import Filters, Place
from musnad.records import Change, Directive, Document, Event, Reading, Statement
from musnad.store import schema as db
from musnad.store.differences import evidence
from musnad.store.ids import split
from musnad.store.lists import batches
from musnad.store.load import Key, load_records
from musnad.store.terms import Terms

Record = Statement | Event | Change
_AROUND = 60
"""Characters shown on either side of a record's words."""
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """One page of a list; ``next`` is the cursor of the page behind it, None on the last one."""

    items: tuple[Item, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """What is known of an article, without its text."""

    id: str
    url: str | None
    outlet: str | None
    section: str | None
    headline: str | None
    byline: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Counted:
    """An article with how many records were read in it."""

    article: Article
    statements: int
    events: int
    changes: int


@dataclass(frozen=True, slots=True)
class Listed:
    """A record among all articles: its full id, its article, its words and a few words around them."""

    id: str
    kind: str
    """``statement``, ``event`` or ``change``."""
    article: Article
    before: str
    words: str
    after: str
    places: tuple[str, ...]
    """Names of the places of an event, areas of a change."""
    record: Record


@dataclass(frozen=True, slots=True)
class Bearer:
    """An entity with the number of articles that name it."""

    id: str
    kind: str
    name: str
    name_en: str | None
    country: str | None
    articles: int


def documents(connection: Connection, asked: Filters, *, cursor: str | None = None, limit: int = 50) -> Page[Counted]:
    """Articles, newest first. Raises QueryError."""
    rows = listing.documents(connection, asked, after=_place(cursor, 1), limit=limit + 1)
    items = tuple(Counted(Article(r.id, r.url, r.outlet, r.section, r.headline, r.byline, r.published), r.statements, r.events,
                          r.changes) for r in rows[:limit])
    return Page(items, str(rows[limit - 1].doc) if len(rows) > limit else None)


def records(connection: Connection, terms: Terms, kind: str, asked: Filters, *, cursor: str | None = None,
            limit: int = 50) -> Page[Listed]:
    """``statements``, ``events`` or ``changes``, those of the newest articles first. Raises QueryError."""
    found = listing.keys(connection, terms, kind, asked, after=_place(cursor, 2), limit=limit + 1)
    items = listed(connection, [f"{document}.{id}" for _, _, document, id in found[:limit]])
    last = found[limit - 1] if len(found) > limit else None
    return Page(tuple(items), f"{last[0]}.{last[1]}" if last else None)


def entities(connection: Connection, *, kind: str | None = None, country: str | None = None, cursor: str | None = None,
             limit: int = 50) -> Page[Bearer]:
    """Entities that more than one article may name, those of most articles first. Raises QueryError."""
    after = None
    if cursor is not None:
        number, _, last = cursor.partition(".")
        if not number.isdigit():
            raise QueryError(NO_CURSOR)
        after = int(number), last
    found = [Bearer(*row) for row in listing.entities(connection, kind=kind, country=country, after=after, limit=limit + 1)]
    last_one = found[limit - 1] if len(found) > limit else None
    return Page(tuple(found[:limit]), f"{last_one.articles}.{last_one.id}" if last_one else None)


def listed(connection: Connection, ids: Iterable[str]) -> list[Listed]:
    """The records with these full ids, in their order; what there is no more is passed over."""
    wanted = [split(id) for id in dict.fromkeys(ids)]
    articles = _articles(connection, {document for document, _ in wanted})
    keys = [(articles[document].doc, name) for document, name in wanted if document in articles]
    records = load_records(connection, keys)
    names = _place_names(connection, records)
    return [_listed(articles[document], record, names.get((articles[document].doc, name), ())) for document, name in wanted
            if document in articles and (record := records.get((articles[document].doc, name))) is not None]


def _place_names(connection: Connection, records: Mapping[Key, Record]) -> dict[Key, tuple[str, ...]]:
    """The names of the places of events."""
    events = {key: record for key, record in records.items() if isinstance(record, Event) and record.places}
    places = db.place.c
    names: dict[Key, str] = {}
    for docs in batches(sorted({doc for doc, _ in events})):
        query = select(places.doc, places.id, places.name).where(places.doc.in_(docs))
        names.update({(row.doc, row.id): row.name for row in connection.execute(query)})
    return {(doc, id): tuple([names[doc, place] for place in event.places if (doc, place) in names])
            for (doc, id), event in events.items()}


def find(reading: Reading, id: str) -> Record | None:
    """The statement, event or change of a reading with an id."""
    several: Sequence[Record] = (*reading.statements, *reading.events, *reading.changes)
    return next((record for record in several if record.id == id), None)


def listed_record(reading: Reading, record: Record) -> Listed:
    """A record of a reading as lists show it."""
    names = {place.id: place.name for place in reading.places}
    places = tuple([names[id] for id in record.places if id in names]) if isinstance(record, Event) else ()
    return _listed(reading.document, record, places)


def _listed(article: Document | Row[Any], record: Record, places: tuple[str, ...]) -> Listed:
    """A record with what is known of its article: a row of ``document``, or what was read of it."""
    text = article.text or ""
    start, end = evidence(record)
    before, after = around(text, start, end, _AROUND)
    where = tuple([area.name for area in record.areas]) if isinstance(record, Change) else places
    known = Article(article.id, article.url, article.outlet, article.section, article.headline, article.byline, article.published)
    return Listed(f"{known.id}.{record.id}", kind_of(record), known, before, " ".join(text[start:end].split()), after, where,
                  record)


def around(text: str, start: int, end: int, most: int) -> tuple[str, str]:
    """What stands before and after some words in their line, at most so many characters each, cut between words."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end:].partition("\n")[0]
    return (before if len(before) <= most else "… " + before[-most:].partition(" ")[2],
            after if len(after) <= most else after[:most].rpartition(" ")[0] + " …")


def kind_of(record: Record | Directive) -> str:
    """``statement``, ``event``, ``change`` or ``directive``."""
    return type(record).__name__.lower()


def number(connection: Connection, document: str) -> int:
    """The number of a document; raises QueryError."""
    found = connection.scalar(select(db.document.c.doc).where(db.document.c.id == document))
    if found is None:
        raise QueryError(f"no document {document}")
    return int(found)


def _articles(connection: Connection, documents: set[str]) -> dict[str, Row[Any]]:
    """The rows of some documents, by their ids."""
    d = db.document.c
    query = select(d.doc, d.id, d.url, d.outlet, d.section, d.headline, d.byline, d.published, d.text)
    found: dict[str, Row[Any]] = {}
    for some in batches(sorted(documents)):
        found.update({row.id: row for row in connection.execute(query.where(d.id.in_(some)))})
    return found


NO_CURSOR: Final = "the cursor is none that was given out; take it from `next` of the page before"


def _place(cursor: str | None, parts: int) -> Place | None:
    if cursor is None:
        return None
    numbers = cursor.split(".")
    if len(numbers) != parts or not all(part.isdigit() and len(part) < 19 for part in numbers):
        raise QueryError(NO_CURSOR)
    return Place(int(numbers[0]), int(numbers[1]) if parts == 2 else -1)
