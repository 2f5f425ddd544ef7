"""The same across articles, by rules and by persons; origins, not outlets; what reports disagree about."""

import json
import re
from dataclasses import replace

import pytest
from command import musnad

from musnad import Store as API
from musnad.page.document import article
from musnad.query.alike import events, excluded, statements, turn_of
from musnad.query.compared import Happened, Said
from musnad.query.errors import QueryError
from musnad.query.graphs import dot, mermaid
from musnad.query.judgements import Known, cluster, history, judge, known
from musnad.query.origins import Sighting, Step, confidence, origins, summary
from musnad.query.resolve import Record, is_called, is_compared, judged, resolve
from musnad.query.trace import trace
from musnad.reader import reader
from musnad.store.likeness import hashed
from musnad.store.shipped import shipped
from musnad.store.sites import marks
from musnad.store.store import Store
from musnad.store.terms import Terms

AGENCY = (
    "قالت وزارة الداخلية العراقية إن 12 شخصا قتلوا في انفجار سيارة مفخخة قرب سوق شعبية في مدينة الموصل شمال العراق يوم الاثنين، "
    "مضيفة أن قوات الأمن أغلقت الطرق المؤدية إلى مكان الانفجار وأن سيارات الإسعاف نقلت الجرحى إلى المستشفيات القريبة."
)
ARTICLES = {
    "one": ("2019-03-11", "وكالة أولى", AGENCY),
    "copy": ("2019-03-12", "صحيفة ثانية", "بغداد.\n\n" + AGENCY),
    "other": (
        "2019-03-12",
        "صحيفة ثالثة",
        "انفجرت سيارة مفخخة في الموصل بالعراق يوم الاثنين وقتل 15 شخصا، بحسب ما أفاد مصدر طبي.\n\n"
        "وأعلنت وزارة الداخلية العراقية فتح تحقيق.",
    ),
    "apart": ("2019-03-12", "صحيفة رابعة", "قتل شخصان في اشتباكات في كابول بأفغانستان يوم الاثنين، بحسب الشرطة."),
}


def sighting(name, outlet, *chain, text=0, day="2019-03-11"):
    steps = tuple(Step(link, None) for link in chain)
    return Sighting(name, name, day, outlet, text or hash(name), steps, 0.9, outlet)


@pytest.mark.parametrize(
    ("sightings", "count", "words"),
    [
        ([sighting(f"d{n}", f"outlet {n}", "سبوتنيك", "الكرملين") for n in range(40)], 1, "40 outlets, 1 origin"),
        (
            [sighting("a", "x", "وزارة الداخلية"), sighting("b", "y", "وكالة", "وزارة الداخلية العراقية")],
            1,
            "2 outlets, 1 origin",
        ),
        ([sighting("a", "x", "وزارة الداخلية"), sighting("b", "y", "وزارة الصحة")], 2, "2 outlets, 2 origins"),
        ([sighting("a", "x", "مصدر أمني"), sighting("b", "y", "مصدر أمني")], 2, "2 outlets, 2 origins"),
        ([sighting("a", "x", "مصدر أمني", text=7), sighting("b", "y", "مصدر أمني", text=7)], 1, "2 outlets, 1 origin"),
        ([sighting("a", "x"), sighting("b", "x")], 1, "1 outlet, 1 origin"),
        ([sighting("a", "x"), replace(sighting("b", "y"), first_outlet="x")], 1, "2 outlets, 1 origin"),
        ([sighting("a", "x"), sighting("b", "y", "شهود عيان"), sighting("c", "z", "الشرطة")], 3, "3 outlets, 3 origins"),
        # each outlet's own reporter
        ([sighting("a", "x", "مراسلنا"), sighting("b", "y", "مراسلنا في حلب"), sighting("c", "x")], 2, "2 outlets, 2 origins"),
        # a copy that leaves out who said it
        ([sighting("a", "x", "الشرطة", text=7), sighting("b", "y", text=7)], 1, "2 outlets, 1 origin"),
        ([sighting("a", "x", text=7, day="2019-03-10"), sighting("b", "y", "الشرطة", text=7)], 1, "2 outlets, 1 origin"),
    ],
)
def test_origins_are_counted_not_outlets(sightings, count, words):
    found = origins(sightings)
    assert len(found) == count
    assert summary(found) == words
    assert sum(len(origin.reports) for origin in found) == len(sightings)
    assert confidence(found) == pytest.approx(1 - (1 - 0.72) ** count, abs=0.006)


