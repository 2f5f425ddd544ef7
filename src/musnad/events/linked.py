"""Whether grammar makes two predicates of one sentence one event: «أسفر الهجوم عن مقتل», «شن ضربات استهدفت مواقع»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.conflict import describes_thing
from musnad.events.draft import EventDraft
from musnad.events.identity import keys_of

CAUSAL: Final = frozenset({"fi", "bi", "because", "after", "during", "an", "ila", "min", "agent"})
"""Prepositions between a death and the attack it comes from, either way: «مقتل … في غارة», «هجوم أدى إلى مقتل»."""
PAIRED: Final = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types whose result and cause, told in one clause, are one event."""
APART: Final = frozenset({"after", "before", "since"})
"""Prepositions of the time that lies between two acts."""
OCCASIONS: Final = ("fi", "during", "at")
"""Prepositions of the talks in which somebody meets somebody."""
GIVING: Final = "AID"
DISPERSING: Final = "crowd-control"
"""The mode of acts that are done to crowds, for which others are done: «لتفريق المتظاهرين»."""
AIMING: Final = "li"
"""Preposition of the talks for which somebody travels: «زار طهران للقاء نظيره»."""
_BEFORE_WHICH: Final = frozenset("N,to)")
"""Tags of what «ما» stands behind where it takes up what was done."""
_ONE_TOLL: Final = 7
"""Chunks between two verbs of one toll at most."""


def linked(clauses: Clauses, one: EventDraft, other: EventDraft, tolls: frozenset[str], retaliating: frozenset[str],
           when: frozenset[str]) -> bool:
    """Whether grammar makes two predicates of one sentence one event."""
    first, second = one.predication, other.predication
    if _answered(first, second, retaliating) or _answered(second, first, retaliating):
        return False
    visiting = one.sense.type == "CONSULT"  # «زيارة الوزير التي بحث خلالها»
    if first.position == second.position or _argument_of(first, second, visiting) or _argument_of(second, first, visiting):
        return True
    if (_undergoes(first, other.inner) and not describes_thing(first, second)) or (
            _undergoes(second, one.inner) and not describes_thing(second, first)):
        return True  # «شن ضربات استهدفت مواقع»
    if one.sense.type == "CONSULT" and _at(clauses, first, second):
        return True
    done_for = one.sense.type == GIVING or one.sense.mode == other.sense.mode == DISPERSING
    if done_for and clauses.chunks[second.position].prep == AIMING and second.form == "masdar" and _at(clauses, first, second):
        return True  # «تبرعت بعشرة ملايين لمساعدة اللاجئين», «أطلقت الشرطة الغاز لتفريق المتظاهرين»
    if _hangs_on(clauses, one, other) or _round_of(clauses, one, second):
        return True
    if one.sense.type not in PAIRED:
        return False
    for noun, partner in ((first, second), (second, first)):
        if noun.governor is not None and noun.governor is not partner and _argument_of(noun.governor, partner, inner=True):
            return True  # «أسفر الهجوم عن مقتل»
    early, late = sorted((first, second), key=lambda p: p.position)
    if _results(clauses, early, late) or _suffered(clauses, early, late, tolls, when):
        return True
    if _one_toll(clauses, early, late, tolls):
        return True
    chunk = clauses.chunks[late.position]
    if chunk.tag == "N" and chunk.conj == "wa" and not chunk.prep and late.position - early.position <= 3:
        modes = {one.sense.mode, other.sense.mode}
        if one.sense.type == "COERCE" and len(modes) > 1 and "" not in modes:
            return False  # «تزوير الانتخابات وقمع المتظاهرين»
        return clauses.chunks[early.position].tag == "N"
    if clauses.chunks[late.position].prep == "after" and _done_by_another(one, other, early, tolls):
        return False
    return _by_preposition(clauses, early, late)


def _done_by_another(one: EventDraft, other: EventDraft, early: Predication, tolls: frozenset[str]) -> bool:
    """Whether a verb tells what one party did after another's act: «قصفت المقاتلات مواقع للحركة بعد هجوم شنته على القرية»."""
    acts = early.form == "verb" and not early.passive and early.subject is not None
    if not acts or early.token.lexeme.lemma in tolls:
        return False
    return bool(other.actor or one.actor) and keys_of(one.actor).isdisjoint(keys_of(other.actor))


def _answered(act: Predication, answer: Predication, retaliating: frozenset[str]) -> bool:
    """Whether one act is the answer to another: «ردت إسرائيل على إطلاق الصواريخ بقصف القطاع»."""
    verb = act.governor
    if verb is None or answer.governor is not verb or verb.token.lexeme.lemma not in retaliating:
        return False
    known, done = verb.oblique.get("ala"), verb.oblique.get("bi")
    return known is not None and done is not None and known.first.index == act.position and done.first.index == answer.position


def _results(clauses: Clauses, early: Predication, late: Predication) -> bool:
    """Whether a clause behind «ما» or «مما» tells in what an act resulted: «أطلق النار على مصلين، ما أدى إلى مقتل الإمام»."""
    verb = late if late.form == "verb" else late.governor
    if verb is None or verb.form != "verb" or verb.position <= early.position:
        return False
    chunk, before = clauses.chunks[verb.position], clauses.chunks[verb.position - 1]
    opens = clauses.tokens[chunk.first].lexeme.pos == "neg" and verb.token.analysis.form.tense == "past"
    opens = opens and before.tag in _BEFORE_WHICH  # not «لم يؤد إلى», «إذا ما أوقفت»
    if not (opens or (before.tag == "r" and not before.head.analysis.form.person)) or verb.subject is not None:
        return False
    between = clauses.chunks[early.position + 1 : verb.position]
    return not any(c.tag in ".cj:" or (c.tag == "V" and c.conj) for c in between)


