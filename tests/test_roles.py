"""Who did what to whom, and whether it happened: one sentence for each construction that tells it."""

import pytest

from musnad import read

ROLES = [
    ("قصفت مقاتلات التحالف العربي مواقع الحوثيين.", "ASSAULT", ["التحالف العربي"], ["الحوثيين"]),
    ("قتل ثلاثة فلسطينيين برصاص الجيش الإسرائيلي شرق غزة.", "ASSAULT", ["الجيش الإسرائيلي"], ["ثلاثة فلسطينيين"]),
    ("اقتحم مسلحون مقر وزارة الداخلية.", "ASSAULT", ["مسلحون"], ["وزارة الداخلية"]),
    ("أصيب شرطيان في هجوم مسلح.", "ASSAULT", [], ["شرطيان"]),
    ("دعت طهران إلى رفع العقوبات المفروضة على إيران.", "RETREAT", [], ["إيران"]),
    ("ويذكر أن شيراك منح الأسد وسام جوقة الشرف عام 2001.", "SUPPORT", ["شيراك"], ["الأسد"]),
    ("قتل خمسة جنود في هجوم نفذه مسلحون على حاجز للجيش.", "ASSAULT", ["مسلحون"], ["خمسة جنود"]),
    ("هجوم شنه مسلحون على ثكنة أسفر عن مقتل ستة جنود.", "ASSAULT", ["مسلحون"], ["ستة جنود"]),
    ("أكد القائد أن الضابط قتل في كمين.", "ASSAULT", [], ["الضابط"]),
    ("يتعين على كوريا الشمالية الإفراج عن السجناء.", "RETREAT", ["كوريا الشمالية"], ["السجناء"]),
    ("حكم على موظف بالسجن لقتل زميله.", "ASSAULT", ["موظف"], ["زميله"]),
    ("كرم الوزير كلا من المدرب والحارس.", "SUPPORT", ["الوزير"], ["كلا من المدرب", "الحارس"]),
    ("فرضت كندا على مينسك عقوبات وطلبت منها الإفراج عن المعارض.", "REQUEST", ["كندا"], ["مينسك"]),
    ("وخلال مشاورات في مسقط، قرر ممثلو الحركة تشكيل لجنة.", "CONSULT", ["ممثلو الحركة"], []),
    ("اتفق الوزير مع السفير خلال لقائهما على خطة جديدة.", "CONSULT", ["الوزير", "السفير"], []),
    ("رفضت القبيلة التفاوض مع الجيش.", "REJECT", ["القبيلة"], ["الجيش"]),
    ("طالبت كندا بانسحاب القوات الروسية من المدينة.", "REQUEST", ["كندا"], ["القوات الروسية"]),
    ("استعادت القوات البلدة من قبضة المتمردين.", "COERCE", ["القوات"], ["المتمردين"]),
    ("تلاحق المدير اتهامات بالفساد.", "ACCUSE", [], ["المدير"]),
    ("عرض الرئيس على الحركة هدنة.", "RETREAT", ["الرئيس"], ["الحركة"]),
    ("اندلعت الأزمة بعد شن الجيش حملة عسكرية على المتمردين.", "ASSAULT", ["الجيش"], ["المتمردين"]),
    ("قال الصحفي: قابلت الوزير قبل أيام.", "CONSULT", ["الصحفي", "الوزير"], []),
    ("وكان ناشطون، نجوا من الحادث، قد أعلنوا تنظيم مسيرة.", "PROTEST", ["ناشطون"], []),
    ("اتهم الوزير الحركة بدعم متمردين يقاتلون قوات الحكومة.", "ASSAULT", ["متمردين"], ["قوات الحكومة"]),
    ("القوات التي سيطرت على القرية ليلا اعتقلت ثلاثة ناشطين.", "COERCE", ["القوات"], []),
    ("التحقيق في اغتيال الوزير مستمر.", "ACCUSE", [], []),
    ("شن الطيران ضربات استهدفت مواقع للمتمردين.", "ASSAULT", [], ["لمتمردين"]),
    ("حصل المرشح على تأييد النقابات.", "SUPPORT", ["النقابات"], ["المرشح"]),
    ("تلقى القاضي تهديدات بالقتل من مجهولين.", "THREATEN", ["مجهولين"], ["القاضي"]),
    ("جاء ذلك بعد قصف الطائرات التركية مواقع للمتمردين.", "ASSAULT", ["التركية"], ["لمتمردين"]),
    ("فتح القضاء تحقيقا في قضية البنك الذي أثيرت حوله مزاعم فساد.", "ACCUSE", ["القضاء"], ["البنك"]),
    ("انطلقت في الخرطوم محادثات بين الحكومة والمتمردين.", "CONSULT", ["الحكومة", "المتمردين"], []),
    ("فرضت واشنطن عقوبات جديدة على ثلاثة مسؤولين إيرانيين.", "SANCTION", ["واشنطن"], ["ثلاثة مسؤولين إيرانيين"]),
]
STATUS = [
    ("ومن المقرر أن يلتقي الرئيس نظيره الفرنسي.", "CONSULT", "future"),
    ("أعلن طلاب عن تنظيم مسيرة في واشنطن.", "PROTEST", "future"),
    ("وأكد مشددا على رفضه التفاوض معهم.", "CONSULT", "negated"),
    ("أعلن البيت الأبيض فرض عقوبات على روسيا.", "SANCTION", "future"),
    ("تخطط الحكومة لقطع المساعدات المالية عن اللاجئين.", "SANCTION", "future"),
    ("وقال المصدر إنه التقى الوزير لقطع الطريق على خصومه.", "CONSULT", "actual"),
    ("وأضاف المصدر: نعتقد بأن جريمة القتل قد أعد لها مسبقا.", "ASSAULT", "hypothetical"),
    ("قال مسؤولون إن هناك احتمالا بأن وقفا لإطلاق النار قد يعلن في العيد.", "RETREAT", "hypothetical"),
    ("وأكد أن المفاوضات ستستأنف في جنيف الشهر المقبل.", "CONSULT", "future"),
    ("وأكد أن القمة ستساعد على تحسين العلاقات.", "CONSULT", "actual"),
    ("اعتقلت قوات الاحتلال 15 فلسطينيا في الضفة الغربية فجر اليوم.", "COERCE", "actual"),
]


