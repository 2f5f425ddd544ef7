"""How far a run through its inputs is: bytes of files and pages of the web, for the time that is left."""

from __future__ import annotations

from dataclasses import dataclass

PAGE = 100_000
"""Bytes that a page still to be fetched counts as."""


@dataclass(slots=True)
class Tally:
    """``done`` of ``total`` bytes; both grow while sources find out what they hold."""

    total: int = 0
    done: int = 0

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return min(1.0, self.done / self.total) if self.total else 0.0
