"""Almanacs: «حدث في مثل هذا اليوم: 1973 - …», where a year means this day of it."""

from musnad import read

TEXT = "حدث في مثل هذا اليوم:\n1973 - استقالة الرئيس الأمريكي ريتشارد نيكسون.\n1974 - السلطات الإسرائيلية تعتقل المطران.\n"


def test_the_year_of_an_entry_dates_its_events_and_changes():
    reading = read(TEXT, "2015-08-08")
    assert [event.time.value for event in reading.events if event.time] == ["1973-08-08", "1974-08-08"]
    assert [(change.kind, change.at, change.status) for change in reading.changes] == [
        ("office", "1973-08-08", "historical"), ("detention", "1974-08-08", "historical")]
    assert [time.value for time in reading.times][1:] == ["1973", "1974"]


def test_a_year_elsewhere_stays_a_year():
    reading = read(TEXT.replace("في مثل هذا اليوم", "في تاريخ البلاد"), "2015-08-08")
    assert [event.time.value for event in reading.events if event.time] == ["1973", "1974"]


def test_a_day_that_a_year_lacks_is_not_made_up():
    reading = read(TEXT, "2016-02-29")
    assert [event.time.value for event in reading.events if event.time] == ["1973", "1974"]
