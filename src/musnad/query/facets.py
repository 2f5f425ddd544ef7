"""What the articles that answer a query are about, counted: outlets, months, countries, speakers, types."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from musnad.query.search import matching
from musnad.store import schema as db
from musnad.store.numbers import day_of
from musnad.store.tally import OUTLET, PLACE, SPEAKER, TYPE, split
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


_FIELDS = (("outlet", OUTLET), ("place", PLACE), ("speaker", SPEAKER), ("type", TYPE))


def facets(connection: Connection, terms: Terms, query: str) -> Facets:
    """The facets of a query; raises QueryError."""
    found = matching(connection, terms, query, limit=MOST + 1)
    docs = found[:MOST]
    counted: Counter[str] = Counter()
    for _, kept in docs:
        counted.update(split(kept))
    made = _months([doc for doc, _ in docs])
    for field, letter in _FIELDS:
        values = sorted((-number, name[1:]) for name, number in counted.items() if name[0] == letter)[:_SHOWN]
        names = _names(connection, [value for _, value in values]) if letter == SPEAKER else {}
        made += [Facet(field, value, names.get(value, value), -number) for number, value in values]
    return Facets(len(docs), len(found) > MOST, tuple(made))


def _names(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    table = db.entity.c
    return {row.id: row.name for row in connection.execute(select(table.id, table.name).where(table.id.in_(ids)))}


def _months(docs: Sequence[int]) -> list[Facet]:
    counted = Counter(day_of(doc)[:7] for doc in docs)
    return [Facet("month", month, month, articles) for month, articles in sorted(counted.items(), reverse=True)[:_SHOWN]]
