"""Which documents are copies of one text, found by the bands of signatures that they share."""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from musnad.store import fulltext
from musnad.store import schema as db
from musnad.store.likeness import ALGORITHM, COPY, bands, resemblance, signature
from musnad.store.numbers import A_DAY

WITHIN = 10
"""Days within which one text is carried on."""
_ALGORITHM = "signatures"
"""The name in ``meta`` of what made the signatures."""


def sign(connection: Connection, doc: int, made: bytes) -> None:
    """Keep the signature of a document."""
    if made:
        connection.execute(db.signature.insert(), {"doc": doc, "runs": made})
        connection.execute(db.band.insert(), [{"hash": band, "doc": doc} for band in set(bands(made))])


def signature_of(connection: Connection, doc: int) -> bytes:
    """The signature of a document's text, empty where it has none."""
    return connection.scalar(select(db.signature.c.runs).where(db.signature.c.doc == doc)) or b""


def join_copies(connection: Connection, doc: int) -> None:
    """Set the ``root`` of a document, and of those that are copies of the same text, to the first of them."""
    own = signature_of(connection, doc)
    near = select(db.band.c.doc).where(
        db.band.c.hash.in_(bands(own)), db.band.c.doc != doc, db.band.c.doc.between(doc - WITHIN * A_DAY, doc + WITHIN * A_DAY))
    signatures = connection.execute(select(db.signature.c.doc, db.signature.c.runs).where(db.signature.c.doc.in_(near))).all()
    copies = [other.doc for other in signatures if resemblance(own, other.runs) >= COPY]
    roots = set(
        connection.scalars(select(db.document.c.root).where(db.document.c.doc.in_(copies), db.document.c.root.is_not(None)))
    )
    first = min([doc, *copies, *roots])
    connection.execute(update(db.document).where(db.document.c.doc == doc).values(root=first))
    for root in roots - {first}:
        connection.execute(update(db.document).where(db.document.c.root == root).values(root=first))


def signed_alike(connection: Connection) -> bool:
    """Whether the signatures of a store were made as they are made now."""
    return connection.scalar(select(db.meta.c.value).where(db.meta.c.name == _ALGORITHM)) == ALGORITHM


def sign_all(connection: Connection) -> None:
    """Make the signatures anew from the words that are kept, and see which documents are copies.

    A document whose text was deleted has no words, and stays what it was a copy of.
    """
    for table in (db.band, db.signature):
        connection.execute(table.delete())
    query = select(db.document.c.doc).where(db.document.c.stems.is_not(None)).order_by(db.document.c.doc)
    for doc in connection.scalars(query).all():
        packed = connection.execute(select(db.document.c.stems).where(db.document.c.doc == doc)).scalar_one()
        sign(connection, doc, signature(fulltext.unpacked(packed)[0].split()))
        join_copies(connection, doc)
    connection.execute(db.meta.delete().where(db.meta.c.name == _ALGORITHM))
    connection.execute(db.meta.insert(), {"name": _ALGORITHM, "value": ALGORITHM})
