"""Make the Document of an article from its text: headline, section, byline and publication date, where they can be told."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from musnad.page.dates import dates
from musnad.page.lists import lists
from musnad.records import Document

_SURROGATES = re.compile("[\ud800-\udfff]")
_HEADLINE_LIMIT = 300
_HEAD = 6
"""Lines at the top of a text that may tell of the page."""
_LINE_LIMIT = 100
_YEAR = re.compile(r"[12\u0661\u0662][\d\u0660-\u0669]{3}")


class BadDate(ValueError):
    """A publication date that is neither ISO 8601 nor RFC 2822."""


def canonical(text: str) -> str:
    """The text that spans point into: a leading byte-order mark dropped, lone surrogates replaced by U+FFFD."""
    return whole(text.removeprefix("\ufeff"))


def whole(text: str) -> str:
    """A text without lone surrogates, each replaced by U+FFFD."""
    try:
        text.encode()  # far cheaper than to look for them
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def publication(value: str | None) -> str | None:
    """A date in ISO 8601 from ISO 8601 or RFC 2822; raises BadDate.

    >>> publication("Thu, 13 Jan 2022 00:00:00 GMT")
    '2022-01-13T00:00:00+00:00'
    """
    if not value:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return datetime.fromisoformat(value).date().isoformat()
        return datetime.fromisoformat(value).isoformat()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError) as error:
        raise BadDate(f"{value!r} is no date: write it as 2022-01-13 or Thu, 13 Jan 2022 00:00:00 GMT") from error


def article(text: str, published: str | None = None, *, id: str = "text", url: str | None = None, outlet: str | None = None,
            headline: str | None = None) -> Document:
    """The document of one article; what is not given is told from the first lines."""
    text = canonical(text)
    lines = [line.strip() for line in text.split("\n")]
    filled = [(number, line) for number, line in enumerate(lines) if line]
    section = byline = None
    if headline is None and len(filled) > 1:
        section, headline, byline = _head(lines, filled)
    when = publication(published)
    if when:
        return Document(id, text, url, outlet, section, headline, byline, when, "given")
    head = [line for _number, line in filled[:_HEAD] if len(line) <= _LINE_LIMIT]
    told = printed(head) if any(map(_YEAR.search, head)) else None
    return Document(id, text, url, outlet, section, headline, byline, told, "page" if told else None)


def printed(lines: list[str]) -> str | None:
    """The day of publication that a line of its own tells, as pages saved as text have it: «نشر في: 13 يناير 2022 - 10:30»."""
    known = lists()
    reader = dates(known)
    for line in lines:
        value = known.labelled(line, "published")
        if known.labelled(line, "updated") is None and (reader.find(value or "") or reader.only(line)):
            return reader.structured(value or line)
    return None


def _head(lines: list[str], filled: list[tuple[int, str]]) -> tuple[str | None, str | None, str | None]:
    """Section, headline and byline of a page: short lines without a full stop before the first paragraph."""
    head: list[str] = []
    for _number, line in filled[:4]:
        if len(line) > _HEADLINE_LIMIT or line.endswith((".", "،")):
            break
        head.append(line)
    if not head:
        return None, None, None
    byline = next((line for line in head[1:] if line.startswith("|") or len(line.split()) <= 2), None)
    titles = [line for line in head if line != byline]
    if len(titles) > 1 and len(titles[0].split()) <= 4 and len(titles[1].split()) > 4:
        return titles[0], titles[1], byline
    if titles and len(titles[0]) <= _HEADLINE_LIMIT and (len(head) < len(filled)):
        return None, titles[0], byline
    return None, None, byline
