"""The command codebook."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from musnad.cli.options import RULES


@click.command()
@click.argument("terms", nargs=-1, metavar="[TERM…]")
@click.option("--language", type=click.Choice(["en", "ar"]), default="en", show_default=True, help="Of the definitions.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True,
              help="text for a person; markdown for MkDocs or Pandoc; json for programs.")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="Write the whole codebook in Markdown into DIR, a file a chapter.")
@RULES
def codebook(terms: tuple[str, ...], language: str, form: str, output: Path | None, rules: Path | None) -> None:
    """Show what each value of the records means, which words tell it, and examples: of TERM (a code or a name), or of all.

    \b
    Examples:
      musnad codebook COERCE curfew
      musnad codebook denies --language ar
      musnad codebook --format json > codebook.json
      musnad codebook -o docs/codebook
    """
    from musnad.cli.defining import show_codebook

    if output is not None and (terms or form == "json"):
        raise click.UsageError("-o writes the whole codebook in Markdown: leave TERM and --format json out")
    sys.exit(show_codebook(terms, language, form, output, rules))


COMMANDS = (codebook,)
