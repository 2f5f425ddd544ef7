"""One round over feeds: what is new in each → its pages."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from musnad.page.sources.following import Follower
from musnad.page.sources.kind import kind_of
from musnad.page.sources.listing import LISTS, BadListing, Link, listing
from musnad.page.sources.raw import Failure, Raw
from musnad.page.sources.seen import Seen

_NESTED = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A new entry: the feed that lists it, its key there, and its page or why there is none."""

    feed: str
    key: str
    page: Raw | Failure


def new_entries(inputs: Sequence[str], follower: Follower, seen: Seen) -> Generator[Entry | Failure, None, None]:
    """The entries that are new in feeds, sitemaps and OPML files, each given by its address or a path; ones that fail are told.

    The caller notes in ``seen`` what became of each.
    """
    fresh: list[tuple[str, Link]] = []
    for item in _feeds(inputs, follower, set(), 0):
        if isinstance(item, Failure):
            yield item
            continue
        feed, links = item
        for link in {link.key: link for link in links if seen.wanted(feed, link.key)}.values():
            if link.url is None:
                yield Entry(feed, link.key, Failure(f"{feed} {link.key}".strip(), "is an entry without an address"))
            else:
                fresh.append((feed, link))
    pages = follower.fetched([link for _feed, link in fresh])
    for (feed, link), page in zip(fresh, pages, strict=True):
        yield Entry(feed, link.key, page)


def _feeds(inputs: Sequence[str], follower: Follower, asked: set[str],
           depth: int) -> Iterator[tuple[str, tuple[Link, ...]] | Failure]:
    """The feeds that are named, each once, with what they list."""
    names = [name for name in dict.fromkeys(inputs) if name not in asked]
    asked.update(names)
    web = [name for name in names if name.lower().startswith(("http://", "https://"))]
    raws = [*map(_file, (name for name in names if name not in web)), *follower.fetched([Link(name) for name in web])]
    inner: list[str] = []
    for raw in raws:
        if isinstance(raw, Failure):
            yield raw
            continue
        kind = kind_of(raw)
        if kind not in LISTS:
            yield Failure(raw.where, "is no feed, sitemap or OPML file")
            continue
        try:
            found = listing(raw, kind)
        except BadListing as error:
            yield Failure(raw.where, str(error))
            continue
        if found.links:
            yield raw.where, found.links
        inner += [address for address, _name in found.lists]
    if inner and depth < _NESTED:
        yield from _feeds(inner, follower, asked, depth + 1)


def _file(name: str) -> Raw | Failure:
    try:
        return Raw(name, Path(name).read_bytes())
    except OSError as error:
        return Failure(name, f"cannot be read ({error.strerror}); give a file or an address of OPML, a feed or a sitemap")
