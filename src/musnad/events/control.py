"""Who is told to do an act that a noun names: its adjective of nationality, or a party of what governs the noun.

«بدأت تركيا هجوما», «دعا الحكومة إلى سحب القوات», «غارة تركية».
"""

from __future__ import annotations

from typing import Final

from musnad.attribution.senses import choose_cue
from musnad.clauses.agreement import fits
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.answerable import BEHIND
from musnad.events.charges import ACCUSING, OPINIONS, accuses, acquits, charged, culprit, judged, punishes
from musnad.events.collocation import names_harm
from musnad.events.doers import suffers
from musnad.events.fillers import PURPOSE, Filler, by, is_party, parties
from musnad.events.makers import maker, of_act
from musnad.events.role_words import RoleWords
from musnad.events.senses import choose_sense
from musnad.events.sought import Sought
from musnad.events.stances import (
    ADDRESSING,
    BLAMING,
    CONTROLLING,
    DISAPPROVING,
    DOING,
    HARMING,
    HELPING,
    REFUSING,
    asking,
    makes,
    merely_tells,
    speaks_of,
    warned,
)
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

CONTROLLED: Final = frozenset({"bi", "ila", "ala", "an", "min", "li", "for", "without"})
"""Prepositions of a masdar that is an act of the governing verb's subject or object."""
ATTENDED: Final = frozenset({"during", "fi", "after", "before", "at", "maa", "without"})
"""Prepositions of talks that the subject of the governing verb attends: «قال خلال لقائه»."""

MEDIATED: Final = "third-party"
"""Mode of talks that somebody else brings about, who need not be who does something behind them."""
BEFORE: Final = "at"
"""Preposition of those before whom something lies: «أمام المشرعين»."""
DENYING: Final = "denies"
"""Stance of whoever says not to have done an act: «نفت إيران إرسال قوات»."""
PROTESTING: Final = "PROTEST"
GROUNDING: Final = frozenset({"li", "bi", "an"})
"""Prepositions of the ground of a punishment: «أدين بقتل», «حكم عليه لاغتصاب»."""


class _Governed(Sought):
    """An act as its doer is sought in what governs it: in the ``head``, on which it hangs by a ``preposition`` or ''.

    ``making``: whether the head makes others do acts; ``attended``: whether it tells of what was done at talks.
    """

    __slots__ = ("attended", "head", "making", "preposition")

    def __init__(self, head: Predication, act: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int],
                 words: RoleWords) -> None:
        super().__init__(act, sense, clauses, saying, words)
        self.head = head
        self.preposition = by(head, act, self.chunks)
        self.making = head.token.lexeme.lemma in words.making
        self.attended = sense.type == "CONSULT" and sense.mode != MEDIATED and self.preposition in ATTENDED


def controller(
    predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int], words: RoleWords
) -> list[Filler]:
    """The party that what governs a masdar makes do the act: «بدأت تركيا هجوما», «دعا الحكومة إلى سحب القوات»."""
    head = predication.governor
    if head is None or head.token.lexeme.lemma in words.feeling:
        return []
    if head.token.lexeme.lemma in words.foiling and sense.type in HARMING:
        return []  # «أحبطت الشرطة هجوما»
    chunks = clauses.chunks
    chunk = chunks[predication.position]
    beside = chunks[chunk.index - 1] if chunk.index and chunk.prep else None
    if beside is not None and beside.tag == "N" and beside.head.lexeme.lemma in words.awaiting and not beside.prep:
        return []  # «انتشرت الشرطة تحسبا لمظاهرات»
    if beside is not None and beside.head.lexeme.lemma in words.protecting and chunk.prep == "min":
        return []  # «طالب بحماية المدنيين من هجمات»
    if predication.index > chunk.first and clauses.tokens[predication.index - 1].lexeme.lemma in words.matters:
        return []  # «يتولى القاضي ملف الهجوم على المطار»
    if beside is not None and beside.head.lexeme.lemma in words.foiling:
        return []  # «للحيلولة دون وقوع هجمات»
    if predication.index != chunk.first and chunk.head is not predication.token and (
            accuses(chunk.head) or accuses(clauses.tokens[predication.index - 1])):
        return charged(head if head.form == "verb" else clauses.verb_before(chunk.index), chunk.index, words, chunks)
    g = _Governed(head, predication, sense, clauses, saying, words)
    found = _answered(g)
    if found is None:
        found = _attributed(g)
    if found is None and (_by_nobody(g) or not _within_reach(g)):
        return []
    if found is None and head.form == "participle":
        found = _of_participle(g)
    if found is None:
        found = _of_verb(g) if head.form == "verb" else _of_noun(g)
    if found and predication.index != chunk.first and _stopped(clauses.tokens[predication.index - 1], predication.token):
        return found if _is_asked(g, found) else []  # «إجراءات لوقف القتال», but «طالبت إسرائيل بوقف الحرب»
    return found


