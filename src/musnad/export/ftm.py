"""FollowTheMoney entities, a JSON object a line: persons, organisations, events, and the articles that prove these."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from typing import Any

from musnad.records import Entity, Event, Reading

_SCHEMAS = {
    "person": "Person",
    "role": "Person",
    "organisation": "Organization",
    "outlet": "Organization",
    "group": "Organization",
}
"""FollowTheMoney's schema of each kind of entity; places and unnamed groups in roles are left out."""
_REAL = ("actual", "historical")
Made = dict[str, Any]


def lines(readings: Iterable[Reading], same: Mapping[str, str]) -> Iterator[str]:
    """Entities as FollowTheMoney's tools read them (``ftm validate``); an event that several articles report is one."""
    entities: dict[str, Made] = {}
    events: dict[str, Made] = {}
    for reading in readings:
        document = reading.document
        article = _id("article", document.id)
        yield json.dumps(
            _made(
                article,
                "Article",
                title=[document.headline or document.id],
                publishedAt=[document.published],
                sourceUrl=[document.url] if (document.url or "").startswith("http") else [],
                publisher=[document.outlet],
                language=["ara"],
            ),
            ensure_ascii=False,
        )
        ids = {}
        for entity in reading.entities:
            schema = _SCHEMAS.get(entity.kind)
            if schema is not None:
                ids[entity.id] = id = _entity_id(reading, entity)
                _merge(
                    entities,
                    _made(
                        id,
                        schema,
                        name=[entity.name, entity.name_en],
                        country=[_country(entity.country)],
                        wikidataId=[entity.wikidata],
                    ),
                )
        for event in reading.events:
            if event.status in _REAL:
                _merge(events, _event(reading, event, same, ids, article))
    for made in (*entities.values(), *events.values()):
        yield json.dumps(made, ensure_ascii=False)


def _event(reading: Reading, event: Event, same: Mapping[str, str], ids: Mapping[str, str], article: str) -> Made:
    record = f"{reading.document.id}.{event.id}"
    places = [place for place in reading.places if place.id in event.places]
    kind = f"{event.type}{'/' + event.mode if event.mode else ''}"
    name = f"{kind} {places[0].name}" if places else kind
    tolls = [f"{q.kind} {q.value:g}" for q in event.quantities if q.value is not None]
    day = event.time.value if event.time and event.time.value else None
    stretch = day.split("/") if day and "/" in day else None
    return _made(
        _id("event", same.get(record, record)),
        "Event",
        name=[name],
        country=[_country(place.country) for place in places],
        location=[place.name for place in places],
        date=[day[:10]] if day and not stretch else [],
        startDate=[stretch[0][:10]] if stretch and stretch[0] != ".." else [],
        endDate=[stretch[1][:10]] if stretch and stretch[1] != ".." else [],
        organizer=[ids.get(p.entity or "") for p in event.actor],
        involved=[ids.get(p.entity or "") for p in event.recipient],
        description=tolls,
        proof=[article],
        recordId=[record],
    )


def _merge(found: dict[str, Made], made: Made) -> None:
    """Add to what is known of an entity; values of each property are a set."""
    known = found.setdefault(made["id"], made)
    if known is not made:
        for name, values in made["properties"].items():
            own = known["properties"].setdefault(name, [])
            own += [value for value in values if value not in own]


def _made(id: str, schema: str, **properties: Iterable[str | None]) -> Made:
    clean: dict[str, list[str]] = defaultdict(list)
    for name, values in properties.items():
        for value in values:
            if value and value not in clean[name]:
                clean[name].append(value)
    return {"id": id, "schema": schema, "properties": {name: values for name, values in clean.items() if values}}


def _entity_id(reading: Reading, entity: Entity) -> str:
    return _id("entity", entity.id if "/" in entity.id else f"{reading.document.id}:{entity.id}")


def _country(code: str | None) -> str | None:
    return code.lower() if code else None


def _id(kind: str, name: str) -> str:
    return f"musnad-{kind}-{sha1(name.encode(), usedforsecurity=False).hexdigest()[:20]}"
