"""Adjectives that a word of negation makes: «محادثات غير مباشرة», «القوة غير المبررة» are one phrase each."""

from __future__ import annotations

from typing import Final

from musnad.tokens.token import Token

_INDEFINITE: Final = frozenset("nzeau")
_DEFINITE: Final = frozenset("NAUPgm")


def negate_adjectives(tokens: list[Token], negators: frozenset[str]) -> None:
    """Make an adjective of each negator that stands between a noun and an adjective as definite as that noun.

    «الاتفاق غير مقبول» is a clause and stays as it is.
    """
    for position in range(1, len(tokens) - 1):
        token = tokens[position]
        if token.tag != "x" or token.lexeme.lemma not in negators or token.conj or token.prep:
            continue
        noun, behind = tokens[position - 1], tokens[position + 1]
        if behind.conj or behind.prep:
            continue
        adjective = "A" if noun.tag in _DEFINITE else "a" if noun.tag in _INDEFINITE else ""
        if behind.tag == "D" and adjective == "a":
            quality = next((a for a in behind.word.analyses if a.tag == "a"), None)  # «مباشرة» is an adverb elsewhere
            if quality is not None:
                behind.tag = "a"
                behind.reread(quality)
        if adjective and behind.tag == adjective:
            token.tag = adjective
