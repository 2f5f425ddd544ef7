"""What the mentions of one event say together: the first with what the others add."""

from __future__ import annotations

from typing import Final

from musnad.events.draft import Dating, EventDraft
from musnad.events.identity import others_than
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

VISIT: Final = "visit"
"""The mode of a visit, whose host is its recipient."""


def _one_toll(one: EventDraft, other: EventDraft, tolls: frozenset[str]) -> bool:
    """Whether two mentions in one sentence tell of the dead and of the hurt."""
    return one.sentence == other.sentence and one.predication is not other.predication and all(
        mention.predication.form == "verb" and mention.predication.token.lexeme.lemma in tolls for mention in (one, other))


def _exact(draft: EventDraft) -> int:
    """How well a mention says where its event was: a town before a country, its own clause before another."""
    if not draft.places:
        return 0
    state = all(place.name is not None and place.name.kind == "country" for place in draft.places)
    return 1 + draft.placed + 2 * (not state)


def pool(group: list[EventDraft], tolls: frozenset[str]) -> EventDraft:
    """The first mention with what the others add."""
    head = group[0]
    if head.time is not None:
        head.dates.append(Dating(head.time, head.since, head.dated))
    first, last = head.trigger  # the noun of «شن غارة» is no other mention
    head.also = [span for span in dict.fromkeys(m.trigger for m in group[1:]) if not first <= span[0] < span[1] <= last]
    for mention in group[1:]:
        if mention.trigger == head.trigger and mention.predication.form == "verb":
            head.status = mention.status  # «الزيارة التي سيقوم بها»
        if (head.sense.actor or mention.sense.actor) and not mention.controlled:
            head.actor = head.actor or others_than(mention.actor, head.recipient)
        if _one_toll(head, mention, tolls):
            head.recipient += [party for party in others_than(mention.recipient, head.actor) if party not in head.recipient]
        bare = all(isinstance(party, Chunk) and party.head.tag == "#" and party.of is None for party in head.recipient)
        head.recipient = (bare and others_than(mention.recipient, head.actor)) or head.recipient  # «مقتل 8» … «8 أشخاص»
        if head.sense.mode == VISIT and mention.sense.type == "CONSULT" and mention.sense.mode != VISIT:
            hosts = [party for party in head.recipient if isinstance(party, Token) or party.kind != "place"]
            met = [party for party in others_than(mention.actor, head.actor) if others_than([party], hosts)]
            head.recipient = [*hosts, *met] if met else head.recipient  # «زار طهران للقاء نظيره»
        if _exact(mention) > _exact(head):
            head.places, head.placed, head.taken_up = mention.places, mention.placed, mention.taken_up
        head.context = head.context or mention.context
        head.quantities += [quantity for quantity in mention.quantities if quantity not in head.quantities]
        if mention.time is not None:
            head.dates.append(Dating(mention.time, mention.since, mention.dated))
        change = mention.sense.change
        if change and mention.same_as is None and all(change != told.sense.change for told in (head, *head.further)):
            head.further.append(mention)
        elif change and change == head.sense.change:
            head.at = head.at or mention.at
            head.extent = head.extent if head.extent.places else mention.extent
        head.statement = head.statement if head.statement is None or mention.statement is not None else None
    if not head.actor:
        governed = (mention.actor for mention in group[1:] if mention.controlled and mention.sense.actor)
        head.actor = others_than(next(governed, []), head.recipient)
    return head
