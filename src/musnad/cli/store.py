"""The commands of the store: ingest, watch, reread, stats, doctor."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad.cli.options import RULES, STORE, fetching_options, reader_for, taking_options

if TYPE_CHECKING:
    from musnad.page.inputs import Taking


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@STORE
@taking_options
def ingest(inputs: tuple[str, ...], store: str | None, rules: Path | None, how: Taking) -> None:
    """Read articles and keep what they report in the store; what is there already is passed over.

    Killed and started again, it goes on where it stopped.

    \b
    Examples:
      musnad ingest examples --published 2022-01-13
      musnad ingest crawl.warc.gz articles.csv --text-column body --failures failed.jsonl
      MUSNAD_STORE=news.db musnad ingest articles.jsonl
    """
    from musnad.cli.storing import ingest_all

    sys.exit(ingest_all(inputs, store, reader_for(rules), how))


@click.command()
@click.argument("feeds", nargs=-1, required=True, metavar="FEEDS…")
@click.option("--every", default="10m", show_default=True, metavar="TIME",
              help="Time from one round to the next: 45s, 10m, 1h30m.")
@click.option("--once", is_flag=True, help="One round only, for a scheduler such as cron.")
@click.option("--state", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Keep there what was seen.  [default: beside the store, with .watch behind its name]")
@STORE
@fetching_options
def watch(feeds: tuple[str, ...], every: str, once: bool, state: Path | None, store: str | None, rules: Path | None,
          how: Taking) -> None:
    """Take in what is new in feeds (RSS, Atom, JSON Feed), news sitemaps and OPML files of them, round after round.

    Ctrl-C ends it after the article in hand; started again, it goes on where it stopped.

    \b
    Examples:
      musnad watch FEEDS.opml --every 10m
      musnad watch https://example.com/rss --once
    """
    from musnad.cli.watching import seconds, watch_all

    try:
        pause = seconds(every)
    except ValueError as error:
        raise click.UsageError(f"--every {error}") from error
    sys.exit(watch_all(feeds, None if once else pause, store, state, reader_for(rules), how))


@click.command()
@click.option("--all", "everything", is_flag=True, help="Also articles that were read with these very rules.")
@STORE
@RULES
def reread(everything: bool, store: str | None, rules: Path | None) -> None:
    """Read the articles of the store again with the present rules, and show which records changed.

    \b
    Examples:
      musnad reread
      musnad reread --rules my-rules
    """
    from musnad.cli.storing import reread_all

    sys.exit(reread_all(store, reader_for(rules), everything=everything))


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="text for a person; json for programs.")
@STORE
def stats(form: str, store: str | None) -> None:
    """Show how much the store holds.

    \b
    Example:
      musnad stats
    """
    from musnad.cli.storing import show_stats

    sys.exit(show_stats(store, form))


@click.command()
@STORE
def doctor(store: str | None) -> None:
    """Check that the store is sound: nothing damaged, lost or doubled.

    \b
    Example:
      musnad doctor
    """
    from musnad.cli.storing import check_store

    sys.exit(check_store(store))


COMMANDS = (ingest, watch, reread, stats, doctor)
