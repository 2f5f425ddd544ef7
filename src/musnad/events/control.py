"""Who is told to do an act that a noun names: its adjective of nationality, or a party of what governs the noun.

«بدأت تركيا هجوما», «دعا الحكومة إلى سحب القوات», «غارة تركية».
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musnad.attribution.senses import choose_cue
from musnad.clauses.agreement import fits, marked
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.events.senses import choose_sense
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

Filler = Chunk | Token
CONTROLLING: Final = frozenset({"announces", "promises", "threatens", "rejects", "admits"})
"""Stances whose speaker is the one who does the announced act: «أعلنت الوزارة فرض عقوبات»."""
CONTROLLED: Final = frozenset({"bi", "ila", "ala", "an", "min", "li", "for"})
"""Prepositions of a masdar that is an act of the governing verb's subject or object."""
ATTENDED: Final = frozenset({"during", "fi", "after", "before", "at", "maa"})
"""Prepositions of talks that the subject of the governing verb attends: «قال خلال لقائه»."""
ADDRESSING: Final = frozenset({"demands", "urges", "orders", "asks", "accuses"})
"""Stances whose addressee is the one who does it: «دعا الحكومة إلى سحب القوات»."""

PUNISHING: Final = frozenset({"COERCE", "SANCTION", "ACCUSE"})
"""Types of acts that answer an act of the one who suffers them."""
BLAMING, DISAPPROVING = "ACCUSE", "disapprove"
"""Type and mode of a condemnation."""
REFUSING: Final = "REJECT"
"""The type of a refusal."""
HARMING: Final = frozenset({"ASSAULT", "COERCE", "THREATEN", "SANCTION"})
"""Types of acts that are condemned, and that nobody does by condemning."""
OPINIONS: Final = frozenset({"ACCUSE", "SUPPORT"})
"""Types of acts that judge what somebody else did."""
STATED: Final = frozenset({"ala", "fi"})
"""Prepositions of an act that is the predicate of a nominal sentence: «على اتصال بـ», «في حرب مع»."""
BEFORE: Final = "at"
"""Preposition of those before whom something lies: «أمام المشرعين»."""
OPENING: Final = frozenset('c":.-|')
"""Tags of what stands before a clause."""
GROUNDING: Final = frozenset({"li", "bi", "an"})
"""Prepositions of the ground of a punishment: «أدين بقتل», «حكم عليه لاغتصاب»."""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Verbs that tell the role of their subject in the act that they govern.

    ``undergoing``: the subject suffers it, «تعرض لهجوم»; ``engaging``: the subject does it, behind «في», «استمرت في القصف»;
    ``witnessing``: it happens in or before the subject, «شهدت المدينة اشتباكات»; ``obliging``: it is for the party behind «على»
    to do, «يتعين على إيران السماح بـ»; ``answering``: it answers somebody's act, «استجابة لمناشدة الوزير». ``anaphors`` are
    adjectives that stand for a party named before: «الأخير». ``moving`` are acts of troops themselves: «انسحاب القوات», but
    «سحب القوات». ``gathering`` verbs have all who meet as objects: «القمة التي جمعت الرئيسين». ``held`` are nouns of the state
    that somebody is put in: «وضعته الشرطة قيد الإقامة الجبرية». ``willing`` are nouns of trying, wanting, taking part, whose
    holder does what they are about: «سعي الجيش للسيطرة على», «حرص الملك على تقديم». ``claiming`` verbs own to an act:
    «تبنى التنظيم الهجوم». ``attending`` are nouns of chairing and attending: «برئاسة الوزير», «بمشاركة الآلاف».
    ``fights`` are those of two sides, «قتل مسلحون في اشتباكات مع الجيش», of which ``civilians`` are none. ``chances`` are time or
    room to do something, «أمام المشرعين مهلة لقبول الاتفاق». ``doing`` are masdars of doing an act named before: «هجوم اتهمت
    قوات النظام بشنه».
    """

    undergoing: frozenset[str]
    engaging: frozenset[str]
    witnessing: frozenset[str]
    obliging: frozenset[str]
    answering: frozenset[str]
    anaphors: frozenset[str]
    moving: frozenset[str]
    gathering: frozenset[str]
    held: frozenset[str]
    claiming: frozenset[str]
    attending: frozenset[str]
    fights: frozenset[str]
    chances: frozenset[str]
    doing: frozenset[str]
    civilians: frozenset[str]
    willing: frozenset[str]

    @classmethod
    def of(cls, book: Rulebook) -> RoleWords:
        """The words of a rulebook."""
        names = ("undergoing", "engaging", "witnessing", "obliging", "answering", "anaphors", "moving",
                 "gathering", "held", "claiming", "attending", "fights", "chances", "doing", "willing")
        words = {name: book.forms(f"events/words/{name}.tsv") for name in names}
        return cls(**words, civilians=book.forms("events/classes/civilians.tsv"))


def nationality(predication: Predication, sense: Predicate, chunks: list[Chunk]) -> list[Filler]:
    """The adjective of nationality that names the acting state, «غارة تركية»; both of talks, «القمة الأمريكية الروسية»."""
    modifiers = chunks[predication.position].modifiers
    found: list[Filler] = [t for t in modifiers if t.lexeme.pos == "nationality" and t.start > predication.token.start]
    genitive = predication.genitive.first if predication.genitive is not None else None
    if genitive is not None:
        form = predication.token.analysis.form
        gender = "f" if form.number == "p" else form.gender
        if genitive.kind in PARTIES or genitive.gender == gender:
            return []
        found = [t for t in found if isinstance(t, Token) and t.analysis.form.gender == gender]  # «مفاوضات السلام الأمريكية»
    return found[: 2 if {"maa", "bayn"} & {*sense.actor, *sense.recipient} else 1]


def controller(
    predication: Predication, sense: Predicate, chunks: list[Chunk], saying: frozenset[int], words: RoleWords
) -> list[Filler]:
    """The party that what governs a masdar makes do the act: «بدأت تركيا هجوما», «دعا الحكومة إلى سحب القوات»."""
    head = predication.governor
    if head is None:
        return []
    preposition = _preposition(head, predication, chunks)
    if sense.type == "ASSAULT" and preposition in GROUNDING and punishes(head, chunks):
        return _culprit(head)  # «حكمت المحكمة على شاب لقتل جاره»
    if head.token.lexeme.lemma in words.claiming and sense.type in HARMING:
        return parties((head.subject or head.implied) if head.form == "verb" else (head.genitive or head.possessor))
    if head.form == "verb" and head.token.lexeme.lemma in words.obliging and not preposition:
        return parties(head.oblique.get("ala"))
    if head.negated and head.subject is not None and not head.subject.first.definite:
        return []  # «لم تعلن أي جهة مسؤوليتها عن الهجوم»
    if (head.form == "verb" and head.passive) or head.token.lexeme.lemma in words.witnessing:
        return []
    engaged = preposition == "fi" and head.token.lexeme.lemma in words.engaging
    attended = sense.type == "CONSULT" and preposition in ATTENDED
    if predication.position < head.position and not attended:
        return []
    if preposition and not (engaged or attended or preposition in CONTROLLED):
        return []
    if head.form == "participle" and _merely_tells(head, preposition):
        return []  # «مشيرا إلى إصابة آخرين»
    if head.form == "participle" and preposition:
        if is_party(head.object):
            return parties(head.object)  # «متهمة طهران بتزويد الحوثيين بالسلاح»
        if any(cue.stance in ADDRESSING and preposition in cue.content for cue in head.token.lexeme.cues):
            return parties(head.oblique.get("ila")) if preposition != "ila" else []
    if head.form != "verb":
        holder = head.oblique.get("agent") or head.genitive or head.possessor or head.subject or head.implied
        return parties(holder) or controller(head, sense, chunks, saying, words)
    before = chunks[predication.position - 1] if predication.position else None
    nested = before is not None and before.tag == "N" and before.index > head.position and bool(before.prep)
    if preposition == "ala" and nested and before is not None and before.kind in ("act", "thing", "document"):
        return []  # «توعدت طهران واشنطن بالرد على اغتيال القائد»
    cue = choose_cue(head) if head.position in saying else None
    made = bool(preposition) and preposition not in ATTENDED and is_party(head.object) and not (
        preposition == "li" and head.object is not None and head.object.first.kind == "place")  # «زار طهران للقاء نظيره»
    if preposition and not attended and _merely_tells(head, preposition, made=made):
        return []
    if made:
        return parties(head.object)
    if cue is not None and cue.stance in ADDRESSING:
        addressee = next((a for a in (head.oblique.get("ila"), head.oblique.get("min")) if is_party(a)), None)
        if addressee is not None or cue.stance != "orders":
            return parties(addressee)
    elif cue is not None and cue.stance not in CONTROLLING and preposition not in ATTENDED:
        return []
    if not preposition and _speaks_of(head, sense, chunks, known=predication.token.analysis.article):
        return []  # «أدانت الحكومة الهجوم», «وصف الوزير الحملة بأنها»
    subject = head.subject or head.implied
    if subject is None or any(c.index == predication.position for c in subject.chunks):
        return []
    acting = subject.first.head.analysis.suffix or head.token.lexeme.events or head.token.lexeme.cues
    if subject.first.kind == "place" and not acting:
        return []  # «تضررت المدينة من القصف»
    return [*parties(subject), *_partners(head, sense, chunks)]


def aiming(predication: Predication, clauses: Clauses) -> list[Filler]:
    """Whose aim an act behind «لـ» is, over whatever stands between: «بدأت القوات عملية واسعة في الجنوب للسيطرة على»."""
    chunks = clauses.chunks
    if predication.form != "masdar" or chunks[predication.position].prep != "li" or predication.governor is not None:
        return []
    verb = clauses.verb_before(predication.position)
    if verb is None or verb.passive or verb.token.lexeme.cues:
        return []
    for chunk in chunks[verb.position + 1 : predication.position]:
        if chunk.tag in "c.r:Vj" or (chunk.tag == "N" and chunk.prep == "li" and chunk.kind in PARTIES - {"place"}):
            return []  # «فتحت الباب للأطراف للاجتماع»
    return parties(verb.subject or verb.implied)


def _called(chunks: list[Chunk], position: int) -> Chunk | None:
    """Who is called or pressed to do the act behind «لـ»: «وجهت الدعوة للأطراف للاجتماع», «ضغط على القبائل للانسحاب»."""
    party = chunks[position - 1] if position > 1 else None
    if party is None or party.tag != "N" or party.prep not in ("li", "ala", "ila") or party.kind not in PARTIES - {"place"}:
        return None
    call = chunks[position - 2]
    tells = call.tag == "N" and any(sense.type == "REQUEST" for sense in call.head.lexeme.events)
    return party if tells else None


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
    """Who tries or wants to do an act, by the noun on which it hangs: «في إطار سعي الجيش للسيطرة على المدينة»."""
    chunks = clauses.chunks
    chunk = chunks[predication.position]
    if not chunk.prep or predication.index != chunk.first or predication.form == "verb":
        return []
    called = (_called(chunks, predication.position) or _may(chunks, predication.position, words)) if chunk.prep == "li" else None
    if called is not None:
        return [called]
    before = predication.position - 1
    while before > 0 and chunks[before].tag in "tD":
        before -= 1
    noun = chunks[before] if before >= 0 else chunk
    if noun.kind == "quantity" and chunk.prep == "min" and before:
        noun, before = chunks[before - 1], before - 1  # «مسؤوليته عن الكثير من الهجمات»
    if noun.tag != "N" or noun.head.lexeme.lemma not in words.willing:
        return []
    if noun.genitive is not None:
        return [noun.genitive] if noun.genitive.kind in PARTIES else []
    verb = clauses.verb_before(before)
    if verb is None or verb.passive or (verb.complement is not None and verb.complement < before):
        return []
    if verb.negated and verb.subject is not None and not verb.subject.first.definite:
        return []  # «لم تعلن أي جهة مسؤوليتها»
    subject, suffix = verb.subject or verb.implied, noun.head.analysis.suffix
    if suffix and subject is not None and not fits(*marked(suffix), subject):
        near = (c for c in reversed(chunks[verb.position + 1 : before]) if c.tag == "N" and c.kind in PARTIES - {"place"})
        return next(([c] for c in near if fits(*marked(suffix), Argument([c], "pronoun"))), [])
    if not suffix and noun.definite:  # «اتهم الوزير طهران بالوقوف وراء الهجوم»
        accused = any(cue.stance == "accuses" for cue in verb.token.lexeme.cues)
        return parties(verb.object) if accused and noun.head.analysis.article else []
    return parties(subject)


def topic(predication: Predication, chunks: list[Chunk]) -> Chunk | None:
    """What a nominal sentence says to be in or at an act: «نحن على اتصال بالسلطات», «الحكومة في مفاوضات مع البنك»."""
    position = predication.position
    chunk = chunks[position]
    if chunk.prep not in STATED or chunk.definite or predication.index != chunk.first or not position:
        return None
    before = chunks[position - 1]
    opens = position == 1 or chunks[position - 2].tag in OPENING or bool(before.conj)
    party = before.tag == "N" and before.kind in PARTIES and not before.prep
    return before if opens and (party or before.tag == "o") else None


def _partners(head: Predication, sense: Predicate, chunks: list[Chunk]) -> list[Filler]:
    """Those with whom the subject of a verb agrees on an act of all: «اتفقت روسيا مع تركيا على وقف إطلاق النار»."""
    governing = choose_sense(head, chunks) if "maa" in head.oblique and "bayn" in sense.actor else None
    return parties(head.oblique["maa"]) if governing is not None and "maa" in governing.actor else []


def _speaks_of(head: Predication, sense: Predicate, chunks: list[Chunk], *, known: bool) -> bool:
    """Whether a verb tells what its subject thinks or says of a ``known`` act rather than what it does.

    What somebody condemns is another's act, definite or not: «أدانت الجزائر تدمير أضرحة».
    """
    judged = choose_sense(head, chunks)
    if judged is not None and judged.type == BLAMING and judged.mode == DISAPPROVING and sense.type in HARMING:
        return True
    if judged is not None and judged.type == REFUSING and sense.type in HARMING and known:
        return True  # «ترفض القاهرة الحرب»
    if not known:
        return False
    if head.token.lexeme.cues:
        return not any(cue.stance in CONTROLLING for cue in head.token.lexeme.cues)
    return judged is not None and judged.type in OPINIONS and judged.type != sense.type


def punishes(head: Predication, chunks: list[Chunk]) -> bool:
    """Whether a predicate is a punishment, arrest or accusation, whose ground is the act of the one who suffers it."""
    sense = choose_sense(head, chunks)
    return sense is not None and sense.type in PUNISHING


def _culprit(head: Predication) -> list[Filler]:
    """Who is punished or accused."""
    places = (head.oblique.get("ala"), head.object, head.oblique.get("didd"), head.genitive, head.possessor)
    return next((parties(place) for place in places if is_party(place)), [])


def _merely_tells(head: Predication, preposition: str, *, made: bool = False) -> bool:
    """Whether a verb only reports the act that it governs, or something else: «تحدث المدنيون عن عمليات اغتصاب».

    ``made``: it has a party as object, whom it makes do the act where no cue takes the preposition: «دفع الجيش إلى الانسحاب».
    """
    cues = [cue for cue in head.token.lexeme.cues if not cue.object]
    if made and not any(preposition in cue.content for cue in cues):
        return False
    return bool(cues) and not any(cue.stance in CONTROLLING | ADDRESSING and preposition in cue.content for cue in cues)


def _preposition(head: Predication, noun: Predication, chunks: list[Chunk]) -> str:
    """The preposition by which a noun hangs on what governs it, or ''."""
    if noun.position < head.position:
        return chunks[noun.position].prep
    return next((p for p, a in head.oblique.items() if any(c.index == noun.position for c in a.chunks)), "")


def parties(argument: Argument | None) -> list[Filler]:
    """The phrases of an argument that denote somebody."""
    return [c for c in argument.chunks if c.kind in PARTIES] if argument is not None else []


def is_party(argument: Argument | None) -> bool:
    """Whether an argument denotes somebody."""
    return argument is not None and argument.first.kind in PARTIES


def is_city(chunk: Chunk) -> bool:
    """Whether a phrase names a city, where talks are held: «قمة الرياض»."""
    if chunk.kind != "place" or chunk.name is None:
        return False
    kinds = {lexeme.kind for lexeme in chunk.head.rivals} if chunk.head.name is not None else {chunk.name.kind}
    return "city" in kinds and "country" not in kinds
