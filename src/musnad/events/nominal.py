"""The slots of a masdar or event noun: what stands in its genitive, behind its prepositions, and in what governs it.

«اغتيال الوزير على يد مسلحين» has the minister as object and the gunmen as subject, «رفضه التفاوض» the pronoun as subject,
«تعهد الرئيس بسحب القوات» the president as subject of the withdrawal.
"""

from __future__ import annotations

from typing import Final

from musnad.attribution.senses import denotes
from musnad.clauses.clause import Clauses
from musnad.clauses.governing import sister
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.events.adjuncts import aiming, meant, willing
from musnad.events.control import CONTROLLING, Filler, by, controller, is_city, is_party, nationality, parties, strikes, topic
from musnad.events.owners import Slots, is_state
from musnad.events.role_words import RoleWords
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate

HARMFUL: Final = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "RETREAT"})
HELPING: Final = frozenset({"SUPPORT", "AID"})
"""Types of acts with which somebody else does something: «بدعم من الطيران»."""
SENDING: Final = frozenset({"MOBILIZE", "RETREAT", "SANCTION"})
"""Types of acts of those whose the troops or envoys are."""
SPEAKING: Final = frozenset({"REQUEST", "THREATEN", "AGREE", "ACCUSE"})
"""Types of acts done by speaking, whose noun names the speaker behind «من»."""


