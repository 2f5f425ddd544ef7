"""Events in the shapes of PLOVER, POLECAT and CAMEO: what was read comes back out of them."""

import csv
import io
import json
from dataclasses import replace

import pytest
from command import musnad

from musnad.export import plover, polecat
from musnad.export.coded import coded
from musnad.export.codes import Codes
from musnad.page.document import article
from musnad.reader import reader
from musnad.rulebook.schemas import CONTEXTS, EVENT_TYPES
from musnad.rulebook.tables import load_rulebook

BOOK = load_rulebook()
CODES = Codes()
TEXT = ("اعتقلت الشرطة السودانية أربعة متظاهرين في الخرطوم أمس الثلاثاء.\n\n"
        "وقال الرئيس الأمريكي إن بلاده ستفرض عقوبات اقتصادية على إيران.\n\nوقتل سبعة جنود في قصف على مدينة حلب.")
FIELDS = {"id", "date", "enddate", "actor", "recipient", "event", "mode", "context", "quad_code", "event_scale", "event_loc",
          "event_text", "size", "text", "text_info", "link", "cite_info", "comment"}


@pytest.fixture(scope="module")
def reading():
    return reader().read(article(TEXT, "2021-03-10", id="sudan", outlet="وكالة", url="https://example.org/1"))


def rows(lines):
    return list(csv.DictReader(io.StringIO("\n".join(lines))))


def test_plover_holds_what_was_read(reading):
    records = [json.loads(line) for line in plover.lines([reading])]
    assert len(records) == len(reading.events) >= 3
    for event, record in zip(reading.events, records, strict=True):
        assert {"id", "date", "actor", "event"} <= set(record) <= FIELDS
        assert (record["event"], record["event_text"][0]) == (event.type, TEXT[slice(*event.trigger)])
        assert [party["entity_text"] for party in record["actor"]] == [party.name for party in event.actor]
        assert [party["entity_text"] for party in record.get("recipient", [])] == [party.name for party in event.recipient]
        assert record["event"] in EVENT_TYPES
        assert set(record.get("context", [])) <= set(CONTEXTS)
        assert record["quad_code"] in (1, 2, 3, 4)
        assert -10 <= record["event_scale"] <= 10
        assert record["event_text"][0] in record["text"]
        assert record["link"] == "https://example.org/1"
        assert all(len(place.get("country", "SDN")) == 3 for place in record.get("event_loc", []))


def test_plover_tells_status_and_size(reading):
    records = {record["event"]: record for record in map(json.loads, plover.lines([reading]))}
    assert records["COERCE"]["date"] == "2021-03-09"
    assert records["COERCE"]["mode"] == ["arrest"]
    assert "future" in records["SANCTION"]["mode"]
    assert records["ASSAULT"]["size"] == {"dead": 7}


def test_polecat_lists_what_happened(reading):
    found = rows(polecat.lines([reading]))
    assert tuple(found[0]) == polecat.POLECAT
    assert [row["Event ID"] for row in found] == [
        f"sudan#{event.id}" for event in reading.events if event.status in ("actual", "historical")]
    arrest = next(row for row in found if row["Event Type"] == "COERCE")
    assert (arrest["Event Date"], arrest["Country"], arrest["Province"], arrest["Raw Placename"]) == (
        "2021-03-09", "SDN", "SD-KH", "الخرطوم")
    assert arrest["Recipient Name Raw"] == "أربعة متظاهرين"


def test_cameo_has_codes_scores_and_classes(reading):
    found = {row["id"]: row for row in rows(polecat.cameo([reading]))}
    assert len(found) == len(reading.events)
    by_type = {event.type: found[f"sudan#{event.id}"] for event in reading.events}
    assert (by_type["COERCE"]["cameo"], by_type["COERCE"]["root"], by_type["COERCE"]["quad_class"]) == ("173", "17", "4")
    assert by_type["ASSAULT"]["root"] in ("18", "19")
    assert by_type["SANCTION"]["status"] == "future"
    assert float(by_type["COERCE"]["goldstein"]) == -5


def test_every_type_and_mode_has_a_code_with_a_score():
    event = reader().read(article(TEXT, "2021-03-10")).events[0]
    for type_, mode in {(row["type"], row["mode"]) for row in BOOK.table("events/predicates/*.tsv") if row["type"]}:
        for context in (None, *CONTEXTS):
            coded_as = CODES.cameo(replace(event, type=type_, mode=mode or None, context=context))
            assert -10 <= CODES.goldstein(coded_as) <= 10
            assert CODES.cameo_class(coded_as) in (1, 2, 3, 4)


def test_every_country_of_the_rules_has_three_letters():
    assert all(CODES.alpha3(row["country"]) for row in BOOK.table("grounding/countries.tsv"))
    assert CODES.alpha3("SY") == "SYR"
    assert CODES.alpha3(None) is None


def test_a_resignation_is_plovers_retreat():
    [item] = coded([reader().read(article("استقال رئيس الوزراء.", "2021-03-10"))])
    assert (item.event.type, item.type) == ("CONCEDE", "RETREAT")


def test_an_event_without_a_date_has_the_articles():
    undated = reader().read(article("اعتقلت الشرطة صحفيا.", "2021-03-10"))
    [item] = coded([replace(undated, events=tuple(replace(event, time=None) for event in undated.events))])
    assert (item.date, item.date_from) == ("2021-03-10", "publication")


def test_read_prints_them_and_the_store_exports_them(tmp_path):
    def run(*arguments):
        result = musnad(*arguments)
        assert result.returncode == 0, result
        return result.out

    path, store = tmp_path / "article.txt", tmp_path / "news.db"
    path.write_text(TEXT, encoding="utf-8")
    read = [json.loads(line) for line in run("read", path, "--published", "2021-03-10", "--format", "plover").splitlines()]
    run("ingest", path, "--published", "2021-03-10", "--store", store)
    kept = [json.loads(line) for line in run("export", "plover", "--store", store).splitlines()]
    assert [record["event_text"] for record in read] == [record["event_text"] for record in kept]
    for form, columns in (("polecat", polecat.POLECAT), ("cameo", polecat.CAMEO)):
        lines = run("read", path, "--published", "2021-03-10", "--format", form).splitlines()
        assert lines[0] == ",".join(columns)
        assert len(lines) == len(run("export", form, "--store", store).splitlines()) > 1
    surer = run("read", path, "--published", "2021-03-10", "--format", "cameo", "--min-confidence", "0.99")
    assert surer.splitlines() == [",".join(polecat.CAMEO)]
