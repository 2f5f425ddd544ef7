"""WARC and WACZ → pages. A broken member or record is told and passed over; the archive is read to its end.

Both layouts are read: each record a gzip member of its own (what crawlers write), and plain or wholly gzipped text. After damage
reading goes on at the next thing that looks like the start of a member or record. warcio parses the records
themselves (`record.py`); FastWARC, where installed, reads as far as the archive is sound (`fastwarc.py`).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import IO

from musnad.page.sources import fastwarc
from musnad.page.sources.raw import Failure, Raw
from musnad.page.sources.record import Part, part
from musnad.page.sources.unpack import BROKEN

_MEMBER = b"\x1f\x8b\x08"
_RECORD = b"WARC/1."
_FIRST_LINE = re.compile(rb"WARC/1\.\d\r?\n")
_BLOCK = 1 << 16
_LARGEST_MEMBER = 64 << 20
"""Bytes of one gzip member, packed or unpacked, and of one record; a longer record (a video) is passed over."""
_TEXT = ("text/html", "application/xhtml+xml", "text/plain")


def warc_pages(file: IO[bytes], where: str) -> Iterator[Raw | Failure]:
    """The pages of a WARC file opened for reading in bytes: HTML and plain text that was answered with status 200."""
    start = given = 0
    if fastwarc.INSTALLED:
        for offset, found, start in fastwarc.parts(file, _LARGEST_MEMBER):  # noqa: B007
            for page in _page(found, f"{where}@{offset}") if found is not None else ():
                given += 1
                yield page
    file.seek(start)
    if start and not file.read(len(_RECORD)).startswith((_MEMBER, _RECORD)):  # within a gzip member of several records
        start = 0
    file.seek(start)
    yield from islice(_surely(file, where, start), 0 if start else given, None)


def _surely(file: IO[bytes], where: str, start: int) -> Iterator[Raw | Failure]:
    """The pages from the start of a member or record on, whatever damage lies there."""
    packed = file.read(2) == _MEMBER[:2]
    file.seek(start)
    if not packed:
        yield from _records(file, where, 0)
        return
    for offset, member in _members(file, start):
        if isinstance(member, str):
            yield Failure(f"{where}@{offset}", member)
        else:
            yield from _records(io.BytesIO(member), where, offset)


def wacz_pages(file: IO[bytes], where: str) -> Iterator[Raw | Failure]:
    """The pages of the WARC files in a WACZ."""
    try:
        archive = zipfile.ZipFile(file)
    except BROKEN as error:
        yield Failure(where, f"is a damaged WACZ file ({error})")
        return
    for info in archive.infolist():
        if info.filename.endswith((".warc", ".warc.gz")):
            name = f"{where}!{info.filename}"
            try:
                with archive.open(info) as member:
                    yield from warc_pages(member, name)
            except BROKEN as error:
                yield Failure(name, f"breaks off ({error})")


def is_wacz(file: IO[bytes]) -> bool:
    """Whether a zip is a WACZ: it holds WARC files."""
    try:
        return any(name.endswith((".warc", ".warc.gz")) for name in zipfile.ZipFile(file).namelist())
    except BROKEN:
        return False


def _members(file: IO[bytes], offset: int) -> Iterator[tuple[int, bytes | str]]:
    """The offset of each gzip member and its bytes, or what is wrong with it; the file stands at ``offset``."""
    data = bytearray(file.read(_BLOCK))
    while data:
        if not data.startswith(_MEMBER):
            skipped = _skip(data, file, 0)
            if skipped > 64 or bytes(data[:3]) == _MEMBER:
                yield offset, f"{skipped:,} bytes that are no gzip member; passed over"
            offset += skipped
            continue
        made, used, wrong = _member(data, file)
        if wrong is None:
            yield offset, bytes(made)
            del data[:used]
            offset += used
        else:
            yield offset, wrong
            offset += _skip(data, file, 1)
        if not data:
            data += file.read(_BLOCK)


def _member(data: bytearray, file: IO[bytes]) -> tuple[bytearray, int, str | None]:
    """Unpack the member that ``data`` starts with, filling ``data`` from the file: its bytes, its packed size, what is wrong."""
    unpacker = zlib.decompressobj(31)
    made = bytearray()
    used = 0
    while True:
        try:
            fresh = unpacker.decompress(bytes(data[used : used + _BLOCK]), _LARGEST_MEMBER - len(made) + 1)
        except zlib.error as error:
            return made, used, f"a damaged gzip member ({error}); passed over"
        used = min(used + _BLOCK, len(data))
        made += fresh
        if unpacker.eof:
            return made, used - len(unpacker.unused_data), None
        if len(made) > _LARGEST_MEMBER or used > _LARGEST_MEMBER:
            return bytearray(), used, f"a gzip member of more than {_LARGEST_MEMBER >> 20} MB; passed over"
        if used == len(data):
            more = file.read(_BLOCK)
            if not more:
                return made, used, "a gzip member that is cut off; passed over"
            data += more


def _skip(data: bytearray, file: IO[bytes], start: int) -> int:
    """Drop from ``data`` all before the next member at or after ``start``; returns how many bytes."""
    dropped = 0
    while True:
        found = data.find(_MEMBER, start)
        if found >= 0:
            del data[:found]
            return dropped + found
        more = file.read(_BLOCK)
        if not more:
            dropped += len(data)
            data.clear()
            return dropped
        kept = len(_MEMBER) - 1
        dropped += max(0, len(data) - kept)
        del data[: max(0, len(data) - kept)]
        data += more
        start = 0


def _records(file: IO[bytes], where: str, base: int) -> Iterator[Raw | Failure]:
    """The pages among records that stand one after another in plain bytes."""
    broken = False
    while True:
        start = file.tell()
        line = file.readline(_BLOCK)
        if not line:
            return
        if not line.strip():
            continue
        if not line.startswith(_RECORD):
            if not broken:
                yield Failure(f"{where}@{base + start}", "bytes that are no WARC record; passed over")
            broken = True
            _seek_record(file, start + 1)
            continue
        broken = False
        length = _headers(file)
        content = file.tell()
        if length is None:
            yield Failure(f"{where}@{base + start}", "a WARC record without Content-Length; passed over")
            continue
        if length > _LARGEST_MEMBER:
            file.seek(content + length)
            continue
        data = file.read(length)
        if len(data) < length:
            yield Failure(f"{where}@{base + start}", "a WARC record that is cut off; passed over")
            _seek_record(file, content)
            continue
        if file.read(2) not in (b"\r\n", b"\n\n", b"\nW", b"\n", b""):
            yield Failure(f"{where}@{base + start}", "a WARC record longer than its Content-Length; passed over")
            _seek_record(file, content)
            continue
        file.seek(start)
        block = file.read(content + length - start)
        yield from _block_page(block, f"{where}@{base + start}")


def _headers(file: IO[bytes]) -> int | None:
    """Read the headers of a record; returns its Content-Length."""
    length = None
    for _ in range(200):
        line = file.readline(_BLOCK)
        if not line.strip():
            break
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            length = int(value)
    return length


def _seek_record(file: IO[bytes], start: int) -> None:
    """Go to the next thing at or after ``start`` that looks like the first line of a record, else to the end."""
    file.seek(start)
    tail = b""
    while block := file.read(_BLOCK):
        found = _FIRST_LINE.search(tail + block)
        if found:
            file.seek(start - len(tail) + found.start())
            return
        start += len(block)
        tail = (tail + block)[-16:]


def _block_page(block: bytes, where: str) -> Iterator[Raw | Failure]:
    try:
        found = part(block, _LARGEST_MEMBER)
    except Exception as error:  # warcio lets through whatever damaged headers make Python raise
        yield Failure(where, f"a damaged WARC record ({str(error)[:80] or type(error).__name__}); passed over")
        return
    if found is not None:
        yield from _page(found, where)


def _page(found: Part, where: str) -> Iterator[Raw | Failure]:
    media, charset = content_type(found.media)
    if media is not None and media not in _TEXT:
        return
    if len(found.data) > _LARGEST_MEMBER:
        yield Failure(where, f"a page of more than {_LARGEST_MEMBER >> 20} MB; passed over")
    elif found.data.strip():
        yield Raw(f"{where} {found.url}" if found.url else where, found.data, url=found.url, charset=charset, media=media)


def content_type(value: str | None) -> tuple[str | None, str | None]:
    """Media type and charset of a Content-Type header.

    >>> content_type('text/HTML; charset="windows-1256"')
    ('text/html', 'windows-1256')
    """
    if not value:
        return None, None
    media, *rest = value.split(";")
    for parameter in rest:
        name, _, charset = parameter.partition("=")
        if name.strip().lower() == "charset" and charset.strip(" \"'"):
            return media.strip().lower(), charset.strip(" \"'").lower()
    return media.strip().lower() or None, None
