"""What is in force, and how it came about."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeVar

from fastapi import APIRouter, Query, Request, Response

from musnad.query.errors import QueryError
from musnad.query.pages import Page
from musnad.query.situation import Altered, Held, Moment
from musnad.serve.asked import Area, Cursor, Day, From, Kinds, Limit, Stored, To, given
from musnad.serve.problems import RESPONSES
from musnad.serve.respond import both, data

router = APIRouter(tags=["ledger"])
Item = TypeVar("Item")
Least = Annotated[int, Query(alias="origins", ge=1, le=1000, description="Only what at least so many independent origins say.")]


@both(router, "/situation", Page[Held], summary="What is in force on a day")
def situation(request: Request, store: Stored, at: Day = None, as_of: Annotated[Day, Query(alias="as-of")] = None,
              area: Area = None, kind: Kinds = [], least: Least = 1, stale: bool = False,  # noqa: B006 - FastAPI copies it
              cursor: Cursor = None, limit: Limit = 200) -> Response:
    """Since when, until when, who says so, and how many independent origins there are."""
    found = store.situation(given(at) or date.today().isoformat(), as_of=given(as_of), area=given(area),
                            kinds=tuple(filter(None, kind)), stale=stale)
    return data(request, paged([held for held in found if held.origins >= least], cursor, limit), Page[Held])


@both(router, "/timeline", Page[Moment], summary="Starts, extensions and ends of measures, by day")
def timeline(request: Request, store: Stored, first: From = None, last: To = None,
             as_of: Annotated[Day, Query(alias="as-of")] = None, area: Area = None, kind: Kinds = [],  # noqa: B006
             cursor: Cursor = None, limit: Limit = 200) -> Response:
    """In the order of the days on which they take effect."""
    found = store.timeline(area=given(area), kinds=tuple(filter(None, kind)), first=given(first), last=given(last),
                           as_of=given(as_of))
    return data(request, paged(list(found), cursor, limit), Page[Moment])


@router.get("/diff", response_model=tuple[Altered, ...], responses=RESPONSES, summary="What changed between two days")
def diff(request: Request, store: Stored, first: Annotated[str, Query(alias="from", max_length=40)],
         last: To = None, area: Area = None,
         kind: Kinds = []) -> Response:  # noqa: B006
    """Each day seen with the knowledge of its own."""
    found = store.diff(first, given(last) or date.today().isoformat(), area=given(area), kinds=tuple(filter(None, kind)))
    return data(request, tuple(found), tuple[Altered, ...])


def paged(found: list[Item], cursor: str | None, limit: int) -> Page[Item]:
    """A page of a list that is made as a whole; the cursor is the number of records before it."""
    if cursor and not (cursor.isdigit() and len(cursor) < 10):
        raise QueryError("the cursor is none that was given out; take it from `next` of the page before")
    start = int(cursor or 0)
    return Page(tuple(found[start : start + limit]), str(start + limit) if start + limit < len(found) else None)
