"""The pages in a real browser: what a click does, what is read aloud, and that nothing leaves the host."""

import re
from pathlib import Path

import pytest
from browser import CHROMIUM, FLAGS, served
from stores import wire

playwright = pytest.importorskip("playwright.sync_api")
if CHROMIUM is None:
    pytest.skip("no chromium: apt-get install chromium, or name one in CHROMIUM", allow_module_level=True)

SERIOUS = ("serious", "critical")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return wire(tmp_path_factory.mktemp("browser") / "wire.db")


@pytest.fixture(scope="module")
def site(store):
    with served(store) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with playwright.sync_playwright() as started:
        made = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.fixture
def open_page(browser, site):
    """Opens a page in a language; at the end no script failed and no request left the host."""
    contexts, wrong = [], []

    def opened(path, language="en", **options):
        context = browser.new_context(locale=language, base_url=site, **options)
        contexts.append(context)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: wrong.append(f"{path}: {error}"))
        page.on("console", lambda message: wrong.append(f"{path}: {message.text}") if message.type == "error" else None)
        page.on("request", lambda request: None if request.url.startswith((site, "data:", "blob:"))
                else wrong.append(f"outside: {request.url}"))
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not wrong


def article_of(store, words):
    return next(one.article.id for one in store.documents(limit=200).items if words in one.article.headline)


def record_of(store, kind, holds):
    return next(one for one in store.records(kind, limit=200).items if holds(one))


@pytest.fixture(scope="module")
def addresses(store):
    told = record_of(store, "statements", lambda one: len(one.record.chain) > 1)
    return {
        "home": "/", "situation": "/situation", "timeline": "/timeline", "events": "/timeline?show=events",
        "articles": "/documents",
        "article": f"/documents/{article_of(store, 'توكاييف يعلن')}", "record": f"/records/{told.id}", "entities": "/entities",
        "entity": "/entities/person/kassym-jomart-tokayev", "search": "/search?q=قوات", "try": "/try",
        "review": "/review", "statements": "/statements", "nowhere": "/nowhere",
    }


@pytest.mark.parametrize("language", ["en", "ar"])
def test_no_page_has_serious_faults_of_accessibility(open_page, addresses, language):
    import axe_playwright_python

    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    found = []
    page = open_page("/", language, color_scheme="dark" if language == "ar" else "light")
    for name, path in addresses.items():
        if name == "nowhere":
            continue  # its status would be taken for a failed request
        page.goto(path)
        page.evaluate(axe)
        result = page.evaluate("axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})")
        found += [f"{name}: {fault['id']}: {fault['nodes'][0]['html'][:160]} {fault['nodes'][0]['failureSummary'][:300]}"
                  for fault in result["violations"] if fault["impact"] in SERIOUS]
    assert not found


def test_on_a_phone_nothing_is_wider_than_the_screen(open_page, addresses):
    page = open_page("/", "ar", viewport={"width": 360, "height": 740})
    for path in addresses.values():
        if path != "/nowhere":
            page.goto(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_a_click_on_words_opens_the_record_with_its_rule_and_the_next_click_the_next(open_page, addresses):
    page = open_page(addresses["article"])
    words = page.locator(".text .ev", has_text="اقتحموا").first
    words.click()
    card = page.locator(".card:target")
    assert "اقتحموا" in card.locator("mark").inner_text()
    assert re.search(r"events/predicates/\w+#", card.locator(".rule code").inner_text())
    first = page.url
    words.click()
    assert page.url != first
    assert page.locator(".card:target .link-speaker").is_visible()
    assert page.locator(".text .on").count() > 1


def test_the_list_is_for_the_keyboard_and_escape_leads_back(open_page, addresses):
    page = open_page(addresses["article"])
    link = page.locator("a[data-record]").first
    link.focus()
    page.keyboard.press("Enter")
    assert page.locator(".card:target").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".card:target").is_visible()
    assert link.evaluate("one => one === document.activeElement")


