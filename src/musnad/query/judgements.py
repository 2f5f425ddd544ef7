"""Judgements that two records are the same or different: added, never changed; the last of a pair counts, a person's first."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Row, and_, or_, select

from musnad.query.errors import QueryError
from musnad.records import Span
from musnad.store import schema as db
from musnad.store.ids import split

RULES = "rules"
Heir = TypeVar("Heir")
_KINDS = {"s": "statement", "v": "event", "c": "change"}
_ALIKE = 0.05
"""Scores this near to the last one say nothing new."""
_MOST = 500
"""Records of one cluster that are followed."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """That ``a`` and ``b`` are the same or different, by whom, with what score and for what reason."""

    seq: int
    at: str
    by: str
    kind: str
    a: str
    b: str
    verdict: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """A record of the store as a judgement points at it: its kind and, but for an entity, its document and evidence."""

    id: str
    kind: str
    doc: int | None = None
    span: Span | None = None


def known(connection: Connection, id: str) -> Known:
    """The record or entity of an id; raises QueryError where there is none."""
    if "/" in id:
        if connection.execute(select(db.entity.c.id).where(db.entity.c.id == id)).first() is None:
            raise QueryError(f"no entity {id}; `musnad entity NAME` shows ids")
        return Known(id, "entity")
    document, record = split(id)
    kind = _KINDS.get(record[:1])
    doc = connection.scalar(select(db.document.c.doc).where(db.document.c.id == document))
    if kind is None or doc is None:
        raise QueryError(f"no record {id}; an id is written document.record (d0c9f3a2b4e5d6c7.s1f2e3d4c) or entity (person/…)")
    table = db.tables.tables[kind]
    row = connection.execute(select(table.c.start, table.c.end).where(table.c.doc == doc, table.c.id == record)).first()
    if row is None:
        raise QueryError(f"no {kind} {record} in {document}; a re-read may have given it another id")
    return Known(id, kind, doc, (row.start, row.end))


def judge(connection: Connection, one: Known, other: Known, verdict: str, *, by: str, score: float, reason: str) -> bool:
    """Add a judgement; returns False where the last one of the pair by the same judge says so already."""
    first, second = sorted((one, other), key=lambda k: k.id)
    if first.kind != second.kind:
        raise QueryError(
            f"{first.id} is of kind {first.kind} and {second.id} of kind {second.kind}; only alike kinds can be the same"
        )
    if first.id == second.id:
        raise QueryError(f"{first.id} is one record; name two")
    table = db.judgement
    last = connection.execute(
        select(table.c.verdict, table.c.score)
        .where(table.c.a == first.id, table.c.b == second.id, table.c.by == by)
        .order_by(table.c.seq.desc())
        .limit(1)
    ).first()
    if last is not None and last.verdict == verdict and abs(last.score - score) < _ALIKE:
        return False
    if last is None and by == RULES and verdict == "different":
        return False
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute(table.insert(), _row(first, second, verdict, by, score, reason, now))
    return True


Verdicts = dict[str, dict[str, tuple[str, float]]]
"""Record → other record → verdict and score."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules find of two records."""

    one: Known
    other: Known
    verdict: str
    score: float
    reason: str


def judged_by_rules(connection: Connection, document: str) -> Verdicts:
    """The last verdicts of the rules on the records of a document, and their scores: record → other record."""
    table = db.judgement
    query = select(table.c.a, table.c.b, table.c.verdict, table.c.score).where(table.c.by == RULES, _about(document))
    found: Verdicts = {}
    for a, b, verdict, score in connection.execute(query.order_by(table.c.seq)):
        for one, other in ((a, b), (b, a)):
            if one.startswith(document):
                found.setdefault(one, {})[other] = (verdict, score)
    return found


def _about(document: str) -> ColumnElement[bool]:
    """Judgements about records of a document: their ids begin with its own and a full stop, behind which comes a slash."""
    table = db.judgement
    low, high = f"{document}.", f"{document}/"
    return or_(and_(table.c.a >= low, table.c.a < high), and_(table.c.b >= low, table.c.b < high))


