"""`musnad export`: readings kept as JSON lines, in the shapes of other event data."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from pydantic import ValidationError

from musnad.export import plover, tables
from musnad.export.codes import Codes
from musnad.ledger.confidence import at_least
from musnad.records import Reading
from musnad.rulebook.tables import Rulebook
from musnad.schema import adapter

VIEWS = {"plover": plover.lines, "polecat": tables.polecat, "cameo": tables.cameo}


class Readings:
    """The readings of files of JSON lines; ``failed`` counts those that are none, each told in a line on stderr."""

    def __init__(self, inputs: Sequence[str]) -> None:
        self._inputs = inputs
        self.failed = 0

    def __iter__(self) -> Iterator[Reading]:
        for name in self._inputs:
            for number, line in enumerate(self._lines(name), start=1):
                if not line.strip():
                    continue
                try:
                    yield adapter().validate_json(line)
                except ValidationError as error:
                    first = error.errors()[0]
                    where = ".".join(map(str, first["loc"]))
                    self._fail(f"{name}:{number}: is no reading ({where + ': ' if where else ''}{first['msg']}); "
                               "give what `musnad read --format jsonl` prints")

    def _lines(self, name: str) -> Iterator[bytes]:
        if name == "-":
            yield from sys.stdin.buffer
            return
        try:
            with Path(name).open("rb") as file:
                yield from file
        except OSError as error:
            self._fail(f"{name}: cannot be read ({error.strerror}); check the path")

    def _fail(self, what: str) -> None:
        self.failed += 1
        click.echo(f"musnad: {what}", err=True)


def export_all(inputs: Sequence[str], form: str, book: Rulebook, minimum: float) -> int:
    """Print the events; exit code 1 where a line was no reading."""
    readings = Readings(inputs)
    for line in VIEWS[form]((at_least(reading, minimum) for reading in readings), Codes(book)):
        sys.stdout.write(line + "\n")
    return 1 if readings.failed else 0
