"""`musnad places`: the bearers of a name, which one a mention means, and that the reasons shown are those that decide."""

import csv
import json

import pytest
from command import ROOT, musnad

from musnad.grounding.reasons import MEANINGS
from musnad.page.document import article
from musnad.reader import read, reader

CORPUS = csv.DictReader((ROOT / "tests/data/places.tsv").open(encoding="utf-8", newline=""), delimiter="\t",
                        quoting=csv.QUOTE_NONE)
ROWS = [row for row in CORPUS if row["country"] != "none"]
TRIPOLI = "طرابلس"


def found(*arguments, stdin=b""):
    result = musnad("places", *arguments, "--format", "json", stdin=stdin)
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


def only_mention(text, name=TRIPOLI):
    [item] = found(name, "--text", text)["articles"]
    [mention] = item["mentions"]
    return mention


def test_candidates_alone_are_in_order_of_their_scores():
    answer = found(TRIPOLI)
    assert answer["articles"] == []
    assert [(c["kind"], c["country"], c["geonames"]) for c in answer["candidates"]] == [
        ("city", "LY", 2210247), ("city", "LB", 266826), ("admin1", "LY", None)]
    libya = answer["candidates"][0]
    assert (libya["admin1"], libya["lat"], libya["lon"], libya["population"]) == ("LY-TB", 32.89, 13.19, 1302947)
    assert [reason["why"] for reason in libya["reasons"]] == ["population"]
    scores = [c["score"] for c in answer["candidates"]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(("text", "country", "why"), [
    ("وصل الوزير إلى طرابلس شمال لبنان.", "LB", "country-after"),
    ("وصل الوزير إلى طرابلس اللبنانية.", None, None),
    ("اندلعت اشتباكات في مدينة طرابلس، وقال الجيش اللبناني إنه انتشر في لبنان.", "LB", "sentence"),
    ("اندلعت اشتباكات في مدينة طرابلس، وقالت الحكومة الليبية إنها تراقب.", "LY", "opener"),
    ("اندلعت اشتباكات في طرابلس.\nوقال الجيش اللبناني إنه انتشر.\nوأعلن لبنان الحداد.", "LB", "article"),
    ("اندلعت اشتباكات في طرابلس.", "LY", "population"),
])
def test_tripoli_by_its_context(text, country, why):
    if country is None:  # a longer name of its own
        assert found(TRIPOLI, "--text", text)["articles"][0]["mentions"] == []
        return
    mention = only_mention(text)
    assert mention["outcome"] == "chosen"
    assert mention["place"]["country"] == country
    chosen, *others = mention["candidates"]
    assert chosen["country"] == country
    assert why in [reason["why"] for reason in chosen["reasons"]]
    assert {c["country"] for c in others} >= {"LB", "LY"} - {country}
    for candidate in mention["candidates"]:
        assert candidate["score"] == pytest.approx(sum(r["points"] for r in candidate["reasons"]), abs=0.05)


def test_reasons_quote_the_words_they_rest_on():
    chosen = only_mention("وصل الوزير إلى طرابلس شمال لبنان.")["candidates"][0]
    [word] = [reason["word"] for reason in chosen["reasons"] if reason["why"] == "country-after"]
    assert word == "شمال لبنان"


def test_algeria_is_the_country_unless_a_town_is_spoken_of():
    assert [c["kind"] for c in found("الجزائر")["candidates"]] == ["country", "city"]
    assert only_mention("زار الوزير الجزائر.", "الجزائر")["place"]["kind"] == "country"
    city = only_mention("زار الوزير مدينة الجزائر.", "الجزائر")
    assert (city["place"]["kind"], city["place"]["geonames"]) == ("city", 2507480)
    assert "opener" in [reason["why"] for reason in city["candidates"][0]["reasons"]]


def test_a_shadda_makes_the_city():
    assert found("عمان")["candidates"][0]["country"] == "OM"
    best = found("عمّان")["candidates"][0]
    assert best["country"] == "JO"
    assert "gemination" in [reason["why"] for reason in best["reasons"]]


@pytest.mark.parametrize(("name", "text", "outcomes"), [
    (TRIPOLI, "أعلنت جامعة طرابلس نتائجها.", ["in-a-name"]),
    ("العلا", "زار الوزير العلا. ثم وصل إلى مدينة العلا السعودية.", ["no-place", "only"]),
    ("سوريا", "انتشرت القوات في شمال سوريا.", ["only"]),
    ("بيروت", "وصل الوفد إلى دمشق.", []),
])
def test_what_became_of_each_mention(name, text, outcomes):
    [item] = found(name, "--text", text)["articles"]
    assert [mention["outcome"] for mention in item["mentions"]] == outcomes
    for mention in item["mentions"]:
        assert text[slice(*mention["span"])] == name
        assert (mention["place"] is not None) == (mention["outcome"] in ("chosen", "only"))


def test_a_state_that_was_not_yet():
    arguments = ("جوبا", "--text", "وصل الوفد إلى جوبا.", "--published")
    before = found(*arguments, "2009-01-01")["articles"][0]["mentions"][0]
    after = found(*arguments, "2012-01-01")["articles"][0]["mentions"][0]
    assert (before["place"]["country"], before["former"]) == ("SD", "SD")
    assert (after["place"]["country"], after["former"]) == ("SS", None)


def test_the_first_candidate_is_the_place_that_reading_gives():
    """The reasons shown decide: for every sentence of the corpus, what weighs most is what `read` says."""
    chosen = plain = 0
    for row in ROWS:
        text = row["sentence"]
        places = {place.span: place for place in read(text).places}
        for mention in reader().named(row["name"], article(text)):
            if mention.outcome not in ("chosen", "only"):
                continue
            assert mention.place is not None
            assert places[mention.place.span] == mention.place, text
            chosen += mention.outcome == "chosen"
            if mention.place.span == mention.span:
                plain += 1
                best = mention.bearers[0].lexeme
                codes = (best.kind, best.data.get("country"), best.data.get("admin1"))
                assert codes == (mention.place.kind, mention.place.country, mention.place.admin1), text
    assert chosen >= 150
    assert plain >= 400


def test_text_keeps_arabic_and_latin_on_lines_of_their_own():
    text = "وصل الوزير إلى طرابلس شمال لبنان.\nأغلقت جامعة طرابلس."
    for out in (musnad("places", TRIPOLI).stdout, musnad("places", TRIPOLI, "--in", "-", stdin=text.encode()).stdout):
        lines = out.decode("utf-8").splitlines()
        assert any(TRIPOLI in line for line in lines)
        for line in lines:
            arabic = any("\u0620" <= char <= "\u064a" for char in line)
            assert not (arabic and any(char.isascii() and char.isalpha() for char in line)), line
    assert "2210247" in out.decode("utf-8")
    assert MEANINGS["country-after"] in out.decode("utf-8")


def test_unknown_name_and_bad_input_are_one_line_and_code_one():
    for arguments in (("زقزقستان",), ("Tripoli",), (TRIPOLI, "--in", "missing.txt")):
        result = musnad("places", *arguments)
        assert result.returncode == 1
        assert not result.stdout.strip()
        [line] = result.stderr.decode("utf-8").splitlines()
        assert line.startswith("musnad: ")


def test_usage_errors_are_code_two():
    assert musnad("places").returncode == 2
    assert musnad("places", " ").returncode == 2
    assert musnad("places", TRIPOLI, "--text", "x", "--in", "y").returncode == 2
    assert musnad("places", TRIPOLI, "--text", "x", "--published", "soon").returncode == 2
    assert musnad("places", TRIPOLI, "--format", "xml").returncode == 2
