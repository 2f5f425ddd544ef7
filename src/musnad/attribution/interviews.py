"""Interviews printed as questions and answers: who is asked says what stands between one question and the next."""

from __future__ import annotations

from typing import Final

from musnad.attribution.lines import opens
from musnad.clauses.clause import Clauses
from musnad.mentions.chunk import Chunk
from musnad.records import Span
from musnad.tokens.token import Token

_LEAST: Final = 3
"""Questions from which a text is an interview."""
_ASKING: Final = frozenset("?\u061f")
_AGAIN: Final = 2
"""Turns of one speaker from which a text is a talk."""
_TAKING: Final = frozenset({"person", "organisation", "group", "outlet", "unknown"})
"""Kinds of those who take turns."""


class Answer:
    """Sentences ``first`` to ``last`` (exclusive) of one answer, and its characters without its bullet and full stop."""

    __slots__ = ("content", "first", "last")

    def __init__(self, first: int, last: int, content: Span) -> None:
        self.first = first
        self.last = last
        self.content = content


def answers(document: list[Clauses]) -> tuple[list[Answer], set[int]]:
    """The answers of an interview, and the sentences of its questions; nothing where the text is none.

    A question is a paragraph that opens with a bullet or a letter and ends with a question mark; its answer goes on to the next.
    """
    questions = [number for number, clauses in enumerate(document) if _ends_asking(clauses) and (
        number + 1 == len(document) or document[number + 1].paragraph != clauses.paragraph)]
    starts = [_paragraph(document, number) for number in questions]
    marks = [_bullet(document[start]) for start in starts]
    if len(questions) < _LEAST or not marks[0] or marks.count(marks[0]) < len(marks):
        return [], set()
    found: list[Answer] = []
    for index, number in enumerate(questions):
        first, last = number + 1, starts[index + 1] if index + 1 < len(starts) else len(document)
        if index + 1 == len(questions):
            last = next((n for n in range(first, last) if document[n].paragraph != document[first].paragraph), last)
        if first < last:
            opening = document[first].tokens[2 if _lettered(document[first]) else 0 :]
            found.append(Answer(first, last, _words(opening, document[last - 1])))
    return found, {n for start, number in zip(starts, questions, strict=True) for n in range(start, number + 1)}


def in_turn(document: list[Clauses]) -> list[tuple[Answer, Chunk]]:
    """What those say who take turns in lines of their own, behind their name and a colon; who asks says nothing.

    «المساء: متى ينتهي المشروع؟», «الوزير: ينتهي المشروع في نهاية العام.».
    """
    told: dict[str, set[str]] = {}
    turns: list[int] = []
    for number, clauses in enumerate(document):
        chunks, tokens = clauses.chunks, clauses.tokens
        if len(chunks) > 2 and chunks[1].tag == ":" and chunks[0].bare and chunks[0].kind in _TAKING and opens(document, number):
            words = [token.word.key for token in tokens]
            told.setdefault(" ".join(words[: chunks[0].last]), set()).add(" ".join(words))  # a headline may come twice
            turns.append(number)
    if len(turns) < _LEAST or all(len(said) < _AGAIN for said in told.values()):
        return []
    found: list[tuple[Answer, Chunk]] = []
    for number in turns:
        last = number + 1
        while last < len(document) and document[last].paragraph == document[number].paragraph:
            last += 1
        if not _ends_asking(document[last - 1]):
            behind = document[number].chunks[2].first
            content = _words(document[number].tokens[behind:], document[last - 1])
            found.append((Answer(number, last, content), document[number].chunks[0]))
    return found


def _ends_asking(clauses: Clauses) -> bool:
    return clauses.tokens[-1].word.raw in _ASKING


def _paragraph(document: list[Clauses], number: int) -> int:
    """The first sentence of a sentence's paragraph."""
    while not opens(document, number):
        number -= 1
    return number


def _bullet(clauses: Clauses) -> str:
    raw = clauses.tokens[0].word.raw
    return "" if raw[0].isalnum() and not _lettered(clauses) else raw


def _lettered(clauses: Clauses) -> bool:
    """Whether a line opens with a letter for a question or an answer: «س: متى ينتهي المشروع؟»."""
    tokens = clauses.tokens
    return len(tokens) > 2 and len(tokens[0].word.raw) == 1 and tokens[0].word.raw.isalpha() and tokens[1].tag == ":"


def _words(behind: list[Token], closing: Clauses) -> Span:
    """From the first word of the tokens that open one sentence to the last of another."""
    first = next((t for t in behind if t.word.raw[0].isalnum()), behind[0])
    last = next((t for t in reversed(closing.tokens) if t.word.raw[-1].isalnum()), closing.tokens[-1])
    return first.raw_start, last.end
