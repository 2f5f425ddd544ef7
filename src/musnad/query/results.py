"""Results of a question: a sequence of records that becomes dicts, Arrow, pandas or polars."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Any, Generic, TypeVar, overload

from musnad.query.rows import formatted, plain

T_co = TypeVar("T_co", covariant=True)


class Results(Sequence[T_co], Generic[T_co]):
    """What a question found, in order; a sequence of frozen records.

    ``to_arrow``, ``to_pandas`` and ``to_polars`` raise ImportError where the package is missing. Fields that hold records or
    lists become JSON strings in tables. ``total`` is how many there are where only some were asked for.
    """

    def __init__(self, records: Iterable[T_co], total: int | None = None) -> None:
        self._records = tuple(records)
        self.total = len(self._records) if total is None else total

    @overload
    def __getitem__(self, index: int) -> T_co: ...

    @overload
    def __getitem__(self, index: slice) -> Results[T_co]: ...

    def __getitem__(self, index: int | slice) -> T_co | Results[T_co]:
        return Results(self._records[index]) if isinstance(index, slice) else self._records[index]

    def __len__(self) -> int:
        return len(self._records)

    def __eq__(self, other: object) -> bool:
        return tuple(other) == self._records if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._records)

    def __repr__(self) -> str:
        return f"Results({list(self._records)!r})"

    def to_dicts(self) -> list[dict[str, Any]]:
        """Each record as a dict of plain data."""
        return [plain(record) for record in self._records]

    def to_json(self, form: str = "json") -> str:
        """As ``json``, ``jsonl`` or ``csv``."""
        return formatted(self._records, form)

    def _flat(self) -> list[dict[str, Any]]:
        return [
            {
                name: json.dumps(value, ensure_ascii=False) if isinstance(value, (list, dict)) else value
                for name, value in row.items()
            }
            for row in self.to_dicts()
        ]

    def to_arrow(self) -> Any:
        """A ``pyarrow.Table``."""
        return import_module("pyarrow").Table.from_pylist(self._flat())

    def to_pandas(self) -> Any:
        """A ``pandas.DataFrame``."""
        return import_module("pandas").DataFrame(self._flat())

    def to_polars(self) -> Any:
        """A ``polars.DataFrame``."""
        return import_module("polars").DataFrame(self._flat(), infer_schema_length=None)
