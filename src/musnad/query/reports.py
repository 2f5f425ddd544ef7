"""Rows of the store → reports: changes with the words of who reports them, as known on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row

from musnad.query.forces import FORCE, owners, sender
from musnad.query.intervals import Report
from musnad.query.origins import Sighting, Step, full_name
from musnad.query.places import Path, meets, path_of
from musnad.store.lists import batches, with_lists
from musnad.store.numbers import A_DAY, day_of, first_number
from musnad.store.shipped import table

CARRIER = """coalesce((SELECT i.id FROM statement i WHERE i.doc = {0}.doc AND i.start <= {0}.start AND {0}."end" <= i."end"
 ORDER BY i."end" - i.start, i.id LIMIT 1), (SELECT e.statement FROM event e WHERE e.doc = {0}.doc AND e.id = {0}.event))"""
"""The statement that carries a change: the innermost one in whose content its words stand, else that of its event."""
_CHANGES = f"""
SELECT c.doc, c.id, c.kind, c.effect, c.first, c.last, c.until, c.status, c.confidence, c.rule,
       a.name, a.country, a.admin1, a.geonames, s.id AS statement, d.id AS document, d.outlet, d.root,
       r.outlet AS first_outlet, s.stance,
       EXISTS (SELECT 1 FROM directive i WHERE i.doc = c.doc AND i.start < c."end" AND c.start < i."end") AS directed
FROM {{source}}
JOIN document d ON d.doc = c.doc
LEFT JOIN document r ON r.doc = d.root
LEFT JOIN statement s ON s.doc = c.doc AND s.id = {CARRIER.format('c')}
WHERE {{where}}
"""
_BY_AREA = "change_area a JOIN change c ON c.doc = a.doc AND c.id = a.change"
_BY_KIND = "change c LEFT JOIN change_area a ON a.doc = c.doc AND a.change = c.id"


@lru_cache(maxsize=1)
def _objects() -> dict[tuple[str, str], str]:
    """What is shut or banned, by the kind of a change and the row that tells it: the internet, schools, gatherings."""
    return {(row["kind"], row["row"]): row["object"] for row in table("ledger/objects.tsv")}


def live(as_of: str | None) -> tuple[str, dict[str, Any]]:
    """The condition on ``document d`` for what was known on a day (None: now): published by then, not yet replaced by then."""
    if as_of is None:
        return "d.replaced_by IS NULL", {}
    after = first_number(as_of) + A_DAY
    return "d.doc < :after AND (d.replaced_by IS NULL OR d.replaced_by >= :after)", {"after": after}


def reports(
    connection: Connection, *, area: Path | None = None, kinds: Sequence[str] = (), as_of: str | None = None,
    versions: bool = False
) -> list[Report]:
    """The changes reported by a day in an area, in those that contain it and in those within it; ``?`` is no known country.

    With ``versions`` also those of articles that newer versions replaced.
    """
    condition, values = live(as_of) if not versions else ("1 = 1", {})
    where = [condition]
    lists: list[str] = []
    unknown = area is not None and area[0] == "?"
    if unknown:
        where.append("a.country IS NULL")
    elif area is not None:
        where.append("a.country = :country")
        values["country"] = area[0]
    if kinds:
        where.append("c.kind IN :kinds")
        values["kinds"] = list(kinds)
        lists.append("kinds")
    source = _BY_KIND if area is None or unknown else _BY_AREA
    query = with_lists(_CHANGES.format(source=source, where=" AND ".join(where)), *lists)
    rows = connection.execute(query, values).all()
    paths = [path_of(row.country, row.admin1, row.name or "", row.geonames) for row in rows]
    if area is not None:
        kept = [(row, path) for row, path in zip(rows, paths, strict=True) if meets(path, area)]
        rows, paths = [row for row, _ in kept], [path for _, path in kept]
    subjects = _subjects(connection, {(row.doc, row.id) for row in rows})
    chains = chains_of(connection, {(row.doc, row.statement) for row in rows if row.statement})
    made = []
    for row, path in zip(rows, paths, strict=True):
        names = subjects.get((row.doc, row.id), ())
        sighting = sighting_of(row, chains.get((row.doc, row.statement), ()))
        made.append(report_of(row, path, names, sighting))
    return made


def report_of(row: Any, path: Path, names: Sequence[tuple[str, str | None]], sighting: Sighting) -> Report:
    """The report that a row makes in one area; ``names`` are those whose measure it is, with their entities.

    The row tells ``kind``, ``effect``, ``name`` (of the area), ``first``, ``last``, ``until``, ``status``, ``rule``, the
    ``stance`` of the statement that carries it, and whether it is ``directed``.
    """
    return Report(
        row.kind,
        row.effect,
        path,
        row.name or "",
        tuple(name for name, _ in names),
        _entities(row.kind, names),
        row.first and row.first[:10],
        row.last and row.last[:10],
        row.until,
        "negated" if row.stance == "denies" else row.status,
        bool(row.directed) or row.stance == "orders",
        sighting,
        _objects().get((row.kind, row.rule.rpartition("#")[2]), ""),
    )


def _entities(kind: str, names: Sequence[tuple[str, str | None]]) -> tuple[str, ...]:
    """The entities of those whose measure it is; of troops the states that send them, none where no owner is named."""
    if kind == FORCE:
        return tuple(sender(entity) for name, entity in names if entity and owners(name))
    return tuple(entity for _, entity in names if entity)


def sighting_of(row: Row[Any], chain: tuple[Step, ...]) -> Sighting:
    """The report that a record of an article is, with its chain."""
    return Sighting(
        f"{row.document}.{row.id}",
        row.document,
        day_of(row.doc),
        row.outlet,
        row.root or row.doc,
        chain,
        row.confidence,
        row.first_outlet,
        row.doc,
    )


def chains_of(connection: Connection, wanted: Iterable[tuple[int, str]]) -> dict[tuple[int, str], tuple[Step, ...]]:
    """The chains of statements, by document number and statement."""
    found: dict[tuple[int, str], list[Step]] = defaultdict(list)
    query = with_lists("SELECT doc, statement, name, entity FROM link WHERE doc IN :docs ORDER BY doc, statement, n", "docs")
    pairs = set(wanted)
    for docs in batches(sorted({doc for doc, _ in pairs})):
        for doc, statement, name, entity in connection.execute(query, {"docs": docs}):
            if (doc, statement) in pairs:
                found[doc, statement].append(Step(name, entity))
    return {key: tuple(steps) for key, steps in found.items()}


_SUBJECTS = with_lists(
    "SELECT p.doc, p.owner, p.name, p.entity, e.name AS whole FROM party p LEFT JOIN entity e ON e.id = p.entity "
    "WHERE p.doc IN :docs AND p.side = 'subject' ORDER BY p.doc, p.owner, p.n",
    "docs")


def _subjects(connection: Connection, wanted: set[tuple[int, str]]) -> dict[tuple[int, str], tuple[tuple[str, str | None], ...]]:
    """Those whose measures they are, by the names that the articles give them, «ماسيموف» by the full one that it stands for."""
    found: dict[tuple[int, str], list[tuple[str, str | None]]] = defaultdict(list)
    for docs in batches(sorted({doc for doc, _ in wanted})):
        for doc, owner, name, entity, whole in connection.execute(_SUBJECTS, {"docs": docs}):
            if (doc, owner) in wanted:
                found[doc, owner].append((full_name(name, whole), entity))
    return {key: tuple(names) for key, names in found.items()}
