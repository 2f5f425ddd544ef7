"""Whose turn it is: one host is asked only so often, however many threads ask."""

from __future__ import annotations

import threading
import time


class Stopped(Exception):
    """The run was ended while it waited."""


class Turns:
    """Hands out the moments at which hosts may be asked; shared by the fetchers of a run, as is the signal that ends them."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()

    def take(self, host: str, interval: float) -> None:
        """Wait for the next turn of a host; the one after it comes ``interval`` seconds later."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next.get(host, now))
            self._next[host] = turn + interval
        self.wait(turn - now)

    def wait(self, seconds: float) -> None:
        """Wait; raises Stopped where the run ends meanwhile."""
        if self._stop.wait(max(0.0, seconds)):
            raise Stopped

    def stop(self) -> None:
        """End all waiting."""
        self._stop.set()
