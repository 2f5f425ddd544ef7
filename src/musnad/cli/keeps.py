"""`musnad versions`, `forget`: what they do and print."""

from __future__ import annotations

from collections.abc import Sequence

import click

from musnad.cli.asking import answer
from musnad.cli.storing import opened
from musnad.query.errors import QueryError, check_days
from musnad.query.revisions import Revision, Version, revisions, versions
from musnad.store.errors import StoreError
from musnad.store.store import Store


def run_versions(where: str | None, id: str, form: str) -> int:
    """Print the versions of an article and their differences."""
    def ask(store: Store) -> list[Version | Revision]:
        with store.connection() as connection:
            found = revisions(connection, store.terms, id)
            return [*found] or [*versions(connection, id)]

    return answer(where, ask, form, _shown, "")


def _shown(one: Version | Revision) -> None:
    if isinstance(one, Version):
        click.echo(f"{one.document}  {one.published or 'no date'}: the only version")
        return
    click.echo(f"{one.before.document} -> {one.after.document}  {one.after.published or 'no date'}"
               + ("  [correction]" if one.correction else ""))
    for sign, lines in (("-", one.removed), ("+", one.added)):
        for line in lines:
            click.echo(f"  {sign}")
            click.echo("    " + line)
    for altered in one.altered:
        click.echo(f"  {altered.sign} {altered.kind} {altered.label}" + (f": {altered.what}" if altered.what else ""))


def run_forget(where: str | None, ids: Sequence[str], outlet: str | None, before: str | None, *, everything: bool) -> int:
    """Delete, check, and say what was done; exit code 1 where something is left."""
    try:
        check_days(before)
    except QueryError as error:
        click.echo(f"musnad: {error}", err=True)
        return 2
    store = opened(where)
    deleted, left = 0, []
    try:
        for id in ids or (None,):
            number, found = store.forget(outlet=outlet, document=id, before=before, everything=everything)
            deleted += number
            left += found
            if id is not None and not number:
                click.echo(f"musnad: no article {id}, or its text was deleted before", err=True)
    except StoreError as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    for line in left:
        click.echo(f"musnad: {line}", err=True)
    what = "articles with all that was read in them" if everything else "texts; their records stay, with short citations"
    click.echo(f"{store.where}: deleted {deleted} {what}" + ("" if left else "; checked that nothing of them is left"))
    return 1 if left or (ids and deleted < len(ids)) else 0
