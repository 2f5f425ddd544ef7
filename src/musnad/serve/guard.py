"""Who may ask, how much, and what a browser may do with the answer: the outermost layer of the server.

Without a token the server answers only under names of this computer, so that a foreign page cannot reach it by a name of its own
(DNS rebinding), and changes nothing that a foreign page asks for (cross-site requests).
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse, Response

from musnad.serve.problems import problem
from musnad.serve.settings import Settings, is_loopback

COOKIE = "musnad_token"
ENTRANCE = "/enter"
"""Where a browser gives the token."""
_OPEN = ("/assets/", ENTRANCE)
_SAFE = ("GET", "HEAD", "OPTIONS")
POLICY = "; ".join((
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data: blob:", "font-src 'self'",
    "connect-src 'self'", "worker-src 'self'", "manifest-src 'self'", "form-action 'self'", "base-uri 'none'",
    "frame-ancestors 'none'",
))
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}
Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Guard:
    """ASGI middleware; wraps all of the application."""

    def __init__(self, app: App, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = self._refusal(scope, Headers(scope=scope))
        if refused is not None:
            await refused(scope, receive, guarded)
            return
        await self._app(scope, _limited(receive, self._settings.body), guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        path: str = scope["path"]
        host = headers.get("host", "")
        if self._settings.token is None and not is_loopback(urlsplit(f"//{host}").hostname or ""):
            return problem(421, f"this server answers on this computer only, not as {host!r}; give it a --token", path)
        if scope["method"] not in _SAFE and _foreign(headers, host):
            return problem(403, "refused: the request comes from another site", path)
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._settings.body:
            return problem(413, f"the request has more than {self._settings.body >> 20} MB", path)
        if self._settings.token is not None and not path.startswith(_OPEN) and not self._known(headers, self._settings.token):
            if "text/html" in headers.get("accept", "") and scope["method"] in _SAFE:
                return RedirectResponse(f"{ENTRANCE}?to={quote(path)}", 303)
            return problem(401, "give the token: Authorization: Bearer TOKEN", path, {"WWW-Authenticate": "Bearer"})
        return None

    @staticmethod
    def _known(headers: Headers, token: str) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            morsel = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
            given = morsel.value if morsel is not None else ""
        return hmac.compare_digest(given.strip().encode(), token.encode())


def _foreign(headers: Headers, host: str) -> bool:
    """Whether a browser says that another site asks."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != host


def _limited(receive: Receive, most: int) -> Receive:
    """The body of a request, cut off where it is longer than allowed (a chunked one tells no length before)."""
    taken = 0

    async def limited() -> Message:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > most:
                return {"type": "http.disconnect"}
        return message

    return limited
