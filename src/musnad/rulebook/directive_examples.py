"""Examples of directives, and traps: texts with words of ordering in which nobody is told to do anything.

They stand in ``rules/events/directives/examples/`` and are tests (``tests/test_directives.py``).

    - id: kallaf-1
      text: كلف الرئيس وزير النقل بإعادة فتح المطار بحلول 1 يوليو.
      issuer:
        - الرئيس
      assignee:
        - وزير النقل
      task: إعادة فتح المطار بحلول 1 يوليو
      due: 2021-07-01
    - id: trap-1
      text: كلف المشروع خزينة الدولة مليار دولار.
      never: a cost

Texts are read as of 16 June 2021. ``due`` and ``status`` (``actual`` where left out) are those of the record; ``never`` says why
there is no directive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from musnad.rulebook.errors import Problem

_PARTS = frozenset({"id", "text", "issuer", "assignee", "task", "due", "status", "never"})


@dataclass(frozen=True, slots=True)
class DirectiveExample:
    """A text with its one directive, or ``never`` one, and why."""

    id: str
    text: str
    issuer: tuple[str, ...]
    assignee: tuple[str, ...]
    task: str
    due: str | None
    status: str
    never: str


def read_directive_examples(text: str, file: str, problems: list[Problem]) -> list[DirectiveExample]:
    """The examples of one file; what is wrong is added to ``problems``."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        loaded = yaml.load(text, Loader=yaml.BaseLoader)  # scalars as written: a date stays a string
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "cannot be parsed"
        problems.append(Problem(file, mark.line + 1 if mark else 1, f"not YAML: {what}", "correct the syntax"))
        return []
    if not isinstance(loaded, list) or not isinstance(node, yaml.SequenceNode):
        problems.append(Problem(file, 1, "not a list of examples", "start each example with `- id: …`"))
        return []
    found: list[DirectiveExample] = []
    seen: set[str] = set()
    for body, item in zip(loaded, node.value, strict=True):
        wrong = _wrong(body, seen)
        if wrong:
            problems.append(Problem(file, item.start_mark.line + 1, *wrong))
            continue
        seen.add(body["id"])
        found.append(DirectiveExample(
            body["id"], body["text"], tuple(body.get("issuer", [])), tuple(body.get("assignee", [])), body.get("task", ""),
            body.get("due"), body.get("status", "actual"), body.get("never", "")))
    return found


def _wrong(body: Any, seen: set[str]) -> tuple[str, str] | None:
    """What is wrong with an example, and how to mend it."""
    if not isinstance(body, dict) or not body.get("id") or not body.get("text"):
        return "an example without id or text", "give it an id and a text"
    name = body["id"]
    if name in seen:
        return f"a second example {name}", "rename one"
    if set(body) - _PARTS:
        return f"example {name} has {', '.join(sorted(set(body) - _PARTS))}", f"an example has only {', '.join(sorted(_PARTS))}"
    if bool(body.get("task")) == bool(body.get("never")):
        return f"example {name} has both or neither of task and never", "give the task, or say why there is none"
    parties = [body.get(side, []) for side in ("issuer", "assignee")]
    if not all(isinstance(side, list) for side in parties):
        return f"example {name}: issuer and assignee are lists", "write a block list"
    words = [*(word for side in parties for word in side), *([body["task"]] if body.get("task") else [])]
    missing = next((part for part in words if part not in body["text"]), None)
    if missing is not None:
        return f"example {name}: {missing!r} does not stand in its text", "write the words as in the text"
    return None
