"""Open a store: SQLite file or PostgreSQL address → engine, its tables made or brought up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import ArgumentError

from musnad.store import fulltext
from musnad.store.copies import sign_all, signed_alike
from musnad.store.errors import StoreError, told
from musnad.store.migrations import MIGRATIONS
from musnad.store.schema import VERSION, meta, tables

WAIT = 15
"""Seconds that a writer waits for another one."""
_LOCK = 0x6D75736E6164
"""The advisory lock of PostgreSQL that a writer holds: «musnad»."""


def open_engine(where: str, *, create: bool) -> Engine:
    """The engine of a store, ready to use; raises StoreError. ``create`` makes it where there is none."""
    postgres = where.startswith(("postgresql:", "postgres:"))
    if postgres:
        engine = _postgres(where)
    else:
        path = Path(where)
        if path.is_dir():
            raise StoreError(f"{where} is a folder; name a file in MUSNAD_STORE")
        if not create and not path.exists():
            raise StoreError(f"{where} does not exist; make it with `musnad ingest`, or name the store in MUSNAD_STORE")
        if not path.parent.is_dir():
            raise StoreError(f"{where} cannot be made: there is no folder {path.parent}")
        engine = _sqlite(where)
    with told(where):
        _ready(engine, where, create)
    return engine


def _postgres(where: str) -> Engine:
    """An engine whose readers see one state of the store all through a transaction, and whose writers come one after another."""
    try:
        engine = create_engine("postgresql+pg8000:" + where.partition(":")[2], isolation_level="REPEATABLE READ")
    except ModuleNotFoundError as error:
        raise StoreError("PostgreSQL needs the package pg8000: pip install 'musnad[postgresql]'") from error
    except (ArgumentError, ValueError) as error:
        raise StoreError(f"{where} is no address; write postgresql://USER:PASSWORD@HOST/DATABASE") from error

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("writes"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{WAIT}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")

    return engine


def _sqlite(where: str) -> Engine:
    # a connection is kept: closing the last one writes the whole log back into the file, 20 ms an article
    engine = create_engine(f"sqlite:///{where}", pool_size=1, max_overflow=20,
                           connect_args={"timeout": WAIT, "check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "cache_size=-65536", "temp_store=MEMORY",
                       "mmap_size=268435456"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")

    return engine


def writing(engine: Engine) -> Engine:
    """The same engine for a writer: it takes the lock at once, so that what it reads first still holds when it writes."""
    if engine.dialect.name == "postgresql":  # what is read must be what the writer before has left
        return engine.execution_options(writes=True, isolation_level="READ COMMITTED")
    return engine.execution_options(writes=True)


def _ready(engine: Engine, where: str, create: bool) -> None:
    found = set(inspect(engine).get_table_names())
    if "meta" in found and "document" in found:
        with engine.connect() as connection:
            version = int(connection.execute(select(meta.c.value).where(meta.c.name == "schema")).scalar_one())
            alike = signed_alike(connection)
        if version > VERSION:
            raise StoreError(f"{where} was made by a newer Musnad (schema {version}, this one knows {VERSION}); update Musnad")
        if version < VERSION or not alike:
            _migrate(engine)
        return
    if found:
        raise StoreError(f"{where} is a database of something else; name another in MUSNAD_STORE")
    if not create:
        raise StoreError(f"{where} holds no store; make one with `musnad ingest`")
    with writing(engine).begin() as connection:
        if not set(inspect(connection).get_table_names()):  # another process may have made them meanwhile
            tables.create_all(connection)
            fulltext.create(connection)
            connection.execute(meta.insert(), {"name": "schema", "value": str(VERSION)})
            sign_all(connection)


def _migrate(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        version = int(connection.execute(select(meta.c.value).where(meta.c.name == "schema")).scalar_one())
        for step in range(version, VERSION):
            MIGRATIONS[step](connection)
        if not signed_alike(connection):
            sign_all(connection)
        connection.execute(meta.update().where(meta.c.name == "schema").values(value=str(VERSION)))


def integrity(connection: Connection) -> list[str]:
    """What the database itself finds wrong with its file, a line each."""
    if connection.dialect.name != "sqlite":
        connection.execute(text("SELECT 1"))
        return []
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    return [line for line in found if line != "ok"]
