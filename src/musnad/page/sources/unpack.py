"""gzip and zip → what is packed in them, never more than a bound: a small file may unpack to terabytes."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator

from musnad.page.sources.raw import Failure, Raw

LARGEST = 256 << 20
"""Bytes that one packed file may unpack to."""
MEMBERS = 100_000
"""Files that one zip may hold."""

BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, EOFError, OSError,
           ValueError, LookupError)
"""What the standard library raises for damaged zips."""


class TooLarge(ValueError):
    """Packed data that unpacks to more than the bound."""


def gunzip(data: bytes, most: int = LARGEST) -> bytes:
    """The bytes of a gzip file of any number of members; raises TooLarge, ValueError where it is damaged or cut off.

    >>> import gzip
    >>> gunzip(gzip.compress(b"one") + gzip.compress(b"two"))
    b'onetwo'
    """
    made: list[bytes] = []
    left = most
    while data.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(31)
        try:
            part = unpacker.decompress(data, left + 1)
        except zlib.error as error:
            raise ValueError(f"is a damaged gzip file ({error})") from error
        left -= len(part)
        if left < 0:
            raise TooLarge(f"unpacks to more than {most >> 20} MB; split it, or unpack it yourself")
        made.append(part)
        if not unpacker.eof:
            raise ValueError("is a gzip file that was cut off; fetch or copy it again")
        data = unpacker.unused_data.lstrip(b"\0")
    return b"".join(made)


def members(raw: Raw) -> Iterator[Raw | Failure]:
    """The files in a zip, in order of their names."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw.data))
        infos = sorted((i for i in archive.infolist() if not i.is_dir()), key=lambda i: i.filename)
    except BROKEN as error:
        yield Failure(raw.where, f"is a damaged zip file ({error})")
        return
    if len(infos) > MEMBERS:
        yield Failure(raw.where, f"holds {len(infos):,} files; split it into zips of at most {MEMBERS:,}")
        return
    left = LARGEST
    for info in infos:
        name = f"{raw.where}!{info.filename}"
        try:
            with archive.open(info) as file:
                data = file.read(left + 1)
        except BROKEN as error:
            yield Failure(name, f"cannot be unpacked ({error})")
            continue
        left -= len(data)
        if left < 0:
            yield Failure(raw.where, f"unpacks to more than {LARGEST >> 20} MB; split it, or unpack it yourself")
            return
        yield Raw(name, data, published=raw.published)
