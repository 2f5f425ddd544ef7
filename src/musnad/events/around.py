"""The parties of an act that a noun names, as a clause around the noun tells them.

«القمة التي جمعت الرئيسين», «لقاء جمعه بالسفير», «وضعت الشرطة الناشط قيد الإقامة الجبرية», «الهجوم الذي تعرضت له المدينة».
"""

from __future__ import annotations

from typing import Final

from musnad.attribution.draft import Voice
from musnad.attribution.speakers import issued
from musnad.clauses.clause import Clauses
from musnad.clauses.coordination import coordinated
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.events.control import ATTENDED
from musnad.events.fillers import Filler, parties
from musnad.events.measures import UNDER
from musnad.events.owners import CLAUSE, describing, owns
from musnad.events.role_words import RoleWords
from musnad.mentions.chunk import Chunk
from musnad.mentions.kinds import LED

BESIDE: Final = ("bi", "maa")
"""Prepositions of whoever somebody is brought together with."""
_CHARGES: Final = ("bi", "fi")
"""Prepositions of what somebody is suspected of."""
DURING: Final = "during"
FOUGHT: Final = frozenset({"after", "before", "during", "fi", "because"})
"""Prepositions of a fight in which, or behind which, one of its sides does something."""


def suffering(noun: Predication, clauses: Clauses, words: RoleWords) -> Predication | None:
    """The verb of a clause that says who suffers the act of a noun: «الهجوم الذي تعرضت له المدينة»."""
    for verb in describing(clauses, noun.position):
        if verb.token.lexeme.lemma in words.undergoing:
            for argument in (verb.object, *verb.oblique.values()):
                if argument is not None and argument.first.index == noun.position:
                    return verb
    return None


def befallen(noun: Predication, clauses: Clauses, words: RoleWords) -> Argument | None:
    """Whom an act befell, by a verb that describes its noun: «حملة اعتقالات طالت ناشطين», «هجوم استهدف دورية للشرطة»."""
    verbs = describing(clauses, noun.position)
    whole = noun.index == clauses.chunks[noun.position].first
    if whole and noun.governor is not None and noun.governor.form == "verb" and noun.governor.position < noun.position:
        verbs = [noun.governor, *verbs]  # «طالت الاعتقالات ناشطين»
    for verb in verbs:
        told = verb.subject if verb.token.lexeme.lemma in words.reaching and not verb.passive else None
        if told is not None and told.first.index == noun.position:
            return verb.object
    return None


