"""Who is charged with an act, or punished or judged for it, and therefore did it: «وجهت النيابة إلى الضابط تهمة تعذيب سجين»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.fillers import Filler, is_party, parties
from musnad.events.role_words import RoleWords
from musnad.events.senses import choose_sense
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

ACCUSING: Final = "accuses"
"""Stance of nouns that say what somebody is charged with."""
CHARGED: Final = ("ila", "li", "ala", "didd")
"""Prepositions of whoever a charge is brought against: «وجهت إليه تهمة»."""
PUNISHING: Final = frozenset({"COERCE", "SANCTION", "ACCUSE"})
"""Types of acts that answer an act of the one who suffers them."""
JUDGED: Final = frozenset({"ala", "li", "because"})
"""Prepositions of what somebody is blamed, praised or punished for."""
_IN: Final = "fi"
"""Preposition of what somebody is blamed for by two words: «ألقى باللوم على … في»."""
CONVICT: Final = "convict"
ARREST: Final = "arrest"
_REASON: Final = 4
"""Chunks between a judgement and its reason."""
OPINIONS: Final = frozenset({"ACCUSE", "SUPPORT"})
"""Types of acts that judge what somebody else did."""


def accuses(token: Token) -> bool:
    """Whether a word is a noun of accusing, «تهمة», not one that only does so with another, «تقديم شكوى»."""
    return any(cue.stance == ACCUSING and not cue.object for cue in token.lexeme.cues)


def charged(verb: Predication | None, act: int, words: RoleWords, chunks: list[Chunk]) -> list[Filler]:
    """Who is charged by a verb that governs a noun of accusing with an act at a position.

    «يواجه الرجل تهمة القتل», «وجهت النيابة إلى الضابط تهمة تعذيب سجين», «حكم على الناشط بتهمة إهانة الملك».
    """
    if verb is None or verb.form != "verb":
        return []
    if verb.token.lexeme.lemma in words.undergoing and not verb.passive:
        return parties(verb.subject or verb.implied)
    for slot in CHARGED:
        place = verb.oblique.get(slot)
        if place is not None and is_party(place) and place.first.index < act:
            return parties(place)
    if verb.passive:
        return parties(verb.object)
    return culprit(verb, act) if punishes(verb, chunks) else []


def acquits(head: Predication, preposition: str, chunks: list[Chunk]) -> bool:
    """Whether a predicate acquits somebody of the act behind «من»: «برأت المحكمة الوزير من قتل المتظاهرين»."""
    sense = choose_sense(head, chunks) if preposition == "min" else None
    return sense is not None and sense.type == "CONCEDE" and "obj" in sense.recipient


def punishes(head: Predication, chunks: list[Chunk]) -> bool:
    """Whether a predicate is a punishment, arrest or accusation, whose ground is the act of the one who suffers it."""
    sense = choose_sense(head, chunks)
    return sense is not None and sense.type in PUNISHING


def rewards(head: Predication, act: Predication, chunks: list[Chunk]) -> bool:
    """Whether a predicate is a verdict or the thanks for an act of the one it is about: «حكم عليه بالسجن لقتله جاره»."""
    sense = choose_sense(head, chunks) or (choose_sense(head.governor, chunks) if head.governor is not None else None)
    if sense is None:
        return False
    own = bool(act.token.analysis.suffix)
    held = sense.mode == ARREST and all(done.type not in PUNISHING for done in act.token.analysis.lexeme.events)
    return sense.mode == CONVICT or (own and (sense.type == "SUPPORT" or held))  # not «اعتقلته لمحاكمته»


def judged_for(clauses: Clauses, act: Predication) -> bool:
    """Whether somebody is blamed or thanked for an act of his own: «انتقدت المنظمة الحكومة لقمعها المحتجين»."""
    if clauses.chunks[act.position].prep != "li" or not act.token.analysis.suffix.startswith("3"):
        return False
    main = clauses.verb_before(act.position)
    if main is None or main.negated or main.token.analysis.form.tense != "past" or act.position - main.position > _REASON:
        return False
    judged = choose_sense(main, clauses.chunks)
    return judged is not None and judged.type in OPINIONS


def culprit(head: Predication, act: int) -> list[Filler]:
    """Who is punished or accused, of an act at a position: «حكم على شاب بالسجن لقتل», «اتهم الحركة بإطلاق صواريخ على المدينة»."""
    upon = head.oblique.get("ala")
    first = upon if upon is not None and upon.first.index < act else None
    whom = head.oblique.get("li") or head.recalled.get("li") if head.form != "verb" else None
    if whom is not None and whom.first.index >= act:
        whom = None  # but «اتهام واشنطن لطهران بقصف»
    accusers = head.form == "masdar" and head.token.analysis.form.number == "p"  # «اتهامات لندن بتسميم العميل»
    owner = (None, None) if accusers else (head.genitive, head.possessor)
    places = (first, whom, head.object, head.oblique.get("didd"), *owner, upon)
    return next((parties(place) for place in places if is_party(place)), [])


def judged(head: Predication, preposition: str, act: Predication, chunks: list[Chunk]) -> list[Filler] | None:
    """Who is blamed, praised or punished for an act, where what governs it judges somebody; else None.

    «شكر الرئيس نظيره على إطلاق سراح القس», «انتقدت كندا السعودية لاعتقال ناشطات», «ألقى باللوم على الحركة في مقتل المدنيين».
    """
    if (preposition not in JUDGED and preposition != _IN) or act.form == "verb" or act.index != chunks[act.position].first:
        return None
    sense = choose_sense(head, chunks)
    blames = sense is not None and sense.type == "ACCUSE" and sense.worded and sense.prep == "bi"
    if preposition == _IN:
        blamed = parties(head.oblique.get("ala")) if blames else []
        return blamed or None
    if sense is None or sense.type not in OPINIONS | {"SANCTION"} or (sense.prep == preposition and sense.object):
        return None
    places = (head.object, head.possessor if head.token.analysis.suffix and head.form == "verb" else None,
              *(head.oblique.get(slot) for slot in ("ala", "li", "ila", "bi")))
    for place in places:
        if place is not None and is_party(place) and place.first.index < act.position:
            return parties(place)
    return None
