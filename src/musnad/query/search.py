"""`musnad search`: the articles that hold some words, newest first, with the words marked and the records that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Row, select, text

from musnad.query.errors import QueryError
from musnad.query.names import bearing, entities_named, is_id, other_names
from musnad.query.places import area
from musnad.query.saying import said
from musnad.query.snippets import Found, Snippet, occurrences, snippet
from musnad.query.words import Asked, Wanted, parse
from musnad.records import Span
from musnad.rulebook.schemas import CHANGE_KINDS, EVENT_TYPES
from musnad.store import fulltext
from musnad.store import schema as db
from musnad.store.lists import with_lists
from musnad.store.numbers import A_DAY, first_number
from musnad.store.terms import Terms

_COLUMN = re.compile(r"\b((?:place\.country|event\.type|link\.entity))\b")
_SCORED = 5_000
"""The newest articles with the words, among which the most telling are sought."""
_FIRST, _BATCH = 20, 64
"""Articles that are fetched at a time."""
_FEW = 30_000
"""Records that a field may have for its articles to be gathered; of more, those that have the words soon are enough."""
_ENOUGH = 2_000
"""Articles looked at, where only some of those with the words have them in the right statement."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An article that answers, with the words in their surroundings and the statements and events that they stand in."""

    document: str
    url: str | None
    published: str | None
    outlet: str | None
    headline: str | None
    snippet: str
    marks: tuple[Span, ...]
    """Spans of the found words within ``snippet``."""
    span: Span | None
    """Of the snippet in the article's text; None where the text was deleted."""
    records: tuple[str, ...]
    """Ids of the statements and events that a found word stands in."""

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The snippet in pieces, each with whether it was sought."""
        last = 0
        for start, end in self.marks:
            yield self.snippet[last:start], False
            yield self.snippet[start:end], True
            last = end
        yield self.snippet[last:], False


@dataclass(slots=True)
class _Filters:
    where: list[str]
    values: dict[str, Any]
    lists: list[str]

    def set(self, name: str, found: Sequence[str] | Sequence[int]) -> None:
        self.values[name] = list(found)
        self.lists.append(name)


def search(
    connection: Connection,
    terms: Terms,
    query: str,
    *,
    limit: int = 20,
    best: bool = False,
    versions: bool = False,
    only: Sequence[int] | None = None,
    before: int | None = None,
) -> list[Hit]:
    """Articles for a query (see ``words.py``), newest first, or with ``best`` the most telling of the newest thousands.

    Raises QueryError.

    ``versions`` adds versions that newer ones replaced; ``only`` limits it to documents of these numbers, ``before`` to those of
    a smaller number.
    """
    asked = _asked(connection, terms, query)
    speakers = [(entities_named(connection, terms, value), value if field == "source" else None)
                for field in ("speaker", "source") for value in asked.fields.get(field, ())]
    hits: list[Hit] = []
    numbers = _numbers(connection, terms, asked, best=best, versions=versions, only=only, before=before)
    if speakers and asked.wanted and "source" not in asked.fields:
        numbers = said(connection, terms, asked, {name for names, _ in speakers for name in names}, numbers)
    for row in _rows(connection, numbers):
        if len(hits) >= limit:
            break
        hit = _hit(connection, terms, asked, row, [names for names, outlet in speakers if outlet is None or outlet != row.outlet])
        if hit is not None:
            hits.append(hit)
    return hits


def matching(connection: Connection, terms: Terms, query: str, *, limit: int) -> list[tuple[int, str]]:
    """Numbers and facets of the newest documents for a query, whoever says the words; raises QueryError."""
    found, values, lists = _question(connection, terms, _asked(connection, terms, query), "a.facets",
                                     "JOIN about a ON a.doc = d.doc", most=limit)
    return [(row[0], row[1]) for row in connection.execute(with_lists(found, *lists), values)]


def _asked(connection: Connection, terms: Terms, query: str) -> Asked:
    asked = parse(query, terms)
    return Asked(tuple(_widened(connection, terms, one) for one in asked.wanted), asked.fields)


def _widened(connection: Connection, terms: Terms, wanted: Wanted) -> Wanted:
    """A word or phrase with the other names of the entity that it names, Arabic or English."""
    others = other_names(connection, terms, wanted.raw) if not wanted.prefix else []
    known = set(wanted.phrases)
    return Wanted((*wanted.phrases, *(o for o in others if o not in known)), wanted.absent, wanted.prefix, wanted.raw)


def _rows(connection: Connection, numbers: Iterator[int]) -> Iterator[Row[Any]]:
    """The documents of some numbers, a few at a time, since most are not looked at."""
    size = _FIRST
    while batch := list(islice(numbers, size)):
        found = {row.doc: row for row in connection.execute(select(db.document).where(db.document.c.doc.in_(batch)))}
        yield from (found[number] for number in batch if number in found)
        size = _BATCH


def _numbers(connection: Connection, terms: Terms, asked: Asked, **how: Any) -> Iterator[int]:
    """The numbers of the documents that answer, in order; in SQLite they are found only as they are asked for."""
    query, values, lists = _question(connection, terms, asked, **how)
    result = connection.execute(with_lists(query, *lists), values)
    while batch := result.fetchmany(_BATCH):
        yield from (row[0] for row in batch)


def _question(connection: Connection, terms: Terms, asked: Asked, column: str = "1", join: str = "", *, best: bool = False,
              versions: bool = False, only: Sequence[int] | None = None, before: int | None = None,
              most: int = _ENOUGH) -> tuple[str, dict[str, Any], list[str]]:
    """The SQL for the numbers of the documents that answer, with a column of each; its values, and which of these are lists."""
    index = fulltext.index(connection)
    match = asked.match(connection.dialect.name)
    filters = _filters(connection, terms, asked, with_words=bool(match))
    if not versions:
        filters.where.append("d.replaced_by IS NULL")
    if only is not None:
        filters.where.append("d.doc IN :only")
        filters.set("only", only)
    low, high = _days(asked)
    if before is not None:
        high = before if high is None else min(high, before)
    number = "words.rowid" if match else "d.doc"
    if low is not None:
        filters.where.append(f"{number} >= :low")
        filters.values["low"] = low
    if high is not None:
        filters.where.append(f"{number} < :high")
        filters.values["high"] = high
    if match:
        filters.where.insert(0, index.where)
        filters.values["match"] = match
    filters.values["most"] = most
    found = f"FROM {index.source if match else 'document AS d'} {join} WHERE {' AND '.join(filters.where) or 'true'}"
    if best and match:  # the most telling of the newest, so that a word of every article is no slower
        filters.values["newest"] = _SCORED
        return (f"SELECT number FROM (SELECT {number} AS number, {index.telling} AS score {found} ORDER BY {number} DESC "
                "LIMIT :newest) AS scored ORDER BY score, number DESC LIMIT :most", filters.values, filters.lists)
    return f"SELECT {number}, {column} {found} ORDER BY {number} DESC LIMIT :most", filters.values, filters.lists


def _days(asked: Asked) -> tuple[int | None, int | None]:
    try:
        low = max((first_number(day) for day in asked.fields.get("from", ())), default=None)
        high = min((first_number(day) + A_DAY for day in asked.fields.get("to", ())), default=None)
    except ValueError as error:
        raise QueryError("a day is written 2022-01-13: mend from: or to:") from error
    return low, high


def _filters(connection: Connection, terms: Terms, asked: Asked, *, with_words: bool) -> _Filters:
    """The fields as conditions: what few articles have as a set of articles, what many have is looked up in each."""
    made = _Filters([], {}, [])
    number = "(words.rowid + 0)" if with_words else "d.doc"  # a sum, so that the index of words leads

    def holds(table: str, condition: str) -> None:
        few = f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {condition} LIMIT {_FEW + 1}) AS found"
        used = [name for name in made.lists if f":{name}" in condition]
        values = {name: value for name, value in made.values.items() if f":{name}" in condition}
        each = with_words and (connection.scalar(with_lists(few, *used), values) or 0) > _FEW
        within = _COLUMN.sub(r"coalesce(\1, '')", condition)  # else an index leads through all articles that have it
        made.where.append(f"EXISTS (SELECT 1 FROM {table} WHERE {table}.doc = d.doc AND {within})" if each
                          else f"{number} IN (SELECT {table}.doc FROM {table} WHERE {condition})")

    def named(value: str, name: str) -> str:
        """The entities of a name as a list or a query."""
        query, values = bearing(terms, value, name)
        if values and not is_id(value):
            for key, forms in values.items():
                made.set(key, forms)
            return f"({query})"
        made.set(name, entities_named(connection, terms, value) or [""])
        return f":{name}"

    for n, value in enumerate(asked.fields.get("speaker", ())):
        holds("link", f"link.speaker = 1 AND link.entity IN {named(value, f'speaker{n}')}")
    for n, value in enumerate(asked.fields.get("source", ())):
        made.values[f"outlet_of{n}"] = value
        made.where.append(f"(d.outlet = :outlet_of{n} OR d.doc IN "
                          f"(SELECT link.doc FROM link WHERE link.entity IN {named(value, f'source{n}')}))")
    for n, value in enumerate(asked.fields.get("outlet", ())):
        made.values[f"outlet{n}"] = value
        made.where.append(f"d.outlet = :outlet{n}")
    for n, value in enumerate(asked.fields.get("place", ())):
        path = area(value).path
        made.values[f"country{n}"] = path[0]
        condition = f"place.country = :country{n}"
        if len(path) > 1 and path[1] != "?":
            made.values[f"admin{n}"] = path[1]
            condition += f" AND place.admin1 = :admin{n}"
        if len(path) > 2 and path[2].startswith("geonames:"):
            made.values[f"town{n}"] = int(path[2].partition(":")[2])
            condition += f" AND place.geonames = :town{n}"
        holds("place", condition)
    for n, value in enumerate(asked.fields.get("type", ())):
        kind, _, mode = value.partition("/")
        made.values[f"type{n}"] = kind.upper() if kind.upper() in EVENT_TYPES else kind
        if kind.upper() in EVENT_TYPES:
            if mode:
                made.values[f"mode{n}"] = mode
            holds("event", f"event.type = :type{n}" + (f" AND event.mode = :mode{n}" if mode else ""))
        elif kind in CHANGE_KINDS:
            holds("change", f"change.kind = :type{n}")
        else:
            raise QueryError(f"no type is called {value!r}; events: {' '.join(EVENT_TYPES)}; changes: {' '.join(CHANGE_KINDS)}")
    return made


def _hit(connection: Connection, terms: Terms, asked: Asked, row: Row[Any], speakers: list[list[str]]) -> Hit | None:
    found = occurrences(row.text, terms, asked.wanted) if row.text is not None else []
    records = _records(connection, row.doc, found, speakers, words=bool(asked.wanted))
    if speakers and not records and row.text is not None:
        return None
    if row.text is None:
        cited = connection.scalar(_CITED, {"doc": row.doc}) or ""
        return Hit(row.id, row.url, row.published, row.outlet, row.headline, cited, (), None,
                   tuple(f"{row.id}.{record.id}" for record in records))
    shown: Snippet = snippet(row.text, found, records[0].span if records else None)
    return Hit(row.id, row.url, row.published, row.outlet, row.headline, shown.text, shown.marks, shown.span,
               tuple(f"{row.id}.{record.id}" for record in records))


@dataclass(frozen=True, slots=True)
class _Holder:
    id: str
    span: Span


_SAYS = text('SELECT s.id, s.start, s."end", k.entity FROM statement s JOIN link k ON k.doc = s.doc AND k.statement = s.id '
             "WHERE s.doc = :doc ORDER BY s.n")
_CITED = text("SELECT words FROM citation WHERE doc = :doc ORDER BY record LIMIT 1")
_STATEMENTS = text('SELECT id, start, "end" FROM statement WHERE doc = :doc ORDER BY n')
_EVENTS = text('SELECT id, start, "end" FROM event WHERE doc = :doc ORDER BY n')


def _records(connection: Connection, doc: int, found: list[Found], speakers: list[list[str]], *, words: bool) -> list[_Holder]:
    """The statements (with ``speakers``, only theirs) and events in which the words stand."""
    if speakers:
        names = {name for group in speakers for name in group}
        rows = connection.execute(_SAYS, {"doc": doc}).all() if names else []
        held = list({r[0]: _Holder(r[0], (r[1], r[2])) for r in rows if r[3] in names}.values())
        if not words:
            return held
        return [h for h in held if _all_in(found, h.span)]
    if not found:
        return []
    held = [_Holder(r[0], (r[1], r[2])) for query in (_STATEMENTS, _EVENTS) for r in connection.execute(query, {"doc": doc})]
    return [h for h in held if any(h.span[0] <= f.span[0] < h.span[1] for f in found)]


def _all_in(found: list[Found], span: Span) -> bool:
    wanted = {f.wanted for f in found}
    return bool(wanted) and {f.wanted for f in found if span[0] <= f.span[0] < span[1]} == wanted
