"""Who somebody is: found by name, and what one says, does and suffers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from musnad.query.entity import Known
from musnad.query.errors import QueryError
from musnad.serve.asked import Limit, Stored
from musnad.serve.problems import RESPONSES
from musnad.serve.respond import both, data

router = APIRouter(tags=["entities"])


@router.get("/search/entities", response_model=tuple[Known, ...], responses=RESPONSES, summary="Entities by name")
def named(request: Request, store: Stored, q: Annotated[str, Query(min_length=1, max_length=200)], limit: Limit = 10) -> Response:
    """In Arabic or English, those of most articles first."""
    return data(request, tuple(store.entities(q, limit=limit)), tuple[Known, ...])


@both(router, "/entities/{id:path}", Known, summary="One entity, with its newest records")
def entity(request: Request, store: Stored, id: str) -> Response:
    """Its names, and the ids of what it says and takes part in."""
    try:
        found = store.entities(id, limit=1)
    except QueryError as error:
        raise HTTPException(404, str(error)) from error
    return data(request, found[0])
