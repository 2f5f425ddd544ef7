"""What went wrong, as RFC 9457 tells it to programs and a page tells it to people."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException

from musnad.query.errors import QueryError
from musnad.store.errors import StoreError

MEDIA = "application/problem+json"


class Problem(BaseModel):
    """A problem by RFC 9457."""

    model_config = ConfigDict(json_schema_extra={"examples": [
        {"type": "about:blank", "title": "Bad Request", "status": 400, "detail": "no area is called 'Atlantis'; give an ISO code",
         "instance": "/situation"}]})
    type: str = "about:blank"
    title: str = Field(description="The status in words.")
    status: int
    detail: str = Field(description="What is wrong, and what to do.")
    instance: str | None = Field(default=None, description="The path that was asked for.")


RESPONSES: dict[int | str, dict[str, Any]] = {
    "default": {"description": "A problem (RFC 9457).", "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
}


def problem(status: int, detail: str, instance: str | None = None, headers: dict[str, str] | None = None) -> Response:
    """The answer to a program."""
    made = Problem(title=_title(status), status=status, detail=detail, instance=instance)
    return Response(json.dumps(made.model_dump(exclude_none=True), ensure_ascii=False), status, headers, MEDIA)


def _title(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Error"


Shown = Callable[[Request, int, str], Response | None]
"""The problem as a page, or None where a program asks."""


def handle(app: FastAPI, shown: Shown) -> None:
    """Make every error of the application a problem."""

    def answer(request: Request, status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
        page = shown(request, status, detail)
        return page if page is not None else problem(status, detail, request.url.path, headers)

    @app.exception_handler(QueryError)
    def _question(request: Request, error: QueryError) -> Response:
        return answer(request, 400, str(error))

    @app.exception_handler(StoreError)
    def _store(request: Request, error: StoreError) -> Response:
        return answer(request, 503, str(error))

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> Response:
        return answer(request, error.status_code, str(error.detail), dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    def _invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"] if part not in ("query", "body", "path"))
        return answer(request, 422, f"{where}: {first['msg']}" if where else str(first["msg"]))
