"""Addresses → pages: a page itself, and the pages that a feed, sitemap or OPML file lists, each once a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from musnad.page.sources.kind import kind_of
from musnad.page.sources.listing import LISTS, BadListing, Link, Listing, listing
from musnad.page.sources.raw import Failure, Raw
from musnad.page.sources.tally import PAGE, Tally
from musnad.page.sources.unpack import gunzip
from musnad.page.sources.web import Fetcher, FetchError

_NESTED = 3
"""Lists within lists that are followed."""


class Follower:
    """Fetches addresses and what they list."""

    def __init__(self, fetcher: Fetcher, tally: Tally | None = None) -> None:
        self._fetcher, self._tally = fetcher, tally or Tally()
        self._seen: set[str] = set()

    def pages(self, url: str, link: Link | None = None, depth: int = 0) -> Iterator[Raw | Failure]:
        """The page at an address, or those that it lists."""
        if url in self._seen:
            return
        self._seen.add(url)
        try:
            raw = self.fetched(url, link)
        except FetchError as error:
            yield Failure(url, str(error))
            return
        if kind_of(raw) not in LISTS:
            yield raw
            return
        yield from self.listed(raw, depth)

    def listed(self, raw: Raw, depth: int = 0) -> Iterator[Raw | Failure]:
        """The pages that a list names."""
        if depth >= _NESTED:
            yield Failure(raw.where, f"is a list within lists more than {_NESTED} deep; give its address itself")
            return
        try:
            found = listing(raw, kind_of(raw))
        except BadListing as error:
            yield Failure(raw.where, str(error))
            return
        if not found.links and not found.lists:
            yield Failure(raw.where, "lists no page")
        self._tally.total += PAGE * (len(found.links) + len(found.lists))
        for child, _name in found.lists:
            yield from self.pages(child, depth=depth + 1)
            self._tally.done += PAGE
        for link in found.links:
            if link.url:
                yield from self.pages(link.url, link, depth=_NESTED)
            else:
                yield Failure(f"{raw.where} {link.key}".strip(), "is an entry without an address")
            self._tally.done += PAGE

    def fetched(self, url: str, link: Link | None = None) -> Raw:
        """The page at an address, unpacked, with what a list said of it; raises FetchError."""
        raw = self._fetcher.get(url)
        if raw.data.startswith(b"\x1f\x8b"):
            try:
                raw = replace(raw, data=gunzip(raw.data, self._fetcher.limits.size * 2))
            except ValueError as error:
                raise FetchError(str(error)) from error
        if link is not None:
            raw = replace(raw, published=link.published, outlet=link.outlet, headline=link.headline)
        return raw

    def list(self, url: str) -> Listing:
        """What a feed or sitemap lists; raises FetchError."""
        raw = self.fetched(url)
        kind = kind_of(raw)
        if kind not in LISTS:
            raise FetchError("is no feed, sitemap or OPML file")
        try:
            return listing(raw, kind)
        except BadListing as error:
            raise FetchError(str(error)) from error
