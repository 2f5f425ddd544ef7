"""The tables of the store, for SQLite (STRICT) and PostgreSQL alike.

A record's row is found by ``(doc, id)``: ``doc`` numbers the document by its day, so that one article's rows lie side by
side and the newest come last; ``id`` is made from what the record says (``ids.py``). ``n`` is the record's place in its reading.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import REAL, BigInteger, Column, Double, Index, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

VERSION = 15
"""Of this schema; ``engine.py`` brings older stores up to it and refuses newer ones."""

tables = MetaData()
_BIG = BigInteger().with_variant(Integer, "sqlite")
_REAL: TypeEngine[float] = Double().with_variant(REAL, "sqlite")
_TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""In order of code points in both, as ids and days are compared."""


def _text(name: str, *, null: bool = True) -> Column[Any]:
    return Column(name, _TEXT, nullable=null)


def _whole(name: str, *, null: bool = False) -> Column[Any]:
    return Column(name, Integer, nullable=null)


def _doc() -> Column[Any]:
    return Column("doc", _BIG, primary_key=True, autoincrement=False)


def _key(name: str) -> Column[Any]:
    return Column(name, _TEXT, primary_key=True)


def _order(name: str = "n") -> Column[Any]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


def _span(start: str = "start", end: str = "end", *, null: bool = False) -> tuple[Column[Any], Column[Any]]:
    return _whole(start, null=null), _whole(end, null=null)


def _table(name: str, *columns: Column[Any]) -> Table:
    return Table(name, tables, *columns, sqlite_strict=True, sqlite_with_rowid=False)


meta = _table("meta", _key("name"), _text("value", null=False))

document = Table(
    "document", tables,
    Column("doc", _BIG, primary_key=True, autoincrement=False),
    _text("id", null=False), _text("key", null=False), _text("given", null=False), _text("url"), _text("outlet"),
    _text("section"), _text("headline"), _text("byline"), _text("published"), _text("published_from"),
    _text("reported", null=False), Column("replaced_by", _BIG), Column("root", _BIG), _text("digest", null=False),
    _text("rules", null=False), _text("ingested", null=False), _text("text"), Column("stems", LargeBinary),
    Index("document_id", "id", unique=True), Index("document_key", "key"), Index("document_root", "root"), sqlite_strict=True,
)
"""``key`` names the article over its versions (its URL, else the given id); ``reported`` is the day of publication, else of
ingest; ``digest`` tells whether text or facts changed; ``replaced_by`` the newer version; ``stems`` the indexed words, to take
them out again; ``root`` the first document of those that are copies of one text, itself where it is no copy. Text and words
come last: SQLite walks through a long cell to reach what stands behind it."""

entity = _table("entity", _key("id"), _text("kind", null=False), _text("name", null=False), _text("name_en"), _text("wikidata"),
                _text("country"), _text("role"), _text("sector"), _text("folded", null=False),
                Column("documents", Integer, nullable=False, server_default="0"))
"""``documents`` is the number of those that mention it."""
Index("entity_folded", entity.c.folded)
_KNOWN = entity.c.id.not_like("name/%")
Index("entity_documents", entity.c.documents, entity.c.id, sqlite_where=_KNOWN, postgresql_where=_KNOWN)

entity_word = _table("entity_word", _key("word"), _key("entity"))
"""The words of every name of an entity, Arabic ones without clitics, English ones in small letters."""

mention = _table("mention", _doc(), _key("id"), _whole("n"), *_span(), _text("kind", null=False), _text("name", null=False),
                 _text("entity"))
Index("mention_name", mention.c.entity, mention.c.name, mention.c.doc)

time = _table("time", _doc(), _key("id"), _whole("n"), *_span(), _text("kind", null=False), _text("value"), _text("first"),
              _text("last"), _whole("inferred"), _text("zone"), _text("zone_from"))

place = _table("place", _doc(), _key("id"), _whole("n"), *_span(), _text("name", null=False), _text("country"), _text("admin1"),
               _text("kind", null=False), _whole("geonames", null=True), Column("lat", _REAL), Column("lon", _REAL))
Index("place_area", place.c.country, place.c.admin1, place.c.doc)

