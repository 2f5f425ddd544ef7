"""Reading → what is kept of it, all but its number: any process can prepare it, only the one that writes numbers and keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.records import Reading
from musnad.store import fulltext
from musnad.store.ids import article_key, document_digest, document_id
from musnad.store.likeness import signature
from musnad.store.rows import Row, rows
from musnad.store.terms import Terms


@dataclass(slots=True)
class Prepared:
    """The rows of a reading by the name of their table, without ``doc``."""

    document: Row
    tables: dict[str, list[Row]]
    entities: dict[str, Row]
    signature: bytes
    stems: str
    """The words of the text in order."""
    others: str
    """Further forms under which they are found."""
    spellings: dict[str, list[str]] | None = None
    """The words of each entity's names, where they were looked up already."""

    @classmethod
    def of(cls, document: Row, tables: dict[str, list[Row]], entities: dict[str, Row], signature: bytes,
           spellings: dict[str, list[str]]) -> Prepared:
        """From rows that were kept elsewhere."""
        return cls(document, tables, entities, signature, *fulltext.unpacked(document["stems"]), spellings)


def prepare(reading: Reading, terms: Terms, *, spelled: bool = False) -> Prepared:
    """All that can be worked out of a reading without the store; with ``spelled`` also the words of its entities' names."""
    article = reading.document
    cut = terms.terms(article.text)
    stems = " ".join(term.stem for term in cut)
    others = " ".join(sorted({other for term in cut for other in term.others}))
    made = rows(reading, cut)
    document = {"id": document_id(article), "key": article_key(article), "given": article.id, "url": article.url,
                "outlet": article.outlet, "section": article.section, "headline": article.headline, "byline": article.byline,
                "published": article.published, "published_from": article.published_from, "text": article.text,
                "digest": document_digest(article), "rules": reading.rules, "stems": fulltext.packed(stems, others)}
    spellings = {name: words_of(row, terms) for name, row in made.entities.items()} if spelled else None
    return Prepared(document, made.tables, made.entities, signature([term.stem for term in cut]), stems, others, spellings)


def words_of(entity: Row, terms: Terms) -> list[str]:
    """The words of an entity's names, to find it by."""
    return sorted(terms.words(entity["name"]) | terms.words(entity["name_en"] or ""))
