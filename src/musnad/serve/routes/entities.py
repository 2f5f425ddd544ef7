"""Who somebody is: found by name, and what one says, does and suffers."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from musnad.query.entity import Known
from musnad.query.errors import QueryError
from musnad.serve.asked import Limit, Stored
from musnad.serve.problems import RESPONSES
from musnad.serve.reading import Desk
from musnad.serve.respond import answer, both, data
from musnad.serve.show import page, wording
from musnad.serve.views.entity import offices
from musnad.serve.views.review import who

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
    known = found[0]

    def shown() -> Response:
        desk: Desk = request.app.state.desk
        registry = desk.reader.desk
        listed = registry.registry.get(known.id)
        names = [name for name, _ in known.names] or ([listed.name] if listed else [])
        held = offices(registry.offices.held(known.id, None), wording(request))
        return page(request, "entity.html", known=known, names=names, sector=listed.sector if listed else None, offices=held,
                    says=store.listed(known.says), does=store.listed(known.takes_part), by=who(request))

    return answer(request, known, Known, shown)
