"""Whose saying an outlet prints: «أبرزت الصحف تأكيد الوزير أن», «اهتمت الصحف بإعلان الحزب أمس أن»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.binder import AGENTS
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk

OUTLETS: Final = frozenset({"outlet", "organisation"})
"""Kinds of those who print what others say."""
_UPON: Final = ("bi", "ila", "ala")
"""Prepositions of what a review of the press dwells upon."""


def printed_saying(clauses: Clauses, verb: Predication, subject: Argument | None) -> Chunk | None:
    """The owner of the noun of saying that a verb is about and that has the same clause for its content, or None."""
    told = [argument.first for prep in _UPON if (argument := verb.oblique.get(prep)) is not None]
    if verb.object is not None:
        told.append(verb.object.first)
    behind = (subject.chunks[-1].index if subject is not None else verb.position) + 1
    while behind < len(clauses.chunks) and clauses.chunks[behind].tag in "t,":
        behind += 1
    told += clauses.chunks[behind : behind + 1]
    for said in told:
        noun = clauses.headed(said) if said.tag == "N" and said.genitive is not None else None
        if noun is not None and noun.form == "masdar" and noun.token.lexeme.cues and (
                noun.complement is not None and noun.complement == verb.complement):
            return said.genitive if said.genitive is not None and said.genitive.kind in AGENTS else None
    return None
