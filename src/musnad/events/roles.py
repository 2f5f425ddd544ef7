"""Fill the roles of an event from its frame: who acts, on whom.

A row's frame names slots of the verb (``subj``, ``obj``, a preposition) or of the noun (``gen``). For a masdar, what stands in
the verb's slots is told from its genitive, its pronoun, its prepositions and the verb that governs it: «اغتيال الوزير على يد
مسلحين» has the minister as object and the gunmen as subject; «رفضه التفاوض» has the pronoun as subject.
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Predication
from musnad.events.around import attendants, attending, blamed, gathered, issuer, opponent, put_in, sides, suffering
from musnad.events.doers import bringer
from musnad.events.fillers import PURPOSE, Filler, parties
from musnad.events.nominal import SPEAKING, unframed
from musnad.events.owners import Slots, owners
from musnad.events.recipients import RAISED, recipients
from musnad.events.role_words import RoleWords
from musnad.events.slots import Case, named, taken_up
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate

WRITTEN: Final = frozenset({"SUPPORT", "REJECT", "SANCTION", "COERCE", "RETREAT", "CONCEDE"})
"""Types of what else a document may tell in its issuer's name: «رحب بيان للوزارة», «أقر البرلمان قانونا يحظر التظاهر»."""
SHARED: Final = frozenset({"PROTEST", "COOPERATE"})
"""Types of acts that those who take part in them do: «مظاهرات بمشاركة الآلاف»."""
ARMED: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types done with arms or troops, whose owner is then the actor: «قصفت مقاتلات التحالف», «قتل برصاص الجيش»."""

GIVEN: Final = frozenset({"act", "quantity", "thing"})
"""Kinds of aid and of what carries it."""

Parties = tuple[list[Filler], list[Filler], bool]
"""Actors, recipients, and whether the actor is told only by what governs a noun."""


def fill(predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int], words: RoleWords) -> Parties:
    """Actors and recipients of an event, as phrases (or the adjective of nationality that stands for a state).

    ``saying`` holds the chunks of the verbs that carry a statement here.
    """
    case = Case(predication, sense, clauses, saying, words)
    settled = _settled(case)
    if settled is not None:
        return settled
    case.replace()
    case.actor = _actors(case)
    actor, recipient = _sided(case, *_caused(case, case.actor, recipients(case)))
    return actor, recipient, bool(actor) and actor == case.slots.get("controlled")


def _settled(case: Case) -> Parties | None:
    """The parties where a construction tells them all: who meets, who is held, who undergoes an act."""
    predication, sense, clauses, words, slots, head = (
        case.predication, case.sense, case.clauses, case.words, case.slots, case.head)
    if case.verbal:
        return None
    if sense.type == "CONSULT" and (all_ := gathered(predication, clauses, words)):
        return all_, [], False
    if (issuers := _issuers(predication, sense)):
        return issuers, [], False
    if not sense.actor or sense.type == "COERCE":
        holder, held = put_in(predication, clauses, words)
        if held:
            return holder, held, False
    sufferer = suffering(predication, clauses, words)
    if sufferer is not None:
        done = {"subj": slots.get("gen", []) if predication.genitive is not None else slots.get("min", [])}
        return named(done, ("subj",), sense, recipient=False), _undergone(sufferer, sense, clauses, words), False
    brought = head is not None and head.subject is not None and head.subject.first.index == predication.position
    undergone = head is not None and head.token.lexeme.lemma in words.undergoing and not brought
    if undergone and head is not None and _directly(head, predication, case.chunks):
        done = {"subj": [] if slots.get("controlled") and case.agent is None else slots.get("subj", [])}
        told = slots.get("gen", []) if predication.genitive is not None else []
        holders = told if told != slots.get("controlled") else []
        done["subj"] = done["subj"] or holders or slots.get("min", [])  # «تلقى دعم السعودية», «تهديدات من المتمردين»
        return named(done, ("subj",), sense, recipient=False), _undergone(head, sense, clauses, words), False
    told = slots.get("subj", [])
    alone = not told or (predication.genitive is None and predication.possessor is None and "controlled" not in slots)
    if sense.type == "CONSULT" and sense.mode != "visit" and alone and (there := attending(predication, clauses)):
        slots["subj"] = [*there, *(party for party in told if party not in there)]  # «قال خلال اجتماع للحكومة»
    return None


def _issuers(noun: Predication, sense: Predicate) -> list[Filler]:
    """Whose a decision to do something is, told before what it is to be: «قرار الحكومة حظر التظاهر», not «قرار حظر الحزب»."""
    whose = noun.genitive
    if noun.form != "noun" or not sense.worded or sense.prep or sense.actor or "gen" not in sense.recipient or whose is None:
        return []
    return parties(whose) if not whose.first.headed(sense.object) else []


def _actors(case: Case) -> list[Filler]:
    """Those who do the act: in the slots of the frame, by what stands around it, as owners of arms, as those who attend."""
    predication, sense, clauses, words, slots = case.predication, case.sense, case.clauses, case.words, case.slots
    actor = case.named(sense.actor, recipient=False)
    if not actor and "subj" in sense.actor and (sense.type in SPEAKING or sense.type in WRITTEN):
        actor = issuer(predication, clauses, words, slogans=sense.type in SPEAKING)
    if not sense.actor and predication.form in ("noun", "masdar") and "subj" not in sense.recipient:
        actor = slots.get("doer") or unframed(predication, sense, clauses, case.saying, words)
        slots["controlled"] = [] if "doer" in slots else actor
    if not actor and case.suffers:
        actor = parties(case.agent)  # «تعرض الوزير لانتقادات من جانب النقابات»
    if not actor and sense.type == "AID":
        return _sender(case)
    if not actor and sense.type in ARMED:
        means: Slots = {slot: [f for f in slots.get(slot, ()) if isinstance(f, Chunk) and f.kind != "place" and not (
                            f.kind == "act" and f.head.lexeme.cues)]  # not «قتلوا، في إشارة روسية إلى»
                        for slot in ("subj", "bi", "fi")}
        struck = slots.get("gen", ()) if "gen" in sense.recipient else ()  # «مقتل خمسة مسلحين بنيران الجيش»
        armed = any(f not in struck for f in slots.get("subj", ())) and "subj" not in sense.recipient  # not «سقط قتلى في قصف»
        actor = owners(clauses, predication, means, ("subj",) if armed else ("bi", "fi"), words)
    if sense.type == "CONSULT" and sense.mode != "visit":
        return [*actor, *(party for party in attendants(predication, clauses, words) if party not in actor)]
    return attendants(predication, clauses, words) if not actor and sense.type in SHARED else actor


def _sender(case: Case) -> list[Filler]:
    """Whose the aid or what carries it is: «طائرة سعودية تحمل مساعدات», «وصلت شحنة مساعدات قطرية»."""
    given = "obj" if "subj" in case.sense.recipient else "subj"  # «تلقى لبنان مساعدات أمريكية»
    carrying = case.slots.get(given, ()) if case.verbal else [case.chunks[case.predication.position]]
    things = [f for f in carrying if isinstance(f, Chunk) and f.kind in GIVEN] if case.predication.form != "masdar" else []
    found = owners(case.clauses, case.predication, {"subj": list(things)}, ("subj",), case.words) if case.verbal else []
    return found or [token for thing in things for token in thing.nationalities[:1]
                     if thing.genitive is None or (thing.genitive.kind in GIVEN and thing.genitive.genitive is None)]


def _caused(case: Case, actor: list[Filler], recipient: list[Filler]) -> tuple[list[Filler], list[Filler]]:
    """The parties with whoever is told to be behind an act of violence that nobody else does."""
    predication, clauses, words = case.predication, case.clauses, case.words
    cause = predication.subject if predication.form == "verb" and not predication.passive else None
    if case.sense.type == "ASSAULT" and cause is not None and cause.first.kind == "act" and not actor:
        actor = [party for party in bringer(cause, clauses, words) if party not in recipient]
    if case.sense.type == "ASSAULT" and case.verbal and not actor:
        actor = [party for party in _done_in(predication, clauses) or _falls_to(case) if party not in recipient]
    if case.sense.type in ARMED and not case.verbal and not actor:
        actor, struck = blamed(predication, clauses, words)
        recipient = recipient or struck
    return actor, recipient


def _sided(case: Case, actor: list[Filler], recipient: list[Filler]) -> tuple[list[Filler], list[Filler]]:
    """The parties where two do the same: two sides of a fight, those who work together."""
    predication, sense = case.predication, case.sense
    fights = sense.type == "ASSAULT" and recipient and not case.acts
    both = sides(predication, recipient, case.clauses, case.words) if fights else None
    if both:
        return [*both, *(party for party in actor if party not in both)], []
    if sense.type == "ASSAULT" and not case.verbal and actor and not recipient:
        fighting = opponent(predication, actor, case.clauses, case.saying, case.words)
        actor = [*fighting, *actor]
    chunk = case.chunks[predication.position]
    if sense.type == "COOPERATE" and not case.verbal and chunk.prep == "bi" and predication.index == chunk.first:
        return [*actor, *recipient], []  # «عالج المركز الجرحى بالتعاون مع الهيئة»
    return actor, recipient


def _done_in(verb: Predication, clauses: Clauses) -> list[Filler]:
    """Who does what somebody dies or is hurt in: «أصيب ستة في انفجار قنبلة زرعها مسلحون»."""
    for slot in ("fi", "bi", "because"):
        place = verb.oblique.get(slot)
        if place is not None and place.first.kind == "act":
            for noun in clauses.predications:
                if noun.position == place.first.index and noun.form in ("masdar", "noun") and "agent" in noun.oblique:
                    return [party for party in noun.oblique["agent"].chunks if party.kind in PARTIES and party.kind != "place"]
    return []


def _falls_to(case: Case) -> list[Filler]:
    """Whose the violence is of which somebody falls a victim: «ذهب ضحية عنف الميليشيات»."""
    done, sense = case.predication.object, case.sense
    act = done.first.genitive if done is not None and sense.object and done.first.is_object(sense) else None
    doer = act.genitive if act is not None and act.kind == "act" else None
    return [doer] if doer is not None and doer.kind in PARTIES and doer.kind != "place" else []


def _directly(head: Predication, noun: Predication, chunks: list[Chunk]) -> bool:
    """Whether nothing but the subject, a time or a place stands between what undergoes an act and the act."""
    if head.passive or noun.position < head.position or chunks[noun.position].prep == RAISED:
        return False
    if chunks[noun.position].prep == PURPOSE and head.object is not None and head.object.first.index != noun.position:
        return False  # «تواجه جهود الأمم المتحدة لإيصال المساعدات صعوبات»
    subject = {chunk.index for chunk in head.subject.chunks} if head.subject is not None else set()
    between = chunks[head.position + 1 : noun.position]
    if between and chunks[noun.position].prep == "min" and head.object is not None and head.object.first is between[-1]:
        between = between[:-1]  # «واجه سلسلة من الاتهامات»
    joined = chunks[noun.position].conj == "wa"  # «يتعرضون للضرب والقتل»
    return all(chunk.tag != "N" or chunk.kind in ("place", "time") or chunk.index in subject or (joined and chunk.kind == "act")
               for chunk in between)


def _undergone(head: Predication, sense: Predicate, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """Who suffers the act that a verb or masdar of undergoing governs, or whose thing does: «تعرض مكتبه لمداهمة»."""
    subject = (head.subject or head.implied) if head.form == "verb" else (head.genitive or head.possessor)
    if subject is None:
        return []
    if head.form != "verb" and head.owner is not None and subject.first.kind in ("organisation", "place", "thing"):
        return list(head.owner.chunks)  # «تعرض مكتبه لمداهمة»
    slots: Slots = {"obj": taken_up([*subject.chunks], clauses, words)}
    return named(slots, ("obj",), sense, recipient=True) or owners(clauses, head, slots, ("obj",), words) or (
        list(head.owner.chunks) if head.owner is not None else [])