def judge_all(connection: Connection, found: Iterable[Judged], before: Verdicts) -> int:
    """Add what the rules find of the records of a document, ``before`` being what they found last; returns how much is news."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [_row(one.one, one.other, one.verdict, RULES, one.score, one.reason, now) for one in news(found, before)]
    if rows:
        connection.execute(db.judgement.insert(), rows)
    return len(rows)


def news(found: Iterable[Judged], before: Verdicts) -> list[Judged]:
    """What the rules had not found before of the same two records, the one with the smaller id first."""
    fresh = []
    for one in found:
        verdict, score = before.get(one.one.id, {}).get(one.other.id, ("different", one.score))
        if verdict != one.verdict or abs(score - one.score) >= _ALIKE:
            fresh.append(one if one.one.id < one.other.id else replace(one, one=one.other, other=one.one))
    return fresh


def _row(first: Known, second: Known, verdict: str, by: str, score: float, reason: str, now: str) -> dict[str, Any]:
    spans: dict[str, Any] = {}
    for name, record in (("a", first), ("b", second)):
        spans[f"{name}_start"], spans[f"{name}_end"] = record.span or (None, None)
    return {"at": now, "by": by, "kind": first.kind, "a": first.id, "b": second.id, "verdict": verdict,
            "score": round(score, 2), "reason": reason, **spans}


def history(connection: Connection, id: str) -> list[Judgement]:
    """All judgements about a record, in order."""
    table = db.judgement
    rows = connection.execute(select(table).where(or_(table.c.a == id, table.c.b == id)).order_by(table.c.seq)).all()
    return [_made(row) for row in rows]


def standing(connection: Connection, id: str) -> dict[str, Judgement]:
    """The judgement that counts for each other record: a person's last one, else the last of the rules."""
    found: dict[str, Judgement] = {}
    for one in history(connection, id):
        other = one.b if one.a == id else one.a
        if other not in found or one.by != RULES or found[other].by == RULES:
            found[other] = one
    return found


def cluster(connection: Connection, id: str) -> dict[str, Judgement | None]:
    """The records that are the same as one, each with the judgement that brought it in; itself first, with none.

    The surest joins first; a record that is judged different from one that is in stays out.
    """
    joined: dict[str, Judgement | None] = {id: None}
    apart: set[str] = set()
    queue: list[tuple[float, int, str, Judgement]] = []

    def reach(one: str) -> None:
        for other, judgement in standing(connection, one).items():
            if judgement.verdict == "different":
                if judgement.by != RULES:
                    apart.add(other)
            elif other not in joined:
                heapq.heappush(queue, (-judgement.score, judgement.seq, other, judgement))

    reach(id)
    while queue and len(joined) < _MOST:
        _, _, other, judgement = heapq.heappop(queue)
        if other in joined or other in apart or _nearer(standing(connection, other), apart, judgement.score):
            continue
        joined[other] = judgement
        reach(other)
    return joined


def _nearer(judged: dict[str, Judgement], apart: set[str], score: float) -> bool:
    """Whether a record is as surely the same as one that is kept apart."""
    return any(other in apart and one.verdict == "same" and one.score >= score for other, one in judged.items())


def carry_over(connection: Connection, document: str, present: Iterable[Known]) -> int:
    """Give a person's judgements about records of a re-read document to those that now stand in their place; returns how many."""
    here = list(present)
    ids = {record.id for record in here}
    table = db.judgement
    rows = connection.execute(
        select(table)
        .where(table.c.by != RULES, _about(document))
        .order_by(table.c.seq)
    ).all()
    carried = 0
    for row in rows:
        sides = []
        for id, start, end in ((row.a, row.a_start, row.a_end), (row.b, row.b_start, row.b_end)):
            lost = id.startswith(document + ".") and id not in ids
            found = heir(((r, r.span) for r in here if r.kind == row.kind), (start, end)) if lost else None
            sides.append(found or Known(id, row.kind, None, None if start is None else (start, end)))
        if [side.id for side in sides] != [row.a, row.b] and sides[0].id != sides[1].id:
            carried += judge(
                connection,
                sides[0],
                sides[1],
                row.verdict,
                by=row.by,
                score=row.score,
                reason=f"{row.reason} (carried over from {row.a} and {row.b})",
            )
    return carried


def heir(records: Iterable[tuple[Heir, Span | None]], span: Span) -> Heir | None:
    """The record that overlaps a span the most, of some with their own spans."""
    best: Heir | None = None
    most = 0
    for record, own in records:
        shared = min(own[1], span[1]) - max(own[0], span[0]) if own else 0
        if shared > most:
            best, most = record, shared
    return best


def _made(row: Row[Any]) -> Judgement:
    return Judgement(row.seq, row.at, row.by, row.kind, row.a, row.b, row.verdict, row.score, row.reason)
