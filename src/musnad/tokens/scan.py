"""Cut text into raw tokens with exact code-point spans. The text itself is never changed."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = (
    r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"
    r"\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff\u00ad"
)
_ARABIC: Final = r"\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
TOKEN: Final = re.compile(
    rf"((?=[\S\n])(?:"  # nothing starts in a blank, where each of the following would be tried
    rf"[{_ARABIC}]+(?:[{_MARKS}]+[{_ARABIC}]+)*[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]*"  # a word in Arabic script
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\u066b\u066c\-][0-9\u0660-\u0669\u06f0-\u06f9]+)*%?"  # a number, date, clock
    r"|[^\W\d_\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+(?:['’\-][^\W\d_\u0600-\u06ff]+)*"  # another script
    r"|\n+|\.{2,}|'{2}|[^\s\w]|_))"
)
"""One token: a word, a number, a run of line ends, an ellipsis, two apostrophes, or one mark of punctuation."""


class Raw:
    """The raw tokens of a text: parallel lists of strings and spans."""

    __slots__ = ("ends", "starts", "words")

    def __init__(self, words: list[str], starts: list[int], ends: list[int]) -> None:
        self.words = words
        self.starts = starts
        self.ends = ends


Piece = list[tuple[int, str]]
"""The tokens of a piece of text without blanks, each with where it starts in the piece."""

_PIECES: Final[dict[str, Piece]] = {}
"""The pieces met so far: those between blanks recur as words do, and the pattern costs far more than a look-up."""
_KEPT: Final = 65_536
_LONG: Final = 32
"""Length from which a piece is no word with its marks, and is not kept."""


def scan(text: str) -> Raw:
    """Raw tokens of ``text``; ``text[starts[i]:ends[i]] == words[i]`` for each i.

    No token holds a blank and none depends on what stands behind one, so the text is read piece by piece between blanks.

    >>> scan("قال «نعم».").words
    ['قال', '«', 'نعم', '»', '.']
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    begin = 0
    for piece in text.split(" "):
        tokens = _PIECES.get(piece)
        if tokens is None:
            tokens = _cut(piece)
            if len(piece) < _LONG and "\n" not in piece:
                if len(_PIECES) >= _KEPT:
                    _PIECES.clear()
                _PIECES[piece] = tokens
        for offset, word in tokens:
            start = begin + offset
            words.append(word)
            starts.append(start)
            ends.append(start + len(word))
        begin += len(piece) + 1
    return Raw(words, starts, ends)


def _cut(piece: str) -> Piece:
    """The tokens of a piece by the pattern: it splits into what is between tokens and the tokens, by turns."""
    tokens: Piece = []
    position = 0
    for number, part in enumerate(TOKEN.split(piece)):
        if number % 2:
            tokens.append((position, part))
        position += len(part)
    return tokens
