"""Lists, a page at a time: documents, statements, events, changes, entities."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from musnad.query.listing import Filters
from musnad.query.pages import Bearer, Counted, Listed, Page
from musnad.serve.asked import Common, Cursor, Kinds, Limit, Stored, Word, given
from musnad.serve.respond import both, data

router = APIRouter(tags=["lists"])
Least = Annotated[float, Query(alias="min-confidence", ge=0, le=1, description="Only records at least so sure.")]
Party = Annotated[str | None, Query(description="Name or id of an entity: the speaker, or a party.", max_length=200)]


@both(router, "/documents", Page[Counted], summary="Articles, newest first")
def documents(request: Request, store: Stored, asked: Common, cursor: Cursor = None, limit: Limit = 50) -> Response:
    """Each with the number of statements, events and changes that were read in it."""
    return data(request, store.documents(asked, cursor=given(cursor), limit=limit), Page[Counted])


def _records(request: Request, store: Stored, kind: str, asked: Filters, cursor: str | None, limit: int) -> Response:
    return data(request, store.records(kind, asked, cursor=given(cursor), limit=limit), Page[Listed])


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
def entities(request: Request, store: Stored, kind: Word = None, country: Word = None, cursor: Cursor = None,
             limit: Limit = 50) -> Response:
    """Persons, organisations, states and groups; `/search/entities` finds one by name."""
    found = store.bearers(kind=given(kind), country=given(country), cursor=given(cursor), limit=limit)
    return data(request, found, Page[Bearer])
