"""What comes into force, ends, is prolonged or stands: one sentence for each construction that tells it."""

import pytest

from musnad import read
from musnad.page.document import article
from musnad.reader import reader
from musnad.rulebook.tables import load_rulebook

TOLD = [
    # a measure and what is done to it
    ("رفعت السلطات العراقية حظر التجول في بغداد اعتبارا من صباح اليوم.", "curfew:ends", "بغداد", "2021-06-16"),
    ("مدد مجلس الأمن حظر السلاح على ليبيا عاما.", "sanctions:extends", "ليبيا", None),
    ("انتهت الهدنة في غزة صباح اليوم.", "ceasefire:ends", "غزة", "2021-06-16"),
    ("دخل وقف إطلاق النار حيز التنفيذ في ليبيا.", "ceasefire:starts", "ليبيا", None),
    ("خسر المتمردون السيطرة على بلدة كفرنبل.", "control:ends", "كفرنبل", None),
    ("أنهت ألمانيا مهمتها العسكرية في أفغانستان.", "force_presence:ends", "أفغانستان", None),
    # what stands
    ("وقال السكان إن المسلحين يسيطرون على مدينة الموصل منذ عام 2014.", "control:in_force", "الموصل", "2014"),
    ("وزار الوفد هضبة الجولان التي احتلتها إسرائيل عام 1967.", "control:in_force", "هضبة الجولان", "1967"),
    ("ووصلت القافلة إلى مدينة دوما التي كانت خاضعة لسيطرة المعارضة.", "control:in_force", "دوما", None),
    ("وتقع القرية في مناطق يسيطر عليها المتمردون.", "control:in_force", None, None),
    ("وما زالت البلدة تحت سيطرة الجيش السوري.", "control:in_force", None, None),
    ("وتحاصر القوات الحكومية بلدة مضايا منذ أشهر.", "blockade:in_force", "مضايا", None),
    # where it holds, and when
    ("أعلنت الجزائر إغلاق حدودها مع المغرب.", "closure:starts", "الجزائر", None),
    ("وتم فك الحصار عن تعز بإسناد من قوات تقودها السعودية.", "blockade:ends", "تعز", None),
    ("وصل الوفد إلى مطار صنعاء الجمعة، وسيطرت القوات على المطار.", "control:starts", "مطار صنعاء", None),
    ("أعلن الوزير الجمعة إلغاء العقوبات المفروضة على السودان.", "sanctions:ends", "السودان", None),
    ("حكمت محكمة مصرية بالسجن ثلاث سنوات على ناشط.", "detention:starts", "EG", None),
    ("وجاء ذلك خلال استعادة مدينة تكريت من المسلحين.", "control:starts", "تكريت", None),
    ("أطاح الجيش بالحكومة في النيجر، وفي عام 2007 جرت انتخابات.", "office:ends", "النيجر", None),
    ("استقال رئيس الوزراء الياباني الجمعة.", "office:ends", "JP", "2021-06-11"),
    ("وزار باريس بول كاغامي الذي أعيد انتخابه رئيسا لرواندا.", "office:extends", "رواندا", None),
    ("وتغير كل شيء في ليبيا منذ سقوط حكم القذافي.", "office:ends", "ليبيا", None),
    ("سيطر التنظيم على أنحاء واسعة من العراق.", "control:starts", "العراق", None),
    ("سيطر الحوثيون على مناطق واسعة من البلاد من بينها العاصمة صنعاء.", "control:starts", "العاصمة صنعاء", None),
    ("منعت السلطات خمسة آلاف شاب من مغادرة تونس.", "ban:starts", "تونس", None),
    ("تم تكليف الحاج آدم واليا للولاية الشمالية.", "office:starts", "الولاية الشمالية", None),
    ("أطلق الجيش عملية في تلعفر لاستعادتها من التنظيم.", "control:starts", "تلعفر", None),
    ("تخوض الفصائل معارك في مدينة الباب للسيطرة عليها.", "control:starts", "الباب", None),
    ("وقعت ماريوبول تحت السيطرة الروسية.", "control:starts", "ماريوبول", None),
    ("وتقع الضفة الغربية تحت الاحتلال الإسرائيلي.", "control:in_force", "الضفة الغربية", None),
    ("قصفت الطائرات مناطق سيطرة المعارضة في إدلب.", "control:in_force", "إدلب", None),
    ("وقال الوسيط إن الرهائن المحتجزين في جزيرة جولو بخير.", "detention:in_force", "جزيرة جولو", None),
    ("وتم القبض عليه في باريس.", "detention:starts", "باريس", None),
    ("سقوط إدلب في أيدي المعارضة.", "control:starts", "إدلب", None),
    ("وصل العماد ميشال عون إلى الحكم في لبنان بعد فراغ طويل.", "office:starts", "لبنان", None),
    ("بعد توليه الرئاسة في غامبيا وعد بارو بالإصلاح.", "office:starts", "غامبيا", None),
    ("قالت صحيفة فرنسية إن الوضع في العراق تغير منذ سقوط نظام صدام حسين.", "office:ends", "العراق", None),
]
UNTOLD = [
    "بدأ الفرز بعد ساعة من إغلاق مراكز الاقتراع.",
    "أنهت القوات مهامها في البلاد وبدأت العودة.",
    "لم تعلن الحكومة حالة الطوارئ.",
    "ونقلت الحافلة التي كانت تقل الجنود المصابين.",
    "طردت بريطانيا دبلوماسيا روسيا.",
    "تحاصر نجيب رزاق مزاعم فساد.",
    "تسلم محمد ولد الغزواني السلطة في موريتانيا.",  # he takes it: no «تسلم» of one who hands it over
    "اتهمت أنقرة الجماعة بمحاولة الإطاحة بالرئيس.",
    "للجهاز حق اعتقال واحتجاز الأفراد.",
    "تقدمت القوات لفتح الطريق إلى تعز.",
    "وأكد المسؤول أن الأمور بالكامل تحت السيطرة تماما.",
    "وقال الخبير إن انسحاب ترامب من المنافسة مستبعد.",
]


