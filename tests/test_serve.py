"""The API over a real store: what each address answers, pages of lists, ETags, problems, and who is refused."""

import json
import time
import zipfile
from io import BytesIO

import pytest
from command import musnad as run
from fastapi.testclient import TestClient
from loopback import serving
from stores import wire

import musnad
from musnad.library import Store
from musnad.query.pages import listed_record
from musnad.schema import schema
from musnad.serve import app
from musnad.serve.app import make_app
from musnad.serve.settings import Settings

TOKEN = "a token of enough characters".replace(" ", "-")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return wire(tmp_path_factory.mktemp("serve") / "wire.db")


@pytest.fixture(scope="module")
def client(store):
    return TestClient(make_app(store), base_url="http://127.0.0.1")


def items(client, path, **asked):
    answer = client.get(path, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def test_an_article_that_is_read_answers_as_musnad_read_prints_it_and_is_not_kept(client, store):
    before = store.stats()
    answer = client.post("/read", json={"text": "أكد الوزير أن الاتفاق قريب.", "published": "2022-01-13"})
    assert answer.status_code == 200
    assert answer.json()["statements"][0]["chain"][0]["name"] == "الوزير"
    assert set(answer.json()) == set(schema()["properties"])
    assert store.stats() == before


def test_html_is_read_as_the_page_that_it_is(client):
    paragraph = "<p>أكد الوزير الأول أن الاتفاق قريب جدا وأن المحادثات تمضي على ما يرام.</p>"
    page = f"<html><body><nav>الرئيسية</nav><article><h1>اتفاق قريب</h1>{paragraph * 4}</article></body></html>"
    answer = client.post("/read", json={"html": page, "published": "2022-01-13", "outlet": "وكالة"}).json()
    assert "الرئيسية" not in answer["document"]["text"]
    assert answer["document"]["outlet"] == "وكالة"
    assert answer["statements"]


@pytest.mark.parametrize(
    ("body", "status", "told"),
    [
        ({}, 422, "nothing to read"),
        ({"text": "قال", "html": "<p>"}, 422, "exclude each other"),
        ({"text": "no Arabic here"}, 422, "no Arabic"),
        ({"text": "قال الوزير", "published": "yesterday"}, 422, "is no date"),
        ({"text": "قال الوزير إن " * 20_000}, 413, "characters"),
        ({"text": "ك" * 5_000_000}, 413, "MB"),
        ({"url": "http://127.0.0.1:1/article"}, 422, "private network"),
        ({"url": "http://169.254.169.254/latest/meta-data"}, 422, "private network"),
        ({"url": "file:///etc/passwd"}, 422, "no address of the web"),
        ({"text": "قال", "more": 1}, 422, "more"),
    ],
)
def test_what_cannot_be_read_is_a_problem_that_says_why(client, body, status, told):
    answer = client.post("/read", json=body)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert told in answer.json()["detail"]
    assert answer.json()["status"] == status


def test_lists_come_a_page_at_a_time_and_miss_nothing(client, store):
    for path in ("/documents", "/statements", "/events", "/changes", "/entities"):
        whole = items(client, path, limit=200)
        pages, cursor = [], None
        while True:
            page = client.get(path, params={"limit": 7} | ({"cursor": cursor} if cursor else {})).json()
            pages += page["items"]
            cursor = page["next"]
            if cursor is None:
                break
        assert pages == whole
        if path != "/entities":
            assert len(whole) == store.stats()[path[1:]]


@pytest.mark.parametrize(
    ("path", "asked", "holds"),
    [
        ("/documents", {"outlet": "وكالة الأفق"}, lambda one: one["article"]["outlet"] == "وكالة الأفق"),
        ("/documents", {"from": "2022-01-13"}, lambda one: one["article"]["published"] >= "2022-01-13"),
        ("/documents", {"to": "2022-01-06"}, lambda one: one["article"]["published"] <= "2022-01-06"),
        ("/documents", {"in": "IQ"}, lambda one: "الموصل" in one["article"]["headline"]),
        ("/statements", {"stance": "denies"}, lambda one: one["record"]["stance"] == "denies"),
        ("/statements", {"speaker": "حركة النهضة"}, lambda one: "النهضة" in one["record"]["chain"][-1]["name"]),
        ("/events", {"type": "protest"}, lambda one: one["record"]["type"] == "PROTEST"),
        ("/events", {"in": "IQ", "status": "actual"}, lambda one: one["record"]["status"] == "actual"),
        ("/events", {"min-confidence": "0.8"}, lambda one: one["record"]["confidence"] >= 0.8),
        ("/changes", {"kind": "curfew", "effect": "starts"}, lambda one: one["record"]["kind"] == "curfew"),
        ("/changes", {"in": "KZ-27"}, lambda one: one["record"]["areas"][0]["admin1"] == "KZ-27"),
        ("/entities", {"kind": "person"}, lambda one: one["kind"] == "person"),
    ],
)
def test_filters_give_what_they_ask_for_and_only_that(client, path, asked, holds):
    found = items(client, path, **asked)
    assert found
    assert all(map(holds, found))
    assert len(found) < len(items(client, path, limit=200))


def test_a_record_has_a_permanent_address_and_its_trace(client):
    one = items(client, "/events", type="ASSAULT", **{"in": "IQ"})[0]
    record = client.get(f"/records/{one['id']}").json()
    assert record["words"]
    assert client.get(f"/records/{one['id']}.json").json() == record
    assert client.get(f"/trace/{one['id']}").json()["reports"]
    document = client.get(f"/documents/{record['article']['id']}").json()
    assert record["record"] in document["events"]
    start, end = record["record"]["trigger"]
    assert " ".join(document["document"]["text"][start:end].split()) == record["words"]


def test_entities_are_found_by_name_and_by_address(client):
    found = client.get("/search/entities", params={"q": "Blinken"}).json()[0]
    assert client.get(f"/entities/{found['id']}").json() == found
    assert client.get(f"/entities/{found['id']}.json").json()["says"] == found["says"]


def test_the_ledger_answers_as_the_store_does(client, store):
    held = items(client, "/situation", at="2022-01-14", **{"in": "KZ"})
    assert [one["area"] for one in held] == [one.area for one in store.situation("2022-01-14", area="KZ")]
    assert "KZ-27" in next(one for one in held if one["kind"] == "state_of_emergency")["lifted"]
    days = [moment["day"] for moment in items(client, "/timeline", kind="state_of_emergency")]
    assert days == sorted(days)
    assert {"+"} <= {one["sign"] for one in client.get("/diff", params={"from": "2022-01-04", "to": "2022-01-06"}).json()}


def test_the_page_names_where_a_measure_was_lifted_in_the_readers_language(client):
    asked = {"at": "2022-01-14", "in": "KZ", "kind": "state_of_emergency"}
    arabic = client.get("/situation", params=asked, headers={"accept": "text/html", "accept-language": "ar"}).text
    english = client.get("/situation", params=asked, headers={"accept": "text/html", "accept-language": "en"}).text
    assert "بافلودار" in arabic
    assert "KZ-55" not in arabic
    assert "KZ-55" in english


def test_search_goes_on_behind_its_last_hit_and_counts_facets(client):
    first = client.get("/search", params={"q": "قوات", "limit": 2}).json()
    rest = client.get("/search", params={"q": "قوات", "cursor": first["next"]}).json()
    found = [hit["document"] for hit in (*first["items"], *rest["items"])]
    assert len(found) == len(set(found))
    assert found == [hit["document"] for hit in items(client, "/search", q="قوات")]
    facets = client.get("/search/facets", params={"q": "قوات"}).json()
    assert facets["articles"] == len(found)
    outlets = [facet for facet in facets["facets"] if facet["field"] == "outlet"]
    assert sum(facet["articles"] for facet in outlets) == len(found)


def test_exports_are_those_of_the_command_line(client):
    assert len(client.get("/exports/jsonl").text.splitlines()) == 16
    assert client.get("/exports/geojson").json()["type"] == "FeatureCollection"
    assert client.get("/exports/ical").text.startswith("BEGIN:VCALENDAR\r\n")
    with zipfile.ZipFile(BytesIO(client.get("/exports/csv").content)) as archive:
        assert "events.csv" in archive.namelist()


def test_an_etag_is_strong_and_spares_the_answer(client):
    answer = client.get("/documents")
    etag = answer.headers["etag"]
    assert etag.startswith('"')
    again = client.get("/documents", headers={"if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/documents", params={"limit": 1}, headers={"if-none-match": etag}).status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/documents?cursor=nonsense", 400), ("/documents?from=yesterday", 400), ("/events?type=DANCE", 400),
        ("/events?limit=0", 422), ("/situation?in=Atlantis", 400), ("/situation?kind=dance", 400), ("/documents/dnone", 404),
        ("/records/dnone.s1", 404), ("/trace/dnone.s1", 404), ("/entities/person/nobody-at-all", 404), ("/nowhere", 404),
        ("/search?q=%22open", 400), ("/search", 400), ("/exports/dance", 422), ("/records/" + "x" * 3000, 404),
    ],
)
def test_errors_are_problems(client, path, status):
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert {"type", "title", "status", "detail"} <= set(answer.json())


