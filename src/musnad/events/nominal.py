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
from musnad.events.control import controller
from musnad.events.doers import nationality, strikes
from musnad.events.fillers import Filler, asked_of, by, is_city, is_of_content, is_party, is_unit, near_for, parties, topic
from musnad.events.genitives import asked, named, whose
from musnad.events.owners import Slots, is_state
from musnad.events.role_words import RoleWords
from musnad.events.sought import Sought
from musnad.events.stances import CONTROLLING
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate

HARMFUL: Final = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "RETREAT"})
HELPING: Final = frozenset({"SUPPORT", "AID"})
"""Types of acts with which somebody else does something: «بدعم من الطيران»."""
SENDING: Final = frozenset({"MOBILIZE", "RETREAT", "SANCTION"})
"""Types of acts of those whose the troops or envoys are."""
TOWARDS: Final = ("li", "ila")
"""Prepositions that name who gets something."""
_FORCES: Final = frozenset({"group", "government"})
"""Kinds of those who use force."""
SPEAKING: Final = frozenset({"REQUEST", "THREATEN", "AGREE", "ACCUSE"})
"""Types of acts done by speaking, whose noun names the speaker behind «من»."""


def nominal(
    predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int], words: RoleWords
) -> Slots:
    """The slots of a masdar or event noun."""
    noun = _Noun(predication, sense, clauses, saying, words)
    noun.fill()
    return noun.slots


