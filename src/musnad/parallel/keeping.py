"""Read in many processes, keep in one: what workers prepare is written in the order of the inputs, some articles at a time.

What is written together is there as a whole or not at all: a run that was killed leaves whole articles, and the next passes over
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from musnad.page.sources.raw import Failure
from musnad.reader import Reader
from musnad.records import Document
from musnad.store.errors import StoreError
from musnad.store.ids import document_id
from musnad.store.prepared import Prepared, prepare
from musnad.store.store import Kept, Store
from musnad.store.terms import Terms


@dataclass(frozen=True, slots=True)
class Held:
    """An article that the store has as it is."""

    document: Document


class Keeping:
    """Prepares articles for a store, but for those that it holds already."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._store: Store | None = None
        self._terms: Terms | None = None

    def __call__(self, reader: Reader, document: Document) -> Prepared | Held:
        """What is to be kept of an article, or that it is there."""
        if self._terms is None:
            self._terms = Terms(reader.book, reader.analyser)
        if self._holds(reader, document):
            return Held(document)
        return self.prepared(reader, document, self._terms)

    def _holds(self, reader: Reader, document: Document) -> bool:
        try:
            if self._store is None:  # opened in the process that reads, when the store has been made
                self._store = Store(self._where, create=False, terms=self._terms)
            return self._store.holds(document, reader.book.version)
        except StoreError:  # the process that writes will meet it too, and tell
            return False

    @staticmethod
    def prepared(reader: Reader, document: Document, terms: Terms) -> Prepared:
        """Read and prepare, whatever the store holds."""
        return prepare(reader.read(document), terms, spelled=True)


def keep_all(items: Iterable[Prepared | Held | Failure], store: Store, reader: Reader, together: int) -> Iterator[Kept | Failure]:
    """Keep ``together`` articles in one transaction; yields what became of each. Raises StoreError."""
    written: set[str] = set()
    waiting: list[Prepared] = []
    for item in items:
        if isinstance(item, Held) and document_id(item.document) in written:  # another version of it came meanwhile
            item = Keeping.prepared(reader, item.document, store.terms)
        if isinstance(item, Prepared):
            waiting.append(item)
            written.add(item.document["id"])
            if len(waiting) == together:
                yield from store.keep(waiting)
                waiting = []
        else:
            yield item if isinstance(item, Failure) else "same"
    yield from store.keep(waiting)
