"""Find known names and fixed expressions: the longest match of the name trie at each token."""

from __future__ import annotations

from musnad.tokens.analyse import NameStart, Word
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.lexicon import Lexicon


class Found:
    """A known name over raw tokens ``first`` to ``last`` (exclusive), with the lexemes that bear it."""

    __slots__ = ("first", "last", "lexemes", "start")

    def __init__(self, first: int, last: int, start: NameStart, lexemes: tuple[Lexeme, ...]) -> None:
        self.first = first
        self.last = last
        self.start = start
        self.lexemes = lexemes


class _Node:
    """A node of the trie of names: the lexemes whose name ends here, and the nodes behind it by the next folded key."""

    __slots__ = ("after", "bearers")

    def __init__(self, names: list[tuple[tuple[str, ...], Lexeme]]) -> None:
        self.bearers = tuple(lexeme for rest, lexeme in names if not rest)
        behind: dict[str, list[tuple[tuple[str, ...], Lexeme]]] = {}
        for rest, lexeme in names:
            if rest:
                behind.setdefault(rest[0], []).append((rest[1:], lexeme))
        self.after = {key: _Node(group) for key, group in behind.items()}


class NameFinder:
    """Finds the names of a lexicon; the trie behind a first key is made when the key is first met."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = lexicon.names
        self._nodes: dict[str, _Node] = {}

    def find(self, words: list[Word]) -> list[Found]:
        """Known names in order, none overlapping; at each token the longest wins, then the one with the fewest clitics."""
        found: list[Found] = []
        free = 0
        for position, word in enumerate(words):
            if not word.starts or position < free:
                continue
            best: Found | None = None
            for start in word.starts:
                node = self._nodes.get(start.key)
                if node is None:
                    node = self._nodes[start.key] = _Node(self._names[start.key])
                last, bearers = _longest(words, position + 1, node)
                if bearers and (best is None or last > best.last):
                    best = Found(position, last, start, bearers)
            if best:
                found.append(best)
                free = best.last
        return found


def _longest(words: list[Word], position: int, node: _Node) -> tuple[int, tuple[Lexeme, ...]]:
    """Where the longest name ends that goes on at ``position``, and the lexemes that bear it (none where no name ends)."""
    last, bearers = position, node.bearers
    while node.after and position < len(words):
        further = node.after.get(words[position].key)
        if further is None:
            break
        node = further
        position += 1
        if node.bearers:
            last, bearers = position, node.bearers
    return last, bearers
