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


_LETTERS: Final = re.compile(r"[\u0620-\u063f\u0641-\u064a]+")
"""A word of Arabic letters alone."""
_BESIDE: Final = frozenset("،.:؛!؟«»\"()")
"""Marks that are one token beside a word."""


class Raw:
    """The raw tokens of a text: parallel lists of strings and spans.

    ``mixed``: the positions of those whose piece between blanks is not one word of Arabic letters; all marks are among them.
    """

    __slots__ = ("ends", "mixed", "starts", "words")

    def __init__(self, words: list[str], starts: list[int], ends: list[int], mixed: list[int]) -> None:
        self.words = words
        self.starts = starts
        self.ends = ends
        self.mixed = mixed


class Piece:
    """The tokens of a piece of text without blanks, where each starts and ends in it, and how far on the next piece starts.

    ``single``: it is one word.
    """

    __slots__ = ("single", "spans", "width", "words")

    def __init__(self, width: int) -> None:
        self.words: list[str] = []
        self.spans: list[tuple[int, int]] = []
        self.width = width
        self.single = False

    def add(self, word: str, start: int) -> None:
        """Another token, behind the others."""
        self.words.append(word)
        self.spans.append((start, start + len(word)))


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
    known = _PIECES
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    mixed: list[int] = []
    begin = 0
    for piece in text.split(" "):
        one = known.get(piece) or _cut(piece)
        following = begin + one.width
        if one.single:
            words.append(one.words[0])  # the same string each time, so that what looks it up finds it at once
            starts.append(begin)
            ends.append(following - 1)
        else:
            position = len(words)
            words += one.words
            for start, end in one.spans:
                mixed.append(position)
                position += 1
                starts.append(begin + start)
                ends.append(begin + end)
        begin = following
    return Raw(words, starts, ends, mixed)


def _cut(piece: str) -> Piece:
    """A piece that was not met before, kept unless it will hardly be met again."""
    made = Piece(len(piece) + 1)
    if "\n" in piece:
        _over_lines(piece, made)
        return made
    first = 1 if piece[:1] in _BESIDE else 0
    last = len(piece) - 1 if piece[-1:] in _BESIDE else len(piece)
    if last > first and _LETTERS.fullmatch(piece, first, last):  # a word with or without marks, as most
        made.single = last - first == len(piece)
        if first:
            made.add(piece[0], 0)
        made.add(piece[first:last], first)
        if last < len(piece):
            made.add(piece[-1], last)
    else:
        position = 0
        token = False
        for part in TOKEN.split(piece):  # what is between tokens and the tokens, by turns: far cheaper than match objects
            if token:
                made.add(part, position)
            position += len(part)
            token = not token
    if len(piece) < _LONG:
        if len(_PIECES) >= _KEPT:
            _PIECES.clear()
        _PIECES[piece] = made
    return made


def _over_lines(piece: str, made: Piece) -> None:
    """Cut a piece that holds line ends, each run of which is a token: what is between them recurs, the whole hardly ever does."""
    start = 0
    while start < len(piece):
        end = piece.find("\n", start)
        if end < 0:
            end = len(piece)
        if end > start:
            inner = piece[start:end]
            one = _PIECES.get(inner) or _cut(inner)
            for number, word in enumerate(one.words):
                made.add(word, start + one.spans[number][0])
        start = end
        while end < len(piece) and piece[end] == "\n":
            end += 1
        if end > start:
            made.add(piece[start:end], start)
        start = end
