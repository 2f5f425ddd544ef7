"""At whom an act is aimed, where the frame of its row names no place for it that is filled.

«انتقادات وجهها النائب إلى الحكومة», «شن أي ضربة لإيران», «تظاهر العشرات احتجاجا على قرار الوزير».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.control import Filler, parties
from musnad.events.nominal import is_state
from musnad.events.owners import owners
from musnad.events.role_words import RoleWords
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate

_OF_NOUNS: Final[dict[str, tuple[str, ...]]] = {
    "ACCUSE": ("didd", "ila", "ala", "towards"),
    "ASSAULT": ("didd", "ala", "li"),
    "COERCE": ("didd", "ala"),
    "SANCTION": ("didd", "ala"),
    "THREATEN": ("didd", "ila", "li"),
    "REQUEST": ("ila", "li"),
    "SUPPORT": ("li", "ila"),
    "AID": ("li", "ila"),
    "AGREE": ("ila", "li"),
}
"""Prepositions behind the noun of an act that name at whom it is aimed, by the type of the act."""
_OF_VERBS: Final[dict[str, tuple[str, ...]]] = {
    "ACCUSE": ("didd",), "ASSAULT": ("didd",), "COERCE": ("didd",), "SANCTION": ("didd",), "THREATEN": ("didd",),
    "REQUEST": ("ila",), "AID": ("li", "ila"),
}
"""The same behind a verb, whose other phrases are more often of something else."""
_SOMEBODY: Final = frozenset({"person", "group", "organisation", "government"})
_NEAR: Final = 3
"""Chunks behind an act within which a phrase goes with it, unless its clause gives it the phrase."""
_REACH: Final = 7
"""Chunks behind a protest within which it is said against what it is."""
_ENDS: Final = "Vcjr.:"
_TO: Final = ("bi", "ala", "li", "min", "didd")


def aimed(predication: Predication, sense: Predicate, clauses: Clauses, actor: list[Filler]) -> list[Filler]:
    """At whom an act is aimed by a preposition that its row does not name."""
    if "maa" in sense.actor:
        return []  # «اتفاق مع الشركة للتصدير إلى مصر»
    table = _OF_VERBS if predication.form in ("verb", "participle") else _OF_NOUNS
    for preposition in table.get(sense.type, ()):
        argument = predication.oblique.get(preposition)
        if argument is None or preposition == sense.prep or preposition in sense.actor or (
                argument.first.index - predication.position > _NEAR and "agent" not in predication.oblique):
            continue
        between = clauses.chunks[predication.position + 1 : argument.first.index]
        if preposition == "li" and any(chunk.tag == "N" and (chunk.prep or argument.first.kind == "place") for chunk in between):
            continue  # «ضغوط من منافسيه خلال الانتخابات التمهيدية للحزب»
        found = [party for party in parties(argument) if isinstance(party, Chunk) and (
            party.kind in _SOMEBODY or is_state(party)) and party not in actor]
        if found:
            return list(found)
    return []


def protested(predication: Predication, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """Whose act a protest is against, by the masdar or participle behind it that says why: «احتجاجا على قرار الوزير»."""
    position = predication.position
    limit = min(len(clauses.chunks), position + _REACH)
    for chunk in clauses.chunks[position + 1 : limit]:
        if chunk.tag in _ENDS:
            limit = chunk.index
            break
    for reason in clauses.predications:
        if not position <= reason.position < limit or reason is predication or reason.token.lexeme.lemma not in words.decrying:
            continue
        chunk = clauses.chunks[reason.position]
        if reason.form == "masdar" and chunk.prep != "li" and (chunk.prep or chunk.definite):
            continue
        for preposition in _TO:
            argument = reason.oblique.get(preposition)
            if argument is None:
                continue
            found = [party for party in parties(argument) if isinstance(party, Chunk) and (
                party.kind in _SOMEBODY or is_state(party))]
            return list(found) or owners(clauses, reason, {preposition: list(argument.chunks)}, (preposition,), words)
    return []
