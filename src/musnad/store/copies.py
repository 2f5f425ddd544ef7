"""Which documents are copies of one text, found by the runs of words that they share."""

from __future__ import annotations

from sqlalchemy import Connection, func, select, update

from musnad.store import schema as db
from musnad.store.likeness import COPY, SKETCH, resemblance
from musnad.store.numbers import A_DAY

WITHIN = 10
"""Days within which one text is carried on."""
_FEWEST = SKETCH // 5
"""Shared runs below which two texts need not be compared."""


def sketch_of(connection: Connection, doc: int) -> list[int]:
    """The sketch of a document's text."""
    return list(connection.scalars(select(db.shingle.c.hash).where(db.shingle.c.doc == doc)))


def join_copies(connection: Connection, doc: int) -> None:
    """Set the ``root`` of a document, and of those that are copies of the same text, to the first of them."""
    own = sketch_of(connection, doc)
    runs = db.shingle
    near = (
        connection.scalars(
            select(runs.c.doc)
            .where(runs.c.hash.in_(own), runs.c.doc != doc, runs.c.doc.between(doc - WITHIN * A_DAY, doc + WITHIN * A_DAY))
            .group_by(runs.c.doc)
            .having(func.count() >= min(_FEWEST, max(1, len(own) // 3)))
        ).all()
        if own
        else []
    )
    copies = [other for other in near if resemblance(own, sketch_of(connection, other)) >= COPY]
    roots = set(
        connection.scalars(select(db.document.c.root).where(db.document.c.doc.in_(copies), db.document.c.root.is_not(None)))
    )
    first = min([doc, *copies, *roots])
    connection.execute(update(db.document).where(db.document.c.doc == doc).values(root=first))
    for root in roots - {first}:
        connection.execute(update(db.document).where(db.document.c.root == root).values(root=first))
