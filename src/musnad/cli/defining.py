"""`musnad codebook`: what it does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path

import click

from musnad.codebook.chapters import entries_text, pages, whole
from musnad.codebook.entries import Codebook, Entry, sources
from musnad.kernel.files import replacing
from musnad.rulebook.errors import RuleError

_CUES = 12
"""Words of an entry that a person is shown."""


def show_codebook(terms: tuple[str, ...], language: str, form: str, output: Path | None, rules: Path | None) -> int:
    """Print or write; exit code 1 where the rules are wrong, DIR cannot be written, or a term is not known."""
    try:
        book = Codebook(sources(rules), language)
        if output is not None:
            _write(book, output)
            return 0
    except (RuleError, OSError) as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    unknown = [term for term in terms if not book.find(term)]
    for term in unknown:
        click.echo(f"musnad: no code or name of the records is {term!r}; `musnad codebook` lists them all", err=True)
    entries = [entry for term in terms for entry in book.find(term)] if terms else [*chain(*book.groups.values())]
    if form == "json":
        made = {"rules": book.book.version, "entries": [{"id": entry.id, **asdict(entry)} for entry in entries]}
        click.echo(json.dumps(made, ensure_ascii=False, indent=2))
    elif form == "markdown":
        click.echo(entries_text(book, entries) if terms else whole(book))
    elif terms:
        click.echo("\n".join(line for entry in entries for line in _lines(book, entry)))
    else:
        click.echo("\n".join(f"{one.id:30} {one.definition}" for entry in entries for one in (entry, *entry.parts)))
    return 1 if unknown else 0


def _write(book: Codebook, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages(book).items():
        with replacing(folder / f"{name}.md") as file:
            file.write(text.encode())
        click.echo(str(folder / f"{name}.md"))


def _lines(book: Codebook, entry: Entry) -> Iterator[str]:
    """For a terminal: a line is either Latin or Arabic, so that it stays readable without bidi reordering."""
    yield f"{entry.id}  {entry.name}"
    yield f"  {entry.definition}"
    if entry.rows:
        yield f"  {entry.rows:,} {book.words['label.row' if entry.rows == 1 else 'label.rows']}"
        yield from _indented(entry.cues[:_CUES])
    for example in entry.examples:
        yield f"  {example.source}"
        yield from _indented([example.text])
        for label, values in example.read:
            coded = values[0].isascii()
            yield f"      {book.words[f'label.{label}']}" + (f" {', '.join(values)}" if coded else "")
            if not coded:
                yield from _indented(values, 10)
    for part in entry.parts:
        yield from _lines(book, part)


def _indented(lines: Iterable[str], by: int = 6) -> Iterator[str]:
    return (" " * by + line for line in lines)
