"""What an act is embedded in, where that decides whether it happened: what is supposed, announced, refused, punished."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Predication
from musnad.events.senses import choose_sense
from musnad.events.status_words import StatusWords
from musnad.mentions.chunk import Chunk
from musnad.records import Status
from musnad.tokens.token import Token

UNPROVEN_STANCES: Final = frozenset({"believes", "doubts", "suggests", "estimates"})
NEAR: Final = 6
"""How many chunks back what governs a clause is looked for."""
OPENING: Final = '.:-|"'
"""Tags of marks behind which a line of annals may begin."""
YEAR_DIGITS: Final = 4
OLDEST: Final = 1000
LATEST: Final = 2100
CONVICTED: Final = "convict"
"""The mode of verdicts of guilt."""


def announced(words: StatusWords, clauses: Clauses, predication: Predication) -> bool:
    """Whether a masdar is what its own actor announces: the subject of a verb of announcing, not somebody else's act."""
    verb = predication.governor
    if verb is None or verb.form not in ("verb", "masdar") or predication.oblique.get("agent") is not None:
        return False
    inner = predication.index > clauses.chunks[predication.position].first
    if inner and clauses.tokens[predication.index - 1].lexeme.lemma in words.suspending:
        return False  # «أعلنوا تعليق الاعتصام»: it goes on until then
    return any(cue.stance == "announces" and not cue.object for cue in verb.token.analysis.lexeme.cues)


def supposed(words: StatusWords, clauses: Clauses, predication: Predication) -> bool:
    """Whether an act stands in what is only supposed: «نعتقد بأن الجريمة أعد لها مسبقا», «يزعم أن الشاب هاجم الحارس»."""
    for position in range(predication.position - 1, 0, -1):
        tag = clauses.chunks[position].tag
        if tag == '"' and clauses.chunks[position - 1].tag == "c":
            continue  # «يعتقدون بأن "الصحفي قتل"»
        if tag == "c" and clauses.chunks[position].head.lexeme.lemma in words.and_that:
            continue  # «يعتقد أن الجماعة دبرت الهجوم وأنها خطفت الرهائن»
        if tag in '.:"rj':
            return False  # «يرى أن الفرصة مواتية لأن بريطانيا تستعد للمغادرة»
        if tag == "c":
            if _unconfirmed(clauses.chunks, position):
                return True
            over = position > 1 and clauses.chunks[position - 1].tag == "p"  # «يشتبه في أن»
            if over and clauses.chunks[position - 2].negated:
                return False  # «لا يشك في أن»
            token = clauses.chunks[position - 1 - over].head
            form = token.analysis.form
            if token.tag == "v" and token.lexeme.lemma in words.alleging and form.tense == "present" and form.number == "s":
                return form.gender != "f" and not clauses.chunks[position].head.analysis.suffix
            if goes_on(clauses, predication, token):
                return False
            first = token.analysis.form.person == 1 or not predication.token.analysis.article
            return token.tag == "v" and first and any(cue.stance in UNPROVEN_STANCES for cue in token.lexeme.cues)
    return False


def goes_on(clauses: Clauses, predication: Predication, teller: Token) -> bool:
    """Whether a verb goes on from one that tells what others are: «ورأت أن ذلك سيساعد النظام، وحثت على الحوار»."""
    chunk = clauses.chunks[predication.position]
    if predication.form != "verb" or chunk.conj != "wa" or clauses.chunks[predication.position - 1].tag != ",":
        return False
    own, other = predication.token.analysis.form, teller.analysis.form
    alike = (own.gender, own.number, own.person) == (other.gender, other.number, other.person)
    return alike and own.tense == other.tense == "past"


