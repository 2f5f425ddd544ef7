"""Fill the roles of an event from its frame: who acts, on whom.

A row's frame names slots of the verb (``subj``, ``obj``, a preposition) or of the noun (``gen``). For a masdar, what stands in
the verb's slots is told from its genitive, its pronoun, its prepositions and the verb that governs it: «اغتيال الوزير على يد
مسلحين» has the minister as object and the gunmen as subject; «رفضه التفاوض» has the pronoun as subject.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.attribution.senses import choose_cue, denotes
from musnad.clauses.binder import AGENTS
from musnad.clauses.parse import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

Filler = Chunk | Token
Slots = dict[str, list[Filler]]
PARTIES = AGENTS - {"document"}
HARMFUL = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "RETREAT"})
JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
"""Types that judge an act or thing, whose owner is then the recipient (DECISIONS, Events: roles)."""
ARMED = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types done with arms or troops, whose owner is then the actor: «قصفت مقاتلات التحالف», «قتل برصاص الجيش»."""
IMPOSED = ("ala", "didd")
"""Prepositions behind a passive participle that name on whom something is laid."""
CONTROLLING = frozenset({"announces", "promises", "threatens", "rejects", "admits"})
"""Stances whose speaker is the one who does the announced act: «أعلنت الوزارة فرض عقوبات»."""
CONTROLLED = frozenset({"bi", "ila", "ala", "an", "min", "li", "for"})
"""Prepositions of a masdar that is an act of the governing verb's subject or object."""
ATTENDED = frozenset({"during", "fi", "after", "before", "at"})
"""Prepositions of talks that the subject of the governing verb attends: «قال خلال لقائه»."""
ADDRESSING = frozenset({"demands", "urges", "orders", "asks", "accuses"})
"""Stances whose addressee is the one who does it: «دعا الحكومة إلى سحب القوات»."""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """Verbs that tell the role of their subject in the act that they govern.

    ``undergoing``: the subject suffers it, «تعرض لهجوم»; ``engaging``: the subject does it, behind «في», «استمرت في القصف».
    """

    undergoing: frozenset[str]
    engaging: frozenset[str]

    @classmethod
    def of(cls, book: Rulebook) -> RoleWords:
        """The words of a rulebook."""
        names = ("undergoing", "engaging")
        return cls(*(book.forms(f"events/words/{name}.tsv") for name in names))


def fill(
    predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int], words: RoleWords
) -> tuple[list[Filler], list[Filler], bool]:
    """Actors and recipients of an event, as phrases (or the adjective of nationality that stands for a state).

    ``saying`` holds the chunks of the verbs that carry a statement here. The third value says whether the actor is told only by
    what governs a noun.
    """
    chunks = clauses.chunks
    verbal = predication.form in ("verb", "participle")
    slots = _verbal(predication) if verbal else _nominal(predication, sense, chunks, saying, words)
    if predication.passive and "subj" in sense.recipient and "obj" in slots:
        slots["subj"] = slots["obj"]  # «أصيب شرطيان في هجوم»
    slots["self"] = [chunks[predication.position]]
    for preposition, argument in predication.oblique.items():
        slots.setdefault(preposition, list(argument.chunks))
    agent = predication.oblique.get("agent")
    if agent is not None:
        slots["subj"] = list(agent.chunks)
    if sense.object and predication.owner is not None and not any(
        isinstance(f, Chunk) and f.kind in PARTIES for f in slots.get("obj", ())
    ):
        slots["obj"] = slots["gen"] = list(predication.owner.chunks)  # «إطلاق سراحه»
    head = predication.governor
    if slots.get("controlled") and head is not None and head.token.lexeme.lemma in words.undergoing:
        slots["obj"] = slots.pop("subj")  # «تعرض المدير لانتقادات»: the subject undergoes the act
        slots.pop("gen", None)
        actor: list[Filler] = []
        recipient = _named({"obj": slots["obj"]}, ("obj",), sense, recipient=True)
        return actor, recipient, False
    actor = _named(slots, sense.actor, sense, recipient=False)
    if not actor and sense.type in ARMED:
        actor = _owners(clauses, slots, ("subj",) if slots.get("subj") else ("bi", "fi"))[:1]
    against = predication.oblique.get("didd")
    wanted = sense.recipient if against is None or "didd" in sense.recipient else (*sense.recipient, "didd")
    recipient = [party for party in _named(slots, wanted, sense, recipient=True) if party not in actor]
    if not recipient and (sense.type in JUDGING or sense.type in HARMFUL):
        recipient = [party for party in _owners(clauses, slots, sense.recipient) if party not in actor]
    if not recipient and _done_to(predication, chunks):
        recipient = [party for party in _named(slots, IMPOSED, sense, recipient=False) if party not in actor]
    return actor, recipient, bool(actor) and actor == slots.get("controlled")


