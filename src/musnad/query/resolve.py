"""Compare new articles with those around them: which statements, events and persons are the same (``alike.py``).

Each record is compared with the few that share most keys with it (``keys.py``) among those of the days around, an event that is
recalled later also with the few among those of its own days, and all with those of the nearest copies of their text: so the work
for an article does not grow with what is kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, delete, select

from musnad.query import keys
from musnad.query.alike import SAME, events, statements, toll_of, turn_of
from musnad.query.compared import DATE, STANDING, Happened, Said, Turn, own_day
from musnad.query.judgements import Judged, Known, Verdicts, carry_over, judge_all, judged_by_rules
from musnad.query.origins import called, name_words
from musnad.query.persons import judge_persons
from musnad.query.places import path_of
from musnad.store import blocks
from musnad.store import schema as db
from musnad.store.ids import split
from musnad.store.likeness import hashes
from musnad.store.lists import with_lists
from musnad.store.numbers import A_DAY, day_of, first_number
from musnad.store.store import Store

DAYS = 3
"""Days before and after an article among whose reports the same is sought."""
MOST = 24
"""Records that one is compared with, those with most keys in common."""
COPIES = 5
"""Copies of a text before and after an article, the nearest ones, with which all that it tells is compared."""
_BATCH = 32
"""Articles that are compared in one transaction."""
PERSON, KNOWN_PERSON, STATE = "person", "person/", "state/"
COMPARED = ("actual", "historical", "negated", "future")


def resolve(store: Store, *, limit: int | None = None) -> int:
    """Compare the documents that have not been yet, some in each transaction; returns how many there were."""
    done = 0
    while limit is None or done < limit:
        with store.connection(writes=True) as connection:
            size = _BATCH if limit is None else min(_BATCH, limit - done)
            docs = list(connection.scalars(select(db.pending.c.doc).order_by(db.pending.c.doc).limit(size)))
            for doc in docs:
                resolve_document(connection, doc)
            connection.execute(delete(db.pending).where(db.pending.c.doc.in_(docs)))
        if not docs:
            break
        done += len(docs)
    return done


@dataclass(frozen=True, slots=True)
class Record:
    """A statement or event as it is judged and as it is compared; ``n`` is its place among those of its document."""

    known: Known
    doc: int
    n: int
    compared: Said | Happened


@dataclass(slots=True)
class _Records:
    """Statements and events of some documents."""

    statements: list[Record] = field(default_factory=list)
    events: list[Record] = field(default_factory=list)

    def all(self) -> list[Record]:
        """Both."""
        return [*self.statements, *self.events]


def resolve_document(connection: Connection, doc: int) -> None:
    """Judge the records of one document against those around it, or around its events, that were compared before."""
    document, root = connection.execute(select(db.document.c.id, db.document.c.root).where(db.document.c.doc == doc)).one()
    blocks.take_out(connection, doc)
    own = _load(connection, [doc])
    changes = connection.execute(select(db.change.c.id, db.change.c.start, db.change.c.end).where(db.change.c.doc == doc))
    here = [record.known for record in own.all()]
    here += [Known(f"{document}.{row.id}", "change", doc, (row.start, row.end)) for row in changes]
    carry_over(connection, document, here)
    before = judged_by_rules(connection, document)
    whole = _copies(connection, doc, root) | _documents(connection, document, before)
    made: list[tuple[int, int]] = []
    near: dict[tuple[int, int, bool], list[Record]] = defaultdict(list)
    for record in own.all():
        known = record.compared
        found = keys.of_statement(known) if isinstance(known, Said) else keys.of_event(known)
        if not found or record.n >= blocks.MOST:
            continue
        made += [(key, record.n) for key in found]
        for between in windows(doc, own_day(known) if isinstance(known, Happened) else None):
            for place in blocks.near(connection, doc, found, between, MOST):
                near[*place, isinstance(known, Said)].append(record)
    pairs = _near_pairs(connection, near)
    if whole:
        others = _load(connection, sorted(whole))
        pairs += [(a, b) for a in own.statements for b in others.statements]
        kinds: dict[str, list[Record]] = defaultdict(list)
        for other in others.events:
            kinds[other.compared.type if isinstance(other.compared, Happened) else ""].append(other)
        pairs += [(a, b) for a in own.events if isinstance(a.compared, Happened) for b in kinds[a.compared.type]]
    judge_all(connection, judged(pairs, before), before)
    judge_persons(connection, doc)
    blocks.put(connection, doc, made)


def windows(doc: int, day: str | None) -> list[tuple[int, int]]:
    """Among which documents the same as a record is sought, as first and last numbers; ``day`` is that on which an event was.

    Those of the days around its own; for an event that is recalled later than that, those too that told of it at its time.

    >>> from musnad.store.numbers import day_of, first_number
    >>> [tuple(map(day_of, window)) for window in windows(first_number("2022-03-20"), "2022-03-02")]
    [('2022-03-17', '2022-03-23'), ('2022-03-01', '2022-03-05')]
    """
    around = doc - DAYS * A_DAY, doc + DAYS * A_DAY
    if day is None:
        return [around]
    then = first_number(day) - A_DAY, min(first_number(day) + (DAYS + 1) * A_DAY, around[0]) - 1
    return [around, then] if then[0] < around[0] else [around]


def _near_pairs(connection: Connection, near: dict[tuple[int, int, bool], list[Record]]) -> list[tuple[Record, Record]]:
    if not near:
        return []
    others = _load(connection, sorted({doc for doc, _, _ in near}), [(doc, n) for doc, n, _ in near])
    return [(own, other) for other in others.all()
            for own in near.get((other.doc, other.n, isinstance(other.compared, Said)), ())]


def judged(pairs: Iterable[tuple[Record, Record]], before: Verdicts) -> list[Judged]:
    """Each record the same as at most one of each other article, that which is most like it; different where judged otherwise."""
    scored: dict[tuple[str, str], tuple[float, str, Known, Known]] = {}
    for own, other in pairs:
        key = (own.known.id, other.known.id)
        one, two = own.compared, other.compared
        if key in scored:
            continue
        if isinstance(one, Said) and isinstance(two, Said):
            score, reason = statements(one, two)
        elif isinstance(one, Happened) and isinstance(two, Happened):
            score, reason = events(one, two)
        else:
            continue
        if score >= SAME or other.known.id in before.get(own.known.id, ()):
            scored[key] = (score, reason, own.known, other.known)
    taken: set[tuple[str, int | None]] = set()
    made: list[Judged] = []
    for score, reason, mine, theirs in sorted(scored.values(), key=lambda pair: (-pair[0], pair[2].id, pair[3].id)):
        ends = {(mine.id, theirs.doc), (theirs.id, mine.doc)}
        same = score >= SAME and not ends & taken
        if same:
            taken |= ends
        made.append(Judged(mine, theirs, "same" if same else "different", min(1.0, score), reason))
    return made


def _copies(connection: Connection, doc: int, root: int | None) -> set[int]:
    """The nearest copies of a document's text before and after it."""
    table = db.document
    if root is None:
        return set()
    same = select(table.c.doc).where(table.c.root == root).limit(COPIES)
    earlier = connection.scalars(same.where(table.c.doc < doc).order_by(table.c.doc.desc())).all()
    later = connection.scalars(same.where(table.c.doc > doc).order_by(table.c.doc)).all()
    return {*earlier, *later}