def known(words: StatusWords, clauses: Clauses, predication: Predication) -> bool:
    """Whether an act is told as known, whatever somebody believes of it: a war, or what a clause says of something else.

    «لعب دورا في حرب الولايات المتحدة على الإرهاب», «المؤتمر الذي أبدت استعدادها لاستضافته».
    """
    own = clauses.chunks[predication.position]
    if predication.form == "noun" and predication.token.lexeme.lemma in words.wars:
        return own.definite and bool(own.prep)
    for chunk in reversed(clauses.chunks[max(0, predication.position - 3) : predication.position]):
        if chunk.tag == "r" or chunk.prep == "because":
            return True
        if chunk.tag in 'c.:",':
            return False
    return False


def ruling(chunks: list[Chunk], position: int, telling: frozenset[str]) -> Chunk | None:
    """What governs the clause that a complementiser opens, the nearest word in ``telling``, over parties and dates.

    «يجب على الحكومة أن تستقيل», «تخشى الأمم المتحدة أن تهاجم القوات المدينة».
    """
    nearest = True
    for chunk in reversed(chunks[max(0, position - NEAR) : position]):
        if chunk.head.lexeme.lemma in telling and (nearest or chunk.tag == "V"):
            return chunk
        if chunk.tag not in "NotDp":
            return None
        nearest = nearest and (chunk.tag != "N" or chunk.prep in ("li", "ala"))
    return None


def wanted(words: StatusWords, chunks: list[Chunk], opener: Chunk) -> bool:
    """Whether «أن» opens a clause that is no fact, as right before a verb in the present it does: «الحل أن تنسحب القوات».

    Not what somebody has managed or had to do: «استطاع الجيش أن يستعيد المدينة».
    """
    if opener.head.lexeme.lemma not in words.that or opener.head.analysis.suffix or chunks[opener.index + 1].tag != "V":
        return False
    verb = next((chunk for chunk in reversed(chunks[max(0, opener.index - NEAR) : opener.index]) if chunk.tag in "V.:"), None)
    return verb is None or verb.head.lexeme.lemma not in words.managing or verb.negated


def _unconfirmed(chunks: list[Chunk], position: int) -> bool:
    """Whether a complementiser opens what somebody does not say: «لم تؤكد الوكالة أن الملك وافق»."""
    for chunk in reversed(chunks[max(0, position - 4) : position]):
        if chunk.tag == "V":
            return chunk.negated and any(not cue.object for cue in chunk.head.analysis.lexeme.cues)
        if chunk.tag not in "Nto":
            return False
    return False


def stands(chunk: Chunk, predication: Predication, verb: Predication) -> bool:
    """Whether a clause tells who did the act that somebody refuses: «رفضت إيران حظرا فرضه المجلس»."""
    told = predication.oblique.get("agent") is not None and predication.genitive is None
    return told and predication.index == chunk.first and not denies(verb)


def denies(verb: Predication | None) -> bool:
    """Whether a predicate says that something is not so."""
    return verb is not None and any(cue.stance == "denies" for cue in verb.token.lexeme.cues)


def punished(clauses: Clauses, predication: Predication) -> bool:
    """Whether an act is what somebody has been convicted or is tried for: «أدين بقتل شاب», «السجن المؤبد بتهمة قتل زوجته»."""
    chunk = clauses.chunks[predication.position]
    if predication.form == "verb" or chunk.prep not in ("bi", "li", "fi"):
        return False
    for head in reversed(clauses.predications):
        back = predication.position - head.position
        if back > NEAR:
            break
        if back > 0:
            sense = choose_sense(head, clauses.chunks)
            if sense is not None and sense.mode == CONVICTED:
                return True
    return False


def leading(words: StatusWords, chunks: list[Chunk], position: int) -> Chunk:
    """The verb group whose tense a verb has: its own, or that of «كان» in the present before it: «أن يكون الرجل قتل»."""
    for chunk in reversed(chunks[max(0, position - 3) : position]):
        if chunk.tag == "V":
            present = chunk.head.analysis.form.tense == "present"
            lemma = chunk.head.lexeme.lemma
            led = lemma in words.auxiliary or (chunk.negated and lemma in words.returning)  # «لم يعد الجيش يسيطر»
            return chunk if led and present else chunks[position]
        if chunk.tag not in "NtD" or chunk.prep:
            break
    return chunks[position]


