"""Which of the articles with some words may have them in what somebody says: most are told apart without cutting their texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import islice

from sqlalchemy import Connection

from musnad.query.words import Asked, Wanted
from musnad.records import Span
from musnad.store.likeness import hashed, hashes
from musnad.store.lists import with_lists
from musnad.store.terms import Terms

_BATCH, _MOST = 64, 256
"""Articles that are looked at a time, at first and at most."""
_NAMES = 2_000
"""Names of speakers that one query takes."""
_SAYS = ('SELECT s.doc, s.words, s.others, s.start, s."end", k.entity FROM link k CROSS JOIN statement s '
         "WHERE s.doc = k.doc AND s.id = k.statement AND k.doc IN :docs AND coalesce(k.entity, '') ")
_BY_ANY, _BY_SOME = with_lists(_SAYS + "<> ''", "docs"), with_lists(_SAYS + "IN :names", "docs", "names")
_TEXTS = with_lists("SELECT doc, text FROM document WHERE doc IN :docs", "docs")


def said(connection: Connection, terms: Terms, asked: Asked, names: set[str], numbers: Iterator[int]) -> Iterator[int]:
    """Of the documents that answer those in which the words may be said by one of some speakers: by their hashes, and what
    begins a word by the words of the statements."""
    there = [one for one in asked.wanted if not one.absent]
    whole = [[(hashed(phrase[0]), len(phrase) > 1) for phrase in one.phrases] for one in there if not one.prefix]
    begins = [_Beginning(terms, one) for one in there if one.prefix]
    query, given = (_BY_SOME, {"names": sorted(names)}) if len(names) <= _NAMES else (_BY_ANY, {})
    size = _BATCH
    while batch := list(islice(numbers, size)):
        size = min(2 * size, _MOST)
        spans: dict[int, list[Span]] = {}
        for doc, words, others, start, end, entity in connection.execute(query, {"docs": batch, **given}):
            if entity in names and (not whole or _has(words, others, whole)):
                spans.setdefault(doc, []).append((start, end))
        if begins and spans:
            texts = connection.execute(_TEXTS, {"docs": sorted(spans)})
            spans = {doc: spans[doc] for doc, kept in texts if kept is None or _may_say(kept, spans[doc], begins, bool(whole))}
        yield from (number for number in batch if number in spans)


def _has(words: bytes, others: bytes, wanted: Sequence[Sequence[tuple[int, bool]]]) -> bool:
    """Whether a statement may have each of some things: any of some hashes, of stems alone where ``True`` stands by it."""
    stems = hashes(words)
    found = stems | hashes(others)
    return all(any(first in (stems if run else found) for first, run in one) for one in wanted)


class _Beginning:
    """What begins a word that is wanted; knows the pieces between blanks that it met, with such a word and without."""

    def __init__(self, terms: Terms, wanted: Wanted) -> None:
        self._begins = tuple([phrase[0] for phrase in wanted.phrases])
        self._terms = terms
        self._with: set[str] = set()
        self._without: set[str] = set()

    def among(self, pieces: Set[str]) -> bool:
        """Whether a word of any piece begins so."""
        for piece in pieces - self._without - self._with:
            begins = any(stem.startswith(self._begins) for stem in self._terms.stems(piece))
            (self._with if begins else self._without).add(piece)
        return not self._with.isdisjoint(pieces)


def _may_say(text: str, spans: Sequence[Span], wanted: Sequence[_Beginning], others: bool) -> bool:
    """Whether a passage of a text may have a word for each of some beginnings, where any of the text has one.

    ``others``: something else is wanted too, and there.
    """
    for start, end in spans:
        last = text.find(" ", end)
        pieces = set(text[text.rfind(" ", 0, start) + 1 : len(text) if last < 0 else last].split(" "))
        missing = [one for one in wanted if not one.among(pieces)]
        if not missing:
            return True
        if others or len(missing) < len(wanted):
            every = set(text.split(" "))
            if not any(one.among(every) for one in missing):
                return True
    return False
