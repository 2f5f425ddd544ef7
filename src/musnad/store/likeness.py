"""How like two texts are: sets of hashed words for statements, signatures of runs of words for whole articles.

Signatures are MinHash (Broder, "On the resemblance and containment of documents", 1997) as rensa makes them.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Sequence
from operator import eq
from zlib import crc32

from rensa import RMinHash

from musnad.store.terms import Term

RUN = 5
"""Words in a run."""
_PERMUTATIONS = 96
"""Hash functions of a signature: a resemblance of 0.3 is told to within 0.05 (its standard deviation)."""
_BAND = 2
"""Numbers in a band: of pairs of texts that resemble each other by 0.3, 99 in 100 share one of the 48, by 0.25 95."""
_SEED = 1
COPY = 0.25
"""Resemblance from which two texts are copies of one; the same facts in other words stay below 0.1."""
ALGORITHM = f"rensa R-MinHash {RMinHash.ALGORITHM_VERSION}, {_PERMUTATIONS} by {_BAND}, seed {_SEED}, runs of {RUN}"
"""What makes signatures: those of another one cannot be compared with them."""


def word_set(terms: Sequence[Term], others: Collection[int] = ()) -> bytes:
    """The different words of a passage, four bytes each; ``others`` are kept with them."""
    return array("I", sorted({hashed(term.stem) for term in terms}.union(others))).tobytes()


def hashes(words: bytes) -> frozenset[int]:
    """What ``word_set`` made of a passage, as a set."""
    return frozenset(array("I", words))


def other_set(terms: Sequence[Term]) -> bytes:
    """The further forms under which the words of a passage are found, four bytes each."""
    return array("I", sorted({hashed(other) for term in terms for other in term.others})).tobytes()


def hashed(word: str) -> int:
    """A word as ``word_set`` and ``other_set`` have it."""
    return crc32(word.encode())


def shared(one: bytes, other: bytes) -> float:
    """The share of the shorter passage's words that the longer one has, of those of ``word_set``; 0 to 1."""
    first, second = set(array("I", one)), set(array("I", other))
    return len(first & second) / min(len(first), len(second)) if first and second else 0.0


def signature(stems: Sequence[str]) -> bytes:
    """What stands for a text, its words given: four bytes a hash function; empty where it has no words."""
    if not stems:
        return b""
    made = RMinHash(_PERMUTATIONS, _SEED)
    made.update([" ".join(stems[i : i + RUN]) for i in range(max(1, len(stems) - RUN + 1))])
    return array("I", made.digest()).tobytes()


def bands(signature: bytes) -> list[int]:
    """A hash of each band of a signature: texts that are alike share one, others hardly ever (locality-sensitive hashing)."""
    size = _BAND * array("I").itemsize
    return [crc32(signature[at : at + size], at) for at in range(0, len(signature), size)]


def resemblance(one: bytes, other: bytes) -> float:
    """The share of runs that two texts have in common, estimated from their signatures; 0 to 1."""
    same: int = sum(map(eq, array("I", one), array("I", other)))
    return same / _PERMUTATIONS
