"""Choose the sense of a cue by what follows it, and find where its content stands."""

from __future__ import annotations

from typing import Final

from musnad.attribution.describing import asked_of, described_at_length, questioned, what_is_described
from musnad.attribution.judging import judged, quoted_judgement, says_what
from musnad.attribution.marks import argument, goes_on_behind, leads_to, of_noun, of_verb, past_manner, past_name, quotes
from musnad.attribution.spelled import BACKGROUND, completed, is_relayed, spelled_out, told_by_verb
from musnad.attribution.words import Words
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.kernel.letters import ALEF, ARTICLE
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Cue, Form, Lexeme

EVALUATIVE: Final = frozenset({"praises", "rejects", "orders", "condemns", "thanks", "welcomes", "apologises"})
"""Stances whose noun objects are events only (DECISIONS): they need a clause or a quotation."""


VERDICTS: Final = frozenset({"praises", "condemns", "thanks"})
"""Stances whose nouns are events only, even where a verb tells them: «أعرب عن إدانته للهجوم» (DECISIONS)."""
_TANWIN: Final = "tanwin"
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
_BODIES: Final = frozenset({"organisation", "government"})
_DONE_TO: Final = "li"
"""Preposition of the object of a masdar that has its subject in the genitive."""
KINDS_NAMED: Final = {
    "person": frozenset({"person", "group", "unknown"}),
    "party": frozenset({"person", "group", "organisation", "government", "outlet", "place", "unknown"}),
    "somebody": frozenset({"person", "group", "organisation", "government", "outlet", "place", "unknown"}),
    "place": frozenset({"place"}),
    "money": frozenset({"quantity", "money"}),
}
"""Kinds of phrases that a Latin word in a row's ``object`` allows; any other word names one kind."""


class Opening:
    """Where a cue's content starts: a complementiser or mark (``mark``), or a noun phrase that spells it out."""

    __slots__ = ("mark", "position")

    def __init__(self, position: int, mark: bool) -> None:
        self.position = position
        self.mark = mark


def choose_cue(predication: Predication, doing: frozenset[str] = frozenset()) -> Cue | None:
    """The most specific cue whose required object is there; a plain one otherwise (``doing``: verbs that do a masdar)."""
    plain: Cue | None = None
    for cue in predication.token.analysis.lexeme.cues:
        if cue.object:
            if holds(predication, cue.prep, cue.object):
                return cue
        elif cue.prep:
            if cue.prep in predication.oblique:
                return cue
        elif plain is None or (_does(predication, doing) and not _fits(plain, predication) and _fits(cue, predication)):
            plain = cue  # «سعى إلى التأكيد على وحدة البلاد»: the verb's frame, where the noun has none
    return plain


def _does(predication: Predication, doing: frozenset[str]) -> bool:
    """Whether a verb makes its subject do what a masdar tells: «سعى إلى التأكيد», «سارع إلى نفي»; ``doing`` are such verbs."""
    verb = predication.governor
    return predication.form == "masdar" and predication.complement is None and verb is not None and (
        verb.token.lexeme.lemma in doing and not verb.negated)


def _fits(cue: Cue, predication: Predication) -> bool:
    """Whether a preposition that stands behind a masdar opens the content of a cue."""
    return not cue.content.isdisjoint(predication.oblique)


def holds(predication: Predication, prep: str, word: str) -> bool:
    """Whether the required object stands where the frame wants it."""
    for place in places(predication, prep):
        for chunk in place.chunks:
            if denotes(chunk, word):
                return True
    return False


def places(predication: Predication, prep: str) -> list[Argument]:
    """The phrases that may be a frame's required object: behind its preposition, or else what the predicate governs."""
    if prep:
        behind = predication.oblique.get(prep)
        described = predication.subject if predication.relative and prep in predication.pronominal else None
        if described is None:
            return [behind] if behind is not None else []
        return [behind, described] if behind is not None else [described]  # «بيانا جاء فيه»
    found: list[Argument] = []
    if predication.object is not None:
        found.append(predication.object)
    if predication.genitive is not None:
        found.append(predication.genitive)
    if predication.subject is not None and (
            predication.passive or predication.object is None or predication.form != "verb") and not _acts_on(predication):
        found.append(predication.subject)
    if predication.others:
        found += predication.others
    if predication.form == "masdar" and predication.object is None and predication.genitive is not None and (
            predication.genitive.first.kind in PARTIES):
        thing = predication.oblique.get(_DONE_TO)
        if thing is not None and thing.first.name is None:
            found.append(thing)  # «إحراق مستوطنين لمنزل»
    return found


def _acts_on(predication: Predication) -> bool:
    """Whether the subject of a verb is a body that acts on what a pronoun stands for: «أسلحة أرسلها الحرس الثوري»."""
    subject = predication.subject
    return predication.form == "verb" and bool(predication.token.analysis.suffix) and subject is not None and (
        subject.first.kind in _BODIES or (subject.first.kind == "person" and predication.relative))


