"""The index of words: FTS5 in SQLite, a tsvector in PostgreSQL (as its configuration «simple» makes them), over our own folded
words without clitics.

The stock tokenisers miss «الحكومة» in «والحكومة» and cut words at harakat; here each word comes already folded, cut from its
clitics (``terms.py``), and is only split at spaces.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from sqlalchemy import Connection

_SQLITE = "CREATE VIRTUAL TABLE words USING fts5(stems, others, content='', tokenize='ascii')"
_POSTGRES = ("CREATE TABLE words (rowid BIGINT PRIMARY KEY, terms tsvector NOT NULL)",
             "CREATE INDEX words_terms ON words USING GIN (terms)")
_POSITIONS, _EACH = 16_383, 255
"""The last position in a tsvector, and how many of one word it keeps."""


@dataclass(frozen=True, slots=True)
class Index:
    """How a query asks the index, beside ``document d``; ``:match`` is the query in the index's own language."""

    source: str
    where: str
    telling: str
    """A number that is the less the more telling an article is."""


def index(connection: Connection) -> Index:
    """How the index of this store is asked."""
    if connection.dialect.name == "sqlite":
        return Index("words CROSS JOIN document AS d ON d.doc = words.rowid", "words MATCH :match", "bm25(words, 1.0, 0.3)")
    match = "CAST(:match AS tsquery)"
    return Index("words JOIN document AS d ON d.doc = words.rowid", f"words.terms @@ {match}",
                 f"-ts_rank(words.terms, {match})")


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
        connection.exec_driver_sql("INSERT INTO words VALUES (%s, CAST(%s AS tsvector))", (doc, _vector(stems, others)))


def lexeme(word: str) -> str:
    """A word as tsvector and tsquery write it."""
    return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'"


def _vector(stems: str, others: str) -> str:
    """A document's words as PostgreSQL keeps them: stems with their positions, so that phrases are found, others without."""
    at: dict[str, list[int]] = {word: [] for word in others.split()}
    for place, word in enumerate(stems.split(), start=1):
        at.setdefault(word, []).append(min(place, _POSITIONS))
    return " ".join(lexeme(word) + (":" + ",".join(f"{place}A" for place in places[:_EACH]) if places else "")
                    for word, places in at.items())


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
