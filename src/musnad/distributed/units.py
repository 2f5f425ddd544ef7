"""Inputs → the files that workers read: those of this computer, and what Daft finds under the addresses of other stores."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from musnad.distributed.engine import daft
from musnad.page.sources.files import SUFFIXES, files_in, suffix
from musnad.page.sources.raw import Failure

_REMOTE = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PATTERN = re.compile(r"[*?\[]")


def is_remote(path: str) -> bool:
    """Whether a path is an address that Daft opens (``s3://…``, ``file://…``), not the plain path of a file of this computer."""
    return _REMOTE.match(path) is not None


def files(inputs: Iterable[str]) -> Iterator[tuple[str, int] | Failure]:
    """The path and size of each file of the inputs, in order, with a Failure in the place of what is none."""
    for name in inputs:
        if name == "-" or name.startswith(("http://", "https://")):
            yield Failure(name, "cannot be shared out to workers; fetch it first (`musnad ingest` without --runner does)")
        elif is_remote(name):
            yield from _remote(name)
        else:
            yield from _local(Path(name), name)


def _local(path: Path, name: str) -> Iterator[tuple[str, int] | Failure]:
    if path.is_dir():
        found = files_in(path)
        if not found:
            yield Failure(name, f"holds no article; expected {', '.join(SUFFIXES)} files in the folder")
        yield from ((str(file.resolve()), file.stat().st_size) for file in found)
    elif path.is_file():
        yield str(path.resolve()), path.stat().st_size
    else:
        yield Failure(name, "no such file; check the path")


def _remote(address: str) -> Iterator[tuple[str, int] | Failure]:
    pattern = address if _PATTERN.search(address) or suffix(address) in SUFFIXES else address.rstrip("/") + "/**"
    try:
        listed = daft().from_glob_path(pattern).to_pydict()
    except Exception as error:  # whatever the store answers; Daft has no class of its own for it
        yield Failure(address, f"cannot be listed ({str(error).splitlines()[0][:160]})")
        return
    sizes = zip(listed["path"], listed["size"], strict=True)
    found = sorted((path, size or 0) for path, size in sizes if suffix(path) in SUFFIXES)
    if not found:
        yield Failure(address, f"holds no article; expected {', '.join(SUFFIXES)} files")
    yield from found
