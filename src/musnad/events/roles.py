"""Fill the roles of an event from its frame: who acts, on whom.

A row's frame names slots of the verb (``subj``, ``obj``, a preposition) or of the noun (``gen``). For a masdar, what stands in
the verb's slots is told from its genitive, its pronoun, its prepositions and the verb that governs it: «اغتيال الوزير على يد
مسلحين» has the minister as object and the gunmen as subject; «رفضه التفاوض» has the pronoun as subject.
"""

from __future__ import annotations

from typing import Final

from musnad.attribution.senses import denotes
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.events.aimed import aimed, asked, fallen, promised, protested, threatened
from musnad.events.around import (
    answering,
    attendants,
    attending,
    befallen,
    blamed,
    gathered,
    issuer,
    put_in,
    sides,
    suffering,
)
from musnad.events.control import Filler, bringer, is_party, parties
from musnad.events.nominal import HARMFUL, HELPING, SPEAKING, near_for, nominal, unframed
from musnad.events.owners import Slots, is_state, owners, owns
from musnad.events.role_words import RoleWords
from musnad.events.senses import referents
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

JUDGING: Final = frozenset({"SUPPORT", "ACCUSE", "REJECT", "PROTEST", "CONCEDE"})
"""Types that judge or yield to an act or thing, whose owner is then the recipient (DECISIONS, Events: roles)."""
SHARED: Final = frozenset({"PROTEST", "COOPERATE"})
"""Types of acts that those who take part in them do: «مظاهرات بمشاركة الآلاف»."""
ARMED: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types done with arms or troops, whose owner is then the actor: «قصفت مقاتلات التحالف», «قتل برصاص الجيش»."""
ADDRESSED: Final = ("ala", "ila", "li", "didd", "towards")
"""Prepositions of a verb that name to whom the act that is its object is done."""
AFFECTING: Final = frozenset({"ACCUSE", "ASSAULT", "THREATEN"})
"""Types of acts that may themselves be said to do something to somebody."""
SOME: Final = frozenset({"person", "quantity", "thing", "unknown"})
"""Kinds of phrases for some of many."""
SIDED: Final = ("didd", "bayn", "min")
"""Prepositions that name the parties of an act by themselves."""
RAISED: Final = "hawla"
"""Preposition that names about whom something is raised."""
IMPOSED: Final = ("ala", "didd")
"""Prepositions behind a passive participle that name on whom something is laid."""


def fill(
    predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int], words: RoleWords
) -> tuple[list[Filler], list[Filler], bool]:
    """Actors and recipients of an event, as phrases (or the adjective of nationality that stands for a state).

    ``saying`` holds the chunks of the verbs that carry a statement here. The third value says whether the actor is told only by
    what governs a noun.
    """
    chunks = clauses.chunks
    verbal = predication.form in ("verb", "participle")
    slots = _verbal(predication) if verbal else nominal(predication, sense, clauses, saying, words)
    if predication.passive and "subj" in sense.recipient and "obj" in slots:
        slots["subj"] = slots["obj"]  # «أصيب شرطيان في هجوم»
    if sense.object and "subj" in sense.recipient and predication.form == "verb" and predication.others and any(
            isinstance(f, Chunk) and f.is_object(sense) and f.head.analysis.suffix for f in slots.get("obj", ())):
        slots["subj"] = list(predication.others[0].chunks)  # «راح ضحيته عشرات المصلين»
    if verbal and _suffers_alone(predication, sense):
        slots["obj"] = slots.pop("subj")  # «يقتل العشرات يوميا»
    slots["self"] = [chunks[predication.position]]
    for preposition, argument in predication.oblique.items():
        sided = preposition in SIDED and (preposition != "min" or "min" not in sense.actor)
        if predication.form == "verb" and sided and _of_noun(predication, argument, chunks):
            continue  # «تتعاون مع تركيا في حربها ضد المتشددين»
        if sense.type == "REQUEST" and preposition == "ila" and verbal and _bound_for(predication, argument):
            continue  # «طلب زيارة القوات إلى عدن»
        if preposition == "li" and not verbal and argument.first.kind == "place" and near_for(predication, chunks) is None:
            continue  # «عملية في الساحل الغربي لليمن»
        slots.setdefault(preposition, list(argument.chunks))
    for preposition, argument in predication.recalled.items():
        slots.setdefault(preposition, list(argument.chunks))
    ordered = predication.oblique.get(sense.prep) if verbal and "gen" in sense.recipient else None
    if ordered is not None and ordered.first.genitive is not None:
        slots["gen"] = [ordered.first.genitive]  # «قضت المحكمة بإعدام ستة متهمين»
    agent = predication.oblique.get("agent")
    suffers = not predication.passive and "subj" in sense.recipient and (
        predication.form == "verb" or "obj" not in sense.actor)  # «سقوط قتلى في قصف من قبل الجيش»
    acts = predication.form == "verb" and not predication.passive and predication.subject is not None
    if agent is not None and not suffers and not acts:  # «دان الوزير تصريحات صدرت من قبل مسؤولين»
        slots["subj"] = list(agent.chunks)
    if sense.object and predication.owner is not None and not any(
        isinstance(f, Chunk) and f.kind in PARTIES for f in slots.get("obj", ())
    ):
        slots["obj"] = slots["gen"] = list(predication.owner.chunks)  # «إطلاق سراحه»
    head = predication.governor
    if sense.type == "CONSULT" and not verbal and (all_ := gathered(predication, clauses, words)):
        return all_, [], False
    if not verbal and (not sense.actor or sense.type == "COERCE"):
        holder, held = put_in(predication, clauses, words)
        if held:
            return holder, held, False
    sufferer = None if verbal else suffering(predication, clauses, words)
    if sufferer is not None:
        done = {"subj": slots.get("gen", []) if predication.genitive is not None else slots.get("min", [])}
        return _named(done, ("subj",), sense, recipient=False), _undergone(sufferer, sense, clauses, words), False
    undergone = not verbal and head is not None and head.token.lexeme.lemma in words.undergoing
    brought = head is not None and head.subject is not None and head.subject.first.index == predication.position
    if undergone and not brought and head is not None and _directly(head, predication, chunks):
        done = {"subj": [] if slots.get("controlled") and agent is None else slots.get("subj", [])}
        told = slots.get("gen", []) if predication.genitive is not None else []
        holders = told if told != slots.get("controlled") else []
        done["subj"] = done["subj"] or holders or slots.get("min", [])  # «تلقى دعم السعودية», «تهديدات من المتمردين»
        return _named(done, ("subj",), sense, recipient=False), _undergone(head, sense, clauses, words), False
    told = slots.get("subj", [])
    alone = not told or (predication.genitive is None and predication.possessor is None and "controlled" not in slots)
    if sense.type == "CONSULT" and sense.mode != "visit" and not verbal and alone and (there := attending(predication, clauses)):
        slots["subj"] = [*there, *(party for party in told if party not in there)]  # «قال خلال اجتماع للحكومة»
    for slot in (*sense.actor, *sense.recipient):
        if slot in slots:
            slots[slot] = _wholes(_taken_up(slots[slot], clauses, words), slot, predication, clauses, words)
    actor = _named(slots, sense.actor, sense, recipient=False)
    if not actor and sense.type in SPEAKING and "subj" in sense.actor:
        actor = issuer(predication, clauses)
    if not sense.actor and predication.form in ("noun", "masdar") and "subj" not in sense.recipient:
        actor = slots.get("doer") or unframed(predication, sense, clauses, saying, words)
        slots["controlled"] = [] if "doer" in slots else actor
    if not actor and suffers:
        actor = parties(agent)  # «تعرض الوزير لانتقادات من جانب النقابات»
    if not actor and sense.type in ARMED:
        means: Slots = {slot: [f for f in slots.get(slot, ()) if isinstance(f, Chunk) and f.kind != "place"]
                 for slot in ("subj", "bi", "fi")}
        armed = slots.get("subj") and "subj" not in sense.recipient  # not «سقط قتلى في قصف للجيش»
        actor = owners(clauses, predication, means, ("subj",) if armed else ("bi", "fi"), words)
    if sense.type == "CONSULT" and sense.mode != "visit":
        actor = [*actor, *(party for party in attendants(predication, clauses, words) if party not in actor)]
    elif not actor and sense.type in SHARED:
        actor = attendants(predication, clauses, words)
    against = predication.oblique.get("didd") if "didd" in slots else None
    stated = predication.form == "verb" and is_party(predication.object) and (
        "obj" in sense.recipient)  # «أدانت كندا النظام لاستخدامه القوة ضد المتظاهرين»
    wanted = sense.recipient if against is None or stated or "didd" in sense.recipient else (*sense.recipient, "didd")
    if "ila" in wanted and "towards" in slots:
        wanted = (*wanted, "towards")  # «وجهت بريطانيا الاتهام نحو روسيا»
    recalled = [slot for slot in wanted if slot in predication.recalled and slot not in predication.oblique]
    first = tuple(slot for slot in wanted if slot not in recalled)
    recipient = [party for party in _named(slots, first, sense, recipient=True) if party not in actor]
    if recalled and not recipient:
        recipient = [party for party in _named(slots, tuple(recalled), sense, recipient=True) if party not in actor]
    if not recipient and not verbal and head is not None and head.object is not None:
        recipient = [party for party in _addressed(predication, sense, head) if party not in actor]
    if not recipient and (sense.type in JUDGING or sense.type in HARMFUL):
        undergoing = sense.recipient or (sense.prep or "obj",)
        if "gen" in undergoing and (predication.form == "verb" or slots.get("obj")):
            undergoing = (*undergoing, sense.prep or "obj")  # «رفضت العرض الذي قدمه الرئيس»
        recipient = [party for party in owners(
            clauses, predication, slots, undergoing, words, harmed=sense.type in HARMFUL,
            another=sense.type == "CONCEDE") if party not in actor]
    if not recipient and verbal and sense.type == "SANCTION" and not sense.prep:  # «أوقف الاتحاد مشاركة السودان»
        recipient = [party for party in owners(
            clauses, predication, slots, ("obj",), words, harmed=True, another=True) if party not in actor]
    if not recipient and sense.type == "ACCUSE" and sense.prep in predication.pronominal:
        recipient = [party for party in _meant(predication, sense, clauses, words) if party not in actor]
    if not recipient and predication.form == "verb" and "gen" in sense.recipient and not sense.prep:
        body = predication.object.first if predication.object is not None else None
        if body is not None and body.kind == "organisation" and body.name is not None:
            recipient = [body]  # «أغلقت السلطات مكتب القناة»
    if not recipient and sense.type in HELPING and chunks[predication.position].prep == "bi" and head is not None and actor:
        backed = head.subject or head.implied if head.form == "verb" else head.genitive or head.possessor
        recipient = [party for party in parties(backed) if party not in actor]  # «سيطر الجيش على المدينة بدعم من الطيران»
    if not recipient and not verbal and (befell := befallen(predication, clauses, words)) is not None:
        slots["befallen"] = [chunk for chunk in befell.chunks if chunk.kind != "place"]
        recipient = [party for party in _named(slots, ("befallen",), sense, recipient=True) if party not in actor] or [
            party for party in owners(clauses, predication, slots, ("befallen",), words, harmed=True) if party not in actor]
    if not recipient and not verbal and sense.type == "REQUEST":
        recipient = [party for party in answering(predication, clauses, words) if party not in actor]
    if not recipient and predication.form == "verb" and predication.possessor is not None and not predication.relative:
        given = predication.object if sense.object and not sense.prep else None
        if given is not None and given.how == "after" and denotes(given.first, sense.object):  # «وسلمته مذكرة احتجاج»
            recipient = [party for party in parties(predication.possessor) if _receives(party) and party not in actor]
    if not recipient and sense.type == "PROTEST":
        recipient = [party for party in protested(predication, clauses, words) if party not in actor]
    if not recipient and sense.type == "REQUEST":
        recipient = [party for party in asked(predication, clauses) if party not in actor]
    if not recipient and sense.type == "THREATEN":
        recipient = [party for party in threatened(predication, clauses) if party not in actor]
    if "self" in sense.recipient and not verbal:
        recipient = fallen(predication, clauses) or recipient
    if not recipient and sense.type == "AGREE":
        recipient = [party for party in promised(predication, clauses, words) if party not in actor]
    if not recipient and (actor or sense.type == "RETREAT"):
        recipient = aimed(predication, sense, clauses, actor)
    if not recipient and _done_to(predication, chunks):
        recipient = [party for party in _named(slots, IMPOSED, sense, recipient=False) if party not in actor]
    cause = predication.subject if predication.form == "verb" and not predication.passive else None
    if sense.type == "ASSAULT" and cause is not None and cause.first.kind == "act" and not actor:
        actor = [party for party in bringer(cause, clauses, words) if party not in recipient]
    if sense.type == "ASSAULT" and verbal and not actor:
        actor = [party for party in _done_in(predication, clauses) if party not in recipient]
    if sense.type in ARMED and not verbal and not actor:
        actor, struck = blamed(predication, clauses, words)
        recipient = recipient or struck
    both = sides(predication, recipient, clauses, words) if sense.type == "ASSAULT" and recipient and not acts else None
    if both is not None:
        actor, recipient = [*both, *(party for party in actor if party not in both)], []
    if sense.type == "COOPERATE" and not verbal and chunks[predication.position].prep == "bi" and (
            predication.index == chunks[predication.position].first):
        actor, recipient = [*actor, *recipient], []  # «عالج المركز الجرحى بالتعاون مع الهيئة»
    return actor, recipient, bool(actor) and actor == slots.get("controlled")


def _meant(predication: Predication, sense: Predicate, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """Whose the act or thing is that a pronoun of praise or blame stands for: «تحدث عن سياسة أنقرة وندد بها»."""
    things = [chunk for chunk in referents(predication, sense.prep, clauses.chunks) if chunk.kind in ("act", "thing", "document")]
    return owners(clauses, predication, {sense.prep: list(things[:1])}, (sense.prep,), words)


def _suffers_alone(verb: Predication, sense: Predicate) -> bool:
    """Whether the subject of a verb of violence is a number of people and nothing else suffers: «يقتل العشرات»."""
    subject = verb.subject
    if sense.type != "ASSAULT" or verb.passive or subject is None:
        return False
    if subject.first.kind != "quantity" and subject.first.count is None and subject.first.head.lexeme.kind != "quantity":
        return False
    bare = (verb.object is None or verb.object.first.kind in ("quality", "time")) and verb.possessor is None
    return bare and not verb.token.analysis.suffix and "obj" in sense.recipient and verb.token.analysis.form.voice == "either"


def _done_in(verb: Predication, clauses: Clauses) -> list[Filler]:
    """Who does what somebody dies or is hurt in: «أصيب ستة في انفجار قنبلة زرعها مسلحون»."""
    for slot in ("fi", "bi", "because"):
        place = verb.oblique.get(slot)
        if place is not None and place.first.kind == "act":
            for noun in clauses.predications:
                if noun.position == place.first.index and noun.form in ("masdar", "noun") and "agent" in noun.oblique:
                    return [party for party in noun.oblique["agent"].chunks if party.kind in PARTIES and party.kind != "place"]
    return []


def _receives(party: Filler) -> bool:
    """Whether something can be given to a party: not to a place."""
    return isinstance(party, Chunk) and party.kind != "place"


def _of_noun(verb: Predication, argument: Argument, chunks: list[Chunk]) -> bool:
    """Whether a phrase among those of a verb with a subject goes with the act or document that stands right before it."""
    before = chunks[argument.first.index - 1]
    if (verb.subject is None and verb.implied is None) or before.tag != "N" or not before.prep or before.index <= verb.position:
        return False
    return before.kind in ("act", "document")


def _bound_for(verb: Predication, place: Argument) -> bool:
    """Whether what is asked for leads to a place behind it; who is asked stands before: «طلب إلى المجلس عقد جلسة»."""
    asked = verb.object
    behind = asked is not None and asked.first.kind == "act" and asked.first.index < place.first.index
    return behind and place.first.kind == "place"


def _directly(head: Predication, noun: Predication, chunks: list[Chunk]) -> bool:
    """Whether nothing but the subject, a time or a place stands between what undergoes an act and the act."""
    if head.passive or noun.position < head.position or chunks[noun.position].prep == RAISED:
        return False
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
    slots: Slots = {"obj": _taken_up([*subject.chunks], clauses, words)}
    return _named(slots, ("obj",), sense, recipient=True) or owners(clauses, head, slots, ("obj",), words) or (
        list(head.owner.chunks) if head.owner is not None else [])


def _addressed(predication: Predication, sense: Predicate, verb: Predication) -> list[Filler]:
    """Whom the verb that has a noun as object does it to: «وجه إلى الوزير انتقادات», «عرضت على الحركة هدنة».

    Of a noun that is its subject, the object: «تلاحق الوزير اتهامات».
    """
    subject = verb.subject
    if verb.form == "verb" and subject is not None and subject.first.index == predication.position and sense.type in AFFECTING:
        done = verb.token.analysis.lexeme.events  # not «تفجير راح ضحيته مدنيون»
        return [party for party in parties(verb.object) if isinstance(party, Chunk) and owns(party) and not (
            party.head.analysis.suffix and any(party.is_object(other) for other in done))]
    if verb.form != "verb" or verb.object is None or verb.object.first.index != predication.position:
        return []
    if verb.passive and RAISED in verb.recalled:
        return parties(verb.recalled[RAISED])  # «البنك الذي أثيرت حوله مزاعم»
    within = {slot for slot in ("li",) if slot in verb.oblique and verb.oblique[slot].first.kind == "place"}
    slots: Slots = {slot: list(verb.oblique[slot].chunks) for slot in ADDRESSED if slot in verb.oblique and slot not in within}
    for slot in ("li", "ila"):
        if slot in verb.recalled:
            slots.setdefault(slot, list(verb.recalled[slot].chunks))  # «وجه له انتقادات»
    wanted = ADDRESSED if set(ADDRESSED) & {*sense.recipient} else ()
    return _named(slots, wanted, sense, recipient=True)


def _taken_up(fillers: list[Filler], clauses: Clauses, words: RoleWords) -> list[Filler]:
    """The parties with «الأخير» replaced by the one named last before it."""
    found: list[Filler] = []
    for filler in fillers:
        if isinstance(filler, Chunk) and filler.head.lexeme.lemma in words.anaphors and filler.last - filler.first == 1:
            before = (c for c in reversed(clauses.chunks[: filler.index]) if c.tag == "N" and owns(c))
            filler = next((c for c in before if c.gender in ("", filler.gender)), filler)
        found.append(filler)
    return found


def _wholes(fillers: list[Filler], slot: str, predication: Predication, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """The parties with some of many replaced by the many that a pronoun stands for: «اعتقلت العشرات منهم», «أصيب بعضهم»."""
    found: list[Filler] = []
    chunks = clauses.chunks
    for filler in fillers:
        many: Argument | None = None
        if isinstance(filler, Chunk) and filler.kind in SOME and filler.start >= clauses.tokens[0].start:
            behind = chunks[filler.index + 1] if filler.index + 1 < len(chunks) else None
            if clauses.tokens[filler.last - 1].tag == "p" or (
                    filler.head.analysis.suffix and filler.head.lexeme.lemma in words.partitives):
                many = predication.owners.get(slot) or predication.owner
            elif filler.kind == "quantity" and behind is not None and behind.tag == "o" and behind.prep == "min":
                many = predication.recalled.get("min")
        found += parties(many) or [filler]
    return found


def _done_to(predication: Predication, chunks: list[Chunk]) -> bool:
    """Whether a passive participle tells on whom what the noun names was laid: «العقوبات المفروضة على إيران»."""
    if predication.form not in ("noun", "masdar"):
        return False
    chunk = chunks[predication.position]
    last = next((token for token in chunk.modifiers if token.end == chunk.end), None)
    return last is not None and any(analysis.lexeme.kind == "passive" for analysis in last.word.analyses)


def _verbal(predication: Predication) -> Slots:
    slots: Slots = {}
    subject = predication.subject or predication.implied
    if subject is not None and not predication.passive:
        slots["subj"] = list(subject.chunks)
    if predication.object is not None:
        slots["obj"] = list(predication.object.chunks)
    elif predication.possessor is not None:
        slots["obj"] = list(predication.possessor.chunks)
    return slots


def _named(slots: Slots, wanted: tuple[str, ...], sense: Predicate, *, recipient: bool) -> list[Filler]:
    found: list[Filler] = []
    for slot in wanted:
        for filler in slots.get(slot, ()):
            if filler not in found and (isinstance(filler, Token) or _party(filler, sense, slot, recipient=recipient)):
                found.append(filler)
    return found


def _party(chunk: Chunk, sense: Predicate, slot: str, *, recipient: bool) -> bool:
    """Whether a phrase can be a party: somebody who acts or is acted on; a place only where it stands for its state or host."""
    if recipient and slot == "li" == sense.prep and chunk.head.lexeme.pos == "masdar" and (
        chunk.last - chunk.first > 1 and not chunk.head.analysis.article
    ):
        return False  # «دعوة لحشد الأنصار»
    if recipient and sense.type == "ASSAULT" and chunk.kind == "organisation" and chunk.is_object(sense) and (
            not chunk.definite and chunk.name is None and chunk.genitive is None
            and not any(token.lexeme.pos == "nationality" for token in chunk.modifiers)):
        return False  # «دمر القصف عشر مدارس»
    if slot == "self":
        return not chunk.head.analysis.article or chunk.last - chunk.first > 1
    if chunk.kind == "place":
        if recipient and slot == "min" and sense.mode == "withdraw":
            return False  # «سحب قواته من العراق»
        if slot in ("fi", "bi") and not (recipient and slot == "bi" and is_state(chunk)):
            return False
        if chunk.name is None:
            return bool(chunk.head.analysis.suffix)
        kinds = {lexeme.kind for lexeme in chunk.head.rivals} if chunk.head.name is not None else {chunk.name.kind}
        state, city = "country" in kinds, "city" in kinds
        given = sense.type == "AID" and slot in ("subj", "obj", "li")  # «حصلت القاهرة على معونة»
        return state or (city and (given or not (recipient and sense.type in HARMFUL - {"SANCTION"} and slot != "an")))
    if chunk.kind == "quantity":
        if not recipient and sense.type == "PROTEST":
            return True  # «تظاهر المئات»
        return recipient and sense.type in HARMFUL and (chunk.number == "p" or chunk.definite or sense.type == "ASSAULT")
    return chunk.kind in PARTIES
