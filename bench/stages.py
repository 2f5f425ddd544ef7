"""Microseconds an article by stage and by YAML rule, on the uncompiled code, while half of the articles are read.

    python bench/stages.py ARTICLES.jsonl

The other half is read first. A first pass meets new words; the second knows them. What no stage takes is the reader's own. What
stands in rows (predicates, cues, names) has no cost of its own: rows are looked up by word, see ``growth.py``.
"""

import collections
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from throughput import document
from usage import arguments

from musnad import reader as module
from musnad.rulebook.tables import load_rulebook

ENTRIES = {
    "_analyser": "words", "_times": "find", "_assembler": "tokens", "_chunker": "chunks", "_parser": "parse",
    "_attributor": "statements", "_events": "events", "_resolver": "resolve", "_places": "places", "_zones": "filled",
}
FUNCTIONS = ("scan", "find_names", "sentences", "share", "Identities", "build")

spent: collections.Counter[str] = collections.Counter()


def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*args: Any, **named: Any) -> Any:
        started = time.process_time()
        result = function(*args, **named)
        spent[name] += time.process_time() - started
        return result
    return call


class Timed:
    """A stage whose entry is timed; all else is its own."""

    def __init__(self, stage: Any, entry: str, name: str | None = None) -> None:
        self._stage = stage
        setattr(self, entry, timed(name or f"{type(stage).__name__}.{entry}", getattr(stage, entry)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stage, name)


def timed_rules(read: module.Reader) -> None:
    """Time each YAML rule where it is matched."""
    for rule in read._times._cascade.rules:
        kept = rule.variants
        rule.variants = [_Matching(variant, rule.rule) for variant in kept]
    for construction in read._attributor._finder._symbols._constructions:
        construction.pattern = Timed(construction.pattern, "matches", construction.rule)


class _Matching:
    """A pattern of a rule for times, whose search is timed."""

    def __init__(self, variant: Any, rule: str) -> None:
        self._variant = variant
        self._rule = rule

    def __getattr__(self, name: str) -> Any:
        return getattr(self._variant, name)

    def regex(self, newest: str) -> Any:
        return _Search(self._variant.regex(newest), self._rule)


class _Search:
    def __init__(self, regex: Any, rule: str) -> None:
        self._regex = regex
        self._rule = rule

    def finditer(self, symbols: str) -> list[Any]:
        started = time.process_time()
        found = list(self._regex.finditer(symbols))
        spent[self._rule] += time.process_time() - started
        return found


def stages(path: str) -> tuple[dict[str, float], dict[str, float]]:
    """Microseconds an article by stage and by rule, on a first pass and with known words."""
    documents = [document(json.loads(line)) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    read = module.Reader(load_rulebook())
    for one in documents[::2]:
        read.read(one)
    module.collect_seldom()
    timed_rules(read)
    for attribute, entry in ENTRIES.items():
        setattr(read, attribute, Timed(getattr(read, attribute), entry))
    functions = {name: getattr(module, name) for name in FUNCTIONS}
    for name, function in functions.items():
        setattr(module, name, timed(name, function))
    measured, passes = documents[1::2], []
    try:
        for _ in range(2):
            spent.clear()
            started = time.process_time()
            for one in measured:
                read.read(one)
            spent["in all"] = time.process_time() - started
            passes.append({name: seconds / len(measured) * 1e6 for name, seconds in spent.items()})
    finally:
        for name, function in functions.items():
            setattr(module, name, function)
    return passes[0], passes[1]


def main(path: str) -> None:
    first, second = stages(path)
    print(f"{'stage or rule':44} {'first':>7} {'known':>7}  microseconds an article")
    for name in sorted(first, key=lambda name: ("#" in name, -first[name])):
        print(f"{name:44} {first[name]:7.1f} {second.get(name, 0):7.1f}")


if __name__ == "__main__":
    main(arguments(1)[0])
