"""Cut text into raw tokens with exact code-point spans. The text itself is never changed."""

from __future__ import annotations

import re
from typing import Final

from musnad.kernel.memo import Memo

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
    """The tokens of a piece of text without blanks, where each starts in it, and how far on the next piece starts."""

    __slots__ = ("starts", "width", "words")

    def __init__(self, width: int, words: list[str], starts: list[int]) -> None:
        self.words = tuple(words)
        self.starts = tuple(starts)
        self.width = width


_LONG: Final = 32
"""Length from which a piece is no word with its marks, and is not kept."""


def scan(text: str) -> Raw:
    """Raw tokens of ``text``; ``text[starts[i]:ends[i]] == words[i]`` for each i.

    No token holds a blank and none depends on what stands behind one, so the text is read piece by piece between blanks.

    >>> scan("قال «نعم».").words
    ['قال', '«', 'نعم', '»', '.']
    """
    known = _PIECES.known
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    mixed: list[int] = []
    begin = 0
    for piece in text.split(" "):
        one = known.get(piece) or _tokens(piece)
        if isinstance(one, str):
            words.append(one)
            starts.append(begin)
            begin += len(one) + 1
            ends.append(begin - 1)
        else:
            position = len(words)
            words += one.words
            for number, start in enumerate(one.starts):
                mixed.append(position + number)
                starts.append(begin + start)
                ends.append(begin + start + len(one.words[number]))
            begin += one.width
    return Raw(words, starts, ends, mixed)


def _tokens(piece: str) -> str | Piece:
    """A piece that is not among those used last; it will be unless it will hardly be met again."""
    if "\n" in piece:
        return _over_lines(piece)
    return _PIECES.get(piece) if len(piece) < _LONG else _cut(piece)


def _cut(piece: str) -> str | Piece:
    """The tokens of a piece, or the one word that it is."""
    words: list[str] = []
    starts: list[int] = []
    first = 1 if piece[:1] in _BESIDE else 0
    last = len(piece) - 1 if piece[-1:] in _BESIDE else len(piece)
    if last > first and _LETTERS.fullmatch(piece, first, last):  # a word with or without marks, as most
        if last - first == len(piece):
            return piece
        if first:
            words.append(piece[0])
            starts.append(0)
        words.append(piece[first:last])
        starts.append(first)
        if last < len(piece):
            words.append(piece[-1])
            starts.append(last)
    else:
        position = 0
        token = False
        for part in TOKEN.split(piece):  # what is between tokens and the tokens, by turns: far cheaper than match objects
            if token:
                words.append(part)
                starts.append(position)
            position += len(part)
            token = not token
    return Piece(len(piece) + 1, words, starts)


def _over_lines(piece: str) -> Piece:
    """Cut a piece that holds line ends, each run of which is a token: what is between them recurs, the whole hardly ever does."""
    words: list[str] = []
    starts: list[int] = []
    start = 0
    while start < len(piece):
        end = piece.find("\n", start)
        if end < 0:
            end = len(piece)
        if end > start:
            one = _tokens(piece[start:end])
            if isinstance(one, str):
                words.append(one)
                starts.append(start)
            else:
                words += one.words
                starts += [start + within for within in one.starts]
        start = end
        while end < len(piece) and piece[end] == "\n":
            end += 1
        if end > start:
            words.append(piece[start:end])
            starts.append(start)
        start = end
    return Piece(len(piece) + 1, words, starts)


_PIECES: Final[Memo[str, str | Piece]] = Memo(_cut, 24_000)
"""The pieces met lately, for each the one word that it is (the same string each time, so that what looks it up finds it at once)
or its tokens: those between blanks recur as words do, and the pattern costs far more than a look-up."""
