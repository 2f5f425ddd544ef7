"""The trie of known names and fixed expressions, by the folded keys of their words."""

from __future__ import annotations

from typing import Final

from musnad.tokens.lexeme import Lexeme
from musnad.tokens.lexicon import Lexicon

Names = list[tuple[tuple[str, ...], Lexeme]]
"""Names by the keys behind the words that they share."""


class Node:
    """The lexemes whose name ends here, and the nodes behind it by the next folded key."""

    __slots__ = ("after", "bearers")

    def __init__(self, names: Names) -> None:
        self.bearers = tuple([lexeme for rest, lexeme in names if not rest])
        behind: dict[str, Names] = {}
        for rest, lexeme in names:
            if rest:
                behind.setdefault(rest[0], []).append((rest[1:], lexeme))
        self.after = {key: Node(group) for key, group in behind.items()} if behind else _NOTHING


_NOTHING: Final[dict[str, Node]] = {}
"""Behind most names."""


class Trie:
    """All names by their first key; what stands behind one is made when it is first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._nodes: dict[str, Node] = {}

    def node(self, key: str) -> Node | None:
        """The node of a first key, None where no name begins so."""
        found = self._nodes.get(key)
        if found is None:
            names = self._lexicon.names(key)
            if names:
                found = self._nodes[key] = Node(names)
        return found