def _documents(connection: Connection, document: str, before: Verdicts) -> set[int]:
    """The numbers of the documents whose records were judged against those of one, all but itself."""
    names = {split(other)[0] for found in before.values() for other in found} - {document}
    if not names:
        return set()
    return set(connection.scalars(select(db.document.c.doc).where(db.document.c.id.in_(names))))


_SAID = """
SELECT s.doc, s.n, s.id, s.start, s."end", s.words, k.name, k.entity, d.id AS document, d.root,
       (SELECT min(t.first) FROM time t
        WHERE t.doc = s.doc AND t.kind = 'date' AND t.start >= s.start AND t."end" <= s."end") AS day
FROM statement s JOIN link k ON k.doc = s.doc AND k.statement = s.id AND k.speaker = 1 JOIN document d ON d.doc = s.doc
WHERE s.doc IN :docs"""
_HAPPENED = """
SELECT e.doc, e.n, e.id, e.start, e."end", e.type, e.mode, e.status, e.country, e.admin1, e.first, e.last, e.words,
       d.id AS document, d.root, d.published
FROM event e JOIN document d ON d.doc = e.doc
WHERE e.doc IN :docs"""
_PARTIES = """
SELECT p.doc, p.owner, p.side, p.name, e.name AS whole, e.id,
       (SELECT min(m.kind) FROM mention m WHERE m.doc = p.doc AND m.start = p.start AND m."end" = p."end") AS kind
FROM party p LEFT JOIN entity e ON e.id = p.entity
WHERE p.doc IN :docs AND p.side IN ('actor', 'recipient')"""
_TURNS = """
SELECT c.doc, e.id AS event, c.kind, c.effect, a.name, a.country, a.admin1, a.geonames
FROM change c LEFT JOIN change_area a ON a.doc = c.doc AND a.change = c.id
JOIN event e ON e.doc = c.doc AND (e.id = c.event OR (c.event IS NULL AND e.start < c."end" AND c.start < e."end"))
WHERE c.doc IN :docs"""
_NAMED = """
SELECT doc, country FROM place WHERE doc IN :docs AND country IS NOT NULL
UNION ALL SELECT doc, country FROM change_area WHERE doc IN :docs AND country IS NOT NULL"""
_TOLLS = "SELECT doc, event, kind, value, low, high FROM quantity WHERE doc IN :docs"


