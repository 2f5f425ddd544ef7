"""Is a store sound? What is damaged, lost or doubled, a line each."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select, text

from musnad.records import Document
from musnad.store import fulltext
from musnad.store import schema as db
from musnad.store.differences import evidence, records
from musnad.store.engine import integrity
from musnad.store.ids import document_digest
from musnad.store.load import load
from musnad.store.tally import EVENTS

_SHOWN = 20


def complaints(connection: Connection) -> Iterator[str]:
    """What is wrong; nothing where all is well. ``connection`` must be of a writer: the index is checked by a command."""
    found = integrity(connection)
    yield from (f"database: {line}" for line in found)
    if found:
        return
    for table in db.RECORDS:
        lost = connection.execute(select(func.count()).select_from(table).where(
            table.c.doc.not_in(select(db.document.c.doc)))).scalar_one()
        if lost:
            yield f"{table.name}: {lost} rows of no document; `musnad reread --all` does not make them, delete and ingest again"
    keyed = select(db.block.c.doc).distinct().subquery()
    lost = connection.execute(select(func.count()).select_from(keyed).where(
        keyed.c.doc.not_in(select(db.compared.c.doc)))).scalar_one()
    if lost:
        yield f"block: {lost} documents have keys that were never compared; `musnad reread --all` compares them again"
    yield from _miscounted(connection)
    fulltext.damage(connection)
    numbers = connection.scalars(select(db.document.c.doc).order_by(db.document.c.doc)).all()
    worded = set(connection.scalars(select(db.document.c.doc).where(db.document.c.stems.is_not(None))))
    indexed = fulltext.documents(connection)
    if indexed != worded:
        yield f"index of words: {len(worded - indexed)} documents lack there, {len(indexed - worded)} are there for nothing"
    for number in numbers:
        row = connection.execute(select(db.document).where(db.document.c.doc == number)).one()
        article = Document(row.given, row.text or "", row.url, row.outlet, row.section, row.headline, row.byline, row.published,
                           row.published_from)
        if row.text is not None and document_digest(article) != row.digest:
            yield f"{row.id}: its text is not the one that was read; ingest it again"
        elif row.text is not None:
            wrong = [r.id for r in records(load(connection, row)) if not 0 <= evidence(r)[0] <= evidence(r)[1] <= len(row.text)]
            yield from (f"{row.id}.{name}: its span is outside of the text" for name in wrong[:_SHOWN])


def _miscounted(connection: Connection) -> Iterator[str]:
    wrong = connection.scalar(text("SELECT count(*) FROM entity WHERE documents <> "
                                   "(SELECT count(DISTINCT doc) FROM mention m WHERE m.entity = entity.id)"))
    if wrong:
        yield f"entity: the articles of {wrong} are miscounted"
    there = {tuple(row) for row in connection.execute(text(EVENTS))}
    counts = text("SELECT type, day, country, admin1, number FROM tally WHERE number <> 0")
    kept = {tuple(row) for row in connection.execute(counts)}
    if there != kept:
        yield f"tally: {len(there ^ kept)} counts of events are wrong"
