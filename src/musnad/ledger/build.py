"""Drafts → the records of the contract, with ids, grounded parties, times and places, and the changes they make."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, cast

from musnad.attribution.draft import StatementDraft
from musnad.events.directives import DirectiveDraft
from musnad.events.draft import EventDraft
from musnad.events.extent import STATES_OWN
from musnad.grounding.parties import Parties
from musnad.grounding.places import Grounded
from musnad.kernel.letters import WAW
from musnad.ledger.almanac import on_this_day
from musnad.ledger.areas import LOCAL, Carried, Regimes, Where, areas_of, country, meant, taken_up, where
from musnad.ledger.changes import Told, by_area, distinct
from musnad.ledger.confidence import ChangeConfidence
from musnad.ledger.frame import Frame, Whereabouts
from musnad.records import Change, Directive, Document, Effect, Event, EventTime, Party, Reading, Span, Statement, Time
from musnad.tokens.token import Token

_EVIDENCE: Final = 80
"""Characters of the longest words that tell one change."""

_STAMP: Final = re.compile(r"\(GMT\b")
"""What tells when a page was put up rather than when something happened: «1200 (GMT+04:00) - 02/05/09»."""
_DAY: Final = len("2020-03-18")
_JOINED: Final = 3
"""Characters between two days that are told together."""
OFFICE: Final = "office"
_NEARBY: Final = frozenset({OFFICE, "detention"})
"""Kinds of changes that hold in the country that their sentence names rather than in that of the article."""


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
    regimes, carried = Regimes(mentions, places), Carried(mentions, places)
    made: list[Event] = []
    told: list[Told] = []
    for draft in events:
        time = times_at.get(draft.time.start) if draft.time else None
        status = frame.dated(draft, time)
        spots = [places.at[token.start] for token in draft.places if token.start in places.at]
        if not draft.placed and draft.taken_up is not None:
            place = taken_up(draft.taken_up.head, places, draft.taken_up.adjectival_country or "")
            spots = [place] if place is not None else spots
        if status == "actual":
            time = time or frame.time
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
                told.extend(_changes(mention, event, frame, times_at, places, parties, regimes, carried, objects))
    ordered = tuple(_directive(n, draft, ids, times_at, frame, parties) for n, draft in enumerate(directives, start=1))
    numbered = tuple(replace(confidence.scored(change), id=f"c{number}") for number, change in enumerate(distinct(told), start=1))
    return Reading(document, tuple(parties.mentions.values()), tuple(parties.entities), tuple(times), tuple(places.places),
                   made_statements, tuple(made), numbered, ordered, version)


def _changes(
    mention: EventDraft, event: Event, frame: Frame, times: dict[int, Time], places: Grounded, parties: Parties, regimes: Regimes,
    carried: Carried, objects: dict[tuple[str, str], str]
) -> list[Told]:
    """The changes that a mention of an event makes.

    One that names no place holds in the country of those hit by sanctions, of a known holder of an office, or of the article.
    """
    change = mention.sense.change
    dated = _date(mention, times, frame)
    killed = change.startswith(OFFICE) and mention.sense.type == "ASSAULT"
    if killed and mention.dated and mention.time is not None:
        dated = times.get(mention.time.start, dated)  # «مقتل الرئيس» … «قتل الخميس»
    actor, recipient = (tuple(map(parties.party, side)) for side in (mention.actor, mention.recipient))
    named = change.startswith("office") and mention.sense.type != "CONCEDE" and set(mention.sense.recipient) - {"none"}
    suffered = change.startswith("detention") or named
    subject = tuple(map(parties.party, mention.holders)) or (recipient if suffered else actor or recipient)
    time = times.get(mention.time.start) if mention.time is not None and not mention.ongoing else None
    if change == "office:ends" and not killed and subject and all(_rebels(party, parties) for party in subject):
        change = "control:ends"  # «الإطاحة بحركة طالبان»: a movement holds no office
    kind, effect = change.split(":")
    leaving = change == "force_presence:ends"
    at_home = actor if kind in STATES_OWN and places.main_country is None else ()
    owners = {"sanctions": recipient, "office": (*subject, *actor)}.get(kind, at_home)
    countries = {entity.id: entity.country for entity in parties.entities} if owners or leaving or actor else {}
    told_by: set[str | None] = {token.lexeme.data.get("country") for token in mention.actor if isinstance(token, Token)}
    home = _near(kind, mention, places) or places.main_country
    if leaving and home is not None and any(countries.get(party.entity or "") == home for party in subject):
        home = None  # «غادرت الكتيبة الأردنية البلاد»: not Jordan
    theirs = next((code for party in owners if (code := countries.get(party.entity or ""))), None)
    home = theirs or home
    home = _owned(mention, parties, places) or home
    status = frame.status(mention.status, time)
    if status == "future" and frame.bygone(dated):
        status = frame.status("actual", dated)  # «منذ إعلان الجيش عزل الرئيس في يوليو 2013»
    if status == "actual" and effect != "in_force" and frame.ahead(dated):
        status = "future"  # «فرضت حظر التجول اعتبارا من الجمعة المقبل»
    if mention.begun and status == "actual":
        status = "future"  # who begins to leave is still there
        dated = dated if dated is None or frame.published is None or _is_by(dated, frame.published) else None
    told = Change("", kind, cast(Effect, effect), subject, (), dated.value if dated is not None else None,
                  status, _evidence(mention), event.id if event.type else None, 0.0, mention.sense.rule)
    about = objects.get((kind, mention.sense.rule.rpartition("#")[2]), "")
    if mention.extent.nowhere:
        return by_area(told, [], [], about)
    if mention.extent.whole and home:
        return by_area(told, [country(meant(mention.trigger[0], places) or home, places)], [], about)
    if mention.successor is not None:
        taking = replace(told, effect="starts", subject=(parties.party(mention.successor),), event=None)
        here = areas_of(mention.extent, places)
        return [one for each in (told, taking) for one in by_area(each, here, _home(change, home, frame, places), about)]
    areas = areas_of(mention.extent, places) or regimes.before(mention)
    if not areas and mention.extent.theirs is None and theirs is None:
        areas = carried.areas(mention, {countries.get(party.entity or "") for party in actor} | told_by)
    fellow = regimes.with_(mention, areas) if dated is None else None
    if fellow is not None and (with_ := _date(fellow, times, frame)) is not None:
        told = replace(told, at=with_.value, status=frame.status(fellow.status, with_))  # «ويلغى معها حظر التجوال»
    if not areas and home and regimes.elsewhere(mention):
        return by_area(told, [], [country(home, places)], about)
    return by_area(told, areas, _home(change, home, frame, places), about)


def _rebels(party: Party, parties: Parties) -> bool:
    """Whether a party is an armed movement."""
    return any(entity.id == party.entity and entity.sector == "REB" for entity in parties.entities)


def _owned(mention: EventDraft, parties: Parties, places: Grounded) -> str | None:
    """The country of the one whose land a change is told of: «العقوبات المفروضة على بلاده»."""
    owner = mention.extent.theirs
    if owner is None:
        return None
    place = next((place for start, place in places.at.items() if owner.start <= start < owner.end and place.country), None)
    if place is not None:
        return place.country
    party = parties.party(owner)
    return next((entity.country for entity in parties.entities if entity.id == party.entity), None)


def _near(kind: str, mention: EventDraft, places: Grounded) -> str | None:
    """The country that the sentence of a change names nearest to it.

    Whose office somebody takes an adjective of nationality may tell, too: «استقالة الرئيس الألماني». Where the sentence names the
    country of the article, that.
    """
    if kind not in _NEARBY:
        return None
    told = _countries(mention.extent.beside, kind, places)
    if not told and places.main_country is None:
        told = _countries(mention.extent.judging, kind, places)
    return places.main_country if places.main_country in told else told[0] if told else None


def _countries(tokens: tuple[Token, ...], kind: str, places: Grounded) -> list[str]:
    """The countries of places, and those that adjectives of nationality tell of an office."""
    found: list[str] = []
    for token in tokens:
        place = places.at.get(token.start)
        code = place.country if place is not None else token.lexeme.data.get("country") if kind == OFFICE else None
        if code:
            found.append(code)
    return found


def _evidence(mention: EventDraft) -> Span:
    """The words that tell a change: of what is no event, from the verb to the measure («ألغت السلطات المستوى الأحمر»)."""
    start, end = mention.trigger
    measure = mention.measure
    if mention.sense.type or measure is None:
        return mention.trigger
    span = (min(start, measure.start), max(end, measure.end))
    return span if span[1] - span[0] <= _EVIDENCE else mention.trigger


def _is_by(time: Time, day: date) -> bool:
    return time.start is None or time.start[:10] <= day.isoformat()


def _date(mention: EventDraft, times: dict[int, Time], frame: Frame) -> Time | None:
    """The date of a change; the hours of a curfew are none: «حظر التجول من الساعة العاشرة مساء»."""
    dates = (time for token in mention.at if (time := times.get(token.start)) is not None)
    found = next((time for time in dates if time.value and time.kind == "date"), None)
    hours = mention.sense.change.startswith("curfew") and frame.published is not None and found is not None and (
        (found.value or "").startswith(f"{frame.published.isoformat()}T"))
    return None if hours else found


def _home(change: str, code: str | None, frame: Frame, places: Grounded) -> list[Where]:
    """Where a change holds that names no place: somebody is arrested and a town is shut where the article's lead is set.

    A lead that lists several places is set in none of them.
    """
    if change.partition(":")[0] in LOCAL and frame.places and frame.places[0].country == code and (
        len({(place.country, place.admin1) for place in frame.places}) == 1
    ):
        return where(frame.places[:1], places)
    return [country(code, places)] if code else []


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
