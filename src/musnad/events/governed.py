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
_REFLEXIVE: Final = "reflexive"
"""The class of function words that say that something is the same again."""
_NUMERAL: Final = "num"
"""The class of numerals."""


def governed(predication: Predication, prep: str, chunks: list[Chunk], counting: frozenset[str]) -> list[Chunk]:
    """The phrases that may be a row's object: behind its preposition, or else what the predicate governs; counts seen through."""
    heads: list[Chunk] = []
    for place in places(predication, prep):
        heads += place.chunks
    if heads:
        heads += [counted for chunk in heads if (counted := _counted(chunk, chunks, counting)) is not None]
        heads += [chunk.genitive for chunk in heads if chunk.genitive is not None and chunk.head.lexeme.lemma in counting]
        heads += [chunk.of for chunk in heads if chunk.of is not None and (
            chunk.head.lexeme.lemma in counting or chunk.head.lexeme.pos == _NUMERAL)]  # «ثلاثة من نوابه»
    if not prep and predication.form == "masdar":
        own = chunks[predication.position]
        counted = _counted(own, chunks, counting) or _rest(own, chunks, counting)
        if counted is None and predication.genitive is not None and predication.genitive.first.head.lexeme.lemma in counting:
            counted = _in_brackets(own, chunks)  # «تدمير عدد (7) أوكار»
        if counted is not None:
            heads.append(counted)
    return heads


def _counted(chunk: Chunk, chunks: list[Chunk], counting: frozenset[str]) -> Chunk | None:
    """What the next phrase names of which a phrase only tells how much there is: «عدد من المهاجرين», «العدد نفسه من»."""
    behind = chunk.index + 1
    counts = chunk.head.lexeme.lemma in counting or any(token.lexeme.lemma in counting for token in chunk.modifiers)
    if counts and behind < len(chunks) and chunks[behind].tag == "o" and chunks[behind].head.lexeme.pos == _REFLEXIVE:
        behind += 1
    following = chunks[behind] if behind < len(chunks) else None
    if following is None or following.tag != "N" or following.prep not in _SEEN_THROUGH:
        return _in_brackets(chunk, chunks) if chunk.head.lexeme.lemma in counting else None
    summed = chunk.count is not None and following.prep == "min"  # «14 مليار دولار من ديون السودان»
    return following if counts or summed else None


def _rest(chunk: Chunk, chunks: list[Chunk], counting: frozenset[str]) -> Chunk | None:
    """What a masdar is done to, behind a word that tells of how much of it: «تحرير كامل المدينة», «تطهير آخر جيوب المسلحين»."""
    if not chunk.modifiers or chunk.index + 1 >= len(chunks) or not chunks[chunk.index + 1].bare:
        return None
    last = chunk.modifiers[-1]
    tells = last.lexeme.lemma in counting and not last.analysis.article and not last.analysis.suffix
    return chunks[chunk.index + 1] if tells else None


def _in_brackets(chunk: Chunk, chunks: list[Chunk]) -> Chunk | None:
    """What a number in brackets behind a phrase is the number of: «ضبطت عدد (3) سيارات»."""
    first = chunk.index + 1
    if first + 3 >= len(chunks) or chunks[first].tag != "(" or chunks[first + 2].tag != ")":
        return None
    counted = chunks[first + 3]
    return counted if chunks[first + 1].head.lexeme.pos == _NUMERAL and counted.bare else None


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
