"""Hits and facets for the page of search."""

from __future__ import annotations

from musnad.query.facets import Facet


def narrowed(query: str, facet: Facet) -> str:
    """A query that asks for a facet too."""
    if facet.field == "month":
        year, _, month = facet.value.partition("-")
        following = f"{int(year) + 1}-01" if month == "12" else f"{year}-{int(month) + 1:02}"
        return f"{query} from:{facet.value}-01 to:{_day_before(following)}"
    value = f'"{facet.value}"' if " " in facet.value else facet.value
    return query if f"{facet.field}:{value}" in query else f"{query} {facet.field}:{value}"


def _day_before(month: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(f"{month}-01") - timedelta(days=1)).isoformat()
