"""Who is meant by a verb without a subject, or by a pronoun, where the construction alone tells it.

«تلقى الملك اتصالا من نظيره أكد فيه», «متهمين الجيش بأنه أحرق القرى», «اتفقا خلال لقائهما».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication

_TWO: Final = 2
_MESSAGE: Final = 2
"""How far before a verb stands the message in which it tells something, behind which stands from whom it came."""
_INSIDE: Final = ("fi", "during")
_ASKING: Final = frozenset({"demands", "urges", "orders", "asks", "suggests"})
"""Stances whose addressee is to do what stands behind «أن»."""
_ASKED: Final = ("min", "ala", "ila", "li")
"""Prepositions of the one who is asked."""


def sender(clauses: Clauses, verb: Predication) -> Argument | None:
    """From whom the message came in which a verb tells something: «تلقى الملك اتصالا من نظيره أكد فيه»."""
    chunks, position = clauses.chunks, verb.position
    if verb.subject is not None or position < _MESSAGE or chunks[position].conj:
        return None
    message, party = chunks[position - _MESSAGE], chunks[position - 1]
    if party.tag != "N" or party.prep != "min" or party.kind not in PARTIES:
        return None
    told = message.tag == "N" and not message.prep and not message.definite and message.kind not in PARTIES
    form = verb.token.analysis.form
    inside = any(fits(*marked(pronoun.head.analysis.suffix), Argument([message], "pronoun"))
                 for preposition, pronoun in verb.pronominal.items() if preposition in _INSIDE)
    sender = Argument([party], "implied")
    return sender if told and inside and fits(form.gender, form.number, sender) else None


def meant(clauses: Clauses, verb: Predication) -> Argument | None:
    """Who is said to have done, or is asked to do, what a verb behind «أن» tells.

    «متهمين الجيش بأنه أحرق القرى», «طلب من الوزير أن يستقيل», «اشترطت على المتمردين أن يطلقوا سراح الأسرى».
    """
    mark = clauses.chunks[verb.position - 1].head.analysis.suffix
    form = verb.token.analysis.form
    if verb.subject is not None or verb.passive or (not mark and form.tense != "present"):
        return None
    for head in clauses.predications:
        if head.complement != verb.position - 1 or head.passive:
            continue
        if mark:
            told = head.object
            if told is not None and told.first.kind in PARTIES and fits(*marked(mark), told) and any(
                    cue.stance == "accuses" for cue in head.token.lexeme.cues):
                return told
        elif any(cue.stance in _ASKING for cue in head.token.lexeme.cues):
            pronoun = head.possessor if head.form == "verb" and head.token.analysis.suffix else None
            for told in (head.object, pronoun, *(head.oblique.get(slot) for slot in _ASKED), *head.recalled.values()):
                if told is not None and told.first.kind in PARTIES and fits(form.gender, form.number, told):
                    return told
    return None


def pair(clauses: Clauses, predication: Predication) -> Argument | None:
    """The two to whom something was done together: «اعتقلت الشرطة شابا وفتاة بعد الاعتداء عليهما»."""
    for verb in reversed(clauses.verbs):
        told = verb.object
        if verb.position < predication.position and told is not None and len(told.chunks) == _TWO and all(
                chunk.kind in PARTIES and chunk.number == "s" for chunk in told.chunks):
            return Argument(told.chunks, "pronoun")
    return None


def both(clauses: Clauses, predication: Predication) -> Argument | None:
    """The two parties of the verb before: «اتفق حفتر مع السراج خلال لقائهما»."""
    for verb in reversed(clauses.verbs):
        subject = verb.subject or verb.implied
        if verb.position >= predication.position or subject is None:
            continue
        two = subject.chunks if len(subject.chunks) == _TWO else []  # «تعرض الوزير والسفير … تعرضهما»
        other = verb.oblique.get("maa") or verb.object
        for pair in (two, [subject.first, other.first] if other is not None else []):
            if pair and all(chunk.kind in PARTIES for chunk in pair):
                return Argument(pair, "pronoun")
    return None
