"""What a page says of itself to machines: JSON-LD, Open Graph and other `<meta>`, microdata, `<link>`, `<title>`."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborHTMLParser

ARTICLE_TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BackgroundNewsArticle BlogPosting "
    "LiveBlogPosting Report SocialMediaPosting AdvertiserContentArticle ReviewNewsArticle AskPublicNewsArticle".split()
)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_LONGEST = 4_000
MAX_JSON = 4_000_000
"""Scripts of more characters are not looked into."""


@dataclass(slots=True)
class Structured:
    """Machine-readable facts: articles of JSON-LD, `<meta>` by name, microdata by property, links by relation."""

    articles: list[dict[str, Any]] = field(default_factory=list)
    other: list[dict[str, Any]] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)
    microdata: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    title: str = ""
    language: str = ""


def collect(tree: LexborHTMLParser) -> Structured:
    """All machine-readable facts of a page."""
    found = Structured()
    scripts = [script for script in tree.tags("script") if "ld+json" in (script.attributes.get("type") or "").lower()]
    for script in scripts[:50]:
        for node in _nodes(parse_json(script.text() or ""), 0):
            kinds = node.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            news = any(name in ARTICLE_TYPES for name in names if isinstance(name, str))
            (found.articles if news else found.other).append(node)
    for meta in tree.tags("meta")[:500]:
        attributes = meta.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("http-equiv")
        content = attributes.get("content")
        if name and content and content.strip():
            found.meta.setdefault(name.strip().lower(), plain(content[:_LONGEST]))
    for item in tree.css("[itemprop]")[:500]:
        attributes = item.attributes
        prop = attributes.get("itemprop") or ""
        value = attributes.get("content") or attributes.get("datetime") or ""
        if not value and prop in ("datePublished", "dateModified"):
            value = attributes.get("title") or ""
        if not value and prop in ("headline", "name", "author", "articleSection", "datePublished", "dateModified"):
            value = item.text()[:1000]
        if prop and value.strip() and not (prop == "name" and prop in found.microdata):
            found.microdata.setdefault(prop, plain(value))
    stamp = tree.css_first("abbr.published[title], abbr.dtpublished[title]") if tree.tags("abbr") else None
    if stamp is not None:
        found.microdata.setdefault("datePublished", stamp.attributes.get("title") or "")
    links = [attributes for link in tree.tags("link") if "rel" in (attributes := link.attributes)]
    for attributes in links[:300]:
        relation, address = (attributes.get("rel") or "").lower(), attributes.get("href") or ""
        if address:
            found.links.setdefault(relation, address.strip())
    titles = tree.tags("title")
    if titles:
        title = next((one for one in titles if one.parent is not None and one.parent.tag == "head"), titles[0])
        found.title = plain(title.text()[:_LONGEST])
    found.language = (tree.root.attributes.get("lang") or "").strip() if tree.root is not None else ""
    return found


def plain(value: Any) -> str:
    """One line of text of a value: entities that were escaped twice resolved, white space as one space."""
    text = html.unescape(value) if isinstance(value, str) and "&" in value else value if isinstance(value, str) else ""
    return " ".join(text.split(None)) if text else ""


def parse_json(text: str) -> Any:
    """JSON as pages have it: in comments or CDATA, with raw line breaks in strings; None where it is none."""
    text = text.strip()
    for before, after in (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("<![CDATA[", "]]>"), ("/*<![CDATA[*/", "/*]]>*/")):
        text = text.removeprefix(before).removesuffix(after).strip()
    if not text or len(text) > MAX_JSON:
        return None
    for attempt in (text, _CONTROL.sub(" ", text), re.sub(r",\s*([}\]])", r"\1", _CONTROL.sub(" ", text)).rstrip(";")):
        try:
            return json.loads(attempt)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    """All typed objects of a JSON-LD document, those of `@graph`, `mainEntity` and lists included."""
    if depth > 6:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            if name in value and not isinstance(value[name], str):
                yield from _nodes(value[name], depth + 1)


def named(value: Any) -> str:
    """The name of a person or organisation of JSON-LD: a string, an object with a name, or the first of a list."""
    if isinstance(value, list):
        return "، ".join(dict.fromkeys(filter(None, (named(item) for item in value[:5]))))
    if isinstance(value, dict):
        return plain(value.get("name")) if not isinstance(value.get("name"), list) else named(value["name"])
    return plain(value)
