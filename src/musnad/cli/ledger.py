"""The commands of the ledger: situation, timeline, diff."""

from __future__ import annotations

import sys
from datetime import date

import click

from musnad.cli.options import FORMAT, STORE

_IN = click.option("--in", "area", metavar="AREA", help="An ISO code (KZ, KZ-55) or a name: what holds there and in its parts.")
_KIND = click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="Only such measures (curfew, closure …); may be repeated."
)
_AS_OF = click.option("--as-of", metavar="DATE", help="By what had been reported by DATE.  [default: all that is known]")


@click.command()
@click.option("--at", metavar="DATE", help="The day that is asked about.  [default: today]")
@_AS_OF
@_IN
@_KIND
@click.option("--stale", is_flag=True, help="Also what has not been heard of for longer than such measures last.")
@FORMAT
@STORE
def situation(
    at: str | None, as_of: str | None, area: str | None, kinds: tuple[str, ...], stale: bool, form: str, store: str | None
) -> None:
    """Show what is in force: since when, until when, who says so, how many independent origins there are.

    \b
    Examples:
      musnad situation --at 2022-01-14 --in KZ
      musnad situation --at 2022-01-12 --as-of 2022-01-10 --kind state_of_emergency
    """
    from musnad.cli.ledgers import run_situation

    sys.exit(run_situation(store, at or date.today().isoformat(), as_of, area, kinds, form, stale=stale))


@click.command()
@_AS_OF
@_IN
@_KIND
@click.option("--from", "first", metavar="DATE", help="From DATE on.")
@click.option("--to", "last", metavar="DATE", help="Until DATE.")
@FORMAT
@STORE
def timeline(
    as_of: str | None, area: str | None, kinds: tuple[str, ...], first: str | None, last: str | None, form: str, store: str | None
) -> None:
    """Show how measures began, were extended and ended, day by day.

    \b
    Example:
      musnad timeline --in KZ --kind state_of_emergency
    """
    from musnad.cli.ledgers import run_timeline

    sys.exit(run_timeline(store, as_of, area, kinds, first, last, form))


@click.command()
@click.option("--from", "before", required=True, metavar="DATE", help="The earlier day.")
@click.option("--to", "after", metavar="DATE", help="The later day.  [default: today]")
@_IN
@_KIND
@FORMAT
@STORE
def diff(before: str, after: str | None, area: str | None, kinds: tuple[str, ...], form: str, store: str | None) -> None:
    """Show what changed between two days: newly in force, no longer, prolonged, lifted in part.

    \b
    Example:
      musnad diff --from 2022-01-07 --to 2022-01-14 --in KZ
    """
    from musnad.cli.ledgers import run_diff

    sys.exit(run_diff(store, before, after or date.today().isoformat(), area, kinds, form))


COMMANDS = (situation, timeline, diff)
