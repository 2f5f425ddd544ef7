"""What is told of measures, worked out once and kept until something new is reported of a kind of measure in a country.

What is in force is decided by all reports of a kind in a country (``reports.py`` → ``measures.py`` → ``intervals.py``).
``settle`` does that after an ingest and keeps each measure with its reports, and what is told of it in lines that are ready to be
shown (``lines.py``), those too that were told by what was known on earlier days (``history.py``), so that a question reads a page
of lines and nothing else. A timeline of what was known on an earlier day works those measures out anew of which more was reported
since. What is not settled is worked out from its reports: it is the same, only slower.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, func, or_, select

from musnad.kernel.garbage import paused
from musnad.query.intervals import Measure, Report, apart
from musnad.query.kept import NO_END, keep, loaded
from musnad.query.measures import EXCLUSIVE, OF_SOMEBODY, grouped, of_groups
from musnad.query.places import Path
from musnad.query.reports import reports
from musnad.store import schema as db
from musnad.store.numbers import A_DAY, first_number
from musnad.store.settled import told_pairs, unsettle_all
from musnad.store.shipped import version
from musnad.store.store import Store

_FORM = "5"
"""Of what is kept; another one is made anew, as is what other rules made."""
_MADE = "settled"
"""The name in ``meta`` of what worked the measures out."""
_FEW = 12
"""Countries whose reports are sought one country at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which measures a question is: in an area (its path), of some kinds (none: all), as known on a day (None: now)."""

    area: Path | None = None
    kinds: tuple[str, ...] = ()
    as_of: str | None = None
    kept: bool = False
    """What was worked out last is enough, without what was reported since."""

    @property
    def after(self) -> int:
        """The number before which all documents are known."""
        return NO_END if self.as_of is None else first_number(self.as_of) + A_DAY

    def concerns(self, country: str, kind: str) -> bool:
        """Whether it asks for a kind in a country."""
        return (self.area is None or self.area[0] == country) and (not self.kinds or kind in self.kinds)


def settle(store: Store) -> int:
    """Work out the measures of which something new was reported; returns in how many countries they are."""
    with store.connection() as connection:
        same, pairs = is_current(connection), _pairs(connection)
    if not same:
        with store.connection(writes=True) as connection:
            unsettle_all(connection)
            connection.execute(db.meta.delete().where(db.meta.c.name == _MADE))
            connection.execute(db.meta.insert(), {"name": _MADE, "value": _made()})
            pairs = _pairs(connection)
    countries: dict[str, list[str]] = {}
    for country, kind in sorted(pairs):
        countries.setdefault(country, []).append(kind)
    for country, kinds in countries.items():
        with store.connection(writes=True) as connection, paused():
            keep(connection, country, kinds)
            table = db.unsettled.c
            connection.execute(delete(db.unsettled).where(table.country == country, table.kind.in_(kinds)))
    return len(countries)


def unsettled(connection: Connection, asked: Asked) -> set[tuple[str, str]]:
    """The countries and kinds that a question is of, of which something was reported since they were worked out."""
    pairs = _pairs(connection)
    return {pair for pair in pairs if asked.concerns(*pair)} if not asked.kept or not is_current(connection) else set()


def waiting(connection: Connection) -> int:
    """How many countries and kinds of measures are to be worked out, and articles to be compared; 0 where nothing is."""
    return len(_pairs(connection)) + (connection.scalar(select(func.count()).select_from(db.pending)) or 0)


def find(connection: Connection, asked: Asked) -> list[Measure]:
    """The measures that a question is of, all with their transitions and reports."""
    with paused():
        return [measure for _, measure in [*anew(connection, asked), *_kept(connection, asked)]]


def anew(connection: Connection, asked: Asked) -> list[tuple[int, Measure]]:
    """The measures of a question that are not kept as it wants them, each with its number in its country and kind."""
    pairs = unsettled(connection, asked)
    made = list(_from_reports(connection, asked, pairs))
    if asked.as_of is not None and is_current(connection):
        made += _as_known(connection, asked, pairs)
    return made


def from_reports(connection: Connection, asked: Asked) -> list[tuple[int, Measure]]:
    """The measures of a question that are not settled, each with its number in its country and kind."""
    return list(_from_reports(connection, asked, unsettled(connection, asked)))


def _from_reports(connection: Connection, asked: Asked, pairs: set[tuple[str, str]]) -> Iterable[tuple[int, Measure]]:
    kinds = sorted({kind for _, kind in pairs})
    countries: Sequence[str | None] = sorted({country for country, _ in pairs})
    for country in countries if len(countries) <= _FEW else (None,):
        told = reports(connection, area=None if country is None else (country,), kinds=kinds, as_of=asked.as_of)
        for (kind, where), groups in grouped(r for r in told if (r.path[0], r.kind) in pairs).items():
            yield from ((n, m) for n, m in enumerate(of_groups(kind, groups)) if m.transitions and (where, kind) in pairs)


def _as_known(connection: Connection, asked: Asked, pairs: set[tuple[str, str]]) -> Iterable[tuple[int, Measure]]:
    """Measures of which more was reported since the day, as they were known on it."""
    table = db.measure.c
    query = _of(asked).where(table.first < asked.after, table.complete > asked.after)
    rows = [row for row in connection.execute(query) if (row.country, row.kind) not in pairs]
    yield from ((row.n, measure) for row, measure in _known(rows, asked.after))


def _known(rows: Iterable[Any], after: int) -> Iterable[tuple[Any, Measure]]:
    """Kept measures as known before a number; all of a kind in a country of which one ends another's."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for row in rows:
        groups.setdefault((row.country, row.kind), []).append(row)
    for (_, kind), some in groups.items():
        told = [(row, known) for row in some if (known := loaded(row).known(after))]
        made = of_groups(kind, [known for _, known in told])
        yield from ((row, m) for (row, _), m in zip(told, made, strict=True) if m.transitions)


