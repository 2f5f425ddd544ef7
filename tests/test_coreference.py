"""One act told several times is one event; another act is another."""

import pytest

from musnad import read

ONE = [
    ("انفجرت قنبلة في سوق بغداد أمس. ولم تتبن أي جهة الهجوم.", "ASSAULT"),
    ("أسفر هجوم شنه مسلحون عن مقتل 14 شرطيا.", "ASSAULT"),
    ("قتل 14 شرطيا في كمين قرب الحدود. وكان بين القتلى ضابطان.", "ASSAULT"),
    ("زار الوزير طهران للقاء نظيره الإيراني.", "CONSULT"),
    ("التقى الملك المبعوث الأممي، في اجتماع مغلق.", "CONSULT"),
    ("فتحت النيابة تحقيقا في القضية. وقال المدعي إن هذا التحقيق سيستمر.", "ACCUSE"),
    ("انتقد النائب الحكومة، منددا بصمتها.", "ACCUSE"),
    ("خطفت امرأة وقتلت في المدينة.", "ASSAULT"),
    ("قدم السودان شكوى إلى مجلس الأمن ضد مصر. وقال الوزير إن الخرطوم تقدمت بالشكوى الأربعاء.", "ACCUSE"),
    ("أوقفت السلطات الصحفي خالد درارني في الجزائر. ونددت منظمة مراسلون بلا حدود باعتقال درارني.", "COERCE"),
    ("تعتزم واشنطن إجراء محادثات مع طهران الأسبوع المقبل. وقال دبلوماسي إن المحادثات ستتناول الملف النووي.", "CONSULT"),
    ("أرسلت السعودية مساعدات إلى لبنان. ووصلت المساعدات السعودية إلى مطار بيروت.", "AID"),
    ("فتحت النيابة العامة تحقيقا في مقتل ناشط. وقال محام إن التحقيق يشمل ثلاثة ضباط.", "ACCUSE"),
    ("عقد الطرفان جولة جديدة من المحادثات في جنيف.", "CONSULT"),
    ("وقع إطلاق نار في مدرسة. وقالت الشرطة إن إطلاق النار انتهى.", "ASSAULT"),
]
TWO = [
    ("قتل 14 شرطيا في بغداد. وقتل ثلاثة جنود في الموصل.", "ASSAULT"),
    ("قصف الجيش السوري البلدة. وقصف الطيران التركي مواقع للمقاتلين.", "ASSAULT"),
    ("زار الوزير طهران. وزار الرئيس موسكو.", "CONSULT"),
    ("هاجم مسلحون حاجزا في سيناء. وبعد ساعات هاجم مسلحون كنيسة في الإسكندرية.", "ASSAULT"),
    ("خرجت مظاهرة في حلب. وقال ناشطون إن مظاهرة خرجت في حمص.", "PROTEST"),
    ("وقعت مصر اتفاقية مع قبرص. ووقعت القاهرة اتفاقية مع اليونان.", "SUPPORT"),
    ("التقى الوزير نظيره المصري. كما التقى الوزير الأمين العام لجامعة الدول العربية.", "CONSULT"),
    ("قدم السودان شكوى ضد مصر. وتقدمت الخرطوم بشكوى أخرى ضد مصر.", "ACCUSE"),
    ("اعتقلت الشرطة الناشط أحمد منصور. وحكمت محكمة على منصور بالسجن عشر سنوات.", "COERCE"),
    ("اتهمت واشنطن موسكو بالتدخل في الانتخابات. واتهمت لندن موسكو بتسميم عميل سابق.", "ACCUSE"),
    ("خطفت فتاة في دلهي. وأعلنت الشرطة خطف فتاة أخرى.", "ASSAULT"),
    ("اعتقل الجيش رئيس الوزراء في الخرطوم. وأعلن قائد الجيش حالة الطوارئ.", "COERCE"),
    ("ألغى الرئيس حظر التجول. وكانت حالة الطوارئ قد رفعت قبل ذلك في ثلاث مقاطعات.", "RETREAT"),
]


@pytest.mark.parametrize(("text", "kind"), ONE)
def test_retold(text: str, kind: str) -> None:
    assert len([event for event in read(text).events if event.type == kind]) == 1


@pytest.mark.parametrize(("text", "kind"), TWO)
def test_another(text: str, kind: str) -> None:
    assert len([event for event in read(text).events if event.type == kind]) == 2


def test_the_narrowest_date_of_a_mention_is_the_date():
    text = "قتل القائد سمير العولقي الأسبوع الماضي في غارة. وقالت مصادر إن العولقي قتل يوم الخميس شمال المدينة."
    [death] = [event for event in read(text, "2018-04-23").events if event.type == "ASSAULT"]
    assert death.time is not None
    assert death.time.value == "2018-04-19"


def test_deaths_without_an_agent_are_those_of_the_one_attacker():
    events = read("قصف الجيش السوري بلدة في ريف حلب. وقتل خمسة مدنيين.").events
    assert [party.name for party in events[-1].actor] == ["الجيش السوري"]


def test_of_two_attackers_none_is_taken():
    events = read("قصف الجيش السوري بلدة في ريف حلب. وهاجم مسلحون حاجزا في حماة. وأصيب تسعة مدنيين في إدلب.").events
    assert not events[-1].actor


def test_what_witnesses_an_act_is_where_it_was():
    reading = read("وصل الوزير إلى كبرى مدن البلاد، حلب، التي شهدت أعنف الاشتباكات.")
    names = {place.id: place.name for place in reading.places}
    assert [names[place] for event in reading.events if event.type == "ASSAULT" for place in event.places] == ["حلب"]
