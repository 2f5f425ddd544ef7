"""Fill the roles of an event from its frame: who acts, on whom."""

from __future__ import annotations

from musnad.attribution.senses import argument
from musnad.clauses.binder import AGENTS
from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

Filler = Chunk | Token
PATIENTS = AGENTS | {"thing", "quantity", "act", "document"}
VIOLENT = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "RETREAT"})


def fill(predication: Predication, sense: Predicate, chunks: list[Chunk]) -> tuple[list[Filler], list[Filler]]:
    """Actors and recipients of an event, as phrases (or the adjective of nationality that stands for a state)."""
    if predication.form in ("masdar", "noun") and not sense.object:
        return _nominal(predication, sense, chunks)
    actor = _slots(predication, sense.actor, sense)
    recipient = _slots(predication, sense.recipient, sense)
    agent = predication.oblique.get("agent")
    if predication.passive:
        actor = []
    if agent is not None:
        actor = list(agent.chunks)
    if not actor and predication.form == "participle":
        actor = _governing_subject(predication)
    return actor, [r for r in recipient if r not in actor]


def _slots(predication: Predication, slots: tuple[str, ...], sense: Predicate) -> list[Filler]:
    found: list[Filler] = []
    for slot in slots:
        filler = argument(predication, slot)
        if slot == "subj" and predication.form in ("masdar", "noun"):
            filler = None
        if filler is None and slot == "gen":
            filler = predication.genitive
        if filler is not None and not (sense.object and _is_object(filler, sense)):
            found.extend(chunk for chunk in filler.chunks if _party(chunk, sense))
    return found


def _is_object(filler: Argument, sense: Predicate) -> bool:
    return sense.object in (filler.first.head.lexeme.lemma, filler.first.head.analysis.form.light)


def _party(chunk: Chunk, sense: Predicate) -> bool:
    """Whether a phrase can be a party: somebody who acts; for violent acts also what is hit."""
    if chunk.kind in AGENTS and chunk.kind != "document":
        return True
    return sense.type in VIOLENT and chunk.kind == "quantity"


def _nominal(predication: Predication, sense: Predicate, chunks: list[Chunk]) -> tuple[list[Filler], list[Filler]]:
    """Roles of a masdar or event noun: its genitive, its prepositions, and an adjective of nationality."""
    chunk = chunks[predication.position]
    actor: list[Filler] = []
    recipient: list[Filler] = []
    transitive = "obj" in sense.recipient
    genitive = [c for c in predication.genitive.chunks if _party(c, sense)] if predication.genitive else []
    agent = predication.oblique.get("agent")
    patient = predication.oblique.get("li") if transitive else None
    if agent is not None:
        actor = list(agent.chunks)
        recipient = list(genitive) if transitive else []
    elif patient is not None and genitive and "li" not in sense.recipient:
        actor, recipient = list(genitive), [c for c in patient.chunks if _party(c, sense)]
    elif genitive:
        if predication.form == "masdar" and transitive:
            recipient = list(genitive)
        elif "gen" in sense.recipient and "gen" not in sense.actor:
            recipient = list(genitive)
        else:
            actor = list(genitive)
    for slot in sense.actor:
        filler = predication.oblique.get(slot)
        if filler is not None:
            actor.extend(c for c in filler.chunks if _party(c, sense))
    for slot in sense.recipient:
        filler = predication.oblique.get(slot)
        if filler is not None:
            recipient.extend(c for c in filler.chunks if _party(c, sense))
    if not actor:
        adjective = next((t for t in chunk.modifiers if t.lexeme.pos == "nationality" and t.start > predication.token.start
                          and not genitive), None)
        if adjective is not None:
            actor = [adjective]
    if not actor and predication.governor is not None:
        actor = _governing_subject(predication)
    return actor, [r for r in recipient if r not in actor]


def _governing_subject(predication: Predication) -> list[Filler]:
    """The subject of the verb whose object the noun is: «بدأت تركيا هجوما»."""
    verb = predication.governor
    if verb is None or verb.subject is None or verb.passive or verb.token.analysis.lexeme.cues:
        return []
    inside = verb.subject.first.index == predication.position
    return [] if inside else [c for c in verb.subject.chunks if c.kind in AGENTS and c.kind != "document"]
