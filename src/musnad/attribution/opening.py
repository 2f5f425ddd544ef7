"""Where the content of a cue opens: at a complementiser or a mark, or with a noun phrase that spells it out."""

from __future__ import annotations

from typing import Final

from musnad.attribution.describing import asked_of, described_at_length, only_described, questioned, what_is_described
from musnad.attribution.judging import judged, quoted_judgement, says_what
from musnad.attribution.marks import (
    argument,
    conditional,
    does_something,
    goes_on_behind,
    leads_to,
    of_noun,
    of_verb,
    past_manner,
    past_name,
    quotes,
)
from musnad.attribution.retold import retold
from musnad.attribution.senses import denotes
from musnad.attribution.spelled import BACKGROUND, completed, is_relayed, spelled_out, told_by_verb
from musnad.attribution.words import Words
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Cue

EVALUATIVE: Final = frozenset({"praises", "rejects", "orders", "condemns", "thanks", "welcomes", "apologises"})
"""Stances whose noun objects are events only (DECISIONS): they need a clause or a quotation."""
VERDICTS: Final = frozenset({"praises", "condemns", "thanks"})
"""Stances whose nouns are events only, even where a verb tells them: «أعرب عن إدانته للهجوم» (DECISIONS)."""
FEELING: Final = frozenset({"claims", "hopes", "worries", "doubts", "believes", "complains", "expects"})
"""Stances of feeling and will: with a noun of feeling, the content begins with that noun («أعرب عن أمله في …»; DECISIONS)."""
_ASIDE: Final = 14
"""How many chunks an aside holds behind which a verb's content is looked for."""
_LED: Final = frozenset({"bi", "ila", "an", "min", "ala"})
"""Prepositions that lead to a clause of content."""
_WHERE: Final = frozenset({"via", "during", "after", "within"})
"""Prepositions of where or when a feeling was told, which is no complement of it: «أعرب عن ارتياحه عبر فيسبوك»."""
_URGING: Final = frozenset({"stresses", "confirms"})
"""Stances of verbs that also urge somebody on, behind «على»."""
_HOLDING: Final = frozenset({"obj", "quote"})
"""Contents of verbs that hold something to be something: «اعتبر», «رأى»; not «عد», mostly passive in the present."""
_SLOTS: Final = ("obj", "bi", "ila", "min", "an", "ala", "li", "fi")
"""Slots in which content is looked for, in this order."""


class Opening:
    """Where a cue's content starts: a complementiser or mark (``mark``), or a noun phrase that spells it out."""

    __slots__ = ("mark", "position")

    def __init__(self, position: int, mark: bool) -> None:
        self.position = position
        self.mark = mark


def opening(clauses: Clauses, predication: Predication, cue: Cue, words: Words) -> Opening | None:
    """Where the content of a cue starts, or None where nothing is reported."""
    if not cue.content:
        return None  # «أعلن الحرب على»
    chunks = clauses.chunks
    mark = _unbroken(chunks, predication, cue)
    early = _felt_before(chunks, predication, cue, mark) or _question(chunks, predication, cue, words)
    if early is not None:
        return early
    again = retold(clauses, predication, cue, words.which)
    if again is not None:
        return Opening(again.position, again.mark)
    if mark is not None and conditional(chunks, mark):
        return Opening(mark - 1, True) if cue.stance == "says" and mark > predication.position else None
    mark = _own(clauses, predication, cue, mark, words)
    thing = quoted_judgement(predication, cue, mark) if mark is not None and chunks[mark].tag == '"' else None
    if thing is not None:
        return Opening(thing.index, False)
    mark = _leading(clauses, predication, cue, mark, words)
    accused = cue.stance == "accuses" and predication.object is None and not _accuses(chunks, predication.position)
    if (accused and predication.form == "participle") or (mark is not None and _labels(chunks, predication, cue, mark)):
        return None  # «معتقلين متهمين بأنهم مرتزقة»
    told = _at_mark(clauses, predication, cue, mark, words) if mark is not None else None
    return told or _unmarked(clauses, predication, cue, mark, words, accused=accused)


