"""Which two are meant by «الجانبان», «البلدين», «الرئيسان»: the parties of the act told last, or the states named beside it.

«التقى الوزير نظيره الفرنسي. وبحث الجانبان الأزمة», «اتفق الجانبان الأوروبي والأميركي على الحوار».
"""

from __future__ import annotations

from typing import Final

from musnad.events.conflict import MUTUAL
from musnad.events.draft import EventDraft
from musnad.events.fillers import Filler
from musnad.events.identity import keys
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

_REACH: Final = 3
"""Sentences after which the two told last are no longer meant."""
_TWO: Final = 2
_STATE: Final = "state:"
"""Begins the keys of whatever stands for a state."""


class Both:
    """Knows the nouns that stand in the dual for two told before: of any sort, of states, of people."""

    def __init__(self, book: Rulebook) -> None:
        self._sides = book.forms("events/words/both-sides.tsv")
        self._states = book.forms("events/words/both-states.tsv")
        self._people = book.forms("events/words/both-people.tsv")

    def name(self, found: list[EventDraft]) -> None:
        """Put the two who are meant in the place of such a noun, in the roles of mentions in text order."""
        told: list[tuple[EventDraft, list[Filler]]] = []
        for draft in found:
            near = [(other, pair) for other, pair in reversed(told) if draft.sentence - other.sentence <= _REACH]
            pairs = [pair for other, pair in near if other.sense.type in MUTUAL]
            pairs += [pair for other, pair in near if other.sense.type not in MUTUAL and all(map(_state, pair))]
            draft.actor = self._named(draft.actor, pairs)
            draft.recipient = self._named(draft.recipient, pairs)
            both = list(dict.fromkeys([*draft.actor, *draft.recipient]))
            if len(both) == _TWO and not any(self._meant(party) for party in both):
                told.append((draft, both))

    def _meant(self, party: Filler) -> bool:
        """Whether a party is such a noun in the dual."""
        if isinstance(party, Token) or party.number != "d" or not party.head.analysis.article or party.names is not None:
            return False
        return party.head.lexeme.lemma in self._sides | self._states | self._people

    def _named(self, parties: list[Filler], pairs: list[list[Filler]]) -> list[Filler]:
        found: list[Filler] = []
        for party in parties:
            if isinstance(party, Token) or not self._meant(party):
                found.append(party)
                continue
            beside = party.nationalities[:_TWO]
            two = list(beside) if len(beside) == _TWO else self._two(party, pairs)
            found += [one for one in two if one not in found] or [party]
        return found

    def _two(self, dual: Chunk, pairs: list[list[Filler]]) -> list[Filler]:
        """The two told last who can be meant by a noun with nothing but its article and a quality."""
        if dual.nationalities or dual.genitive is not None or dual.of is not None:
            return []
        for pair in pairs:
            if dual.head.lexeme.lemma in self._people and all(isinstance(one, Chunk) and one.kind == "person" for one in pair):
                return pair
            if dual.head.lexeme.lemma in self._states:
                states = [_state(one) for one in pair]
                if all(states):
                    return [state for state in states if state is not None]
            elif dual.head.lexeme.lemma in self._sides:
                return pair
        return []


def _state(party: Filler) -> Filler | None:
    """What names the state of a party: itself, or the adjective of nationality beside a person."""
    if isinstance(party, Token) or (party.kind != "person" and any(key.startswith(_STATE) for key in keys(party))):
        return party
    return party.nationalities[0] if party.nationalities else None
