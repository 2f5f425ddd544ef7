"""The changes of what is in force that mentions of events make: of whom, where, from when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final, cast

from musnad.events.draft import EventDraft
from musnad.events.extent import STATES_OWN
from musnad.grounding.parties import Parties
from musnad.grounding.places import Grounded
from musnad.ledger.areas import LOCAL, Carried, Regimes, Where, areas_of, country, meant, where
from musnad.ledger.changes import Told, by_area
from musnad.ledger.frame import Frame
from musnad.mentions.chunk import Chunk
from musnad.records import Change, Effect, Event, Party, Span, Status, Time
from musnad.tokens.token import Token

OFFICE: Final = "office"
_EVIDENCE: Final = 80
"""Characters of the longest words that tell one change."""
_NEARBY: Final = frozenset({OFFICE, "detention"})
"""Kinds of changes that hold in the country that their sentence names rather than in that of the article."""
_ABROAD: Final = frozenset({"relations", "sanctions"})
"""Kinds of what a state does to another."""
_TAKEN: Final = "office:starts"
_GIVEN: Final = frozenset({"ila", "li"})
"""Prepositions of those to whom a place is handed over."""
_BODIES: Final = frozenset({"government", "organisation"})
_LEAVING: Final = "force_presence:ends"
"""The change of those who leave a country, which is not their own."""


class Changes:
    """Makes the changes of one article; ``mentions``: of all events; ``objects``: what is shut or banned, by kind and row."""

    def __init__(self, mentions: list[EventDraft], frame: Frame, times: dict[int, Time], places: Grounded, parties: Parties,
                 objects: dict[tuple[str, str], str]) -> None:
        self._frame = frame
        self._times = times
        self._places = places
        self._parties = parties
        self._objects = objects
        heads = [party.head if isinstance(party, Chunk) else party for draft in mentions for party in draft.actor]
        self._acting = frozenset([mention.span[0] for mention in parties.mentions.values()] + [head.start for head in heads])
        self._regimes = Regimes(mentions, places)
        self._carried = Carried(mentions, places)

    def of(self, mention: EventDraft, event: Event) -> list[Told]:
        """The changes that a mention of an event makes.

        One that names no place holds in the country of those hit by sanctions, of a known holder of an office, or of the article.
        """
        actor, recipient = (tuple(map(self._parties.party, side)) for side in (mention.actor, mention.recipient))
        killed = mention.sense.change.startswith(OFFICE) and mention.sense.type == "ASSAULT"
        subject = self._subject(mention, actor, recipient)
        change = mention.sense.change
        if change == "office:ends" and not killed and subject and all(_rebels(party, self._parties) for party in subject):
            change = "control:ends"  # «الإطاحة بحركة طالبان»: a movement holds no office
        kind, effect = change.split(":")
        countries = {entity.id: entity.country for entity in self._parties.entities}
        at_home = actor if kind in STATES_OWN else ()
        owners = {"sanctions": recipient, "office": (*subject, *actor)}.get(kind, at_home)
        theirs = next((code for party in owners if (code := countries.get(party.entity or ""))), None)
        home = theirs or _near(kind, mention, self._places) or self._places.main_country
        if theirs is None and change == _LEAVING and any(countries.get(party.entity or "") == home for party in subject):
            home = None  # «غادرت الكتيبة الأردنية البلاد»: not Jordan
        if kind in _ABROAD and mention.sense.type:
            home = _others(mention, home, {countries.get(party.entity or "") for party in actor}, self._places)
        home = _owned(mention, self._parties, self._places) or home
        status, dated = self._dated(mention, effect, killed=killed)
        told = Change("", kind, cast(Effect, effect), subject, (), dated.value if dated is not None else None,
                      status, _evidence(mention), event.id if event.type else None, 0.0, mention.sense.rule)
        about = self._objects.get((kind, mention.sense.rule.rpartition("#")[2]), "")
        places = self._places
        if mention.extent.nowhere:
            return by_area(told, [], [], about)
        if mention.extent.whole and home:
            return by_area(told, [country(meant(mention.trigger[0], places) or home, places)], [], about)
        if mention.successor is not None:
            taking = replace(told, effect="starts", subject=(self._parties.party(mention.successor),), event=None)
            here, around = areas_of(mention.extent, places, self._acting), _home(change, home, self._frame, places)
            return [one for each in (told, taking) for one in by_area(each, here, around, about)]
        areas = areas_of(mention.extent, places, self._acting) or self._regimes.before(mention)
        if not areas and mention.extent.theirs is None and theirs is None:
            named = {token.lexeme.data.get("country") for token in mention.actor if isinstance(token, Token)}
            areas = self._carried.areas(mention, {countries.get(party.entity or "") for party in actor} | named)
        if dated is None:
            told = self._dated_by_fellow(told, mention, areas)
        if not areas and home and self._regimes.elsewhere(mention):
            return by_area(told, [], [country(home, places)], about)
        return by_area(told, areas, _home(change, home, self._frame, places), about, body=change == _TAKEN and _of_body(mention))

    def _subject(self, mention: EventDraft, actor: tuple[Party, ...], recipient: tuple[Party, ...]) -> tuple[Party, ...]:
        """Of whom a change is told: who holds the office, who is detained, or else who makes the change."""
        sense = mention.sense
        named = sense.change.startswith(OFFICE) and sense.type != "CONCEDE" and set(sense.recipient) - {"none"}
        suffered = sense.change.startswith("detention") or named
        if sense.change == "control:ends" and set(sense.recipient) <= _GIVEN:
            recipient = ()  # who takes it over does not lose it
        return tuple(map(self._parties.party, mention.holders)) or (recipient if suffered else actor or recipient)

    def _dated(self, mention: EventDraft, effect: str, *, killed: bool) -> tuple[Status, Time | None]:
        """Whether a change has come about, and its date."""
        times, frame = self._times, self._frame
        dated = _date(mention, times, frame)
        if killed and mention.dated and mention.time is not None:
            dated = times.get(mention.time.start, dated)  # «مقتل الرئيس» … «قتل الخميس»
        time = times.get(mention.time.start) if mention.time is not None and not mention.ongoing else None
        status = frame.status(mention.status, time)
        if status == "future" and frame.bygone(dated):
            status = frame.status("actual", dated)  # «منذ إعلان الجيش عزل الرئيس في يوليو 2013»
        if status == "actual" and effect != "in_force" and frame.ahead(dated):
            status = "future"  # «فرضت حظر التجول اعتبارا من الجمعة المقبل»
        if mention.begun and status == "actual":
            status = "future"  # who begins to leave is still there
            dated = dated if dated is None or frame.published is None or _is_by(dated, frame.published) else None
        return status, dated

    def _dated_by_fellow(self, told: Change, mention: EventDraft, areas: list[Where]) -> Change:
        """A change without a date, with that of the one with which it comes about: «ويلغى معها حظر التجوال»."""
        fellow = self._regimes.with_(mention, areas)
        date_ = _date(fellow, self._times, self._frame) if fellow is not None else None
        if fellow is None or date_ is None:
            return told
        return replace(told, at=date_.value, status=self._frame.status(fellow.status, date_))


def _of_body(mention: EventDraft) -> bool:
    """Whether those who take office are a body, not one of its members: «نالت الحكومة الثقة»."""
    whose = [party for party in mention.recipient or mention.actor if isinstance(party, Chunk)]
    return bool(whose) and all(party.kind in _BODIES for party in whose)


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
    main = places.main_country in told and kind == OFFICE
    return places.main_country if main else told[0] if told else None


def _others(mention: EventDraft, home: str | None, own: set[str | None], places: Grounded) -> str | None:
    """A country, but the nearest other one of the sentence for that of those who act: «طردت السفير الكندي واستدعت سفيرها»."""
    own |= {token.lexeme.data.get("country") for token in mention.actor if isinstance(token, Token)}
    if home not in own:
        return home
    named = (place.country if (place := places.at.get(token.start)) is not None else token.lexeme.data.get("country")
             for token in mention.extent.beside)
    return next((code for code in named if code and code not in own), home)


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