def _unbroken(chunks: list[Chunk], predication: Predication, cue: Cue) -> int | None:
    """The complement of a predicate, unless another clause of the sentence comes before it."""
    mark = predication.complement
    if mark is not None and cue.object and any(chunk.tag in "Vx" and chunk.conj and chunks[chunk.index - 1].tag == ","
                                               for chunk in chunks[predication.position + 1 : mark]):
        return None  # «ذهب بعضهم إلى حد القول بوجود مؤامرة، فكان رد الحكومة بأن»
    return mark


def _felt_before(chunks: list[Chunk], predication: Predication, cue: Cue, mark: int | None) -> Opening | None:
    """The noun of a feeling with which content begins that goes on in a clause or stands in marks."""
    if mark is None or not cue.object or cue.stance not in FEELING or chunks[mark].tag not in 'c"':
        return None
    felt = predication.oblique.get(cue.prep) if cue.prep else predication.object
    if felt is not None and (felt.first.index < mark or (chunks[mark].tag == '"' and felt.first.index == mark + 1)) and (
        felt.first.head.analysis.suffix and denotes(felt.first, cue.object)
    ):
        return Opening(felt.first.index, False)  # «أعرب عن أمله في أن», «أبدت «قلقها الشديد» من الحادث»
    return None


def _question(chunks: list[Chunk], predication: Predication, cue: Cue, words: Words) -> Opening | None:
    asked = questioned(chunks, predication, words.interrogative) if cue.stance == "asks" and not cue.object else None
    return Opening(asked, True) if asked is not None else None


def _own(clauses: Clauses, predication: Predication, cue: Cue, mark: int | None, words: Words) -> int | None:
    """A complement that is the predicate's own, and not that of a noun, a title or another verb before it."""
    chunks = clauses.chunks
    if mark is not None and chunks[mark].tag == '"':
        mark = of_verb(clauses, predication, mark, words.titles)
    if mark is not None and chunks[mark].tag == '"' and does_something(chunks, predication, cue, mark):
        return None
    return None if mark is not None and of_noun(clauses, predication, cue, mark, words) else mark


def _leading(clauses: Clauses, predication: Predication, cue: Cue, mark: int | None, words: Words) -> int | None:
    """A complement that leads to what is told: behind a name in marks, and no part of an adverbial before it."""
    chunks = clauses.chunks
    if mark is not None and chunks[mark].tag == '"':
        mark = past_name(clauses, mark)
        if mark is not None and chunks[mark].tag == '"' and not leads_to(clauses, predication, cue, mark, words):
            return None
    if mark is None or chunks[mark].tag != "c":
        return mark
    before = chunks[mark - 1]
    if mark > predication.position + 1 and before.tag == "N" and before.prep == "min" and bool(before.head.analysis.suffix):
        return None  # «إعلان الاستقلال من شأنه أن»
    if mark > predication.position + 2 and before.tag == "N" and before.head.lexeme.lemma in words.holding and (
        chunks[mark - 2].tag not in "V" and not (cue.object and denotes(before, cue.object))
    ):
        return None  # «وعدت بتشديد العقوبات، على أمل أن»
    if before.head.lexeme.lemma in words.until and cue.stance == "believes" and not cue.content & _LED:
        return None  # «يعد من القادة إلى أن هزم»
    return mark


def _labels(chunks: list[Chunk], predication: Predication, cue: Cue, mark: int) -> bool:
    """Whether what stands behind a colon or a quotation mark is a name, or is done rather than said."""
    if predication.form == "noun" and chunks[mark].tag == ":" and chunks[predication.position].head is not predication.token:
        return True  # «رابط الخبر بصحيفة محلية: …»
    if chunks[mark].tag != '"':
        return False
    if predication.token.analysis.suffix and predication.relative and predication.form == "verb" and cue.stance != "believes":
        return True  # «النداء الذي أطلقته "التنسيقية"», «المقاطعة التي أعلنتها الدول الأربع "مصر و…"»: names
    return predication.token.analysis.future and mark == predication.position + 1  # «سيواصل "إحباط المخططات"»


