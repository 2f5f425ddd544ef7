"""Examples of what a stage must find and must leave alone: YAML files in folders named ``examples`` below ``rules/``.

They are tests, so no reader loads them; ``musnad rules check`` sees that they are well formed.

    - id: posts-1
      text: قال وزير الخارجية الروسي إن المحادثات انتهت في شارع الملك فهد.
      mentions:
        - person: وزير الخارجية الروسي
      not:
        - الملك فهد
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from musnad.rulebook.errors import Problem

FOLDER = "examples"
KINDS = ("person", "organisation", "group", "outlet", "place")
_PARTS = frozenset({"id", "text", "mentions", "not", "open"})


@dataclass(frozen=True, slots=True)
class PartyExample:
    """A sentence with the parties that must be found in it, as (kind, words), and words that belong to none.

    ``open`` says why the reader does not get there yet, '' where it does.
    """

    id: str
    text: str
    mentions: tuple[tuple[str, str], ...]
    forbidden: tuple[str, ...]
    open: str


def example_files(folder: Path) -> list[Path]:
    """The files of examples below a folder of rules, sorted."""
    return sorted(path for path in folder.rglob("*.yaml") if path.parent.name == FOLDER)


def read_items(text: str, file: str, problems: list[Problem]) -> list[tuple[Any, int]]:
    """The items of a file of examples, each with its line; what keeps it from being read is added to ``problems``."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        loaded = yaml.safe_load(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "cannot be parsed"
        problems.append(Problem(file, mark.line + 1 if mark else 1, f"not YAML: {what}", "correct the syntax"))
        return []
    if not isinstance(loaded, list) or not isinstance(node, yaml.SequenceNode):
        problems.append(Problem(file, 1, "not a list of examples", "start each example with `- id: …`"))
        return []
    return [(body, item.start_mark.line + 1) for body, item in zip(loaded, node.value, strict=True)]


def read_party_examples(text: str, file: str, problems: list[Problem]) -> list[PartyExample]:
    """The examples of one file below ``mentions/examples/``; what is wrong is added to ``problems``."""
    found: list[PartyExample] = []
    seen: set[str] = set()
    for body, line in read_items(text, file, problems):
        wrong = _wrong(body, seen)
        if wrong:
            problems.append(Problem(file, line, *wrong))
            continue
        seen.add(body["id"])
        mentions = tuple(next(iter(mention.items())) for mention in body.get("mentions", []))
        found.append(PartyExample(body["id"], body["text"], mentions, tuple(body.get("not", [])), body.get("open", "")))
    return found


def _wrong(body: Any, seen: set[str]) -> tuple[str, str] | None:
    """What is wrong with an example, and how to mend it."""
    if not isinstance(body, dict) or not isinstance(body.get("id"), str) or not isinstance(body.get("text"), str):
        return "an example without id or text", "give it an id and a text"
    name, text = body["id"], body["text"]
    if name in seen:
        return f"a second example {name}", "rename one"
    if set(body) - _PARTS:
        return f"example {name} has {', '.join(sorted(set(body) - _PARTS))}", f"an example has only {', '.join(sorted(_PARTS))}"
    mentions, forbidden = body.get("mentions", []), body.get("not", [])
    if not mentions and not forbidden:
        return f"example {name} expects nothing", "add mentions, or not"
    words = list(forbidden)
    for mention in mentions:
        if not isinstance(mention, dict) or len(mention) != 1 or not set(mention) <= set(KINDS):
            return f"example {name}: a mention that is no `kind: words`", f"kinds are {', '.join(KINDS)}"
        words += mention.values()
    missing = next((part for part in words if not isinstance(part, str) or part not in text), None)
    if missing is not None:
        return f"example {name}: {missing!r} does not stand in its text", "write the words as in the text"
    if "open" in body and not (isinstance(body["open"], str) and body["open"]):
        return f"example {name} is open without a reason", "say what is missing"
    return None
