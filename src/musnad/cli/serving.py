"""The command serve."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from musnad.cli.options import PRIVATE, RULES, STORE


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


COMMANDS = (serve,)
