"""Lists, a page at a time: documents, statements, events, changes, entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from musnad.library import Store
from musnad.query.entity import Known
from musnad.query.errors import QueryError
from musnad.query.listing import Filters
from musnad.query.pages import Bearer, Counted, Listed, Page
from musnad.serve.asked import Common, Cursor, Kinds, Limit, Stored, Word, given
from musnad.serve.respond import answer, both
from musnad.serve.show import page

router = APIRouter(tags=["lists"])
Least = Annotated[float, Query(alias="min-confidence", ge=0, le=1, description="Only records at least so sure.")]
Party = Annotated[str | None, Query(description="Name or id of an entity: the speaker, or a party.", max_length=200)]


@both(router, "/documents", Page[Counted], summary="Articles, newest first")
def documents(request: Request, store: Stored, asked: Common, cursor: Cursor = None, limit: Limit = 50) -> Response:
    """Each with the number of statements, events and changes that were read in it."""
    found = store.documents(asked, cursor=given(cursor), limit=limit)
    return answer(request, found, Page[Counted], lambda: page(request, "documents.html", found=found))


def _records(request: Request, store: Stored, kind: str, asked: Filters, cursor: str | None, limit: int) -> Response:
    found = store.records(kind, asked, cursor=given(cursor), limit=limit)
    return answer(request, found, Page[Listed], lambda: page(request, "records.html", found=found, kind=kind))


@both(router, "/statements", Page[Listed], summary="Statements with their chains, those of the newest articles first")
def statements(request: Request, store: Stored, asked: Common, speaker: Party = None,
               stance: Annotated[list[str], Query(description="says, denies …", max_length=20)] = [],  # noqa: B006 - FastAPI copies it
               mode: Word = None, minimum: Least = 0.0, cursor: Cursor = None, limit: Limit = 50) -> Response:
    """`in` asks for statements that name a place there."""
    narrowed = replace(asked, entity=given(speaker), types=tuple(filter(None, stance)), mode=given(mode), minimum=minimum)
    return _records(request, store, "statements", narrowed, cursor, limit)


@both(router, "/events", Page[Listed], summary="Events in the PLOVER ontology, those of the newest articles first")
def events(request: Request, store: Stored, asked: Common, party: Party = None,
           type: Annotated[list[str], Query(description="PLOVER types.", max_length=20)] = [],  # noqa: B006
           mode: Word = None, status: Word = None, minimum: Least = 0.0, cursor: Cursor = None, limit: Limit = 50) -> Response:
    """Who did what to whom, where, when, and whether it happened."""
    narrowed = replace(asked, entity=given(party), types=tuple(filter(None, type)), mode=given(mode), status=given(status),
                       minimum=minimum)
    return _records(request, store, "events", narrowed, cursor, limit)


@both(router, "/changes", Page[Listed], summary="Changes of what is in force, those of the newest articles first")
def changes(request: Request, store: Stored, asked: Common, kind: Kinds = [], effect: Word = None, party: Party = None,  # noqa: B006
            status: Word = None, minimum: Least = 0.0, cursor: Cursor = None, limit: Limit = 50) -> Response:
    """As single articles report them; `/situation` puts them together."""
    narrowed = replace(asked, entity=given(party), types=tuple(filter(None, kind)), effect=given(effect), status=given(status),
                       minimum=minimum)
    return _records(request, store, "changes", narrowed, cursor, limit)


@both(router, "/entities", Page[Bearer], summary="Known entities, those of most articles first")
def entities(request: Request, store: Stored, q: Word = None, kind: Word = None, country: Word = None, cursor: Cursor = None,
             limit: Limit = 50) -> Response:
    """Persons, organisations, states and groups; `q` finds those that bear a name."""
    if words := given(q):
        found = Page(tuple(_bearer(known) for known in _named(store, words, limit)), None)
    else:
        found = store.bearers(kind=given(kind), country=given(country), cursor=given(cursor), limit=limit)
    return answer(request, found, Page[Bearer], lambda: page(request, "entities.html", found=found))


def _named(store: Store, words: str, limit: int) -> Sequence[Known]:
    try:
        return store.entities(words, limit=limit)
    except QueryError:
        return ()


def _bearer(known: Known) -> Bearer:
    name = known.names[0][0] if known.names else known.id
    return Bearer(known.id, known.kind, name, known.name_en, known.country, known.documents)
