"""Interviews printed as questions and answers: who is asked says what stands between one question and the next."""

from __future__ import annotations

from typing import Final

from musnad.attribution.lines import opens
from musnad.clauses.clause import Clauses
from musnad.records import Span

_LEAST: Final = 3
"""Questions from which a text is an interview."""
_ASKING: Final = frozenset("?\u061f")


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
            found.append(Answer(first, last, _words(document[first], document[last - 1])))
    return found, {n for start, number in zip(starts, questions, strict=True) for n in range(start, number + 1)}


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


def _words(opening: Clauses, closing: Clauses) -> Span:
    """From the first word of one sentence to the last of another."""
    behind = opening.tokens[2:] if _lettered(opening) else opening.tokens
    first = next((t for t in behind if t.word.raw[0].isalnum()), behind[0])
    last = next((t for t in reversed(closing.tokens) if t.word.raw[-1].isalnum()), closing.tokens[-1])
    return first.raw_start, last.end
