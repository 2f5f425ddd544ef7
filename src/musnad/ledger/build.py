"""Drafts → the records of the contract, with ids, grounded parties, times and places, and the changes they make."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from musnad.attribution.draft import StatementDraft
from musnad.events.directives import DirectiveDraft
from musnad.events.draft import EventDraft
from musnad.grounding.parties import Parties
from musnad.grounding.places import Grounded
from musnad.kernel.letters import WAW
from musnad.ledger.almanac import on_this_day
from musnad.ledger.areas import taken_up
from musnad.ledger.changes import Told, distinct
from musnad.ledger.confidence import ChangeConfidence
from musnad.ledger.frame import Frame, Whereabouts
from musnad.ledger.made import Changes
from musnad.mentions.chunk import Chunk
from musnad.records import Directive, Document, Event, EventTime, Reading, Statement, Time

_STAMP: Final = re.compile(r"\(GMT\b")
"""What tells when a page was put up rather than when something happened: «1200 (GMT+04:00) - 02/05/09»."""
_DAY: Final = len("2020-03-18")
_HOLDS: Final = ":in_force"
"""The end of a change that tells a state."""
_JOINED: Final = 3
"""Characters between two days that are told together."""

def build(
    document: Document,
    version: str,
    statements: list[StatementDraft],
    events: list[EventDraft],
    times: list[Time],
    places: Grounded,
    parties: Parties,
    confidence: ChangeConfidence,
    directives: list[DirectiveDraft],
    desks: frozenset[str],
    objects: dict[tuple[str, str], str],
    almanacs: frozenset[str],
) -> Reading:
    """The reading of a document; ``version`` names the rules that made it, ``confidence`` scores the changes.

    ``desks``: towns from which agencies write of a whole region; ``objects``: what is shut or banned, by kind and row;
    ``almanacs``: words that tell an almanac, of which each year means this day of it.
    """
    ids = {id(draft): f"s{number}" for number, draft in enumerate(statements, start=1)}
    made_statements = tuple(_statement(draft, ids, parties) for draft in statements)
    almanac = document.published is not None and any(word in document.text for word in almanacs)
    day = (document.published or "")[4:10] if almanac else ""
    times_at = {time.span[0]: on_this_day(time, document.text, day) if day else time
                for time in times if not _STAMP.search(document.text, *time.span)}
    valued = {start: time for start, time in times_at.items() if time.value}
    for draft in events:
        draft.dated_by(valued)
    published = date.fromisoformat(document.published[:10]) if document.published else None
    frame = Frame.of(events, times_at, places.at, document.text, published, desks)
    told_at = Whereabouts()
    mentions = [mention for draft in events for mention in (draft, *draft.further)]
    changes = Changes(mentions, frame, times_at, places, parties, objects)
    made: list[Event] = []
    told: list[Told] = []
    for draft in events:
        time = times_at.get(draft.time.start) if draft.time else None
        status = frame.dated(draft, time)
        spots = [places.at[token.start] for token in draft.places if token.start in places.at]
        if not draft.placed and draft.taken_up is not None:
            acting = frozenset(party.head.start if isinstance(party, Chunk) else party.start for party in draft.actor)
            place = taken_up(draft.taken_up.head, places, draft.taken_up.adjectival_country or "", acting)
            spots = [place] if place is not None else spots
        if status == "actual":
            time = time or (None if _goes_on(draft) else frame.time)
            spots = spots or told_at.before(draft) or list(frame.default(draft.sense.type))
        told_at.note(draft, spots)
        event = Event(
            f"v{len(made) + 1}", draft.sense.type, draft.sense.mode or None, draft.context, draft.trigger, tuple(draft.also),
            tuple(map(parties.party, draft.actor)), tuple(map(parties.party, draft.recipient)),
            tuple(place.id for place in spots), _time(draft, time, _day_after(time, times, document.text)),
            tuple(draft.quantities), status,
            ids.get(id(draft.statement)), draft.confidence, draft.sense.rule,
        )
        if event.type:
            made.append(event)
        for mention in (draft, *draft.further):
            if mention.sense.change:
                told.extend(changes.of(mention, event))
    ordered = tuple(_directive(n, draft, ids, times_at, frame, parties) for n, draft in enumerate(directives, start=1))
    numbered = tuple(replace(confidence.scored(change), id=f"c{number}") for number, change in enumerate(distinct(told), start=1))
    return Reading(document, tuple(parties.mentions.values()), tuple(parties.entities), tuple(times), tuple(places.places),
                   made_statements, tuple(made), numbered, ordered, version)


def _directive(
    number: int, draft: DirectiveDraft, ids: dict[int, str], times: dict[int, Time], frame: Frame, parties: Parties
) -> Directive:
    """A directive, due on the date behind a word of deadline, or else on one in its task that is still to come."""
    deadlines = (time.value for token in draft.deadlines if (time := times.get(token.start)) is not None)
    due = next((value for value in deadlines if value), None)
    if due is None and frame.published is not None:
        named = (time for token in draft.times if (time := times.get(token.start)) is not None)
        today = frame.published.isoformat()
        due = next((time.value for time in named if time.kind == "date" and time.value and time.value >= today), None)
    return Directive(
        f"d{number}", tuple(map(parties.party, draft.issuer)), tuple(map(parties.party, draft.assignee)), draft.task, due,
        draft.status, ids.get(id(draft.statement)), draft.kind, draft.rule,
    )


def _goes_on(draft: EventDraft) -> bool:
    """Whether a draft tells a state that goes on, which the day of the news does not date: «لا يزال سالم محتجزا»."""
    return draft.predication.form == "participle" and draft.sense.change.endswith(_HOLDS)


def _time(draft: EventDraft, time: Time | None, next_day: str | None) -> EventTime | None:
    """When an event happened: an open interval where it goes on since then; until ``next_day`` where two days are told."""
    if time is None:
        return None
    value = time.value
    if draft.since and value and "/" not in value and draft.time is not None and draft.time.start == time.span[0]:
        value += "/.."
    elif next_day is not None:
        value = f"{value}/{next_day}"
    return EventTime(value, time.span)


def _day_after(time: Time | None, times: list[Time], text: str) -> str | None:
    """The day after a day, where it is joined to it: «يومي الجمعة والسبت», «ليل الجمعة السبت»."""
    if time is None or time.value is None or len(time.value) != _DAY:
        return None
    for other in times:
        between = text[time.span[1] : other.span[0]]
        if other.span[0] > time.span[1] and between.strip() in ("", WAW) and len(between) <= _JOINED and other.value and (
            len(other.value) == _DAY and date.fromisoformat(other.value) - date.fromisoformat(time.value) == timedelta(days=1)
        ):
            return other.value
    return None


def _statement(draft: StatementDraft, ids: dict[int, str], parties: Parties) -> Statement:
    chain = tuple(parties.link(voice.chunks, voice.cue or None) for voice in draft.chain)
    return Statement(ids[id(draft)], draft.content, chain, draft.mode, draft.stance, ids.get(id(draft.within)),
                     draft.confidence, draft.rule)
