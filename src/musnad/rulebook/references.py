"""What rows say of other rows: names of one entity, persons and bodies of offices, offices held by two at once."""

from __future__ import annotations

from collections.abc import Mapping

from musnad.rulebook.errors import Problem
from musnad.rulebook.tables import Row

NAMED = ("mentions/people.tsv", "mentions/organisations.tsv", "mentions/outlets.tsv")
TENURES = "grounding/offices/tenures.tsv"
TITLES = "grounding/offices/titles.tsv"
BODIES = "grounding/bodies.tsv"
MANY = "?"
"""The entity cell of a name that many bear («البنك المركزي»), which alone names none of them."""
_OPEN = "9999"


def reference_problems(tables: Mapping[str, list[Row]], shipped: Mapping[str, list[Row]]) -> list[Problem]:
    """Cells of ``tables`` that name a row which neither they nor the shipped rules have, or a row of the wrong sort."""
    problems: list[Problem] = []
    heads: dict[str, set[str]] = {}
    for name in NAMED:
        rows = {row["id"]: row for row in (*shipped.get(name, []), *tables.get(name, []))}
        heads[name] = {id for id, row in rows.items() if not row.cells.get("entity")}
        for row in tables.get(name, []):
            entity = row.cells.get("entity", "")
            if entity and entity != MANY and entity not in rows:
                problems.append(_at(row, f"entity {entity} is no row's id", "name the row that heads the entity"))
            elif entity and entity != MANY and entity not in heads[name]:
                problems.append(_at(row, f"entity {entity} is itself a further name", f"write {rows[entity]['entity']}"))
    offices = {row["office"] for row in (*shipped.get(TITLES, []), *tables.get(TITLES, []))}
    bodies = {row["body"] for row in (*shipped.get(BODIES, []), *tables.get(BODIES, []))}
    for row in tables.get(TENURES, []):
        of = row["of"].removeprefix("org/")
        if row["person"] not in heads[NAMED[0]]:
            problems.append(_at(row, f"no person {row['person']}", f"name a row of {NAMED[0]} that heads an entity"))
        if of != row["of"] and of not in heads[NAMED[1]] and of.rpartition("-")[0] not in bodies:
            problems.append(_at(row, f"no organisation {of}", f"name a row of {NAMED[1]} that heads an entity"))
        if row["office"] not in offices:
            problems.append(_at(row, f"office {row['office']} has no title", f"add its title to {TITLES}"))
        if row["to"] and _last(row["to"]) < row["from"]:
            problems.append(_at(row, f"ends {row['to']} before it starts {row['from']}", "correct the dates"))
    return problems + _overlaps(tables.get(TENURES, []))


def _overlaps(rows: list[Row]) -> list[Problem]:
    """Offices held by two at once, where neither row says that it is shared; a day, month or year may be common to both."""
    problems: list[Problem] = []
    held: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        held.setdefault((row["office"], row["of"]), []).append(row)
    for tenures in held.values():
        tenures.sort(key=lambda row: row["from"])
        for position, row in enumerate(tenures):
            for other in tenures[position + 1 :]:
                end = row["to"] or _OPEN
                shortest = min(len(end), len(other["from"]))
                if end[:shortest] > other["from"][:shortest] and not (row["shared"] or other["shared"]):
                    problems.append(_at(other, f"{other['office']} {other['of']} was held by {row['person']} until {end}",
                                        "correct the dates, or write yes under shared"))
    return problems


def _last(date: str) -> str:
    """A date that a month or year reaches to, for comparison."""
    return date + "-99" * ((10 - len(date)) // 3)


def _at(row: Row, what: str, mend: str) -> Problem:
    return Problem(row.file, row.line, f"{row['id']}: {what}", mend)
