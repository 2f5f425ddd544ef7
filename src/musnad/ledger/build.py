"""Drafts → the records of the contract, with ids, grounded parties, times and places, and the changes they make."""

from __future__ import annotations

from dataclasses import replace

from musnad.attribution.draft import StatementDraft
from musnad.events.draft import EventDraft
from musnad.grounding.parties import Parties
from musnad.grounding.places import Grounded
from musnad.ledger.changes import changes_of
from musnad.records import Change, Document, Event, EventTime, Reading, Statement, Time


def build(
    document: Document,
    version: str,
    statements: list[StatementDraft],
    events: list[EventDraft],
    times: list[Time],
    places: Grounded,
    parties: Parties,
) -> Reading:
    """The reading of a document; ``version`` names the rules that made it."""
    ids = {id(draft): f"s{number}" for number, draft in enumerate(statements, start=1)}
    made_statements = tuple(_statement(draft, ids, parties) for draft in statements)
    times_at = {time.span[0]: time for time in times}
    made: list[Event] = []
    changes: list[Change] = []
    for draft in events:
        time = times_at.get(draft.time.start) if draft.time else None
        spots = [places.at[token.start] for token in draft.places if token.start in places.at]
        event = Event(
            f"v{len(made) + 1}", draft.sense.type, draft.sense.mode or None, None, draft.trigger, tuple(draft.also),
            tuple(map(parties.party, draft.actor)), tuple(map(parties.party, draft.recipient)),
            tuple(place.id for place in spots), EventTime(time.value, time.span) if time else None, (), draft.status,
            ids.get(id(draft.statement)), round(draft.confidence, 2), draft.sense.rule,
        )
        if event.type:
            made.append(event)
        if draft.sense.change:
            subject = event.recipient if draft.sense.change.startswith("detention") else event.actor or event.recipient
            changes.extend(changes_of(event, draft.sense.change, subject, spots, places.main_country, draft.status))
    numbered = tuple(replace(change, id=f"c{number}") for number, change in enumerate(changes, start=1))
    return Reading(document, tuple(parties.mentions.values()), tuple(parties.entities), tuple(times), tuple(places.places),
                   made_statements, tuple(made), numbered, (), version)


def _statement(draft: StatementDraft, ids: dict[int, str], parties: Parties) -> Statement:
    chain = tuple(parties.link(voice.chunks, voice.cue or None) for voice in draft.chain)
    return Statement(ids[id(draft)], draft.content, chain, draft.mode, draft.stance, ids.get(id(draft.within)),
                     draft.confidence, draft.rule)
