"""One event told several times is one event: «قتل 11 مدنيا في غارة … وأسفر القصف عن …».

Mentions are joined when grammar says so (an event noun as subject or object of a verb of the same type, a death and the attack it
comes from, coordinated results) or when a later mention takes up an earlier one (a definite noun, the same word or parties).
Joined mentions pool their roles, places and time: what one does not say another may.
"""

from __future__ import annotations

from musnad.clauses.parse import Clauses
from musnad.clauses.predication import Predication
from musnad.events.control import ATTENDED, Filler
from musnad.events.draft import EventDraft
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

CAUSAL = frozenset({"fi", "bi", "because", "after", "during", "an", "ila", "min", "agent"})
"""Prepositions between a death and the attack it comes from, either way: «مقتل … في غارة», «هجوم أدى إلى مقتل»."""
PAIRED = frozenset({"ASSAULT", "COERCE", "PROTEST"})
"""Types whose result and cause, told in one clause, are one event."""
TAKEN_UP = frozenset({"ASSAULT", "CONSULT", "PROTEST", "RETREAT", "COERCE", "SANCTION", "MOBILIZE", "AID", "COOPERATE", "SUPPORT",
                      "AGREE", "CONCEDE"})
"""Types whose events a definite noun takes up: «الهجوم», «اللقاء», «القرار»."""


_REACH = 6
"""Sentences after which an event is no longer taken up."""
_RECALL = 12
"""How many of the last mentions of an event are compared with a new one."""


def corefer(document: list[Clauses], drafts: list[EventDraft], wars: frozenset[str]) -> list[EventDraft]:
    """The events of a document: the first mention of each, with the others in ``also`` and everything known pooled.

    ``wars`` are words for fighting as a whole, which no single attack takes up.
    """
    groups: list[list[EventDraft]] = []
    active: list[list[EventDraft]] = []
    for draft in drafts:
        if active and active[0][-1].sentence < draft.sentence - _REACH:
            active = [group for group in active if group[-1].sentence >= draft.sentence - _REACH]
        group = _group(document, active, draft, wars)
        if group is None:
            group = []
            groups.append(group)
            active.append(group)
        group.append(draft)
    return [_pool(group) for group in groups]


def _group(
    document: list[Clauses], groups: list[list[EventDraft]], draft: EventDraft, wars: frozenset[str]
) -> list[EventDraft] | None:
    """The earlier mentions that a draft goes with: by grammar first, then by being taken up, the latest first."""
    if draft.same_as is not None:
        return next((group for group in groups if draft.same_as in group[-_RECALL:]), None)
    same = [group for group in reversed(groups) if group[0].sense.type == draft.sense.type]
    for group in same:
        beside = [mention for mention in group[-_RECALL:] if mention.sentence == draft.sentence]
        if any(_linked(document[draft.sentence], mention, draft) for mention in beside):
            return group
    for group in same:
        if _takes_up(group, draft, wars):
            return group
    return None


def _linked(clauses: Clauses, one: EventDraft, other: EventDraft) -> bool:
    """Whether grammar makes two predicates of one sentence one event."""
    first, second = one.predication, other.predication
    if first.position == second.position or _argument_of(first, second) or _argument_of(second, first):
        return True
    if _undergoes(first, other.inner) or _undergoes(second, one.inner):
        return True  # «شن ضربات استهدفت مواقع»
    if one.sense.type == "CONSULT" and second.governor is first and clauses.chunks[second.position].prep in ATTENDED:
        return True  # «التقى الوزير نظيره في اجتماع»
    if one.sense.type not in PAIRED:
        return False
    early, late = sorted((first, second), key=lambda p: p.position)
    chunk = clauses.chunks[late.position]
    if chunk.tag == "N" and chunk.conj == "wa" and not chunk.prep and late.position - early.position <= 3:
        return clauses.chunks[early.position].tag == "N"
    return _by_preposition(clauses, early, late)


def _argument_of(verb: Predication, noun: Predication) -> bool:
    """Whether a noun stands as the subject, object or antecedent of a verb, or is governed by it."""
    if verb.form != "verb" or noun.form == "verb":
        return False
    return any(argument is not None and any(c.index == noun.position for c in argument.chunks)
               for argument in (verb.subject, verb.object))


def _undergoes(verb: Predication, noun: int | None) -> bool:
    """Whether the noun of a collocation, at a chunk, is the subject or object of a verb."""
    return noun is not None and verb.form == "verb" and any(
        argument is not None and argument.first.index == noun for argument in (verb.subject, verb.object))


def _by_preposition(clauses: Clauses, early: Predication, late: Predication) -> bool:
    """Whether the later predicate hangs on the earlier one's clause by a causal preposition, with no other clause between."""
    chunks = clauses.chunks
    if late.position - early.position > 9:
        return False
    between = chunks[early.position + 1 : late.position]
    if any(c.tag in "cj:" or (c.tag == "V" and c.conj) for c in between):
        return False
    chunk = chunks[late.position]
    if chunk.tag == "N":
        return chunk.prep in CAUSAL
    return chunk.tag == "V" and not chunk.conj and any(c.tag == "r" for c in between[-1:])


