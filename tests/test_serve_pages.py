"""The pages as a browser without scripts gets them: every one in both languages, with words for all that is shown."""

import csv
import re

import pytest
from fastapi.testclient import TestClient
from stores import wire
from test_serve import TOKEN

import musnad
from musnad.rulebook.schemas import CHANGE_KINDS, CONTEXTS, EFFECTS, EVENT_MODES, EVENT_TYPES, SECTORS, STANCES
from musnad.serve.app import make_app
from musnad.serve.assets import FOLDER, address
from musnad.serve.settings import Settings
from musnad.serve.wording import MESSAGES, Prefs, Wording, messages
from musnad.store.shipped import table

BROWSER = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return wire(tmp_path_factory.mktemp("pages") / "wire.db")


@pytest.fixture(scope="module")
def client(store):
    return TestClient(make_app(store), base_url="http://127.0.0.1", headers=BROWSER)


@pytest.fixture(scope="module")
def paths(store):
    article = store.documents().items[0].article.id
    event = store.records("events").items[0].id
    return ["/", "/situation", "/timeline", "/timeline?show=events", "/documents", f"/documents/{article}", f"/records/{event}",
            "/statements", "/events", "/changes", "/entities", "/entities/person/kassym-jomart-tokayev", "/search",
            "/search?q=قوات", "/try"]


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_answers_in_both_languages_and_loads_nothing_from_elsewhere(client, paths, language):
    for path in paths:
        answer = client.get(path, headers={"accept-language": language})
        assert answer.status_code == 200, path
        html = answer.text
        assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in html
        loaded = re.findall(r'(?:src|data-module|data-countries|<link[^>]*href)="([^"]+)"', html)
        assert loaded
        assert all(one.startswith("/assets/") for one in loaded)
        assert all(client.get(one).status_code == 200 for one in set(loaded))
        assert not re.search(r"<[^>]+\s(style|on\w+)=", html), "inline style or script"
        assert "<script>" not in html


def test_every_page_answers_as_json_too(client, paths):
    for path in paths:
        bare, _, asked = path.partition("?")
        if bare in ("/try",) or path == "/search":
            continue
        answer = client.get(f"{bare.rstrip('/') or '/index'}.json?{asked}")
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json"), path


def test_a_page_has_an_etag_of_its_own_language(client):
    english, arabic = (client.get("/documents", headers={"accept-language": one}) for one in ("en", "ar"))
    assert english.headers["etag"] != arabic.headers["etag"]
    assert "Accept-Language" in english.headers["vary"]
    again = client.get("/documents", headers={"accept-language": "ar", "if-none-match": arabic.headers["etag"]})
    assert again.status_code == 304


def test_an_article_is_never_html(tmp_path):
    store = musnad.Store(tmp_path / "bad.db")
    store.add("قال الوزير <script>alert(1)</script> إن الاتفاق قريب.", "2022-01-13", outlet="<b>",
              headline="<img src=x onerror=y>", url="javascript:alert(1)")
    client = TestClient(make_app(store), base_url="http://127.0.0.1", headers=BROWSER)
    page = client.get(f"/documents/{store.documents().items[0].article.id}").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript:' not in page


def test_what_was_tried_is_shown_with_its_records_and_kept_nowhere(client, store):
    before = store.stats()
    answer = client.post("/try", data={"text": "أكد الوزير أن الاتفاق قريب.", "url": "", "published": "2022-01-13"})
    assert answer.status_code == 200
    assert 'data-record="s1"' in answer.text
    assert "attribution/cues/verbs#akkada" in answer.text
    assert store.stats() == before
    refused = client.post("/try", data={"text": "", "url": "http://10.0.0.1/"})
    assert refused.status_code == 422
    assert "private network" in refused.text