LIFTED = Happened("RETREAT", None, "actual", "SN", "SN-DK", "2023-06-09", "2023-06-10", "2023-06-08", (), (), (), frozenset(), 1)


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        ({"status": "future"}, False),  # «قرر رفع», «أصدر مرسوما برفع», of one day
        ({"status": "future", "reported": "2023-06-07"}, True),
        ({"status": "future", "reported": "2023-06-07", "text": 1}, False),
        ({"status": "future", "first": None, "last": None}, True),
        ({"status": "hypothetical"}, True),
        ({"first": "2023-06-08T23:00:00", "last": "2023-06-08T23:01:00"}, False),  # the night before
        ({"first": "2023-06-07T23:00:00", "last": "2023-06-07T23:01:00"}, True),
        ({"first": "2023-06-10T00:00:00", "last": "2023-06-10T00:01:00"}, False),
    ],
)
def test_what_time_and_status_rule_out(other, apart):
    assert excluded(LIFTED, replace(LIFTED, **{"text": 2, **other})) is apart


EMERGENCY, LEFT = ("state_of_emergency", "starts"), ("office", "ends")


@pytest.mark.parametrize(
    ("here", "there", "same"),
    [
        (("TN", "TN-33"), ("TN", "TN-33"), True),
        (("TN", "TN-33"), ("TN", "TN-31"), False),
        (("TN", "TN-33"), ("TN",), False),  # declared in Gafsa, in force in the country
        (("TN", "TN-33"), ("TN", "TN-33", "geonames:2468353"), True),
        (("TN", "?", "الحوض"), ("TN", "TN-33"), True),  # where it lies is not known
    ],
)
def test_what_is_put_in_force_elsewhere_is_another_event(here, there, same):
    told = replace(LIFTED, type="COERCE", country="TN", admin1=None, words=frozenset(range(20)))
    told = replace(told, turns=frozenset({(*EMERGENCY, here)}))
    other = replace(told, text=2, turns=frozenset({(*EMERGENCY, there)}))
    assert (events(told, other)[0] >= 0.6) is same


HELD = Happened("COERCE", "arrest", "actual", "NE", None, "2021-03-04", "2021-03-05", "2021-03-04", (), ("محمد يوسفو",), (),
                frozenset(range(20)), 1, persons=frozenset({"محمد يوسفو"}), home="NE")


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({"type": "ASSAULT", "mode": "abduct"}, True),  # «احتجز الحرس الوزير»
        ({"type": "ASSAULT", "mode": "abduct", "recipients": ("حسن عثمان",), "persons": frozenset({"حسن عثمان"})}, False),
        ({"type": "ASSAULT", "mode": None}, False),
        ({"recipients": ("حسن عثمان",), "persons": frozenset({"حسن عثمان"}), "words": frozenset(range(12, 32))}, False),
        ({"country": None, "words": frozenset(range(13, 33)), "reported": "2021-03-20"}, True),  # recalled in an article on Niger
        ({"country": None, "first": None, "last": None, "reported": "2021-03-20"}, False),
        ({"first": None, "last": None, "reported": "2021-03-06"}, True),  # undated, news two days on
        ({"first": None, "last": None, "reported": "2021-03-20", "standing": True}, True),  # «لا يزال محتجزا»
        ({"first": None, "last": None, "reported": "2021-02-20", "standing": True}, False),  # held before he was taken
        ({"last": None, "reported": "2021-03-20", "standing": True}, True),  # «محتجز منذ 4 مارس»
        ({"first": None, "last": None, "reported": "2021-03-20", "standing": True, "recipients": ("حسن عثمان",),
          "persons": frozenset({"حسن عثمان"})}, False),
    ],
)
def test_who_is_held_by_whatever_account(other, same):
    assert (events(HELD, replace(HELD, text=2, **other))[0] >= 0.6) is same


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({}, True),
        ({"first": "2023-06-10", "last": "2023-06-11"}, False),  # a day apart, with no more in common than the town
        ({"words": frozenset(range(18, 38))}, False),  # hardly a word in common
        ({"first": "2023-06-09", "last": None}, False),  # what goes on since then
    ],
)
def test_type_town_and_day_alone_are_not_enough(other, same):
    told = replace(LIFTED, type="ASSAULT", words=frozenset(range(20)))
    again = replace(told, **{"text": 2, "words": frozenset(range(14, 34)), **other})
    assert (events(told, again)[0] >= 0.6) is same


