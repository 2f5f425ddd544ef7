"""Sentence borders over raw tokens: at full stops and line ends, never inside quotation marks that close.

A quotation opens with «, “ or " (or the reversed » of some papers) and holds its full stops when it closes within the
same paragraph. Abbreviations of one letter («د.») and decimals do not end a sentence.
"""

from __future__ import annotations

from typing import Final

OPENERS: Final = {"«": "»", "“": "”", "„": "”", "‹": "›", "»": "«", "”": "“"}
STRAIGHT: Final = '"'
STOPS: Final = frozenset(".!؟?…")
_LETTERS: Final = "0"
"""Line ends, dots and other marks of ASCII sort before all that is written in digits and letters."""
MARKS: Final = STOPS | {STRAIGHT, *OPENERS, *OPENERS.values()}


class Sentence:
    """Token positions ``first`` to ``last`` (exclusive) of one sentence; ``paragraph`` counts lines."""

    __slots__ = ("first", "last", "paragraph")

    def __init__(self, first: int, last: int, paragraph: int) -> None:
        self.first = first
        self.last = last
        self.paragraph = paragraph


class Quote:
    """Token positions of an opening and a closing quotation mark."""

    __slots__ = ("closing", "opening")

    def __init__(self, opening: int, closing: int) -> None:
        self.opening = opening
        self.closing = closing


def quotes(words: list[str], marks: list[int]) -> list[Quote]:
    """Top-level pairs of quotation marks among the words at some positions, in order; unclosed marks are ignored."""
    found: list[Quote] = []
    index = 0
    while index < len(marks):
        word = words[marks[index]]
        closer = STRAIGHT if word == STRAIGHT else OPENERS.get(word)
        if closer is not None:
            end = _closing(words, marks, index, closer)
            if end is not None:
                found.append(Quote(marks[index], marks[end]))
                index = end
        index += 1
    return found


def _closing(words: list[str], marks: list[int], opening: int, closer: str) -> int | None:
    """The index of the mark that closes the one at ``opening``."""
    opener = words[marks[opening]]
    depth = 0
    for index in range(opening + 1, len(marks)):
        word = words[marks[index]]
        if word == closer and depth == 0:
            return index
        if opener != closer:
            depth += (word == opener) - (word == closer)
    return None


def sentences(words: list[str]) -> list[Sentence]:
    """Sentences of a token list, paragraph by paragraph.

    >>> [(s.first, s.last) for s in sentences(["أ", "1", ".", "ب", "«", "ج", ".", "د", "»", "\\n", "هـ"])]
    [(0, 3), (3, 9), (10, 11)]
    """
    found: list[Sentence] = []
    start = paragraph = 0
    marks: list[int] = []
    edges = [i for i, word in enumerate(words) if word < _LETTERS or word in MARKS]  # few of all words: line ends among them
    for position in [*edges, len(words)]:
        if position < len(words) and words[position][0] != "\n":
            if words[position] in MARKS or words[position].startswith(".."):
                marks.append(position)
            continue
        if position > start:
            _within(words, start, position, paragraph, marks, found)
            paragraph += 1
        start = position + 1
        marks = []
    return found


def _within(words: list[str], first: int, last: int, paragraph: int, marks: list[int], found: list[Sentence]) -> None:
    """Add the sentences of one paragraph: only at its marks may one end."""
    pairs = quotes(words, marks)
    pair = 0
    start = first
    for position in marks:
        while pair < len(pairs) and pairs[pair].closing < position:
            pair += 1
        quoted = pair < len(pairs) and pairs[pair].opening <= position
        if quoted and pairs[pair].closing == position:
            ends = words[position - 1] in STOPS  # a closing mark that follows a full stop ends the sentence itself
        else:
            word = words[position]
            stop = not quoted and (word in STOPS or word.startswith(".."))
            ends = stop and not _abbreviation(words, position, first)
        if ends:
            _add(words, start, position + 1, paragraph, found)
            start = position + 1
    if start < last:
        _add(words, start, last, paragraph, found)


def _add(words: list[str], first: int, last: int, paragraph: int, found: list[Sentence]) -> None:
    """Add a sentence that has any word in it."""
    for position in range(first, last):
        if words[position][0].isalnum():
            found.append(Sentence(first, last, paragraph))
            return


def _abbreviation(words: list[str], position: int, first: int) -> bool:
    return position > first and words[position] == "." and len(words[position - 1]) == 1 and words[position - 1].isalpha()
