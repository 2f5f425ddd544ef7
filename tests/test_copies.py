"""Copies: one agency's text in several outlets is linked, with the words that differ; other texts are not."""

import json

import pytest
from command import musnad
from sqlalchemy import delete, func, select, update

from musnad.page.document import article
from musnad.page.html import document_of
from musnad.query.copies import copies
from musnad.query.differing import differing
from musnad.query.errors import QueryError
from musnad.reader import reader
from musnad.store import schema as db
from musnad.store.likeness import RUN, bands, resemblance, signature
from musnad.store.store import Store
from musnad.store.terms import Terms

AGENCY = ("أعلنت وزارة الداخلية اليوم الخميس أن ثمانية أشخاص قتلوا في انفجار قرب السوق المركزي في العاصمة كابول، مشيرة إلى أن "
          "قوات الأمن طوقت المكان وبدأت التحقيق في الحادث. وقال المتحدث باسم الوزارة إن عدد الجرحى مرشح للارتفاع.")
OTHERS = {
    "b": "كابول - وكالات: " + AGENCY.replace("ثمانية", "عشرة"),
    "c": AGENCY.replace(" وقال المتحدث باسم الوزارة إن عدد الجرحى مرشح للارتفاع.", "").replace("الانفجار", "التفجير"),
    "x": "قتل ثمانية أشخاص في تفجير هز سوق كابول المركزي صباح الخميس وفق بيان للداخلية الأفغانية التي باشرت تحقيقا في ما جرى.",
    "y": "اجتمع الوزيران في بيروت وبحثا مسألة الحدود البحرية والتعاون في مجال الطاقة والمياه بين البلدين خلال العام المقبل.",
}


@pytest.fixture
def store(tmp_path):
    book = reader(None)
    made = Store(tmp_path / "m.db", terms=Terms(book.book, book.analyser))
    for number, (id, text) in enumerate({"a": AGENCY, **OTHERS}.items()):
        made.ingest(book.read(article(text, f"2022-01-{13 + number // 2}", id=id, url=f"http://{id}.example/1", outlet=id)))
    return made


def test_copies_are_linked_and_other_texts_are_not(store):
    with store.connection() as connection:
        [found] = copies(connection)
        assert found.outlet == "a"
        assert [copy.outlet for copy in found.copies] == ["b", "c"]
        assert [(d.first, d.other) for d in found.copies[0].differs] == [("", "كابول - وكالات"), ("ثمانية", "عشرة")]
        assert found.copies[0].shared > 0.9
        for place in found.copies[1].differs:
            assert AGENCY[slice(*place.first_span)] == place.first
        assert copies(connection, "http://c.example/1") == copies(connection, found.document) == [found]
        assert copies(connection, "y") == []
        with pytest.raises(QueryError, match="no article"):
            copies(connection, "nothing")


def test_signatures_of_another_algorithm_are_made_anew(store):
    with store.connection(writes=True) as connection:
        before = copies(connection), connection.execute(select(db.signature)).all()
        connection.execute(update(db.meta).where(db.meta.c.name == "signatures").values(value="another"))
        connection.execute(update(db.signature).values(runs=b"\0" * 384))
        connection.execute(delete(db.band))
        connection.execute(update(db.document).values(root=None))
    store.close()
    with Store(store.where, terms=store.terms).connection() as connection:
        assert (copies(connection), connection.execute(select(db.signature)).all()) == before
        assert connection.scalar(select(func.count()).select_from(db.band)) > 0


def test_resemblance_is_told_to_within_a_tenth():
    words = [f"w{n}" for n in range(400)]
    for shared in range(0, 400, 25):
        other = [*words[:shared], *(f"x{n}" for n in range(400 - shared))]
        runs = [{tuple(text[n : n + RUN]) for n in range(396)} for text in (words, other)]
        true = len(runs[0] & runs[1]) / len(runs[0] | runs[1])
        assert abs(resemblance(signature(words), signature(other)) - true) < 0.12
        if true > 0.35:
            assert set(bands(signature(words))) & set(bands(signature(other)))


def test_the_command(store):
    def run(*arguments):
        return musnad("copies", *arguments, "--store", store.where)

    shown = run()
    assert shown.returncode == 0
    assert "3 articles" in shown.out
    assert "      + عشرة\n" in shown.out
    assert [c["outlet"] for c in json.loads(run("--format", "json").out)[0]["copies"]] == ["b", "c"]
    assert run("nothing").returncode == 2


def test_differing_words():
    assert differing("قال الوزير", "قال الوزير") == (1.0, ())
    assert differing("", "قال")[1][0].other == "قال"
    assert differing("", "") == (1.0, ())


def test_amp_and_print_pages_are_kept_once(store):
    address = "https://f.example/n/12345"
    paragraphs = "".join(f"<p>{text}</p>" for text in (AGENCY, OTHERS["y"]))
    head = f'<title>انفجار قرب السوق المركزي في كابول</title><link rel="canonical" href="{address}">'
    heading = "<h1>انفجار قرب السوق المركزي في كابول</h1>"
    whole = f"{heading}{paragraphs}"
    bodies = {
        address: f"<nav><a href='/'>سياسة</a></nav><article>{whole}</article>",
        f"{address}/amp": f"<main>{whole}</main>",
        f"{address}?print=1": f"{whole}<p>انتهى</p><p>طبع من موقع الصحيفة</p>",
    }
    book = reader(None)
    for url, body in bodies.items():
        page = f"<html><head>{head}</head><body>{body}</body></html>"
        store.ingest(book.read(document_of(page.encode(), url=url, published="2022-01-13")))
    with store.connection() as connection:
        standing = select(db.document.c.id).where(db.document.c.url == address, db.document.c.replaced_by.is_(None))
        assert len(connection.execute(standing).all()) == 1
        [found] = copies(connection)
        assert [copy.url for copy in found.copies if copy.url == address] == [address]
