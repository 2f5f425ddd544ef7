"""An HTML page → the article in it: its text, its headline and what is known of it, the captions of its pictures.

The canonical text is the headline, an empty line, and a line a paragraph, as a browser shows them: white space of the
source is one space, every other character stays. `selectors.py` leads its spans back to the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from selectolax.lexbor import LexborHTMLParser

from musnad.page.blocks import Block, Walked, rows, walk
from musnad.page.charset import read_page
from musnad.page.choose import ENOUGH, PROSE, Region, arabic, choose
from musnad.page.clean import clean
from musnad.page.dateline import dateline
from musnad.page.dates import dates
from musnad.page.document import publication, whole
from musnad.page.embedded import article_body, script_article
from musnad.page.errors import PageError
from musnad.page.fallback import chosen_blocks
from musnad.page.headline import Fact, heading, headlines
from musnad.page.lists import Lists, key, lists
from musnad.page.metadata import Facts, Seen, facts
from musnad.page.nesting import too_deep
from musnad.page.paging import Paging, paging
from musnad.page.structured import collect
from musnad.records import Document

__all__ = ["Page", "PageError", "document_of", "page_of"]

MAX_BYTES = 20_000_000
"""A page of more bytes is refused: the longest news pages have some three million."""
_ARABIC = re.compile("[\u0620-\u06d3\ufb50-\ufefc]")
LEAST = 50
"""An article has at least so many Arabic letters."""
_NO_ARTICLE = "holds no article: no paragraphs of Arabic prose; give the page of one article"
Chooser = Literal["own", "script", "trafilatura"]


@dataclass(frozen=True, slots=True)
class Page:
    """An article as found on a page: the document, facts with their sources, captions, and the blocks of each line."""

    document: Document
    facts: Facts
    captions: tuple[str, ...]
    lines: tuple[tuple[int, tuple[Block, ...]], ...]
    """Start in the text of each line that stands on the page, with the blocks that show it."""
    found_by: Chooser
    """What chose the blocks."""
    paging: Paging | None = None
    """Which page of a paged article it is."""
    sources: tuple[tuple[int, str], ...] = ()
    """Of an article joined from several pages: where the text of each starts, and its address."""


def document_of(data: bytes, *, url: str | None = None, charset: str | None = None, published: str | None = None,
                id: str | None = None, rules: Path | None = None) -> Document:
    """The article of a page.

    ``charset`` is what HTTP said, ``published`` (ISO 8601 or RFC 2822) wins over what the page says; ``id`` is the canonical
    address, or ``page``, where not given. Raises PageError with one line where there is no article, BadDate for ``published``.
    """
    return page_of(data, url=url, charset=charset, published=published, id=id, rules=rules).document


def page_of(data: bytes, *, url: str | None = None, charset: str | None = None, published: str | None = None,
            id: str | None = None, rules: Path | None = None) -> Page:
    """The article of a page with all that is known of it; see `document_of`."""
    given = publication(published)
    if len(data) > MAX_BYTES:
        raise PageError(f"is longer than {MAX_BYTES // 1_000_000} MB; cut it down to the article")
    known = lists(rules)
    source, raw = read_page(data, charset, known)
    if not _ARABIC.search(source) and "&#" not in source and "\\u06" not in source:
        raise PageError("holds no Arabic text; Musnad reads Arabic news only")
    if too_deep(source):
        raise PageError("nests its elements without end; cut it down to the article")
    tree = LexborHTMLParser(raw)
    if tree.body is None:
        raise PageError("holds no page; give HTML")
    structured = collect(tree)
    titles = headlines(structured)
    walked = walk(tree.body, known, source)
    _first_article(walked, titles)
    pages = paging(walked, structured, url, known)
    region = choose(walked, known)
    reader = dates(known)
    found_by: Chooser = "own"
    scripted: list[str] = []
    prose = region.prose if region is not None else 0.0
    if prose < ENOUGH or arabic(article_body(structured)) > 1.5 * prose:
        scripted, dated = script_article(tree, structured, titles[0].value if titles else None, known)
        if sum(map(arabic, scripted)) <= 1.2 * prose:
            scripted = []
            region, found_by = _second_opinion(source, walked, region)
    if scripted:
        headline, heads = heading(walked, titles, len(walked.blocks), known)
        at = max(heads) + 1 if heads else 0
        made = facts(Seen(structured, walked, heads, at, at, url, pages), headline, known, reader)
        told = reader.structured(dated)
        if made.published is None and told:
            made.published = Fact(told, "script")
        return _page([(line, ()) for line in scripted], _blocks(walked, heads), (), made, given, url, id, "script", pages, known)
    if region is None:
        raise PageError(_NO_ARTICLE)
    headline, heads = heading(walked, titles, region.first, known)
    body = clean(walked, region, headline.value if headline else None, heads, known, reader)
    blocks = walked.blocks
    if all(arabic(blocks[n].text[: 4 * LEAST]) < LEAST for n in body.paragraphs) and sum(
            arabic(blocks[n].text) for n in body.paragraphs) < LEAST:
        raise PageError(_NO_ARTICLE)
    first = next((n for n in body.paragraphs if blocks[n].score > 0 and len(blocks[n].text) >= PROSE), body.paragraphs[0])
    made = facts(Seen(structured, walked, heads, first, body.paragraphs[-1], url, pages), headline, known, reader)
    outlet = made.outlet.value if made.outlet else None
    body.paragraphs[:0] = [n for n in range(max(heads, default=first) + 1, body.paragraphs[0]) if len(blocks[n].text) < PROSE
                           and blocks[n].frame.mark is None and dateline(blocks[n].text, outlet, known, reader)]
    lines = [("\t".join(block.text for block in line), line) for line in rows([blocks[n] for n in body.paragraphs])]
    captions = tuple(dict.fromkeys(blocks[n].text for n in body.captions))
    return _page(lines, _blocks(walked, heads), captions, made, given, url, id, found_by, pages, known)


def _first_article(walked: Walked, titles: list[Fact]) -> None:
    """Cut off what follows a second headline: pages that load the next article below the first."""
    blocks = walked.blocks
    tops = [n for n, block in enumerate(blocks) if block.frame.tag == "h1"]
    wanted = {key(fact.value) for fact in titles}
    first = next((n for n in tops if key(blocks[n].text) in wanted), None)
    if first is None:
        return
    for n in tops[:20]:
        prose = sum(len(block.text) for block in blocks[first + 1 : n] if len(block.text) >= PROSE)
        if n > first and blocks[n].frame is not blocks[first].frame and prose > LEAST and key(blocks[n].text) not in wanted:
            del blocks[n:]
            return


def _second_opinion(source: str, walked: Walked, region: Region | None) -> tuple[Region | None, Chooser]:
    """Where our own choice is doubtful, trafilatura's, if it holds more."""
    numbers = chosen_blocks(source, walked)
    prose = sum(len(walked.blocks[n].text) for n in numbers)
    if numbers and (region is None or prose > 1.5 * region.prose):
        for n in numbers:
            walked.blocks[n].score = max(walked.blocks[n].score, 1.0)
        return Region(walked.frames[0], numbers, float(prose), numbers[0]), "trafilatura"
    return region, "own"


