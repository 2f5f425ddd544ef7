"""Records of the store a page at a time: documents, statements, events, changes, entities; newest articles first.

A page ends at a :class:`Place`; the next one begins behind it, so that what is ingested meanwhile moves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, text

from musnad.query.errors import QueryError, check_days
from musnad.query.names import bearing, entities_named, is_id
from musnad.query.places import area
from musnad.query.reports import live
from musnad.rulebook.schemas import CHANGE_KINDS, EVENT_TYPES
from musnad.store.lists import with_lists
from musnad.store.numbers import A_DAY, day_of, first_number
from musnad.store.terms import Terms

KINDS = {"statements": "statement", "events": "event", "changes": "change"}
"""What is listed → its table."""


class Place(NamedTuple):
    """Where a page ended: the document's number and the record's place in its reading."""

    doc: int
    n: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; None and () stand for all. Not every filter fits every list: see :func:`keys`."""

    first: str | None = None
    """Articles published on this day or later."""
    last: str | None = None
    outlet: str | None = None
    area: str | None = None
    """ISO code or name."""
    entity: str | None = None
    """Name or id: of a statement the speaker, of an event or change a party."""
    types: tuple[str, ...] = ()
    """Of events PLOVER types, of changes kinds, of statements stances."""
    mode: str | None = None
    status: str | None = None
    effect: str | None = None
    minimum: float = 0.0
    """The least confidence."""


def documents(connection: Connection, asked: Filters, *, after: Place | None = None, limit: int = 50) -> list[Row[Any]]:
    """Rows of documents without their texts: ``doc``, what is known of the article, counts of its records."""
    where, values = _common(asked, after)
    if asked.area:
        path = area(asked.area).path
        where.append("d.doc IN (SELECT p.doc FROM place p WHERE p.country = :country"
                     + (" AND p.admin1 = :admin1)" if len(path) > 1 else ")"))
        values |= {"country": path[0], "admin1": path[1] if len(path) > 1 else None}
    counts = ", ".join(f"(SELECT count(*) FROM {table} t WHERE t.doc = d.doc) AS {name}" for name, table in KINDS.items())
    query = text(f"SELECT d.doc, d.id, d.url, d.outlet, d.section, d.headline, d.byline, d.published, d.reported, {counts} "
                 f"FROM document d WHERE {' AND '.join(where)} ORDER BY d.doc DESC LIMIT :limit")
    return list(connection.execute(query, values | {"limit": limit}))


def keys(connection: Connection, terms: Terms, kind: str, asked: Filters, *, after: Place | None = None,
         limit: int = 50) -> list[tuple[int, int, str, str]]:
    """The records of a kind (``statements``, ``events``, ``changes``): document number, place, document's id, record's id.

    Raises QueryError for a filter that cannot be answered.
    """
    where, values, lists = _conditions(connection, terms, kind, asked, after)
    query = with_lists(f"SELECT t.doc, t.n, d.id AS document, t.id FROM {KINDS[kind]} t JOIN document d ON d.doc = t.doc "
                       f"WHERE {' AND '.join(where)} ORDER BY t.doc DESC, t.n LIMIT :limit", *lists)
    return [(row.doc, row.n, row.document, row.id) for row in connection.execute(query, values | {"limit": limit})]


_TYPE = {"statements": "stance", "events": "type", "changes": "kind"}


def counts(connection: Connection, terms: Terms, kind: str, asked: Filters) -> list[tuple[str, int]]:
    """How many records of a kind there are by type (of statements by stance), the most first. Raises QueryError."""
    if kind == "events" and asked == Filters(asked.first, asked.last, area=asked.area, types=asked.types, status="actual"):
        return _counted(connection, asked)
    where, values, lists = _conditions(connection, terms, kind, asked, None)
    query = with_lists(f"SELECT t.{_TYPE[kind]} AS type, count(*) AS records FROM {KINDS[kind]} t "
                       f"JOIN document d ON d.doc = t.doc WHERE {' AND '.join(where)} GROUP BY 1 ORDER BY 2 DESC, 1", *lists)
    return [(row.type, row.records) for row in connection.execute(query, values)]


def _counted(connection: Connection, asked: Filters) -> list[tuple[str, int]]:
    """The same for events that happened, which are counted as articles come and go."""
    check_days(asked.first, asked.last)
    values: dict[str, Any] = {"types": _types("events", asked.types or sorted(EVENT_TYPES))}
    where = ["type IN :types"]
    for name, sign, day in (("first", ">=", asked.first), ("last", "<=", asked.last)):
        if day:
            where.append(f"day {sign} :{name}")
            values[name] = first_number(day) // A_DAY
    if asked.area:
        path = area(asked.area).path
        for name, code in zip(("country", "admin1"), path, strict=False):
            if code != "?":
                where.append(f"{name} = :{name}")
                values[name] = code
    query = with_lists(f"SELECT type, sum(number) AS records FROM tally WHERE {' AND '.join(where)} GROUP BY type "
                       "HAVING sum(number) > 0 ORDER BY 2 DESC, 1", "types")
    return [(row.type, int(row.records)) for row in connection.execute(query, values)]


