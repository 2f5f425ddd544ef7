"""Reviews: who said what of a record and when; what becomes of it in gold."""

import json
import zipfile
from io import BytesIO

import pytest
from command import musnad as run
from fastapi.testclient import TestClient
from test_serve_pages import BROWSER

import musnad
from musnad.evaluate.gold import annotated
from musnad.export.gold import gold
from musnad.page.inputs import Failure
from musnad.query.errors import QueryError
from musnad.serve.app import make_app

TEXT = (
    "أعلنت الحكومة التونسية، الأربعاء، حظر التجول في تونس.\nقال وزير الصحة علي مرابط إن الوضع صعب، وقال الوزير إن الوضع صعب.\n"
    "قتل 12 شخصا في انفجار سيارة مفخخة في الموصل بالعراق."
)


@pytest.fixture
def store(tmp_path):
    made = musnad.Store(tmp_path / "review.db")
    made.add(TEXT, "2022-01-12", outlet="وكالة")
    return made


@pytest.fixture
def client(store):
    return TestClient(make_app(store), base_url="http://127.0.0.1")


def first(store, kind):
    return store.records(kind).items[0]


def test_a_review_is_kept_with_who_and_when_and_the_last_counts(client, store):
    id = first(store, "events").id
    made = client.post(f"/records/{id}/reviews", json={"verdict": "accepted", "by": "مريم"})
    assert made.status_code == 201
    assert made.json()["at"].startswith("20")
    client.post(f"/records/{id}/reviews", json={"verdict": "rejected", "by": "sami", "reason": "no event"})
    assert [(one["by"], one["verdict"]) for one in client.get(f"/records/{id}/reviews").json()] == [
        ("مريم", "accepted"), ("sami", "rejected")]
    reading = next(iter(store.readings()))
    assert store.standing(reading)[id.split(".")[1]].verdict == "rejected"
    assert store.review_queue()[0].id != id
    assert client.get("/review").json()["recent"][0]["by"] == "sami"


@pytest.mark.parametrize(
    ("kind", "body", "told"),
    [
        ("events", {"verdict": "corrected", "by": "a"}, "says what is right"),
        ("events", {"verdict": "corrected", "by": "a", "correction": {"type": "DANCE"}}, "no type"),
        ("events", {"verdict": "corrected", "by": "a", "correction": {"stance": "says"}}, "cannot be corrected"),
        ("changes", {"verdict": "corrected", "by": "a", "correction": {"at": "tomorrow"}}, "no date"),
        ("statements", {"verdict": "liked", "by": "a"}, "no verdict"),
        ("statements", {"verdict": "accepted", "by": "   "}, "who made it"),
    ],
)
def test_what_cannot_be_said_is_refused_and_nothing_kept(client, store, kind, body, told):
    id = first(store, kind).id
    answer = client.post(f"/records/{id}/reviews", json=body)
    assert answer.status_code == 400
    assert told in answer.json()["detail"]
    assert not store.reviews(id)


def test_gold_has_what_was_accepted_or_corrected_and_not_what_was_rejected(store):
    reading = next(iter(store.readings()))
    event, statement = first(store, "events"), first(store, "statements")
    before = gold(reading, store.standing(reading))
    store.review(event.id, "corrected", by="a", correction={"status": "hypothetical", "time": "2022-01-10"})
    store.review(statement.id, "rejected", by="a")
    after = gold(reading, store.standing(reading))
    assert len(after["statements"]) == len(before["statements"]) - 1
    assert "hypothetical" in [one["status"] for one in after["events"]]
    assert "2022-01-10" in [one.get("time") for one in after["events"]]


def test_exported_gold_is_what_evaluate_reads_and_a_wholly_accepted_article_scores_full(client, store, tmp_path):
    reading = next(iter(store.readings()))
    for kind in ("statements", "events", "changes"):
        for one in store.records(kind).items:
            store.review(one.id, "accepted", by="a")
    with zipfile.ZipFile(BytesIO(client.get("/review/gold").content)) as archive:
        archive.extractall(tmp_path / "gold")
    found = list(annotated(tmp_path / "gold"))
    assert not [one for one in found if isinstance(one, Failure)]
    assert found[0][1].id == reading.document.id
    figures = json.loads(run("evaluate", tmp_path / "gold", "--format", "json").out)
    told = json.dumps(figures)
    assert '"speaker"' in told
    for part in ("speaker", "type", "changes", "times", "places"):
        assert _f1(figures, part) == 1, part


def _f1(figures, part):
    """The F1 of a part, wherever the figures hold it."""
    if isinstance(figures, dict):
        if part in figures and isinstance(figures[part], dict) and "f1" in figures[part]:
            value = figures[part]["f1"]
            return value["value"] if isinstance(value, dict) else value
        return next((found for value in figures.values() if (found := _f1(value, part)) is not None), None)
    return None


def test_an_article_that_is_not_wholly_reviewed_is_no_gold_yet(client, store):
    store.review(first(store, "events").id, "accepted", by="a")
    with zipfile.ZipFile(BytesIO(client.get("/review/gold").content)) as archive:
        assert archive.namelist() == ["articles.jsonl"]
    id = first(store, "events").article.id
    assert client.get(f"/documents/{id}/gold").json()["events"]


def test_a_form_reviews_and_remembers_the_name(store):
    client = TestClient(make_app(store), base_url="http://127.0.0.1", headers=BROWSER)
    listed = first(store, "statements")
    page = client.get(f"/records/{listed.id}").text
    assert f'action="/records/{listed.id}/review"' in page
    fields = {"by": "مريم", "verdict": "corrected", "stance": "denies", "mode": listed.record.mode}
    answer = client.post(f"/records/{listed.id}/review", data=fields)
    assert answer.status_code == 200
    assert store.reviews(listed.id)[0].correction == {"stance": "denies"}
    assert 'value="مريم"' in client.get(f"/records/{listed.id}").text
    assert "مريم" in client.get("/review").text


def test_a_foreign_site_cannot_review(store):
    client = TestClient(make_app(store), base_url="http://127.0.0.1")
    id = first(store, "statements").id
    refused = client.post(f"/records/{id}/review", data={"by": "x", "verdict": "accepted"}, headers={"origin": "http://evil.example"})
    assert refused.status_code == 403
    assert not store.reviews(id)


def test_merging_is_a_judgement(client, store):
    store.add("قتل 12 شخصا في انفجار سيارة مفخخة في مدينة الموصل شمال العراق اليوم.", "2022-01-12", outlet="صحيفة")
    a, b = (next(one.id for one in store.records("events").items if one.article.outlet == outlet and one.record.type == "ASSAULT")
            for outlet in ("وكالة", "صحيفة"))
    made = client.post("/judgements", json={"a": a, "b": b, "verdict": "same", "by": "sami"})
    assert made.status_code == 201
    assert len(client.get(f"/trace/{a}").json()["reports"]) == 2
    client.post("/judge", data={"a": a, "b": b, "verdict": "different", "by": "sami"}, follow_redirects=False)
    assert len(client.get(f"/trace/{a}").json()["reports"]) == 1


def test_a_review_stays_when_the_article_is_read_again_and_goes_when_it_is_forgotten(store):
    listed = first(store, "changes")
    store.review(listed.id, "accepted", by="a")
    reading = next(iter(store.readings()))
    store.ingest(musnad.read(TEXT, "2022-01-12", id=reading.document.id, outlet="وكالة"), again=True)
    assert store.standing(next(iter(store.readings())))
    with pytest.raises(QueryError):
        store.review(listed.id + "x", "accepted", by="a")
    store.forget(document=reading.document.id, everything=True)
    assert not store.reviews()