def _told(text):
    return {f"{c.kind}:{c.effect}": c for c in read(text, "2021-06-16").changes}


@pytest.mark.parametrize(("text", "change", "area", "at"), TOLD)
def test_change(text, change, area, at):
    told = _told(text)
    assert change in told
    assert [a.name for a in told[change].areas][:1] == ([area] if area else [])
    assert told[change].at == at


@pytest.mark.parametrize("text", UNTOLD)
def test_no_change(text):
    assert not _told(text)


@pytest.mark.parametrize(("text", "areas", "whose"), [
    ("غادرت الجمعة كابل وحدات ألمانيا والنرويج المشاركة في القوة.", ["كابل"], ["وحدات ألمانيا", "النرويج"]),
    ("وصلت وحدات فرنسا وألمانيا إلى كابل.", ["كابل"], ["وحدات فرنسا", "ألمانيا"]),
    ("سحبت لندن آخر جنودها من أفغانستان.", ["أفغانستان"], ["لندن"]),
])
def test_whose_troops_they_are_is_not_where_they_are(text, areas, whose):
    (change,) = (c for c in read(text, "2021-06-16").changes if c.kind == "force_presence")
    assert [area.name for area in change.areas] == areas
    assert [party.name for party in change.subject] == whose


def test_who_begins_to_leave_is_still_there():
    told = {"بدأت القوات الفرنسية الانسحاب من مالي.": "future",
            "أعلنت الوزارة بدء المرحلة الأولى من سحب القوات من مالي.": "future",
            "أكملت القوات الفرنسية انسحابها من مالي.": "actual", "انسحبت القوات الفرنسية من مالي.": "actual"}
    for text, status in told.items():
        (change,) = read(text, "2021-06-16").changes
        assert (change.kind, change.effect, change.status) == ("force_presence", "ends", status), text


def test_what_is_yet_to_be_lifted_stands_and_what_was_lifted_does_not():
    assert set(_told("دعت الأمم المتحدة إلى رفع الحصار عن مدينة تعز.")) == {"blockade:ends", "blockade:in_force"}
    assert set(_told("رفع الجيش الحصار عن مدينة تعز.")) == {"blockade:ends"}


def test_a_headline_in_the_present_tells_what_begins():
    reading = read("الجيش يسيطر على مدينة تدمر\n\nوقال السكان إن المعارك انتهت.", "2021-06-16")
    assert ("control", "starts") in {(change.kind, change.effect) for change in reading.changes}


def test_a_change_told_twice_is_one_and_two_dismissals_are_two():
    withdrawn = read("سحبت فرنسا قواتها من مالي. وبدأ سحب القوات من مالي أمس.", "2021-06-16").changes
    assert len(withdrawn) == 1
    dismissed = read("أقال الرئيس وزير الداخلية. ثم أقال الرئيس قائد الجيش.", "2021-06-16").changes
    assert len(dismissed) == 2


def test_every_measure_is_known_in_its_example():
    missed = []
    for row in load_rulebook().table("ledger/measures.tsv"):
        changes = reader().read(article(row["example"] + ".", "2021-06-16")).changes
        if row["change"] not in {change.kind for change in changes}:
            missed.append(f"{row.rule}: {row['example']}")
    assert not missed


