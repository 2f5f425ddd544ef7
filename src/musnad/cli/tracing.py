"""The commands about who says so: trace, entity, same, different."""

from __future__ import annotations

import sys

import click

from musnad.cli.options import FORMAT, STORE

_REASON = click.option("--reason", default="", metavar="WORDS", help="Why, for those who read the judgement later.")
_BY = click.option("--by", metavar="NAME", envvar="USER", default="person", help="Who judges.  [default: USER]")


@click.command()
@click.argument("id", metavar="ID")
@click.option("--format", "form", type=click.Choice(["text", "json", "dot", "mermaid"]), default="text", show_default=True,
              help="text for a person; json; dot for Graphviz; mermaid.")
@STORE
def trace(id: str, form: str, store: str | None) -> None:
    """Show all reports of a statement, event or change, their independent origins, where the chains meet, and conflicts.

    \b
    Examples:
      musnad trace d0c9f3a2b4e5d6c7.v1f2e3d4c
      musnad trace d0c9f3a2b4e5d6c7.s5a6b7c8d --format dot | dot -Tsvg > chain.svg
    """
    from musnad.cli.traces import run_trace

    sys.exit(run_trace(store, id, form))


@click.command()
@click.argument("name", metavar="NAME")
@FORMAT
@STORE
def entity(name: str, form: str, store: str | None) -> None:
    """Show who bears NAME (or an id such as name/… or Q58217): names, and what he says and does.

    \b
    Example:
      musnad entity لافروف
    """
    from musnad.cli.traces import run_entity

    sys.exit(run_entity(store, name, form))


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@_REASON
@_BY
@STORE
def same(a: str, b: str, reason: str, by: str, store: str | None) -> None:
    """Judge that two records (or entities) are the same; it counts before what the rules say, and survives a re-read.

    \b
    Example:
      musnad same d0c9f3a2b4e5d6c7.v1f2e3d4c d77aa2b3c4d5e6f70.v9a8b7c6d --reason "one blast"
    """
    from musnad.cli.traces import run_judge

    sys.exit(run_judge(store, a, b, "same", reason, by))


@click.command()
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@_REASON
@_BY
@STORE
def different(a: str, b: str, reason: str, by: str, store: str | None) -> None:
    """Judge that two records (or entities) are different; it counts before what the rules say, and survives a re-read.

    \b
    Example:
      musnad different name/1a2b3c4d5e6f7081 name/8a7b6c5d4e3f2011 --reason "father and son"
    """
    from musnad.cli.traces import run_judge

    sys.exit(run_judge(store, a, b, "different", reason, by))


COMMANDS = (trace, entity, same, different)
