"""The candidates before a verb: the antecedent of a relative clause, the subject that stands first in its clause.

«الجيش، المدعوم من حلفائه، قصف», «القوات التي سيطرت على المدينة انسحبت», «هجوم شنه مسلحون أسفر عن».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked
from musnad.clauses.asides import before_aside
from musnad.clauses.candidates import Window
from musnad.clauses.coordination import alike
from musnad.clauses.inner import inner
from musnad.clauses.predication import PARTIES, Argument
from musnad.clauses.topic import bearer, incumbent, is_comment
from musnad.mentions.adjoin import joins
from musnad.mentions.chunk import Chunk
from musnad.mentions.kinds import LED

REACH: Final = 14
"""How many chunks a predicate looks for arguments."""
_DESCRIBED: Final = frozenset({"act", "group", "person", "organisation", "document", "thing"})
_AMONG: Final = frozenset({"bayn", "fi", "min"})
"""Prepositions of a pronoun behind which some of many are named: «بينهم قائدان»."""
_BEFORE_SUBJECT: Final = frozenset('c.:"-|')
"""Tags of what a clause opens behind, with its subject first."""
_INTRODUCING: Final = frozenset('"DtN-,()')
_BESIDE: Final = 2
"""How far before a verb the last of those whom «بين» joins may stand, over a comma or a time."""
_SKIPPED: Final = frozenset(',")-(')
"""Marks between a relative pronoun and the noun that it goes with."""
_AGED: Final = frozenset("N(w")
"""Tags of what an age or a measure stands behind."""
_LED: Final = 2
"""How far before the verb of a clause of time or condition the topic stands that it interrupts."""


def _of_another(suffix: str, relative: Chunk, antecedent: Chunk) -> bool:
    """Whether a verb's pronoun cannot stand for what the relative before it does: «الشرطة التي فرقتهم».

    «الذي» is often written for «الذين».
    """
    form = relative.head.analysis.form
    if not suffix.startswith("3") or form.person != 3:
        return False
    gender, number = marked(suffix)
    if number == antecedent.number == "p" and form.number == "s" and form.gender == "m":
        return False
    return number != form.number or bool(gender and form.gender and gender != form.gender)


def look_back(chunks: list[Chunk], position: int, window: Window, having: frozenset[str]) -> None:
    """Fill a verb's window with what stands before it: its antecedent, or else the noun phrases that may be its subject.

    ``having`` are verbs of which no act is the object.
    """
    verb = chunks[position]
    previous = position - 1
    if verb.conj and not (verb.conj == "fa" and is_comment(chunks, position)):
        return
    if previous >= 0 and chunks[previous].tag == "r":
        antecedent = modified(chunks, previous)
        if antecedent is not None:
            window.antecedent = Argument(_described(chunks, antecedent, verb, having, chunks[previous]), "antecedent")
            window.other = _of_another(verb.head.analysis.suffix, chunks[previous], chunks[antecedent])
        return
    duty = incumbent(chunks, position)
    if duty is not None:
        window.before.append(Argument([duty], "before"))
        return
    window.opens = True
    for chunk in chunks[:position]:
        if chunk.tag not in _INTRODUCING or (chunk.tag == "N" and not chunk.prep):
            window.opens = False
            break
    window.pronoun = previous >= 0 and (
        (chunks[previous].tag in "cj" and bool(chunks[previous].head.analysis.suffix))
        or (chunks[previous].tag == "o" and not chunks[previous].prep)
    )
    window.behind_comma = previous >= 0 and chunks[previous].tag == "," and _told_before(chunks, previous) and (
        not chunks[previous - 1].set_off)  # «كان الوزير، علي حسن، قد انتقد»
    reach = 8
    while previous >= 0:
        chunk = chunks[previous]
        if chunk.tag == "N":
            if not chunk.prep and previous and chunks[previous - 1].tag == "o" and chunks[previous - 1].prep in _AMONG and (
                    not _one_of_them(chunk, verb)):
                previous -= 2  # «22 مسلحا، بينهم أربعة قادة، قتلوا», «دول، بما فيها روسيا، أدانت»
                if previous >= 0 and chunks[previous].tag in "rp":
                    previous -= 1
                continue
            if not chunk.prep and not chunk.conj and previous and of_masdar(chunks[previous - 1]) and (
                    chunk.definite or (window.after and window.after[0].first.kind in PARTIES)):
                previous -= 1  # «لدى استقباله وفدا شدد الرئيس على»
                continue
            if not chunk.prep and chunk.kind == "quality" and previous and _described_by(chunks[previous - 1], chunk):
                previous -= 1  # «وحدات من الجيش موالية للرئيس بسطت سيطرتها»
                continue
            if chunk.conj == "wa" and not chunk.prep and (governed := _governed(chunks, previous, verb)) is not None:
                previous, reach = governed - 1, REACH  # «المحادثات بين إسرائيل وسوريا انهارت»
                continue
            if previous == position - 1 and (some := _some_of(chunks, previous, verb)) is not None:
                window.before.append(Argument([some], "before"))
                window.asyndetic = True
                return
            if not chunk.prep:
                previous = bearer(chunks, previous)
                topic = _topic_of(chunks, previous)
                if topic is not None:
                    window.before.append(Argument(_leftward(chunks, topic), "before"))
                    window.before.append(Argument(_leftward(chunks, previous), "before"))
                    between = next(c for c in reversed(chunks[:previous]) if c.tag == "V").head.analysis
                    window.inner = bool(between.suffix or between.lexeme.events or between.lexeme.cues)
                    return
                window.before.append(Argument(_acting(_leftward(chunks, previous), verb), "before"))
                window.topical = not previous or chunks[previous - 1].tag in _BEFORE_SUBJECT
                adjacent = previous == position - 1 and not chunk.definite
                window.asyndetic = adjacent and previous > 0 and chunks[previous - 1].tag in "VNop"
                return
            if previous == position - 1 and not chunk.definite and chunk.head.tag != "A" and chunk.kind in _DESCRIBED:
                told = Argument(_described(chunks, previous, verb, having), "before")
                if _by_the_way(chunks, previous, verb, told) and not window.resumed:
                    previous -= 1  # «الحكومة في تصعيد جديد فرضت عقوبات»
                    continue
                window.before.append(told)
                window.asyndetic = True
                return
        elif chunk.tag == "V" and not window.asyndetic and (described := _opened(chunks, previous)) is not None:
            if chunks[described + 1].tag == "," == chunks[position - 1].tag:
                window.behind_comma = False  # «الحكومة، التي تواجه احتجاجات، فرضت»
            previous, reach = described, REACH  # «القوات التي سيطرت على المدينة انسحبت»
            continue
        elif chunk.tag in ",)-" and (before := before_aside(chunks, previous)) is not None:
            if previous == position - 1:
                window.behind_comma = False
            previous, reach = before, REACH
            continue
        elif chunk.tag in "Vwc.:jr-":
            return
        previous -= 1
        if position - previous > reach:
            return


def _some_of(chunks: list[Chunk], position: int, verb: Chunk) -> Chunk | None:
    """The people in the genitive of an act whom a verb behind those they are of describes: «اعتقال قيادات من الحركة شاركوا»."""
    whole, form = chunks[position], verb.head.analysis.form
    if whole.prep != "min" or whole.conj or not whole.definite or not position or form.number != "p" or verb.conj:
        return None
    act = chunks[position - 1]
    some = act.genitive if act.tag == "N" and act.kind == "act" else None
    told = some is not None and not some.definite and some.number == "p" and some.kind in ("person", "group")
    return some if told else None


def _described_by(noun: Chunk, quality: Chunk) -> bool:
    """Whether a phrase of an adjective describes the noun phrase right before it."""
    form = quality.head.analysis.form
    return noun.tag == "N" and not noun.prep and quality.head.tag in "aA" and not quality.conj and (
        noun.kind in PARTIES and fits(form.gender, form.number, Argument([noun], "before")))


def _one_of_them(one: Chunk, verb: Chunk) -> bool:
    """Whether a verb right behind one of many tells of him alone: «عشرات المسلحين بينهم قائد حاول الفرار»."""
    return one.index == verb.index - 1 and one.number == verb.head.analysis.form.number == "s" and not one.definite and (
        fits(verb.head.analysis.form.gender, "s", Argument([one], "before")))


def _governed(chunks: list[Chunk], position: int, verb: Chunk) -> int | None:
    """The phrase with a preposition that the one at a position is joined to, which says more of the topic of its clause."""
    first = position
    while first > 0 and chunks[first].conj == "wa" and not chunks[first].prep and alike(chunks[first - 1], chunks[first]):
        first -= 1
    governed = chunks[first]
    if verb.index - position > _BESIDE:
        return None
    if first < 1 or first == position or governed.tag != "N" or not governed.prep or governed.conj:
        return None
    if governed.prep == "bayn":
        return first
    topic, form = chunks[first - 1], verb.head.analysis.form
    opens = topic.bare and governed.prep != LED and (first == 1 or chunks[first - 2].tag in _BEFORE_SUBJECT or (
        chunks[first - 2].tag == "V" and not chunks[first - 2].head.analysis.lexeme.events))
    alone = governed.kind == chunks[position].kind and fits(form.gender, form.number, Argument([topic], "before"))
    return first if opens and alone else None


def _told_before(chunks: list[Chunk], position: int) -> bool:
    """Whether a verb stands before a position in the same clause, which a complementiser opens."""
    for index in range(position - 1, -1, -1):
        if chunks[index].tag == "V":
            return True
        if chunks[index].tag == "c":
            return False
    return False


def _by_the_way(chunks: list[Chunk], position: int, verb: Chunk, told: Argument) -> bool:
    """Whether a phrase with a preposition stands between a subject and its verb, which does not go with it nor take it up."""
    form, suffix, subject = verb.head.analysis.form, verb.head.analysis.suffix, chunks[position - 1] if position else None
    if subject is None or subject.tag != "N" or subject.prep or not subject.definite or form.person < 3:
        return False
    if suffix and fits(*marked(suffix), told):
        return False
    if not fits(form.gender, form.number, Argument([subject], "before")):
        return False
    opens = position < 2 or chunks[position - 2].tag in _BEFORE_SUBJECT
    does = any(sense.type and not sense.object for sense in told.first.head.analysis.lexeme.events)  # «في هجوم استهدف»
    spoken = opens and subject.kind in PARTIES and (bool(verb.head.analysis.lexeme.cues) or not does)
    tail = told.first.genitive
    describes = any(fits(form.gender, form.number, Argument([c], "near")) for c in (told.first, tail) if c is not None)
    return spoken or not describes  # «الرئيس في خطاب متلفز دعا»


def _acting(joined: list[Chunk], verb: Chunk) -> list[Chunk]:
    """The parties before a verb that are its subject: of people and a body the body where the verb is in the singular.

    «أكثر من مئة ألف نازح والأمم المتحدة تطالب».
    """
    if len(joined) == 1 or verb.head.analysis.form.number != "s" or joined[-1].kind not in ("organisation", "government"):
        return joined
    first = joined[0]
    people = first.kind == "quantity" or (first.kind == "person" and first.count is not None)
    return joined[-1:] if people else joined


def modified(chunks: list[Chunk], position: int) -> int | None:
    """The noun phrase that the relative pronoun at a position agrees with: «السكان في القرية الذين», «الصحفي في الوكالة الذي»."""
    form = chunks[position].head.analysis.form
    nearest = index = _nearest_noun(chunks, position - 1)
    while index is not None and form.person:
        chunk = chunks[index]
        if any(fits(form.gender, form.number, Argument([c], "near")) for c in (chunk, chunk.genitive) if c is not None):
            return index
        index = index - 1 if chunk.prep and not chunk.conj and index and chunks[index - 1].tag == "N" else None
    return nearest


def _opens(chunks: list[Chunk], position: int) -> bool:
    """Whether a party opens its clause, of which a clause of time or condition may tell first: «الحكومة عندما تريد … تضغط»."""
    topic = chunks[position]
    return topic.bare and topic.definite and topic.kind in PARTIES and (position == 0 or chunks[position - 1].tag in "c.:")


def _opened(chunks: list[Chunk], position: int) -> int | None:
    """The noun phrase that the clause of a verb describes, behind a relative pronoun or without one."""
    if chunks[position].conj or not position:
        return None
    if chunks[position - 1].tag == "r":
        return modified(chunks, position - 1)
    topic = position - _LED
    if topic >= 0 and chunks[position - 1].tag == "j" and not chunks[position - 1].conj and _opens(chunks, topic):
        form = chunks[position].head.analysis.form
        return topic if fits(form.gender, form.number, Argument([chunks[topic]], "before")) else None
    return position - 1 if refers_back(chunks, position) else None


def _topic_of(chunks: list[Chunk], position: int) -> int | None:
    """The bare noun phrase that a clause in which another noun phrase stands describes: «هجوم شنه مسلحون أسفر عن»."""
    for index in range(position - 1, max(-1, position - 4), -1):
        if chunks[index].tag == "V":
            described = _opened(chunks, index)
            return described if described is not None and not chunks[described].prep else None
        if chunks[index].tag not in "Nto":
            return None
    return None


def _described(
    chunks: list[Chunk], position: int, verb: Chunk, having: frozenset[str], relative: Chunk | None = None
) -> list[Chunk]:
    """What a clause behind a noun phrase describes: the phrase, or its genitive where that alone agrees with verb or pronoun.

    «دعم متمردين يقاتلون», «مقتل الجندي الذي كان يحرس», «موقف المواطنين الذين رفضوا», «انفجار عبوة استهدفت».
    """
    chunk = chunks[position]
    described = inner(chunks, position, verb, having)
    if described is not None:
        return [described]  # «تحرير المدينة التي احتلها المتمردون»
    tail = chunk.genitive
    if tail is not None and chunk.kind != "place" and (tail.kind in PARTIES or tail.kind == "thing"):
        told = relative is not None and bool(relative.head.analysis.form.person) and _alone(tail, chunk, relative)
        if told if chunk.kind in PARTIES else told or (chunk.gender != tail.gender and _alone(tail, chunk, verb)):
            return [tail]  # «عائلة الصحفي الذي قتل»
    return _leftward(chunks, position) if not chunk.prep else [chunk]


def _alone(tail: Chunk, head: Chunk, marked: Chunk) -> bool:
    """Whether a verb or pronoun agrees with what stands in a phrase's genitive and not with the phrase."""
    form, inner, outer = marked.head.analysis.form, Argument([tail], "tail"), Argument([head], "head")
    return fits(form.gender, form.number, inner) and not fits(form.gender, form.number, outer)


