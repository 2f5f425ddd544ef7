"""One round over feeds: what is new in each → its pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from musnad.page.sources.following import Follower
from musnad.page.sources.kind import kind_of
from musnad.page.sources.listing import LISTS, BadListing, Link, Listing, listing
from musnad.page.sources.raw import Failure, Raw
from musnad.page.sources.seen import Seen
from musnad.page.sources.web import FetchError

_NESTED = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A new entry: the feed that lists it, its key there, and its page or why there is none."""

    feed: str
    key: str
    page: Raw | Failure


def new_entries(inputs: Sequence[str], follower: Follower, seen: Seen) -> Iterator[Entry | Failure]:
    """The entries that are new in feeds, sitemaps and OPML files, each given by its address or a path; ones that fail are told.

    The caller notes in ``seen`` what became of each.
    """
    asked: set[str] = set()
    for feed in _feeds(inputs, follower, asked, 0):
        if isinstance(feed, Failure):
            yield feed
            continue
        address, links = feed
        for link in links:
            if not link.key or not seen.wanted(address, link.key):
                continue
            if link.url is None:
                yield Entry(address, link.key, Failure(f"{address} {link.key}", "is an entry without an address"))
                continue
            try:
                yield Entry(address, link.key, follower.fetched(link.url, link))
            except FetchError as error:
                yield Entry(address, link.key, Failure(link.url, str(error)))


def _feeds(inputs: Sequence[str], follower: Follower, asked: set[str],
           depth: int) -> Iterator[tuple[str, tuple[Link, ...]] | Failure]:
    """The feeds that are named, each once, with what they list."""
    for name in inputs:
        if name in asked:
            continue
        asked.add(name)
        try:
            found = follower.list(name) if name.lower().startswith(("http://", "https://")) else _file(name)
        except (FetchError, BadListing) as error:
            yield Failure(name, str(error))
            continue
        if found.links:
            yield name, found.links
        if found.lists and depth < _NESTED:
            yield from _feeds([address for address, _name in found.lists], follower, asked, depth + 1)


def _file(name: str) -> Listing:
    try:
        raw = Raw(name, Path(name).read_bytes())
    except OSError as error:
        raise BadListing(f"cannot be read ({error.strerror}); give a file or an address of OPML, a feed or a sitemap") from error
    kind = kind_of(raw)
    if kind not in LISTS:
        raise BadListing("is no OPML file, feed or sitemap")
    return listing(raw, kind)
