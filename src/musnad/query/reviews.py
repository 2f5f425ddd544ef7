"""Reviews of single records by persons: accepted, rejected, or corrected; added, never changed, the last of a record counts."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, select, text

from musnad.query.errors import QueryError
from musnad.query.judgements import heir, known
from musnad.query.pages import Record, kind_of
from musnad.records import Event, EventTime, Reading, Span
from musnad.rulebook.schemas import CHANGE_KINDS, EFFECTS, EVENT_MODES, EVENT_TYPES, STANCES
from musnad.store import schema as db
from musnad.store.differences import evidence
from musnad.store.ids import split
from musnad.store.lists import with_lists

VERDICTS = ("accepted", "rejected", "corrected")
STATUSES = ("actual", "historical", "future", "hypothetical", "negated")
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "statement": {"stance": tuple(STANCES), "mode": ("direct", "indirect")},
    "event": {"type": tuple(EVENT_TYPES), "mode": ("", *sorted({mode for modes in EVENT_MODES.values() for mode in modes})),
              "status": STATUSES, "time": ()},
    "change": {"kind": tuple(CHANGE_KINDS), "effect": tuple(EFFECTS), "status": STATUSES, "at": ()},
}
"""What can be corrected of each kind of record, and to what; () stands for an EDTF date or nothing."""
_EDTF = re.compile(r"(\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?)(/(\.\.|\d{4}(-\d\d(-\d\d)?)?))?")
_NEWEST = 400
"""Documents that the queue looks at."""
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Review:
    """What somebody said of a record, and when."""

    seq: int
    at: str
    by: str
    kind: str
    record: str
    """Its full id, ``document.record``."""
    verdict: str
    correction: dict[str, str]
    reason: str
    span: Span


def review(connection: Connection, id: str, verdict: str, *, by: str, correction: Mapping[str, str] | None = None,
           reason: str = "") -> Review:
    """Add a review of a statement, event or change; raises QueryError."""
    found = known(connection, id)
    if found.kind not in CHOICES or found.span is None:
        raise QueryError(f"{id} is an entity: it can be judged the same as another; statements, events and changes are reviewed")
    if verdict not in VERDICTS:
        raise QueryError(f"no verdict is called {verdict!r}; there are: {' '.join(VERDICTS)}")
    if not by.strip() or len(by) > _LONGEST or len(reason) > _LONGEST:
        raise QueryError(f"a review says who made it and why in at most {_LONGEST} characters each")
    told = dict(correction or {}) if verdict == "corrected" else {}
    _check(found.kind, told, verdict)
    document, record = split(id)
    connection.execute(db.review.insert(), {
        "at": datetime.now(UTC).isoformat(timespec="seconds"), "by": by.strip(), "kind": found.kind, "document": document,
        "record": record, "verdict": verdict, "correction": json.dumps(told, ensure_ascii=False, sort_keys=True),
        "reason": reason.strip(), "start": found.span[0], "end": found.span[1]})
    return history(connection, id)[-1]


def _check(kind: str, told: Mapping[str, str], verdict: str) -> None:
    if verdict == "corrected" and not told:
        raise QueryError("a correction says what is right: " + ", ".join(CHOICES[kind]))
    for name, value in told.items():
        allowed = CHOICES[kind].get(name)
        if allowed is None:
            raise QueryError(f"{name!r} of {kind}s cannot be corrected; there are: {' '.join(CHOICES[kind])}")
        if allowed and value not in allowed:
            raise QueryError(f"no {name} is called {value!r}; there are: {' '.join(filter(None, allowed))}")
        if not allowed and value and not _EDTF.fullmatch(value):
            raise QueryError(f"{value!r} is no date; write it in EDTF as 2022-01-13 or 2022-01-13/2022-01-20")


def history(connection: Connection, id: str) -> list[Review]:
    """All reviews of a record, in order."""
    document, record = split(id)
    table = db.review
    rows = connection.execute(select(table).where(table.c.document == document, table.c.record == record).order_by(table.c.seq))
    return [_made(row) for row in rows]


def recent(connection: Connection, *, limit: int = 50, before: int | None = None) -> list[Review]:
    """The last reviews, the newest first; those before a number, where one is given."""
    query = select(db.review).order_by(db.review.c.seq.desc()).limit(limit)
    if before is not None:
        query = query.where(db.review.c.seq < before)
    return [_made(row) for row in connection.execute(query)]


def standing(connection: Connection, reading: Reading) -> dict[str, Review]:
    """Record → the review that counts, for the reviewed records of an article as it is read now.

    A record that a re-read gave another id has the review of the one whose words it overlaps.
    """
    table = db.review
    rows = connection.execute(select(table).where(table.c.document == reading.document.id).order_by(table.c.seq)).all()
    records: list[Record] = [*reading.statements, *reading.events, *reading.changes]
    here = {record.id: record for record in records}
    found: dict[str, Review] = {}
    for row in rows:
        one = here.get(row.record) or heir(
            ((r, evidence(r)) for r in records if kind_of(r) == row.kind), (row.start, row.end))
        if one is not None:
            found[one.id] = _made(row)
    return found


def queue(connection: Connection, *, limit: int = 30) -> list[str]:
    """Full ids of the least sure records of the newest articles that nobody has reviewed."""
    made: list[tuple[float, str]] = []
    docs = connection.execute(text("SELECT doc FROM document WHERE replaced_by IS NULL AND text IS NOT NULL ORDER BY doc DESC "
                                   "LIMIT :most"), {"most": _NEWEST}).scalars().all()
    for table in ("statement", "event", "change"):
        query = with_lists(f"SELECT d.id AS document, t.id, t.confidence FROM {table} t JOIN document d ON d.doc = t.doc "
                     "WHERE t.doc IN :docs AND NOT EXISTS (SELECT 1 FROM review r WHERE r.document = d.id AND r.record = t.id) "
                     "ORDER BY t.confidence, t.doc DESC, t.n LIMIT :most", "docs")
        made += [(row.confidence, f"{row.document}.{row.id}") for row in connection.execute(query, {"docs": docs, "most": limit})]
    return [id for _, id in sorted(made)[:limit]]


def reviewed(connection: Connection) -> list[str]:
    """Ids of the documents of which any record was reviewed."""
    return list(connection.scalars(select(db.review.c.document).distinct().order_by(db.review.c.document)))


def corrected(record: Record, review: Review | None) -> Record | None:
    """A record as its review leaves it: None where it was rejected."""
    if review is None or review.verdict == "accepted":
        return record
    if review.verdict == "rejected":
        return None
    told: dict[str, Any] = {name: value or None for name, value in review.correction.items()}
    if isinstance(record, Event) and "time" in told:
        told["time"] = EventTime(told["time"], record.time.span if record.time else None)
    return replace(record, **told)


def _made(row: Row[Any]) -> Review:
    return Review(row.seq, row.at, row.by, row.kind, f"{row.document}.{row.record}", row.verdict, json.loads(row.correction),
                  row.reason, (row.start, row.end))


