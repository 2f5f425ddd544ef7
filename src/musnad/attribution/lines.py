"""Lines of their own that open with a speaker and a colon, as headings and captions do."""

from __future__ import annotations

from typing import Final

from musnad.attribution.constructions import Heading
from musnad.clauses.clause import Clauses

_LEAST: Final = 4
"""Chunks behind the colon from which a quotation without a verb says something."""


def alone(document: list[Clauses], number: int) -> bool:
    """Whether a sentence is a line of its own that no full stop ends, as a heading or caption is."""
    clauses = document[number]
    beside = [document[n].paragraph for n in (number - 1, number + 1) if 0 <= n < len(document)]
    return clauses.tokens[-1].tag != "." and clauses.paragraph not in beside


def quotes_somebody(clauses: Clauses, heading: Heading) -> bool:
    """Whether a person or body says a clause in such a line: «وزير المالية: لن نرفع الضرائب», unlike «الكاتب: محمد علي»."""
    behind = clauses.chunks[heading.colon + 1 :]
    return any(chunk.tag in 'Vc' for chunk in behind) or (bool(behind) and behind[0].tag == '"' and len(behind) > _LEAST)


def opens(document: list[Clauses], number: int) -> bool:
    """Whether a sentence opens its line."""
    return not number or document[number - 1].paragraph != document[number].paragraph


def quotes_whole(clauses: Clauses, heading: Heading) -> bool:
    """Whether nothing but a quotation stands behind the colon, as in minutes: «رئيس الجلسة: "هذه المادة واضحة".»."""
    behind = clauses.chunks[heading.colon + 1 :]
    marks = [place for place, chunk in enumerate(behind) if chunk.tag == '"']
    return len(marks) == 2 and not marks[0] and marks[1] > _LEAST - 1 and all(c.tag in ".," for c in behind[marks[1] + 1 :])
