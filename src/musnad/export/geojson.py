"""Events and changes as GeoJSON (RFC 7946): a point for each that stands in a place whose coordinates are known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from musnad.records import Place, Reading


def lines(readings: Iterable[Reading], same: Mapping[str, str]) -> Iterator[str]:
    """A FeatureCollection, a feature a line; ``geometry`` is null where a record has no coordinates."""
    yield '{"type": "FeatureCollection", "features": ['
    before = ""
    for reading in readings:
        for feature in features(reading, same):
            yield before + json.dumps(feature, ensure_ascii=False)
            before = ","
    yield "]}"


def features(reading: Reading, same: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The features of one reading."""
    document = reading.document
    places = {place.id: place for place in reading.places}
    common = {"document": document.id, "published": document.published, "outlet": document.outlet, "url": document.url}
    for event in reading.events:
        where = next((places[p] for p in event.places if p in places and places[p].lat is not None), None)
        where = where or next((places[p] for p in event.places if p in places), None)
        id = f"{document.id}.{event.id}"
        yield _feature(id, where, {
            **common, "record": "event", "cluster": same.get(id, id), "type": event.type, "mode": event.mode,
            "status": event.status, "time": event.time.value if event.time else None,
            "actors": [party.name for party in event.actor], "recipients": [party.name for party in event.recipient],
            "quantities": {q.kind: q.value if q.value is not None else [q.low, q.high] for q in event.quantities},
            "words": document.text[slice(*event.trigger)], "confidence": event.confidence})
    for change in reading.changes:
        area = change.areas[0] if change.areas else None
        where = next((p for p in reading.places if area is not None and (p.name, p.country, p.admin1) == (
            area.name, area.country, area.admin1)), None)
        yield _feature(f"{document.id}.{change.id}", where, {
            **common, "record": "change", "kind": change.kind, "effect": change.effect, "status": change.status, "at": change.at,
            "area": area.name if area else None, "country": area.country if area else None,
            "admin1": area.admin1 if area else None, "words": document.text[slice(*change.evidence)],
            "confidence": change.confidence})


def _feature(id: str, where: Place | None, properties: dict[str, Any]) -> dict[str, Any]:
    located = where is not None and where.lat is not None and where.lon is not None
    point = {"type": "Point", "coordinates": [where.lon, where.lat]} if located and where is not None else None
    named = {"place": where.name, "place_country": where.country, "place_admin1": where.admin1} if where is not None else {}
    return {"type": "Feature", "id": id, "geometry": point, "properties": {**properties, **named}}
