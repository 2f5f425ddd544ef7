"""What is known of an article beside its text, each fact with where it came from, by a fixed order of trust.

| fact | trusted first to last |
|---|---|
| headline | the heading on the page that says what JSON-LD, microdata, Open Graph or `<title>` say; these in this order |
| published | JSON-LD; `article:published_time` and its kin; microdata; `<time>`; a date in words; the address |
| updated | JSON-LD; `article:modified_time`; microdata; a labelled date in words |
| outlet | JSON-LD publisher; `og:site_name`; the known host; the end of `<title>`; the copyright line |
| section | JSON-LD; `article:section`; the breadcrumb |
| byline | JSON-LD author; `<meta name=author>`; a labelled line or an element of that class by the headline |
| canonical | `<link rel=canonical>`; `og:url`; the address given |
| language | `<html lang>`; `og:locale`; the letters |

A date in the bar at the top of the page is today's, and is never read: dates in words and `<time>` count only between the
headline and the text or right behind the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from musnad.page.blocks import CRUMBS, Walked
from musnad.page.dates import Dates
from musnad.page.headline import CUTS, WORDS, Fact
from musnad.page.lists import Lists, key
from musnad.page.paging import Paging, comparable
from musnad.page.structured import Structured, named, plain

_PUBLISHED = ("article:published_time", "og:published_time", "og:article:published_time", "article:published", "parsely-pub-date",
              "sailthru.date", "datepublished", "date.issued", "dc.date.issued", "dcterms.created", "dc.date.created",
              "dcterms.date", "dc.date", "publishdate", "publish-date", "publish_date", "pubdate", "published_time",
              "article.published", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate", "date")
_UPDATED = ("article:modified_time", "og:updated_time", "og:modified_time", "article:modified", "lastmod", "last-modified",
            "dcterms.modified", "dc.date.modified", "revision_date", "article:updated_time")
_BESIDE = re.compile(r"\s*(?:[|\u2013\u2014\u2022\u00b7»«_]|::?|(?<=\s)-|-(?=\s))\s*")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?([01]?\d)[/-]?([0-3]?\d)(?=\D|$)")
_BYLINE = re.compile(r"(?<![a-z])(?:byline|author|writer)(?![a-z])")
_SECTION = re.compile(r"(?<![a-z])(?:categor(?:y|ies)|section|cat|kicker)(?![a-z])")
_NOBODY = frozenset("admin administrator editor webmaster".split())


@dataclass(slots=True)
class Facts:
    """What is known of an article, None where nothing says it."""

    headline: Fact | None = None
    section: Fact | None = None
    byline: Fact | None = None
    dateline: Fact | None = None
    outlet: Fact | None = None
    language: Fact | None = None
    canonical: Fact | None = None
    published: Fact | None = None
    updated: Fact | None = None


@dataclass(slots=True)
class Seen:
    """A page as the resolver sees it: machine-readable facts, blocks, and where headline and text stand among them."""

    structured: Structured
    walked: Walked
    heads: set[int]
    first: int
    last: int
    url: str | None
    paging: Paging | None

    def near(self) -> Iterator[int]:
        """Blocks by the headline: from it to the text, a few before it up to the menu, then a few behind the text."""
        head = min(self.heads) if self.heads else self.first
        blocks = self.walked.blocks
        start, stop = min(head, self.first), max(head + 1, self.first)
        yield from range(start, min(max(stop + 1, start), len(blocks)))
        menu = max((n for n in self.walked.menus if n <= start), default=0)
        for n in range(start - 1, max(start - 7, menu - 1), -1):
            mark = blocks[n].frame.mark
            if mark in ("nav", "pages"):
                break
            if mark in (None, "meta", "author"):
                yield n
        yield from range(self.last + 1, min(self.last + 7, len(blocks)))


def _first(candidates: Iterator[tuple[str, str]], read: Callable[[str], str | None] = str) -> Fact | None:
    for value, source in candidates:
        made = read(value) if value else None
        if made:
            return Fact(made, source)
    return None


def facts(seen: Seen, headline: Fact | None, lists: Lists, dates: Dates) -> Facts:
    """All facts but the dateline, which is read from the text."""
    found = Facts(headline=headline)
    found.canonical = _first(_addresses(seen))
    found.published = _first(_publications(seen, lists, dates), dates.structured)
    found.updated = _first(_updates(seen, lists, dates), dates.structured)
    found.outlet = _first(_outlets(seen, found, lists))
    found.section = _first(_sections(seen, lists, found))
    found.byline = _first(_bylines(seen, lists), lambda value: _person(value, found))
    found.language = _first(_languages(seen))
    return found


def _addresses(seen: Seen) -> Iterator[tuple[str, str]]:
    """The canonical address; a later page of an article, whose canonical one is its first page's, has one of its own."""
    first = seen.structured.links.get("canonical", "")
    pages = seen.paging
    if first and pages is not None and pages.number > 1 and comparable(first) == pages.series:
        own = seen.url if seen.url and comparable(seen.url) != pages.series else f"{first.rstrip('/')}#page={pages.number}"
        yield own, "paging"
    for value, source in ((seen.structured.links.get("canonical", ""), "link canonical"),
                          (seen.structured.meta.get("og:url", ""), "meta og:url"), (seen.url or "", "given")):
        try:
            full = urljoin(seen.url, value) if seen.url and value else value
            parts = urlsplit(full)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.netloc and not any(c.isspace() for c in full):
            yield full, source


