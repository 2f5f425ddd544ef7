"""What was worked out of the measures of a country (``query/settled.py``), until something new is reported of it."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from musnad.store import schema as db


def unsettle(connection: Connection, doc: int) -> None:
    """What was worked out of the countries of whose measures a document tells holds no more."""
    where, area = db.ledger.c.country, db.change_area
    told = select(func.coalesce(area.c.country, "?")).where(area.c.doc == doc)
    connection.execute(db.ledger.delete().where(where.in_(told) | (where == "?")))
