"""What the store knows of an entity: its names, and what it says, does and suffers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from musnad.query.errors import QueryError
from musnad.query.judgements import cluster
from musnad.query.names import entities_named, most_told
from musnad.store.lists import with_lists
from musnad.store.numbers import day_of
from musnad.store.terms import Terms


@dataclass(frozen=True, slots=True)
class Known:
    """An entity with the ids that were judged the same, its names by how often they are used, and its records, newest first."""

    id: str
    same: tuple[str, ...]
    kind: str
    names: tuple[tuple[str, int], ...]
    name_en: str | None
    wikidata: str | None
    country: str | None
    role: str | None
    documents: int
    first: str | None
    last: str | None
    statements: int
    events: int
    says: tuple[str, ...]
    takes_part: tuple[str, ...]


_COUNT = ("SELECT m.name, count(*), min(m.doc), max(m.doc) FROM mention m WHERE m.entity IN :ids "
          "GROUP BY m.name ORDER BY count(*) DESC, m.name")
_DOCS = "SELECT count(DISTINCT doc) FROM mention WHERE entity IN :ids"
_SAYS = "SELECT DISTINCT doc, statement AS record FROM link WHERE entity IN :ids AND speaker = 1"
_PART = "SELECT DISTINCT doc, owner AS record FROM party WHERE entity IN :ids"
_NEWEST = ("SELECT d.id || '.' || r.record FROM (SELECT * FROM ({records}) AS every ORDER BY doc DESC, record LIMIT {most}) AS r "
           "JOIN document d ON d.doc = r.doc ORDER BY r.doc DESC, r.record")
_JUDGED = "SELECT a, b FROM judgement WHERE kind = 'entity' AND (a IN :ids OR b IN :ids)"


def entities(connection: Connection, terms: Terms, name: str, *, limit: int = 10, records: int = 20) -> list[Known]:
    """The entities that bear a name, those with most documents first; what was judged one is one. Raises QueryError."""
    ids = entities_named(connection, terms, name)
    if not ids:
        raise QueryError(f"no entity is called {name!r}; try fewer words, or `musnad search`")
    looked = most_told(connection, ids, _LOOKED)
    judged = {id for row in connection.execute(with_lists(_JUDGED, "ids"), {"ids": [id for id, _ in looked]}) for id in row}
    groups: list[tuple[int, list[str]]] = []
    seen: set[str] = set()
    for id, documents in looked:
        if id not in seen:
            group = list(cluster(connection, id)) if id in judged else [id]
            seen.update(group)
            groups.append((documents if len(group) == 1 else _documents(connection, group), group))
    groups.sort(key=lambda one: -one[0])
    return [_known(connection, group, documents, records) for documents, group in groups[:limit]]


_LOOKED = 200
"""Bearers of a name that are looked at: known ones, and those of most articles."""


def _documents(connection: Connection, group: Sequence[str]) -> int:
    return int(connection.scalar(with_lists(_DOCS, "ids"), {"ids": list(group)}) or 0)


def _known(connection: Connection, group: Sequence[str], documents: int, records: int) -> Known:
    def ask(query: str) -> list[tuple[object, ...]]:
        found = connection.execute(with_lists(query, "ids"), {"ids": list(group)})
        return [tuple(row) for row in found]

    def newest(query: str) -> tuple[int, tuple[str, ...]]:
        number = int(str(ask(f"SELECT count(*) FROM ({query}) AS every")[0][0]))
        return number, tuple(str(row[0]) for row in ask(_NEWEST.format(records=query, most=records)))

    rows = connection.execute(with_lists("SELECT * FROM entity WHERE id IN :ids", "ids"), {"ids": list(group)}).all()
    best = max(rows, key=lambda e: (not e.id.startswith("name/"), len(e.name)))
    names = ask(_COUNT)
    (statements, says), (events, part) = newest(_SAYS), newest(_PART)
    days = [int(str(n)) for row in names for n in row[2:4]]
    return Known(best.id, tuple(sorted(id for id in group if id != best.id)), best.kind,
                 tuple((str(row[0]), int(str(row[1]))) for row in names),
                 next((e.name_en for e in rows if e.name_en), None), next((e.wikidata for e in rows if e.wikidata), None),
                 best.country, best.role, documents, day_of(min(days)) if days else None,
                 day_of(max(days)) if days else None, statements, events, says, part)