def nominal(
    predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int], words: RoleWords
) -> Slots:
    """The slots of a masdar or event noun."""
    chunks = clauses.chunks
    slots: Slots = {}
    genitive = predication.genitive
    own: list[Filler] = []
    place = genitive is not None and genitive.first.kind == "place" and predication.form == "masdar"
    site = place and genitive is not None and genitive.first.name is None and not genitive.first.head.analysis.suffix
    twofold = is_party(genitive) and not (place and genitive is not None and not is_state(genitive.first)) and (
        predication.object is not None and predication.form == "masdar" and sense.type != "CONSULT")
    collocated = genitive is not None and bool(sense.object) and not sense.prep and not twofold and any(
        denotes(chunk, sense.object) for chunk in genitive.chunks)  # «تحرير تعز وريفها», not «اجتياح العراق الكويت»
    venue = genitive is not None and len(genitive.chunks) == 1 and (
        (sense.type == "CONSULT" and is_city(genitive.first))
        or ((sense.type == "PROTEST" or predication.token.lexeme.lemma in words.fights)
            and genitive.first.kind == "place" and genitive.first.name is not None))
    thing = genitive is not None and (genitive.first.kind not in PARTIES or genitive.first.kind == "place")
    sent = collocated and sense.worded and "subj" in sense.actor and (
        predication.token.lexeme.lemma not in words.moving and not {"obj", "gen"} & {*sense.recipient})
    acted = collocated and "gen" not in sense.actor and "subj" not in sense.recipient and (  # not «سقوط النظام»
        "gen" in sense.recipient
        or ("obj" in sense.recipient and (thing or (sense.type in HARMFUL and sense.worded and _whole(predication, chunks)))))
    if acted and genitive is not None:
        done = sense.worded and "gen" not in sense.recipient
        slots["obj" if done else "gen"] = list(genitive.chunks)  # «إغلاق مكتب القناة», «قصف مواقع الجيش», «زيارة الصين»
    elif genitive is not None and not venue and not (collocated and ("gen" in sense.actor or thing or sent)):
        own = list(genitive.chunks)
    agent = predication.oblique.get("agent")
    holder = own or (list(predication.possessor.chunks) if predication.possessor is not None else [])
    if not holder and sent and sense.type in SENDING:
        holder = list(predication.owner.chunks) if predication.owner is not None else _whose(genitive, sense)  # «سحب قواتها»
    if not holder and agent is not None and "obj" not in sense.actor + sense.recipient:
        holder = list(agent.chunks)  # «زيارة قام بها الوزير»
    belongs = chunks[predication.position].genitive
    if not holder and genitive is None and belongs is not None and belongs.kind in PARTIES and predication.form == "noun":
        holder = [belongs]  # «العملية التابعة للأمم المتحدة»
    if own:
        slots["gen"] = own
    elif holder and not acted:
        slots["gen"] = list(holder)
    frame = {*sense.actor, *sense.recipient}
    near = near_for(predication, chunks)
    if genitive is not None and not own and sense.type != "CONSULT" and near is not None:
        if sense.type in HARMFUL:
            slots["obj"] = parties(near)  # «تفخيخ سيارة للشرطة»
            if acted and is_state(genitive.first):
                slots["subj"] = list(genitive.chunks)  # «غزو العراق للكويت»
        near = None
    if not holder and "li" in sense.recipient and sense.type != "REQUEST" and near is not None and any(
        slot != "li" and slot in predication.oblique for slot in sense.recipient
    ):
        holder = parties(near)  # «زيارة للرئيس إلى الهند»
        slots.setdefault("gen", list(holder))
        slots["li"] = []
    if not holder and "obj" not in frame and "li" not in frame and near is not None:
        holder = parties(near)  # «هجوم للقوات»
        slots.setdefault("gen", list(holder))
    done_to = near or (predication.object if twofold else None)
    if own and done_to is not None and "gen" in sense.recipient and not sense.actor and is_party(genitive):
        slots["doer"], slots["gen"] = own, parties(done_to)  # «حصار إسرائيل لقطاع غزة»
    elif own and twofold and "gen" in sense.recipient and predication.object is not None:
        slots["gen"] = list(predication.object.chunks)  # «طرد حكوماتهم دبلوماسيين»
    affected = predication.object
    recipient = predication.oblique.get("li")
    if recipient is not None and near is None and recipient.first.kind == "place":
        recipient = None  # «عملية في الساحل الغربي لليمن»
    aimed = [slot for slot in sense.recipient if slot not in ("subj", "obj", "gen")]
    given = predication.token.analysis.suffix and "obj" in sense.recipient and sense.worded
    if given and sense.object and not sense.prep and not collocated and not is_party(affected):  # not «غزوها أوكرانيا»
        slots["obj"] = list(holder)  # «تحميلها المسؤولية»
    elif "obj" not in frame or (sense.object and not sense.prep and not collocated):
        passive = (agent is not None and affected is None and "obj" in frame) or (bool(own) and site)  # «تدمير مستودع للأسلحة»
        slots["obj" if passive else "subj"] = list(holder)  # «استقباله من قبل الرئيس»
        if affected is not None and "obj" in frame and (twofold or denotes(affected.first, sense.object)):
            slots["obj"] = list(affected.chunks)  # «إعدام السلطات ناشطا»
        elif recipient is not None and ((denotes(recipient.first, sense.object) and not sense.worded) or (
                sense.worded and _undergoes(predication, recipient, genitive))):
            slots["obj"] = list(recipient.chunks)  # «مصادرة إسرائيل لأملاك السكان», «دعمها للحوثيين»
    elif affected is not None and holder:
        slots["subj"], slots["obj"] = list(holder), list(affected.chunks)
    elif holder and recipient is not None and "li" not in frame and not (own and (site or _unit(genitive))) and (
        recipient.first.kind in PARTIES or _undergoes(predication, recipient, genitive)
    ):
        slots["subj"], slots["obj"] = list(holder), list(recipient.chunks)  # «مصادرة إسرائيل لأملاك السكان»
    elif holder and "li" in predication.recalled and "li" not in frame:
        slots["subj"], slots["obj"] = list(holder), list(predication.recalled["li"].chunks)  # «تهديدها له»
    elif holder and (strikes(predication, words) or _answered(predication, chunks, words)):
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
            _told(predication, sense, clauses, saying, words)))
        if subject:
            slots["subj"] = subject
            if not own_adjective:
                slots["controlled"] = subject
            if not holder and ("gen" in sense.actor or "gen" not in sense.recipient):
                slots.setdefault("gen", list(subject))
            elif lifeless:
                slots["gen"] = list(subject)
    return slots


def _unit(genitive: Argument | None) -> bool:
    """Whether a phrase is one unit of some body, which «لـ» names: «اعتقال خلية لتنظيم الدولة»."""
    chunk = genitive.first if genitive is not None else None
    return chunk is not None and chunk.kind == "group" and chunk.number == "s" and not chunk.definite


