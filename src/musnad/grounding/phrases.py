"""The phrases of a sentence that may name somebody, and the body that a name names."""

from __future__ import annotations

from musnad.clauses.clause import Clauses
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.token import Token


def phrases_of(clauses: Clauses) -> list[Chunk]:
    """The noun phrases of a sentence, each with those in the genitive behind it."""
    found: list[Chunk] = []
    for chunk in clauses.chunks:
        phrase: Chunk | None = chunk if chunk.tag == "N" else None
        while phrase is not None:
            found.append(phrase)
            phrase = phrase.genitive
    return found


def body_named(token: Token, kind: str) -> Lexeme | None:
    """The body that a name names, a news outlet where the phrase is one."""
    wanted = ("outlet", "organisation") if kind == "outlet" else ("organisation", "outlet")
    for one in wanted:
        for lexeme in token.rivals:
            if lexeme.kind == one:
                return lexeme
    return None
