"""`musnad report`: what it does."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import click

from musnad.cli.asking import asked
from musnad.kernel.files import replacing
from musnad.page.inputs import Failure, documents
from musnad.query.lines import Held, Moment
from musnad.query.places import area as area_named
from musnad.query.situation import situation, timeline
from musnad.reader import Reader
from musnad.store.store import Store

_BEFORE = 30
"""Days before the one that is asked about whose changes a report of a situation tells."""


def report_article(what: str, output: Path, published: str | None, language: str, store: str | None, reader: Reader) -> int:
    """Write the report of a file, an address or a document of the store; exit code 1 where it cannot be read."""
    from musnad.serve.report import article_report
    from musnad.serve.wording import Prefs

    reading = None
    if not Path(what).exists() and not what.startswith(("http://", "https://")):
        reading = asked(store, lambda kept: kept.reading(what))
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
    """Write the report of a situation; errors of the store and the question end the command as in :func:`asked`."""
    from musnad.serve.report import situation_report
    from musnad.serve.wording import Prefs

    def ask(kept: Store) -> tuple[list[Held], list[Moment], str | None]:
        with kept.connection() as connection:
            held = situation(connection, day, as_of=as_of, where=area)
            first = (date.fromisoformat(day) - timedelta(days=_BEFORE)).isoformat()
            moments = timeline(connection, as_of=as_of, where=area, first=first, last=day)
        return list(held), list(moments), area_named(area).name if area else None

    return _write(output, situation_report(day, *asked(store, ask), Prefs(language)))


def _write(output: Path, html: str) -> int:
    try:
        with replacing(output) as file:
            file.write(html.encode("utf-8", "replace"))
    except OSError as error:
        click.echo(f"musnad: {output} cannot be written ({error.strerror or error})", err=True)
        return 1
    click.echo(str(output))
    return 0
