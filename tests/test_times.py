"""Dates: the corpus of expressions with their values, the texts without any, and the examples of every rule."""

import csv
from pathlib import Path

import pytest

from musnad.kernel.calendars import bounds, hijri, solar
from musnad.mentions.times.find import TimeFinder
from musnad.reader import read
from musnad.rulebook.tables import load_rulebook
from musnad.tokens.scan import scan

CORPUS = Path(__file__).parent / "data" / "times.tsv"
ROWS = list(csv.DictReader(CORPUS.open(encoding="utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))
RULES = list(load_rulebook().constructions("mentions/times/*.yaml"))


def values(text: str, published: str) -> list[str]:
    """Values of the dates in a text, in order; other kinds have none."""
    return [time.value for time in read(text, published or None).times if time.kind == "date" and time.value]


def test_corpus_is_large_enough():
    assert sum(bool(row["value"]) for row in ROWS) >= 600
    assert sum(not row["value"] for row in ROWS) >= 120
    assert len({(row["text"], row["published"]) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_corpus(row):
    assert values(row["text"], row["published"]) == [value for value in row["value"].split(";") if value]


@pytest.fixture(scope="module")
def finder():
    return TimeFinder(load_rulebook())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.rsplit("/", 1)[-1])
def test_rule_examples(rule, finder):
    for example in rule.body["examples"]:
        assert rule.rule in finder.fired(scan(example["text"])), example["text"]
        assert values(example["text"], example["published"]) == example["values"], example["text"]
    for counter in rule.body["counter_examples"]:
        assert rule.rule not in finder.fired(scan(counter["text"])), counter["text"]


@pytest.mark.parametrize(("text", "kind"), [
    ("قال الوزير مؤخرا إن الوضع مستقر.", "vague"),
    ("غادر الوفد قبل أيام.", "vague"),
    ("غادر الوفد قبل نحو أسبوع.", "vague"),
    ("غادر الوفد قبل ساعتين.", "vague"),
    ("حكم عليه بالسجن لمدة عامين.", "duration"),
    ("استمر القتال خلال ثلاثة أيام.", "duration"),
    ("توقف القتال في عيد الفطر.", "named"),
    ("صامت المدينة خلال شهر رمضان.", "named"),
    ("ازدهر الفن في ثمانينيات القرن الماضي.", "named"),
])
def test_kinds_without_value(text, kind):
    assert [(time.kind, time.value) for time in read(text, "2018-05-09").times] == [(kind, None)]


@pytest.mark.parametrize(("text", "zone"), [
    ("انسحبت القوات الساعة 12:00 بتوقيت غرينتش.", "UTC"),
    ("انسحبت القوات عند الساعة 18:00 بتوقيت دمشق.", "Asia/Damascus"),
    ("انسحبت القوات عند الساعة 18:00 بالتوقيت المحلي.", "local"),
    ("انسحبت القوات عند الساعة 18:00.", None),
])
def test_zone(text, zone):
    assert [time.zone for time in read(text, "2018-05-09").times] == [zone]


def test_without_a_date_of_publication():
    assert [time.value for time in read("وقع الهجوم أمس.").times] == [None]
    inferred = read("قال اليوم الخميس 13 يناير 2022 إن القوات ستنسحب غدا.").times
    assert [(time.value, time.inferred) for time in inferred] == [("2022-01-13", False), ("2022-01-14", True)]
    by_weekday = read("وقع الهجوم الخميس 13 يناير بعد انتخابات عام 2021.").times
    assert [(time.value, time.inferred) for time in by_weekday] == [("2022-01-13", True), ("2021", False)]


def test_span_leaves_the_conjunction_out():
    text = "والخميس وصل الوفد، وفي 15 و16 مايو غادر."
    assert [text[slice(*time.span)] for time in read(text, "2018-05-20").times] == ["الخميس", "15 و16 مايو"]


@pytest.mark.parametrize(("value", "edges"), [
    ("2018", ("2018-01-01", "2019-01-01")),
    ("2018-12", ("2018-12-01", "2019-01-01")),
    ("2020-02-28", ("2020-02-28", "2020-02-29")),
    ("2018-05-01/2018-05-10", ("2018-05-01", "2018-05-11")),
    ("2022-01-13T07:00:00", ("2022-01-13T07:00:00", "2022-01-13T07:01:00")),
    ("2022-01-13T23:59:00", ("2022-01-13T23:59:00", "2022-01-14T00:00:00")),
    ("2018-02-30", None),
])
def test_bounds(value, edges):
    assert bounds(value) == edges


def test_calendars():
    assert str(hijri(1442, 7, 17)) == "2021-03-01"
    assert str(hijri(1300, 1, 1)) == "1882-11-12"
    assert str(solar(1397, 1, 1)) == "2018-03-21"
    assert str(solar(1357, 11, 22)) == "1979-02-11"
    assert str(solar(1403, 12, 30)) == "2025-03-20"
    assert hijri(1442, 7, 31) is None
