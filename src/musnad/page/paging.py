"""Which page of a paged article a page is: told by its own address and by its links to the other pages.

Addresses of one article's pages differ in a number only (`?page=2`, `/2/`, `/page/2`, `-p2.html`). A link to such an address in
what class names call a pager, in a line of numbers or in `<link rel=next>` makes a page one of several; links to a
neighbouring article do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit

from selectolax.lexbor import LexborNode

from musnad.page.blocks import Walked
from musnad.page.lists import Lists, key
from musnad.page.structured import Structured

_PARAMETERS = frozenset("page pg paged pagenum pageno pagenumber page_no page_num pn".split())
_IN_PATH = re.compile(r"(?:/page[/_-]?|[/_-]pg?[_-]?|[_-]page[_-]?|[/_-])(\d{1,2})(?=/?$|\.\w{2,5}$)", re.IGNORECASE)
_PAGER = re.compile(r"\W*(?:[^\W\d]+\W+){0,2}\d{1,2}(?:\W+\d{1,2})*(?:\W+[^\W\d]+)?\W*")
"""A line of numbers, with a label before and «التالي» behind at most."""
_MOST = 50
"""Pages that an article may have; a list of a section has more."""
_LINKS = 200


@dataclass(frozen=True, slots=True)
class Paging:
    """The number of a page, from 1, the highest number known of its article, and what addresses of all its pages share."""

    series: str
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class _Link:
    """A link to a page: what its address shares with others, the number in it, the number that its text is."""

    series: str
    number: int | None
    shown: int | None


def numbered(address: str) -> tuple[str, int | None]:
    """An address without the number of a page, made comparable, and that number.

    >>> numbered("https://www.example.com/interview/2/")
    ('example.com/interview', 2)
    >>> numbered("http://example.com/news?id=7&page=3")
    ('example.com/news?id=7', 3)
    >>> numbered("https://example.com/2022/01/13")
    ('example.com/2022/01/13', None)
    """
    parts = _split(address)
    number: int | None = None
    kept = []
    for name, value in parse_qsl(parts.query, keep_blank_values=True):
        if name.lower() in _PARAMETERS and value.isdecimal() and len(value) < 3:
            number = int(value)
        else:
            kept.append((name, value))
    path = parts.path
    match = _IN_PATH.search(path) if number is None else None
    if match is not None and not path[: match.start()].rpartition("/")[2].isdecimal():
        number = int(match[1])
        path = path[: match.start()] + path[match.end() :]
    return comparable(parts._replace(path=path, query=urlencode(kept)).geturl()), number


def _split(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError:
        return SplitResult("", "", "", "", "")


def comparable(address: str) -> str:
    """An address without what does not tell pages apart: scheme, www, fragment, slash at the end, the sources of readers.

    >>> comparable("https://www.example.com/7/?utm_source=x&b=2&a=1#text")
    'example.com/7?a=1&b=2'
    """
    parts = _split(address)
    kept = sorted((name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not name.startswith("utm_"))
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}" + (f"?{urlencode(kept)}" if kept else "")


def paging(walked: Walked, structured: Structured, url: str | None, lists: Lists) -> Paging | None:
    """What a page says of the other pages of its article, or None where it names none."""
    canonical = structured.links.get("canonical") or structured.meta.get("og:url", "")
    base = url or canonical
    links = [link for address, text in _anchors(walked) if (link := _link(base, address, text)) is not None]
    related = {name: link for name in ("prev", "next") if (link := _link(base, structured.links.get(name, ""), "")) is not None}
    if not links and not related:
        return None
    own = [found for address in (url, canonical) if (found := _link(base, address or "", "")) is not None]
    own += [_Link(comparable(address), None, None) for address in (url, canonical) if address]
    bases = [found.series for found in own] or sorted({link.series for link in links if link.number is not None})
    given = {link.series for link in (*links, *related.values())}
    series = next((name for name in bases if name in given), None)
    if series is None or (not own and len(bases) > 1):
        return None
    links = [link for link in links if link.series == series]
    related = {name: link for name, link in related.items() if link.series == series}
    shift = int(any(link.number is not None and link.shown == link.number + 1 for link in links))  # pages counted from 0
    told = _told(walked, links, lists)
    known = [link.number + shift for link in own if link.series == series and link.number is not None]
    if known:
        number = known[0]
    elif "prev" in related:
        number = _number(related["prev"], shift) + 1
    elif "next" in related:
        number = _number(related["next"], shift) - 1
    else:
        number = told[0] if told else 1
    others = {_number(link, shift) for link in (*links, *related.values())}
    last = max(number, *others, *told[1:2])
    if not others - {number} or not 1 <= number <= last <= _MOST:
        return None
    return Paging(series, number, last)


def page_line(line: str, lists: Lists) -> tuple[int, ...]:
    """The numbers of a line that tells but which page this is: «الصفحة 2 من 3» → (2, 3); () for any other line."""
    if len(line) > 40 or not any(map(str.isdecimal, line)):
        return ()
    words = key(line).split(" ")
    labels = [form for kind in ("page", "pages") for form in lists.labels[kind]]
    numbers = tuple(int(word) for word in words if word.isdecimal() and len(word) < 3)
    rest = " ".join(word for word in words if not word.isdecimal())
    return numbers if 0 < len(numbers) <= 2 and any(rest in (label, f"{label} {of}") for label in labels
                                                  for of in lists.labels["out-of"]) else ()


def _anchors(walked: Walked) -> Iterator[tuple[str, str]]:
    """The address and the text of each link in pagers and lines of numbers."""
    for pager in walked.pagers:
        for anchor in [pager] if pager.tag == "a" else pager.css("a[href]")[:_LINKS]:
            yield anchor.attributes.get("href") or "", anchor.text().strip()
    for block in walked.blocks:
        if block.link and len(block.text) <= 80 and _PAGER.fullmatch(block.text):
            for piece in block.pieces:
                holder: LexborNode | None = piece.parent
                if holder is not None and holder.tag != "a":
                    holder = holder.parent
                text = (piece.text_content or "").strip()
                if holder is not None and holder.tag == "a" and text.isdecimal():
                    yield holder.attributes.get("href") or "", text


def _link(base: str, address: str, text: str) -> _Link | None:
    if not address or address.startswith(("#", "javascript:")):
        return None
    try:
        series, number = numbered(urljoin(base, address.strip()))
    except ValueError:
        return None
    return _Link(series, number, int(text) if text.isdecimal() and len(text) < 3 else None)


def _number(link: _Link, shift: int) -> int:
    return link.number + shift if link.number is not None else 1


def _told(walked: Walked, links: list[_Link], lists: Lists) -> tuple[int, ...]:
    """The number of this page, and the last one, as shown: «الصفحة 2 من 3», or the one number of a pager that is no link."""
    for block in walked.blocks:
        if found := page_line(block.text, lists):
            return found
    linked = {link.shown for link in links}
    for pager in walked.pagers:
        text = pager.text(separator=" ")
        if found := page_line(" ".join(text.split()), lists):
            return found
        bare = [int(word) for word in re.findall(r"(?<!\d)\d{1,2}(?!\d)", text) if int(word) not in linked]
        if len(bare) == 1:
            return (bare[0],)
    return ()
