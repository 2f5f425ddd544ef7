"""Inputs → articles: files, folders, JSONL, standard input. A bad input yields a failure; the others go on."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from musnad.page.decode import Undecodable, decode, has_arabic
from musnad.page.document import BadDate, article, publication
from musnad.records import Document

SUFFIXES = (".txt", ".jsonl", ".text")
"""What a folder is searched for."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: where (file, with the line for JSONL) and why, in one line."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


def documents(inputs: Iterable[str], published: str | None = None) -> Iterator[Document | Failure]:
    """The articles of all inputs in order, with a Failure in the place of each that cannot be read."""
    for name in inputs:
        if name == "-":
            yield from _file("standard input", sys.stdin.buffer.read(), published, jsonl=False)
            continue
        path = Path(name)
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES and p.is_file())
            if not files:
                yield Failure(name, f"holds no article; expected {', '.join(SUFFIXES)} files in the folder")
            for file in files:
                yield from _path(file, published)
        else:
            yield from _path(path, published)


def _path(path: Path, published: str | None) -> Iterator[Document | Failure]:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        yield Failure(str(path), "no such file; check the path")
        return
    except OSError as error:
        yield Failure(str(path), f"cannot be read ({error.strerror}); check its permissions")
        return
    yield from _file(str(path), data, published, jsonl=path.suffix == ".jsonl")


def _file(where: str, data: bytes, published: str | None, *, jsonl: bool) -> Iterator[Document | Failure]:
    if not data.strip():
        yield Failure(where, "is empty; nothing to read")
        return
    try:
        text = decode(data)
    except Undecodable as error:
        yield Failure(where, str(error))
        return
    if jsonl or _looks_like_jsonl(text):
        yield from _jsonl(where, text, published)
        return
    yield from _article(where, {"id": Path(where).stem if where != "standard input" else "stdin", "text": text}, published)


def _looks_like_jsonl(text: str) -> bool:
    line = text.lstrip("\ufeff \n").partition("\n")[0].strip()
    return line.startswith('{"') and line.endswith("}")


def _jsonl(where: str, text: str, published: str | None) -> Iterator[Document | Failure]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        spot = f"{where}:{number}"
        try:
            entry = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield Failure(spot, f"is not JSON ({str(error)[:80]}); write one article a line")
            continue
        if not isinstance(entry, dict) or not isinstance(entry.get("text"), str):
            yield Failure(spot, 'is no article; a line is {"id": …, "text": …}')
            continue
        entry.setdefault("id", f"{Path(where).stem}-{number}")
        yield from _article(spot, entry, published)


def _article(where: str, entry: dict[str, object], published: str | None) -> Iterator[Document | Failure]:
    text = str(entry["text"])
    if not has_arabic(text):
        yield Failure(where, "holds no Arabic text; Musnad reads Arabic news only")
        return

    def known(name: str) -> str | None:
        value = entry.get(name)
        return value if isinstance(value, str) and value else None

    when = known("published") or published
    try:
        publication(when)
    except BadDate as error:
        yield Failure(where, f"{error}; read without a date")
        when = None
    yield article(text, when, id=str(entry["id"]), url=known("url"), outlet=known("outlet"), headline=known("headline"))
