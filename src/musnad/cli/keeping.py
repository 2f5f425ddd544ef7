"""The commands about what is kept: versions, forget."""

from __future__ import annotations

import sys

import click

from musnad.cli.options import FORMAT, STORE


@click.command()
@click.argument("id", metavar="ID")
@FORMAT
@STORE
def versions(id: str, form: str, store: str | None) -> None:
    """Show the versions of an article (by URL or id) and how each differs: sentences, tolls, records, corrections.

    \b
    Example:
      musnad versions https://example.org/news/1
    """
    from musnad.cli.keeps import run_versions

    sys.exit(run_versions(store, id, form))


@click.command()
@click.argument("ids", nargs=-1, metavar="[ID]…")
@click.option("--outlet", metavar="NAME", help="All articles of an outlet.")
@click.option("--before", metavar="DATE", help="Only those published before DATE.")
@click.option(
    "--texts/--everything", "texts", default=None, help="Delete the texts and keep records with short citations, or delete both."
)
@STORE
def forget(ids: tuple[str, ...], outlet: str | None, before: str | None, texts: bool | None, store: str | None) -> None:
    """Delete what a source published, and check that it is gone from the file.

    \b
    Examples:
      musnad forget --outlet AFP --before 2021-01-01 --texts
      musnad forget https://example.org/news/1 --everything
    """
    from musnad.cli.keeps import run_forget

    if texts is None:
        raise click.UsageError(
            "say what to delete: --texts keeps the records with short citations, --everything deletes them too"
        )
    if not ids and outlet is None and before is None:
        raise click.UsageError("name what to delete: ids or URLs, --outlet NAME, --before DATE")
    sys.exit(run_forget(store, ids, outlet, before, everything=not texts))


COMMANDS = (versions, forget)
