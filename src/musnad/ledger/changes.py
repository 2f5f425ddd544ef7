"""Events → changes of what is in force: one change for each narrowest area."""

from __future__ import annotations

from typing import cast

from musnad.records import Area, Change, Effect, Event, Party, Place, Status


def changes_of(
    event: Event, change: str, parties: tuple[Party, ...], places: list[Place], country: str | None, status: Status
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
    at = event.time.value if event.time else None
    made: list[Change] = []
    each: list[tuple[Area, ...]] = [(area,) for area in grounded]
    for spots in each or [()]:
        made.append(Change("", kind, cast(Effect, effect), parties, spots, at, status, event.trigger, event.id if event.type else None,
                           event.confidence, event.rule))
    return made
