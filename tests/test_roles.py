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
    ("فرضت واشنطن عقوبات جديدة على ثلاثة مسؤولين إيرانيين.", "SANCTION", ["واشنطن"], ["ثلاثة مسؤولين إيرانيين"]),
]
STATUS = [
    ("ومن المقرر أن يلتقي الرئيس نظيره الفرنسي.", "CONSULT", "future"),
    ("أعلن طلاب عن تنظيم مسيرة في واشنطن.", "PROTEST", "future"),
    ("وأكد مشددا على رفضه التفاوض معهم.", "CONSULT", "negated"),
    ("أعلن البيت الأبيض فرض عقوبات على روسيا.", "SANCTION", "future"),
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


def test_places_do_not_act_where_they_witness():
    assert all(not event.actor for event in read("شهدت المدينة اشتباكات عنيفة.").events)
