"""Tokens of a document after analysis: one reading each, known names and fixed expressions joined to one token."""

from __future__ import annotations

from musnad.tokens.analyse import Word
from musnad.tokens.lexeme import Analysis, Lexeme


class Token:
    """One token: its place in the text and among the raw tokens, its word, and the analysis chosen for it.

    ``start`` is where the stem starts, after conjunction and preposition; ``raw_start`` where the token starts.
    ``tag`` is the chosen tag (P for a known name, t for an expression of time); ``name`` the known name, if any.
    ``conj`` is the attached conjunction (wa, fa or ''), ``prep`` the attached preposition (bi, li, ka or ''), ``lexeme``
    the word that the token is a form of: kept beside the analysis, since every stage asks for them all the time.
    """

    __slots__ = ("analysis", "conj", "end", "first", "last", "lexeme", "name", "prep", "raw_start", "rivals", "start", "tag",
                 "word")

    def __init__(self, raw_start: int, start: int, end: int, first: int, last: int, word: Word, tag: str, analysis: Analysis,
                 name: Lexeme | None = None, rivals: tuple[Lexeme, ...] = ()) -> None:
        self.raw_start = raw_start
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.word = word
        self.tag = tag
        self.analysis = analysis
        self.name = name
        self.rivals = rivals
        self.conj = analysis.conj
        self.prep = analysis.prep
        self.lexeme: Lexeme = name or analysis.lexeme

    def reread(self, analysis: Analysis) -> None:
        """Choose another analysis: never set ``analysis`` alone."""
        self.analysis = analysis
        self.conj = analysis.conj
        self.prep = analysis.prep
        self.lexeme = self.name or analysis.lexeme
