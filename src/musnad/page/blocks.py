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


def walk(root: LexborNode, lists: Lists, source: str) -> Walked:
    """The blocks below an element of a page. Iterative: pages of a hundred thousand nested tags are no recursion."""
    walker = _Walker(root, lists, source)
    blocks = walker.walked.blocks
    node = root.first_child
    up: list[LexborNode] = []
    while (node is not None or up) and len(blocks) <= MAX_BLOCKS:
        if node is None:
            node = up.pop()
            walker.leave(node)
            node = node.next
            continue
        tag = node.tag or ""
        if tag == "-text":
            walker.add(node)
        elif tag == "br" or tag == "hr":
            walker.end_block()
        elif tag[:1] != "-" and tag not in SKIPPED:
            child = walker.enter(node, tag)
            if child is not None:
                up.append(node)
                node = child
                continue
        node = node.next
    walker.end_block()
    return walker.walked


class _Walker:
    """Where a walk over a page is.

    ``pieces``: the text nodes since the last block ended, ``raw`` their texts, ``linked`` how many characters of these are link;
    ``links``: how many links the walk is inside of; ``opened``: the elements with a frame that it is inside of.
    """

    __slots__ = ("frame", "linked", "links", "lists", "opened", "pagers", "pieces", "raw", "source", "top", "walked")

    def __init__(self, root: LexborNode, lists: Lists, source: str) -> None:
        self.lists = lists
        self.source = source
        self.frame = self.top = Frame(None, root.tag or "", "", None, 0)
        self.walked = Walked([self.top], [], [], [], [])
        self.opened: list[tuple[LexborNode, Frame]] = []
        self.links = 0
        self.pieces: list[LexborNode] = []
        self.raw: list[str] = []
        self.linked = 0
        self.pagers: str | None = None

    def add(self, node: LexborNode) -> None:
        """Add a text node to the block that is under way."""
        text = node.text_content or ""
        if text:
            self.pieces.append(node)
            self.raw.append(text)
            if self.links:
                self.linked += len(text.strip())

    def end_block(self) -> None:
        """Make a block of the text nodes since the last one, if anything of them is seen."""
        if not self.raw:
            return
        text = shown("".join(self.raw) if len(self.raw) > 1 else self.raw[0])
        if text and (text[0].isalnum() or not _INVISIBLE.fullmatch(text)):
            self.walked.blocks.append(Block(self.frame, self.pieces, text, min(self.linked, len(text))))
        self.pieces, self.raw, self.linked = [], [], 0

    def enter(self, node: LexborNode, tag: str) -> LexborNode | None:
        """Note what an element is, and open a frame for one that is no part of a line; its first child, if it is looked into."""
        attributes = node.attributes
        own = MARKED_TAGS.get(tag)
        classes = ""
        if attributes:
            classes = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
            if len(classes) > 1 and tag not in ("body", "html"):
                own = self.lists.mark(classes) or own
            if "hidden" in attributes or ("style" in attributes and _HIDDEN.search(attributes["style"] or "")):
                own = "hidden"
            if attributes.get("itemprop") == "articleBody":
                own = "body"
        if own == "pages":
            self.walked.pagers.append(node)
        if own in _PRUNED and not CRUMBS.search(classes) and node.css_first("p, h1, h2, article, br") is None:
            self._leave_out(node, own)
            return None
        child = node.first_child
        if tag == "a" and child is not None:
            self.links += 1
        elif tag == "time":
            published = "pubdate" in attributes or attributes.get("itemprop") == "datePublished" or "published" in classes
            self.walked.stamps.append(
                Stamp(len(self.walked.blocks), attributes.get("datetime") or "", shown(node.text()), self.frame, published))
        if tag not in INLINE or own is not None:
            self.end_block()
            if child is not None and self.frame.depth < MAX_DEPTH:
                self.frame = Frame(self.frame, tag, classes, own, len(self.walked.blocks))
                self.walked.frames.append(self.frame)
                self.opened.append((node, self.frame))
        return child

    def leave(self, node: LexborNode) -> None:
        """Close the frame of an element, if it has one, and the link that it is."""
        if self.opened and self.opened[-1][0] is node:
            self.end_block()
            self.opened.pop()
            self.frame = self.opened[-1][1] if self.opened else self.top
        if node.tag == "a":
            self.links -= 1

    def _leave_out(self, node: LexborNode, own: str) -> None:
        """Note where a menu stands that is not looked into, and the pager in it."""
        self.end_block()
        if own == "pages":
            return
        self.walked.menus.append(len(self.walked.blocks))
        if self.pagers is None:  # '' where the page cannot have one, which is far sooner told than looked for in each menu
            self.pagers = self.lists.pagers if self.lists.paged(self.source) else ""
        if self.pagers:
            self.walked.pagers += node.css(self.pagers)[:1]
