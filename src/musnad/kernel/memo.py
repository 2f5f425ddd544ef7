"""A bounded memo: what was made for each key is kept, and all is forgotten at a limit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Memo(Generic[Key, Value]):
    """Remembers the values that ``make`` makes, None too.

    Forgetting all at once costs nothing on a hit, unlike an order of use: nearly all look-ups are hits, and what is needed again
    is soon made again.

    >>> lengths = Memo(len, 2)
    >>> lengths.get("قال"), len(lengths.known)
    (3, 1)
    """

    __slots__ = ("_limit", "_make", "known")

    def __init__(self, make: Callable[[Key], Value], limit: int) -> None:
        self._make = make
        self._limit = limit
        self.known: dict[Key, Value] = {}

    def get(self, key: Key) -> Value:
        """The value of a key, made if it is not known."""
        found = self.known.get(key)
        if found is None and key not in self.known:
            if len(self.known) >= self._limit:
                self.known.clear()
            found = self.known[key] = self._make(key)
        return found  # type: ignore[return-value]  # None only where it is a value; a cast would be a call each time
