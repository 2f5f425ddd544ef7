"""The commands of the store: ingest, compare, import, watch, reread, stats, doctor."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from musnad.cli.options import JOBS, RULES, STORE, TIMEOUT, fetching_options, reader_for, taking_options

if TYPE_CHECKING:
    from musnad.page.inputs import Taking

ADDRESS = click.option("--address", metavar="ADDRESS",
                       help="Of the Ray cluster, as ray://head:10001.  [default: RAY_ADDRESS, else one of this computer]")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@STORE
@click.option("--runner", type=click.Choice(["native", "ray"]),
              help="Read with Daft, a file a worker, into a Parquet data set (-o): native in this computer's processes, ray on a "
                   "Ray cluster.")
@ADDRESS
@click.option("-o", "--output", metavar="OUT", help="The folder of the data set, also s3://… or gs://…")
@JOBS
@TIMEOUT
@taking_options
def ingest(inputs: tuple[str, ...], store: str | None, runner: Literal["native", "ray"] | None, address: str | None,
           output: str | None, jobs: int | None, seconds: float, rules: Path | None, how: Taking) -> None:
    """Read articles and keep what they report in the store; what is there already is passed over.

    Killed and started again, it goes on where it stopped. With --runner the inputs are files of this computer or of other stores
    (s3://…), and `musnad import` brings what was read into a store.

    \b
    Examples:
      musnad ingest examples --published 2022-01-13
      musnad ingest crawl.warc.gz articles.csv --text-column body --failures failed.jsonl
      MUSNAD_STORE=news.db musnad ingest articles.jsonl
      musnad ingest crawl/ --runner ray --address ray://head:10001 -o read/
    """
    if runner is None and (output or address):
        raise click.UsageError("-o and --address are for --runner native or ray")
    if runner is not None:
        if jobs is not None:
            raise click.UsageError("--jobs is for reading without --runner, which takes all processors that it finds")
        if output is None or store is not None:
            raise click.UsageError("--runner writes a data set: name its folder with -o, and no --store; `musnad import` follows")
        _fits(address, runner)
        from musnad.cli.distributing import write_dataset
        from musnad.distributed.engine import leave

        leave(write_dataset(inputs, output, runner, address, reader_for(rules), how))
    from musnad.cli.storing import ingest_all
    from musnad.parallel.jobs import jobs_for

    reader = reader_for(rules)
    sys.exit(ingest_all(inputs, store, reader, how, jobs=jobs or jobs_for(inputs), seconds=seconds))


def _fits(address: str | None, runner: str) -> None:
    """Raise UsageError where an address is given to a runner that has none."""
    if address is not None and runner != "ray":
        raise click.UsageError("--address is that of a Ray cluster, for --runner ray")


@click.command()
@click.argument("folder", metavar="OUT")
@click.option("--runner", type=click.Choice(["native", "ray"]), default="native", show_default=True,
              help="native: in this computer's processes; ray: on a Ray cluster.")
@ADDRESS
def compare(folder: str, runner: Literal["native", "ray"], address: str | None) -> None:
    """Compare the articles of a data set that `musnad ingest --runner` wrote: which statements and events are the same.

    Adds the tables judgement and cluster to it: what a store finds that has taken the same inputs in.

    \b
    Example:
      musnad compare read/ --runner ray --address ray://head:10001
    """
    _fits(address, runner)
    from musnad.cli.distributing import compare_dataset
    from musnad.distributed.engine import leave

    leave(compare_dataset(folder, runner, address))


@click.command("import")
@click.argument("folders", nargs=-1, required=True, metavar="OUT…")
@STORE
def import_(folders: tuple[str, ...], store: str | None) -> None:
    """Bring the data sets that `musnad ingest --runner` wrote into the store; what is there already is passed over.

    \b
    Example:
      musnad import read/ --store musnad.db
    """
    from musnad.cli.distributing import import_datasets

    sys.exit(import_datasets(folders, store))


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


COMMANDS = (ingest, compare, import_, watch, reread, stats, doctor)
