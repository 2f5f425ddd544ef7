"""`musnad watch`: keep what is new in feeds, round after round."""

from __future__ import annotations

import re
import signal
import sqlite3
import sys
import threading
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

import click

from musnad.cli.failed import Failed
from musnad.cli.storing import opened
from musnad.page.entries import from_page
from musnad.page.sources.following import Follower
from musnad.page.sources.raw import Failure
from musnad.page.sources.seen import Seen
from musnad.page.sources.watch import Entry, new_entries
from musnad.page.sources.web import usual
from musnad.reader import Reader
from musnad.store.errors import StoreError
from musnad.store.store import Store

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def seconds(text: str) -> float:
    """A duration in seconds; raises ValueError.

    >>> seconds("10m"), seconds("1h30m"), seconds("45")
    (600.0, 5400.0, 45.0)
    """
    if text.strip().isdigit():
        return float(text)
    parts = re.findall(r"(\d+)\s*([smhd])", text.lower())
    if not parts or re.sub(r"(\d+)\s*([smhd])\s*", "", text.lower()).strip():
        raise ValueError(f"{text!r} is no duration: write it as 10m, 1h30m or 45s")
    return float(sum(int(number) * _UNITS[unit] for number, unit in parts))


def state_path(store: str, state: Path | None) -> Path:
    """Where the entries that were seen are kept: beside the store, for PostgreSQL in the working folder."""
    return state or Path("musnad.watch" if store.startswith(("postgresql:", "postgres:")) else store + ".watch")


def watch_all(inputs: Sequence[str], every: float | None, where: str | None, state: Path | None, reader: Reader, *,
              rules: Path | None = None, private: bool = False, failures: Path | None = None) -> int:
    """Take in what is new, and again ``every`` seconds (None: one round) until a signal ends it; returns the exit code."""
    store = opened(where, create=True, reader=reader)
    path = state_path(store.where, state)
    try:
        seen = Seen(path)
    except sqlite3.Error as error:
        click.echo(f"musnad: {path}: cannot keep what was seen ({error}); name another file with --state", err=True)
        return 1
    stopped = threading.Event()
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stopped.set())
    failed = 0
    while True:
        began = time.monotonic()
        with Failed(failures, more=True) as told, closing(Follower(usual(private=private))) as follower:
            try:
                became = _round(inputs, follower, seen, store, reader, told, stopped, rules)
            except (StoreError, sqlite3.Error) as error:
                click.echo(f"musnad: {error}", err=True)
                return 1
            failed += told.count
        shown = ", ".join(f"{count} {word}" for word, count in became.items()) or "nothing new"
        click.echo(f"{datetime.now():%Y-%m-%d %H:%M:%S}  {shown}" + (f", {told.count} failed" if told.count else ""))
        sys.stdout.flush()
        if every is None or stopped.wait(max(0.0, every - (time.monotonic() - began))):
            return 1 if failed and every is None else 0


def _round(inputs: Sequence[str], follower: Follower, seen: Seen, store: Store, reader: Reader, told: Failed,
           stopped: threading.Event, rules: Path | None = None) -> Counter[str]:
    became: Counter[str] = Counter()
    with closing(new_entries(inputs, follower, seen)) as entries:
        for item in entries:
            if isinstance(item, Failure):
                told.add(item)
            else:
                _take(item, seen, store, reader, told, became, rules)
            if stopped.is_set():
                break
    return became


def _take(entry: Entry, seen: Seen, store: Store, reader: Reader, told: Failed, became: Counter[str],
          rules: Path | None) -> None:
    """Keep one entry, then note it: stopped in between, it is found in the store the next time, so not doubled."""
    for item in (entry.page,) if isinstance(entry.page, Failure) else from_page(entry.page, None, rules):
        if isinstance(item, Failure):
            told.add(item)
            seen.failed(entry.feed, entry.key, item.why)
            continue
        became["there already" if store.holds(item, reader.book.version) else store.ingest(reader.read(item))] += 1
        seen.taken(entry.feed, entry.key)
