"""Examples of events and traps (``rules/events/examples/``): each aspect is read right, or is marked open with the reason."""

import pytest
from event_judge import families, judge

from musnad.rulebook.event_examples import EVENT_TYPES, read_event_examples
from musnad.rulebook.schemas import EVENT_MODES

FAMILIES = families()
MOST_OPEN = 0.06
"""The share of what the examples ask that may be marked open."""
VERDICTS: dict[str, tuple[int, int]] = {}


@pytest.mark.parametrize("family", FAMILIES)
def test_examples_are_read_right(family):
    """What is open must fail: what has been mended loses its mark (``python bench/event_examples.py --mark FILE``)."""
    failing, mended = [], []
    asked = marked = 0
    for example in FAMILIES[family]:
        verdict = judge(example)
        asked += len(verdict)
        marked += len(example.open)
        failing += [f"{example.id} {aspect}: {example.text}" for aspect, right in verdict.items()
                    if not right and aspect not in example.open]
        mended += [f"{example.id} {aspect}: {example.text}" for aspect in example.open if verdict.get(aspect, False)]
    VERDICTS[family] = (asked, marked)
    assert not failing, "\n".join(["read wrong:", *failing])
    assert not mended, "\n".join(["mended, take the mark `open` off:", *mended])


def test_little_is_open():
    if set(VERDICTS) != set(FAMILIES):
        pytest.skip("the whole file gives the share")
    asked, marked = (sum(numbers) for numbers in zip(*VERDICTS.values(), strict=True))
    assert marked <= MOST_OPEN * asked, f"{marked} of {asked}"


def test_every_type_mode_and_status_has_examples():
    """And every type a trap, a word that looks like it."""
    events = [event for examples in FAMILIES.values() for example in examples for event in example.events]
    statuses = {(event.type, event.status) for event in events}
    assert {(event.type, event.mode) for event in events} >= {
        (type_, mode) for type_, modes in EVENT_MODES.items() for mode in modes
    }
    assert statuses >= {(type_, status) for type_ in EVENT_TYPES
                        for status in ("actual", "historical", "future", "hypothetical", "negated")}
    assert {type_ for examples in FAMILIES.values() for example in examples for type_ in example.never} == set(EVENT_TYPES)
    assert sum(bool(example.never) for examples in FAMILIES.values() for example in examples) >= 430


TOLD = "- id: a\n  text: قتل جندي.\n  events:\n    - type: {type}\n      trigger:\n        - {word}\n"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("- id: a\n  text: قتل جندي.\n", "expects nothing"),
        ("- id: a\n  text: قتل جندي.\n  word: قتل\n", "one of word and never"),
        (TOLD.format(type="KILL", word="قتل"), "known type"),
        (TOLD.format(type="ASSAULT", word="قصف"), "does not stand"),
        (TOLD.format(type="ASSAULT\n      mode: visit", word="قتل"), "no mode"),
        ("- id: a\n  text: قتل جندي.\n  word: قتل\n  never: any\n" * 2, "second example"),
    ],
)
def test_what_is_wrong_with_an_example_is_said(body, problem):
    problems = []
    read_event_examples(body, "events/examples/a.yaml", problems)
    assert problem in problems[0].what


def test_the_marks_of_aspects_that_no_example_asks_are_wrong():
    for family, examples in FAMILIES.items():
        for example in examples:
            asks = {"silent"} if example.never else {"alone"}
            asks |= {"told", "mode", "status", "actor", "recipient"} if example.events else set()
            assert set(example.open) <= asks, f"{family}#{example.id}"
