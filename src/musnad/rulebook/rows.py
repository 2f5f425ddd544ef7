"""Rows of word lists: TSV files below ``rules/``, a Latin id first in every row."""

from __future__ import annotations

from fnmatch import fnmatch

from musnad.rulebook.errors import Problem
from musnad.rulebook.schemas import SCHEMAS, Schema


class Columns:
    """What the rows of a list share: its path without suffix, and the place of each column."""

    __slots__ = ("places", "stem")

    def __init__(self, stem: str, names: list[str]) -> None:
        self.stem = stem
        self.places = {name: place for place, name in enumerate(names)}


class Row:
    """One row of a word list: its rule id (``path#id``), where it stands, and its cells by column."""

    __slots__ = ("_columns", "_values", "file", "line")

    def __init__(self, file: str, line: int, columns: Columns, values: list[str]) -> None:
        self.file = file
        self.line = line
        self._columns = columns
        self._values = values

    def __getitem__(self, column: str) -> str:
        return self._values[self._columns.places[column]]

    @property
    def rule(self) -> str:
        """The id: ``attribution/cues/verbs#qala``."""
        return f"{self._columns.stem}#{self['id']}"

    @property
    def cells(self) -> dict[str, str]:
        """The cells by column."""
        return dict(zip(self._columns.places, self._values, strict=True))

    def but(self, **cells: str) -> Row:
        """The row with other cells."""
        return Row(self.file, self.line, self._columns, list({**self.cells, **cells}.values()))


def schema_for(path: str) -> Schema | None:
    """The schema of a word list by its path below ``rules/``."""
    return next((schema for schema in SCHEMAS if fnmatch(path, schema.glob)), None)


def read_rows(text: str, name: str, file: str) -> list[Row]:
    """Rows of one word list that is known to be well formed."""
    header, *lines = text.split("\n")
    columns = Columns(name.removesuffix(".tsv"), header.split("\t"))
    return [Row(file, number, columns, line.split("\t")) for number, line in enumerate(lines, start=2) if line]


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
    columns = Columns(name.removesuffix(".tsv"), header)
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if not line:
            if number != len(lines):
                wrong.append(Problem(file, number, "empty line", "delete it"))
        elif len(cells) != len(header):
            wrong.append(Problem(file, number, f"{len(cells)} cells for {len(header)} columns", "one tab between cells"))
        else:
            found.append(Row(file, number, columns, cells))
    for column, check in schema.columns.items():
        for cell in {row[column] for row in found}:  # most columns hold few different cells
            what = check(cell) or ("it is empty" if column in schema.required and not cell else None)
            if what:
                wrong += [Problem(file, row.line, f"column {column}: {what}", "correct the cell")
                          for row in found if row[column] == cell]
    problems.extend(sorted(wrong, key=lambda problem: problem.line))
    return found
