"""`musnad trace`, `entity`, `same`, `different`: what they do and print.

In text a line is either Latin or Arabic, never both, so that it stays readable without bidi reordering.
"""

from __future__ import annotations

import click

from musnad.cli.asking import answer, asked
from musnad.query.entity import Known, entities
from musnad.query.graphs import dot, mermaid
from musnad.query.judgements import judge, known
from musnad.query.origins import summary
from musnad.query.trace import Trace, trace
from musnad.store.store import Store

_SHOWN = 10


def run_trace(where: str | None, id: str, form: str) -> int:
    """Print a trace."""
    def ask(store: Store) -> list[Trace]:
        with store.connection() as connection:
            return [trace(connection, id)]

    if form in ("dot", "mermaid"):
        graph = dot if form == "dot" else mermaid
        return answer(where, ask, "text", lambda found: click.echo(graph(found), nl=False), "")
    return answer(where, ask, form, _trace, "")


def _trace(found: Trace) -> None:
    many = len(found.reports)
    click.echo(f"{found.id}: {found.kind}, {many} report{'s' * (many != 1)}, {summary(found.origins)}, "
               f"confidence {found.confidence:.2f}")
    if found.meets:
        click.echo("  the chains meet in")
        click.echo("    " + found.meets)
    for conflict in found.conflicts:
        title = "claimed and denied" if conflict.kind == "denied" else f"{conflict.kind} differs"
        click.echo(f"  {title}: " + "; ".join(f"{told} ({len(ids)})" for told, ids in conflict.told))
    reports = {report.record: report for report in found.reports}
    for number, origin in enumerate(found.origins, start=1):
        click.echo(f"{number}. {origin.kind}, first {origin.first}")
        click.echo("   " + origin.name)
        for record in origin.reports:
            report = reports[record]
            copy = f"  copy of {report.copy_of}" if report.copy_of else ""
            click.echo(f"     {report.reported}  {record}  [{report.status}]{copy}")
            if report.score is not None:
                click.echo(f"       the same by {report.by}, {report.score:.2f}")
                click.echo(f"       {report.reason}")
            click.echo("       " + (report.outlet or "?"))
            for depth, name in enumerate(report.chain):
                click.echo("       " + "  " * depth + "> " + name)
            if report.words:
                click.echo("       " + report.words)


def run_entity(where: str | None, name: str, form: str) -> int:
    """Print who bears a name."""
    def ask(store: Store) -> list[Known]:
        with store.connection() as connection:
            return entities(connection, store.terms, name)

    return answer(where, ask, form, _entity, "")


def _entity(one: Known) -> None:
    facts = [fact for fact in (one.kind, one.country, one.wikidata, one.name_en) if fact]
    click.echo(f"{one.id}  {', '.join(facts)}")
    click.echo(f"  {one.documents} document{'s' * (one.documents != 1)}, {one.first} to {one.last}; says {one.statements}, "
               f"takes part in {one.events}")
    for name, times in one.names[:_SHOWN]:
        click.echo(f"  {times} times")
        click.echo("    " + name)
    if one.same:
        click.echo("  the same: " + " ".join(one.same[:_SHOWN]))


def run_judge(where: str | None, a: str, b: str, verdict: str, reason: str, by: str) -> int:
    """Keep a person's judgement."""
    def keep(store: Store) -> bool:
        with store.connection(writes=True) as connection:
            return judge(connection, known(connection, a), known(connection, b), verdict, by=by, score=1.0, reason=reason)

    added = asked(where, keep)
    click.echo(f"{verdict}: {a} and {b}" + ("" if added else " (as judged before)"))
    return 0
