"""Addresses → pages: a page itself, and the pages that a feed, sitemap or OPML file lists, each once a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from musnad.page.sources.crew import Crew
from musnad.page.sources.errors import FetchError
from musnad.page.sources.kind import kind_of
from musnad.page.sources.listing import LISTS, BadListing, Link, listing
from musnad.page.sources.raw import Failure, Raw
from musnad.page.sources.tally import PAGE, Tally
from musnad.page.sources.unpack import gunzip
from musnad.page.sources.web import Fetcher

_NESTED = 3
"""Lists within lists that are followed."""


class Follower:
    """Fetches addresses and what they list; lists name many hosts, which are asked side by side."""

    def __init__(self, fetcher: Fetcher, tally: Tally | None = None) -> None:
        self._crew, self._tally = Crew(fetcher), tally or Tally()
        self._seen: set[str] = set()

    def pages(self, urls: Iterable[str]) -> Iterator[Raw | Failure]:
        """The pages at some addresses, and those that they list."""
        yield from self._all([Link(url) for url in urls], 0)

    def listed(self, raw: Raw, depth: int = 0) -> Iterator[Raw | Failure]:
        """The pages that a list names, in its order."""
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
        yield from self._all([Link(url) for url, _name in found.lists], depth + 1)
        yield from (Failure(f"{raw.where} {link.key}".strip(), "is an entry without an address")
                    for link in found.links if not link.url)
        yield from self._all([link for link in found.links if link.url], _NESTED)

    def _all(self, links: list[Link], depth: int) -> Iterator[Raw | Failure]:
        """The pages of some addresses, each once a run, and those that they list."""
        fresh = []
        for link in links:
            if link.key not in self._seen:
                self._seen.add(link.key)
                fresh.append(link)
        self._tally.done += PAGE * (len(links) - len(fresh))
        for item in self.fetched(fresh):
            if isinstance(item, Failure) or kind_of(item) not in LISTS:
                yield item
            else:
                yield from self.listed(item, depth)
            self._tally.done += PAGE

    def fetched(self, links: list[Link]) -> Iterator[Raw | Failure]:
        """The pages that links lead to, in order, unpacked, with what the list said of each."""
        found = self._crew.each([link.url or "" for link in links], _fetched)
        for link, item in zip(links, found, strict=True):
            if isinstance(item, Raw):
                item = replace(item, published=link.published, outlet=link.outlet, headline=link.headline)
            yield item

    def close(self) -> None:
        """Close all connections."""
        self._crew.close()

    def stop(self) -> None:
        """End what is being fetched: iterators raise Stopped."""
        self._crew.stop()


def _fetched(fetcher: Fetcher, url: str) -> Raw | Failure:
    try:
        raw = fetcher.get(url)
        if raw.data.startswith(b"\x1f\x8b"):
            raw = replace(raw, data=gunzip(raw.data, fetcher.limits.size * 2))
    except (FetchError, ValueError) as error:
        return Failure(url, str(error))
    return raw
