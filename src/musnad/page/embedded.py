"""An article that stands in a script: the JSON of single-page applications, and `articleBody` of JSON-LD.

Strings of Arabic prose are grouped by their path (list positions left out) below the nearest object with a title; the
group with most prose, those of a body's name and of the page's own headline preferred, is the article. Its strings are
HTML or plain text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from musnad.page.blocks import walk
from musnad.page.choose import arabic
from musnad.page.lists import Lists, key
from musnad.page.structured import MAX_JSON, Structured, parse_json, plain

_BODY = frozenset("body articlebody content contents text html value paragraphs maintext fulltext story description_long "
                  "articlecontent bodytext content_elements blocks detail details".split())
_ASIDE = re.compile(r"relat|recommend|latest|popular|trend|menu|footer|seo|meta|summary|excerpt|description|comment|tagline",
                    re.IGNORECASE)
_TITLES = ("headline", "title", "name", "articleTitle", "heading")
_ASSIGNED = re.compile(r"""(?:=|\(|,)\s*(?=[\[{]\s*["\[{\d])|JSON\.parse\(\s*(?=")""")
_DATE = re.compile(r"^(?:date|display_?date|first_?publish|publi(?:sh(?!er)|cation)|.*published|created(?:_?at)?)", re.IGNORECASE)
_LEAST = 60
_MOST_NODES = 200_000
_ANGULAR = (("&q;", '"'), ("&l;", "<"), ("&g;", ">"), ("&s;", "'"), ("&a;", "&"))


def article_body(structured: Structured) -> str:
    """`articleBody` of JSON-LD, or ''."""
    return max((plainer(node.get("articleBody")) for node in structured.articles), key=len, default="")


def plainer(value: Any) -> str:
    """A string of JSON, its lines kept."""
    return value if isinstance(value, str) else ""


def script_article(tree: LexborHTMLParser, structured: Structured, headline: str | None, lists: Lists) -> tuple[list[str], str]:
    """The paragraphs of the article in the page's scripts (none where no script holds one), and the date beside it, or ''."""
    title = key(headline or "")
    best: list[str] = []
    most, dated = 0.0, ""
    body = article_body(structured)
    if arabic(body) >= _LEAST:
        best, most = [body], 3.0 * arabic(body)
    for data in _data(tree):
        groups: dict[tuple[int, tuple[str, ...]], list[str]] = {}
        titles: dict[int, tuple[str, str]] = {}
        for path, owner, name, text in _strings(data):
            titles[owner] = name
            groups.setdefault((owner, path), []).append(text)
        for (owner, path), texts in groups.items():
            weight = float(sum(arabic(text) for text in texts))
            names = [part.lower() for part in path if part != "*"]
            weight *= 3.0 if names and names[-1] in _BODY else 1.0
            weight *= 0.2 if any(_ASIDE.search(name) for name in names) else 1.0
            weight *= 3.0 if title and key(titles[owner][0]) == title else 1.0
            if weight > most:
                best, most, dated = texts, weight, titles[owner][1]
    return [line for text in best for line in _lines(text, lists)], dated


def _data(tree: LexborHTMLParser) -> Iterator[Any]:
    """The JSON of all scripts but JSON-LD."""
    decoder = json.JSONDecoder()
    flight: list[str] = []
    for script in tree.css("script")[:200]:
        kind = (script.attributes.get("type") or "").lower()
        source = script.text() or ""
        if "ld+json" in kind or not 2 * _LEAST < len(source) < MAX_JSON or not re.search(r"[\u0620-\u06d3]|\\u06[2-4]", source):
            continue
        if "json" in kind:
            if "&q;" in source:
                for escape, character in _ANGULAR:
                    source = source.replace(escape, character)
            value = parse_json(source)
            if value is not None:
                yield value
            continue
        at = 0
        for _turn in range(60):
            match = _ASSIGNED.search(source, at)
            if match is None:
                break
            try:
                value, at = decoder.raw_decode(source, match.end())
            except (ValueError, RecursionError):
                at = match.end()
                continue
            if isinstance(value, list) and len(value) == 2 and isinstance(value[1], str):
                flight.append(value[1])
            elif isinstance(value, str):
                yield parse_json(value)
            else:
                yield value
    for line in "".join(flight).split("\n"):
        _, colon, rest = line.partition(":")
        if colon and rest[:1] in "[{":
            yield parse_json(rest)


def _strings(data: Any) -> Iterator[tuple[tuple[str, ...], int, tuple[str, str], str]]:
    """Path below, number of, and title and date of the nearest titled object, and text, of each string of Arabic prose."""
    stack: list[tuple[Any, tuple[str, ...], int, tuple[str, str]]] = [(data, (), 0, ("", ""))]
    nodes = 0
    while stack and nodes < _MOST_NODES:
        value, path, owner, title = stack.pop()
        nodes += 1
        if isinstance(value, str):
            if len(value) >= _LEAST and arabic(value) * 3 > len(value):
                yield path, owner, title, value
        elif isinstance(value, list):
            stack += [(item, (*path, "*"), owner, title) for item in reversed(value)]
        elif isinstance(value, dict) and len(path) < 40:
            name = next((_title(value.get(field)) for field in _TITLES if _title(value.get(field))), "")
            if name:
                when = next((str(item) for field, item in value.items()
                             if _DATE.search(str(field)) and isinstance(item, str | int) and not isinstance(item, bool)), "")
                owner, title, path = nodes, (name, when), ()
            stack += [(item, (*path, str(field)), owner, title) for field, item in reversed(value.items())]


def _title(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("basic") or value.get("main") or value.get("rendered")
    return plain(value) if isinstance(value, str) and len(value) < 400 else ""


def _lines(text: str, lists: Lists) -> list[str]:
    """The lines of a string of HTML or plain text."""
    text = text.replace("\r\n", "\n")
    if "<" not in text and "&" not in text:
        return [line.strip(" \t") for line in text.split("\n") if line.strip()]
    body = LexborHTMLParser(text.replace("\n\n", "<br>")).body
    return [block.text for block in walk(body, lists, text).blocks if not lists.furniture(block.text)] if body is not None else []
