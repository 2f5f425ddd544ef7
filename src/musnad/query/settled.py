"""The measures of a country, worked out once and kept until something new is reported of it.

What is in force is decided by all reports of a country (``reports.py`` → ``measures.py`` → ``intervals.py``). ``settle`` does
that after an ingest and keeps, for each measure, its transitions, and apart from them its reports, so that a question reads only
the reports of what it shows. A question about what was known on an earlier day works those measures out anew that were reported
since. Where nothing is kept, all is worked out from the reports: it is the same, only slower.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select, text

from musnad.kernel.garbage import paused
from musnad.query.intervals import PRESUMED, Measure, Report, Transition, lasts
from musnad.query.measures import EXCLUSIVE, grouped, measures, of_groups
from musnad.query.origins import Sighting, Step
from musnad.query.places import Path, meets
from musnad.query.reports import batches, reports
from musnad.store import schema as db
from musnad.store.numbers import A_DAY, day_of, first_number
from musnad.store.shipped import version
from musnad.store.store import Store

_FORM = "2"
"""Of what is kept; another one is made anew, as is what other rules made."""
_Json = list[Any]


def settle(store: Store) -> int:
    """Work out the measures of the countries of which something new was reported; returns how many countries there were."""
    with store.connection() as connection:
        kept = set(connection.scalars(select(db.ledger.c.country).where(db.ledger.c.made == _made())))
        countries = _unsettled(connection, kept)
    for country in countries:
        with store.connection(writes=True) as connection:
            row = {"country": country, "made": _made(), "data": _written(connection, country)}
            connection.execute(delete(db.ledger).where(db.ledger.c.country == country))
            connection.execute(db.ledger.insert(), row)
    return len(countries)


_NOWHERE = text("SELECT c.doc FROM change c WHERE NOT EXISTS "
                "(SELECT 1 FROM change_area a WHERE a.doc = c.doc AND a.change = c.id) LIMIT 1")


def _unsettled(connection: Connection, kept: set[str]) -> list[str]:
    """The countries of which changes are reported that are not kept; «?» is that of changes without a place."""
    there = {country or "?" for country in connection.scalars(select(db.change_area.c.country).distinct())}
    if "?" not in there | kept and connection.scalar(_NOWHERE) is not None:
        there.add("?")
    return sorted(there - kept)


def find(
    connection: Connection, *, area: Path | None = None, kinds: Sequence[str] = (), as_of: str | None = None,
    at: str | None = None, stale: bool = False
) -> list[Measure]:
    """The measures in an area, as known on a day; with ``at`` only those that may be in force or announced then."""
    with paused():
        return _found(connection, area, kinds, as_of, at, stale)


def _found(connection: Connection, area: Path | None, kinds: Sequence[str], as_of: str | None, at: str | None,
           stale: bool) -> list[Measure]:
    query = select(db.ledger.c.country, db.ledger.c.data).where(db.ledger.c.made == _made())
    if area is not None:
        query = query.where(db.ledger.c.country == area[0])
    rows = connection.execute(query).all()
    if area is None and rows:
        missing = _unsettled(connection, {row.country for row in rows})
    elif not rows:
        return measures(reports(connection, area=area, kinds=kinds, as_of=as_of))
    else:
        missing = []
    found = [m for country in missing for m in measures(reports(connection, area=(country,), kinds=kinds, as_of=as_of))]
    return found + list(_measures(_wanted((row.data for row in rows), area, set(kinds), as_of, at, stale), as_of))


def _made() -> str:
    return f"{_FORM}.{version()}"


def _written(connection: Connection, country: str) -> str:
    """A line that counts the measures of each kind, then for each measure a line for its transitions and one for its reports."""
    counts: list[tuple[str, int]] = []
    lines: list[str] = []
    everything = reports(connection, area=(country,), versions=True)
    replaced: dict[int, int] = {}
    for docs in batches(sorted({r.sighting.number for r in everything})):
        newer = select(db.document.c.doc, db.document.c.replaced_by).where(
            db.document.c.doc.in_(docs), db.document.c.replaced_by.is_not(None))
        replaced.update((row[0], row[1]) for row in connection.execute(newer))
    for (kind, _), groups in grouped(everything).items():
        live = [[r for r in group if r.sighting.number not in replaced] for group in groups]
        made = of_groups(kind, live)
        for group, measure in zip(groups, made, strict=True):
            told = list({id(r): r for r in (*group, *(r for t in measure.transitions for r in t.reports))}.values())
            place = {id(r): n for n, r in enumerate(told)}
            turns = [[int(t.starts), t.path, t.area, t.day, int(t.witnessed), t.limit, int(t.lapsed),
                      [place[id(r)] for r in t.reports]] for t in measure.transitions]
            numbers = [r.sighting.number for r in group]
            head = [measure.subject, min(numbers), max(numbers), int(any(n in replaced for n in numbers)), len(group),
                    max(r.sighting.reported for r in group), turns,
                    [place[id(r)] for r in measure.witnesses], [place[id(r)] for r in measure.denials]]
            lines += [_json(head), _json([_row(r, replaced.get(r.sighting.number)) for r in told])]
        counts.append((kind, len(groups)))
    return "\n".join((_json(counts), *lines))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _row(r: Report, replaced: int | None) -> _Json:
    s = r.sighting
    return [s.number, s.record, replaced, r.effect, r.path, r.area, r.subject, r.first, r.last, r.until, r.status, int(r.ordered),
            s.confidence, s.outlet, s.text, s.first_outlet, [(step.name, step.entity) for step in s.chain]]


def _wanted(
    kept: Iterable[str], area: Path | None, kinds: set[str], as_of: str | None, at: str | None, stale: bool
) -> Iterator[tuple[str, _Json, list[_Json]]]:
    """Kind, transitions and reports of each measure that may answer; all measures of a kind where one ends another's."""
    after = None if as_of is None else first_number(as_of) + A_DAY
    for data in kept:
        lines = data.split("\n")
        at_line = 1
        for kind, count in json.loads(lines[0]):
            here = range(at_line, at_line + 2 * count, 2)
            at_line += 2 * count
            if kinds and kind not in kinds:
                continue
            heads = [(json.loads(lines[n]), n + 1) for n in here]
            known = after is None or all(_known(head, after) for head, _ in heads)
            for head, n in heads:
                if after is not None and head[1] >= after:
                    continue
                if area is not None and not any(meets(turn[1], area) for turn in head[6]) and known:
                    continue
                if known or (kind not in EXCLUSIVE and after is not None and _known(head, after)):
                    if not head[6] or (at is not None and not _may_hold(kind, head, area, at, stale)):
                        continue
                else:
                    head[6] = None
                yield kind, head, json.loads(lines[n])