def _suffered(
    clauses: Clauses, early: Predication, late: Predication, tolls: frozenset[str], when: frozenset[str]
) -> bool:
    """Whether somebody died or was hurt when what a clause of time tells was done: «قتل جندي عندما أطلق مسلحون النار»."""
    if early.form != "verb" or early.token.lexeme.lemma not in tolls or late.form != "verb" or late.negated or early.negated:
        return False
    if late.token.lexeme.lemma in tolls:
        return False
    between = clauses.chunks[early.position + 1 : late.position]
    if not between or between[-1].tag != "j" or between[-1].head.lexeme.lemma not in when:
        return False
    return not any(c.tag in ".c:V" for c in between) and not any(c.tag == "j" for c in between[:-1])


def _one_toll(clauses: Clauses, early: Predication, late: Predication, tolls: frozenset[str]) -> bool:
    """Whether two verbs joined by «و» tell who died and who was hurt: «قتل خمسة من عناصر الشرطة وأصيب اثنان»."""
    if clauses.chunks[late.position].conj != "wa" or not 0 < late.position - early.position <= _ONE_TOLL:
        return False
    where, there = early.oblique.get("fi"), late.oblique.get("fi")
    if where is not None and there is not None and where.first.kind == there.first.kind == "place":
        return False  # «قتل جندي في كابول وأصيب آخر في قندهار»
    if any(c.tag in "V.cjr" for c in clauses.chunks[early.position + 1 : late.position]):
        return False
    return all(p.form == "verb" and p.token.lexeme.lemma in tolls and (p.passive or p.object is None) and not p.negated
               for p in (early, late))


def _hangs_on(clauses: Clauses, one: EventDraft, other: EventDraft) -> bool:
    """Whether a participle, or a verb joined by no conjunction, goes on with what the verb before it tells of the same party.

    «انتقدت الناشطة الرئيس، منددة بـ», «تقدم السودان بشكوى، يتهم فيها مصر»; of a passive also one behind «و»: «اغتصبت فتاة وقتلت».
    """
    first, second = one.predication, other.predication
    chunk = clauses.chunks[second.position]
    if first.passive and second.passive and first.object is not None and first.object is second.object:
        return True
    if second.form not in ("participle", "verb") or first.form == "participle" or chunk.conj or second.position < first.position:
        return False
    if any(c.tag in ".crj:" for c in clauses.chunks[first.position + 1 : second.position]):
        return False
    return second.subject is None and not keys_of(one.actor).isdisjoint(keys_of(other.actor))


def _at(clauses: Clauses, first: Predication, second: Predication) -> bool:
    """Whether talks are the occasion or the aim of those before: «التقى الوزير نظيره في اجتماع», «زار طهران للقاء نظيره»."""
    prep = clauses.chunks[second.position].prep
    if second.form == "verb" or (prep != AIMING and prep not in OCCASIONS):
        return False
    if second.governor is first:
        return True
    relative = {verb.position for verb in clauses.verbs if verb.relative}
    between = [chunk for chunk in clauses.chunks[first.position + 1 : second.position] if chunk.index not in relative]
    if first.form != "verb" and prep != AIMING:
        return False
    return 0 < len(between) <= 8 and not any(chunk.tag in "c.rj:V" for chunk in between)


def _round_of(clauses: Clauses, one: EventDraft, other: Predication) -> bool:
    """Whether a noun tells of what the one before it is a part: «عقدا جولة جديدة من المحادثات»."""
    part = one.predication.position if one.inner is None else one.inner
    whole = clauses.chunks[other.position]
    return whole.prep == "min" and other.form != "verb" and part + 1 == other.position and clauses.chunks[part].tag == "N"


def _argument_of(verb: Predication, noun: Predication, inner: bool = False) -> bool:
    """Whether a noun stands as the subject, object or antecedent of a verb, or is governed by it.

    ``inner``: so does a noun in whose phrase the argument stands in the genitive, not «استعادة المدينة التي احتلها المتمردون».
    """
    if verb.form != "verb" or noun.form == "verb":
        return False
    return any(
        argument is not None and any(c.index == noun.position and (inner or c.first <= noun.index) for c in argument.chunks)
        for argument in (verb.subject, verb.object, verb.implied))


def _undergoes(verb: Predication, noun: int | None) -> bool:
    """Whether the noun of a collocation, at a chunk, is the subject or object of a verb."""
    return noun is not None and verb.form == "verb" and any(
        argument is not None and argument.first.index == noun for argument in (verb.subject, verb.object))


def _by_preposition(clauses: Clauses, early: Predication, late: Predication) -> bool:
    """Whether the later predicate hangs on the earlier one's clause by a causal preposition, with no other clause between."""
    chunks = clauses.chunks
    if late.position - early.position > 9:
        return False
    between = chunks[early.position + 1 : late.position]
    if any(c.tag in "cj:" or (c.tag == "V" and c.conj) for c in between):
        return False
    if any(c.tag == "N" and c.conj and not c.prep and c.head.lexeme.cues for c in between):
        return False  # «مقتل 8 في إطلاق نار، وإعلان الوزارة عن مقتل جنديين»
    chunk = chunks[late.position]
    if between and between[-1].kind == "time" and between[-1].prep in APART:
        return False  # «أصيب ثلاثة بعد يوم من قتل جندي»
    if chunk.tag == "N":
        return chunk.prep in CAUSAL
    return chunk.tag == "V" and not chunk.conj and any(c.tag == "r" for c in between[-1:]) and not describes_thing(late, early)
