"""The rules' own examples are tests: each must fire on its example, and a construction not on its counter-examples."""

import pytest

from musnad.page.document import article
from musnad.reader import reader
from musnad.rulebook.lint import lint_folder
from musnad.rulebook.tables import SHIPPED, load_rulebook

BOOK = load_rulebook()
PREDICATE_FILES = sorted(name for name in BOOK.rows if name.startswith("events/predicates/"))
CUE_FILES = sorted(name for name in BOOK.rows if name.startswith("attribution/cues/"))
CONSTRUCTIONS = list(BOOK.constructions("attribution/*.yaml"))


def test_the_shipped_rules_are_clean():
    assert not lint_folder(SHIPPED)


@pytest.mark.parametrize("name", PREDICATE_FILES)
def test_every_predicate_fires_on_its_example(name):
    """A row's example yields an event of the row's type, triggered by a form of the row's word; a row without a type none."""
    missed = []
    for row in BOOK.rows[name]:
        reading = reader().read(article(row["example"] + ".", "2021-06-16"))
        if row["type"] and not any(event.type == row["type"] for event in reading.events):
            missed.append(f"{row.rule}: {row['example']}")
        if not row["type"] and reading.events:
            missed.append(f"{row.rule}: {reading.events[0].type} {row['example']}")
    assert not missed


@pytest.mark.parametrize("name", CUE_FILES)
def test_every_cue_is_known_in_its_example(name):
    """A row's word is found in its example with the row among its senses."""
    missed = []
    for row in BOOK.rows[name]:
        parsed = reader().parse(article(row["example"] + ".", "2021-06-16"))
        senses = {cue.rule for clauses in parsed.sentences for predication in clauses.predications
                  for cue in predication.token.analysis.lexeme.cues}
        if row.rule not in senses:
            missed.append(f"{row.rule}: {row['example']}")
    assert not missed


@pytest.mark.parametrize("rule", CONSTRUCTIONS, ids=lambda rule: rule.rule)
def test_construction(rule):
    """A construction reads the chains of its examples, and makes no statement of its counter-examples."""
    for example in rule.body["examples"]:
        chains = [[link.name for link in s.chain] for s in _read(example).statements]
        assert example["chain"] in chains, example["text"]
    for example in rule.body["counter_examples"]:
        assert not [s for s in _read(example).statements if s.rule == rule.rule], example["text"]


def _read(example):
    text = example["text"]
    headline = text if example.get("heading") else None
    return reader().read(article(text, "2021-06-16", headline=headline))
