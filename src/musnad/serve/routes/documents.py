"""One article, one record: what was read in it, who reports it, how to cite it."""

from __future__ import annotations

from fastapi import APIRouter, HTTPException, Request, Response

from musnad.library import Store
from musnad.query.pages import Listed
from musnad.query.trace import Trace
from musnad.records import Reading
from musnad.serve.asked import Stored
from musnad.serve.respond import both, data

router = APIRouter(tags=["records"])


def reading_of(store: Store, id: str) -> Reading:
    """The reading of a document; raises HTTPException (404)."""
    found = store.reading(id)
    if found is None:
        raise HTTPException(404, f"no document {id}; `/documents` lists them")
    return found


def record_of(store: Store, id: str) -> Listed:
    """A record by its full id; raises HTTPException (404)."""
    found = store.record(id)
    if found is None:
        raise HTTPException(404, f"no record {id}; an id is written document.record, as lists give it")
    return found


@both(router, "/documents/{id}", Reading, summary="One article and all that was read in it")
def document(request: Request, store: Stored, id: str) -> Response:
    """The object that `musnad read` prints, with the ids of the store."""
    return data(request, reading_of(store, id))


@both(router, "/records/{id}", Listed, summary="One statement, event or change")
def record(request: Request, store: Stored, id: str) -> Response:
    """With its article and the words that it rests on."""
    return data(request, record_of(store, id))


@both(router, "/trace/{id}", Trace, summary="All reports of a statement, event or change")
def trace(request: Request, store: Stored, id: str) -> Response:
    """Their chains, their independent origins, where the chains meet, and what they disagree about."""
    record_of(store, id)
    return data(request, store.trace(id))
