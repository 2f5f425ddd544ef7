"""Whether an article costs the same when there is more of everything: microseconds of work at ×1, ×2 and ×4.

    python bench/growth.py ARTICLES.jsonl

Of the number of articles, their length, the rows of the word lists and the YAML rules (``grown.py`` says how more are made).
Every measure is a first pass in a reader of its own, over words that it was not warmed on; the least of three, taken by turns.
"""

import json
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from grown import Reworded, more_rows, more_rules
from throughput import document
from usage import arguments

from musnad.reader import Reader, collect_seldom
from musnad.records import Document
from musnad.rulebook.tables import Rulebook, load_rulebook

TIMES = (1, 2, 4)
ROUNDS = 3
COUNT = 80
"""Articles that are read for each measure, after as many others."""
Steps = list[tuple[int, float]]


def spent(book: Rulebook, documents: Sequence[Document], warm: Sequence[Document]) -> float:
    """Microseconds an article."""
    read = Reader(book).read
    for one in warm:
        read(one)
    collect_seldom()
    start = time.process_time()
    for one in documents:
        read(one)
    return (time.process_time() - start) / len(documents) * 1e6


def growth(path: str) -> dict[str, Steps]:
    """For each kind of growth, how many there were and what an article (for lengths: as much text as one) cost."""
    entries = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()][: 2 * COUNT]
    made = Reworded([entry["text"] for entry in entries])
    others = [document(entry) for entry in entries[1::2]]
    entries = entries[::2]
    same = [document(entry) for entry in entries]
    book = load_rulebook()
    measures: list[tuple[str, int, Rulebook, list[Document], int]] = []
    with tempfile.TemporaryDirectory() as folder:
        for times in TIMES:
            many = [document({**entry, "text": made.text(entry["text"])}) for _ in range(times) for entry in entries]
            long = [document({**entry, "text": "\n\n".join(made.text(entry["text"]) for _ in range(times))})
                    for entry in entries[: COUNT // times]]
            measures += [("articles", len(many), book, many, 1),
                         ("characters", sum(len(one.text) for one in long) // len(long), book, long, times)]
            for name, lay in (("rows", more_rows), ("rules", more_rules)):
                own = Path(folder, f"{name}{times}")
                count = lay(book, times, own)
                measures.append((name, count, load_rulebook(own) if times > 1 else book, same, 1))
        best: dict[tuple[str, int], float] = {}
        for _ in range(ROUNDS):
            for name, count, rules, documents, parts in measures:
                cost = spent(rules, documents, others) / parts
                best[name, count] = min(cost, best.get((name, count), cost))
    found: dict[str, Steps] = {}
    for (name, count), cost in sorted(best.items()):
        found.setdefault(name, []).append((count, cost))
    return found


def main(path: str) -> None:
    for name, steps in growth(path).items():
        told = "   ".join(f"{count:8,}: {cost:6.0f} µs ({cost / steps[0][1]:.2f})" for count, cost in steps)
        print(f"{name:10}", told, flush=True)


if __name__ == "__main__":
    main(arguments(1)[0])