def asked(words: StatusWords, chunks: list[Chunk], position: int) -> bool:
    """Whether it is in question that a verb's subject did or will do it: «الشكوك حول ما إذا كانت واشنطن ستساند تايوان»."""
    for chunk in reversed(chunks[max(0, position - NEAR) : position]):
        if chunk.tag == "j":
            return chunk.head.lexeme.lemma in words.whether
        if chunk.tag not in "NtDV" or (chunk.tag == "V" and chunk.head.lexeme.lemma not in words.auxiliary):
            return False
    return False


def excepted(words: StatusWords, chunks: list[Chunk], predication: Predication) -> bool:
    """Whether an exception makes what is negated a fact: «لم يقتل سوى جندي», «لم ينسحب الجيش إلا بعد المفاوضات»."""
    if "except" in predication.oblique:
        return True
    for chunk in chunks[predication.position + 1 : predication.position + NEAR]:
        if chunk.head.word.key in words.excepting:
            return True
        if chunk.tag in "V.:cr":
            return False
    return False


def never(words: StatusWords, chunks: list[Chunk], predication: Predication) -> bool:
    """Whether a verb is denied for what is to come, itself or by its auxiliary: «لن ينسحب», «لن يكون قد انسحب»."""
    position = predication.position
    return not words.never.isdisjoint({*chunks[position].particles, *leading(words, chunks, position).particles})


def not_the_first(words: StatusWords, chunks: list[Chunk], position: int) -> bool:
    """Whether a verb tells of an earlier time: «ليست المرة الأولى التي يهاجم فيها المسلحون القاعدة»."""
    for chunk in reversed(chunks[max(0, position - 3) : position]):
        if chunk.tag in "ND" and chunk.head.lexeme.lemma in words.occasions:
            before = chunks[max(0, chunk.index - 3) : chunk.index]
            return any(other.negated or other.head.lexeme.pos == "neg" for other in before)
        if chunk.tag not in "NDr":
            return False
    return False


def fails(words: StatusWords, chunks: list[Chunk], position: int) -> bool:
    """Whether a verb of failing stands before a verb, over its subject: «كاد الطرفان يوقعان الاتفاق»."""
    for chunk in reversed(chunks[max(0, position - 3) : position]):
        if chunk.tag == "V":
            return chunk.head.lexeme.lemma in words.failing
        if chunk.tag != "N" or chunk.prep:
            return False
    return False


def one_of_two(words: StatusWords, clauses: Clauses, predication: Predication) -> bool:
    """Whether an act, or the masdar that governs it, stands behind «أو»: «عليها فتح المواقع أو العودة إلى العقوبات»."""
    head = predication.governor
    first = head.position if head is not None and head.form == "masdar" and head.position < predication.position else None
    for position in (predication.position, first):
        before = clauses.chunks[position - 1] if position else None
        if before is not None and before.tag == "j" and before.head.lexeme.lemma in words.alternatives:
            return True
    return False


def sister(clauses: Clauses, predication: Predication) -> Predication | None:
    """The verb of the same tense that a verb joined to it goes on from: «سيزور بغداد ويلتقي نظيره»."""
    verb = clauses.verb_before(predication.position)
    if verb is None or verb.relative:
        return None
    tense = verb.token.analysis.form.tense
    if all(analysis.tag != "v" or analysis.form.tense != tense for analysis in predication.token.word.analyses):
        return None
    between = clauses.chunks[verb.position + 1 : predication.position]
    return None if len(between) > 2 * NEAR or any(chunk.tag in '.:c"r' for chunk in between) else verb


