"""The keys under which the records of compared documents are found again: blocking, so that nothing is compared with everything.

Keys carry the week of their document, so that those of one time lie side by side: what is written for today's documents and what
is asked for them stays in a few pages of the file, however much is kept.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from zlib import crc32

from sqlalchemy import Connection, bindparam, delete, select

from musnad.store import schema as db
from musnad.store.lists import with_lists
from musnad.store.numbers import A_DAY

BUCKET = 8
"""Days that share the first part of a key."""
MOST = 1024
"""Records of a document that have keys."""
_BITS = 28


def hashed(*parts: str | None) -> int:
    """A key of some parts, without its days."""
    return crc32("\x1f".join(part or "" for part in parts).encode()) >> (32 - _BITS)


def put(connection: Connection, doc: int, keys: Iterable[tuple[int, int]]) -> None:
    """Keep a compared document's keys, each with the number of its record."""
    here = _bucket(doc)
    rows = [{"key": here | key, "doc": doc, "n": n} for key, n in sorted(set(keys))]
    if rows:
        connection.execute(db.block.insert(), rows)
    own = array("Q", sorted({row["key"] for row in rows})).tobytes()
    connection.execute(db.compared.insert(), {"doc": doc, "packed": own})


def take_out(connection: Connection, doc: int) -> None:
    """Forget the keys of a document, which is then compared no more."""
    packed = connection.scalar(select(db.compared.c.packed).where(db.compared.c.doc == doc))
    if packed is None:
        return
    gone = [{"gone": key, "whose": doc} for key in array("Q", packed)]
    if gone:
        connection.execute(_GONE, gone)
    connection.execute(delete(db.compared).where(db.compared.c.doc == doc))


_GONE = delete(db.block).where(db.block.c.key == bindparam("gone"), db.block.c.doc == bindparam("whose"))
_NEAR = with_lists(
    "SELECT doc, n FROM block WHERE key IN :keys AND doc BETWEEN :low AND :high "
    "GROUP BY doc, n ORDER BY count(*) DESC, abs(doc - :doc), n LIMIT :most",
    "keys")


def near(
    connection: Connection, doc: int, keys: Iterable[int], between: tuple[int, int], most: int
) -> list[tuple[int, int]]:
    """Records with some of these keys among documents of some numbers, by document and number.

    Those with most keys in common come first, then those nearest to a document.
    """
    low, high = between
    buckets = {_bucket(day) for day in (low, (low + high) // 2, high)}
    asked = sorted({bucket | key for bucket in buckets for key in keys})
    rows = connection.execute(_NEAR, {"keys": asked, "low": low, "high": high, "doc": doc, "most": most})
    return [(row[0], row[1]) for row in rows]


def _bucket(doc: int) -> int:
    return (doc // A_DAY // BUCKET) << _BITS
