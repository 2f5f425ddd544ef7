"""Sentence borders over raw tokens: at full stops and line ends, never inside quotation marks that close.

A quotation opens with «, “ or " (or the reversed » of some papers) and holds its full stops when it closes within the
same paragraph. Abbreviations of one letter («د.») and decimals do not end a sentence.
"""

from __future__ import annotations

from typing import Final

OPENERS: Final = {"«": "»", "“": "”", "„": "”", "‹": "›", "»": "«", "”": "“"}
STRAIGHT: Final = '"'
STOPS: Final = frozenset(".!؟?…")


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


def quotes(words: list[str], first: int, last: int) -> list[Quote]:
    """Top-level pairs of quotation marks between two positions, in order; unclosed marks are ignored."""
    found: list[Quote] = []
    position = first
    while position < last:
        word = words[position]
        closer = STRAIGHT if word == STRAIGHT else OPENERS.get(word)
        if closer:
            end = _closing(words, position, last, word, closer)
            if end is not None:
                found.append(Quote(position, end))
                position = end
        position += 1
    return found


def _closing(words: list[str], opening: int, last: int, opener: str, closer: str) -> int | None:
    depth = 0
    for position in range(opening + 1, last):
        word = words[position]
        if word == closer and depth == 0:
            return position
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
    breaks = [i for i, word in enumerate(words) if word[0] == "\n"]
    for end in [*breaks, len(words)]:
        if end > start:
            found.extend(_within(words, start, end, paragraph))
            paragraph += 1
        start = end + 1
    return found


def _within(words: list[str], first: int, last: int, paragraph: int) -> list[Sentence]:
    held: set[int] = set()
    after: set[int] = set()  # closing marks that follow a full stop end the sentence themselves
    for quote in quotes(words, first, last):
        held.update(range(quote.opening, quote.closing))
        if words[quote.closing - 1] in STOPS:
            after.add(quote.closing)
    found = []
    start = first
    for position in range(first, last):
        word = words[position]
        stop = word in STOPS or word.startswith("..")
        if position in after or (stop and position not in held and not _abbreviation(words, position, first)):
            found.append(Sentence(start, position + 1, paragraph))
            start = position + 1
    if start < last:
        found.append(Sentence(start, last, paragraph))
    return [s for s in found if any(w[0].isalnum() for w in words[s.first : s.last])]


def _abbreviation(words: list[str], position: int, first: int) -> bool:
    return position > first and words[position] == "." and len(words[position - 1]) == 1 and words[position - 1].isalpha()
