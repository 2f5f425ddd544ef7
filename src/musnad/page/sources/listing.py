"""What lists pages: feeds (RSS, Atom, JSON Feed), sitemaps with their news tags, OPML → the pages and the lists in it."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.page.sources.kind import Kind
from musnad.page.sources.raw import Raw

LISTS: tuple[Kind, ...] = ("feed", "jsonfeed", "sitemap", "opml")
"""Kinds of inputs that list pages."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page that is listed, with what the list says about it."""

    url: str | None
    published: str | None = None
    headline: str | None = None
    outlet: str | None = None
    text: str | None = None
    """The text of the article as the feed itself carries it, plain."""
    id: str | None = None

    @property
    def key(self) -> str:
        """What the entry is known by in its list."""
        return self.url or self.id or self.headline or ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Pages in the order of the list, and further lists: (address, name)."""

    links: tuple[Link, ...] = ()
    lists: tuple[tuple[str, str | None], ...] = ()


class BadListing(ValueError):
    """A list that cannot be read; the message follows its address."""


def listing(raw: Raw, kind: Kind) -> Listing:
    """What a feed, sitemap or OPML file lists; raises BadListing."""
    if kind in ("feed", "jsonfeed"):
        from musnad.page.sources.feeds import feed, json_feed

        return feed(raw) if kind == "feed" else json_feed(raw)
    from musnad.page.sources.sitemaps import opml, sitemap

    return sitemap(raw) if kind == "sitemap" else opml(raw)
