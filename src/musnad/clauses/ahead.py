"""Whom a pronoun stands for that runs ahead of its noun: «وبعد اجتماعه مع السفير قال الوزير», «إثر لقائهما أعلن الرئيسان».

A phrase that says when or how, before anything else in its clause, is told of the subject of the verb behind it (Ryding 2005,
ch. 12: a pronoun may precede its noun where the phrase with the pronoun is fronted).
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked, pronoun_of
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.mentions.chunk import Chunk

_BEFORE: Final = "tDp,"
"""Tags of what may stand before a fronted phrase beside other phrases with a preposition."""
_OPENING: Final = ".:\"-"
"""Tags behind which a clause starts."""
_TOLD: Final = "Nto,pA("
"""Tags of what may stand between a fronted phrase and its verb, relative clauses apart."""
_PEOPLE: Final = frozenset({"person", "unknown"})
_SUFFERING: Final = frozenset({"obj", "gen"})
"""Slots of a masdar for who suffers its act, who then may be its pronoun."""
_DONE_TO: Final = frozenset({"COERCE", "SANCTION"})
"""Types of acts of whose masdar the pronoun is who suffers: «منذ اعتقاله»."""


def subject_ahead(clauses: Clauses, noun: Predication, suffix: str) -> Argument | None:
    """The subject behind a fronted masdar or event noun for whom its pronoun stands."""
    if noun.form not in ("masdar", "noun") or not suffix.startswith("3") or not _fronted(clauses.chunks, noun.position):
        return None
    verb = _verb_behind(clauses, noun.position)
    if verb is None or clauses.chunks[verb.position].conj:
        return None
    told = verb.object if verb.passive else verb.subject
    if told is None or told.how != "after" or told.first.kind not in PARTIES or told.first.head.analysis.suffix:
        return None
    gender, number = marked(suffix)
    if not (told.first.definite or told.first.name is not None) or not fits(gender, number, told):
        return None
    events = noun.token.analysis.lexeme.events
    if any(sense.type == "ASSAULT" and "gen" in sense.recipient for sense in events):
        return None  # «وبعد مقتله عين الحزب خلفا له»
    suffers = any(sense.type in _DONE_TO and not _SUFFERING.isdisjoint(sense.recipient) for sense in events)
    if suffers and told.first.kind not in _PEOPLE:
        return None  # «وبعد اعتقاله نقله الجيش»
    return None if _taken_up(verb, gender, number) else told


def _fronted(chunks: list[Chunk], position: int) -> bool:
    """Whether a phrase with a preposition opens its clause, alone or behind other such phrases."""
    if not chunks[position].prep and not (position and chunks[position - 1].tag == "p"):
        return False
    for index in range(position - 1, -1, -1):
        chunk = chunks[index]
        if chunk.tag in _OPENING:
            return True
        if chunk.tag == "c":
            return not chunk.head.analysis.suffix
        hangs = chunk.prep or chunk.conj or (index and chunks[index - 1].tag == "p")
        if chunk.tag not in _BEFORE and not (chunk.tag == "N" and hangs):
            return False
    return True


def _verb_behind(clauses: Clauses, position: int) -> Predication | None:
    """The verb of the clause that a phrase opens."""
    for verb in clauses.verbs:
        if verb.position > position and not verb.relative:
            between = clauses.chunks[position + 1 : verb.position]
            inside = {v.position for v in clauses.verbs if v.relative}
            return verb if all(c.tag in _TOLD or c.tag == "r" or c.index in inside for c in between) else None
    return None


def _taken_up(verb: Predication, gender: str, number: str) -> bool:
    """Whether a verb has a pronoun that sooner stands for the same one: «وبعد اعتقاله أفرجت عنه السلطات»."""
    marks = [pronoun_of(pronoun) for pronoun in verb.pronominal.values()]
    marks.append(verb.token.analysis.suffix)
    return any(mark.startswith("3") and marked(mark) == (gender, number) for mark in marks)
