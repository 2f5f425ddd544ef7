"""Measures as the store keeps them: worked out from all their reports, and with these, to be worked out as known on any day."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, select

from musnad.query.history import SEPARATOR, History, Told, begun_by, histories
from musnad.query.intervals import Measure, Report, Transition
from musnad.query.lines import moment_rank, moments, packed
from musnad.query.measures import EXCLUSIVE, grouped, of_groups
from musnad.query.origins import Sighting, Step
from musnad.query.places import Path
from musnad.query.reports import reports
from musnad.store import schema as db
from musnad.store.lists import batches
from musnad.store.numbers import A_DAY, day_of

NO_END: Final = 1 << 62
"""Behind the numbers of all documents."""
_Json = list[Any]


def written(path: Path) -> str:
    """A path as it is kept."""
    return SEPARATOR.join(path)


def keep(connection: Connection, country: str, kinds: Sequence[str]) -> None:
    """Work out the measures of some kinds in a country, and keep them in place of what was kept."""
    before = {kind: _before(connection, country, kind) for kind in kinds}
    for table in db.LEDGER:
        connection.execute(delete(table).where(table.c.country == country, table.c.kind.in_(kinds)))
    everything = reports(connection, area=(country,), kinds=kinds, versions=True)
    replaced: dict[int, int] = {}
    for docs in batches(sorted({r.sighting.number for r in everything})):
        newer = select(db.document.c.doc, db.document.c.replaced_by).where(
            db.document.c.doc.in_(docs), db.document.c.replaced_by.is_not(None))
        replaced.update((row[0], row[1]) for row in connection.execute(newer))
    for name, rows in worked_out(country, everything, replaced, before).items():
        if rows:
            connection.execute(db.tables.tables[name].insert(), rows)


@dataclass(frozen=True, slots=True)
class Before:
    """What was kept of the measures of a kind in a country: the reports of each, and its lines."""

    reports: list[list[_Json]]
    histories: list[History]


def _before(connection: Connection, country: str, kind: str) -> Before:
    def rows(table: Table) -> list[Any]:
        own = select(table).where(table.c.country == country, table.c.kind == kind).order_by(*table.primary_key)
        return list(connection.execute(own))

    known = [loaded(row) for row in rows(db.measure)]
    live: list[dict[Told, int]] = [{} for _ in known]
    past: list[list[tuple[Told, int, int]]] = [[] for _ in known]
    for row in rows(db.held):
        live[row.n][_told(row)] = row.complete
    for row in rows(db.earlier):
        past[row.n].append((_told(row), row.complete, row.until))
    return Before([one.rows[: one.head[1]] for one in known], [History(*own) for own in zip(live, past, strict=True)])


def _told(row: Any) -> Told:
    return Told(*[getattr(row, name) for name in Told._fields])


def worked_out(country: str, everything: Iterable[Report], replaced: Mapping[int, int],
               before: Mapping[str, Before] | None = None) -> dict[str, list[dict[str, Any]]]:
    """The rows of ``measure``, ``held``, ``earlier`` and ``moment`` that tell of all reports of a country, those of replaced
    articles too.

    ``replaced`` says by which newer version an article was replaced; ``before`` is what was kept of each kind: what it tells of
    earlier days is not worked out again where it is the same.
    """
    rows: dict[str, list[dict[str, Any]]] = {table.name: [] for table in db.LEDGER}
    for (kind, _), groups in grouped(everything).items():
        live = [[r for r in group if r.sighting.number not in replaced] for group in groups]
        complete = [_complete(group, replaced) for group in groups]
        if kind in EXCLUSIVE:
            complete = [max(complete)] * len(groups)
        since, begun = _begun(groups, replaced, (before or {}).get(kind))
        told = histories(kind, groups, replaced, begun=begun, since=since)
        for n, (group, measure) in enumerate(zip(groups, of_groups(kind, live), strict=True)):
            own = {"country": country, "kind": kind, "n": n}
            _rows(rows, own, complete[n], group, measure, replaced)
            _lines(rows, own, told[n])
    return rows


def _begun(groups: Sequence[Sequence[Report]], replaced: Mapping[int, int],
           before: Before | None) -> tuple[int, dict[int, History]]:
    """The number before which all was known before, and the histories until then of the groups that go on."""
    if before is None:
        return 0, {}
    new = _in_order([[_row(r, replaced.get(r.sighting.number)) for r in group] for group in groups])
    old = _in_order(before.reports)
    same = next((n for n, (one, other) in enumerate(zip(new, old, strict=False)) if one[1] != other[1]), min(len(new), len(old)))
    since = min((told[same][1][0] for told in (new, old) if same < len(told)), default=NO_END) // A_DAY * A_DAY
    places: list[list[set[int]]] = [[set() for _ in some] for some in (groups, before.reports)]
    for told, found in zip((new, old), places, strict=True):
        for place, (n, row) in enumerate(told[:same]):
            if row[0] < since:
                found[n].add(place)
    return since, {n: before.histories[other].until(since) for n, other in begun_by(*places).items()}


def _in_order(groups: Sequence[Sequence[_Json]]) -> list[tuple[int, _Json]]:
    """Reports in the order of their articles, each with the number of its group."""
    rows = [(n, row) for n, group in enumerate(groups) for row in group]
    return sorted(rows, key=lambda one: (one[1][0], one[1][1], one[1][4]))


def _complete(group: Sequence[Report], replaced: Mapping[int, int]) -> int:
    """The number before which all is known of a measure: none where anything of it was read otherwise later."""
    numbers = [r.sighting.number for r in group]
    return NO_END if any(n in replaced for n in numbers) else max(numbers) + 1


def _rows(rows: dict[str, list[dict[str, Any]]], own: dict[str, Any], complete: int, group: Sequence[Report], measure: Measure,
          replaced: Mapping[int, int]) -> None:
    told = list({id(r): r for r in (*group, *(r for t in measure.transitions for r in t.reports))}.values())
    place = {id(r): n for n, r in enumerate(told)}
    turns = [[int(t.starts), t.path, t.area, t.day, int(t.witnessed), t.limit, int(t.lapsed),
              [place[id(r)] for r in t.reports]] for t in measure.transitions]
    found, denied = ([place[id(r)] for r in some] for some in (measure.witnesses, measure.denials))
    head = [measure.subject, len(group), turns, found, denied]
    own = {**own, "complete": complete}
    rows["measure"].append({**own, "first": min(r.sighting.number for r in group), "turns": _json(head),
                            "reports": _json([_row(r, replaced.get(r.sighting.number)) for r in told])})
    for part, (path, moment) in enumerate(moments(measure)):
        rows["moment"].append({**own, "part": part, "rank": moment_rank(moment), "path": written(path), "line": packed(moment)})


def _lines(rows: dict[str, list[dict[str, Any]]], own: dict[str, Any], history: History) -> None:
    """The lines of a measure, those told now and those told before, in the order of their areas and days."""
    told = [*((one, since, None) for one, since in history.live.items()), *history.past]
    for part, (one, since, until) in enumerate(sorted(told, key=lambda line: (line[0].path, line[0].first, line[1]))):
        row = {**own, **one._asdict(), "part": part, "complete": since}
        if until is None:
            rows["held"].append(row)
        else:
            rows["earlier"].append({**row, "until": until})


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(r: Report, replaced: int | None) -> _Json:
    s = r.sighting
    return [s.number, s.record, replaced, r.effect, list(r.path), r.area, list(r.subject), r.first, r.last, r.until, r.status,
            int(r.ordered), s.confidence, s.outlet, s.text, s.first_outlet, [[step.name, step.entity] for step in s.chain],
            r.object]


@dataclass(frozen=True, slots=True)
class Kept:
    """A measure as it was kept."""

    kind: str
    head: _Json
    rows: list[_Json]

    def measure(self) -> Measure:
        """As it was worked out."""
        subject, _, turns, witnesses, denials = self.head
        told = [_report(self.kind, row) for row in self.rows]
        measure = Measure(self.kind, tuple(subject), witnesses=[told[n] for n in witnesses], denials=[told[n] for n in denials])
        for starts, path, area, day, witnessed, limit, lapsed, places in turns:
            supporting = [told[n] for n in places]
            measure.transitions.append(
                Transition(bool(starts), tuple(path), area, supporting, bool(witnessed), limit, bool(lapsed), day))
        return measure

    def known(self, after: int) -> list[Report]:
        """Its reports by documents before a number, but for those that had been replaced."""
        return [_report(self.kind, row) for row in self.rows[: self.head[1]]
                if row[0] < after and (row[2] is None or row[2] >= after)]


def loaded(row: Any) -> Kept:
    """A row of ``measure``."""
    return Kept(row.kind, json.loads(row.turns), json.loads(row.reports))


def _report(kind: str, row: _Json) -> Report:
    (number, record, _, effect, path, area, subject, first, last, until, status, ordered, confidence, outlet, root, first_outlet,
     chain, *about) = row  # rows of older versions end here
    steps = tuple([Step(*step) for step in chain]) if chain else ()
    sighting = Sighting(record, record.partition(".")[0], day_of(number), outlet, root, steps, confidence, first_outlet,
                        number)
    return Report(kind, effect, tuple(path), area, tuple(subject), (), first, last, until, status, bool(ordered), sighting,
                  about[0] if about else "")