def test_preferences_stay_and_change_dates_numerals_and_language(client, paths):
    chosen = {"language": "ar", "numerals": "arab", "calendar": "hijri", "theme": "dark"}
    answer = client.post("/prefs", data={**chosen, "to": "/timeline"}, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/timeline")
    page = client.get("/timeline").text
    client.cookies.clear()
    assert 'data-theme="dark"' in page
    assert "جمادى الآخرة ١٤٤٣ هـ" in page
    assert client.post("/prefs", data={"to": "//evil.example/"}, follow_redirects=False).headers["location"] == "/"


def test_a_browser_gives_the_token_once(store):
    client = TestClient(make_app(store, Settings(host="0.0.0.0", token=TOKEN)), base_url="http://news.example", headers=BROWSER)
    answer = client.get("/documents", follow_redirects=False)
    assert answer.headers["location"] == "/enter?to=/documents"
    assert client.post("/enter", data={"token": "wrong", "to": "/documents"}).status_code == 401
    entered = client.post("/enter", data={"token": TOKEN, "to": "/documents"}, follow_redirects=False)
    assert entered.headers["location"] == "/documents"
    assert "HttpOnly" in entered.headers["set-cookie"]
    assert client.get("/documents").status_code == 200


def test_a_record_can_be_cited(client, store):
    id = store.records("statements").items[0].id
    text = client.get(f"/records/{id}/cite").text
    assert f"http://127.0.0.1/records/{id}" in text
    assert store.record(id).words in text
    assert client.get(f"/records/{id}/cite?as=bibtex").text.startswith("@online{musnad-")
    assert client.get(f"/records/{id}/cite?as=jsonld").json()["id"] == f"urn:musnad:{id}"


def test_every_message_has_words_in_both_languages_in_the_order_of_ids():
    with MESSAGES.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    ids = [row["id"] for row in rows]
    assert ids == sorted(set(ids))
    assert all(row["en"] and row["ar"] for row in rows)
    wrong = set("\u0640\u06cc\u06a9\u200e\u200f")  # tatweel (but in the mark of the Hijri era), Farsi letters, marks of direction
    assert not [row["id"] for row in rows if set(row["ar"]) & wrong and row["id"] != "month.hijri.era"]


@pytest.mark.parametrize(
    ("group", "codes"),
    [("type", EVENT_TYPES), ("mode", {mode for modes in EVENT_MODES.values() for mode in modes}), ("kind", CHANGE_KINDS),
     ("effect", EFFECTS), ("stance", STANCES), ("context", CONTEXTS), ("sector", SECTORS)],
)
def test_every_code_of_the_records_has_words(group, codes):
    for language in ("en", "ar"):
        assert not [code for code in codes if f"{group}.{code}" not in messages()[language]]


def test_what_is_shut_or_banned_is_told_in_the_readers_language(client):
    objects = {row["object"] for row in table("ledger/objects.tsv") if row["kind"] != "office"}
    for language in ("en", "ar"):
        assert not [code for code in objects if f"object.{code}" not in messages()[language]]
    page = client.get("/situation?at=2022-01-14", headers={**BROWSER, "accept-language": "ar"}).text
    assert "التجمعات" in page
    assert ">gatherings<" not in page


@pytest.mark.parametrize(
    ("value", "shown"),
    [("2022-01-13", "13 January 2022"), ("2022-01", "January 2022"), ("2022", "2022"), (None, ""),
     ("2022-01-13T09:30", "13 January 2022 09:30"),
     ("2022-01-13/2022-01-20", "13 January 2022 – 20 January 2022"), ("../2022-01-20", "… – 20 January 2022")],
)
def test_dates_read_as_a_person_writes_them(value, shown):
    assert Wording(Prefs()).day(value) == shown


def test_the_first_load_is_small():
    page = ["fonts.css", "base.css", "pages.css", "app.js", "reading.js", "situation.js", "icon.svg", "vendor/htmx.min.js"]
    fonts = [path.relative_to(FOLDER).as_posix() for path in (FOLDER / "fonts").glob("*.woff2")]
    assert sum((FOLDER / name).stat().st_size for name in page + fonts) < 600_000
    assert address("app.js").startswith("/assets/app.js?")


@pytest.mark.parametrize("path", ["/", "/situation", "/search?q=الحكومة"])
def test_all_that_a_page_loads_at_once_is_kept_by_the_browser(client, path):
    html = client.get(path, headers={"Accept": "text/html"}).text
    sheets = [client.get(sheet).text for sheet in re.findall(r'rel="stylesheet" href="([^"]+)"', html)]
    fonts = [f"/assets/{name}" for sheet in sheets for name in re.findall(r'url\("([^"]+)"\)', sheet)]
    named = r'(?:rel="(?:stylesheet|preload|modulepreload)" href|src|data-\w+-module)="(/assets/[^"]+)"'
    loaded = [*re.findall(named, html), *fonts]
    assert len(fonts) == 6
    assert set(re.findall(r'rel="preload" href="([^"]+)"', html)) < set(fonts)
    for asset in loaded:
        answer = client.get(asset)
        assert answer.status_code == 200, asset
        assert "immutable" in answer.headers["cache-control"], asset
    assert not any("maplibre" in asset for asset in loaded)  # comes with the map, which is drawn when all else is there
