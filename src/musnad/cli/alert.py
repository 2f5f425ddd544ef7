"""The commands of alerts: saved searches whose new matches go to a feed, a file or a webhook."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from musnad.cli.options import FORMAT, STORE


@click.group()
def alert() -> None:
    """Save searches; each ingest writes new matches to an Atom feed, a file or a webhook.

    \b
    Example:
      musnad alert add curfews 'type:curfew' --to curfews.atom
    """


@alert.command()
@click.argument("name")
@click.argument("query")
@click.option(
    "--to", "target", required=True, metavar="TARGET", help="FILE.atom, FILE.xml, FILE.jsonl, or an http(s):// address."
)
@STORE
def add(name: str, query: str, target: str, store: str | None) -> None:
    """Save a search under NAME; QUERY is as for `musnad search`.

    \b
    Examples:
      musnad alert add curfews 'type:curfew place:TN' --to curfews.atom
      musnad alert add minister 'speaker:لافروف' --to https://example.org/hook
    """
    from musnad.query.alerts import add_alert

    sys.exit(_done(store, lambda opened: add_alert(opened, name, query, target), f"alert {name} writes to {target}"))


@alert.command()
@click.argument("name")
@STORE
def remove(name: str, store: str | None) -> None:
    """Forget a saved search; what it wrote stays.

    \b
    Example:
      musnad alert remove curfews
    """
    from musnad.query.alerts import remove_alert

    sys.exit(_done(store, lambda opened: remove_alert(opened, name), f"alert {name} removed"))


@alert.command("list")
@FORMAT
@STORE
def list_(form: str, store: str | None) -> None:
    """Show the saved searches and how many matches wait.

    \b
    Example:
      musnad alert list
    """
    from musnad.cli.asking import answer
    from musnad.query.alerts import Alert, alerts

    def show(one: Alert) -> None:
        click.echo(f"{one.name}  {one.matches} matches, {one.waiting} waiting")
        click.echo("  " + one.query)
        click.echo("  " + one.target)

    sys.exit(answer(store, alerts, form, show, "no alerts"))


@alert.command()
@STORE
def run(store: str | None) -> None:
    """Deliver what waits, without an ingest.

    \b
    Example:
      musnad alert run
    """
    from musnad.cli.storing import opened
    from musnad.query.alerts import run_alerts
    from musnad.store.errors import StoreError

    try:
        wrong = run_alerts(opened(store))
    except StoreError as error:
        wrong = [str(error)]
    for line in wrong:
        click.echo(f"musnad: {line}", err=True)
    sys.exit(1 if wrong else 0)


def _done(where: str | None, act: Callable[..., None], words: str) -> int:
    from musnad.cli.asking import asked

    asked(where, act)
    click.echo(words)
    return 0


COMMANDS = (alert,)
