"""Search: words without clitics, phrases, fields, marks, the entity's other names."""

import json
import re
from dataclasses import replace

import pytest
from command import musnad

from musnad.page.document import article
from musnad.query.errors import QueryError
from musnad.query.places import area
from musnad.query.search import search
from musnad.reader import reader
from musnad.records import Entity, Mention
from musnad.store.store import Store
from musnad.store.terms import Terms

ARTICLES = {
    "curfew": ("2020-03-20", "وكالة",
               "أعلنت السلطات التونسية فرض حظر التجول في صفاقس.\n\nوقال وزير الداخلية هشام المشيشي إن القرار "
               "يحمي السكان، وللحكومة أن تمدده."),
    "summit": ("2020-03-22", "صحيفة",
               "وصل وزير الخارجية الروسي سيرغي لافروف إلى القاهرة.\n\nوأكد لافروف أن بلاده تدعم وقف إطلاق النار "
               "في ليبيا، والحكومة المصرية ترحب بذلك."),
    "quake": ("2020-03-25", "صحيفة",
              "قتل عشرة أشخاص في هجوم بسيارة مفخخة في مدينة كركوك العراقية.\n\nوقالت الشرطة إن حكومة الإقليم "
              "لم تعلن حالة الطوارئ."),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    read = reader(None)
    store = Store(tmp_path_factory.mktemp("search") / "m.db", terms=Terms(read.book, read.analyser))
    for name, (day, outlet, text) in ARTICLES.items():
        store.ingest(read.read(article(text, day, id=name, outlet=outlet)))
    return store


def found(store, query, **how):
    names = {store.reading(name).document.id: name for name in ARTICLES}
    with store.connection() as connection:
        return [(names[hit.document], hit) for hit in search(connection, store.terms, query, **how)]


@pytest.mark.parametrize(("query", "expected"), [
    ("الحكومة", "quake summit curfew"), ("حكومة", "quake summit curfew"), ("للحُكومة", "quake summit curfew"),
    ("الحكومة -ليبيا", "quake curfew"), ('"حالة طوارئ"', "quake"), ('"طوارئ حالة"', ""), ("حظر التجول", "curfew"),
    ("كركوك OR القاهرة", "quake summit"), ("لافر*", "summit"), ("حكومة from:2020-03-21", "quake summit"),
    ("حكومة to:2020-03-21", "curfew"), ("حكومة place:TN", "curfew"), ("place:العراق", "quake"), ("place:IQ-KI", "quake"),
    ("place:IQ-BG", ""), ("type:ASSAULT", "quake"), ("type:curfew", "curfew"), ("outlet:صحيفة حكومة", "quake summit"),
    ("speaker:لافروف", "summit"), ("ليبيا speaker:لافروف", "summit"), ("القاهرة speaker:لافروف", ""), ("source:وكالة", "curfew"),
    ("زلزال", ""),
])
def test_what_is_found_newest_first(store, query, expected):
    assert " ".join(name for name, _ in found(store, query)) == expected


def test_the_words_are_marked_where_they_stand(store):
    (_, hit), = found(store, 'حكومة "حظر تجول" OR تمدده')
    text = store.reading(hit.document).document.text
    assert text[slice(*hit.span)].replace("\n", " ") == hit.snippet
    assert {hit.snippet[a:b] for a, b in hit.marks} >= {"وللحكومة", "تمدده"}
    (_, hit), = found(store, "ليبيا speaker:لافروف")
    said = {s.id: s for s in store.reading(hit.document).statements}
    for record in hit.records:
        start, end = said[record.partition(".")[2]].content
        assert "ليبيا" in store.reading(hit.document).document.text[start:end]


def test_a_word_of_a_speaker_is_found_under_each_of_its_forms_and_of_others_not(store):
    texts = {name: store.reading(name) for name in ARTICLES}
    said = 0
    for name, reading in texts.items():
        for statement in reading.statements:
            start, end = statement.content
            speaker = statement.chain[-1].name.split()[-1]
            inside = store.terms.terms(reading.document.text[start:end])
            for word in {form for term in inside for form in (term.stem, *term.others) if len(form) > 3}:
                if store.terms.forms(word)[0] != word:
                    continue  # asked for, it is cut once more
                records = dict(found(store, f"{word} speaker:{speaker}"))[name].records
                assert f"{reading.document.id}.{statement.id}" in records, (word, speaker)
                said += 1
    assert said > 15
    assert found(store, "القاهرة speaker:لافروف") == []  # in the article, but not in his words
    assert [name for name, _ in found(store, "ليبيا speaker:لافروف")] == ["summit"]


def test_the_begin_of_a_word_of_a_speaker_is_found_in_his_statements_alone(store):
    begins = set()
    for name in ARTICLES:
        reading = store.reading(name)
        for statement in reading.statements:
            start, end = statement.content
            speaker = statement.chain[-1].name.split()[-1]
            stems = {term.stem for term in store.terms.terms(reading.document.text[start:end]) if len(term.stem) > 3}
            for begin in {stem[:3] for stem in stems if store.terms.forms(stem[:3])[0] == stem[:3]}:
                records = dict(found(store, f"{begin}* speaker:{speaker}"))[name].records
                assert f"{reading.document.id}.{statement.id}" in records, (begin, speaker)
                begins.add(begin)
    assert len(begins) > 8
    for query in ("القاهر*", "القاهر* ليبيا", "القاهر* ليبي*", "القاهر* OR وصل*"):  # in the article, but not in his words
        assert found(store, f"{query} speaker:لافروف") == [], query
    for query in ("ليبي*", "ليبي* بلاده", "ليبي* بلاد*", "القاهر* OR ليبي*"):
        assert [name for name, _ in found(store, f"{query} speaker:لافروف")] == ["summit"], query


def test_an_english_name_finds_what_its_arabic_names_find(store):
    read = reader(None)
    made = read.read(article("التقى لافروف نظيره في موسكو.", "2020-04-01", id="named"))
    entity = Entity("person/lavrov", "person", "سيرغي لافروف", name_en="Sergey Lavrov", wikidata="Q58217")
    made = replace(made, entities=(entity,), mentions=(Mention("m1", (6, 12), "person", "لافروف", "person/lavrov"),))
    store.ingest(made)
    for query in ("Lavrov", "lavrov", '"sergey lavrov"'):
        with store.connection() as connection:
            hits = search(connection, store.terms, query)
        assert [hit.published for hit in hits] == ["2020-04-01", "2020-03-22"]
        assert all("لافروف" in {hit.snippet[a:b] for a, b in hit.marks} for hit in hits)


@pytest.mark.parametrize(("query", "words"), [
    ("", "nothing to search"), ("-ليبيا", "nothing to search"), ('"حكومة', "quotation mark"), ("type:earthquake", "no type"),
    ("place:أطلانطس", "no area"), ("حكومة from:yesterday", "2022-01-13"),
])
def test_a_wrong_query_is_told_in_one_line(store, query, words):
    with pytest.raises(QueryError, match=words) as caught:
        found(store, query)
    assert "\n" not in str(caught.value)


def test_areas_by_code_and_name():
    assert area("kz").path == ("KZ",)
    assert area("KZ-55").path == area("بافلودار").path[:2] == ("KZ", "KZ-55")
    assert area("العراق").path == ("IQ",)
    assert area("كركوك").path[0] == "IQ"


def test_the_command_and_its_formats(store):
    def run(*arguments):
        return musnad("search", *arguments, "--store", store.where)

    shown = run("والحكومة", "--to", "2020-03-30")
    assert shown.returncode == 0
    for line in shown.out.splitlines():
        assert not (re.search("[a-z]", line) and re.search("[\u0620-\u064a]", line)), line
    rows = [json.loads(line) for line in run("الحكومة", "--format", "jsonl").out.splitlines()]
    assert [row["published"] for row in rows] == ["2020-03-25", "2020-03-22", "2020-03-20"]
    assert run("الحكومة", "--format", "csv").out.startswith("document,url,published,")
    wrong = run("type:x")
    assert (wrong.returncode, wrong.err.count("\n")) == (2, 1)
