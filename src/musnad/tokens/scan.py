"""Cut text into raw tokens with exact code-point spans. The text itself is never changed."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = (
    r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640"
    r"\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff\u00ad"
)
_ARABIC = r"\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
TOKEN = re.compile(
    rf"[{_ARABIC}]+(?:[{_MARKS}]+[{_ARABIC}]+)*[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640]*"  # a word in Arabic script
    r"|[0-9\u0660-\u0669\u06f0-\u06f9]+(?:[.,:/\u066b\u066c\-][0-9\u0660-\u0669\u06f0-\u06f9]+)*%?"  # a number, date, clock
    r"|[^\W\d_\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]+(?:['’\-][^\W\d_\u0600-\u06ff]+)*"  # another script
    r"|\n+|\.{2,}|[^\s\w]|_"
)
"""One token: a word, a number, a run of line ends, an ellipsis, or one mark of punctuation."""


@dataclass(frozen=True, slots=True)
class Raw:
    """The raw tokens of a text: parallel lists of strings and spans."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]


def scan(text: str) -> Raw:
    """Raw tokens of ``text``; ``text[starts[i]:ends[i]] == words[i]`` for each i.

    >>> scan("قال «نعم».").words
    ['قال', '«', 'نعم', '»', '.']
    """
    words, starts, ends = [], [], []
    for match in TOKEN.finditer(text):
        start, end = match.span()
        words.append(match.group())
        starts.append(start)
        ends.append(end)
    return Raw(text, words, starts, ends)
