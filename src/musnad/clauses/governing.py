"""What governs what in a sentence: nouns under their verbs, complementisers under the verb of saying they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from musnad.clauses.binder import AGENTS
from musnad.clauses.clause import Clauses
from musnad.clauses.described import act_on_noun
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Lexeme

REFUSING: Final = frozenset({"asks", "demands", "rejects"})
"""Stances whose noun is all that they are about: «رافضا كشف هويته»."""
_FAR: Final = 7
"""More chunks than stand between two masdars that are joined."""


def govern(clauses: Clauses, led: Mapping[str, frozenset[str]], witnessing: frozenset[str], issuing: frozenset[str],
           raging: frozenset[str], having: frozenset[str]) -> None:
    """Tie each nominal predicate to the verb whose argument it is in.

    ``led`` are the prepositions by which verbs lead to an act, over what stands between: «تسعى عبر المفاوضات إلى إنهاء الحرب»;
    ``witnessing`` verbs have the place or time of an act as their subject, or who judges it, not who does it: «الحملة التي
    تشهدها المنطقة», «الهجوم الذي أدانته الحكومة»;
    ``issuing`` verbs have what is issued as their subject: «الكلام الذي صدر عن الوزير»; ``raging`` ones a fight, with whose
    sides they stand: «اشتباكات دارت ليلا مع المسلحين»; ``having`` ones things and people: «المبنى الذي تستخدمه الحركة».
    """
    if len(clauses.verbs) < len(clauses.predications):
        _govern_nouns(clauses, led)
    for verb in clauses.verbs:
        if verb.token.lexeme.lemma not in witnessing:
            act_on_noun(clauses, verb, issuing, raging, having)


def _govern_nouns(clauses: Clauses, led: Mapping[str, frozenset[str]]) -> None:
    verbs, nouns = _places_of_verbs(clauses), _places_of_nouns(clauses)
    for predication in clauses.predications:
        if predication.form not in ("masdar", "noun"):
            continue
        before, told = nouns.get(predication.position), verbs.get(predication.position)
        near = before is not None and _goes_with(clauses, predication, before, told, led)
        if told is not None and predication.object is not None and told.object is not None and (
                told.object.first is predication.object.first):
            _part_object(predication, told, told.object)
        predication.governor = before if near else told or _fronted(clauses, predication)
        if predication.governor is None:
            _join(clauses, predication, verbs)


def _places_of_verbs(clauses: Clauses) -> dict[int, Predication]:
    """The verbs by the chunks that stand in their slots; a chunk of two verbs is the first one's."""
    verbs: dict[int, Predication] = {}
    described: list[tuple[Argument, Predication]] = []
    for verb in clauses.verbs:
        for argument in (verb.object, verb.subject):
            if argument is not None and verb.relative and argument.how != "after":
                described.append((argument, verb))
            elif argument is not None:
                for chunk in argument.chunks:
                    verbs.setdefault(chunk.index, verb)
        for argument in verb.oblique.values():
            for chunk in argument.chunks:
                verbs.setdefault(chunk.index, verb)
    for argument, verb in described:
        for chunk in argument.chunks:
            verbs.setdefault(chunk.index, verb)
    for verb in clauses.verbs:
        asks = verb.subject is not None or any("obj" in cue.addressee for cue in verb.token.lexeme.cues)
        if verb.others and asks and verb.object is not None and verb.object.first.kind in AGENTS | {"place"}:
            for chunk in verb.others[0].chunks:
                if chunk.kind == "act":
                    verbs.setdefault(chunk.index, verb)  # «ناشدت المنظمة الدول تقديم مساعدات»
    return verbs


def _places_of_nouns(clauses: Clauses) -> dict[int, Predication]:
    """The nominal predicates by the chunks that stand in their slots; a chunk of two is the last one's."""
    nouns: dict[int, Predication] = {}
    for predication in clauses.predications:
        if predication.form in ("masdar", "noun") and clauses.chunks[predication.position].kind in ("group", "organisation"):
            continue  # a body that is called by what it does, «المعارضة», «الحركة», governs nothing
        if predication.form != "verb":
            for argument in predication.oblique.values():
                for chunk in argument.chunks:
                    nouns[chunk.index] = predication
            if predication.object is not None:
                for chunk in predication.object.chunks:  # «شن الجيش حملة»
                    nouns[chunk.index] = predication
    return nouns


