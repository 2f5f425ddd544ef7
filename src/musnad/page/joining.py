"""The pages of one article, given together → one article: its whole text under what the first page says of it.

    joined = join([page_of(first), page_of(second)])
    Selectors(joined).of(*span).source   # the address of the page that the span stands on
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from musnad.records import Document

if TYPE_CHECKING:  # what reads HTML is loaded where there is some
    from musnad.page.html import Page
    from musnad.page.paging import Paging

_Other = TypeVar("_Other")
HELD = 1_000
"""Pages that wait for the others of their articles; when there are more, the longest waiting article goes on without."""
_REPEATED = 40
"""Characters from which a line that an earlier page has too is left out: a standfirst, a caption."""


@dataclass(frozen=True, slots=True)
class Part:
    """The article as one page of several has it."""

    document: Document
    paging: Paging


def body(document: Document) -> list[str]:
    """The lines of a text below its headline."""
    top = f"{document.headline}\n\n" if document.headline is not None else ""
    return document.text.removeprefix(top).split("\n")


def fresh_lines(pages: Sequence[Sequence[str]]) -> list[list[bool]]:
    """Which lines of each page are in the whole: all but those of some length that an earlier page has."""
    seen: set[str] = set()
    kept = []
    for lines in pages:
        kept.append([len(line) < _REPEATED or line not in seen for line in lines])
        seen.update(lines)
    return kept


def join_documents(documents: Sequence[Document]) -> Document:
    """One article from its pages in order."""
    pages = [body(document) for document in documents]
    lines = [line for page, kept in zip(pages[1:], fresh_lines(pages)[1:], strict=True)
             for line, fresh in zip(page, kept, strict=True) if fresh]
    return replace(documents[0], text="\n".join([documents[0].text, *lines]))


def join(pages: Sequence[Page]) -> Page:
    """One page from the pages of one article in order; its lines lead to all of them. Raises ValueError for other pages."""
    first = pages[0]
    for number, page in enumerate(pages, start=1):
        told, series = page.paging, first.paging.series if first.paging is not None else None
        if told is None or (told.series, told.number) != (series, number):
            raise ValueError(f"number {number} is not that page of the article")
    document = join_documents([page.document for page in pages])
    kept = fresh_lines([body(page.document) for page in pages])
    lines, captions, sources = list(first.lines), list(first.captions), [(0, _address(first))]
    at = len(first.document.text) + 1
    for page, fresh in zip(pages[1:], kept[1:], strict=True):
        sources.append((at, _address(page)))
        captions += page.captions
        texts = body(page.document)
        placed = page.lines[1:] if page.document.headline is not None else page.lines
        for text, (_start, blocks), new in zip(texts, placed, fresh, strict=True):
            if new:
                lines.append((at, blocks))
                at += len(text) + 1
    return replace(first, document=document, lines=tuple(lines), captions=tuple(dict.fromkeys(captions)), sources=tuple(sources))


def _address(page: Page) -> str:
    return page.document.url or page.document.id


@dataclass(slots=True)
class Joiner:
    """Holds the pages of paged articles until all of one are there."""

    _held: dict[str, dict[int, Part]] = field(default_factory=dict)
    _count: int = 0

    def joined(self, items: Iterable[_Other | Part]) -> Iterator[_Other | Document]:
        """The same items, the pages of each article joined when its last one has come; what lacks pages comes at the end."""
        for item in items:
            if isinstance(item, Part):
                yield from self._add(item)
            else:
                yield item
        while self._held:
            yield from self._release(next(iter(self._held)))

    def _add(self, part: Part) -> Iterator[Document]:
        series = part.paging.series
        if part.paging.number in self._held.get(series, {}):  # another copy of the same page
            yield from self._release(series)
        parts = self._held.setdefault(series, {})
        parts[part.paging.number] = part
        self._count += 1
        if len(parts) == max(one.paging.last for one in parts.values()):
            yield from self._release(series)
        elif self._count > HELD:
            yield from self._release(next(iter(self._held)))

    def _release(self, series: str) -> Iterator[Document]:
        """The pages from the first on as one article; those behind a missing one by themselves."""
        parts = self._held.pop(series)
        self._count -= len(parts)
        numbers = sorted(parts)
        run = [n for at, n in enumerate(numbers, start=1) if n == at]
        if run:
            yield join_documents([parts[n].document for n in run])
        yield from (parts[n].document for n in numbers[len(run) :])
