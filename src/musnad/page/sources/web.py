"""The web client: ``Fetcher().get("https://…")`` → the bytes of a page, or a FetchError with the reason.

Robots.txt is kept to, a host is asked no more often than it wants, what fails for the moment is tried again, what was fetched
before is only asked for changes. Time, size and redirects are bounded, private addresses are refused (``guard.py``).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.request import getproxies, proxy_bypass

import httpcore
import httpx

from musnad.page.sources.body import Damaged, TooMuch, body
from musnad.page.sources.cache import Cache, Kept
from musnad.page.sources.errors import FetchError, Passing
from musnad.page.sources.guard import Deadline, Forbidden, Transport, check, resolve
from musnad.page.sources.limits import Limits
from musnad.page.sources.raw import Raw
from musnad.page.sources.robots import AGENT, LARGEST, Robots
from musnad.page.sources.turns import Turns
from musnad.page.sources.warc import content_type

_AGENT_HEADER = f"Musnad (reads Arabic news; robots.txt: {AGENT})"
_REDIRECTS = (301, 302, 303, 307, 308)
_PASSING = (408, 429, 500, 502, 503, 504)
"""Statuses of a trouble that may pass."""
_REST = 60.0
"""Seconds for which a dead host is left alone."""
_NO_PAGES = ("image/", "video/", "audio/", "font/", "application/pdf", "application/javascript", "text/css", "text/javascript")
_MEANINGS = {401: "wants a password", 403: "refuses programs (403)", 404: "is not there (404)", 410: "is gone (410)",
             451: "is blocked for legal reasons (451)"}


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: httpx.Headers
    data: bytes


class Fetcher:
    """Fetches pages; keep one for a run, since it knows the hosts. Not for several threads at once."""

    def __init__(self, limits: Limits | None = None, *, private: bool = False, cache: Cache | None = None,
                 turns: Turns | None = None) -> None:
        self.limits = limits or Limits()
        self.turns = turns or Turns()
        self._private = private
        self._cache = cache or Cache(None)
        self._deadline = Deadline()
        self._clients: dict[str | None, httpx.Client] = {}
        self._robots = Robots(self._robots_txt)
        self._dead: dict[str, tuple[int, float]] = {}
        """How often in a row a host did not answer, and until when it is left alone."""

    def sibling(self) -> Fetcher:
        """Another one for another thread, which takes turns with this one."""
        return Fetcher(self.limits, private=self._private, cache=self._cache, turns=self.turns)

    def get(self, url: str) -> Raw:
        """The page at an address, with the address where it was found in the end; raises FetchError."""
        return self._page(url, *self._followed(url, self._allowed))

    def _allowed(self, address: httpx.URL) -> _Answer:
        """The answer of an address that robots.txt lets be read; 304 where what is kept is as new."""
        refusal = self._robots.rules(_origin(address)).refusal(str(address))
        if refusal is not None:
            raise FetchError(refusal)
        return self._tried(address, self._cache.get(str(address)), self.limits.size)

    def _followed(self, url: str, ask: Callable[[httpx.URL], _Answer]) -> tuple[httpx.URL, _Answer]:
        """Where the redirects of an address end, and the answer there."""
        seen: list[str] = []
        address = _parsed(url)
        while True:
            seen.append(str(address))
            answer = ask(address)
            if answer.status not in _REDIRECTS:
                return address, answer
            address = self._redirected(address, answer, seen)

    def _page(self, url: str, address: httpx.URL, answer: _Answer) -> Raw:
        kept = self._cache.get(str(address)) if answer.status == 304 else None
        if kept is not None:
            declared, data = kept.type, kept.body
        elif answer.status == 200:
            declared, data = answer.headers.get("Content-Type"), answer.data
            self._cache.put(str(address), Kept(answer.headers.get("ETag"), answer.headers.get("Last-Modified"), declared, data))
        else:
            raise FetchError(_MEANINGS.get(answer.status, f"answers with status {answer.status}"))
        media, charset = content_type(declared)
        return Raw(url, data, url=str(address), charset=charset, media=media)

    def _redirected(self, address: httpx.URL, answer: _Answer, seen: list[str]) -> httpx.URL:
        target = answer.headers.get("Location")
        if not target:
            raise FetchError(f"redirects ({answer.status}) to nowhere")
        try:
            found = _parsed(str(address.join(target)))
        except (httpx.InvalidURL, FetchError) as error:
            raise FetchError(f"redirects to {target[:80]!r}, which {error}") from error
        if seen.count(str(found)) > ("Set-Cookie" in answer.headers):  # with a cookie, the same page may answer otherwise
            raise FetchError("redirects in a circle")
        if len(seen) > self.limits.redirects:
            raise FetchError(f"redirects more than {self.limits.redirects} times")
        return found

    def _robots_txt(self, url: str) -> tuple[int, bytes]:
        _address, answer = self._followed(url, lambda address: self._tried(address, None, LARGEST))
        return answer.status, answer.data

    def _tried(self, address: httpx.URL, kept: Kept | None, most: int) -> _Answer:
        """One answer, after as many tries as it takes; none from a host that was dead for several pages a moment ago."""
        pause, origin = self.limits.pause, _origin(address)
        dead, until = self._dead.get(origin, (0, 0.0))
        if dead >= self.limits.patience and time.monotonic() < until:
            raise FetchError(f"was not asked for: its host did not answer {dead} times; try again later", host=True)
        for number in range(1, self.limits.tries + 1):
            delay = min(self._robots.known_delay(origin), self.limits.longest_interval)
            self.turns.take(origin, max(self.limits.interval, delay))
            try:
                answer = self._asked(address, kept, most)
                self._dead.pop(origin, None)
                return answer
            except Passing as error:
                wait = pause if error.wait is None else error.wait
                if wait > self.limits.longest_wait:
                    raise FetchError(f"{error} and asks to wait {wait:,.0f} s; try again then") from error
                if number == self.limits.tries:
                    if error.host:
                        self._dead[origin] = (dead + 1, time.monotonic() + _REST)
                    raise
                self.turns.wait(wait)
                pause *= 2
        raise FetchError("was not asked for: no try is allowed")

    def _asked(self, address: httpx.URL, kept: Kept | None, most: int) -> _Answer:
        """One answer to one request; raises FetchError, as Passing where another try may do better."""
        headers = {}
        if kept is not None:
            asked = (("If-None-Match", kept.etag), ("If-Modified-Since", kept.modified))
            headers = {name: value for name, value in asked if value}
        self._deadline.set(self.limits.whole)
        try:
            with self._client(address).stream("GET", address, headers=headers) as response:
                return self._taken(response, most)
        except Forbidden as error:
            raise FetchError(str(error), host=True) from error
        except TooMuch as error:
            raise FetchError(f"has more than {most >> 20} MB") from error
        except Damaged as error:
            raise Passing(str(error)) from error
        except httpx.TimeoutException as error:
            if self._deadline.over:
                raise FetchError(f"did not come whole within {self.limits.whole:g} s") from error
            raise Passing(f"does not answer within {self.limits.read:g} s", host=True) from error
        except httpx.RemoteProtocolError as error:
            if "complete message body" in str(error) or "incomplete chunked" in str(error):
                raise Passing("breaks off before its declared end") from error
            raise Passing(f"answers with no HTTP ({str(error)[:80]})") from error
        except httpx.TransportError as error:
            told = str(error)
            if "CERTIFICATE" in told:
                raise FetchError("has a certificate that is not valid for it", host=True) from error
            if "no such host" in told:
                raise FetchError(told, host=True) from error
            raise Passing(f"cannot be reached ({told[:80] or type(error).__name__})", host=True) from error

    def _taken(self, response: httpx.Response, most: int) -> _Answer:
        if response.status_code in _PASSING:
            raise Passing(f"answers with status {response.status_code}", _retry_after(response.headers.get("Retry-After")))
        if response.status_code != 200:
            return _Answer(response.status_code, response.headers, b"")
        media, _charset = content_type(response.headers.get("Content-Type"))
        if media is not None and media.startswith(_NO_PAGES):
            raise FetchError(f"is no page but {media}")
        declared = response.headers.get("Content-Length", "")
        if declared.isdigit() and int(declared) > most:
            raise TooMuch
        data = body(self._pieces(response), response.headers.get("Content-Encoding", ""), most)
        return _Answer(200, response.headers, data)

    def _pieces(self, response: httpx.Response) -> Iterator[bytes]:
        for piece in response.iter_raw():
            if self._deadline.over:
                raise httpx.ReadTimeout("no whole answer in time")
            yield piece

    def _client(self, address: httpx.URL) -> httpx.Client:
        """The client for an address: straight over the guarded network, or through the proxy that the environment names."""
        proxy = getproxies().get(address.scheme)
        if proxy is not None and proxy_bypass(address.host):
            proxy = None
        if proxy is not None and not self._private:
            _check_before_proxy(address)
        if proxy not in self._clients:
            transport = httpx.HTTPTransport(proxy=proxy) if proxy else Transport(self._deadline, private=self._private)
            timeout = httpx.Timeout(self.limits.read, connect=self.limits.connect)
            headers = {"User-Agent": _AGENT_HEADER, "Accept-Encoding": "gzip, deflate", "Accept-Language": "ar,*;q=0.5",
                       "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
            self._clients[proxy] = httpx.Client(transport=transport, timeout=timeout, headers=headers)
        return self._clients[proxy]

    def close(self) -> None:
        """Close the connections."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()


