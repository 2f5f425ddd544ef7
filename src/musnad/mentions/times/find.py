"""Placeholder until the time finder lands."""

from __future__ import annotations

from musnad.mentions.times.record import TimeMention
from musnad.rulebook.tables import Rulebook
from musnad.tokens.analyse import Analyser, Word
from musnad.tokens.scan import Raw


class TimeFinder:
    def __init__(self, book: Rulebook, analyser: Analyser) -> None: ...

    def find(self, raw: Raw, words: list[Word]) -> list[TimeMention]:
        return []
