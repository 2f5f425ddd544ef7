"""Articles a second on one core, warmed on one half of the articles and measured on the other, with the profile's top.

The first pass is the figure that counts: its words have not been met before.

    python bench/throughput.py ARTICLES.jsonl [--profile]
"""

import cProfile
import json
import pstats
import sys
import time
from pathlib import Path

from usage import arguments

from musnad.page.document import BadDate, article
from musnad.reader import collect_seldom, reader
from musnad.records import Document


def document(entry: dict) -> Document:
    try:
        return article(entry["text"], entry.get("published"), id=entry["id"], headline=entry.get("headline"))
    except BadDate:
        return article(entry["text"], id=entry["id"], headline=entry.get("headline"))


def main(path: str) -> None:
    lines = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    documents = list(map(document, lines))
    started = time.perf_counter()
    read = reader()
    loaded = time.perf_counter() - started
    warm, measured = documents[::2], documents[1::2]
    for one in warm:
        read.read(one)
    profile = cProfile.Profile() if "--profile" in sys.argv else None
    collect_seldom()  # as the command does
    passes = []
    for _ in range(1 if profile else 3):
        started = time.process_time()
        if profile:
            profile.enable()
        for one in measured:
            read.read(one)
        if profile:
            profile.disable()
        passes.append(len(measured) / (time.process_time() - started))
    size = sum(len(d.text) for d in measured) / len(measured)
    print(f"reader made in {loaded:.2f} s; {passes[0]:.0f} articles/s/core on the first pass, {max(passes):.0f} once their "
          f"words are known ({len(measured)} articles of {size:.0f} characters, warmed on {len(warm)} others)")
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(18)


if __name__ == "__main__":
    main(*arguments(1))