def _takes_up(group: list[EventDraft], draft: EventDraft, wars: frozenset[str]) -> bool:
    """Whether a mention in another clause tells an earlier event again."""
    head = group[0]
    alike = any(_word(mention) == _word(draft) for mention in group[-_RECALL:])
    retold = head.heading and alike and draft.sentence - head.sentence <= 1  # the lead may name parties otherwise
    if not retold and _conflict(group, draft):
        return False
    if {head.status, draft.status} & {"hypothetical", "negated", "future"} and head.status != draft.status:
        return False
    last = group[-1].sentence
    if draft.sense.type not in TAKEN_UP or draft.sentence - last > _REACH:
        return alike and draft.sentence - last <= _REACH and _shared(group, draft)
    if head.heading and draft.sentence - head.sentence <= 2:
        return True  # a headline tells what the lead tells
    if draft.predication.form in ("masdar", "noun"):
        definite = draft.predication.token.analysis.article
        fighting = _word(draft) in wars
        if definite and _several(draft) and not any(_several(mention) for mention in group[-_RECALL:]):
            return alike and _shared(group, draft)  # «الهجمات» are more than the one attack told before
        if definite and (alike or (0 < draft.sentence - last <= 2 and fighting == (_word(head) in wars))):
            return True
        return alike and _shared(group, draft)
    subject = draft.predication.subject
    known = subject is not None and subject.first.definite and not draft.actor and draft.predication.object is None
    if known and draft.sentence - last <= 2:
        return True  # «انفجرت القنبلة»
    return alike and _shared(group, draft)


def _several(draft: EventDraft) -> bool:
    """Whether a noun stands in the plural."""
    return draft.predication.form != "verb" and draft.predication.token.analysis.form.number == "p"


def _word(draft: EventDraft) -> str:
    lexeme = draft.predication.token.analysis.lexeme
    return lexeme.data.get("masdar") or lexeme.lemma if lexeme.pos == "verb" else lexeme.lemma


def _conflict(group: list[EventDraft], draft: EventDraft) -> bool:
    """Whether two mentions name different parties in one role, or count or date differently."""
    for role in ("actor", "recipient"):
        for identify in (_named, _counted):
            known = {key for mention in group[-_RECALL:] for party in getattr(mention, role) for key in identify(party)}
            new = {key for party in getattr(draft, role) for key in identify(party)}
            if known and new and not known & new:
                return True
    days = {mention.time.word.key for mention in group[-_RECALL:] if mention.time is not None and mention.dated}
    return draft.time is not None and draft.dated and bool(days) and draft.time.word.key not in days


def _named(party: Filler) -> set[str]:
    """What a party is known by if it is somebody in particular: a name, a state, a title."""
    if isinstance(party, Token):
        return keys(party)
    particular = party.name is not None or party.titled or party.names is not None or party.kind in ("organisation", "government")
    return keys(party) if particular else set()


def _counted(party: Filler) -> set[str]:
    """The number of a party that is counted: «8 أشخاص»."""
    if isinstance(party, Token) or party.count is None:
        return set()
    return {party.count}


def _shared(group: list[EventDraft], draft: EventDraft) -> bool:
    """Whether two mentions name a common party."""
    known = {key for mention in group[-_RECALL:] for key in _about(mention, anew=True)}
    return bool(known & _about(draft, anew=group[0].heading))


def _about(draft: EventDraft, *, anew: bool) -> set[str]:
    """Words of what an event is about: its parties and the genitive of its noun; without ``anew`` only those known before.

    A single indefinite person is somebody new: a second «اغتصاب فتاة» is another case.
    """
    parties: list[Filler] = [*draft.actor, *draft.recipient]
    if draft.predication.genitive is not None:
        parties += draft.predication.genitive.chunks
    elif draft.predication.object is not None:
        parties += draft.predication.object.chunks
    return {key for party in parties if anew or not _unheard(party) for key in keys(party)}


def _unheard(party: Filler) -> bool:
    return isinstance(party, Chunk) and party.kind == "person" and party.number == "s" and party.count is None and not (
        party.definite or party.name is not None or party.names is not None)


def keys(party: Filler) -> set[str]:
    """Words by which a party may be known again: its name, its head, the country of its adjective."""
    if isinstance(party, Token):
        country = party.lexeme.data.get("country")
        return {f"state:{country}"} if country else {party.word.key}
    return _chunk_keys(party)


def _chunk_keys(chunk: Chunk) -> set[str]:
    found = {chunk.head.word.key}
    if chunk.name is not None:
        found.add(chunk.name.rule)
        if chunk.name.kind == "country":
            found.add(f"state:{chunk.name.data.get('country')}")
    country = next((t.lexeme.data["country"] for t in chunk.modifiers if t.lexeme.data.get("country")), None)
    if country:
        found.add(f"state:{country}")
    return found


def _others(parties: list[Filler], than: list[Filler]) -> list[Filler]:
    known = {key for party in than for key in keys(party)}
    return [party for party in parties if not known & keys(party)]


def _pool(group: list[EventDraft]) -> EventDraft:
    """The first mention with what the others add."""
    head = group[0]
    first, last = head.trigger  # the noun of «شن غارة» is no other mention
    head.also = [m.trigger for m in group[1:] if not first <= m.trigger[0] < m.trigger[1] <= last]
    for mention in group[1:]:
        if (head.sense.actor or mention.sense.actor) and not mention.controlled:
            head.actor = head.actor or _others(mention.actor, head.recipient)
        head.recipient = head.recipient or _others(mention.recipient, head.actor)
        head.places = head.places or mention.places
        head.context = head.context or mention.context
        head.quantities += [quantity for quantity in mention.quantities if quantity not in head.quantities]
        if head.time is None:
            head.time, head.since, head.dated = mention.time, mention.since, mention.dated
        change = mention.sense.change
        if change and mention.same_as is None and all(change != told.sense.change for told in (head, *head.further)):
            head.further.append(mention)
        elif change and change == head.sense.change:
            head.at = head.at or mention.at
            head.extent = head.extent if head.extent.places else mention.extent
        head.statement = head.statement if head.statement is None or mention.statement is not None else None
    return head
