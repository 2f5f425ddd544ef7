"""The bar on stderr: how many are read, how fast, how much time is left; only where a person looks on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeVar

from musnad.page.sources.tally import Tally

_T = TypeVar("_T")
_EVERY = 0.2
_WIDTH = 24


@contextmanager
def progress(items: Iterable[_T], tally: Tally, *, shown: bool = True, out: TextIO | None = None) -> Iterator[Iterator[_T]]:
    """The items, with a bar drawn while they are taken; taken off at the end."""
    out = out or sys.stderr
    if not (shown and out.isatty()):
        yield iter(items)
        return
    try:
        yield _drawn(items, tally, out)
    finally:
        out.write("\r\x1b[K")
        out.flush()


@contextmanager
def making(what: str, out: TextIO | None = None) -> Iterator[Callable[[float], None] | None]:
    """A bar for what is made once: gives what hears how far it is, None where nobody looks on; taken off at the end."""
    out = out or sys.stderr
    if not out.isatty():
        yield None
        return
    drawn = 0.0

    def told(share: float) -> None:
        nonlocal drawn
        if time.monotonic() - drawn >= _EVERY:
            drawn = time.monotonic()
            out.write(f"\r\x1b[K[{'#' * int(share * _WIDTH):{_WIDTH}}] {share:.0%}  {what}")
            out.flush()

    try:
        yield told
    finally:
        if drawn:
            out.write("\r\x1b[K")
            out.flush()


def _drawn(items: Iterable[_T], tally: Tally, out: TextIO) -> Iterator[_T]:
    start = drawn = time.monotonic()
    for count, item in enumerate(items, start=1):
        yield item
        now = time.monotonic()
        if now - drawn >= _EVERY:
            drawn = now
            out.write("\r\x1b[K" + line(count, now - start, tally.share))
            out.flush()


def line(count: int, seconds: float, share: float) -> str:
    """What the bar says after some seconds.

    >>> line(1200, 10, 0.25)
    '[######                  ] 25%  1,200 read, 120/s, 30 s left'
    """
    full = int(share * _WIDTH)
    rate = count / seconds if seconds else 0.0
    left = f", {_duration(seconds / share - seconds)} left" if 0 < share < 1 else ""
    return f"[{'#' * full:{_WIDTH}}] {share:.0%}  {count:,} read, {rate:,.0f}/s{left}" if rate >= 1 else (
        f"[{'#' * full:{_WIDTH}}] {share:.0%}  {count:,} read, {rate * 60:,.1f}/min{left}")


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"
