"""Pages fetched before, with what asks a server whether they changed: ETag and Last-Modified. A small SQLite file.

Losing it costs a download, so what goes wrong with it (a full disk, a locked or damaged file) is passed over.
"""

from __future__ import annotations

import sqlite3
import time
import zlib
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

_TABLE = """CREATE TABLE IF NOT EXISTS page (
    address TEXT PRIMARY KEY, etag TEXT, modified TEXT, type TEXT, body BLOB NOT NULL, used REAL NOT NULL
) STRICT"""
LARGEST = 200 << 20
"""Bytes of packed pages that are kept; the ones least recently used go first."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was: its validators, its Content-Type, its bytes."""

    etag: str | None
    modified: str | None
    type: str | None
    body: bytes


class Cache:
    """Pages by address; ``Cache(None)`` keeps none."""

    def __init__(self, path: Path | None, largest: int = LARGEST) -> None:
        self._path, self._largest = path, largest
        self._added = 0
        if path is not None:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                with closing(self._open(path)) as database, database:
                    database.execute(_TABLE)
            except (sqlite3.Error, OSError):
                self._path = None

    @staticmethod
    def _open(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=2)

    def get(self, address: str) -> Kept | None:
        """The page of an address, if it is kept."""
        if self._path is None:
            return None
        with suppress(sqlite3.Error, zlib.error), closing(self._open(self._path)) as database, database:
            row = database.execute("SELECT etag, modified, type, body FROM page WHERE address = ?", (address,)).fetchone()
            if row is not None:
                database.execute("UPDATE page SET used = ? WHERE address = ?", (time.time(), address))
                return Kept(row[0], row[1], row[2], zlib.decompress(row[3]))
        return None

    def put(self, address: str, page: Kept) -> None:
        """Keep a page that has a validator."""
        if self._path is None or not (page.etag or page.modified):
            return
        body = zlib.compress(page.body, 6)
        with suppress(sqlite3.Error), closing(self._open(self._path)) as database, database:
            database.execute("INSERT OR REPLACE INTO page VALUES (?, ?, ?, ?, ?, ?)",
                             (address, page.etag, page.modified, page.type, body, time.time()))
            self._added += len(body)
            if self._added > self._largest // 20:
                self._added = 0
                self._shrink(database)

    def _shrink(self, database: sqlite3.Connection) -> None:
        kept = 0
        for address, size in database.execute("SELECT address, length(body) FROM page ORDER BY used DESC").fetchall():
            kept += size
            if kept > self._largest:
                database.execute("DELETE FROM page WHERE address = ?", (address,))
