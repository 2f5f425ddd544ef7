"""Which blocks of the article's region are its text: furniture goes, captions are kept apart."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.page.blocks import Block, Frame, Walked
from musnad.page.choose import HEADINGS, PROSE, Region
from musnad.page.dates import Dates
from musnad.page.lists import Lists, key
from musnad.page.paging import page_line

_CRUMB = 40
"""Characters that a line with the whole headline in it may have beside: the trail of sections, not a paragraph."""


@dataclass(slots=True)
class Body:
    """The paragraphs of an article in order, and the captions of its pictures, as numbers of blocks."""

    paragraphs: list[int]
    captions: list[int]


def clean(walked: Walked, region: Region, headline: str | None, heads: set[int], lists: Lists, dates: Dates) -> Body:
    """The text of the region; ``heads`` are the blocks of the headline."""
    blocks = walked.blocks
    kept: list[int] = []
    captions: list[int] = []
    title = key(headline or "")
    skipping: Frame | None = None
    related = False
    seen: set[str] = set()
    first = next((blocks[n].frame for n in region.blocks if blocks[n].score > 0 and n not in heads), region.frame)
    for n in region.blocks:
        block = blocks[n]
        text, frame = block.text, block.frame
        if n in heads:
            continue
        if frame.mark is not None or block.teaser or dates.clock_only(text) or page_line(text, lists):
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
        if not folded or (title and title in folded and len(folded) < len(title) + _CRUMB):
            continue
        if len(text) >= PROSE and folded in seen and frame.tag not in ("li", "td"):
            continue
        seen.add(folded)
        if not any(blocks[k].score > 0 for k in kept) and _meta(block, lists, dates) and not _opens(block, first, lists):
            continue
        kept.append(n)
    while len(kept) > 1 and _trailing(blocks[kept[-1]], lists, dates):
        kept.pop()
    start, stop = min([*heads, *kept[:1]], default=0), kept[-1] if kept else 0
    captions += [n for n in range(start, stop) if n not in captions and _captioned(blocks[n].frame)]
    return Body(kept, sorted(captions))


def _captioned(frame: Frame) -> bool:
    """Whether a frame is the caption of a picture of the article, and not of one in a box of links."""
    holder: Frame | None = frame
    while holder is not None and holder.mark == "caption":
        holder = holder.parent
    return frame.mark == "caption" and (holder is None or holder.mark is None)


def _trailing(block: Block, lists: Lists, dates: Dates) -> bool:
    return block.frame.tag in HEADINGS or block.link * 2 > len(block.text) or _meta(block, lists, dates)


def _box(frame: Frame, core: Frame) -> Frame | None:
    """The box that a heading of related links opens: the largest element around it that holds no prose."""
    box: Frame | None = None
    around = frame.parent
    while around is not None and around is not core and around.prose == 0:
        box, around = around, around.parent
    return box


def _opens(block: Block, first: Frame, lists: Lists) -> bool:
    """Whether a date opens the text as a dateline: a place before it and no weekday, in a paragraph beside those of prose."""
    words = key(block.text).split(" ")
    word = words[0]
    labels = any(form.split(" ")[0] == word for forms in lists.labels.values() for form in forms)
    named = word.isalpha() and lists.weekdays.isdisjoint(words) and word not in lists.months and not labels
    return named and block.frame.tag == first.tag == "p" and block.frame.parent is first.parent


def _meta(block: Block, lists: Lists, dates: Dates) -> bool:
    """Whether a line before the first paragraph tells of the page: a date, «كتب: …», a section."""
    text = block.text
    if len(text) > 100:
        return False
    if len(text) <= 60 and any(lists.labelled(text, kind) is not None for kind in ("published", "updated", "by")):
        return True
    return dates.only(text)
