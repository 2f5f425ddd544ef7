"""The keys under which a statement or an event is found again by one that may be the same (``store/blocks.py``).

Two records that ``alike.py`` judges the same share at least one, but for chance: for statements the speaker with some word, for
events type and country with some word around it, a party, a toll, or division and day, or what they put in force or end where.
"""

from __future__ import annotations

from musnad.query.alike import HELD, STORMING
from musnad.query.compared import Happened, Said
from musnad.query.origins import is_unnamed
from musnad.query.places import spelled
from musnad.store.blocks import hashed
from musnad.store.sites import all_marks

_WORDS = 6
"""Words that stand for a passage: those with the smallest hashes, so that passages that share words share some of these."""


def of_statement(said: Said) -> set[int]:
    """The keys of a statement; none where its speaker has no name, which only copies of its text have in common."""
    if is_unnamed(said.speaker) or not said.entity:
        return set()
    return {hashed("said", said.entity, str(word)) for word in sorted(said.words)[:_WORDS]}


def of_event(event: Happened) -> set[int]:
    """The keys of an event; its parties alone where its country is not known, which another report may tell."""
    country = event.country or event.home
    kind = (event.type, country or "")
    keys = {hashed(*kind, str(word)) for word in sorted(event.words)[:_WORDS]} if country else set()
    for side, names in (("actor", event.actors), ("recipient", event.recipients)):
        for words in filter(None, (spelled(name).split() for name in names)):
            keys.add(hashed(*kind, side, words[-1]))
            if len(words) > 1:
                keys.add(hashed(event.type, side, words[-1]))
                if event.mode in HELD and side == "recipient":
                    keys.add(hashed("held", words[-1]))
    if country:
        keys |= {hashed(*kind, toll, f"{value:g}") for toll, value in event.tolls}
        if event.admin1 and event.first:
            keys.add(hashed(*kind, event.admin1, event.first[:10]))
            if (event.type, event.mode) in STORMING and not event.words.isdisjoint(all_marks()):
                keys.add(hashed("stormed", event.admin1, event.first[:10]))
    return keys | {hashed(event.type, change, effect, *path[:2]) for change, effect, path in event.turns}
