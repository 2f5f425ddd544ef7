"""Who does an act by the words beside it alone: the state of its adjective, its genitive, its agent.

«غارة تركية», «أدى قصف الجيش إلى مقتل ثلاثة»; not «اعتقال الناشط», whose genitive suffers it.
"""

from __future__ import annotations

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.events.fillers import Filler, own_act, parties
from musnad.events.role_words import RoleWords
from musnad.events.senses import choose_sense
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate


def nationality(predication: Predication, sense: Predicate, chunks: list[Chunk]) -> list[Filler]:
    """The adjective of nationality that names the acting state, «غارة تركية», or both, «القمة الأمريكية الروسية»."""
    found = [token for token in chunks[predication.position].nationalities if token.start > predication.token.start]
    genitive = predication.genitive.first if predication.genitive is not None else None
    if genitive is not None:
        form = predication.token.analysis.form
        gender = "f" if form.number == "p" else form.gender
        owner: Chunk | None = genitive
        while owner is not None:
            if owner.kind in PARTIES or owner.gender == gender:
                return []  # «تلبية طلب الحكومة اليمنية», «وقف واردات النفط الإيراني»
            owner = owner.genitive
        found = [token for token in found if token.analysis.form.gender == gender]  # «مفاوضات السلام الأمريكية»
    return [*found[:2]]


def strikes(noun: Predication, words: RoleWords) -> bool:
    """Whether a masdar has in the genitive who does its act: «قصف الجيش», «قمع النظام»."""
    genitive = noun.genitive.first if noun.genitive is not None else None
    return genitive is not None and noun.token.lexeme.lemma in words.striking and genitive.head.lexeme.lemma in words.armies


def bringer(act: Argument, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """Who does an act that brings another about: «أدى قصف الجيش إلى مقتل ثلاثة», «أسفرت غارة تركية عن»."""
    noun = clauses.headed(act.first)
    if noun is None or noun.form not in ("masdar", "noun"):
        return []
    if noun.oblique.get("agent") is not None:
        return parties(noun.oblique["agent"])
    sense = choose_sense(noun, clauses.chunks)
    own = nationality(noun, sense, clauses.chunks) if sense is not None else []
    if own or noun.genitive is None or (suffers(noun, clauses.chunks) and not strikes(noun, words)):
        return own
    return [party for party in parties(noun.genitive) if isinstance(party, Chunk) and party.kind != "place"]


def suffers(head: Predication, chunks: list[Chunk]) -> bool:
    """Whether what stands in the genitive of a masdar suffers its act: «اعتقال الناشط», not «اعتقال الشرطة الناشط»."""
    if head.form != "masdar" or head.object is not None or "li" in head.oblique:
        return False
    sense = choose_sense(head, chunks)
    if sense is not None and sense.type == "THREATEN":
        return "obj" in sense.recipient and not own_act(head)
    return sense is not None and not sense.worded and "obj" in sense.recipient and "gen" not in sense.actor