def joined(words: StatusWords, clauses: Clauses, predication: Predication) -> Predication | None:
    """The masdar to which one that is written like a verb is joined: «تعهد بسحب القوات ورفع العقوبات».

    It may have been given a subject, but then no object: «طالب بقطع العلاقات وطرد السفير».
    """
    subject = predication.subject
    if not _like_masdar(predication):
        return None
    reach = 2
    if subject is not None:
        chunk = clauses.chunks[predication.position]
        if predication.object is not None or subject.first.head.analysis.suffix or predication.complement is not None:
            return None
        if subject.first.index != chunk.index + 1 or not chunk.conj or predication.token.lexeme.lemma in words.deaths:
            return None
        reach = NEAR
    for earlier in reversed(clauses.predications):
        if earlier.position >= predication.position:
            continue
        chunk = clauses.chunks[earlier.position]
        between = clauses.chunks[earlier.position + 1 : predication.position]
        if len(between) > reach or earlier.form == "verb" or any(other.tag == "," for other in between):
            return None
        opens = earlier.index == chunk.first and (chunk.prep or chunk.conj or _meant(words, earlier))
        if earlier.form == "masdar" and (opens or clauses.tokens[chunk.first].lexeme.lemma in words.important):
            return earlier  # «أهمية احترام الهدنة ورفع الحصار»
    return None


def _meant(words: StatusWords, predication: Predication) -> bool:
    """Whether a masdar is the object of a verb of planning or wanting: «قررت الحكومة الإفراج عنهم ورفع الحظر»."""
    verb = predication.governor
    if verb is None or verb.form != "verb" or verb.object is None or verb.object.first.index != predication.position:
        return False
    return verb.token.lexeme.lemma in words.planned or verb.token.lexeme.lemma in words.possible


def foreseen(words: StatusWords, chunks: list[Chunk], position: int) -> Status | None:
    """The status that «من المقرر» before an act gives it: «من المقرر عقد لقاء», «من الممكن رفع العقوبات»."""
    before = chunks[position - 1] if position else None
    if before is None or before.tag != "N" or before.prep != "min" or before.last - before.first > 1:
        return None
    if chunks[position].prep or chunks[position].conj or not before.head.analysis.article:
        return None
    said = {before.head.lexeme.lemma, before.head.analysis.form.light}
    return "future" if said & words.planned else "hypothetical" if said & words.possible else None


def awaited(words: StatusWords, chunks: list[Chunk], position: int) -> bool:
    """Whether an act is only reckoned with or to be prevented: «تحسبا لهجوم محتمل», «خشية وقوع انفجارات», «تفاديا لأي مواجهة»."""
    before = chunks[position - 1] if position else None
    if before is not None and chunks[position].prep == "min" and before.head.lexeme.lemma in words.protecting:
        return True  # «طالب بحماية المدنيين من هجمات»
    if before is None or before.tag not in "Np" or before.prep or before.head.lexeme.lemma not in words.awaiting:
        return False
    return before.last - before.first == 1 and not before.head.analysis.article and chunks[position].prep in ("li", "min")


def equated(words: StatusWords, chunks: list[Chunk], position: int) -> bool:
    """Whether an act is what is said to be wanted: «المطلوب وقف الحرب», «الحل الوحيد هو انسحاب القوات»."""
    index = position - 1
    if index > 0 and chunks[index].tag == "o" and not chunks[index].prep:
        index -= 1
    said = chunks[index] if index >= 0 else None
    if said is not None and said.prep == "an" and index and chunks[index - 1].head.lexeme.lemma in words.options:
        said = chunks[index - 1]  # «البديل عن المفاوضات هو الحرب»
    return said is not None and said.tag == "N" and not said.prep and said.head.analysis.article and not (
        chunks[position].prep or chunks[position].conj) and (
        said.head.lexeme.lemma in words.possible or said.head.lexeme.lemma in words.remedies)


