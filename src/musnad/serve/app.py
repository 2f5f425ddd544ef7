"""The application: routes, errors, and the guard around them."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.openapi.utils import get_openapi

from musnad import __version__
from musnad.library import Store
from musnad.reader import collect_seldom
from musnad.serve import assets
from musnad.serve.guard import App, Guard
from musnad.serve.problems import Problem, handle
from musnad.serve.reading import Desk, desk
from musnad.serve.respond import wants_page
from musnad.serve.routes import documents, entities, exports, ledger, lists, pages, reading, review, search
from musnad.serve.settings import Settings
from musnad.serve.show import refused
from musnad.store.errors import StoreError

_SECONDS = 3.0
"""Between two looks at whether there is anything to work out: an ingest keeps an article in less."""
_ABOUT = """What Arabic news reports: who says what through which chain, what happened, and what is in force where.

Every page answers a browser with HTML and a program with JSON; `.json` behind a path asks for JSON always. Lists come a page at a
time: `next` is the `cursor` of the page behind. Answers carry a strong `ETag`. What goes wrong is told as RFC 9457 says."""


@asynccontextmanager
async def _warmed(app: FastAPI) -> AsyncIterator[None]:
    """Make the reader ready while the first page is looked at, and work out what is in force while the server runs."""
    ended = threading.Event()
    for target, values in ((_reading, (app.state.desk,)), (_settling, (app.state.store, app.state.counts, ended))):
        threading.Thread(target=target, args=values, daemon=True).start()
    yield
    ended.set()


def _reading(desk: Desk) -> None:
    """Make the reader at its first use."""
    _ = desk.reader
    if desk.settings.alone:
        collect_seldom()  # it would walk through the word lists while somebody waits


def _settling(store: Store, counts: pages.Counts, ended: threading.Event) -> None:
    """Work out the measures of which something new was reported, when no ingest is at work that will do so at its end."""
    before = 0
    while True:
        try:
            counts.of(store)  # so that no visitor waits for it
            waiting = store.unsettled()
            if waiting == before and waiting:
                store.settle()
            before = waiting
        except StoreError:  # another writer is at work, or the store cannot be written: then it answers as it is
            before = 0
        if ended.wait(_SECONDS):
            return


def make_app(store: Store, settings: Settings | None = None) -> App:
    """The ASGI application on a store."""
    settings = settings or Settings()
    app = FastAPI(title="Musnad", version=__version__, description=_ABOUT, docs_url=None, redoc_url=None, lifespan=_warmed)
    app.state.store, app.state.settings, app.state.desk = store, settings, desk(settings)
    app.state.counts = pages.Counts()
    for routes in (assets, pages, reading, lists, documents, entities, ledger, search, exports, review):
        app.include_router(routes.router)
    handle(app, _shown)
    _describe(app)
    return Guard(app, settings)


def _shown(request: Request, status: int, detail: str) -> Response | None:
    return refused(request, status, detail) if wants_page(request) else None


def _describe(app: FastAPI) -> None:
    """Add what FastAPI does not know of to the OpenAPI."""

    def openapi() -> dict[str, object]:
        if not app.openapi_schema:
            made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            schemas = made.setdefault("components", {}).setdefault("schemas", {})
            schemas["Problem"] = Problem.model_json_schema()
            for name in ("HTTPValidationError", "ValidationError"):
                schemas.pop(name, None)
            for path in made["paths"].values():
                for operation in path.values():
                    operation["responses"].pop("422", None)
            app.openapi_schema = made
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
