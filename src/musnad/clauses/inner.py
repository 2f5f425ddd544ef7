"""Whether a clause describes what stands in the genitive of an act, and not the act: «تحرير المدينة التي احتلها المتمردون»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked
from musnad.clauses.predication import PARTIES, Argument
from musnad.mentions.chunk import Chunk

_KINDS: Final = {
    "person": frozenset({"person", "group"}),
    "party": PARTIES,
    "somebody": PARTIES,
    "place": frozenset({"place"}),
}
"""Kinds of phrases that a Latin word in a row's ``object`` allows."""


def inner(chunks: list[Chunk], position: int, verb: Chunk, having: frozenset[str]) -> Chunk | None:
    """The genitive of the noun of an act at a position, where that is what a verb behind is told of; None where the act is.

    Of the two the verb has a sense for the one, which the pronoun that goes back agrees with: «المدينة التي احتلها», «القرية التي
    يسيطر عليها»; not «الغارة التي شنها». ``having`` are verbs of which no act is the object: «المستشفى الذي تديره الأمم المتحدة».
    """
    act = chunks[position]
    tail = act.genitive
    if tail is None or act.kind != "act" or tail.kind == "act":
        return None
    had = verb.head.lexeme.lemma in having
    if not (had or verb.head.lexeme.events):
        return None
    mark, preposition = verb.head.analysis.suffix, ""
    if not mark:
        behind = next((c for c in chunks[verb.index + 1 : verb.index + 3] if c.tag == "o" and c.prep), None)
        if behind is None:
            return None
        mark, preposition = behind.head.analysis.suffix, behind.prep
    gender, number = marked(mark) if mark else ("", "")
    if mark and not fits(gender, number, Argument([tail], "tail")):
        return None
    if any(sense.type and not sense.actor and tail.is_object(sense) for sense in act.head.lexeme.events):
        return None  # «انفجار قنبلة زرعها مسلحون»: who planted it did it
    return tail if (had or _takes(verb, preposition, tail)) and not _takes(verb, preposition, act) else None


def _takes(verb: Chunk, preposition: str, thing: Chunk) -> bool:
    """Whether some sense of a verb has such a phrase as its object."""
    for sense in verb.head.lexeme.events:
        if sense.prep != preposition:
            continue
        wanted = sense.object
        if not wanted:
            if sense.affecting and thing.kind in PARTIES:
                return True
        elif thing.is_object(sense) or thing.kind == wanted or thing.kind in _KINDS.get(wanted, ()):
            return True
    return False