statement = _table("statement", _doc(), _key("id"), _whole("n"), *_span(), _text("mode", null=False), _text("stance", null=False),
                   _text("within"), Column("confidence", _REAL, nullable=False), _text("rule", null=False),
                   Column("words", LargeBinary, nullable=False), Column("others", LargeBinary, nullable=False))
"""``words``: hashes of the words of the content, ``others``: of further forms under which they are found (``likeness.py``)."""

link = _table("link", _doc(), _key("statement"), _order(), _text("name", null=False), *_span(), _text("entity"), _text("cue"),
              _whole("speaker"))
"""A link of a chain; ``speaker`` is 1 for the innermost."""
Index("link_speaker", link.c.entity, link.c.speaker, link.c.doc)

event = _table("event", _doc(), _key("id"), _whole("n"), _text("type", null=False), _text("mode"), _text("context"), *_span(),
               _text("time_value"), *_span("time_start", "time_end", null=True), _text("first"), _text("last"),
               _text("status", null=False), _text("statement"), Column("confidence", _REAL, nullable=False),
               _text("rule", null=False), _text("country"), _text("admin1"), Column("words", LargeBinary, nullable=False))
"""``country`` and ``admin1`` are those of its first place that has any; ``words`` are hashes of the words around it
and of the buildings that its sentence names (``sites.py``)."""
Index("event_near", event.c.type, event.c.country, event.c.doc)
Index("event_typed", event.c.type, event.c.doc)

event_mention = _table("event_mention", _doc(), _key("event"), _order(), *_span())
event_place = _table("event_place", _doc(), _key("event"), _order(), _text("place", null=False))
quantity = _table("quantity", _doc(), _key("event"), _order(), _text("kind", null=False), Column("value", _REAL),
                  Column("low", _REAL), Column("high", _REAL), _text("unit"), *_span())

party = _table("party", _doc(), _key("owner"), _key("side"), _order(), _text("name", null=False), *_span(), _text("entity"))
"""Actors and recipients of events, subjects of changes, issuers and assignees of directives: ``owner`` is the record's id."""
Index("party_entity", party.c.entity, party.c.doc)

change = _table("change", _doc(), _key("id"), _whole("n"), _text("kind", null=False), _text("effect", null=False), _text("at"),
                _text("first"), _text("last"), _text("status", null=False), *_span(), _text("event"),
                Column("confidence", _REAL, nullable=False), _text("rule", null=False), _text("until"))
"""``until``: the first day on which it will no longer be in force, where its date says until when («حتى 19 يناير»)."""
Index("change_kind", change.c.kind, change.c.doc)

change_area = _table("change_area", _doc(), _key("change"), _order(), _text("name", null=False), _text("country"),
                     _text("admin1"), _whole("geonames", null=True))
Index("change_area_country", change_area.c.country, change_area.c.doc)

unsettled = _table("unsettled", _key("country"), _key("kind"))
"""Kinds of measures in countries of which something was reported since ``query/settled.py`` worked out what is in force."""

measure = _table("measure", _key("country"), _key("kind"), _order(), Column("first", _BIG, nullable=False),
                 Column("complete", _BIG, nullable=False), _text("turns", null=False), _text("reports", null=False))
"""A measure as it was worked out, as JSON: ``turns`` what is said of it and its transitions, ``reports`` what these are made of.

It was first told of by the document ``first``, and all that is known of it by those before ``complete``."""

_LINE = ("gone", "first", "country", "kind", "later", "area", "rank", "n", "part", "origins", "complete")


def _lines(name: str, *more: Column[Any]) -> Table:
    return _table(name, _key("country"), _key("kind"), _order(), _order("part"), _text("first", null=False),
                  _text("stop", null=False), _text("gone", null=False), _text("path", null=False), _whole("later"),
                  _text("area", null=False), _text("rank", null=False), _whole("origins"), _whole("whole"),
                  _text("apart", null=False), Column("complete", _BIG, nullable=False), *more, _text("line", null=False))


held = _lines("held")
"""What is told of a measure ``n`` in an area on the days from ``first`` to the one before ``stop``: ``line`` (as JSON, by
``query/lines.py``), with all that it is found and sorted by. From ``gone`` on it was not heard of for too long. ``whole``: it is
told so of each part of the area too, but for the divisions named ``apart``. It was told so as soon as the documents before
``complete`` were known."""
Index("held_gone", *(held.c[name] for name in _LINE))

