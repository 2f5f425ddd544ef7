"""Choose the event sense of a predicate by its frame: «رفع الحظر» is no «رفع العلم»."""

from __future__ import annotations

from musnad.attribution.senses import denotes, holds
from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate

_SELF = "self"
"""The object of a row whose doer and sufferer are one."""
_REFLEXIVE = "reflexive"
"""The class of function words that stand for the subject again (نفسه, أنفسهم)."""


def choose_sense(predication: Predication, chunks: list[Chunk]) -> Predicate | None:
    """The sense whose required object or preposition is there; the most specific first, None where none fits."""
    fitting: tuple[int, Predicate] | None = None
    for sense in predication.token.analysis.lexeme.events:
        rank = _fit(predication, sense, chunks)
        if rank and (fitting is None or rank > fitting[0]):
            fitting = (rank, sense)
    return fitting[1] if fitting else None


def _fit(predication: Predication, sense: Predicate, chunks: list[Chunk]) -> int:
    """How specifically a sense fits: by object and preposition, by object, by kind or preposition, unconditionally; 0 not at all."""
    if sense.object == _SELF:
        return 4 if _reflexive(predication, chunks) else 0
    if sense.object:
        worth = (2 if sense.object.isascii() else 3) + bool(sense.prep)
        if predication.form in ("noun", "masdar") and not sense.prep and _modified_by(predication, sense.object, chunks):
            return 3
        return worth if holds(predication, sense.prep, sense.object) else 0
    if sense.prep:
        return 2 if sense.prep in predication.oblique else 0
    return 1


def _reflexive(predication: Predication, chunks: list[Chunk]) -> bool:
    """Whether the object is the subject itself: «فجر الانتحاري نفسه», not the emphatic «الوزير نفسه»."""
    beside = chunks[predication.position + 1:predication.position + 3]
    return predication.form == "verb" and any(c.tag == "o" and c.head.lexeme.pos == _REFLEXIVE for c in beside)


def _modified_by(predication: Predication, word: str, chunks: list[Chunk]) -> bool:
    """Whether the second word of a collocation follows the noun in its phrase, as a genitive or an adjective."""
    genitive = predication.genitive
    if genitive is not None and denotes(genitive.first, word):
        return True
    chunk = chunks[predication.position]
    form = predication.token.analysis.form
    gender = "f" if form.number == "p" else form.gender
    return any(
        word in (t.lexeme.lemma, t.analysis.form.light) and (not gender or t.analysis.form.gender in (gender, "", "c"))
        for t in chunk.modifiers if t.start > predication.token.start
    )
