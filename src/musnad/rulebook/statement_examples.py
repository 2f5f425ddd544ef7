"""Examples of who says what, one file a construction, and sentences in which nobody says anything.

They are tests, so no reader loads them; ``musnad rules check`` sees that they are well formed.

    - id: relay-001
      text: نقلت وكالة رويترز عن مسؤول أمريكي قوله إن الاتفاق بات قريبا.
      statements:
        - chain:
            - وكالة رويترز
            - مسؤول أمريكي
          content: الاتفاق بات قريبا
          mode: indirect
    - id: none-verbs-001
      text: أعلن الحلفاء الحرب على ألمانيا عام 1939.
      none: true
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from musnad.rulebook.errors import Problem
from musnad.rulebook.examples import Wrong, misquoted, read_items
from musnad.rulebook.schemas import STANCES

MODES = ("direct", "indirect")
_PARTS = frozenset({"id", "text", "heading", "statements", "none", "open"})
_SAID = frozenset({"chain", "content", "mode", "stance"})


@dataclass(frozen=True, slots=True)
class Said:
    """A statement that must be read: the names of its chain, outermost first, and its content, as they stand in the text.

    ``stance`` is '' where the example does not ask for one.
    """

    chain: tuple[str, ...]
    content: str
    mode: str
    stance: str


@dataclass(frozen=True, slots=True)
class StatementExample:
    """A sentence or a few with all the statements in them, none where nobody says anything.

    ``heading``: the text is a headline. ``open`` says why the reader does not get there yet, '' where it does.
    """

    id: str
    text: str
    heading: bool
    statements: tuple[Said, ...]
    open: str


def read_statement_examples(text: str, file: str, problems: list[Problem]) -> list[StatementExample]:
    """The examples of one file below ``attribution/examples/``; what is wrong is added to ``problems``."""
    return read_items(text, file, problems, _PARTS, _wrong, _made)


def _made(body: dict[str, Any]) -> StatementExample:
    said = tuple(Said(tuple(s["chain"]), s["content"], s["mode"], s.get("stance", "")) for s in body.get("statements", []))
    return StatementExample(body["id"], body["text"], body.get("heading", False), said, body.get("open", ""))


def _wrong(body: dict[str, Any]) -> Wrong:
    """What is wrong with an example, and how to mend it."""
    name = body["id"]
    if ("statements" in body) == (body.get("none") is True):
        return f"example {name} expects nothing, or both", "give it either statements or `none: true`"
    if "open" in body and not (isinstance(body["open"], str) and body["open"]):
        return f"example {name} is open without a reason", "say what is missing"
    statements = body.get("statements", [])
    if not isinstance(statements, list) or ("statements" in body and not statements):
        return f"example {name}: no list of statements", "give each a chain, content and mode"
    return next((wrong for said in statements if (wrong := _unsaid(said, name, body["text"]))), None)


def _unsaid(said: Any, name: str, text: str) -> Wrong:
    """What is wrong with a statement of an example, and how to mend it."""
    if not isinstance(said, dict) or set(said) - _SAID or not isinstance(said.get("chain"), list) or not said["chain"]:
        return f"example {name}: a statement without a chain", f"give it {', '.join(sorted(_SAID))}; the stance may be left out"
    if said.get("mode") not in MODES:
        return f"example {name}: mode {said.get('mode')!r}", f"make it one of: {' '.join(MODES)}"
    if said.get("stance", "says") not in STANCES:
        return f"example {name}: stance {said['stance']!r}", f"make it one of: {' '.join(STANCES)}"
    if not said.get("content"):
        return f"example {name}: a statement without content", "write the words as in the text"
    return misquoted(name, text, (*said["chain"], said["content"]))
