"""An entity's offices in the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.grounding.offices import Tenure
from musnad.serve.wording import Wording
from musnad.store.shipped import table


@dataclass(frozen=True, slots=True)
class Office:
    """An office as it was held; ``end`` is None while it lasts."""

    title: str
    of: str
    start: str
    end: str | None


def offices(tenures: Sequence[Tenure], w: Wording) -> list[Office]:
    """The offices of somebody, in words."""
    return [Office(_title(tenure.office, w), w.code("country", tenure.of), tenure.start, tenure.to) for tenure in tenures]


def _title(office: str, w: Wording) -> str:
    words = office.replace("-", " ")
    return _arabic().get(office, words) if w.language == "ar" else words


@lru_cache(maxsize=1)
def _arabic() -> dict[str, str]:
    """Office → how it is called, the first form of each."""
    made: dict[str, str] = {}
    for row in table("grounding/offices/titles.tsv"):
        made.setdefault(row["office"], row["form"])
    return made