def denotes(chunk: Chunk, word: str) -> bool:
    """Whether a phrase is headed by an Arabic word, or is of a kind that a Latin word names (``person``, ``party`` …)."""
    if word.isascii():
        if chunk.kind == "unknown" and chunk.head.tag not in "ug":
            return False
        named = KINDS_NAMED.get(word)
        return chunk.kind in named if named is not None else chunk.kind == word
    return word in lemmas(chunk) or word == chunk.own


def lemmas(chunk: Chunk) -> tuple[str, ...]:
    """The lemma and the bare spelling of a phrase's head, and of a name of several words what its first is a form of."""
    lexeme, form = chunk.head.lexeme, chunk.head.analysis.form
    if lexeme is not form.lexeme:
        return _lemmas(lexeme, form)
    known = form.words
    if known is None:
        known = form.words = _lemmas(lexeme, form)
    return known


def _lemmas(lexeme: Lexeme, form: Form) -> tuple[str, ...]:
    lemma = lexeme.lemma
    first = lemma.partition(" ")[0]
    bare = first.removeprefix(ARTICLE)
    spelled = form.light.removesuffix(ALEF) if form.state == _TANWIN else form.light  # «طرودا»
    return (lemma, spelled, first, bare, lexeme.data.get("head", bare), form.light)  # «اختاره رئيسا»