_COUNTRIES = with_lists(_NAMED, "docs")
_ALL = tuple(with_lists(query, "docs") for query in (_SAID, _HAPPENED, _PARTIES, _TOLLS, _TURNS))
_SOME = (
    with_lists(_SAID + f" AND d.replaced_by IS NULL AND s.doc * {blocks.MOST} + s.n IN :wanted", "docs", "wanted"),
    with_lists(_HAPPENED + f" AND d.replaced_by IS NULL AND e.doc * {blocks.MOST} + e.n IN :wanted", "docs", "wanted"),
    with_lists(_PARTIES + " AND p.owner IN :owners", "docs", "owners"),
    with_lists(_TOLLS + " AND event IN :owners", "docs", "owners"),
    with_lists(_TURNS + " AND e.id IN :owners", "docs", "owners"),
)


def _load(connection: Connection, docs: Sequence[int], only: Iterable[tuple[int, int]] | None = None) -> _Records:
    """The statements and events of some documents; with ``only`` those of these numbers that no newer version replaced."""
    said, happened, parties, tolls, turns = _ALL if only is None else _SOME
    values: dict[str, Any] = {"docs": docs}
    if only is not None:
        values["wanted"] = [doc * blocks.MOST + n for doc, n in only]
    made = _Records()
    for row in connection.execute(said, values):
        compared = Said(hashes(row.words), row.name, row.entity, row.root or row.doc, row.day and row.day[:DATE])
        made.statements.append(Record(_known("statement", row), row.doc, row.n, compared))
    rows = [row for row in connection.execute(happened, values).all() if is_compared(row.status, row.first, row.published)]
    if not rows:
        return made
    values = {"docs": sorted({row.doc for row in rows}), "owners": sorted({row.id for row in rows})}
    whose: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    persons: dict[tuple[int, str], set[str]] = defaultdict(set)
    states: dict[tuple[int, str], set[str]] = defaultdict(set)
    for doc, owner, side, name, whole, entity, kind in connection.execute(parties, values):
        whose[doc, owner, side].extend(called(name, whole))
        if kind == PERSON:
            if is_called(whole or name, entity):
                persons[doc, owner].add(whole or name)
        elif entity and entity.startswith(STATE):
            states[doc, owner].add(whole or name)
    counted: dict[tuple[int, str], list[tuple[str, float]]] = defaultdict(list)
    for doc, event, kind, value, low, high in connection.execute(tolls, values):
        number = toll_of(value, low, high)
        if number is not None:
            counted[doc, event].append((kind, number))
    turned: dict[tuple[int, str], set[Turn]] = defaultdict(set)
    standing: set[tuple[int, str]] = set()
    for change in connection.execute(turns, values):
        if change.effect == STANDING:
            standing.add((change.doc, change.event))
        if change.name is None:
            continue
        turn = turn_of(change.kind, change.effect, path_of(change.country, change.admin1, change.name, change.geonames))
        if turn is not None:
            turned[change.doc, change.event].add(turn)
    countries: dict[int, list[str]] = defaultdict(list)
    unplaced = sorted({row.doc for row in rows if not row.country})
    for doc, country in connection.execute(_COUNTRIES, {"docs": unplaced}) if unplaced else ():
        countries[doc].append(country)
    homes = {doc: home_of(named) for doc, named in countries.items()}
    for row in rows:
        event = Happened(
            row.type, row.mode, row.status, row.country, row.admin1, row.first, row.last,
            day_of(row.doc) if row.published else None, tuple(whose.get((row.doc, row.id, "actor"), ())),
            tuple(whose.get((row.doc, row.id, "recipient"), ())), tuple(counted.get((row.doc, row.id), ())),
            hashes(row.words), row.root or row.doc, frozenset(turned.get((row.doc, row.id), ())),
            frozenset(persons.get((row.doc, row.id), ())), frozenset(states.get((row.doc, row.id), ())),
            row.country or homes.get(row.doc), (row.doc, row.id) in standing,
        )
        made.events.append(Record(_known("event", row), row.doc, row.n, event))
    return made


def is_compared(status: str, first: str | None, published: str | None) -> bool:
    """Whether an event is compared: what may come only where it is to come on a day that is told."""
    return status in COMPARED or (first is not None and published is not None and first[:DATE] > published[:DATE])


def is_called(name: str, entity: str | None) -> bool:
    """Whether a person is told of by a name, not as one of many: «مسلحون», «محتجون»."""
    return len(name_words(name)) > 1 or (entity is not None and entity.startswith(KNOWN_PERSON))


def home_of(countries: Sequence[str]) -> str | None:
    """The country that an article names most, by those of its places and changes."""
    return min(countries, key=lambda country: (-countries.count(country), country), default=None)


def _known(kind: str, row: Any) -> Known:
    return Known(f"{row.document}.{row.id}", kind, row.doc, (row.start, row.end))
