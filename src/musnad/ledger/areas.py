"""The areas of a change: the places that its clause names, the one that it takes up, the state that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from musnad.events.draft import EventDraft, Extent
from musnad.events.extent import REGIME
from musnad.grounding.places import Grounded
from musnad.records import Area, Place
from musnad.tokens.token import Token

LOCAL: Final = frozenset({"detention", "closure", "curfew"})
"""Kinds that hold in one town rather than in a whole country."""
_CARRIED: Final = frozenset({"sanctions", "blockade", "ceasefire"})
"""Kinds of which an article mostly tells one: what names no place holds where the others do."""
_PHRASE: Final = 40
"""How many characters behind a word of lifting the measure stands that it lifts."""
_REACH: Final = 600
"""How many characters back a noun («المدينة») takes up a place."""


class Where(NamedTuple):
    """An area, and whether it is a whole country."""

    area: Area | None
    whole: bool


class Regime(NamedTuple):
    """A restriction as a mention tells it: where its word stands, whether it ends, its areas and its mention."""

    start: int
    ended: bool
    areas: list[Where]
    draft: EventDraft


class Regimes:
    """Where and when the restrictions of an article hold: one that names no place holds where the last one before it does."""

    def __init__(self, drafts: Sequence[EventDraft], places: Grounded) -> None:
        told: list[Regime] = []
        for draft in drafts:
            kind, _, effect = draft.sense.change.partition(":")
            if kind in REGIME and (areas := areas_of(draft.extent, places)):
                told.append(Regime(draft.trigger[0], effect == "ends", areas, draft))
        told.sort(key=lambda one: one.start)
        lifted = [one for one in told if one.ended]  # «رفع حالة الطوارئ» tells that it stood, too
        self._told = [one for one in told if one.ended or not any(
            end.areas == one.areas and 0 <= one.start - end.start <= _PHRASE for end in lifted)]
        for draft in sorted(drafts, key=lambda draft: draft.trigger[0]):
            if areas := self.before(draft):
                self._told.append(Regime(draft.trigger[0], draft.sense.change.endswith(":ends"), areas, draft))
                self._told.sort(key=lambda one: one.start)

    def before(self, draft: EventDraft) -> list[Where]:
        """The areas that a draft takes up, [] where it takes up none: lifted where the last was lifted, in force where it is."""
        last = self._last(draft) if draft.extent.again else None
        return last.areas if last is not None and not self.elsewhere(draft) else []

    def with_(self, draft: EventDraft, areas: list[Where]) -> EventDraft | None:
        """The last restriction of the same areas and effect, with which a draft begins or ends that gives no date."""
        last = self._last(draft)
        return last.draft if last is not None and areas and last.areas == areas and not self.elsewhere(draft) else None

    def elsewhere(self, draft: EventDraft) -> bool:
        """Whether a draft holds other than where the last was lifted: «ويستمر حظر التجوال في بقية المناطق»."""
        last = self._last(draft)
        return last is not None and last.ended != draft.sense.change.endswith(":ends")

    def _last(self, draft: EventDraft) -> Regime | None:
        if draft.sense.change.partition(":")[0] not in REGIME:
            return None
        at = draft.trigger[0]
        return next((one for one in reversed(self._told) if at - _REACH < one.start < at), None)


class Carried:
    """Where what an article tells of again and again holds: «رفع العقوبات» is of those that it tells of elsewhere."""

    def __init__(self, drafts: Sequence[EventDraft], places: Grounded) -> None:
        self._told: dict[str, list[tuple[int, list[Where]]]] = {}
        for draft in sorted(drafts, key=lambda draft: draft.trigger[0]):
            kind = draft.sense.change.partition(":")[0]
            if kind in _CARRIED and (areas := areas_of(draft.extent, places)):
                self._told.setdefault(kind, []).append((draft.trigger[0], areas))

    def areas(self, draft: EventDraft, imposing: set[str | None]) -> list[Where]:
        """The areas that most mentions of the kind of a draft have, the last of them before it; none of those who impose it."""
        told = [(start, areas) for start, areas in self._told.get(draft.sense.change.partition(":")[0], [])
                if not any(where.area is not None and where.area.country in imposing for where in areas)]
        if not told:
            return []
        every = [areas for _, areas in told]
        before = [areas for start, areas in told if start < draft.trigger[0]]
        return max(reversed(before or every), key=every.count)


def areas_of(extent: Extent, places: Grounded, acting: frozenset[int] = frozenset()) -> list[Where]:
    """The narrowest areas of a change, [] where its clause tells none; ``acting``: the starts of those who act and speak.

    Each named place is an area of its own, but for the countries that other places lie in.
    """
    named = [places.at[token.start] for token in extent.places if token.start in places.at]
    if not named and extent.taken_up is not None:
        place = taken_up(extent.taken_up, places, acting=acting)
        named = [place] if place is not None else []
    if not named:
        codes = [place.country if (place := places.at.get(token.start)) is not None and place.country
                 else token.lexeme.data["country"] for token in extent.states]  # «عمان» may be Amman
        return [country(code, places) for code in dict.fromkeys(codes)][:1]
    narrow = [place for place in named if place.kind != "country"]
    covered = {place.country for place in narrow}
    chosen = narrow + [place for place in named if place.kind == "country" and place.country not in covered]
    return where(chosen, places)


def where(chosen: Iterable[Place], places: Grounded) -> list[Where]:
    """Places as areas, each once."""
    return [Where(Area(places.called(place), place.country, place.admin1, place.geonames), place.kind == "country")
            for place in {place.span: place for place in chosen}.values()]


def country(code: str, places: Grounded) -> Where:
    """A whole country, by the name that the article first calls it."""
    called = next((place for place in places.places if place.kind == "country" and place.country == code), None)
    return Where(Area(places.called(called) if called is not None else code, code, None), True)


def meant(at: int, places: Grounded) -> str | None:
    """The country that «البلاد» means at a place in the text: the article's if it was just told of, else the last named."""
    before = [place for place in places.places if at - _REACH < place.span[0] < at and place.country]
    if any(place.country == places.main_country for place in before):
        return places.main_country
    return next((place.country for place in reversed(before) if place.kind == "country"), None)


def taken_up(noun: Token, places: Grounded, country: str = "", acting: frozenset[int] = frozenset()) -> Place | None:
    """The place that a definite noun stands for: the last one named before it that is called so, or else the last town.

    ``country``: the one in which an adjective says that it lies: «العاصمة الهندية»; ``acting``: the starts of the capitals that
    stand for who acts, «اعترفت واشنطن بقصف المستشفى».
    """
    before = [p for p in places.places if noun.start - _REACH < p.span[0] and p.span[1] <= noun.start and p.kind != "country"
              and country in ("", p.country) and p.span[0] not in acting]
    lemma = noun.lexeme.lemma
    called = next((place for place in reversed(before) if place.name.startswith(lemma)), None)
    return called or next((place for place in reversed(before) if place.country), None)
