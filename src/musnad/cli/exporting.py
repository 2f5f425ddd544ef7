"""`musnad export`: what it does."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from musnad.cli.storing import opened
from musnad.export.formats import END, FOLDERS, lines, write
from musnad.kernel.files import replacing
from musnad.query.errors import check_days
from musnad.store.errors import StoreError


def run_export(where: str | None, form: str, output: Path | None, first: str | None, last: str | None, area: str | None) -> int:
    """Write; exit code 1 where the store or the target fails. Raises QueryError for what was asked wrongly."""
    check_days(first, last)
    store = opened(where)
    try:
        if form in FOLDERS and output is not None:
            click.echo("\n".join(map(str, write(store, form, output, first=first, last=last))))
        else:
            _write(output, lines(store, form, first=first, last=last, area=area), END.get(form, "\n"))
    except ImportError:
        click.echo("musnad: Parquet needs pyarrow: pip install pyarrow", err=True)
        return 1
    except (StoreError, OSError) as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    return 0


def _write(output: Path | None, lines: Iterable[str], end: str) -> None:
    """To standard output, or to a file that appears when it is whole."""
    if output is None:
        for line in lines:
            sys.stdout.write(line + end)
        return
    with replacing(output) as file:
        file.writelines(f"{line}{end}".encode() for line in lines)
