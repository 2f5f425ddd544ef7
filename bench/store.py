"""Ingest rate, size and the time of each question at growing numbers of documents: ``store.py ARTICLES.jsonl [1000 10000]``.

Documents beyond those given are made by multiplication: each reading again under another id and on another day, with every fifth
word of its text another's, so that it is no copy (every seventh stays one). Reading is not measured, keeping is.
The places and speakers of a real corpus are more varied. Rates and times are in seconds of
one core's work, so that other work on the machine does not count; waiting for the disk does not either.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import quantiles

from musnad.library import Store
from musnad.page.inputs import Failure, documents
from musnad.reader import reader
from musnad.records import Reading
from musnad.store.terms import Terms

DAYS = 365
ASKED = 60
"""Times that each question is asked."""
AREAS = ("SY", "YE", "EG", "IQ", "LB", "TN", "LY", "SD", "RU", "US", "EG-C", "IQ-BG", "SY-HL")
WORDS = ("الحكومة", "الرئيس", '"وزير الخارجية"', "انفجار", "الانتخابات", "حظر -النفط", "لافروف", "كابول", "اتفا*")


def multiplied(readings: list[Reading], count: int) -> Iterator[Reading]:
    """As many readings as are wanted, spread over a year."""
    chance = random.Random(1)
    pool = [word for reading in readings for word in reading.document.text.split(" ") if word.isalpha()]
    for n in range(count):
        reading = readings[n % len(readings)]
        day = (date(2022, 1, 1) + timedelta(days=n * DAYS // count)).isoformat()
        document = replace(reading.document, id=f"{reading.document.id}-{n}", url=None, published=day)
        if n % 7:  # every fifth word another: no run of five words stays whole
            words = document.text.split(" ")
            for place in range(0, len(words), 5):
                if words[place].isalpha():
                    words[place] = chance.choice(pool)
            document = replace(document, text=" ".join(words))
        yield replace(reading, document=document)


def timed(ask: Callable[[], object]) -> float:
    start = time.process_time()
    ask()
    return (time.process_time() - start) * 1000


def measure(name: str, times: list[float]) -> None:
    cut = quantiles(times, n=20, method="inclusive")
    print(f"  {name:34} p50 {cut[9]:8.1f} ms   p95 {cut[18]:8.1f} ms   max {max(times):8.1f} ms", flush=True)


def run(store: Store, readings: list[Reading], count: int) -> None:
    chance = random.Random(2)
    kept = 0.0
    for reading in multiplied(readings, count):
        start = time.process_time()
        store.ingest(reading)
        kept += time.process_time() - start
    start = time.process_time()
    store.resolve()
    resolved = time.process_time() - start
    size = int(store.stats()["bytes"] or 0)
    print(
        f"{count} documents: kept {count / kept:.0f}/s, compared {count / resolved:.0f}/s, {size / 1e6:.1f} MB, "
        f"{size / count / 1024:.1f} KiB each",
        flush=True,
    )
    days = [(date(2022, 1, 1) + timedelta(days=chance.randrange(DAYS))).isoformat() for _ in range(ASKED)]
    measure("situation in an area", [timed(lambda d=d: store.situation(d, area=chance.choice(AREAS))) for d in days])
    measure(
        "situation in an area, as of a day",
        [timed(lambda d=d: store.situation(d, as_of=d, area=chance.choice(AREAS))) for d in days],
    )
    measure("situation of one kind, everywhere", [timed(lambda d=d: store.situation(d, kinds=["curfew"])) for d in days])
    measure("situation of all, everywhere", [timed(lambda d=d: store.situation(d)) for d in days[:5]])
    measure("timeline in an area", [timed(lambda: store.timeline(area=chance.choice(AREAS))) for _ in days])
    measure("search, newest first", [timed(lambda: store.search(chance.choice(WORDS))) for _ in days])
    measure("search, most telling first", [timed(lambda: store.search(chance.choice(WORDS), best=True)) for _ in days])
    measure(
        "search with a place and a day",
        [timed(lambda d=d: store.search(f"{chance.choice(WORDS)} place:{chance.choice(AREAS)} from:{d}")) for d in days],
    )
    names = [hit.document for hit in store.search("الحكومة", limit=ASKED)]
    records = [f"{name}.{found.events[0].id}" for name in names if (found := store.reading(name)) and found.events]
    measure("trace of an event", [timed(lambda r=r: store.trace(r)) for r in records])
    measure("reading of a document", [timed(lambda n=n: store.reading(n)) for n in names])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("counts", nargs="*", type=int, default=[1000, 10000])
    arguments = parser.parse_args()
    read = reader(None)
    readings = [read.read(item) for item in documents([arguments.articles], "2022-01-01") if not isinstance(item, Failure)]
    terms = Terms(read.book, read.analyser)
    print(f"{len(readings)} articles read, {sum(len(r.document.text) for r in readings) / len(readings):.0f} characters each")
    for count in arguments.counts:
        with tempfile.TemporaryDirectory() as folder:
            run(Store(Path(folder) / "m.db", terms=terms), readings, count)


if __name__ == "__main__":
    sys.exit(main())
