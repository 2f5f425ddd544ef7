"""RSS, Atom (feedparser) and JSON Feed → their entries."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import feedparser
from selectolax.lexbor import LexborHTMLParser, LexborNode

from musnad.page.decode import Undecodable, decode
from musnad.page.document import BadDate, publication
from musnad.page.nesting import too_deep
from musnad.page.sources.listing import BadListing, Link, Listing
from musnad.page.sources.raw import Raw

_ENTRIES = 10_000
_BLOCKS = frozenset("p div br li h1 h2 h3 h4 h5 h6 blockquote tr section article ul ol figure figcaption".split())
_SPACE = re.compile(r"\s+")
_LONGEST = 2 << 20
"""Characters of one entry."""
_SILENT = frozenset(("script", "style", "figcaption"))


def feed(raw: Raw) -> Listing:
    """The entries of an RSS or Atom feed; raises BadListing."""
    headers = {"content-type": f"{raw.media or 'application/xml'}" + (f"; charset={raw.charset}" if raw.charset else "")}
    if raw.url:
        headers["content-location"] = raw.url
    try:
        parsed = feedparser.parse(io.BytesIO(raw.data), response_headers=headers, sanitize_html=False,
                                  resolve_relative_uris=False)
    except Exception as error:  # what damaged XML makes feedparser raise is not bounded
        raise BadListing(f"is no feed that can be read ({str(error)[:80]})") from error
    if not parsed.entries and not parsed.version:
        raise BadListing(f"is no feed that can be read ({str(parsed.get('bozo_exception', 'no entries'))[:80]})")
    outlet = plain(parsed.feed.get("title") or "") or None
    return Listing(tuple(_entry(entry, outlet) for entry in parsed.entries[:_ENTRIES]))


def _entry(entry: Any, outlet: str | None) -> Link:
    bodies = [content.get("value") or "" for content in entry.get("content") or ()] + [entry.get("summary") or ""]
    text = max(map(plain, bodies), key=len)
    published = _date(entry.get("published") or entry.get("updated"), entry)
    return Link(entry.get("link") or None, published, plain(entry.get("title") or "") or None, outlet, text or None,
                entry.get("id") or None)


def _date(value: str | None, entry: Any) -> str | None:
    """The date with the zone as written; feedparser's own, which is in UTC, where it is written in a form of its own."""
    try:
        return publication(value)
    except BadDate:
        moment = entry.get("published_parsed") or entry.get("updated_parsed")
        return "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+00:00".format(*moment[:6]) if moment else None


def json_feed(raw: Raw) -> Listing:
    """The entries of a JSON Feed (jsonfeed.org, 1.0 and 1.1); raises BadListing."""
    try:
        found = json.loads(decode(raw.data))
        items = found["items"]
    except (Undecodable, ValueError, RecursionError, KeyError, TypeError) as error:
        raise BadListing(f"is no JSON Feed that can be read ({str(error)[:80]})") from error
    outlet = _string(found.get("title"))
    links = []
    for item in items[:_ENTRIES] if isinstance(items, list) else ():
        if isinstance(item, dict):
            whole = _string(item.get("content_text")) or plain(_string(item.get("content_html")) or "")
            try:
                published = publication(_string(item.get("date_published")) or _string(item.get("date_modified")))
            except BadDate:
                published = None
            url = _string(item.get("url")) or _string(item.get("external_url"))
            links.append(Link(url, published, _string(item.get("title")), outlet, whole or _string(item.get("summary")),
                              _string(str(item.get("id") or ""))))
    return Listing(tuple(links))


def _string(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def plain(html: str) -> str:
    """The text of a piece of HTML, a line a paragraph.

    >>> plain("<p>one &amp; <b>two</b></p>three<script>four</script>")
    'one & two\\nthree'
    """
    if "<" not in html and "&" not in html:
        return html.strip()
    if too_deep(html):
        return ""
    body = LexborHTMLParser(html[:_LONGEST]).body
    parts: list[str] = []
    waiting: list[LexborNode | None] = [body.child if body is not None else None]
    while waiting:  # no recursion: a page may nest its elements without end
        node = waiting.pop()
        if node is None:
            parts.append("\n")
            continue
        if node.next is not None:
            waiting.append(node.next)
        if node.tag == "-text":
            parts.append(_SPACE.sub(" ", node.text_content or ""))
        elif node.tag in _BLOCKS:
            parts.append("\n")
            waiting += [None, node.child]
        elif node.tag not in _SILENT and node.child is not None:
            waiting.append(node.child)
    return "\n".join(line for line in (" ".join(line.split(" ")).strip() for line in "".join(parts).split("\n")) if line)
