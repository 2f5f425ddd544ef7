"""What an address asks for: the store, filters and pages from the parameters of a request."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query, Request

from musnad.library import Store
from musnad.query.listing import Filters


def _store(request: Request) -> Store:
    store: Store = request.app.state.store
    return store


Stored = Annotated[Store, Depends(_store)]
Day = Annotated[str | None, Query(description="A day, ISO 8601.", max_length=40, examples=["2022-01-13"])]
From = Annotated[str | None, Query(alias="from", description="Published on this day or later.", max_length=40)]
To = Annotated[str | None, Query(alias="to", description="Published on this day or earlier.", max_length=40)]
Area = Annotated[str | None, Query(alias="in", description="An ISO code (KZ, KZ-55) or a name.", max_length=200)]
Kinds = Annotated[list[str], Query(alias="kind", description="Kinds of measures; may be repeated.", max_length=40)]
Cursor = Annotated[str | None, Query(description="`next` of the page before.", max_length=200)]
Limit = Annotated[int, Query(ge=1, le=200, description="Records of a page.")]
Word = Annotated[str | None, Query(max_length=200)]


def given(value: str | None) -> str | None:
    """A parameter; an empty one, as forms send it, is none."""
    return value.strip() or None if value else None


def filters(first: From = None, last: To = None, outlet: Word = None, area: Area = None) -> Filters:
    """The filters that all lists share."""
    return Filters(given(first), given(last), given(outlet), given(area))


Common = Annotated[Filters, Depends(filters)]