def _done_to(predication: Predication, chunks: list[Chunk]) -> bool:
    """Whether a passive participle tells on whom what the noun names was laid: «العقوبات المفروضة على إيران»."""
    if predication.form not in ("noun", "masdar"):
        return False
    chunk = chunks[predication.position]
    last = next((token for token in chunk.modifiers if token.end == chunk.end), None)
    return last is not None and any(analysis.lexeme.kind == "passive" for analysis in last.word.analyses)


def _verbal(predication: Predication) -> Slots:
    slots: Slots = {}
    subject = predication.subject or predication.implied
    if subject is not None and not predication.passive:
        slots["subj"] = list(subject.chunks)
    if predication.object is not None:
        slots["obj"] = list(predication.object.chunks)
    elif predication.possessor is not None:
        slots["obj"] = list(predication.possessor.chunks)
    return slots


def _nominal(
    predication: Predication, sense: Predicate, chunks: list[Chunk], saying: frozenset[int], words: RoleWords
) -> Slots:
    """The slots of a masdar or event noun."""
    slots: Slots = {}
    genitive = predication.genitive
    own: list[Filler] = []
    collocated = genitive is not None and bool(sense.object) and denotes(genitive.first, sense.object)
    if genitive is not None and not (collocated and ("gen" in sense.actor or genitive.first.kind not in PARTIES)):
        own = list(genitive.chunks)
    agent = predication.oblique.get("agent")
    holder = own or (list(predication.possessor.chunks) if predication.possessor is not None else [])
    if not holder and agent is not None and "obj" not in sense.actor + sense.recipient:
        holder = list(agent.chunks)  # «زيارة قام بها الوزير»
    if own:
        slots["gen"] = own
    elif holder:
        slots["gen"] = list(holder)
    frame = {*sense.actor, *sense.recipient}
    if not holder and "li" in sense.recipient and _is_party(predication.oblique.get("li")) and any(
        slot != "li" and slot in predication.oblique for slot in sense.recipient
    ):
        holder = _parties(predication.oblique.get("li"))  # «زيارة للرئيس إلى الهند»
        slots.setdefault("gen", list(holder))
        slots["li"] = []
    if not holder and "obj" not in frame and "li" not in frame and _is_party(predication.oblique.get("li")):
        holder = _parties(predication.oblique.get("li"))  # «هجوم للقوات»
        slots.setdefault("gen", list(holder))
    affected = predication.object
    recipient = predication.oblique.get("li")
    aimed = [slot for slot in sense.recipient if slot not in ("subj", "obj", "gen")]
    if "obj" not in frame or (sense.object and not sense.prep and not collocated):
        slots["subj"] = list(holder)
    elif affected is not None and holder:
        slots["subj"], slots["obj"] = list(holder), list(affected.chunks)
    elif holder and recipient is not None and "li" not in frame and recipient.first.kind in PARTIES:
        slots["subj"], slots["obj"] = list(holder), list(recipient.chunks)
    elif holder and (predication.token.analysis.form.number == "p" or any(slot in predication.oblique for slot in aimed)):
        slots["subj"] = list(holder)
    elif holder:
        slots["obj"] = list(holder)
    elif recipient is not None and "li" not in frame:
        slots["obj"] = list(recipient.chunks)
    if not slots.get("subj"):
        own_adjective = _nationality(predication, chunks)
        subject = own_adjective or _controller(predication, sense, saying, words)
        if subject:
            slots["subj"] = subject
            if not own_adjective:
                slots["controlled"] = subject
            if not holder:
                slots.setdefault("gen", list(subject))
    return slots


def _nationality(predication: Predication, chunks: list[Chunk]) -> list[Filler]:
    """An adjective of nationality that names the acting state: «غارة تركية»."""
    if predication.genitive is not None:
        return []
    modifiers = chunks[predication.position].modifiers
    found: list[Filler] = [t for t in modifiers if t.lexeme.pos == "nationality" and t.start > predication.token.start]
    return found[:1]


