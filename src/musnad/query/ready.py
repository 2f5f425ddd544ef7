"""Lines that are ready to be shown (``settled.py``), found by the database: a page of them, and how many there are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from musnad.query.kept import written
from musnad.query.lines import LAPSED, Held, Moment, held_of, moment_of
from musnad.query.settled import Asked, is_current, unsettled
from musnad.store.lists import with_lists

Key = tuple[Any, ...]
"""By what lines are sorted."""


class Ready:
    """The lines of a question that are kept; without those of measures that are not settled, or not as known on its day."""

    def __init__(self, connection: Connection, asked: Asked) -> None:
        self._connection = connection
        self._there = is_current(connection)
        self._values: dict[str, Any] = {}
        self._lists: list[str] = []
        self._measures: list[str] = []
        if asked.area is not None:
            self._measures.append("country = :country")
            self._values["country"] = asked.area[0]
        if asked.kinds:
            self._measures.append("kind IN :kinds")
            self._values["kinds"] = list(asked.kinds)
            self._lists.append("kinds")
        if asked.as_of is not None:
            self._measures.append("complete <= :after")
            self._values["after"] = asked.after
        if self._there and unsettled(connection, asked):
            self._measures.append("NOT EXISTS (SELECT 1 FROM unsettled u WHERE u.country = t.country AND u.kind = t.kind)")
        self._within: list[str] = []
        self._deep = asked.area is not None and len(asked.area) > 1
        if asked.area is not None and self._deep:
            here = written(asked.area)
            self._values |= {"here": here, "below": here + "\x1f", "beyond": here + "\x20", "own": f"% {asked.area[1]} %",
                             "above": [written(asked.area[:size]) for size in range(1, len(asked.area))]}
            self._within = ["(path = :here OR (path >= :below AND path < :beyond))"]

    def held(self, at: str, *, stale: bool, least: int, most: int | None) -> tuple[list[tuple[Key, Held]], int]:
        """What holds on a day, and how many lines that is; ``most`` of them where it is given."""
        return self._held([*self._within, *_standing(stale, least)], at, least, most)

    def inherited(self, at: str, area: str, *, stale: bool, least: int, most: int | None) -> tuple[list[tuple[Key, Held]], int]:
        """What holds in an area as in all of what it is part of."""
        conditions = ["path IN :above", "whole = 1", "apart NOT LIKE :own", "later = 0", *_standing(stale, least)]
        found, total = self._held(conditions, at, least, most)
        return [((key[0], area, *key[2:]), replace(held, area=area, lifted=())) for key, held in found], total

    def doubtful(self, at: str) -> list[tuple[str, int]]:
        """Kinds and numbers of the measures that hold in what an area is part of, and may hold otherwise in it."""
        conditions = ["path IN :above", "(whole = 0 OR apart LIKE :own)", "later = 0", "first <= :at", "stop > :at"]
        found: set[tuple[str, int]] = set()
        for table, known in self._tables():
            query = f"SELECT DISTINCT kind, n FROM {table} t WHERE {' AND '.join((*known, *conditions))}"
            found.update((row.kind, row.n) for row in self._ask(query, {"at": at}))
        return sorted(found)

    def _tables(self) -> list[tuple[str, list[str]]]:
        """The tables of lines, with the conditions on those that are told as known on the day of the question."""
        now = ("held", self._measures)
        return [now, ("earlier", [*self._measures, "until > :after"])] if "after" in self._values else [now]

    def _held(self, conditions: Sequence[str], at: str, least: int, most: int | None) -> tuple[list[tuple[Key, Held]], int]:
        values = {"at": at, "least": least, "most": most}
        found: list[tuple[Key, Held]] = []
        total = 0
        for table, known in self._tables():
            where = " AND ".join((*known, *conditions))
            keys = (f"SELECT country, kind, n, part, later, area, rank, gone FROM {table} t WHERE {where}"
                    + (" ORDER BY later, area, rank, n, part LIMIT :most" if most is not None else ""))
            rows = self._ask(f"SELECT k.*, h.line FROM ({keys}) AS k JOIN {table} h ON h.country = k.country AND h.kind = k.kind "
                             "AND h.n = k.n AND h.part = k.part", values)
            every = f"SELECT count(*) AS number FROM {table} t WHERE {where}"
            total += self._count(every, values) if most is not None else len(rows)
            found += [((row.later, row.area, row.rank, row.n, row.part), _on(held_of(row.line), row.gone, at)) for row in rows]
        return found, total

    def moments(self, first: str | None, last: str | None, *, newest: bool, most: int | None
                ) -> tuple[list[tuple[Key, Moment]], int]:
        """Starts, extensions and ends between two days, and how many there are; ``most`` of them where it is given."""
        where, values = self._between(first, last)
        down = " DESC" if newest else ""
        order = ", ".join(name + down for name in ("rank", "country", "kind", "n", "part"))
        keys = (f"SELECT country, kind, n, part, rank FROM moment t WHERE {where}"
                + (f" ORDER BY {order} LIMIT :most" if most is not None else ""))
        rows = self._ask(f"SELECT k.*, m.line FROM ({keys}) AS k JOIN moment m ON m.country = k.country AND m.kind = k.kind "
                         "AND m.n = k.n AND m.part = k.part", values | {"most": most})
        total = self._count(f"SELECT count(*) AS number FROM moment t WHERE {where}", values) if most is not None else len(rows)
        return [((row.rank, row.country, row.kind, row.n, row.part), moment_of(row.line)) for row in rows], total

    def counts(self, first: str | None, last: str | None) -> dict[str, int]:
        """How many moments there are of each kind between two days."""
        where, values = self._between(first, last)
        rows = self._ask(f"SELECT kind, count(*) AS number FROM moment t WHERE {where} GROUP BY kind", values)
        return {row.kind: row.number for row in rows}

    def _between(self, first: str | None, last: str | None) -> tuple[str, dict[str, Any]]:
        conditions = list(self._measures)
        if self._deep:
            conditions.append("(path = :here OR (path >= :below AND path < :beyond) OR path IN :above)")
        values: dict[str, Any] = {}
        if first:
            conditions.append("rank >= :first")
            values["first"] = first[:10]
        if last:
            conditions.append("rank < :last")
            values["last"] = last[:10] + "\x20"
        return " AND ".join(conditions) or "1 = 1", values

    def _count(self, query: str, values: dict[str, Any]) -> int:
        return sum(row.number for row in self._ask(query, values))

    def _ask(self, query: str, values: dict[str, Any]) -> list[Any]:
        if not self._there:
            return []
        given = {name: value for name, value in (self._values | values).items() if f":{name}" in query}
        lists = [name for name in (*self._lists, "above") if name in given]
        return list(self._connection.execute(with_lists(query, *lists), given))


def _standing(stale: bool, least: int) -> list[str]:
    """The conditions on what is told of a day."""
    return ["first <= :at", "stop > :at" if stale else "gone > :at", *(["origins >= :least"] if least > 1 else [])]


def _on(held: Held, gone: str, at: str) -> Held:
    return held if at < gone else replace(held, status=LAPSED)
