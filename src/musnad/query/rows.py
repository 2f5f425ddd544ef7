"""Results as plain rows, for JSON, CSV and data frames."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

Plain = dict[str, Any]


def plain(record: Any) -> Any:
    """A result as plain data: dataclasses as dicts, tuples as lists."""
    if is_dataclass(record) and not isinstance(record, type):
        return {field.name: plain(getattr(record, field.name)) for field in fields(record)}
    if isinstance(record, dict):
        return {str(key): plain(value) for key, value in record.items()}
    if isinstance(record, (tuple, list, frozenset, set)):
        return [plain(item) for item in (sorted(record) if isinstance(record, (frozenset, set)) else record)]
    return record


def amount(value: float | None, low: float | None, high: float | None) -> str:
    """A toll in few characters.

    >>> amount(12, None, None), amount(None, 10, None), amount(None, 10, 20)
    ('12', '10..', '10..20')
    """
    if value is not None:
        return f"{value:g}"
    return f"{'' if low is None else f'{low:g}'}..{'' if high is None else f'{high:g}'}"


def formatted(records: Sequence[Any], form: str) -> str:
    """Results as ``json`` (an array), ``jsonl`` (one a line) or ``csv`` (a header, lists and objects as JSON)."""
    rows = [plain(record) for record in records]
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    if form == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    return as_csv(rows)


def as_csv(rows: Iterable[Plain], columns: Sequence[str] | None = None) -> str:
    """Rows as CSV with a header; without rows, only the header of the columns that are named."""
    rows = list(rows)
    names = list(columns or (rows[0] if rows else ()))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if names:
        writer.writerow(names)
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name in names])
    return out.getvalue()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
