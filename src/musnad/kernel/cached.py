"""What was made once of rules and code, kept as files of named parts in the user's cache folder (or in ``MUSNAD_CACHE``).

A file is mapped, not read: only the parts that are used are brought to memory, and processes share them.
"""

from __future__ import annotations

import contextlib
import hashlib
import marshal
import mmap
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from musnad.kernel.files import replacing

_LENGTH = 8
"""Bytes at the start of a file that tell how long the table of parts is."""
_STAY = 24
"""Files of one sort that stay when another is written, those used last: one for each version of the rules and of the code."""


def code_of(*paths: Path) -> str:
    """A hash of the code in some files and folders and of the Python that runs it: what other code made is not read."""
    digest = hashlib.sha256(sys.version.encode())
    for path in paths:
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]


def folder() -> Path:
    """Where the files are."""
    given = os.environ.get("MUSNAD_CACHE")
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("musnad")


def kept(name: str) -> dict[str, memoryview] | None:
    """The parts of a file, None where there is no such file or it is not whole."""
    try:
        with (folder() / name).open("rb") as file:
            with contextlib.suppress(OSError):
                os.utime(file.name)
            return parts(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))
    except (OSError, ValueError, EOFError, TypeError):
        return None


def parts(packed: memoryview) -> dict[str, memoryview] | None:
    """The parts that ``pack`` packed, None where some are missing."""
    start = _LENGTH + int.from_bytes(packed[:_LENGTH], "little")
    table: dict[str, tuple[int, int]] = marshal.loads(packed[_LENGTH:start])  # our own file in the user's own folder
    if start + max([end for _, end in table.values()]) != len(packed):
        return None
    return {name: packed[start + first : start + end] for name, (first, end) in table.items()}


def pack(contents: dict[str, bytes]) -> bytes:
    """Some parts in a row behind a table of them."""
    table: dict[str, tuple[int, int]] = {}
    end = 0
    for name, content in contents.items():
        table[name] = (end, end + len(content))
        end += len(content)
    head = marshal.dumps(table)
    return b"".join([len(head).to_bytes(_LENGTH, "little"), head, *contents.values()])


def keep(name: str, packed: bytes) -> None:
    """Keep a file, whole or not at all; what cannot be kept costs time the next time, not correctness."""
    path = folder() / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(packed)
        alike = sorted(path.parent.glob(f"{name.partition('-')[0]}-*{path.suffix}"), key=_used)
        for old in alike[:-_STAY]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def _used(path: Path) -> float:
    return path.stat().st_mtime


class Shelf:
    """Things by number, each made of its bytes when it is asked for."""

    __slots__ = ("_at", "_content")

    def __init__(self, at: memoryview, content: memoryview) -> None:
        self._at = at.cast("I")
        self._content = content

    def take(self, number: int) -> Any:
        """The thing of a number, as plain values."""
        return marshal.loads(self._content[self._at[number] : self._at[number + 1]])


def shelve(things: Iterable[Any]) -> tuple[bytes, bytes]:
    """Where each thing starts, and all of them, for ``Shelf``."""
    from array import array

    at, packed = array("I", [0]), bytearray()
    for thing in things:
        packed += marshal.dumps(thing)
        at.append(len(packed))
    return at.tobytes(), bytes(packed)
