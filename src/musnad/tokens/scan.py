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
    r"|\n+|\.{2,}|[^\s\w]|_))"
)
"""One token: a word, a number, a run of line ends, an ellipsis, or one mark of punctuation."""


class Raw:
    """The raw tokens of a text: parallel lists of strings and spans."""

    __slots__ = ("ends", "starts", "words")

    def __init__(self, words: list[str], starts: list[int], ends: list[int]) -> None:
        self.words = words
        self.starts = starts
        self.ends = ends


def scan(text: str) -> Raw:
    """Raw tokens of ``text``; ``text[starts[i]:ends[i]] == words[i]`` for each i.

    >>> scan("قال «نعم».").words
    ['قال', '«', 'نعم', '»', '.']
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    token = False
    for piece in TOKEN.split(text):  # what is between tokens and the tokens, by turns: far cheaper than match objects
        end = position + len(piece)
        if token:
            words.append(piece)
            starts.append(position)
            ends.append(end)
        position = end
        token = not token
    return Raw(words, starts, ends)
