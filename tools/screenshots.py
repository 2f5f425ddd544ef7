"""Pictures of every page in both languages over the articles of the tests → docs/screenshots.

    python tools/screenshots.py
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser import CHROMIUM, FLAGS, served  # noqa: E402

import musnad  # noqa: E402
from musnad.page.inputs import documents  # noqa: E402

WHOLE = ("article", "event", "home", "situation", "statement")
TARGET = ROOT / "docs/screenshots"
SHAPES = {"": {"viewport": {"width": 1280, "height": 860}},
          "-dark": {"viewport": {"width": 1280, "height": 860}, "color_scheme": "dark"},
          "-phone": {"viewport": {"width": 390, "height": 844}}}


def pages(store):
    """Name → path."""
    articles = store.documents(limit=200).items
    article = next(one.article.id for one in articles if one.article.id and one.changes and one.statements > 2)
    attack = max((one for one in store.records("events", limit=200).items if one.record.quantities),
                 key=lambda one: len(store.trace(one.id).reports))
    told = max(store.records("statements", limit=200).items, key=lambda one: len(one.record.chain))
    reading = store.reading(told.article.id)
    store.review(attack.id, "accepted", by="Maryam")
    return {
        "home": "/", "situation": "/situation", "timeline": "/timeline", "events": "/timeline?show=events",
        "articles": "/documents",
        "article": f"/documents/{reading.document.id}#{told.id.split('.')[1]}", "event": f"/records/{attack.id}",
        "statement": f"/records/{told.id}", "entities": "/entities", "entity": "/entities/person/kassym-jomart-tokayev",
        "search": "/search?q=" + articles[0].article.headline.split()[1], "try": "/try", "review": "/review",
        "change": f"/documents/{article}",
    }


def main():
    """Take the pictures."""
    wanted = sys.argv[1:]
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = musnad.Store(Path(folder) / "wire.db")
        store.add_all(documents([str(ROOT / "tests/data/wire/articles.jsonl")]))
        named = pages(store)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        with served(store) as site:
            for shape, options in SHAPES.items():
                for language in ("en", "ar"):
                    page = browser.new_context(base_url=site, locale=language, **options).new_page()
                    for name, path in named.items():
                        if (shape and name not in ("article", "situation")) or (wanted and name not in wanted):
                            continue
                        page.goto(path, wait_until="networkidle")
                        if name == "situation":
                            page.locator("#map[data-ready]").wait_for(timeout=60_000)
                            page.wait_for_timeout(800)
                        page.screenshot(path=TARGET / f"{name}-{language}{shape}.png", full_page=not shape and name in WHOLE)
        browser.close()


if __name__ == "__main__":
    main()
