"""Compare new articles with those around them: which statements, events and persons are the same (``alike.py``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, select, text

from musnad.query.alike import SAME, WORDS, Happened, Said, events, excluded, same_name, statements
from musnad.query.judgements import RULES, Known, carry_over, judge, judged_before
from musnad.query.origins import is_unnamed, name_words
from musnad.store import schema as db
from musnad.store.numbers import A_DAY, day_of
from musnad.store.store import Store
from musnad.store.terms import Terms

DAYS = 3
"""Days before and after an article among whose reports the same is sought."""
_AROUND = 90
"""Characters on each side of an event's trigger that are compared."""
_MANY = 400
"""Candidates of one record that are compared, the nearest in time first."""
_Pair = tuple[float, str, Known, Known]
"""Score and reason that two records are the same."""
_COMPARED = ("actual", "historical", "negated", "future")


def resolve(store: Store, *, limit: int | None = None) -> int:
    """Compare the documents that have not been yet, each in a transaction of its own; returns how many there were."""
    done = 0
    while limit is None or done < limit:
        with store.connection(writes=True) as connection:
            doc = connection.scalar(select(db.pending.c.doc).order_by(db.pending.c.doc).limit(1))
            if doc is None:
                break
            resolve_document(connection, store.terms, doc)
            connection.execute(delete(db.pending).where(db.pending.c.doc == doc))
        done += 1
    return done


def resolve_document(connection: Connection, terms: Terms, doc: int) -> None:
    """Judge the records of one document against those of the days around it."""
    row = connection.execute(select(db.document.c.id, db.document.c.root).where(db.document.c.doc == doc)).one()
    carry_over(connection, row.id, _present(connection, doc, row.id))
    _statements(connection, doc)
    _events(connection, terms, doc)
    _persons(connection, doc)


def _present(connection: Connection, doc: int, document: str) -> Iterator[Known]:
    for kind in ("statement", "event", "change"):
        table = db.tables.tables[kind]
        for row in connection.execute(select(table.c.id, table.c.start, table.c.end).where(table.c.doc == doc)):
            yield Known(f"{document}.{row.id}", kind, doc, (row.start, row.end))


_SAID = """
SELECT s.doc, s.id, s.start, s."end", s.words, k.name, k.entity, d.id AS document, d.root
FROM {source} JOIN document d ON d.doc = s.doc WHERE {where}
"""
_SAID_HERE = text(
    _SAID.format(source="statement s JOIN link k ON k.doc = s.doc AND k.statement = s.id AND k.speaker = 1", where="s.doc = :doc")
)
_SAID_NEAR = text(
    _SAID.format(
        source="link k JOIN statement s ON s.doc = k.doc AND s.id = k.statement",
        where="k.entity = :entity AND k.speaker = 1 AND k.doc BETWEEN :low AND :high AND k.doc <> :doc "
        "AND d.replaced_by IS NULL ORDER BY abs(k.doc - :doc) LIMIT :many",
    )
)
_SAID_COPIES = text(
    _SAID.format(
        source="statement s JOIN link k ON k.doc = s.doc AND k.statement = s.id AND k.speaker = 1",
        where="d.root = :root AND s.doc <> :doc LIMIT :many",
    )
)


def _statements(connection: Connection, doc: int) -> None:
    pairs: list[_Pair] = []
    for own in connection.execute(_SAID_HERE, {"doc": doc}).all():
        near: Iterable[Row[Any]] = (
            []
            if is_unnamed(own.name)
            else connection.execute(
                _SAID_NEAR,
                {"entity": own.entity, "low": doc - DAYS * A_DAY, "high": doc + DAYS * A_DAY, "doc": doc, "many": _MANY},
            ).all()
        )
        copies = connection.execute(_SAID_COPIES, {"root": own.root, "doc": doc, "many": _MANY}).all()
        for other in {(r.doc, r.id): r for r in (*near, *copies)}.values():
            pairs.append((*statements(_said(own), _said(other)), _known("statement", own), _known("statement", other)))
    _keep(connection, pairs)


def _said(row: Row[Any]) -> Said:
    return Said(row.words, row.name, row.entity, day_of(row.doc), row.root or row.doc)


_HAPPENED = """
SELECT e.doc, e.id, e.start, e."end", e.type, e.mode, e.status, e.country, e.admin1, e.first, e.last,
       d.id AS document, d.root, d.published
FROM event e JOIN document d ON d.doc = e.doc WHERE {where}
"""
_HERE = text(_HAPPENED.format(where="e.doc = :doc"))
_NEAR = text(_HAPPENED.format(where="e.type = :type AND e.country = :country AND e.doc BETWEEN :low AND :high AND e.doc <> :doc "
                                    "AND d.replaced_by IS NULL ORDER BY abs(e.doc - :doc) LIMIT :many"))
_COPIES = text(_HAPPENED.format(where="d.root = :root AND e.doc <> :doc AND e.type = :type LIMIT :many"))
_WORDS = text('SELECT substr(text, max(1, :start - :around), :end - :start + 2 * :around) FROM document WHERE doc = :doc')


