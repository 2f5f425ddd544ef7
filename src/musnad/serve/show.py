"""Pages from templates: the words of the reader's language, the addresses of assets, nothing from elsewhere."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request, Response
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from musnad.serve.assets import address
from musnad.serve.prefs import prefs_of
from musnad.serve.respond import entity
from musnad.serve.views.cards import title
from musnad.serve.views.text import LAYERS
from musnad.serve.wording import CHOICES, Wording, bdi

_HTML = "text/html; charset=utf-8"
NAVIGATION = ("situation", "timeline", "documents", "entities", "search", "review", "try")
"""The pages of the menu, by the first part of their addresses."""


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates, every value in them escaped."""
    made = Environment(loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True)
    made.globals.update(asset=address, bdi=bdi, choices=CHOICES, layers=LAYERS, navigation=NAVIGATION,
                        quoted=quote, title=title)
    return made


def wording(request: Request) -> Wording:
    """The words for whoever asks."""
    return Wording(prefs_of(request))


def render(request: Request, template: str, **context: Any) -> str:
    """The HTML of a page."""
    return templates().get_template(template).render(
        w=wording(request), path=request.url.path, section=request.url.path.split("/")[1], query=request.query_params,
        here=lambda **changes: _here(request, changes), **context)


def page(request: Request, template: str, **context: Any) -> Response:
    """A page with its ETag."""
    headers = {"Content-Language": prefs_of(request).language}
    return entity(request, render(request, template, **context).encode("utf-8", "replace"), _HTML, headers)


def unkept(request: Request, template: str, code: int = 200, /, **context: Any) -> Response:
    """A page that nobody keeps: of a form, of a problem."""
    return Response(render(request, template, **context), code, {"Cache-Control": "no-store"}, _HTML)


def refused(request: Request, status: int, detail: str) -> Response:
    """The page that tells a problem."""
    return unkept(request, "error.html", status, status=status, detail=detail)


def _here(request: Request, changes: dict[str, str | None]) -> str:
    """The address of this page with some parameters changed, or taken out where they are None; the cursor goes."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name not in (*changes, "cursor") and value]
    kept += [(name, value) for name, value in changes.items() if value is not None]
    return request.url.path + ("?" + urlencode(kept) if kept else "")
