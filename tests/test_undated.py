"""An article of which nobody says when it was published tells by its own dates what is long past."""

from musnad import read


def _statuses(text: str) -> list[str]:
    return [event.status for event in read(text).events]


def test_a_month_with_its_year_is_no_news():
    assert _statuses("اعتقلت الشرطة زعيم الحركة في مارس 2006.") == ["historical"]


def test_what_is_before_the_first_day_is_past():
    text = "بيروت، 26 يونيو 2012: قصف الجيش البلدة. وكان مسلحون هاجموا البلدة في يناير 2012."
    assert _statuses(text) == ["actual", "historical"]


def test_a_day_alone_may_be_of_the_news():
    assert _statuses("قصف الجيش البلدة في 26 يونيو 2012.") == ["actual"]
    assert _statuses("قصف الجيش البلدة.") == ["actual"]
