"""Dates: the corpus of expressions with their values, the texts without any, and the examples of every rule."""

import csv
from pathlib import Path

import pytest

from musnad.grounding.calendars import bounds, hijri, solar
from musnad.mentions.times.find import TimeFinder
from musnad.read import read
from musnad.rulebook.tables import load_rulebook
from musnad.tokens.scan import scan

CORPUS = Path(__file__).parent / "data" / "times.tsv"
ROWS = list(csv.DictReader(CORPUS.open(encoding="utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
RULES = list(load_rulebook().constructions("mentions/times/*.yaml"))


def values(text: str, published: str) -> list[str]:
    """Values of the dates in a text, in order; other kinds have none."""
    return [time.value for time in read(text, published or None).times if time.kind == "date" and time.value]


def test_corpus_is_large_enough():
    assert sum(bool(row["value"]) for row in ROWS) >= 600
    assert sum(not row["value"] for row in ROWS) >= 120
    assert len({(row["text"], row["published"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_corpus(row):
    assert values(row["text"], row["published"]) == [value for value in row["value"].split(";") if value]


@pytest.fixture(scope="module")
def finder():
    return TimeFinder(load_rulebook(), None)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.rsplit("/", 1)[-1])
def test_rule_examples(rule, finder):
    for example in rule.body["examples"]:
        assert rule.rule in finder.fired(scan(example["text"])), example["text"]
        assert values(example["text"], example["published"]) == example["values"], example["text"]
    for counter in rule.body["counter_examples"]:
        assert rule.rule not in finder.fired(scan(counter["text"])), counter["text"]
