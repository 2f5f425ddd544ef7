"""The alphabet of symbol strings: one private-use code point for each set of classes.

A sentence becomes a string of symbols, so that a rule's pattern is one regular expression over it (``pattern.py``). Symbols are
handed out as sets are met.
"""

from __future__ import annotations

from typing import Final

_FIRST: Final = 0xF0000  # Supplementary Private Use Area-A: 65,534 code points
_NONE: Final[frozenset[str]] = frozenset()


class Alphabet:
    """Hands out symbols for sets of classes."""

    def __init__(self) -> None:
        self._symbols: dict[frozenset[str], str] = {}
        self._classes: dict[str, frozenset[str]] = {}

    def symbol(self, classes: frozenset[str]) -> str:
        """The one-character symbol of a set of classes."""
        found = self._symbols.get(classes)
        if found is None:
            found = self._symbols[classes] = chr(_FIRST + len(self._symbols))
            self._classes[found] = classes
        return found

    def classes(self, symbol: str) -> frozenset[str]:
        """The set of classes that a symbol stands for, none for another character."""
        return self._classes.get(symbol, _NONE)
