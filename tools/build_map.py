"""Natural Earth's countries and first-level divisions with ISO codes → src/musnad/serve/assets/geo/*.json (TopoJSON).

    apt-get download qgis-common unicode-cldr-core
    for file in *.deb; do dpkg -x "$file" unpacked; done
    npm install topojson-server@3 topojson-simplify@3 topojson-client@3
    python tools/build_map.py unpacked/usr/share

The shapes are those of ``world_map.gpkg`` (public domain). A division has the code that most towns of the gazetteer within it
have; one without towns the code of its English name in CLDR, where that is sure. Only codes of ``grounding/admin1.tsv`` are used.
"""

import csv
import json
import re
import sqlite3
import struct
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[1]
RULES = ROOT / "src/musnad/rules/grounding"
TARGET = ROOT / "src/musnad/serve/assets/geo"
CODES = {"FRA": "FR", "NOR": "NO", "KOS": "XK", "SOL": "SO", "CYN": "CY", "TWN": "TW"}
"""Countries whose code Natural Earth leaves open."""
KINDS = ("province governorate gouvernorat region oblast oblysy state district department county prefecture al el ad ar as ash "
         "az city of the de muhafazat wilaya ostan").split()
SIMPLIFY = """
const fs = require("fs"), {topology} = require("topojson-server"), {quantize} = require("topojson-client");
const S = require("topojson-simplify");
const [source, target, weight] = process.argv.slice(1);
let t = S.simplify(S.presimplify(topology({a: JSON.parse(fs.readFileSync(source))}, 1e5)), +weight);
t = quantize(S.filter(t, S.filterWeight(t, weight / 40)), 2e4);
t.objects.a.geometries = t.objects.a.geometries.filter((one) => one.type);
delete t.bbox;
fs.writeFileSync(target, JSON.stringify(t) + "\\n");
"""


def polygons(blob):
    """The rings of a GeoPackage geometry (a Polygon or MultiPolygon), as GeoJSON wants them for a MultiPolygon."""
    position = 8 + {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}[(blob[3] >> 1) & 7]

    def read(at):
        order = "<" if blob[at] == 1 else ">"
        kind, count = struct.unpack_from(order + "II", blob, at + 1)
        at += 9
        size = 2 + (kind // 1000 in (1, 2)) + 2 * (kind // 1000 == 3)
        found = []
        for _ in range(count):
            if kind % 1000 == 3:
                (points,) = struct.unpack_from(order + "I", blob, at)
                values = struct.unpack_from(f"{order}{points * size}d", blob, at + 4)
                at += 4 + 8 * points * size
                found.append([[values[i], values[i + 1]] for i in range(0, len(values), size)])
            else:
                parts, at = read(at)
                found += parts
        return ([found] if kind % 1000 == 3 else found), at

    return read(position)[0]


def holds(ring, x, y):
    """Whether a point lies within a ring."""
    inside = False
    for (ax, ay), (bx, by) in zip(ring, ring[-1:] + ring[:-1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside


def bare(name):
    """A name without accents, words of kind, and blanks."""
    letters = "".join(c for c in unicodedata.normalize("NFD", name or "") if not unicodedata.combining(c)).lower()
    return re.sub("[^a-z]", "", re.sub(rf"\b({'|'.join(KINDS)})\b", " ", letters))


def rows(name):
    """The rows of a word list."""
    with (RULES / name).open(encoding="utf-8") as file:
        yield from csv.DictReader(file, delimiter="\t")


def code_of(iso, alpha3):
    """A country's two letters."""
    return iso if iso and len(iso) == 2 and iso.isalpha() else CODES.get(alpha3, iso)


def divisions(connection, share):
    """The features of the divisions, with codes where they are known."""
    known = {row["admin1"] for row in rows("admin1.tsv")}
    towns = defaultdict(dict)
    for row in rows("cities.tsv"):
        if row["admin1"] and row["lat"]:
            town = float(row["lon"]), float(row["lat"]), row["admin1"], int(row["population"] or 0)
            towns[row["country"]][row["geonames"]] = town
    found = []
    query = "SELECT iso_a2, adm0_a3, geom, name, gn_name, woe_name, woe_label FROM states_provinces"
    for iso, alpha3, geometry, *names in connection.execute(query):
        country, shape = code_of(iso, alpha3), polygons(geometry)
        votes = Counter()
        for x, y, code, people in towns[country].values():
            if any(holds(polygon[0], x, y) for polygon in shape):
                votes[code] += 1 + people / 1e5
        found.append((country, votes.most_common(1)[0][0] if votes else None, shape, [(n or "").split(",")[0] for n in names]))
    by_name = defaultdict(dict)
    for row in ElementTree.parse(share / "unicode/cldr/common/subdivisions/en.xml").iter("subdivision"):
        code = f"{row.get('type')[:2].upper()}-{row.get('type')[2:].upper()}"
        if code in known:
            by_name[code[:2]].setdefault(bare(row.text), code)
    used = {code for _, code, _, _ in found}
    for country, code, shape, names in found:
        if code is None:
            sure = {by_name[country].get(bare(name)) for name in names if bare(name)} - {None}
            code = sure.pop() if len(sure) == 1 and not sure & used else None
        yield feature(code, shape, {"c": country} if country else {})


def feature(code, shape, properties):
    """A GeoJSON feature."""
    return {"type": "Feature", "id": code, "properties": properties, "geometry": {"type": "MultiPolygon", "coordinates": shape}}


def main():
    """Write both files."""
    share = Path(sys.argv[1])
    connection = sqlite3.connect(next(share.rglob("world_map.gpkg")))
    countries = (feature(code_of(iso, alpha3), polygons(geometry), {})
                 for iso, alpha3, geometry in connection.execute("SELECT iso_a2, ISO_A3, geom FROM countries"))
    for name, features, weight in (("countries", countries, "0.01"), ("divisions", divisions(connection, share), "0.012")):
        with tempfile.NamedTemporaryFile("w", suffix=".geojson", encoding="utf-8") as file:
            json.dump({"type": "FeatureCollection", "features": list(features)}, file)
            file.flush()
            subprocess.check_call(["node", "-e", SIMPLIFY, file.name, str(TARGET / f"{name}.json"), weight])


if __name__ == "__main__":
    main()
