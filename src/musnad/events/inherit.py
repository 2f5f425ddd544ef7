"""Who attacks where a clause names nobody: in an article that tells of one attacker alone, the one told before.

And whom: those from whom the place is to be taken, «هجوم لاستعادة المدينة من المتمردين».

«قصف الجيش البلدة. وقتل خمسة مدنيين وأصيب آخرون»: the deaths are the army's doing.
Where two attackers have been told, none is taken.
"""

from __future__ import annotations

from typing import Final

from musnad.events.draft import EventDraft
from musnad.events.fillers import Filler
from musnad.events.identity import keys, keys_of

_PURPOSE: Final = 8
"""Chunks between an attack and the masdar that tells its purpose."""
_REACH: Final = 8
"""Sentences between an attack and what is told of it without its attacker."""


def inherit(events: list[EventDraft], casualties: frozenset[str]) -> None:
    """Give the one attacker of an article to the deaths behind it that name none."""
    told: list[EventDraft] = []
    for event in events:
        if event.sense.type != "ASSAULT":
            continue
        if event.actor:
            told.append(event)
        elif event.status == "actual" and event.recipient and _taken_up(event, casualties):
            attacker = _only(told, event)
            event.actor = [party for party in attacker if not keys(party) & keys_of(event.recipient)]


def pursue(events: list[EventDraft]) -> None:
    """Give an attack that names nobody attacked those whom its purpose in the same sentence names."""
    for attack in events:
        if attack.sense.type != "ASSAULT" or attack.recipient or not attack.actor:
            continue
        start = attack.predication.position
        for aim in events:
            purpose = aim.predication
            if aim.sense.type == "COERCE" and aim.sentence == attack.sentence and purpose.form == "masdar" and aim.recipient and (
                    0 < purpose.position - start <= _PURPOSE) and keys_of(aim.actor) & keys_of(attack.actor):
                attack.recipient = [party for party in aim.recipient if party not in attack.actor]
                break


def _taken_up(event: EventDraft, casualties: frozenset[str]) -> bool:
    """Whether an event is what an attack did to somebody."""
    predication = event.predication
    if predication.form == "verb":
        return predication.passive and predication.token.lexeme.lemma in casualties
    return predication.token.lexeme.lemma in casualties


def _only(told: list[EventDraft], event: EventDraft) -> list[Filler]:
    """The attacker of the attacks told before, where there is but one."""
    near = [attack for attack in told if attack.status == "actual" and event.sentence - attack.sentence <= _REACH]
    if any(len(attack.actor) > 1 and not attack.recipient for attack in near):
        return []  # both sides of a fight
    if not near or any(not keys_of(near[0].actor) & keys_of(attack.actor) for attack in near[1:]):
        return []
    return near[0].actor