def answering(noun: Predication, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """Who answers the call that a noun names: «تدخلت القوات استجابة لنداء الرئيس»."""
    chunk, head = clauses.chunks[noun.position], noun.governor
    before = clauses.chunks[noun.position - 1] if noun.position else None
    answers = noun.token.lexeme.lemma in words.answering or chunk.head.lexeme.lemma in words.answering or (
        chunk.prep == "li" and before is not None and before.head.lexeme.lemma in words.answering) or (
        noun.token.lexeme.lemma.partition(" ")[0] in words.answering)
    if not answers:
        return []
    verb = head if head is not None and head.form == "verb" else clauses.verb_before(noun.position)
    return parties(verb.subject or verb.implied) if verb is not None and not verb.passive else []


def gathered(noun: Predication, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """All who meet, by a verb that describes the meeting: «القمة التي جمعت الرئيسين», «اجتماع ضم وزراء»."""
    for verb in describing(clauses, noun.position):
        if verb.token.lexeme.lemma not in words.gathering:
            continue
        if not (_right_behind(noun, verb, clauses) or any(
            a is not None and a.first.index == noun.position for a in (verb.subject, verb.object)
        )):
            continue
        found: list[Filler] = []
        suffix = verb.token.analysis.suffix
        if suffix:
            found += parties(verb.possessor or _told_behind(verb, clauses))
        else:
            found += [*parties(verb.subject), *parties(verb.object)]
        for preposition in BESIDE:
            found += parties(verb.oblique.get(preposition))
        return found
    return []


def _right_behind(noun: Predication, verb: Predication, clauses: Clauses) -> bool:
    """Whether only where or when it was stands between a meeting and the verb that describes it: «اجتماع في المقر جمع»."""
    between = clauses.chunks[noun.position + 1 : verb.position]
    return not clauses.chunks[verb.position].conj and all(c.tag == "t" or (c.tag == "N" and c.prep) for c in between)


def issuer(verb: Predication, clauses: Clauses, words: RoleWords, *, slogans: bool) -> list[Filler]:
    """Whose the document or slogan is that says something: «قدم النواب مشروع قرار يدعو إلى الانسحاب», «رفعوا شعارات منددة».

    «اتهم تقرير للأمم المتحدة», «أدان بيان أصدرته الجامعة العربية».
    """
    if verb.form == "participle":
        document = clauses.chunks[verb.position]
        if document.head is verb.token:
            return []
    else:
        subject = verb.subject or verb.implied
        if verb.form != "verb" or verb.passive or subject is None:
            return []
        document = subject.first
    if document.kind != "document" and not (slogans and document.kind == "thing"):
        return []
    if document.genitive is not None and owns(document.genitive):
        return [document.genitive] if slogans else []  # «يؤيد قرار الرئيس»
    if document.kind == "document":
        voices = issued(clauses.chunks, Voice([document]), document.index + 1, words.voices)[0]
        first = voices[0].chunks[0]
        if len(voices) == 1 and first is not document and first.kind != "outlet":
            return [chunk for chunk in voices[0].chunks if owns(chunk)]
        if document.nationalities:
            return [*document.nationalities]  # «بيان سعودي»
    for maker in clauses.verbs:
        if maker.position < document.index and maker.object is not None and maker.object.first is document and not maker.passive:
            return parties(maker.subject or maker.implied)
    return []


def attending(noun: Predication, clauses: Clauses) -> list[Filler]:
    """Who says something during talks: «أعلن الوزير ذلك مشيرا إلى الأمن، خلال لقاء مع نظيره», «طالب الملك، خلال اجتماع، بـ»."""
    chunk = clauses.chunks[noun.position]
    head = noun.governor
    if head is not None and head.relative and head.position > noun.position:
        head = None  # «خلال اجتماع عقد الثلاثاء»
    with_others = any(p in noun.oblique for p in BESIDE) or "li" in noun.oblique or (
        chunk.prep == DURING and head is None and noun.genitive is None and not chunk.definite)
    opening = noun.index != chunk.first and clauses.tokens[noun.index - 1] is chunk.head  # «في مستهل اجتماع للقيادة»
    if chunk.prep not in ATTENDED or not (noun.index == chunk.first or opening) or not with_others or (
            head is not None and head.form != "participle" and "li" not in noun.oblique):
        return []
    verb = next((v for v in reversed(clauses.verbs) if v.position < noun.position and v.token.lexeme.cues
                 and v.subject is not None and not v.relative), None)
    return parties(verb.subject) if verb is not None and verb.subject is not None and verb.subject.first.kind == "person" else []


def sides(casualty: Predication, victims: list[Filler], clauses: Clauses, words: RoleWords) -> list[Filler] | None:
    """Both sides of a fight in which somebody died who was no bystander: «قتل عناصر من الميليشيا في مواجهات مع الجيش».

    The side of the dead is told where the phrase names it. None where there is no such fight.
    """
    fight = casualty.oblique.get("fi")
    fallen = [victim for victim in victims if isinstance(victim, Chunk)]
    if fight is None or fight.first.head.lexeme.lemma not in words.fights or not fallen:
        return None
    if any(chunk.head.lexeme.lemma in words.civilians or chunk.kind == "quantity" for chunk in fallen):
        return None
    noun = clauses.headed(fight.first)
    found: list[Filler] = []
    for chunk in fallen:
        if chunk.of is not None and owns(chunk.of):
            found.append(chunk.of)
    if noun is not None:
        for preposition in ("bayn", "maa"):
            found += [party for party in parties(noun.oblique.get(preposition)) if party not in found]
    return found


def opponent(
    fight: Predication, told: list[Filler], clauses: Clauses, saying: frozenset[int], words: RoleWords
) -> list[Filler]:
    """Who fights those behind «مع», by what he does after or in the fight: «سيطر الجيش على البلدة بعد اشتباكات مع المسلحين»."""
    chunk = clauses.chunks[fight.position]
    if fight.token.lexeme.lemma not in words.fights or fight.genitive is not None or fight.possessor is not None:
        return []
    if chunk.prep not in FOUGHT or fight.index != chunk.first or told != parties(fight.oblique.get("maa")):
        return []
    verb = clauses.verb_before(fight.position)
    if verb is None or verb.passive or verb.position in saying or any(
            c.tag in "c.:r" for c in clauses.chunks[verb.position + 1 : fight.position]):
        return []
    return [party for party in parties(verb.subject or verb.implied) if isinstance(party, Chunk) and _fights(party, words)
            and party not in told]


def _fights(party: Chunk, words: RoleWords) -> bool:
    """Whether a party may be a side of a fight: a force, people in arms, a state by its name."""
    if party.head.lexeme.lemma in words.civilians:
        return False
    if party.kind == "place":
        return party.name is not None and party.name.kind == "country"
    return party.kind in ("group", "government", "organisation") or (party.kind == "person" and party.number == "p")


def blamed(noun: Predication, clauses: Clauses, words: RoleWords) -> tuple[list[Filler], list[Filler]]:
    """Who is accused of the act that a noun names, and to whom it was done: «هجوم اتهمت قوات النظام بشنه على المدنيين»."""
    for verb in describing(clauses, noun.position):
        done = verb.oblique.get("bi")
        if done is None or verb.object is None:
            continue
        if done.first.head.lexeme.lemma not in words.doing or not done.first.head.analysis.suffix:
            continue
        if any(cue.stance == "accuses" for cue in verb.token.lexeme.cues):
            return parties(verb.object), parties(verb.oblique.get("ala")) or parties(verb.oblique.get("didd"))
    return [], []


def attendants(noun: Predication, clauses: Clauses, words: RoleWords) -> list[Filler]:
    """Who chairs, attends or joins what an act names: «عقد اجتماع برئاسة الوزير وبمشاركة السفير», «مظاهرات بمشاركة الآلاف»."""
    found: list[Filler] = []
    chunks = clauses.chunks
    for chunk in chunks[noun.position + 1 : noun.position + CLAUSE + 3]:
        if chunk.tag in "Vc.:r":
            break
        who = chunk.genitive
        if chunk.tag != "N" or chunk.prep not in ("bi", LED) or chunk.head.lexeme.lemma not in words.attending or who is None:
            continue
        if who.kind in PARTIES or who.kind == "quantity":
            found += [who, *(c for c in coordinated(chunks, chunk.index, who)[1:] if c.kind == who.kind)]
    return found


def _told_behind(verb: Predication, clauses: Clauses) -> Argument | None:
    """The subject of the main verb behind a phrase that opens the sentence: «خلال لقاء جمعه بالسفير، أكد الوزير»."""
    if any(not c.prep and c.tag == "N" for c in clauses.chunks[:1]):
        return None
    main = next((v for v in clauses.verbs if v.position > verb.position and not v.relative), None)
    return main.subject if main is not None and clauses.chunks[main.position - 1].tag == "," else None


def _held(chunk: Chunk, clauses: Clauses) -> list[Filler]:
    """Whom a nominal sentence says to be in a state: «لا يزال الصحفي رهن الاحتجاز», «المشتبه به في الهجوم رهن الاعتقال»."""
    position = chunk.index - 1
    while position > 0 and (clauses.chunks[position].tag in "otD" or (
            clauses.chunks[position].prep in _CHARGES and clauses.chunks[position - 1].tag == "o")):
        position -= 1
    told = clauses.chunks[position] if position >= 0 else chunk
    return [told] if told.tag == "N" and not told.prep and owns(told) and told is not chunk else []


def put_in(noun: Predication, clauses: Clauses, words: RoleWords) -> tuple[list[Filler], list[Filler]]:
    """Who puts somebody in a state, and whom: «وضعت الشرطة الناشط قيد الإقامة الجبرية»."""
    chunk = clauses.chunks[noun.position]
    if chunk.prep != UNDER and (chunk.head.lexeme.lemma not in words.held or chunk.head is noun.token):
        return [], []
    verb = clauses.verb_before(noun.position)
    if verb is None or noun.position - verb.position > CLAUSE or verb.complement is not None:
        return [], _held(chunk, clauses)
    patient = parties(verb.object or verb.possessor)
    return ([] if verb.passive or not patient else parties(verb.subject or verb.implied)), patient
