"""Who says so, through whom: the chains of all reports of one statement, event or change, and where they meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from musnad.query.errors import QueryError
from musnad.query.judgements import RULES, Judgement, cluster, known, standing
from musnad.query.origins import Origin, Step, confidence, origins
from musnad.query.reports import CARRIER, chains_of, sighting_of
from musnad.query.rows import amount
from musnad.query.settled import told_with
from musnad.records import Span
from musnad.store import schema as db
from musnad.store.ids import split
from musnad.store.lists import with_lists
from musnad.store.numbers import day_of

_WORDS = 160


@dataclass(frozen=True, slots=True)
class Report:
    """One report of what is traced."""

    record: str
    document: str
    reported: str
    outlet: str | None
    headline: str | None
    chain: tuple[str, ...]
    """Outermost carrier first, innermost speaker last; empty in the article's own voice."""
    words: str
    span: Span
    status: str
    """Of an event or change; the stance of a statement."""
    time: str | None
    tolls: tuple[tuple[str, float | None, float | None, float | None], ...]
    """Kind, value, low, high."""
    copy_of: str | None
    """The document with the same text that came first."""
    score: float | None
    reason: str | None
    """Why it was judged the same as what is traced."""
    by: str | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the reports disagree about: ``toll``, ``denied`` or ``date``, and who tells what."""

    kind: str
    told: tuple[tuple[str, tuple[str, ...]], ...]
    """Each version with its records."""


@dataclass(frozen=True, slots=True)
class Trace:
    """All reports of one thing, their independent origins, where the chains meet, and what they disagree about."""

    id: str
    kind: str
    confidence: float
    origins: tuple[Origin, ...]
    meets: str | None
    """The one origin, where there is only one; else the carrier or speaker that every chain goes through, if any."""
    conflicts: tuple[Conflict, ...]
    reports: tuple[Report, ...]


def trace(connection: Connection, id: str) -> Trace:
    """Trace a record across articles; raises QueryError where there is none."""
    start = known(connection, id)
    if start.kind == "entity":
        raise QueryError(
            f"{id} is an entity; trace takes the id of a statement, event or change (`musnad entity` shows its records)"
        )
    members = cluster(connection, id)
    if start.kind == "change":
        members = {**dict.fromkeys(_fellows(connection, id)), **members}
    rows = _rows(connection, start.kind, members)
    sightings = [sighting_of(row, chain) for row, chain in rows]
    found = origins(sightings)
    steps = [{step.name for step in chain} for _, chain in rows]
    shared = set.intersection(*steps) if steps and all(steps) else set()
    meets = found[0].name if len(found) == 1 else min(shared) if shared else None
    tolls = _tolls(connection, start.kind, rows)
    told = tuple(sorted((_report(row, chain, members, tolls) for row, chain in rows), key=lambda r: (r.reported, r.record)))
    return Trace(id, start.kind, confidence(found), tuple(found), meets, tuple(conflicts(told)), told)


def _fellows(connection: Connection, id: str) -> list[str]:
    """The changes that the ledger takes for reports of the same start or end as one, but those that a person judged different."""
    document, record = split(id)
    table, area = db.change, db.change_area
    told = select(table.c.kind, area.c.country).select_from(
        table.join(db.document, db.document.c.doc == table.c.doc)
        .outerjoin(area, (area.c.doc == table.c.doc) & (area.c.change == table.c.id)))
    row = connection.execute(told.where(db.document.c.id == document, table.c.id == record)).first()
    apart = {other for other, one in standing(connection, id).items() if one.verdict == "different" and one.by != RULES}
    return [one for one in told_with(connection, row.kind, row.country or "?", id) if one not in apart] if row else []


def conflicts(reports: Sequence[Report]) -> Iterable[Conflict]:
    """What reports of one thing disagree about; a toll that only grows from day to day is told too, as versions."""
    tolls: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for report in reports:
        for kind, value, low, high in report.tolls:
            tolls[kind][amount(value, low, high)].append(report.record)
    for kind, versions in sorted(tolls.items()):
        if len(versions) > 1:
            yield Conflict("toll", tuple((f"{kind} {amount}", tuple(told)) for amount, told in versions.items()))
    denied = tuple(r.record for r in reports if r.status in ("negated", "denies"))
    claimed = tuple(r.record for r in reports if r.status not in ("negated", "denies"))
    if denied and claimed:
        yield Conflict("denied", (("claimed", claimed), ("denied", denied)))
    dates: dict[str, list[str]] = defaultdict(list)
    for report in reports:
        if report.time:
            dates[report.time].append(report.record)
    if len(dates) > 1:
        yield Conflict("date", tuple((day, tuple(told)) for day, told in sorted(dates.items())))


_ROWS = {
    "statement": 'SELECT t.doc, t.id, t.start, t."end", t.id AS statement, t.stance AS status, NULL AS time, t.confidence',
    "event": 'SELECT t.doc, t.id, t.start, t."end", t.statement, t.status, t.first AS time, t.confidence',
    "change": f"""SELECT t.doc, t.id, t.start, t."end", {CARRIER.format("t")} AS statement, t.status, t.first AS time,
 t.confidence""",
}
_FROM = """, d.id AS document, d.outlet, d.headline, d.root, r.outlet AS first_outlet, r.id AS first_document,
 coalesce(substr(d.text, t.start + 1, t."end" - t.start), c.words) AS words
