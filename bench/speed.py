"""Text and pages to records on one core, beside what others do with the same bytes in the same run, by turns.

    python bench/speed.py ARTICLES.jsonl

Beside decoding the bytes (the floor), camel-tools' tokenizer, `dateparser.search` (Arabic, split) and trafilatura alone, by
seconds of processor time. Texts: half of the articles are read first, the others measured, a first pass: nothing of theirs was
met before. Pages: those of ``tests/pages`` grown to the size of real ones (``pages.grown``), then as they stand; their lines were
not met before. The slow ones get every fourth of the same chunks. camel-tools needs no data for this:
``pip install --no-deps --target DIR camel-tools emoji``, then ``PYTHONPATH=DIR``.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import pages
from throughput import document
from usage import arguments

from musnad.page.charset import decode_page
from musnad.page.html import page_of
from musnad.page.lists import key, lists
from musnad.reader import Reader, collect_seldom
from musnad.rulebook.tables import load_rulebook

CHUNK = 20
SLOW = 4
Rates = dict[str, tuple[float, int]]
"""Items a second, and how many were measured."""


def by_turns(items: Sequence[Any], quick: dict[str, Callable[[Any], object]], slow: dict[str, Callable[[Any], object]]) -> Rates:
    """Each does one chunk after the other; the slow ones only some."""
    spent: Counter[str] = Counter()
    done: Counter[str] = Counter()
    for n, start in enumerate(range(0, len(items), CHUNK)):
        chunk = items[start : start + CHUNK]
        for name, work in {**quick, **(slow if n % SLOW == 0 else {})}.items():
            begun = time.process_time()
            for item in chunk:
                work(item)
            spent[name] += time.process_time() - begun
            done[name] += len(chunk)
    return {name: (done[name] / spent[name], done[name]) for name in spent}


def texts(path: str) -> Rates:
    """Articles a second."""
    lines = Path(path).read_bytes().splitlines()
    entries = [json.loads(line) for line in lines]
    read = Reader(load_rulebook()).read
    for entry in entries[::2]:
        read(document(entry))
    collect_seldom()
    slow: dict[str, Callable[[Any], object]] = {}
    try:
        from dateparser.search import search_dates

        search_dates("١ يناير 2020", languages=["ar"])  # it loads its data
        slow["dateparser.search"] = lambda item: search_dates(item[1]["text"], languages=["ar"])
    except ImportError:
        print("no dateparser: uv sync --group bench", file=sys.stderr)
    quick: dict[str, Callable[[Any], object]] = {
        "musnad": lambda item: read(item[2]),
        "decoding the bytes": lambda item: json.loads(item[0].decode("utf-8")),
    }
    try:
        from camel_tools.tokenizers.word import simple_word_tokenize

        quick["camel-tools tokenizer"] = lambda item: simple_word_tokenize(item[1]["text"])
    except ImportError:
        print(f"no camel-tools: see {__file__}", file=sys.stderr)
    return by_turns([(line, entry, document(entry)) for line, entry in zip(lines[1::2], entries[1::2], strict=True)], quick, slow)


def html() -> Rates:
    """Pages a second, of about 128 kB."""
    import trafilatura

    found = [pages.grown(data) for data in readable()]
    read = Reader(load_rulebook()).read
    collect_seldom()
    for data in found[:CHUNK]:
        trafilatura.bare_extraction(data.decode("utf-8"))
        read(page_of(data).document)
    key.cache_clear()  # the lines of these very pages would be known
    return by_turns(found, {
        "musnad": lambda data: read(page_of(data).document),
        "decoding the bytes": lambda data: data.decode("utf-8"),
    }, {"trafilatura": lambda data: trafilatura.bare_extraction(data.decode("utf-8"))})


def bare(rounds: int = 5) -> Rates:
    """Pages a second as they stand in ``tests/pages``, of some 4 kB: their words were met, their lines and dates are forgotten.

    trafilatura for its text alone, and with headline, date and outlet, which Musnad tells too.
    """
    import trafilatura
    from trafilatura.meta import reset_caches

    found = readable()
    characters = {data: decode_page(data, None, lists()) for data in found}
    read = Reader(load_rulebook()).read
    quick: dict[str, Callable[[Any], object]] = {
        "musnad": lambda data: read(page_of(data).document),
        "musnad, extraction": page_of,
        "trafilatura, text": lambda data: trafilatura.bare_extraction(characters[data]),
        "trafilatura, text and facts": lambda data: pages.guarded(pages.trafilatura, characters[data]),
    }
    for data in found:
        for work in quick.values():
            work(data)
    collect_seldom()
    spent: dict[str, list[float]] = {name: [] for name in quick}
    for _ in range(rounds):
        for name, work in quick.items():
            key.cache_clear()
            reset_caches()
            begun = time.process_time()
            for data in found:
                work(data)
            spent[name].append(time.process_time() - begun)
    return {name: (len(found) / median(times), len(found)) for name, times in spent.items()}


def readable() -> list[bytes]:
    """The pages of ``tests/pages`` that hold an article."""
    folder = Path(__file__).parents[1] / "tests" / "pages"
    return [data for path in sorted(folder.glob("*.html")) if pages.guarded(pages.ours, data := path.read_bytes())]


def main(path: str) -> None:
    for title, rates in (("articles", texts(path)), ("pages of 128 kB", html()), ("bare pages", bare())):
        for name, (rate, count) in rates.items():
            print(f"{name:22} {rate:9,.0f} {title}/s ({count}; Musnad has {rates['musnad'][0] / rate:.3g} of it)", flush=True)


if __name__ == "__main__":
    main(arguments(1)[0])
