"""Directives: who is to do what by when, by the examples beside the rules; and what is no directive."""

import json

import pytest
from command import musnad

from musnad.page.document import article
from musnad.reader import reader
from musnad.rulebook.directive_examples import read_directive_examples
from musnad.rulebook.tables import SHIPPED, load_rulebook

FOLDER = SHIPPED / "events" / "directives" / "examples"
EXAMPLES = [example for path in sorted(FOLDER.glob("*.yaml"))
            for example in read_directive_examples(path.read_text(encoding="utf-8"), path.name, [])]


def read(text, published="2021-06-16"):
    return reader().read(article(text, published))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.id)
def test_example(example):
    """One directive with these parties, task, date and status; or none."""
    reading = read(example.text)
    found = [(tuple(p.name for p in d.issuer), tuple(p.name for p in d.assignee), reading.document.text[slice(*d.task)], d.due,
              d.status) for d in reading.directives]
    wanted = (example.issuer, example.assignee, example.task, example.due, example.status)
    assert found == ([] if example.never else [wanted])


def test_there_are_enough_of_both():
    assert sum(not example.never for example in EXAMPLES) >= 60
    assert sum(bool(example.never) for example in EXAMPLES) >= 25


def test_every_word_tells_a_directive_in_its_example():
    """By the row itself."""
    missed = []
    for row in load_rulebook().table("events/directives/words.tsv"):
        if row.rule not in {directive.rule for directive in read(row["example"] + ".").directives}:
            missed.append(row.rule)
    assert not missed


def test_kinds():
    texts = ("أمر الرئيس الجيش بالانسحاب.", "كلف المجلس اللجنة بإعداد التقرير.", "طالب البرلمان الحكومة بتقديم خطة.")
    kinds = {directive.kind for text in texts for directive in read(text).directives}
    assert kinds == {"order", "assignment", "request"}


def test_a_reported_directive_keeps_its_statement():
    reading = read("قال المتحدث إن الرئيس وجه الجيش بحماية الحدود.")
    [directive] = reading.directives
    assert directive.statement == reading.statements[0].id


def test_a_deadline_lies_ahead_and_a_past_date_is_none():
    assert read("أمر المحافظ بإخلاء القرية حتى يوم الأحد.").directives[0].due == "2021-06-20"
    assert read("أمر الوزير بفتح تحقيق في حادث الأحد الماضي.").directives[0].due is None


@pytest.mark.parametrize(("body", "problem"), [
    ("- id: a\n  text: أمر الرئيس بالانسحاب.\n", "both or neither"),
    ("- id: a\n  text: أمر الرئيس بالانسحاب.\n  task: القصف\n", "does not stand in its text"),
    ("- id: a\n  text: أمر.\n  never: x\n- id: a\n  text: أمر.\n  never: x\n", "a second example"),
    ("- id: a\n  text: أمر.\n  never: x\n  who: y\n", "an example has only"),
    ("a: b", "not a list"),
])
def test_a_bad_example_is_told(body, problem):
    problems = []
    read_directive_examples(body, "x.yaml", problems)
    assert any(problem in str(told) for told in problems)


def test_the_text_format_and_explain_show_it(tmp_path):
    path = tmp_path / "order.txt"
    path.write_text("كلف الرئيس وزير النقل بإعادة فتح المطار بحلول 1 يوليو.", encoding="utf-8")
    def run(*arguments):
        result = musnad(*arguments)
        assert result.returncode == 0, result
        return result.out

    out = run("read", path, "--published", "2021-06-16")
    assert "WHO IS TO DO WHAT" in out
    assert "assignment" in out
    assert "events/directives/words#kallaf" in run("explain", path, "d1")
    [line] = run("read", path, "--format", "jsonl").splitlines()
    assert json.loads(line)["directives"][0]["kind"] == "assignment"
