"""What workers do with an item: an article, or the bytes of a page in which one must be found first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from musnad.page.entries import parts_of
from musnad.page.inputs import Unread
from musnad.page.joining import Part
from musnad.page.sources.raw import Failure, Raw
from musnad.reader import Reader, collect_seldom, reader
from musnad.records import Document

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Answer(Generic[Made]):
    """What was made of one article."""

    made: Made


Came = Answer[Made] | Failure | Part
"""What came of an article or of a page of one."""


class Work(Generic[Made]):
    """Reads items and makes something of each article, which ``make`` is given with the reader.

    Made in the worker, by a picklable function such as ``functools.partial(Work, make, published, rules)``.
    """

    def __init__(self, make: Callable[[Reader, Document], Made], published: str | None = None, rules: Path | None = None) -> None:
        self._make = make
        self._published = published
        self._rules = rules
        self._reader = reader(rules)
        collect_seldom()

    def __call__(self, item: Unread) -> list[Came[Made]]:
        """What came of an item: mostly one answer."""
        if isinstance(item, Raw):
            return [self.one(found) if isinstance(found, Document) else found
                    for found in parts_of(item, self._published, self._rules)]
        return [self.one(item) if isinstance(item, Document) else item]

    def one(self, document: Document) -> Answer[Made]:
        """What is made of one article."""
        return Answer(self._make(self._reader, document))
