"""Tokens of a document after analysis: one reading each, known names and fixed expressions joined to one token."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.tokens.analyse import Word
from musnad.tokens.lexeme import Analysis, Lexeme


@dataclass(slots=True, eq=False)
class Token:
    """One token: its place in the text and among the raw tokens, its word, and the analysis chosen for it.

    ``start`` is where the stem starts, after conjunction and preposition; ``raw_start`` where the token starts.
    ``tag`` is the chosen tag (P for a known name, t for an expression of time); ``name`` the known name, if any.
    """

    raw_start: int
    start: int
    end: int
    first: int
    last: int
    word: Word
    tag: str
    analysis: Analysis
    name: Lexeme | None = None
    rivals: tuple[Lexeme, ...] = ()

    @property
    def conj(self) -> str:
        """The attached conjunction, wa or fa, or ''."""
        return self.analysis.conj

    @property
    def prep(self) -> str:
        """The attached preposition, bi, li or ka, or ''."""
        return self.analysis.prep

    @property
    def lexeme(self) -> Lexeme:
        """The word that the token is a form of."""
        return self.name or self.analysis.lexeme
