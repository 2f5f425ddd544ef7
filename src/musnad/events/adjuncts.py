"""Who does an act that a phrase of purpose, means or will names: «على أمل تطويق القوات», «عبر فرض عقوبات», «سعي الجيش للسيطرة».

Whoever does what the clause tells does it (subject control), unless the noun on which the act hangs has a holder of its own.
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked
from musnad.clauses.clause import Clauses
from musnad.clauses.coordination import coordinated
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.events.answerable import BEHIND, at_fault, standing_behind
from musnad.events.control import BEFORE
from musnad.events.fillers import Filler, is_party, parties
from musnad.events.owners import owns
from musnad.events.role_words import RoleWords
from musnad.events.stances import CONTROLLING
from musnad.mentions.chunk import Chunk

AIMING: Final = frozenset({"li", "for"})
"""Prepositions of purpose."""
ADJUNCT: Final = frozenset({"for", "via"})
"""Prepositions of purpose and means, «من أجل», «عبر»."""
HAVING: Final = frozenset({"at", "li"})
"""Prepositions of whoever has something: «لدى إسرائيل خطة», «للحكومة نية»."""
OWING: Final = "ala"
"""Preposition of whoever has to do something."""
CLAUSE_OPENING: Final = frozenset('c":.-|j,')
"""Tags of what stands before a clause."""
TOWARDS: Final = frozenset({"li", "ila", "fi"})
"""Prepositions behind an adverb of purpose: «تمهيدا لـ», «سعيا إلى», «رغبة في»."""
TIMELY: Final = frozenset({"after", "before", "during", "since", "until", "because", "despite"})
"""Prepositions of an act that says when or why another is done."""
BY_THAT: Final = frozenset({"bi", "li", *ADJUNCT})
"""Prepositions behind «وذلك», by which a clause adds how or what for it is done."""


def aiming(predication: Predication, clauses: Clauses, saying: frozenset[int], words: RoleWords) -> list[Filler]:
    """Whose aim or means an act is, over whatever stands between: «بدأت القوات عملية واسعة في الجنوب للسيطرة على»."""
    chunks = clauses.chunks
    chunk = chunks[predication.position]
    if predication.form == "verb" or predication.index != chunk.first or (predication.token.analysis.article and (
            chunk.prep != "for" and predication.genitive is None and not predication.oblique)):
        return []
    added = _added(predication, chunks, words)
    loose = chunk.prep == "li" and predication.form == "masdar" and predication.governor is None
    if not (added or loose or chunk.prep in ADJUNCT):
        return []
    head = predication.governor
    verb = head if head is not None and head.form == "verb" and head.position < predication.position and not added else (
        clauses.verb_before(predication.position))
    if verb is None or verb.passive or (_tells(verb) if loose and not added else verb.position in saying):
        return []
    for between in chunks[verb.position + 1 : predication.position]:
        if between.tag in "c.r:V" or (between.tag == "j" and not added):
            return []
        if between.tag == "N" and between.prep == "li" and between.kind in PARTIES - {"place"} and not added:
            return []  # «فتحت الباب للأطراف للاجتماع»
    return parties(verb.subject or verb.implied)


def meant(predication: Predication, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """Whose aim an act is by the masdar before it with its doer: «كشف عن إرسال تركيا قوات إلى ليبيا لدعم الحكومة»."""
    chunks = clauses.chunks
    if chunks[predication.position].prep not in AIMING or predication.form == "verb":
        return []
    for other in reversed(clauses.predications):
        if other.position >= predication.position or other.form == "noun":
            continue
        if other.form != "masdar" or other.index != chunks[other.position].first or any(
                chunk.tag in "Vcr.:j" for chunk in chunks[other.position + 1 : predication.position]):
            return []
        doer = other.genitive
        acts = other.object is not None or other.token.lexeme.lemma in words.moving  # its genitive is no object
        return [chunk for chunk in doer.chunks if owns(chunk)] if acts and doer is not None else []
    return []


def _added(predication: Predication, chunks: list[Chunk], words: RoleWords) -> bool:
    """Whether an adverb of purpose or «وذلك» leads to an act: «حشد قواته تمهيدا لاقتحام», «، وذلك باستهداف مواقع»."""
    first = predication.position
    while first and chunks[first].conj == "wa" and not chunks[first].prep and chunks[first - 1].kind == "act":
        first -= 1  # «سعيا إلى تهدئة الشارع وإطلاق سراح المعتقلين»
    chunk = chunks[first]
    before = chunks[first - 1] if first else None
    if before is None or chunk.conj or before.tag != "N" or before.prep:
        return False
    if before.head.lexeme.pos == "dem":
        return before.conj == "wa" and before.last - before.first == 1 and chunk.prep in BY_THAT
    return chunk.prep in TOWARDS and not before.definite and before.head.lexeme.lemma in words.purposing


def _tells(verb: Predication) -> bool:
    """Whether a verb tells what its subject says of others rather than what it does."""
    cues = [cue for cue in verb.token.lexeme.cues if not cue.object]
    return bool(cues) and not any(cue.stance in CONTROLLING for cue in cues)


def _called(chunks: list[Chunk], position: int, words: RoleWords) -> Chunk | None:
    """Who is called or pressed to do the act behind «لـ», or strives for it.

    «وجهت الدعوة للأطراف للاجتماع», «ضغط على القبائل للانسحاب», «الجهود المتواصلة للجنة لفتح الطريق».
    """
    party = chunks[position - 1] if position > 1 else None
    if party is None or party.tag != "N" or party.prep not in ("li", "ala", "ila") or not owns(party):
        return None
    call = chunks[position - 2]
    tells = call.tag == "N" and any(sense.type == "REQUEST" for sense in call.head.lexeme.events)
    own = party.prep == "li" and call.tag == "N" and call.head.lexeme.lemma in words.willing and call.genitive is None
    return party if tells or own else None


def _may(chunks: list[Chunk], position: int, words: RoleWords) -> Chunk | None:
    """Before whom there is time or a chance to do an act: «أمام المشرعين مهلة حتى أيلول لقبول الاتفاق»."""
    noun = position - 1
    while noun > 0 and (chunks[noun].tag in "tpDj" or chunks[noun].kind == "time") and (
            chunks[noun].head.lexeme.lemma not in words.chances):
        noun -= 1
    if noun < 1 or chunks[noun].head.lexeme.lemma not in words.chances:
        return None
    party = chunks[noun - 1]
    return party if party.tag == "N" and party.prep == BEFORE and party.kind in PARTIES - {"place"} else None


def willing(predication: Predication, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """Who tries or wants to do an act, by the noun on which it hangs.

    «في إطار سعي الجيش للسيطرة على المدينة», «على أمل تطويق القوات», «أحبطت محاولة التنظيم تفجير السفارة».
    """
    chunks = clauses.chunks
    chunk = chunks[predication.position]
    if predication.form == "verb":
        return []
    if predication.index != chunk.first:
        beside = clauses.tokens[predication.index - 1]
        hangs = beside is chunk.head and beside.lexeme.lemma in words.willing and not predication.token.analysis.article and (
            predication.form == "masdar" or predication.genitive is not None)
        return _wanting(chunk, predication.position, clauses, words) if hangs else []
    if not chunk.prep:
        noun = chunks[predication.position - 1] if predication.position else chunk
        held = (noun.genitive is not None and noun.genitive.kind in PARTIES) or bool(noun.head.analysis.suffix)
        alone = not chunk.head.analysis.article or (predication.genitive is None and predication.form == "masdar")
        bare = noun.tag == "N" and held and not chunk.conj and alone
        if not bare and (owing := _owing(chunks, predication)) is not None:
            return [owing]
        return _wanting(noun, noun.index, clauses, words) if bare and noun.head.lexeme.lemma in words.willing else []
    if chunk.prep == BEHIND:
        return list(standing_behind(predication.position, clauses))
    if chunk.prep in TIMELY:
        return []  # «تراجعت الحكومة عن قرار رفع الأسعار بعد احتجاجات»
    position = predication.position
    called = (_called(chunks, position, words) or _may(chunks, position, words)) if chunk.prep == "li" else None
    if called is not None:
        return [called]
    made = _persuaded(chunks, predication.position, words)
    if made is not None:
        return [made]
    before = predication.position - 1
    while before > 0 and chunks[before].tag in "tD":
        before -= 1
    guilty = at_fault(before, chunk.prep, clauses, words) if before >= 0 else None
    if guilty is not None:
        return [guilty]
    while before > 0 and chunks[before].conj == "wa" and chunks[before].tag == "N" and not chunks[before].prep and (
            chunks[before].kind in PARTIES):
        before -= 1  # «سعي الجيش والمقاومة للسيطرة»
    noun = chunks[before] if before >= 0 else chunk
    if noun.prep == "min" and before and _some(chunks[before - 1].genitive):
        noun, before = chunks[before - 1], before - 1  # «تورط عناصر من الحزب في قتل»
    if noun.kind == "quantity" and chunk.prep == "min" and before:
        noun, before = chunks[before - 1], before - 1  # «مسؤوليته عن الكثير من الهجمات»
    head = predication.governor
    joining = noun.head.lexeme.lemma in words.attending and noun.prep == chunk.prep
    if joining and head is not None and head.form == "masdar" and head.position < noun.index:
        return []  # «قيام المستوطنين بمشاركة الشرطة باقتحام المسجد»
    return _wanting(noun, before, clauses, words) if noun.tag == "N" and noun.head.lexeme.lemma in words.willing else []


def _some(holder: Chunk | None) -> bool:
    """Whether a phrase names some people of many, which «من» behind it names."""
    return holder is not None and holder.kind in ("person", "group") and holder.number == "p" and not holder.definite


def _owing(chunks: list[Chunk], act: Predication) -> Chunk | None:
    """Who has to do an act, by a nominal sentence: «على إسرائيل وقف القصف»."""
    party = chunks[act.position - 1] if act.position and act.form == "masdar" else None
    if party is None or party.tag != "N" or party.prep != OWING or party.conj or not owns(party):
        return None
    return party if act.position == 1 or chunks[act.position - 2].tag in CLAUSE_OPENING else None


def _persuaded(chunks: list[Chunk], position: int, words: RoleWords) -> Chunk | None:
    """Who is made or helped to do an act, by a masdar right before it: «حاول إقناع الحركة بتسليم السلاح»."""
    noun = chunks[position - 1] if position else None
    if noun is None or noun.tag != "N" or noun.head.lexeme.lemma not in words.making or noun.genitive is None:
        return None
    return noun.genitive if noun.genitive.kind in PARTIES else None


def _wanting(noun: Chunk, before: int, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """Whose the will is that a noun at a position names: its genitive's, or else that of the verb before it."""
    chunks = clauses.chunks
    holder = noun.genitive
    if holder is not None and holder.kind in PARTIES:
        return [holder, *(chunk for chunk in coordinated(chunks, before, holder)[1:] if owns(chunk))]
    if holder is not None and holder.kind != "act":
        return []
    has = chunks[before - 1] if before and not noun.prep and not noun.definite else None
    if has is not None and has.tag == "N" and has.prep in HAVING and owns(has):
        return [has]  # «لدى إسرائيل خطة لضرب المنشآت»
    verb = clauses.verb_before(before)
    if verb is not None and verb.passive and noun.prep == "bi" and any(
            cue.stance == "accuses" for cue in verb.token.lexeme.cues):
        return parties(verb.object)  # «اتهم الضابط بالمشاركة في قتل»
    if verb is None or verb.passive or (verb.complement is not None and verb.complement < before):
        return []
    if verb.token.lexeme.lemma in words.foiling:
        return []  # «أحبطت الشرطة محاولة تفجير»
    if verb.negated and verb.subject is not None and not verb.subject.first.definite:
        return []  # «لم تعلن أي جهة مسؤوليتها»
    if verb.token.lexeme.lemma in words.making and not noun.prep:
        given = verb.object if is_party(verb.object) else verb.oblique.get("li")
        if given is not None and is_party(given) and given.first.index < before:
            return parties(given)  # «منح البرلمان الحكومة صلاحية فرض», «أعطت للجيش فرصة»
    subject, suffix = verb.subject or verb.implied, noun.head.analysis.suffix
    accused = verb.object if any(cue.stance == "accuses" for cue in verb.token.lexeme.cues) else None
    if suffix and noun.prep == "bi" and accused is not None and is_party(accused) and fits(*marked(suffix), accused):
        return parties(accused)  # «اتهم الوزير الحركة بتورطها في اغتيال»
    if suffix and subject is not None and not fits(*marked(suffix), subject):
        near = (c for c in reversed(chunks[verb.position + 1 : before]) if c.tag == "N" and c.kind in PARTIES - {"place"})
        return next(([c] for c in near if fits(*marked(suffix), Argument([c], "pronoun"))), [])
    if not suffix and noun.definite and holder is None:  # «اتهم الوزير طهران بالوقوف وراء الهجوم»
        if accused is not None and noun.head.analysis.article:
            return parties(accused)
        return [] if noun.prep else parties(subject)  # «اقترح الرئيس الانطلاق في مشاورات»
    return parties(subject)
