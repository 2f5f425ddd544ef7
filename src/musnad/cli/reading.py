"""`musnad read`: read every input, print what it reports, list what failed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence

from musnad.cli.brief import brief
from musnad.cli.failed import Failed
from musnad.cli.progress import progress
from musnad.ledger.confidence import at_least
from musnad.page.inputs import Failure, Taking, documents
from musnad.page.sources.tally import Tally
from musnad.reader import Reader
from musnad.records import Document, Reading


def read_all(inputs: Sequence[str], form: str, reader: Reader, how: Taking, minimum: float = 0.0) -> int:
    """Read and print the records of at least a ``minimum`` of confidence.

    Returns the exit code: 0, or 1 where an input failed, each a line on stderr and in ``how.failures``.
    """
    out = sys.stdout
    tally = Tally()
    items = documents(inputs, how=how, tally=tally)
    with Failed(how.failures) as failed, progress(items, tally, shown=not out.isatty()) as steps:
        for piece in _printed(_readings(steps, failed, reader, minimum), form, colour=out.isatty()):
            out.write(piece)
    return 1 if failed.count else 0


def _readings(items: Iterable[Document | Failure], failed: Failed, reader: Reader, minimum: float) -> Iterator[Reading]:
    for item in items:
        if isinstance(item, Failure):
            failed.add(item)
        else:
            yield at_least(reader.read(item), minimum)


def _printed(readings: Iterable[Reading], form: str, *, colour: bool) -> Iterator[str]:
    """What is printed for readings, piece by piece."""
    if form == "text":
        for number, reading in enumerate(readings):
            yield ("\n" if number else "") + brief(reading, colour=colour)
    elif form == "json":
        from musnad.schema import to_json

        yield "["
        for number, reading in enumerate(readings):
            yield (",\n" if number else "") + to_json(reading, indent=2)
        yield "]\n"
    else:
        from musnad.export.views import VIEWS
        from musnad.schema import to_json

        for line in VIEWS[form](readings) if form in VIEWS else map(to_json, readings):
            yield line + "\n"
