"""The commands serve and report."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from musnad.cli.options import PRIVATE, PUBLISHED, RULES, STORE, reader_for


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="HOST",
              help="The address to listen at; any but this computer's own needs --token.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, metavar="N", help="0 takes a free one.")
@click.option("--token", envvar="MUSNAD_TOKEN", metavar="TOKEN",
              help="Asked of everybody, at least 16 characters; better set as MUSNAD_TOKEN, where no list of processes shows it.")
@PRIVATE
@RULES
@STORE
def serve(host: str, port: int, token: str | None, private: bool, rules: Path | None, store: str | None) -> None:
    """Open the store as a web application and API on this computer.

    \b
    Examples:
      musnad serve
      musnad serve --store news.db --port 8080
      MUSNAD_TOKEN=… musnad serve --host 0.0.0.0
    """
    from musnad.cli.server import run_server

    sys.exit(run_server(store, host, port, token, private, rules))


@click.command()
@click.argument("what", required=False, metavar="[ARTICLE]")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE",
              help="The HTML file to write.")
@click.option("--at", metavar="DATE", help="Without ARTICLE: the situation on that day.  [default: today]")
@click.option("--as-of", metavar="DATE", help="The situation by what had been reported by DATE.")
@click.option("--in", "area", metavar="AREA", help="The situation in AREA: an ISO code (KZ, KZ-55) or a name.")
@click.option("--language", type=click.Choice(["en", "ar"]), default="en", show_default=True, help="Of the words of the report.")
@PUBLISHED
@RULES
@STORE
def report(what: str | None, output: Path, at: str | None, as_of: str | None, area: str | None, language: str,
           published: str | None, rules: Path | None, store: str | None) -> None:
    """Write a report in one HTML file that opens and prints anywhere: of ARTICLE (a file, an address, or an id of the store),
    or of the situation.

    \b
    Examples:
      musnad report examples/ceasefire.txt --published 2020-10-10 -o ceasefire.html
      musnad report --at 2022-01-14 --in KZ --language ar -o kazakhstan.html
    """
    from musnad.cli.reporting import report_article, report_situation

    try:
        import jinja2  # noqa: F401 - what it is asked for below
    except ModuleNotFoundError:
        click.echo("musnad: report needs jinja2: pip install 'musnad[serve]'", err=True)
        sys.exit(1)
    if what is None:
        sys.exit(report_situation(at or date.today().isoformat(), output, as_of, area, language, store))
    if at or as_of or area:
        raise click.UsageError("--at, --as-of and --in are for the situation: leave ARTICLE out, or them")
    sys.exit(report_article(what, output, published, language, store, reader_for(rules)))


COMMANDS = (serve, report)