FROM {kind} t JOIN document d ON d.doc = t.doc LEFT JOIN document r ON r.doc = d.root
LEFT JOIN citation c ON c.doc = t.doc AND c.record = t.id
"""


def _rows(connection: Connection, kind: str, members: Iterable[str]) -> list[tuple[Row[Any], tuple[Step, ...]]]:
    wanted = {split(member) for member in members}
    documents = sorted({document for document, _ in wanted})
    query = with_lists(
        _ROWS[kind] + _FROM.format(kind=kind) + "WHERE d.id IN :documents AND t.id IN :ids", "documents", "ids")
    found = connection.execute(query, {"documents": documents, "ids": sorted({record for _, record in wanted})}).all()
    rows = [row for row in found if (row.document, row.id) in wanted]
    chains = chains_of(connection, {(row.doc, row.statement) for row in rows if row.statement})
    return [(row, chains.get((row.doc, row.statement), ())) for row in rows]


_Toll = tuple[str, float | None, float | None, float | None]


def _tolls(connection: Connection, kind: str, rows: Sequence[tuple[Row[Any], Any]]) -> dict[tuple[int, str], list[_Toll]]:
    found: dict[tuple[int, str], list[_Toll]] = defaultdict(list)
    if kind == "event" and rows:
        table = db.quantity
        for q in connection.execute(select(table).where(table.c.doc.in_({row.doc for row, _ in rows})).order_by(table.c.n)):
            found[q.doc, q.event].append((q.kind, q.value, q.low, q.high))
    return found


def _report(
    row: Row[Any], chain: tuple[Step, ...], members: dict[str, Judgement | None], tolls: dict[tuple[int, str], list[_Toll]]
) -> Report:
    record = f"{row.document}.{row.id}"
    judgement = members[record]
    words = " ".join((row.words or "").split())
    first = row.first_document if row.first_document != row.document else None
    return Report(
        record,
        row.document,
        day_of(row.doc),
        row.outlet,
        row.headline,
        tuple(step.name for step in chain),
        words if len(words) <= _WORDS else words[:_WORDS].rsplit(" ", 1)[0] + " …",
        (row.start, row.end),
        row.status,
        row.time,
        tuple(tolls.get((row.doc, row.id), ())),
        first,
        judgement.score if judgement else None,
        judgement.reason if judgement else None,
        judgement.by if judgement else None,
    )
