"""How like two texts are: sets of hashed words for statements, sketches of runs of words for whole articles."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from zlib import crc32

from musnad.store.terms import Term

RUN = 5
"""Words in a run."""
SKETCH = 40
"""Runs that stand for a text: those with the smallest hashes (bottom-k sketch; Broder, "On the resemblance and containment of
documents", 1997)."""
COPY = 0.3
"""Resemblance from which two texts are copies of one; the same facts in other words stay below 0.1."""


def word_set(terms: Sequence[Term]) -> bytes:
    """The different words of a passage, four bytes each."""
    return array("I", sorted({crc32(term.stem.encode()) for term in terms})).tobytes()


def shared(one: bytes, other: bytes) -> float:
    """The share of the shorter passage's words that the longer one has, of those of ``word_set``; 0 to 1."""
    first, second = set(array("I", one)), set(array("I", other))
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def sketch(terms: Sequence[Term]) -> list[int]:
    """The smallest hashes of a text's runs of words, in order."""
    stems = [term.stem for term in terms]
    runs = {crc32(" ".join(stems[i : i + RUN]).encode()) for i in range(max(1, len(stems) - RUN + 1))} if stems else set()
    return sorted(runs)[:SKETCH]


def resemblance(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of runs that two texts have in common, estimated from their sketches; 0 to 1."""
    both = set(one) & set(other)
    smallest = sorted({*one, *other})[:SKETCH]
    return sum(run in both for run in smallest) / len(smallest) if smallest else 0.0
