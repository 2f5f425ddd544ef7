"""The linter for Arabic data: code points, order, duplicates, one Arabic string a cell.

What it forbids displays wrongly in editors or never matches: text not in NFC, Persian yeh and kaf, tatweel, bidi
controls, presentation forms (Unicode Standard Annex #9, #15), and two strings in one cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from musnad.rulebook.constructions import read_rules
from musnad.rulebook.directive_examples import read_directive_examples
from musnad.rulebook.errors import Problem
from musnad.rulebook.event_examples import read_event_examples
from musnad.rulebook.examples import FOLDER, example_files, read_party_examples
from musnad.rulebook.references import reference_problems
from musnad.rulebook.rows import Row, read_table
from musnad.rulebook.statement_examples import read_statement_examples
from musnad.rulebook.tables import SHIPPED, load_rulebook, rule_files

_EXAMPLES: dict[str, Callable[[str, str, list[Problem]], Sequence[object]]] = {
    "attribution": read_statement_examples,
    "events": read_event_examples,
    "events/directives": read_directive_examples,
    "mentions": read_party_examples,
}
"""What reads the examples of a stage."""
_FORBIDDEN = {
    "Persian yeh": re.compile("\u06cc"),
    "Persian kaf": re.compile("\u06a9"),
    "tatweel": re.compile("\u0640"),
    "a bidi control": re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
    "a presentation form": re.compile("[\ufb50-\ufdff\ufe70-\ufefc]"),
    "a zero-width character": re.compile("[\u200b-\u200d\ufeff]"),
}
_HARAKAT = re.compile("[\u064b-\u0652\u0670]")
_ARABIC = re.compile("[\u0620-\u06ff]")
_SEPARATOR = re.compile("[،,|/؛]")


def lint_folder(folder: Path) -> list[Problem]:
    """Every problem in the word lists and rules of a folder, the loader's included."""
    problems: list[Problem] = []
    tables: dict[str, list[Row]] = {}
    for path in [*(folder / name for name in rule_files(folder)), *example_files(folder)]:
        name, file = path.relative_to(folder).as_posix(), str(path)
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            problems.append(Problem(file, 1, f"not UTF-8 at byte {error.start}", "save the file as UTF-8"))
            continue
        problems += _characters(text, file)
        if path.suffix == ".tsv":
            tables[name] = read_table(text, name, file, problems)
            problems += _table(text, file)
        elif path.parent.name == FOLDER:
            read_examples = _EXAMPLES.get(name.partition(f"/{FOLDER}/")[0], _EXAMPLES.get(name.partition("/")[0]))
            if read_examples is None:
                problems.append(Problem(file, 1, "no stage has examples here", f"put them below {', '.join(_EXAMPLES)}"))
            else:
                read_examples(text, file, problems)
            problems += _flow(text, file)
        else:
            read_rules(text, name, file, problems)
            problems += _flow(text, file)
    return problems + reference_problems(tables, tables if folder == SHIPPED else load_rulebook().rows)


def _characters(text: str, file: str) -> list[Problem]:
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if unicodedata.normalize("NFC", line) != line:
            found.append(Problem(file, number, "not in NFC", "normalise the line"))
        if line.isascii():
            continue
        for what, pattern in _FORBIDDEN.items():
            if pattern.search(line):
                found.append(Problem(file, number, f"holds {what}", "write the ordinary Arabic letter, or delete it"))
    return found


def _table(text: str, file: str) -> list[Problem]:
    found = []
    lines = [line for line in text.split("\n")[1:] if line]
    header = text.split("\n", 1)[0].split("\t")
    ids: dict[str, int] = {}
    bodies: dict[str, int] = {}
    previous = ""
    for number, line in enumerate(lines, start=2):
        cells = line.split("\t")
        identifier = cells[0]
        if identifier in ids:
            found.append(Problem(file, number, f"id {identifier} stands at line {ids[identifier]} too", "rename one"))
        ids[identifier] = number
        if identifier < previous:
            found.append(Problem(file, number, f"id {identifier} comes after {previous}", "sort the rows by id"))
        previous = identifier
        body = "\t".join(cell for column, cell in zip(header[1:], cells[1:], strict=False) if column != "example")
        if body in bodies:
            found.append(Problem(file, number, f"the same row as line {bodies[body]}", "delete one"))
        bodies[body] = number
        for column, cell in zip(header, cells, strict=False):
            if cell != cell.strip():
                found.append(Problem(file, number, f"column {column}: stray spaces", "trim the cell"))
            if column in ("id", "example", "note", "meaning", "value"):
                continue
            if _HARAKAT.search(cell):
                found.append(Problem(file, number, f"column {column}: harakat", "write the word bare"))
            if _ARABIC.search(cell) and _SEPARATOR.search(cell):
                found.append(Problem(file, number, f"column {column}: more than one Arabic string", "one row each"))
    return found


def _flow(text: str, file: str) -> list[Problem]:
    """Flow lists and quoted alternations over Arabic display reversed in editors."""
    return [
        Problem(file, number, "a flow list over Arabic", "one Arabic string a line, as a block list")
        for number, line in enumerate(text.split("\n"), start=1)
        if re.search(r"[\[{].*[\u0620-\u06ff].*[\]}]", line) and not line.lstrip().startswith(("#", "- text:", "text:"))
    ]
