"""What the articles that answer a query are about, counted: outlets, months, countries, speakers, types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from musnad.query.search import matching
from musnad.store.lists import with_lists
from musnad.store.numbers import day_of
from musnad.store.terms import Terms

MOST = 2_000
"""Articles that are counted, the newest."""
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that a search can be narrowed to: the words to add to the query, its name, and how many articles have it."""

    field: str
    value: str
    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many articles answer (``more`` where there are more than were counted), and what they are about."""

    articles: int
    more: bool
    facets: tuple[Facet, ...]


_COUNTS = {
    "outlet": "SELECT d.outlet AS value, d.outlet AS name, count(*) AS articles FROM document d WHERE d.doc IN :docs "
              "AND d.outlet IS NOT NULL GROUP BY 1, 2",
    "place": "SELECT p.country AS value, p.country AS name, count(DISTINCT p.doc) AS articles FROM place p WHERE p.doc IN :docs "
             "AND p.country IS NOT NULL GROUP BY 1, 2",
    "speaker": "SELECT k.entity AS value, e.name AS name, count(DISTINCT k.doc) AS articles FROM link k JOIN entity e "
               "ON e.id = k.entity WHERE k.doc IN :docs AND k.speaker = 1 AND k.entity NOT LIKE 'name/%' GROUP BY 1, 2",
    "type": "SELECT v.type AS value, v.type AS name, count(DISTINCT v.doc) AS articles FROM event v WHERE v.doc IN :docs "
            "GROUP BY 1, 2 UNION ALL SELECT c.kind, c.kind, count(DISTINCT c.doc) FROM change c WHERE c.doc IN :docs "
            "GROUP BY 1, 2",
}


def facets(connection: Connection, terms: Terms, query: str) -> Facets:
    """The facets of a query; raises QueryError."""
    found = matching(connection, terms, query, limit=MOST + 1)
    docs = found[:MOST]
    made = _months(docs)
    for field, counted in _COUNTS.items():
        rows = connection.execute(
            with_lists(f"{counted} ORDER BY articles DESC, value LIMIT {_SHOWN}", "docs"), {"docs": docs})
        made += [Facet(field, row.value, row.name, row.articles) for row in rows]
    return Facets(len(docs), len(found) > MOST, tuple(made))


def _months(docs: Sequence[int]) -> list[Facet]:
    counted = Counter(day_of(doc)[:7] for doc in docs)
    return [Facet("month", month, month, articles) for month, articles in sorted(counted.items(), reverse=True)[:_SHOWN]]
