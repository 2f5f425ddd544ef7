"""GDELT-like tables: an event a line (61 columns, as GDELT 2.0 has them) and a mention a line (16 columns), tab separated.

Unlike in GDELT an event is one for all articles that report it, and NumSources counts independent origins. The CAMEO code
is that of PLOVER's type, mode and context (``rules/export/codes.tsv``). Tones are not measured and stay empty.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from musnad.export.codes import Codes
from musnad.query.origins import Sighting, Step, origins
from musnad.records import Event, Party, Place, Reading

EVENT = (
    "GLOBALEVENTID SQLDATE MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode "
    "Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code Actor2Code "
    "Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code "
    "Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode EventRootCode QuadClass "
    "GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode "
    "Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID Actor2Geo_Type "
    "Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long "
    "Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code "
    "ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID DATEADDED SOURCEURL"
).split()
MENTION = (
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID Actor1CharOffset "
    "Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone MentionDocTranslationInfo Extras"
).split()
_KINDS = {"country": "1", "admin1": "5", "city": "4", "other": "4"}
"""GDELT's numbers for a country, a division of a country other than the US, a town there."""
_REAL = ("actual", "historical")


@dataclass(slots=True)
class _Seen:
    """One report of an event."""

    reading: Reading
    event: Event
    place: Place | None

    @property
    def day(self) -> str:
        """The day, month or year of the event, the first of a stretch; without one, the day of publication."""
        value = (self.event.time.value if self.event.time else None) or self.reading.document.published or ""
        return next((bound for bound in value.split("/") if bound != ".."), "")[:10]


def write(readings: Iterable[Reading], same: Mapping[str, str], folder: Path) -> list[Path]:
    """Write ``events.export.tsv`` and ``mentions.tsv``; what is planned, feared or denied is no event there."""
    folder.mkdir(parents=True, exist_ok=True)
    groups: dict[str, list[_Seen]] = defaultdict(list)
    for reading in readings:
        places = {place.id: place for place in reading.places}
        for event in reading.events:
            if event.status in _REAL:
                id = f"{reading.document.id}.{event.id}"
                groups[same.get(id, id)].append(
                    _Seen(reading, event, next((places[p] for p in event.places if p in places), None))
                )
    codes = Codes()
    paths = [folder / "events.export.tsv", folder / "mentions.tsv"]
    with paths[0].open("w", encoding="utf-8") as events, paths[1].open("w", encoding="utf-8") as mentions:
        for id, group in sorted(groups.items()):
            number = str(int.from_bytes(blake2b(id.encode(), digest_size=7).digest(), "big"))
            events.write(_line(_event(number, group, codes), EVENT))
            for seen in group:
                mentions.write(_line(_mention(number, seen), MENTION))
    return paths


def _event(number: str, group: Sequence[_Seen], codes: Codes) -> dict[str, str]:
    best = max(group, key=lambda seen: (seen.place is not None, bool(seen.event.actor), seen.event.confidence))
    day = best.day
    place = best.place
    code = codes.cameo(best.event)
    found = {
        "GLOBALEVENTID": number,
        **_actor("Actor1", best.event.actor, best),
        **_actor("Actor2", best.event.recipient, best),
        "IsRootEvent": "1",
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": str(codes.cameo_class(code)),
        "GoldsteinScale": str(codes.goldstein(code)),
        "NumMentions": str(sum(1 + len(s.event.also) for s in group)),
        "NumSources": str(len(origins(map(_sighting, group)))),
        "NumArticles": str(len({s.reading.document.id for s in group})),
        "DATEADDED": _digits(min((s.reading.document.published or "")[:10] for s in group)) + "000000",
        "SOURCEURL": best.reading.document.url or best.reading.document.id,
    }
    if len(day) == len("2022-01-13"):
        year, month, date = (int(part) for part in day.split("-"))
        found |= {
            "SQLDATE": _digits(day),
            "MonthYear": day[:4] + day[5:7],
            "Year": day[:4],
            "FractionDate": f"{year + (month - 1) * 30.4 / 365 + date / 365:.4f}",
        }
    if place is not None:
        found |= {
            "ActionGeo_Type": _KINDS[place.kind],
            "ActionGeo_FullName": place.name,
            "ActionGeo_CountryCode": place.country or "",
            "ActionGeo_ADM1Code": (place.admin1 or "").replace("-", ""),
            "ActionGeo_Lat": "" if place.lat is None else f"{place.lat:.4f}",
            "ActionGeo_Long": "" if place.lon is None else f"{place.lon:.4f}",
            "ActionGeo_FeatureID": str(place.geonames or ""),
        }
    return found


def _actor(side: str, parties: Sequence[Party], seen: _Seen) -> dict[str, str]:
    if not parties:
        return {}
    entity = next((e for e in seen.reading.entities if e.id == parties[0].entity), None)
    return {
        f"{side}Code": (entity.country or "") if entity else "",
        f"{side}Name": parties[0].name,
        f"{side}CountryCode": (entity.country or "") if entity else "",
    }


def _mention(number: str, seen: _Seen) -> dict[str, str]:
    document, event = seen.reading.document, seen.event
    sides = [str(parties[0].span[0]) if parties else "-1" for parties in (event.actor, event.recipient)]
    return {
        "GLOBALEVENTID": number,
        "EventTimeDate": (_digits(seen.day) + "000000")[:14],
        "MentionTimeDate": _digits((document.published or "")[:10]) + "000000",
        "MentionType": "1",
        "MentionSourceName": document.outlet or "",
        "MentionIdentifier": document.url or document.id,
        "SentenceID": str(document.text[: event.trigger[0]].count("\n") + 1),
        "Actor1CharOffset": sides[0],
        "Actor2CharOffset": sides[1],
        "ActionCharOffset": str(event.trigger[0]),
        "InRawText": "1",
        "Confidence": str(round(event.confidence * 100)),
        "MentionDocLen": str(len(document.text)),
        "MentionDocTranslationInfo": "",
        "Extras": f"{document.id}.{event.id}",
    }


def _sighting(seen: _Seen) -> Sighting:
    document = seen.reading.document
    said = next((s for s in seen.reading.statements if s.id == seen.event.statement), None)
    chain = tuple(Step(link.name, link.entity) for link in said.chain) if said else ()
    return Sighting(
        f"{document.id}.{seen.event.id}",
        document.id,
        (document.published or "")[:10],
        document.outlet,
        int(document.id[1:], 16) if document.id[1:].isalnum() and document.id[:1] == "d" else 0,
        chain,
        seen.event.confidence,
        document.outlet,
    )


def _digits(day: str) -> str:
    return "".join(c for c in day if c.isdigit())


def _line(cells: Mapping[str, str], columns: Sequence[str]) -> str:
    return "\t".join(" ".join(cells.get(name, "").split()) for name in columns) + "\n"
