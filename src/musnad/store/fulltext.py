"""The index of words: FTS5 in SQLite, a tsvector in PostgreSQL, over our own folded words without clitics.

The stock tokenisers miss «الحكومة» in «والحكومة» and cut words at harakat; here each word comes already folded, cut from its
clitics (``terms.py``), and is only split at spaces.
"""

from __future__ import annotations

import zlib

from sqlalchemy import Connection

_SQLITE = "CREATE VIRTUAL TABLE words USING fts5(stems, others, content='', tokenize='ascii')"
_POSTGRES = ("CREATE TABLE words (rowid BIGINT PRIMARY KEY, stems tsvector NOT NULL, others tsvector NOT NULL)",
             "CREATE INDEX words_stems ON words USING GIN (stems)", "CREATE INDEX words_others ON words USING GIN (others)")


def create(connection: Connection) -> None:
    """Make the index in an empty store."""
    for line in (_SQLITE,) if connection.dialect.name == "sqlite" else _POSTGRES:
        connection.exec_driver_sql(line)


def packed(stems: str, others: str) -> bytes:
    """The indexed words as they are kept with the document, to take them out of the index again."""
    return zlib.compress(f"{stems}\n{others}".encode(), 6)


def unpacked(kept: bytes) -> tuple[str, str]:
    """The words of a document in order, and their further forms."""
    stems, _, others = zlib.decompress(kept).decode().partition("\n")
    return stems, others


def add(connection: Connection, doc: int, stems: str, others: str) -> None:
    """Index a document: ``stems`` its words in order, ``others`` further forms under which it may be found."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO words(rowid, stems, others) VALUES (?, ?, ?)", (doc, stems, others))
    else:
        connection.exec_driver_sql(
            "INSERT INTO words VALUES (%s, to_tsvector('simple', %s), to_tsvector('simple', %s))", (doc, stems, others))


def remove(connection: Connection, doc: int, kept: bytes) -> None:
    """Take a document out of the index; ``kept`` is what ``packed`` made of its words."""
    if connection.dialect.name == "sqlite":
        stems, others = unpacked(kept)
        command = "INSERT INTO words(words, rowid, stems, others) VALUES ('delete', ?, ?, ?)"
        connection.exec_driver_sql(command, (doc, stems, others))
    else:
        connection.exec_driver_sql("DELETE FROM words WHERE rowid = %s", (doc,))


def damage(connection: Connection) -> list[str]:
    """What is wrong with the index itself."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("INSERT INTO words(words) VALUES ('integrity-check')")
    return []


def documents(connection: Connection) -> set[int]:
    """The numbers of the documents that are indexed."""
    query = "SELECT id FROM words_docsize" if connection.dialect.name == "sqlite" else "SELECT rowid FROM words"
    return {int(row[0]) for row in connection.exec_driver_sql(query)}
