"""How two copies of a text differ: the words that one has in place of the other's."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from musnad.kernel.fold import fold
from musnad.records import Span
from musnad.tokens.scan import scan

_LONGEST = 5_000
"""Words of a text that are compared."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A place where two texts differ: the words of each, '' where one has none, and their spans."""

    first: str
    other: str
    first_span: Span
    other_span: Span


def differing(first: str, other: str) -> tuple[float, tuple[Differing, ...]]:
    """The share of words that two texts have in common (0 to 1), and where they differ, in order.

    Punctuation, harakat and spellings of alef make no difference.

    >>> share, found = differing("قتل ثمانية أشخاص أمس", "قُتل عشرة اشخاص، أمس")
    >>> share, [(d.first, d.other) for d in found]
    (0.75, [('ثمانية', 'عشرة')])
    """
    words, others = _words(first), _words(other)
    matcher = SequenceMatcher(None, [word[0] for word in words], [word[0] for word in others], autojunk=False)
    found = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            one, two = _span(words, a, b, len(first)), _span(others, c, d, len(other))
            found.append(Differing(first[one[0] : one[1]], other[two[0] : two[1]], one, two))
    return round(matcher.ratio(), 4), tuple(found)


def _words(text: str) -> list[tuple[str, int, int]]:
    raw = scan(text)
    return [(key, start, end) for word, start, end in zip(raw.words, raw.starts, raw.ends, strict=True)
            if (key := fold(word)) and any(c.isalnum() for c in key)][:_LONGEST]


def _span(words: list[tuple[str, int, int]], first: int, last: int, end: int) -> Span:
    """From the first to the last word; where there is none, the place between."""
    if first < last:
        return words[first][1], words[last - 1][2]
    place = words[first][1] if first < len(words) else end
    return place, place
