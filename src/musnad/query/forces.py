"""Whose troops they are of which reports speak: the words of their names that tell it, and the state that sends them."""

from __future__ import annotations

import re
from functools import lru_cache

from musnad.query.origins import name_words
from musnad.query.places import spelled
from musnad.store.shipped import forms

FORCE = "force_presence"
_BODY = re.compile(r"org/[a-z-]+-([a-z]{2})")
_MOST = 2 / 3
"""Share of the words of the shorter name that two names of one owner have in common."""


@lru_cache(maxsize=65_536)
def owners(name: str) -> frozenset[str]:
    """The folded words of a name that tell whose troops they are; none of «القوات», «آخر الوحدات», «قوات حفظ السلام».

    Adjectives of nationality without their ending: «القوات الفرنسية», «الجنود الفرنسيون» and «الفرنسيين» are one nation's.
    """
    return frozenset(map(_adjective, name_words(name) - _words()))


def _adjective(word: str) -> str:
    return next((word[: len(word) - len(ending) + 1] for ending in _endings() if word.endswith(ending)), word)


def same_owners(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words for two owners tell of one: «منظمة معاهدة الأمن الجماعي», «مجلس الأمن الجماعي»."""
    fewer, more = sorted((len(one), len(other)))
    shared = len(one & other)
    return fewer > 0 and (shared >= max(2, _MOST * fewer) or (shared == fewer == 1 and more <= 2))


def sender(entity: str) -> str:
    """The state to which a body of it belongs, or else the entity itself: ``org/forces-ru`` is that of ``state/RU``."""
    body = _BODY.fullmatch(entity)
    return f"state/{body[1].upper()}" if body else entity


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(sorted(map(spelled, forms("query/words/adjective-endings.tsv"))))


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    told = forms("query/words/force-words.tsv") | forms("events/words/stationed.tsv")
    return frozenset(word for form in told for word in name_words(form))
