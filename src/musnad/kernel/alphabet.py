"""The alphabet of symbol strings: one private-use code point for each set of classes.

A sentence becomes a string of symbols, so that a rule's pattern is one regular expression over it (a slot is the
character class of all symbols whose set holds the class). Symbols are handed out as sets are met.
"""

from __future__ import annotations

from typing import Final

_FIRST: Final = 0xF0000  # Supplementary Private Use Area-A: 65,534 code points


class Alphabet:
    """Hands out symbols for sets of classes, each higher than those before."""

    def __init__(self) -> None:
        self._symbols: dict[frozenset[str], str] = {}
        self._holders: dict[str, str] = {}
        self.sets: list[frozenset[str]] = []
        """The sets of classes, in the order of their symbols."""

    def symbol(self, classes: frozenset[str]) -> str:
        """The one-character symbol of a set of classes."""
        found = self._symbols.get(classes)
        if found is None:
            found = chr(_FIRST + len(self._symbols))
            self._symbols[classes] = found
            self.sets.append(classes)
            for name in classes:
                self._holders[name] = self._holders.get(name, "") + found
        return found

    def holders(self, name: str) -> str:
        """All symbols whose set holds the class ``name``, as one string."""
        return self._holders.get(name, "")

    @property
    def ahead(self) -> str:
        """The symbol that will be handed out next: all that are lower are known."""
        return chr(_FIRST + len(self._symbols))
