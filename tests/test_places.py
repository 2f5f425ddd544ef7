"""Places in short sentences: each mention with its codes, and look-alikes that must give no place."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from musnad.reader import read
from musnad.records import Place

ROWS = [tuple(line.split("\t")) for line in (Path(__file__).parent / "data/places.tsv").read_text("utf-8").splitlines()[1:]]
MENTIONS = [row for row in ROWS if row[2] != "none"]
TRAPS = [row for row in ROWS if row[2] == "none"]


@lru_cache(maxsize=4)
def places(sentence: str) -> tuple[Place, ...]:
    return tuple(read(sentence).places)


def touching(sentence: str, name: str) -> list[Place]:
    start = sentence.index(name)
    return [place for place in places(sentence) if place.span[0] < start + len(name) and start < place.span[1]]


def test_corpus_is_large_enough() -> None:
    assert len(MENTIONS) >= 400
    assert len(TRAPS) >= 100


@pytest.mark.parametrize(("sentence", "name", "country", "admin1"), MENTIONS)
def test_mention(sentence: str, name: str, country: str, admin1: str) -> None:
    codes = [(place.country or "", place.admin1 or "") for place in touching(sentence, name)]
    if admin1:
        assert codes == [(country, admin1)]
    else:
        assert [code for code, _ in codes] == [country]


@pytest.mark.parametrize(("sentence", "name"), [row[:2] for row in TRAPS])
def test_trap(sentence: str, name: str) -> None:
    assert not touching(sentence, name)


def test_geonames_and_coordinates() -> None:
    (place,) = places("وصل الوفد إلى القاهرة.")
    assert place.geonames == 360630
    assert (place.lat, place.lon) == (30.06, 31.25)


def test_one_place_for_direction_and_country() -> None:
    (place,) = places("انتشرت القوات في شمال غرب سوريا.")
    assert place.name == "شمال غرب سوريا"
    assert place.kind == "other"
