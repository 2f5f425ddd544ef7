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
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import FrameType

import click

from musnad.cli.failed import Failed
from musnad.cli.storing import opened
from musnad.page.entries import from_page
from musnad.page.inputs import Taking
from musnad.page.sources.following import Follower
from musnad.page.sources.raw import Failure
from musnad.page.sources.seen import Seen
from musnad.page.sources.turns import Stopped
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


def watch_all(inputs: Sequence[str], every: float | None, where: str | None, state: Path | None, reader: Reader,
              how: Taking) -> int:
    """Take in what is new, and again ``every`` seconds (None: one round) until a signal ends it; returns the exit code."""
    store = opened(where, create=True, reader=reader)
    path = state_path(store.where, state)
    try:
        seen = Seen(path)
    except sqlite3.Error as error:
        click.echo(f"musnad: {path}: cannot keep what was seen ({error}); name another file with --state", err=True)
        return 1
    watch = Watch(inputs, Follower(how.fetcher or usual(private=how.private)), seen, store, reader, how)
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, watch.stop)
    while True:
        began = time.monotonic()
        with Failed(how.failures, more=True) as failed:
            try:
                became = watch.round(failed)
            except (StoreError, sqlite3.Error) as error:
                click.echo(f"musnad: {error}", err=True)
                return 1
        shown = ", ".join(f"{count} {word}" for word, count in became.items()) or "nothing new"
        click.echo(f"{datetime.now():%Y-%m-%d %H:%M:%S}  {shown}" + (f", {failed.count} failed" if failed.count else ""))
        sys.stdout.flush()
        if every is None or watch.stopped.wait(max(0.0, every - (time.monotonic() - began))):
            return 1 if failed.count and every is None else 0


@dataclass(slots=True)
class Watch:
    """Feeds that are looked at, round after round."""

    inputs: Sequence[str]
    follower: Follower
    seen: Seen
    store: Store
    reader: Reader
    how: Taking
    stopped: threading.Event = field(default_factory=threading.Event)

    def stop(self, number: int, _frame: FrameType | None) -> None:
        """End after the entry in hand; a second signal ends at once, which loses nothing either."""
        signal.signal(number, signal.SIG_DFL)
        self.stopped.set()
        self.follower.stop()

    def round(self, failed: Failed) -> Counter[str]:
        """Take in what is new; returns how many entries became what."""
        became: Counter[str] = Counter()
        with suppress(Stopped), closing(new_entries(self.inputs, self.follower, self.seen)) as entries:
            for item in entries:
                if isinstance(item, Failure):
                    failed.add(item)
                else:
                    self._take(item, failed, became)
                if self.stopped.is_set():
                    break
        self.follower.close()
        return became

    def _take(self, entry: Entry, failed: Failed, became: Counter[str]) -> None:
        """Keep one entry, then note it: stopped in between, it is found in the store the next time, so not doubled."""
        pages = (entry.page,) if isinstance(entry.page, Failure) else from_page(entry.page, self.how.published, self.how.rules)
        for item in pages:
            if isinstance(item, Failure):
                failed.add(item)
                self.seen.failed(entry.feed, entry.key, item.why)
                continue
            there = self.store.holds(item, self.reader.book.version)
            became["there already" if there else self.store.ingest(self.reader.read(item))] += 1
            self.seen.taken(entry.feed, entry.key)
