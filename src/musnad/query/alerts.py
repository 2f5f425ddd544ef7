"""Alerts: saved searches whose new matches go to an Atom feed, a file or a webhook after each ingest.

A match is kept before it is delivered, so that none is lost where the target cannot be reached: the next run tries again.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, select, update

from musnad.kernel.files import replacing
from musnad.query.errors import QueryError
from musnad.query.feeds import atom
from musnad.query.rows import plain
from musnad.query.search import search
from musnad.query.words import parse
from musnad.store import schema as db
from musnad.store.lists import batches
from musnad.store.store import Store

LIMIT = 1_000
"""Matches of one alert in one run."""
FEED = 200
"""Entries of a feed: the last ones."""
_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Alert:
    """A saved search: its name, query, and where its matches go."""

    name: str
    query: str
    target: str
    created: str
    matches: int
    waiting: int
    """Matches that have not reached the target."""


def add_alert(store: Store, name: str, query: str, target: str) -> None:
    """Save a search; what is in the store already is no new match. Raises QueryError."""
    parse(query, store.terms)
    _kind(target)
    with store.connection(writes=True) as connection:
        search(connection, store.terms, query, limit=1)
        if connection.execute(select(db.alert.c.name).where(db.alert.c.name == name)).first() is not None:
            raise QueryError(f"there is an alert {name!r} already; remove it first, or choose another name")
        connection.execute(db.alert.insert(), {"name": name, "query": query, "target": target,
                                               "created": datetime.now(UTC).isoformat(timespec="seconds")})


def remove_alert(store: Store, name: str) -> None:
    """Forget a saved search and its matches; its feed or file stays. Raises QueryError."""
    with store.connection(writes=True) as connection:
        if not connection.execute(delete(db.alert).where(db.alert.c.name == name)).rowcount:
            raise QueryError(f"there is no alert {name!r}; `musnad alert list` shows them")
        connection.execute(delete(db.match).where(db.match.c.alert == name))


def alerts(store: Store) -> list[Alert]:
    """The saved searches by name."""
    with store.connection() as connection:
        made = []
        for row in connection.execute(select(db.alert).order_by(db.alert.c.name)).all():
            delivered = connection.scalars(select(db.match.c.delivered).where(db.match.c.alert == row.name)).all()
            made.append(Alert(row.name, row.query, row.target, row.created, len(delivered), len(delivered) - sum(delivered)))
        return made


def run_alerts(store: Store) -> list[str]:
    """Match the articles that are new since the last run, then deliver what waits; returns what went wrong, a line each."""
    with store.connection(writes=True) as connection:
        new = list(connection.scalars(select(db.fresh.c.doc).order_by(db.fresh.c.doc)))
        rows = connection.execute(select(db.alert).order_by(db.alert.c.name)).all()
        for row in rows if new else ():
            _match(connection, store, row, new)
        connection.execute(delete(db.fresh))
    return [line for row in rows if (line := _deliver(store, row)) is not None]


def _match(connection: Connection, store: Store, row: Any, new: Sequence[int]) -> None:
    known = set(connection.scalars(select(db.match.c.document).where(db.match.c.alert == row.name)))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    found = [hit for some in batches(new, LIMIT) for hit in search(connection, store.terms, row.query, limit=LIMIT, only=some)]
    made = [{"alert": row.name, "document": hit.document, "at": now, "delivered": 0,
             "hit": json.dumps(plain(hit), ensure_ascii=False)} for hit in found if hit.document not in known]
    if made:
        connection.execute(db.match.insert(), made)


def _deliver(store: Store, row: Any) -> str | None:
    """Bring the waiting matches of one alert to its target; returns what went wrong."""
    table = db.match
    with store.connection() as connection:
        waiting = connection.execute(select(table).where(table.c.alert == row.name, table.c.delivered == 0).order_by(
            table.c.at, table.c.document)).all()
        last = connection.execute(select(table).where(table.c.alert == row.name).order_by(
            table.c.at.desc(), table.c.document).limit(FEED)).all()
    if not waiting:
        return None
    hits = [json.loads(match.hit) for match in waiting]
    try:
        kind = _kind(row.target)
        if kind == "webhook":
            _post(row.target, {"alert": row.name, "query": row.query, "matches": hits})
        elif kind == "feed":
            with replacing(Path(row.target)) as feed:
                feed.write(atom(row.name, row.query, [(match.at, json.loads(match.hit)) for match in last]))
        else:
            with open(row.target, "a", encoding="utf-8") as file:
                file.writelines(json.dumps({"alert": row.name, **hit}, ensure_ascii=False) + "\n" for hit in hits)
    except (OSError, urllib.error.URLError) as error:
        return f"alert {row.name}: {row.target} cannot be reached ({error}); {len(hits)} matches wait for the next run"
    with store.connection(writes=True) as connection:
        connection.execute(update(table).where(table.c.alert == row.name, table.c.document.in_(
            [match.document for match in waiting])).values(delivered=1))
    return None


def _kind(target: str) -> str:
    if target.startswith(("http://", "https://")):
        return "webhook"
    if target.endswith((".xml", ".atom")):
        return "feed"
    if target.endswith(".jsonl"):
        return "file"
    raise QueryError(f"{target} is no target; give a .xml or .atom file for a feed, a .jsonl file, or an http(s):// address")


def _post(address: str, body: dict[str, Any]) -> None:
    request = urllib.request.Request(address, json.dumps(body, ensure_ascii=False).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=_SECONDS):
        pass