def _answered(g: _Governed) -> list[Filler] | None:
    """Who is harmed, punished or judged by what governs an act, which is why; None where that answers no act."""
    if g.sense.type == "ASSAULT" and names_harm(g.head, g.preposition, g.predication):
        return []  # «إصابة مدنيين بجروح»
    if g.preposition and g.head.form != "verb" and _judges(g):
        return []  # «جددت الأمم المتحدة إدانتها لقصف المدنيين»
    if g.sense.type == "ASSAULT" and g.preposition in GROUNDING and punishes(g.head, g.chunks):
        return culprit(g.head, g.predication.position)  # «حكمت المحكمة على شاب لقتل جاره»
    if g.sense.type in HARMING and acquits(g.head, g.preposition, g.chunks):
        return []
    return judged(g.head, g.preposition, g.predication, g.chunks)


def _attributed(g: _Governed) -> list[Filler] | None:
    """Who claims to have done an act, or has a right or duty to do it: «تبنى التنظيم التفجير», «يحق للشرطة اعتقال»."""
    head, lemma = g.head, g.head.token.lexeme.lemma
    if lemma in g.words.claiming and g.sense.type in HARMING:
        return parties((head.subject or head.implied) if head.form == "verb" else (head.genitive or head.possessor))
    if head.form == "verb" and lemma in g.words.ascribing and g.sense.type in HARMING and not g.preposition:
        return parties(head.oblique.get("ila"))  # «نسبت السلطات الهجوم إلى متشددين»
    if head.form == "verb" and lemma in g.words.obliging and not g.preposition:
        return parties(head.oblique.get("ala") or head.oblique.get("li"))  # «يحق للشرطة اعتقال المشتبه بهم»
    return None


def _by_nobody(g: _Governed) -> bool:
    """Whether the subject of what governs an act is nobody, or only sees it happen."""
    head, words = g.head, g.words
    nobody = head.subject.first if head.negated and head.subject is not None else None
    if nobody is not None and not (nobody.definite or nobody.head.analysis.suffix):
        return True  # «لم تعلن أي جهة مسؤوليتها عن الهجوم»
    if head.form != "verb":
        return False
    lemma = head.token.lexeme.lemma
    if head.passive or lemma in words.witnessing:
        return True
    if lemma in words.occurring and g.predication.token.analysis.suffix and head.subject is not None and (
            head.subject.how == "antecedent"):
        return True  # «العمال الذين تم اعتقالهم»
    return lemma in words.occurring and not (head.object is not None and is_party(head.subject))  # «وقع الرئيس قرارا»


def _within_reach(g: _Governed) -> bool:
    """Whether an act hangs on what governs it so that somebody of this may do it: as its object, or by some prepositions."""
    if g.attended:
        return True
    if g.predication.position < g.head.position:
        return False
    if g.preposition == "without" and g.sense.type in HARMING and g.head.form != "verb":
        return False  # «دعا إلى تغيير النظام دون سفك دماء»
    engaged = g.preposition == "fi" and (g.making or g.head.token.lexeme.lemma in g.words.engaging)
    engaged |= g.preposition == BEHIND and g.sense.type in HARMING  # «تقف الحركة وراء الهجوم»
    return engaged or not g.preposition or g.preposition in CONTROLLED


