"""The files that pages need, shipped within the package: kept in memory, packed once, cached by the browser by content."""

from __future__ import annotations

import gzip
import mimetypes
import re
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from fastapi import APIRouter, HTTPException, Request, Response

FOLDER = Path(__file__).parent / "assets"
router = APIRouter(include_in_schema=False)
_TYPES = {".mjs": "text/javascript", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
          ".woff2": "font/woff2", ".svg": "image/svg+xml"}
_PACKED = {".woff2", ".png"}
"""Suffixes of what is packed already."""
_LINKED = re.compile(rb'url\("(fonts/[^"]+)"\)')
"""What a style sheet names, by its place beside it."""


@lru_cache(maxsize=1)
def _files() -> dict[str, Path]:
    return {path.relative_to(FOLDER).as_posix(): path for path in FOLDER.rglob("*") if path.is_file()}


@lru_cache(maxsize=128)
def _content(name: str) -> tuple[bytes, bytes | None, str]:
    """Bytes (of a style sheet with the hashes of what it names), the same packed where that helps, and the hash."""
    data = _files()[name].read_bytes()
    if name.endswith(".css"):
        data = _LINKED.sub(lambda found: b'url("%s?%s")' % (found[1], _content(found[1].decode())[2].encode()), data)
    packed = None if Path(name).suffix in _PACKED else gzip.compress(data, 6, mtime=0)
    return data, packed, blake2b(data, digest_size=8).hexdigest()


def address(name: str) -> str:
    """The address of an asset, which changes with its content; raises KeyError where there is none."""
    return f"/assets/{name}?{_content(name)[2]}"


@router.get("/assets/{name:path}")
def asset(request: Request, name: str) -> Response:
    """One file."""
    if name not in _files():
        raise HTTPException(404, f"no asset {name}")
    data, packed, digest = _content(name)
    packing = packed is not None and "gzip" in request.headers.get("accept-encoding", "")
    etag = f'"{digest}{"-gz" if packing else ""}"'
    headers = {"ETag": etag, "Vary": "Accept-Encoding", "Cache-Control": "public, max-age=31536000, immutable"}
    if request.url.query != digest:  # modules import each other without the hash
        headers["Cache-Control"] = "no-cache"
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    suffix = Path(name).suffix
    media = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    if packed is not None and packing:
        return Response(packed, 200, headers | {"Content-Encoding": "gzip"}, media)
    return Response(data, 200, headers, media)
