"""The commands that ask the store: search, copies, and those of the other modules."""

from __future__ import annotations

import sys

import click

from musnad.cli import alert, export, keeping, ledger, tracing
from musnad.cli.options import FORMAT, STORE


@click.command()
@click.argument("query", nargs=-1, metavar="QUERY…")
@click.option("--speaker", metavar="NAME", help="Only where NAME says it.")
@click.option("--source", metavar="NAME", help="Only where NAME is the outlet or stands in the chain.")
@click.option("--type", "kind", metavar="TYPE", help="Only with such an event (COERCE/restrict) or change (curfew).")
@click.option("--place", metavar="PLACE", help="Only with a place in PLACE: an ISO code or a name.")
@click.option("--from", "first", metavar="DATE", help="Published on DATE or later.")
@click.option("--to", "last", metavar="DATE", help="Published on DATE or earlier.")
@click.option("--sort", type=click.Choice(["new", "best"]), default="new", show_default=True,
              help="Newest or most telling first.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N")
@click.option("--versions", is_flag=True, help="Also versions of articles that later ones replaced.")
@FORMAT
@STORE
def search(query: tuple[str, ...], speaker: str | None, source: str | None, kind: str | None, place: str | None,
           first: str | None, last: str | None, sort: str, limit: int, versions: bool, form: str, store: str | None) -> None:
    """Find articles by words, "phrases" and fields; clitics and harakat do not matter.

    All words must be there; -WORD must not, WORD* begins so, OR between two asks for either.

    \b
    Examples:
      musnad search حكومة '"حالة الطوارئ"' --from 2022-01-01
      musnad search انسحاب --speaker لافروف --format jsonl
      musnad search 'type:ASSAULT place:AF -طالبان'
    """
    from musnad.cli.asking import run_search

    given = {"speaker": speaker, "source": source, "type": kind, "place": place, "from": first, "to": last}
    fields = [f'{name}:"{value}"' for name, value in given.items() if value]
    sys.exit(run_search(store, " ".join([*query, *fields]), form, limit=limit, best=sort == "best", versions=versions))


@click.command()
@click.argument("article", required=False, metavar="[ARTICLE]")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, metavar="N", help="Texts shown.")
@FORMAT
@STORE
def copies(article: str | None, limit: int, form: str, store: str | None) -> None:
    """Show which articles carry one text, an agency's in many outlets, and the words in which each differs.

    ARTICLE is an id or an address; without it, the texts that most articles carry are shown.

    \b
    Examples:
      musnad copies
      musnad copies https://example.com/1 --format json
    """
    from musnad.cli.copying import show_copies

    sys.exit(show_copies(store, article, form, limit=limit))


COMMANDS = (search, copies, *ledger.COMMANDS, *tracing.COMMANDS, *keeping.COMMANDS, *alert.COMMANDS,
            *export.COMMANDS)
"""All commands that ask the store."""
