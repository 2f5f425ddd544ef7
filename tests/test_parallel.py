"""Several processes read and keep what one does, in the same order, also where some are killed (test_pool.py: the processes)."""

import json
import os
import pickle
import signal
import subprocess
from functools import partial
from pathlib import Path

import pytest
from command import musnad
from test_robust import MUSNAD, content

from musnad.page.inputs import Taking
from musnad.page.sources.raw import Failure
from musnad.page.sources.tally import Tally
from musnad.parallel import jobs
from musnad.parallel.lost import Lost
from musnad.parallel.pickled import dumps
from musnad.parallel.run import Readers
from musnad.parallel.work import Work
from musnad.reader import reader
from musnad.records import Document

PLACES = ("صفاقس", "سوسة", "قابس", "بنزرت", "القيروان", "نابل", "المنستير")
SENTENCE = "فرضت السلطات التونسية حظر التجول في {} اليوم.\n\nوقال وزير الداخلية التونسي إن {} أشخاص قتلوا في انفجار هناك."
PAGE = "<html lang=ar><body><article><h1>حظر التجول في {0}</h1>" + "".join(f"<p>{line}</p>" for line in (
    "فرضت السلطات التونسية حظر التجول في {0} اليوم بعد انفجار وقع في وسط المدينة صباحا وأدى إلى مقتل ثلاثة أشخاص.",
    "وقال وزير الداخلية التونسي إن الشرطة اعتقلت خمسة أشخاص في المدينة وإن الحظر يستمر أسبوعا من السادسة مساء.",
    "وأضاف أن القوات انتشرت في الشوارع والساحات الرئيسية، ودعا السكان إلى البقاء في منازلهم.")) + "</article></body></html>"


@pytest.fixture(scope="module")
def inputs(tmp_path_factory):
    """Texts, pages, JSONL with lines that fail, pages of one article."""
    folder = tmp_path_factory.mktemp("inputs")
    for n, place in enumerate(PLACES):
        (folder / f"a{n}.txt").write_text(SENTENCE.format(place, n + 3), encoding="utf-8")
        (folder / f"b{n}.html").write_text(PAGE.format(place), encoding="utf-8")
    lines = [json.dumps({"id": f"line-{n}", "text": SENTENCE.format(PLACES[n % 7], n + 3), "published": "2021-03-04"})
             for n in range(60)]
    lines[7], lines[30] = "{broken", json.dumps({"id": "x", "text": SENTENCE.format("نابل", 9), "published": "no day"})
    (folder / "c.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (folder / "d.txt").write_text("no Arabic at all", encoding="utf-8")
    return folder


def test_the_command_prints_the_same_with_several_processes(inputs):
    for form in ("text", "json", "jsonl", "plover", "cameo"):
        asked = ("read", inputs, "--published", "2021-03-01", "--format", form)
        one, two = musnad(*asked), musnad(*asked, "--jobs", 2)
        assert one == two
        assert one.returncode == 1
        assert one.err.count("\n") == 3


def test_records_come_back_as_they_were_sent():
    """Compiled records too: `dev.py fast` sends some between its processes."""
    document = Document("a", SENTENCE.format("نابل", 9), published="2021-03-04")
    for value in (document, reader(None).read(document), [Lost(document, "killed"), Failure("a.txt", "empty")], None):
        assert pickle.loads(dumps(value)) == value


def test_ingest_keeps_the_same_with_several_processes(inputs, tmp_path):
    for name, count in (("one.db", 1), ("two.db", 2)):
        result = musnad("ingest", inputs, "--published", "2021-03-01", "--store", tmp_path / name, "--jobs", count)
        assert "73 new" in result.out
    assert content(tmp_path / "one.db") == content(tmp_path / "two.db")
    assert "73 there already" in musnad("ingest", inputs, "--published", "2021-03-01", "--store", tmp_path / "two.db",
                                        "--jobs", 2).out


def test_versions_of_one_article_in_one_run_end_as_with_one_process(tmp_path):
    texts = [SENTENCE.format(place, 5) for place in ("صفاقس", "سوسة")]
    first, second = ({"id": "same", "url": "https://example.com/1", "text": text, "published": "2021-03-04"} for text in texts)
    (tmp_path / "first.jsonl").write_text(json.dumps(first), encoding="utf-8")
    (tmp_path / "both.jsonl").write_text("\n".join(map(json.dumps, (second, first, second, {**first, "outlet": "x"}, first))))
    for name, count in (("one.db", 1), ("two.db", 2)):
        for path in ("first.jsonl", "both.jsonl"):
            musnad("ingest", tmp_path / path, "--store", tmp_path / name, "--jobs", count)
    assert content(tmp_path / "one.db") == content(tmp_path / "two.db")


def test_an_ingest_that_is_killed_with_its_workers_goes_on_where_it_stopped(inputs, tmp_path):
    command = [MUSNAD, "ingest", str(inputs), "--published", "2021-03-01", "--jobs", "2", "--store"]
    subprocess.run([*command, tmp_path / "whole.db"], check=False, capture_output=True)
    for after in (0.5, 0.9, 1.3):
        with subprocess.Popen([*command, tmp_path / "m.db"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            try:
                process.wait(after)
            except subprocess.TimeoutExpired:
                process.kill()
    subprocess.run([*command, tmp_path / "m.db"], check=False, capture_output=True)
    assert content(tmp_path / "m.db") == content(tmp_path / "whole.db")


class Deadly:
    """Makes the number of statements of an article, but for those that end or outlast their worker."""

    def __call__(self, made, document: Document) -> int:
        if document.id == "line-11":
            os.kill(os.getpid(), signal.SIGKILL)
        if document.id == "b3":
            while True:
                pass
        return len(made.read(document).statements)


def test_articles_and_pages_that_end_their_worker_are_told_as_failures(inputs):
    reader(None)
    with Readers(partial(Work, Deadly(), "2021-03-01"), 2, seconds=1.0) as readers:
        found = list(readers.read([str(inputs)], Taking("2021-03-01"), Tally()))
    failed = [(Path(one.where).name, one.why) for one in found if isinstance(one, Failure)]
    assert ("b3.html", "took longer than 1 s, twice") in failed
    assert ("line-11", "ended its worker (SIGKILL), twice") in failed
    assert len(failed) == 5
    assert len(found) == 76
    with Readers(partial(Work, Deadly(), "2021-03-01"), 1) as alone:  # this process can at least survive an exception
        assert all(isinstance(one, Failure) for one in alone.read([str(inputs / "nothing")], Taking(), Tally()))


def test_how_many_processes_inputs_are_worth(tmp_path, monkeypatch):
    (tmp_path / "small.txt").write_bytes(b"x" * 1000)
    (tmp_path / "large.jsonl").write_bytes(b"x" * 3_000_000)
    monkeypatch.setattr(jobs, "_QUOTA", tmp_path / "cpu.max")
    assert jobs.jobs_for([str(tmp_path / "small.txt"), "https://example.com/"]) == 1
    assert jobs.jobs_for([str(tmp_path)]) == len(os.sched_getaffinity(0))
    (tmp_path / "cpu.max").write_text("150000 100000\n")
    assert jobs.cores() == 1
    (tmp_path / "cpu.max").write_text("max 100000\n")
    assert jobs.cores() == len(os.sched_getaffinity(0))
