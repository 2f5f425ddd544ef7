"""The chunk of a verb with the particles before it: «لم يكن قد وصل»."""

from __future__ import annotations

from typing import Final

from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

_FEW: Final = 3
"""Words between a verb and the pronoun that takes up what it is about."""


def verb_group(tokens: list[Token], first: int, last: int) -> Chunk:
    """The chunk of the tokens ``first`` to ``last`` (exclusive), of which the last is the verb."""
    head = tokens[last - 1]
    particles: tuple[str, ...] = ()
    negated = False
    if last - first > 1:
        before = [token.lexeme for token in tokens[first : last - 1]]
        particles = tuple([lexeme.lemma for lexeme in before])
        negated = "neg" in [lexeme.pos for lexeme in before] and not _resumes(tokens, first, head)
    chunk = Chunk("V", first, last, tokens[first].start, head.end, head, tokens[first].conj, negated=negated,
                  particles=particles)
    chunk.gender, chunk.number = head.analysis.form.gender, head.analysis.form.number
    return chunk


def _resumes(tokens: list[Token], first: int, verb: Token) -> bool:
    """Whether a word that may negate means what or takes up what was said: «ما ارتكبته قواته», «تحطمت الطائرة، ما أدى إلى»."""
    index = next(i for i in range(first, len(tokens)) if tokens[i].lexeme.pos == "neg")
    word = tokens[index]
    if all(analysis.tag != "r" for analysis in word.word.analyses):
        return False
    if verb.analysis.form.tense != "past" or verb.analysis.suffix:
        return True  # «ما يدور», «ما يسمى»
    if word.analysis.conj:
        return index > 0 and _taken_back(tokens, tokens.index(verb, index) + 1)
    before = tokens[index - 1] if index else None
    return before is not None and before.tag in "nNaAmzePgeuU#,pvx" and before.lexeme.pos != "neg"


def _taken_back(tokens: list[Token], first: int) -> bool:
    """Whether a pronoun on a preposition takes up what opens a clause: «وما تم التوصل إليه»."""
    for token in tokens[first : first + _FEW]:
        if token.tag in ".,vcr:":
            return False
        if token.tag in "po" and token.analysis.suffix == "3m":
            return True
    return False
