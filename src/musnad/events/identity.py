"""By what a party is known again in the article: its name, its surname, its title, its state, its number."""

from __future__ import annotations

from collections.abc import Iterable

from musnad.events.draft import EventDraft
from musnad.events.fillers import Filler
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token


def named(party: Filler) -> set[str]:
    """What a party is known by if it is somebody in particular: a name, a state, a title."""
    if isinstance(party, Token):
        return keys(party)
    particular = party.name is not None or party.titled or party.names is not None or party.kind in ("organisation", "government")
    owner = keys(party.genitive) if party.genitive is not None else set()  # «قوات التحالف» are the coalition
    return keys(party) | owner if particular else set()


def counted(party: Filler) -> set[str]:
    """The number of a party that is counted: «8 أشخاص», «جنديين»."""
    if isinstance(party, Token):
        return set()
    if party.count is None:
        dual = party.head.analysis.form.number == "d" and party.kind == "person" and party.name is None
        return {"2"} if dual else set()
    return {party.count}


def keys(party: Filler) -> set[str]:
    """Words by which a party may be known again: its name, its head, the state of its adjective or of a seat of government.

    «الخرطوم», «السودان», «السودانية».
    """
    if isinstance(party, Token):
        country = party.lexeme.data.get("country")
        return {f"state:{country}"} if country else {party.word.key}
    return _chunk_keys(party)


def keys_of(parties: Iterable[Filler]) -> set[str]:
    """The words by which any of some parties may be known again."""
    return {key for party in parties for key in keys(party)}


def _chunk_keys(chunk: Chunk) -> set[str]:
    found = {chunk.head.word.key}
    if chunk.head.lexeme.lemma:
        found.add(chunk.head.lexeme.lemma)
    if chunk.surname:
        found.add(chunk.surname)
    if chunk.office is not None:
        found.add(chunk.office.word.key)
    if chunk.name is not None:
        found.add(chunk.name.rule)
        if chunk.name.kind == "country" or "seat" in chunk.name.data:
            found.add(f"state:{chunk.name.data.get('country')}")
    if chunk.adjectival_country:
        found.add(f"state:{chunk.adjectival_country}")
    return found


def state_of(party: Filler) -> str | None:
    """The country of a party's name or of its adjective: «نظيره التركي», «أردوغان»."""
    if isinstance(party, Token):
        return party.lexeme.data.get("country")
    own = party.name.data.get("country") if party.name is not None else None
    return own or party.adjectival_country


def surnames(draft: EventDraft) -> set[str]:
    """The surnames of those who suffer an act."""
    return {party.surname for party in draft.recipient if isinstance(party, Chunk) and party.surname}


def others_than(parties: list[Filler], than: list[Filler]) -> list[Filler]:
    """The parties that are none of some others."""
    known = keys_of(than)
    return [party for party in parties if not known & (keys(party) - _mere_citizenship(party))]


def _mere_citizenship(party: Filler) -> set[str]:
    """The state of somebody who only is its citizen, whom it may harm as well: «اغتيال جاسوس روسي»."""
    citizen = isinstance(party, Chunk) and party.kind == "person" and not (party.definite or party.titled or party.name)
    return {f"state:{party.adjectival_country}"} if isinstance(party, Chunk) and citizen else set()
