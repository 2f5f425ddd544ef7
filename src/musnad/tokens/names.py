"""Find known names and fixed expressions: the longest match of the name trie at each token."""

from __future__ import annotations

from typing import NamedTuple

from musnad.tokens.analyse import NameStart, Word
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
            match = _longest(words, position, lexicon.names[start.key])
            if match and (best is None or match[0] > best.last):
                best = Found(position, match[0], start, match[1])
        if best:
            found.append(best)
            free = best.last
    return found


def _longest(
    words: list[Word], position: int, names: list[tuple[tuple[str, ...], Lexeme]]
) -> tuple[int, tuple[Lexeme, ...]] | None:
    length = -1
    bearers: list[Lexeme] = []
    for rest, lexeme in names:
        if len(rest) < length:
            break
        if all(p < len(words) and words[p].key == key for p, key in enumerate(rest, position + 1)):
            length = len(rest)
            bearers.append(lexeme)
    return (position + 1 + length, tuple(bearers)) if bearers else None