def _events(connection: Connection, terms: Terms, doc: int) -> None:
    own = [row for row in connection.execute(_HERE, {"doc": doc}).all() if row.status in _COMPARED]
    pairs: list[_Pair] = []
    around: dict[tuple[int, str], frozenset[str]] = {}
    seen = _happened(connection, own)

    def words(row: Row[Any]) -> frozenset[str]:
        key = (row.doc, row.id)
        if key not in around:
            found = connection.scalar(_WORDS, {"doc": row.doc, "start": row.start, "end": row.end, "around": _AROUND}) or ""
            around[key] = frozenset(term.stem for term in terms.terms(found))
        return around[key]

    for row in own:
        mine = seen[row.doc, row.id]
        values = {"type": row.type, "country": row.country, "low": doc - DAYS * A_DAY, "high": doc + DAYS * A_DAY, "doc": doc,
                  "many": _MANY, "root": row.root}
        near = connection.execute(_NEAR, values).all() if row.country else []
        found = {(r.doc, r.id): r for r in (*near, *connection.execute(_COPIES, values).all()) if r.status in _COMPARED}
        before = judged_before(connection, f"{row.document}.{row.id}")
        out = {key for key, r in found.items() if excluded(mine, _bare(r))}
        pairs += [(0.0, "another place, time or status", _known("event", row), _known("event", found[key])) for key in out
                  if _known("event", found[key]).id in before]
        found = {key: r for key, r in found.items() if key not in out}
        seen |= _happened(connection, [r for key, r in found.items() if key not in seen])
        for key, other in found.items():
            if events(mine, seen[key])[0] + WORDS >= SAME:
                score, reason = events(replace(mine, words=words(row)), replace(seen[key], words=words(other)))
                pairs.append((score, reason, _known("event", row), _known("event", other)))
            else:
                pairs.append((0.0, "too little in common", _known("event", row), _known("event", other)))
    _keep(connection, pairs)


def _bare(row: Row[Any]) -> Happened:
    """An event without its parties, tolls and words."""
    return Happened(row.type, row.mode, row.status, row.country, row.admin1, row.first, row.last,
                    day_of(row.doc) if row.published else None, (), (), (), frozenset(), row.root or row.doc)


_PARTIES = text("SELECT doc, owner, side, name FROM party WHERE doc IN :docs AND side <> 'subject'").bindparams(
    bindparam("docs", expanding=True)
)
_TOLLS = text("SELECT doc, event, kind, coalesce(value, low, high) AS value FROM quantity WHERE doc IN :docs").bindparams(
    bindparam("docs", expanding=True)
)


def _happened(connection: Connection, rows: Sequence[Row[Any]]) -> dict[tuple[int, str], Happened]:
    """Events as compared, but for the words around them, by document and id."""
    docs = sorted({row.doc for row in rows})
    parties: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    tolls: dict[tuple[int, str], list[tuple[str, float]]] = defaultdict(list)
    if docs:
        for doc, owner, side, name in connection.execute(_PARTIES, {"docs": docs}):
            parties[doc, owner, side].append(name)
        for doc, event, kind, value in connection.execute(_TOLLS, {"docs": docs}):
            if value is not None:
                tolls[doc, event].append((kind, value))
    return {(row.doc, row.id): replace(
        _bare(row), actors=tuple(parties[row.doc, row.id, "actor"]), recipients=tuple(parties[row.doc, row.id, "recipient"]),
        tolls=tuple(tolls[row.doc, row.id])) for row in rows}


_NAMED = text(
    "SELECT DISTINCT e.id, e.name, e.country FROM mention m JOIN entity e ON e.id = m.entity "
    "WHERE m.doc = :doc AND m.kind = 'person'"
)
_NAMESAKES = text(
    "SELECT DISTINCT e.id, e.name, e.country FROM entity_word w JOIN entity e ON e.id = w.entity "
    "WHERE w.word = :word AND e.kind = 'person' AND e.id <> :id LIMIT :many"
)


def _persons(connection: Connection, doc: int) -> None:
    """Persons whose names differ by words that say more: «سيرغي لافروف» and «وزير الخارجية الروسي سيرغي لافروف»."""
    for own in connection.execute(_NAMED, {"doc": doc}).all():
        words = name_words(own.name)
        last = own.name.split()[-1]
        if len(words) < 2 or is_unnamed(own.name):
            continue
        for other in connection.execute(_NAMESAKES, {"word": next(iter(name_words(last)), last), "id": own.id, "many": _MANY}):
            if other.name.split()[-1] != last or (own.country and other.country and own.country != other.country):
                continue
            if same_name(own.name, other.name):
                both = len(words & name_words(other.name))
                score = min(0.95, 0.5 + 0.15 * both)
                judge(connection, Known(own.id, "entity"), Known(other.id, "entity"), "same", by=RULES, score=score,
                      reason=f"{both} words of the name in common, the last among them")


def _known(kind: str, row: Row[Any]) -> Known:
    return Known(f"{row.document}.{row.id}", kind, row.doc, (row.start, row.end))


def _keep(connection: Connection, pairs: Iterable[_Pair]) -> None:
    """Judge each record the same as at most one of each other article, that which is most like it."""
    taken: set[tuple[str, int | None]] = set()
    before: dict[str, set[str]] = {}
    for score, reason, own, other in sorted(pairs, key=lambda pair: (-pair[0], pair[2].id, pair[3].id)):
        if own.id not in before:
            before[own.id] = judged_before(connection, own.id)
        ends = {(own.id, other.doc), (other.id, own.doc)}
        same = score >= SAME and not ends & taken
        if same:
            taken |= ends
        if same or other.id in before[own.id]:
            judge(connection, own, other, "same" if same else "different", by=RULES, score=score, reason=reason)