MET = Happened("CONSULT", None, "actual", "QA", "QA-DA", "2023-05-02", "2023-05-03", "2023-05-02", ("جون سميث", "سالم العلي"), (),
               (), frozenset(range(20)), 1, persons=frozenset({"جون سميث", "سالم العلي"}))
ASKED = replace(MET, type="REQUEST", actors=("جون سميث",), recipients=("ليبيا",), persons=frozenset({"جون سميث"}),
                states=frozenset({"ليبيا"}))
STRUCK = replace(MET, type="ASSAULT", actors=(), persons=frozenset(), tolls=(("killed", 6.0),))


@pytest.mark.parametrize(
    ("told", "other", "same"),
    [
        (MET, {}, True),
        (MET, {"actors": ("جون سميث", "عمر حداد"), "persons": frozenset({"جون سميث", "عمر حداد"})}, False),
        (MET, {"actors": ("جون سميث",), "persons": frozenset({"جون سميث"})}, True),  # whom he met is not told
        (ASKED, {}, True),
        (ASKED, {"recipients": ("تونس",), "states": frozenset({"تونس"})}, False),
        (STRUCK, {}, True),
        (STRUCK, {"first": "2023-05-03", "last": "2023-05-04", "reported": "2023-05-03"}, False),  # each the news of its day
        (STRUCK, {"first": "2023-05-03", "last": "2023-05-04", "reported": "2023-05-02"}, True),  # before midnight, and after
    ],
)
def test_two_of_one_kind_and_day(told, other, same):
    assert (events(told, replace(told, text=2, **other))[0] >= 0.6) is same


MARKET, PALACE, MISSION = (frozenset({hashed(f"@{kind}")}) for kind in ("market", "seat", "mission"))
CROWD = replace(MET, type="PROTEST", mode="riot", actors=("محتجون",), persons=frozenset(), words=frozenset(range(20)) | PALACE)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        ({}, True),
        ({"words": frozenset(range(20)) | MISSION}, False),  # as many words in common, at another building
        ({"words": frozenset(range(20)) | MISSION | PALACE}, True),
        ({"words": frozenset(range(20))}, True),  # where is not told
        ({"type": "COERCE", "mode": "seize"}, True),  # «سيطر محتجون على القصر»
        ({"type": "ASSAULT", "mode": None, "actors": ()}, True),  # «بعد اقتحام القصر»
        ({"type": "ASSAULT", "mode": None, "actors": ("قوات الأمن",)}, False),
        ({"type": "ASSAULT", "mode": None, "actors": (), "words": frozenset(range(20)) | MARKET}, False),
        ({"type": "ASSAULT", "mode": "firearms", "actors": ()}, False),
        ({"type": "COERCE", "mode": "seize", "first": "2023-05-03", "last": "2023-05-04"}, False),
    ],
)
def test_crowds_at_buildings(other, same):
    assert (events(CROWD, replace(CROWD, text=2, **other))[0] >= 0.6) is same


