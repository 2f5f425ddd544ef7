"""The sentences of ``rules/ledger/examples.tsv``: the changes that each tells, and nothing else; open ones are not read yet.

``told`` has the changes as ``kind:effect``, with ``@`` and an area where that matters, then ``=`` and the date (``-``: none) or
status where that matters, between semicolons.
"""

import pytest

from musnad import read
from musnad.page.document import article
from musnad.reader import reader
from musnad.rulebook.tables import load_rulebook

ROWS = list(load_rulebook().table("ledger/examples.tsv"))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_example(row):
    changes = read(row["text"], "2022-01-05").changes
    found = {(f"{change.kind}:{change.effect}", area, when) for change in changes
             for area in [*(a.name for a in change.areas), ""] for when in (change.at or "-", change.status, "")}
    told = (one.strip().partition("=") for one in row["told"].split(";"))
    want = {(change, area, when) for what, _, when in told for change, _, area in [what.partition("@")] if change}
    right = want <= found and {change for change, *_ in found} == {change for change, *_ in want}
    assert right or row["open"], found
    assert not (right and row["open"]), "read now: take the reason out"


@pytest.mark.parametrize("name", ["workings", "states"])
def test_every_row_is_read_in_its_example(name):
    services = {row["group"]: row["change"] for row in load_rulebook().table("ledger/services.tsv")}
    missed = []
    for row in load_rulebook().table(f"ledger/{name}.tsv"):
        changes = reader().read(article(row["example"] + ".", "2021-06-16")).changes
        told = {f"{change.kind}:{change.effect}" for change in changes}
        wanted = {f"{services[group]}:{row['effect']}" for group in row["groups"].split(",")} if name == "workings" else {
            f"{row['change']}:{effect}" for effect in ("in_force", "starts")}
        if not told & wanted:
            missed.append(f"{row.rule}: {row['example']}")
    assert not missed
