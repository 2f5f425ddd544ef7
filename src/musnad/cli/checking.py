"""`musnad rules check` and `musnad rules show`."""

from __future__ import annotations

from pathlib import Path

import click

from musnad.rulebook.errors import RuleError
from musnad.rulebook.lint import lint_folder
from musnad.rulebook.tables import SHIPPED, Row, load_rulebook


def check_rules(folders: list[Path]) -> int:
    """Lint and load; print each problem on a line. Exit code 1 where there is any."""
    problems = []
    for folder in folders or [SHIPPED]:
        try:
            problems += lint_folder(folder)
            if folder != SHIPPED:
                load_rulebook(folder)
        except RuleError as error:
            problems += error.problems
    for problem in sorted(set(problems), key=lambda p: (p.file, p.line)):
        click.echo(str(problem))
    if not problems:
        book = load_rulebook(None if not folders else folders[-1] if folders[-1] != SHIPPED else None)
        rows = sum(map(len, book.rows.values()))
        rules = sum(map(len, book.rules.values()))
        lists, files = len(book.rows), len(book.rules)
        click.echo(f"ok: {rows} rows in {lists} word lists, {rules} rules in {files} files; version {book.version}")
    return 1 if problems else 0


def show_rule(rule: str, rules: Path | None) -> int:
    """Print a row or rule; exit code 2 where there is none of that id."""
    try:
        found = load_rulebook(rules).find(rule)
    except RuleError as error:
        click.echo(str(error), err=True)
        return 1
    if found is None:
        click.echo(f"musnad: no rule {rule!r}; an id is a path below rules/, a # and a name", err=True)
        return 2
    click.echo(f"{found.rule}\n  {found.file}:{found.line}")
    if isinstance(found, Row):
        for column, cell in found.cells.items():
            if cell:
                click.echo(f"  {column}:\n    {cell}")
    else:
        import yaml

        click.echo(yaml.safe_dump(found.body, allow_unicode=True, sort_keys=False))
    return 0