earlier = _lines("earlier", Column("until", _BIG, nullable=False))
"""The same that was told until the documents before ``until`` were known (``query/history.py``)."""
Index("earlier_until", *(earlier.c[name] for name in ("until", *_LINE)))

moment = _table("moment", _key("country"), _key("kind"), _order(), _order("part"), _text("rank", null=False),
                _text("path", null=False), Column("complete", _BIG, nullable=False), _text("line", null=False))
"""A start, extension or end of a measure ``n``; ``rank``, by which it is sorted, begins with its day."""
Index("moment_rank", *(moment.c[name] for name in ("rank", "country", "kind", "n", "part", "complete")))
Index("moment_country", *(moment.c[name] for name in ("country", "rank", "kind", "n", "part", "path", "complete")))

LEDGER = (measure, held, earlier, moment)
"""All that is worked out of measures."""

tally = _table("tally", _key("type"), _order("day"), _key("country"), _key("admin1"), _whole("number"))
"""How many events that happened are told of each type in each area ('' where none is known), by the ordinal of the day of the
articles; without those of replaced versions (``tally.py``)."""

directive = _table("directive", _doc(), _key("id"), _whole("n"), *_span(), _text("due"), _text("status", null=False),
                   _text("statement"), _text("kind", null=False), _text("rule", null=False))

signature = _table("signature", _doc(), Column("runs", LargeBinary, nullable=False))
"""What stands for the runs of five words of a document (``likeness.py``)."""

band = _table("band", Column("hash", _BIG, primary_key=True, autoincrement=False), _doc())
"""Pieces of signatures, hashed: documents that share one may be copies of one text."""
Index("band_doc", band.c.doc)

pending = _table("pending", _doc())
"""Documents not yet compared with the others."""

block = _table("block", Column("key", _BIG, primary_key=True, autoincrement=False), _doc(), _order())
"""Under which keys the records of compared documents are found as candidates (``query/blocks.py``); ``n`` numbers the record."""

compared = _table("compared", _doc(), Column("packed", LargeBinary, nullable=False))
"""Documents that have been compared, with their keys of ``block``, to take them out again."""

judgement = Table(
    "judgement", tables, Column("seq", Integer, primary_key=True), _text("at", null=False), _text("by", null=False),
    _text("kind", null=False), _text("a", null=False), _text("b", null=False), _text("verdict", null=False),
    Column("score", _REAL, nullable=False), _text("reason", null=False),
    _whole("a_start", null=True), _whole("a_end", null=True), _whole("b_start", null=True), _whole("b_end", null=True),
    Index("judgement_a", "a", "b"), Index("judgement_b", "b"), sqlite_strict=True,
)
"""That two records (or entities) are the ``same`` or ``different``: rows are only ever added, the last of a pair counts, a
person's before that of the ``rules``. The spans find the records again when a re-read has given them other ids."""

review = Table(
    "review", tables, Column("seq", Integer, primary_key=True), _text("at", null=False), _text("by", null=False),
    _text("kind", null=False), _text("document", null=False), _text("record", null=False), _text("verdict", null=False),
    _text("correction", null=False), _text("reason", null=False), *_span(), Index("review_document", "document"),
    sqlite_strict=True,
)
"""What persons said of single records: ``accepted``, ``rejected`` or ``corrected`` (as JSON); rows are only ever added, the last
of a record counts. The span finds the record again when a re-read has given it another id."""

citation = _table("citation", _doc(), _key("record"), _text("words", null=False))
"""The first words of a record's evidence, kept where the text was deleted."""

alert = _table("alert", _key("name"), _text("query", null=False), _text("target", null=False), _text("created", null=False))
"""A saved search; its new matches go to a file, a feed or a webhook."""

match = _table("match", _key("alert"), _key("document"), _text("at", null=False), _whole("delivered"), _text("hit", null=False))
"""What an alert has found, as JSON, and whether it reached its target."""

fresh = _table("fresh", _doc())
"""Documents that the alerts have not seen."""

about = _table("about", _doc(), _text("facets", null=False))
"""What a document is counted under where the answers to a search are (``tally.py``)."""

RECORDS = (mention, time, place, statement, link, event, event_mention, event_place, quantity, party, change, change_area,
           directive, signature, band, citation, compared, about)
"""Every table of rows that belong to one document, but for ``block``, of which ``blocks.py`` takes care."""
