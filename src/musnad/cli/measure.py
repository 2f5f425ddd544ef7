"""The command evaluate."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from musnad.cli.options import MINIMUM, RULES, reader_for


@click.command()
@click.argument("gold", type=click.Path(file_okay=False, path_type=Path))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="text for a person; json for programs.")
@click.option("--misses", is_flag=True, help="List what is missed and what is wrong, a line each.")
@MINIMUM
@RULES
def evaluate(gold: Path, form: str, minimum: float, rules: Path | None, *, misses: bool) -> None:
    """Read the articles of the folder GOLD and say how far what is read agrees with its annotations.

    GOLD holds articles.jsonl (or .txt files) and a file ID.gold.json for each article; docs/gold.md says what is in it.

    \b
    Examples:
      musnad evaluate my-gold
      musnad evaluate my-gold --misses --rules my-rules
      musnad evaluate my-gold --min-confidence 0.9
    """
    from musnad.cli.evaluating import evaluate_gold

    sys.exit(evaluate_gold(gold, form, reader_for(rules), minimum, misses=misses))
