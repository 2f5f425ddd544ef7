"""Of whom a verb or participle without a subject is told: one who was told before, whom a clause describes, or an object.

«قتلت الشرطة المسلح الذي هاجم المتجر وقتل شخصين», «أوقفت السلطات صحفيا لأنه انتقد الحكومة».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked, pronoun_of
from musnad.clauses.antecedent import antecedent, inner_phrases
from musnad.clauses.binder import agrees
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.kernel.fold import DAMMA
from musnad.kernel.letters import MEEM
from musnad.mentions.chunk import Chunk

_PEOPLE: Final = frozenset({"person", "unknown"})
_DOING: Final = _PEOPLE | {"group", "organisation", "thing"}
"""Kinds of objects that may do something themselves."""
_ACTING: Final = _PEOPLE | {"group", "organisation", "government", "place"}
_DONE: Final = frozenset({"act", "thing", "document"})
"""Kinds of what somebody does or gives."""
_SUFFERED: Final = frozenset({"COERCE", "RETREAT", "SANCTION", "CONCEDE", "ASSAULT"})
"""Types of acts that somebody suffers whom a preposition names: «حكم عليه», «أفرج عنه»."""
_TOWARDS: Final = ("ila", "maa", "ala", "an")
_TOWARDS_WHOM: Final = _PEOPLE | {"group"}
_HOLDING: Final = frozenset({"arrest", "abduct", "torture"})
"""Modes of acts that nobody does without somebody to whom they are done."""
_OF: Final = "bi"
"""The preposition of what somebody is accused of."""
_PARTNER: Final = "maa"
_EVENTS: Final = frozenset({"act", "thing"})
"""Kinds of what does harm by itself: «القصف», «القذائف»."""


def goes_on_passive(predication: Predication, last: Predication | None) -> None:
    """A verb joined by و to a passive, with nothing of its own, is passive too: «اغتصبت فتاة وقتلت في حافلة»."""
    form = predication.token.analysis.form
    bare = predication.subject is None and predication.object is None and not predication.token.analysis.suffix
    if last is None or not last.passive or last.object is None or not bare or form.voice != "either":
        return
    if predication.token.analysis.conj and fits(form.gender, form.number, last.object):
        predication.passive, predication.object = True, last.object


def goes_on_active(clauses: Clauses, verb: Predication, told: list[Argument], adding: frozenset[str],
                   renewing: frozenset[str]) -> None:
    """A verb read as a passive, with a patient that it does not agree with, tells more of who was told before.

    «اقتحمت القوات المخيم. وخلال العملية اعتقلت عشرة شبان»; so does one behind «كما» with an act or a thing: «كما نفذت هجمات»,
    and one of ``renewing`` with an act, «وجدد رفض أي حوار», or one with somebody: «وعقد لقاء مع الرئيس».
    """
    form, patient = verb.token.analysis.form, verb.object
    if not verb.passive or patient is None or patient.how != "after" or form.voice != "either" or verb.relative or (
            form.person < 3 or verb.token.analysis.suffix or DAMMA in verb.token.word.raw[:4]):
        return
    before = clauses.chunks[verb.position - 1] if verb.position else None
    adds = before is not None and before.tag == "j" and before.head.lexeme.lemma in adding
    more = adds and form.gender == "f" and patient.first.kind in _DONE
    more = more or (patient.first.kind == "act" and bool(verb.token.conj) and verb.token.lexeme.lemma in renewing)
    more = more or (patient.first.kind == "act" and verb.token.conj == "wa" and _PARTNER in verb.oblique)
    if (more or not agrees(form.gender, form.number, patient, after=True)) and any(
            party.first.kind in _ACTING and fits(form.gender, form.number, party) for party in told[-2:]):
        verb.passive = False


def done_by_nobody_named(predication: Predication, behind: Chunk | None, last: Predication | None) -> bool:
    """Whether a verb without a subject is an impersonal passive, since its pronoun stands for the one it is told of.

    «الوزير الذي حكم عليه بالسجن», «اعتقل الناشط ثم أفرج عنه».
    """
    form = predication.token.analysis.form
    plain = form.voice == "either" and form.tense == "past" and (form.person, form.gender, form.number) == (3, "m", "s")
    antecedent_told = predication.subject is not None and predication.subject.how == "antecedent"
    if not plain or predication.object is not None or predication.token.analysis.suffix or (
            predication.subject is not None and not antecedent_told):
        return False
    senses = predication.token.analysis.lexeme.events
    for preposition, pronoun in predication.pronominal.items():
        if not any(sense.prep == preposition and sense.type in _SUFFERED and preposition in sense.recipient for sense in senses):
            continue
        if behind is not None and behind.tag == "r":
            return predication.subject is None or fits(*marked(pronoun_of(pronoun)), predication.subject)
        told = last.object if last is not None and last.passive else None
        if told is not None and fits(*marked(pronoun_of(pronoun)), told):
            return True
    return False


def suffers_itself(verb: Predication, here: list[Argument], last: Predication | None) -> bool:
    """Whether a verb of holding somebody, with neither doer nor patient, is the passive of one told before; fills the patient.

    «عاد سالم إلى موسكو واعتقل في المطار», «تظاهر الطلاب واعتقلوا»;
    of a body that removed somebody, him: «عزل البرلمان كاستيو واعتقل في اليوم نفسه».
    """
    form = verb.token.analysis.form
    bare = verb.subject is None and verb.object is None and verb.complement is None and not verb.token.analysis.suffix
    if not bare or verb.passive or verb.relative or verb.pronominal or form.voice != "either" or form.tense != "past":
        return False
    senses = verb.token.analysis.lexeme.events
    if form.person < 3 or form.number == "d" or not any(
            sense.mode in _HOLDING and not sense.prep and "obj" in sense.recipient for sense in senses):
        return False
    doing = here[-1:] or ([last.subject] if last is not None and last.subject is not None else [])
    done = [last.object] if last is not None and last.object is not None and not last.passive else []
    for told in (*doing, *done):
        who = told.first
        people = who.kind == "person" or (who.kind == "group" and form.number == "p")
        if people and who.number == form.number and who.definite and fits(form.gender, form.number, told):
            verb.passive, verb.object = True, told
            return True
    return False


def subject_of_verb(predication: Predication, here: list[Argument], before: list[Argument], objects: list[Argument]) -> None:
    """Find whom a verb without a subject is told of."""
    form = predication.token.analysis.form
    cues = predication.token.analysis.lexeme.cues
    suffers = predication.passive and predication.object is None and (not cues or any("obj" in cue.addressee for cue in cues))
    if (predication.passive and not suffers) or form.person < 3:
        return
    back = predication.token.analysis.suffix or predication.pronominal  # «احتجزوا الرهائن قبل أن يفرجوا عنهم»
    people = [o for o in objects if o.first.number == "p" and o.first.kind in _PEOPLE] if form.number == "p" and not back else []
    exact = [o for o in objects if form.number == "s" == o.first.number and o.first.gender == form.gender and (
        fits(form.gender, form.number, o))]
    for candidate in (*reversed(people), *reversed(here), *reversed(objects), *reversed(before[-2:])):
        if fits(form.gender, form.number, candidate):
            if exact and candidate.first.number == "p":
                candidate = exact[-1]  # «أسقط المسلحون الطائرة بينما كانت تقصف»
            if suffers:
                predication.object = candidate  # «لكنه لم يحتجز»
            else:
                predication.implied = candidate
            return


def subject_of_participle(
    predication: Predication, speakers: list[Argument], here: list[Argument], before: list[Argument]
) -> None:
    """A participle goes with the main verb: one of saying with who speaks, «أكد الرئيس أن القوات تتقدم، مشددا على»."""
    form = predication.token.analysis.form
    saying = reversed(speakers) if predication.token.analysis.lexeme.cues else ()
    for candidate in (*saying, *reversed(here), *reversed(before[-1:])):
        if fits(form.gender, form.number, candidate):
            predication.implied = candidate
            return


def accused(clauses: Clauses, participle: Predication) -> bool:
    """Whether a participle spelled alike in both voices tells of what, but not whom: «كان الرجال متهمين بأنهم مرتزقة»."""
    lexeme, mark = participle.token.analysis.lexeme, participle.complement
    if participle.object is not None or mark is None or not lexeme.lemma.startswith(MEEM):
        return False
    between = clauses.chunks[participle.position + 1 : mark]
    told = clauses.chunks[mark].prep == _OF and not any(chunk.tag == "o" for chunk in between)  # not «متهما إياهم بأنهم»
    return told and bool(lexeme.events) and all(sense.type == "ACCUSE" and sense.prep in ("", _OF) for sense in lexeme.events)


def goes_on(clauses: Clauses, verb: Predication, before: int) -> bool:
    """Whether a verb goes on with what the clause of the verb ``before`` it tells: «الذين اقتحموا القرية وقتلوا خمسة»."""
    chunk = clauses.chunks[verb.position]
    back = verb.pronominal or (verb.object is not None and verb.object.first.head.analysis.suffix)  # «وأطلقوا سراحهم»
    joined = bool(chunk.conj) and not verb.token.analysis.suffix and not back
    behind = clauses.chunks[verb.position - 1].tag == "j"
    return (joined or behind) and not any(c.tag in ",.:" for c in clauses.chunks[before + 1 : verb.position])


def described(verb: Predication) -> Argument | None:
    """Whom the relative clause of a verb describes as the one who does or suffers its act."""
    for argument in (verb.subject, verb.object if verb.passive else None):
        if argument is not None and argument.how != "after" and argument.first.kind in PARTIES:
            return argument
    return None


def goes_on_with(verb: Predication, before: Predication) -> bool:
    """Whether two joined verbs of a clause do something to the one whom it describes: «الذين استهدفتهم الطائرات وقتلتهم»."""
    suffix = verb.token.analysis.suffix
    return bool(suffix) and before.relative and verb.token.conj == "wa" and suffix == before.token.analysis.suffix


def doing(verb: Predication) -> Argument | None:
    """Who does what a relative clause tells, where it describes another: «الذين قتلتهم القوات»."""
    subject, told = verb.subject, verb.object
    if subject is None or told is None or verb.passive or subject.how != "after" or told.how != "antecedent":
        return None
    return subject if subject.first.kind in PARTIES | {"thing"} else None


def done_to(verb: Predication) -> list[Argument]:
    """To whom or what a verb does something, of whom a clause behind it may tell: «اعتقلت الشرطة رجلا بعدما هدد»."""
    places = [place for place in (verb.oblique.get(slot) for slot in _TOWARDS) if place is not None
              and place.first.kind in _TOWARDS_WHOM]
    if verb.object is not None and not verb.passive and verb.object.first.kind in _DOING:
        places.append(verb.object)
    return places


def meets(verb: Predication, told: list[Argument]) -> bool:
    """Whether the only phrase behind a verb of meeting is whom its dropped subject meets: «ومن المقرر أن يلتقي نظيره»."""
    one, form = verb.subject, verb.token.analysis.form
    if one is None or one.how != "after" or verb.object is not None or verb.token.analysis.suffix or one.first.kind != "person":
        return False
    return one.first.head.analysis.suffix[:1] == "3" and any(
        sense.type == "CONSULT" and sense.affecting for sense in verb.token.analysis.lexeme.events) and any(
        fits(form.gender, form.number, party) for party in told)


def named_by_pronoun(
    clauses: Clauses, verb: Predication, opener: Chunk | None, here: list[Argument]
) -> list[Argument]:
    """Whom the pronoun of «أنها» before a verb stands for inside another phrase: «قال المتحدث باسم الحركة إنها لن تسلم»."""
    suffix = opener.head.analysis.suffix if opener is not None and opener.tag == "c" else ""
    form = verb.token.analysis.form
    if not suffix.startswith("3") or any(fits(form.gender, form.number, told) for told in here):
        return []
    teller = next((p for p in clauses.predications if p.complement == verb.position - 1 and not p.passive), None)
    if teller is None:
        return []
    if teller.form != "verb":
        own = teller.genitive
        return [own] if own is not None and own.first.kind in PARTIES and fits(form.gender, form.number, own) else []
    if teller.subject is None:
        return []
    found = antecedent(suffix, clauses.chunks[: verb.position - 1], inner_phrases(clauses, verb), here, [])
    return [found] if found is not None and found.first.index >= teller.subject.first.index else []


def done_by_event(clauses: Clauses, verb: Predication, before: Predication | None) -> Argument | None:
    """The act or thing that does what a verb tells that is joined to another: «قال الوزير إن القصف دمر المبنى وقتل ثلاثة».

    None of a verb of saying, which is rather a person's.
    """
    doer = before.subject if before is not None else None
    if doer is None or before is None or doer.first.kind not in _EVENTS or verb.subject is not None or verb.passive:
        return None
    form = verb.token.analysis.form
    if verb.token.conj not in ("wa", "fa") or verb.token.analysis.lexeme.cues or not fits(form.gender, form.number, doer):
        return None
    between = clauses.chunks[before.position + 1 : verb.position]
    return None if any(chunk.tag in "cV.:" for chunk in between) else doer


def cites(clauses: Clauses, verb: Predication, citing: frozenset[str]) -> bool:
    """Whether a verb stands in an aside that says who tells what the sentence tells: «، حسبما أفادت مصادر،»."""
    behind = clauses.chunks[verb.position - 1] if verb.form == "verb" and verb.position else None
    before = clauses.chunks[verb.position - 2] if verb.position > 1 else None
    cues = verb.token.analysis.lexeme.cues
    bare = verb.object is None and verb.complement is None and not any(
        preposition in cue.content for preposition in verb.oblique for cue in cues)  # not «، كما طالب المحتجون برحيله»
    told = verb.subject is not None and verb.subject.how == "after" and bool(cues) and bare
    return behind is not None and behind.tag == "j" and not behind.conj and told and (
        before is not None and before.tag == "," and behind.head.lexeme.lemma in citing)
