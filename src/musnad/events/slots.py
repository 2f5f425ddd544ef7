"""What stands in the slots of a verb or noun that tells an event, and which of it can be a party."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.events.fillers import Filler, is_of_content, near_for, parties
from musnad.events.nominal import HARMFUL, TOWARDS, nominal
from musnad.events.owners import Slots, is_state, owns
from musnad.events.role_words import RoleWords
from musnad.events.sought import Sought
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

SOME: Final = frozenset({"person", "quantity", "thing", "unknown"})
"""Kinds of phrases for some of many."""
HOLDING: Final = frozenset({"arrest", "allege", "convict"})
"""Modes of what courts and police do to single persons."""
_WITH_CONTENT: Final = frozenset({"ACCUSE", "REQUEST"})
"""Types of acts of which «بـ» tells what somebody is accused of or is to do."""
_ON_GROUND: Final = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""Types of acts that are done to places as such."""
_CALLED: Final = 2
"""How far before what somebody is called he stands in a nominal sentence, over a pronoun."""
SIDED: Final = ("didd", "bayn", "min")
"""Prepositions that name the parties of an act by themselves."""


class Case(Sought):
    """A predication with its sense while its parties are sought.

    ``verbal`` where it is a verb or participle; ``suffers`` where its subject is who suffers, ``acts`` where it has a subject
    that acts; ``actor`` holds who is found to do the act.
    """

    __slots__ = ("actor", "acts", "agent", "head", "slots", "suffers", "verbal")

    def __init__(
        self, predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int], words: RoleWords
    ) -> None:
        super().__init__(predication, sense, clauses, saying, words)
        self.verbal = predication.form in ("verb", "participle")
        self.head = predication.governor
        self.agent = predication.oblique.get("agent")
        self.suffers = not predication.passive and "subj" in sense.recipient and (
            predication.form == "verb" or "obj" not in sense.actor)  # «سقوط قتلى في قصف من قبل الجيش»
        self.acts = predication.form == "verb" and not predication.passive and predication.subject is not None
        self.actor: list[Filler] = []
        self.slots = _verbal(predication) if self.verbal else nominal(predication, sense, clauses, saying, words)
        self._fill()

    def named(self, wanted: tuple[str, ...], *, recipient: bool) -> list[Filler]:
        """The parties in some slots; «بلاده» is one."""
        found = named(self.slots, wanted, self.sense, recipient=recipient)
        return found if found or not recipient else [
            filler for slot in wanted for filler in self.slots.get(slot, ())
            if isinstance(filler, Chunk) and filler.head.analysis.suffix and filler.head.lexeme.lemma in self.words.homelands]

    def others(self, found: list[Filler]) -> list[Filler]:
        """Those of some parties who do not do the act."""
        return [party for party in found if party not in self.actor]

    def replace(self) -> None:
        """Put those whom «الأخير», «بعضهم» and the like stand for into the slots of the frame."""
        for slot in (*self.sense.actor, *self.sense.recipient):
            if slot in self.slots:
                known = taken_up([self._identified(filler) for filler in self.slots[slot]], self.clauses, self.words)
                self.slots[slot] = _wholes(known, slot, self.predication, self.clauses, self.words)

    def _identified(self, filler: Filler) -> Filler:
        """Whom a nominal sentence calls by what a clause describes: «المملكة هي البلد الوحيد الذي يقدم مساعدات»."""
        if not isinstance(filler, Chunk) or filler.name is not None or filler.index < _CALLED or filler.prep or (
                filler.start < self.clauses.tokens[0].start):
            return filler
        copula, named = self.chunks[filler.index - 1], self.chunks[filler.index - _CALLED]
        joins = copula.tag == "o" and not copula.prep and not copula.conj and copula.head.analysis.form.person == 3
        return named if joins and named.bare and owns(named) and named.definite else filler

    def _fill(self) -> None:
        predication, sense, slots, chunks = self.predication, self.sense, self.slots, self.chunks
        if predication.passive and "subj" in sense.recipient and "obj" in slots:
            slots["subj"] = slots["obj"]  # «أصيب شرطيان في هجوم»
        if sense.object and "subj" in sense.recipient and predication.form == "verb" and predication.others and any(
                isinstance(f, Chunk) and f.is_object(sense) and f.head.analysis.suffix for f in slots.get("obj", ())):
            slots["subj"] = list(predication.others[0].chunks)  # «راح ضحيته عشرات المصلين»
        if self.verbal and (_suffers_alone(predication, sense) or (
                "subj" in slots and sense.mode in HOLDING and _held_alone(predication, sense))):
            slots["obj"] = slots.pop("subj")  # «يقتل العشرات يوميا»
        if self.verbal and _does_it(predication, sense):
            slots["subj"] = slots.pop("obj")  # «والتقى الوزير بالسفير»
        if self.verbal and _put_there(predication, sense):
            slots["obj"] = slots.pop("subj")  # «أودع المتهم السجن»
        if self.verbal and _kept_from(predication, sense):
            slots["obj"] = slots.pop("subj")  # «منع الصحفيون من دخول المخيم»
        if self.verbal and predication.possessor is not None and _left_as(predication):
            slots["obj"] = list(predication.possessor.chunks)  # «أردوه قتيلا»
        slots["self"] = [chunks[predication.position]]
        for preposition, argument in predication.oblique.items():
            if self._goes_with(preposition, argument):
                slots.setdefault(preposition, list(argument.chunks))
        for preposition, argument in predication.recalled.items():
            slots.setdefault(preposition, list(argument.chunks))
        receiver = _receiver(predication, sense)
        if receiver is not None:
            slots[next(slot for slot in sense.recipient if slot in TOWARDS)] = list(receiver.chunks)
        ordered = predication.oblique.get(sense.prep) if "gen" in sense.recipient and (
            self.verbal or predication.genitive is None) else None
        if ordered is not None and ordered.first.genitive is not None:
            slots["gen"] = [ordered.first.genitive]  # «قضت المحكمة بإعدام ستة متهمين», «صدر حكم بسجن الوزير»
        if self.agent is not None and not self.suffers and not self.acts:  # «دان الوزير تصريحات صدرت من قبل مسؤولين»
            slots["subj"] = list(self.agent.chunks)
        if sense.object and predication.owner is not None and not any(
            isinstance(f, Chunk) and f.kind in PARTIES for f in slots.get("obj", ())
        ):
            slots["obj"] = slots["gen"] = list(predication.owner.chunks)  # «إطلاق سراحه»

    def _goes_with(self, preposition: str, argument: Argument) -> bool:
        """Whether a phrase goes with the predication, and not with a noun beside it."""
        predication, sense = self.predication, self.sense
        sided = preposition in SIDED and (preposition != "min" or "min" not in sense.actor)
        if predication.form == "verb" and sided and _of_noun(predication, argument, self.chunks):
            return False  # «تتعاون مع تركيا في حربها ضد المتشددين»
        if sense.type == "REQUEST" and preposition == "ila" and self.verbal and _bound_for(predication, argument):
            return False  # «طلب زيارة القوات إلى عدن»
        if sense.type == "CONSULT" and preposition == "li" and not self.verbal and any(
                other.form == "masdar" and predication.position < other.position < argument.first.index
                and other.oblique.get(preposition) is not None for other in self.clauses.predications):
            return False  # «تأتي الزيارة في إطار دعم السعودية لليمن»
        if sense.type in _WITH_CONTENT and preposition == "li" and is_of_content(predication, argument.first):
            return False  # «اتهامات إلى ضابط باختراق شبكات للحزب», «المطالبة بتحسين الخدمات للسكان»
        before = self.chunks[argument.first.index - 1]
        apart = before.kind == "place" or not is_state(argument.first)  # but «تقديم مساعدات بقيمة مليار دولار لأوكرانيا»
        return not (preposition == "li" and not self.verbal and argument.first.kind == "place" and apart
                    and near_for(predication, self.chunks) is None)  # «عملية في الساحل الغربي لليمن»


