"""`musnad report`: what it does."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from musnad.kernel.files import replacing
from musnad.page.inputs import Failure, documents
from musnad.query.errors import QueryError
from musnad.query.places import area as area_named
from musnad.reader import Reader
from musnad.store.errors import StoreError

_BEFORE = 30
"""Days before the one that is asked about whose changes a report of a situation tells."""


def report_article(what: str, output: Path, published: str | None, language: str, store: str | None, reader: Reader) -> int:
    """Write the report of a file, an address or a document of the store; exit code 1 where it cannot be read."""
    from musnad.library import Store
    from musnad.serve.report import article_report
    from musnad.serve.wording import Prefs

    reading = None
    if not Path(what).exists() and not what.startswith(("http://", "https://")):
        try:
            reading = Store(store, create=False).reading(what)
        except StoreError as error:
            click.echo(f"musnad: {error}", err=True)
            return 1
        if reading is None:
            click.echo(f"musnad: {what} is no file, and no document of the store; `musnad search` shows ids", err=True)
            return 2
    for item in documents([what], published) if reading is None else ():
        if isinstance(item, Failure):
            click.echo(f"musnad: {item}", err=True)
            return 1
        reading = reader.read(item)
        break
    if reading is None:
        return 1
    return _write(output, article_report(reading, reader.book, Prefs(language)))


def report_situation(day: str, output: Path, as_of: str | None, area: str | None, language: str, store: str | None) -> int:
    """Write the report of a situation; exit code 1 for the store, 2 for the question."""
    from musnad.library import Store
    from musnad.serve.report import situation_report
    from musnad.serve.wording import Prefs

    try:
        opened = Store(store, create=False)
        held = opened.situation(day, as_of=as_of, area=area)
        first = (date.fromisoformat(day) - timedelta(days=_BEFORE)).isoformat()
        moments = opened.timeline(area=area, as_of=as_of, first=first, last=day)
        named = area_named(area).name if area else None
    except QueryError as error:
        click.echo(f"musnad: {error}", err=True)
        return 2
    except StoreError as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    return _write(output, situation_report(day, list(held), list(moments), named, Prefs(language)))


def _write(output: Path, html: str) -> int:
    try:
        with replacing(output) as file:
            file.write(html.encode("utf-8", "replace"))
    except OSError as error:
        click.echo(f"musnad: {output} cannot be written ({error.strerror or error})", err=True)
        return 1
    click.echo(str(output))
    return 0
