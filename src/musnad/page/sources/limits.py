"""How long, how much and how often the web client asks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds, bytes and counts; the defaults are polite and end every page within minutes."""

    connect: float = 10.0
    read: float = 20.0
    """Seconds without a byte."""
    whole: float = 60.0
    """Seconds for an answer from the first step to its last byte."""
    size: int = 32 << 20
    """Bytes of a page, unpacked."""
    redirects: int = 8
    tries: int = 4
    patience: int = 3
    """Pages in a row for which a host may not answer until it is left alone for a minute."""
    pause: float = 1.0
    """Seconds before the second try; each later pause is twice as long."""
    longest_wait: float = 120.0
    """Seconds that Retry-After may ask for; a longer wait is a failure that says so."""
    interval: float = 1.0
    """Seconds between two requests to one host; more where its robots.txt asks for more."""
    longest_interval: float = 30.0
