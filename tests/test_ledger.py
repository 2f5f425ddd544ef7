"""The ledger across articles: intervals, areas, what was known by when, and where reports disagree."""

import json
from itertools import count

import pytest
from command import musnad

from musnad import Store as API
from musnad.page.document import article
from musnad.query.errors import QueryError
from musnad.query.intervals import Report
from musnad.query.measures import measures
from musnad.query.origins import Sighting
from musnad.query.places import path_of
from musnad.query.situation import diff, situation, timeline
from musnad.reader import reader
from musnad.store.store import Store
from musnad.store.terms import Terms

_NUMBERS = count(1)


def report(
    reported,
    effect,
    area,
    at=None,
    status="actual",
    *,
    kind="state_of_emergency",
    until=None,
    subject=(),
    outlet=None,
):
    n = next(_NUMBERS)
    country, _, admin = area.partition("-")
    sighting = Sighting(f"d{n}.c1", f"d{n}", reported, outlet or f"outlet {n}", n, (), 0.9)
    path = path_of(country, area if admin else None)
    return Report(kind, effect, path, area, subject, (), at, at, until, status, False, sighting)


def in_force(reports, area, day):
    path = (area[:2], area) if "-" in area else (area,)
    return any((start := m.in_force(path, day)) is not None and (start.starts or start.day > day) for m in measures(reports))


KZ = [
    report("2022-01-05", "starts", "KZ", "2022-01-05", until="2022-01-20"),
    report("2022-01-05", "starts", "KZ-75", "2022-01-05"),
    report("2022-01-06", "in_force", "KZ"),
    report("2022-01-12", "ends", "KZ-59", "2022-01-13", "future"),
    report("2022-01-13", "ends", "KZ-27", "2022-01-13"),
    report("2022-01-13", "in_force", "KZ"),
    report("2022-01-14", "starts", "KZ"),
    report("2022-01-20", "ends", "KZ", "2022-01-20"),
]


@pytest.mark.parametrize(
    ("area", "day", "expected"),
    [
        ("KZ", "2022-01-04", False),
        ("KZ", "2022-01-05", True),
        ("KZ-19", "2022-01-12", True),
        ("KZ-59", "2022-01-12", True),
        ("KZ-59", "2022-01-13", False),
        ("KZ-27", "2022-01-15", False),
        ("KZ-19", "2022-01-15", True),
        ("KZ-75", "2022-01-19", True),
        ("KZ", "2022-01-20", False),
        ("KZ-75", "2022-01-20", False),
        ("KZ-19", "2022-02-01", False),
    ],
)
def test_a_country_wide_measure_holds_in_its_regions_until_lifted_there(area, day, expected):
    assert in_force(KZ, area, day) is expected


@pytest.mark.parametrize(
    ("reports", "days"),
    [
        # an announced end that comes, one that an extension overtakes, one that an earlier lifting overtakes
        ([("01", "starts"), ("02", "ends", "10", "future")], {"09": True, "10": False}),
        ([("01", "starts"), ("02", "ends", "10", "future"), ("08", "extends")], {"09": True, "10": True, "25": True}),
        ([("01", "starts"), ("02", "ends", "10", "future"), ("05", "ends")], {"04": True, "05": False, "11": False}),
        ([("01", "starts"), ("02", "ends", "10", "future"), ("08", "ends", "15", "future")], {"12": True, "15": False}),
        # what was to end is still reported in force
        ([("01", "starts"), ("02", "ends", "10", "future"), ("14", "in_force")], {"12": True, "16": True}),
        # a limit set at the start, kept, and extended
        ([("01", "starts", "01", "actual", "11")], {"10": True, "11": False}),
        (
            [("01", "starts", "01", "actual", "11"), ("09", "extends", None, "actual", "21")],
            {"11": True, "20": True, "21": False},
        ),
        # lifted and imposed anew
        ([("01", "starts"), ("05", "ends"), ("12", "starts")], {"04": True, "06": False, "12": True}),
        # the report of the lifting recalls the start, the next day's too
        ([("01", "starts"), ("05", "ends"), ("05", "starts"), ("06", "starts")], {"04": True, "05": False, "08": False}),
        # in force since a day that is only told later; a lifting whose start nobody told
        ([("07", "in_force", "03")], {"02": False, "03": True, "08": True}),
        ([("07", "ends")], {"06": True, "07": False}),
        # what is feared or demanded is not in force, nor what was long ago, nor a start put off
        ([("01", "starts", None, "hypothetical")], {"02": False}),
        ([("20", "starts", "01", "historical")], {"21": False}),
        ([("01", "starts", "05", "future"), ("03", "starts", "08", "future")], {"06": False, "08": True}),
    ],
)
def test_what_is_in_force(reports, days):
    made = []
    for reported, effect, *more in reports:
        at, status, until = (*more, *(None, "actual", None)[len(more) :])
        made.append(
            report(f"2022-01-{reported}", effect, "TN", at and f"2022-01-{at}", status, until=until and f"2022-01-{until}")
        )
    for day, expected in days.items():
        assert in_force(made, "TN", f"2022-01-{day}") is expected, day


