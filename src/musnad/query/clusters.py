"""Clusters of all records that were judged the same, at once: what exports count as one."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from musnad.query.judgements import RULES
from musnad.store import schema as db

Verdict = tuple[str, str, str, str, float]
"""Two records, by whom they were judged, the verdict and its score."""


def clusters(connection: Connection, kind: str = "event") -> dict[str, str]:
    """Record → the one that stands for its cluster (the first by id), for each record that is the same as another."""
    table = db.judgement
    query = (
        select(table.c.a, table.c.b, table.c.by, table.c.verdict, table.c.score).where(table.c.kind == kind).order_by(table.c.seq)
    )
    return joined((row.a, row.b, row.by, row.verdict, row.score) for row in connection.execute(query))


def joined(verdicts: Iterable[Verdict]) -> dict[str, str]:
    """The clusters of records of one kind, their judgements given in the order in which they were made."""
    standing: dict[tuple[str, str], tuple[bool, str, float]] = {}
    for a, b, by, verdict, score in verdicts:
        person = by != RULES
        if person or not standing.get((a, b), (False,))[0]:
            standing[a, b] = (person, verdict, score)
    parent: dict[str, str] = {}
    members: dict[str, set[str]] = {}
    apart = {pair for pair, (person, verdict, _) in standing.items() if person and verdict == "different"}

    def find(one: str) -> str:
        while parent.get(one, one) != one:
            one = parent[one]
        return one

    same = sorted(
        ((score, pair) for pair, (_, verdict, score) in standing.items() if verdict == "same"), key=lambda s: (-s[0], s[1])
    )
    for _, (a, b) in same:
        first, second = sorted((find(a), find(b)))
        ours, theirs = members.get(first, {first}), members.get(second, {second})
        if first == second or any(tuple(sorted((x, y))) in apart for x in ours for y in theirs) if apart else first == second:
            continue
        parent[second] = first
        members[first] = ours | theirs
    return {one: find(one) for pair in standing for one in pair if find(one) != one or one in members}
