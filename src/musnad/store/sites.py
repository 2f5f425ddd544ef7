"""The buildings that a sentence names, by which two events in one town are told apart: «أمام السفارة», «هجوم على فندق».

They are kept among the words around an event, each as a mark of its own, which no word of a text has.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from musnad.kernel.fold import fold
from musnad.kernel.letters import ALEF
from musnad.store.likeness import hashed
from musnad.store.shipped import forms, table
from musnad.store.terms import Term

_MARK = "@"


def marks(terms: Sequence[Term], hit: Collection[int]) -> frozenset[int]:
    """The marks of the buildings that the words of a sentence name; ``hit`` has the starts of what an act is done to.

    Not those of sources: «بحسب وزارة الصحة». A body is a building where something is said to be at it: «أمام وزارة التربية».
    """
    known, beside, sources = _sites(), _beside(), _sources()
    found: list[int] = []
    before = ""
    for term in terms:
        kind, body = known.get(term.stem) or known.get(term.stem.removesuffix(ALEF), ("", False))  # «فندقا»
        if kind and before not in sources and (not body or before in beside or term.start in hit):
            found.append(hashed(_MARK + kind))
        before = term.stem
    return frozenset(found)


@lru_cache(maxsize=1)
def all_marks() -> frozenset[int]:
    """The marks of all buildings that are known."""
    return frozenset(hashed(_MARK + kind) for kind, _ in _sites().values())


@lru_cache(maxsize=1)
def _sites() -> dict[str, tuple[str, bool]]:
    """The stems of buildings with their kinds, what one calls a base another may call an airport, and whether they are bodies."""
    return {fold(row["form"]): (row["kind"], bool(row["beside"])) for row in table("store/sites.tsv")}


@lru_cache(maxsize=1)
def _beside() -> frozenset[str]:
    return frozenset(map(fold, forms("store/words/beside.tsv")))


@lru_cache(maxsize=1)
def _sources() -> frozenset[str]:
    rows = table("mentions/words/prepositions.tsv")
    return frozenset(fold(row["form"]) for row in rows if row["id"].partition("-")[0] == "according")
