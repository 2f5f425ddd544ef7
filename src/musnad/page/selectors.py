"""Lead spans of an article's text back to its page, so that a browser can highlight them in the original.

A span gets two selectors of the W3C Web Annotation Data Model (2017): a TextQuoteSelector (the words with some before and
after), and a RangeSelector of two points, each an XPath to a text node and an offset in it, in UTF-16 code units as the DOM
counts. Text that stands in a script, and a headline that only `<meta>` gives, has the first alone.

    page = page_of(data)
    Selectors(page).of(*statement.content).annotation()
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborNode

from musnad.page.blocks import Block
from musnad.page.html import Page

CONTEXT = 32
"""Characters before and after a quote, within its line."""
_NAME = re.compile(r"[a-z][a-z0-9-]*")


@dataclass(frozen=True, slots=True)
class Point:
    """A place in the page: an XPath to a text node and an offset in it, in UTF-16 code units."""

    xpath: str
    offset: int


@dataclass(frozen=True, slots=True)
class Selector:
    """Where a span stands in its page."""

    exact: str
    prefix: str
    suffix: str
    start: Point | None
    end: Point | None
    source: str | None = None
    """Of an article that was joined from several pages: the address of the one that the span starts on."""

    def annotation(self) -> list[dict[str, Any]]:
        """The selectors as JSON of the Web Annotation Data Model, for the `selector` of a target."""
        made: list[dict[str, Any]] = [
            {"type": "TextQuoteSelector", "exact": self.exact, "prefix": self.prefix, "suffix": self.suffix}
        ]
        if self.start is not None and self.end is not None:
            made.append({"type": "RangeSelector", "startSelector": _xpath(self.start), "endSelector": _xpath(self.end)})
        return made


def _xpath(point: Point) -> dict[str, Any]:
    return {"type": "XPathSelector", "value": point.xpath,
            "refinedBy": {"type": "TextPositionSelector", "start": point.offset, "end": point.offset}}


class Selectors:
    """Leads spans of one page's text back to the page."""

    def __init__(self, page: Page) -> None:
        self._text = page.document.text
        self._starts = [start for start, _ in page.lines]
        self._blocks = [blocks for _, blocks in page.lines]
        self._offsets: dict[int, list[int]] = {}
        self._pages = [start for start, _ in page.sources]
        self._sources = [source for _, source in page.sources]

    def of(self, start: int, end: int) -> Selector:
        """The selectors of a span ``[start, end)`` of the text. Raises ValueError for one outside of it."""
        if not 0 <= start < end <= len(self._text):
            raise ValueError(f"({start}, {end}) is no span of a text of {len(self._text)} characters")
        first = self._text.rfind("\n", 0, start) + 1
        last = self._text.find("\n", end)
        last = len(self._text) if last < 0 else last
        prefix = self._text[max(first, start - CONTEXT) : start]
        suffix = self._text[end : min(last, end + CONTEXT)]
        before, after = self._point(start, 0), self._point(end - 1, 1)
        page = bisect_right(self._pages, start) - 1
        known = before is not None and after is not None and page == bisect_right(self._pages, end - 1) - 1
        source = self._sources[page] if self._sources else None
        return Selector(self._text[start:end], prefix, suffix, before if known else None, after if known else None, source)

    def _point(self, at: int, after: int) -> Point | None:
        """The place before (after) the character at an offset of the text."""
        line = bisect_right(self._starts, at) - 1
        if line < 0:
            return None
        inner = at - self._starts[line]
        for block in self._blocks[line]:
            if inner < len(block.text):
                return self._in(block, inner, after)
            if inner == len(block.text):  # the line break behind it: the end of its last character
                return self._in(block, inner - 1, 1)
            inner -= len(block.text) + 1
        return None

    def _in(self, block: Block, inner: int, after: int) -> Point:
        offsets = self._offsets.get(id(block))
        if offsets is None:
            offsets = self._offsets[id(block)] = shown_offsets("".join(node.text_content or "" for node in block.pieces))
        raw = offsets[inner] + after
        for node in block.pieces:
            text = node.text_content or ""
            if raw < len(text) or (after and raw == len(text)):
                return Point(xpath(node), len(text[:raw].encode("utf-16-le", "surrogatepass")) // 2)
            raw -= len(text)
        raise AssertionError("an offset behind its block")


def shown_offsets(raw: str) -> list[int]:
    """Offset in the raw text of each character that `blocks.shown` keeps."""
    found: list[int] = []
    white = True
    for at, character in enumerate(raw):
        if character in " \t\n\r\f":
            if not white:
                found.append(at)
            white = True
        else:
            found.append(at)
            white = False
    if found and raw[found[-1]] in " \t\n\r\f":
        found.pop()
    return found


def xpath(node: LexborNode) -> str:
    """The XPath of a text node or element: `/html[1]/body[1]/div[2]/p[1]/text()[1]`."""
    steps: list[str] = []
    here: LexborNode | None = node
    while here is not None and here.tag and here.tag != "-document":
        tag = here.tag
        count = 1
        before = here.prev
        while before is not None:
            count += before.tag == tag
            before = before.prev
        name = "text()" if tag == "-text" else tag if _NAME.fullmatch(tag) else f"*[name()='{tag}']"
        steps.append(f"{name}[{count}]")
        here = here.parent
    return "/" + "/".join(reversed(steps))
