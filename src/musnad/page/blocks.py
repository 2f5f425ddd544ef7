"""The blocks of a page: runs of text between block-level tags or line breaks, with the elements that hold them.

A block's text is what a browser shows: ASCII white space runs are one space, every other character stays (bidi marks,
no-break spaces, harakat). `pieces` keeps the text nodes, so that a span can be led back to the page (`selectors.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from musnad.page.lists import Lists

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr img".split()
)
SKIPPED = frozenset(
    "script style noscript template svg iframe button select option textarea input head object embed audio video canvas "
    "math map datalist marquee title noframes".split()
)
MARKED_TAGS = {"nav": "nav", "footer": "footer", "aside": "aside", "figcaption": "caption", "amp-sidebar": "nav",
               "dialog": "popup", "amp-consent": "cookie", "caption": "caption"}
_WHITE = re.compile(r"[ \t\n\r\f]+")
_BREAKS = re.compile(r"[\t\n\r\f]")
_INVISIBLE = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\u061c\u00ad]*")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
CELL = 60
"""A cell of a row of figures has no more characters; what is longer is a paragraph in a table that lays out the page."""
CRUMBS = re.compile(r"bread-?_?crumb|(?<![a-z])(?:path|crumbs)(?![a-z])", re.IGNORECASE)
"""Class names of the trail of sections above a headline."""
_PRUNED = ("nav", "footer", "pages")
"""Kinds of elements that are not looked into where they hold no paragraph: menus are most of many a page."""
MAX_BLOCKS = 20_000
"""More blocks than any article has: what follows is not looked at."""
MAX_DEPTH = 400
"""Elements nested deeper make no frames of their own (browsers stop at 512)."""


class Frame:
    """An element that holds blocks: its tag, number of its first block, own or inherited mark, score of its blocks."""

    __slots__ = ("classes", "depth", "first", "mark", "own", "parent", "prose", "tag", "total")

    def __init__(self, parent: Frame | None, tag: str, classes: str, own: str | None, first: int) -> None:
        self.parent = parent
        self.first = first
        self.tag = tag
        self.classes = classes
        self.own = own
        self.mark: str | None = own if own is not None and own != "body" else (parent.mark if parent is not None else None)
        self.depth: int = parent.depth + 1 if parent is not None else 0
        self.total = 0.0
        self.prose = 0

    def inside(self, other: Frame) -> bool:
        """Whether it is ``other`` or stands in it."""
        frame: Frame | None = self
        while frame is not None and frame.depth >= other.depth:
            if frame is other:
                return True
            frame = frame.parent
        return False


class Block:
    """A run of text: its frame, its text nodes with how much of them is link, and its score."""

    __slots__ = ("frame", "link", "pieces", "score", "teaser", "text")

    def __init__(self, frame: Frame, pieces: list[LexborNode], text: str, link: int) -> None:
        self.frame = frame
        self.pieces = pieces
        self.text = text
        self.link = link
        self.score = 0.0
        self.teaser = False

    @property
    def spaced(self) -> str:
        """The text with a space between inline elements: «12-09-2023» and «1200 مشاهدة» may stand side by side."""
        if len(self.pieces) < 2:
            return self.text
        return shown(" ".join(node.text_content or "" for node in self.pieces))


@dataclass(slots=True)
class Stamp:
    """A `<time>` element: where it stands (number of the block it is in), its datetime, its text, the mark of its frame."""

    at: int
    datetime: str
    text: str
    frame: Frame
    published: bool


@dataclass(slots=True)
class Walked:
    """All blocks and frames of a page in document order."""

    frames: list[Frame]
    blocks: list[Block]
    stamps: list[Stamp]
    menus: list[int]
    """Numbers of the blocks before which a menu was left out."""
    pagers: list[LexborNode]
    """Elements that lead from page to page of one article, by their class names."""


def shown(raw: str) -> str:
    """Raw text as a browser shows it in one line: runs of ASCII white space are one space, none at the ends."""
    if "  " in raw or _BREAKS.search(raw) is not None:
        raw = _WHITE.sub(" ", raw)
    return raw.strip(" ")


def rows(blocks: list[Block]) -> list[tuple[Block, ...]]:
    """Blocks by lines: the short cells of one row of a table are one line, every other block is one of its own."""
    found: list[tuple[Block, ...]] = []
    last: Frame | None = None
    for block in blocks:
        row = _row(block)
        if row is not None and row is last:
            found[-1] = (*found[-1], block)
        else:
            found.append((block,))
        last = row
    return found


def _row(block: Block) -> Frame | None:
    if len(block.text) > CELL:
        return None
    frame: Frame | None = block.frame
    for _level in range(3):
        if frame is None or frame.tag == "tr":
            break
        frame = frame.parent
    return frame if frame is not None and frame.tag == "tr" else None


class Run:
    """The text nodes since the last block ended, their texts, and how many characters of these are link."""

    __slots__ = ("linked", "pieces", "raw")

    def __init__(self) -> None:
        self.pieces: list[LexborNode] = []
        self.raw: list[str] = []
        self.linked = 0

    def end(self, frame: Frame, blocks: list[Block]) -> None:
        """Make a block of them, unless nothing of them is seen."""
        text = shown("".join(self.raw) if len(self.raw) > 1 else self.raw[0])
        if text and (text[0].isalnum() or not _INVISIBLE.fullmatch(text)):
            blocks.append(Block(frame, self.pieces, text, min(self.linked, len(text))))
        self.pieces, self.raw, self.linked = [], [], 0


def walk(root: LexborNode, lists: Lists, source: str) -> Walked:
    """The blocks below an element of a page. Iterative: pages of a hundred thousand nested tags are no recursion."""
    pagers: str | None = None  # how to find the pager in a menu: '' where none can be, which is far sooner told
    top = Frame(None, root.tag or "", "", None, 0)
    walked = Walked([top], [], [], [], [])
    blocks = walked.blocks
    frame = top
    open_frames: list[tuple[LexborNode, Frame]] = []
    links = 0
    run = Run()
    node = root.first_child
    up: list[LexborNode] = []
    while node is not None or up:
        if node is None:
            node = up.pop()
            if open_frames and open_frames[-1][0] is node:
                if run.raw:
                    run.end(frame, blocks)
                open_frames.pop()
                frame = open_frames[-1][1] if open_frames else top
            if node.tag == "a":
                links -= 1
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            if text:
                run.pieces.append(node)
                run.raw.append(text)
                if links:
                    run.linked += len(text.strip())
            node = node.next
            continue
        if tag[:1] == "-" or tag in SKIPPED:
            node = node.next
            continue
        if tag == "br" or tag == "hr":
            if run.raw:
                run.end(frame, blocks)
            if len(blocks) > MAX_BLOCKS:
                break
            node = node.next
            continue
        attributes = node.attributes
        own = MARKED_TAGS.get(tag)
        classes = ""
        if attributes:
            classes = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
            if len(classes) > 1 and tag not in ("body", "html"):
                own = lists.mark(classes) or own
            if "hidden" in attributes or ("style" in attributes and _HIDDEN.search(attributes["style"] or "")):
                own = "hidden"
            if attributes.get("itemprop") == "articleBody":
                own = "body"
        if own == "pages":
            walked.pagers.append(node)
        if own in _PRUNED and not CRUMBS.search(classes) and node.css_first("p, h1, h2, article, br") is None:
            if run.raw:
                run.end(frame, blocks)
            if own != "pages":
                walked.menus.append(len(blocks))
                if pagers is None:
                    pagers = lists.pagers if lists.paged(source) else ""
                if pagers:
                    walked.pagers += node.css(pagers)[:1]
            node = node.next
            continue
        if tag == "a":
            links += 1
        elif tag == "time":
            walked.stamps.append(Stamp(len(blocks), attributes.get("datetime") or "", shown(node.text()),
                                       frame, "pubdate" in attributes or attributes.get("itemprop") == "datePublished"
                                       or "published" in classes))
        child = node.first_child
        if tag not in INLINE or own is not None:
            if run.raw:
                run.end(frame, blocks)
            if len(blocks) > MAX_BLOCKS:
                break
            if child is not None and frame.depth < MAX_DEPTH:
                frame = Frame(frame, tag, classes, own, len(blocks))
                walked.frames.append(frame)
                open_frames.append((node, frame))
        if child is not None:
            up.append(node)
            node = child
        else:
            if tag == "a":
                links -= 1
            node = node.next
    if run.raw:
        run.end(frame, blocks)
    return walked
