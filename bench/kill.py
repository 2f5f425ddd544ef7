"""Kill an ingest at random points and see that nothing is lost or doubled: ``kill.py ARTICLES.jsonl [--times 50] [--jobs 2]``.

Each round starts ``musnad ingest``, kills it with SIGKILL after a random time, and checks the store; at last the ingest runs to
its end, and the store must hold what one holds that was never killed and was read by one process.
"""

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path

from musnad.library import Store

MUSNAD = str(Path(sys.executable).with_name("musnad"))
TABLES = (
    "document",
    "statement",
    "link",
    "event",
    "change",
    "mention",
    "entity",
    "entity_word",
    "band",
    "judgement",
    "pending",
)


def counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as raw:
        return {table: raw.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles")
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--jobs", default="1")
    arguments = parser.parse_args()
    chance = random.Random(6)
    with tempfile.TemporaryDirectory() as folder:
        whole, path = Path(folder) / "whole.db", Path(folder) / "m.db"
        ingest = [MUSNAD, "ingest", arguments.articles, "--published", "2022-01-01"]
        command = [*ingest, "--jobs", arguments.jobs, "--store"]
        start = time.monotonic()
        subprocess.run([*ingest, "--jobs", "1", "--store", str(whole)], capture_output=True, check=False)
        lasts = time.monotonic() - start
        when: Counter[str] = Counter()
        kept = 0
        for _ in range(arguments.times):
            if chance.random() < 0.25 or kept == counts(whole)["document"]:
                path = Path(folder) / f"{chance.random()}.db"
                kept = 0
            process = subprocess.Popen([*command, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(chance.uniform(0, lasts))
                when["had ended"] += 1
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
            if not path.exists() or not path.stat().st_size:
                when["before there was a store"] += 1
                continue
            complaints = Store(path).doctor()
            assert not complaints, complaints
            found = counts(path)
            assert found["document"] >= kept, "documents were lost"
            when["among documents" if found["document"] < counts(whole)["document"] else "while comparing, or later"] += 1
            kept = found["document"]
        subprocess.run([*command, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        print(f"{arguments.times} kills: {dict(when)}")
        print("the store that was killed:", counts(path))
        print("the one that was not:     ", counts(whole))
        return int(counts(path) != counts(whole))


if __name__ == "__main__":
    sys.exit(main())
