"""The statements of ``rules/attribution/examples/``: each read with its chain, content and mode, and no other."""

import pytest

from musnad.page.document import article
from musnad.reader import reader
from musnad.rulebook.errors import Problem
from musnad.rulebook.examples import example_files
from musnad.rulebook.statement_examples import read_statement_examples
from musnad.rulebook.tables import SHIPPED

EXAMPLES = [example for path in example_files(SHIPPED / "attribution")
            for example in read_statement_examples(path.read_text(encoding="utf-8"), str(path), [])]
MARKS = " .،؟!«»\""
CONJUNCTION = "\u0648"


def same_party(wanted, read):
    """Whether two wordings name one party: alike but for a title, a name or an apposition that one of them leaves out."""
    short, long = sorted((wanted.strip(MARKS), read.strip(MARKS)), key=len)
    rest = long[len(short):].lstrip("، ")
    return long == short or (long.startswith((f"{short} ", f"{short}،")) and not rest.startswith(CONJUNCTION))


def is_read(said, statement, text):
    """Whether a statement that was read is the one wanted."""
    return (
        len(said.chain) == len(statement.chain)
        and all(same_party(name, link.name) for name, link in zip(said.chain, statement.chain, strict=True))
        and text[slice(*statement.content)].strip(MARKS) == said.content.strip(MARKS)
        and statement.mode == said.mode
        and said.stance in ("", statement.stance)
    )


def wrong(example):
    """What is missing from the reading of an example and what is too much, '' for nothing."""
    text = example.text
    unread = list(reader().read(article(text, "2021-06-16", headline=text if example.heading else None)).statements)
    missing = []
    for said in example.statements:
        found = next((statement for statement in unread if is_read(said, statement, text)), None)
        if found is None:
            missing.append(f"missing {' < '.join(said.chain)}: {said.content} ({said.mode} {said.stance})")
        else:
            unread.remove(found)
    return "; ".join(missing + [
        f"read {' < '.join(link.name for link in s.chain)}: {text[slice(*s.content)]} ({s.mode} {s.stance}, {s.rule})"
        for s in unread])


@pytest.mark.parametrize("example", [
    pytest.param(e, id=e.id, marks=[pytest.mark.xfail(strict=True, reason=e.open)] if e.open else []) for e in EXAMPLES
])
def test_statements(example):
    assert not wrong(example)


def test_the_examples_are_many_and_few_are_open():
    """What issue asks of the corpus: chains of two and three links, counter-examples, and few that wait."""
    telling = [example for example in EXAMPLES if example.statements]
    links = [max(len(said.chain) for said in example.statements) for example in telling]
    assert len(telling) >= 520
    assert sum(count >= 2 for count in links) >= 160
    assert sum(count >= 3 for count in links) >= 25
    assert len(EXAMPLES) - len(telling) >= 210
    assert sum(bool(example.open) for example in EXAMPLES) <= 0.05 * len(EXAMPLES)


SAID = "  statements:\n    - chain:\n        - الوزير\n      content: الجو صحو\n      mode: indirect\n"


@pytest.mark.parametrize(("text", "what"), [
    ("- id: a\n  text: قال الوزير إن الجو صحو.\n" + SAID, ""),
    ("- id: a\n  text: قال إن الجو صحو.\n" + SAID, "does not stand in its text"),
    ("- id: a\n  text: قال الوزير إن الجو بارد.\n" + SAID, "does not stand in its text"),
    ("- id: a\n  text: قال الوزير إن الجو صحو.\n" + SAID + "  none: true\n", "expects nothing, or both"),
    ("- id: a\n  text: قال الوزير إن الجو صحو.\n", "expects nothing, or both"),
    ("- id: a\n  text: قال الوزير إن الجو صحو.\n" + SAID.replace("indirect", "oblique"), "mode 'oblique'"),
    ("- id: a\n  text: عاد.\n  none: true\n- id: a\n  text: غاب.\n  none: true\n", "a second example a"),
    ("- id: a\n  text: عاد.\n  none: true\n  open:\n", "open without a reason"),
])
def test_what_the_linter_says(text, what):
    problems: list[Problem] = []
    read_statement_examples(text, "a.yaml", problems)
    assert [what in problem.what for problem in problems] == ([True] if what else [])
