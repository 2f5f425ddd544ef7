"""On whom an act is done: by the frame of its predicate, or else by what stands around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from musnad.attribution.senses import denotes
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.aimed import aimed, asked, fallen, promised, protested, threatened
from musnad.events.around import answering, befallen
from musnad.events.fillers import Filler, is_party, parties
from musnad.events.nominal import HARMFUL, HELPING
from musnad.events.owners import Slots, owners, owns
from musnad.events.role_words import RoleWords
from musnad.events.senses import choose_sense, referents
from musnad.events.slots import Case, named
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate

JUDGING: Final = frozenset({"SUPPORT", "ACCUSE", "REJECT", "PROTEST", "CONCEDE"})
"""Types that judge or yield to an act or thing, whose owner is then the recipient (DECISIONS, Events: roles)."""
ADDRESSED: Final = ("ala", "ila", "li", "didd", "towards")
"""Prepositions of a verb that name to whom the act that is its object is done."""
AFFECTING: Final = frozenset({"ACCUSE", "ASSAULT", "THREATEN"})
"""Types of acts that may themselves be said to do something to somebody."""
_AT: Final = ("ila", "didd")
"""Prepositions behind the noun of an act itself that name at whom it is aimed."""
_TOGETHER: Final = frozenset({"maa", "bayn"})
"""Prepositions of those with whom, or among whom, something is agreed."""
RAISED: Final = "hawla"
"""Preposition that names about whom something is raised."""
IMPOSED: Final = ("ala", "didd")
"""Prepositions behind a passive participle that name on whom something is laid."""


def recipients(case: Case) -> list[Filler]:
    """Those on whom the act of a case is done, none of whom does it."""
    for seek in _SEEKERS:
        found = case.others(seek(case))
        if found:
            return found
    return []


def _fallen(case: Case) -> list[Filler]:
    return fallen(case.predication, case.clauses) if "self" in case.sense.recipient and not case.verbal else []


def _framed(case: Case) -> list[Filler]:
    """Those in the slots of the frame, those that a pronoun stands for only where no other is."""
    predication, sense, slots = case.predication, case.sense, case.slots
    against = predication.oblique.get("didd") if "didd" in slots else None
    if _suffers_the_judged(case):
        against = None
    stated = predication.form == "verb" and is_party(predication.object) and (
        "obj" in sense.recipient)  # «أدانت كندا النظام لاستخدامه القوة ضد المتظاهرين»
    stated |= sense.type in HELPING  # «دعم القوات في حربها ضد المتشددين»
    wanted = sense.recipient if against is None or stated or "didd" in sense.recipient else (*sense.recipient, "didd")
    if "ila" in wanted and "towards" in slots:
        wanted = (*wanted, "towards")  # «وجهت بريطانيا الاتهام نحو روسيا»
    recalled = tuple(slot for slot in wanted if slot in predication.recalled and slot not in predication.oblique)
    first = tuple(slot for slot in wanted if slot not in recalled)
    return case.others(case.named(first, recipient=True)) or case.named(recalled, recipient=True)


def _judged_deed(case: Case) -> Predication | None:
    """The masdar of the act that a verb judges."""
    predication, sense = case.predication, case.sense
    told = predication.oblique.get(sense.prep) if sense.prep else predication.object
    if not case.verbal or told is None or sense.type not in JUDGING:
        return None
    deed = case.clauses.opening(told.first)
    return deed if deed is not None and deed.form == "masdar" else None


def _who_did_the_judged(case: Case) -> list[Filler]:
    """Who did the act that is judged, told before on whom: «انتقدت المنظمة قصف الجيش المدنيين»."""
    deed = _judged_deed(case)
    if deed is None or deed.object is None or deed.genitive is None or case.sense.type == "CONCEDE":
        return []
    if case.sense.prep and is_party(case.predication.object):
        return []  # «اتهم النائب الوزير بمنح الشركة عقودا»
    return [party for party in parties(deed.genitive) if isinstance(party, Chunk) and owns(party)]


def _of_governing_verb(case: Case) -> list[Filler]:
    head = case.head
    return _addressed(case.predication, case.sense, head) if not case.verbal and head is not None and (
        head.object is not None) else []


def _whose(case: Case) -> list[Filler]:
    """Whose the act or thing is that is judged or harmed."""
    sense, slots = case.sense, case.slots
    if sense.type not in JUDGING and sense.type not in HARMFUL:
        return []
    if sense.type == "SUPPORT" and not _TOGETHER.isdisjoint(sense.actor):
        return []  # «اتفقا على نشر قوات»: an accord is for nobody
    if sense.type in HARMFUL and case.predication.token.lexeme.lemma in case.words.foiling:
        return []  # «أحبط الجيش هجوما للمسلحين»: those attack
    undergoing = sense.recipient or (sense.prep or "obj",)
    if "gen" in undergoing and (case.predication.form == "verb" or slots.get("obj")):
        undergoing = (*undergoing, sense.prep or "obj")  # «رفضت العرض الذي قدمه الرئيس»
    return owners(case.clauses, case.predication, slots, undergoing, case.words, harmed=sense.type in HARMFUL,
                  another=sense.type == "CONCEDE")


def _whose_is_stopped(case: Case) -> list[Filler]:
    """Whose the act is that a sanction stops: «أوقف الاتحاد مشاركة السودان»."""
    if not case.verbal or case.sense.type != "SANCTION" or case.sense.prep:
        return []
    return owners(case.clauses, case.predication, case.slots, ("obj",), case.words, harmed=True, another=True)


def _whose_is_meant(case: Case) -> list[Filler]:
    blamed = case.sense.type == "ACCUSE" and case.sense.prep in case.predication.pronominal
    return _meant(case.predication, case.sense, case.clauses, case.words) if blamed else []


def _body(case: Case) -> list[Filler]:
    """A body whose office is the object: «أغلقت السلطات مكتب القناة»."""
    predication, sense = case.predication, case.sense
    if predication.form != "verb" or "gen" not in sense.recipient or sense.prep or predication.object is None:
        return []
    body = predication.object.first
    return [body] if body.kind == "organisation" and body.name is not None else []


def _helped(case: Case) -> list[Filler]:
    """Whom an act helps that is done with somebody's help: «سيطر الجيش على المدينة بدعم من الطيران»."""
    head, chunk = case.head, case.chunks[case.predication.position]
    prep = chunk.prep or (case.chunks[chunk.index - 1].prep if chunk.conj and chunk.index else "")  # «بدعم وإسناد من التحالف»
    if case.sense.type not in HELPING or prep != "bi" or head is None or not case.actor:
        return []
    told = choose_sense(head, case.chunks)
    if "bayn" in case.predication.oblique or (told is not None and told.prep == "bi"):
        return []  # «رحبت قطر بالاتفاق»
    return parties(head.subject or head.implied if head.form == "verb" else head.genitive or head.possessor)


