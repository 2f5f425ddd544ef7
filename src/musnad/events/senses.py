"""Choose the event sense of a predicate by its frame: «رفع الحظر» is no «رفع العلم»."""

from __future__ import annotations

from musnad.attribution.senses import denotes, holds, lemmas, places
from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate

_SELF = "self"
"""The object of a row whose doer and sufferer are one."""
_REFLEXIVE = "reflexive"
"""The class of function words that stand for the subject again (نفسه, أنفسهم)."""


def choose_sense(predication: Predication, chunks: list[Chunk]) -> Predicate | None:
    """The sense whose required object or preposition is there; the most specific first, None where none fits."""
    senses = predication.token.analysis.lexeme.events
    if not senses:
        return None
    words: dict[str, set[str]] = {}
    fitting: tuple[int, Predicate] | None = None
    for sense in senses:
        rank = _fit(predication, sense, chunks, words)
        if rank and (fitting is None or rank > fitting[0] or (rank == fitting[0] and _nearer(predication, sense, fitting[1]))):
            fitting = (rank, sense)
    return fitting[1] if fitting else None


def _nearer(predication: Predication, sense: Predicate, other: Predicate) -> bool:
    """Whether a sense's preposition stands nearer than that of another that fits as well: «التشكيك في التقارير … بضربات»."""
    if sense.prep == other.prep:
        return False
    one, two = predication.oblique.get(sense.prep), predication.oblique.get(other.prep)
    return one is not None and two is not None and one.first.index < two.first.index


def _fit(predication: Predication, sense: Predicate, chunks: list[Chunk], words: dict[str, set[str]]) -> int:
    """How specifically a sense fits: by object and preposition, by object, by kind or preposition, unconditionally; 0 not at all.

    ``words`` keeps the heads found behind each preposition ('' for none) and those of modifiers ('+'), once for all senses.
    """
    wanted, prep = sense.object, sense.prep
    if not wanted:
        if prep:
            return 2 if prep in predication.oblique or prep in predication.recalled else 0
        return 1
    if wanted.isascii():
        if wanted == _SELF:
            return 4 if _reflexive(predication, chunks) else 0
        return 2 + bool(prep) if holds(predication, prep, wanted) or (not prep and _possessed(predication, wanted)) else 0
    if not prep and predication.form in ("noun", "masdar"):
        modifying = words.get("+")
        if modifying is None:
            modifying = words["+"] = _modifying(predication, chunks)
        if wanted in modifying:
            return 3
    if prep and prep not in predication.oblique:
        return 0
    there = words.get(prep)
    if there is None:
        there = words[prep] = {word for place in places(predication, prep) for chunk in place.chunks for word in lemmas(chunk)}
    return 3 + bool(prep) if wanted in there else 0


def _possessed(predication: Predication, wanted: str) -> bool:
    """Whether the pronoun attached to a masdar stands for what the sense asks for: «انتخابه»."""
    holder = predication.possessor
    return predication.form == "masdar" and holder is not None and denotes(holder.first, wanted)


def _reflexive(predication: Predication, chunks: list[Chunk]) -> bool:
    """Whether the object is the subject itself: «فجر الانتحاري نفسه», not the emphatic «الوزير نفسه»."""
    beside = chunks[predication.position + 1:predication.position + 3]
    return predication.form == "verb" and any(c.tag == "o" and c.head.lexeme.pos == _REFLEXIVE for c in beside)


def _modifying(predication: Predication, chunks: list[Chunk]) -> set[str]:
    """The words that may follow the noun in its phrase as the second of a collocation: its genitive and its adjectives."""
    genitive = predication.genitive
    found = set(lemmas(genitive.first)) if genitive is not None else set()
    form = predication.token.analysis.form
    gender = "f" if form.number == "p" else form.gender
    for token in chunks[predication.position].modifiers:
        if token.start > predication.token.start and (not gender or token.analysis.form.gender in (gender, "", "c")):
            found |= {token.lexeme.lemma, token.analysis.form.light}
    return found
