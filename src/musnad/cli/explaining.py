"""`musnad explain`: the words of a record, the rule behind it, and how it matched."""

from __future__ import annotations

import click

from musnad.page.inputs import Failure, documents
from musnad.reader import Reader
from musnad.records import Reading
from musnad.rulebook.tables import Row
from musnad.store.differences import Record, evidence, records


def explain_record(file: str, record: str, published: str | None, reader: Reader) -> int:
    """Print the explanation; exit code 0, 1 where the input failed, 2 where it has no such record."""
    for item in documents([file], published):
        if isinstance(item, Failure):
            click.echo(f"musnad: {item}", err=True)
            return 1
        reading = reader.read(item)
        found = next((r for r in records(reading) if r.id == record), None)
        if found is not None:
            _print(reading, found, reader)
            return 0
    click.echo(f"musnad: {file} has no record {record!r}; see the ids that `musnad read {file}` prints", err=True)
    return 2


def _print(reading: Reading, record: Record, reader: Reader) -> None:
    text = reading.document.text
    start, end = evidence(record)
    click.echo(f"{type(record).__name__.lower()} {record.id}: characters {start} to {end} of the text")
    click.echo("  " + " ".join(text[start:end].split()))
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    click.echo("in the paragraph")
    click.echo("  " + text[line_start : line_end if line_end >= 0 else len(text)].strip())
    click.echo(f"rule {record.rule} (rules version {reading.rules})")
    rule = reader.book.find(record.rule)
    if isinstance(rule, Row):
        click.echo(f"  {rule.file}:{rule.line}")
        for column, cell in rule.cells.items():
            if cell:
                click.echo(f"    {column}:")
                click.echo(f"      {cell}")
    elif rule is not None:
        click.echo(f"  {rule.file}:{rule.line}")
        for step in rule.body["pattern"]:
            click.echo(f"    {step}")
    for line in reader.trace(reading.document, start):
        click.echo(line)