def _at_mark(clauses: Clauses, predication: Predication, cue: Cue, mark: int, words: Words) -> Opening | None:
    """What opens at a complementiser, a colon or a quotation mark."""
    chunks, chunk = clauses.chunks, clauses.chunks[mark]
    told = predication.object or (
        predication.subject if only_described(chunks, predication, words.describing, words.by_that) else None)
    described = told if not predication.token.analysis.suffix else None
    describes = chunk.head.lexeme.lemma in words.by_that and predication.token.lexeme.lemma in words.describing
    if describes and described is not None and described.how == "after":
        return Opening(what_is_described(chunks, described.first, mark).index, False)
    if chunk.tag == "c" and chunk.head.lexeme.lemma in words.complementisers and (
        "clause" in cue.content or cue.content & _LED
    ):
        return Opening(mark, True)
    if chunk.tag == '"' and cue.stance == "believes" and goes_on_behind(chunks, mark):
        return Opening(mark + 1, False)  # «اعتبرته "إهانات في غير محلها" بحق السفير»
    if chunk.tag in ':"' and cue.content & {"quote", "clause"} and (chunk.tag == ":" or quotes(clauses, mark)):
        return Opening(mark, True)
    return None


def _unmarked(
    clauses: Clauses, predication: Predication, cue: Cue, mark: int | None, words: Words, *, accused: bool
) -> Opening | None:
    """What is told without a complementiser or mark of its own."""
    chunks = clauses.chunks
    if cue.stance == "asks" and predication.form == "verb":
        asked = asked_of(chunks, predication, words.whether)
        if asked is not None:
            return Opening(asked, True)  # «تساءل عما إذا كان العقد انتهى»
    bare = _bare(chunks, predication, cue, words.conditional) if mark is None else None
    if bare is not None:
        return Opening(bare, True)
    accuses = cue.stance == "accuses" and not accused  # «انتقد الحزب الحكومة متهما إياها بالتستر على الفساد»
    if predication.form == "participle" and (accused or (predication.subject is not None and not accuses)):
        return None  # it describes a noun: «رجال دين داعين إلى السلام»
    if cue.stance == "condemns" and (fact := _fact(chunks, predication, cue, words)) is not None:
        return Opening(fact.index, False)
    expressed = bool(cue.object) and predication.token.lexeme.lemma in words.expressing and cue.stance not in VERDICTS
    if (cue.stance in EVALUATIVE and not expressed) or predication.form == "noun" or (
        predication.form == "masdar" and not (_governed(predication) and chunks[predication.position].prep not in BACKGROUND)
    ):
        return None
    if expressed or (cue.object and cue.stance in FEELING):
        felt = predication.oblique.get(cue.prep) if cue.prep else predication.object
        own = expressed or (felt is not None and bool(felt.first.head.analysis.suffix))  # unlike «تقدم بشكوى ضد»
        return Opening(felt.first.index, False) if felt is not None and own and completed(chunks, felt.first, _WHERE) else None
    return _spelled(clauses, predication, cue, words) or _far(clauses, predication, cue, mark, words)


def _spelled(clauses: Clauses, predication: Predication, cue: Cue, words: Words) -> Opening | None:
    """The noun phrase among a predicate's own that spells out what is told."""
    chunks = clauses.chunks
    relayed = predication.object if cue.stance == "reports" and "an" in predication.oblique else None
    if relayed is not None and relayed.how == "after" and (
        is_relayed(chunks, relayed.first)
        or (relayed.first.kind == "act" and spelled_out(clauses, relayed.first, cue, words.asserting))
    ):
        return Opening(relayed.first.index, False)  # «ونقل الموقع عن مصادر طبية مقتل مدني»
    beside = _second(chunks, predication, cue, words) or _urged_on(chunks, predication, cue, words) or judged(
        chunks, predication, cue, words.judging)
    if beside is not None:
        return Opening(beside.index, False)
    for slot in _SLOTS:
        found = past_manner(chunks, argument(predication, slot), words.manner) if slot in cue.content else None
        if found is not None and not (cue.object and denotes(found.first, cue.object)) and _in_slot(
                clauses, predication, cue, slot, found, words):
            return Opening(found.first.index, False)
    return None


