"""Time zones of clock times: stated, worked out from two clock times, of the event's place, of the outlet's country."""

from zoneinfo import ZoneInfo

import pytest

from musnad.reader import read
from musnad.rulebook.tables import load_rulebook

PUBLISHED = "2018-05-09"


def zones(text, outlet=None):
    return [(time.value, time.zone, time.zone_from) for time in read(text, PUBLISHED, outlet=outlet).times]


@pytest.mark.parametrize(("text", "clock", "zone"), [
    ("انسحبت القوات الساعة 15:41 بتوقيت غرينتش.", "15:41", "UTC"),
    ("انسحبت القوات الساعة 15:41 بتوقيت غرينتش+3.", "15:41", "+03:00"),
    ("انسحبت القوات الساعة 16:00 (14:00 ت غ).", "16:00", "+02:00"),
    ("انسحبت القوات الساعة 00:30 (22:30 ت غ).", "00:30", "+02:00"),
    ("انسحبت القوات الساعة 18:00 (23:30 ت غ).", "18:00", "-05:30"),
    ("انسحبت القوات الساعة الثامنة مساء بالتوقيت المحلي (1700 بتوقيت غرينتش).", "20:00", "+03:00"),
    ("انسحبت القوات الساعة 15:00 بتوقيت غرينتش (18:00 بتوقيت دمشق).", "15:00", "UTC"),
    ("انسحبت القوات في الساعة 3 من بعد الظهر بتوقيت موسكو.", "15:00", "Europe/Moscow"),
    ("انسحبت القوات من حلب عند الساعة 18:00 بتوقيت القاهرة.", "18:00", "Africa/Cairo"),
])
def test_stated(text, clock, zone):
    assert zones(text, outlet="AFP") == [(f"{PUBLISHED}T{clock}:00", zone, "stated")]


@pytest.mark.parametrize(("text", "zone"), [
    ("2100 (GMT+04:00) - 26/02/09", "+04:00"),
    ("2100 (GMT-5) - 26/02/09", "-05:00"),
])
def test_a_page_stamp_with_its_offset(text, zone):
    assert zones(text) == [("2009-02-26T21:00:00", zone, "stated")]


def test_a_clock_that_may_be_of_the_evening_gives_no_offset():
    assert zones("انسحبت القوات الساعة الثامنة (1700 بتوقيت غرينتش).")[0][1:] == (None, None)


@pytest.mark.parametrize(("text", "zone"), [
    ("انسحبت القوات من حلب عند الساعة 18:00.", "Asia/Damascus"),
    ("قال الوزير في باريس إن القوات انسحبت من حلب عند الساعة 18:00.", "Asia/Damascus"),
    ("ستغلق المدارس في موسكو عند السابعة مساء.", "Europe/Moscow"),
    ("هبطت الطائرة في دمشق عند الساعة 18:00 بالتوقيت المحلي.", "Asia/Damascus"),
])
def test_of_the_place(text, zone):
    assert [found[1:] for found in zones(text, outlet="AFP")] == [(zone, "place")]


@pytest.mark.parametrize("text", [
    "انسحبت القوات من روسيا عند الساعة 18:00.",
    "انسحبت القوات من نيويورك وحلب عند الساعة 18:00.",
    "هبطت الطائرة في دمشق عند الساعة 18:00.",
    "اجتمع الوزراء عند السابعة مساء.",
])
def test_places_that_tell_no_one_zone(text):
    assert [found[1:] for found in zones(text)] == [(None, None)]


def test_of_the_outlet():
    text = "اجتمع الوزراء عند السابعة مساء."
    for outlet in ("AFP", "afp"):
        assert zones(text, outlet) == [(f"{PUBLISHED}T19:00:00", "Europe/Paris", "outlet")]
    assert zones(text, "CNN")[0][1:] == (None, None)
    assert zones(text, "no such outlet")[0][1:] == (None, None)
    assert zones("اجتمع الوزراء عند السابعة مساء بالتوقيت المحلي.", "AFP")[0][1:] == ("local", "stated")


def test_a_day_has_no_zone():
    assert zones("انسحبت القوات من حلب الاثنين.", "AFP") == [("2018-05-07", None, None)]


def test_every_row_names_a_zone():
    rows = list(load_rulebook().table("grounding/zones.tsv"))
    assert len(rows) > 400
    for row in rows:
        assert ZoneInfo(row["zone"]).key == row["zone"]
