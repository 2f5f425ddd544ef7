"""Whether a predicate tells a change of its kind, or something alike: no place is detained, no bus takes office."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.draft import EventDraft
from musnad.events.fillers import Filler
from musnad.events.measures import UNDER
from musnad.events.stances import ADDRESSING
from musnad.mentions.chunk import Chunk

BODIES: Final = frozenset({"group", "organisation", "person"})
_WANTING: Final = ADDRESSING | {"threatens", "promises"}
"""Stances of those who speak of an arrest as to come."""
_UNFIT: Final = {
    "blockade": ("act", "document", "person", "quality", "thing"),
    "detention": ("act", "document", "place", "thing"),
    "office": ("act", "document", "thing"),
}
"""What cannot be detained, take a post or be besieged."""


def only_sought(draft: EventDraft) -> bool:
    """Whether an arrest is only tried, aimed at or feared, and nobody asks or threatens it: «داهمت الشرطة منزله لاعتقاله»."""
    if draft.status != "hypothetical" or not draft.sense.change.endswith("starts"):
        return False
    verb = draft.predication.governor
    wanting = {cue.stance for cue in verb.token.lexeme.cues} if verb is not None else set()
    if draft.statement is not None:
        wanting.add(draft.statement.stance)
    return wanting.isdisjoint(_WANTING)


def plausible(kind: str, draft: EventDraft, clauses: Clauses) -> bool:
    """Whether a predicate tells a change of its kind rather than something alike of other parties, or takes up what was told."""
    predication = draft.predication
    if draft.measure is not None:
        return kind != "force_presence" or not any(named_person(party) for party in draft.actor)
    verbal = predication.form == "verb"
    if predication.form == "masdar" and predication.token.analysis.article and not (
        predication.genitive or predication.oblique or draft.heading or _certain(clauses, draft) or _upon(clauses, predication)
        or clauses.chunks[predication.position].prep == UNDER
    ):
        return False  # «الإفراج», «الحظر»: known already, or meant in general
    patient = predication.object if verbal else predication.genitive
    plain = not draft.sense.object or (kind == "detention" and draft.sense.recipient == ("obj",))
    under = clauses.chunks[predication.position].prep == UNDER  # «تحت حصار المتمردين»
    suffers = patient is not None and not under and patient.first not in draft.actor
    if suffers and plain and patient is not None and patient.first.kind in _UNFIT.get(kind, ()):
        return False  # «توقيف المسار», «محاصرة التداعيات», «ضبط سوق النقد الأجنبي»
    if kind == "force_presence":
        left = predication.oblique.get("min") if predication.form == "masdar" and draft.sense.change.endswith("ends") else None
        there = left.first if left is not None and left.first.kind == "place" else None  # «قرر ترامب الانسحاب من سوريا»
        ordered = there is not None and there.head.lexeme.pos == "name" and there.last - there.first == 1
        return ordered or not any(named_person(party) for party in draft.actor)
    if kind == "blockade":
        return not any(named_person(party) for party in draft.recipient) and not (patient and named_person(patient.first))
    if kind == "detention" and draft.recipient and all(
        isinstance(party, Chunk) and party.kind == "place" for party in draft.recipient
    ):
        return False  # «فرضت قبضتها على المنطقة»
    if kind == "detention" and predication.token.analysis.form.state == "tanwin" and predication.form == "masdar" and not (
        draft.recipient or draft.actor
    ):
        return False  # «كان يتوقع اعتقالا»
    if kind == "detention":
        done = {*draft.sense.recipient, draft.sense.prep}
        return not (verbal and "an" in predication.oblique and "an" not in done)  # «توقف عن»
    if kind == "office":
        return _fills_post(draft)
    return True


def _certain(clauses: Clauses, draft: EventDraft) -> bool:
    """Whether a second word says which measure a definite noun means: «الحظر الاقتصادي», not «هذا الوجود العسكري»."""
    first = clauses.tokens[clauses.chunks[draft.predication.position].first]
    return bool(draft.sense.object) and draft.predication.token.analysis.form.number == "s" and first.lexeme.pos != "dem"


def drives_out(draft: EventDraft) -> bool:
    """Whether what a taking of territory is done to are those who held it."""
    predication = draft.predication
    whom = predication.object if predication.form == "verb" else predication.genitive
    return "obj" in draft.sense.recipient and whom is not None and whom.first.kind in BODIES


def _upon(clauses: Clauses, predication: Predication) -> bool:
    """Whether a preposition with a pronoun completes a noun: «السيطرة عليها», «القبض عليه»."""
    behind = clauses.chunks[predication.position + 1 : predication.position + 2]
    return bool(behind) and behind[0].tag == "o" and bool(behind[0].prep)


def _fills_post(draft: EventDraft) -> bool:
    """Whether somebody takes or leaves a post: no bus that carries, no force that completes its tasks, no elections at large."""
    predication = draft.predication
    if predication.form != "verb":
        return predication.token.analysis.form.number != "p" and bool(draft.actor or draft.recipient)
    subject = predication.subject
    if subject is not None and subject.first.kind in ("thing", "act", "document") and draft.sense.actor == ("subj",) and (
        predication.relative or not draft.recipient
    ):
        return False
    form = predication.token.analysis.form
    if subject is not None and named_person(subject.first) and form.tense == "present" and form.gender == "f" and any(
        rival.tag == "v" and rival.form.tense == "past" and rival.form.gender == "m" for rival in predication.token.word.analyses
    ):
        return False  # «تسلم محمد سالم السلطة»: he takes it or she hands it over
    tasks = predication.object
    completes = tasks is not None and bool(tasks.first.head.analysis.suffix) and "gen" in draft.sense.recipient
    fit = subject is None or subject.first.kind in ("person", "government", "unknown")
    return bool(draft.actor or draft.recipient) and not (completes and not fit)


def named_person(party: Filler) -> bool:
    """Whether a party is one person who is named."""
    return isinstance(party, Chunk) and party.kind in ("person", "unknown") and party.number == "s" and (
        party.names is not None or (party.name is not None and party.name.kind in ("person", "surname", "given")))
