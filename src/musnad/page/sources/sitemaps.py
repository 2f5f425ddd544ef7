"""Sitemaps (sitemaps.org, with Google's news tags) and OPML → the pages and lists in them. Entities in XML are refused."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from musnad.page.document import BadDate, publication
from musnad.page.sources.listing import BadListing, Link, Listing
from musnad.page.sources.raw import Raw

_LOC = re.compile(rb"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*(.*?)\s*(?:\]\]>)?\s*</(?:\w+:)?loc>", re.DOTALL)
_OUTLINE = re.compile(rb"<outline\b[^>]*?\bxmlUrl\s*=\s*[\"']([^\"']+)", re.IGNORECASE)


def sitemap(raw: Raw) -> Listing:
    """The pages of a sitemap, or the sitemaps of an index; raises BadListing. Damaged XML gives its addresses at least."""
    root = _root(raw)
    if root is None:
        found = [html.unescape(match.decode("utf-8", "replace")) for match in _LOC.findall(raw.data)]
        if b"sitemapindex" in raw.data[:2000]:
            return Listing(lists=tuple((url, None) for url in found))
        return Listing(tuple(Link(url) for url in found))
    if _name(root) == "sitemapindex":
        return Listing(lists=tuple((url, None) for entry in root if (url := _value(entry, "loc"))))
    return Listing(tuple(_page(entry) for entry in root if _name(entry) == "url" and _value(entry, "loc")))


def _page(entry: Element) -> Link:
    """A page with its news tags; ``lastmod`` is left aside, since a comment is enough to change it."""
    try:
        published = publication(_value(entry, "publication_date"))
    except BadDate:
        published = None
    return Link(_value(entry, "loc"), published, _value(entry, "title"), _value(entry, "name"))


def opml(raw: Raw) -> Listing:
    """The feeds of an OPML file, each once; raises BadListing."""
    root = _root(raw)
    if root is None:
        feeds = [(html.unescape(match.decode("utf-8", "replace")), None) for match in _OUTLINE.findall(raw.data)]
        return Listing(lists=tuple(dict(feeds).items()))
    outlines: dict[str, str | None] = {}
    for element in root.iter():
        attributes = {name.lower(): value for name, value in element.attrib.items()}
        url = attributes.get("xmlurl", "").strip()
        if url:
            outlines.setdefault(url, attributes.get("title") or attributes.get("text") or None)
    return Listing(lists=tuple(outlines.items()))


def _root(raw: Raw) -> Element | None:
    """The root element; None where the XML is damaged."""
    try:
        root: Element = fromstring(raw.data.lstrip(b"\xef\xbb\xbf \r\n\t"))
        return root
    except DefusedXmlException as error:
        raise BadListing("defines entities in its XML, which may unpack without end; it is not read") from error
    except (ParseError, ValueError, LookupError):
        return None


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _value(entry: Element, name: str) -> str | None:
    found = next(_texts(entry, name), None)
    return found.strip() or None if found else None


def _texts(entry: Element, name: str) -> Iterator[str]:
    return (element.text for element in entry.iter() if _name(element) == name and element.text)