def _does_it(verb: Predication, sense: Predicate) -> bool:
    """Whether the party right behind a verb of meeting somebody meets him, and is not met: «والتقى الوزير بالسفير»."""
    met = verb.object
    if sense.type != "CONSULT" or verb.subject is not None or met is None or sense.prep not in verb.oblique:
        return False
    told = (*sense.actor, *sense.recipient)
    return "subj" in told and "obj" not in told and met.first.kind in PARTIES and met.first.index == verb.position + 1


def _left_as(predication: Predication) -> bool:
    """Whether what looks like the object of a verb with a pronoun tells what the one meant is made: «عينه رئيسا»."""
    made = predication.object
    return predication.form == "verb" and bool(predication.token.analysis.suffix) and made is not None and (
        made.first.kind == "person" and made.first.head.tag == "z" and not made.first.definite)


def _receiver(predication: Predication, sense: Predicate) -> Argument | None:
    """Who gets what a verb of two objects hands over, the second of which its row asks for: «سلمت ألمانيا أوكرانيا دبابات»."""
    first, others = predication.object, predication.others
    if predication.form != "verb" or first is None or not others or not sense.worded or sense.prep or "obj" in sense.recipient:
        return None
    told = any(slot in predication.oblique for slot in TOWARDS)
    if told or first.first.is_object(sense) or not any(slot in TOWARDS for slot in sense.recipient):
        return None
    things = [part for other in others for part in (other.first, other.first.of, other.first.genitive) if part is not None]
    counted = predication.oblique.get("min")
    if counted is not None and any(other.first.index + 1 == counted.first.index for other in others):
        things.append(counted.first)  # «دفعة من الدبابات»
    return first if any(thing.is_object(sense) for thing in things) else None


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


def named(slots: Slots, wanted: tuple[str, ...], sense: Predicate, *, recipient: bool) -> list[Filler]:
    """The fillers of some slots that can be parties, in order."""
    found: list[Filler] = []
    for slot in wanted:
        for filler in slots.get(slot, ()):
            if filler not in found and (isinstance(filler, Token) or _party(filler, sense, slot, recipient=recipient)):
                found.append(filler)
    return found


