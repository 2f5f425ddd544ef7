"""Counts of many articles → precision, recall and F1, with how sure they are."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from musnad.evaluate.compare import PARTS, Count

ROUNDS = 400
"""How many times articles are drawn anew."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Precision, recall and F1 of a part over all articles, micro-averaged; ``low`` to ``high`` holds 95 % of the F1 of
    articles drawn anew with replacement (percentile bootstrap); ``gold`` is how many the gold has."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float
    gold: float


def rates(count: Count) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    precision = count.right / count.read if count.read else 0.0
    recall = count.right / count.gold if count.gold else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def figures(articles: Sequence[dict[str, Count]], rounds: int = ROUNDS) -> dict[str, Figure]:
    """The figure of each part; the same for the same articles, since the draws are seeded."""
    draw = random.Random(0)
    samples = [draw.choices(articles, k=len(articles)) for _ in range(rounds)]
    made = {}
    for part in PARTS:
        f1s = sorted(rates(_sum(sample, part))[2] for sample in samples)
        whole = _sum(articles, part)
        made[part] = Figure(*rates(whole), f1s[int(0.025 * rounds)], f1s[int(0.975 * rounds)], whole.gold)
    return made


def _sum(articles: Sequence[dict[str, Count]], part: str) -> Count:
    return sum((counts[part] for counts in articles), Count())
