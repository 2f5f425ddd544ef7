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

from musnad.rulebook.errors import Problem
from musnad.rulebook.examples import Wrong, misquoted, read_items

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
    return read_items(text, file, problems, _PARTS, _wrong, _made)


def _made(body: dict[str, Any]) -> DirectiveExample:
    due = str(body["due"]) if "due" in body else None  # YAML makes a date of it
    return DirectiveExample(
        body["id"], body["text"], tuple(body.get("issuer", [])), tuple(body.get("assignee", [])), body.get("task", ""),
        due, body.get("status", "actual"), body.get("never", ""))


def _wrong(body: dict[str, Any]) -> Wrong:
    """What is wrong with an example, and how to mend it."""
    name = body["id"]
    if bool(body.get("task")) == bool(body.get("never")):
        return f"example {name} has both or neither of task and never", "give the task, or say why there is none"
    parties = [body.get(side, []) for side in ("issuer", "assignee")]
    if not all(isinstance(side, list) for side in parties):
        return f"example {name}: issuer and assignee are lists", "write a block list"
    words = [*(word for side in parties for word in side), *([body["task"]] if body.get("task") else [])]
    return misquoted(name, body["text"], words)
