"""Persons whose names differ by words that say more: «سيرغي لافروف» and «وزير الخارجية الروسي سيرغي لافروف»."""

from __future__ import annotations

from sqlalchemy import Connection, text

from musnad.query.alike import same_name
from musnad.query.judgements import RULES, Known, judge
from musnad.query.origins import is_unnamed, name_words
from musnad.store.lists import with_lists

MANY = 200
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
        words = asked(own.name)
        if words is None:
            continue
        values = {"last": words[0], "others": sorted(words[1]), "id": own.id, "many": MANY}
        for other in connection.execute(_NAMESAKES, values).all():
            judged = same_person(own.name, own.country, other.name, other.country)
            if judged is not None:
                judge(connection, Known(own.id, "entity"), Known(other.id, "entity"), "same", by=RULES, score=judged[0],
                      reason=judged[1])


def asked(name: str) -> tuple[str, frozenset[str]] | None:
    """The last word of a person's name and the others, by which namesakes are sought; None where it says too little."""
    words = name_words(name)
    if len(words) < 2 or is_unnamed(name):
        return None
    last = name.split()[-1]
    word = next(iter(name_words(last)), last)
    return word, words - {word}


def same_person(one: str, country: str | None, other: str, other_country: str | None) -> tuple[float, str] | None:
    """Score and reason that two persons are one whose names say more or less; None where they are not."""
    if other.split()[-1] != one.split()[-1] or (country and other_country and country != other_country):
        return None
    if not same_name(one, other):
        return None
    both = len(name_words(one) & name_words(other))
    return min(0.95, 0.5 + 0.15 * both), f"{both} words of the name in common, the last among them"
