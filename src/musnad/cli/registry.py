"""`musnad who`: who somebody is, by any name, id or office, with the offices held.

In the text format a line is either Latin or Arabic, never both, so that it stays readable without bidi reordering.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import click

from musnad.grounding.desk import Desk
from musnad.grounding.offices import Tenure
from musnad.grounding.registry import Known
from musnad.reader import Reader


def show_entity(name: str, day: str | None, form: str, reader: Reader) -> int:
    """Print the entities that have a name, or who holds the office that it names; exit code 1 where there is none."""
    desk = reader.desk
    found = desk.registry.find(name) or _holders(name, day, desk)
    if not found:
        click.echo(f"musnad: no known person, organisation or outlet is called so: {name}; give a name, an id such as "
                   "person/vladimir-putin, or an office with --at DATE", err=True)
        return 1
    if form == "json":
        click.echo(json.dumps([_json(known, day, desk) for known in found], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(line for known in found for line in _lines(known, day, desk)))
    return 0


def _holders(name: str, day: str | None, desk: Desk) -> list[Known]:
    """Who held the office that a title names, on a day."""
    title = desk.titles.of(name).title
    holder = desk.offices.holder(title.office, title.of, day) if title is not None and title.of and day else None
    return [desk.registry[holder]] if holder else []


def _offices(known: Known, day: str | None, desk: Desk) -> list[Tenure]:
    return desk.offices.held(known.id, day)


def _lines(known: Known, day: str | None, desk: Desk) -> Iterator[str]:
    yield known.id + (f"  {known.name_en}" if known.name_en else "")
    facts = (("country", known.country), ("sector", known.sector), ("role", known.role))
    yield "  " + ("  ".join(f"{what} {value}" for what, value in facts if value) or "no country, sector or role known")
    yield "  names"
    for name in known.names:
        yield f"      {name}"
    tenures = _offices(known, day, desk)
    if tenures:
        yield f"  offices on {day}" if day else "  offices"
        for tenure in tenures:
            yield f"      {tenure.office}  {tenure.of}  {tenure.start} to {tenure.to or 'now'}"
    elif day:
        yield f"  no known office on {day}"


def _json(known: Known, day: str | None, desk: Desk) -> dict[str, Any]:
    return {
        "id": known.id, "kind": known.kind, "name": known.name, "name_en": known.name_en, "country": known.country,
        "role": known.role, "sector": known.sector, "names": known.names,
        "offices": [{"office": tenure.office, "of": tenure.of, "from": tenure.start, "to": tenure.to, "rule": tenure.rule}
                    for tenure in _offices(known, day, desk)],
    }
