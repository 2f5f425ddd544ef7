"""What was worked out of the measures of a country (``query/settled.py``), until something new is reported of it."""

from __future__ import annotations

from sqlalchemy import Connection, func, select

from musnad.store import schema as db


def unsettle(connection: Connection, doc: int) -> None:
    """What was worked out of the countries of whose measures a document tells, or copies of its text, holds no more."""
    where, area = db.ledger.c.country, db.change_area
    root = select(db.document.c.root).where(db.document.c.doc == doc).scalar_subquery()
    docs = select(db.document.c.doc).where(db.document.c.root == root)
    told = select(func.coalesce(area.c.country, "?")).where(area.c.doc.in_(docs) | (area.c.doc == doc))
    connection.execute(db.ledger.delete().where(where.in_(told) | (where == "?")))
