"""What may become of an item besides a result, and of the workers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")

SLICE = 16
"""Items of a slice, at most."""


class PoolError(Exception):
    """Workers cannot be started at all; one line."""


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """An item that nothing came of, and why."""

    item: Item
    why: str


@dataclass(frozen=True, slots=True)
class Broken:
    """What a worker answers where an item raised an exception."""

    why: str


def broken(error: Exception) -> Broken:
    """What is answered where the reader raises."""
    return Broken(f"breaks the reader ({type(error).__name__}: {' '.join(str(error).split())[:80]}); please report it")
