"""What is in force, and how it came about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Query, Request, Response

from musnad.library import Store
from musnad.query.errors import QueryError
from musnad.query.listing import Filters
from musnad.query.pages import NO_CURSOR, Page
from musnad.query.situation import Altered, Held, Moment
from musnad.rulebook.schemas import CHANGE_KINDS
from musnad.serve.asked import Area, Cursor, Day, From, Kinds, Limit, Stored, To, given
from musnad.serve.problems import RESPONSES
from musnad.serve.respond import answer, both, data, wants_page
from musnad.serve.show import page, wording
from musnad.serve.views import ledger as views

router = APIRouter(tags=["ledger"])
Item = TypeVar("Item")
Least = Annotated[int, Query(alias="origins", ge=1, le=1000, description="Only what at least so many independent origins say.")]


@both(router, "/situation", Page[Held], summary="What is in force on a day")
def situation(request: Request, store: Stored, at: Day = None, as_of: Annotated[Day, Query(alias="as-of")] = None,
              area: Area = None, kind: Kinds = [], least: Least = 1, stale: bool = False,  # noqa: B006 - FastAPI copies it
              cursor: Cursor = None, limit: Limit = 200) -> Response:
    """Since when, until when, who says so, and how many independent origins there are."""
    day = given(at) or (_last(store) if wants_page(request) else None) or date.today().isoformat()
    found = store.situation(day, as_of=given(as_of), area=given(area), kinds=tuple(filter(None, kind)), stale=stale)
    kept = [held for held in found if held.origins >= least]
    here = paged(kept, cursor, limit)

    def shown() -> Response:
        rows, slider = views.rows(here.items, wording(request)), views.slider(day, *store.span())
        return page(request, "situation.html", at=day, rows=rows, total=len(kept), next=here.next,
                    kinds=CHANGE_KINDS, slider=slider)

    return answer(request, here, Page[Held], shown)


@both(router, "/timeline", Page[Moment], summary="Starts, extensions and ends of measures, by day")
def timeline(request: Request, store: Stored, first: From = None, last: To = None,
             as_of: Annotated[Day, Query(alias="as-of")] = None, area: Area = None, kind: Kinds = [],  # noqa: B006
             show: Annotated[Literal["changes", "events"], Query(description="For pages: what to show.")] = "changes",
             cursor: Cursor = None, limit: Limit = 200) -> Response:
    """In the order of the days on which they take effect."""
    chosen = tuple(filter(None, kind))
    if show == "events" and wants_page(request):
        return _events(request, store, Filters(given(first), given(last), area=given(area), types=chosen), cursor)
    found = store.timeline(area=given(area), first=given(first), last=given(last), as_of=given(as_of), kinds=chosen)
    here = paged(list(found) if not wants_page(request) else list(found)[::-1], cursor, limit)

    def shown() -> Response:
        every = store.timeline(area=given(area), first=given(first), last=given(last), as_of=given(as_of)) if chosen else found
        return page(request, "timeline.html", show="changes", days=views.days(here.items), events=(), chosen=chosen,
                    counted=views.counted(every), next=here.next)

    return answer(request, here, Page[Moment], shown)


def _events(request: Request, store: Store, asked: Filters, cursor: str | None) -> Response:
    """The timeline of events: those that happened, by the days of their articles."""
    found = store.records("events", replace(asked, status="actual"), cursor=given(cursor))
    counted = store.counts("events", replace(asked, status="actual", types=()))
    return page(request, "timeline.html", show="events", days=(), events=found.items, chosen=asked.types, counted=counted,
                next=found.next)


def _last(store: Store) -> str | None:
    """The last day of the store: what a page shows that is asked for no day."""
    return store.span()[1]


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
        raise QueryError(NO_CURSOR)
    start = int(cursor or 0)
    return Page(tuple(found[start : start + limit]), str(start + limit) if start + limit < len(found) else None)