def test_what_is_counted_is_nobody_and_a_building_is_whose_it_is():
    thousands = replace(CROWD, mode="demo", actors=("عشرات الآلاف",), words=frozenset(range(20)))
    assert "same actor" not in events(thousands, replace(thousands, text=2))[1]
    attack = replace(CROWD, type="ASSAULT", mode=None, recipients=("السفارة الفرنسية",), words=frozenset(range(20)) | MISSION)
    assert events(attack, replace(attack, text=2, actors=(), recipients=("سفارتها",)))[0] >= 0.6


def test_texts_that_pass_for_copies_may_tell_of_other_persons():
    assert events(HELD, replace(HELD, recipients=("حسن عثمان",), persons=frozenset({"حسن عثمان"})))[0] == 0


def test_the_taking_of_a_building_is_not_its_retaking():
    seized = replace(CROWD, type="COERCE", mode="seize", actors=("قوات الأمن",))
    assert events(replace(CROWD, type="ASSAULT", mode=None, actors=()), replace(seized, text=2))[0] == 0


def test_what_is_to_come_on_a_day_is_the_same_whether_sure_or_not():
    coming = replace(LIFTED, status="future", words=frozenset(range(20)))
    perhaps = replace(coming, status="hypothetical", text=2)
    assert events(coming, perhaps)[0] >= 0.6
    assert events(coming, replace(perhaps, first="2023-06-10", last="2023-06-11"))[0] == 0
    assert is_compared("hypothetical", coming.first, coming.reported)
    assert not is_compared("hypothetical", None, coming.reported)
    assert not is_compared("hypothetical", "2023-06-01", coming.reported)


@pytest.mark.parametrize(
    ("kind", "day", "same"),
    [
        ("state_of_emergency", "2023-06-09", True),  # «سترفع يوم السبت», «رفعت صباح السبت»
        ("state_of_emergency", "2023-06-10", False),
        ("force_presence", "2023-06-09", False),  # that forces were to leave on a day does not say that they left
    ],
)
def test_what_was_decreed_for_a_day_is_what_holds_since(kind, day, same):
    held = replace(LIFTED, words=frozenset(range(20)), turns=frozenset({(kind, "ends", ("SN", "SN-DK"))}))
    decreed = replace(held, status="future", first=day, last=None, reported="2023-06-07", text=2)
    assert (events(held, decreed)[0] >= 0.6) is same


@pytest.mark.parametrize(
    ("text", "hit", "kinds"),
    [
        ("تظاهر الآلاف أمام السفارة الروسية", "", {"mission"}),
        ("هاجم مسلحون فندقا قرب المطار", "", {"hotel", "base"}),
        ("تظاهر معلمون أمام وزارة التربية", "", {"office"}),
        ("قتل ثلاثة، بحسب وزارة الصحة", "", set()),
        ("أعلنت وزارة الداخلية مقتل ثلاثة", "", set()),
        ("اقتحم متظاهرون البرلمان", "البرلمان", {"parliament"}),
        ("تظاهروا بعد أن أقر البرلمان القانون", "", set()),
        ("أصيب اثنان وفق مستشفى المدينة", "", set()),
    ],
)
def test_the_buildings_that_a_sentence_names(text, hit, kinds):
    terms = Terms(shipped()).terms(text)
    assert marks(terms, {text.index(hit)} if hit else ()) == {hashed(f"@{kind}") for kind in kinds}


def test_an_office_left_in_one_country_on_one_day():
    """«استقالت الحكومة يوم الأربعاء» and «قبل الرئيس استقالة حكومة خالد العلي»."""
    told = replace(LIFTED, type="CONCEDE", mode="resign", country=None, admin1=None, home="SN", actors=("حكومة خالد العلي",),
                   words=frozenset(range(20)))
    again = replace(told, text=2, actors=("الحكومة",), words=frozenset(range(14, 34)))
    assert events(told, again)[0] < 0.6
    left = frozenset({turn_of(*LEFT, ("SN", "SN-DK"))})
    assert events(replace(told, turns=left), replace(again, turns=left))[0] >= 0.6


def test_one_of_many_is_no_person_by_name():
    """«مسلحون» do what others of the name did not."""
    assert is_called("سالم العلي", "e3")
    assert is_called("لافروف", "person/sergei-lavrov")
    assert not is_called("مسلحون", "e4")


