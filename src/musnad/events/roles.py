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
from musnad.events.around import attendants, attending, blamed, gathered, issuer, put_in, sides, suffering
from musnad.events.control import Filler, RoleWords, aiming, controller, is_city, nationality, parties, topic, willing
from musnad.events.owners import Slots, owners, owns
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

HARMFUL: Final = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "RETREAT"})
JUDGING: Final = frozenset({"SUPPORT", "ACCUSE", "REJECT", "PROTEST"})
"""Types that judge an act or thing, whose owner is then the recipient (DECISIONS, Events: roles)."""
HELPING: Final = frozenset({"SUPPORT", "AID"})
"""Types of acts with which somebody else does something: «بدعم من الطيران»."""
SENDING: Final = frozenset({"MOBILIZE", "RETREAT", "SANCTION"})
"""Types of acts of those whose the troops or envoys are."""
SHARED: Final = frozenset({"PROTEST", "COOPERATE"})
"""Types of acts that those who take part in them do: «مظاهرات بمشاركة الآلاف»."""
SPEAKING: Final = frozenset({"REQUEST", "THREATEN", "AGREE", "ACCUSE"})
"""Types of acts done by speaking, whose noun names the speaker behind «من»."""
ARMED: Final = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types done with arms or troops, whose owner is then the actor: «قصفت مقاتلات التحالف», «قتل برصاص الجيش»."""
ADDRESSED: Final = ("ala", "ila", "li", "didd")
"""Prepositions of a verb that name to whom the act that is its object is done."""
AFFECTING: Final = frozenset({"ACCUSE", "ASSAULT", "THREATEN"})
"""Types of acts that may themselves be said to do something to somebody."""
SIDED: Final = ("didd", "bayn")
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
    slots = _verbal(predication) if verbal else _nominal(predication, sense, clauses, saying, words)
    if predication.passive and "subj" in sense.recipient and "obj" in slots:
        slots["subj"] = slots["obj"]  # «أصيب شرطيان في هجوم»
    slots["self"] = [chunks[predication.position]]
    for preposition, argument in predication.oblique.items():
        if predication.form == "verb" and preposition in SIDED and _of_noun(predication, argument, chunks):
            continue  # «تتعاون مع تركيا في حربها ضد المتشددين»
        if preposition == "li" and not verbal and argument.first.kind == "place" and _near_for(predication, chunks) is None:
            continue  # «عملية في الساحل الغربي لليمن»
        slots.setdefault(preposition, list(argument.chunks))
    for preposition, argument in predication.recalled.items():
        slots.setdefault(preposition, list(argument.chunks))
    ordered = predication.oblique.get(sense.prep) if verbal and "gen" in sense.recipient else None
    if ordered is not None and ordered.first.genitive is not None:
        slots["gen"] = [ordered.first.genitive]  # «قضت المحكمة بإعدام ستة متهمين»
    agent = predication.oblique.get("agent")
    suffers = predication.form == "verb" and not predication.passive and "subj" in sense.recipient
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
    if not sense.actor and not verbal:
        holder, held = put_in(predication, clauses, words)
        if held:
            return holder, held, False
    sufferer = None if verbal else suffering(predication, clauses, words)
    if sufferer is not None:
        done = {"subj": slots.get("gen", []) if predication.genitive is not None else slots.get("min", [])}
        return _named(done, ("subj",), sense, recipient=False), _undergone(sufferer, sense, clauses, words), False
    if not verbal and head is not None and head.token.lexeme.lemma in words.undergoing and _directly(head, predication, chunks):
        done = {"subj": [] if slots.get("controlled") and agent is None else slots.get("subj", [])}
        told = slots.get("gen", []) if predication.genitive is not None else []
        holders = told if told != slots.get("controlled") else []
        done["subj"] = done["subj"] or holders or slots.get("min", [])  # «تلقى دعم السعودية», «تهديدات من المتمردين»
        return _named(done, ("subj",), sense, recipient=False), _undergone(head, sense, clauses, words), False
    if sense.type == "CONSULT" and not verbal and not slots.get("subj") and (there := attending(predication, clauses)):
        slots["subj"] = there
    for slot in (*sense.actor, *sense.recipient):
        if slot in slots:
            slots[slot] = _taken_up(slots[slot], clauses, words)
    actor = _named(slots, sense.actor, sense, recipient=False)
    if not actor and "subj" in sense.actor and (aim := aiming(predication, clauses)):
        actor = slots["controlled"] = aim
    if not actor and sense.type in SPEAKING and "subj" in sense.actor:
        actor = issuer(predication, clauses)
    if not actor and suffers:
        actor = parties(agent)  # «تعرض الوزير لانتقادات من جانب النقابات»
    if not actor and sense.type in ARMED:
        means: Slots = {slot: [f for f in slots.get(slot, ()) if isinstance(f, Chunk) and f.kind != "place"]
                 for slot in ("subj", "bi", "fi")}
        actor = owners(clauses, predication, means, ("subj",) if slots.get("subj") else ("bi", "fi"))
    if sense.type == "CONSULT" and sense.mode != "visit":
        actor = [*actor, *(party for party in attendants(predication, clauses, words) if party not in actor)]
    elif not actor and sense.type in SHARED:
        actor = attendants(predication, clauses, words)
    against = predication.oblique.get("didd") if "didd" in slots else None
    wanted = sense.recipient if against is None or "didd" in sense.recipient else (*sense.recipient, "didd")
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
            clauses, predication, slots, undergoing, harmed=sense.type in HARMFUL) if party not in actor]
    if not recipient and sense.type in HELPING and chunks[predication.position].prep == "bi" and head is not None and actor:
        backed = head.subject or head.implied if head.form == "verb" else head.genitive or head.possessor
        recipient = [party for party in parties(backed) if party not in actor]  # «سيطر الجيش على المدينة بدعم من الطيران»
    if not recipient and _done_to(predication, chunks):
        recipient = [party for party in _named(slots, IMPOSED, sense, recipient=False) if party not in actor]
    if sense.type in ARMED and not verbal and not actor:
        actor, struck = blamed(predication, clauses, words)
        recipient = recipient or struck
    both = sides(predication, recipient, clauses, words) if sense.type == "ASSAULT" and recipient and not acts else None
    if both is not None:
        actor, recipient = [*both, *(party for party in actor if party not in both)], []
    return actor, recipient, bool(actor) and actor == slots.get("controlled")


def _of_noun(verb: Predication, argument: Argument, chunks: list[Chunk]) -> bool:
    """Whether a phrase among those of a verb with a subject goes with the act or document that stands right before it."""
    before = chunks[argument.first.index - 1]
    if (verb.subject is None and verb.implied is None) or before.tag != "N" or not before.prep or before.index <= verb.position:
        return False
    return before.kind in ("act", "document")


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
    return _named(slots, ("obj",), sense, recipient=True) or owners(clauses, head, slots, ("obj",)) or (
        list(head.owner.chunks) if head.owner is not None else [])


def _addressed(predication: Predication, sense: Predicate, verb: Predication) -> list[Filler]:
    """Whom the verb that has a noun as object does it to: «وجه إلى الوزير انتقادات», «عرضت على الحركة هدنة».

    Of a noun that is its subject, the object: «تلاحق الوزير اتهامات».
    """
    subject = verb.subject
    if verb.form == "verb" and subject is not None and subject.first.index == predication.position and sense.type in AFFECTING:
        return [party for party in parties(verb.object) if isinstance(party, Chunk) and owns(party)]
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


def _nominal(
    predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int], words: RoleWords
) -> Slots:
    """The slots of a masdar or event noun."""
    chunks = clauses.chunks
    slots: Slots = {}
    genitive = predication.genitive
    own: list[Filler] = []
    collocated = genitive is not None and bool(sense.object) and denotes(genitive.first, sense.object)
    venue = genitive is not None and len(genitive.chunks) == 1 and (
        (sense.type == "CONSULT" and is_city(genitive.first))
        or (sense.type == "PROTEST" and genitive.first.kind == "place" and genitive.first.name is not None))
    thing = genitive is not None and (genitive.first.kind not in PARTIES or genitive.first.kind == "place")
    sent = collocated and sense.worded and "subj" in sense.actor and (
        predication.token.lexeme.lemma not in words.moving and not {"obj", "gen"} & {*sense.recipient})
    if genitive is not None and not venue and not (collocated and ("gen" in sense.actor or thing or sent)):
        own = list(genitive.chunks)
    agent = predication.oblique.get("agent")
    holder = own or (list(predication.possessor.chunks) if predication.possessor is not None else [])
    if not holder and sent and sense.type in SENDING and predication.owner is not None:
        holder = list(predication.owner.chunks)  # «سحب قواتها»
    if not holder and agent is not None and "obj" not in sense.actor + sense.recipient:
        holder = list(agent.chunks)  # «زيارة قام بها الوزير»
    belongs = chunks[predication.position].genitive
    if not holder and genitive is None and belongs is not None and belongs.kind in PARTIES and predication.form == "noun":
        holder = [belongs]  # «العملية التابعة للأمم المتحدة»
    if own:
        slots["gen"] = own
    elif holder:
        slots["gen"] = list(holder)
    frame = {*sense.actor, *sense.recipient}
    near = _near_for(predication, chunks)
    if genitive is not None and not own and sense.type != "CONSULT" and near is not None:
        if sense.type in HARMFUL:
            slots["obj"] = parties(near)  # «تفخيخ سيارة للشرطة»
        near = None
    if not holder and "li" in sense.recipient and near is not None and any(
        slot != "li" and slot in predication.oblique for slot in sense.recipient
    ):
        holder = parties(near)  # «زيارة للرئيس إلى الهند»
        slots.setdefault("gen", list(holder))
        slots["li"] = []
    if not holder and "obj" not in frame and "li" not in frame and near is not None:
        holder = parties(near)  # «هجوم للقوات»
        slots.setdefault("gen", list(holder))
    affected = predication.object
    recipient = predication.oblique.get("li")
    if recipient is not None and near is None and recipient.first.kind == "place":
        recipient = None  # «عملية في الساحل الغربي لليمن»
    aimed = [slot for slot in sense.recipient if slot not in ("subj", "obj", "gen")]
    given = predication.token.analysis.suffix and "obj" in sense.recipient and sense.worded
    if given and sense.object and not sense.prep and not collocated:
        slots["obj"] = list(holder)  # «تحميلها المسؤولية»
    elif "obj" not in frame or (sense.object and not sense.prep and not collocated):
        slots["subj"] = list(holder)
        if affected is not None and "obj" in frame and not sense.worded and denotes(affected.first, sense.object):
            slots["obj"] = list(affected.chunks)  # «إعدام السلطات ناشطا»
        elif recipient is not None and sense.worded and _undergoes(predication, recipient, genitive):
            slots["obj"] = list(recipient.chunks)  # «مصادرة إسرائيل لأملاك السكان»
    elif affected is not None and holder:
        slots["subj"], slots["obj"] = list(holder), list(affected.chunks)
    elif holder and recipient is not None and "li" not in frame and (
        recipient.first.kind in PARTIES or _undergoes(predication, recipient, genitive)
    ):
        slots["subj"], slots["obj"] = list(holder), list(recipient.chunks)  # «مصادرة إسرائيل لأملاك السكان»
    elif holder and predication.token.analysis.suffix and "li" in predication.recalled and "li" not in frame:
        slots["subj"], slots["obj"] = list(holder), list(predication.recalled["li"].chunks)  # «تهديدها له»
    elif holder and _answered(predication, chunks, words):
        slots["subj"] = list(holder)  # «استجابة لمناشدة الحكومة»
    elif holder and (predication.token.analysis.form.number == "p" or any(slot in predication.oblique for slot in aimed)):
        slots["subj"] = list(holder)
    elif holder:
        slots["obj"] = list(holder)
    elif recipient is not None and "li" not in frame:
        slots["obj"] = list(recipient.chunks)
    lifeless = "gen" in sense.actor and predication.possessor is None and "bayn" not in predication.oblique and not any(
        isinstance(f, Chunk) and f.kind in PARTIES for f in holder)  # «مفاوضات السلام الأمريكية الروسية»
    own_adjective = nationality(predication, sense, chunks) or _from(predication, sense)
    kind = genitive is not None and not genitive.first.definite  # «زيارة عمل»
    if not slots.get("subj") or (lifeless and (own_adjective or kind)):
        stated = topic(predication, chunks) if predication.governor is None else None
        apart = "bayn" in predication.oblique and "bayn" in sense.actor  # «التعاون بين مصر والسودان»
        subject = own_adjective or ([] if apart else [stated] if stated is not None and stated.tag == "N" else (
            willing(predication, clauses, words) or controller(predication, sense, chunks, saying, words)))
        if subject:
            slots["subj"] = subject
            if not own_adjective:
                slots["controlled"] = subject
            if not holder:
                slots.setdefault("gen", list(subject))
            elif lifeless:
                slots["gen"] = list(subject)
    return slots


def _undergoes(predication: Predication, behind: Argument, genitive: Argument | None) -> bool:
    """Whether «لـ» right behind the genitive of a masdar names the thing to which it is done."""
    thing = behind.first
    return genitive is not None and genitive.first.kind in PARTIES and thing.kind in ("thing", "place") and (
        (thing.definite or thing.genitive is not None) and thing.index == predication.position + 1)


def _answered(predication: Predication, chunks: list[Chunk], words: RoleWords) -> bool:
    """Whether what governs a noun behind «لـ» answers the act that it names."""
    head = predication.governor
    return head is not None and head.token.lexeme.lemma in words.answering and (
        chunks[predication.position].prep == "li" or head.form == "verb"
    )


def _from(predication: Predication, sense: Predicate) -> list[Filler]:
    """Whom «من» right behind a noun of speech names as its speaker: «تعهد من الرئيس», «دعوة كريمة من الملك»."""
    source = predication.oblique.get("min")
    told = sense.type in SPEAKING or sense.type in HELPING or sense.type == "ASSAULT"
    if source is None or not told or predication.genitive is not None or predication.possessor is not None:
        return []
    if sense.prep == "min" or "min" in sense.actor or "min" in sense.recipient:
        return []
    if sense.type == "ASSAULT" and (predication.form != "noun" or (source.first.kind == "place" and not _is_state(source.first))):
        return []  # «هجوم من كوريا الشمالية»
    return parties(source) if source.first.index == predication.position + 1 else []


def _is_state(chunk: Chunk) -> bool:
    return chunk.name is not None and chunk.name.kind == "country"


def _near_for(predication: Predication, chunks: list[Chunk]) -> Argument | None:
    """What «لـ» names right behind a noun, with no other phrase between: «هجوم للقوات», not «عملية في الساحل الغربي لليمن»."""
    argument = predication.oblique.get("li")
    if argument is None or any(c.tag == "N" for c in chunks[predication.position + 1 : argument.first.index]):
        return None
    return argument if argument.first.kind in PARTIES else None


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
    if slot == "self":
        return not chunk.head.analysis.article or chunk.last - chunk.first > 1
    if chunk.kind == "place":
        if recipient and slot == "min" and sense.mode == "withdraw":
            return False  # «سحب قواته من العراق»
        if slot in ("fi", "bi") and not (recipient and slot == "bi" and _is_state(chunk)):
            return False
        if chunk.name is None:
            return bool(chunk.head.analysis.suffix)
        kinds = {lexeme.kind for lexeme in chunk.head.rivals} if chunk.head.name is not None else {chunk.name.kind}
        state, city = "country" in kinds, "city" in kinds
        return state or (city and not (recipient and sense.type in HARMFUL - {"SANCTION"}))
    if chunk.kind == "quantity":
        if not recipient and sense.type == "PROTEST":
            return True  # «تظاهر المئات»
        return recipient and sense.type in HARMFUL and (chunk.number == "p" or chunk.definite or sense.type == "ASSAULT")
    return chunk.kind in PARTIES