def _controller(predication: Predication, sense: Predicate, saying: frozenset[int], words: RoleWords) -> list[Filler]:
    """The party that what governs a masdar makes do the act: «بدأت تركيا هجوما», «دعا الحكومة إلى سحب القوات»."""
    head = predication.governor
    if head is None or (head.form == "verb" and head.passive):
        return []
    preposition = _preposition(head, predication)
    engaged = preposition == "fi" and head.token.lexeme.lemma in words.engaging
    attended = sense.type == "CONSULT" and preposition in ATTENDED
    if preposition and not (engaged or attended or preposition in CONTROLLED):
        return []
    if head.form != "verb":
        holder = head.oblique.get("agent") or head.genitive or head.possessor
        return _parties(holder) or _controller(head, sense, saying, words)
    cue = choose_cue(head) if head.position in saying else None
    if preposition and head.position not in saying and _merely_tells(head):
        return []
    if preposition and preposition not in ATTENDED and _is_party(head.object):
        return _parties(head.object)
    if cue is not None and cue.stance in ADDRESSING:
        addressee = next((a for a in (head.oblique.get("ila"), head.oblique.get("min")) if _is_party(a)), None)
        if addressee is not None or cue.stance != "orders":
            return _parties(addressee)
    elif cue is not None and cue.stance not in CONTROLLING and preposition not in ATTENDED:
        return []
    subject = head.subject or head.implied
    if subject is None or any(c.index == predication.position for c in subject.chunks):
        return []
    if subject.first.kind == "place" and not (head.token.lexeme.events or head.token.lexeme.cues):
        return []  # «شهدت المدينة اشتباكات»
    return _parties(subject)


def _merely_tells(head: Predication) -> bool:
    """Whether a verb only reports the act that it governs: «تحدث المدنيون عن عمليات اغتصاب»."""
    stances = {cue.stance for cue in head.token.lexeme.cues if not cue.object}
    return bool(stances) and not stances & (CONTROLLING | ADDRESSING)


def _preposition(head: Predication, noun: Predication) -> str:
    """The preposition by which a noun hangs on what governs it, or ''."""
    return next((p for p, a in head.oblique.items() if any(c.index == noun.position for c in a.chunks)), "")


def _owners(clauses: Clauses, slots: Slots, wanted: tuple[str, ...]) -> list[Filler]:
    """Whose the act or thing is that is praised, blamed or refused: «أشاد بجهود الحكومة», «رفض اقتراح موسكو»."""
    for slot in wanted:
        for filler in slots.get(slot, ()):
            if isinstance(filler, Token) or (filler.kind in PARTIES and (filler.kind != "place" or filler.name is not None)):
                continue
            tail = filler.genitive
            if tail is not None and tail.kind in PARTIES:
                return [tail]
            following = clauses.chunks[filler.index + 1] if filler.index + 1 < len(clauses.chunks) else None
            if following is not None and following.tag == "N" and following.prep == "li" and following.kind in PARTIES:
                return [following]
            adjective = next((t for t in filler.modifiers if t.lexeme.pos == "nationality"), None)
            if adjective is not None:
                return [adjective]
    return []


def _parties(argument: Argument | None) -> list[Filler]:
    return [c for c in argument.chunks if c.kind in PARTIES] if argument is not None else []


def _is_party(argument: Argument | None) -> bool:
    return argument is not None and argument.first.kind in PARTIES


def _named(slots: Slots, wanted: tuple[str, ...], sense: Predicate, *, recipient: bool) -> list[Filler]:
    found: list[Filler] = []
    for slot in wanted:
        for filler in slots.get(slot, ()):
            if filler not in found and (isinstance(filler, Token) or _party(filler, sense, slot, recipient=recipient)):
                found.append(filler)
    return found


def _party(chunk: Chunk, sense: Predicate, slot: str, *, recipient: bool) -> bool:
    """Whether a phrase can be a party: somebody who acts or is acted on; a place only where it stands for its state or host."""
    if slot == "self":
        return not chunk.head.analysis.article or chunk.last - chunk.first > 1
    if chunk.kind == "place":
        if slot in ("fi", "bi"):
            return False
        if chunk.name is None:
            return bool(chunk.head.analysis.suffix)
        kinds = {lexeme.kind for lexeme in chunk.head.rivals} or {chunk.name.kind}
        state, city = "country" in kinds, "city" in kinds
        return state or (city and not (recipient and sense.type in HARMFUL))
    if chunk.kind == "quantity":
        return recipient and sense.type in HARMFUL and chunk.number == "p"
    return chunk.kind in PARTIES
