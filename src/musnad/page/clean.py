"""Which blocks of the article's region are its text: furniture goes, captions are kept apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from musnad.page.blocks import Block, Frame, Walked
from musnad.page.choose import HEADINGS, PROSE, Region
from musnad.page.lists import Lists, key


@dataclass(slots=True)
class Body:
    """The paragraphs of an article in order, and the captions of its pictures, as numbers of blocks."""

    paragraphs: list[int]
    captions: list[int]


def clean(walked: Walked, region: Region, headline: str | None, heads: set[int], lists: Lists,
          dated: Callable[[str], bool]) -> Body:
    """The text of the region; ``heads`` are the blocks of the headline, ``dated(line)`` tells a line that is but a date."""
    blocks = walked.blocks
    kept: list[int] = []
    captions: list[int] = []
    title = key(headline or "")
    skipping: Frame | None = None
    related = False
    seen: set[str] = set()
    for n in region.blocks:
        block = blocks[n]
        text, frame = block.text, block.frame
        if n in heads:
            continue
        if frame.mark == "caption":
            captions.append(n)
            continue
        if frame.mark is not None:
            continue
        if skipping is not None:
            if frame.inside(skipping):
                continue
            skipping = None
        kind = lists.furniture(text)
        mostly_link = block.link * 1.25 > len(text)
        if kind == "comments" and kept:
            break
        if kind == "related":
            related = True
            skipping = _box(frame, region.frame)
            continue
        if kind == "caption":
            captions.append(n)
            continue
        if kind is not None:
            continue
        if related and (mostly_link or frame.tag == "li"):
            continue
        if mostly_link and (len(text) >= 12 or frame.tag in ("li", "div", "td")):
            continue
        related = False
        folded = key(text)
        if not folded or (title and folded == title):
            continue
        if len(text) >= PROSE and folded in seen and frame.tag not in ("li", "td"):
            continue
        seen.add(folded)
        if not any(blocks[k].score > 0 for k in kept) and _meta(block, lists, dated):
            continue
        kept.append(n)
    while len(kept) > 1 and _trailing(blocks[kept[-1]], lists, dated):
        kept.pop()
    return Body(kept, captions)


def _trailing(block: Block, lists: Lists, dated: Callable[[str], bool]) -> bool:
    return block.frame.tag in HEADINGS or block.link * 2 > len(block.text) or _meta(block, lists, dated)


def _box(frame: Frame, core: Frame) -> Frame | None:
    """The box that a heading of related links opens: the largest element around it that holds no prose."""
    box: Frame | None = None
    around = frame.parent
    while around is not None and around is not core and around.prose == 0:
        box, around = around, around.parent
    return box


def _meta(block: Block, lists: Lists, dated: Callable[[str], bool]) -> bool:
    """Whether a line before the first paragraph tells of the page: a date, «كتب: …», a section."""
    text = block.text
    if len(text) > 100 or (block.score > 0 and len(text) > 60):
        return False
    if any(lists.labelled(text, kind) is not None for kind in ("published", "updated", "by")):
        return True
    return dated(text)