def _kept(connection: Connection, asked: Asked) -> Iterable[tuple[int, Measure]]:
    pairs = unsettled(connection, asked)
    query = _of(asked).where(db.measure.c.complete <= asked.after) if asked.as_of is not None else _of(asked)
    for row in connection.execute(query):
        if (row.country, row.kind) not in pairs:
            measure = loaded(row).measure()
            if measure.transitions and (asked.area is None or measure.touches(asked.area)):
                yield row.n, measure


def told_with(connection: Connection, kind: str, country: str, record: str) -> list[str]:
    """The changes that tell of the same start or end as one, by their ids; it alone where the ledger tells nothing of it.

    What was announced is not what was done, but in copies of one text.
    """
    if (country, kind) in _pairs(connection):
        measures = find(connection, Asked((country,), (kind,)))
    else:
        table = db.measure.c
        query = select(db.measure).where(table.country == country, table.kind == kind, table.reports.contains(record))
        measures = [loaded(row).measure() for row in connection.execute(query)]
    for transition in (t for measure in measures for t in measure.transitions):
        own = next((r for r in transition.reports if r.sighting.record == record), None)
        if own is not None:
            return sorted({r.sighting.record for r in transition.reports if r is own or _tell_one(own, r)})
    return [record]


def _tell_one(one: Report, other: Report) -> bool:
    """Whether two reports of a start or end in the ledger tell of the same: of one day or none, announced or done, and whose."""
    if one.effect != other.effect:
        return False
    if one.sighting.text == other.sighting.text:
        return True
    whose = one.kind not in OF_SOMEBODY or bool(one.subject) == bool(other.subject)
    dated = one.first is None or other.first is None or apart(one.first, other.first) <= 1
    return whose and dated and (one.status == "future") == (other.status == "future")


def of_numbers(connection: Connection, asked: Asked, wanted: Iterable[tuple[str, int]]) -> list[tuple[int, Measure]]:
    """Kept measures of the country of a question by their kinds and numbers, as known on its day."""
    pairs = set(wanted)
    if not pairs or asked.area is None:
        return []
    numbers: dict[str, list[int]] = {}
    for kind, n in sorted(pairs):
        numbers.setdefault(kind, []).append(n)
    table = db.measure.c
    chosen = [table.kind == kind if kind in EXCLUSIVE and asked.as_of is not None else and_(table.kind == kind, table.n.in_(some))
              for kind, some in numbers.items()]
    rows = connection.execute(_of(asked).where(table.first < asked.after, or_(*chosen)))
    found: list[tuple[Any, Measure]] = []
    later = []
    for row in rows:
        if row.complete > asked.after:
            later.append(row)
        elif (row.kind, row.n) in pairs:
            found.append((row, loaded(row).measure()))
    found += _known(later, asked.after)
    return [(row.n, measure) for row, measure in found if (row.kind, row.n) in pairs]


def _of(asked: Asked) -> Any:
    table = db.measure.c
    query = select(db.measure).order_by(table.country, table.kind, table.n)
    if asked.area is not None:
        query = query.where(table.country == asked.area[0])
    return query.where(table.kind.in_(asked.kinds)) if asked.kinds else query


def _pairs(connection: Connection) -> set[tuple[str, str]]:
    """The countries and kinds that are to be worked out."""
    if not is_current(connection):
        return told_pairs(connection)
    return {(row.country, row.kind) for row in connection.execute(select(db.unsettled))}


def is_current(connection: Connection) -> bool:
    """Whether what is kept was worked out by these rules; else all is worked out from reports."""
    return connection.scalar(select(db.meta.c.value).where(db.meta.c.name == _MADE)) == _made()


def _made() -> str:
    return f"{_FORM}.{version()}"
