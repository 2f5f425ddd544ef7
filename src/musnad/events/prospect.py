"""What makes the act that a noun names a mere prospect: the clause behind it, what it is joined to, what it is a means to.

«عقوبات قد تفرضها واشنطن», «دعا إلى احترام الهدنة ورفع الحصار», «أمله في زيادة الضغط عبر فرض عقوبات», «الخلاف حول إرسال قوات».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Predication
from musnad.events.status_words import StatusWords
from musnad.mentions.chunk import Chunk

CLAUSE: Final = 4
"""Chunks within which a clause that describes a noun has its verb."""
_JOINED: Final = 10
"""Chunks back to what an act is joined to."""
_TOLD_OF: Final = ("an", "hawla")
"""Prepositions of what a rumour tells of."""
_AMONG: Final = frozenset({"bayn", "min"})
"""Prepositions of the pronoun behind which one of several is named."""
_ASIDE: Final = frozenset({"after", "because", "before", "during", "response", "since", "didd"})
"""Prepositions of acts that stand beside what is wanted or planned: «وقف القتال بعد مقتل مدنيين ورفع الحصار»."""


def described(words: StatusWords, clauses: Clauses, predication: Predication) -> Predication | None:
    """The verb of a clause behind a noun that says that its act is brought about: «عقوبات قد تفرضها», «القمة التي ستعقد»."""
    chunks = clauses.chunks
    known = chunks[predication.position].definite
    opened = False
    for chunk in chunks[predication.position + 1 : predication.position + 1 + CLAUSE]:
        if chunk.tag == "V":
            if chunk.conj or (known and not opened) or chunk.head.lexeme.lemma not in words.bringing:
                return None
            if known and chunk.head.lexeme.lemma in words.lasting:
                return None  # «التحقيقات التي ستتواصل»
            return next((verb for verb in clauses.verbs if verb.position == chunk.index), None)
        opened = opened or chunk.tag == "r"
        if chunk.conj or chunk.tag not in "rtpDN" or (chunk.tag == "N" and (not chunk.prep or opened)):
            return None
    return None


def partner(words: StatusWords, clauses: Clauses, predication: Predication) -> Predication | None:
    """The act to which another is joined by «و» or «أو»: «دعا إلى احترام السيادة وسحب القوات».

    The nearest that is like it with or without an article, else the farthest behind the verb, which both belong to.
    """
    chunks = clauses.chunks
    position = predication.position
    chunk = chunks[position]
    either = position > 0 and chunks[position - 1].tag == "j" and chunks[position - 1].head.lexeme.lemma in words.alternatives
    if chunk.prep or predication.index != chunk.first or not (either or chunk.conj == "wa") or not _masdar(clauses, chunk):
        return None
    found: Chunk | None = None
    for other in reversed(chunks[max(0, position - _JOINED) : position - either]):
        if other.tag in '.:c' or (other.tag == "V" and not _relative(clauses, other)):
            break
        if other.tag == "N" and found is None and (needed := _needed(words, clauses, other)) is not None:
            return needed
        if other.tag != "N" or other.prep in _ASIDE or not _masdar(clauses, other):
            continue
        if clauses.tokens[other.first].analysis.article == predication.token.analysis.article:
            found = other
            break
        found = other
    return phrase(clauses, found) if found is not None else None


def aside(clauses: Clauses, predication: Predication) -> bool:
    """Whether an act stands behind another that says when or why, and may be joined to that: «بعد تهديدات وإطلاق صواريخ»."""
    before = clauses.chunks[max(0, predication.position - CLAUSE) : predication.position]
    return any(chunk.kind == "act" and chunk.prep in _ASIDE for chunk in before)


def end(clauses: Clauses, predication: Predication) -> Predication | None:
    """What an act is the means to: «زيادة الضغط من خلال فرض عقوبات», «تجفيف موارده، وذلك عبر حظر التعامل معه»."""
    chunks = clauses.chunks
    chunk = chunks[predication.position]
    before = chunks[chunk.index - 1] if chunk.index else None
    thus = chunk.prep == "bi" and before is not None and before.tag == "o" and before.conj == "wa"  # «، وذلك بفرض عقوبات»
    if (chunk.prep != "via" and not thus) or predication.index != chunk.first:
        return None
    if chunk.index == 0:  # «من خلال فرض عقوبات يأمل الاتحاد في الضغط»
        return next((verb for verb in clauses.verbs if verb.position > 0 and not verb.relative), None)
    for other in reversed(chunks[max(0, chunk.index - _JOINED) : chunk.index]):
        if other.tag in ".:c":
            return None
        if other.tag == "V" and not _relative(clauses, other):
            return next((verb for verb in clauses.verbs if verb.position == other.index), None)
        if other.tag == "N" and other.prep not in _ASIDE and _masdar(clauses, other):
            return phrase(clauses, other)
    return None


def debated(words: StatusWords, clauses: Clauses, predication: Predication) -> bool:
    """Whether an act is what people talk, argue or guess about: «محادثات بشأن وقف إطلاق النار», «الجدل حول التدخل»."""
    chunk = clauses.chunks[predication.position]
    verbal = predication.form == "masdar" or " " in predication.token.lexeme.lemma
    before = clauses.chunks[chunk.index - 1] if chunk.index else None
    if before is not None and chunk.prep in _TOLD_OF and before.tag == "N" and not before.prep:
        by = predication.governor
        if before.head.lexeme.lemma in words.rumours or (by is not None and by.token.lexeme.lemma in words.fabricating):
            return True  # «روجت شائعات عن مقتل القائد», «نسجوا قصصا عن استهداف المدنيين»
    if chunk.prep != "hawla" or predication.index != chunk.first or not verbal or predication.token.lexeme.lemma in words.deaths:
        return False
    for other in reversed(clauses.chunks[max(0, chunk.index - CLAUSE) : chunk.index]):
        if other.tag in "NV" and any(token.lexeme.lemma in words.debating for token in clauses.tokens[other.first : other.last]):
            return True
        if other.tag in "V.:crj":
            return False
    return False


def listed(words: StatusWords, clauses: Clauses, predication: Predication) -> Chunk | None:
    """The demands, conditions or plans of which an act is one: «مطالب من بينها رفع الحصار», «تشمل الخطة سحب القوات»."""
    chunks = clauses.chunks
    chunk = chunks[predication.position]
    verb = predication.governor
    if verb is not None and verb.form == "verb" and verb.token.lexeme.lemma in words.containing and verb.subject is not None and (
            verb.object is not None and verb.object.first is chunk and not verb.negated):
        return verb.subject.first
    before = chunks[chunk.index - 1] if chunk.index else None
    if before is None or before.tag != "o" or before.prep not in _AMONG or predication.index != chunk.first:
        return None
    for other in reversed(chunks[max(0, before.index - _JOINED) : before.index]):
        if other.tag in "V.:c":
            return None
        if other.tag == "N" and other.number == "p":
            return other
    return None


def predicated(clauses: Clauses, predication: Predication) -> Chunk | None:
    """The adjective that says of a known act what it is: «الزيارة مرتقبة», «"هدنة الفطر" محتملة»."""
    chunks = clauses.chunks
    chunk = chunks[predication.position]
    following = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
    if following is None or not following.bare or following.kind != "quality" or following.definite or following.conj:
        return None
    opens = predication.index == chunk.first + (clauses.tokens[chunk.first].tag == '"')
    known = chunk.definite and not chunk.prep and opens
    form = following.head.analysis.form
    return following if known and form.state != "tanwin" and form.gender == predication.token.analysis.form.gender else None


def over_parties(chunks: list[Chunk], position: int) -> Chunk | None:
    """The phrase before one at a position, over whoever has it: «رغبة لدى الرئيس في التنحي»."""
    for other in reversed(chunks[max(0, position - 3) : position]):
        if other.tag != "N":
            return None
        if other.prep not in ("at", "li", "min", "bayn") or other.kind not in PARTIES:
            return other
    return None


def prospect(words: StatusWords, clauses: Clauses, predication: Predication) -> bool:
    """Whether a known noun by itself is what somebody wants or plans: «دعا إلى الحوار», «يريد تحركا نحو المفاوضات»."""
    chunk = clauses.chunks[predication.position]
    if chunk.prep not in ("ila", "li", "towards") or chunk.last - chunk.first > 1 or not predication.position:
        return False
    following = clauses.chunks[predication.position + 1 : predication.position + 2]
    if following and following[0].tag == "r":
        return False
    governing = [clauses.chunks[predication.position - 1].head]
    asking = clauses.verb_before(chunk.index) if predication.governor is None and chunk.prep == "ila" else None
    if asking is not None and not asking.negated and chunk.index - asking.position <= _JOINED and not any(
            other.tag in ".:cr" for other in clauses.chunks[asking.position + 1 : chunk.index]):
        governing.append(asking.token)  # «دعا المشرف العام، الأطباء من ذوي الاختصاص إلى التعاون»
    if predication.governor is not None and not predication.governor.negated:
        governing.append(predication.governor.token)
        if chunk.prep == "towards" and predication.governor.governor is not None:
            governing.append(predication.governor.governor.token)
    return any(token.lexeme.lemma in words.possible for token in governing)


def completed(words: StatusWords, clauses: Clauses, predication: Predication) -> bool:
    """Whether an act, or the noun before it, says that it is done: «أعلنت اكتمال انسحاب القوات», «أعلنت وصول القوات»."""
    first = clauses.chunks[predication.position].first
    return any(token.lexeme.lemma in words.completing for token in clauses.tokens[first : predication.index + 1])


def called_off(words: StatusWords, clauses: Clauses, predication: Predication) -> bool:
    """Whether an act is what somebody calls off: «ألغت المعارضة مظاهرة», «إلغاء الاجتماع»."""
    verb = predication.governor
    if predication.index > clauses.chunks[predication.position].first:
        return clauses.tokens[predication.index - 1].lexeme.lemma in words.calling_off
    return (verb is not None and verb.token.lexeme.lemma in words.calling_off and verb.object is not None
            and verb.object.first.index == predication.position and not verb.negated)


def will_be(words: StatusWords, clauses: Clauses, position: int) -> bool:
    """Whether the first verb behind a phrase that opens its sentence is in the future."""
    chunks = clauses.chunks
    if any(chunk.tag not in 'ojD",p' for chunk in chunks[:position]):
        return False
    verb = next((v for v in clauses.verbs if v.position > position), None)
    if verb is None or any(chunk.tag in "r.:c" for chunk in chunks[position + 1 : verb.position]):
        return False
    return words.to_come(verb.token, chunks[verb.position].particles)


def is_to_be(words: StatusWords, clauses: Clauses, position: int) -> bool:
    """Whether a nominal sentence says of an act what it will or will not be: «رفع الحصار لن يكون بقرار», «سيكون اللقاء»."""
    if position + 1 >= len(clauses.chunks):
        return False
    act, copula = clauses.chunks[position], clauses.chunks[position + 1]
    if copula.tag != "V" or copula.conj or act.prep or not act.definite or any(v.position == copula.index for v in clauses.verbs):
        return False
    return words.to_come(copula.head, copula.particles) or not words.never.isdisjoint(copula.particles)


def says(predication: Predication, types: frozenset[str]) -> bool:
    """Whether a word may tell an act of some types."""
    return any(sense.type in types for sense in predication.token.analysis.lexeme.events)


def said(predication: Predication, types: frozenset[str]) -> bool:
    """Whether a plural names what others said, acts of some types: «اتهامات», «دعوات»."""
    return predication.form != "verb" and predication.token.analysis.form.number == "p" and says(predication, types)


def planned(clauses: Clauses, predication: Predication, types: frozenset[str]) -> bool:
    """Whether an act without a time of its own is of types that people plan for: «بعد مشاورات», not «بعد هدنة في يونيو»."""
    behind = clauses.chunks[predication.position + 1 : predication.position + 1 + CLAUSE]
    return says(predication, types) and not any(chunk.tag == "t" for chunk in behind)


def portion(words: StatusWords, clauses: Clauses, predication: Predication) -> Predication | None:
    """The phrase that tells of how many or which of some acts: «استضافة جولة من المحادثات», «فرض مزيد من العقوبات»."""
    chunk = clauses.chunks[predication.position]
    if chunk.prep != "min" or predication.index != chunk.first or not chunk.index:
        return None
    before = clauses.chunks[chunk.index - 1]
    if before.tag != "N" or all(t.lexeme.lemma not in words.rounds for t in clauses.tokens[before.first : before.last]):
        return None
    return phrase(clauses, before)


def stays(words: StatusWords, clauses: Clauses, predication: Predication, verb: Predication) -> bool:
    """Whether an act is a fact although its verb is negated.

    As its subject, unless the verb says that it took place; or as what nobody gains from: «القصف لم يوقع ضحايا».
    """
    chunk = clauses.chunks[predication.position]
    lemma = verb.token.lexeme.lemma
    if verb.form != "verb" or predication.form == "verb":
        return False
    if chunk.prep == "min":
        return lemma not in words.managing and lemma not in words.refusing and lemma not in words.possible
    subject = verb.subject
    acting = subject is not None and subject.first is chunk and chunk.definite and not verb.passive
    return acting and lemma not in words.happening


def told_of(clauses: Clauses, predication: Predication) -> bool:
    """Whether a clause tells what happened right behind a known act: «الاعتداء الأخير الذي تعرض له الرئيس»."""
    behind = clauses.chunks[predication.position + 1 : predication.position + 3]
    if [chunk.tag for chunk in behind] != ["r", "V"]:
        return False
    verb = behind[1]
    return verb.head.analysis.form.tense == "past" and not verb.negated


def phrase(clauses: Clauses, chunk: Chunk) -> Predication:
    """The predicate that opens a noun phrase; of a word that tells no event one made for it, with what governs it."""
    found = clauses.opening(chunk)
    if found is not None:
        return found
    made = Predication(clauses.tokens[chunk.first], chunk.first, chunk.index, "masdar", negated=chunk.negated)
    made.governor = next((verb for verb in clauses.taking(chunk) if verb.position < chunk.index), None)
    return made


def _masdar(clauses: Clauses, chunk: Chunk) -> bool:
    token = clauses.tokens[chunk.first]
    return chunk.tag == "N" and (bool(token.analysis.lexeme.data.get("masdar")) or (
        chunk.kind == "act" and " " in token.lexeme.lemma))


def _needed(words: StatusWords, clauses: Clauses, chunk: Chunk) -> Predication | None:
    """The act that a phrase says to be necessary or possible: «ضرورة التصدي لهم», «أهمية رفع الحصار»."""
    first = clauses.tokens[chunk.first].lexeme.lemma
    if first not in words.important and first not in words.possible:
        return None
    return next((made for made in clauses.predications if made.position == chunk.index and made.form == "masdar"
                 and made.index > chunk.first), None)


def _relative(clauses: Clauses, chunk: Chunk) -> bool:
    return any(verb.position == chunk.index and verb.relative for verb in clauses.verbs)