def test_what_is_not_heard_of_for_long_lapses_and_begins_anew():
    reports = [report("2015-01-01", "starts", "TN", kind="curfew"), report("2019-01-01", "in_force", "TN", kind="curfew")]
    (found,) = measures(reports)
    assert [(t.day, t.starts, t.lapsed) for t in found.transitions] == [
        ("2015-01-01", True, False),
        ("2015-05-01", False, True),
        ("2019-01-01", True, False),
    ]


def test_the_day_that_more_articles_give_and_the_others_are_kept():
    (start,) = measures(
        [
            report("2022-01-06", "starts", "TN", "2022-01-05"),
            report("2022-01-06", "starts", "TN", "2022-01-06"),
            report("2022-01-07", "starts", "TN", "2022-01-06"),
            report("2022-01-07", "starts", "TN"),
        ]
    )[0].transitions
    assert [day for day, _ in start.days()] == ["2022-01-06", "2022-01-05"]
    assert start.day == "2022-01-06"


def test_measures_of_different_holders_are_apart_and_control_passes_over():
    found = measures(
        [
            report("2022-01-01", "starts", "RU", kind="sanctions", subject=("الاتحاد الأوروبي",)),
            report("2022-01-02", "starts", "RU", kind="sanctions", subject=("كندا",)),
            report("2022-01-09", "ends", "RU", kind="sanctions", subject=("كندا",)),
            report("2022-01-01", "in_force", "SY-HL", kind="control", subject=("المعارضة",)),
            report("2022-01-20", "starts", "SY-HL", kind="control", subject=("الجيش السوري",)),
        ]
    )
    held = {(m.kind, m.subject[0]) for m in found for p in m.paths() if m.in_force(p, "2022-01-21")}
    assert held == {("sanctions", "الاتحاد الأوروبي"), ("control", "الجيش السوري")}


def test_one_force_under_a_longer_and_a_shorter_name_and_what_is_only_expected():
    (found,) = measures(
        [
            report(
                "2022-01-06",
                "starts",
                "KZ",
                kind="force_presence",
                subject=("قوات حفظ السلام التابعة لمنظمة معاهدة الأمن الجماعي",),
            ),
            report("2022-01-13", "ends", "KZ", kind="force_presence", subject=("قوات منظمة معاهدة الأمن الجماعي",)),
        ]
    )
    assert [(t.day, t.starts) for t in found.transitions] == [("2022-01-06", True), ("2022-01-13", False)]
    assert measures([report("2022-01-12", "in_force", "KZ-27", None, "future")]) == []


