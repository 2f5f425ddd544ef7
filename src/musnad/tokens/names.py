"""Find known names and fixed expressions: the longest match of the name trie at each token."""

from __future__ import annotations

from typing import NamedTuple

from musnad.tokens.analyse import NameNode, NameStart, Word
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.lexicon import Lexicon


class Found(NamedTuple):
    """A known name over raw tokens ``first`` to ``last`` (exclusive), with the lexemes that bear it."""

    first: int
    last: int
    start: NameStart
    lexemes: tuple[Lexeme, ...]


def find_names(words: list[Word], lexicon: Lexicon) -> list[Found]:
    """Known names in order, none overlapping; at each token the longest wins, then the one with the fewest clitics."""
    found: list[Found] = []
    free = 0
    for position, word in enumerate(words):
        if not word.starts or position < free:
            continue
        best: Found | None = None
        for start in word.starts:
            node = start.node
            if node is None:
                node = start.node = NameNode(lexicon.names[start.key])
            last, bearers = _longest(words, position + 1, node)
            if bearers and (best is None or last > best.last):
                best = Found(position, last, start, bearers)
        if best:
            found.append(best)
            free = best.last
    return found


def _longest(words: list[Word], position: int, node: NameNode) -> tuple[int, tuple[Lexeme, ...]]:
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
