"""Microseconds an article by stage, on the uncompiled code: each stage's entry is timed while half of the articles are read.

    python bench/stages.py ARTICLES.jsonl

The other half is read first. A first pass meets new words; the second knows them. What no stage takes is the reader's own.
"""

import collections
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from throughput import document

from musnad import reader as module

ENTRIES = {
    "_analyser": "words", "_times": "find", "_assembler": "tokens", "_chunker": "chunks", "_parser": "parse",
    "_attributor": "statements", "_events": "events", "_resolver": "resolve", "_places": "places", "_zones": "filled",
}
FUNCTIONS = ("scan", "find_names", "sentences", "share", "Identities", "build")

spent: collections.Counter[str] = collections.Counter()


def timed(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*args: Any, **named: Any) -> Any:
        started = time.perf_counter()
        result = function(*args, **named)
        spent[name] += time.perf_counter() - started
        return result
    return call


class Timed:
    """A stage whose entry is timed; all else is its own."""

    def __init__(self, stage: Any, entry: str) -> None:
        self._stage = stage
        setattr(self, entry, timed(f"{type(stage).__name__}.{entry}", getattr(stage, entry)))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stage, name)


def main(path: str) -> None:
    documents = [document(json.loads(line)) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    read = module.reader()
    for one in documents[::2]:
        read.read(one)
    module.collect_seldom()
    for attribute, entry in ENTRIES.items():
        setattr(read, attribute, Timed(getattr(read, attribute), entry))
    for name in FUNCTIONS:
        setattr(module, name, timed(name, getattr(module, name)))
    measured, passes = documents[1::2], []
    for _ in range(2):
        spent.clear()
        started = time.perf_counter()
        for one in measured:
            read.read(one)
        spent["in all"] = time.perf_counter() - started
        passes.append({name: seconds / len(measured) * 1e6 for name, seconds in spent.items()})
    first, second = passes
    print(f"{'stage':28} {'first':>7} {'known':>7}  microseconds an article")
    for name in sorted(first, key=lambda name: -first[name]):
        print(f"{name:28} {first[name]:7.0f} {second.get(name, 0):7.0f}")


if __name__ == "__main__":
    main(sys.argv[1])
