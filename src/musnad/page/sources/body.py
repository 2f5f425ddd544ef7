"""The body of an answer, never more than a bound: read piece by piece, unpacked piece by piece."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from itertools import chain


class TooMuch(ValueError):
    """A body that is longer than the bound, or unpacks to more."""


class Damaged(ValueError):
    """A packed body that cannot be unpacked, or is cut off."""


def body(pieces: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The bytes of a body in ``Content-Encoding`` gzip, deflate or none; raises TooMuch, Damaged.

    >>> body([zlib.compress(b"page")], "deflate", 100)
    b'page'
    """
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        made = bytearray()
        for piece in pieces:
            made += piece
            if len(made) > most:
                raise TooMuch
        return bytes(made)
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise Damaged(f"came packed as {encoding!r}, which was not asked for")
    return _unpacked(pieces, most, gzip=encoding != "deflate")


def _unpacked(pieces: Iterable[bytes], most: int, *, gzip: bool) -> bytes:
    unpacker = zlib.decompressobj(31 if gzip else 15)
    made = bytearray()
    first = True
    pieces = iter(pieces)
    for piece in pieces:
        if first and not gzip and int.from_bytes(piece[:2], "big") % 31:  # deflate without zlib's header, as some servers send it
            unpacker = zlib.decompressobj(-15)
        if first and gzip and piece and not piece.startswith(b"\x1f"):  # declared as packed, but it is not
            return body(chain([piece], pieces), "", most)
        first = first and not piece
        while piece:
            try:
                made += unpacker.decompress(piece, most - len(made) + 1)
            except zlib.error as error:
                raise Damaged(f"came in damaged packing ({error})") from error
            if len(made) > most:
                raise TooMuch
            piece = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            if unpacker.eof:
                if not gzip or not piece.startswith(b"\x1f\x8b"):
                    return bytes(made)
                unpacker = zlib.decompressobj(31)
    if not first and not unpacker.eof:
        raise Damaged("was cut off")
    return bytes(made)
