"""`musnad page`: what is taken from an HTML page, with where each fact came from and where each line stands."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click

from musnad.cli.options import RULES


@click.command()
@click.argument("files", metavar="FILE…", nargs=-1, required=True)
@click.option("--url", help="The page's address, where the page does not tell it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="json adds the place of each line in the page, as W3C selectors.")
@RULES
def page(files: tuple[str, ...], url: str | None, form: str, rules: Path | None) -> None:
    """Show the article of an HTML page: its facts with where each came from, its text, its captions (- is standard input).

    Several files are the pages of one article, in order.

    \b
    Examples:
      musnad page article.html
      musnad page article.html --format json
      musnad page interview.html interview-2.html
    """
    from musnad.page.html import PageError, page_of
    from musnad.page.joining import join
    from musnad.page.sources.files import stem

    pages = []
    for file in files:
        try:
            data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
            own = url if file == files[0] else None
            pages.append(page_of(data, url=own, id=None if file == "-" else stem(file), rules=rules))
        except OSError as error:
            click.echo(f"musnad: {file}: cannot be read ({error.strerror}); check the path", err=True)
            sys.exit(1)
        except PageError as error:
            click.echo(f"musnad: {file}: {error}", err=True)
            sys.exit(1)
    try:
        found = join(pages) if len(pages) > 1 else pages[0]
    except ValueError as error:
        click.echo(f"musnad: {', '.join(files)}: {error}; give the pages of one article in order, or one page", err=True)
        sys.exit(1)
    facts = {field.name: fact for field in fields(found.facts) if (fact := getattr(found.facts, field.name)) is not None}
    text = found.document.text
    if form == "json":
        from musnad.page.selectors import Selectors

        selectors = Selectors(found)
        lines: list[dict[str, Any]] = []
        at = 0
        for line in text.split("\n"):
            if line:
                place = selectors.of(at, at + len(line))
                lines.append({"span": [at, at + len(line)], "source": place.source, "selector": place.annotation()})
            at += len(line) + 1
        click.echo(json.dumps({"document": asdict(found.document), "facts": {name: asdict(fact) for name, fact in facts.items()},
                               "captions": found.captions, "found_by": found.found_by, "lines": lines},
                              ensure_ascii=False, indent=2))
        return
    for name, fact in facts.items():
        click.echo(f"{name} ({fact.source})\n    {fact.value}")
    for caption in found.captions:
        click.echo(f"caption\n    {caption}")
    click.echo(f"\n{text}")


COMMANDS = (page,)
