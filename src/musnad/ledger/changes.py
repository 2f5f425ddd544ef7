"""Events → changes of what is in force: one change for each narrowest area."""

from __future__ import annotations

from typing import cast

from musnad.records import Area, Change, Effect, Event, Party, Place


def changes_of(
    event: Event, change: str, parties: tuple[Party, ...], places: list[Place], country: str | None, at: str | None
) -> list[Change]:
    """The changes that an event makes: ``change`` is ``kind:effect`` of its predicate.

    Each named place is an area of its own, but for the countries that other places of the event lie in; with no place the
    area is ``country``. Ids are given later.
    """
    kind, effect = change.split(":")
    narrow = [place for place in places if place.kind != "country"]
    areas = narrow or places
    if narrow:
        covered = {place.country for place in narrow}
        areas = narrow + [place for place in places if place.kind == "country" and place.country not in covered]
    grounded = [Area(place.name, place.country, place.admin1, place.geonames) for place in areas]
    if not grounded and country:
        grounded = [Area(country, country, None)]
    made: list[Change] = []
    each: list[tuple[Area, ...]] = [(area,) for area in grounded]
    for spots in each or [()]:
        source = event.id if event.type else None
        made.append(Change("", kind, cast(Effect, effect), parties, spots, at, event.status, event.trigger, source,
                           event.confidence, event.rule))
    return made


_RECALL = 50
"""How many of the last changes of one kind and effect a new one is compared with."""


def distinct(changes: list[Change]) -> list[Change]:
    """Changes without those told again: the same kind, effect and area, of one date or none; the dated or first one stays."""
    kept: list[Change] = []
    alike: dict[tuple[str, str], list[int]] = {}
    for change in changes:
        places = alike.setdefault((change.kind, change.effect), [])
        again = next((i for i in places[-_RECALL:] if _same(kept[i], change)), None)
        if again is None:
            places.append(len(kept))
            kept.append(change)
        elif kept[again].at is None and change.at is not None:
            kept[again] = change
    return _narrowed(kept)


def _narrowed(changes: list[Change]) -> list[Change]:
    """Changes without those of a whole country that others tell region by region: a headline sums up its article."""
    regional = {(c.kind, c.effect, a.country) for c in changes for a in c.areas if a.admin1}
    return [c for c in changes if not (
        c.areas and all(not a.admin1 and a.name == a.country and (c.kind, c.effect, a.country) in regional for a in c.areas)
    )]


def _same(one: Change, other: Change) -> bool:
    if (one.kind, one.effect) != (other.kind, other.effect) or (one.at and other.at and one.at != other.at):
        return False
    areas = [(a.country, a.admin1, a.name) for a in one.areas], [(a.country, a.admin1, a.name) for a in other.areas]
    return areas[0] == areas[1] or not areas[0] or not areas[1] or (one.kind == "ceasefire" and areas[0][0][0] == areas[1][0][0])