def opening(clauses: Clauses, predication: Predication, cue: Cue, words: Words) -> Opening | None:
    """Where the content of a cue starts, or None where nothing is reported."""
    if not cue.content:
        return None  # «أعلن الحرب على»
    chunks = clauses.chunks
    mark = predication.complement
    expressed = cue.object and predication.token.lexeme.lemma in words.expressing and cue.stance not in VERDICTS
    if mark is not None and cue.object and any(chunk.tag in "Vx" and chunk.conj and chunks[chunk.index - 1].tag == ","
                                               for chunk in chunks[predication.position + 1 : mark]):
        mark = None  # «ذهب بعضهم إلى حد القول بوجود مؤامرة، فكان رد الحكومة بأن»
    accused = cue.stance == "accuses" and predication.object is None and not _accuses(chunks, predication.position)
    if mark is not None and cue.object and cue.stance in FEELING and chunks[mark].tag in 'c"':
        felt = predication.oblique.get(cue.prep) if cue.prep else predication.object
        if felt is not None and (felt.first.index < mark or (chunks[mark].tag == '"' and felt.first.index == mark + 1)) and (
            felt.first.head.analysis.suffix and denotes(felt.first, cue.object)
        ):
            return Opening(felt.first.index, False)  # «أعرب عن أمله في أن», «أبدت «قلقها الشديد» من الحادث»
    question = questioned(chunks, predication, words.interrogative) if cue.stance == "asks" and not cue.object else None
    if question is not None:
        return Opening(question, True)
    if mark is not None and chunks[mark].tag == '"':
        mark = of_verb(clauses, predication, mark, words.titles)
    if mark is not None and of_noun(clauses, predication, cue, mark, words):
        mark = None
    if mark is not None and chunks[mark].tag == '"':
        thing = quoted_judgement(predication, cue, mark)
        if thing is not None:
            return Opening(thing.index, False)
        mark = past_name(clauses, mark)
        if mark is not None and chunks[mark].tag == '"' and not leads_to(clauses, predication, cue, mark, words):
            mark = None
    if mark is not None and mark > predication.position + 1 and chunks[mark].tag == "c" and chunks[mark - 1].tag == "N" and (
        chunks[mark - 1].prep == "min" and bool(chunks[mark - 1].head.analysis.suffix)
    ):
        mark = None  # «إعلان الاستقلال من شأنه أن»
    if mark is not None and mark > predication.position + 2 and chunks[mark].tag == "c" and chunks[mark - 1].tag == "N" and (
        chunks[mark - 1].head.lexeme.lemma in words.holding and chunks[mark - 2].tag not in "V" and not (
            cue.object and denotes(chunks[mark - 1], cue.object))
    ):
        mark = None  # «وعدت بتشديد العقوبات، على أمل أن»
    if mark is not None and chunks[mark].tag == "c" and chunks[mark - 1].head.lexeme.lemma in words.until and (
        cue.stance == "believes" and not cue.content & _LED
    ):
        mark = None  # «يعد من القادة إلى أن هزم»
    if mark is not None and predication.form == "noun" and chunks[mark].tag == ":" and (
        chunks[predication.position].head is not predication.token
    ):
        return None  # «رابط الخبر بصحيفة محلية: …»
    if accused and predication.form == "participle":
        return None  # «معتقلين متهمين بأنهم مرتزقة»
    if mark is not None:
        chunk = chunks[mark]
        described = predication.object if not predication.token.analysis.suffix else None
        describes = chunk.head.lexeme.lemma in words.by_that and predication.token.lexeme.lemma in words.describing
        if describes and described is not None and described.how == "after":
            return Opening(what_is_described(chunks, described.first, mark).index, False)
        if chunk.tag == "c" and chunk.head.lexeme.lemma in words.complementisers and (
            "clause" in cue.content or cue.content & _LED
        ):
            return Opening(mark, True)
        if chunk.tag == '"' and predication.token.analysis.suffix and predication.relative and predication.form == "verb" and (
            cue.stance != "believes"
        ):
            return None  # «النداء الذي أطلقته "التنسيقية"», «المقاطعة التي أعلنتها الدول الأربع "مصر و…"»: names
        if chunk.tag == '"' and predication.token.analysis.future and mark == predication.position + 1:
            return None  # «سيواصل "إحباط المخططات"»: what he will do
        if chunk.tag == '"' and cue.stance == "believes" and goes_on_behind(chunks, mark):
            return Opening(mark + 1, False)  # «اعتبرته "إهانات في غير محلها" بحق السفير»
        if chunk.tag in ':"' and cue.content & {"quote", "clause"} and (chunk.tag == ":" or quotes(clauses, mark)):
            return Opening(mark, True)
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
    if (cue.stance in EVALUATIVE and not expressed) or predication.form == "noun" or (
        predication.form == "masdar" and not (_governed(predication) and chunks[predication.position].prep not in BACKGROUND)
    ):
        return None
    if expressed or (cue.object and cue.stance in FEELING):
        felt = predication.oblique.get(cue.prep) if cue.prep else predication.object
        own = expressed or (felt is not None and bool(felt.first.head.analysis.suffix))  # unlike «تقدم بشكوى ضد»
        if felt is not None and own and completed(chunks, felt.first, _WHERE):
            return Opening(felt.first.index, False)
        return None
    if cue.stance == "reports" and "an" in predication.oblique:
        relayed = predication.object
        if relayed is not None and relayed.how == "after" and (
            is_relayed(chunks, relayed.first) or (relayed.first.kind == "act" and spelled_out(clauses, relayed.first, cue,
                                                                                            words.asserting))
        ):
            return Opening(relayed.first.index, False)  # «ونقل الموقع عن مصادر طبية مقتل مدني»
    if cue.content & {"obj", "clause"} and predication.object is not None and predication.object.how == "after":
        for other in predication.others:
            behind = other.first.index > predication.object.first.index and not other.first.prep
            act = other.first.kind == "act" or other.first.head.lexeme.lemma in words.asserting
            if behind and "obj" in cue.addressee and act and completed(chunks, other.first):
                return Opening(other.first.index, False)  # «ناشد المجتمع الدولي التدخل لوقف»
            holds_it = cue.stance == "believes" and not cue.object and not cue.content.isdisjoint(_HOLDING)
            if behind and holds_it and says_what(other.first):
                return Opening(predication.object.first.index, False)  # «اعتبر القرار خطأ تاريخيا»
    asked_for = _urged_on(chunks, predication, cue, words)
    if asked_for is not None:
        return Opening(asked_for.index, False)
    thing = judged(chunks, predication, cue, words.judging)
    if thing is not None:
        return Opening(thing.index, False)
    for slot in ("obj", "bi", "ila", "min", "an", "ala", "li", "fi"):
        if slot in cue.content:
            found = past_manner(chunks, argument(predication, slot), words.manner)
            if found is not None and cue.object and denotes(found.first, cue.object):
                continue
            if found is not None and predication.token.lexeme.lemma in words.describing:
                if slot == "bi" or not described_at_length(clauses, predication):
                    continue
                return Opening(found.first.index, False)
            if found is not None and slot in ("ila", "li") and cue.stance == "urges":
                if found.first.head.lexeme.lemma in words.invitations:
                    continue  # «دعا نظيره إلى قمة»
                addressed = slot == "ila" and predication.object is not None and found.how == "oblique"
                if addressed and found.first.kind in ("act", "thing"):
                    return Opening(found.first.index, False)  # «دعا السكان إلى الهدوء»
            bound = found is not None and found.how in ("after", "oblique")
            if found is not None and bound and predication.token.lexeme.lemma in words.expressing and (
                found.first.head.analysis.suffix and completed(chunks, found.first)
            ):
                return Opening(found.first.index, False)  # «عبر عن خوفه من»
            if found is not None and bound and (
                spelled_out(clauses, found.first, cue, words.asserting) or told_by_verb(chunks, found, cue)
            ):
                return Opening(found.first.index, False)
    far = _behind_aside(chunks, predication) if "obj" in cue.content and predication.object is None else None
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
        for slot in _LED & cue.content:
            told = verb.oblique.get(slot)
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
