"""One event told several times is one event: «قتل 11 مدنيا في غارة … وأسفر القصف عن …».

Mentions are joined when grammar says so (an event noun as subject or object of a verb of the same type, a death and the attack it
comes from, coordinated results) or when a later mention takes up an earlier one (a definite noun, the same word or parties).
Joined mentions pool their roles, places and time: what one does not say another may.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.events.conflict import RECALL, conflict, describes_thing, is_definite
from musnad.events.draft import EventDraft
from musnad.events.fillers import Filler, is_city
from musnad.events.identity import keys, keys_of, named, surnames
from musnad.events.linked import AIMING, DISPERSING, linked
from musnad.events.pooling import pool
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.token import Token

TAKEN_UP: Final = frozenset({"ASSAULT", "CONSULT", "PROTEST", "RETREAT", "COERCE", "SANCTION", "MOBILIZE", "AID", "COOPERATE",
                             "SUPPORT", "AGREE", "CONCEDE"})
"""Types whose events a definite noun takes up: «الهجوم», «اللقاء», «القرار»."""


SHUTTING: Final = frozenset({"SANCTION", "COERCE"})
"""Types that one noun may tell: «حظر نفطي» is a sanction, and so is «الحظر» behind it."""
ONCE: Final = frozenset({"arrest", "convict", "expel", "release", "abduct"})
"""Modes of acts that befall one person once in an article."""
UNREAL: Final = frozenset({"hypothetical", "negated", "future"})
"""Statuses of acts that are not told as done."""
_FOR_ANOTHER: Final = frozenset({"CONSULT", "AID"})
"""Types of acts that are done for others of their type."""
_MARCHED: Final = frozenset({"", "demo"})
"""Modes of protests by which people come together."""
_REACH: Final = 6
"""Sentences after which a noun no longer takes an event up by its word alone."""
_FAR: Final = 16
"""Sentences after which the same noun no longer does."""
_KEPT: Final = 200
"""How many events of a document are kept in play."""


@dataclass(frozen=True, slots=True)
class Telling:
    """Words by which an act is told again.

    ``wars`` name fighting as a whole, which no single attack takes up; ``deaths`` are words for one death; ``tolls`` are verbs of
    being killed and hurt; ``prisons`` are nouns of jailing; ``protesters`` are crowds, which «المتظاهرون» takes up. ``another``
    are adjectives of an act that is not the one told before, «شكوى أخرى», and ``moreover`` conjunctions that bring one: «كما
    التقى». ``retaliating`` are verbs of answering by a deed; behind ``when`` stands in what somebody died: «قتل عندما أطلق».
    """

    wars: frozenset[str]
    deaths: frozenset[str]
    tolls: frozenset[str]
    prisons: frozenset[str]
    another: frozenset[str]
    moreover: frozenset[str]
    protesters: frozenset[str]
    retaliating: frozenset[str]
    when: frozenset[str]

    @classmethod
    def of(cls, book: Rulebook) -> Telling:
        """The words of a rulebook."""
        return cls(*(book.forms(f"events/words/{field.name}.tsv") for field in fields(cls)))


def corefer(document: list[Clauses], drafts: list[EventDraft], words: Telling) -> list[EventDraft]:
    """The events of a document: the first mention of each, with the others in ``also`` and everything known pooled."""
    groups: list[list[EventDraft]] = []
    active: list[list[EventDraft]] = []
    for draft in drafts:
        if len(active) > 2 * _KEPT:
            active = active[-_KEPT:]
        group = _group(document, active, draft, words)
        if group is None:
            group = []
            groups.append(group)
            active.append(group)
        else:
            earlier = _known_before(document, active, group, draft, words)
            if earlier is not None:  # «التقى الرئيس خلال الزيارة نظيره», of which it was told
                earlier += group
                groups = [one for one in groups if one is not group]
                active = [one for one in active if one is not group]
                group = earlier
        group.append(draft)
    return [pool(group, words.tolls) for group in groups]


def _threatened(one: EventDraft, other: EventDraft) -> bool:
    """Whether one act is yet to be, and the other of the same sentence was: «توعدت بسحق من شن الهجوم».

    Talks for which one travels are one act with the visit, and so are aid with what it is for and shots with what they disperse.
    """
    if one.sense.type in _FOR_ANOTHER or one.sense.mode == other.sense.mode == DISPERSING:
        return False
    statuses = {one.status, other.status}
    return bool(statuses & {"actual", "historical"}) and bool(statuses & {"hypothetical", "future"})


def _is_new(mention: EventDraft) -> bool:
    """Whether a noun without the article brings an act of which was not told: «في ضربة استباقية», «محادثات ثنائية»."""
    noun, told = mention.predication, mention.noun
    if told is not None and told.lexeme.kind == "act" and not (told.analysis.article or told.analysis.suffix):
        return True
    return noun.form in ("masdar", "noun") and not is_definite(mention) and noun.token.analysis.lexeme.kind == "act"


def _known_before(
    document: list[Clauses], groups: list[list[EventDraft]], group: list[EventDraft], draft: EventDraft, words: Telling
) -> list[EventDraft] | None:
    """The event of a sentence before that a definite noun takes up, by which a mention of its sentence is linked to it."""
    if draft.predication.form not in ("masdar", "noun") or not is_definite(draft) or draft.same_as is not None:
        return None
    if any(mention.sentence != draft.sentence or _is_new(mention) for mention in group):
        return None
    for earlier in reversed(groups):
        if earlier is group or earlier[0].sense.type != draft.sense.type or earlier[-1].sentence >= draft.sentence:
            continue
        if _takes_up(document[draft.sentence], earlier, draft, words) and not any(
                conflict(earlier, mention) or mention.status != earlier[0].status for mention in group):
            return earlier
    return None


def _group(
    document: list[Clauses], groups: list[list[EventDraft]], draft: EventDraft, words: Telling
) -> list[EventDraft] | None:
    """The earlier mentions that a draft goes with: by grammar first, then by being taken up, the latest first."""
    if draft.same_as is not None:
        return next((group for group in groups if draft.same_as in group[-RECALL:]), None)
    kindred = draft.sense.type in SHUTTING and is_definite(draft) and not _about(draft, anew=True)
    same = [group for group in reversed(groups) if group[0].sense.type == draft.sense.type or (
        kindred and group[0].sense.type in SHUTTING and _word(group[0]) == _word(draft))]
    for group in same:
        beside = [mention for mention in group[-RECALL:] if mention.sentence == draft.sentence]
        clauses = document[draft.sentence]
        if any(mention.trigger == draft.trigger or (not _threatened(mention, draft) and linked(
                clauses, mention, draft, words.tolls, words.retaliating, words.when)) for mention in beside):
            return group
    if _another(document[draft.sentence], draft, words):
        same = [group for group in same if any(_another(document[m.sentence], m, words) for m in group[-RECALL:])]
    for group in same:
        if _takes_up(document[draft.sentence], group, draft, words):
            return group
    return None


def _another(clauses: Clauses, draft: EventDraft, words: Telling) -> bool:
    """Whether an adjective or conjunction sets an act apart from the one told before: «تقدمت بشكوى أخرى», «كما التقى»."""
    if draft.predication.form == "verb":
        place = draft.predication.position
        before = clauses.chunks[max(0, place - 1):place]
        if any(chunk.tag == "j" and chunk.head.lexeme.lemma in words.moreover for chunk in before):
            return True
    noun = clauses.chunks[draft.predication.position if draft.inner is None else draft.inner]
    return not noun.definite and noun.genitive is None and any(token.lexeme.lemma in words.another for token in noun.modifiers)


def _takes_up(clauses: Clauses, group: list[EventDraft], draft: EventDraft, words: Telling) -> bool:
    """Whether a mention in another clause tells an earlier event again."""
    head = group[0]
    if any(m.sentence == draft.sentence and describes_thing(draft.predication, m.predication) for m in group[-RECALL:]):
        return False
    own = _words(draft)
    alike = any(own & _words(mention) for mention in group[-RECALL:]) or (
        not own.isdisjoint(words.deaths) and not _words(head).isdisjoint(words.deaths))
    retold = head.heading and alike and draft.sentence - head.sentence <= 1 and not _others_dead(head, draft)
    dead = _same_victim(group, draft, words.deaths)
    if not (retold or dead) and conflict(group, draft):
        return False
    if {head.status, draft.status} & UNREAL and head.status != draft.status and not (
        alike and _same_prospect(clauses, head, draft)
    ):
        return False
    if dead or _same_toll(group, draft) or _same_captive(group, draft, words.prisons):
        return True
    last = group[-1].sentence
    if alike and _shared(group, draft) and (draft.predication.form != "verb" or (
        _alike_parties(group, draft) and not _by_others(group, draft)
    )):
        return True
    if draft.sentence - last > (_FAR if alike else _REACH):
        return False
    if head.sense.mode in _MARCHED and _known_crowd(draft, words.protesters):
        return True
    noun = draft.predication.form in ("masdar", "noun")
    if noun and alike and is_definite(draft) and draft.sense.type not in TAKEN_UP:
        return True
    if noun and draft.sense.type not in TAKEN_UP:
        if alike and not _about(draft, anew=True):
            return True
        return (alike or draft.sentence - last <= 2) and _pointed_at(clauses, draft)
    if draft.sense.type not in TAKEN_UP:
        return False
    if head.heading and draft.sentence - head.sentence <= 2:
        return True  # a headline tells what the lead tells
    if noun:
        definite = is_definite(draft)
        fighting = not own.isdisjoint(words.wars)
        if definite and _several(draft) and not any(_several(mention) for mention in group[-RECALL:]):
            return False  # «الهجمات» are more than the one attack told before
        first = 0 if draft.predication.token.analysis.lexeme.kind == "person" else 1  # «ساد الذعر بعد الانفجار … عدد القتلى»
        if not alike and _word(draft) in words.prisons:
            return False  # «حكم عليه بالسجن» is not the arrest
        if definite and (alike or (first <= draft.sentence - last <= 2 and fighting != _words(head).isdisjoint(words.wars))):
            return True
        return alike and not _about(draft, anew=True)
    subject = draft.predication.subject
    known = subject is not None and subject.first.definite and not draft.actor and draft.predication.object is None
    return known and draft.sentence - last <= 2  # «انفجرت القنبلة»


def _known_crowd(draft: EventDraft, protesters: frozenset[str]) -> bool:
    """Whether those protest of whom it was told that they do: «وتجمع المتظاهرون أمام المبنى ورفعوا شعارات»."""
    if draft.sense.type != "PROTEST" or draft.sense.mode not in _MARCHED or draft.predication.form not in ("verb", "participle"):
        return False
    return bool(draft.actor) and all(isinstance(party, Chunk) and party.definite and party.names is None and (
        party.head.lexeme.lemma in protesters) for party in draft.actor)


def _same_prospect(clauses: Clauses, head: EventDraft, draft: EventDraft) -> bool:
    """Whether two statuses may be of one act: planned and possible, told in a headline as done and below as ordered.

    «فتحت النيابة تحقيقا … وسيستمر هذا التحقيق»: what goes on was begun.
    """
    both = {head.status, draft.status}
    if "negated" not in both and _bare(clauses, draft):
        return True
    if both == {"actual", "future"} and draft.predication.form != "verb" and _pointed_at(clauses, draft):
        return True
    return both == {"future", "hypothetical"} or (both == {"actual", "future"} and head.heading)


def _bare(clauses: Clauses, draft: EventDraft) -> bool:
    """Whether a noun with the article tells nothing new, and not for what something is done: «قبل البدء بالمشاورات»."""
    noun = draft.predication
    if noun.form == "verb" or not noun.token.analysis.article or draft.sense.change:
        return False
    return not draft.actor and not draft.recipient and clauses.chunks[noun.position].prep != AIMING


def _pointed_at(clauses: Clauses, draft: EventDraft) -> bool:
    """Whether a demonstrative stands before a noun: «تلك المزاعم»."""
    index = draft.predication.index
    return index > 0 and clauses.tokens[index - 1].tag == "d"


def _same_toll(group: list[EventDraft], draft: EventDraft) -> bool:
    """Whether two mentions count the same number of victims, more than one: «مقتل 11 مدنيا» … «القتلى الـ11»."""
    def tolls(mention: EventDraft) -> set[tuple[str, float]]:
        return {(q.kind, q.value) for q in mention.quantities if q.value is not None and q.value > 1 and q.unit is None}

    new = tolls(draft) if draft.sense.type == "ASSAULT" else set()
    return bool(new) and any(new & tolls(mention) for mention in group[-RECALL:])


def _same_victim(group: list[EventDraft], draft: EventDraft, deaths: frozenset[str]) -> bool:
    """Whether two mentions tell the death of one person, by name: nobody dies twice."""
    if _words(draft).isdisjoint(deaths):
        return False
    dead = surnames(draft)
    return bool(dead) and any(not _words(mention).isdisjoint(deaths) and dead & surnames(mention) for mention in group[-RECALL:])


def _same_captive(group: list[EventDraft], draft: EventDraft, prisons: frozenset[str]) -> bool:
    """Whether two mentions tell that one person, by name, is seized, judged or let go: «أوقفت الصحفي … اعتقال الصحفي».

    Who is arrested today is jailed tomorrow, which is another act.
    """
    if draft.sense.mode not in ONCE:
        return False
    held, jailed = surnames(draft), _word(draft) in prisons
    return bool(held) and any(
        mention.sense.mode == draft.sense.mode and (_word(mention) in prisons) == jailed and held & surnames(mention)
        for mention in group[-RECALL:])


def _others_dead(head: EventDraft, draft: EventDraft) -> bool:
    """Whether two mentions name different people as those who suffer; the lead may name the same ones otherwise."""
    known, new = surnames(head), surnames(draft)
    return bool(known and new) and not known & new


def _several(draft: EventDraft) -> bool:
    """Whether a noun of an act, no word for its victims, stands in the plural."""
    if draft.predication.token.analysis.lexeme.kind in ("person", "quality"):
        return False
    return draft.predication.form != "verb" and draft.predication.token.analysis.form.number == "p"


def _word(draft: EventDraft) -> str:
    """The noun of a predicate, of a verb its masdar."""
    lexeme = draft.predication.token.analysis.lexeme
    return lexeme.data.get("masdar") or lexeme.lemma if lexeme.pos == "verb" else lexeme.lemma


def _words(draft: EventDraft) -> frozenset[str]:
    """The nouns by which an act is taken up: that of a predicate or that of a collocation.

    «شكوى» of «قدم شكوى»; «إطلاق» and «نار» of «أطلق النار», whose noun tells no act by itself.
    """
    if draft.nouns is None:
        draft.nouns = _nouns(draft)
    return draft.nouns


def _nouns(draft: EventDraft) -> frozenset[str]:
    own, lexeme = _word(draft), draft.predication.token.analysis.lexeme
    noun = draft.noun.lexeme if draft.noun is not None and draft.noun.lexeme.kind != "person" else None
    if noun is None:
        return frozenset((own,))
    return frozenset((noun.lemma,)) if _tells(noun, draft) and not _tells(lexeme, draft) else frozenset((own, noun.lemma))


def _tells(word: Lexeme, draft: EventDraft) -> bool:
    return any(event.type == draft.sense.type and not event.object for event in word.events)


def _shared(group: list[EventDraft], draft: EventDraft) -> bool:
    """Whether two mentions name a common party."""
    known = {key for mention in group[-RECALL:] for key in _about(mention, anew=True)}
    return bool(known & _about(draft, anew=group[0].heading))


def _alike_parties(group: list[EventDraft], draft: EventDraft) -> bool:
    """Whether some mention names a common actor and a common recipient, or one of the two is silent on a role."""
    return any(
        all(not mine or not theirs or keys_of(mine) & keys_of(theirs)
            for mine, theirs in ((draft.actor, mention.actor), (draft.recipient, mention.recipient)))
        for mention in group[-RECALL:])


def _by_others(group: list[EventDraft], draft: EventDraft) -> bool:
    """Whether a verb names those who do it as if they were not known: «هاجم مسلحون حاجزا … وهاجم مسلحون كنيسة»."""
    subject = draft.predication.subject
    if subject is None or subject.first not in draft.actor or group[0].heading or group[-1].sentence == draft.sentence:
        return False
    return not subject.first.definite and not named(subject.first)


def _about(draft: EventDraft, *, anew: bool) -> set[str]:
    """Words of what an event is about: its parties and the genitive of its noun; without ``anew`` only those known before.

    A single indefinite person is somebody new: a second «اغتصاب فتاة» is another case.
    """
    parties: list[Filler] = [*draft.actor, *draft.recipient]
    if draft.predication.genitive is not None:
        parties += draft.predication.genitive.chunks
    elif draft.predication.object is not None:
        parties += draft.predication.object.chunks
    if draft.sense.type == "CONSULT":
        parties = [party for party in parties if isinstance(party, Token) or not is_city(party)]  # «لقاء أبوظبي»
    return {key for party in parties if anew or not _unheard(party) for key in keys(party)}


def _unheard(party: Filler) -> bool:
    return isinstance(party, Chunk) and party.kind == "person" and party.number == "s" and party.count is None and not (
        party.definite or party.name is not None or party.names is not None)
