"""`musnad read`: read every input, print what it reports, list what failed."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from musnad.cli.brief import brief
from musnad.cli.failed import Failed
from musnad.cli.progress import progress
from musnad.ledger.confidence import at_least
from musnad.page.inputs import Failure, Taking, documents
from musnad.page.sources.tally import Tally
from musnad.reader import Reader


def read_all(inputs: Sequence[str], form: str, reader: Reader, how: Taking, minimum: float = 0.0) -> int:
    """Read and print the records of at least a ``minimum`` of confidence.

    Returns the exit code: 0, or 1 where an input failed, each a line on stderr and in ``how.failures``.
    """
    out = sys.stdout
    first = True
    tally = Tally()
    items = documents(inputs, how=how, tally=tally)
    if form == "json":
        click.echo("[", nl=False)
    with Failed(how.failures) as failed, progress(items, tally, shown=not out.isatty()) as steps:
        for item in steps:
            if isinstance(item, Failure):
                failed.add(item)
                continue
            reading = at_least(reader.read(item), minimum)
            if form == "text":
                out.write(("" if first else "\n") + brief(reading, colour=out.isatty()))
            else:
                from musnad.schema import to_json

                out.write(("" if first else ",\n") + to_json(reading, indent=2) if form == "json" else to_json(reading) + "\n")
            first = False
        if form == "json":
            click.echo("]")
    return 1 if failed.count else 0
