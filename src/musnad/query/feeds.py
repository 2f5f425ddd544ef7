"""Matches as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree import ElementTree

_ATOM = "http://www.w3.org/2005/Atom"


def atom(name: str, query: str, matches: Sequence[tuple[str, dict[str, Any]]]) -> bytes:
    """The feed of an alert: each match with when it was found and the hit as plain data."""
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")

    def add(parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
        made = ElementTree.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
        made.text = None if text is None else "".join(c for c in text if c >= " " or c in "\n\t")
        return made

    add(feed, "id", f"urn:musnad:alert:{name}")
    add(feed, "title", f"{name}: {query}")
    add(feed, "updated", _zulu(matches[0][0] if matches else "1970-01-01T00:00:00+00:00"))
    add(add(feed, "author"), "name", "Musnad")
    for at, hit in matches:
        entry = add(feed, "entry")
        add(entry, "id", f"urn:musnad:{name}:{hit['document']}")
        add(entry, "title", hit["headline"] or hit["document"])
        add(entry, "updated", _zulu(at))
        if hit.get("url"):
            add(entry, "link", href=hit["url"])
        add(entry, "summary", hit["snippet"])
        if hit["outlet"]:
            add(add(entry, "author"), "name", hit["outlet"])
        for record in hit["records"]:
            add(entry, "category", term=record)
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _zulu(moment: str) -> str:
    return moment.replace("+00:00", "Z")
