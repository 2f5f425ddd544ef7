"""What a source gave → the document of one article: from an entry of JSONL or a table, from a page of text or HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from musnad.page.decode import Undecodable, decode, has_arabic
from musnad.page.document import BadDate, article, publication
from musnad.page.joining import Part
from musnad.page.sources.files import stem
from musnad.page.sources.kind import kind_of
from musnad.page.sources.listing import Link
from musnad.page.sources.raw import Failure, Raw
from musnad.records import Document


def from_entry(where: str, entry: Mapping[str, object], published: str | None) -> Iterator[Document | Failure]:
    """The article of an entry: ``text``, and where known ``id``, ``published``, ``url``, ``outlet``, ``headline``."""
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


def from_page(raw: Raw, published: str | None, rules: Path | None = None) -> Iterator[Document | Failure]:
    """The article of a page of HTML or of text, a page of a paged article by itself; see `parts_of`."""
    for item in parts_of(raw, published, rules):
        yield item.document if isinstance(item, Part) else item


def parts_of(raw: Raw, published: str | None, rules: Path | None = None) -> Iterator[Document | Failure | Part]:
    """The article of a page of HTML or of text, or a part of one where the page is one of several.

    ``published`` dates one that carries no date; ``rules`` are the user's word lists.
    """
    if not raw.data.strip():
        yield Failure(raw.where, "is empty; nothing to read")
    elif kind_of(raw) == "html":
        yield from _from_html(raw, published, rules)
    else:
        yield from _from_text(raw, published)


def _from_html(raw: Raw, published: str | None, rules: Path | None) -> Iterator[Document | Failure | Part]:
    from musnad.page.html import PageError, page_of

    try:
        page = page_of(raw.data, url=raw.url, charset=raw.charset, published=raw.published,
                       id=raw.id or raw.url or stem(raw.where), rules=rules)
        found = page.document
    except (PageError, BadDate) as error:
        yield Failure(raw.where, str(error))
        return
    if found.published is None and published:
        try:
            found = replace(found, published=publication(published), published_from="given")
        except BadDate as error:
            yield Failure(raw.where, f"{error}; read without a date")
    found = replace(found, outlet=found.outlet or raw.outlet, headline=found.headline or raw.headline)
    yield Part(found, page.paging) if page.paging is not None else found


def _from_text(raw: Raw, published: str | None) -> Iterator[Document | Failure]:
    try:
        text = decode(raw.data)
    except Undecodable as error:
        yield Failure(raw.where, str(error))
        return
    yield from from_entry(raw.where, {"id": raw.id or raw.url or stem(raw.where), "text": text, "published": raw.published,
                                      "url": raw.url, "outlet": raw.outlet, "headline": raw.headline}, published)


def from_link(where: str, link: Link, id: str, published: str | None) -> Iterator[Document | Failure]:
    """The article that an entry of a feed carries itself: its headline and the text below it."""
    text = "\n\n".join(part for part in (link.headline, link.text) if part)
    yield from from_entry(where, {"id": link.url or link.id or id, "text": text, "published": link.published, "url": link.url,
                                  "outlet": link.outlet, "headline": link.headline}, published)
