"""Confidence: the weights add up, surer readings get more, and what is dropped takes with it what rests on it."""

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from command import musnad

from musnad.ledger.confidence import at_least
from musnad.page.document import article
from musnad.reader import reader
from musnad.rulebook.logit import Logit
from musnad.rulebook.tables import load_rulebook

EXAMPLES = Path(__file__).parents[1] / "examples"
TEXT = "نقلت وكالة رويترز عن الوزير قوله إن الجيش قصف مدينة حلب أمس.\n\nواعتقلت الشرطة أربعة متظاهرين في الخرطوم."


@pytest.fixture(scope="module")
def reading():
    return reader().read(article(TEXT, "2021-03-10"))


def event(text):
    """The only event of a text."""
    [found] = reader().read(article(text, "2021-03-10")).events
    return found


def test_weights_are_hundredths_of_log_odds():
    book = load_rulebook()
    weights = {row["id"]: int(row["weight"]) for row in book.table("events/confidence.tsv")}
    expected = 1 / (1 + math.exp(-(weights["bias"] + weights["lead"] + weights["actor"]) / 100))
    assert Logit(book, "events/confidence.tsv").probability(["lead", "actor", "no such feature"]) == round(expected, 2)


def test_every_list_says_what_its_features_mean():
    for table in ("attribution", "events", "ledger"):
        rows = list(load_rulebook().table(f"{table}/confidence.tsv"))
        assert rows[0]["id"] == "bias" or any(row["id"] == "bias" for row in rows)
        assert all(row["meaning"] for row in rows)


def test_an_event_with_both_parties_is_surer_than_one_with_none():
    assert event("اعتقلت الشرطة المتظاهرين.").confidence > event("وقعت اعتقالات.").confidence


def test_an_event_told_twice_is_surer():
    once = "شنت الطائرات غارة على البلدة."
    again = once + " وأسفرت الغارة عن أضرار."
    assert event(again).confidence > event(once).confidence


def test_the_dropped_take_with_them_what_rests_on_them(reading):
    [statement] = reading.statements
    inside, outside = reading.events
    assert (inside.statement, outside.statement) == (statement.id, None)
    surest = tuple(replace(e, confidence=0.9) for e in reading.events)
    changes = tuple(replace(change, confidence=0.9) for change in reading.changes)
    assert {change.event for change in changes} == {outside.id}
    doubted = replace(reading, events=surest, changes=changes, statements=(replace(statement, confidence=0.5),))
    kept = at_least(doubted, 0.8)
    assert kept.statements == ()
    assert [e.id for e in kept.events] == [outside.id]
    assert kept.changes == changes
    without = at_least(replace(doubted, events=(surest[0], replace(outside, confidence=0.1))), 0.4)
    assert [e.id for e in without.events] == [inside.id]
    assert without.changes == ()


def test_a_statement_within_a_dropped_one_goes_too(reading):
    [outer] = reading.statements
    inner = replace(outer, id="s2", within=outer.id, content=(outer.content[0] + 1, outer.content[1]), confidence=0.99)
    assert at_least(replace(reading, statements=(inner, replace(outer, confidence=0.2)), events=()), 0.5).statements == ()
    assert len(at_least(replace(reading, statements=(inner, replace(outer, confidence=0.6)), events=()), 0.5).statements) == 2


def test_nothing_is_dropped_without_a_minimum(reading):
    assert at_least(reading, 0) is reading


def test_the_option_of_read():
    command = ("read", EXAMPLES, "--format", "jsonl")
    every, surest = (
        [json.loads(line) for line in musnad(*command, *more).out.splitlines()]
        for more in ([], ["--min-confidence", "0.85"])
    )
    for all_, some in zip(every, surest, strict=True):
        assert all(e["confidence"] >= 0.85 for part in ("statements", "events", "changes") for e in some[part])
        assert {e["statement"] for e in some["events"]} <= {None, *(s["id"] for s in some["statements"])}
        assert {c["event"] for c in some["changes"]} <= {None, *(e["id"] for e in some["events"])}
        assert len(some["events"]) <= len(all_["events"])
    assert sum(len(r["events"]) for r in surest) < sum(len(r["events"]) for r in every)
    assert musnad(*command, "--min-confidence", "2").returncode == 2
