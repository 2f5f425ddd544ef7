"""Which words tell an event, of which type, and which only name, count or prepare one."""

import pytest

from musnad.page.document import article
from musnad.reader import reader


def told(text: str) -> list[tuple[str, str]]:
    """The events of a text with their triggers."""
    return [(event.type, text[slice(*event.trigger)]) for event in reader().read(article(text, "2021-06-16")).events]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("اندلعت احتجاجات واسعة في المدينة.", ("PROTEST", "اندلعت احتجاجات")),
        ("شارك المئات في مظاهرة وسط العاصمة.", ("PROTEST", "شارك المئات في مظاهرة")),
        ("قاطع النواب الخميس جلسة البرلمان.", ("PROTEST", "قاطع")),
        ("وعد الوزير بترحيل المزيد من المهاجرين.", ("COERCE", "ترحيل")),
        ("استدعت الوزارة القائم بالأعمال وطلبت منه توضيح الموقف.", ("REQUEST", "طلبت")),
        ("أكد المدعي أن التحقيق سيستغرق أشهرا.", ("ACCUSE", "التحقيق")),
        ("وصل ماكرون إلى نيودلهي مساء الجمعة.", ("CONSULT", "وصل")),
        ("سيطرت قوات مدعومة من إيران على البلدة.", ("SUPPORT", "مدعومة")),
        ("تركيا مستعدة للمساهمة في الحل.", ("AGREE", "مستعدة")),
        ("أكد الرئيس أن بلاده لن تتنازل عن أرضها.", ("REJECT", "تتنازل")),
        ("اتفق الطرفان على تشكيل لجنة مشتركة.", ("SUPPORT", "اتفق")),
        ("حذر رئيس البلدية من انهيار السد.", ("THREATEN", "حذر")),
        ("خرج الطلاب مطالبين الحكومة بالاستقالة.", ("REQUEST", "مطالبين")),
        ("أعلنت الشرطة الحادث، داعية المواطنين إلى الهدوء.", ("REQUEST", "داعية")),
        ("نددت الوزارة بتدمير مرقد قديم.", ("ASSAULT", "تدمير")),
        ("منعت البلدية بيع الألعاب النارية.", ("COERCE", "منعت")),
        ("كان احتلال جزء من الجزيرة سببا للأزمة.", ("COERCE", "احتلال جزء")),
        ("وصل الوفد بدعوة من رئيس المجلس.", ("REQUEST", "دعوة")),
        ("انهار المبنى بعد قصف أدى إلى مقتل خمسة.", ("ASSAULT", "قصف")),
        ("ألغى الرئيس حالة الطوارئ السارية منذ مارس.", ("COERCE", "حالة الطوارئ")),
    ],
)
def test_an_event_is_told(text, event):
    """A type, and the word that tells it."""
    type_, word = event
    assert any(kind == type_ and (trigger in word or word in trigger) for kind, trigger in told(text)), told(text)


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("قال عضو في حركة تحرير أزواد إن الطقس جميل.", "COERCE"),
        ("رحب مدير المدرسة بالضيوف في بداية الحفل.", "SUPPORT"),
        ("يسعى المرشح إلى كسب تأييد الناخبين.", "SUPPORT"),
        ("تعتزم الوزارة قطع المساعدات عن المخالفين.", "AID"),
        ("خففت واشنطن العقوبات عن طهران.", "SANCTION"),
        ("نظم الأهالي مسيرة للمطالبة بالإصلاح.", "REQUEST"),
        ("إن استمرار الخلاف يهدد بتعميق الأزمة.", "THREATEN"),
        ("رفض المصدر الكشف عن هويته.", "REJECT"),
        ("يعمل الخبراء على تحقيق الأهداف المرجوة.", "ACCUSE"),
        ("يستعد الفريق للمساهمة في البطولة.", "AGREE"),
        ("قتل أربعة عمال في حادث سير.", "ASSAULT"),
        ("تحطمت مروحية قرب النهر، ما أدى إلى مقتل طاقمها.", "ASSAULT"),
        ("أسفر انهيار الجسر عن إصابة ثلاثة.", "ASSAULT"),
        ("كتب الباحث عن النمو مستشهدا بأرقام البنك.", "ASSAULT"),
        ("تراجعت السوق منذ انفجار الأزمة المالية.", "ASSAULT"),
        ("خاضت البلاد معركة التنمية.", "ASSAULT"),
        ("دفع الساكن رسوما لقاء خدمات الصيانة.", "CONSULT"),
        ("غادر وزير الاتصال المدينة.", "CONSULT"),
        ("ساعد تحقيق السلام في عودة النازحين.", "ACCUSE"),
    ],
)
def test_a_word_names_no_event(text, type_):
    """What a body is for, what is sought or ended, a figure of speech."""
    assert type_ not in {kind for kind, _ in told(text)}, told(text)


def test_retaliation_is_not_what_it_answers():
    """«ردا على هجوم»: two attacks."""
    assert len([kind for kind, _ in told("شنت الطائرات غارة ردا على هجوم صاروخي.") if kind == "ASSAULT"]) == 2


def test_a_definite_plural_is_not_one_attack():
    """«الهجمات» behind a single attack are others."""
    text = "قتل جنديان في هجوم انتحاري. وأعلن التنظيم مسؤوليته عن الكثير من الهجمات في الشمال."
    assert len([kind for kind, _ in told(text) if kind == "ASSAULT"]) == 2
