"""Rows → Reading: what was kept of an article, with the ids of the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, select

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

Made = TypeVar("Made")
_Grouped = dict[str, list[Row[Any]]]


def load(connection: Connection, row: Row[Any]) -> Reading:
    """The reading of a document, given its row of ``document``; a deleted text is ''."""
    doc: int = row.doc

    def each(table: Table, make: Callable[[Row[Any]], Made]) -> tuple[Made, ...]:
        order = table.c.n
        return tuple(make(r) for r in connection.execute(select(table).where(table.c.doc == doc).order_by(order)))

    def grouped(table: Table, owner: str) -> _Grouped:
        found: _Grouped = defaultdict(list)
        for r in connection.execute(select(table).where(table.c.doc == doc).order_by(table.c.n)):
            found[getattr(r, owner)].append(r)
        return found

    links, also, where = grouped(db.link, "statement"), grouped(db.event_mention, "event"), grouped(db.event_place, "event")
    quantities, parties, areas = grouped(db.quantity, "event"), grouped(db.party, "owner"), grouped(db.change_area, "change")

    def side(owner: str, name: str) -> tuple[Party, ...]:
        return tuple(Party(p.name, (p.start, p.end), p.entity) for p in parties.get(owner, ()) if p.side == name)

    mentions = each(db.mention, lambda m: Mention(m.id, (m.start, m.end), m.kind, m.name, m.entity))
    names = list(dict.fromkeys(m.entity for m in mentions if m.entity))
    known = {e.id: e for e in connection.execute(select(db.entity).where(db.entity.c.id.in_(names)))}
    entities = tuple(Entity(e.id, e.kind, e.name, e.name_en, e.wikidata, e.country, e.role, e.sector)
                     for e in (known[name] for name in names))
    times = each(db.time, lambda t: Time(t.id, (t.start, t.end), t.kind, t.value, t.first, t.last, bool(t.inferred), t.zone,
                                         t.zone_from))
    places = each(db.place, lambda p: Place(p.id, (p.start, p.end), p.name, p.country, p.admin1, p.kind, p.geonames, p.lat,
                                            p.lon))
    statements = each(db.statement, lambda s: Statement(
        s.id, (s.start, s.end), tuple(Link(k.name, (k.start, k.end), k.entity, k.cue) for k in links.get(s.id, ())), s.mode,
        s.stance, s.within, s.confidence, s.rule))
    events = each(db.event, lambda v: Event(
        v.id, v.type, v.mode, v.context, (v.start, v.end), tuple((a.start, a.end) for a in also.get(v.id, ())),
        side(v.id, "actor"), side(v.id, "recipient"), tuple(w.place for w in where.get(v.id, ())),
        EventTime(v.time_value, None if v.time_start is None else (v.time_start, v.time_end))
        if v.time_value or v.time_start is not None else None,
        tuple(Quantity(q.kind, q.value, q.low, q.high, q.unit, (q.start, q.end)) for q in quantities.get(v.id, ())),
        v.status, v.statement, v.confidence, v.rule))
    changes = each(db.change, lambda c: Change(
        c.id, c.kind, c.effect, side(c.id, "subject"),
        tuple(Area(a.name, a.country, a.admin1, a.geonames) for a in areas.get(c.id, ())), c.at, c.status, (c.start, c.end),
        c.event, c.confidence, c.rule))
    directives = each(db.directive, lambda i: Directive(
        i.id, side(i.id, "issuer"), side(i.id, "assignee"), (i.start, i.end), i.due, i.status, i.statement, i.kind,
        i.rule))
    article = Document(row.id, row.text or "", row.url, row.outlet, row.section, row.headline, row.byline, row.published,
                       row.published_from)
    return Reading(article, mentions, entities, times, places, statements, events, changes, directives, row.rules)
