"""Steps that bring the tables of an older store up to the present schema."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from sqlalchemy import Connection, bindparam, select

from musnad.store import schema as db
from musnad.store.likeness import other_set, word_set
from musnad.store.rows import AROUND
from musnad.store.shipped import shipped
from musnad.store.tally import count_all
from musnad.store.terms import Terms


def _names(connection: Connection) -> None:
    """1 → 2: the words of the entities' names."""
    db.entity_word.create(connection)
    terms = Terms(shipped())
    for entity in connection.execute(select(db.entity.c.id, db.entity.c.name, db.entity.c.name_en)).all():
        words = terms.words(entity.name) | terms.words(entity.name_en or "")
        if words:
            connection.execute(db.entity_word.insert(), [{"word": word, "entity": entity.id} for word in sorted(words)])


def _copies(connection: Connection) -> None:
    """2 → 3: which documents are copies of one text (8 → 9 finds them); until when a change holds (``musnad reread --all``)."""
    connection.exec_driver_sql("ALTER TABLE document ADD COLUMN root INTEGER")
    connection.exec_driver_sql('ALTER TABLE change ADD COLUMN "until" TEXT')
    for index in db.document.indexes:
        if index.name == "document_root":
            index.create(connection)


def _judgements(connection: Connection) -> None:
    """3 → 4: judgements across articles, and which articles are still to be compared."""
    db.judgement.create(connection)
    db.pending.create(connection)
    connection.exec_driver_sql("DROP INDEX IF EXISTS event_type")
    for index in db.event.indexes:
        index.create(connection, checkfirst=True)
    connection.exec_driver_sql("INSERT INTO pending SELECT doc FROM document")


def _alerts(connection: Connection) -> None:
    """4 → 5: alerts, and citations of deleted texts."""
    for table in (db.citation, db.alert, db.match, db.fresh):
        table.create(connection)


def _sectors(connection: Connection) -> None:
    """5 → 6: PLOVER's sectors of entities (``musnad reread --all`` fills them)."""
    connection.exec_driver_sql("ALTER TABLE entity ADD COLUMN sector TEXT")


def _directives(connection: Connection) -> None:
    """6 → 7: kind and rule of directives, which no reader made before (``musnad reread --all`` reads them)."""
    connection.exec_driver_sql("DROP TABLE directive")
    db.directive.create(connection)


def _blocks(connection: Connection) -> None:
    """7 → 8: the words around events, and the keys by which records are compared; all articles are compared anew."""
    connection.exec_driver_sql("ALTER TABLE event ADD COLUMN words BLOB NOT NULL DEFAULT x''")
    terms = Terms(shipped())
    for doc, words in connection.execute(select(db.document.c.doc, db.document.c.text)).all():
        found = terms.terms(words or "")
        starts = [term.start for term in found]
        event = db.event.c
        for id, start, end in connection.execute(select(event.id, event.start, event.end).where(event.doc == doc)).all():
            near = found[bisect_left(starts, start - AROUND) : bisect_left(starts, end + AROUND)]
            connection.execute(db.event.update().where(event.doc == doc, event.id == id).values(words=word_set(near)))
    for table in (db.block, db.compared):
        table.create(connection)
    connection.exec_driver_sql("INSERT INTO pending SELECT doc FROM document WHERE doc NOT IN (SELECT doc FROM pending)")


def _signatures(connection: Connection) -> None:
    """8 → 9: signatures in place of samples of runs of words."""
    connection.exec_driver_sql("DROP TABLE shingle")
    for table in (db.signature, db.band):
        table.create(connection)


def _ledger(connection: Connection) -> None:
    """9 → 10: where the measures of a country are kept (until 11 → 12)."""


def _reviews(connection: Connection) -> None:
    """10 → 11: reviews of single records."""
    db.review.create(connection)


def _lines(connection: Connection) -> None:
    """11 → 12: measures in lines that are ready to be shown; the next ingest works them out."""
    connection.exec_driver_sql("DROP TABLE IF EXISTS ledger")
    for table in (db.unsettled, db.measure, db.held, db.moment):
        table.create(connection)


def _counts(connection: Connection) -> None:
    """12 → 13: what is counted as articles come and go; indexes of names and speakers."""
    connection.exec_driver_sql("ALTER TABLE entity ADD COLUMN documents INTEGER NOT NULL DEFAULT 0")
    for index in ("mention_entity", "link_entity"):
        connection.exec_driver_sql(f"DROP INDEX IF EXISTS {index}")
    for table in (db.tally, db.about):
        table.create(connection)
    for table in (db.mention, db.link, db.entity):
        for made in table.indexes:
            made.create(connection, checkfirst=True)
    count_all(connection)


def _others(connection: Connection) -> None:
    """13 → 14: the further forms of the words of statements; events of a type by day."""
    for index in db.event.indexes:
        index.create(connection, checkfirst=True)
    connection.exec_driver_sql("ALTER TABLE statement ADD COLUMN others BLOB NOT NULL DEFAULT x''")
    terms, table = Terms(shipped()), db.statement.c
    update = db.statement.update().where(table.doc == bindparam("of"), table.id == bindparam("named")).values(
        others=bindparam("found"))
    for doc in connection.scalars(select(db.document.c.doc).where(db.document.c.text.is_not(None))).all():
        found = terms.terms(connection.scalar(select(db.document.c.text).where(db.document.c.doc == doc)) or "")
        starts = [term.start for term in found]
        rows = [{"of": doc, "named": id, "found": other_set(found[bisect_left(starts, start) : bisect_left(starts, end)])}
                for id, start, end in connection.execute(select(table.id, table.start, table.end).where(table.doc == doc))]
        if rows:
            connection.execute(update, rows)


def _known(connection: Connection) -> None:
    """14 → 15: what was told of measures as known on earlier days; the next ingest works it out."""
    connection.exec_driver_sql("DROP TABLE held")
    for table in (db.held, db.earlier):
        table.create(connection)


MIGRATIONS: dict[int, Callable[[Connection], None]] = {1: _names, 2: _copies, 3: _judgements, 4: _alerts, 5: _sectors,
                                                       6: _directives, 7: _blocks, 8: _signatures, 9: _ledger, 10: _reviews,
                                                       11: _lines, 12: _counts, 13: _others, 14: _known}
"""From a version of the schema to the next, within one transaction."""
