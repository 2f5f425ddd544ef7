"""What the store holds in the formats of others."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from fastapi import APIRouter, HTTPException, Response
from fastapi.responses import StreamingResponse

from musnad.export.formats import END, FOLDERS, lines, write
from musnad.query.errors import check_days
from musnad.serve.asked import Area, From, Stored, To, given
from musnad.serve.problems import RESPONSES

router = APIRouter(tags=["exports"])
Format = Literal["jsonl", "geojson", "ftm", "jsonld", "ical", "plover", "polecat", "cameo", "csv", "parquet", "gdelt"]
_LINES = "application/jsonl"
_MEDIA = {"jsonl": _LINES, "geojson": "application/geo+json", "ftm": _LINES, "plover": _LINES, "jsonld": "application/ld+json",
          "ical": "text/calendar; charset=utf-8"}
_SUFFIX = {"ftm": "ftm.jsonl", "plover": "plover.jsonl", "polecat": "polecat.csv", "cameo": "cameo.csv", "ical": "ics"}
_BLOCK = 64 << 10


@router.get("/exports/{format}", response_class=Response, responses=RESPONSES, summary="All of the store in one format")
def export(store: Stored, format: Format, first: From = None, last: To = None, area: Area = None) -> Response:
    """A stream of lines; `csv`, `parquet` and `gdelt` as a zip of their files. `in` is for `ical`."""
    first, last, area = given(first), given(last), given(area)
    check_days(first, last)
    if format in FOLDERS:
        return _file(_zipped(store, format, first, last), f"{format}.zip", "application/zip")
    found = lines(store, format, first=first, last=last, area=area)
    content = _blocks(found, END.get(format, "\n"))
    return _file(content, _SUFFIX.get(format, format), _MEDIA.get(format, "text/csv; charset=utf-8"))


def _file(content: Iterator[bytes], suffix: str, media: str) -> Response:
    return StreamingResponse(content, media_type=media, headers={
        "Content-Disposition": f'attachment; filename="musnad.{suffix}"', "Cache-Control": "no-store"})


def _blocks(found: Iterator[str], end: str) -> Iterator[bytes]:
    block = io.StringIO()
    for line in found:
        block.write(line + end)
        if block.tell() > _BLOCK:
            yield block.getvalue().encode("utf-8", "replace")
            block = io.StringIO()
    yield block.getvalue().encode("utf-8", "replace")


def _zipped(store: Stored, form: str, first: str | None, last: str | None) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        try:
            files = write(store, form, Path(folder) / "files", first=first, last=last)
        except ImportError as error:
            raise HTTPException(501, "Parquet needs pyarrow on the server: pip install 'musnad[parquet]'") from error
        with tempfile.TemporaryFile() as packed:
            with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
                for file in files:
                    archive.write(file, file.name)
            packed.seek(0)
            while block := packed.read(_BLOCK):
                yield block
