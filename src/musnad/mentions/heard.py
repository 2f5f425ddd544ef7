"""Words by which an article called somebody before, known again where they are everyday words: «قال الصدر», «أكد أن بلاتيني».

Surnames stand folded in a set that grows from sentence to sentence.
"""

from __future__ import annotations

from typing import Final

from musnad.kernel.fold import fold
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Analysis
from musnad.tokens.token import Token

_BORNE: Final = frozenset({"thing", "place", "quality"})
"""Kinds of nouns that a surname may be."""


def recall(tokens: list[Token], surnames: set[str]) -> None:
    """Make a name of each word that is somebody's surname and may be one here: definite, or with its first letter cut off."""
    for token in tokens:
        if token.tag not in "NnaA" or token.last - token.first > 1 or token.analysis.suffix:
            continue
        if token.prep and not token.analysis.article and token.word.key in surnames:
            token.tag, token.start = "u", token.raw_start
            token.reread(Analysis("u", token.analysis.form))  # «بلاتيني» is not «ب» + «لاتيني»
        elif token.tag == "N" and token.name is None and spelled(token) in surnames and _borne(token):
            token.tag = "U"


def learn(tokens: list[Token], chunks: list[Chunk], surnames: set[str]) -> None:
    """Tell apart the bare surnames among the phrases of a sentence, and note those that it names in full."""
    for chunk in chunks:
        if chunk.kind == "unknown" and chunk.last - chunk.first == 1 and spelled(chunk.head) in surnames:
            chunk.kind, chunk.surname = "person", spelled(chunk.head)  # «جيمس فيتون … وقال فيتون»
            chunk.names = (chunk.first, chunk.last)
        elif chunk.names is not None and chunk.surname:
            first, last = chunk.names
            if last - first > 1 or tokens[first].last - tokens[first].first > 1:
                surnames.add(chunk.surname)


def spelled(token: Token) -> str:
    """A word as it is spelled without its clitics, folded; the article stays."""
    if token.conj or token.prep:
        return fold(token.word.raw[token.analysis.offset :])
    return token.word.key


def _borne(token: Token) -> bool:
    lexeme = token.lexeme
    plain = lexeme.pos == "noun" and lexeme.kind in _BORNE and token.analysis.form.number == "s"
    return plain and not (lexeme.cues or lexeme.events or lexeme.data.get("masdar"))
