"""`musnad search`: what it does and prints.

In text a line is either Latin or Arabic, never both, so that it stays readable without bidi reordering.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from musnad.cli.storing import opened
from musnad.query.errors import QueryError
from musnad.query.rows import formatted
from musnad.query.search import Hit, search
from musnad.store.errors import StoreError
from musnad.store.store import Store

Answer = TypeVar("Answer")


def asked(where: str | None, ask: Callable[[Store], Answer]) -> Answer:
    """What the store answers, or the end of the command, told in a line: exit code 1 for the store, 2 for the question."""
    store = opened(where)
    try:
        return ask(store)
    except QueryError as error:
        click.echo(f"musnad: {error}", err=True)
        sys.exit(2)
    except StoreError as error:
        click.echo(f"musnad: {error}", err=True)
        sys.exit(1)


def answer(where: str | None, ask: Callable[[Store], Sequence[Any]], form: str, show: Callable[[Any], None], none: str,
           title: str = "") -> int:
    """Ask the store and print the results in a format: for a person ``title`` and each as ``show`` does, or ``none``.

    Returns the exit code 0; errors end the command as in :func:`asked`.
    """
    found = asked(where, ask)
    if form != "text":
        click.echo(formatted(found, form), nl=False)
        return 0
    if title:
        click.echo(click.style(title, bold=True) if sys.stdout.isatty() else title)
    for one in found:
        show(one)
    if not found:
        click.echo(none)
    return 0


def run_search(where: str | None, query: str, form: str, *, limit: int, best: bool, versions: bool) -> int:
    """Print the hits."""
    def ask(store: Store) -> list[Hit]:
        with store.connection() as connection:
            return search(connection, store.terms, query, limit=limit, best=best, versions=versions)

    return answer(where, ask, form, _hit, "nothing found")


def _hit(hit: Hit) -> None:
    colour = sys.stdout.isatty()
    title = f"{hit.document}  {hit.published or 'no date'}"
    click.echo(click.style(title, bold=True) if colour else title)
    for line in (hit.outlet, hit.headline):
        if line:
            click.echo("  " + line)
    shown = ""
    for piece, sought in hit.pieces():
        shown += piece if not sought else click.style(piece, fg="yellow", bold=True) if colour else f"[{piece}]"
    click.echo("    " + shown)
    for record in hit.records[:3]:
        click.echo("    " + record)
