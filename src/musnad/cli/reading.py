"""`musnad read`: read every input, print what it reports, list what failed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from musnad.cli.brief import brief
from musnad.ledger.confidence import at_least
from musnad.page.inputs import Failure, documents
from musnad.reader import Reader


def read_all(inputs: Sequence[str], published: str | None, form: str, reader: Reader, minimum: float = 0.0) -> int:
    """Read and print the records of at least a ``minimum`` of confidence; a line on stderr for each failure.

    Returns the exit code: 0, or 1 where an input failed.
    """
    failed = 0
    many = len(inputs) > 1 or any(Path(name).is_dir() or name.endswith(".jsonl") for name in inputs)
    items = list(documents(inputs, published)) if many else documents(inputs, published)
    out = sys.stdout
    first = True
    if form == "json":
        click.echo("[", nl=False)
    with _progress(items, shown=many and sys.stderr.isatty() and not out.isatty()) as steps:
        for item in steps:
            if isinstance(item, Failure):
                failed += 1
                click.echo(f"musnad: {item}", err=True)
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
    return 1 if failed else 0


def _progress(items, *, shown: bool):  # type: ignore[no-untyped-def]
    from contextlib import nullcontext

    return click.progressbar(items, label="reading", file=sys.stderr) if shown else nullcontext(items)
