"""The parties of ``rules/mentions/examples/``: found with the very words, and none where a word only looks like one."""

from collections import Counter

import pytest
from partyfinder import PartyFinder

from musnad.page.document import article
from musnad.reader import reader
from musnad.rulebook.examples import example_files, read_party_examples
from musnad.rulebook.tables import SHIPPED

EXAMPLES = [(example.id, example) for path in example_files(SHIPPED / "mentions")
            for example in read_party_examples(path.read_text(encoding="utf-8"), str(path), [])]
FINDER = PartyFinder(reader().book)
SAME = {
    "person": {"person"},
    "group": {"group", "organisation", "people"},
    "organisation": {"organisation", "group"},
    "outlet": {"outlet"},
    "place": {"place"},
}
"""What counts as each kind: the lists draw no line between an organisation and a group, and several people are a group."""


def found(text):
    """(start, end, kind) of the parties read in a text."""
    return [(p.start, p.end, "people" if p.several else p.kind)
            for sentence in reader().parse(article(text, "2021-06-16")).sentences
            for p in FINDER.find(sentence.tokens, sentence.chunks)]


def wrong(example):
    """What is wrong with the reading of an example, '' for nothing."""
    read = found(example.text)
    expected = set()
    for kind, words in example.mentions:
        spans = [(s, e) for s, e, as_kind in read if example.text[s:e] == words and as_kind in SAME[kind]]
        if not spans:
            return f"{kind} {words} not in {[(example.text[s:e], k) for s, e, k in read]}"
        expected.update(spans)
    for words in example.forbidden:
        at = example.text.index(words)
        for s, e, kind in read:
            if s < at + len(words) and at < e and (s, e) not in expected:
                return f"{kind} {example.text[s:e]} though {words} is none"
    return ""


@pytest.mark.parametrize("example", [
    pytest.param(example, id=name, marks=[pytest.mark.xfail(strict=True, reason=example.open)] if example.open else [])
    for name, example in EXAMPLES
])
def test_parties(example):
    assert not wrong(example)


def test_the_examples_are_many_and_few_are_open():
    parties_and_traps = Counter(name.startswith("traps-") for name, _ in EXAMPLES)
    assert parties_and_traps[False] >= 420
    assert parties_and_traps[True] >= 160
    assert sum(bool(example.open) for _, example in EXAMPLES) <= 0.05 * len(EXAMPLES)
