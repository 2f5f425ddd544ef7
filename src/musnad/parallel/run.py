"""All inputs read by some processes or by this one alone: the same is made of the same articles in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Generic

from musnad.page.inputs import Taking, Unread, unread
from musnad.page.joining import Joiner
from musnad.page.sources.raw import Failure, Raw
from musnad.page.sources.tally import Tally
from musnad.parallel.lost import Lost, broken
from musnad.parallel.work import Answer, Came, Made, Work
from musnad.records import Document

if TYPE_CHECKING:
    from musnad.parallel.pool import Pool


class Readers(Generic[Made]):
    """``jobs`` processes that read; with one job, this process reads itself. Make them before threads and databases are there."""

    def __init__(self, make: Callable[[], Work[Made]], jobs: int, *, seconds: float = 60.0) -> None:
        self._make = make
        self._own: Work[Made] | None = None
        self._pool: Pool[Unread, list[Came[Made]]] | None = None
        if jobs > 1:
            from musnad.parallel.pool import Pool

            self._pool = Pool(make, jobs, size=_size, seconds=seconds)

    def __enter__(self) -> Readers[Made]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.__exit__(kind, error, trace)

    def read(self, inputs: Iterable[str], how: Taking, tally: Tally) -> Iterator[Made | Failure]:
        """What was made of each article, in input order; a Failure in the place of each that could not be read."""
        for came in Joiner().joined(self._came(unread(inputs, how=how, tally=tally))):
            if isinstance(came, Document):  # joined from several pages
                came = self._alone(came)[0]
            if isinstance(came, Answer):
                yield came.made
            elif isinstance(came, Failure):
                yield came

    def _came(self, items: Iterator[Unread]) -> Iterator[Came[Made]]:
        if self._pool is None:
            for item in items:
                yield from self._alone(item)
            return
        for some in self._pool.each(items):
            for came in some:
                if isinstance(came, Lost):
                    yield Failure(_name(came.item), came.why)
                else:
                    yield from came

    def _alone(self, item: Unread) -> list[Came[Made]]:
        if self._own is None:
            self._own = self._make()
        try:
            return self._own(item)
        except Exception as error:  # one article must not end the run of a million
            return [Failure(_name(item), broken(error).why)]


def _size(item: Unread) -> int:
    return len(item.data) if isinstance(item, Raw) else len(item.text) if isinstance(item, Document) else 0


def _name(item: Unread) -> str:
    return (item.url or item.id) if isinstance(item, Document) else item.where
