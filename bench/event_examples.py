"""How much of the examples of events is read right, by file and aspect: ``python bench/event_examples.py [--misses] [FILE…]``.

``--mark`` marks what fails as open, and takes the marks off that are mended.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from event_judge import FOLDER, families, judge

from musnad.rulebook.event_examples import ASPECTS

REASONS = {
    "silent": "nothing vetoes the word here",
    "told": "no sense, or no binding of its frame",
    "alone": "another event is read beside",
    "mode": "the sense chosen has no such mode",
    "status": "status of the construction",
    "actor": "roles of the construction",
    "recipient": "roles of the construction",
}
"""What a new mark says until somebody writes why."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", help="names of files below events/examples/, without suffix")
    parser.add_argument("--misses", action="store_true", help="list what fails")
    parser.add_argument("--mark", action="store_true", help="mark what fails as open, and nothing else")
    options = parser.parse_args()
    total: Counter[tuple[str, str, bool]] = Counter()
    for name, examples in families().items():
        if options.files and name not in options.files:
            continue
        wrong: dict[str, list[str]] = {}
        for example in examples:
            verdict = judge(example)
            for aspect, right in verdict.items():
                total[name, aspect, right] += 1
                total["traps" if example.never else "events", aspect, right] += 1
            failing = [aspect for aspect, right in verdict.items() if not right]
            wrong[example.id] = failing
            if options.misses and failing:
                print(f"{name}#{example.id}\t{' '.join(failing)}{'  (open)' if example.open else ''}\t{example.text}")
        if options.mark:
            _mark(name, wrong, {e.id: e.open for e in examples})
    print(f"{'':24}" + "".join(f"{aspect:>16}" for aspect in ASPECTS))
    for name in dict.fromkeys([name for name, _, _ in total if name not in ("traps", "events")] + ["traps", "events"]):
        cells = ((total[name, aspect, True], total[name, aspect, True] + total[name, aspect, False]) for aspect in ASPECTS)
        print(f"{name:24}" + "".join(f"{f'{right}/{asked} {right / asked:.2f}' if asked else '':>16}" for right, asked in cells))


def _mark(name: str, wrong: dict[str, list[str]], known: dict[str, dict[str, str]]) -> None:
    path = FOLDER / f"{name}.yaml"
    blocks = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
    for number, block in enumerate(blocks):
        identifier = block.split("\n", 1)[0].removeprefix("- id: ")
        block = re.sub(r"\n  open:(?:\n    [^\n]*)*", "", block)
        if wrong[identifier]:
            reasons = known[identifier]
            marks = (f"\n    {aspect}: {reasons.get(aspect, REASONS[aspect])}" for aspect in wrong[identifier])
            block += "\n  open:" + "".join(marks)
        blocks[number] = block
    path.write_text("\n\n".join(blocks) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
