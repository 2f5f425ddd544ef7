"""The versions of an article and how they differ: words, tolls, what is told otherwise, what was put right or taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection, Row, select

from musnad.query.errors import QueryError
from musnad.query.origins import name_words
from musnad.query.places import spelled
from musnad.query.rows import amount
from musnad.records import Event, Reading, Statement
from musnad.store import schema as db
from musnad.store.likeness import shared, word_set
from musnad.store.load import load
from musnad.store.shipped import forms
from musnad.store.terms import Terms
from musnad.text.sentences import sentences
from musnad.tokens.scan import scan

_ALIKE = 0.5
"""Share of words from which two passages of two versions are one."""
_AROUND = 60
_OPENING = 6
"""Words at the begin of a text or headline where a correction is announced."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article."""

    document: str
    published: str | None
    ingested: str
    headline: str | None
    replaced_by: str | None


@dataclass(frozen=True, slots=True)
class Altered:
    """A record that one version lacks (``+`` newer, ``-`` older only) or that the newer tells otherwise (``~``)."""

    sign: str
    kind: str
    label: str
    before: str | None
    after: str | None
    what: str


@dataclass(frozen=True, slots=True)
class Revision:
    """How one version differs from the one before."""

    before: Version
    after: Version
    correction: bool
    """Whether the newer one says of itself that it puts something right or takes it back."""
    removed: tuple[str, ...]
    added: tuple[str, ...]
    """Sentences."""
    altered: tuple[Altered, ...]


def versions(connection: Connection, id: str) -> list[Version]:
    """The versions of an article by its id, URL or the id of any version, oldest first; raises QueryError."""
    return [_version(connection, row) for row in _rows(connection, id)]


def revisions(connection: Connection, terms: Terms, id: str) -> list[Revision]:
    """How each version of an article differs from the one before, oldest first; raises QueryError."""
    rows = _rows(connection, id)
    return [_revision(connection, terms, before, after) for before, after in pairwise(rows)]


def _rows(connection: Connection, id: str) -> list[Row[Any]]:
    document = db.document
    named = connection.execute(
        select(document).where((document.c.id == id) | (document.c.key == id) | (document.c.given == id)).limit(1)
    ).first()
    if named is None:
        raise QueryError(f"no article {id}; give its URL or an id of the store (`musnad search` shows them)")
    found = {row.doc: row for row in connection.execute(select(document).where(document.c.key == named.key))}
    chain, here = {named.doc}, named
    while here.replaced_by in found:
        here = found[here.replaced_by]
        chain.add(here.doc)
    more = True
    while more:
        earlier = {doc for doc, row in found.items() if row.replaced_by in chain} - chain
        chain |= earlier
        more = bool(earlier)
    return [found[doc] for doc in sorted(chain, key=lambda d: (found[d].reported, found[d].replaced_by is None, d))]


def _version(connection: Connection, row: Row[Any]) -> Version:
    newer = connection.scalar(select(db.document.c.id).where(db.document.c.doc == row.replaced_by)) if row.replaced_by else None
    return Version(row.id, row.published, row.ingested, row.headline, newer)


def _revision(connection: Connection, terms: Terms, before: Row[Any], after: Row[Any]) -> Revision:
    old, new = _lines(before.text or ""), _lines(after.text or "")
    removed: list[str] = []
    added: list[str] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            removed += old[a:b]
            added += new[c:d]
    readings = load(connection, before), load(connection, after)
    return Revision(
        _version(connection, before),
        _version(connection, after),
        _corrects(after),
        tuple(removed),
        tuple(added),
        tuple(_altered(terms, *readings)),
    )


def _lines(text: str) -> list[str]:
    raw = scan(text)
    found = [" ".join(text[raw.starts[s.first] : raw.ends[s.last - 1]].split()) for s in sentences(raw.words) if s.last > s.first]
    return [line for line in found if line]


def _corrects(row: Row[Any]) -> bool:
    opening = [*(row.headline or "").split()[:_OPENING], *(row.text or "").split()[:_OPENING]]
    return any(name_words(word.strip(':.()[]«»"')) & _correcting() for word in opening)


@lru_cache(maxsize=1)
def _correcting() -> frozenset[str]:
    return frozenset(map(spelled, forms("query/words/correcting.tsv")))


def _altered(terms: Terms, before: Reading, after: Reading) -> Iterator[Altered]:
    """Events and statements of the older version matched with those of the newer by their words."""
    for name in ("statements", "events"):
        olds: list[Any] = list(getattr(before, name))
        news: list[Any] = list(getattr(after, name))
        words = {id(r): _words(terms, reading, r) for reading, found in ((before, olds), (after, news)) for r in found}
        pairs = sorted(
            (
                (shared(words[id(o)], words[id(n)]), i, j)
                for i, o in enumerate(olds)
                for j, n in enumerate(news)
                if _label(o) == _label(n)
            ),
            key=lambda pair: (-pair[0], abs(pair[1] - pair[2])),
        )
        taken: set[tuple[str, int]] = set()
        for score, i, j in pairs:
            if score >= _ALIKE and ("o", i) not in taken and ("n", j) not in taken:
                taken |= {("o", i), ("n", j)}
                if what := _otherwise(olds[i], news[j]):
                    yield Altered("~", name[:-1], _label(news[j]), _id(before, olds[i]), _id(after, news[j]), what)
        yield from (
            Altered("-", name[:-1], _label(o), _id(before, o), None, "") for i, o in enumerate(olds) if ("o", i) not in taken
        )
        yield from (
            Altered("+", name[:-1], _label(n), None, _id(after, n), "") for j, n in enumerate(news) if ("n", j) not in taken
        )


def _id(reading: Reading, record: Event | Statement) -> str:
    return f"{reading.document.id}.{record.id}"


def _label(record: Event | Statement) -> str:
    return record.type if isinstance(record, Event) else record.stance


def _words(terms: Terms, reading: Reading, record: Event | Statement) -> bytes:
    start, end = record.trigger if isinstance(record, Event) else record.content
    around = _AROUND if isinstance(record, Event) else 0
    return word_set(terms.terms(reading.document.text[max(0, start - around) : end + around]))


def _otherwise(old: Event | Statement, new: Event | Statement) -> str:
    told: list[str] = []
    if isinstance(old, Event) and isinstance(new, Event):
        if old.status != new.status:
            told.append(f"status: {old.status} -> {new.status}")
        times = [e.time.value if e.time else None for e in (old, new)]
        if times[0] != times[1]:
            told.append(f"time: {times[0] or '?'} -> {times[1] or '?'}")
        one, other = ({q.kind: amount(q.value, q.low, q.high) for q in e.quantities} for e in (old, new))
        told += [
            f"{kind}: {one.get(kind, '-')} -> {other.get(kind, '-')}"
            for kind in sorted({*one, *other})
            if one.get(kind) != other.get(kind)
        ]
    elif isinstance(old, Statement) and isinstance(new, Statement):
        names = [" > ".join(link.name for link in s.chain) for s in (old, new)]
        if names[0] != names[1]:
            told.append("another chain")
    return "; ".join(told)
