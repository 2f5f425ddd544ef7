"""Drafts → the records of the contract, with ids, grounded parties, times and places, and the changes they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from musnad.attribution.draft import StatementDraft
from musnad.events.draft import EventDraft
from musnad.grounding.parties import Parties
from musnad.grounding.places import Grounded
from musnad.ledger.changes import changes_of, distinct
from musnad.ledger.frame import Frame
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
    frame = Frame.of(events, times_at, places.at, date.fromisoformat(document.published[:10]) if document.published else None)
    made: list[Event] = []
    changes: list[Change] = []
    for draft in events:
        time = times_at.get(draft.time.start) if draft.time else None
        status = frame.status(draft.status, time if not draft.ongoing else None)
        spots = [places.at[token.start] for token in draft.places if token.start in places.at]
        named = spots
        at = time.value if time is not None and draft.dated else None
        if status == "actual":
            time = time or frame.time
            spots = spots or list(frame.places)
        event = Event(
            f"v{len(made) + 1}", draft.sense.type, draft.sense.mode or None, None, draft.trigger, tuple(draft.also),
            tuple(map(parties.party, draft.actor)), tuple(map(parties.party, draft.recipient)),
            tuple(place.id for place in spots), _time(draft, time), tuple(draft.quantities), status,
            ids.get(id(draft.statement)), round(draft.confidence, 2), draft.sense.rule,
        )
        if event.type:
            made.append(event)
        if draft.sense.change:
            subject = event.recipient if draft.sense.change.startswith("detention") else event.actor or event.recipient
            home = _home(event, draft, parties, places.main_country)
            changes.extend(changes_of(event, draft.sense.change, subject, named, home, at))
    numbered = tuple(replace(change, id=f"c{number}") for number, change in enumerate(distinct(changes), start=1))
    return Reading(document, tuple(parties.mentions.values()), tuple(parties.entities), tuple(times), tuple(places.places),
                   made_statements, tuple(made), numbered, (), version)


def _home(event: Event, draft: EventDraft, parties: Parties, main: str | None) -> str | None:
    """The country where a change holds that names no place: of those hit by sanctions, or else the article's."""
    if not draft.sense.change.startswith("sanctions"):
        return main
    countries = {entity.id: entity.country for entity in parties.entities}
    return next((country for party in event.recipient if (country := countries.get(party.entity or ""))), main)


def _time(draft: EventDraft, time: Time | None) -> EventTime | None:
    """When an event happened: an open interval where it goes on since then."""
    if time is None:
        return None
    value = time.value
    if draft.since and value and "/" not in value and draft.time is not None and draft.time.start == time.span[0]:
        value += "/.."
    return EventTime(value, time.span)


def _statement(draft: StatementDraft, ids: dict[int, str], parties: Parties) -> Statement:
    chain = tuple(parties.link(voice.chunks, voice.cue or None) for voice in draft.chain)
    return Statement(ids[id(draft)], draft.content, chain, draft.mode, draft.stance, ids.get(id(draft.within)),
                     draft.confidence, draft.rule)