def _publications(seen: Seen, lists: Lists, dates: Dates) -> Iterator[tuple[str, str]]:
    structured = seen.structured
    for name in ("datePublished", "dateCreated", "uploadDate"):
        for node in structured.articles:
            yield plain(node.get(name)) or _number(node.get(name)), f"json-ld {name}"
    for name in _PUBLISHED[:-1]:
        yield structured.meta.get(name, ""), f"meta {name}"
    yield structured.microdata.get("datePublished", ""), "microdata datePublished"
    for node in structured.other:
        yield plain(node.get("uploadDate")), "json-ld uploadDate"
    near = list(seen.near())
    span = (min(near), max(near)) if near else (0, -1)
    stamps = [s for s in seen.walked.stamps if s.frame.mark in (None, "meta", "author") and span[0] <= s.at <= span[1]]
    updated = {id(s) for s in stamps if "update" in s.frame.classes or "modif" in s.frame.classes}
    for stamp in sorted(stamps, key=lambda s: not s.published):
        if id(stamp) not in updated:
            yield stamp.datetime or stamp.text, "time"
    for node in structured.other:
        if node.get("@type") == "WebPage":
            yield plain(node.get("datePublished")), "json-ld WebPage datePublished"
    blocks = seen.walked.blocks
    lines = [(n, blocks[n].spaced) for n in near if len(blocks[n].text) < 160]
    for _, line in lines:
        value = lists.labelled(line, "published")
        if value and dates.find(value):
            yield value, "text"
    for number, (n, line) in enumerate(lines):
        if n in seen.heads or lists.labelled(line, "updated") is not None:
            continue
        if dates.only(line) or (blocks[n].frame.mark == "meta" and dates.find(line)):
            if number and lists.labelled(lines[number - 1][1], "updated") == "":
                continue
            yield line, "text"
    for block in blocks[: seen.first]:
        value = lists.labelled(block.text, "issue") if len(block.text) < 100 else None
        if value and dates.find(value):
            yield value, "text (issue)"
    for n, line in lines:
        if n < seen.first and n not in seen.heads and len(line) < 100 and lists.labelled(line, "updated") is None:
            yield (line if len(dates.find(line)) == 1 else ""), "text"
    yield structured.meta.get("date", ""), "meta date"
    match = _IN_ADDRESS.search(seen.url or structured.links.get("canonical", "") or structured.meta.get("og:url", ""))
    if match:
        yield f"{match[1]}-{match[2].zfill(2)}-{match[3].zfill(2)}", "address"


def _updates(seen: Seen, lists: Lists, dates: Dates) -> Iterator[tuple[str, str]]:
    for node in seen.structured.articles:
        yield plain(node.get("dateModified")) or _number(node.get("dateModified")), "json-ld dateModified"
    for name in _UPDATED:
        yield seen.structured.meta.get(name, ""), f"meta {name}"
    yield seen.structured.microdata.get("dateModified", ""), "microdata dateModified"
    for n in seen.near():
        line = seen.walked.blocks[n].spaced
        value = lists.labelled(line, "updated") if len(line) < 160 else None
        if value and dates.find(value):
            yield value, "text"


def _outlets(seen: Seen, found: Facts, lists: Lists) -> Iterator[tuple[str, str]]:
    structured = seen.structured
    for node in structured.articles:
        yield _site(named(node.get("publisher")), lists), "json-ld publisher"
    yield _site(structured.meta.get("og:site_name", ""), lists), "meta og:site_name"
    for node in structured.other:
        if node.get("@type") in ("NewsMediaOrganization", "Organization", "WebSite"):
            yield _site(plain(node.get("name")), lists), f"json-ld {node['@type']}"
    yield _site(structured.meta.get("application-name", ""), lists), "meta application-name"
    host = _host(found.canonical.value if found.canonical else seen.url or "")
    while host.count("."):
        if host in lists.hosts:
            yield lists.hosts[host], "host"
            break
        host = host.partition(".")[2]
    if found.headline is not None and structured.title:
        yield _beside(structured.title, found.headline.value, seen, lists), "title"
    yield _site(structured.meta.get("source", ""), lists), "meta source"
    author = structured.meta.get("author", "")
    yield (author if key(author) in lists.outlets else ""), "meta author"


