"""`musnad situation`, `timeline`, `diff`: what they print.

In text a line is either Latin or Arabic, never both, so that it stays readable without bidi reordering.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from musnad.cli.asking import answer
from musnad.query.lines import Held, Moment
from musnad.query.origins import Origin, summary
from musnad.query.situation import Altered, diff, situation, timeline
from musnad.store.store import Store

_SHOWN = 4
"""Origins shown of each measure."""


def run_situation(
    where: str | None, at: str, as_of: str | None, area: str | None, kinds: Sequence[str], form: str, *, stale: bool
) -> int:
    """Print what is in force."""

    def ask(store: Store) -> list[Held]:
        with store.connection() as connection:
            return list(situation(connection, at, as_of=as_of, where=area, kinds=kinds, stale=stale))

    title = (
        f"in force on {at}" + (f", as reported by {as_of}" if as_of else "") + (f", in {area}" if area and area.isascii() else "")
    )
    return answer(where, ask, form, lambda held: _held(held, at), "nothing known to be in force", title)


def run_timeline(
    where: str | None, as_of: str | None, area: str | None, kinds: Sequence[str], first: str | None, last: str | None, form: str
) -> int:
    """Print starts, extensions and ends."""

    def ask(store: Store) -> list[Moment]:
        with store.connection() as connection:
            return list(timeline(connection, as_of=as_of, where=area, kinds=kinds, first=first, last=last))

    return answer(where, ask, form, _moment, "no measure is known to have begun or ended")


def run_diff(where: str | None, before: str, after: str, area: str | None, kinds: Sequence[str], form: str) -> int:
    """Print what changed."""

    def ask(store: Store) -> list[Altered]:
        with store.connection() as connection:
            return diff(connection, before, after, where=area, kinds=kinds)

    return answer(where, ask, form, _altered, "nothing changed")


def _held(held: Held, at: str) -> None:
    upcoming = held.since is not None and held.since > at
    when = f"{'from' if upcoming else 'since'} {held.since or '?'}" + (f" until {held.until}" if held.until else "")
    inherited = f"  by the measure of {held.holds_by}" if held.holds_by != held.area else ""
    click.echo(
        f"  {held.area:8} {held.kind}  {when}  [{held.status}]  {summary(held.sources)}, confidence {held.confidence:.2f}"
        + inherited
    )
    _arabic(held.name)
    if held.subject:
        _arabic(*held.subject.split(" + "))
    if held.lifted:
        click.echo(f"           lifted in {' '.join(held.lifted)}")
    if len(held.dates) > 1:
        click.echo(f"           first days differ: {' '.join(held.dates)}")
    for origin in held.sources[:_SHOWN]:
        _origin(origin)


def _origin(origin: Origin) -> None:
    click.echo(
        f"           {origin.kind}, {len(origin.reports)} report{'s' * (len(origin.reports) != 1)}, first {origin.first}, "
        f"e.g. {origin.reports[0]}"
    )
    click.echo("             " + origin.name)
    for carrier in origin.via:
        click.echo("               > " + carrier)


def _moment(moment: Moment) -> None:
    click.echo(
        f"{moment.day}  {moment.what:19} {moment.kind}  {moment.area}  {moment.origins} "
        f"origin{'s' * (moment.origins != 1)}, confidence {moment.confidence:.2f}, first reported {moment.reported}"
    )
    _arabic(moment.name)
    if moment.subject:
        _arabic(*moment.subject.split(" + "))
    if len(moment.dates) > 1:
        click.echo(f"           days differ: {' '.join(moment.dates)}")


def _altered(altered: Altered) -> None:
    click.echo(f"{altered.sign} {altered.area:8} {altered.kind}  {altered.what}")
    _arabic(altered.name)
    if altered.subject:
        _arabic(*altered.subject.split(" + "))


def _arabic(*names: str) -> None:
    for name in names:
        if name and not name.isascii():
            click.echo("           " + name)
