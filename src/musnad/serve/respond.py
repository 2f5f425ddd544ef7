"""Answers: the same data as JSON for programs or as a page for people, each with a strong ETag from its content."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from musnad.serve.problems import RESPONSES

_VARY = "Accept, Accept-Language, Cookie"
Endpoint = Callable[..., Any]


def wants_page(request: Request) -> bool:
    """Whether a person asks: a browser, and not for ``….json``."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.endswith(".json")


def both(router: APIRouter, path: str, model: Any, *, summary: str) -> Callable[[Endpoint], Endpoint]:
    """Register an endpoint at a path, where it answers as a page or JSON, and at ``path.json``, where it answers as JSON."""
    content = {"text/html": {"schema": {"type": "string"}}}

    def register(endpoint: Endpoint) -> Endpoint:
        router.add_api_route(f"{path}.json", endpoint, methods=["GET"], response_model=model, include_in_schema=False)
        router.add_api_route(path, endpoint, methods=["GET"], response_model=model, summary=summary,
                             responses={200: {"content": content}, 304: {"description": "What was given as If-None-Match."},
                                        **RESPONSES})
        return endpoint

    return register


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:
    if kind not in _ADAPTERS:
        _ADAPTERS[kind] = TypeAdapter(kind)
    return _ADAPTERS[kind]


def data(request: Request, value: Any, kind: Any = None) -> Response:
    """A value as JSON; ``kind`` is its type where that has parameters."""
    return entity(request, _adapter(kind or type(value)).dump_json(value), "application/json")


def answer(request: Request, value: Any, kind: Any, page: Callable[[], Response]) -> Response:
    """A value as JSON, or as the page that is made of it where a person asks."""
    return page() if wants_page(request) else data(request, value, kind)


def entity(request: Request, content: bytes, media: str, headers: dict[str, str] | None = None) -> Response:
    """Content with its ETag, or that it is still what the asker has (304)."""
    etag = f'"{blake2b(content, digest_size=16).hexdigest()}"'
    kept = {"ETag": etag, "Cache-Control": "private, no-cache", "Vary": _VARY, **(headers or {})}
    given = [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]
    if etag in given or given == ["*"]:
        return Response(status_code=304, headers=kept)
    return Response(content, 200, kept, media)