def _of_participle(g: _Governed) -> list[Filler] | None:
    """Who is told or said to do an act by a participle of saying: «متهمة طهران بتزويد الحوثيين بالسلاح»."""
    head, preposition = g.head, g.preposition
    if merely_tells(head, preposition):
        return []  # «مشيرا إلى إصابة آخرين»
    if not preposition:
        return None
    if is_party(head.object):
        return parties(head.object)
    if any(cue.stance in ADDRESSING and preposition in cue.content for cue in head.token.lexeme.cues):
        return parties(head.oblique.get("ila")) if preposition != "ila" else []
    return None


def _of_noun(g: _Governed) -> list[Filler]:
    """Who does an act that hangs on a noun or participle: who is asked by it, or whoever does what it tells."""
    head, preposition = g.head, g.preposition
    asked = _asked(head, preposition, g.predication, g.words, g.chunks)
    if asked is not None:
        return asked
    if preposition == "ala" and _answers(g):
        return []  # «تعهدت واشنطن بالرد على الهجوم»
    done_to = (not preposition or preposition in DOING) and suffers(head, g.chunks)  # «طلب تسليم المتهم لمحاكمته»
    done_to |= g.attended and _undergone(head, g.chunks)  # «إطلاق سراح الأسرى قبل التفاوض»
    owner = None if done_to else head.genitive or head.possessor
    holder = head.oblique.get("agent") or owner or head.subject or head.implied
    above = head.governor
    if holder is None and above is not None and above.token.lexeme.lemma in g.words.undergoing and by(
            above, head, g.chunks) != "bi":
        return parties(head.oblique.get("min"))  # «تلقى الصحفي تهديدات بالقتل من مجهولين»
    return parties(holder) or controller(head, g.sense, g.clauses, g.saying, g.words)


def _judges(g: _Governed) -> bool:
    """Whether a noun condemns, praises or rejects another's act, which it governs by a preposition."""
    sense = choose_sense(g.head, g.chunks)
    if sense is None:
        return False
    if sense.type in (REFUSING, PROTESTING) or (sense.type == BLAMING and sense.mode == DISAPPROVING):
        return g.sense.type in HARMING | HELPING
    return sense.type in OPINIONS and sense.type != BLAMING and g.sense.type != sense.type


def _answers(g: _Governed) -> bool:
    """Whether a noun that governs an act by «على» tells what is done or said about it, not who may do it."""
    lemma = g.head.token.lexeme.lemma
    return g.sense.type in HARMING and lemma not in g.words.willing and lemma not in g.words.making and (
        lemma not in g.words.controlling and not any(cue.stance in ADDRESSING for cue in g.head.token.lexeme.cues))


def _of_verb(g: _Governed) -> list[Filler]:
    """Who does an act that hangs on a verb: whom it makes or asks to do it, else its subject."""
    head, preposition, chunks = g.head, g.preposition, g.chunks
    before = chunks[g.predication.position - 1] if g.predication.position else None
    if preposition == "ala" and before is not None and before.tag == "N" and before.index > head.position and before.prep and (
            before.kind in ("act", "thing", "document")):
        return []  # «توعدت طهران واشنطن بالرد على اغتيال القائد»
    if g.sense.type == PROTESTING and _puts_down(g):
        return []  # «فرقت الشرطة تظاهرة»
    target = _target(g)
    if preposition and is_party(target) and (
            g.making or warned(head, preposition, g.predication)
            or (preposition not in ATTENDED and makes(head, preposition, chunks))):
        return parties(target)
    spoken = head.position in g.saying or any(preposition in cue.content for cue in head.token.lexeme.cues)
    beside = preposition in DOING and not spoken  # «ردت اليابان على التجربة بتحريك أنظمة»
    if preposition and not (g.attended or beside) and merely_tells(head, preposition):
        return []
    told = _told(g)
    if told is not None:
        return told
    if not preposition and speaks_of(head, g.sense, chunks, known=_known(g)):
        return []  # «أدانت الحكومة الهجوم», «وصف الوزير الحملة بأنها»
    return _of_subject(g)


