"""Ingest rate, size and the time of each question at growing numbers of documents: ``store.py ARTICLES.jsonl [1000 10000]``.

Documents are made from the given articles by ``stories.py``, which says how; reading is not measured, keeping and comparing are.
Rates and times are in seconds of one core's work, so that other work on the machine does not count; waiting for the disk does not
either. The garbage collector is told that the word lists stay, as the commands do. With ``--keep DIR`` the stores stay there; one
that is there is only asked.
"""

import argparse
import pickle
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import quantiles

from stories import DAYS, FIRST, Stories

from musnad.library import Store
from musnad.page.inputs import Failure, documents
from musnad.parallel.pickled import dumps
from musnad.reader import collect_seldom, reader
from musnad.records import Reading
from musnad.store.terms import Terms

ASKED = 100
"""Times that each question is asked."""
PAGE = 100
"""Lines of an answer that are asked for at once."""
PART = 1000
"""Documents that are kept before they are compared, as in an ingest of some hundred files."""
AREAS = ("SY", "YE", "EG", "IQ", "LB", "TN", "LY", "SD", "RU", "US", "EG-C", "IQ-BG", "SY-HL")
WORDS = ("الحكومة", "الرئيس", '"وزير الخارجية"', "انفجار", "الانتخابات", "حظر -النفط", "لافروف", "كابول", "اتفا*")

NAMES = ("لافروف", "Lavrov", "الأمم المتحدة", "روسيا")


def read_all(path: str) -> list[Reading]:
    """The readings of some articles, kept beside them in the temporary folder for the next run."""
    rules = reader(None).book.version
    kept = Path(tempfile.gettempdir()) / f"musnad-bench-{rules}-{Path(path).stat().st_size}.pickle"
    if not kept.exists():
        found = [reader(None).read(item) for item in documents([path], FIRST.isoformat()) if not isinstance(item, Failure)]
        kept.write_bytes(dumps(found))
    readings: list[Reading] = pickle.loads(kept.read_bytes())
    return readings


def timed(ask: Callable[[], object]) -> float:
    start = time.process_time()
    ask()
    return (time.process_time() - start) * 1000


Asked = dict[str, tuple[float, float]]
"""Milliseconds that half and 95 % of the answers to a question take at most."""


def measure(asked: Asked, name: str, times: list[float]) -> None:
    cut = quantiles(times, n=20, method="inclusive")
    asked[name] = (cut[9], cut[18])
    print(f"  {name:34} p50 {cut[9]:8.1f} ms   p95 {cut[18]:8.1f} ms   max {max(times):8.1f} ms", flush=True)


def fill(store: Store, readings: list[Reading], count: int) -> tuple[float, float, float]:
    """Keep and compare so many reports, and tell how fast, by tenths where there are many.

    Returns how many are kept and compared in a second, and bytes of each.
    """
    kept = compared = 0.0
    begun, step = time.monotonic(), max(PART, count // 10)
    parts = [0.0, 0.0]
    for n, report in enumerate(Stories(readings).reports(count), start=1):
        parts[0] += timed(lambda r=report: store.ingest(r)) / 1000
        if n % PART == 0 or n == count:
            parts[1] += timed(store.resolve) / 1000
        if n % step == 0 or n == count:
            kept, compared = kept + parts[0], compared + parts[1]
            print(f"  {n:8} kept {step / parts[0]:.0f}/s, compared {step / parts[1]:.0f}/s", flush=True)
            parts = [0.0, 0.0]
    size = int(store.stats()["bytes"] or 0)
    print(f"{count} documents: kept {count / kept:.0f}/s, compared {count / compared:.0f}/s, both "
          f"{count / (kept + compared):.0f}/s; {size / 1e6:.1f} MB, {size / count / 1024:.1f} KiB each; "
          f"{time.monotonic() - begun:.0f} s by the clock", flush=True)
    return count / kept, count / compared, size / count


def ask(store: Store) -> Asked:
    """Put each question many times and tell how long it takes."""
    asked: Asked = {}
    chance = random.Random(2)
    days = [(FIRST + timedelta(days=chance.randrange(DAYS))).isoformat() for _ in range(ASKED)]

    def area() -> str:
        return chance.choice(AREAS)

    def word() -> str:
        return chance.choice(WORDS)

    def situation(name: str, times: int = ASKED, **how: object) -> None:
        def asking(day: str) -> dict[str, object]:
            return {key: area() if value == "AREA" else day if value == "DAY" else value for key, value in how.items()}

        measure(asked, f"situation {name}", [timed(lambda d=d: store.situation(d, **asking(d))) for d in days[:times]])

    situation("in an area", area="AREA", limit=PAGE)
    situation("in an area, every line", area="AREA")
    situation("in an area, as of a day", area="AREA", as_of="DAY", limit=PAGE)
    situation("of one kind in an area", area="AREA", kinds=["detention"], limit=PAGE)
    situation("of one kind, everywhere", kinds=["curfew"], limit=PAGE)
    situation("of all, everywhere", limit=PAGE)
    situation("of all, everywhere, every line", 10)
    situation("of all, everywhere, as of a day", 20, as_of="DAY", limit=PAGE)
    measure(asked, "timeline of a month in an area",
            [timed(lambda d=d: store.timeline(area=area(), first=d[:8] + "01", last=d[:8] + "28", limit=PAGE)) for d in days])
    measure(asked, "timeline, newest first", [timed(lambda: store.timeline(newest=True, limit=PAGE)) for _ in days[:20]])
    measure(asked, "search, newest first", [timed(lambda: store.search(word())) for _ in days])
    measure(asked, "search, most telling first", [timed(lambda: store.search(word(), best=True)) for _ in days])
    measure(asked, "search with a place and a day",
            [timed(lambda d=d: store.search(f"{word()} place:{area()} from:{d}")) for d in days])
    measure(asked, "search by speaker", [timed(lambda: store.search(f"speaker:لافروف {word()}")) for _ in days[:50]])
    names = [hit.document for hit in store.search("الحكومة", limit=ASKED)]
    records = [f"{name}.{found.events[0].id}" for name in names if (found := store.reading(name)) and found.events]
    measure(asked, "trace of an event", [timed(lambda r=r: store.trace(r)) for r in records])
    measure(asked, "entity by name", [timed(lambda: store.entities(chance.choice(NAMES))) for _ in days[:50]])
    measure(asked, "reading of a document", [timed(lambda n=n: store.reading(n)) for n in names])
    return asked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("counts", nargs="*", type=int, default=[1000, 10000])
    parser.add_argument("--keep", metavar="DIR")
    arguments = parser.parse_args()
    readings = read_all(arguments.articles)
    terms = Terms(reader(None).book, reader(None).analyser)
    collect_seldom()
    print(f"{len(readings)} articles read, {sum(len(r.document.text) for r in readings) / len(readings):.0f} characters each")
    for count in arguments.counts:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(arguments.keep or folder) / f"{count}.db"
            there = path.exists()
            store = Store(path, terms=terms)
            if not there:
                fill(store, readings, count)
            settled = timed(store.settle) / 1000
            print(f"  measures worked out anew in {settled:.1f} s", flush=True)
            ask(store)


if __name__ == "__main__":
    sys.exit(main())
