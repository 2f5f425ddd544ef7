"""HTML pages: the text of the article alone, what is known of it, and where it came from."""

import gzip
import json
import re
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from command import musnad

from musnad.page.document import article
from musnad.page.html import PageError, document_of, page_of
from musnad.page.lists import lists

FOLDER = Path(__file__).parent / "pages"
PAGE = """<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>الحكومة الأردنية تقر مشروع قانون الموازنة | صحيفة المثال</title>
<meta property="og:title" content="الحكومة الأردنية تقر مشروع قانون الموازنة">
<meta property="og:site_name" content="صحيفة المثال">
<meta property="article:published_time" content="2022-01-13T08:30:00+03:00">
<link rel="canonical" href="https://example.com/2022/01/13/budget"></head><body>
<header><div class="top-bar">الجمعة 14 يناير 2022</div><ul class="menu"><li><a href="/">الرئيسية</a></li></ul></header>
<article><h1>الحكومة الأردنية تقر مشروع قانون الموازنة</h1><div class="share-bar"><a>فيسبوك</a></div>
<div class="entry-content"><p>أقر مجلس الوزراء الأردني في جلسة عقدها الأحد مشروع قانون الموازنة العامة للسنة المالية الجديدة.</p>
<p>وقال وزير المالية إن <b>المشر</b>وع يتضمن زيادة في الإنفاق الرأسمالي &rlm;بنسبة 10 في المئة.</p>
<p><strong>اقرأ أيضاً: <a href="x">البرلمان يناقش الموازنة</a></strong></p></div></article>
<footer>جميع الحقوق محفوظة 2022</footer></body></html>"""


def test_the_text_is_that_of_the_article_alone():
    document = document_of(PAGE.encode())
    assert document.text.split("\n") == [
        "الحكومة الأردنية تقر مشروع قانون الموازنة", "",
        "أقر مجلس الوزراء الأردني في جلسة عقدها الأحد مشروع قانون الموازنة العامة للسنة المالية الجديدة.",
        "وقال وزير المالية إن المشروع يتضمن زيادة في الإنفاق الرأسمالي \u200fبنسبة 10 في المئة.",
    ]
    assert (document.headline, document.outlet) == ("الحكومة الأردنية تقر مشروع قانون الموازنة", "صحيفة المثال")
    assert (document.published, document.published_from) == ("2022-01-13T08:30:00+03:00", "page")
    assert document.url == "https://example.com/2022/01/13/budget"


def test_a_given_date_wins_and_each_fact_says_where_it_came_from():
    page = page_of(PAGE.encode(), published="2022-02-01", id="a")
    assert (page.document.published, page.document.published_from, page.document.id) == ("2022-02-01", "given", "a")
    assert page.facts.published is not None
    assert page.facts.published.source == "meta article:published_time"


@pytest.mark.parametrize(("data", "why"), [
    (b"<html><body><p>The minister said.</p></body></html>", "no Arabic"),
    ("<html><body><ul><li><a href=x>سياسة</a></li></ul></body></html>".encode(), "no article"),
    (b"\x00\x01\x02\x03" * 500, "no Arabic"),
])
def test_what_holds_no_article_says_so_in_one_line(data, why):
    with pytest.raises(PageError, match=why) as caught:
        document_of(data)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1256", "iso-8859-6"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-1", ""])
def test_whatever_a_page_declares_its_characters_are_read(encoding, declared):
    page = PAGE.replace("&rlm;", "").replace('charset="utf-8"', f'charset="{declared}"' if declared else "")
    assert document_of(page.encode(encoding)) == document_of(PAGE.replace("&rlm;", "").encode())
    assert document_of(page.encode(encoding), charset="iso-8859-1") == document_of(PAGE.replace("&rlm;", "").encode())


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "cp1256"])
def test_text_encoded_twice_is_led_back(wrong):
    twice = PAGE.encode().decode(wrong, "surrogateescape" if wrong == "latin-1" else "replace")
    if "\ufffd" in twice:
        twice = "".join(chr(b) if b < 128 else bytes([b]).decode(wrong, "ignore") or chr(b) for b in PAGE.encode())
    assert document_of(twice.encode()) == document_of(PAGE.encode())


def words(text):
    return Counter(re.findall(r"\w+", text))


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.html")))
def test_pages_of_real_structures(name):
    """Each page of tests/pages: its text by overlap of words, its paragraphs in order, and what it says of itself."""
    gold = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    page = page_of((FOLDER / f"{name}.html").read_bytes())
    document = page.document
    found, wanted = words(document.text), words(gold["text"])
    assert 2 * (found & wanted).total() / (found.total() + wanted.total()) >= 0.97, (found - wanted, wanted - found)
    assert document.headline == gold["headline"]
    assert document.outlet == gold.get("outlet")
    assert document.published is not None
    assert document.published.startswith(gold["published"])
    for fact in ("section", "byline", "url"):
        if gold.get(fact):
            assert getattr(document, fact) == gold[fact]
    if "dateline" in gold:
        assert page.facts.dateline is not None
        assert page.facts.dateline.value == gold["dateline"]
    if "captions" in gold:
        assert list(page.captions) == gold["captions"]
        assert not set(page.captions) & set(document.text.split("\n"))


