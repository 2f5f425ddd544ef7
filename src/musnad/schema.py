"""Records → JSON, and their JSON Schema."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import fields
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any

from musnad.records import Reading

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_FEW = 20
"""Readings that are written by hand: pydantic takes longer to load than they, and is three times as fast from then on."""
_WRITTEN = count()


@lru_cache(maxsize=1)
def adapter() -> TypeAdapter[Reading]:
    """The pydantic view of a Reading: validates and serialises it."""
    from pydantic import TypeAdapter

    return TypeAdapter(Reading)


def to_json(reading: Reading, *, indent: int | None = None) -> str:
    """One reading as JSON, keys in the order of the contract."""
    if not adapter.cache_info().currsize and next(_WRITTEN) < _FEW:
        with suppress(OverflowError):
            return by_hand(reading, indent=indent)
    return adapter().dump_json(reading, indent=indent).decode("utf-8")


def by_hand(reading: Reading, *, indent: int | None = None) -> str:
    """The same without pydantic. Raises OverflowError for numbers that Python and pydantic write differently, as 1e16."""
    return json.dumps(_plain(reading), ensure_ascii=False, indent=indent, separators=(",", ": " if indent else ":"))


def _plain(value: Any) -> Any:
    """Records as dicts, tuples as lists."""
    if isinstance(value, float) and value and not 1e-4 <= abs(value) < 1e16:
        raise OverflowError(value)
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def schema() -> dict[str, Any]:
    """The JSON Schema of a Reading."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter().json_schema(mode="serialization")}


def schema_json() -> str:
    """The JSON Schema as text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2)
