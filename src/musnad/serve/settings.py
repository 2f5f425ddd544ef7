"""How the server is set: where it listens, who may ask, how much it takes."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Bytes, characters and seconds; the defaults suit one analyst's own computer."""

    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    """Asked of everyone where it is set; without one only this computer is answered."""
    rules: Path | None = None
    """The user's word lists, for what is read here."""
    private: bool = False
    """Addresses of private networks are fetched too."""
    body: int = 4 << 20
    """Bytes of a request."""
    characters: int = 200_000
    """Of a text that is read here."""
    reading: float = 30.0
    """Seconds for fetching and reading."""

    alone: bool = False
    """The process is the server's own, so that its garbage collector may pass over what stays."""

    @property
    def loopback(self) -> bool:
        """Whether only this computer can reach the server."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether a host's name or address is this computer's own.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
