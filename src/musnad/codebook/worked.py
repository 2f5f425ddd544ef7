"""Worked examples: sentences of the rules with what must be read in them, by the code that they show.

They are the examples that the tests read: those that are still ``open``, and traps, are left out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from musnad.rulebook.directive_examples import read_directive_examples
from musnad.rulebook.errors import Problem
from musnad.rulebook.event_examples import read_event_examples
from musnad.rulebook.statement_examples import read_statement_examples
from musnad.rulebook.tables import Rulebook

_Item = TypeVar("_Item")
_LONGEST = 130
"""Characters of a sentence that shows a code at a glance."""
DIRECTIVES = {"orders": "order", "assignments": "assignment", "requests": "request"}
"""The files of directives → the kind that they show."""


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the spans of the words that show the code, and what else is read: label → words or codes."""

    text: str
    marks: tuple[tuple[int, int], ...]
    read: tuple[tuple[str, tuple[str, ...]], ...]
    source: str
    """The id of the example (``events/examples/protest#tzahr-1``) or of the row whose example it is."""
    alone: bool = True
    """Whether nothing else is told in the sentence."""


def worked(book: Rulebook) -> dict[str, list[Example]]:
    """``type.PROTEST``, ``mode.PROTEST.demo``, ``status.actual``, ``stance.denies`` … → its examples, short ones first."""
    found: dict[str, list[Example]] = defaultdict(list)
    for keys, example in (*_events(book), *_statements(book), *_directives(book)):
        for key in keys:
            found[key].append(example)
    return {key: sorted(examples, key=lambda example: _strange(key, example)) for key, examples in found.items()}


def _strange(key: str, example: Example) -> tuple[bool, ...]:
    """Why an example shows a code less plainly: made for another type, several events in it, no plain fact, or long."""
    group, _, code = key.partition(".")
    file, _, _ = example.source.partition("#")
    own = group not in ("type", "mode") or file.endswith("/" + code.partition(".")[0].lower())
    plain = group not in ("type", "mode") or ("status", ("actual",)) in example.read
    return not own, not example.alone, not plain, len(example.text) > _LONGEST


def _sentence(text: str, words: Iterable[str], source: str, read: Sequence[tuple[str, tuple[str, ...]]], alone: bool) -> Example:
    """An example in which words are marked where they stand."""
    starts = ((text.find(word), len(word)) for word in words if word)
    marks = tuple(sorted({(start, start + length) for start, length in starts if start >= 0}))
    return Example(text, marks, tuple(read), source, alone)


def _events(book: Rulebook) -> Iterator[tuple[list[str], Example]]:
    for name, example in _read(book, "events/examples", read_event_examples):
        if example.open or example.word:
            continue
        for event in example.events:
            keys = [f"type.{event.type}"] if event.mode is None else [f"type.{event.type}", f"mode.{event.type}.{event.mode}"]
            if event.status:
                keys.append(f"status.{event.status}")
            read = [("mode", (event.mode,))] if event.mode else []
            read += [("status", (event.status,))] if event.status else []
            read += [(side, words) for side in ("actor", "recipient") if (words := getattr(event, side))]
            yield keys, _sentence(example.text, event.trigger, f"{name}#{example.id}", read, len(example.events) == 1)


def _statements(book: Rulebook) -> Iterator[tuple[list[str], Example]]:
    for name, example in _read(book, "attribution/examples", read_statement_examples):
        if example.open:
            continue
        for said in example.statements:
            keys = [f"said.{said.mode}"] + ([f"stance.{said.stance}"] if said.stance else [])
            yield keys, _sentence(example.text, [said.content], f"{name}#{example.id}", [("chain", said.chain)],
                                  len(example.statements) == 1)


def _directives(book: Rulebook) -> Iterator[tuple[list[str], Example]]:
    for name, example in _read(book, "events/directives/examples", read_directive_examples):
        kind = DIRECTIVES.get(name.rpartition("/")[2])
        if kind and example.task:
            read = [(side, words) for side in ("issuer", "assignee") if (words := getattr(example, side))]
            read += [("due", (example.due,))] if example.due else []
            yield [f"directive.{kind}"], _sentence(example.text, [example.task], f"{name}#{example.id}", read, True)


def _read(book: Rulebook, folder: str, read: Callable[[str, str, list[Problem]], list[_Item]]) -> Iterator[tuple[str, _Item]]:
    """The name of the file and each example, of the shipped files and the user's."""
    problems: list[Problem] = []
    for root in book.folders:
        for path in sorted((root / folder).glob("*.yaml")):
            for item in read(path.read_text(encoding="utf-8"), str(path), problems):
                yield f"{folder}/{path.stem}", item
