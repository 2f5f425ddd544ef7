"""Pages that are for people alone: the overview, trying a text, preferences, the entrance where a token is asked for."""

from __future__ import annotations

import hmac
import time
from dataclasses import dataclass

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from pydantic import ValidationError

from musnad.library import Store
from musnad.query.pages import Counted, Listed
from musnad.serve.asked import Stored
from musnad.serve.forms import form_of, path_within
from musnad.serve.guard import COOKIE, ENTRANCE
from musnad.serve.prefs import A_YEAR, PREFIX
from musnad.serve.reading import Desk, Given
from musnad.serve.respond import data
from musnad.serve.settings import Settings
from musnad.serve.show import page, unkept, wording
from musnad.serve.views.article import article_view
from musnad.serve.wording import CHOICES

router = APIRouter(include_in_schema=False)
_SHOWN = 8
_SELDOM = 100


@dataclass(frozen=True, slots=True)
class Overview:
    """What the store holds, and what is new in it."""

    stats: dict[str, int | str | None]
    latest: tuple[Counted, ...]
    changed: tuple[Listed, ...]


class Counts:
    """What a store holds, counted anew when the last count is older than a hundred times what it took."""

    def __init__(self) -> None:
        self._stats: dict[str, int | str | None] = {}
        self._due = 0.0

    def of(self, store: Store) -> dict[str, int | str | None]:
        """The counts, at most so old."""
        start = time.monotonic()
        if start >= self._due:
            self._stats = store.stats()
            now = time.monotonic()
            self._due = now + _SELDOM * (now - start)
        return self._stats


def _overview(request: Request, store: Store) -> Overview:
    counts: Counts = request.app.state.counts
    return Overview(counts.of(store), store.documents(limit=8).items, store.records("changes", limit=_SHOWN).items)


@router.get("/index.json")
def overview(request: Request, store: Stored) -> Response:
    """The overview for programs."""
    return data(request, _overview(request, store))


@router.get("/")
def home(request: Request, store: Stored) -> Response:
    """The overview."""
    found = _overview(request, store)
    return page(request, "home.html", stats=found.stats, latest=found.latest, changed=found.changed)


@router.get("/try")
def try_form(request: Request) -> Response:
    """A form for a text or an address."""
    return page(request, "try.html", view=None, detail=None, given=Given.model_construct())


@router.post("/try")
async def try_it(request: Request) -> Response:
    """What is read in it; a problem stands above the form."""
    form = await form_of(request)
    fields = {name: form.get(name, "").strip() or None for name in ("text", "url", "published")}
    desk: Desk = request.app.state.desk
    given = Given.model_construct(None, **fields)
    status = 422
    try:
        given = Given.model_validate(fields)
        reading = await desk.read(given)
    except ValidationError as error:
        detail = str(error.errors()[0]["msg"]).removeprefix("Value error, ")
    except HTTPException as error:
        detail, status = str(error.detail), error.status_code
    else:
        view = await run_in_threadpool(article_view, reading, desk.reader.book, wording(request), stored=False)
        return unkept(request, "try.html", view=view, detail=None, given=given)
    return unkept(request, "try.html", status, view=None, detail=detail, given=given)


@router.post("/prefs")
async def prefs(request: Request) -> Response:
    """Keep the preferences in cookies and go back."""
    fields = await form_of(request)
    answer = RedirectResponse(path_within(fields.get("to")), 303)
    for name, known in CHOICES.items():
        if fields.get(name) in known:
            answer.set_cookie(PREFIX + name, fields[name], max_age=A_YEAR, httponly=True, samesite="lax")
    return answer


@router.get(ENTRANCE)
def entrance(request: Request, to: str = "/") -> Response:
    """Ask for the token."""
    return unkept(request, "enter.html", to=path_within(to), wrong=False)


@router.post(ENTRANCE)
async def enter(request: Request) -> Response:
    """Keep the token in a cookie that no script sees."""
    fields = await form_of(request)
    settings: Settings = request.app.state.settings
    to = path_within(fields.get("to"))
    if settings.token is None or hmac.compare_digest(fields.get("token", "").encode(), settings.token.encode()):
        answer: Response = RedirectResponse(to, 303)
        if settings.token is not None:
            answer.set_cookie(COOKIE, settings.token, httponly=True, samesite="strict", secure=request.url.scheme == "https")
        return answer
    return unkept(request, "enter.html", 401, to=to, wrong=True)