def _whole(predication: Predication, chunks: list[Chunk]) -> bool:
    """Whether the genitive of a masdar is what its act is done to, for nothing else is: «تدمير رتل», «تدمير رتل للتنظيم».

    Not «استهداف القوات للجرحى», where «لـ» has it.
    """
    genitive = predication.genitive
    if predication.object is not None or genitive is None:
        return False
    return near_for(predication, chunks) is None or (genitive.first.kind == "group" and not genitive.first.definite)


def _whose(sent: Argument | None, sense: Predicate) -> list[Filler]:
    """Whose troops or envoys are sent or withdrawn, by their adjective or genitive: «سحب القوات الأمريكية», «قوات التحالف»."""
    if sent is None or sense.type == "SANCTION" or not (sent.first.kind in ("group", "person") or sense.type == "MOBILIZE"):
        return []
    owner = sent.first.genitive
    if owner is not None and owner.kind in PARTIES:
        return [owner]
    return [*sent.first.nationalities[:1]]


def _told(
    predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int], words: RoleWords
) -> list[Filler]:
    """Who does the act that a noun names, by what the noun hangs on."""
    head = predication.governor
    if head is not None and head.token.lexeme.lemma in words.undergoing and by(head, predication, clauses.chunks) != "bi":
        return []  # «تعرض الوزير لمحاولة اغتيال»
    own = predication.token.analysis.suffix and sense.type == "CONSULT"  # «زيارته لواشنطن ولقائه الرئيس»
    joined = sister(clauses, predication) if not own else None
    shared = _told(joined, sense, clauses, saying, words) if joined is not None else []
    if shared:
        return shared  # «بهدف طرد المسلحين من البلدة وإحراق مواقعهم»
    return willing(predication, clauses, words) or aiming(predication, clauses, saying, words) or (
        controller(predication, sense, clauses, saying, words)) or meant(predication, clauses, words)


def unframed(
    predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int], words: RoleWords
) -> list[Filler]:
    """Who does an act whose row names no place for it, by what the noun hangs on: «أمر القاضي الشرطة بإطلاق سراحهم»."""
    if predication.oblique.get("agent") is not None:
        return parties(predication.oblique["agent"])
    if predication.token.lexeme.lemma in words.casualties:
        return []  # «أعلن الجيش مقتل خمسة»
    chunk = clauses.chunks[predication.position]
    inside = predication.index != chunk.first
    carried = inside and clauses.tokens[predication.index - 1] is chunk.head and chunk.head.lexeme.lemma in words.doing
    if inside and not carried and predication.governor is not None:
        return []
    head = predication.governor
    if head is not None and head.form == "verb" and not by(head, predication, clauses.chunks) and not (
            head.token.lexeme.lemma in words.committing or any(cue.stance in CONTROLLING for cue in head.token.lexeme.cues)):
        return []  # «نفى الوزير مزاعم الفساد»
    alone = predication.genitive is None and " " not in predication.token.lexeme.lemma  # not «إطلاق سراح أسرى فلسطينيين»
    own = nationality(predication, sense, clauses.chunks) if alone and sense.type != "ASSAULT" else []
    if own or predication.token.analysis.article:
        return own
    return _from(predication, sense) or _told(predication, sense, clauses, saying, words)


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
    if sense.type == "ASSAULT" and (predication.form != "noun" or (source.first.kind == "place" and not is_state(source.first))):
        return []  # «هجوم من كوريا الشمالية»
    return parties(source) if source.first.index == predication.position + 1 else []


def near_for(predication: Predication, chunks: list[Chunk]) -> Argument | None:
    """What «لـ» names right behind a noun, with no other phrase between: «هجوم للقوات», not «عملية في الساحل الغربي لليمن»."""
    argument = predication.oblique.get("li")
    if argument is None or any(c.tag == "N" for c in chunks[predication.position + 1 : argument.first.index]):
        return None
    return argument if argument.first.kind in PARTIES else None