def span(connection: Connection) -> tuple[str | None, str | None]:
    """The first and the last day of publication; None where there is no article."""
    first, last = connection.execute(text("SELECT (SELECT min(doc) FROM document), (SELECT max(doc) FROM document)")).one()
    return (day_of(first), day_of(last)) if first is not None else (None, None)


def _conditions(connection: Connection, terms: Terms, kind: str, asked: Filters,
                after: Place | None) -> tuple[list[str], dict[str, Any], list[str]]:
    """Conditions on the record ``t`` and its document ``d``, their values, and which of these are lists."""
    where, values = _common(asked, after, "t")
    lists: list[str] = []

    def among(name: str, found: Sequence[str]) -> str:
        values[name] = list(found)
        lists.append(name)
        return f"IN :{name}"

    if asked.types:
        where.append(f"t.{_TYPE[kind]} {among('types', _types(kind, asked.types))}")
    for name, known in (("mode", ("statements", "events")), ("status", ("events", "changes")), ("effect", ("changes",))):
        if (value := getattr(asked, name)) is not None and kind in known:
            where.append(f"t.{name} = :{name}")
            values[name] = value
    if asked.minimum:
        where.append("t.confidence >= :minimum")
        values["minimum"] = asked.minimum
    if asked.entity:
        query, words = bearing(terms, asked.entity)
        ids = f"IN ({query})" if words and not is_id(asked.entity) else among(
            "entities", entities_named(connection, terms, asked.entity) or [""])
        for name in words if "(" in ids else ():
            among(name, words[name])
        borne = "x.statement FROM link x WHERE x.speaker = 1" if kind == "statements" else "x.owner FROM party x WHERE true"
        where.append(f"(t.doc, t.id) IN (SELECT x.doc, {borne} AND x.entity {ids})")
    if asked.area:
        path = area(asked.area).path
        values["country"] = path[0]
        inner = "country = :country"
        if len(path) > 1 and path[1] != "?":
            values["admin1"] = path[1]
            inner += " AND {}admin1 = :admin1"
        where.append({
            "statements": "EXISTS (SELECT 1 FROM place p WHERE p.doc = t.doc AND p.start >= t.start AND p.start < t.\"end\" "
                          f"AND p.{inner.format('p.')})",
            "events": f"t.{inner.format('t.')}",
            "changes": f"(t.doc, t.id) IN (SELECT a.doc, a.change FROM change_area a WHERE a.{inner.format('a.')})",
        }[kind])
    return where, values, lists


def entities(connection: Connection, *, kind: str | None = None, country: str | None = None, after: tuple[int, str] | None = None,
             limit: int = 50) -> list[tuple[str, str, str, str | None, str | None, int]]:
    """Entities of any article, those of most articles first: id, kind, name, English name, country, number of articles.

    ``after`` is the number of articles and the id of the last one of the page before.
    """
    where, values = ["e.id NOT LIKE 'name/%'", "e.documents > 0"], {"limit": limit, "kind": kind, "country": country}
    if kind:
        where.append("e.kind = :kind")
    if country:
        where.append("e.country = :country")
    if after is not None:
        where.append("(e.documents < :articles OR (e.documents = :articles AND e.id > :last))")
        values |= {"articles": after[0], "last": after[1]}
    query = text("SELECT e.id, e.kind, e.name, e.name_en, e.country, e.documents AS articles FROM entity e "
                 f"WHERE {' AND '.join(where)} ORDER BY e.documents DESC, e.id LIMIT :limit")
    return [(r.id, r.kind, r.name, r.name_en, r.country, r.articles) for r in connection.execute(query, values)]


def _common(asked: Filters, after: Place | None, of: str = "d") -> tuple[list[str], dict[str, Any]]:
    """Conditions on the document that all lists share; ``of`` is the table that has its number."""
    check_days(asked.first, asked.last)
    now, values = live(None)
    where = [now]
    if asked.first:
        where.append(f"{of}.doc >= :first")
        values["first"] = first_number(asked.first)
    if asked.last:
        where.append(f"{of}.doc < :last")
        values["last"] = first_number(asked.last) + A_DAY
    if asked.outlet:
        where.append("d.outlet = :outlet")
        values["outlet"] = asked.outlet
    if after is not None:
        table = "d" if after.n < 0 else "t"
        where.append("d.doc < :doc" if table == "d" else "(t.doc < :doc OR (t.doc = :doc AND t.n > :n))")
        values |= {"doc": after.doc, "n": after.n} if table == "t" else {"doc": after.doc}
    return where, values


def _types(kind: str, given: Sequence[str]) -> list[str]:
    """The types that are asked for, as they are written; raises QueryError for one that there is not."""
    known = {"events": EVENT_TYPES, "changes": CHANGE_KINDS}.get(kind)
    found = [one.upper() if kind == "events" else one for one in given]
    for one in found:
        if known is not None and one not in known:
            raise QueryError(f"no type of {kind} is called {one!r}; there are: {' '.join(known)}")
    return found
