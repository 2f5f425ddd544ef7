"""The rulebook: all word lists and rules below ``rules/``, with a user's own laid over them.

What a folder holds is checked once, and what its YAML says is kept (`kernel/cached.py`); from then on a word list is cut into
rows when a stage asks for it.
"""

from __future__ import annotations

import hashlib
import marshal
import os
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path
from typing import Any

from musnad.kernel import cached
from musnad.rulebook.constructions import Rule, read_rules
from musnad.rulebook.errors import Problem, RuleError
from musnad.rulebook.rows import Row, read_rows, read_table

__all__ = ["SHIPPED", "Row", "Rule", "Rulebook", "load_rulebook", "load_table", "rule_files", "rules_version"]

SHIPPED = Path(__file__).parent.parent / "rules"
"""The rules that come with the package."""
EXAMPLES = "examples"
"""Name of the folders whose files are no rules (``examples.py``)."""
_Written = list[tuple[str, str, int, dict[str, Any]]]
"""Rules of a folder as they are kept: name of the file, id, line, body."""


@lru_cache(maxsize=1)
def _code() -> str:
    return cached.code_of(Path(__file__).parent)


class Rulebook:
    """All rows and rules, shipped and the user's, and the version of both."""

    def __init__(self, texts: dict[str, list[tuple[str, bytes]]], rules: dict[str, list[Rule]], version: str,
                 folders: tuple[Path, ...]) -> None:
        self.rules = rules
        self.version = version
        self.folders = folders
        self._texts = texts
        """Name of a word list → its file and content, the shipped one first."""
        self._rows: dict[str, list[Row]] = {}
        """Those cut already."""
        self._tried: dict[str, list[Row]] = {}
        """Those that ``but`` put in the place of a list."""

    @property
    def rows(self) -> dict[str, list[Row]]:
        """All rows by word list."""
        return {name: self._list(name) for name in self._texts}

    def _list(self, name: str) -> list[Row]:
        found = self._tried.get(name, self._rows.get(name))
        if found is None:
            merged: dict[str, Row] = {}
            for file, content in self._texts[name]:
                merged |= {row["id"]: row for row in read_rows(content.decode("utf-8"), name, file)}
            found = self._rows.setdefault(name, list(merged.values()))
        return found

    def table(self, glob: str) -> Iterator[Row]:
        """Rows of all files that ``glob`` names, in file order: ``table("events/predicates/*.tsv")``."""
        if glob in self._texts:
            yield from self._list(glob)
            return
        for path in sorted(self._texts):
            if fnmatch(path, glob):
                yield from self._list(path)

    def forms(self, glob: str, classes: tuple[str, ...] = ()) -> frozenset[str]:
        """The Arabic forms of a word list, or those of some of its classes: ``forms("events/words/wars.tsv")``."""
        return frozenset(row["form"] for row in self.table(glob) if not classes or row["class"] in classes)

    def pairs(self, glob: str, first: str, second: str) -> dict[str, frozenset[str]]:
        """A word list of two words a row: each word of one column with all those of the other that go with it."""
        found: dict[str, set[str]] = {}
        for row in self.table(glob):
            found.setdefault(row[first], set()).add(row[second])
        return {word: frozenset(others) for word, others in found.items()}

    def constructions(self, glob: str) -> Iterator[Rule]:
        """Rules of all YAML files that ``glob`` names."""
        for path in sorted(self.rules):
            if fnmatch(path, glob):
                yield from self.rules[path]

    def find(self, rule: str) -> Row | Rule | None:
        """The row or rule with an id, e.g. ``attribution/cues/verbs#qala``."""
        path = rule.split("#")[0]
        for row in self._list(path + ".tsv") if path + ".tsv" in self._texts else []:
            if row.rule == rule:
                return row
        return next((r for r in self.rules.get(path + ".yaml", []) if r.rule == rule), None)

    def but(self, name: str, rows: list[Row]) -> Rulebook:
        """The rulebook with other rows of a word list, for what tries them out."""
        made = Rulebook(self._texts, self.rules, self.version, self.folders)
        made._rows, made._tried = dict(self._rows), {**self._tried, name: rows}
        return made

    def forget(self) -> None:
        """Let the rows go that were cut: who has made what it needs of them seldom asks again, and they are cut anew then."""
        self._rows.clear()


