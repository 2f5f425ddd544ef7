"""Entities by a name in any script: «لافروف», «Lavrov» and «Q58217» find the same."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from musnad.query.places import spelled
from musnad.store import schema as db
from musnad.store.lists import batches, with_lists
from musnad.store.terms import Terms

_AT_ONCE = 1_000
"""Entities that are asked for at a time."""
_MANY = 40
"""Other names of one entity that a search takes in."""


def entities_named(connection: Connection, terms: Terms, name: str) -> list[str]:
    """Ids of the entities that have all words of a name (or bear the id itself), the known ones first."""
    if is_id(name):
        same = connection.scalars(select(db.entity.c.id).where((db.entity.c.id == name) | (db.entity.c.wikidata == name))).all()
        if same:
            return list(same)
    condition, values = bearing(terms, name)
    if not values:
        return []
    found = connection.scalars(with_lists(condition, *values), values)
    return sorted(set(found), key=lambda one: (one.startswith("name/"), one))


def bearing(terms: Terms, name: str, prefix: str = "name") -> tuple[str, dict[str, list[str]]]:
    """The query for the entities that have all words of a name, and its values, all lists; no values where it has no word."""
    words = [sorted({term.stem, *term.others}) for term in terms.terms(name)]
    values = {f"{prefix}_{n}": forms for n, forms in enumerate(words)}
    first, *more = [f"word IN :{key}" for key in values] or ["false"]
    return f"SELECT w.entity FROM entity_word w WHERE w.{first}" + "".join(
        f" AND EXISTS (SELECT 1 FROM entity_word o WHERE o.entity = w.entity AND o.{other})" for other in more), values


def is_id(name: str) -> bool:
    """Whether a name is an id of an entity, ours or of Wikidata."""
    return "/" in name or (name[:1] == "Q" and name[1:].isdigit())


def most_told(connection: Connection, ids: Sequence[str], most: int) -> list[tuple[str, int]]:
    """Of some entities those of most articles, known ones before those that only bear a name, with their numbers of articles."""
    found: list[tuple[str, int]] = []
    for some in batches(ids, _AT_ONCE):
        query = select(db.entity.c.id, db.entity.c.documents).where(db.entity.c.id.in_(some))
        found += [(row.id, row.documents) for row in connection.execute(query)]
    return sorted(found, key=lambda one: (one[0].startswith("name/"), -one[1], one[0]))[:most]


def other_names(connection: Connection, terms: Terms, name: str) -> list[tuple[str, ...]]:
    """The names, as stems, of the entities that are called just so in Arabic, or have an English name with the word."""
    key = spelled(name)
    if key.isascii():
        words = key.split()
        table = db.entity_word
        ids = list(connection.scalars(select(table.c.entity).where(table.c.word.in_(words)).group_by(table.c.entity).having(
            func.count() == len(set(words))).limit(_MANY)))
    else:
        ids = list(connection.scalars(select(db.entity.c.id).where(
            db.entity.c.folded == key, db.entity.c.id.not_like("name/%")).limit(_MANY)))
    if not ids:
        return []
    names = connection.scalars(select(db.mention.c.name).where(db.mention.c.entity.in_(ids)).distinct().limit(_MANY))
    return sorted({stems for found in names if (stems := tuple(term.stem for term in terms.terms(found)))})
