"""`musnad ingest`, `reread`, `stats`, `doctor`: what they do and print."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from functools import partial

import click

from musnad.cli.failed import Failed
from musnad.cli.progress import progress
from musnad.page.inputs import Failure, Taking
from musnad.page.sources.tally import Tally
from musnad.parallel.keeping import Keeping, keep_all
from musnad.parallel.lost import SLICE, PoolError
from musnad.parallel.run import Readers
from musnad.parallel.work import Work
from musnad.query.alerts import run_alerts
from musnad.query.resolve import resolve
from musnad.query.settled import settle
from musnad.reader import Reader
from musnad.store.differences import Difference, evidence
from musnad.store.errors import StoreError
from musnad.store.store import Store, default_store
from musnad.store.terms import Terms

_SHORT = 90


def opened(where: str | None, *, create: bool = False, reader: Reader | None = None) -> Store:
    """The store, or the end of the command (exit code 1) with a line that says what is wrong with it."""
    try:
        return Store(where, create=create, terms=Terms(reader.book, reader.analyser) if reader is not None else None)
    except StoreError as error:
        click.echo(f"musnad: {error}", err=True)
        sys.exit(1)


def ingest_all(inputs: Sequence[str], where: str | None, reader: Reader, how: Taking, *, jobs: int = 1,
               seconds: float = 60.0) -> int:
    """Read by so many processes and keep.

    Returns the exit code: 0, or 1 where an input failed, each a line on stderr and in ``how.failures``.
    """
    became: Counter[str] = Counter()
    tally = Tally()
    make = partial(Work, Keeping(where or default_store()), how.published, how.rules)
    try:
        with Readers(make, jobs, seconds=seconds) as readers, Failed(how.failures) as failed:
            store = opened(where, create=True, reader=reader)
            kept = keep_all(readers.read(inputs, how, tally), store, reader, together=SLICE if jobs > 1 else 1)
            with progress(kept, tally) as steps:
                for one in steps:
                    became["failed" if isinstance(one, Failure) else one] += 1
                    if isinstance(one, Failure):
                        failed.add(one)
    except (StoreError, PoolError) as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    try:
        compare(store)
    except StoreError as error:
        click.echo(f"musnad: {error}; `musnad ingest` again compares the rest", err=True)
        return 1
    click.echo(became_what(store, became))
    return 1 if became["failed"] else 0


def compare(store: Store) -> None:
    """Compare what is new with the rest, work out what is in force, and run the alerts."""
    resolve(store)
    settle(store)
    for line in run_alerts(store):
        click.echo(f"musnad: {line}", err=True)


def became_what(store: Store, became: Counter[str]) -> str:
    """How many articles became what, in words."""
    shown = (("new", "new"), ("revised", "revised"), ("reread", "read again"), ("same", "there already"), ("failed", "failed"))
    return f"{store.where}: " + (", ".join(f"{became[k]} {words}" for k, words in shown if became[k]) or "nothing to read")


def reread_all(where: str | None, reader: Reader, *, everything: bool) -> int:
    """Read again and print what changed, an article a paragraph; exit code 0."""
    store = opened(where, reader=reader)
    read = changed = 0
    signs: Counter[str] = Counter()
    try:
        for article in store.articles():
            if not everything and store.holds(article, reader.book.version):
                continue
            read += 1
            reading = reader.read(article)
            found = store.reread(reading)
            changed += bool(found)
            signs.update(difference.sign for difference in found)
            if found:
                click.echo(article.id)
                _show(found, article.text)
        resolve(store)
        settle(store)
    except StoreError as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    click.echo(f"{read} read again with rules {reader.book.version}, {changed} changed: "
               f"{signs['+']} records gained, {signs['-']} lost, {signs['~']} told otherwise")
    return 0


def _show(found: list[Difference], text: str) -> None:
    for difference in found:
        click.echo(f"  {difference}")
        words = " ".join(text[slice(*evidence(difference.record))].split())
        click.echo("      " + (words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + " …"))


def show_stats(where: str | None, form: str) -> int:
    """Print the counts."""
    try:
        found = opened(where).stats()
    except StoreError as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    if form == "json":
        click.echo(json.dumps(found, indent=2))
    else:
        width = max(map(len, found))
        for name, value in found.items():
            click.echo(f"{name:{width}}  {f'{value:,}' if isinstance(value, int) else value or '-'}")
    return 0


def check_store(where: str | None) -> int:
    """Print what is wrong; exit code 1 where anything is."""
    store = opened(where)
    try:
        found = store.doctor()
    except StoreError as error:
        found = [str(error)]
    for line in found:
        click.echo(line)
    if not found:
        click.echo(f"ok: {store.where} is sound")
    return 1 if found else 0
