"""Versions and what differs in them; what is forgotten is gone; alerts reach their targets once."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from xml.etree import ElementTree

import pytest
from command import musnad

from musnad.page.document import article
from musnad.query.alerts import add_alert, alerts, remove_alert, run_alerts
from musnad.query.errors import QueryError
from musnad.query.resolve import resolve
from musnad.query.revisions import revisions, versions
from musnad.query.search import search
from musnad.query.situation import situation
from musnad.query.trace import trace
from musnad.reader import reader
from musnad.store.store import Store
from musnad.store.terms import Terms

URL = "https://example.org/1"
TEXT = (
    "{}قتل {} أشخاص في انفجار سيارة مفخخة قرب السوق المركزي في العاصمة الأفغانية كابول يوم الأحد.\n\n"
    "وقالت وزارة الداخلية الأفغانية إن قوات الأمن أغلقت الطرق المؤدية إلى المكان ونقلت الجرحى إلى المستشفيات القريبة.\n\n{}"
)


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "m.db", terms=Terms(reader(None).book, reader(None).analyser))


def put(store, text, day, **facts):
    reading = reader(None).read(article(text, day, **facts))
    return store.ingest(reading)


def test_versions_of_an_article_and_what_differs(store):
    assert put(store, TEXT.format("", "ثمانية", ""), "2020-05-03", url=URL) == "new"
    last = "وأعلنت حركة طالبان مسؤوليتها عن الهجوم."
    assert put(store, TEXT.format("تصحيح: ", "عشرة", last), "2020-05-04", url=URL) == "revised"
    assert put(store, "اجتمع الوزيران في بيروت وبحثا الحدود البحرية والتعاون في الطاقة.", "2020-05-04", url=URL) == "new"
    with store.connection() as connection:
        found = versions(connection, URL)
        (revision,) = revisions(connection, store.terms, found[0].document)
    assert len(found) == 2
    assert found[0].replaced_by == found[1].document
    assert revision.correction
    assert any("عشرة" in line for line in revision.added)
    assert any("ثمانية" in line for line in revision.removed)
    assert last in revision.added
    assert not any("المستشفيات" in line for line in (*revision.added, *revision.removed))
    assert [a.what for a in revision.altered if a.sign == "~" and a.kind == "event" and "killed" in a.what] == ["killed: 8 -> 10"]
    assert "+" in {a.sign for a in revision.altered if a.kind == "statement"}
    with store.connection() as connection, pytest.raises(QueryError, match="no article"):
        versions(connection, "https://example.org/none")


@pytest.mark.parametrize("everything", [False, True])
def test_what_is_forgotten_is_gone_and_the_rest_stays(store, everything):
    secret = ("وكانت المروحيات تحلق فوق الحي القديم بينما تجمع مئات الأهالي أمام المبنى بحثا عن أقاربهم المفقودين "
              "منذ ساعات الصباح الأولى.")
    for n, outlet in enumerate(("صحيفة", "وكالة", "صحيفة")):
        put(
            store, TEXT.format("", f"{n + 3}", secret if outlet == "صحيفة" else ""), f"2020-05-0{n + 3}", id=str(n), outlet=outlet
        )
    put(store, "فرضت السلطات التونسية حظر التجول في البلاد اليوم.", "2020-05-04", id="curfew", outlet="صحيفة")
    resolve(store)
    before = store.stats()
    event = next(e.id for e in store.reading("0").events if e.type == "ASSAULT")
    said = f"{store.reading('0').document.id}.{event}"
    assert secret[20:60].encode() in b"".join(path.read_bytes() for path in Path(store.where).parent.iterdir())
    deleted, left = store.forget(outlet="صحيفة", everything=everything)
    assert (deleted, left) == (3, [])
    data = b"".join(path.read_bytes() for path in Path(store.where).parent.iterdir())
    assert secret[20:60].encode() not in data
    assert store.doctor() == []
    after = store.stats()
    with store.connection() as connection:
        held = situation(connection, "2020-05-05", where="TN")
        assert [h.document for h in search(connection, store.terms, "كابول")] == [store.reading("1").document.id]
        if everything:
            assert held == []
            assert after["documents"] == 1
            assert store.reading("0") is None
            with pytest.raises(QueryError):
                trace(connection, said)
        else:
            assert len(held) == 1
            assert {k: after[k] for k in ("statements", "events", "changes")} == {
                k: before[k] for k in ("statements", "events", "changes")
            }
            words = next(r.words for r in trace(connection, said).reports if r.record == said)
            assert words
            assert len(words.split()) <= 13
            assert store.reading("0").document.text == ""
            assert [h.snippet for h in search(connection, store.terms, "type:curfew")] != [""]
    assert store.forget(outlet="صحيفة", everything=everything)[1] == []
    if not everything:
        assert put(store, TEXT.format("", "3", secret), "2020-05-03", id="0", outlet="صحيفة") in ("same", "reread")
        assert store.doctor() == []


class Hook(BaseHTTPRequestHandler):
    got: list = []  # noqa: RUF012

    def do_POST(self):
        self.got.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


def test_alerts_tell_new_matches_once(store, tmp_path):
    curfew = "فرضت السلطات التونسية حظر التجول في {} اليوم."
    put(store, curfew.format("صفاقس"), "2020-05-01", id="before")
    run_alerts(store)
    Hook.got.clear()
    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    feed, lines = tmp_path / "f.atom", tmp_path / "l.jsonl"
    add_alert(store, "feed", "type:curfew", str(feed))
    add_alert(store, "lines", "حظر", str(lines))
    add_alert(store, "hook", "place:TN", f"http://127.0.0.1:{server.server_port}/")
    add_alert(store, "lost", "حظر", str(tmp_path / "none" / "l.jsonl"))
    put(store, curfew.format("سوسة"), "2020-05-02", id="<a&b>", url="https://example.org/2?a=1&b=2")
    put(store, "وصل الوزير إلى القاهرة.", "2020-05-02", id="no")
    wrong = run_alerts(store)
    assert len(wrong) == 1
    assert "alert lost" in wrong[0]
    assert run_alerts(store) == wrong
    entries = ElementTree.parse(feed).getroot().findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == 1
    assert "سوسة" in entries[0].findtext("{http://www.w3.org/2005/Atom}summary")
    assert len(lines.read_text().splitlines()) == 1
    assert len(Hook.got) == 1
    assert len(Hook.got[0]["matches"]) == 1
    put(store, curfew.format("قابس"), "2020-05-03", id="again")
    (tmp_path / "none").mkdir()
    assert run_alerts(store) == []
    assert len((tmp_path / "none" / "l.jsonl").read_text().splitlines()) == 2
    assert len(lines.read_text().splitlines()) == 2
    assert len(ElementTree.parse(feed).getroot().findall("{http://www.w3.org/2005/Atom}entry")) == 2
    assert [(a.name, a.matches, a.waiting) for a in alerts(store)] == [
        ("feed", 2, 0),
        ("hook", 2, 0),
        ("lines", 2, 0),
        ("lost", 2, 0),
    ]
    remove_alert(store, "lost")
    for act, words in (
        (lambda: remove_alert(store, "lost"), "no alert"),
        (lambda: add_alert(store, "feed", "x", "y.atom"), "already"),
        (lambda: add_alert(store, "z", "type:x", "y.atom"), "no type"),
        (lambda: add_alert(store, "z", "x", "y"), "no target"),
    ):
        with pytest.raises(QueryError, match=words):
            act()
    server.shutdown()


def test_the_commands(store, tmp_path):
    def run(*arguments):
        return musnad(*arguments, "--store", store.where)

    for n, toll in enumerate(("ثمانية", "عشرة")):
        put(store, TEXT.format("", toll, ""), f"2020-05-0{n + 3}", url=URL, outlet="صحيفة")
    assert "killed: 8 -> 10" in run("versions", URL).out
    assert run("forget", URL).returncode == 2
    assert run("forget", "--texts").returncode == 2
    assert "checked that nothing" in run("forget", "--outlet", "صحيفة", "--texts").out
    assert run("forget", "nothing", "--everything").returncode == 1
    target = tmp_path / "f.jsonl"
    assert run("alert", "add", "blasts", "type:ASSAULT", "--to", str(target)).returncode == 0
    (tmp_path / "a.txt").write_text(TEXT.format("", "سبعة", ""))
    assert run("ingest", str(tmp_path / "a.txt"), "--published", "2020-05-09").returncode == 0
    assert len(target.read_text().splitlines()) == 1
    assert "1 matches" in run("alert", "list").out
    assert run("alert", "remove", "blasts").returncode == 0
    assert run("alert", "list").out == "no alerts\n"