def _second(chunks: list[Chunk], predication: Predication, cue: Cue, words: Words) -> Chunk | None:
    """What stands behind a verb's object: what somebody is to do, or what something is held to be."""
    told = predication.object
    if not cue.content & {"obj", "clause"} or told is None or told.how != "after":
        return None
    for other in predication.others:
        behind = other.first.index > told.first.index and not other.first.prep
        act = other.first.kind == "act" or other.first.head.lexeme.lemma in words.asserting
        if behind and "obj" in cue.addressee and act and completed(chunks, other.first):
            return other.first  # «ناشد المجتمع الدولي التدخل لوقف»
        holds_it = cue.stance == "believes" and not cue.object and not cue.content.isdisjoint(_HOLDING)
        if behind and holds_it and says_what(other.first):
            return told.first  # «اعتبر القرار خطأ تاريخيا»
    return None


def _in_slot(clauses: Clauses, predication: Predication, cue: Cue, slot: str, found: Argument, words: Words) -> bool:
    """Whether a phrase in a slot of the frame spells out what is told."""
    chunks, lemma = clauses.chunks, predication.token.lexeme.lemma
    if lemma in words.describing:
        return slot != "bi" and described_at_length(clauses, predication)
    if slot in ("ila", "li") and cue.stance == "urges":
        if found.first.head.lexeme.lemma in words.invitations:
            return False  # «دعا نظيره إلى قمة»
        addressed = slot == "ila" and predication.object is not None and found.how == "oblique"
        if addressed and found.first.kind in ("act", "thing"):
            return True  # «دعا السكان إلى الهدوء»
    if found.how not in ("after", "oblique"):
        return False
    if lemma in words.expressing and found.first.head.analysis.suffix and completed(chunks, found.first):
        return True  # «عبر عن خوفه من»
    return spelled_out(clauses, found.first, cue, words.asserting) or told_by_verb(chunks, found, cue)


def _far(clauses: Clauses, predication: Predication, cue: Cue, mark: int | None, words: Words) -> Opening | None:
    """What a verb tells behind an aside, or behind a clause that describes its adverbial."""
    far = _behind_aside(clauses.chunks, predication) if "obj" in cue.content and predication.object is None else None
    if far is not None and (far.tag == "V" or spelled_out(clauses, far, cue, words.asserting)):
        return Opening(far.index, False)
    past = _behind_relative(clauses, predication, cue) if mark is None else None
    if past is not None and spelled_out(clauses, past, cue, words.asserting):
        return Opening(past.index, False)
    return None


def _urged_on(chunks: list[Chunk], predication: Predication, cue: Cue, words: Words) -> Chunk | None:
    """What somebody is urged to do by a verb of stressing: «أكد على اللجنة سرعة البدء في عملها», «مشددا على القوى التفاعل مع»."""
    whom = predication.oblique.get("ala")
    if whom is None or cue.stance not in _URGING or cue.object or whom.first.kind not in PARTIES or not whom.first.definite:
        return None
    behind = whom.chunks[-1].index + 1
    told = chunks[behind] if behind < len(chunks) else None
    if told is None or not told.bare or not (told.head.lexeme.data.get("masdar") or told.head.lexeme.lemma in words.asserting):
        return None
    return told if told.genitive is not None or completed(chunks, told) else None


def _behind_relative(clauses: Clauses, predication: Predication, cue: Cue) -> Chunk | None:
    """What a verb tells behind a clause that describes its adverbial: «شدد في الخطاب الذي ألقاه أمس على ضرورة الإصلاح»."""
    if predication.form != "verb" or not _LED.isdisjoint(predication.oblique):
        return None
    where = [place.first.index for prep, place in predication.oblique.items() if prep in ("fi", "during", "maa", "at")]
    for verb in clauses.verbs:
        if not verb.relative or not where or not where[-1] < verb.position <= where[-1] + 2:
            continue
        if verb.complement is not None or any(not sense.object for sense in verb.token.analysis.lexeme.cues):
            return None
        for slot in _SLOTS:
            told = verb.oblique.get(slot) if slot in cue.content and slot in _LED else None
            if told is not None and not any(sense.prep == slot for sense in verb.token.analysis.lexeme.events):
                return told.first
    return None


