"""Whose an act or thing is: of whom its genitive, its clause, «لـ» or its adjective tells that it is theirs.

«أشاد بجهود الحكومة», «رفض العرض الذي قدمه الرئيس», «قصف بلدة يسيطر عليها المتمردون», «مواقع للجيش».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked, pronoun_of
from musnad.clauses.clause import Clauses
from musnad.clauses.coordination import coordinated
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.events.fillers import Filler, parties
from musnad.events.role_words import RoleWords
from musnad.events.senses import choose_sense
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

Slots = dict[str, list[Filler]]
OWNING: Final = ("li", "bayn")
"""Prepositions behind a noun that name whose it is: «مواقع للجيش», «الاتفاق بين مصر والسودان»."""
CLAUSE: Final = 5
"""Chunks within which a clause that describes a noun has its verb."""
HELD: Final = "ala"
"""Preposition of what somebody holds: «يسيطر عليها»."""
WITHIN: Final = "fi"
"""Preposition of where somebody keeps himself: «يتحصن فيه»."""


def owners(
    clauses: Clauses, predication: Predication, slots: Slots, wanted: tuple[str, ...], words: RoleWords, *, harmed: bool = False,
    another: bool = False
) -> list[Filler]:
    """Whose the act or thing is that is praised, blamed or refused: «أشاد بجهود الحكومة», «رفض اقتراح موسكو».

    ``harmed``: something is done to the thing rather than thought of it; ``another``: a pronoun is that of who acts,
    «تراجع عن موقفه», and no owner.
    """
    for slot in wanted:
        for filler in slots.get(slot, ()):
            if isinstance(filler, Token) or not _owned(filler, slot, words, harmed=harmed):
                continue
            tail = filler.genitive
            if tail is not None and owns(tail):
                more = [c for c in coordinated(clauses.chunks, filler.index, tail)[1:] if owns(c) and not (
                    clauses.tokens[c.last - 1].analysis.suffix)]  # not «سيادة أوكرانيا ووحدة أراضيها»
                return [] if _victim(clauses, filler) else [tail, *more]
            theirs = filler.head.analysis.suffix and not another and predication.form != "noun"
            if theirs and (filler.kind in ("act", "thing", "document") or (filler.kind == "place" and harmed)):
                owner = predication.owners.get(slot) or (predication.owner if slot == "obj" else None)
                if owner is not None and not (filler.kind == "place" == owner.first.kind):  # not «تحرير المدينة وريفها»
                    return list(owner.chunks)
            found = _told_behind(clauses, filler, words, harmed=harmed)
            if found:
                return found
    return []


def _owned(thing: Chunk, slot: str, words: RoleWords, *, harmed: bool) -> bool:
    """Whether it may be told whose a phrase in a slot is: not of somebody, nor of the districts of a town."""
    tail = thing.genitive
    if thing.kind == "quantity" and (tail is None or slot != "min"):
        return False  # but «تطهير المدينة من بقايا التنظيم»
    if tail is not None and tail.kind == "unknown" and _called(thing, tail, words):
        return False
    held = thing.kind == "place" and tail is not None and tail.kind != "place" and owns(tail)  # «مقر حزب النور»
    if owns(thing) and not (held or (harmed and thing.kind == "organisation")):
        return False
    return thing.kind != "place" or tail is None or not (tail.kind == "place" or _called(thing, tail, words))  # «أحياء المدينة»


def _told_behind(clauses: Clauses, thing: Chunk, words: RoleWords, *, harmed: bool) -> list[Filler]:
    """Whose a thing is by its adjectives, the clause that describes it or the phrase behind it."""
    adjectives: list[Filler] = [*thing.nationalities]
    if adjectives and thing.kind == "thing":
        return adjectives  # «الطائرات الروسية، التي تدعم قوات النظام»
    maker = _by_clause(clauses, thing, words) or ([] if harmed else _made_by(clauses, thing))
    if maker:
        return maker
    behind = clauses.chunks[thing.index + 1] if thing.index + 1 < len(clauses.chunks) else None
    if behind is not None and behind.tag == "N" and owns(behind):
        if behind.prep in OWNING and not _placed(thing, behind, harmed=harmed):
            return [behind, *_joined(clauses.chunks, behind.index)] if behind.prep == "bayn" else [behind]
        if _issued(thing, behind) and not (harmed and behind.prep == "agent"):
            return [behind, *_joined(clauses.chunks, behind.index)]
    return [] if harmed and thing.kind == "document" else adjectives  # not «انسحب من الاتفاق الإيراني»


def _placed(thing: Chunk, behind: Chunk, *, harmed: bool) -> bool:
    """Whether the phrase behind a thing says rather where it is, or what an act was done to, than whose it is."""
    if thing.kind == "act" and thing.genitive is not None:
        return True  # «تفخيخ سيارة للشرطة»
    if thing.kind not in ("place", "act") or behind.kind != "place":
        return False
    return harmed or thing.kind != "act" or not is_state(behind)  # «قصف للمدينة», not «إدانة للتجربة الصاروخية لكوريا الشمالية»


def _issued(thing: Chunk, behind: Chunk) -> bool:
    """Whether the phrase behind a thing says who made it, or with whom it was agreed.

    «البيان الصادر عن الوزراء», «الطعن المقدم من النيابة», «التصريحات العدائية من قبل المسؤولين», «الاتفاق النووي مع إيران».
    """
    if behind.prep == "agent":
        return True
    if behind.prep == "maa":
        return thing.kind in ("act", "document")
    return behind.prep in ("an", "min") and thing.kind in ("act", "document") and thing.ends_in_participle("active", "passive")


def _called(place: Chunk, tail: Chunk, words: RoleWords) -> bool:
    """Whether a place is called by the name in its genitive: «حي الأنصاري», «شارع فيصل», «معسكر العند»."""
    lemma = place.head.lexeme.lemma
    alone = tail.kind == "unknown" and lemma in words.sites
    return (alone or (lemma in words.localities and tail.kind in ("person", "unknown"))) and not tail.titled and (
        tail.number == "s" or tail.names is not None)


def _made_by(clauses: Clauses, chunk: Chunk) -> list[Filler]:
    """Who made an act or document, by the clause that describes it: «التصريحات التي أدلى بها الوزير», «كلام صدر عن الرئيس»."""
    noun = clauses.headed(chunk)
    return [party for party in parties(noun.oblique.get("agent")) if isinstance(party, Chunk) and owns(party)] if (
        noun is not None) else []


def _by_clause(clauses: Clauses, chunk: Chunk, words: RoleWords) -> list[Filler]:
    """Whose a thing is by a clause: who made it or holds it: «العرض الذي قدمه الرئيس», «بلدة يسيطر عليها المتمردون»."""
    for verb in describing(clauses, chunk.index):
        lemma = verb.token.lexeme.lemma
        if verb.passive or verb.subject is None or lemma in words.witnessing or lemma in words.judging:
            continue  # «الحملة التي تشهدها المنطقة», «الاتفاق الذي أدانته طهران»
        made = chunk.kind in ("act", "thing", "document") and (
            any(place is not None and place.first is chunk for place in (verb.object, verb.oblique.get("bi")))
            or _refers(verb, chunk))  # «الدور الذي تقوم به الحكومة»
        held = HELD in verb.oblique and verb.oblique[HELD].first is chunk and chunk.kind == "place"
        if verb.token.lexeme.lemma in words.hiding and chunk.kind in ("place", "organisation", "quality"):
            within = verb.oblique.get(WITHIN)
            pronoun = verb.pronominal.get(WITHIN)
            used = verb.position == chunk.index + 1 and bool(verb.token.analysis.suffix)
            held = held or used or (within is not None and within.first is chunk) or (
                pronoun is not None and verb.position <= chunk.index + 2)
        if (made or held) and owns(verb.subject.first):
            return parties(verb.subject)
    return []


def _refers(verb: Predication, chunk: Chunk) -> bool:
    """Whether a verb right behind an indefinite noun has a pronoun for it as its object: «شرطا وضعته المعارضة»."""
    pronoun = verb.pronominal.get("bi")  # «مقترحا تقدم به الوزير»
    mark = verb.token.analysis.suffix or (pronoun_of(pronoun) if pronoun is not None else "")
    return verb.position == chunk.index + 1 and mark.startswith("3") and not chunk.definite and not verb.token.analysis.conj and (
        fits(*marked(mark), Argument([chunk], "described")))


def _joined(chunks: list[Chunk], position: int) -> list[Filler]:
    """The parties joined by و to the one at a position."""
    return [chunk for chunk in coordinated(chunks, position)[1:] if owns(chunk)]


def _victim(clauses: Clauses, chunk: Chunk) -> bool:
    """Whether the genitive of an act suffers it: «التحقيق في اغتيال الوزير» accuses no minister."""
    act = clauses.headed(chunk)
    if act is None or (chunk.kind != "act" and act.form != "masdar"):
        return False
    sense = choose_sense(act, clauses.chunks)
    if sense is None and act.token.analysis.form.number == "p":
        return False  # «ندد بجرائم الميليشيا»
    senses = [sense] if sense is not None else act.token.analysis.lexeme.events
    people = sense is not None and act.genitive is not None and act.genitive.first.kind in ("person", "group", "unknown")
    return any("gen" not in s.actor and (s.type == "ASSAULT" or (people and s.type in ("COERCE", "SANCTION"))) for s in senses)


def describing(clauses: Clauses, position: int) -> list[Predication]:
    """The verbs so near behind a noun that their clause may describe it: «البلدة التي يسيطر عليها المتمردون»."""
    return [verb for verb in clauses.verbs if position < verb.position <= position + CLAUSE]


def owns(chunk: Chunk) -> bool:
    """Whether a phrase can be the owner of an act or a thing: a party, of places only a name."""
    return chunk.kind in PARTIES and (chunk.kind != "place" or chunk.name is not None)


def is_state(chunk: Chunk) -> bool:
    """Whether a phrase is the name of a state."""
    return chunk.name is not None and chunk.name.kind == "country"
