"""A statement before its parties are entities: content, chain of phrases, and the cue that carries it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk
from musnad.records import Mode, Span


@dataclass(slots=True)
class Voice:
    """Somebody who speaks or relays: the phrases that name them (several where they are coordinated) and the cue's words."""

    chunks: list[Chunk]
    cue: str = ""

    @property
    def span(self) -> Span:
        """Characters of the whole, coordination included."""
        return (self.chunks[0].start, self.chunks[-1].end)

    @property
    def outlet(self) -> bool:
        """Whether it is a news outlet, which relays what others say."""
        return self.chunks[0].kind == "outlet"


@dataclass(slots=True)
class StatementDraft:
    """Reported content over characters ``content``; ``chain`` outermost first. ``trigger`` is where its cue stands."""

    content: Span
    mode: Mode
    chain: list[Voice]
    rule: str
    sentence: int
    trigger: int
    stance: str = "says"
    predication: Predication | None = None
    within: StatementDraft | None = None
    clear: float = 0.8
    """How plainly its speaker stands there, 0 to 1: in the clause itself, or inherited from what was said before."""
    confidence: float = 0.0


def innermost(statements: Iterable[StatementDraft], position: int) -> StatementDraft | None:
    """The statement with the shortest content that holds a character of the text; None where none does."""
    around = [s for s in statements if s.content[0] <= position < s.content[1]]
    return min(around, key=lambda s: s.content[1] - s.content[0], default=None)