def _check_before_proxy(address: httpx.URL) -> None:
    """A proxy resolves names itself; what resolves here too is checked here."""
    try:
        check(address.host, resolve(address.host, address.port or 443))
    except httpcore.ConnectError:
        return


def _parsed(url: str) -> httpx.URL:
    try:
        address = httpx.URL(url.strip()).copy_with(fragment=None)
    except (httpx.InvalidURL, UnicodeError, ValueError) as error:
        raise FetchError(f"is no address ({error}); write it as https://example.com/page") from error
    if address.scheme not in ("http", "https") or not address.host:
        raise FetchError("is no address of the web; write it as https://example.com/page")
    return address


def _origin(address: httpx.URL) -> str:
    host = f"[{address.host}]" if ":" in address.host else address.host
    return f"{address.scheme}://{host}" + (f":{address.port}" if address.port else "")


def _retry_after(value: str | None) -> float | None:
    """Seconds to wait, from seconds or a date.

    >>> _retry_after("120")
    120.0
    """
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        when = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    return max(0.0, (when.astimezone(UTC) - datetime.now(UTC)).total_seconds())


def usual(*, private: bool = False) -> Fetcher:
    """A fetcher with the usual limits that keeps pages in the user's cache folder (or in ``MUSNAD_CACHE``)."""
    from platformdirs import user_cache_path

    folder = Path(os.environ.get("MUSNAD_CACHE") or user_cache_path("musnad"))
    return Fetcher(private=private, cache=Cache(folder / "pages.db"))
