"""The store in PostgreSQL: the tests of the store in SQLite, over a real server, and what only a server can get wrong."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pg8000.dbapi
import postgres
import pytest
import test_copies
import test_kept
import test_ledger
import test_origins
import test_search
from command import musnad
from sqlalchemy import text
from test_copies import test_copies_are_linked_and_other_texts_are_not, test_the_command  # noqa: F401
from test_kept import test_alerts_tell_new_matches_once, test_versions_of_an_article_and_what_differs  # noqa: F401
from test_ledger import test_the_commands as test_the_commands_of_the_ledger  # noqa: F401
from test_ledger import test_the_situation_by_what_was_known  # noqa: F401
from test_origins import (  # noqa: F401
    test_a_person_overrules_the_rules_and_survives_a_reread,
    test_one_event_in_several_articles,
    test_one_statement_in_copies,
    test_what_cannot_be_judged_is_told,
)
from test_origins import test_the_commands as test_the_commands_of_judgements  # noqa: F401
from test_search import (  # noqa: F401
    test_an_english_name_finds_what_its_arabic_names_find,
    test_the_begin_of_a_word_of_a_speaker_is_found_in_his_statements_alone,
    test_the_command_and_its_formats,
    test_the_words_are_marked_where_they_stand,
    test_what_is_found_newest_first,
)
from test_store import (  # noqa: F401
    readings,
    terms,
    test_a_reading_comes_back_as_it_went_in,
    test_a_reread_shows_what_changed_and_leaves_the_rest,
    test_versions_of_an_article_are_kept_and_the_later_stands,
)

import musnad as api
from musnad.query.resolve import resolve
from musnad.store.errors import StoreError

EXAMPLES = str(Path(__file__).parents[1] / "examples")
MUSNAD = str(Path(sys.executable).with_name("musnad"))
FILLED = {
    "test_search": [(day, outlet, body, id) for id, (day, outlet, body) in test_search.ARTICLES.items()],
    "test_ledger": [(day, outlet, body, str(n)) for n, (day, outlet, body) in enumerate(test_ledger.ARTICLES)],
    "test_origins": [(day, outlet, body, id) for id, (day, outlet, body) in test_origins.ARTICLES.items()],
    "test_copies": [(f"2022-01-{13 + n // 2}", id, body, id)
                    for n, (id, body) in enumerate({"a": test_copies.AGENCY, **test_copies.OTHERS}.items())],
}
"""What the stores of the other tests hold."""
SHARED = {"test_search", "test_ledger"}
"""Those whose tests leave it as it is."""
CHANGES = {"test_an_english_name_finds_what_its_arabic_names_find"}
"""But for these."""


@pytest.fixture(scope="module")
def server():
    with postgres.server() as address:
        yield address


@pytest.fixture(scope="module")
def databases(server):
    """Makes databases in the server, dropped at the end."""
    base, _, first = server.rpartition("/")
    user, _, place = base.removeprefix("postgresql://").partition("@")
    host, _, port = place.partition(":")
    name, _, password = user.partition(":")
    connection = pg8000.dbapi.connect(name, host=host, port=int(port or 5432), database=first, password=password or None)
    connection.autocommit = True
    made = []

    def make():
        made.append(f"musnad_test_{len(made)}")
        connection.cursor().execute(f"DROP DATABASE IF EXISTS {made[-1]}")
        connection.cursor().execute(f"CREATE DATABASE {made[-1]} TEMPLATE template0")
        return f"{base}/{made[-1]}"

    yield make
    for database in made if os.environ.get(postgres.URL) else ():
        connection.cursor().execute(f"DROP DATABASE {database} WITH (FORCE)")
    connection.close()


@pytest.fixture(scope="module")
def kept():
    return {}


@pytest.fixture
def store(request, databases, kept, terms):  # noqa: F811
    name = request.function.__module__
    shared = name in SHARED and request.function.__name__ not in CHANGES
    if shared and name in kept:
        return kept[name]
    made = api.Store(databases(), terms=terms)
    for day, outlet, body, id in FILLED.get(name, ()):
        url = f"http://{id}.example/1" if name == "test_copies" else None
        made.add(body, day, id=id, outlet=outlet, url=url)
    if name == "test_origins":
        assert resolve(made) == len(FILLED[name])
        assert resolve(made) == 0
    if shared:
        kept[name] = made
    return made


def test_ingest_is_idempotent_and_the_whole_is_sound(store, readings):  # noqa: F811
    assert {store.ingest(reading) for reading in readings} == {"new"}
    before = store.stats()
    assert {store.ingest(reading) for reading in readings} == {"same"}
    after = store.stats()
    assert {k: v for k, v in before.items() if k != "bytes"} == {k: v for k, v in after.items() if k != "bytes"}
    assert store.resolve() == len(readings)
    assert store.doctor() == []
    with store.connection(writes=True) as connection:
        connection.execute(text("DELETE FROM words WHERE rowid = (SELECT min(doc) FROM document)"))
    assert any("index of words" in line for line in store.doctor())


def test_it_answers_as_the_file_does(store, readings, terms, tmp_path):  # noqa: F811
    file = api.Store(tmp_path / "m.db", terms=terms)
    for one in (store, file):
        one.add_all(readings)
    for ask in (
        lambda s: s.situation("2022-01-14").to_dicts(), lambda s: s.timeline().to_dicts(),
        lambda s: [h.document for h in s.search("الحكومة")], lambda s: s.search("speaker:طالبان").to_dicts(),
        lambda s: sorted((j.a, j.b, j.score) for r in s.readings() for e in r.events
                         for j in s.judgements(f"{r.document.id}.{e.id}")),
        lambda s: s.diff("2022-01-01", "2022-01-20").to_dicts(), lambda s: s.measures().to_dicts(),
        lambda s: [e.id for e in s.entities("طالبان")],
    ):
        assert ask(store) == ask(file)


@pytest.mark.parametrize("everything", [False, True])
def test_what_is_forgotten_is_gone(store, everything):
    for n, outlet in enumerate(("صحيفة", "وكالة")):
        store.add(test_kept.TEXT.format("", f"{n + 3}", ""), f"2020-05-0{n + 3}", id=str(n), outlet=outlet)
    store.resolve()
    assert len(store.search("كابول")) == 2
    assert store.forget(outlet="صحيفة", everything=everything) == (1, [])
    assert [hit.outlet for hit in store.search("كابول")] == ["وكالة"]
    assert store.doctor() == []
    assert store.stats()["documents"] == 2 - everything
    if not everything:
        assert store.reading("0").document.text == ""


def test_two_writers_at_once_and_one_killed(store, readings):  # noqa: F811
    command = [MUSNAD, "ingest", EXAMPLES, "--published", "2022-01-13", "--store", store.where]
    killed = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while not store.stats()["documents"] and killed.poll() is None:
        pass
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert store.doctor() == []
    writers = [subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    assert [(writer.communicate()[1], writer.returncode) for writer in writers] == [("", 0)] * 2
    assert store.stats()["documents"] == len(readings)
    assert store.doctor() == []
    with store.connection() as connection:
        rows = connection.execute(text("SELECT a, b, count(*) FROM judgement GROUP BY a, b, by HAVING count(*) > 1")).all()
    assert rows == []


def test_a_reader_sees_one_state_all_through(store):
    store.add("وصل الوزير إلى القاهرة.", "2020-05-02", id="1")
    with store.connection() as connection:
        count = text("SELECT count(*) FROM document")
        assert connection.scalar(count) == 1
        store.add("وصل الوزير إلى بيروت.", "2020-05-03", id="2")
        assert connection.scalar(count) == 1
    assert store.stats()["documents"] == 2


def test_what_is_wrong_with_it_is_said_in_one_line(server, databases):
    base = server.rpartition("/")[0]
    for where, words in (
        (f"{base}/none", "does not exist"), ("postgresql://musnad@127.0.0.1:1/none", "does not answer"),
        ("postgresql://musnad@127.0.0.1:x/none", "no address"),
    ):
        with pytest.raises(StoreError, match=words) as caught:
            api.Store(where)
        assert "\n" not in str(caught.value)
    alien = databases()
    with pytest.raises(StoreError, match="holds no store"):
        api.Store(alien, create=False)
    store = api.Store(databases())
    with store.connection(writes=True) as connection:
        connection.execute(text("UPDATE meta SET value = '999' WHERE name = 'schema'"))
    with pytest.raises(StoreError, match="newer Musnad"):
        api.Store(store.where)
    with pytest.raises(StoreError, match="NUL"):
        api.Store(databases()).add("قال الوزير \x00 إن الاتفاق قريب.", "2020-05-02")


def test_the_commands(databases):
    where = databases()

    def run(*arguments):
        result = musnad(*arguments, environment={"MUSNAD_STORE": where})
        assert result.returncode == 0, result.err
        return result.out

    assert "8 new" in run("ingest", EXAMPLES, "--published", "2022-01-13")
    assert "8 there already" in run("ingest", EXAMPLES, "--published", "2022-01-13")
    assert "8 read again" in run("reread", "--all")
    assert run("doctor").startswith("ok")
    for command in (["situation", "--at", "2022-01-14"], ["timeline"], ["search", "الحكومة"], ["stats"], ["copies"],
                    ["entity", "طالبان"], ["export", "jsonl"]):
        assert run(*command).strip(), command
    (hit, *_) = json.loads(run("search", "type:ASSAULT", "--format", "json"))
    with api.Store(where).connection() as connection:
        event = connection.scalar(text("SELECT v.id FROM event v JOIN document d ON d.doc = v.doc WHERE d.id = :id"),
                                  {"id": hit["document"]})
    assert "origin" in run("trace", f"{hit['document']}.{event}")
