"""robots.txt (RFC 9309): what a host lets be read, and how often."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from musnad.page.sources.errors import FetchError

AGENT = "musnad"
"""The name under which robots.txt may speak of Musnad."""
LARGEST = 1 << 20
_FRESH = 3600.0


@dataclass(frozen=True, slots=True)
class Rules:
    """What one host says: its robots.txt (None: all is allowed), or why none of it may be read."""

    parsed: Protego | None
    closed: str | None
    until: float

    def refusal(self, url: str) -> str | None:
        """Why a page is not to be read; None where it may be."""
        if self.closed is not None:
            return self.closed
        if self.parsed is not None and not self.parsed.can_fetch(url, AGENT):
            return "is closed to programs by the robots.txt of its host; save the page yourself and give the file"
        return None

    @property
    def delay(self) -> float:
        """Seconds between two requests that the host asks for."""
        return float(self.parsed.crawl_delay(AGENT) or 0) if self.parsed is not None else 0.0


class Robots:
    """The rules of hosts, each asked for once an hour; ``ask`` gets a robots.txt: its status and bytes, or raises FetchError."""

    def __init__(self, ask: Callable[[str], tuple[int, bytes]]) -> None:
        self._ask = ask
        self._known: dict[str, Rules] = {}

    def rules(self, origin: str) -> Rules:
        """The rules of an origin such as ``https://example.com``."""
        known = self._known.get(origin)
        if known is None or known.until < time.monotonic():
            known = self._known[origin] = self._fetched(origin)
        return known

    def known_delay(self, origin: str) -> float:
        """Seconds between two requests that an origin asked for, as far as its rules are known."""
        known = self._known.get(origin)
        return known.delay if known is not None else 0.0

    def _fetched(self, origin: str) -> Rules:
        until = time.monotonic() + _FRESH
        try:
            status, data = self._ask(origin + "/robots.txt")
        except FetchError as error:
            why = str(error) if error.host else f"cannot be asked for, since robots.txt of its host {error}"
            return Rules(None, why, time.monotonic() + 60)
        if status < 300:
            return Rules(Protego.parse(data.decode("utf-8", "replace")), None, until)
        return Rules(None, None, until)  # none there, or not for us to see: RFC 9309 lets all be read