def test_layers_are_shown_as_one_wishes(open_page, addresses):
    page = open_page(addresses["article"])
    text = page.locator(".text")
    assert "show-event" in text.get_attribute("class")
    page.get_by_label("Events").uncheck()
    assert "show-event" not in text.get_attribute("class")


def test_copy_as_puts_the_quoted_words_on_the_clipboard(open_page, store):
    one = record_of(store, "statements", lambda one: True)
    page = open_page(f"/records/{one.id}")
    page.get_by_role("link", name="Text", exact=True).click()
    page.get_by_text("Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert one.words in copied
    assert page.url in copied


def test_a_review_changes_the_store_without_leaving_the_page(open_page, store):
    one = record_of(store, "events", lambda one: one.record.status == "actual")
    page = open_page(f"/records/{one.id}")
    page.locator("#review input[name=by]").fill("Maryam")
    page.locator("#review summary").click()
    page.locator("#review select[name=status]").select_option("future")
    page.locator("#review button[value=corrected]").click()
    page.locator("#review .verdict-corrected").first.wait_for()
    assert store.reviews(one.id)[0].correction == {"status": "future"}
    page.locator("#review button[value=accepted]").click()
    page.locator("#review h2 .verdict-accepted").wait_for()
    assert [review.by for review in store.reviews(one.id)] == ["Maryam", "Maryam"]


def test_the_slider_changes_the_day_the_table_and_the_map(open_page):
    page = open_page("/situation")
    page.locator("#map[data-ready]").wait_for()
    assert "KZ" in page.locator("#map").get_attribute("data-held").split()
    rows = page.locator("#found tbody tr").count()
    day = page.locator("#day")
    day.focus()
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile("at=2022-01-05"))
    page.locator("#found [data-day='5 January 2022']").wait_for()
    assert 0 < page.locator("#found tbody tr").count() < rows
    held = page.locator("#map").get_attribute("data-held").split()
    assert "KZ" in held
    assert "TN" not in held
    assert page.locator(".slider output").inner_text() == "5 January 2022"


def test_the_situation_says_in_words_where_there_is_no_webgl(browser, site):
    context = browser.new_context(base_url=site, locale="en")
    context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page = context.new_page()
    page.goto("/situation")
    page.get_by_text("needs WebGL").wait_for()
    assert page.locator("#found tbody tr").count()
    context.close()


def test_filters_answer_without_loading_the_page_anew(open_page):
    page = open_page("/timeline", "ar")
    page.evaluate("window.mine = true")
    page.get_by_label("المنطقة").fill("KZ")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("in=KZ"))
    page.locator(".timeline").wait_for()
    assert page.evaluate("window.mine")
    assert "الخرطوم" not in page.locator(".timeline").inner_text()


def test_a_text_is_tried_and_read_at_once(open_page):
    page = open_page("/try", "ar")
    page.get_by_label("نص", exact=True).fill("أكد الوزير أن الاتفاق قريب.")
    page.get_by_role("button", name="اقرأ").click()
    page.locator("a[data-record=s1]").click()
    assert "الوزير" in page.locator(".card:target .link-speaker").inner_text()


def test_without_scripts_the_cards_open_all_the_same(browser, site, addresses):
    context = browser.new_context(java_script_enabled=False, base_url=site, locale="en")
    page = context.new_page()
    page.goto(addresses["article"])
    page.locator("a[data-record]").first.click()
    assert page.locator(".card:target .rule").is_visible()
    context.close()


def test_the_preferences_are_kept(open_page):
    page = open_page("/documents")
    page.locator(".prefs summary").click()
    page.get_by_label("Language").select_option("ar")
    page.get_by_label("Numerals").select_option("arab")
    page.get_by_role("button", name="Save").click()
    page.locator("html[dir=rtl]").wait_for()
    assert "٢٠٢٢" in page.locator(".articles time").first.inner_text()
