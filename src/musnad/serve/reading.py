"""Read what somebody gives at once: a text, a page's HTML, or an address; nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace

import anyio
import anyio.to_thread
from fastapi import HTTPException
from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from musnad.page.entries import from_entry, from_page
from musnad.page.sources.errors import FetchError
from musnad.page.sources.limits import Limits
from musnad.page.sources.raw import Failure, Raw
from musnad.page.sources.turns import Turns
from musnad.page.sources.web import Fetcher
from musnad.reader import Reader, reader
from musnad.records import Document, Reading
from musnad.serve.settings import Settings

_PARALLEL = 2
"""Articles that are read at a time."""
_PAGE = 8 << 20
"""Bytes of a page that is fetched."""
EXAMPLE: dict[str, JsonValue] = {"url": "https://example.com/article", "published": "2022-01-13"}


class Given(BaseModel):
    """An article to read: one of ``text``, ``html`` and ``url``, and what is known of it."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})
    text: str | None = Field(default=None, description="Plain text; the spans of the answer point into it.")
    html: str | None = Field(default=None, description="The HTML of the article's page.")
    url: str | None = Field(default=None, max_length=4000, description="With text or html where it stands, else what is fetched.")
    published: str | None = Field(default=None, max_length=100, description="ISO 8601 or RFC 2822; dates what says «today».")
    outlet: str | None = Field(default=None, max_length=300)
    headline: str | None = Field(default=None, max_length=1000)

    @model_validator(mode="after")
    def _one(self) -> Given:
        if self.text is not None and self.html is not None:
            raise ValueError("text and html exclude each other; give one")
        if not (self.text or self.html or self.url):
            raise ValueError("nothing to read; give text, html or url")
        return self


@dataclass(slots=True)
class Desk:
    """Reads within the limits of the settings, a few articles at a time."""

    settings: Settings
    turns: Turns
    slots: anyio.CapacityLimiter

    @property
    def reader(self) -> Reader:
        """The reader with the user's rules; made at first use."""
        return reader(self.settings.rules)

    async def read(self, given: Given) -> Reading:
        """What an article reports; raises HTTPException where it cannot be read, or not in time."""
        try:
            with anyio.fail_after(self.settings.reading):
                return await anyio.to_thread.run_sync(self._read, given, abandon_on_cancel=True, limiter=self.slots)
        except TimeoutError as error:
            raise HTTPException(504, f"not read within {self.settings.reading:g} s; give a shorter text or try again") from error

    def _read(self, given: Given) -> Reading:
        document = self._document(given)
        if len(document.text) > self.settings.characters:
            raise HTTPException(413, f"the text has {len(document.text):,} characters, more than {self.settings.characters:,}; "
                                     "read it with `musnad read`")
        return self.reader.read(document)

    def _document(self, given: Given) -> Document:
        if given.text is not None:
            found = from_entry("text", {"id": given.url or "text", **given.model_dump(exclude={"html"})}, None)
        else:
            raw = self._fetched(given.url or "") if given.html is None else _page(given.html, given.url)
            known = replace(raw, outlet=given.outlet, headline=given.headline)
            found = from_page(known, given.published, self.settings.rules)
        made = list(found)
        document = next((one for one in made if isinstance(one, Document)), None)
        failure = next((one for one in made if isinstance(one, Failure)), None)
        if document is None or (failure is not None and given.published):
            raise HTTPException(422, failure.why if failure is not None else "holds no article")
        return document

    def _fetched(self, url: str) -> Raw:
        seconds = self.settings.reading
        limits = Limits(connect=min(5.0, seconds), read=min(10.0, seconds), whole=seconds, size=_PAGE, redirects=5, tries=1,
                        longest_wait=0.0, interval=0.2, longest_interval=2.0)
        fetcher = Fetcher(limits, private=self.settings.private, turns=self.turns)
        try:
            return fetcher.get(url)
        except FetchError as error:
            raise HTTPException(422, f"{url[:200]} {error}") from error
        finally:
            fetcher.close()


def _page(html: str, url: str | None) -> Raw:
    return Raw("html", html.encode("utf-8", "replace"), url=url, charset="utf-8", media="text/html")


def desk(settings: Settings) -> Desk:
    """The desk of a server."""
    return Desk(settings, Turns(), anyio.CapacityLimiter(_PARALLEL))