def owed(words: StatusWords, chunks: list[Chunk], position: int) -> bool:
    """Whether an act is what a clause says that somebody has to do: «على طهران التعاون مع المفتشين»."""
    if not position or chunks[position].prep or chunks[position].conj:
        return False
    whose = chunks[position - 1]
    party = whose.kind in PARTIES and (whose.kind != "place" or whose.name is not None)
    if whose.tag != "N" or whose.prep != "ala" or not party:
        return False
    return position == 1 or bool(whose.conj) or chunks[position - 2].tag in '.:c,j"'


def conditioned(words: StatusWords, chunks: list[Chunk], position: int) -> bool:
    """Whether a verb in the future says what follows from a condition: «سينسحب الجيش إذا توقف القتال», «إذا هاجمونا فسنرد»."""
    for chunk in chunks[position + 1 : position + 2 * NEAR]:
        if chunk.tag in 'V.:r"':
            break
        if chunk.head.lexeme.lemma in words.conditions and not chunk.conj:
            return chunk.head.lexeme.lemma not in words.states or chunks[chunk.index + 1].tag in "VN"
        if chunk.tag in "jc":
            following = chunks[chunk.index + 1] if chunk.index + 1 < len(chunks) else None
            return chunk.head.word.key in words.supposing and following is not None and following.tag == "V"
    for chunk in reversed(chunks[max(0, position - 2 * NEAR) : position]):
        if chunk.tag in '.:c"':
            return False
        if chunk.head.lexeme.lemma in words.conditions and not chunk.conj and chunk.index == 0:
            return True
    return False


def in_annals(chunks: list[Chunk], position: int) -> bool:
    """Whether a chunk stands behind a year that opens a line of annals: «1973 - استقالة الوزير», «2011: اندلاع الثورة»."""
    for chunk in chunks[: max(0, position - 1)]:
        year = chunk.head.word.raw if chunk.last - chunk.first == 1 else ""
        opens = chunk.index == 0 or chunks[chunk.index - 1].tag in OPENING
        if len(year) == YEAR_DIGITS and year.isdecimal() and opens and chunks[chunk.index + 1].tag in "-:" and (
            OLDEST <= int(year) <= LATEST
        ):
            return True
    return False


def supposed_masdar(words: StatusWords, chunks: list[Chunk], predication: Predication) -> bool:
    """Whether a masdar that is written like a verb is what somebody must or may do: «يجب على الحكومة وقف القتال»."""
    position = predication.position
    if position < 2 or predication.complement is not None or not _like_masdar(predication):
        return False
    who, asking = chunks[position - 1], chunks[position - 2]
    owed = who.tag == "N" and who.prep in ("ala", "li") and bool({asking.head.lexeme.lemma, asking.head.analysis.form.light}
                                                                 & words.possible)
    return owed and not asking.negated


def told_on(clauses: Clauses, predication: Predication) -> bool:
    """Whether a verb goes on with what one in the pluperfect before it tells: «كان قد غير موقفه فاجتمع إلى قادة الحزب»."""
    verb = clauses.verb_before(predication.position)
    if verb is None or verb.relative or not verb.pluperfect or predication.relative:
        return False
    between = clauses.chunks[verb.position + 1 : predication.position]
    barred = '.:c"rj' if clauses.chunks[predication.position].conj == "fa" else '.:c"rj,'
    return len(between) <= 2 * NEAR and not any(chunk.tag in barred for chunk in between)


def _like_masdar(predication: Predication) -> bool:
    """Whether a verb is written like a masdar."""
    return any(analysis.tag == "n" and analysis.lexeme.data.get("masdar") for analysis in predication.token.word.analyses)


def ahead(clauses: Clauses, opener: int) -> bool:
    """Whether what «قبل أن» opens is yet to be: behind what goes on or is denied: «تنتظر المعارضة الرد قبل أن تعلق الإضراب»."""
    main = clauses.verb_before(opener)
    return main is not None and (main.negated or main.token.analysis.form.tense == "present")
