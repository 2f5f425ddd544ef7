"""Find known names and fixed expressions: the longest match of the name trie at each token."""

from __future__ import annotations

from musnad.tokens.analyse import NameStart, Word
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.trie import Node


class Found:
    """A known name over raw tokens ``first`` to ``last`` (exclusive), with the lexemes that bear it."""

    __slots__ = ("first", "last", "lexemes", "start")

    def __init__(self, first: int, last: int, start: NameStart, lexemes: tuple[Lexeme, ...]) -> None:
        self.first = first
        self.last = last
        self.start = start
        self.lexemes = lexemes


def find_names(words: list[Word]) -> list[Found]:
    """Known names in order, none overlapping; at each token the longest wins, then the one with the fewest clitics."""
    found: list[Found] = []
    free = 0
    for position in [position for position, word in enumerate(words) if word.starts]:
        if position < free:
            continue
        best: Found | None = None
        for start in words[position].starts:
            last, bearers = _longest(words, position + 1, start.node)
            if bearers and (best is None or last > best.last):
                best = Found(position, last, start, bearers)
        if best is not None:
            found.append(best)
            free = best.last
    return found


def _longest(words: list[Word], position: int, node: Node) -> tuple[int, tuple[Lexeme, ...]]:
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
