"""What a source gave → the document of one article: from an entry of JSONL or a table, from a page of text or HTML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from musnad.page.decode import Undecodable, decode, has_arabic
from musnad.page.document import BadDate, article, publication
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


def _from_html(raw: Raw, published: str | None) -> Iterator[Document | Failure]:
    from musnad.page.html import PageError, document_of

    try:
        document = document_of(raw.data, url=raw.url, charset=raw.charset, published=raw.published,
                               id=raw.id or raw.url or stem(raw.where))
        if document.published is None and published:
            document = replace(document, published=publication(published), published_from="given")
    except (PageError, BadDate) as error:
        yield Failure(raw.where, str(error))
        return
    yield replace(document, outlet=document.outlet or raw.outlet, headline=document.headline or raw.headline)


def from_page(raw: Raw, published: str | None) -> Iterator[Document | Failure]:
    """The article of a page of HTML or text; ``published`` dates one that carries no date."""
    if not raw.data.strip():
        yield Failure(raw.where, "is empty; nothing to read")
        return
    if kind_of(raw) == "html":
        yield from _from_html(raw, published)
        return
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
