"""Server time of each page over a store, what a first visit loads, and many visitors beside an ingest: ``server.py STORE``.

A server of its own (`musnad serve`) is asked over loopback, one request after another, as a browser asks for pages and a program
for JSON; what they are asked for is drawn from the store. Two times are told: by the clock, and of the server's processor, which
other work on the machine does not change. With ``--browser`` Debian's chromium opens pages as a first visitor does, and tells how
many bytes came and when all was there. With ``--wrk SECONDS ARTICLES.jsonl`` wrk keeps 50 connections busy while `musnad ingest`
takes articles in, of which each must be there at the end; the store grows by them, so give a copy.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from urllib.parse import quote

from musnad.library import Store
from musnad.store.ids import document_id

ASKED = 40
"""Times that each page is asked for."""
AREAS = ("SY", "YE", "EG", "IQ", "LB", "TN", "LY", "SD", "RU", "US", "EG-C", "IQ-BG", "SY-HL")
WORDS = ("الحكومة", "الرئيس", '"وزير الخارجية"', "انفجار", "الانتخابات", "حظر -النفط", "لافروف", "كابول", "اتفا*")
NAMES = ("لافروف", "Lavrov", "الأمم المتحدة", "روسيا")
MUSNAD = [sys.executable, "-c", "from musnad.cli.commands import main; main()"]
WRK_CONNECTIONS = 50
_MAP = re.compile(r"/assets/(?:vendor/maplibre|geo/|map\.js|topology\.js)")


@contextmanager
def served(store: str):
    """The port and the process number of a server that answers while the block runs."""
    process = subprocess.Popen([*MUSNAD, "serve", "--store", store, "--port", "0"], stdout=subprocess.PIPE, text=True)
    try:
        yield int(re.search(r":(\d+)/", process.stdout.readline())[1]), process.pid
    finally:
        process.terminate()
        process.wait()


def worked(pid: int) -> float:
    """Milliseconds of processor time that all threads of a process have had."""
    return sum(int(task.joinpath("schedstat").read_text().split()[0]) for task in Path(f"/proc/{pid}/task").iterdir()) / 1e6


def pages(store: Store, chance: random.Random) -> dict[str, list[str]]:
    """The addresses of each kind of page."""
    with store.connection() as connection:
        days = [row[0] for row in connection.exec_driver_sql("SELECT DISTINCT reported FROM document ORDER BY 1")]
        ids = [row[0] for row in connection.exec_driver_sql("SELECT id FROM document ORDER BY id LIMIT 5000")]
    articles = chance.sample(ids, min(ASKED, len(ids)))
    records: dict[str, list[str]] = {"statements": [], "events": [], "changes": []}
    for id in articles:
        reading = store.reading(id)
        for kind, found in records.items():
            found += [f"/records/{id}.{record.id}" for record in getattr(reading, kind)[:1]]
    known = [bearer.id for bearer in store.bearers(limit=30).items]

    def drawn(pattern: str) -> list[str]:
        def fill(match: re.Match[str]) -> str:
            if match[0] == "MONTH":
                return f"from={(day := chance.choice(days))[:8]}01&to={day[:8]}28"
            return quote(chance.choice({"DAY": days, "AREA": AREAS, "WORD": WORDS, "NAME": NAMES}[match[0]]))

        return [re.sub("MONTH|DAY|AREA|WORD|NAME", fill, pattern) for _ in range(ASKED)]

    return {
        "overview": ["/"] * ASKED,
        "situation, last day": ["/situation"] * ASKED,
        "situation of a day": drawn("/situation?at=DAY"),
        "situation of an area": drawn("/situation?at=DAY&in=AREA"),
        "situation as known then": drawn("/situation?at=DAY&as-of=DAY&in=AREA"),
        "situation, all, as known then": drawn("/situation?at=DAY&as-of=DAY"),
        "situation, two origins": drawn("/situation?at=DAY&origins=2"),
        "situation, far page": drawn("/situation?at=DAY&cursor=1000"),
        "timeline": ["/timeline"] * ASKED,
        "timeline of a kind": drawn("/timeline?kind=detention"),
        "timeline of an area": drawn("/timeline?in=AREA"),
        "timeline of a month": drawn("/timeline?MONTH"),
        "timeline of a month in an area": drawn("/timeline?MONTH&in=AREA&kind=control"),
        "timeline of events": ["/timeline?show=events"] * ASKED,
        "timeline of events in an area": drawn("/timeline?show=events&in=AREA"),
        "timeline of events of a month": drawn("/timeline?show=events&MONTH&kind=ASSAULT"),
        "articles": ["/documents"] * ASKED,
        "articles about an area": drawn("/documents?in=AREA"),
        "article": [f"/documents/{id}" for id in articles],
        "statements": ["/statements"] * ASKED,
        "statements of a speaker": drawn("/statements?speaker=NAME"),
        "events": ["/events"] * ASKED,
        "events in an area": drawn("/events?in=AREA"),
        "changes": ["/changes"] * ASKED,
        "changes in an area": drawn("/changes?in=AREA"),
        "statement": records["statements"],
        "event": records["events"],
        "change": records["changes"],
        "entities": ["/entities"] * ASKED,
        "entities by name": drawn("/entities?q=NAME"),
        "entity": [f"/entities/{quote(id)}" for id in known],
        "search": drawn("/search?q=WORD"),
        "search, most telling": drawn("/search?q=WORD&best=true"),
        "search by speaker": drawn("/search?q=speaker:NAME%20WORD"),
        "search by place": drawn("/search?q=place:AREA%20WORD"),
        "review": ["/review"] * ASKED,
        "try": ["/try"] * ASKED,
        "situation.json": drawn("/situation.json?at=DAY&in=AREA"),
        "timeline.json": drawn("/timeline.json?in=AREA"),
        "search.json": drawn("/search.json?q=WORD"),
        "diff of a week": drawn("/diff?from=2022-05-01&to=2022-05-08&in=AREA"),
    }


def measure(port: int, pid: int, asked: dict[str, list[str]]) -> float:
    """Ask for each page and print its times; returns the highest p95."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    worst = 0.0
    for name, paths in asked.items():
        clock, work, size = [], [], 0
        for path in (paths[0], *paths):  # the first is not counted
            before, begun = worked(pid), time.perf_counter()
            connection.request("GET", path, headers={} if ".json" in path else {"Accept": "text/html"})
            answer = connection.getresponse()
            size = max(size, len(answer.read()))
            clock.append((time.perf_counter() - begun) * 1000)
            work.append(worked(pid) - before)
            if answer.status != 200:
                raise SystemExit(f"{path}: {answer.status}")
        cut = [quantiles(times[1:], n=20, method="inclusive") for times in (clock, work)]
        worst = max(worst, cut[1][18])
        print(f"  {name:34} clock p50 {cut[0][9]:7.1f} p95 {cut[0][18]:7.1f} ms   processor p50 {cut[1][9]:7.1f} p95 "
              f"{cut[1][18]:7.1f} ms   {size / 1000:6.0f} kB at most", flush=True)
    return worst