def _befallen(case: Case) -> list[Filler]:
    """Whom an act befell by a verb that tells so: «اعتقالات طالت ناشطين»."""
    befell = befallen(case.predication, case.clauses, case.words) if not case.verbal else None
    if befell is None:
        return []
    case.slots["befallen"] = [chunk for chunk in befell.chunks if chunk.kind != "place"]
    return case.others(case.named(("befallen",), recipient=True)) or (
        owners(case.clauses, case.predication, case.slots, ("befallen",), case.words, harmed=True))


def _answering(case: Case) -> list[Filler]:
    asks = not case.verbal and case.sense.type == "REQUEST"
    return answering(case.predication, case.clauses, case.words) if asks else []


def _given(case: Case) -> list[Filler]:
    """To whom a thing is given, where that is a pronoun: «وسلمته مذكرة احتجاج»."""
    predication, sense = case.predication, case.sense
    given = predication.object if sense.object and not sense.prep else None
    if predication.form != "verb" or predication.possessor is None or predication.relative or given is None:
        return []
    if given.how != "after" or not denotes(given.first, sense.object):
        return []
    return [party for party in parties(predication.possessor) if _receives(party)]


def _by_type(case: Case) -> list[Filler]:
    """Whom a protest, a request or a threat is about."""
    if case.sense.type == "PROTEST":
        return protested(case.predication, case.clauses, case.words)
    if case.sense.type == "REQUEST":
        return asked(case.predication, case.clauses)
    return threatened(case.predication, case.clauses) if case.sense.type == "THREATEN" else []


