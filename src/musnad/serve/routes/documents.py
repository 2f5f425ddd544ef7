"""One article, one record: what was read in it, who reports it, how to cite it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import PlainTextResponse

from musnad.export.citations import MEDIA as CITED
from musnad.export.citations import cited
from musnad.library import Store
from musnad.query.pages import Listed, find, listed_record
from musnad.query.trace import Trace
from musnad.records import Reading
from musnad.rulebook.tables import Rulebook
from musnad.serve.asked import Stored
from musnad.serve.problems import RESPONSES
from musnad.serve.reading import Desk
from musnad.serve.respond import answer, both, data, entity
from musnad.serve.show import page, wording
from musnad.serve.views.article import article_view
from musnad.serve.views.cards import card
from musnad.serve.views.graph import drawing
from musnad.serve.views.review import box, who
from musnad.store.ids import split

router = APIRouter(tags=["records"])


def _book(request: Request) -> Rulebook:
    desk: Desk = request.app.state.desk
    return desk.reader.book


def reading_of(store: Store, id: str) -> Reading:
    """The reading of a document; raises HTTPException (404)."""
    found = store.reading(id)
    if found is None:
        raise HTTPException(404, f"no document {id}; `/documents` lists them")
    return found


def record_in(store: Store, id: str) -> tuple[Reading, Listed]:
    """A record by its full id, with the reading of its article; raises HTTPException (404)."""
    document, name = split(id)
    reading = store.reading(document)
    found = find(reading, name) if reading is not None and reading.document.id == document else None
    if reading is None or found is None:
        raise HTTPException(404, f"no record {id}; an id is written document.record, as lists give it")
    return reading, listed_record(reading, found)


def record_of(store: Store, id: str) -> Listed:
    """A record by its full id; raises HTTPException (404)."""
    return record_in(store, id)[1]


@both(router, "/documents/{id}", Reading, summary="One article and all that was read in it")
def document(request: Request, store: Stored, id: str) -> Response:
    """The object that `musnad read` prints, with the ids of the store."""
    reading = reading_of(store, id)

    def shown() -> Response:
        view = article_view(reading, _book(request), wording(request))
        return page(request, "article.html", document=reading.document, view=view)

    return answer(request, reading, Reading, shown)


@both(router, "/records/{id}", Listed, summary="One statement, event or change")
def record(request: Request, store: Stored, id: str) -> Response:
    """With its article and the words that it rests on."""
    reading, listed = record_in(store, id)

    def shown() -> Response:
        w = wording(request)
        trace = store.trace(id)
        drawn = drawing(trace, mirrored=w.direction == "rtl") if len(trace.reports) > 1 or trace.reports[0].chain else None
        return page(request, "record.html", listed=listed, c=card(reading, listed.record, _book(request), w), trace=trace,
                    drawing=drawn, reviews=box(store, listed), by=who(request))

    return answer(request, listed, Listed, shown)


@router.get("/records/{id}/cite", response_class=PlainTextResponse, responses=RESPONSES, summary="How to cite a record")
def cite(request: Request, store: Stored, id: str,
         form: Annotated[Literal["text", "bibtex", "jsonld"], Query(alias="as", description="The form.")] = "text") -> Response:
    """The quoted words with their source, an entry of BibTeX, or a Web Annotation; each with the permanent link."""
    reading, listed = record_in(store, id)
    link = str(request.base_url.replace(path=f"/records/{id}"))
    content = cited(reading, listed.record, link, form)
    return entity(request, content.encode("utf-8", "replace"), CITED[form])


@both(router, "/trace/{id}", Trace, summary="All reports of a statement, event or change")
def trace(request: Request, store: Stored, id: str) -> Response:
    """Their chains, their independent origins, where the chains meet, and what they disagree about."""
    record_of(store, id)
    return data(request, store.trace(id))
