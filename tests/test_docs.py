"""The documentation builds without a warning, loads nothing from elsewhere, and leads nowhere that is not."""

import contextlib
import functools
import re
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from browser import CHROMIUM, FLAGS
from docsite import built, outside, pages, target, urls

pytest.importorskip("mkdocs")


def test_it_builds_in_two_languages():
    site = built()
    for page in ("index.html", "ar/index.html", "api/index.html", "accuracy/index.html", "limits/index.html"):
        assert (site / page).is_file(), page
    made = pages()
    assert (made["index.html"].language, made["index.html"].direction) == ("en", "ltr")
    assert (made["ar/index.html"].language, made["ar/index.html"].direction) == ("ar", "rtl")


def test_nothing_is_loaded_from_elsewhere():
    for name, page in pages().items():
        assert not [load for load in page.loads if outside(load)], name
        assert not [url for style in page.styles for url in urls(style) if outside(url)], name
    for path in built().rglob("*.css"):
        assert not [url for url in urls(path.read_text(encoding="utf-8")) if outside(url)], path.name


def test_what_is_loaded_is_there():
    site = built()
    for name, page in pages().items():
        if name.endswith("404.html"):
            continue  # its addresses are absolute, since it is shown anywhere
        for load in page.loads:
            if not load.startswith("data:"):
                assert (site / target(name, load)[0]).is_file(), f"{name}: {load}"


def test_links_lead_somewhere():
    made, site = pages(), built()
    for name, page in made.items():
        if name.endswith("404.html"):
            continue
        for link in page.links:
            if outside(link) or link.startswith("mailto:"):
                continue
            path, anchor = target(name, link)
            assert (site / path).is_file(), f"{name}: {link}"
            assert not anchor or path not in made or anchor in made[path].anchors or anchor.startswith("__"), f"{name}: {link}"


def test_the_python_names_are_documented():
    api = built() / "api"
    text = "".join(path.read_text(encoding="utf-8") for path in api.rglob("*.html"))
    anchors = set(re.findall(r'id="(musnad\.[\w.]+)"', text))
    for name in ("musnad.reader.read", "musnad.library.Store", "musnad.library.Store.situation", "musnad.records.Statement",
                 "musnad.records.Change", "musnad.query.trace.Trace"):
        assert name in anchors, name


@contextlib.contextmanager
def served():
    """The address of the built site."""
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(built()))
    handler.func.log_message = lambda *arguments: None
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium: apt-get install chromium, or name one in CHROMIUM")
def test_a_browser_asks_nothing_of_others_and_finds_words():
    playwright, axe = pytest.importorskip("playwright.sync_api"), pytest.importorskip("axe_playwright_python.sync_playwright")
    asked, wrong = [], []
    with served() as address, playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        for path, word, found in (("/", "curfew", "codebook"), ("/ar/", "الطوارئ", "ar/codebook")):
            page.goto(address + path)
            page.locator(".md-search__input").fill(word)
            page.keyboard.press("Shift")  # the page listens to keys, which filling in presses none of
            page.locator(f".md-search-result__link[href*='{found}/']").first.wait_for(state="attached", timeout=30_000)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 844})
            for path in ("/", "/codebook/contexts/", "/codebook/events/", "/ar/tutorial/", "/accuracy/", "/api/"):
                page.goto(address + path)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
        for path in ("/", "/codebook/changes/", "/ar/tutorial/"):
            page.goto(address + path)
            found = [violation["id"] for violation in axe.Axe().run(page).response["violations"]
                     if violation["impact"] in ("serious", "critical")]
            assert not found, (path, found)
        assert page.evaluate("document.fonts.check('16px \"Plex Arabic\"')")
        browser.close()
    assert not wrong
    assert asked
    assert not [url for url in asked if not url.startswith((address, "data:", "blob:"))]
