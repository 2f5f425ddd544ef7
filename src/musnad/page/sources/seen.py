"""Which entries of feeds were taken in already, kept in a small SQLite file: watching goes on where it stopped."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

TRIES = 5
"""Rounds in which an entry that fails is tried again."""
_TABLE = """CREATE TABLE IF NOT EXISTS entry (
    feed TEXT NOT NULL, key TEXT NOT NULL, tries INTEGER NOT NULL, why TEXT, at REAL NOT NULL, PRIMARY KEY (feed, key)
) STRICT, WITHOUT ROWID"""


class Seen:
    """Entries by feed and key; raises sqlite3.Error where the file cannot be used.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> seen = Seen(Path(folder.name) / "seen.db")
    >>> seen.failed("feed", "a", "answers with status 500")
    >>> seen.taken("feed", "b")
    >>> [seen.wanted("feed", key) for key in ("a", "b", "c")]
    [True, False, True]
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with closing(self._open()) as database, database:
            database.execute(_TABLE)

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=15)

    def wanted(self, feed: str, key: str) -> bool:
        """Whether an entry is new, or failed before and may be tried again."""
        with closing(self._open()) as database:
            row = database.execute("SELECT tries, why FROM entry WHERE feed = ? AND key = ?", (feed, key)).fetchone()
        return row is None or (row[1] is not None and row[0] < TRIES)

    def taken(self, feed: str, key: str) -> None:
        """Note that an entry is in the store."""
        self._note(feed, key, None)

    def failed(self, feed: str, key: str, why: str) -> None:
        """Note that an entry could not be read."""
        self._note(feed, key, why)

    def _note(self, feed: str, key: str, why: str | None) -> None:
        with closing(self._open()) as database, database:
            database.execute("INSERT INTO entry VALUES (?, ?, 1, ?, ?) ON CONFLICT (feed, key) DO UPDATE "
                             "SET tries = tries + 1, why = excluded.why, at = excluded.at", (feed, key, why, time.time()))
