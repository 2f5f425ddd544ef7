"""How likely a record is right: a logistic model over a few named features, with weights from a word list."""

from __future__ import annotations

from math import exp
from typing import Final

from musnad.rulebook.tables import Rulebook

BIAS: Final = "bias"
"""The feature that always holds."""


class Logit:
    """Weights are hundredths of log-odds: the bias and those of the features that hold add up, the logistic curve does the rest.

    ``table`` is the path of the list below ``rules/``; ``bench/confidence.py`` fits it.
    """

    def __init__(self, book: Rulebook, table: str) -> None:
        self._weights = {row["id"]: int(row["weight"]) for row in book.table(table)}

    def probability(self, features: list[str]) -> float:
        """The probability, 0.01 to 0.99 in steps of 0.01, given the names of the features that hold."""
        weights = self._weights
        total = weights.get(BIAS, 0)
        for name in features:
            total += weights.get(name, 0)
        return min(0.99, max(0.01, round(1.0 / (1.0 + exp(-total / 100.0)), 2)))
