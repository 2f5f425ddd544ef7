"""Dates found by Musnad beside those that dateparser's search finds.

    python bench/dates.py [ARTICLES.jsonl GOLD_DIR] [--misses]

Needs the dependency group: ``uv sync --group bench``. Three sets, the third where it is given:

corpus     tests/data/times.tsv, the texts of our own tests that have a day of publication: with dates, and without any. Where in
           the text a date stands is taken from Musnad's reading, which is right on all of them (they are its tests).
examples   examples/*.txt, not annotated: what dateparser finds where Musnad reads no time
articles   annotated articles: a find is right where it touches the annotated words and has their value

dateparser gives a day and the period that it stands for. *Exact* compares that as EDTF with the value. *Within* is lenient: the
day lies in what the value covers, so any day of 2010 is right for «عام 2010», but a year is no day. *Plain* are the values that
are one day, right where the day is. A find is *spurious* where it touches no date. Speeds are of the second half of the texts,
new words and all, after the first half.
"""

from __future__ import annotations

import csv
import gc
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path

from dateparser.search import search_dates
from usage import arguments

from musnad.kernel.calendars import bounds
from musnad.page.document import article
from musnad.reader import Reader, collect_seldom
from musnad.rulebook.tables import load_rulebook
from musnad.tokens.scan import scan

ROOT = Path(__file__).parents[1]
SETTINGS = {"PREFER_DATES_FROM": "current_period", "DATE_ORDER": "DMY", "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first", "RETURN_TIME_AS_PERIOD": True}
PUBLISHED = "2022-02-15"
"""For the examples, of which only places of finds are compared."""


@dataclass(frozen=True)
class Find:
    """A date found: its characters (None where a tool does not tell), its value in EDTF, and its first day."""

    span: tuple[int, int] | None
    value: str
    day: str


Finder = Callable[[str, str], list[Find]]


@dataclass(frozen=True)
class Wanted:
    """A date that a text holds: the places where it may stand (none: anywhere) and its value."""

    spans: list[tuple[int, int]]
    value: str

    def touches(self, find: Find) -> bool:
        return not self.spans or find.span is None or any(s < find.span[1] and find.span[0] < e for s, e in self.spans)

    def exact(self, find: Find) -> bool:
        return find.value[:16] == self.value[:16] if "T" in self.value else find.value == self.value

    def within(self, find: Find) -> bool:
        if "/" not in self.value and len(self.value) >= 10 and not re.match(r"\d{4}-\d\d-\d\d(T|$)", find.value):
            return False
        edges = bounds(self.value.replace("/..", "") + (":00" if re.search(r"T\d\d:\d\d$", self.value) else ""))
        return edges is not None and edges[0][:10] <= find.day and (find.day < edges[1][:10] or find.day == edges[0][:10])