def _blocks(walked: Walked, numbers: set[int]) -> tuple[Block, ...]:
    return tuple(walked.blocks[n] for n in sorted(numbers))


def _page(lines: list[tuple[str, tuple[Block, ...]]], title: tuple[Block, ...], captions: tuple[str, ...], made: Facts,
          given: str | None, url: str | None, name: str | None, found_by: Chooser, pages: Paging | None,
          known: Lists) -> Page:
    """The page of some lines: the canonical text put together, with the place of each line."""
    for line, _ in lines[:2]:
        told = dateline(line, made.outlet.value if made.outlet else None, known, dates(known))
        if told:
            made.dateline = Fact(told, "text")
            break
    top = f"{made.headline.value}\n\n" if made.headline is not None else ""
    places = [(0, title)] if top else []
    at = len(top)
    for line, blocks in lines:
        places.append((at, blocks))
        at += len(line) + 1
    text = whole(top + "\n".join(line for line, _ in lines))

    def value(name: str) -> str | None:
        fact = getattr(made, name)
        return fact.value if fact is not None else None

    address = value("canonical") or url
    when = given or value("published")
    document = Document(name or address or "page", text, address, value("outlet"), value("section"), value("headline"),
                        value("byline"), when, "given" if given else "page" if when else None)
    return Page(document, made, captions, tuple(places), found_by, pages)
