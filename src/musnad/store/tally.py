"""What is counted as articles come and go, so that no question counts all of them: articles of an entity, events of a type.

Each document is counted in when it is kept and out when it is taken away; what a search answers is counted by ``about``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, text

from musnad.store import schema as db
from musnad.store.lists import batches
from musnad.store.numbers import A_DAY

_BEARERS = text("UPDATE entity SET documents = documents + :sign WHERE id IN (SELECT entity FROM mention WHERE doc = :doc)")
_EVENTS = """SELECT e.type, e.doc / {day} AS day, coalesce(e.country, '') AS country, coalesce(e.admin1, '') AS admin1,
{sign} AS number FROM event e JOIN document d ON d.doc = e.doc WHERE {of} e.status = 'actual' AND d.replaced_by IS NULL
GROUP BY e.type, e.doc / {day}, coalesce(e.country, ''), coalesce(e.admin1, '')"""
_ADD = ("INSERT INTO tally (type, day, country, admin1, number) SELECT * FROM ({events}) AS found WHERE true "
        "ON CONFLICT (type, day, country, admin1) DO UPDATE SET number = tally.number + excluded.number")
_ONE = {sign: text(_ADD.format(events=_EVENTS.format(day=A_DAY, sign=f"{sign}count(*)", of="e.doc = :doc AND")))
        for sign in ("", "-")}
EVENTS = _EVENTS.format(day=A_DAY, sign="count(*)", of="")
"""All that ``tally`` has to hold."""
OUTLET, PLACE, SPEAKER, TYPE = "opst"
"""The letters before the facets of a document."""


def count_in(connection: Connection, doc: int) -> None:
    """Count a document that is kept now."""
    connection.execute(_BEARERS, {"doc": doc, "sign": 1})
    count_events(connection, doc)


def count_out(connection: Connection, doc: int) -> None:
    """Count a document no more, while its records are still there."""
    connection.execute(_BEARERS, {"doc": doc, "sign": -1})
    count_events(connection, doc, out=True)


def count_events(connection: Connection, doc: int, *, out: bool = False) -> None:
    """Count the events of a document, or with ``out`` no more, unless it is replaced by a newer version."""
    connection.execute(_ONE["-" if out else ""], {"doc": doc})


def facets(outlet: str | None, tables: Mapping[str, Sequence[Mapping[str, Any]]]) -> str:
    """What a document with these rows is counted under."""
    found = {PLACE + row["country"] for row in tables.get("place", ()) if row["country"]}
    found |= {SPEAKER + row["entity"] for row in tables.get("link", ())
              if row["speaker"] and row["entity"] and not row["entity"].startswith("name/")}
    found |= {TYPE + row["type"] for row in tables.get("event", ())} | {TYPE + row["kind"] for row in tables.get("change", ())}
    return _SEPARATOR.join(sorted(found | ({OUTLET + outlet} if outlet else set())))


_SEPARATOR = "\x1f"


def split(kept: str) -> list[str]:
    """The facets of a document, each behind the letter that tells what it is."""
    return kept.split(_SEPARATOR) if kept else []


def count_all(connection: Connection) -> None:
    """Count every document of a store in which nothing was counted."""
    connection.execute(text(
        "UPDATE entity SET documents = (SELECT count(DISTINCT doc) FROM mention m WHERE m.entity = entity.id)"))
    connection.execute(text(f"INSERT INTO tally (type, day, country, admin1, number) {EVENTS}"))
    numbers = connection.execute(text("SELECT doc FROM document ORDER BY doc")).scalars().all()
    for batch in batches(numbers):
        connection.execute(db.about.insert(), list(_about(connection, batch[0], batch[-1])))


def _about(connection: Connection, first: int, last: int) -> Iterable[dict[str, Any]]:
    tables: dict[str, dict[int, list[Mapping[str, Any]]]] = {}
    for table in (db.place, db.link, db.event, db.change):
        rows = connection.execute(table.select().where(table.c.doc.between(first, last))).mappings()
        found = tables[table.name] = {}
        for row in rows:
            found.setdefault(row["doc"], []).append(dict(row))
    query = text("SELECT doc, outlet FROM document WHERE doc BETWEEN :first AND :last")
    for doc, outlet in connection.execute(query, {"first": first, "last": last}).all():
        yield {"doc": doc, "facets": facets(outlet, {name: found.get(doc, ()) for name, found in tables.items()})}
