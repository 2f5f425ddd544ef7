"""A reviewed article as gold, in the format of docs/gold.md: what was accepted or corrected, without what was rejected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from musnad.export.jsonld import without_none
from musnad.query.reviews import Review, corrected
from musnad.records import Change, Event, Link, Party, Reading, Span, Statement

Piece = str | list[str | int]


def gold(reading: Reading, reviews: Mapping[str, Review]) -> dict[str, Any]:
    """The gold of an article: its records as their reviews leave them; one that nobody reviewed stands as it was read."""
    text = reading.document.text
    keys = _Keys(text)
    statements = [one for s in reading.statements if isinstance(one := corrected(s, reviews.get(s.id)), Statement)]
    events = [one for v in reading.events if isinstance(one := corrected(v, reviews.get(v.id)), Event)]
    changes = [one for c in reading.changes if isinstance(one := corrected(c, reviews.get(c.id)), Change)]
    places = {place.id: place for place in reading.places}
    made: dict[str, Any] = {
        "statements": [{"content": piece(text, s.content), "chain": keys.of(s.chain), "mode": s.mode}
                       for s in statements if s.chain],
        "events": [without_none({
            "type": v.type, "mode": v.mode, "triggers": [piece(text, span) for span in (v.trigger, *v.also)],
            "actor": keys.of(v.actor), "recipient": keys.of(v.recipient),
            "places": [piece(text, places[id].span) for id in v.places if id in places],
            "time": v.time.value if v.time else None, "status": v.status}) for v in events],
        "times": [{"text": piece(text, t.span), "value": t.value}
                  for t in reading.times if t.value and t.kind in ("date", "named")],
        "places": [without_none({"text": piece(text, p.span), "country": p.country, "admin1": p.admin1, "kind": p.kind})
                   for p in reading.places],
        "changes": [without_none({
            "kind": c.kind, "effect": c.effect, "subject": keys.of(c.subject), "areas": _areas(text, c), "at": c.at,
            "evidence": piece(text, c.evidence), "status": c.status}) for c in changes],
    }
    document = reading.document
    facts = without_none({"id": document.id, "published": document.published and document.published[:10]})
    return {**facts, "entities": keys.entities, **made}


def complete(reading: Reading, reviews: Mapping[str, Review]) -> bool:
    """Whether every statement, event and change of an article was reviewed: only then is what is missing in it known."""
    return all(record.id in reviews for several in (reading.statements, reading.events, reading.changes) for record in several)


def piece(text: str, span: Span) -> Piece:
    """A span as gold names it: its words, with which occurrence it is where they stand more than once.

    >>> piece("قال إن قال", (7, 10))
    ['قال', 2]
    """
    words = text[slice(*span)]
    starts = [match.start() for match in re.finditer(re.escape(words), text)]
    if len(starts) < 2:
        return words
    return [words, starts.index(span[0]) + 1] if span[0] in starts else words


class _Keys:
    """The keys of the parties that records name, each with the words that stand for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.entities: dict[str, list[str]] = {}

    def of(self, parties: Iterable[Party | Link]) -> list[str]:
        made = []
        for party in parties:
            words = self._text[slice(*party.span)]
            key = party.entity or words
            surfaces = self.entities.setdefault(key, [])
            if words not in surfaces:
                surfaces.append(words)
            made.append(key)
        return made


def _areas(text: str, change: Change) -> list[str]:
    return [area.admin1 or area.country or area.name for area in change.areas
            if area.admin1 or area.country or area.name in text]
