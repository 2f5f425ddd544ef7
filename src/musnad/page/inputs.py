"""Inputs → articles: files, folders, archives, tables, addresses. A bad input yields a failure; the others go on."""

from __future__ import annotations

import gzip
import io
import json
import re
import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import IO, TYPE_CHECKING

from musnad.page.decode import Undecodable, decode
from musnad.page.entries import from_entry, from_link, parts_of
from musnad.page.joining import Joiner, Part
from musnad.page.sources.files import SUFFIXES, files_in, stem, suffix
from musnad.page.sources.kind import Kind, kind_of
from musnad.page.sources.listing import LISTS, BadListing, listing
from musnad.page.sources.raw import Failure, Raw
from musnad.page.sources.table import Columns, csv_rows, parquet_rows
from musnad.page.sources.tally import PAGE, Tally
from musnad.page.sources.unpack import LARGEST, gunzip, members
from musnad.records import Document

if TYPE_CHECKING:
    from musnad.page.sources.following import Follower
    from musnad.page.sources.web import Fetcher

__all__ = ["SUFFIXES", "Failure", "Taking", "documents", "documents_of"]

_LONGEST_LINE = 64 << 20
_STREAMED = (".jsonl", ".ndjson", ".csv", ".tsv", ".parquet", ".warc", ".wacz")
_NESTED = 4
"""Archives within archives that are opened."""
_STDIN = "standard input"
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
Found = Iterator[Document | Failure]
Unread = Document | Failure | Raw
"""An article as it was given, or the page in which it must be found."""
Taken = Iterator[Document | Failure | Part | Raw]
"""Before the pages of one article are joined."""


@dataclass(frozen=True, slots=True)
class Taking:
    """How inputs are taken in."""

    published: str | None = None
    """Of what carries no date itself."""
    columns: Columns = field(default_factory=Columns)
    private: bool = False
    """Addresses of private networks are fetched too."""
    rules: Path | None = None
    """The user's word lists, for pages."""
    failures: Path | None = None
    """What the run itself writes: left out where a folder holds it."""
    fetcher: Fetcher | None = None
    """In place of the usual one."""


def documents(inputs: Iterable[str], published: str | None = None, *, how: Taking | None = None,
              tally: Tally | None = None) -> Found:
    """The articles of all inputs in order, with a Failure in the place of each that cannot be read.

    The pages of one article are joined into one, which stands where the last of them stood (`joining.py`).
    ``published`` is short for ``how=Taking(published)``; ``tally`` is told how far the run is.
    """
    return _joined(_Intake(how or Taking(published), tally or Tally()).taken(inputs))


def unread(inputs: Iterable[str], *, how: Taking, tally: Tally) -> Iterator[Unread]:
    """The same before any page is read: another process can do that (``parts_of``), which takes most of the time."""
    return (item for item in _Intake(how, tally, whole=True).taken(inputs) if not isinstance(item, Part))


def documents_of(file: io.BufferedReader, where: str, how: Taking) -> Found:
    """The articles of one open file, which ``where`` names; pages of one article are joined within it."""
    return _joined(_Intake(how, Tally()).opened(file, where))


def _joined(items: Taken) -> Found:
    joined: Iterator[Document | Failure] = Joiner().joined(item for item in items if not isinstance(item, Raw))
    return joined