ARTICLES = (
    ("2022-01-05", "a", "فرضت كازاخستان حالة الطوارئ في البلاد اليوم الأربعاء."),
    ("2022-01-05", "b", "أعلنت الحكومة الكازاخستانية فرض حالة الطوارئ في كازاخستان اليوم الأربعاء بعد الاحتجاجات."),
    ("2022-01-13", "a", "رفعت السلطات حالة الطوارئ في غرب كازاخستان وبافلودار اليوم الخميس."),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    read = reader(None)
    store = Store(tmp_path_factory.mktemp("ledger") / "m.db", terms=Terms(read.book, read.analyser))
    for n, (day, outlet, text) in enumerate(ARTICLES):
        store.ingest(read.read(article(text, day, id=str(n), outlet=outlet)))
    return store


def test_the_situation_by_what_was_known(store):
    with store.connection() as connection:
        (held,) = situation(connection, "2022-01-14", where="KZ")
        assert (held.area, held.kind, held.since, held.status, held.lifted) == (
            "KZ",
            "state_of_emergency",
            "2022-01-05",
            "in effect",
            ("KZ-27", "KZ-55"),
        )
        assert held.origins == 2
        assert situation(connection, "2022-01-14", where="KZ-55") == []
        (there,) = situation(connection, "2022-01-14", where="KZ-19")
        assert there.holds_by == "KZ"
        assert [h.area for h in situation(connection, "2022-01-14", as_of="2022-01-12", where="KZ-55")] == ["KZ-55"]
        assert situation(connection, "2022-01-14", as_of="2022-01-04", where="KZ") == []
        assert situation(connection, "2022-01-14", where="KZ", kinds=["curfew"]) == []
        assert situation(connection, "2025-01-14", where="KZ") == []
        assert [h.status for h in situation(connection, "2025-01-14", where="KZ", stale=True)] == ["lapsed"]
        (altered,) = diff(connection, "2022-01-07", "2022-01-14", where="KZ")
        assert (altered.sign, altered.area, altered.what) == ("~", "KZ", "lifted in: ? -> KZ-27 KZ-55")
        assert [a.sign for a in diff(connection, "2022-01-01", "2022-01-07")] == ["+"]
        assert [(m.day, m.what, m.area) for m in timeline(connection, where="KZ")] == [
            ("2022-01-05", "starts", "KZ"),
            ("2022-01-13", "ends", "KZ-27"),
            ("2022-01-13", "ends", "KZ-55"),
        ]


def test_a_wrong_question_is_told(store):
    with store.connection() as connection:
        for how, words in (({"kinds": ["holiday"]}, "no kind"), ({"where": "نارنيا"}, "no area"), ({"as_of": "soon"}, "no day")):
            with pytest.raises(QueryError, match=words):
                situation(connection, "2022-01-14", **how)


def test_the_commands(store):
    def run(*arguments):
        return musnad(*arguments, "--store", store.where)

    shown = run("situation", "--at", "2022-01-14", "--in", "KZ")
    assert "lifted in KZ-27 KZ-55" in shown.out
    assert "2 outlets, 2 origins" in shown.out
    (row,) = json.loads(run("situation", "--at", "2022-01-14", "--format", "json").out)
    assert row["origins"] == len(row["sources"]) == 2
    assert run("timeline", "--in", "KZ").out.count("state_of_emergency") == 3
    assert run("diff", "--from", "2022-01-01", "--to", "2022-01-07").out.startswith("+ KZ")
    assert run("situation", "--at", "tomorrow").returncode == 2


TROOPS = [
    ("2022-03-01", "قررت منظمة إيكواس إرسال قوات إلى غامبيا."),
    ("2022-03-04", "وصلت القوات الأولى إلى غامبيا يوم الجمعة."),
    ("2022-03-20", "بدأت قوات منظمة إيكواس يوم الأحد الانسحاب من غامبيا."),
    ("2022-03-28", "أعلنت الوزارة انتهاء انسحاب القوات التابعة لمنظمة إيكواس من غامبيا."),
]


def test_troops_are_one_presence_however_called_and_there_until_they_have_left(tmp_path):
    store = API(tmp_path / "m.db")
    store.add_all(article(text, day, id=str(n)) for n, (day, text) in enumerate(TROOPS))

    def held(day):
        return [(one.since, one.status) for one in store.situation(day, as_of=day, area="GM", kinds=["force_presence"])]

    assert held("2022-03-02") == [("2022-03-01", "announced")]
    assert held("2022-03-05") == held("2022-03-22") == [("2022-03-04", "in effect")]
    assert held("2022-03-29") == []


def test_who_is_appointed_after_acting_holds_the_office_from_then(tmp_path):
    store = API(tmp_path / "m.db")
    store.add_all([article("كلف الرئيس محمد سالم بالقيام بمهام رئيس الوزراء في تونس.", "2022-03-01", id="1"),
                   article("عين الرئيس محمد سالم رئيسا للوزراء في تونس.", "2022-03-05", id="2")])
    for day, since in (("2022-03-02", "2022-03-01"), ("2022-03-06", "2022-03-05")):
        assert [one.since for one in store.situation(day, as_of=day, area="TN", kinds=["office"])] == [since]


def told(tmp_path, texts, day, area, kind):
    store = API(tmp_path / f"{len(texts)}.db")
    store.add_all(article(text, on, id=str(n)) for n, (on, text) in enumerate(texts))
    return [(one.since, one.until) for one in store.situation(day, as_of=day, area=area, kinds=[kind])]


def test_who_is_to_leave_is_there(tmp_path):
    """Nobody told when they came: they are there from the day on which it is told that they will go, until they have gone."""
    texts = [("2023-10-10", "بدأت القوات الفرنسية الانسحاب من النيجر."),
             ("2023-12-22", "غادر آخر الجنود الفرنسيين النيجر يوم الجمعة.")]
    assert told(tmp_path, texts[:1], "2023-10-12", "NE", "force_presence") == [("2023-10-10", None)]
    assert told(tmp_path, texts, "2023-12-23", "NE", "force_presence") == []


def test_a_mandate_is_prolonged_until_the_day_behind_the_act(tmp_path):
    texts = [("2024-06-25", "وصلت القوات الكينية إلى هايتي يوم الثلاثاء."),
             ("2024-09-30", "مدد مجلس الأمن الدولي يوم الاثنين ولاية البعثة الأمنية في هايتي حتى 2 أكتوبر 2025.")]
    assert told(tmp_path, texts, "2024-10-02", "HT", "force_presence") == [("2024-06-25", "2025-10-03")]


def test_a_limit_is_set_and_a_forecast_is_none(tmp_path):
    shut = [("2022-01-05", "أغلقت السلطات مطار صنعاء يوم الأربعاء."), ("2022-01-08", "يبقى مطار صنعاء مغلقا حتى 10 يناير.")]
    assert told(tmp_path, shut, "2022-01-12", "YE", "closure") == [("2022-01-05", None)]
    capped = [("2021-11-15", "فرضت الحكومة المجرية سقفا لأسعار الوقود."),
              ("2022-06-18", "مددت المجر العمل بسقف أسعار الوقود حتى الأول من أكتوبر، وقالت إنها ستراجعه حتى نهاية العام.")]
    assert told(tmp_path, capped, "2022-07-01", "HU", "regulation") == [("2021-11-15", "2022-10-02")]