def _puts_down(g: _Governed) -> bool:
    """Whether a verb harms, forbids or blames the protest that is its object, whose subject then is no protester."""
    if g.head.object is None or g.head.object.first.index != g.predication.position:
        return False  # «استدعت السفير احتجاجا»
    sense = choose_sense(g.head, g.chunks)
    return sense is not None and sense.type in HARMING | {BLAMING, REFUSING}


def _target(g: _Governed) -> Argument | None:
    """To whom a verb does what it tells, who may be made to do an act: its object, or whom its pronoun stands for.

    «دعاه إلى الاستقالة», «سمحت السلطات للمستوطنين باقتحام».
    """
    head = g.head
    target = head.possessor if head.token.analysis.suffix and not is_party(head.object) else head.object
    allowed = head.oblique.get("li") if g.making and g.preposition == "bi" and not is_party(target) else None
    return allowed if is_party(allowed) else target


def _told(g: _Governed) -> list[Filler] | None:
    """Whom a verb of saying asks to do an act, nobody where it only speaks of one; None where its speaker may do it."""
    head, preposition, act = g.head, g.preposition, g.predication
    cue = choose_cue(head) if head.position in g.saying else asking(head, preposition)
    if cue is None and not preposition and head.object is not None and is_party(head.object) and (
            head.object.first.index < act.position or head.subject is None or head.subject.first.index != act.position) and any(
            cue.stance in ADDRESSING and "obj" in cue.addressee and not cue.object for cue in head.token.lexeme.cues):
        return parties(head.object)  # «ناشد الوزير الدول زيادة مساعداتها»
    if cue is None:
        return None
    if cue.stance in ADDRESSING:
        source = head.oblique.get("min")
        if source is not None and source.first.index > act.position:
            source = None  # «قضت المحكمة برفض الطعن المقدم من النيابة»
        addressee = next((a for a in (head.oblique.get("ila"), source) if is_party(a)), None)
        if addressee is None and not preposition and head.object is not None and head.object.first.index < act.position:
            return parties(head.object)  # «ناشدت المنظمة الدول تقديم مساعدات»
        return parties(addressee) if addressee is not None or cue.stance != "orders" else None
    if cue.stance in CONTROLLING or preposition in ATTENDED:
        return None
    own = not preposition and (act.form == "masdar" or act.index != g.chunks[act.position].first) and not _known(g)
    return None if own and cue.stance == DENYING else []


def _of_subject(g: _Governed) -> list[Filler]:
    """Who does an act that the subject of a verb does: the subject, whoever did the act that it is, or whose thing it is."""
    head, preposition, clauses = g.head, g.preposition, g.clauses
    subject = head.subject or head.implied
    if subject is None or any(chunk is g.chunks[g.predication.position] for chunk in subject.chunks):
        return []
    first = subject.first
    controlling = head.token.lexeme.lemma in g.words.controlling
    if first.start < clauses.tokens[0].start and ((preposition and not controlling) or _comes_about(g)):
        return []  # told in a sentence before: «واهتمت بسلسلة الهجمات»
    telling = head.token.lexeme.events or head.token.lexeme.cues
    acting = controlling or preposition == BEHIND or first.head.analysis.suffix or telling or (
        preposition in DOING and first.name is not None and not g.predication.token.analysis.article)
    state = first.name is not None and first.name.kind == "country"
    acting = acting or (preposition == PURPOSE and head.object is not None and state)  # «وجدت إسرائيل ذرائع لقصف»
    if first.kind == "place" and not acting:
        return []  # «تضررت المدينة من القصف»
    if first.kind in ("act", "document"):
        owner = of_act(subject, clauses) if first.kind == "act" else []
        return owner or (maker(subject, clauses, head) if head.relative and preposition in ("bi", "ila") else [])
    if controlling and first.kind == "thing":
        return list(subject.chunks)  # «واصلت الطائرات الروسية قصف المدينة»: whose they are is told later
    return [*parties(subject), *_partners(head, g.sense, g.chunks)]


