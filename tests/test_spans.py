"""Every span points at what its record claims, whatever the text; reading never crashes and is deterministic."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from musnad import read
from musnad.schema import adapter, to_json

EXAMPLES = sorted(Path(__file__).parents[1].joinpath("examples").glob("*.txt"))
WORDS = (
    "قال أكد الوزير الرئيس الروسي أن إن عن نقلت وكالة رويترز اليوم الخميس الماضي في دمشق موسكو مقتل 12 قتل هجوم « » \" : ، . "
    "وأضاف بحسب مصدر أمني لم لن قد سوف رفع حالة الطوارئ انسحاب القوات من غرب كازاخستان الساعة السابعة صباحا مضيفا ، بأن "
    "نفى قُتِلَ ٱلوزير مُــحمد ٣ مايو/أيار (سانا) - \u200f \u202b \n \n\n ... ؟ @ # \ufeff \u0640 \ufdf2 ﻣﺼﺮ A'b"
).split(" ")
news = st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join)
anything = st.text(max_size=300)


def check(text: str, published: str | None) -> None:
    reading = read(text, published)
    canonical = reading.document.text
    assert len(canonical) == len(text.removeprefix("\ufeff"))
    for mention in reading.mentions:
        assert canonical[slice(*mention.span)] == mention.name
    for place in reading.places:
        assert canonical[slice(*place.span)] == place.name
    for statement in reading.statements:
        start, end = statement.content
        assert 0 <= start < end <= len(canonical)
        for link in statement.chain:
            assert canonical[slice(*link.span)] == link.name
    for event in reading.events:
        assert canonical[slice(*event.trigger)].strip()
        for party in (*event.actor, *event.recipient):
            assert canonical[slice(*party.span)] == party.name
    for time in reading.times:
        assert canonical[slice(*time.span)].strip()
    for change in reading.changes:
        assert canonical[slice(*change.evidence)].strip()
    ids = [r.id for part in ("mentions", "entities", "times", "places", "statements", "events", "changes")
           for r in getattr(reading, part)]
    assert len(ids) == len(set(ids))
    known = {s.id for s in reading.statements}
    assert all(s.within is None or s.within in known for s in reading.statements)
    assert all(e.statement is None or e.statement in known for e in reading.events)
    assert adapter().validate_json(to_json(reading)) == reading
    assert read(text, published) == reading


@settings(max_examples=300, deadline=None)
@given(news, st.sampled_from([None, "2022-01-13", "Thu, 13 Jan 2022 00:00:00 GMT"]))
def test_spans_of_news_like_text(text, published):
    check(text, published)


@settings(max_examples=300, deadline=None)
@given(anything)
def test_spans_of_any_text(text):
    check(text, "2020-02-29")


def test_spans_of_the_examples():
    assert len(EXAMPLES) >= 8
    for path in EXAMPLES:
        check(path.read_text(encoding="utf-8"), "2022-01-13")


def test_lone_surrogates_become_replacement_characters():
    reading = read("قال الوزير\ud800 إن الحكومة استقالت.")
    assert reading.document.text[10] == "\ufffd"


def test_a_byte_order_mark_is_dropped():
    assert read("\ufeffقال الوزير إن الحكومة استقالت.").document.text.startswith("قال")
