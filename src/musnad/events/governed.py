"""What a predicate governs, past the nouns that only count it: «ترحيل عدد من المهاجرين», «تدمير عدد (7) مخازن»."""

from __future__ import annotations

from typing import Final

from musnad.attribution.senses import places
from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk

_SEEN_THROUGH: Final = frozenset({"min", "bi"})
"""The prepositions between a noun that counts and what it counts, and one of doing and what is done: «القيام بمهام الرئيس»."""
_PRESENT: Final = "present"
"""The tense of a verb behind «أن» that tells an act."""
_NUMERAL: Final = "num"
"""The class of numerals."""


def governed(predication: Predication, prep: str, chunks: list[Chunk], counting: frozenset[str]) -> list[Chunk]:
    """The phrases that may be a row's object: behind its preposition, or else what the predicate governs; counts seen through."""
    heads: list[Chunk] = []
    for place in places(predication, prep):
        heads += place.chunks
    if heads:
        heads += [chunks[chunk.index + 1] for chunk in heads if _counts(chunk, chunks, counting)]
        heads += [counted for chunk in heads if (counted := _counted_in_brackets(chunk, chunks, counting)) is not None]
        heads += [chunk.genitive for chunk in heads if chunk.genitive is not None and chunk.head.lexeme.lemma in counting]
        heads += [chunk.of for chunk in heads if chunk.of is not None and (
        chunk.head.lexeme.lemma in counting or chunk.head.lexeme.pos == _NUMERAL)]  # «ثلاثة من نوابه»
    if not prep and predication.form == "masdar" and _counts(chunks[predication.position], chunks, counting):
        heads.append(chunks[predication.position + 1])  # «ترحيل المزيد من المهاجرين»
    if not prep and predication.form == "masdar" and predication.genitive is not None:
        counted = _counted_in_brackets(chunks[predication.position], chunks, counting, predication.genitive.first)
        if counted is not None:
            heads.append(counted)  # «تدمير عدد (7) أوكار»
    return heads


def _counted_in_brackets(
    chunk: Chunk, chunks: list[Chunk], counting: frozenset[str], counter: Chunk | None = None
) -> Chunk | None:
    """What a number in brackets behind a noun that counts is the number of: «ضبطت عدد (3) سيارات»."""
    first = chunk.index + 1
    if first + 3 >= len(chunks) or chunks[first].tag != "(" or chunks[first + 2].tag != ")":
        return None
    counted = chunks[first + 3]
    if chunks[first + 1].head.lexeme.pos != _NUMERAL or not counted.bare:
        return None
    return counted if (counter or chunk).head.lexeme.lemma in counting else None


def _counts(chunk: Chunk, chunks: list[Chunk], counting: frozenset[str]) -> bool:
    """Whether a phrase ends in a noun that only counts what the next one names: «عدد من المهاجرين»."""
    following = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
    if following is None or following.tag != "N" or following.prep not in _SEEN_THROUGH:
        return False
    if chunk.count is not None and following.prep == "min":
        return True  # «14 مليار دولار من ديون السودان»
    return chunk.head.lexeme.lemma in counting or any(token.lexeme.lemma in counting for token in chunk.modifiers)


def act_by_clause(predication: Predication, chunks: list[Chunk]) -> tuple[str, str] | None:
    """The preposition before a clause that tells an act as a masdar would, and that masdar; None where no such clause is there.

    «وافق على أن ينسحب» is «وافق على الانسحاب»; «وافق على أنه انسحب» tells what is thought.
    """
    mark = predication.complement
    if mark is None or predication.form == "noun" or mark + 1 >= len(chunks):
        return None
    opens, told = chunks[mark], chunks[mark + 1]
    if predication.negated and not opens.prep:
        return None  # «لا يستبعد أن تنسحب»
    if opens.tag != "c" or opens.head.analysis.suffix or told.tag != "V" or told.head.analysis.form.tense != _PRESENT:
        return None
    return opens.prep, told.head.lexeme.data.get("masdar", "")