def test_a_foreign_site_cannot_use_the_server(store):
    client = TestClient(make_app(store), base_url="http://127.0.0.1")
    assert client.get("/documents", headers={"host": "evil.example"}).status_code == 421
    body = {"text": "قال الوزير إن الاتفاق قريب."}
    assert client.post("/read", json=body, headers={"origin": "https://evil.example"}).status_code == 403
    assert client.post("/read", json=body, headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/read", json=body, headers={"origin": "http://127.0.0.1"}).status_code == 200


def test_with_a_token_nobody_is_answered_without_it(store):
    client = TestClient(make_app(store, Settings(host="0.0.0.0", token=TOKEN)), base_url="http://news.example")
    assert client.get("/documents").status_code == 401
    assert client.get("/documents", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert client.get("/documents", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert client.get("/openapi.json").status_code == 401


def test_every_answer_carries_the_headers_of_security(client):
    for path in ("/documents", "/nowhere", "/openapi.json"):
        headers = client.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_the_openapi_describes_every_address_with_a_problem(client):
    described = client.get("/openapi.json").json()
    assert {"/read", "/documents", "/situation", "/search"} <= set(described["paths"])
    for path in described["paths"].values():
        for operation in path.values():
            assert "default" in operation["responses"]
            assert operation["summary"]
    json.dumps(described)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--host", "0.0.0.0"), "set a token"),
        (("--host", "0.0.0.0", "--token", "short"), "at least 16 characters"),
        (("--token", "with a blank in between"), "without spaces"),
    ],
)
def test_the_server_does_not_start_open_to_others(arguments, told, tmp_path):
    result = run("serve", *arguments, "--store", tmp_path / "s.db")
    assert result.returncode == 2
    assert told in result.err


def test_an_empty_store_has_an_overview_that_says_what_to_do(tmp_path):
    app = make_app(musnad.Store(tmp_path / "empty.db"))
    client = TestClient(app, base_url="http://127.0.0.1", headers={"accept": "text/html"})
    for path in ("/", "/situation", "/timeline", "/documents", "/entities", "/review"):
        assert client.get(path).status_code == 200
    assert "musnad ingest" in client.get("/").text


def test_a_page_that_is_fetched_is_read(store):
    paragraph = "<p>أكد الوزير الأول أن الاتفاق قريب جدا وأن المحادثات تمضي.</p>"
    page = f"<html><body><article><h1>اتفاق قريب</h1>{paragraph * 4}"
    with serving({"/article": page.encode()}) as site:
        client = TestClient(make_app(store, Settings(private=True)), base_url="http://127.0.0.1")
        answer = client.post("/read", json={"url": f"{site.address}/article"})
        assert answer.status_code == 200, answer.text
        assert answer.json()["statements"]
        refused = client.post("/read", json={"url": f"{site.address}/nothing"})
        assert refused.status_code == 422
        assert "404" in refused.json()["detail"]


def test_the_server_works_out_what_no_ingest_does(tmp_path, monkeypatch):
    monkeypatch.setattr(app, "_SECONDS", 0.05)
    kept = Store(tmp_path / "m.db")
    kept.add("فرضت تونس حالة الطوارئ في البلاد اليوم الثلاثاء.", "2019-03-12")
    with TestClient(make_app(kept), base_url="http://127.0.0.1") as client:
        assert until(lambda: kept.situation("2019-03-13", kept=True))
        kept.add("رفعت تونس حالة الطوارئ اليوم.", "2019-03-14")
        assert until(lambda: client.get("/situation.json?at=2019-03-15").json()["total"] == 0)


def until(true, seconds=20):
    """Whether something becomes true soon."""
    end = time.monotonic() + seconds
    while not (found := true()) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def test_records_of_a_list_are_those_of_their_articles(store):
    listed, whole = {}, {}
    for kind in ("statements", "events", "changes"):
        page = store.records(kind, limit=1000)
        listed |= {one.id: one for one in page.items}
        assert page.next is None
    for reading in store.readings():
        whole |= {f"{reading.document.id}.{record.id}": listed_record(reading, record)
                  for record in (*reading.statements, *reading.events, *reading.changes)}
    assert len(whole) > 10
    assert listed == whole
    assert store.listed([*whole, "d0.s1", f"{next(iter(whole))}x"]) == list(whole.values())
