"""What tells that a mention of an act is of another act: other parties, places, dates, counts."""

from __future__ import annotations

from typing import Final

from musnad.clauses.predication import Predication
from musnad.events.draft import EventDraft
from musnad.events.fillers import Filler
from musnad.events.identity import counted, named, others_than, state_of

MUTUAL: Final = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE"})
"""Types of acts that two do with each other."""
LIFELESS: Final = frozenset({"thing", "act", "quality"})
"""Kinds of genitives that name nobody: «إطلاق النار»."""
RECALL: Final = 12
"""How many of the last mentions of an event are compared with a new one."""


def is_definite(draft: EventDraft) -> bool:
    """Whether a noun is definite by itself, or by a genitive that names nobody: «إطلاق النار», «جريمة القتل»."""
    noun = draft.predication
    if noun.token.analysis.article:
        return True
    genitive = noun.genitive.first if noun.genitive is not None and draft.sense.type != "CONSULT" else None
    return genitive is not None and genitive.definite and genitive.kind in LIFELESS and genitive.genitive is None


def conflict(group: list[EventDraft], draft: EventDraft) -> bool:
    """Whether two mentions name different parties in one role, or count or date differently."""
    recent = group[-RECALL:]
    if _other_measure(group[0], draft):
        return True
    told = [mention.actor for mention in recent if not mention.controlled]
    if not (draft.controlled or _told_verdict(draft)) and _others(told, draft.actor):
        return True
    if _others([mention.recipient for mention in recent], draft.recipient) or _turned(recent, draft):
        return True
    if any(_other_counterparts(mention, draft) for mention in recent):
        return True
    if (draft.predication.form == "verb" or not is_definite(draft)) and _elsewhere(recent, draft):
        return True
    days = {mention.time.word.key for mention in recent if mention.time is not None and mention.dated}
    if draft.sense.type == "CONSULT" and draft.predication.form != "verb" and is_definite(draft):
        return False  # «وسيخصص اليوم الأول من الزيارة»: talks last
    return draft.time is not None and draft.dated and bool(days) and draft.time.word.key not in days


def describes_thing(verb: Predication, act: Predication) -> bool:
    """Whether the clause of a verb describes to what an act is done, and not the act: «استعادة المدينة التي احتلها المتمردون»."""
    described = verb.object
    if described is None or described.how != "antecedent" or act.form == "verb":
        return False
    return described.first.first > act.index


def _other_measure(one: EventDraft, other: EventDraft) -> bool:
    """Whether two mentions tell of other measures: an arrest and an emergency, the end of a curfew and that of an emergency."""
    if one.sense.type == other.sense.type == "COERCE":
        return bool(one.sense.mode and other.sense.mode) and one.sense.mode != other.sense.mode
    changes = one.sense.change.partition(":")[0], other.sense.change.partition(":")[0]
    return all(changes) and changes[0] != changes[1]


def _turned(before: list[EventDraft], draft: EventDraft) -> bool:
    """Whether who acts in a mention suffers in one before: «قتلت الشرطة المسلح الذي قتل شخصين»."""
    acting = {party.start for party in draft.actor}
    return bool(acting) and any(party.start in acting for mention in before for party in mention.recipient)


def _elsewhere(before: list[EventDraft], draft: EventDraft) -> bool:
    """Whether a mention and those before it say in their own clauses that it was in other divisions of a country."""
    here = _divisions(draft)
    there = {division for mention in before for division in _divisions(mention)}
    return bool(here and there) and here.isdisjoint(there)


def _divisions(draft: EventDraft) -> set[str]:
    if not draft.placed:
        return set()
    return {division for place in draft.places if place.name is not None and (division := place.name.data.get("admin1"))}


def _other_counterparts(one: EventDraft, other: EventDraft) -> bool:
    """Whether one party meets or agrees with one, and then with another: «وقعت مصر اتفاقية مع قبرص … ومع اليونان»."""
    if one.sense.type not in MUTUAL:
        return False
    these, those = [*one.actor, *one.recipient], [*other.actor, *other.recipient]
    if len(these) != 2 or len(those) != 2:
        return False
    new, gone = others_than(these, those), others_than(those, these)
    if len(new) != 1 or len(gone) != 1:
        return False
    (this,), (that,) = new, gone
    states = state_of(this), state_of(that)
    return states[0] != states[1] if all(states) else bool(named(this) and named(that))


def _told_verdict(draft: EventDraft) -> bool:
    """Whether the verdict that a verb does is one told before, by whoever that was: «وأصدر الحكم قاض في المحكمة»."""
    done = draft.predication.object if draft.predication.form == "verb" else None
    if done is None or done.first.index != draft.inner or draft.sense.mode != "convict":
        return False
    return done.first.head.analysis.article and done.first.last - done.first.first == 1


def _others(before: list[list[Filler]], parties: list[Filler]) -> bool:
    """Whether the parties of a mention are named or counted, and so are those of the mentions before, but otherwise."""
    for identify in (named, counted):
        new = {key for party in parties for key in identify(party)}
        if not new:
            continue
        known = {key for told in before for party in told for key in identify(party)}
        if known and known.isdisjoint(new):
            return True
    return False