def first_visits(port: int) -> None:
    """What a browser loads that has never been there."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--use-angle=swiftshader"])
        for language in ("ar", "en"):
            for path in ("/", "/situation", "/timeline", "/search?q=الحكومة"):
                context = browser.new_context(locale=language)
                page = context.new_page()
                sizes: dict[str, int] = {}
                page.on("requestfinished", lambda request, sizes=sizes: sizes.__setitem__(
                    request.url, request.sizes()["responseBodySize"] + request.sizes()["responseHeadersSize"]))
                page.goto(f"http://127.0.0.1:{port}{path}", wait_until="load")
                page.evaluate("document.fonts.ready.then(() => 1)")
                loaded = page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
                page.wait_for_timeout(1000)
                of_map = sum(size for url, size in sizes.items() if _MAP.search(url))
                print(f"  {path:24} {language}  loaded after {loaded:5.0f} ms, {(sum(sizes.values()) - of_map) / 1000:5.0f} kB "
                      f"in {len(sizes)} files, and {of_map / 1000:.0f} kB for the map", flush=True)
                context.close()
        browser.close()


def crowd(where: str, port: int, seconds: int, articles: str, asked: dict[str, list[str]]) -> None:
    """wrk beside an ingest: what failed, and whether every article that was taken in is there."""
    addresses = [path for paths in asked.values() for path in paths[:5]]
    random.Random(3).shuffle(addresses)
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "addresses.lua"
        quoted = ",\n".join(json.dumps(path) for path in addresses)
        script.write_text(f"local paths = {{{quoted}}}\nlocal n = 0\nrequest = function()\n  n = n % #paths + 1\n"
                          '  return wrk.format("GET", paths[n], {["Accept"] = "text/html"})\nend\n')
        ingest = subprocess.Popen([*MUSNAD, "ingest", articles, "--store", where], stdout=subprocess.PIPE,
                                  stderr=subprocess.STDOUT, text=True)
        print(subprocess.run(["wrk", "-t", "2", "-c", str(WRK_CONNECTIONS), "-d", f"{seconds}s", "--timeout", "30s", "--latency",
                              "-s", str(script), f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True).stdout)
        print("the ingest was", "over before wrk" if ingest.poll() is not None else "at work to the end of wrk")
        print("  " + "\n  ".join(ingest.communicate()[0].strip().splitlines()[-5:]))
    store = Store(where)
    given = [json.loads(line) for line in Path(articles).read_text(encoding="utf-8").splitlines()]
    from musnad.page.inputs import documents
    ids = [document_id(document) for document in documents([articles], None)]
    with store.connection() as connection:
        there = {row[0] for row in connection.exec_driver_sql("SELECT id FROM document")}
    print(f"  {sum(id in there for id in ids)} of {len(given)} articles are there")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store")
    parser.add_argument("--only", metavar="WORDS", help="pages whose names have these words")
    parser.add_argument("--browser", action="store_true")
    parser.add_argument("--wrk", nargs=2, metavar=("SECONDS", "ARTICLES"))
    arguments = parser.parse_args()
    store = Store(arguments.store, create=False)
    store.settle()
    print(f"{store.stats()['documents']} documents", flush=True)
    asked = pages(store, random.Random(4))
    if arguments.only:
        asked = {name: paths for name, paths in asked.items() if arguments.only in name}
    with served(arguments.store) as (port, pid):
        time.sleep(5)  # it makes the reader ready while it answers
        if arguments.browser:
            first_visits(port)
        elif arguments.wrk:
            crowd(arguments.store, port, int(arguments.wrk[0]), arguments.wrk[1], asked)
        else:
            print(f"highest p95 of the processor: {measure(port, pid, asked):.0f} ms")


if __name__ == "__main__":
    sys.exit(main())
