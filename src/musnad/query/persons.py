"""Persons whose names differ by words that say more: «سيرغي لافروف» and «وزير الخارجية الروسي سيرغي لافروف»."""

from __future__ import annotations

from sqlalchemy import Connection, text

from musnad.query.alike import same_name
from musnad.query.judgements import RULES, Known, judge
from musnad.query.origins import is_unnamed, name_words
from musnad.store.lists import with_lists

_MANY = 200
"""Namesakes that one name is compared with."""
_NEW = text(
    "SELECT DISTINCT e.id, e.name, e.country FROM mention m JOIN entity e ON e.id = m.entity "
    "WHERE m.doc = :doc AND m.kind = 'person' AND NOT EXISTS "
    "(SELECT 1 FROM mention o JOIN compared c ON c.doc = o.doc WHERE o.entity = m.entity AND o.doc <> :doc)"
)
_NAMESAKES = with_lists(
    "SELECT DISTINCT e.id, e.name, e.country FROM entity_word w JOIN entity_word o ON o.entity = w.entity "
    "JOIN entity e ON e.id = w.entity "
    "WHERE w.word = :last AND o.word IN :others AND e.kind = 'person' AND e.id <> :id ORDER BY e.id LIMIT :many",
    "others")


def judge_persons(connection: Connection, doc: int) -> None:
    """Judge the persons that a document is the first to name the same as those whose names say more or less."""
    for own in connection.execute(_NEW, {"doc": doc}).all():
        words = name_words(own.name)
        last = own.name.split()[-1]
        if len(words) < 2 or is_unnamed(own.name):
            continue
        word = next(iter(name_words(last)), last)
        values = {"last": word, "others": sorted(words - {word}), "id": own.id, "many": _MANY}
        for other in connection.execute(_NAMESAKES, values).all():
            if other.name.split()[-1] != last or (own.country and other.country and own.country != other.country):
                continue
            if same_name(own.name, other.name):
                both = len(words & name_words(other.name))
                judge(connection, Known(own.id, "entity"), Known(other.id, "entity"), "same", by=RULES,
                      score=min(0.95, 0.5 + 0.15 * both), reason=f"{both} words of the name in common, the last among them")
