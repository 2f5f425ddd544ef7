"""How well and how fast copies are found among many documents: ``copies.py ARTICLES.jsonl [100000]``.

Documents are made from those given: seven of ten with every fifth word another's, so that no run of five words stays whole; three
of ten an edited copy (words changed, cut, put into another text) of one from the days before. What is a copy is known by the
exact resemblance of their runs. Signatures, bands and their comparison are those of the store, in tables like its own.
"""

import json
import random
import sqlite3
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from usage import arguments

from musnad.store.likeness import COPY, RUN, bands, resemblance, signature

DAYS, WITHIN = 365, 10
TABLES = """CREATE TABLE band (hash INTEGER, doc INTEGER, PRIMARY KEY (hash, doc)) WITHOUT ROWID;
CREATE INDEX band_doc ON band (doc);
CREATE TABLE signature (doc INTEGER PRIMARY KEY, runs BLOB) WITHOUT ROWID; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"""


def runs(words: list[str]) -> set[tuple[str, ...]]:
    return {tuple(words[n : n + RUN]) for n in range(max(1, len(words) - RUN + 1))}


def edited(words: list[str], pool: list[str], chance: random.Random) -> list[str]:
    made, how = list(words), chance.random()
    if how < 0.3:
        for _ in range(chance.randrange(1, max(2, len(made) // 8))):
            made[chance.randrange(len(made))] = chance.choice(pool)
    elif how < 0.6:
        made = made[: max(30, int(len(made) * chance.uniform(0.3, 1)))]
    elif how < 0.8:
        around = [chance.choice(pool) for _ in range(chance.randrange(3, len(made)))]
        made = around[: len(around) // 2] + made + around[len(around) // 2 :]
    else:
        for place in range(chance.randrange(4, 9), len(made), chance.randrange(6, 30)):
            made[place] = chance.choice(pool)
    return made


def corpus(articles: list[list[str]], count: int) -> tuple[list[list[str]], dict[int, list[int]]]:
    """Documents in order of their days, and the numbers of those that go back to one."""
    chance = random.Random(1)
    pool = [word for words in articles for word in words]
    made: list[list[str]] = []
    family: list[int] = []
    families = defaultdict(list)
    for n in range(count):
        if n % 10 < 3 and n > 50:
            first = family[chance.randrange(max(0, n - 50 * max(1, count // 3650)), n)]
            words = edited(made[first], pool, chance)
        else:
            first, words = n, list(articles[n % len(articles)])
            for place in range(0, len(words), 5):
                words[place] = chance.choice(pool)
        made.append(words)
        family.append(first)
        families[first].append(n)
    return made, families


def main() -> None:
    path, *counts = arguments(1)
    count = int(counts[0]) if counts else 10_000
    texts = [json.loads(line)["text"].split() for line in Path(path).read_text(encoding="utf-8").splitlines()]
    documents, families = corpus([words for words in texts if len(words) > 60], count)
    numbers = [n * DAYS // count * 1_000_000 + n for n in range(count)]
    true = {}
    for members in families.values():
        for place, b in enumerate(members):
            for a in members[:place]:
                if b * DAYS // count - a * DAYS // count < WITHIN:
                    one, other = runs(documents[a]), runs(documents[b])
                    true[a, b] = len(one & other) / len(one | other)
    copies = {pair for pair, likeness in true.items() if likeness >= COPY}
    found, took = set(), [0.0, 0.0, 0.0]
    with tempfile.TemporaryDirectory() as folder, sqlite3.connect(f"{folder}/m.db") as database:
        database.executescript(TABLES)
        for n, words in enumerate(documents):
            start = time.process_time()
            own = signature(words)
            hashes = sorted(set(bands(own)))
            signed = time.process_time()
            near = database.execute(
                "SELECT doc, runs FROM signature WHERE doc IN (SELECT doc FROM band WHERE hash IN "
                f"({','.join('?' * len(hashes))}) AND doc BETWEEN ? AND ?)",
                (*hashes, numbers[n] - WITHIN * 1_000_000, numbers[n])).fetchall()
            found |= {(doc % 1_000_000, n) for doc, others in near if resemblance(own, others) >= COPY}
            compared = time.process_time()
            database.execute("INSERT INTO signature VALUES (?, ?)", (numbers[n], own))
            database.executemany("INSERT INTO band VALUES (?, ?)", [(band, numbers[n]) for band in hashes])
            if n % 100 == 0:
                database.commit()
            took = [a + b for a, b in zip(took, (signed - start, compared - signed, time.process_time() - compared), strict=True)]
        database.commit()
        pages, size = (database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    sure = {pair for pair, likeness in true.items() if likeness >= COPY + 0.1}
    right = len(found & copies)
    recall, precision, certain = right / len(copies), right / len(found), len(found & sure) / len(sure)
    print(f"{count} documents, {len(copies)} pairs of copies: found {recall:.4f} ({certain:.4f} of those that share "
          f"{COPY + 0.1:.0%}), right {precision:.4f}; {sum(true.get(pair, 0.0) < COPY - 0.1 for pair in found)} pairs share less "
          f"than {COPY - 0.1:.0%}")
    print("µs a document: signing {:.0f}, finding {:.0f}, keeping {:.0f}".format(*(t / count * 1e6 for t in took)),
          f"; {pages * size / count:.0f} bytes each")


if __name__ == "__main__":
    main()
