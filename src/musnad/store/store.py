"""The store of readings: ``Store(path).ingest(reading)``."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any, Literal

from sqlalchemy import Connection, Row, func, select
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from musnad.records import Document, Reading
from musnad.store import fulltext
from musnad.store import schema as db
from musnad.store.copies import join_copies, sign, signature_of
from musnad.store.differences import Difference, differences
from musnad.store.doctor import complaints
from musnad.store.engine import open_engine, writing
from musnad.store.errors import told
from musnad.store.ids import document_digest, document_id
from musnad.store.likeness import COPY, resemblance
from musnad.store.load import load
from musnad.store.numbers import A_DAY, first_number
from musnad.store.prepared import Prepared, prepare, words_of
from musnad.store.retention import chosen, delete_all, delete_texts, purge, remaining, remove_records, samples
from musnad.store.rows import Row as Record
from musnad.store.settled import unsettle
from musnad.store.shipped import shipped
from musnad.store.tally import count_events, count_in, facets
from musnad.store.terms import Terms

Kept = Literal["new", "same", "reread", "revised"]
"""What became of an ingested article: new; there already; read again because rules or facts changed; a new version of one."""


def default_store() -> str:
    """Where the store is: ``MUSNAD_STORE``, else ``musnad.db`` in the working folder."""
    return os.environ.get("MUSNAD_STORE") or "musnad.db"


class Store:
    """Readings kept in one SQLite file (or a PostgreSQL database); safe to read while another process ingests.

    ``where`` is a path or ``postgresql://…``. ``create`` makes the store where there is none. All methods raise
    ``StoreError``, whose message is one line.

    >>> import musnad, tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> store = Store(folder.name + "/musnad.db")
    >>> store.ingest(musnad.read("أكد الوزير أن الاتفاق قريب."))
    'new'
    >>> store.stats()["statements"]
    1
    """

    def __init__(self, where: str | os.PathLike[str] | None = None, *, create: bool = True, terms: Terms | None = None) -> None:
        self.where = os.fspath(where) if where is not None else default_store()
        self.engine = open_engine(self.where, create=create)
        self._terms = terms
        self._entities: set[str] = set()

    @property
    def terms(self) -> Terms:
        """What cuts texts and queries into search terms."""
        if self._terms is None:
            self._terms = Terms(shipped())
        return self._terms

    def holds(self, document: Document, rules: str) -> bool:
        """Whether this very article is here, read with these rules: then reading it again changes nothing."""
        query = select(db.document.c.digest, db.document.c.rules).where(db.document.c.id == document_id(document))
        with told(self.where), self.engine.connect() as connection:
            found = connection.execute(query).first()
        return found is not None and (found.digest, found.rules) == (document_digest(document), rules)

    def ingest(self, reading: Reading, *, again: bool = False) -> Kept:
        """Keep a reading, all of it or nothing.

        An article that is here already is left as it is, unless its facts or the rules are others now, or ``again`` is set.
        """
        return self.keep([prepare(reading, self.terms)], again=again)[0]

    def keep(self, prepared: Iterable[Prepared], *, again: bool = False) -> list[Kept]:
        """Keep what was prepared of some readings (``prepared.py``), all of them or nothing; returns what became of each."""
        became: list[Kept] = []
        entities: set[str] = set()
        with told(self.where), writing(self.engine).begin() as connection:
            for one in prepared:
                became.append(self._keep(connection, one, entities, again=again))
        self._entities |= entities
        return became

    def _keep(self, connection: Connection, prepared: Prepared, entities: set[str], *, again: bool) -> Kept:
        own = prepared.document
        known = connection.execute(select(db.document).where(db.document.c.id == own["id"])).first()
        if not again and known is not None and (known.digest, known.rules) == (own["digest"], own["rules"]):
            return "same"
        today = datetime.now(UTC)
        published: str | None = own["published"]
        reported = published[:10] if published else known.reported if known else today.date().isoformat()
        if known is not None:
            remove_records(connection, known)
            doc = known.doc if known.reported == reported else _number(connection, reported)
        else:
            doc = _number(connection, reported)
        if known is not None and doc != known.doc:
            connection.execute(db.document.delete().where(db.document.c.doc == known.doc))
            connection.execute(db.document.update().where(db.document.c.replaced_by == known.doc).values(replaced_by=doc))
        row = {**own, "reported": reported, "replaced_by": known.replaced_by if known is not None else None,
               "ingested": known.ingested if known is not None else today.isoformat(timespec="seconds")}
        if known is not None and known.doc == doc:
            connection.execute(db.document.update().where(db.document.c.doc == doc), row)
        else:
            connection.execute(db.document.insert(), {"doc": doc, **row})
        self._write(connection, prepared, doc, entities)
        revised = _revise(connection, doc, own["key"]) if known is None else False
        return "reread" if known is not None else "revised" if revised else "new"

    def _write(self, connection: Connection, prepared: Prepared, doc: int, entities: set[str]) -> None:
        """Keep the records of a document, and what they are found by."""
        fresh = [row for name, row in prepared.entities.items() if name not in self._entities and name not in entities]
        if fresh:
            _upsert(connection, fresh)
            _spell(connection, fresh, prepared.spellings, self.terms)
        entities |= set(prepared.entities)
        for table in db.RECORDS:
            if found := prepared.tables.get(table.name):
                connection.execute(table.insert(), [{"doc": doc, **row} for row in found])
        connection.execute(db.about.insert(), {"doc": doc, "facets": facets(prepared.document["outlet"], prepared.tables)})
        count_in(connection, doc)
        fulltext.add(connection, doc, prepared.stems, prepared.others)
        sign(connection, doc, prepared.signature)
        join_copies(connection, doc)
        unsettle(connection, doc)
        connection.execute(db.pending.insert(), {"doc": doc})
        connection.execute(db.fresh.insert(), {"doc": doc})

    def reading(self, id: str) -> Reading | None:
        """What was read in a document, by its id in the store or the one that it was given; None where there is none."""
        with told(self.where), self.engine.connect() as connection:
            row = self._find(connection, id)
            return load(connection, row) if row is not None else None

    def readings(self, *, versions: bool = False, first: str | None = None, last: str | None = None) -> Iterator[Reading]:
        """Readings in order of the days of publication, from the day ``first`` to ``last``.

        With ``versions`` also those that a newer version replaced.
        """
        query = select(db.document.c.doc).order_by(db.document.c.doc)
        if first is not None:
            query = query.where(db.document.c.doc >= first_number(first))
        if last is not None:
            query = query.where(db.document.c.doc < first_number(last) + A_DAY)
        if not versions:
            query = query.where(db.document.c.replaced_by.is_(None))
        with told(self.where), self.engine.connect() as connection:
            for number in connection.scalars(query).all():
                row = connection.execute(select(db.document).where(db.document.c.doc == number)).first()
                if row is not None:
                    yield load(connection, row)

    def articles(self) -> Iterator[Document]:
        """Every article as it was given, in order of the days of publication: what `musnad reread` reads again."""
        with told(self.where), self.engine.connect() as connection:
            numbers = connection.scalars(select(db.document.c.doc).where(db.document.c.text.is_not(None)).order_by(
                db.document.c.doc)).all()
            for number in numbers:
                row = connection.execute(select(db.document).where(db.document.c.doc == number)).first()
                if row is not None:
                    yield Document(row.given, row.text, row.url, row.outlet, row.section, row.headline, row.byline, row.published,
                                   row.published_from)

    def reread(self, reading: Reading) -> list[Difference]:
        """Keep a new reading of an article that is here; returns how its records differ from those before."""
        before = self.reading(document_id(reading.document))
        self.ingest(reading, again=True)
        after = self.reading(document_id(reading.document))
        return differences(before, after) if before is not None and after is not None else []

    @contextmanager
    def connection(self, *, writes: bool = False) -> Iterator[Connection]:
        """A connection within one transaction, for queries; the database's errors become StoreError."""
        engine = writing(self.engine) if writes else self.engine
        with told(self.where), engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close the file; it is opened again when it is asked for something."""
        self.engine.dispose()

    def doctor(self) -> list[str]:
        """What is wrong with the store, a line each; [] where all is well."""
        with told(self.where), writing(self.engine).begin() as connection:
            return list(complaints(connection))

    def forget(self, *, outlet: str | None = None, document: str | None = None, before: str | None = None,
               everything: bool = False) -> tuple[int, list[str]]:
        """Delete the texts of an outlet or a document, or with ``everything`` also what was read in them.

        Returns how many documents that concerns, and what is found to be still there: nothing, if all went well.
        """
        with told(self.where), writing(self.engine).begin() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("PRAGMA secure_delete=ON")
            documents = chosen(connection, outlet=outlet, document=document, before=before)
            passages = samples(documents)
            deleted = (delete_all if everything else delete_texts)(connection, documents)
        self._entities.clear()
        with told(self.where):
            purge(self.engine)
        with told(self.where), self.engine.connect() as connection:
            return deleted, list(remaining(connection, self.where, documents, passages, everything=everything))

    @staticmethod
    def _find(connection: Connection, id: str) -> Row[Any] | None:
        exact = connection.execute(select(db.document).where(db.document.c.id == id)).first()
        if exact is not None:
            return exact
        by_key = select(db.document).where(db.document.c.key == id).order_by(db.document.c.replaced_by.is_not(None))
        return connection.execute(by_key).first() or connection.execute(
            select(db.document).where(db.document.c.given == id)).first()

    def stats(self) -> dict[str, int | str | None]:
        """How much the store holds: documents, records by kind, the days that it spans, its size."""
        counted = {"documents": db.document, "entities": db.entity, "mentions": db.mention, "statements": db.statement,
                   "events": db.event, "changes": db.change, "directives": db.directive, "times": db.time, "places": db.place}
        with told(self.where), self.engine.connect() as connection:
            found: dict[str, int | str | None] = {
                name: connection.execute(select(func.count()).select_from(table)).scalar_one() for name, table in counted.items()}
            found["versions replaced"] = connection.execute(
                select(func.count()).where(db.document.c.replaced_by.is_not(None))).scalar_one()
            first, last = connection.execute(select(func.min(db.document.c.reported), func.max(db.document.c.reported))).one()
            found["first day"], found["last day"] = first, last
            found["versions of the rules"] = connection.execute(
                select(func.count(db.document.c.rules.distinct()))).scalar_one()
            if connection.dialect.name == "sqlite":
                pages, size = (connection.exec_driver_sql(f"PRAGMA {p}").scalar_one() for p in ("page_count", "page_size"))
                found["bytes"] = pages * size
            else:
                found["bytes"] = connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one()
        return found


def _number(connection: Connection, reported: str) -> int:
    """The next free number of a day."""
    base = first_number(reported)
    last = connection.execute(select(func.max(db.document.c.doc)).where(
        db.document.c.doc >= base, db.document.c.doc < base + A_DAY)).scalar()
    return base if last is None else int(last) + 1


def _upsert(connection: Connection, entities: list[Record]) -> None:
    """Keep entities; one that is known gains what it lacked."""
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgres_insert
    query = insert(db.entity)
    facts = ("name_en", "wikidata", "country", "role", "sector")
    filled = {name: func.coalesce(db.entity.c[name], query.excluded[name]) for name in facts}
    connection.execute(query.on_conflict_do_update(index_elements=[db.entity.c.id], set_=filled), entities)


def _spell(connection: Connection, entities: list[Record], spellings: dict[str, list[str]] | None, terms: Terms) -> None:
    """Keep the words of entities' names, to find them by."""
    found = [{"word": word, "entity": row["id"]} for row in entities
             for word in (words_of(row, terms) if spellings is None else spellings[row["id"]])]
    if found:
        insert = sqlite_insert if connection.dialect.name == "sqlite" else postgres_insert
        connection.execute(insert(db.entity_word).on_conflict_do_nothing(), found)


def _revise(connection: Connection, doc: int, key: str) -> bool:
    """Link the versions of one article: of each two whose texts are alike, the later replaces the earlier.

    Returns whether the document is a version of one that was there. Two articles that only share the name of their file stay
    apart.
    """
    others = connection.scalars(select(db.document.c.doc).where(
        db.document.c.key == key, db.document.c.doc != doc, db.document.c.replaced_by.is_(None))).all()
    revised = False
    for other in others:
        if resemblance(signature_of(connection, doc), signature_of(connection, other)) < COPY:
            continue
        older, newer = (other, doc) if other // A_DAY <= doc // A_DAY else (doc, other)
        count_events(connection, older, out=True)
        connection.execute(db.document.update().where(db.document.c.doc == older).values(replaced_by=newer))
        unsettle(connection, older)
        revised = True
    return revised
