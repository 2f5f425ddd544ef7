"""Quantities: sentences of our own with what they count, and traps that count nothing.

A row of level ``event`` is checked on the events that ``read`` prints: the union of their quantities. A row of level
``sentence`` holds no event of the lexicon (or one that takes no such quantity), and is checked on the sentence alone.
"""

import csv
from pathlib import Path

import pytest

from musnad.events.draft import EventDraft
from musnad.events.quantities import QuantityReader
from musnad.events.senses import choose_sense
from musnad.page.document import article
from musnad.reader import read, reader
from musnad.records import Quantity

CORPUS = Path(__file__).parent / "data" / "quantities.tsv"
ROWS = list(csv.DictReader(CORPUS.open(encoding="utf-8", newline=""), delimiter="\t", quoting=csv.QUOTE_NONE))


def expected(row: dict[str, str]) -> list[tuple[str, ...]]:
    if not row["kind"]:
        return []
    return list(zip(*(row[column].split(";") for column in ("kind", "value", "low", "high", "unit")), strict=True))


def cells(quantities: list[Quantity]) -> list[tuple[str, ...]]:
    """Quantities in text order as the corpus writes them, each once."""
    shown = {}
    for quantity in quantities:
        numbers = ("" if n is None else f"{n:.15g}" for n in (quantity.value, quantity.low, quantity.high))
        shown[quantity.span, quantity.kind] = (quantity.kind, *numbers, quantity.unit or "")
    return [shown[key] for key in sorted(shown)]


def of_sentences(text: str) -> list[Quantity]:
    book = reader()
    counting = QuantityReader(book.book)
    return [q for clauses in book.parse(article(text, None)).sentences for q in counting.counted(clauses)]


def of_events(text: str) -> list[Quantity]:
    return [quantity for event in read(text).events for quantity in event.quantities]


def test_corpus_is_large_enough():
    assert sum(bool(row["kind"]) for row in ROWS) >= 150
    assert sum(not row["kind"] for row in ROWS) >= 40
    assert sum(row["level"] == "event" for row in ROWS) >= 0.9 * len(ROWS)
    assert len({row["text"] for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_corpus(row):
    found = of_events(row["text"]) if row["level"] == "event" else of_sentences(row["text"])
    assert cells(found) == expected(row)


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("أسفر الهجوم عن مقتل 12 شخصا وإصابة 20 آخرين.", "الهجوم", ["12 شخصا", "20 آخرين"]),
        ("أسفر الهجوم عن مقتل 12 شخصا وإصابة 20 آخرين.", "مقتل", ["12 شخصا"]),
        ("قتل ما لا يقل عن ثلاثة جنود في غارة.", "غارة", ["ثلاثة جنود"]),
        ("وأدى الهجوم إلى مقتل 3 من عناصر الشرطة.", "مقتل", ["3 من عناصر الشرطة"]),
    ],
)
def test_words_of_an_event(text, trigger, words):
    """The span runs from the number to its noun; a cause takes all tolls, a death only its own."""
    book = reader()
    [clauses] = book.parse(article(text, None)).sentences
    [predication] = [p for p in clauses.predications if text[p.token.start : p.token.end] == trigger]
    sense = choose_sense(predication, clauses.chunks)
    draft = EventDraft(sense, (predication.token.start, predication.token.end), 0, predication)
    found = QuantityReader(book.book).quantities(clauses, draft)
    assert [text[slice(*quantity.span)] for quantity in found] == words
