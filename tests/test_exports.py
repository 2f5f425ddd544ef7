"""What the store holds in the formats of others, read back by their own libraries."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import geojson
import icalendar
import pyarrow.parquet as pq
import pytest
import rdflib
from command import musnad

from musnad.export import ftm, gdelt, jsonld
from musnad.export import geojson as ours
from musnad.export.tables import COLUMNS
from musnad.kernel.files import replacing
from musnad.page.document import article
from musnad.query.clusters import clusters
from musnad.query.resolve import resolve
from musnad.reader import reader
from musnad.records import Reading
from musnad.schema import adapter
from musnad.store.store import Store
from musnad.store.terms import Terms

BLAST = (
    "قالت وزارة الداخلية العراقية إن 12 شخصا قتلوا في انفجار سيارة مفخخة قرب سوق شعبية في مدينة الموصل شمال العراق يوم الاثنين، "
    "مضيفة أن قوات الأمن أغلقت الطرق المؤدية إلى مكان الانفجار."
)
ARTICLES = (
    ("2019-03-11", "وكالة", "https://example.org/1", BLAST),
    ("2019-03-12", "صحيفة", "https://example.org/2", "بغداد.\n\n" + BLAST),
    (
        "2019-03-12",
        "صحيفة",
        "https://example.org/3",
        "فرضت تونس حالة الطوارئ في البلاد اليوم الثلاثاء.\n\nوقال الرئيس التونسي قيس سعيد إن "
        "القرار مؤقت، وفق ما نقلت عنه وكالة تونس أفريقيا للأنباء.",
    ),
    ("2019-03-20", "صحيفة", "https://example.org/4", "رفعت تونس حالة الطوارئ في البلاد اليوم الأربعاء."),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    read = reader(None)
    store = Store(tmp_path_factory.mktemp("exports") / "m.db", terms=Terms(read.book, read.analyser))
    for day, outlet, url, text in ARTICLES:
        store.ingest(read.read(article(text, day, url=url, outlet=outlet, id=url, headline=text.split(".")[0][:40])))
    resolve(store)
    return store


@pytest.fixture(scope="module")
def readings(store):
    return list(store.readings())


@pytest.fixture(scope="module")
def same(store):
    with store.connection() as connection:
        return clusters(connection)


def run(store, *arguments):
    result = musnad("export", *arguments, "--store", store.where)
    assert result.returncode == 0, result.err
    return result.out


def counts(readings):
    return {name: sum(len(getattr(r, name)) for r in readings) for name in ("statements", "events", "changes", "mentions")}


def test_jsonl_comes_back_as_readings(store, readings):
    back = [adapter().validate_json(line) for line in run(store, "jsonl").splitlines()]
    assert all(isinstance(reading, Reading) for reading in back)
    assert back == readings
    assert len(run(store, "jsonl", "--from", "2019-03-12", "--to", "2019-03-12").splitlines()) == 2


def test_tables(store, readings, tmp_path):
    run(store, "csv", "-o", tmp_path / "csv")
    run(store, "parquet", "-o", tmp_path / "parquet")
    for name, expected in {**counts(readings), "documents": 4}.items():
        rows = list(csv.DictReader((tmp_path / "csv" / f"{name}.csv").open(encoding="utf-8")))
        table = pq.read_table(tmp_path / "parquet" / f"{name}.parquet")
        assert len(rows) == table.num_rows == expected
        assert list(COLUMNS[name]) == table.column_names == list(rows[0] if rows else COLUMNS[name])
        assert [row["document"] for row in rows] == table["document"].to_pylist()
    events = pq.read_table(tmp_path / "parquet" / "events.parquet").to_pylist()
    blasts = [e for e in events if e["killed"] == 12]
    assert len(blasts) == 2
    assert len({e["cluster"] for e in blasts}) == 1


def test_geojson(readings, same, store):
    text = run(store, "geojson")
    assert text == "".join(line + "\n" for line in ours.lines(readings, same))
    found = geojson.loads(text)
    assert found.is_valid, found.errors()
    assert len(found.features) == counts(readings)["events"] + counts(readings)["changes"]
    mosul = [f for f in found.features if f.geometry and f.properties.get("type") == "ASSAULT"]
    assert mosul
    assert all(abs(f.geometry.coordinates[0] - 43.1) < 0.5 and abs(f.geometry.coordinates[1] - 36.3) < 0.5 for f in mosul)


def test_jsonld_annotations_and_provenance(readings):
    graph = rdflib.Graph().parse(data="\n".join(jsonld.lines(readings)), format="json-ld")
    found = list(
        graph.query("""
        PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?a ?source ?start ?end ?exact WHERE {
            ?a a oa:Annotation ; prov:wasGeneratedBy ?activity ; oa:hasTarget ?t .
            ?activity a prov:Activity ; prov:used ?source .
            ?t oa:hasSource ?source ; oa:hasSelector ?p, ?q . ?p oa:start ?start ; oa:end ?end . ?q oa:exact ?exact }""")
    )
    texts = {r.document.url: r.document.text for r in readings}
    assert len(found) == sum(n for name, n in counts(readings).items() if name != "mentions")
    for _, source, start, end, exact in found:
        assert texts[str(source)][int(start) : int(end)] == str(exact)
    speakers = {
        str(row[0])
        for row in graph.query("""
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT ?name WHERE { ?s prov:wasAttributedTo ?agent . ?agent a prov:Agent ; rdfs:label ?name }""")
    }
    assert any("الداخلية العراقية" in name for name in speakers)


def test_followthemoney(readings, same):
    made = [json.loads(line) for line in ftm.lines(readings, same)]
    ids = {e["id"] for e in made}
    assert len(ids) == len(made)
    known = {
        "Article": {"title", "publishedAt", "sourceUrl", "publisher", "language"},
        "Event": {
            "name",
            "country",
            "location",
            "date",
            "startDate",
            "endDate",
            "organizer",
            "involved",
            "description",
            "proof",
            "recordId",
        },
        "Person": {"name", "country", "wikidataId"},
        "Organization": {"name", "country", "wikidataId"},
    }
    for entity in made:
        assert set(entity["properties"]) <= known[entity["schema"]]
        for name in ("organizer", "involved", "proof"):
            assert set(entity["properties"].get(name, ())) <= ids
    (blast,) = (e for e in made if e["schema"] == "Event" and "killed 12" in e["properties"].get("description", ()))
    assert len(blast["properties"]["proof"]) == 2
    library = pytest.importorskip(
        "followthemoney", reason="followthemoney needs ICU: it is validated by hand, see bench/README.md"
    )
    for entity in made:
        proxy = library.model.get_proxy(entity)
        assert proxy.schema.name == entity["schema"]


def test_gdelt_like_events_and_mentions(readings, same, tmp_path):
    events, mentions = (
        list(csv.reader(io.StringIO(path.read_text(encoding="utf-8")), delimiter="\t", quoting=csv.QUOTE_NONE))
        for path in gdelt.write(readings, same, tmp_path)
    )
    assert {len(row) for row in events} == {61}
    assert {len(row) for row in mentions} == {16}
    named = [dict(zip(gdelt.EVENT, row, strict=True)) for row in events]
    ids = [row["GLOBALEVENTID"] for row in named]
    assert len(set(ids)) == len(ids)
    assert {row[0] for row in mentions} == set(ids)
    (blast,) = (e for e in named if e["EventRootCode"] == "18" and e["NumArticles"] == "2")
    assert (blast["ActionGeo_CountryCode"], blast["QuadClass"], blast["NumSources"]) == ("IQ", "4", "1")
    assert len(blast["SQLDATE"]) == 8


@pytest.mark.parametrize(("span", "month"), [("بين أكتوبر ونوفمبر 2021", ""), ("بين 3 و5 أكتوبر 2021", "202110")])
def test_gdelt_takes_the_first_day_of_a_stretch_and_no_day_of_a_month(tmp_path, span, month):
    reading = reader(None).read(article(f"قتل عشرة جنود في هجمات في العراق {span}.", "2022-01-13", id="a"))
    assert "/" in reading.events[0].time.value
    rows = gdelt.write([reading], {}, tmp_path)[0].read_text(encoding="utf-8").splitlines()
    assert {dict(zip(gdelt.EVENT, row.split("\t"), strict=True))["MonthYear"] for row in rows} == {month}


def test_icalendar(store):
    path = Path(store.where).with_name("c.ics")
    run(store, "ical", "--in", "TN", "-o", path)
    data = path.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    calendar = icalendar.Calendar.from_ical(data)
    (event,) = calendar.walk("VEVENT")
    assert not event.errors
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (date(2019, 3, 12), date(2019, 3, 20))
    assert "state_of_emergency" in event["SUMMARY"]
    assert run(store, "ical", "--in", "FR").count("VEVENT") == 0


def test_wrong_use_is_told(store):
    for arguments, words in (
        (("csv",), "name a folder"),
        (("jsonl", "--from", "soon"), "no day"),
        (("ical", "--in", "xx"), "no area"),
    ):
        result = musnad("export", *arguments, "--store", store.where)
        assert result.returncode == 2
        assert words in result.err


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    target = tmp_path / "feed.xml"
    target.write_text("old")
    with pytest.raises(TypeError), replacing(target) as file:
        file.writelines([b"half", "characters"])
    assert target.read_text() == "old"
    with replacing(target) as file:
        file.write(b"new")
        file.flush()
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]