class _Noun(Sought):
    """A masdar or event noun while its slots are filled.

    ``own``: who stands in its genitive; ``holder``: whose it is, one of these or another; ``near``: whom «لـ» right behind it
    names; ``collocated``: its genitive is the object that its row names, ``acted`` so that the act is done to this, ``sent`` so
    that its owner acts; ``twofold``: who acts and who suffers both stand behind it; ``site``: its genitive is a nameless place.
    """

    __slots__ = ("acted", "agent", "collocated", "genitive", "holder", "near", "own", "sent", "site", "slots", "twofold")

    def __init__(self, predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int],
                 words: RoleWords) -> None:
        super().__init__(predication, sense, clauses, saying, words)
        self.slots: Slots = {}
        self.genitive = predication.genitive
        self.agent = predication.oblique.get("agent")
        self.near = near_for(predication, clauses.chunks)
        self.own: list[Filler] = []
        self.holder: list[Filler] = []
        self.collocated = self.acted = self.sent = self.twofold = self.site = False

    def fill(self) -> None:
        """Fill the slots from its genitive, its pronoun, its prepositions and what governs it, in this order."""
        if self.genitive is not None:
            self._read_genitive(self.genitive)
        self.holder = self._holder()
        if self.holder and not self.acted:
            self.slots["gen"] = list(self.holder)
        self._read_li()
        if self.own and "gen" in self.sense.recipient:
            self._part_doer()
        self._as_of_verb()
        self._find_subject()
        if self.predication.others and is_party(self.predication.object):
            for slot in ("li", "ila"):
                if slot in self.sense.recipient:
                    self.slots.setdefault(slot, parties(self.predication.object))  # «تسليم روسيا أوكرانيا جثثا»

    def _read_genitive(self, genitive: Argument) -> None:
        """Tell who acts or suffers from what an act is done to, and from where it is done."""
        predication, sense, first = self.predication, self.sense, genitive.first
        masdar, place = predication.form == "masdar", first.kind == "place"
        self.site = place and masdar and first.name is None and not first.head.analysis.suffix
        acting = first.kind in PARTIES and (not place or is_state(first))
        other = predication.object.first if predication.object is not None else None
        self.twofold = masdar and other is not None and sense.type != "CONSULT" and (
            acting or (is_city(first) and (named(other) or (
                other.kind == "thing" and first.name is not None and "seat" in first.name.data))))  # «تحذير واشنطن أنقرة»
        gives = masdar and self._over_li(first)
        uttered = sense.type in SPEAKING and not sense.worded and predication.token.analysis.form.number == "p"
        self.collocated = bool(sense.object) and not sense.prep and not (self.twofold or gives or uttered) and any(
            asked(chunk, sense.object) for chunk in genitive.chunks)  # «تحرير تعز», not «اجتياح العراق الكويت», «تهديدات روسيا»
        thing = place or first.kind not in PARTIES
        if self.collocated:
            self.sent = sense.worded and "subj" in sense.actor and (
                predication.token.lexeme.lemma not in self.words.moving and not {"obj", "gen"} & {*sense.recipient})
            self.acted = "gen" not in sense.actor and "subj" not in sense.recipient and (  # not «سقوط النظام»
                "gen" in sense.recipient or ("obj" in sense.recipient and (
                    thing or (sense.type in HARMFUL and sense.worded and self._whole(first)))))
        if self.acted:
            done = sense.worded and "gen" not in sense.recipient
            self.slots["obj" if done else "gen"] = list(genitive.chunks)  # «إغلاق مكتب القناة», «قصف مواقع الجيش», «زيارة الصين»
        elif not self._is_venue(genitive) and not (self.collocated and ("gen" in sense.actor or thing or self.sent)):
            self.own = list(genitive.chunks)

    def _over_li(self, genitive: Chunk) -> bool:
        """Whether «لـ» right behind the genitive of a masdar names who suffers what the genitive does: «دعم إيران للحوثيين»."""
        sense, behind = self.sense, self.near
        frame = sense.actor + sense.recipient
        if behind is None or behind.first.index != self.predication.position + 1 or "li" in frame or sense.type == "CONSULT":
            return False
        acts = genitive.kind in PARTIES and genitive.definite and (genitive.kind != "place" or (
            genitive.name is not None and (is_state(genitive) or "seat" in genitive.name.data)))
        return acts and ("obj" in sense.recipient or "gen" in sense.recipient)

    def _is_venue(self, genitive: Argument) -> bool:
        """Whether the genitive is where talks, a protest, a fight or an attack take place: «قمة الرياض», «معركة حلب»."""
        first = genitive.first
        if len(genitive.chunks) != 1:
            return False
        if self.sense.type == "CONSULT" and is_city(first):
            return True
        if self.predication.token.lexeme.lemma in self.words.befalling and is_city(first):
            return self.predication.object is None and not {"ala", "didd", "li"} & {*self.predication.oblique}  # «هجمات باريس»
        fought = self.sense.type == "PROTEST" or self.predication.token.lexeme.lemma in self.words.fights
        return fought and first.kind == "place" and first.name is not None

    def _whole(self, genitive: Chunk) -> bool:
        """Whether the genitive of a masdar is what its act is done to, for nothing else is: «تدمير رتل», «تدمير رتل للتنظيم».

        Not «استهداف القوات للجرحى», where «لـ» has it.
        """
        if self.predication.object is not None:
            return False
        behind = self.predication.oblique.get("li")
        if behind is not None and behind.first.kind == "thing" and behind.first.index == self.predication.position + 1:
            return False  # «استهداف الحوثيين لناقلة نفط»
        return self.near is None or (genitive.kind in ("group", "organisation", "outlet") and not genitive.definite)

    def _holder(self) -> list[Filler]:
        """Whose the act is: by its genitive, a pronoun, the troops that are sent, its agent, an adjective of belonging."""
        predication, sense = self.predication, self.sense
        if self.own:
            return self.own
        if predication.possessor is not None:
            return list(predication.possessor.chunks)
        if self.sent and sense.type in SENDING and not asked_of(predication):
            owner = list(predication.owner.chunks) if predication.owner is not None else whose(self.genitive, sense)
            if owner:
                return [*owner]  # «سحب قواتها»
        if self.agent is not None and "obj" not in sense.actor + sense.recipient:
            return list(self.agent.chunks)  # «زيارة قام بها الوزير»
        belongs = self.chunks[predication.position].genitive
        if self.genitive is None and belongs is not None and belongs.kind in PARTIES and predication.form == "noun":
            return [belongs]  # «العملية التابعة للأمم المتحدة»
        return self._owner_behind()

    def _owner_behind(self) -> list[Filler]:
        """Whose the act is by a pronoun behind «لـ»: «أول زيارة له إلى بغداد»."""
        predication, sense = self.predication, self.sense
        behind = self.chunks[predication.position + 1 : predication.position + 2]
        if self.genitive is not None or not behind or behind[0] is not predication.pronominal.get("li"):
            return []
        frame = sense.actor + sense.recipient
        free = "li" not in frame or (sense.type == "CONSULT" and "ila" in predication.oblique)
        return parties(predication.recalled.get("li")) if free and "obj" not in frame else []

    def _read_li(self) -> None:
        """Tell by what else stands there whether «لـ» right behind it names who suffers or whose it is."""
        sense, slots, genitive = self.sense, self.slots, self.genitive
        if genitive is not None and not self.own and sense.type != "CONSULT" and self.near is not None:
            if sense.type in HARMFUL:
                slots["obj"] = parties(self.near)  # «تفخيخ سيارة للشرطة»
                if self.acted and is_state(genitive.first):
                    slots["subj"] = list(genitive.chunks)  # «غزو العراق للكويت»
            self.near = None
        if self.holder or self.near is None:
            return
        if "li" in sense.recipient:
            if sense.type == "REQUEST" or not any(
                    slot != "li" and slot in self.predication.oblique for slot in sense.recipient):
                return
            slots["li"] = []  # «زيارة للرئيس إلى الهند»
        elif "obj" in sense.recipient or "obj" in sense.actor or "li" in sense.actor:
            return
        self.holder = parties(self.near)  # «هجوم للقوات»
        slots.setdefault("gen", list(self.holder))

    def _part_doer(self) -> None:
        """Put who suffers into the genitive's slot where the one who stands there acts: «حصار إسرائيل لقطاع غزة»."""
        affected = self.predication.object if self.twofold else None
        done_to = self.near or affected
        if done_to is not None and not self.sense.actor and is_party(self.genitive):
            self.slots["doer"], self.slots["gen"] = self.own, parties(done_to)
        elif affected is not None:
            self.slots["gen"] = list(affected.chunks)  # «طرد حكوماتهم دبلوماسيين»

    def _as_of_verb(self) -> None:
        """Put who acts and who suffers where the subject and the object of the verb would be."""
        predication, sense, slots, affected = self.predication, self.sense, self.slots, self.predication.object
        framed = "obj" in sense.actor or "obj" in sense.recipient
        behind = predication.oblique.get("li")
        if behind is not None and self.near is None and behind.first.kind == "place":
            behind = None  # «عملية في الساحل الغربي لليمن»
        if behind is not None and sense.type == "REQUEST" and is_of_content(predication, behind.first):
            behind = None  # «المطالبة بتحسين الخدمات للسكان»
        apart = bool(sense.object) and not sense.prep and not self.collocated
        handed = bool(self.own) and affected is not None and affected.first.is_object(sense) and not (
            sense.type == "ASSAULT" and sense.mode)  # «منح تونس قرضا», not «إسقاط روسيا طائرة»
        if handed and not framed and not is_party(affected):
            self._receive()
        held = predication.possessor
        harmed = sense.type in HARMFUL and held is not None and denotes(held.first, sense.object)  # «ترحيلهم»
        given = (predication.token.analysis.suffix or handed) and "obj" in sense.recipient and (sense.worded or harmed)
        over = behind is not None and self.genitive is None and sense.worded and behind.first.is_object(sense)
        if apart and given and not over and not is_party(affected):  # not «غزوها أوكرانيا»
            slots["obj"] = list(self.holder)  # «تحميلها المسؤولية»
        elif apart or not framed:
            passive = (self.agent is not None and affected is None and framed) or (bool(self.own) and self.site) or (
                bool(predication.token.analysis.suffix) and (self._brought_about() or self._taken()))  # «تم إتلافها»
            slots["obj" if passive else "subj"] = list(self.holder)  # «استقباله من قبل الرئيس», «تدمير مستودع للأسلحة»
            judged = affected is not None and (framed or "gen" in sense.recipient) and denotes(affected.first, sense.object)
            if affected is not None and ((framed and self.twofold) or judged):
                slots["obj"] = list(affected.chunks)  # «إعدام السلطات ناشطا»
            elif behind is not None and (over or (
                    self._undergoes(behind) if sense.worded else denotes(behind.first, sense.object))):
                slots["obj"] = list(behind.chunks)  # «مصادرة إسرائيل لأملاك السكان», «دعمها للحوثيين», «ملاحقتها للمسلحين»
        elif self.holder:
            done_to = self._done_to(affected, behind)
            if done_to is not None:
                slots["subj"], slots["obj"] = list(self.holder), list(done_to.chunks)
            else:
                slots["subj" if self._acts() else "obj"] = list(self.holder)
        elif affected is not None and predication.token.analysis.suffix:
            slots["obj"] = list(affected.chunks)  # «لقائه الوزير» where nobody was told before
        elif behind is not None and "li" not in sense.actor + sense.recipient:
            slots["obj"] = list(behind.chunks)

    def _brought_about(self) -> bool:
        """Whether a verb only says that the act was done, whose pronoun then is who suffered it."""
        verb = self.predication.governor
        return verb is not None and verb.form == "verb" and verb.token.lexeme.lemma in self.words.occurring

    def _taken(self) -> bool:
        """Whether its pronoun stands for a place to which the act is done: «عادوا إلى المدينة بعد تحريرها»."""
        held = self.predication.possessor
        place = held.first if held is not None and self.predication.object is None else None
        return place is not None and place.kind == "place" and not is_state(place) and bool(self.sense.object) and (
            denotes(place, self.sense.object))

    def _receive(self) -> None:
        """Put whom the genitive names where the one to whom something is handed over would be: «تسليم أوكرانيا دبابات»."""
        towards = [slot for slot in self.sense.recipient if slot in TOWARDS]
        if towards and not any(slot in self.predication.oblique for slot in TOWARDS):
            self.slots[towards[0]], self.holder = list(self.own), []

    def _done_to(self, affected: Argument | None, behind: Argument | None) -> Argument | None:
        """To whom the act of its holder is done: its object, or whom «لـ» names; None where nobody but the holder is told."""
        if affected is not None:
            return affected
        if "li" in self.sense.actor or "li" in self.sense.recipient:
            return None
        if behind is not None and not (self.own and (self.site or is_unit(self.genitive))) and (
                behind.first.kind in PARTIES or self._undergoes(behind)):
            return behind  # «مصادرة إسرائيل لأملاك السكان»
        return self.predication.recalled.get("li")  # «تهديدها له»

    def _undergoes(self, behind: Argument) -> bool:
        """Whether «لـ» right behind the genitive of a masdar names the thing to which it is done."""
        thing = behind.first
        return is_party(self.genitive) and thing.kind in ("thing", "place") and (
            (thing.definite or thing.genitive is not None) and thing.index == self.predication.position + 1)

    def _acts(self) -> bool:
        """Whether its holder acts, and does not suffer: «قصف الجيش», «استجابة لمناشدة الحكومة», «هجمات المتمردين»."""
        predication = self.predication
        if strikes(predication, self.words) or _answered(predication, self.chunks, self.words):
            return True
        if self.sense.type == "THREATEN" and self._threatens():
            return True
        if self.sense.type == "REQUEST" and self.genitive is None and predication.token.analysis.suffix:
            return True  # «بعد مطالبتهم بالإفراج عنه»
        return predication.token.analysis.form.number == "p" or any(
            slot in predication.oblique for slot in self.sense.recipient if slot not in ("subj", "obj", "gen"))

    def _threatens(self) -> bool:
        """Whether its holder threatens to do what stands behind «بـ»: «تهديد الحزب بالانسحاب», not «تهديد الصحفيين بالقتل»."""
        behind = self.predication.oblique.get("bi")
        act = next((p for p in self.clauses.predications if behind is not None and p.position == behind.first.index), None)
        if act is None or act.form != "masdar" or act.token is not self.chunks[act.position].head:
            return False
        harms = any("obj" in sense.recipient for sense in act.token.analysis.lexeme.events if sense.type in HARMFUL)
        return not (harms and act.token.analysis.article) and (act.genitive is not None or not harms)

    def _find_subject(self) -> None:
        """Find who acts in its adjective of nationality or in what it hangs on, where nobody in its own slots can."""
        predication, sense, slots = self.predication, self.sense, self.slots
        lifeless = "gen" in sense.actor and predication.possessor is None and "bayn" not in predication.oblique and not any(
            isinstance(f, Chunk) and f.kind in PARTIES for f in self.holder)  # «مفاوضات السلام الأمريكية الروسية»
        own_adjective = nationality(predication, sense, self.chunks) or _from(predication, sense)
        kind = self.genitive is not None and not self.genitive.first.definite  # «زيارة عمل»
        if slots.get("subj") and not (lifeless and (own_adjective or kind)):
            return
        subject = own_adjective or self._subject_apart()
        if not subject:
            return
        slots["subj"] = subject
        if not own_adjective:
            slots["controlled"] = subject
        if not self.holder and ("gen" in sense.actor or "gen" not in sense.recipient):
            slots.setdefault("gen", list(subject))
        elif lifeless:
            slots["gen"] = list(subject)

    def _subject_apart(self) -> list[Filler]:
        """Who acts by what it hangs on, or as the topic of the sentence whose predicate it is."""
        predication = self.predication
        if "bayn" in predication.oblique and "bayn" in self.sense.actor:
            return []  # «التعاون بين مصر والسودان»
        stated = topic(predication, self.chunks) if predication.governor is None else None
        if stated is not None and stated.tag == "N":
            topics: list[Filler] = [stated]
            while stated.conj == "wa" and stated.index and self.chunks[stated.index - 1].bare:
                stated = self.chunks[stated.index - 1]
                topics.insert(0, stated)
            return [party for party in topics if isinstance(party, Chunk) and party.kind in PARTIES]  # «البلدان في حالة حرب»
        return _told(predication, self.sense, self.clauses, self.saying, self.words)


