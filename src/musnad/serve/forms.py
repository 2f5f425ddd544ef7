"""What a browser's form sends."""

from __future__ import annotations

from urllib.parse import parse_qsl

from fastapi import HTTPException, Request


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form (the last of each name); raises HTTPException where the body is no form."""
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise HTTPException(415, "expected a form: application/x-www-form-urlencoded")
    body = await request.body()
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=50))
    except ValueError as error:
        raise HTTPException(400, "the form cannot be read; it must be UTF-8 with at most 50 fields") from error


def path_within(to: str | None) -> str:
    """An address of this server to go back to; ``/`` for anything else.

    >>> path_within("/situation?at=2022-01-13"), path_within("//evil.example/")
    ('/situation?at=2022-01-13', '/')
    """
    return to if to and to.startswith("/") and not to.startswith(("//", "/\\")) and "\\" not in to and to.isprintable() else "/"
