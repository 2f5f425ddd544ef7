"""The codebook says of every code what it means, by which words it is told, and in which sentences; and it is right."""

import json

import pytest
from command import musnad
from docsite import built, pages

import musnad as library
from musnad.codebook.chapters import CHAPTERS, whole
from musnad.codebook.chapters import pages as chapters
from musnad.codebook.entries import Codebook, sources
from musnad.codebook.words import Words
from musnad.rulebook.schemas import CHANGE_KINDS, CONTEXTS, EFFECTS, EVENT_MODES, EVENT_TYPES, SECTORS, STANCES

EXEMPLIFIED = ("said", "stance", "type", "mode", "status", "kind", "effect", "directive")


@pytest.fixture(scope="module", params=["en", "ar"])
def book(request):
    return Codebook(sources(None), request.param)


def entries(book):
    return [one for group in book.groups.values() for entry in group for one in (entry, *entry.parts)]


def test_every_code_of_the_rules_is_defined_and_no_other(book):
    codes = {*(f"stance.{code}" for code in STANCES), *(f"type.{code}" for code in EVENT_TYPES),
             *(f"mode.{type}.{mode}" for type, modes in EVENT_MODES.items() for mode in modes),
             *(f"kind.{code}" for code in CHANGE_KINDS), *(f"effect.{code}" for code in EFFECTS),
             *(f"context.{code}" for code in CONTEXTS), *(f"sector.{code}" for code in SECTORS)}
    made = {entry.id for entry in entries(book)}
    assert codes <= made
    assert Words(book.words.language).defined() == made
    assert not [entry.id for entry in entries(book) if len(entry.definition) < 5 or not entry.name]


def test_definitions_are_in_their_language(book):
    arabic = [any("\u0620" <= letter <= "\u064a" for letter in entry.definition) for entry in entries(book)]
    assert all(arabic) if book.words.language == "ar" else not any(arabic[:1])


def test_every_code_has_words_and_examples(book):
    for entry in entries(book):
        if entry.group in EXEMPLIFIED:
            assert entry.examples, entry.id
        if entry.group in ("stance", "type", "mode", "kind", "effect", "context", "directive"):
            assert entry.rows >= len(entry.cues) > 0, entry.id


def test_what_an_example_shows_is_read():
    records = {
        "said": lambda reading: {said.mode for said in reading.statements},
        "stance": lambda reading: {said.stance for said in reading.statements},
        "type": lambda reading: {event.type for event in reading.events},
        "mode": lambda reading: {f"{event.type}.{event.mode}" for event in reading.events},
        "status": lambda reading: {event.status for event in reading.events},
        "kind": lambda reading: {change.kind for change in reading.changes},
        "effect": lambda reading: {change.effect for change in reading.changes},
        "directive": lambda reading: {directive.kind for directive in reading.directives},
    }
    wrong = [f"{entry.id}: {example.source}" for entry in entries(Codebook(sources(None))) for example in entry.examples
             if entry.code not in records[entry.group](library.read(example.text, published="2021-06-16"))]
    assert not wrong


def test_the_words_of_an_example_are_marked():
    for entry in entries(Codebook(sources(None))):
        for example in entry.examples:
            assert example.marks, (entry.id, example.source)
            assert all(0 <= start < end <= len(example.text) for start, end in example.marks)


def test_usual_words_come_first():
    book = Codebook(sources(None))
    assert book.find("says")[0].cues[0] == "قال"
    assert "اعتقل" in book.find("COERCE.arrest")[0].cues[:4]


def test_the_pages_of_the_site_hold_it():
    made = pages()
    for root in ("", "ar/"):
        for chapter in CHAPTERS:
            assert f"{root}codebook/{chapter}/index.html" in made
        anchors = made[f"{root}codebook/events/index.html"].anchors
        assert {f"type.{type}" for type in EVENT_TYPES} < anchors
        assert "mode.COERCE.curfew" in anchors
        assert {f"stance.{stance}" for stance in STANCES} < made[f"{root}codebook/statements/index.html"].anchors
    text = (built() / "codebook/changes/index.html").read_text(encoding="utf-8")
    assert '<bdi dir="rtl" lang="ar">حظر تجول</bdi>' in text or '<bdi lang="ar" dir="rtl">حظر تجول</bdi>' in text


def test_one_text_leads_only_to_itself():
    text = whole(Codebook(sources(None)))
    for name in chapters(Codebook(sources(None))):
        assert f'<a id="{name}"></a>' in text
    assert ".md)" not in text


def test_the_command(tmp_path):
    shown = musnad("codebook", "mode.coerce.curfew", "denies")
    assert shown.returncode == 0
    assert "mode.COERCE.curfew" in shown.out
    assert "stance.denies" in shown.out
    assert "حظر تجول" in shown.out
    unknown = musnad("codebook", "curfews")
    assert unknown.returncode == 1
    assert "no code or name of the records is 'curfews'" in unknown.err
    told = json.loads(musnad("codebook", "AID", "--format", "json", "--language", "ar").out)
    assert told["entries"][0]["id"] == "type.AID"
    assert told["entries"][0]["name"] == "معونة"
    assert musnad("codebook", "AID", "-o", tmp_path).returncode == 2
    written = musnad("codebook", "-o", tmp_path / "made")
    assert written.returncode == 0
    assert sorted(path.stem for path in (tmp_path / "made").iterdir()) == sorted(["index", *CHAPTERS])