def published(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return parsedate_to_datetime(text).replace(tzinfo=None)


def dateparser(text: str, day: str, strategy: str) -> list[Find]:
    base = published(day)
    settings = {**SETTINGS, "RELATIVE_BASE": base if base.hour else base.replace(hour=12)}
    found = search_dates(text, languages=["ar"], settings=settings, strategy=strategy, add_period=True) or []
    finds, position = [], 0
    for words, moment, period in found:
        start = text.find(words, position)
        span = (start, start + len(words)) if start >= 0 else None
        position = span[1] if span else position
        finds.append(Find(span, _edtf(moment, period), moment.date().isoformat()))
    return finds


def _edtf(moment: datetime, period: str | None) -> str:
    day = moment.date()
    if period == "week":
        monday = day - timedelta(days=day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    if period == "time":
        return moment.replace(tzinfo=None, microsecond=0).isoformat()
    return str(day)[: {"year": 4, "month": 7}.get(period or "", 10)]


def score(texts: Iterable[tuple[str, str, list[Wanted]]], find: Finder, misses: bool) -> Counter[str]:
    """Counts over texts with the dates that each holds; a second find of a date already found is no fault."""
    counts: Counter[str] = Counter()
    for text, day, wanted in texts:
        finds = find(text, day)
        for one in wanted:
            plain = len(one.value) == 10
            touching = [f for f in finds if one.touches(f)]
            exact, within = any(map(one.exact, touching)), any(map(one.within, touching))
            counts["dates"] += 1
            counts["exact"] += exact
            counts["within"] += within
            counts["plain"] += plain
            counts["plain days right"] += plain and within
            if misses and not exact:
                print(f"   missed {one.value}: {[f.value for f in touching]}\n      {_short(text, one.spans)}")
        spurious = [f for f in finds if not any(one.touches(f) and (one.spans or one.within(f)) for one in wanted)]
        counts["finds"] += len(finds)
        counts["spurious"] += len(spurious)
        counts["texts"] += 1
        counts["texts with spurious"] += bool(spurious)
        if misses:
            for f in spurious:
                print(f"   spurious {f.value}\n      {_short(text, [f.span] if f.span else [])}")
    return counts


def _short(text: str, spans: list[tuple[int, int]]) -> str:
    return text[max(0, spans[0][0] - 30) : spans[0][1] + 30].replace("\n", " ") if spans else text[:90].replace("\n", " ")


def speed(texts: list[tuple[str, str]], run: Callable[[str, str], object]) -> float:
    """Texts a second: of every other one, after the rest."""
    for text, day in texts[::2]:
        run(text, day)
    gc.collect()
    collect_seldom()  # as the command does, and for both tools
    started = time.process_time()
    for text, day in texts[1::2]:
        run(text, day)
    return len(texts[1::2]) / (time.process_time() - started)


def reading(fresh: Reader) -> Finder:
    """Musnad as a finder of dates: all of its stages."""

    def find(text: str, day: str) -> list[Find]:
        times = fresh.read(article(text, day)).times
        return [Find(t.span, t.value, t.start[:10]) for t in times if t.kind == "date" and t.value and t.start]

    return find


def finding(fresh: Reader) -> Callable[[str, str], object]:
    """Musnad's finder of times alone, which gives no values."""

    def find(text: str, day: str) -> object:
        raw = scan(text)
        return fresh._times.find(raw, [fresh._analyser.word(word) for word in raw.words])

    return find


def corpus() -> list[dict[str, str]]:
    with (ROOT / "tests/data/times.tsv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["published"]]


def annotated(articles: str, folder: str) -> Iterator[tuple[str, str, list[Wanted]]]:
    for line in Path(articles).read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        path = Path(folder, entry["id"] + ".gold.json")
        if path.exists() and entry.get("published"):
            times = json.loads(path.read_text(encoding="utf-8")).get("times", [])
            wanted = [Wanted(_spans(entry["text"], t["text"]), t["value"]) for t in times if t.get("value")]
            yield entry["text"], str(entry["published"]), wanted


def _spans(text: str, spec: str | list) -> list[tuple[int, int]]:
    needle, nth = (spec, None) if isinstance(spec, str) else spec
    found = [(m.start(), m.end()) for m in re.finditer(re.escape(needle), text)]
    return found if nth is None else found[nth - 1 : nth]


def placed(text: str, day: str, values: list[str], find: Finder) -> list[Wanted]:
    """The dates of a text of the corpus where Musnad reads them."""
    finds = find(text, day)
    return [Wanted([f.span for f in finds if f.value == value and f.span], value) for value in values]


def report(name: str, counts: Counter[str], per_second: float) -> None:
    parts = [f"{counts[key]}/{counts[total]} = {counts[key] / counts[total]:.3f} {key}"
             for key, total in (("exact", "dates"), ("within", "dates"), ("plain days right", "plain")) if counts[total]]
    parts.append(f"{counts['spurious']} of {counts['finds']} finds spurious, in {counts['texts with spurious']} texts")
    print(f"{name:17} {'; '.join(parts)}; {per_second:.0f} texts/s")


def main(*paths: str) -> None:
    misses = "--misses" in sys.argv
    book = load_rulebook()
    ours = reading(Reader(book))
    others: dict[str, Finder] = {f"dateparser {way}": partial(dateparser, strategy=way) for way in ("split", "ngram")}
    rows = corpus()
    sets = [
        ("corpus, with dates", [(r["text"], r["published"], placed(r["text"], r["published"], r["value"].split(";"), ours))
                                for r in rows if r["value"]]),
        ("corpus, without", [(r["text"], r["published"], []) for r in rows if not r["value"]]),
    ]
    sets += [("annotated articles", list(annotated(*paths)))] if paths else []
    for title, texts in sets:
        print(f"{title} ({len(texts)} texts, {sum(len(wanted) for *_, wanted in texts)} dates)")
        plain = [(text, day) for text, day, _ in texts]
        report("Musnad", score(texts, ours, misses), speed(plain, reading(Reader(book))))
        print(f"{'':17} {speed(plain, finding(Reader(book))):.0f} texts/s for finding times alone, without values")
        for name, find in others.items():
            per_second = speed(plain, find)
            report(name, score(texts, find, misses), per_second)
    shown = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    read = [(text, PUBLISHED, [Wanted([t.span], t.value or "") for t in Reader(book).read(article(text, PUBLISHED)).times])
            for text in shown]
    print(f"examples, finds where Musnad reads no time ({len(read)} texts)")
    for name, find in others.items():
        counts = score(read, find, misses)
        print(f"{name:17} {counts['spurious']} of {counts['finds']}")


if __name__ == "__main__":
    main(*arguments())