def _behind_aside(chunks: list[Chunk], predication: Predication) -> Chunk | None:
    """What a verb tells behind an aside with a verb of its own: «أكد الأمير، في كلمة ألقاها أمس، اهتمام بلاده بـ»."""
    subject = predication.subject
    if predication.form != "verb" or subject is None or subject.how != "after":
        return None
    opened = subject.chunks[-1].index + 1
    if opened + 1 >= len(chunks) or chunks[opened].tag not in ",-" or not (
        chunks[opened + 1].prep or chunks[opened + 1].tag == "t"
    ):
        return None
    closed = next((chunk.index for chunk in chunks[opened + 2 : opened + _ASIDE] if chunk.tag in ',-."'), None)
    if closed is None or chunks[closed].tag != chunks[opened].tag or closed + 1 >= len(chunks):
        return None
    behind = chunks[closed + 1]
    named = behind.tag == "V" and not behind.conj and chunks[closed + 2 : closed + 3] and chunks[closed + 2].bare and any(
        analysis.tag == "n" and analysis.lexeme.data.get("masdar") for analysis in behind.head.word.analyses)
    return behind if behind.bare or named else None  # «نفى الجيش، في بيان، تورط جنوده»


def _bare(chunks: list[Chunk], predication: Predication, cue: Cue, conditional: frozenset[str]) -> int | None:
    """The chunk behind which a clause is quoted without a mark: «وأضاف لن نتراجع», «قائلا إذا استمر القتال فسوف», else None."""
    if predication.relative or predication.token.analysis.suffix:
        return None  # «ما قاله الوزير قد لا يقنع أحدا»
    if predication.form not in ("verb", "participle") or not cue.content.issuperset(("quote", "clause")):
        return None
    if cue.stance != "says" or predication.object is not None:
        return None
    position = predication.position
    beside = chunks[position + 1] if position + 1 < len(chunks) else None
    if predication.form == "verb" and predication.subject is not None and predication.subject.how == "after" and (
        beside is None or beside.tag != "V"
    ):
        position = predication.subject.chunks[-1].index
    following = chunks[position + 1] if position + 1 < len(chunks) else None
    if following is None or following.conj or predication.passive or predication.negated:
        return None
    form = following.head.analysis.form
    will = form.tense == "present" and (following.head.analysis.future or bool(following.particles))
    told = following.tag == "V" and (form.person in (1, 2) or will or (following.negated and form.tense == "present"))
    if predication.form == "participle":
        told = told or following.tag in "Vj"
    elif following.tag == "j":
        told = following.head.lexeme.lemma in conditional and not following.conj  # «وأضاف لو وصلت الأمور إلى ذلك فلن»
        return position if told else None
    return position if told and (form.person in (1, 2) or will or not following.head.analysis.lexeme.cues) else None


def _fact(chunks: list[Chunk], predication: Predication, cue: Cue, words: Words) -> Chunk | None:
    """What a condemnation asserts: «منددا بعدم وجود رقابة», «انتقد الحكومة لإخفائها الأرقام»; a plain noun asserts nothing."""
    for slot in ("bi", "obj", "li"):
        found = argument(predication, slot) if slot == "li" or slot in cue.content else None
        if found is None or predication.form not in ("verb", "participle"):
            continue
        head = found.first.head
        asserts = head.lexeme.lemma in words.asserting and found.first.last - found.first.first > 1
        if asserts or (head.analysis.suffix and head.lexeme.data.get("masdar") and completed(chunks, found.first)):
            return found.first
    return None


def _accuses(chunks: list[Chunk], position: int) -> bool:
    """Whether a participle of accusing has a pronoun as object: «متهما إياه بإهدار المال», unlike «متهمين بعلاقات مع»."""
    following = chunks[position + 1] if position + 1 < len(chunks) else None
    return following is not None and following.tag == "o" and not following.prep


def _governed(predication: Predication) -> bool:
    """Whether a verb that is no cue makes somebody do the saying: «سعى إلى التأكيد على», «جدد دعوته إلى»."""
    verb = predication.governor
    if verb is None or verb.form != "verb":
        return False
    return not verb.token.analysis.lexeme.cues and not verb.negated and not verb.passive