def _told(
    predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int], words: RoleWords
) -> list[Filler]:
    """Who does the act that a noun names, by what the noun hangs on."""
    head = predication.governor
    if head is not None and head.token.lexeme.lemma in words.undergoing and by(head, predication, clauses.chunks) != "bi":
        return []  # «تعرض الوزير لمحاولة اغتيال»
    own = predication.token.analysis.suffix and sense.type == "CONSULT"  # «زيارته لواشنطن ولقائه الرئيس»
    joined = sister(clauses, predication) if not own else None
    shared = (_doer(joined) or _told(joined, sense, clauses, saying, words)) if joined is not None else []
    if shared:
        return shared  # «بهدف طرد المسلحين من البلدة وإحراق مواقعهم»
    return willing(predication, clauses, words) or aiming(predication, clauses, saying, words) or (
        controller(predication, sense, clauses, saying, words)) or meant(predication, clauses, words)


def _doer(masdar: Predication) -> list[Filler]:
    """Who does the act of a masdar that has its object behind them: «إطلاق الحركة صواريخ وقتل المدنيين»."""
    return parties(masdar.genitive) if masdar.object is not None and is_party(masdar.genitive) else []


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
    if source is None or not told or predication.possessor is not None:
        return []
    if predication.genitive is not None:
        beside = source.first.index == predication.position + 1
        forces = beside and source.first.kind in _FORCES and source.first.definite and sense.type == "ASSAULT" and sense.worded
        return parties(source) if forces and "min" not in sense.actor + sense.recipient else []  # «استخدام العنف من قوات الأمن»
    if sense.prep == "min" or "min" in sense.actor or "min" in sense.recipient:
        return []
    if sense.type == "ASSAULT" and (predication.form != "noun" or (source.first.kind == "place" and not is_state(source.first))):
        return []  # «هجوم من كوريا الشمالية»
    return parties(source) if source.first.index == predication.position + 1 else []
