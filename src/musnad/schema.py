"""Records → JSON, and their JSON Schema."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from pydantic import TypeAdapter

from musnad.records import Reading


@lru_cache(maxsize=1)
def adapter() -> TypeAdapter[Reading]:
    """The pydantic view of a Reading: validates and serialises it."""
    return TypeAdapter(Reading)


def to_json(reading: Reading, *, indent: int | None = None) -> str:
    """One reading as JSON, keys in the order of the contract."""
    return adapter().dump_json(reading, indent=indent).decode("utf-8")


def schema() -> dict[str, Any]:
    """The JSON Schema of a Reading."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **adapter().json_schema(mode="serialization")}


def schema_json() -> str:
    """The JSON Schema as text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2)
