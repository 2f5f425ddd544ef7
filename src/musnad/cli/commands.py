"""The commands: read, explain, places, who, schema, rules."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from musnad import __version__
from musnad.cli import codebook, measure, pages, query, serving, store
from musnad.cli.options import JOBS, MINIMUM, PUBLISHED, RULES, TIMEOUT, taking_options
from musnad.cli.options import reader_for as _reader

if TYPE_CHECKING:
    from musnad.page.inputs import Taking


@click.group()
@click.version_option(__version__)
def main() -> None:
    """Read Arabic news: who says what through which chain, what happened, and what is in force where.

    \b
    Example:
      musnad read examples/emergency-lifted.txt --published 2022-01-13
    """


@main.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@click.option("--format", "form", type=click.Choice(["text", "json", "jsonl", "plover", "polecat", "cameo"]), default="text",
              show_default=True, help="text for a person; json and jsonl for programs; the events as PLOVER's JSON, or as CSV in "
                                      "POLECAT's columns or with CAMEO codes.")
@MINIMUM
@JOBS
@TIMEOUT
@taking_options
def read(inputs: tuple[str, ...], form: str, minimum: float, jobs: int | None, seconds: float, rules: Path | None,
         how: Taking) -> None:
    """Read articles from files, folders, addresses, archives (zip, WARC, WACZ), tables (CSV, Parquet), feeds, .jsonl or -.

    \b
    Examples:
      musnad read examples/ceasefire.txt --published 2020-10-10
      musnad read examples --format jsonl > records.jsonl
      musnad read examples --min-confidence 0.8
      musnad read crawl.warc.gz --jobs 4 --format jsonl --failures failed.jsonl > records.jsonl
      musnad read https://example.com/article
    """
    from musnad.cli.reading import read_all

    _reader(rules)
    sys.exit(read_all(inputs, form, how, minimum, jobs=jobs or 1, seconds=seconds))


@main.command()
@click.argument("file")
@click.argument("record")
@PUBLISHED
@RULES
def explain(file: str, record: str, published: str | None, rules: Path | None) -> None:
    """Show the words that a record of FILE rests on, the rule that made it, and how it matched.

    \b
    Example:
      musnad explain examples/ceasefire.txt s1 --published 2020-10-10
    """
    from musnad.cli.explaining import explain_record

    sys.exit(explain_record(file, record, published, _reader(rules)))


@main.command()
@click.argument("name", metavar="NAME")
@click.option("--in", "file", metavar="FILE", help="Show which bearer each mention in FILE means (- is standard input).")
@click.option("--text", metavar="TEXT", help="The same for a text given here.")
@PUBLISHED
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="text for a person; json for programs.")
@RULES
def places(name: str, file: str | None, text: str | None, published: str | None, form: str, rules: Path | None) -> None:
    """Show the places that bear NAME with their ids, and in an article which one is meant and why.

    \b
    Examples:
      musnad places طرابلس
      musnad places طرابلس --text "وصل الوزير إلى طرابلس شمال لبنان."
      musnad places تونس --in examples/reshuffle.txt --format json
    """
    from musnad.cli.naming import show_places
    from musnad.page.document import BadDate, article
    from musnad.page.inputs import documents

    if not name.strip():
        raise click.UsageError("NAME is empty; give the name of a place")
    if file is not None and text is not None:
        raise click.UsageError("--in and --text exclude each other; give one")
    try:
        given = [article(text, published)] if text is not None else None
    except BadDate as error:
        raise click.UsageError(str(error)) from error
    items = documents([file], published) if file is not None else given
    sys.exit(show_places(name, items, form, _reader(rules)))


@main.command()
@click.argument("name", metavar="NAME")
@click.option("--at", "day", metavar="DATE", help="Show the offices held on that day, as 2018-03-10.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="text for a person; json for programs.")
@RULES
def who(name: str, day: str | None, form: str, rules: Path | None) -> None:
    """Show who NAME is in the registry: a name in Arabic or English, an id, or with --at an office.

    \b
    Examples:
      musnad who بوتين --at 2010-05-01
      musnad who person/vladimir-putin --format json
      musnad who "الرئيس الأميركي" --at 2015-03-10
    """
    from musnad.cli.registry import show_entity

    if not name.strip():
        raise click.UsageError("NAME is empty; give a name, an id or an office")
    try:
        at = date.fromisoformat(day).isoformat() if day is not None else None
    except ValueError as error:
        raise click.UsageError(f"--at {day!r} is no date: write it as 2018-03-10") from error
    sys.exit(show_entity(name, at, form, _reader(rules)))


@main.command()
def schema() -> None:
    """Print the JSON Schema of what `musnad read --format jsonl` prints a line.

    \b
    Example:
      musnad schema > reading.schema.json
    """
    from musnad.schema import schema_json

    click.echo(schema_json())


@main.group()
def rules() -> None:
    """Check and show word lists and rules.

    \b
    Example:
      musnad rules check
    """


@rules.command("check")
@click.argument("folders", nargs=-1, metavar="[DIR…]")
def rules_check(folders: tuple[str, ...]) -> None:
    """Check the shipped rules, or those in DIR: form, Arabic code points, order, duplicates, examples there.

    \b
    Examples:
      musnad rules check
      musnad rules check my-rules
    """
    from musnad.cli.checking import check_rules

    sys.exit(check_rules([Path(folder) for folder in folders]))


@rules.command("show")
@click.argument("rule", metavar="ID")
@RULES
def rules_show(rule: str, rules: Path | None) -> None:
    """Show the row or rule with an id: its path below rules/, a # and its name.

    \b
    Example:
      musnad rules show attribution/cues/verbs#qala
    """
    from musnad.cli.checking import show_rule

    sys.exit(show_rule(rule, rules))


for _command in (*pages.COMMANDS, *store.COMMANDS, *query.COMMANDS, *serving.COMMANDS, *codebook.COMMANDS, measure.evaluate):
    main.add_command(_command)
