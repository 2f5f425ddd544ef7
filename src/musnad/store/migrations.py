"""Steps that bring the tables of an older store up to the present schema."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, select

from musnad.store import schema as db
from musnad.store.ids import name_key


def _names(connection: Connection) -> None:
    """1 → 2: the words of the entities' names."""
    db.entity_word.create(connection)
    for entity in connection.execute(select(db.entity)).all():
        words = {word for name in (entity.name, entity.name_en) if name for word in name_key(name).split()}
        if words:
            connection.execute(db.entity_word.insert(), [{"word": word, "entity": entity.id} for word in sorted(words)])


MIGRATIONS: dict[int, Callable[[Connection], None]] = {1: _names}
"""From a version of the schema to the next, within one transaction."""
