"""A bounded memo: what was made for each key is kept, and what was not asked for lately is forgotten at a limit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")
_UNKNOWN: Final[Any] = object()
"""What no key has: an exception for each key that is not known yet would cost more than many a value."""


class Memo(Generic[Key, Value]):
    """Remembers the values that ``make`` makes, None too.

    Values are of two generations, each half of the limit at most: when the younger is full it becomes the older, which is
    forgotten but for what was asked for meanwhile. That costs nothing on a hit, unlike an order of use, and keeps what recurs.

    >>> lengths = Memo(len, 2)
    >>> lengths.get("قال"), len(lengths.known)
    (3, 1)
    """

    __slots__ = ("_half", "_make", "_older", "known")

    def __init__(self, make: Callable[[Key], Value], limit: int) -> None:
        self._make = make
        self._half = (limit + 1) // 2
        self._older: dict[Key, Value] = {}
        self.known: dict[Key, Value] = {}
        """The younger generation: what is looked up here directly need not be asked for."""

    def get(self, key: Key) -> Value:
        """The value of a key, made if it is not known."""
        found = self.known.get(key, _UNKNOWN)
        if found is _UNKNOWN:
            known, older = self.known, self._older  # another thread may put others in their place
            found = older.get(key, _UNKNOWN)
            if found is _UNKNOWN:
                found = self._make(key)
            if len(known) >= self._half:
                self._older = known
                self.known = {}
            self.known[key] = found
        value: Value = found
        return value
