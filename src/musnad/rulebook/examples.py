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

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml

from musnad.rulebook.errors import Problem

FOLDER = "examples"
Item = TypeVar("Item")
Wrong = tuple[str, str] | None
"""What is wrong with an example, and how to mend it."""
KINDS = ("person", "organisation", "group", "outlet", "place")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The loader of libyaml, where PyYAML has it: ten times as fast."""
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


def compose(text: str, file: str, problems: list[Problem]) -> tuple[Any, Any] | None:
    """The node of a YAML document, which knows its lines, and what it says; None and a problem where it is no YAML."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        return node, loader.construct_document(node) if node else None
    except (yaml.YAMLError, ValueError) as error:  # the latter for a date such as 2021-13-45
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "cannot be parsed"
        problems.append(Problem(file, mark.line + 1 if mark else 1, f"not YAML: {what}", "correct the syntax"))
        return None


def read_items(text: str, file: str, problems: list[Problem], parts: frozenset[str],
               wrong: Callable[[dict[str, Any]], Wrong], make: Callable[[dict[str, Any]], Item]) -> list[Item]:
    """The examples of a file, each as ``make`` makes it of its parts; what is wrong is added to ``problems``.

    Every example has an ``id`` of its own, a ``text``, and no part that ``parts`` does not name; ``wrong`` checks the rest.
    """
    composed = compose(text, file, problems)
    if composed is None:
        return []
    node, loaded = composed
    if not isinstance(loaded, list) or not isinstance(node, yaml.SequenceNode):
        problems.append(Problem(file, 1, "not a list of examples", "start each example with `- id: …`"))
        return []
    found: list[Item] = []
    seen: set[str] = set()
    for body, item in zip(loaded, node.value, strict=True):
        problem = _malformed(body, seen, parts) or wrong(body)
        if problem:
            problems.append(Problem(file, item.start_mark.line + 1, *problem))
            continue
        seen.add(body["id"])
        found.append(make(body))
    return found


def misquoted(name: str, text: str, words: Iterable[Any]) -> Wrong:
    """What is wrong where an example names words that do not stand in its text."""
    missing = next((part for part in words if not isinstance(part, str) or part not in text), None)
    if missing is None:
        return None
    return f"example {name}: {missing!r} does not stand in its text", "write the words as in the text"


def _malformed(body: Any, seen: set[str], parts: frozenset[str]) -> Wrong:
    if not isinstance(body, dict) or not isinstance(body.get("id"), str) or not isinstance(body.get("text"), str):
        return "an example without id or text", "give it an id and a text"
    name, others = body["id"], set(body) - parts
    if name in seen:
        return f"a second example {name}", "rename one"
    if others:
        return f"example {name} has {', '.join(sorted(map(str, others)))}", f"an example has only {', '.join(sorted(parts))}"
    return None


def read_party_examples(text: str, file: str, problems: list[Problem]) -> list[PartyExample]:
    """The examples of one file below ``mentions/examples/``; what is wrong is added to ``problems``."""
    return read_items(text, file, problems, _PARTS, _wrong, _made)


def _made(body: dict[str, Any]) -> PartyExample:
    mentions = tuple(next(iter(mention.items())) for mention in body.get("mentions", []))
    return PartyExample(body["id"], body["text"], mentions, tuple(body.get("not", [])), body.get("open", ""))


def _wrong(body: dict[str, Any]) -> Wrong:
    """What is wrong with an example, and how to mend it."""
    name, text = body["id"], body["text"]
    mentions, forbidden = body.get("mentions", []), body.get("not", [])
    if not mentions and not forbidden:
        return f"example {name} expects nothing", "add mentions, or not"
    words = list(forbidden)
    for mention in mentions:
        if not isinstance(mention, dict) or len(mention) != 1 or not set(mention) <= set(KINDS):
            return f"example {name}: a mention that is no `kind: words`", f"kinds are {', '.join(KINDS)}"
        words += mention.values()
    if "open" in body and not (isinstance(body["open"], str) and body["open"]):
        return f"example {name} is open without a reason", "say what is missing"
    return misquoted(name, text, words)
