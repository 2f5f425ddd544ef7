"""`musnad read`: read every input, print what it reports, list what failed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import cast

import click

from musnad.cli.brief import brief
from musnad.cli.failed import Failed
from musnad.cli.progress import progress
from musnad.ledger.confidence import at_least
from musnad.page.inputs import Failure, Taking
from musnad.page.sources.tally import Tally
from musnad.parallel.lost import PoolError
from musnad.parallel.run import Readers
from musnad.parallel.work import Work
from musnad.reader import Reader
from musnad.records import Document, Reading


def read_all(inputs: Sequence[str], form: str, how: Taking, minimum: float = 0.0, *, jobs: int = 1, seconds: float = 60.0) -> int:
    """Read and print the records of at least a ``minimum`` of confidence, by so many processes.

    Returns the exit code: 0, or 1 where an input failed, each a line on stderr and in ``how.failures``.
    """
    out = sys.stdout
    tally = Tally()
    make = partial(Work, partial(_piece, form, minimum, out.isatty()), how.published, how.rules)
    try:
        with (Failed(how.failures) as failed, Readers(make, jobs, seconds=seconds) as readers,
              progress(readers.read(inputs, how, tally), tally, shown=not out.isatty()) as steps):
            for piece in _printed(_good(steps, failed), form):
                out.write(piece)
    except PoolError as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    return 1 if failed.count else 0


def _piece(form: str, minimum: float, colour: bool, reader: Reader, document: Document) -> str | Reading:
    """What is printed for an article; its reading where the format is not a piece for each."""
    reading = at_least(reader.read(document), minimum)
    if form == "text":
        return brief(reading, colour=colour)
    if form in ("json", "jsonl"):
        from musnad.schema import to_json

        return to_json(reading, indent=2 if form == "json" else None)
    return reading


def _good(items: Iterable[str | Reading | Failure], failed: Failed) -> Iterator[str | Reading]:
    for item in items:
        if isinstance(item, Failure):
            failed.add(item)
        else:
            yield item


def _printed(pieces: Iterator[str | Reading], form: str) -> Iterator[str]:
    """What is printed, piece by piece."""
    if form == "text":
        for number, piece in enumerate(pieces):
            yield ("\n" if number else "") + str(piece)
    elif form == "json":
        yield "["
        for number, piece in enumerate(pieces):
            yield (",\n" if number else "") + str(piece)
        yield "]\n"
    elif form == "jsonl":
        for piece in pieces:
            yield str(piece) + "\n"
    else:
        from musnad.export.views import VIEWS

        for line in VIEWS[form](cast(Iterator[Reading], pieces)):
            yield line + "\n"
