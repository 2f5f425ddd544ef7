"""Articles by words and fields, and what they are about."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from musnad.query.facets import Facets
from musnad.query.pages import Page
from musnad.query.search import Hit
from musnad.serve.asked import Cursor, Limit, Stored, given
from musnad.serve.problems import RESPONSES
from musnad.serve.respond import answer, both, data, wants_page
from musnad.serve.show import page
from musnad.serve.views.search import narrowed

router = APIRouter(tags=["search"])
Words = Annotated[str, Query( max_length=800, examples=["type:PROTEST place:TN"],
                             description='Words, "phrases", -absent, fields: speaker: source: type: place: from: to: outlet:')]


@both(router, "/search", Page[Hit], summary="Articles that hold words, newest first")
def search(request: Request, store: Stored, q: Words = "",
           best: Annotated[bool, Query(description="The most telling first.")] = False,
           cursor: Cursor = None, limit: Limit = 20) -> Response:
    """With the words marked and the records that they stand in. `best` gives one page only."""
    if not q.strip() and wants_page(request):
        return page(request, "search.html", q="", found=None, facets=None, best=best)
    found = store.search(q, limit=limit + 1, best=best, after=given(cursor))
    more = len(found) > limit and not best
    here = Page(tuple(found[:limit]), found[limit - 1].document if more else None)
    return answer(request, here, Page[Hit], lambda: page(
        request, "search.html", q=q, found=here, facets=store.facets(q), best=best, narrowed=narrowed))


@router.get("/search/facets", response_model=Facets, responses=RESPONSES, summary="What the articles that answer are about")
def facets(request: Request, store: Stored, q: Words = "") -> Response:
    """By outlet, month, country, speaker and type; the newest 2,000 articles are counted."""
    return data(request, store.facets(q))