@pytest.mark.parametrize(("text", "curfew"), [
    ("رفعت السلطات حالة الطوارئ في صفاقس وسوسة. ويرفع حظر التجوال في المدينتين مساء اليوم.", "ends صفاقس سوسة"),
    ("رفعت السلطات حالة الطوارئ في صفاقس وسوسة. ويلغى في هذه المناطق حظر التجوال.", "ends صفاقس سوسة"),
    ("فرضت السلطات حالة الطوارئ في صفاقس وسوسة. ويسري خلالها حظر التجوال ليلا.", "in_force صفاقس سوسة"),
    ("رفعت السلطات التونسية حالة الطوارئ في سوسة. ويستمر حظر التجوال في بقية المناطق.", "in_force"),
    ("رفعت السلطات التونسية حالة الطوارئ في سوسة. ويستمر حظر التجوال ليلا.", "in_force"),
])
def test_a_measure_without_a_place_of_its_own_holds_where_the_last_one_does(text, curfew):
    changes = [c for c in read(text, "2021-06-16").changes if c.kind == "curfew"]
    effect, *areas = curfew.split()
    assert {c.effect for c in changes} == {effect}
    if areas:
        assert [a.name for c in changes for a in c.areas] == areas
    else:
        assert "سوسة" not in [a.name for c in changes for a in c.areas]


def test_what_ends_by_an_end_of_its_application():
    for text in ("ينتهي العمل بحظر التجوال في صفاقس اليوم.", "أنهت تونس العمل بحظر التجوال في صفاقس.",
                 "أعلنت السلطات وقف العمل بحظر التجوال في صفاقس."):
        assert "curfew:ends" in _told(text)


CARRIED = [
    ("شددت واشنطن العقوبات على إيران. وقال الوزير إن العقوبات الأمريكية ستستمر.", "sanctions:in_force", {"إيران"}),
    ("يطالب الأهالي برفع الحصار عن تعز في اليمن. ودعت الأمم المتحدة إلى إنهاء الحصار.", "blockade:ends", {"تعز"}),
    ("لا تزال العقوبات الأوروبية على روسيا سارية. وتخشى روسيا من العقوبات الأمريكية.", "sanctions:in_force", {"روسيا"}),
]


@pytest.mark.parametrize(("text", "change", "areas"), CARRIED)
def test_what_names_no_place_holds_where_the_article_tells_that_it_does(text, change, areas):
    changes = [one for one in read(text, "2021-06-16").changes if f"{one.kind}:{one.effect}" == change]
    assert {area.name for one in changes for area in one.areas} == areas


OWNED = [
    ("أعرب بوتين عن أمله في رفع العقوبات المفروضة على بلاده.", "RU"),
    ("تقصف الطائرات درعا في سوريا. وأكد الأردن أن حدوده ستبقى مغلقة.", "JO"),
    ("دعت الأمم المتحدة عمان إلى فتح حدود الأردن أمام اللاجئين.", "JO"),
]


@pytest.mark.parametrize(("text", "country"), OWNED)
def test_a_pronoun_tells_whose_land_it_is(text, country):
    assert {area.country for change in read(text, "2021-06-16").changes for area in change.areas} == {country}


def test_an_operation_for_the_liberation_of_a_town_names_the_town_and_a_movement_for_it_does_not():
    told = read("بدأت في اليمن عملية لتحرير الحديدة. ودعت الجبهة الشعبية لتحرير فلسطين إلى الإضراب.", "2021-06-16")
    assert {place.name for place in told.places} == {"اليمن", "الحديدة"}


def test_no_row_without_a_change_stands_before_one_of_an_office():
    book = load_rulebook()
    offices = {(row[word], row["prep"], row["object"]): row["id"] for row in book.table("ledger/offices.tsv")
               for word in ("past", "noun") if row[word]}
    untold = [(row.rule, offices[key]) for row in book.table("events/predicates/none.tsv") for word in ("past", "noun")
              if not row["change"] and row[word] and (key := (row[word], row["prep"], row["object"])) in offices]
    assert not untold


def test_who_demands_a_release_does_not_tell_where_it_is_to_be():
    text = "ردت السعودية على التصريحات ووصفتها بالتدخل في شؤون السعودية. وطالبت كندا بالإفراج الفوري عن الناشطين."
    told = read(text, "2021-06-16")
    assert [area.country for change in told.changes for area in change.areas] == ["SA"]


def test_a_dateline_tells_no_country_where_the_article_tells_of_another():
    text = "نيويورك، الولايات المتحدة (CNN)-- قال المحلل إن العراق يستعد للانتخابات. وأضاف أن التنظيم سيطر على ثلث البلاد."
    assert {area.country for change in read(text, "2018-05-11").changes for area in change.areas} == {"IQ"}
