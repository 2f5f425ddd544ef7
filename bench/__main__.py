"""Every goal of speed as a row, with what others do in the same run: printed, and saved as a table.

    python -m bench ARTICLES.jsonl [-o bench/table.md] [--only speeds commands kept grows parts]

``ARTICLES.jsonl`` are real articles; where more are wanted they are multiplied by word substitution (``grown.py`` for texts,
``stories.py`` for readings). Needs ``uv sync --group bench``; camel-tools as ``speed.py`` says. Run it by the Python whose Musnad
is meant: compiled in ``.venv-fast``, or ``.venv``, which alone can tell stages and rules apart. Takes ten minutes.
"""

import argparse
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

import growth
import processes
import speed
import store

import musnad.reader
from musnad.library import Store
from musnad.store.terms import Terms

COMPILED = not str(musnad.reader.__file__).endswith(".py")
DOCUMENTS = 1000


class Row(NamedTuple):
    """A goal, what was measured, its ratio to the goal or to another figure, and the command for it alone."""

    goal: str
    figure: str
    ratio: str
    command: str


def speeds(path: str) -> Iterator[Row]:
    for goal, aim, rates in (("text → records", 500, speed.texts(path)), ("HTML → records, pages of 128 kB", 300, speed.html())):
        ours = rates["musnad"][0]
        yield Row(f"{goal}: ≥ {aim}/s/core", f"{ours:.0f}/s", f"{ours / aim:.2f} of the goal", "speed.py")
        for name, (rate, _) in rates.items():
            if name != "musnad":
                yield Row(f"{goal}, beside {name}", f"{rate:,.0f}/s", f"Musnad {ours / rate:.3g} of it", "speed.py")
    rates = speed.bare()
    ours = rates.pop("musnad")[0]
    yield Row("HTML → records, bare pages of 4 kB", f"{ours:.0f}/s", "", "speed.py")
    for name, (rate, _) in rates.items():
        yield Row(f"HTML → records, bare pages, beside {name}", f"{rate:,.0f}/s", f"Musnad {ours / rate:.3g} of it", "speed.py")


def commands(path: str) -> Iterator[Row]:
    for name, took in processes.starts().items():
        most = 10 if name == "first build" else 0.4
        yield Row(f"`musnad read` of one article, cold, {name}: ≤ {most} s", f"{took.clock:.2f} s, {took.work:.2f} s of work",
                  f"{took.clock / most:.2f} of the limit", "processes.py")
    count, found = processes.together(path)
    one, two = found[1], found[2]
    yield Row("memory of a process: ≤ 250 MB", f"{one.memory:.0f} MB; of two, each at most {two.memory:.0f} MB",
              f"{max(one.memory, two.memory) / 250:.2f} of the limit", "processes.py")
    yield Row(f"two processes ≥ 1.8 × one ({count} articles)", f"{count / one.clock:.0f} and {count / two.clock:.0f} articles/s",
              f"{one.clock / two.clock:.2f} × by the clock, {2 * one.work / two.work:.2f} × by their work", "processes.py")


def kept(path: str) -> Iterator[Row]:
    read = musnad.reader.reader()
    terms = Terms(read.book, read.analyser)
    with tempfile.TemporaryDirectory() as folder:
        there = Store(Path(folder) / "m.db", terms=terms)
        keeps, compares, size = store.fill(there, store.read_all(path), DOCUMENTS)
        yield Row(f"ingest, without reading ({DOCUMENTS} reports)", f"{1 / (1 / keeps + 1 / compares):.0f} articles/s",
                  f"kept {keeps:.0f}/s, compared {compares:.0f}/s; {size / 1024:.0f} KiB each", "store.py")
        there.settle()
        for name, (half, most) in store.ask(there).items():
            yield Row(f"query, {name}: ≤ 50 ms", f"p50 {half:.1f} ms, p95 {most:.1f} ms", f"p95 {most / 50:.2f} of the limit",
                      "store.py")


def grows(path: str) -> Iterator[Row]:
    for name, steps in growth.growth(path).items():
        yield Row(f"flat per article as {name} grow: {', '.join(f'{count:,}' for count, _ in steps)}",
                  ", ".join(f"{cost:,.0f}" for _, cost in steps) + " µs",
                  " ".join(f"{cost / steps[0][1]:.2f}" for _, cost in steps[1:]) + " of the first", "growth.py")


def parts(path: str) -> Iterator[Row]:
    import stages

    first, known = stages.stages(path)
    for name in sorted(first, key=lambda name: ("#" in name, -first[name])):
        if "#" not in name or first[name] >= 0.5:
            figure = f"{first[name]:,.1f} µs an article, {known.get(name, 0):,.1f} with known words"
            yield Row(("rule " if "#" in name else "stage ") + name, figure, f"{first[name] / first['in all']:.1%}", "stages.py")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("-o", "--output", type=Path, default=Path(__file__).parent / "table.md")
    measures = {measure.__name__: measure for measure in (commands, speeds, kept, grows, *(() if COMPILED else (parts,)))}
    parser.add_argument("--only", nargs="+", choices=measures, default=list(measures))
    arguments = parser.parse_args()
    lines = [f"{'Compiled' if COMPILED else 'Plain'} Python {platform.python_version()}, {platform.machine()}. Commands: "
             "`python bench/COMMAND ARTICLES.jsonl`.", "", "| goal | figure | ratio | command |", "|---|---|---|---|"]
    for name in arguments.only:
        for row in measures[name](arguments.articles):
            lines.append(f"| {' | '.join(row)} |")
            print(lines[-1], flush=True)
        arguments.output.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
