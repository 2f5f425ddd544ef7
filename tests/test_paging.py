"""Articles on several pages: told by their links, joined where they are given together, led back to the right page."""

import json
import zipfile

import pytest
from command import musnad
from selectolax.lexbor import LexborHTMLParser
from test_inputs import read
from test_selectors import between

from musnad.page.html import page_of
from musnad.page.joining import join
from musnad.page.paging import Paging, numbered
from musnad.page.selectors import Selectors

TITLE = "وزير الري: سد النهضة لن يضر بحصة البلاد من المياه"
STANDFIRST = "في حوار مطول مع الصحيفة تحدث الوزير عن المفاوضات الثلاثية وعن موسم الفيضان المقبل."
PARTS = (
    "قال الوزير إن الجولة المقبلة من المفاوضات ستعقد في الخرطوم، وإن الخبراء أنهوا دراسة سنوات الجفاف.",
    "وأضاف أن وزارته أعدت خطة لترشيد الاستهلاك، وأن محطات التحلية الجديدة ستعمل قبل نهاية العام.",
    "وختم بالقول إن البلاد لن تقبل بأي إجراء أحادي، وإنها أبلغت مجلس الأمن بموقفها هذا.",
)


def html(body, *, canonical="", links=""):
    head = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    menu = '<nav><ul><li><a href="/1">سياسة</a></li><li><a href="/2">اقتصاد</a></li></ul></nav>'
    return (f'<html lang="ar"><head><meta charset="utf-8"><title>{TITLE}</title>{head}{links}</head><body>{menu}<article>'
            f"<h1>{TITLE}</h1><p>{STANDFIRST}</p>{body}</article></body></html>")


def wordpress(n):
    """`<!--nextpage-->` of WordPress: /2/, the page itself without a link; its neighbours by rel are other articles."""
    address = "https://a.example/irrigation/"
    numbers = "".join(f'<span class="post-page-numbers current">{k}</span>' if k == n else
                      f'<a class="post-page-numbers" href="{address}{k if k > 1 else ""}">{k}</a>' for k in (1, 2, 3))
    pager = f'<div class="page-links">الصفحات: {numbers}</div>'
    other = '<link rel="prev" href="https://a.example/another-article">'
    own = address + (f"{n}/" if n > 1 else "")
    return html(f"<p>{PARTS[n - 1]}</p>{pager}", canonical=own, links=other)


def drupal(n):
    """Pages counted from 0, all with the address of the first as the canonical one, the pager in a `<nav>`."""
    items = "".join(f"<li>{k}</li>" if k == n else f'<li><a href="?page={k - 1}">{k}</a></li>' for k in (1, 2, 3))
    pager = f'<nav aria-label="pages"><h4>صفحات</h4><ul class="pager__items">{items}</ul></nav>'
    return html(f"<p>{PARTS[n - 1]}</p>{pager}", canonical="https://b.example/node/7")


def bare(n):
    """No address, no class: a line that says «الصفحة 2 من 3» and links to the neighbours."""
    around = "".join(f' <a href="talk.php?id=7&amp;page={k}">{k}</a>' for k in (n - 1, n + 1) if 1 <= k <= 3)
    return html(f"<p>{PARTS[n - 1]}</p><p>الصفحة {n} من 3</p><p>{around}</p>")


def related(n):
    """Nothing but `<link rel=prev>` and `<link rel=next>`."""
    def address(k):
        return f"https://c.example/n/irrigation{f'-p{k}' if k > 1 else ''}.html"

    links = "".join(f'<link rel="{name}" href="{address(k)}">' for name, k in (("prev", n - 1), ("next", n + 1)) if 1 <= k <= 3)
    return html(f"<p>{PARTS[n - 1]}</p>", canonical=address(n), links=links)


WHOLE = "\n".join([f"{TITLE}\n\n{STANDFIRST}", *PARTS])
FORMS = [wordpress, drupal, bare, related]


@pytest.mark.parametrize("form", FORMS)
def test_a_page_tells_its_number(form):
    told = [page_of(form(n).encode()).paging for n in (1, 2, 3)]
    assert [one.number for one in told] == [1, 2, 3]
    assert {one.series for one in told} == {told[0].series}
    assert max(one.last for one in told) == 3


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("order", [(1, 2, 3), (3, 1, 2)])
def test_pages_of_a_folder_are_one_article(tmp_path, form, order):
    for place, n in enumerate(order):
        (tmp_path / f"{place}.html").write_text(form(n), encoding="utf-8")
    (tmp_path / "z.html").write_text(html(f"<p>{PARTS[0]}</p>", canonical="https://d.example/1"), encoding="utf-8")
    articles, failed = read(tmp_path)
    assert not failed
    assert [a.text == WHOLE for a in articles] == [True, False]
    assert "#page" not in (articles[0].url or "")


def test_pages_of_a_zip_are_joined_and_what_lacks_its_first_page_stays_by_itself(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name, text in {"a1": wordpress(1), "a2": wordpress(2), "b2": drupal(2), "b3": drupal(3)}.items():
            archive.writestr(f"{name}.html", text)
    articles, _failed = read(tmp_path / "a.zip")
    assert [a.text.split("\n")[3:] for a in articles] == [list(PARTS[:2]), [PARTS[1]], [PARTS[2]]]
    assert [a.url for a in articles[1:]] == [f"https://b.example/node/7#page={n}" for n in (2, 3)]


def test_spans_of_a_joined_article_lead_to_their_page():
    sources = [wordpress(n) for n in (1, 2, 3)]
    page = join([page_of(source.encode()) for source in sources])
    selectors = Selectors(page)
    assert page.document.text == WHOLE
    for n, part in enumerate(PARTS):
        start = WHOLE.index(part)
        found = selectors.of(start + 3, start + 20)
        assert found.source == "https://a.example/irrigation/" + (f"{n + 1}/" if n else "")
        root = LexborHTMLParser(sources[n]).root
        assert between(root, found.start, found.end) == part[3:20]
    across = selectors.of(WHOLE.index(PARTS[0]), len(WHOLE))
    assert across.start is None
    assert across.exact.endswith(PARTS[2])


def test_neighbours_and_lists_are_no_pages():
    neighbour = html(f"<p>{PARTS[0]}</p>", canonical="https://e.example/news/1200",
                     links='<link rel="next" href="https://e.example/news/1201">')
    assert page_of(neighbour.encode()).paging is None
    comments = html(f'<p>{PARTS[0]}</p><div class="pagination"><a href="?cpage=2">2</a></div>', canonical="https://e.example/x")
    assert page_of(comments.encode()).paging is None
    pages = "".join(f'<a href="?page={n}">{n}</a>' for n in range(2, 90))
    section = html(f'<p>{PARTS[0]}</p><div class="pagination">{pages}</div>', canonical="https://e.example/section")
    assert page_of(section.encode()).paging is None
    assert page_of(wordpress(2).encode()).paging == Paging("a.example/irrigation", 2, 3)
    assert numbered("https://e.example/2022/01/13/") == ("e.example/2022/01/13", None)


def test_page_shows_the_pages_of_one_article(tmp_path):
    names = []
    for n in (1, 2, 3):
        names.append(tmp_path / f"{n}.html")
        names[-1].write_text(drupal(n), encoding="utf-8")
    shown = json.loads(musnad("page", *names, "--format", "json").out)
    assert shown["document"]["text"] == WHOLE
    assert shown["lines"][-1]["source"] == "https://b.example/node/7#page=3"
    wrong = musnad("page", names[0], names[2])
    assert wrong.returncode == 1
    assert wrong.err.count("\n") == 1
    assert "in order" in wrong.err
