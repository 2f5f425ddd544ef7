"""A statement before its parties are entities: content, chain of phrases, and the cue that carries it."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk
from musnad.records import Mode, Span


class Voice:
    """Somebody who speaks or relays: the phrases that name them (several where they are coordinated) and the cue's words.

    ``document`` is what speaks for them there, with which a verb behind it agrees: «وأضاف البيان أن».
    """

    __slots__ = ("chunks", "cue", "document")

    def __init__(self, chunks: list[Chunk], cue: str = "", document: Chunk | None = None) -> None:
        self.chunks = chunks
        self.cue = cue
        self.document = document

    @property
    def span(self) -> Span:
        """Characters of the whole, coordination included."""
        return (self.chunks[0].start, self.chunks[-1].end)

    @property
    def outlet(self) -> bool:
        """Whether it is a news outlet, which relays what others say."""
        return self.chunks[0].kind == "outlet"


class StatementDraft:
    """Reported content over characters ``content``; ``chain`` outermost first. ``trigger`` is where its cue stands."""

    __slots__ = ("chain", "clear", "confidence", "content", "mode", "predication", "rule", "sentence", "stance", "trigger",
                 "within")

    def __init__(self, content: Span, mode: Mode, chain: list[Voice], rule: str, sentence: int, trigger: int,
                 stance: str = "says", predication: Predication | None = None, within: StatementDraft | None = None,
                 clear: float = 0.8, confidence: float = 0.0) -> None:
        self.content = content
        self.mode = mode
        self.chain = chain
        self.rule = rule
        self.sentence = sentence
        self.trigger = trigger
        self.stance = stance
        self.predication = predication
        self.within = within
        self.clear = clear
        """How plainly its speaker stands there, 0 to 1: in the clause itself, or inherited from what was said before."""
        self.confidence = confidence


class Announced:
    """Whose words a line announces that ends in a colon, and the rule of its verb; ``items`` have been read below it so far."""

    __slots__ = ("chain", "items", "rule", "stance")

    def __init__(self, chain: list[Voice], rule: str, stance: str) -> None:
        self.chain = chain
        self.rule = rule
        self.stance = stance
        self.items = 0


def innermost(statements: Iterable[StatementDraft], position: int) -> StatementDraft | None:
    """The statement with the shortest content that holds a character of the text; None where none does."""
    best: StatementDraft | None = None
    for statement in statements:
        start, end = statement.content
        if start <= position < end and (best is None or end - start < best.content[1] - best.content[0]):
            best = statement
    return best
