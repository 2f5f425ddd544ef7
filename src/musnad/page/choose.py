"""Which part of a page is the article: the element whose blocks add up to most prose, with the standfirst above it.

A block of prose counts its characters, less three for each character of a link; a menu entry, a teaser and what a class
name or its words give away as furniture count against. The sum over an element falls where it takes in menus and
lists and rises where it takes in paragraphs, so the element of the greatest sum is the article (the maximum-subtree form
of the block classification of Kohlschütter et al., "Boilerplate detection using shallow text features", 2010).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from musnad.page.blocks import Block, Frame, Walked
from musnad.page.lists import Lists

_ARABIC = re.compile("[\u0620-\u06d3\ufb50-\ufefc]+")
_STOPS = frozenset(".!?\u061f:\u061b\u060c\u2026\u00bb\"\u201d")
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
PROSE = 40
"""A block of so many characters may be a paragraph."""
ENOUGH = 200
"""An article of fewer characters of prose is doubtful."""
_WHOLE = 0.8
_RESCUE = 0.6


@dataclass(slots=True)
class Region:
    """The article's element, its blocks with those of a standfirst before it, how much prose it holds, its first prose."""

    frame: Frame
    blocks: list[int]
    prose: float
    first: int


def arabic(text: str) -> int:
    """How many Arabic letters a text holds."""
    return sum(map(len, _ARABIC.findall(text)))


def _mostly_arabic(text: str) -> bool:
    """Whether a third of the characters of a text or more are Arabic letters: of prose a half of it tells."""
    half = len(text) // 2
    letters = arabic(text[:half])
    return letters * 3 >= len(text) or (letters + arabic(text[half:])) * 3 >= len(text)


def choose(walked: Walked, lists: Lists) -> Region | None:
    """The article's region, or None where no block is prose."""
    blocks = walked.blocks
    _entitle(walked, lists)
    _score(walked, lists, heed=True)
    best = _best(walked.frames)
    if best is None or best.total < _RESCUE * ENOUGH or _little(best.total, blocks):
        _score(walked, lists, heed=False)  # the article itself bears a class name of furniture
        heedless = _best(walked.frames)
        if heedless is not None and (best is None or heedless.total > 3 * best.total):
            best = heedless
            core = _narrow(best, walked.frames)
            for frame in walked.frames:
                if core.inside(frame):
                    frame.own = None
            _inherit(walked)
        else:
            _score(walked, lists, heed=True)
    if best is None or best.total <= 0:
        return None
    core = _narrow(best, walked.frames)
    inside = [n for n, block in enumerate(blocks) if block.frame.inside(core)]
    first = next((n for n in inside if blocks[n].score > 0), inside[0])
    if core is not best:
        inside = _lead(blocks, best, inside) + inside
    return Region(core, inside, core.total, first)


def _little(prose: float, blocks: list[Block]) -> bool:
    """Whether an amount of prose is little of what a page shows in long lines that are no links."""
    long = [b.text for b in blocks if len(b.text) >= PROSE and b.link * 2 < len(b.text)]
    if prose >= 0.15 * sum(map(len, long)):
        return False  # whatever their letters
    return prose < 0.15 * sum(len(text) for text in long if arabic(text) * 3 > len(text))


def _entitle(walked: Walked, lists: Lists) -> None:
    """Mark the boxes that a heading such as «التعليقات (3)» or «مواضيع ذات صلة» opens."""
    blocks = walked.blocks
    title = next((n for n, block in enumerate(blocks) if block.frame.tag == "h1"), -1)
    marked: list[Frame] = []
    for n, block in enumerate(blocks):
        if n <= title or len(block.text) > 60 or block.frame.mark is not None:
            continue
        kind = lists.furniture(block.text.rstrip("0123456789() "))
        if kind not in ("related", "comments", "newsletter", "cookie", "tags", "follow"):
            continue
        box = block.frame
        while box.parent is not None and box.parent.parent is not None and box.parent.first == n:
            box = box.parent
        if box.own is None:
            box.own = kind
            marked.append(box)
    if marked:
        _inherit(walked)


def _inherit(walked: Walked) -> None:
    """Give each frame its own mark or that of the one around it."""
    for frame in walked.frames:
        frame.mark = frame.own if frame.own not in (None, "body") else frame.parent.mark if frame.parent else None


def _score(walked: Walked, lists: Lists, *, heed: bool) -> None:
    for each in walked.frames:
        each.total, each.prose = 0.0, 0
    teaser: Block | None = None
    for block in walked.blocks:
        block.score = _worth(block, lists, heed=heed)
        block.frame.total += block.score
        block.frame.prose += block.score > 0
    for frame in reversed(walked.frames):
        if frame.parent is not None:  # which stands before it
            frame.parent.total += frame.total
            frame.parent.prose += frame.prose
    for block in walked.blocks:
        if block.link * 1.3 > len(block.text) and (block.frame.tag in HEADINGS or block.frame.tag in ("li", "div", "td", "a")):
            teaser = block
        elif teaser is not None and block.score > 0:
            common: Frame | None = block.frame
            while common is not None and not teaser.frame.inside(common):
                common = common.parent
            if common is not None and common.prose == 1 and len(block.text) < 400 and common.own != "body":
                lost = block.score + 5
                block.score, block.teaser = -5.0, True
                holder: Frame | None = block.frame
                while holder is not None:
                    holder.total -= lost
                    holder.prose -= 1
                    holder = holder.parent
            teaser = None


def _worth(block: Block, lists: Lists, *, heed: bool) -> float:
    text, mark = block.text, block.frame.mark
    size = len(text)
    if heed and mark is not None:
        return -2.0
    if block.link * 2 > size:
        return -10.0 - min(block.link, 60) * 0.5
    if not _mostly_arabic(text):
        return -2.0
    if size < PROSE and text[-1] not in _STOPS:
        return 0.0 if block.frame.tag in HEADINGS else -2.0
    if size < 240 and lists.furniture(text):
        return -5.0
    return max(float(size - 3 * block.link), 0.0)


def _best(frames: list[Frame]) -> Frame | None:
    best: Frame | None = None
    for frame in frames:
        weight = frame.total * 1.1 if frame.own == "body" else frame.total
        if frame.prose and (best is None or weight >= (best.total * 1.1 if best.own == "body" else best.total)):
            best = frame
    return best


def _narrow(best: Frame, frames: list[Frame]) -> Frame:
    """The smallest element that still holds four fifths of the prose: without the boxes around it."""
    core = best
    for frame in frames:
        if frame.depth > core.depth and frame.total >= _WHOLE * best.total and frame.inside(core) and frame.tag != "p":
            core = frame
    return core


def _lead(blocks: list[Block], best: Frame, inside: list[int]) -> list[int]:
    """Prose between the headline and the core: a standfirst that stands in a box of its own."""
    if not inside:
        return []
    first = inside[0]
    lead: list[int] = []
    for n in range(first - 1, max(first - 30, -1), -1):
        block = blocks[n]
        if not block.frame.inside(best) or block.frame.tag == "h1":
            break
        if block.score > 0 and len(block.text) >= PROSE and block.frame.mark is None:
            lead.append(n)
    return lead[::-1]