def _goes_with(clauses: Clauses, noun: Predication, before: Predication, told: Predication | None,
               led: Mapping[str, frozenset[str]]) -> bool:
    """Whether a noun goes with the nominal predicate before it rather than with the verb in whose slots it stands."""
    position, prep = noun.position, clauses.chunks[noun.position].prep
    beside = _end(before) == position - 1 or _behind_name(clauses.chunks, before, position)
    if not (beside or "agent" in before.oblique or _acted_on(before, position) or _asks_for(before, prep)):
        return False
    if told is None:
        return True
    if _by(prep, before) or _answers(told, before, clauses.chunks[position]):
        return False  # «ردت اليابان على الإطلاق بتحريك أنظمة»
    if before.form == "noun" and _leads(told, prep) and not _asks_for(before, prep):
        return False  # «تعهد المانحون في مؤتمر بروكسل بتقديم مساعدات»
    leads = prep in led.get(told.token.lexeme.lemma, ()) or (before.form == "noun" and _asks_for(told, prep))
    if leads and not _asks_for(before, prep) and not _leads(before, prep):
        return False
    if told.object is not None and before.position < told.object.first.index < position:
        return False  # «أجبرت الاحتجاجات الوزير على الاستقالة»
    if before.form == "noun" and told.subject is not None and told.subject.first.index == before.position and (
            not before.token.lexeme.cues):
        return False  # «شاركت طائرات أردنية في قصف»
    return prep != "li" or clauses.chunks[before.position].kind != "time"  # «أمهل الجيش ساعة للانسحاب»


def _part_object(noun: Predication, verb: Predication, patient: Argument) -> None:
    """Leave the object that a masdar and its verb share to one of them."""
    affecting = any(sense.affecting for sense in noun.token.analysis.lexeme.events)
    behind = patient.first.index > noun.position
    if (affecting and patient.first.kind in AGENTS) or (
            behind and _wants(noun.token.analysis.lexeme, patient.first)):  # «طالب بتحميلهم المسؤولية»
        verb.object = None  # «أدى اعتقال الشرطة الناشط إلى»
    else:
        noun.object = None  # «أثارت استقالة الحكومة قلقا»


def _wants(lexeme: Lexeme, chunk: Chunk) -> bool:
    """Whether a word has a sense whose object is the head of a phrase: «تحميل الشركة مسؤولية الحادث»."""
    return any(not sense.prep and sense.takes(chunk.head.lexeme.lemma) for sense in lexeme.events)


def _behind_name(chunks: list[Chunk], noun: Predication, position: int) -> bool:
    """Whether only the name behind a title in its genitive parts a noun from a phrase: «قرار الرئيس، باراك أوباما، بإرسال»."""
    first = _end(noun) + 1
    if first + 3 != position or noun.genitive is None or not noun.genitive.first.titled:
        return False
    return chunks[first].tag == "," == chunks[first + 2].tag and chunks[first + 1].names is not None


def _acted_on(noun: Predication, position: int) -> bool:
    """Whether the phrase at a position is the object of a masdar, be it behind a time: «إعلان واشنطن أمس نشر قوات»."""
    return noun.object is not None and any(chunk.index == position for chunk in noun.object.chunks)


def _end(noun: Predication) -> int:
    """The last chunk of a noun with its genitive: «رفض فرنسا وألمانيا»."""
    return noun.genitive.chunks[-1].index if noun.genitive is not None else noun.position


def _join(clauses: Clauses, noun: Predication, verbs: dict[int, Predication]) -> None:
    """Tie a masdar to what governs the one that it is joined to: «اتفقا على سحب القوات من المدينة والإفراج عن الأسرى».

    Also where that one tells nothing: «فشلت الحكومة في حماية المدنيين ووقف القتال».
    """
    if noun.token.analysis.suffix:
        return
    other = sister(clauses, noun)
    head = other.governor if other is not None else None
    if other is None:
        untold = _untold_sister(clauses, noun)
        noun.governor = verbs.get(untold) if untold is not None else None
        if noun.governor is not None:
            for argument in (noun.governor.object, *noun.governor.oblique.values()):
                if argument is not None and any(chunk.index == untold for chunk in argument.chunks):
                    argument.chunks.append(clauses.chunks[noun.position])
        return
    if head is None:
        return
    for place in (head.object, *head.oblique.values()):
        if place is not None and any(chunk.index == other.position for chunk in place.chunks):
            place.chunks.append(clauses.chunks[noun.position])
            noun.governor = head
            return


def sister(clauses: Clauses, noun: Predication) -> Predication | None:
    """The masdar to which one behind «و» is joined, over what goes with it: «وقف القتال في المدينة وفتح الطرق»."""
    chunk = clauses.chunks[noun.position]
    if noun.form != "masdar" or chunk.conj != "wa" or chunk.prep or noun.index != chunk.first or chunk.kind in AGENTS:
        return None
    for other in reversed(clauses.predications):
        if other.position >= noun.position:
            continue
        if noun.position - other.position > _FAR or any(
                between.tag not in "NtDo," for between in clauses.chunks[other.position + 1 : noun.position]):
            return None
        first = clauses.chunks[other.position]
        noun_of_act = other.form == "noun" and first.kind == "act" and other.position + 1 == noun.position and (
            first.last - first.first == 1)  # «لحصار وقصف»
        if (other.form == "masdar" or noun_of_act) and other.index == first.first and first.kind not in AGENTS:
            return other
    return None