@pytest.mark.parametrize(("text", "kind", "actor", "recipient"), ROLES)
def test_roles(text, kind, actor, recipient):
    event = next(event for event in read(text, "2021-06-16").events if event.type == kind)
    assert [party.name for party in event.actor] == actor
    assert [party.name for party in event.recipient] == recipient


@pytest.mark.parametrize(("text", "kind", "status"), STATUS)
def test_status(text, kind, status):
    event = next(event for event in read(text, "2021-06-16").events if event.type == kind)
    assert event.status == status


def test_a_ceasefire_tells_no_shooting():
    types = [event.type for event in read("دعا مجلس الأمن أطراف النزاع إلى وقف فوري لإطلاق النار.").events]
    assert types == ["REQUEST", "RETREAT"]


def test_a_pronoun_is_shared_with_a_coordinated_noun():
    events = read("قال المحامي إن زيارة السفير ولقاءه بالوزير يساعدان على الحل.").events
    assert [[party.name for party in event.actor] for event in events] == [["السفير"], ["السفير", "الوزير"]]


def test_the_owner_of_what_is_blamed_is_the_recipient():
    blamed = read("انتقد الكاتب الحركة وندد بسياستها.").events[-1]
    assert [party.name for party in blamed.recipient] == ["الحركة"]


def test_forces_in_the_plural_take_the_feminine():
    killing = read("سيطرت القوات الحكومية على البلدة وقتلت عشرة مسلحين.").events[-1]
    assert [party.name for party in killing.actor] == ["القوات الحكومية"]


def test_the_last_named_is_the_party_named_last():
    accused = next(e for e in read("غادر المدير بعدما التقى الوزير. واتهم القاضي الوزير بعدما واجه الأخير انتقادات.").events[::-1]
                   if e.recipient)
    assert [party.name for party in accused.recipient] == ["الوزير"]


def test_who_speaks_of_an_act_does_not_do_it():
    attack = next(event for event in read("أدان الوزير الهجوم على القرية.").events if event.type == "ASSAULT")
    assert not attack.actor


def test_places_do_not_act_where_they_witness():
    assert all(not event.actor for event in read("شهدت المدينة اشتباكات عنيفة.").events)