def _party(chunk: Chunk, sense: Predicate, slot: str, *, recipient: bool) -> bool:
    """Whether a phrase can be a party: somebody who acts or is acted on; a place only where it stands for its state or host."""
    if chunk.whoever:
        return False  # «من شاركوا في المظاهرة»: nobody is named
    if recipient and slot == "li" == sense.prep and chunk.head.lexeme.pos == "masdar" and (
        chunk.last - chunk.first > 1 and not chunk.head.analysis.article
    ):
        return False  # «دعوة لحشد الأنصار»
    if recipient and sense.type == "ASSAULT" and chunk.kind == "organisation" and chunk.is_object(sense) and (
            not chunk.definite and chunk.name is None and chunk.genitive is None and not chunk.nationalities):
        return False  # «دمر القصف عشر مدارس»
    if slot == "self":
        return not chunk.head.analysis.article or chunk.last - chunk.first > 1
    if chunk.kind == "place":
        if recipient and slot == "min" and sense.mode == "withdraw":
            return False  # «سحب قواته من العراق»
        if slot in ("fi", "bi") and not (recipient and slot == "bi" and is_state(chunk)):
            return False
        if chunk.name is None:
            return bool(chunk.head.analysis.suffix) and not (
                recipient and sense.type in _ON_GROUND and sense.mode not in HOLDING)  # not «تحرير المدينة وريفها»
        if recipient and chunk.head.name is None and chunk.number == "p" and sense.type in HARMFUL:
            return False  # «سيطر على قرى شمال سوريا»
        kinds = {lexeme.kind for lexeme in chunk.head.rivals} if chunk.head.name is not None else {chunk.name.kind}
        state, city = "country" in kinds, "city" in kinds
        given = sense.type == "AID" and (slot in ("subj", "obj", "li") or "seat" in chunk.name.data)  # «حصلت القاهرة على معونة»
        return state or (city and (given or not (recipient and sense.type in HARMFUL - {"SANCTION"} and slot != "an")))
    if chunk.kind == "quantity":
        if not recipient and sense.type == "PROTEST":
            return True  # «تظاهر المئات»
        return recipient and sense.type in HARMFUL and (chunk.number == "p" or chunk.definite or sense.type == "ASSAULT")
    return chunk.kind in PARTIES


def taken_up(fillers: list[Filler], clauses: Clauses, words: RoleWords) -> list[Filler]:
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


def _suffers_alone(verb: Predication, sense: Predicate) -> bool:
    """Whether the subject of a verb of violence is a number of people and nothing else suffers: «يقتل العشرات»."""
    subject = verb.subject or (verb.implied if verb.token.analysis.form.number == "p" else None)
    if sense.type != "ASSAULT" or verb.passive or subject is None:
        return False
    if subject.first.kind != "quantity" and subject.first.count is None and subject.first.head.lexeme.kind != "quantity":
        return False
    bare = (verb.object is None or verb.object.first.kind in ("quality", "time")) and verb.possessor is None
    return bare and not verb.token.analysis.suffix and "obj" in sense.recipient and verb.token.analysis.form.voice == "either"


def _held_alone(verb: Predication, sense: Predicate) -> bool:
    """Whether the subject of a verb in the present that wants an object is who is charged or tried: «الوزير السابق يحاكم»."""
    subject, form = verb.subject or verb.implied, verb.token.analysis.form
    if subject is None or verb.object is not None or verb.possessor is not None or verb.token.analysis.suffix:
        return False
    return sense.prep in ("", "bi") and "obj" in sense.recipient and form.tense == "present" and form.voice == "either" and (
        (verb.subject is None or subject.how != "after") and subject.first.kind in ("person", "unknown"))


def _put_there(verb: Predication, sense: Predicate) -> bool:
    """Whether the subject of a verb suffers what its object tells, for nobody else is there: «أودع المتهم السجن»."""
    subject, place = verb.subject, verb.object
    if sense.type != "COERCE" or sense.mode not in HOLDING or not sense.worded or sense.prep or verb.passive or (
            subject is None or place is None):
        return False
    person = subject.how == "after" and subject.first.kind == "person" and verb.token.analysis.form.voice == "either"
    return person and place.first.is_object(sense) and "obj" in sense.recipient and not verb.others


def _kept_from(verb: Predication, sense: Predicate) -> bool:
    """Whether nobody but who is kept from something is told: «منع الصحفيون من دخول المخيم», «إذ منع من السفر»."""
    subject = verb.subject or verb.implied
    if sense.prep != "min" or sense.type not in ("COERCE", "SANCTION") or "obj" not in sense.recipient or subject is None:
        return False
    if verb.passive or verb.object is not None or verb.token.analysis.suffix or verb.others:
        return False
    return subject.first.kind in ("person", "unknown") and verb.token.analysis.form.voice == "either"


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
