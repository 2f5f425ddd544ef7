"""What was worked out of the measures of a country (``query/settled.py``), until something new is reported of it."""

from __future__ import annotations

from sqlalchemy import Connection, Select, and_, func, select
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from musnad.store import schema as db

_TOLD = select(func.coalesce(db.change_area.c.country, "?").label("country"), db.change.c.kind).select_from(
    db.change.outerjoin(db.change_area, and_(db.change_area.c.doc == db.change.c.doc,
                                             db.change_area.c.change == db.change.c.id))).distinct()
"""Each kind of measure in each country of which changes tell; «?» is that of changes without a place."""


def unsettle(connection: Connection, doc: int) -> None:
    """What was worked out of the measures of which a document tells, or copies of its text, holds no more."""
    root = select(db.document.c.root).where(db.document.c.doc == doc).scalar_subquery()
    docs = [doc, *connection.scalars(select(db.document.c.doc).where(db.document.c.root == root))]
    _mark(connection, _TOLD.where(db.change.c.doc.in_(docs)))


def unsettle_all(connection: Connection) -> None:
    """Nothing that was worked out holds any more."""
    for table in db.LEDGER:
        connection.execute(table.delete())
    _mark(connection, _TOLD)


def told_pairs(connection: Connection) -> set[tuple[str, str]]:
    """The countries and kinds of which any change tells."""
    return {(row.country, row.kind) for row in connection.execute(_TOLD)}


def forget_unsettled(connection: Connection) -> None:
    """Delete what was worked out and holds no more: the next time it is worked out anew."""
    for table in db.LEDGER:
        gone = select(db.unsettled.c.kind).where(db.unsettled.c.country == table.c.country, db.unsettled.c.kind == table.c.kind)
        connection.execute(table.delete().where(gone.exists()))


def _mark(connection: Connection, told: Select[tuple[str, str]]) -> None:
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgres_insert
    connection.execute(insert(db.unsettled).from_select(("country", "kind"), told).on_conflict_do_nothing())
