"""Ids made from content, so that reading an article again gives its records the same ones.

A document's id is ``d`` and 16 hexadecimal digits of the BLAKE2 hash of its key (URL, else the id given) and its text. A
record's id is a letter for its kind and 8 digits of the hash of its spans and type; among all documents it is written
``document.record``:
``d0c9f3a2b4e5d6c7.s1f2e3d4c``.
"""

from __future__ import annotations

from hashlib import blake2b

from musnad.kernel.fold import fold_words
from musnad.records import Document, Entity

_SEPARATOR = "\x1f"


def hashed(size: int, *parts: object) -> str:
    """The first ``size`` bytes of the parts' hash, in hexadecimal digits."""
    return blake2b(_SEPARATOR.join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=size).hexdigest()


def article_key(document: Document) -> str:
    """What names an article over its versions: its URL, else the id given."""
    return document.url or document.id


def document_id(document: Document) -> str:
    """The id of one version of an article."""
    return "d" + hashed(8, article_key(document), document.text)


def document_digest(document: Document) -> str:
    """A hash of the text and of all that is known about the article: where it changes, the article is read again."""
    return hashed(16, document.text, document.url, document.outlet, document.section, document.headline, document.byline,
                  document.published)


class RecordIds:
    """Gives the records of one document their ids; equal content gets ``…-2``, ``…-3`` in order."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def make(self, kind: str, *content: object) -> str:
        """An id for a record of a kind (a letter) from what tells it apart."""
        base = made = kind + hashed(4, kind, *content)
        number = 1
        while made in self._given:
            number += 1
            made = f"{base}-{number}"
        self._given.add(made)
        return made


def entity_id(entity: Entity) -> str:
    """The id of an entity among all articles: its own where it is known, else that of its kind and name as spelled.

    Two articles' «الوزير» are one entity by name only: such an id begins with ``name/``.
    """
    if "/" in entity.id:
        return entity.id
    return "name/" + hashed(8, entity.kind, name_key(entity.name), entity.country or "")


def name_key(name: str) -> str:
    """A name folded for look-up."""
    return " ".join(fold_words(name)).casefold()


def split(full: str) -> tuple[str, str]:
    """Document and record of an id written ``document.record``; the record is '' where only a document is named."""
    document, _, record = full.partition(".")
    return document, record
