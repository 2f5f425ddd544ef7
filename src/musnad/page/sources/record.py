"""One WARC record → what of it may be a page, as warcio reads it."""

from __future__ import annotations

import io
from contextlib import redirect_stderr
from dataclasses import dataclass

from warcio.recordloader import ArcWarcRecord, ArcWarcRecordLoader

KINDS = ("response", "resource", "conversion")
"""Types of records that hold pages."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was answered at an address (status 200), or stored as from there: its declared Content-Type and its bytes."""

    url: str | None
    media: str | None
    data: bytes


def part(block: bytes, most: int) -> Part | None:
    """The content of a record, at most ``most`` + 1 bytes of it; None where it is no answer of status 200 and no resource.

    Raises whatever damaged headers make warcio raise.
    """
    with redirect_stderr(io.StringIO()):  # warcio tells of some damage there
        record = ArcWarcRecordLoader(verify_http=False).parse_record_stream(io.BytesIO(block))
    return part_of(record, most)


def part_of(record: ArcWarcRecord, most: int) -> Part | None:
    """The same of a record whose headers are read."""
    if record.rec_type not in KINDS:
        return None
    media = record.rec_headers.get_header("Content-Type")
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return None
        media = record.http_headers.get_header("Content-Type")
    with redirect_stderr(io.StringIO()):
        data = record.content_stream().read(most + 1)
    return Part(record.rec_headers.get_header("WARC-Target-URI"), media, data)