def _promised(case: Case) -> list[Filler]:
    return promised(case.predication, case.clauses, case.words) if case.sense.type == "AGREE" else []


def _suffers_the_judged(case: Case) -> bool:
    """Whether the one behind «ضد» suffers what is judged, and not the judgement: «أدانت الوزارة الانتهاكات بحق الأسرى»."""
    predication, sense = case.predication, case.sense
    against, told = predication.oblique.get("didd"), predication.object
    if against is None:
        return False
    deed = _judged_deed(case)
    if deed is not None and (suffers := deed.oblique.get("didd")) is not None and suffers.first is against.first:
        return True  # «ندد باستخدام الشرطة القوة ضد المتظاهرين»
    if told is None and not case.verbal:
        told = predication.oblique.get("li")  # «إدانتي لسياسات الحكومة ضد المتظاهرين»
    if told is None or sense.object or sense.type not in JUDGING or is_party(told):
        return False
    return against.first.index == told.chunks[-1].index + 1


def _aimed(case: Case) -> list[Filler]:
    if _suffers_the_judged(case):
        return []
    return aimed(case.predication, case.sense, case.clauses, case.actor) if case.actor or case.sense.type == "RETREAT" else []


def _imposed(case: Case) -> list[Filler]:
    return case.named(IMPOSED, recipient=False) if _done_to(case.predication, case.chunks) else []


def _of_what_is_told(case: Case) -> list[Filler]:
    """Whom the masdar that a verb only utters has for its object: «أعرب عن شكره رئيس المجلس»."""
    told = case.predication.oblique.get(case.sense.prep) if case.sense.prep and case.sense.object and case.verbal else None
    noun = case.clauses.opening(told.first) if told is not None else None
    if noun is None or noun.form != "masdar" or not noun.token.analysis.suffix or case.sense.type not in HELPING:
        return []
    return parties(noun.object)


_SEEKERS: Final[tuple[Callable[[Case], list[Filler]], ...]] = (
    _fallen, _who_did_the_judged, _framed, _of_governing_verb, _whose, _whose_is_stopped, _whose_is_meant, _body, _helped,
    _befallen, _answering, _given, _by_type, _promised, _aimed, _imposed, _of_what_is_told)
"""Where they are sought, the surest first."""


def _addressed(predication: Predication, sense: Predicate, verb: Predication) -> list[Filler]:
    """Whom the verb that has a noun as object does it to: «وجه إلى الوزير انتقادات», «عرضت على الحركة هدنة».

    Of a noun that is its subject, the object: «تلاحق الوزير اتهامات».
    """
    subject = verb.subject
    if verb.form == "verb" and subject is not None and subject.first.index == predication.position and sense.type in AFFECTING:
        if any(is_party(predication.oblique.get(slot)) for slot in _AT):
            return []  # «أعادت الاتهامات الموجهة إلى الوزير الصناديق إلى الواجهة»
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
    return named(slots, wanted, sense, recipient=True)


def _meant(predication: Predication, sense: Predicate, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """Whose the act or thing is that a pronoun of praise or blame stands for: «تحدث عن سياسة أنقرة وندد بها»."""
    things = [chunk for chunk in referents(predication, sense.prep, clauses.chunks) if chunk.kind in ("act", "thing", "document")]
    return owners(clauses, predication, {sense.prep: list(things[:1])}, (sense.prep,), words)


def _receives(party: Filler) -> bool:
    """Whether something can be given to a party: not to a place."""
    return isinstance(party, Chunk) and party.kind != "place"


def _done_to(predication: Predication, chunks: list[Chunk]) -> bool:
    """Whether a passive participle tells on whom what the noun names was laid: «العقوبات المفروضة على إيران»."""
    return predication.form in ("noun", "masdar") and chunks[predication.position].ends_in_participle("passive")
