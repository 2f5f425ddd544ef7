"""Where and when an act was: the places of its own clause, none of another act, of a source, or of what is only spoken of."""

from pathlib import Path

import pytest

from musnad.page.document import article
from musnad.reader import reader

CASES = [line.split("\t") for line in (Path(__file__).parent / "data" / "where.tsv").read_text("utf-8").splitlines()]


def places(text, type_):
    """The names of the places of the events of a type, an event a list."""
    reading = reader().read(article(text, "2021-06-16"))
    names = {place.id: place.name for place in reading.places}
    return [sorted(names[place] for place in event.places) for event in reading.events if event.type == type_]


@pytest.mark.parametrize(("type_", "where", "text"), CASES)
def test_an_act_is_where_its_own_clause_says(type_, where, text):
    assert sorted(filter(None, where.split("|"))) in places(text, type_)


@pytest.mark.parametrize(
    ("opening", "where"),
    [
        ("صنعاء (وكالات) - ", ["صنعاء"]),
        ("رويترز- صنعاء (اليمن): ", ["صنعاء"]),
        ("دبي (وكالات) - ", []),  # a desk that writes of the whole Gulf
    ],
)
def test_what_is_said_is_said_where_the_dateline_is_unless_that_is_but_a_desk(opening, where):
    text = opening + "ندد الوزير بالهجوم على الميناء.\nوقال محللون إن الأزمة في اليمن طويلة."
    assert places(text, "ACCUSE") == [where]


def test_a_pronoun_may_stand_for_a_place_told_before():
    text = "يبقى مطار ألماتي مغلقا. وكان المطار قد توقف عن العمل بعد اقتحامه."
    assert places(text, "ASSAULT") == [["مطار ألماتي"]]


def test_an_act_goes_on_where_the_last_of_its_type_was_unless_its_date_is_another():
    told = "قصفت طائرات حربية بلدة دوما صباح الاثنين. {} أطفأ السكان الحرائق. وقتل ستة مدنيين{}."
    assert places(told.format("ثم", ""), "ASSAULT")[-1] == ["دوما"]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("قتل مئات الآلاف في سوريا منذ اندلاع الحرب في مارس 2011.", "2011-03/.."),
        ("وأطلقت قوات الأمن في أبريل 2021 عملية عسكرية في محافظة الأنبار.", "2021-04/.."),
        ("قتل جنديان يوم الثلاثاء في أعنف هجوم منذ توقيع الاتفاق في عام 2018.", "2021-06-15"),
        ("ومنذ عام 2014 تشهد البلاد حربا بين الطرفين، تصاعدت مع تدخل تحالف عسكري في مارس 2015.", "2014/.."),
        ("وقصفت الطائرات المدينة يومي الأحد والاثنين.", "2021-06-13/2021-06-14"),
        ("انتقد الحزب قصف المدينة عشية الانتخابات المقررة في 12 يونيو.", None),
        ("1200 (GMT+04:00) - 16/06/21 العراق: مقتل جنديين بانفجار عبوة ناسفة.", None),  # when the page was put up
    ],
)
def test_an_act_is_dated_by_its_own_clause(text, when):
    reading = reader().read(article(text, "2021-06-16"))
    assert [event.time.value if event.time else None for event in reading.events if event.type == "ASSAULT"][:1] == [when]


@pytest.mark.parametrize(
    ("type_", "text", "when"),
    [
        ("RETREAT", "دخلت القوات الإسرائيلية جنين في 3 يونيو وانسحبت منها يوم 4 يونيو.", "2021-06-04"),
        ("RETREAT", "اعتقلت الشرطة الصحفي يوم الأحد وأفرجت عنه يوم الثلاثاء.", "2021-06-15"),
        ("COERCE", "دخلت الشرطة المبنى يوم الأحد واعتقلت الصحفي.", "2021-06-13"),
        ("CONSULT", "زار الوزير الناشط سالم الأحمد المعتقل منذ 2019.", None),
        ("COERCE", "زار الوزير الناشط سالم الأحمد المعتقل منذ 2019.", "2019/.."),
        ("COERCE", "أقال الرئيس يوم الثلاثاء وزير الدفاع. ولا يزال الناشط سالم الأحمد محتجزا.", None),  # not since Tuesday
    ],
)
def test_a_date_is_that_of_the_verb_or_participle_before_it(type_, text, when):
    reading = reader().read(article(text, "2021-06-16"))
    assert [event.time.value if event.time else None for event in reading.events if event.type == type_] == [when]


def test_the_lead_is_where_the_dateline_is_also_below_a_headline_told_twice():
    text = ("العراق: مقتل جنديين بانفجار\n\n1200 (GMT+04:00) - 16/06/21 العراق: مقتل جنديين بانفجار\nجنود في بغداد\n\n"
            "بغداد، العراق (CNN) -- قتل جنديان الثلاثاء بانفجار عبوة ناسفة.\nواعتقلت الشرطة عشرة أشخاص.")
    reading = reader().read(article(text, "2021-06-16"))
    assert {event.time.value for event in reading.events if event.type == "COERCE" and event.time} == {"2021-06-15"}
