"""What can be wrong with a store, each in one line that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError


class StoreError(Exception):
    """The store cannot be used: the message is one line with what to do."""


_MEANINGS = (
    ("not a database", "is damaged, or no SQLite file; put back a copy, or name another file in MUSNAD_STORE"),
    ("malformed", "is damaged; `musnad doctor` shows where; put back a copy"),
    ("disk i/o error", "cannot be read or written (input/output error); check the disk"),
    ("locked", "is being written by another process; try again when it has ended"),
    ("is full", "cannot grow: the disk is full; what was kept before stays, free some space and run the same command again"),
    ("readonly", "is read-only; check its permissions"),
    ("unable to open", "cannot be opened; check the path and its permissions"),
    ("connection refused", "does not answer; check that PostgreSQL runs and the address"),
    ("can't create a connection", "does not answer; check that PostgreSQL runs and the address"),
    ("lock timeout", "is being written by another process; try again when it has ended"),
    ("authentication failed", "does not let you in; check user and password"),
    ("permission denied", "does not let you do this; ask its owner for the right to create tables and write them"),
    ("0x00", "cannot keep an article with NUL characters in PostgreSQL; take them out, or keep it in a SQLite file"),
    ("database \"", "does not exist; make it with createdb, or mend the address"),
    ("no such table", "lacks tables of a Musnad store; put back a copy"),
)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn the database's errors into a StoreError of one line about ``where``."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise StoreError(f"{where} {meaning(error)}") from error


def meaning(error: DBAPIError | sqlite3.Error) -> str:
    """What a database error means for whoever runs Musnad."""
    told_so = str(error.orig) if isinstance(error, DBAPIError) else str(error)
    if isinstance(error, DBAPIError) and error.orig is not None and error.orig.args and isinstance(error.orig.args[0], dict):
        told_so = str(error.orig.args[0].get("M", told_so))  # as pg8000 gives what PostgreSQL says
    lower = told_so.lower()
    return next((meant for sign, meant in _MEANINGS if sign in lower), "failed: " + " ".join(told_so.split())[:160])
