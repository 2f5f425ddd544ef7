"""`musnad copies`: what it prints. A line is either Latin or Arabic, never both."""

from __future__ import annotations

import sys

import click

from musnad.cli.asking import answer
from musnad.query.copies import Copies, Copy, copies
from musnad.store.store import Store

_SHOWN = 12
_LONG = 100


def show_copies(where: str | None, id: str | None, form: str, *, limit: int) -> int:
    """Print the texts that several articles carry; returns the exit code."""
    def ask(store: Store) -> list[Copies]:
        with store.connection() as connection:
            return copies(connection, id, limit=limit)

    return answer(where, ask, form, _show, "no copies")


def _show(found: Copies) -> None:
    title = f"{found.document}  {found.published or 'no date'}  {1 + len(found.copies)} articles"
    click.echo(click.style(title, bold=True) if sys.stdout.isatty() else title)
    _names(found)
    for copy in found.copies:
        click.echo(f"  = {copy.document}  {copy.published or 'no date'}  {copy.shared:.0%} of the words")
        _names(copy)
        for place in copy.differs[:_SHOWN]:
            for sign, words in (("-", place.first), ("+", place.other)):
                if words:
                    click.echo(f"      {sign} {_short(words)}")
        if len(copy.differs) > _SHOWN:
            click.echo(f"      … {len(copy.differs) - _SHOWN} more places; --format json shows all")


def _names(one: Copies | Copy) -> None:
    for line in (one.outlet, one.headline):
        if line:
            click.echo("    " + line)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONG else words[:_LONG].rsplit(" ", 1)[0] + " …"
