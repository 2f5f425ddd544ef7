"""What the store knows of an entity: its names, and what it says, does and suffers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from musnad.query.errors import QueryError
from musnad.query.judgements import cluster
from musnad.query.names import entities_named
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


_COUNT = ("SELECT m.name, count(*), count(DISTINCT m.doc), min(m.doc), max(m.doc) FROM mention m WHERE m.entity IN :ids "
          "GROUP BY m.name ORDER BY count(*) DESC, m.name")
_DOCS = "SELECT count(DISTINCT doc) FROM mention WHERE entity IN :ids"
_SAYS = ("SELECT DISTINCT d.id || '.' || k.statement AS record, k.doc FROM link k JOIN document d ON d.doc = k.doc "
         "WHERE k.entity IN :ids AND k.speaker = 1 ORDER BY k.doc DESC")
_PART = ("SELECT DISTINCT d.id || '.' || p.owner AS record, p.doc FROM party p JOIN document d ON d.doc = p.doc "
         "WHERE p.entity IN :ids ORDER BY p.doc DESC")


def entities(connection: Connection, terms: Terms, name: str, *, limit: int = 10, records: int = 20) -> list[Known]:
    """The entities that bear a name, those with most documents first; what was judged one is one. Raises QueryError."""
    ids = entities_named(connection, terms, name)
    if not ids:
        raise QueryError(f"no entity is called {name!r}; try fewer words, or `musnad search`")
    made: list[Known] = []
    seen: set[str] = set()
    for id in ids[:_LOOKED]:
        if id not in seen:
            group = list(cluster(connection, id))
            seen.update(group)
            made.append(_known(connection, group, records))
    return sorted(made, key=lambda one: -one.documents)[:limit]


_LOOKED = 200


def _known(connection: Connection, group: Sequence[str], records: int) -> Known:
    def ask(query: str) -> list[tuple[object, ...]]:
        found = connection.execute(with_lists(query, "ids"), {"ids": list(group)})
        return [tuple(row) for row in found]

    rows = connection.execute(with_lists("SELECT * FROM entity WHERE id IN :ids", "ids"), {"ids": list(group)}).all()
    best = max(rows, key=lambda e: (not e.id.startswith("name/"), len(e.name)))
    names = ask(_COUNT)
    says, part = ask(_SAYS), ask(_PART)
    days = [int(str(n)) for row in names for n in row[3:5]]
    return Known(best.id, tuple(sorted(id for id in group if id != best.id)), best.kind,
                 tuple((str(row[0]), int(str(row[1]))) for row in names),
                 next((e.name_en for e in rows if e.name_en), None), next((e.wikidata for e in rows if e.wikidata), None),
                 best.country, best.role, int(str(ask(_DOCS)[0][0])), day_of(min(days)) if days else None,
                 day_of(max(days)) if days else None, len(says), len(part), tuple(str(row[0]) for row in says[:records]),
                 tuple(str(row[0]) for row in part[:records]))
