"""What a worker does: read one file to its end and write its rows. The same class runs in Daft's processes and on Ray."""

from __future__ import annotations

import io
from typing import IO, Any

from musnad.distributed.dataset import Dataset, Done
from musnad.distributed.engine import daft
from musnad.distributed.units import is_remote
from musnad.page.inputs import Taking, documents_of
from musnad.page.sources.raw import Failure
from musnad.reader import collect_seldom, reader
from musnad.records import Document
from musnad.store.prepared import Prepared, prepare
from musnad.store.terms import Terms

PART = 500
"""Articles of one part, at most: what is held in memory at once."""


class Worker:
    """Reads files for a data set; the lexicon is loaded once, when the worker starts."""

    def __init__(self, where: str, how: Taking) -> None:
        self._reader = reader(how.rules)
        collect_seldom()
        self._terms = Terms(self._reader.book, self._reader.analyser)
        self._dataset = Dataset(where)
        self._how = how

    def read(self, number: int, path: str) -> str:
        """Read a file and write its rows; returns what came of it (``Done``) as JSON.

        Doing it twice is doing it once: a file of which a worker died half-way is read again and written over.
        """
        failures: list[Failure] = []
        made: list[tuple[int, Prepared]] = []
        kept = part = item = 0
        try:
            with _opened(path) as file:
                for found in documents_of(file, path, self._how):
                    item += 1
                    prepared = found if isinstance(found, Failure) else self._prepared(found)
                    if isinstance(prepared, Failure):
                        failures.append(prepared)
                        continue
                    if len(made) == PART:
                        self._dataset.write(number, part, made)
                        part, made = part + 1, []
                    made.append((item, prepared))
                    kept += 1
        except OSError as error:
            failures.append(Failure(path, f"cannot be read ({error.strerror or str(error).splitlines()[0][:160]})"))
        if made:
            self._dataset.write(number, part, made)
        done = Done(number, kept, tuple(failures))
        self._dataset.finish(done)
        return done.to_json()

    def _prepared(self, document: Document) -> Prepared | Failure:
        try:
            return prepare(self._reader.read(document), self._terms, spelled=True)
        except Exception as error:  # one article must not end the run of a thousand files
            why = f"{type(error).__name__}: {str(error)[:80]}"
            return Failure(document.url or document.id, f"breaks the reader ({why}); please report it")


def _opened(path: str) -> io.BufferedReader:
    if is_remote(path):
        return io.BufferedReader(_Remote(daft().File(path).open()), 1 << 20)
    return open(path, "rb")


class _Remote(io.RawIOBase):
    """A file that Daft has opened, as Python reads files."""

    def __init__(self, file: Any) -> None:
        self._file: IO[bytes] = file.__enter__()

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def close(self) -> None:
        if not self.closed:
            self._file.close()
        super().close()
