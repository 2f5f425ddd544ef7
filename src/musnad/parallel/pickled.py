"""Records as bytes for another process."""

from __future__ import annotations

import dataclasses
import io
import pickle
from typing import Any


def dumps(value: Any) -> bytes:
    """What ``pickle.loads`` reads, also where mypyc compiled the records, frozen ones of which can only be made, not filled."""
    out = io.BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump(value)
    return out.getvalue()


class _Pickler(pickle.Pickler):
    """Takes every dataclass apart into the arguments that it is made of."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, type) or not dataclasses.is_dataclass(value):
            return NotImplemented
        return type(value), tuple(getattr(value, field.name) for field in dataclasses.fields(value) if field.init)