@dataclass(slots=True)
class _Intake:
    how: Taking
    tally: Tally
    whole: bool = False
    """Pages are handed on as they are."""
    _follower: Follower | None = field(default=None, init=False)
    _named: set[str] = field(default_factory=set, init=False)
    """Files given by their own name: only such a list of addresses is followed, not one that a folder holds."""

    def taken(self, inputs: Iterable[str]) -> Taken:
        found: list[Path | Raw | Failure | str] = []
        written = self.how.failures.resolve() if self.how.failures is not None else None
        for name in inputs:
            path = Path(name)
            if name == "-":
                found.append(Raw(_STDIN, b"", id="stdin"))
            elif _ADDRESS.match(name):
                found.append(name)
            elif "://" in name:
                found.append(Failure(name, "is no address that can be read; give one of http:// or https://, or a file"))
            elif path.is_dir():
                files = [file for file in files_in(path) if file.resolve() != written]
                found += files
                if not files:
                    found.append(Failure(name, f"holds no article; expected {', '.join(SUFFIXES)} files in the folder"))
            else:
                found.append(path)
                self._named.add(name)
        self.tally.total += sum(item.stat().st_size for item in found if isinstance(item, Path) and item.is_file())
        self.tally.total += PAGE * sum(isinstance(item, str) for item in found)
        for form, items in groupby(found, type):
            if form is str:
                yield from self._pages(self.follower.pages(map(str, items)))
                continue
            for item in items:
                if isinstance(item, Failure):
                    yield item
                elif isinstance(item, Raw):
                    yield from self._raw(replace(item, data=sys.stdin.buffer.read()))
                elif isinstance(item, Path):
                    yield from self._path(item)

    @property
    def follower(self) -> Follower:
        """What fetches addresses; made when there is one."""
        if self._follower is None:
            from musnad.page.sources.following import Follower
            from musnad.page.sources.web import usual

            self._follower = Follower(self.how.fetcher or usual(private=self.how.private), self.tally)
        return self._follower

    def _path(self, path: Path) -> Taken:
        where = str(path)
        try:
            with path.open("rb") as file:
                before = self.tally.done
                for item in self.opened(file, where):
                    self.tally.done = before + file.tell()
                    yield item
                self.tally.done = before + path.stat().st_size
        except FileNotFoundError:
            yield Failure(where, "no such file; check the path")
        except OSError as error:
            yield Failure(where, f"cannot be read ({error.strerror or error}); check its permissions")

    def opened(self, file: io.BufferedReader, where: str) -> Taken:
        """The articles of an open file, with a Failure in the place of what breaks off."""
        try:
            yield from self._file(file, where)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield Failure(where, f"is a damaged gzip file ({error}); what stood before was read")
        except OSError as error:
            yield Failure(where, f"cannot be read ({error.strerror or error}); check its permissions")

    def _file(self, file: io.BufferedReader, where: str) -> Taken:
        """The articles of an open file; one that may be large is read piece by piece."""
        form = suffix(where)
        if form not in _STREAMED or not file.peek(1):
            data = file.read(LARGEST + 1)
            if len(data) > LARGEST:
                yield Failure(where, f"has more than {LARGEST >> 20} MB; split it, or give it as .jsonl, .csv, .parquet or .warc")
                return
            yield from self._raw(Raw(where, data))
        elif form in (".warc", ".wacz"):
            yield from self._archive(file, where, form)
        else:
            packed = file.peek(2).startswith(b"\x1f\x8b")
            yield from self._rows(io.BufferedReader(gzip.GzipFile(fileobj=file)) if packed else file, where, form)

    def _raw(self, raw: Raw, depth: int = 0) -> Taken:
        """The articles in the bytes of one input."""
        kind = kind_of(raw)
        if depth > _NESTED:
            yield Failure(raw.where, f"packs archives within archives more than {_NESTED} deep; unpack it yourself")
        elif kind == "gzip":
            try:
                yield from self._raw(replace(raw, data=gunzip(raw.data), where=raw.where.removesuffix(".gz")), depth + 1)
            except ValueError as error:
                yield Failure(raw.where, str(error))
        elif kind == "zip":
            from musnad.page.sources.warc import is_wacz

            if is_wacz(io.BytesIO(raw.data)):
                yield from self._archive(io.BytesIO(raw.data), raw.where, ".wacz")
                return
            for item in members(raw):
                if isinstance(item, Failure):
                    yield item
                elif suffix(item.where) in SUFFIXES:
                    yield from self._raw(item, depth + 1)
        elif kind == "warc":
            yield from self._archive(io.BytesIO(raw.data), raw.where, ".warc")
        elif kind == "json":
            yield from self._json(raw)
        elif kind in ("jsonl", "csv", "parquet"):
            yield from self._rows(io.BytesIO(raw.data), raw.where, f".{kind}")
        elif kind in ("sitemap", "opml") and raw.where not in (*self._named, _STDIN):
            yield Failure(raw.where, "only lists addresses; give it by its own name to fetch them")
        elif kind in ("sitemap", "opml"):
            yield from self._pages(self.follower.listed(raw))
        elif kind in LISTS:
            yield from self._entries(raw, kind)
        else:
            yield from self._page(raw)

    def _page(self, raw: Raw) -> Taken:
        if self.whole:
            yield raw
        else:
            yield from parts_of(raw, self.how.published, self.how.rules)

    def _archive(self, file: IO[bytes], where: str, form: str) -> Taken:
        from musnad.page.sources.warc import wacz_pages, warc_pages

        yield from self._pages((wacz_pages if form == ".wacz" else warc_pages)(file, where))

    def _pages(self, pages: Iterator[Raw | Failure]) -> Taken:
        for item in pages:
            if isinstance(item, Failure):
                yield item
            elif kind_of(item) in ("html", "text"):
                yield from self._page(item)
            else:
                yield from self._raw(item)

    def _entries(self, raw: Raw, kind: Kind) -> Taken:
        """The articles that a saved feed carries itself; nothing is fetched."""
        try:
            links = listing(raw, kind).links
        except BadListing as error:
            yield Failure(raw.where, str(error))
            return
        if not links:
            yield Failure(raw.where, "is a feed without entries")
        for number, link in enumerate(links, start=1):
            yield from from_link(f"{raw.where}:{number}", link, f"{raw.id or stem(raw.where)}-{number}", self.how.published)

    def _rows(self, file: IO[bytes], where: str, form: str) -> Taken:
        if form in (".jsonl", ".ndjson"):
            yield from self._jsonl(file, where)
            return
        for item in (parquet_rows if form == ".parquet" else csv_rows)(file, where, self.how.columns):
            if isinstance(item, Failure):
                yield item
                continue
            spot, entry = item
            if not isinstance(entry.get("text"), str) or not str(entry["text"]).strip():
                yield Failure(spot, "has no text in its row")
                continue
            entry["id"] = entry.get("id") or f"{stem(where)}-{spot.rpartition(':')[2]}"
            yield from from_entry(spot, entry, self.how.published)

    def _json(self, raw: Raw) -> Taken:
        """The articles of a JSON file: one object or an array of them."""
        try:
            found = json.loads(decode(raw.data).removeprefix("\ufeff"))
        except Undecodable as error:
            yield Failure(raw.where, str(error))
            return
        except (ValueError, RecursionError) as error:
            if str(error).startswith("Extra data"):  # JSONL that is called .json
                yield from self._jsonl(io.BytesIO(raw.data), raw.where)
            else:
                yield Failure(raw.where, f"is not JSON ({str(error)[:80]})")
            return
        for number, entry in enumerate(found if isinstance(found, list) else [found], start=1):
            many = isinstance(found, list)
            name = raw.id or stem(raw.where)
            yield from self._entry(f"{raw.where}:{number}" if many else raw.where, entry, f"{name}-{number}" if many else name)

    def _jsonl(self, file: IO[bytes], where: str) -> Taken:
        for number, data in enumerate(_lines(file), start=1):
            if not data.strip():
                continue
            spot = f"{where}:{number}"
            try:
                entry = json.loads(decode(data).removeprefix("\ufeff"))
            except Undecodable as error:
                yield Failure(spot, str(error))
                continue
            except (ValueError, RecursionError) as error:
                yield Failure(spot, f"is not JSON ({str(error)[:80]}); write one article a line")
                continue
            yield from self._entry(spot, entry, f"{stem(where)}-{number}")

    def _entry(self, spot: str, entry: object, id: str) -> Taken:
        if isinstance(entry, dict) and isinstance(entry.get("text"), str):
            yield from from_entry(spot, {"id": id, **entry}, self.how.published)
        else:
            yield Failure(spot, 'is no article; one is {"id": …, "text": …}')


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines of a JSONL file; one in UTF-16, known by its byte-order mark, is read whole."""
    first = file.readline(_LONGEST_LINE)
    if first.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            yield from (line.encode() for line in decode(first + file.read(LARGEST)).split("\n"))
        except Undecodable:
            yield first
        return
    yield first
    while line := file.readline(_LONGEST_LINE):
        yield line
