"""Read pages that are broken at random: no crash, no hang, memory bounded, the same answer twice, spans that lead back.

    python bench/fuzz_pages.py [MINUTES] [SEED]

Takes the pages of `tests/pages` and cuts, repeats, splices, nests, flips and re-encodes pieces of them. An exception that is
no PageError, a page of under 2 MB that takes over 5 s of processor time, growth of memory of over 600 MB, an answer that
differs when asked again, or a span that its selector does not find, is printed with the seed of its page; the exit code is 1.
"""

from __future__ import annotations

import random
import resource
import sys
import time
import traceback
from pathlib import Path

from usage import arguments

from musnad.page.errors import PageError
from musnad.page.html import page_of
from musnad.page.selectors import Selectors

FOLDER = Path(__file__).parents[1] / "tests" / "pages"
SECONDS = 5.0
KILOBYTES = 600_000
PIECES = [piece.encode() for piece in (
    "<div> </div> <p> <table><tr><td> <h1> <a/href=x> </a> <script> <!-- --> <br> &#1575; &amp;#1575; & < > \" <svg> <template> "
    "<style> <![CDATA[ {\"a\":[ ]} <plaintext> <frameset> <o:p> <time/datetime=2022-13-99> <body/hidden> التعليقات"
).split(" ")]
PIECES += [b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xd8"]
PIECES += [piece.encode() for piece in ("قال الوزير إن الحكومة أقرت القانون. ", "اقرأ أيضا", "13 يناير 20222")]


def broken(random_: random.Random, pages: list[bytes]) -> bytes:
    """A page with a few things wrong with it."""
    data = random_.choice(pages)
    for _turn in range(random_.randint(1, 12)):
        at, to = sorted(random_.randint(0, len(data)) for _ in range(2))
        match random_.randint(0, 8):
            case 0:
                data = data[:at] + data[to:]
            case 1:
                data = data[:at] + random_.choice(PIECES) * random_.choice([1, 1, 3, 200, 5_000]) + data[at:]
            case 2:
                other = random_.choice(pages)
                data = data[:at] + other[random_.randint(0, len(other)) :]
            case 3:
                data = data[:to] + data[at:to] * random_.choice([1, 2, 20]) + data[to:]
            case 4:
                data = data[:at] + bytes(random_.randrange(256) for _ in range(random_.randint(1, 40))) + data[at:]
            case 5:
                text = data.decode("utf-8", "replace")
                encoding = random_.choice(["utf-16", "cp1256", "utf-8", "iso-8859-6", "cp1252"])
                data = text.encode(encoding, "replace")
            case 6:
                old = random_.choice([b"<p>", b"</div>", b"class=", b"<h1", b">", b'"'])
                data = data.replace(old, random_.choice(PIECES), 30)
            case 7:
                start = data.find(b"<", at)
                data = data[:start] + data[start + 1 :] if start >= 0 else data
            case _:
                data = data[to:] + data[:at]
        data = data[:3_000_000]
    return data


def wrong(data: bytes) -> str | None:
    """What is wrong with how a page is read, or None."""
    start = time.process_time()
    try:
        page = page_of(data)
    except PageError as error:
        return f"an error of several lines: {error}" if "\n" in str(error) else None
    took = time.process_time() - start
    if took > SECONDS and len(data) < 2_000_000:
        return f"{took:.1f} s for {len(data)} bytes"
    again = page_of(data)
    if again.document != page.document or again.facts != page.facts or again.captions != page.captions:
        return "another answer the second time"
    text, selectors = page.document.text, Selectors(page)
    for at in range(0, len(text) - 1, max(len(text) // 20, 1)):
        if selectors.of(at, at + 1).exact != text[at]:
            return f"a selector that does not hold its span at {at}"
    return None


def main() -> None:
    given = arguments()
    minutes = float(given[0]) if given else 1.0
    seed = int(given[1]) if len(given) > 1 else random.randrange(1 << 30)
    pages = [path.read_bytes() for path in sorted(FOLDER.glob("*.html"))]
    until, read, failures, slowest = time.monotonic() + minutes * 60, 0, 0, 0.0
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    while time.monotonic() < until:
        data = broken(random.Random(seed + read), pages)
        start = time.process_time()
        try:
            problem = wrong(data)
        except Exception:
            problem = traceback.format_exc(limit=-4)
        slowest = max(slowest, time.process_time() - start)
        if problem:
            failures += 1
            print(f"seed {seed + read}: {problem}", flush=True)
        read += 1
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{read} pages, {failures} failures, slowest {slowest:.2f} s, memory grew by {grown / 1000:.0f} MB, first seed {seed}")
    sys.exit(1 if failures or grown > KILOBYTES else 0)


if __name__ == "__main__":
    main()