def test_a_statement_of_another_day_is_another():
    said = Said(frozenset(range(12)), "وزارة الصحة", "org/x", 1, "2023-05-02")
    assert statements(said, replace(said, text=2))[0] == 1
    assert statements(said, replace(said, text=2, day="2023-05-05"))[0] == 0


def test_a_change_is_traced_through_the_ledger(tmp_path):
    """The reports of one closing, of which no event is told, with the chain of the statement in which the words stand."""
    texts = ["أعلنت وزارة النقل الليبية أن مطار معيتيقة أغلق يوم الأحد بسبب الاشتباكات.",
             "أغلق مطار معيتيقة يوم الأحد بعد سقوط قذائف، بحسب وزارة النقل الليبية.",
             "أغلق مطار معيتيقة الأحد وألغيت ثلاث رحلات، وفق ما قال شاهد عيان لمراسلنا.",
             "أغلق مطار بنينا في بنغازي يوم الأحد، وفق وزارة النقل الليبية."]
    store = API(tmp_path / "m.db")
    store.add_all(article(text, "2022-08-28", id=f"a{n}", outlet=f"o{n}") for n, text in enumerate(texts))
    readings = {r.document.outlet: r for r in store.readings()}
    first = readings["o0"]
    (change,) = (c for c in first.changes if c.kind == "closure")
    found = store.trace(f"{first.document.id}.{change.id}")
    assert sorted(r.outlet for r in found.reports) == ["o0", "o1", "o2"]
    assert [(o.kind, len(o.reports)) for o in found.origins] == [("speaker", 2), ("unnamed", 1)]


def test_of_two_that_are_alike_beyond_doubt_one_is_more_alike():
    """An article's attacks of today and of yesterday: the copy's is that around which its words stand."""
    told = replace(LIFTED, actors=("القوات الحكومية",), words=frozenset(range(20)))
    copy, earlier = told, replace(told, words=frozenset(range(12, 32)))
    assert events(told, copy)[0] > events(told, earlier)[0] >= 1
    pairs = [(as_record("b.v1", 2, told), as_record(id, 1, one)) for id, one in (("a.v1", earlier), ("a.v2", copy))]
    assert next((one.other.id, one.verdict, one.score) for one in judged(pairs, {})) == ("a.v2", "same", 1)


def as_record(id, doc, compared):
    return Record(Known(id, "event", doc, (0, 5)), doc, 0, compared)


def test_the_carrier_that_all_came_through_is_told():
    (origin,) = origins([sighting("a", "x", "سبوتنيك", "الكرملين"), sighting("b", "y", "تاس", "سبوتنيك", "الكرملين")])
    assert (origin.name, origin.via) == ("الكرملين", ("سبوتنيك",))


@pytest.fixture
def store(tmp_path):
    read = reader(None)
    store = Store(tmp_path / "m.db", terms=Terms(read.book, read.analyser))
    for name, (day, outlet, text) in ARTICLES.items():
        store.ingest(read.read(article(text, day, id=name, outlet=outlet)))
    assert resolve(store) == len(ARTICLES)
    assert resolve(store) == 0
    return store


def record(store, name, kind="events", **facts):
    reading = store.reading(name)
    found = [r for r in getattr(reading, kind) if all(getattr(r, k) == v for k, v in facts.items())]
    assert found, (name, kind, getattr(reading, kind))
    return f"{reading.document.id}.{found[0].id}"


def test_one_event_in_several_articles(store):
    blast = record(store, "one", type="ASSAULT")
    with store.connection() as connection:
        found = trace(connection, blast)
    documents = {store.reading(n).document.id: n for n in ARTICLES}
    assert {documents[r.document] for r in found.reports} == {"one", "copy", "other"}
    assert [len(o.reports) for o in found.origins] == [2, 1]
    assert found.origins[0].kind == "speaker"
    (toll,) = (c for c in found.conflicts if c.kind == "toll")
    assert {told for told, _ in toll.told} == {"killed 12", "killed 15"}
    assert all(r.reason for r in found.reports if r.record != blast)
    assert next(r for r in found.reports if documents[r.document] == "copy").copy_of == store.reading("one").document.id


