"""Agreement between a verb's ending or a pronoun and a party that is named elsewhere.

A collective («الحركة», «الحكومة») may be taken up by the plural; a plural of things by the feminine singular (Ryding 2005, ch. 7).
"""

from __future__ import annotations

from musnad.clauses.predication import Argument

COLLECTIVE = frozenset({"group", "organisation", "government", "outlet", "place"})


def fits(gender: str, number: str, candidate: Argument) -> bool:
    """Whether a verb ending or pronoun of this gender and number can stand for a party named before."""
    first = candidate.first
    several = len(candidate.chunks) > 1
    human_plural = first.number == "p" and first.kind in ("person", "group", "unknown")
    if number == "p":
        return several or human_plural or first.kind in COLLECTIVE
    if number == "d":
        return len(candidate.chunks) == 2 or first.number == "d"
    if several or first.number == "d" or human_plural:
        return False
    if first.number == "p":
        return gender in ("f", "", "c")
    return not gender or gender == "c" or not first.gender or first.gender == gender
