"""The brief of an article, for a person: what changes, who says what, what happened, each with the words it rests on.

A line is either Latin or Arabic, never both, so that it stays readable in a terminal that does no bidi reordering.
"""

from __future__ import annotations

from collections.abc import Iterator

import click

from musnad.records import Party, Reading, Span

_SHORT = 90


def brief(reading: Reading, *, colour: bool = False) -> str:
    """The brief as text, ending with a line end; ``colour`` adds ANSI styles."""
    return "\n".join(_lines(reading, colour)) + "\n"


def _lines(reading: Reading, colour: bool) -> Iterator[str]:
    text = reading.document.text

    def title(words: str) -> str:
        return click.style(words, bold=True) if colour else words

    def label(words: str) -> str:
        return click.style(words, fg="cyan") if colour else words

    def quote(span: Span) -> str:
        words = " ".join(text[slice(*span)].split())
        return "      " + (words if len(words) <= _SHORT else words[:_SHORT].rsplit(" ", 1)[0] + " …")

    def sides(*named: tuple[str, tuple[Party, ...]]) -> Iterator[str]:
        for name, parties in named:
            if parties:
                yield label(f"    {name}")
                yield from _parties(parties)

    document = reading.document
    yield title(f"== {document.id}" + (f"  published {document.published}" if document.published else ""))
    if document.headline:
        yield "   " + document.headline
    if reading.changes:
        yield title("\nWHAT CHANGES")
        for change in reading.changes:
            area = change.areas[0] if change.areas else None
            where = (area.admin1 or area.country or "-") if area else "-"
            yield label(f"  {change.id:4} {change.kind} {change.effect}  at {change.at or '?'}  in {where}  [{change.status}]")
            if area and not area.name.isascii():
                yield "      " + area.name
            yield from _parties(change.subject)
            yield quote(change.evidence)
    if reading.statements:
        yield title("\nWHO SAYS WHAT")
        for statement in reading.statements:
            nested = f"  within {statement.within}" if statement.within else ""
            yield label(f"  {statement.id:4} {statement.stance}, {statement.mode}{nested}")
            for depth, link in enumerate(statement.chain):
                yield "    " + "  " * depth + "> " + link.name
            yield quote(statement.content)
    if reading.events:
        yield title("\nWHAT HAPPENED")
        for event in reading.events:
            mode = f"/{event.mode}" if event.mode else ""
            when = f"  {event.time.value}" if event.time and event.time.value else ""
            said = f"  said in {event.statement}" if event.statement else ""
            yield label(f"  {event.id:4} {event.type}{mode}  [{event.status}]{when}{said}")
            yield quote(event.trigger)
            yield from sides(("by", event.actor), ("to", event.recipient))
    if reading.directives:
        yield title("\nWHO IS TO DO WHAT")
        for directive in reading.directives:
            due = f"  by {directive.due}" if directive.due else ""
            said = f"  said in {directive.statement}" if directive.statement else ""
            yield label(f"  {directive.id:4} {directive.kind}  [{directive.status}]{due}{said}")
            yield quote(directive.task)
            yield from sides(("from", directive.issuer), ("to", directive.assignee))
    if not (reading.changes or reading.statements or reading.events or reading.directives):
        yield "  nothing reported that Musnad can read"


def _parties(parties: tuple[Party, ...]) -> Iterator[str]:
    for party in parties:
        yield "      " + party.name