def _comes_about(g: _Governed) -> bool:
    """Whether a verb without a subject of its own may tell that a known act comes about: «وبدأت الاحتجاجات قبل أيام»."""
    form = g.head.token.analysis.form
    return g.predication.token.analysis.article and fits(
        form.gender, "", Argument([g.chunks[g.predication.position]], "after"))


def _asked(
    head: Predication, preposition: str, act: Predication, words: RoleWords, chunks: list[Chunk]
) -> list[Filler] | None:
    """Who is asked or accused by a noun of asking or accusing to do or to have done an act; None where the noun does neither.

    «دعوة الوزير الأطراف إلى وقف القتال», «طلب من البرلمان تمديد الحالة», «اتهام الجيش بقتل المدنيين».
    """
    cues = [cue for cue in head.token.lexeme.cues if cue.stance in ADDRESSING and not cue.object]
    accusing = preposition == "bi" and any(cue.stance == ACCUSING for cue in cues)
    if not cues or not (not preposition or accusing or any(preposition in cue.content for cue in cues)):
        return None
    places = (head.object, *(head.oblique.get(slot) for slot in ("li", "ila", "min") if slot != preposition),
              head.recalled.get("li"), head.recalled.get("ila"))  # «اتهام واشنطن لها بقصف»
    for place in places:
        if is_party(place) and place is not None and place.first.index < act.position:
            return parties(place)
    if all(cue.stance == "orders" for cue in cues):
        return None  # «قرار الحكومة فرض حظر التجول»
    if head.genitive is None and any(cue.stance == ACCUSING for cue in cues):
        return charged(head.governor, head.position, words, chunks) or None  # «واجه الوزير اتهامات بالفساد»
    if head.token.analysis.form.number == "p":
        return []  # «اتهامات لندن بتسميم العميل»
    asked = any("obj" in cue.addressee for cue in cues)  # «مطالبة الحكومة بالاستقالة»
    return parties(head.genitive) if asked or any(cue.stance == ACCUSING for cue in cues) else []


def _known(g: _Governed) -> bool:
    """Whether an act is definite, by the masdar before it of giving or doing it where there is one: «تقديم الدعم العسكري»."""
    doing = g.chunks[g.predication.position].head
    given = doing is not g.predication.token and doing.start < g.predication.token.start and bool(doing.lexeme.data.get("masdar"))
    return (doing if given else g.predication.token).analysis.article


def _is_asked(g: _Governed, doers: list[Filler]) -> bool:
    """Whether those who may do an act are asked or made to do it, and do not do it as the subject of what governs it."""
    if g.head.form != "verb":
        return _asked(g.head, g.preposition, g.predication, g.words, g.chunks) is not None
    return doers != parties(g.head.subject or g.head.implied)


def _stopped(noun: Token, act: Token) -> bool:
    """Whether a noun tells that an act is stopped, which not they who stop it do: «وقف القتال»."""
    return act.analysis.article and any(
        sense.type == "RETREAT" and not sense.prep and sense.takes(act.lexeme.lemma) for sense in noun.lexeme.events)


def _undergone(head: Predication, chunks: list[Chunk]) -> bool:
    """Whether what stands in the genitive of a noun undergoes its act: «إطلاق سراح الأسرى»."""
    sense = choose_sense(head, chunks)
    return sense is not None and head.object is None and "gen" not in sense.actor and "gen" in sense.recipient


def _partners(head: Predication, sense: Predicate, chunks: list[Chunk]) -> list[Filler]:
    """Those with whom the subject of a verb agrees on an act of all: «اتفقت روسيا مع تركيا على وقف إطلاق النار»."""
    governing = choose_sense(head, chunks) if "maa" in head.oblique and "bayn" in sense.actor else None
    return parties(head.oblique["maa"]) if governing is not None and "maa" in governing.actor else []
