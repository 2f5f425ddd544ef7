"""Connections only to public addresses and only until a deadline: the network below the web client.

A name is resolved here, every address it has is checked, and the connection goes to the address that was checked; so neither a
redirect nor a name that resolves otherwise a moment later (DNS rebinding) leads into a private network.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from functools import cache
from typing import Any

import httpcore
import httpx

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SMALLEST = 0.001


class Forbidden(Exception):
    """An address that must not be connected to; the message says which and how to allow it."""


class TooSlow(httpcore.TimeoutException):
    """The time for the whole answer is over."""


def public(address: str) -> bool:
    """Whether an IP address is one of the public internet: not private, loopback, link-local, shared, multicast or reserved.

    >>> public("93.184.216.34"), public("10.0.0.1"), public("169.254.169.254"), public("::ffff:127.0.0.1")
    (True, False, False, False)
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return public(str(inner))
    return found.is_global and not found.is_multicast


class Deadline:
    """When the answer that is being read must be there; one for all connections of a client."""

    def __init__(self) -> None:
        self._end = float("inf")

    def set(self, seconds: float) -> None:
        """Start the time of an answer."""
        self._end = time.monotonic() + seconds

    @property
    def over(self) -> bool:
        """Whether it has passed."""
        return time.monotonic() >= self._end

    def left(self, timeout: float | None) -> float | None:
        """The shorter of a time-out and what is left; raises TooSlow where nothing is."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TooSlow("no whole answer in time")
        return max(_SMALLEST, min(timeout, left) if timeout is not None else left) if left != float("inf") else timeout


class _Stream(httpcore.NetworkStream):
    """A connection whose every step ends by the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None,
                  timeout: float | None = None) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class _Backend(httpcore.NetworkBackend):
    """Resolves names, checks addresses, connects."""

    def __init__(self, deadline: Deadline, private: bool) -> None:
        self._deadline, self._private = deadline, private
        self._backend = httpcore.SyncBackend()

    def connect_tcp(self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
                    socket_options: Iterable[Any] | None = None) -> httpcore.NetworkStream:
        addresses = resolve(host, port)
        if not self._private:
            check(host, addresses)
        for number, address in enumerate(addresses):
            try:
                stream = self._backend.connect_tcp(address, port, self._deadline.left(timeout), local_address, socket_options)
                return _Stream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number + 1 == len(addresses):
                    raise
        raise httpcore.ConnectError("the name has no address")


def resolve(host: str, port: int) -> list[str]:
    """The IP addresses of a host; raises httpcore.ConnectError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError("there is no such host; check the address and the network") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def check(host: str, addresses: list[str]) -> None:
    """Raise Forbidden where any address of a host is not public."""
    for address in addresses:
        if not public(address):
            shown = host if host == address else f"{host} ({address})"
            raise Forbidden(f"leads to {shown}, an address of a private network; --allow-private reads it nevertheless")


@cache
def certificates() -> ssl.SSLContext:
    """The certificates that are trusted; reading them takes a while, so once."""
    return httpx.create_ssl_context()


class Transport(httpx.HTTPTransport):
    """An httpx transport over the guarded network; ``private`` lifts the check of addresses."""

    def __init__(self, deadline: Deadline, *, private: bool = False, keep: int = 20) -> None:
        super().__init__(verify=certificates())
        self._pool = httpcore.ConnectionPool(ssl_context=certificates(), max_connections=keep,
                                             max_keepalive_connections=keep, keepalive_expiry=5.0, http1=True,
                                             network_backend=_Backend(deadline, private))