def _untold_sister(clauses: Clauses, noun: Predication) -> int | None:
    """The chunk of a masdar that tells no act, right behind which one is joined to it: «حماية المدنيين ووقف القتال»."""
    chunk = clauses.chunks[noun.position]
    if noun.form != "masdar" or chunk.conj != "wa" or chunk.prep or noun.index != chunk.first or not noun.position:
        return None
    before = clauses.chunks[noun.position - 1]
    masdar = before.tag == "N" and before.head.lexeme.pos == "masdar" and before.kind not in AGENTS
    return before.index if masdar and before.prep and not before.head.lexeme.events else None


def hand_over(verb: Predication, before: list[Predication], *, cited: bool) -> None:
    """Settle which of two verbs a complementiser belongs to.

    It is that of the nearer that is not ``cited`` (not of «، كما قال الوزير،»): «وفيما دعت أحزاب إلى …، قالت الوزيرة إن»; or of
    the verb of saying before a relative clause that says nothing itself, or what it says already: «يقول المشروع الذي قدمه
    النائب إن».
    """
    mark = verb.complement
    main = verb.token.analysis.lexeme.cues and not verb.relative and not cited and not verb.token.analysis.suffix
    teller = verb.subject is not None and verb.subject.how == "after" and verb.subject.first.kind in AGENTS
    if mark is not None and main and teller:
        for other in before:
            if other.complement == verb.complement:
                other.complement = None
    outer = before[-1] if before else None
    if outer is None or verb.complement is None or outer.complement is not None or not outer.token.analysis.lexeme.cues:
        return
    told = outer.subject
    described = verb.object is not None and told is not None and verb.object.first is told.first
    if verb.relative and described and verb.token.analysis.suffix:
        outer.complement, verb.complement = verb.complement, None
    same = told is not None and verb.subject is not None and verb.subject.first is told.first
    if verb.relative and same and verb.object is not None and verb.object.first.kind not in PARTIES:
        outer.complement, verb.complement = verb.complement, None  # «قال المصدر الذي طلب عدم كشف اسمه إن»


def hand_back(participle: Predication, verb: Predication | None) -> None:
    """Give a complementiser to the verb of saying that a participle of refusing goes with: «قال رافضا كشف هويته إن»."""
    told, cues = participle.object, participle.token.analysis.lexeme.cues
    if verb is None or participle.complement is None:
        return
    who = verb.subject
    last = who.chunks[-1].index if who is not None and who.how == "after" else verb.position
    if told is None and cues and all(cue.object for cue in cues) and participle.position == last + 1:
        if verb.complement is None and verb.object is None and verb.token.analysis.lexeme.cues:
            verb.complement, participle.complement = participle.complement, None  # «وأكد مجددا أن»
        return
    if told is None or told.first.kind in PARTIES:
        return
    if REFUSING.isdisjoint(cue.stance for cue in participle.token.analysis.lexeme.cues):
        return
    if verb.complement is None and verb.object is None and verb.token.analysis.lexeme.cues:
        verb.complement, participle.complement = participle.complement, None


def _by(preposition: str, noun: Predication) -> bool:
    """Whether a phrase behind a noun says by what something is done, where no sense of the noun wants it."""
    free = noun.genitive is None and noun.possessor is None and "agent" not in noun.oblique
    return preposition == "bi" and free and not _asks_for(noun, preposition) and not any(
        preposition in cue.content or "clause" in cue.content for cue in noun.token.analysis.lexeme.cues)


def _answers(verb: Predication, act: Predication, deed: Chunk) -> bool:
    """Whether a verb is done upon an act by another: «رد الجيش على الهجوم بقصف المدينة», not «رد على اتهامات بقتل مدنيين»."""
    known = verb.oblique.get("ala")
    upon = known is not None and known.first.index == act.position
    return upon and deed.prep == "bi" and deed.kind == "act" and not any(
        "bi" in cue.content or "clause" in cue.content for cue in act.token.analysis.lexeme.cues)


def _leads(verb: Predication, preposition: str) -> bool:
    """Whether a verb of saying leads to what it says by a preposition."""
    return bool(preposition) and any(
        preposition in cue.content and not cue.object for cue in verb.token.analysis.lexeme.cues)


def _asks_for(noun: Predication, preposition: str) -> bool:
    """Whether some sense of a noun wants a preposition: «تعرض مكتبه، أمس، لمداهمة»."""
    return bool(preposition) and any(sense.prep == preposition for sense in noun.token.analysis.lexeme.events)


def _fronted(clauses: Clauses, predication: Predication) -> Predication | None:
    """The verb before which a noun in a prepositional phrase opens its sentence: «وخلال محادثات في جنيف، قرر الممثلون»."""
    chunks = clauses.chunks
    if not chunks[predication.position].prep or predication.index != chunks[predication.position].first:
        return None
    if any(chunk.tag not in "NtD," or not (chunk.prep or chunk.tag != "N") for chunk in chunks[: predication.position]):
        return None
    verb = next((v for v in clauses.verbs if v.position > predication.position and not v.relative), None)
    between = chunks[predication.position + 1 : verb.position] if verb is not None else []
    return verb if between and between[-1].tag == "," and not any(chunk.tag in "cj.:r" for chunk in between) else None
