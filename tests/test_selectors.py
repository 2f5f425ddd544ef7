"""Spans lead back to the page: what stands between two points of the DOM is the span."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from musnad.page.charset import decode_page
from musnad.page.errors import PageError
from musnad.page.html import page_of
from musnad.page.lists import lists
from musnad.page.selectors import Selectors

FOLDER = Path(__file__).parent / "pages"
STEP = re.compile(r"/(?:(?P<tag>[a-z][a-z0-9-]*|text\(\))|\*\[name\(\)='(?P<name>[^']+)'\])\[(?P<number>\d+)\]")


def found(root, path):
    """The node at an XPath of the form that selectors use."""
    node = None
    for match in STEP.finditer(path):
        tag = (match["tag"] or match["name"]).replace("text()", "-text")
        children = [root] if node is None else list(node.iter(include_text=True))
        node = [child for child in children if child.tag == tag][int(match["number"]) - 1]
    return node


def between(root, start, end):
    """The text of the page from one point to another, as a browser would select it."""
    first, last = found(root, start.xpath), found(root, end.xpath)
    units = {id(n): (n.text_content or "").encode("utf-16-le") for n in (first, last)}
    if first.mem_id == last.mem_id:
        return units[id(first)][start.offset * 2 : end.offset * 2].decode("utf-16-le")
    text, inside = "", False
    for node in root.traverse(include_text=True):
        if node.tag in ("br", "p", "td", "li", "div") and inside:
            text += " "
        if node.tag != "-text":
            continue
        if node.mem_id == first.mem_id:
            text, inside = units[id(first)][start.offset * 2 :].decode("utf-16-le"), True
        elif node.mem_id == last.mem_id:
            return text + units[id(last)][: end.offset * 2].decode("utf-16-le")
        elif inside:
            text += node.text_content or ""
    raise AssertionError("the end stands before the start")


def squeezed(text):
    return re.sub(r"[ \t\n\r\f]+", " ", text)


def check(data, spans):
    page = page_of(data)
    selectors, root = Selectors(page), LexborHTMLParser(decode_page(data, None, lists())).root
    text = page.document.text
    for start, end in spans(text):
        selector = selectors.of(start, end)
        assert selector.exact == text[start:end]
        assert text[:start].endswith(selector.prefix)
        assert text[end:].startswith(selector.suffix)
        if selector.start is not None and "\n" not in selector.exact:
            assert squeezed(between(root, selector.start, selector.end)) == selector.exact
    return page


def words(text):
    return [match.span() for match in re.finditer(r"\S+", text)]


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.html")))
def test_every_word_of_every_page_stands_where_its_selector_says(name):
    data = (FOLDER / f"{name}.html").read_bytes()
    page = check(data, words)
    if page.found_by != "script":
        assert all(Selectors(page).of(*span).start for span in words(page.document.text))


def test_a_range_over_inline_tags_line_breaks_and_signs_of_two_code_units():
    body = "<p>قال  الوزير\n 😀 <b>إن ال</b>حكومة <i>أقرت</i> قانون الموازنة&rlm; العامة."
    body += "<o:p> وأحالته إلى المجلس.</o:p></p><p>" + "وأضاف الوزير أن الأمر انتهى. " * 9
    data = f"<html><body><h1>الحكومة تقر<br>قانون الموازنة</h1>{body}</p></body></html>".encode()
    page = check(data, lambda text: [(a, b) for a in range(0, 120, 3) for b in range(a + 1, 120, 7)])
    assert page.document.text.startswith("الحكومة تقر قانون الموازنة\n\nقال الوزير 😀 إن الحكومة أقرت")
    quote, place = Selectors(page).of(28, 34).annotation()
    assert quote["type"] == "TextQuoteSelector"
    assert place["startSelector"]["value"] == "/html[1]/body[1]/p[1]/text()[1]"


PIECES = st.sampled_from(
    "<p> </p> <div> </div> <br> <b> </b> <span> </span> <ul><li> </li></ul> <table><tr><td> </td></tr></table> <h1> </h1> <h2> "
    "<a&nbsp;href=x> </a> <!--x--> <script>x</script> &rlm; &amp; &#1593; <aside> </aside> <article> </article> "
    "قال الوزير إن الحكومة أقرت قانون الموازنة العامة، وأحالته إلى المجلس. 😀 \u200f \u00a0 \ufeff اقرأ أيضا التعليقات "
    "<div&nbsp;class=related> <div&nbsp;style=display:none> <time> </time> 2022-01-13 <o:p> \x00 \ud7ff".split(" ")
).map(lambda piece: piece.replace("&nbsp;h", " h").replace("&nbsp;c", " c").replace("&nbsp;s", " s"))


@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=80), st.sampled_from([" ", "", "\n"]))
@settings(max_examples=60, deadline=None)
def test_any_page_is_read_or_refused_and_its_spans_lead_back(pieces, glue):
    prose = "أعلنت وزارة الداخلية أن القرار يسري من صباح الغد في جميع المحافظات، وقالت إنها ستراجعه لاحقا. " * 3
    data = f"<html><body>{glue.join(pieces)}<p>{prose}</p>".encode("utf-8", "replace")
    with suppress(PageError):
        check(data, words)


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused(data):
    with suppress(PageError):
        page_of(data)