def _nearest_noun(chunks: list[Chunk], position: int) -> int | None:
    while position > 0 and (chunks[position].tag in _SKIPPED or (chunks[position].tag == "o" and chunks[position].prep)
                            or joins(chunks[position]) or _measures(chunks, position)):
        position -= 1  # «المشتبه به الذي نفذ الهجوم», «الجيش - الذي يحاصر المدينة -»
    if position > 0 and chunks[position].kind == "quantity" and chunks[position].bare:
        counted = chunks[position - 1]
        if chunks[position].head.analysis.article and counted.tag == "N" and counted.definite and counted.number == "p":
            position -= 1  # «نوابه الثلاثة الذين»
    return position if position >= 0 and chunks[position].tag == "N" else None


def _measures(chunks: list[Chunk], position: int) -> bool:
    """Whether a phrase only tells how old, how long or how the noun before it is: «المستشار البالغ 78 عاما والذي»."""
    chunk = chunks[position]
    return chunk.bare and chunk.kind in ("time", "quality") and not chunk.definite and chunks[position - 1].tag in _AGED


def _leftward(chunks: list[Chunk], position: int) -> list[Chunk]:
    """A noun phrase and what it is coordinated to on its left, in text order."""
    start = position
    while start > 0 and chunks[start].conj == "wa" and not chunks[start].prep and chunks[start - 1].tag == "N" and alike(
        chunks[start - 1], chunks[start]
    ) and not chunks[start - 1].prep:
        start -= 1
    return chunks[start : position + 1]


def refers_back(chunks: list[Chunk], position: int) -> bool:
    """Whether a verb describes the indefinite noun phrase before it and refers back to it: «اجتماع ترأسه أمس»."""
    verb, before = chunks[position], chunks[position - 1]
    return bool(verb.head.analysis.suffix) and not verb.conj and before.tag == "N" and not before.definite


def of_masdar(before: Chunk) -> bool:
    """Whether the phrase before is a masdar with its own subject, whose object a bare phrase behind it is: «لارتكابه جرائم»."""
    return before.tag == "N" and bool(before.prep) and bool(before.head.analysis.suffix) and bool(
        before.head.lexeme.data.get("masdar"))