def _known(head: _Json, after: int) -> bool:
    """Whether all that tells of a measure had been reported, and nothing of it was read otherwise."""
    return bool(head[2] < after and not head[3])


def _may_hold(kind: str, head: _Json, area: Path | None, at: str, stale: bool) -> bool:
    """Whether a measure may be in force or announced on a day: not where its last turn in each of its areas ended it."""
    last: dict[tuple[str, ...], bool] = {}
    soon = (date.fromisoformat(at) + timedelta(days=PRESUMED)).isoformat()
    heard = max([head[5], *(turn[3] for turn in head[6] if turn[0] and turn[3] <= at)])
    if not stale and (date.fromisoformat(at) - date.fromisoformat(heard)).days > lasts(kind):
        return False
    for turn in head[6]:
        if area is not None and not meets(turn[1], area):
            continue
        if turn[3] <= at:
            last[tuple(turn[1])] = bool(turn[0])
        elif turn[0] or turn[3] <= soon:
            return True
    return any(last.values())


def _measures(
    wanted: Iterable[tuple[str, _Json, list[_Json]]], as_of: str | None
) -> Iterator[Measure]:
    after = None if as_of is None else first_number(as_of) + A_DAY
    anew: dict[tuple[str, str], list[list[Report]]] = {}
    for kind, head, rows in wanted:
        if head[6] is None:
            known = [row for row in rows[: head[4]] if after is None or (row[0] < after and (row[2] is None or row[2] >= after))]
            if known:
                anew.setdefault((kind, known[0][4][0]), []).append([_report(kind, row) for row in known])
            continue
        told = [_report(kind, row) for row in rows]
        measure = Measure(kind, tuple(head[0]), witnesses=[told[n] for n in head[7]], denials=[told[n] for n in head[8]])
        for starts, path, area, day, witnessed, limit, lapsed, places in head[6]:
            supporting = [told[n] for n in places]
            measure.transitions.append(
                Transition(bool(starts), tuple(path), area, supporting, bool(witnessed), limit, bool(lapsed), day))
        yield measure
    for (kind, _), groups in anew.items():
        yield from (m for m in of_groups(kind, groups) if m.transitions)


def _report(kind: str, row: _Json) -> Report:
    (number, record, _, effect, path, area, subject, first, last, until, status, ordered, confidence, outlet, root, first_outlet,
     chain) = row
    steps = tuple([Step(*step) for step in chain]) if chain else ()
    sighting = Sighting(record, record.partition(".")[0], day_of(number), outlet, root, steps, confidence, first_outlet,
                        number)
    return Report(kind, effect, tuple(path), area, tuple(subject), (), first, last, until, status, bool(ordered), sighting)
