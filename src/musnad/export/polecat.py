"""Tables of events, CSV with a header: POLECAT's columns, and CAMEO codes with Goldstein scores."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from musnad import __version__
from musnad.export.coded import Actor, Coded, coded
from musnad.export.codes import Codes
from musnad.records import Reading

HAPPENED = frozenset({"actual", "historical"})
"""Statuses of the events that POLECAT lists: it has no column for what may be, will be or was not."""
JOINED = "; "
"""Between several values of one cell."""

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country",
    "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Recipient Name", "Recipient Country",
    "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Placename", "City", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date",
    "Headline", "Language", "Version",
)
CAMEO = (
    "id", "date", "date_from", "status", "cameo", "root", "quad_class", "goldstein", "actor", "actor_country", "actor_sector",
    "recipient", "recipient_country", "recipient_sector", "place", "place_country", "place_admin1", "lat", "lon", "confidence",
    "source", "url", "published",
)
Cell = str | int | float | None


def lines(readings: Iterable[Reading]) -> Iterator[str]:
    """POLECAT's columns, an event that happened a row; what Musnad does not know (COW codes, Wikipedia ids) has no column."""
    codes = Codes()
    yield _row(POLECAT)
    for item in coded(readings):
        if item.event.status in HAPPENED:
            yield _row(_polecat(item, codes))


def cameo(readings: Iterable[Reading]) -> Iterator[str]:
    """CAMEO codes, every event a row with its status."""
    codes = Codes()
    yield _row(CAMEO)
    for item in coded(readings):
        yield _row(_cameo(item, codes))


def _polecat(item: Coded, codes: Codes) -> tuple[Cell, ...]:
    event, document = item.event, item.document
    place = item.places[0] if item.places else None
    city = place.name if place is not None and place.kind == "city" else None
    return (
        item.id, item.date, item.type, event.mode, codes.goldstein(codes.cameo(event)), codes.quad(event), event.context,
        *_side(item.actors, codes), *_side(item.recipients, codes),
        place.name if place else None, city, place.admin1 if place else None, codes.alpha3(place.country) if place else None,
        place.lat if place else None, place.lon if place else None, place.geonames if place else None,
        document.text[slice(*place.span)] if place else None, place.kind if place else None,
        document.outlet, (document.published or "")[:10], document.headline, "ar", f"Musnad {__version__}",
    )


def _side(actors: tuple[Actor, ...], codes: Codes) -> tuple[Cell, ...]:
    sectors = [sector for actor in actors if (sector := actor.entity.sector if actor.entity else None)]
    titles = [actor.entity.role for actor in actors if actor.entity and actor.entity.kind == "person" and actor.entity.role]
    return (
        _joined(actor.name for actor in actors), _joined(codes.alpha3(actor.country) or "" for actor in actors),
        sectors[0] if sectors else None, _joined(sectors), _joined(titles), _joined(actor.party.name for actor in actors),
    )


def _cameo(item: Coded, codes: Codes) -> tuple[Cell, ...]:
    event, document = item.event, item.document
    code = codes.cameo(event)
    place = item.places[0] if item.places else None
    return (
        item.id, item.date, item.date_from, event.status, code, code[:2], codes.cameo_class(code),
        codes.goldstein(code), *_brief(item.actors, codes), *_brief(item.recipients, codes),
        place.name if place else None, place.country if place else None, place.admin1 if place else None,
        place.lat if place else None, place.lon if place else None, event.confidence, document.outlet, document.url,
        (document.published or "")[:10],
    )


def _brief(actors: tuple[Actor, ...], codes: Codes) -> tuple[Cell, ...]:
    return (
        _joined(actor.name for actor in actors), _joined(codes.alpha3(actor.country) or "" for actor in actors),
        _joined(actor.entity.sector or "" for actor in actors if actor.entity),
    )


def _joined(values: Iterable[str]) -> str:
    """Distinct values, in order."""
    return JOINED.join(dict.fromkeys(value for value in values if value))


def _row(cells: Iterable[Cell]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow("" if cell is None else cell for cell in cells)
    return out.getvalue()
