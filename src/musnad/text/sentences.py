"""Sentence borders over raw tokens: at full stops and line ends, never inside quotation marks that close.

A quotation opens with «, “ or " (or the reversed » of some papers) and holds its full stops when it closes within the
same paragraph; one in « » or “ ” also the line ends within it. Abbreviations of one letter («د.») and decimals do not end a
sentence.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

OPENERS: Final = {"«": "»", "“": "”", "„": "”", "‹": "›", "»": "«", "”": "“"}
STRAIGHT: Final = '"'
PAIRED: Final = "''"
"""Two apostrophes, which the Maghreb's papers type for a quotation mark."""
_BRACKET: Final = 8
"""Words on either side of a full stop within which a pair of brackets holds it: «(سي. أي. إيه.)»."""
_LINES: Final = 6
"""How many lines a quotation that is open at a line's end may still run on."""
_TURNED: Final = {"«": "»", "“": "”"}
_CURLED: Final = "”"
_CLOSERS: Final = frozenset(_TURNED.values())
STOPS: Final = frozenset(".!؟?…")
_LETTERS: Final = "0"
"""Line ends, dots and other marks of ASCII sort before all that is written in digits and letters."""
MARKS: Final = STOPS | {STRAIGHT, PAIRED, *OPENERS, *OPENERS.values()}


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
    closing = _turned(words, marks)
    while index < len(marks):
        word = words[marks[index]]
        closer = word if word in (STRAIGHT, PAIRED) else OPENERS.get(word) if word not in closing else None
        if closer is not None:
            end = _closing(words, marks, index, closer)
            if end is not None:
                found.append(Quote(marks[index], marks[end]))
                index = end
        index += 1
    return found


def _turned(words: list[str], marks: list[int]) -> set[str]:
    """The mark that can only close here, since the one that it turns stands first: a ” behind a “, be it that of a «."""
    seen: set[str] = set()
    found: set[str] = set()
    for position in marks:
        word = words[position]
        if word == _CURLED and OPENERS[word] in seen:
            found.add(word)
        elif word in (_CURLED, OPENERS[_CURLED]) and not seen:
            seen.add(word)
    return found


def _closing(words: list[str], marks: list[int], opening: int, closer: str) -> int | None:
    """The index of the mark that closes the one at ``opening``."""
    opener = words[marks[opening]]
    depth = 0
    for index in range(opening + 1, len(marks)):
        word = words[marks[index]]
        if word == closer and depth == 0:
            return index if opener != closer or not _opens(words, marks, index) else None
        if opener != closer:
            depth += (word == opener) - (word == closer)
    return None


def _opens(words: list[str], marks: list[int], index: int) -> bool:
    """Whether a mark opens a quotation, the one before it having been left open: «: "الدعم قائم. وأضاف: "سنواصل"»."""
    position = marks[index]
    return words[position - 1] == ":" and index + 1 < len(marks) and marks[index + 1] > position + 1


def sentences(words: list[str], mixed: list[int] | None = None) -> list[Sentence]:
    """Sentences of a token list, paragraph by paragraph; ``mixed``: the positions of the tokens that may be marks (None: any).

    >>> [(s.first, s.last) for s in sentences(["أ", "1", ".", "ب", "«", "ج", ".", "د", "»", "\\n", "هـ"])]
    [(0, 3), (3, 9), (10, 11)]
    """
    found: list[Sentence] = []
    start = paragraph = 0
    if mixed is None:
        mixed = list(range(len(words)))
    edges = [i for i in mixed if words[i] < _LETTERS or words[i] in MARKS]  # few of all words: line ends among them
    marks = [i for i in edges if words[i] in MARKS or words[i].startswith("..")]
    for end in [*_ends([i for i in edges if words[i][0] == "\n"], words, marks), len(words)]:
        if end > start:
            _within(words, start, end, paragraph, _between(marks, start, end), found)
            paragraph += 1
        start = end + 1
    return found


def _between(positions: list[int], first: int, last: int) -> list[int]:
    """Those of ascending positions that lie from ``first`` to ``last`` (exclusive)."""
    return positions[bisect_left(positions, first) : bisect_left(positions, last)]


def _ends(breaks: list[int], words: list[str], marks: list[int]) -> list[int]:
    """The line ends at which a paragraph ends: those that no quotation is open at."""
    turned = [i for i in marks if words[i] in _TURNED or words[i] in _CLOSERS]
    if not turned:
        return breaks
    found: list[int] = []
    start = index = 0
    while index < len(breaks):
        over = index
        closer = _left_open(words, _between(turned, start, breaks[index]))
        reach = min(len(breaks), index + _LINES) if closer else 0
        while over + 1 < reach and not _closes(words, _between(turned, breaks[over] + 1, breaks[over + 1]), closer):
            over += 1
        end = breaks[over + 1] if over + 1 < len(breaks) else len(words)
        if closer and _closes(words, _between(turned, breaks[over] + 1, end), closer):
            index = over + 1
            if index == len(breaks):
                break
            continue
        found.append(breaks[index])
        start = breaks[index] + 1
        index += 1
    return found


def _left_open(words: list[str], turned: list[int]) -> str:
    """The mark that would close the quotation that is open behind some marks, or '' where none is."""
    return _TURNED.get(words[turned[-1]], "") if turned else ""


def _closes(words: list[str], turned: list[int], closer: str) -> bool:
    """Whether the first mark of a line is the closing one."""
    for position in turned:
        word = words[position]
        if word == closer:
            return True
        if word in _TURNED:
            return False
    return False


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
    """Whether a full stop ends no sentence: behind one letter, in an address («site.org»), in a short pair of brackets."""
    if position <= first or words[position] != ".":
        return False
    before, behind = words[position - 1], words[position + 1] if position + 1 < len(words) else ""
    if len(before) == 1 and before.isalpha():
        return True
    if before.isascii() and before.isalpha() and behind.isascii() and behind.isalpha() and behind.islower():
        return True
    return _nearest(words[max(first, position - _BRACKET) : position][::-1]) == "(" and (
        _nearest(words[position + 1 : position + _BRACKET]) == ")")


def _nearest(words: list[str]) -> str:
    """The first bracket among some words, or ''."""
    return next((word for word in words if word in ("(", ")")), "")