def load_rulebook(user: Path | None = None) -> Rulebook:
    """The shipped rules, with those in the folder ``user`` laid over them.

    A user's row with a shipped row's path and id replaces it; others are added.
    Raises RuleError with every problem found.
    """
    folders = (SHIPPED,) if user is None else (SHIPPED, user)
    texts: dict[str, list[tuple[str, bytes]]] = {}
    rules: dict[str, dict[str, Rule]] = {}
    problems: list[Problem] = []
    versions: list[str] = []
    for folder in folders:
        files = _contents(folder)
        versions.append(_version(files))
        for name, id, line, body in _checked(folder, files, versions[-1], problems):
            rules.setdefault(name, {})[id] = Rule(id, str(folder / name), line, body)
        for name, content in files:
            if name.endswith(".tsv"):
                texts.setdefault(name, []).append((str(folder / name), content))
    if problems:
        raise RuleError(problems)
    return Rulebook(texts, {name: list(found.values()) for name, found in rules.items()}, "+".join(versions), folders)


def _checked(folder: Path, files: list[tuple[str, bytes]], version: str, problems: list[Problem]) -> _Written:
    """The rules of a folder that is well formed; what is wrong is added to ``problems``."""
    kept = f"rules-{_code()}-{version}.packed"
    parts = cached.kept(kept)
    if parts is not None:
        known: _Written = marshal.loads(parts["rules"])
        return known
    found: _Written = []
    wrong: list[Problem] = []
    for name, content in files:
        file = str(folder / name)
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            wrong.append(Problem(file, 1, f"not UTF-8 at byte {error.start}", "save the file as UTF-8"))
            continue
        if name.endswith(".tsv"):
            read_table(text, name, file, wrong)
        else:
            found += [(name, rule.rule, rule.line, rule.body) for rule in read_rules(text, name, file, wrong)]
    problems += wrong
    if not wrong:
        try:
            cached.keep(kept, cached.pack({"rules": marshal.dumps(found)}))
        except ValueError:  # a body that is no plain value, such as a date
            return found
    return found


def rules_version(folder: Path) -> str:
    """The version of the rules in a folder, without reading what they say. Raises RuleError."""
    return _version(_contents(folder))


def _contents(folder: Path) -> list[tuple[str, bytes]]:
    """The files of rules in a folder: name below it, content."""
    found = []
    for name in rule_files(folder):
        with open(os.path.join(folder, name), "rb") as file:
            found.append((name, file.read()))
    return found


def _version(files: list[tuple[str, bytes]]) -> str:
    """Twelve hexadecimal digits made of all names and contents."""
    digest = hashlib.sha256()
    for name, data in files:
        digest.update(name.encode() + b"\0" + data)
    return digest.hexdigest()[:12]


def load_table(name: str, user: Path | None = None) -> list[Row]:
    """The rows of one word list alone, with the user's laid over: for what reads a few lists without the whole rulebook.

    Raises RuleError.
    """
    rows: dict[str, Row] = {}
    problems: list[Problem] = []
    for folder in (SHIPPED,) if user is None else (SHIPPED, user):
        path = folder / name
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            rows |= {row["id"]: row for row in read_table(text, name, str(path), problems)}
    if problems:
        raise RuleError(problems)
    return list(rows.values())


def rule_files(folder: Path) -> list[str]:
    """Names of the word lists and rule files below a folder, sorted; examples are none (``examples.py``)."""
    if not folder.is_dir():
        raise RuleError([Problem(str(folder), 0, "no such folder of rules", "name a folder that holds .tsv or .yaml files")])
    found = []
    for where, _, names in os.walk(folder):
        if os.path.basename(where) != EXAMPLES:
            below = [] if where == str(folder) else os.path.relpath(where, folder).split(os.sep)
            found += [[*below, name] for name in names if name.endswith((".tsv", ".yaml"))]
    return ["/".join(parts) for parts in sorted(found)]
