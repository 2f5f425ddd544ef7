"""Acts that wait for something: what another is told not to be without or before, what is voted upon.

«لن ينسحب الجيش إلا بعد توقيع الاتفاق», «لا مفاوضات قبل رفع الحصار», «صوت البرلمان لصالح سحب القوات».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.events.denial import none_of
from musnad.events.embedding import never
from musnad.events.status_words import StatusWords
from musnad.mentions.chunk import Chunk
from musnad.records import Status

ORDERED: Final = frozenset({"after", "before"})
"""Prepositions of an act that comes before or after another."""
_UPON: Final = frozenset({"ala", "other", "didd"})
"""Prepositions of what is voted on, «لصالح» among the others."""
_NEAR: Final = 4
"""How many chunks before an act the verb stands at most on which its status hangs."""


def awaits(words: StatusWords, clauses: Clauses, chunk: Chunk) -> bool:
    """Whether another act is told not to be done but when an act is, or before it, or to hang on it.

    «لن ينسحب الجيش إلا بعد», «لن تعقد المفاوضات قبل», «لا حوار قبل», «يتوقف الحوار على», «ربط الحوار بسحب القوات».
    """
    position = chunk.index
    if not position:
        return False
    before, main = clauses.chunks[position - 1], clauses.verb_before(position)
    if chunk.prep in ORDERED and before.head.word.key in words.excepting:
        return main is not None and never(words, clauses.chunks, main)
    if chunk.prep == "before":
        return (main is not None and never(words, clauses.chunks, main)) or (before.tag == "N" and none_of(clauses, before))
    if chunk.prep not in words.hinges or main is None or main.negated:
        return False
    hinging = main.token.lexeme.lemma in words.hinges[chunk.prep] and main.oblique.get(chunk.prep) is not None
    what = main.subject if chunk.prep == "ala" else main.object
    return hinging and what is not None and what.first.kind == "act" and main.oblique[chunk.prep].first is chunk


def voted(words: StatusWords, clauses: Clauses, chunk: Chunk) -> Status | None:
    """The status of an act on which a body votes; None of one on which it does not: «صوت البرلمان ضد سحب القوات»."""
    verb = clauses.verb_before(chunk.index)
    if chunk.prep not in _UPON or verb is None or verb.token.lexeme.lemma not in words.voting:
        return None
    between = clauses.chunks[verb.position + 1 : chunk.index]
    if len(between) > _NEAR or any(other.tag in ".:cVrj" or other.kind == "act" for other in between):
        return None
    if verb.token.analysis.future or verb.token.analysis.form.tense == "present":
        return "hypothetical"
    return "negated" if verb.negated or chunk.prep == "didd" else "future"
