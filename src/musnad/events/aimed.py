"""At whom an act is aimed, where the frame of its row names no place for it that is filled.

«انتقادات وجهها النائب إلى الحكومة», «شن أي ضربة لإيران», «تظاهر العشرات احتجاجا على قرار الوزير».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.fillers import Filler, is_of_content, parties
from musnad.events.owners import is_state, owners
from musnad.events.role_words import RoleWords
from musnad.events.senses import choose_sense
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate

_OF_NOUNS: Final[dict[str, tuple[str, ...]]] = {
    "ACCUSE": ("didd", "ila", "ala", "towards"),
    "ASSAULT": ("didd", "ala", "li"),
    "COERCE": ("didd", "ala"),
    "SANCTION": ("didd", "ala"),
    "THREATEN": ("didd", "ila", "li"),
    "REQUEST": ("ila", "li"),
    "SUPPORT": ("li", "ila"),
    "AID": ("li", "ila"),
    "AGREE": ("ila", "li"),
    "RETREAT": ("an", "ala"),
}
"""Prepositions behind the noun of an act that name at whom it is aimed, by the type of the act."""
_OF_VERBS: Final[dict[str, tuple[str, ...]]] = {
    "ACCUSE": ("didd",), "ASSAULT": ("didd",), "COERCE": ("didd",), "SANCTION": ("didd",), "THREATEN": ("didd",),
    "REQUEST": ("ila",), "AID": ("li", "ila"), "RETREAT": ("an", "ala"),
}
"""The same behind a verb, whose other phrases are more often of something else."""
_ABOUT_ACTS: Final = frozenset({"ACCUSE", "REJECT", "REQUEST", "SUPPORT"})
"""Types of acts that judge or ask for another act, at whose target they are not aimed."""
_FRIENDLY: Final = frozenset({"AID", "SUPPORT", "COOPERATE", "CONSULT", "RETREAT", "AGREE"})
"""Types of acts that somebody promises or agrees to do for another."""
_HOSTILE: Final = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
"""Types of acts with which somebody threatens another."""
_PROMISED: Final = ("bi", "ala", "li")
"""Prepositions of what somebody promises, agrees to or is ready for."""
_SOMEBODY: Final = frozenset({"person", "group", "organisation", "government"})
_NEAR: Final = 3
"""Chunks behind an act within which a phrase goes with it, unless its clause gives it the phrase."""
_REACH: Final = 7
"""Chunks behind a protest within which it is said against what it is."""
_ENDS: Final = "Vcjr.:"
_TO: Final = ("bi", "ala", "li", "min", "didd")


def aimed(predication: Predication, sense: Predicate, clauses: Clauses, actor: list[Filler]) -> list[Filler]:
    """At whom an act is aimed by a preposition that its row does not name."""
    if "maa" in sense.actor:
        return []  # «اتفاق مع الشركة للتصدير إلى مصر»
    table = _OF_VERBS if predication.form in ("verb", "participle") else _OF_NOUNS
    for preposition in table.get(sense.type, ()):
        argument = predication.oblique.get(preposition)
        if argument is None or preposition == sense.prep or preposition in sense.actor or (
                argument.first.index - predication.position > _NEAR and "agent" not in predication.oblique):
            continue
        between = clauses.chunks[predication.position + 1 : argument.first.index]
        if sense.type in _ABOUT_ACTS and any(chunk.kind == "act" and chunk.prep for chunk in between):
            continue  # «إدانتها للهجوم على السفارة», «المطالبة بتحسين الخدمات للسكان»
        lifted = predication.object.first.index if predication.object is not None else predication.position
        if sense.type == "RETREAT" and preposition == "ala" and argument.first.index > lifted + 1:
            continue  # «رفع حظر الوصول إلى حساب الرئيس على الشبكة»
        if preposition == "li" and any(chunk.tag == "N" and (chunk.prep or argument.first.kind == "place") for chunk in between):
            continue  # «ضغوط من منافسيه خلال الانتخابات التمهيدية للحزب»
        found = [party for party in parties(argument) if _somebody(party) and party not in actor]
        if found:
            return list(found)
    return []


def asked(verb: Predication, clauses: Clauses) -> list[Filler]:
    """Who is to do what somebody demands in a clause: «طلب الوزير أن تفرج إسرائيل عن الأسرى»."""
    if verb.form != "verb" or verb.complement is None or clauses.chunks[verb.complement].tag != "c":
        return []
    told = next((other for other in clauses.verbs if other.position > verb.position), None)
    if told is None or not verb.complement < told.position <= verb.complement + 2:
        return []
    if told.passive or told.subject is None or told.subject.how != "after":
        return []
    return [party for party in parties(told.subject) if _somebody(party)]


def promised(predication: Predication, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """For whom what somebody promises or agrees to is done: «تعهدت باريس بمساعدة ليبيا», «مستعدة للدفاع عن تايوان»."""
    for preposition in _PROMISED:
        argument = predication.oblique.get(preposition)
        promise = argument.first if argument is not None else None
        acts = [noun for noun in clauses.predications if promise is not None and noun.position == promise.index]
        for noun in reversed(acts):  # «تعهد بمواصلة دعم أوكرانيا»
            for slot in _for_another(noun, clauses, words):
                place = noun.oblique.get(slot) if slot not in ("obj", "gen") else noun.object or noun.genitive
                found = [party for party in parties(place) if _somebody(party)]
                if found:
                    return list(found)
    return []


def _for_another(noun: Predication, clauses: Clauses, words: RoleWords) -> tuple[str, ...]:
    """Where a masdar of what is done for or with another has the other, if it is one."""
    sense = choose_sense(noun, clauses.chunks)
    if sense is not None and sense.type in _FRIENDLY:
        return (*sense.recipient, "maa") if sense.type in ("COOPERATE", "CONSULT") else sense.recipient
    return ("obj", "an", "li", "maa") if sense is None and noun.token.lexeme.lemma in words.helping else ()


def threatened(predication: Predication, clauses: Clauses) -> list[Filler]:
    """Against whom what somebody threatens with is directed: «تهديدات بالرد على إسرائيل»."""
    for preposition in _PROMISED:
        argument = predication.oblique.get(preposition)
        for noun in reversed([p for p in clauses.predications if argument is not None and p.position == argument.first.index]):
            sense = choose_sense(noun, clauses.chunks)
            if sense is not None and sense.type not in _HOSTILE:
                continue
            for slot in (*(sense.recipient if sense is not None else ()), "ala", "didd"):
                place = noun.oblique.get(slot) if slot not in ("obj", "gen") else noun.object or noun.genitive
                found = [party for party in parties(place) if _somebody(party)]
                if found:
                    return list(found)
    return []


def fallen(casualties: Predication, clauses: Clauses) -> list[Filler]:
    """How many died, by the number behind the verb that has their number as its subject: «ارتفع عدد القتلى إلى 115 قتيلا»."""
    told, head = clauses.chunks[casualties.position], casualties.governor
    if told.count is not None:
        return []
    behind = (head.oblique.get("ila"), head.object, *head.others) if head is not None else ()
    for place in (*behind, casualties.oblique.get("ila")):
        if place is not None and place.first.index > casualties.position and (
                place.first.count is not None or place.first.kind == "quantity"):
            return [place.first]
    return []


def _somebody(party: Filler) -> bool:
    """Whether a phrase denotes people, a body or a state."""
    return isinstance(party, Chunk) and (party.kind in _SOMEBODY or is_state(party))


def protested(predication: Predication, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """Whose act a protest is against, by the masdar or participle behind it that says why: «احتجاجا على قرار الوزير»."""
    position = predication.position
    limit = min(len(clauses.chunks), position + _REACH)
    for chunk in clauses.chunks[position + 1 : limit]:
        if chunk.tag in _ENDS:
            limit = chunk.index
            break
    for reason in clauses.predications:
        if not position <= reason.position < limit or reason is predication:
            continue
        if reason.token.lexeme.lemma not in words.decrying:
            continue
        chunk = clauses.chunks[reason.position]
        if reason.form == "masdar" and chunk.prep != "li" and (chunk.prep or chunk.definite):
            continue
        for preposition in _TO:
            argument = reason.oblique.get(preposition)
            if argument is None:
                continue
            found = [party for party in parties(argument) if _somebody(party)]
            whose = owners(clauses, reason, {preposition: list(argument.chunks)}, (preposition,), words) if not found else []
            return found or [
                owner for owner in whose
                if not (isinstance(owner, Chunk) and owner.prep == "li" and is_of_content(reason, owner))]
    return []
