"""`POST /read`."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from musnad.records import Reading
from musnad.schema import to_json
from musnad.serve.problems import RESPONSES
from musnad.serve.reading import Desk, Given

router = APIRouter(tags=["reading"])


@router.post("/read", response_model=Reading, responses=RESPONSES, summary="Read an article; nothing is stored")
async def read(request: Request, given: Annotated[Given, Body()]) -> Response:
    """Statements, events and changes of a text, a page's HTML, or the page at an address.

    Spans are `[start, end)` in Unicode code points of `document.text`.
    """
    desk: Desk = request.app.state.desk
    return Response(to_json(await desk.read(given)), media_type="application/json", headers={"Cache-Control": "no-store"})