def _beside(title: str, headline: str, seen: Seen, lists: Lists) -> str:
    """The outlet's name in a title beside the headline: «صوت تونس: وقف النار في غزة», «وقف النار - عربي - جريدة الضفة».

    Of several parts the one that is a known outlet, that the page names elsewhere in short, or that opens with what
    outlets are called; else the last.
    """
    words, wanted = list(WORDS.finditer(title)), WORDS.findall(key(headline))
    folded = [key(match[0]) for match in words]
    size = len(wanted)
    at = next((n for n in range(len(words) - size + 1) if folded[n : n + size] == wanted), None) if size else None
    if at is None and len(words) <= 4 and not CUTS.search(title):
        return title
    if at is None:
        parts = [part for part in CUTS.split(title)[1:] if key(part) not in key(headline)]
    else:
        parts = _BESIDE.split(title[words[at + size - 1].end() :]) + _BESIDE.split(title[: words[at].start()])
    parts = [part.strip() for part in parts if WORDS.search(part) and len(part) <= 60 and not lists.furniture(part.strip())]
    if not parts:
        return ""
    shown = {key(block.text) for block in seen.walked.blocks if len(block.text) < 60}

    def rank(part: str) -> int:
        name = key(part)
        return 3 * (name in lists.outlets) + 2 * (name.split(" ")[0] in lists.outlet_nouns) + (name in shown)

    best = max(map(rank, parts))
    return next(part for part in (parts if best else parts[::-1]) if rank(part) == best)


def _site(name: str, lists: Lists) -> str:
    """A site's name without its slogan: «صحيفة الغد | أخبار الأردن» → «صحيفة الغد»."""
    parts = [part.strip() for part in CUTS.split(name) if part.strip()]
    return next((part for part in parts if key(part) in lists.outlets), parts[0] if parts else "")[:100]


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _sections(seen: Seen, lists: Lists, found: Facts) -> Iterator[tuple[str, str]]:
    def one(value: object) -> str:
        return plain(value[0] if isinstance(value, list) and value else value)

    for node in seen.structured.articles:
        yield one(node.get("articleSection")), "json-ld articleSection"
    for name in ("article:section", "section", "og:section", "category", "sailthru.section", "pagesection", "article.section"):
        yield seen.structured.meta.get(name, ""), f"meta {name}"
    yield seen.structured.microdata.get("articleSection", ""), "microdata articleSection"
    title = key(found.headline.value) if found.headline else ""
    crumbs = [(plain(node.get("name")) or named(node.get("item")), node.get("position")) for node in seen.structured.other
              if node.get("@type") == "ListItem"]
    names = [name for name, _ in crumbs if name and key(name) not in lists.whole and key(name) != title]
    yield (names[-1] if names else ""), "json-ld breadcrumb"
    paths = [frame for frame in seen.walked.frames if frame.classes and CRUMBS.search(frame.classes)][:4]
    trail = [b.text for b in seen.walked.blocks[: seen.first] if any(b.frame.inside(frame) for frame in paths)] if paths else []
    trail = [name.strip(" /»«›>‹|") for text in trail for name in re.split(r"\s*[/»«›>‹|]\s*", text)]
    trail = [name for name in trail if name and key(name) not in lists.whole and key(name) != title and len(name) < 40]
    yield (trail[-1] if trail else ""), "breadcrumb"
    for n in seen.near():
        block = seen.walked.blocks[n]
        if n <= seen.first and len(block.text) < 40 and _SECTION.search(block.frame.classes):
            yield block.text, "text"


def _bylines(seen: Seen, lists: Lists) -> Iterator[tuple[str, str]]:
    structured = seen.structured
    for node in structured.articles:
        yield named(node.get("author")), "json-ld author"
    for name in ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl"):
        yield structured.meta.get(name, ""), f"meta {name}"
    yield structured.microdata.get("author", ""), "microdata author"
    for n in seen.near():
        block = seen.walked.blocks[n]
        dated = any(lists.labelled(block.text, kind) is not None for kind in ("published", "updated"))
        if len(block.text) < 100 and n not in seen.heads and not dated:
            told = lists.labelled(block.spaced, "by")
            yield told or "", "text"
            if told is None and _BYLINE.search(block.frame.classes) and len(block.text) < 60:
                yield block.text, "text"


def _person(value: str, found: Facts) -> str | None:
    value = re.split(r"\s[-|\u2013]\s|\s*[\d\u0660-\u0669]", value.strip(" |،,-–:"))[0].strip(" |،,-–:")
    if not value or "://" in value or "@" in value or len(value) > 120 or value.lower() in _NOBODY:
        return None
    return None if found.outlet and key(value) == key(found.outlet.value) else value


def _languages(seen: Seen) -> Iterator[tuple[str, str]]:
    for value, source in ((seen.structured.language, "html lang"), (seen.structured.meta.get("og:locale", ""), "meta og:locale")):
        code = value.replace("_", "-")
        yield code if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", code) else "", source
    yield "ar", "letters"


def _number(value: object) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
