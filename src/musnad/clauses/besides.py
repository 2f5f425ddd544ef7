"""For whom or what a pronoun cannot stand, or rather stands, by what lies beside its predicate.

«شجبت الحركة (حماس) الدعوات ووصفتها بالخطيرة»: neither the movement nor its short name.
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.mentions.chunk import Chunk

_NOWHERE: Final[frozenset[int]] = frozenset()
_LIFELESS: Final = frozenset({"act", "document", "thing"})
"""Kinds of what nobody is."""
_PLACING: Final = frozenset({"fi", "bi", "min", "during"})
"""Prepositions of where or when an act is done."""


def bracketed(clauses: Clauses, predication: Predication) -> frozenset[int]:
    """Where the subject of a verb is called by another name in brackets, for which the verb's pronoun does not stand either."""
    subject = predication.subject or predication.implied
    if predication.form != "verb" or subject is None or subject.first.start < clauses.tokens[0].start:
        return _NOWHERE
    opening = subject.chunks[-1].index + 1
    behind = clauses.chunks[opening : opening + 3]
    closed = len(behind) == 3 and behind[0].tag == "(" and behind[2].tag == ")"
    return frozenset({behind[1].start}) if closed and behind[1].tag == "N" else _NOWHERE


def goes_on_with_thing(clauses: Clauses, verb: Predication, suffix: str) -> bool:
    """Whether the pronoun of a verb stands for the thing to which the verb before did something: «رفض الخطة ووصفها بالفاشلة»."""
    last = next((v for v in reversed(clauses.verbs) if v.position < verb.position), None)
    if last is None or last.object is None or not clauses.chunks[verb.position].conj or last.object.how != "after":
        return False
    thing = last.object.first
    if thing.head.analysis.suffix or any(
            place.first.kind in PARTIES and fits(*marked(suffix), place) for place in last.oblique.values()):
        return False  # «قطعت الدول علاقاتها مع قطر واتهمتها»
    if thing.kind not in _LIFELESS or not thing.definite or not fits(*marked(suffix), last.object):
        return False
    owner = thing.genitive
    return owner is None or owner.kind not in PARTIES or not fits(*marked(suffix), Argument([owner], "tail"))


def behind_phrases(chunks: list[Chunk], position: int) -> int:
    """Where the phrase stands to which the one at a position is joined, over those that say where or when it was."""
    before = position - 1
    while before > 0 and (chunks[before].tag == "t" or (
            chunks[before].tag == "N" and chunks[before].prep in _PLACING and not chunks[before].conj
            and chunks[before].kind in ("place", "time"))):
        before -= 1
    return before
