"""Load the word lists: TSV files below ``rules/``, with a user's own laid over them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, TypeVar

import yaml

from musnad.rulebook.errors import Problem, RuleError
from musnad.rulebook.examples import FOLDER, compose
from musnad.rulebook.schemas import SCHEMAS, Schema

SHIPPED = Path(__file__).parent.parent / "rules"
"""The rules that come with the package."""


class Row:
    """One row of a word list: its rule id (``path#id``), where it stands, and its cells by column."""

    __slots__ = ("cells", "file", "line", "rule")

    def __init__(self, rule: str, file: str, line: int, cells: dict[str, str]) -> None:
        self.rule = rule
        self.file = file
        self.line = line
        self.cells = cells

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Rule:
    """One YAML rule: a construction, with its pattern, what it builds, and its examples."""

    rule: str
    file: str
    line: int
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All rows and rules, shipped and the user's, and the version of both."""

    rows: dict[str, list[Row]]
    rules: dict[str, list[Rule]]
    version: str
    folders: tuple[Path, ...]

    def table(self, glob: str) -> Iterator[Row]:
        """Rows of all files that ``glob`` names, in file order: ``table("events/predicates/*.tsv")``."""
        if glob in self.rows:
            yield from self.rows[glob]
            return
        for path in sorted(self.rows):
            if fnmatch(path, glob):
                yield from self.rows[path]

    def forms(self, glob: str, classes: tuple[str, ...] = ()) -> frozenset[str]:
        """The Arabic forms of a word list, or those of some of its classes: ``forms("events/words/wars.tsv")``."""
        return frozenset(row["form"] for row in self.table(glob) if not classes or row["class"] in classes)

    def constructions(self, glob: str) -> Iterator[Rule]:
        """Rules of all YAML files that ``glob`` names."""
        for path in sorted(self.rules):
            if fnmatch(path, glob):
                yield from self.rules[path]

    def find(self, rule: str) -> Row | Rule | None:
        """The row or rule with an id, e.g. ``attribution/cues/verbs#qala``."""
        path = rule.split("#")[0]
        for row in self.rows.get(path + ".tsv", []):
            if row.rule == rule:
                return row
        return next((r for r in self.rules.get(path + ".yaml", []) if r.rule == rule), None)


def schema_for(path: str) -> Schema | None:
    """The schema of a word list by its path below ``rules/``."""
    return next((schema for schema in SCHEMAS if fnmatch(path, schema.glob)), None)


def load_rulebook(user: Path | None = None) -> Rulebook:
    """The shipped rules, with those in the folder ``user`` laid over them.

    A user's row with a shipped row's path and id replaces it; others are added.
    Raises RuleError with every problem found.
    """
    folders = (SHIPPED,) if user is None else (SHIPPED, user)
    rows: dict[str, list[Row]] = {}
    rules: dict[str, list[Rule]] = {}
    problems: list[Problem] = []
    versions = []
    for folder in folders:
        files = list(_contents(folder))
        versions.append(_version(files))
        for path, name, data in files:
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError as error:
                problems.append(Problem(str(path), 1, f"not UTF-8 at byte {error.start}", "save the file as UTF-8"))
                continue
            if path.suffix == ".tsv":
                rows[name] = _overlay(rows.get(name, []), read_table(text, name, str(path), problems))
            else:
                rules[name] = _overlay(rules.get(name, []), read_rules(text, name, str(path), problems))
    if problems:
        raise RuleError(problems)
    return Rulebook(rows, rules, "+".join(versions), folders)


def rules_version(folder: Path) -> str:
    """The version of the rules in a folder, without reading what they say. Raises RuleError."""
    return _version(_contents(folder))


def _contents(folder: Path) -> Iterator[tuple[Path, str, bytes]]:
    """The files of rules in a folder: path, name below it, content."""
    for path in rule_files(folder):
        yield path, path.relative_to(folder).as_posix(), path.read_bytes()


def _version(files: Iterable[tuple[Path, str, bytes]]) -> str:
    """Twelve hexadecimal digits made of all names and contents."""
    digest = hashlib.sha256()
    for _, name, data in files:
        digest.update(name.encode() + b"\0" + data)
    return digest.hexdigest()[:12]


def load_table(name: str, user: Path | None = None) -> list[Row]:
    """The rows of one word list alone, with the user's laid over: for what reads a few lists without the whole rulebook.

    Raises RuleError.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    for folder in (SHIPPED,) if user is None else (SHIPPED, user):
        path = folder / name
        if path.is_file():
            rows = _overlay(rows, read_table(path.read_text(encoding="utf-8", errors="replace"), name, str(path), problems))
    if problems:
        raise RuleError(problems)
    return rows


def rule_files(folder: Path) -> list[Path]:
    """The word lists and rule files below a folder, sorted; examples are none (``examples.py``)."""
    if not folder.is_dir():
        raise RuleError([Problem(str(folder), 0, "no such folder of rules", "name a folder that holds .tsv or .yaml files")])
    return sorted(p for p in folder.rglob("*") if p.suffix in (".tsv", ".yaml") and p.parent.name != FOLDER)


_Item = TypeVar("_Item", Row, Rule)


def _overlay(shipped: list[_Item], own: Iterable[_Item]) -> list[_Item]:
    merged = {item.rule: item for item in shipped}
    merged |= {item.rule: item for item in own}
    return list(merged.values())


def read_table(text: str, name: str, file: str, problems: list[Problem]) -> list[Row]:
    """Rows of one word list; what is wrong is added to ``problems``."""
    schema = schema_for(name)
    if schema is None:
        problems.append(Problem(file, 1, "no stage reads a word list of this path", "see CONTRIBUTING.md for the paths"))
        return []
    lines = text.split("\n")
    header = lines[0].split("\t")
    if header != list(schema.columns):
        problems.append(Problem(file, 1, f"header is {header}", f"make it {list(schema.columns)}, tab separated"))
        return []
    found: list[Row] = []
    wrong: list[Problem] = []
    stem = name.removesuffix(".tsv")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if not line:
            if number != len(lines):
                wrong.append(Problem(file, number, "empty line", "delete it"))
        elif len(cells) != len(header):
            wrong.append(Problem(file, number, f"{len(cells)} cells for {len(header)} columns", "one tab between cells"))
        else:
            row = dict(zip(header, cells, strict=True))
            found.append(Row(f"{stem}#{row['id']}", file, number, row))
    for column, check in schema.columns.items():
        for cell in {row.cells[column] for row in found}:  # most columns hold few different cells
            what = check(cell) or ("it is empty" if column in schema.required and not cell else None)
            if what:
                wrong += [Problem(file, row.line, f"column {column}: {what}", "correct the cell")
                          for row in found if row.cells[column] == cell]
    problems.extend(sorted(wrong, key=lambda problem: problem.line))
    return found


def read_rules(text: str, name: str, file: str, problems: list[Problem]) -> list[Rule]:
    """Rules of one YAML file; a rule without an example and a counter-example is a problem."""
    composed = compose(text, file, problems)
    if composed is None or composed[0] is None:
        return []  # no YAML, or an empty file
    node, loaded = composed
    if not isinstance(loaded, list) or not isinstance(node, yaml.SequenceNode):
        problems.append(Problem(file, 1, "not a list of rules", "start each rule with `- id: …`"))
        return []
    found = []
    stem = name.removesuffix(".yaml")
    for body, item in zip(loaded, node.value, strict=True):
        line = item.start_mark.line + 1
        if not isinstance(body, dict) or not isinstance(body.get("id"), str):
            problems.append(Problem(file, line, "a rule without an id", "start each rule with `- id: …`"))
            continue
        for part, mend in (("pattern", "give the steps"), ("examples", "add an example"),
                           ("counter_examples", "add a text on which it must not fire")):
            if not isinstance(body.get(part), list) or not body[part]:
                problems.append(Problem(file, line, f"rule {body['id']} has no {part}", mend))
        found.append(Rule(f"{stem}#{body['id']}", file, line, body))
    return found
