"""Placeholder until the time resolver lands."""

from __future__ import annotations

from datetime import date

from musnad.clauses.parse import Clauses
from musnad.mentions.times.record import TimeMention
from musnad.records import Time
from musnad.rulebook.tables import Rulebook


class TimeResolver:
    def __init__(self, book: Rulebook) -> None: ...

    def resolve(self, mentions: list[TimeMention], document: list[Clauses], anchor: date | None) -> list[Time]:
        return []
