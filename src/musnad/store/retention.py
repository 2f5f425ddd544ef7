"""Delete what a source published, its texts alone (records stay, with short citations) or all of it, and see that it is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, select, update

from musnad.store import blocks, fulltext
from musnad.store import schema as db
from musnad.store.differences import evidence, records
from musnad.store.lists import with_lists
from musnad.store.load import load
from musnad.store.numbers import first_number
from musnad.store.settled import forget_unsettled, unsettle
from musnad.store.tally import count_events, count_out

CITED = 12
"""Words of a citation, at most."""
_LETTERS = 90
_SAMPLE = 100
"""Characters of a passage that is looked for in the file after its deletion: longer than any citation."""


def chosen(connection: Connection, *, outlet: str | None = None, document: str | None = None,
           before: str | None = None) -> list[Row[Any]]:
    """The documents of an outlet, or of an id, URL or given id; with ``before`` only those published before a day."""
    query = select(db.document)
    if outlet is not None:
        query = query.where(db.document.c.outlet == outlet)
    if document is not None:
        query = query.where((db.document.c.id == document) | (db.document.c.key == document) | (db.document.c.given == document))
    if before is not None:
        query = query.where(db.document.c.doc < first_number(before))
    return list(connection.execute(query.order_by(db.document.c.doc)))


def samples(documents: Iterable[Row[Any]]) -> list[bytes]:
    """A passage from the middle of each text that is long enough, to look for it when it is deleted."""
    texts = [row.text for row in documents if row.text and len(row.text) > _SAMPLE]
    return [t[(len(t) - _SAMPLE) // 2 : (len(t) + _SAMPLE) // 2].encode() for t in texts]


def delete_texts(connection: Connection, documents: Sequence[Row[Any]]) -> int:
    """Delete texts and the index of their words; headlines and records stay, these with the first words of their evidence."""
    deleted = 0
    for row in documents:
        if row.text is None:
            continue
        cited = [{"doc": row.doc, "record": record.id, "words": citation(row.text[slice(*evidence(record))])}
                 for record in records(load(connection, row))]
        if cited:
            connection.execute(db.citation.insert(), cited)
        if row.stems is not None:
            fulltext.remove(connection, row.doc, row.stems)
        connection.execute(update(db.document).where(db.document.c.doc == row.doc).values(text=None, stems=None))
        connection.execute(db.fresh.delete().where(db.fresh.c.doc == row.doc))
        deleted += 1
    return deleted


def remove_records(connection: Connection, document: Row[Any]) -> None:
    """Take the records of a document out, and its words and keys out of their indexes."""
    blocks.take_out(connection, document.doc)
    unsettle(connection, document.doc)
    count_out(connection, document.doc)
    for table in (*db.RECORDS, db.pending, db.fresh):
        connection.execute(table.delete().where(table.c.doc == document.doc))
    if document.stems is not None:
        fulltext.remove(connection, document.doc, document.stems)


def delete_all(connection: Connection, documents: Sequence[Row[Any]]) -> int:
    """Delete documents with all that was read in them, judgements about it, and entities that nobody else mentions."""
    for row in documents:
        names = list(connection.scalars(select(db.mention.c.entity).where(db.mention.c.doc == row.doc).distinct()))
        remove_records(connection, row)
        connection.execute(db.document.delete().where(db.document.c.doc == row.doc))
        older = connection.scalars(select(db.document.c.doc).where(db.document.c.replaced_by == row.doc)).all()
        connection.execute(update(db.document).where(db.document.c.replaced_by == row.doc).values(replaced_by=None))
        for doc in older:
            count_events(connection, doc)
        connection.execute(db.judgement.delete().where(
            db.judgement.c.a.like(f"{row.id}.%") | db.judgement.c.b.like(f"{row.id}.%")))
        connection.execute(db.review.delete().where(db.review.c.document == row.id))
        connection.execute(db.match.delete().where(db.match.c.document == row.id))
        lonely = [name for name in names if name and connection.scalar(
            select(db.mention.c.doc).where(db.mention.c.entity == name).limit(1)) is None]
        for name in lonely:
            connection.execute(db.entity.delete().where(db.entity.c.id == name))
            connection.execute(db.entity_word.delete().where(db.entity_word.c.entity == name))
    forget_unsettled(connection)
    return len(documents)


def citation(passage: str) -> str:
    """The first words of a passage, on one line.

    >>> citation("واحد اثنان")
    'واحد اثنان'
    """
    words = passage.split()
    short = " ".join(words[:CITED])[:_LETTERS]
    return short if len(words) <= CITED and len(short) < _LETTERS else short.rsplit(" ", 1)[0] + " …"


def purge(engine: Engine) -> None:
    """Rewrite the file so that nothing deleted stays in its free pages or its log.

    Of PostgreSQL the tables that hold text are rewritten; its log is its administrator's.
    """
    if engine.dialect.name != "sqlite":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM FULL document, words, citation")
        return
    raw = engine.raw_connection()
    try:
        for command in ("INSERT INTO words(words) VALUES ('optimize')", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            raw.cursor().execute(command)
    finally:
        raw.close()


def remaining(connection: Connection, where: str, documents: Sequence[Row[Any]], passages: Sequence[bytes], *,
              everything: bool) -> Iterator[str]:
    """What is still there of deleted texts, a line each; nothing where all is gone."""
    numbers = [row.doc for row in documents]
    query = with_lists(f"SELECT count(*) FROM document WHERE doc IN :docs{'' if everything else ' AND text IS NOT NULL'}", "docs")
    left = connection.execute(query, {"docs": numbers}).scalar_one()
    if left:
        yield f"{left} documents are still there"
    indexed = fulltext.documents(connection) & set(numbers)
    if indexed:
        yield f"{len(indexed)} documents are still in the index of words"
    if everything:
        for table in db.RECORDS:
            rows = connection.execute(select(table.c.doc).where(table.c.doc.in_(numbers)).limit(1)).first()
            if rows is not None:
                yield f"{table.name}: rows are still there"
    if connection.dialect.name == "sqlite":
        data = b"".join(path.read_bytes() for path in (Path(where), Path(where + "-wal")) if path.exists())
        found = sum(passage in data for passage in passages)
        if found:
            yield f"passages of {found} texts are still in the file"