def test_read_takes_pages_plain_and_packed_from_a_folder(tmp_path):
    (tmp_path / "one.html").write_bytes(PAGE.encode("cp1256", "ignore"))
    (tmp_path / "two.htm.gz").write_bytes(gzip.compress(PAGE.encode()))
    with zipfile.ZipFile(tmp_path / "three.zip", "w") as packed:
        packed.writestr("news/three.html", PAGE)
        packed.writestr("news/index.html", "<html><body><ul><li><a href=x>سياسة</a></li></ul></body></html>")
    result = musnad("read", tmp_path, "--format", "jsonl", "--published", "2020-01-01")
    read = [json.loads(line)["document"] for line in result.stdout.decode().splitlines()]
    assert {document["id"] for document in read} == {"one", "two", "three"}
    assert {(d["headline"], d["outlet"], d["published"], d["published_from"]) for d in read} == {
        ("الحكومة الأردنية تقر مشروع قانون الموازنة", "صحيفة المثال", "2022-01-13T08:30:00+03:00", "page")}
    assert result.returncode == 1
    [line] = result.stderr.decode().splitlines()
    assert "index.html" in line
    assert "no article" in line


def test_page_shows_facts_with_their_sources_and_selectors(tmp_path):
    (tmp_path / "one.html").write_text(PAGE, encoding="utf-8")
    shown = json.loads(musnad("page", tmp_path / "one.html", "--format", "json").stdout)
    assert shown["facts"]["outlet"] == {"value": "صحيفة المثال", "source": "meta og:site_name"}
    assert [line["selector"][1]["startSelector"]["value"] for line in shown["lines"]][:2] == [
        "/html[1]/body[1]/article[1]/h1[1]/text()[1]", "/html[1]/body[1]/article[1]/div[2]/p[1]/text()[1]"]
    assert "published (meta article:published_time)" in musnad("page", tmp_path / "one.html").stdout.decode()
    assert musnad("page", tmp_path / "none.html").returncode == 1


@pytest.mark.parametrize(("line", "published"), [
    ("نشر في: الخميس 13 يناير 2022 - 10:30 ص", "2022-01-13T10:30:00"),
    ("الخميس 10 جمادى الآخرة 1443 هـ الموافق ١٣ كانون الثاني ٢٠٢٢", "2022-01-13"),
    ("13 جانفي 2022", "2022-01-13"),
    ("آخر تحديث: 13 يناير 2022", None),
    ("الوزير: الاتفاق يوقع في 13 يناير 2022 بحضور الوفود كلها في جنيف", None),
])
def test_plain_text_pages_tell_their_day_in_a_line_of_its_own(line, published):
    document = article(f"الحكومة الأردنية تقر مشروع قانون الموازنة\n{line}\nأقر مجلس الوزراء مشروع القانون.")
    assert document.published == published
    assert document.published_from == ("page" if published else None)


@pytest.mark.parametrize("bar", [
    '<div class="top-bar">الجمعة 14 يناير 2022</div><ul class="menu"><li><a href="/">الرئيسية</a></li></ul>',
    '<nav><span>الجمعة 14 يناير 2022</span></nav>',
    '<div class="today-date">الجمعة 14 يناير 2022</div>',
    '<header><time datetime="2022-01-14">الجمعة 14 يناير 2022</time><nav><a href="/">الرئيسية</a></nav></header>',
])
def test_the_today_of_the_top_bar_is_no_date_of_publication(bar):
    body = PAGE[PAGE.index("<article>") :]
    page = page_of(f"<html><body>{bar}{body}".encode())
    assert page.document.published is None
    share = '<div class="share-bar">'
    dated = body.replace(share, f'<div class="info">13 كانون الثاني 2022 - 08:30 م</div>{share}')
    page = page_of(f"<html><body>{bar}{dated}".encode())
    assert page.document.published == "2022-01-13T20:30:00"


def test_amp_and_print_pages_share_an_address_and_later_pages_do_not():
    head, rest = PAGE.split("<link", 1)
    amp = document_of(PAGE.encode(), url="https://example.com/2022/01/13/budget?amp=1")
    assert amp.url == "https://example.com/2022/01/13/budget"
    third = f'{head}<link rel="prev" href="https://example.com/2022/01/13/budget/2"><link{rest}'
    assert document_of(third.encode()).url == "https://example.com/2022/01/13/budget#page=3"
    fetched = document_of(third.encode(), url="https://example.com/2022/01/13/budget/3")
    assert fetched.url == "https://example.com/2022/01/13/budget/3"
    neighbour = f'{head}<link rel="prev" href="https://example.com/2022/01/12/truce"><link{rest}'
    assert document_of(neighbour.encode()).url == amp.url


def test_the_cells_of_a_row_are_one_line():
    lines = page_of((FOLDER / "table.html").read_bytes()).document.text.split("\n")
    assert "بغداد\tالتيار الصدري\t73" in lines
    assert page_of((FOLDER / "portal-long-sidebars.html").read_bytes()).document.text.count("\t") == 0


@pytest.mark.parametrize("junk", [
    "<div>" * 15_000, "<table><tr><td>" * 3_000, "<a href=x>خبر</a>" * 30_000, f"<title>{'خبر - ' * 50_000}</title>",
    "<script>x={" + '"a":[' * 3_000 + "</script>", "<h3>اقرأ أيضا</h3>" * 3_000, f"<div class='{'a-b ' * 50_000}'>",
], ids=["nested", "tables", "links", "title", "script", "related", "classes"])
def test_hostile_pages_are_read_in_bounded_time(junk):
    body = PAGE[PAGE.index("<article>") :]
    start = time.process_time()
    text = page_of(f"<html><body>{junk}{body}".encode()).document.text
    assert "وقال وزير المالية" in text
    assert time.process_time() - start < 5


def test_the_name_of_a_pager_is_found_wherever_it_stands():
    known = lists()
    for name in known.pager_names:
        for cut in (name, name[:-1], name[1:]):
            source = f'<p>page</p><div class="x-{cut}2">'
            assert known.paged(source) == any(form in source for form in known.pager_names)
    assert not known.paged("<i>pag</i>" * 5000)
    assert known.paged("<i>pag</i>" * 5000 + known.pager_names[0])
