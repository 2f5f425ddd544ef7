"""PLOVER's JSON: an object an event, a line each, with the fields of the PLOVER manual."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from musnad import __version__
from musnad.export.coded import Actor, Coded, coded
from musnad.export.codes import Codes
from musnad.export.jsonld import without_none
from musnad.records import Place, Reading

AUXILIARY = {"historical": "historical", "future": "future", "hypothetical": "hypothetical", "negated": "negation"}
"""Statuses as PLOVER's auxiliary modes; what happened has none."""
SIZES = {"killed": "dead", "injured": "injured", "detained": "arrested"}
"""Quantities that PLOVER's size tells."""


def lines(readings: Iterable[Reading]) -> Iterator[str]:
    """The events of readings as JSON, a line each."""
    codes = Codes()
    for item in coded(readings):
        yield json.dumps(record(item, codes), ensure_ascii=False)


def record(item: Coded, codes: Codes) -> dict[str, Any]:
    """One event as PLOVER has it; what is not known is left out, but for the fields that PLOVER requires."""
    event, document = item.event, item.document
    modes = [mode for mode in (event.mode, AUXILIARY.get(event.status)) if mode]
    cameo = codes.cameo(event)
    size = {SIZES[q.kind]: q.value if q.value is not None else q.low for q in event.quantities if q.kind in SIZES}
    whole: dict[str, Any] = {
        "id": item.id,
        "date": item.date,
        "enddate": item.enddate,
        "actor": [_entity(actor, codes) for actor in item.actors],
        "recipient": [_entity(actor, codes) for actor in item.recipients],
        "event": item.type,
        "mode": modes,
        "context": [event.context] if event.context else [],
        "quad_code": codes.quad(event),
        "event_scale": codes.goldstein(cameo),
        "event_loc": [_location(place, codes) for place in item.places],
        "event_text": [document.text[slice(*span)] for span in (event.trigger, *event.also)],
        "size": size,
        "text": item.sentence,
        "text_info": {"start": event.trigger[0], "end": event.trigger[1]},
        "link": document.url,
        "cite_info": {"citation": document.id, "url": document.url, "title": document.headline, "language": "ar",
                      "publication": document.outlet, "coder": f"Musnad {__version__}", "codebook": "PLOVER"},
        "comment": f"confidence {event.confidence:.2f}; {event.rule}; date: {item.date_from or 'none'}",
    }
    whole["cite_info"] = {key: value for key, value in whole["cite_info"].items() if value}
    required = ("id", "date", "actor", "event")
    return {key: value for key, value in whole.items() if key in required or value not in (None, [], {})}


def _entity(actor: Actor, codes: Codes) -> dict[str, str]:
    known = actor.entity
    fields = {
        "entity_text": actor.party.name,
        "code": codes.alpha3(actor.country),
        "sector": known.sector if known else None,
        "identifier_text": actor.name if known and known.name_en else None,
        "identifier_id": known.wikidata if known else None,
        "office": known.role if known and known.kind == "person" else None,
    }
    return {key: value for key, value in fields.items() if value}


def _location(place: Place, codes: Codes) -> dict[str, Any]:
    return without_none({
        "extracted_place": place.name, "geonameid": place.geonames, "lat": place.lat, "lon": place.lon,
        "province": place.admin1, "country": codes.alpha3(place.country), "country_code": place.country,
        "resolution": place.kind,
    })
