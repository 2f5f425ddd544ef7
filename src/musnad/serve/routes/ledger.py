"""What is in force, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Query, Request, Response

from musnad.library import Store
from musnad.query.errors import QueryError
from musnad.query.lines import Held, Moment
from musnad.query.listing import Filters
from musnad.query.pages import NO_CURSOR, Page
from musnad.query.results import Results
from musnad.query.situation import Altered
from musnad.rulebook.schemas import CHANGE_KINDS
from musnad.serve.asked import Area, Cursor, Day, From, Kinds, Limit, Stored, To, given
from musnad.serve.problems import RESPONSES
from musnad.serve.respond import answer, both, data, wants_page
from musnad.serve.show import page, wording
from musnad.serve.views import ledger as views

router = APIRouter(tags=["ledger"])
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Counted(Page[Item]):
    """A page of a list, and how many lines the list has."""

    total: int


Least = Annotated[int, Query(alias="origins", ge=1, le=1000, description="Only what at least so many independent origins say.")]


@both(router, "/situation", Counted[Held], summary="What is in force on a day")
def situation(request: Request, store: Stored, at: Day = None, as_of: Annotated[Day, Query(alias="as-of")] = None,
              area: Area = None, kind: Kinds = [], least: Least = 1, stale: bool = False,  # noqa: B006 - FastAPI copies it
              cursor: Cursor = None, limit: Limit = 100) -> Response:
    """Since when, until when, who says so, and how many independent origins there are."""
    day = given(at) or (_last(store) if wants_page(request) else None) or date.today().isoformat()
    start = before(cursor)
    here = paged(store.situation(day, as_of=given(as_of), area=given(area), kinds=tuple(filter(None, kind)), stale=stale,
                                 least=least, start=start, limit=limit, kept=True), start)

    def shown() -> Response:
        rows, slider = views.rows(here.items, wording(request)), views.slider(day, *store.span())
        return page(request, "situation.html", at=day, rows=rows, total=here.total, next=here.next,
                    kinds=CHANGE_KINDS, slider=slider)

    return answer(request, here, Counted[Held], shown)


@both(router, "/timeline", Counted[Moment], summary="Starts, extensions and ends of measures, by day")
def timeline(request: Request, store: Stored, first: From = None, last: To = None,
             as_of: Annotated[Day, Query(alias="as-of")] = None, area: Area = None, kind: Kinds = [],  # noqa: B006
             show: Annotated[Literal["changes", "events"], Query(description="For pages: what to show.")] = "changes",
             cursor: Cursor = None, limit: Limit = 100) -> Response:
    """In the order of the days on which they take effect."""
    chosen = tuple(filter(None, kind))
    if show == "events" and wants_page(request):
        return _events(request, store, Filters(given(first), given(last), area=given(area), types=chosen), cursor)
    newest, start = wants_page(request), before(cursor)
    here = paged(store.timeline(area=given(area), first=given(first), last=given(last), as_of=given(as_of), kinds=chosen,
                                newest=newest, start=start, limit=limit, kept=True), start)

    def shown() -> Response:
        counted = store.timeline_counts(area=given(area), first=given(first), last=given(last), as_of=given(as_of), kept=True)
        return page(request, "timeline.html", show="changes", days=views.days(here.items), events=(), chosen=chosen,
                    counted=counted, next=here.next)

    return answer(request, here, Counted[Moment], shown)


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
    found = store.diff(first, given(last) or date.today().isoformat(), area=given(area), kinds=tuple(filter(None, kind)),
                       kept=True)
    return data(request, tuple(found), tuple[Altered, ...])


def before(cursor: str | None) -> int:
    """The number of lines before a page, which is its cursor."""
    if cursor and not (cursor.isdigit() and len(cursor) < 10):
        raise QueryError(NO_CURSOR)
    return int(cursor or 0)


def paged(found: Results[Item], start: int) -> Counted[Item]:
    """A page of a long answer."""
    behind = start + len(found)
    return Counted(tuple(found), str(behind) if behind < found.total else None, found.total)