def test_one_statement_in_copies(store):
    said = record(store, "one", "statements")
    with store.connection() as connection:
        found = trace(connection, said)
    assert len(found.reports) == 2
    assert len(found.origins) == 1
    assert found.meets == "وزارة الداخلية العراقية"


def test_a_person_overrules_the_rules_and_survives_a_reread(store):
    blast, other, apart = (record(store, name, type="ASSAULT") for name in ("one", "other", "apart"))
    with store.connection(writes=True) as connection:
        assert judge(
            connection, known(connection, blast), known(connection, other), "different", by="mona", score=1, reason="two"
        )
        assert judge(connection, known(connection, apart), known(connection, other), "same", by="mona", score=1, reason="one")
        assert not judge(connection, known(connection, other), known(connection, apart), "same", by="mona", score=1, reason="one")
        assert other not in cluster(connection, blast)
        before = len(history(connection, other))
    with store.connection() as connection:
        assert set(cluster(connection, other)) == {other, apart}
    reading = store.reading("other")
    event = next(e for e in reading.events if e.type == "ASSAULT")
    wider = replace(event, trigger=(event.trigger[0], event.trigger[1] + 1))
    store.reread(
        replace(
            reading,
            document=replace(reading.document, id="other"),
            rules="newer",
            events=tuple(wider if e is event else e for e in reading.events),
        )
    )
    assert resolve(store) == 1
    with store.connection() as connection:
        again = record(store, "other", type="ASSAULT")
        assert again != other
        assert again not in cluster(connection, blast)
        assert set(cluster(connection, again)) >= {again, apart}
        assert len(history(connection, other)) == before
        assert {j.by for j in history(connection, again) if "carried over" in j.reason} == {"mona"}
    assert store.doctor() == []


def test_what_cannot_be_judged_is_told(store):
    blast, said = record(store, "one", type="ASSAULT"), record(store, "one", "statements")
    with store.connection(writes=True) as connection:
        for one, other, words in (
            (blast, said, "only alike kinds"),
            (blast, blast, "one record"),
            (blast, "d1.v2", "no record"),
            ("person/none", blast, "no entity"),
        ):
            with pytest.raises(QueryError, match=words):
                judge(connection, known(connection, one), known(connection, other), "same", by="me", score=1, reason="")


def test_the_graph_in_dot_and_mermaid(store):
    with store.connection() as connection:
        found = trace(connection, record(store, "one", type="ASSAULT"))
    for graph, node, edge in (
        (dot(found), r"^  (n\d+) \[", r"^  (n\d+) -> (n\d+)"),
        (mermaid(found), r"^  (n\d+)[\[({]", r"^  (n\d+) -->(?:\|\d+\|)? (n\d+)"),
    ):
        nodes = set(re.findall(node, graph, re.MULTILINE))
        edges = re.findall(edge, graph, re.MULTILINE)
        assert len(nodes) >= 5
        assert {end for pair in edges for end in pair} == nodes
        assert graph.count("وزارة الداخلية العراقية") == 1


def test_the_commands(store):
    def run(*arguments):
        return musnad(*arguments, "--store", store.where)

    blast, other = record(store, "one", type="ASSAULT"), record(store, "other", type="ASSAULT")
    shown = run("trace", blast)
    assert "3 outlets, 2 origins" in shown.out
    assert "toll differs" in shown.out
    for line in shown.out.splitlines():
        assert not (re.search("[a-z]", line) and re.search("[\u0620-\u064a]", line)), line
    assert run("different", blast, other, "--reason", "two blasts").out.startswith("different:")
    assert len(json.loads(run("trace", blast, "--format", "json").out)[0]["reports"]) == 2
    assert run("trace", "d1.v1").returncode == 2
    assert "document" in run("entity", "الداخلية").out
