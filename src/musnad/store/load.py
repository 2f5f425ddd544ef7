"""Rows → Reading: what was kept of an article, with the ids of the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Table, func, select

from musnad.records import (
    Area,
    Change,
    Directive,
    Document,
    Entity,
    Event,
    EventTime,
    Link,
    Mention,
    Party,
    Place,
    Quantity,
    Reading,
    Statement,
    Time,
)
from musnad.store import schema as db
from musnad.store.lists import batches

Key = tuple[int, str]
"""A record among all: the number of its document, and its id."""
_Grouped = Mapping[Key, Sequence[Row[Any]]]
_AT_ONCE = 200
"""Records that one query names."""


def load(connection: Connection, row: Row[Any]) -> Reading:
    """The reading of a document, given its row of ``document``; a deleted text is ''."""
    rows = _OfDocument(connection, row.doc)
    mentions = tuple([Mention(m.id, (m.start, m.end), m.kind, m.name, m.entity) for m in rows.ordered(db.mention)])
    names = list(dict.fromkeys(m.entity for m in mentions if m.entity))
    known = {e.id: e for e in connection.execute(select(db.entity).where(db.entity.c.id.in_(names)))}
    entities = tuple([Entity(e.id, e.kind, e.name, e.name_en, e.wikidata, e.country, e.role, e.sector)
                      for e in (known[name] for name in names)])
    times = tuple([Time(t.id, (t.start, t.end), t.kind, t.value, t.first, t.last, bool(t.inferred), t.zone, t.zone_from)
                   for t in rows.ordered(db.time)])
    places = tuple([Place(p.id, (p.start, p.end), p.name, p.country, p.admin1, p.kind, p.geonames, p.lat, p.lon)
                    for p in rows.ordered(db.place)])
    parties = rows.owned(db.party, "owner")
    return Reading(_article(row), mentions, entities, times, places, tuple(_statements(rows).values()),
                   tuple(_events(rows, parties).values()), tuple(_changes(rows, parties).values()),
                   tuple(_directives(rows, parties)), row.rules)


def load_records(connection: Connection, wanted: Collection[Key]) -> dict[Key, Statement | Event | Change]:
    """The statements, events and changes with these keys; there is none where none is found."""
    made: dict[Key, Statement | Event | Change] = {}
    for some in batches(sorted(wanted), _AT_ONCE):
        rows = _OfRecords(connection, some)
        parties = rows.owned(db.party, "owner")
        made |= _statements(rows)
        made |= _events(rows, parties)
        made |= _changes(rows, parties)
    return made


def _article(row: Row[Any]) -> Document:
    return Document(row.id, row.text or "", row.url, row.outlet, row.section, row.headline, row.byline, row.published,
                    row.published_from)


class _OfDocument:
    """All rows of one document."""

    def __init__(self, connection: Connection, doc: int) -> None:
        self._connection, self._doc = connection, doc

    def ordered(self, table: Table) -> list[Row[Any]]:
        """The rows of records, in the order of their reading."""
        query = select(table).where(table.c.doc == self._doc).order_by(table.c.n)
        return list(self._connection.execute(query))

    def owned(self, table: Table, owner: str) -> _Grouped:
        """The rows that belong to records, by these."""
        query = select(table).where(table.c.doc == self._doc).order_by(*table.primary_key)
        return _by(self._connection.execute(query), owner)


class _OfRecords:
    """All rows of some records."""

    def __init__(self, connection: Connection, wanted: Sequence[Key]) -> None:
        self._connection, self._wanted = connection, frozenset(wanted)
        self._docs = sorted({doc for doc, _ in wanted})
        self._ids = sorted({id for _, id in wanted})

    def ordered(self, table: Table) -> list[Row[Any]]:
        """The rows of records."""
        return [row for row in self._found(table, "id") if (row.doc, row.id) in self._wanted]

    def owned(self, table: Table, owner: str) -> _Grouped:
        """The rows that belong to records, by these; and of other records that share their ids."""
        return _by(self._found(table, owner), owner)

    def _found(self, table: Table, owner: str) -> Iterable[Row[Any]]:
        # what is no bare column is compared row by row, else each document is sought once for each id
        query = select(table).where(table.c.doc.in_(self._docs), func.coalesce(table.c[owner], "").in_(self._ids))
        return self._connection.execute(query.order_by(*table.primary_key))


_Rows = _OfDocument | _OfRecords


def _by(rows: Any, owner: str) -> _Grouped:
    found: dict[Key, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.doc, getattr(row, owner)].append(row)
    return found


def _side(parties: _Grouped, owner: Row[Any], name: str) -> tuple[Party, ...]:
    return tuple([Party(p.name, (p.start, p.end), p.entity) for p in parties.get((owner.doc, owner.id), ()) if p.side == name])


def _statements(rows: _Rows) -> dict[Key, Statement]:
    found = rows.ordered(db.statement)
    links = rows.owned(db.link, "statement") if found else {}
    return {(s.doc, s.id): Statement(
        s.id, (s.start, s.end),
        tuple([Link(k.name, (k.start, k.end), k.entity, k.cue) for k in links.get((s.doc, s.id), ())]),
        s.mode, s.stance, s.within, s.confidence, s.rule) for s in found}


def _events(rows: _Rows, parties: _Grouped) -> dict[Key, Event]:
    found = rows.ordered(db.event)
    also, where, quantities = (rows.owned(table, "event") if found else {}
                               for table in (db.event_mention, db.event_place, db.quantity))
    return {(v.doc, v.id): Event(
        v.id, v.type, v.mode, v.context, (v.start, v.end),
        tuple([(a.start, a.end) for a in also.get((v.doc, v.id), ())]),
        _side(parties, v, "actor"), _side(parties, v, "recipient"), tuple([w.place for w in where.get((v.doc, v.id), ())]),
        EventTime(v.time_value, None if v.time_start is None else (v.time_start, v.time_end))
        if v.time_value or v.time_start is not None else None,
        tuple([Quantity(q.kind, q.value, q.low, q.high, q.unit, (q.start, q.end)) for q in quantities.get((v.doc, v.id), ())]),
        v.status, v.statement, v.confidence, v.rule) for v in found}


def _changes(rows: _Rows, parties: _Grouped) -> dict[Key, Change]:
    found = rows.ordered(db.change)
    areas = rows.owned(db.change_area, "change") if found else {}
    return {(c.doc, c.id): Change(
        c.id, c.kind, c.effect, _side(parties, c, "subject"),
        tuple([Area(a.name, a.country, a.admin1, a.geonames) for a in areas.get((c.doc, c.id), ())]), c.at, c.status,
        (c.start, c.end), c.event, c.confidence, c.rule) for c in found}


def _directives(rows: _Rows, parties: _Grouped) -> list[Directive]:
    return [Directive(i.id, _side(parties, i, "issuer"), _side(parties, i, "assignee"), (i.start, i.end), i.due, i.status,
                      i.statement, i.kind, i.rule) for i in rows.ordered(db.directive)]
