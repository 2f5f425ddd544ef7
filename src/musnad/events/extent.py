"""Where and when a change holds: the places that its own predicate or measure names, and the date of its own clause.

Stricter than the setting of an event (``setting.py``), which takes what its sentence offers: an area or a date that belongs to
another act of the sentence makes a change wrong.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.draft import EventDraft, Extent
from musnad.events.measures import UNDER
from musnad.events.own_dates import barriers, reach
from musnad.events.placed import is_place, joined, listed, named, unnamed_place
from musnad.events.senses import referents
from musnad.events.sites import AIMED
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

_SLOTS: Final[dict[str, tuple[str, ...]]] = {
    "control": ("ala", "gen", "obj", "min", "an", "fi"),
    "force_presence:ends": ("min", "an", "fi", "obj", "subj"),
    "force_presence": ("fi", "ila", "ala", "inside", "towards", "obj", "li"),
    "blockade": ("ala", "an", "gen", "obj", "fi", "hawla"),
    "sanctions": ("ala", "didd", "li", "an", "obj"),
    "relations": ("maa", "bayn", "bi", "at", "min", "fi"),
    "office": ("gen", "obj", "subj", "li", "ala", "fi"),
    "closure": ("gen", "obj", "fi", "bi", "via", "an", "subj", "min", "ila"),
    "ban": ("min", "fi", "ala", "an", "gen", "obj", "inside"),
    "": ("fi", "ala", "an", "gen", "obj", "inside", "bayn"),
}
"""Where the place of each kind of change stands: the slots of its predicate, the most telling first."""
_LAID_ON: Final[dict[str, tuple[str, ...]]] = {
    "control": ("ala", ""), "blockade": ("ala", "an", "hawla", ""), "force_presence": ("min", "fi", "ila"), "closure": ("",),
}
"""Where a pronoun stands for the place of a kind of change: behind these prepositions, or attached to its predicate."""
STATES_OWN: Final = frozenset({"alert", "detention", "ban", "curfew", "regulation", "state_of_emergency", "closure"})
"""Kinds of what a state does at home."""
_UPON_THEIRS: Final = frozenset({"office", "sanctions"})
"""Kinds whose area an adjective of nationality tells: «عقوبات على مسؤولين سعوديين»."""
REGIME: Final = frozenset({"state_of_emergency", "curfew", "ban"})
"""Kinds that come and go together."""
_LOCATING: Final = frozenset({"fi", "inside", "near"})
_BROKEN: Final = "Vc:"
_TITLE: Final = 6
"""How many chunks from an act of appointment on the title is looked for."""
_BACK: Final = 7
"""How many chunks back a held place is looked for, or the one whose land it is."""
_OWNED: Final = frozenset({"sanctions", "closure", "control", "force_presence", "blockade"})
"""Kinds whose area a pronoun may tell to be somebody's: «على بلاده»."""
_JUDGING: Final = frozenset({"accuses", "asks", "complains", "condemns", "demands", "praises", "urges", "welcomes", "worries"})
"""Stances of those who speak of what others do."""
_LANDED: Final = frozenset({"place", "government", "person", "organisation", "unknown"})
"""Kinds of those who have a land of their own."""
_UNPLACED: Final = frozenset({"act", "thing", "quality", "time"})
_PARTIES: Final = frozenset({"group", "organisation", "person"})
_NEXT: Final = 9
"""Within how many chunks a place of another clause may be a change's, too."""
_BESIDES: Final = frozenset({"after", "before", "during"})
_ELSEWHERE: Final = frozenset({"min", "ila", "an", "hawla"})
"""Prepositions of an act that is not where the predicate's was: «عاد من إجازة في براغ»."""


class Grounds(NamedTuple):
    """Words for land: a whole country, «البلاد»; parts of one, «المحافظة»; what belongs to a state, «حدوده»; «من»."""

    countrywide: frozenset[str]
    localities: frozenset[str]
    lands: frozenset[str]
    whence: frozenset[str]


def extent(clauses: Clauses, draft: EventDraft, grounds: Grounds) -> Extent:
    """Where the change of a draft holds, as its clause tells."""
    change = draft.sense.change
    kind = change.partition(":")[0]
    predication = draft.predication
    taken_up: Token | None = None
    placed = False
    sense = draft.sense
    told = "gen" in sense.actor or sense.prep not in ("", "min") or draft.measure is not None
    held = kind == "control" and told and "subj" not in sense.recipient
    slots = _SLOTS.get(change) or _SLOTS.get(kind) or _SLOTS[""]
    if kind == "control" and sense.recipient == ("subj",):
        slots = ("subj", "gen")  # «سقطت المدينة في أيدي المتمردين»
    elif kind == "control" and _of_land(predication):
        slots = ("li", *slots)  # «ضم روسيا لإقليم القرم»
    for slot in slots:
        phrases = _phrases(clauses, predication, slot, draft.measure, held=held)
        if kind == "force_presence" and slot in ("subj", "obj") and _troops(phrases, draft, slot):
            continue
        for chunk in phrases:
            if kind == "ban" and slot == "min" and chunk.kind == "place" and _of_an_act(predication):
                continue  # «منعت الدولة دخول القادمين من الهند»
            if kind == "sanctions" and slot == "obj" and (draft.measure is None or chunk.head is draft.measure):
                continue  # «فرضت عقوبات أمريكية»; not «أدرجت مسؤولين إيرانيين على قائمة العقوبات»
            if kind == "control" and slot == "min" and chunk.kind in _PARTIES:
                continue  # «انتزعها من المليشيات الموالية لإيران»
            if slot in _LOCATING and _elsewhere(clauses, chunk, predication):
                continue
            if kind == "sanctions" and _of_another(clauses, chunk, predication, draft.measure):
                continue  # «العقوبات بسبب حربها على أوكرانيا»
            if slot == "bayn" and kind == "ceasefire" and not all(party.kind == "place" for party in phrases):
                continue  # «تهدئة بين الفصائل وإسرائيل»
            found = _named(clauses, chunk, predication)
            part = chunk.genitive if chunk.index == predication.position and chunk.genitive is not None else chunk
            theirs = kind in _UPON_THEIRS or (kind == "control" and part.head.lexeme.lemma in grounds.localities | grounds.lands)
            states = _states(clauses, [chunk]) if theirs and not found else []
            if states:
                return Extent(states=tuple(states))
            if slot == "subj" and kind == "closure" and all(token.lexeme.kind == "country" for token in found):
                continue  # «أوقفت كازاخستان العبور في معابرها»: who shuts it
            found = found or listed(clauses, chunk)
            if found:
                return Extent((*found, *joined(clauses, chunk)))
            if _whole(clauses, chunk, grounds.countrywide):
                return Extent(whole=True)
            owner = _owner(clauses, chunk, grounds.lands) if kind in _OWNED else None
            if owner is not None:
                return Extent(theirs=owner)
            if kind in REGIME and _several(clauses, chunk):
                return Extent(again=True)
            placed = placed or chunk.kind == "place"
            again = unnamed_place(chunk) and not chunk.head.analysis.suffix
            local = part.definite and part.number == "s" and part.name is None and kind in _LAID_ON
            if taken_up is None and (again or (local and part.head.lexeme.lemma in grounds.localities)):
                taken_up = part.head
    troops = predication.object or predication.oblique.get("bi") or predication.subject
    if kind == "force_presence" and troops is not None and not placed and (
            left := _left(clauses, troops.first, frozenset() if change.endswith("ends") else grounds.whence)):
        return Extent(tuple(left))
    meant = _meant(clauses, draft, held=held) if taken_up is None else None
    if meant is not None:
        return Extent(tuple(_named(clauses, meant, predication))[:1])
    if taken_up is not None:
        return Extent(taken_up=taken_up)
    under = kind in ("blockade", "control") and clauses.chunks[predication.position].prep == UNDER
    if under or (change == "control:in_force" and predication.form != "verb"):
        before = _before(clauses, predication)
        if before:
            return Extent(tuple(before))
    if kind == "office" and taken_up is None and _international(clauses, predication):
        return Extent(nowhere=True)
    besieged = [party for party in draft.recipient if isinstance(party, Chunk)] if kind == "blockade" else []
    of_theirs = [token for party in besieged for token in _named(clauses, party, predication)]
    if of_theirs:
        return Extent(tuple(of_theirs[:1]))  # «سكان قطاع غزة»
    states = _states(clauses, [party for party in draft.actor if isinstance(party, Chunk) and not (
        party.kind == "person" and party.number == "p" and len(draft.actor) > 1)])  # «خبراء أمريكيون وصحفيون لحضور الإغلاق»
    states += [party for party in draft.actor if isinstance(party, Token)]
    if not states and (verb := predication.governor) is not None and verb.form == "verb" and verb.subject is not None and any(
        cue.stance == "announces" for cue in verb.token.lexeme.cues
    ):
        states = _states(clauses, verb.subject.chunks)  # «أعلنت الداخلية التونسية فرض حظر التجول»
    locating = _LOCATING | {"min"} if change == "force_presence:ends" else _LOCATING
    around = [] if kind in _UPON_THEIRS else _around(clauses, predication, locating, crossing=not (states and kind == "closure"))
    if kind == "alert" and not around and not states and (there := _unnamed(clauses, predication)) is not None:
        return Extent(taken_up=there)
    regained = kind in REGIME and not placed and not around and not _located(clauses, predication)
    return Extent(tuple(around), None, tuple(states) if kind in STATES_OWN else (), regained)


def _of_land(predication: Predication) -> bool:
    """Whether a noun has who takes a land behind it, and the land behind «ل»."""
    land = predication.oblique.get("li")
    return predication.form != "verb" and land is not None and land.first.kind == "place"


def _elsewhere(clauses: Clauses, chunk: Chunk, predication: Predication) -> bool:
    """Whether a phrase says where something else was: «احتجز بعد عودته من إجازة في براغ»."""
    before = clauses.chunks[chunk.index - 1] if chunk.index else None
    return before is not None and before.index > predication.position and before.tag == "N" and (
        before.prep in _ELSEWHERE and before.kind in _UNPLACED)


def _of_another(clauses: Clauses, chunk: Chunk, predication: Predication, measure: Token | None) -> bool:
    """Whether a phrase completes the act right before it, not the predicate or its measure."""
    before = clauses.chunks[chunk.index - 1] if chunk.index else None
    return before is not None and before.index > predication.position and before.tag == "N" and before.kind == "act" and (
        bool(before.prep) and before.head is not measure)


def _owner(clauses: Clauses, chunk: Chunk, lands: frozenset[str]) -> Chunk | None:
    """Whose land a pronoun says that a place is: the last state, government or person named before it, «بلاده», «حدودها»."""
    if chunk.name is not None or not chunk.head.analysis.suffix.startswith("3") or chunk.head.lexeme.lemma not in lands:
        return None
    for before in reversed(clauses.chunks[max(0, chunk.index - _BACK) : chunk.index]):
        if before.tag == "N" and not before.prep and before.kind in _LANDED and (
                before.name is not None or before.names is not None or _states(clauses, [before])):
            return before
    return None


def _international(clauses: Clauses, predication: Predication) -> bool:
    """Whether the title behind a change of office is one of a body of many countries: «أمينا عاما للأمم المتحدة»."""
    for chunk in clauses.chunks[predication.position : predication.position + _TITLE]:
        if chunk.tag in _BROKEN and chunk.index > predication.position:
            return False
        titled = False
        for token in clauses.tokens[chunk.first : chunk.last]:
            titled |= token.lexeme.pos == "role"
            body = token.name is not None and token.name.data.get("subkind") == "international"
            if titled and body and not _states(clauses, [chunk]):
                return True
    return False


def _of_an_act(predication: Predication) -> bool:
    """Whether a verb does something to an act: «منعت دخول القادمين»."""
    return predication.object is not None and predication.object.first.kind == "act"


def beside(clauses: Clauses, draft: EventDraft) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """The places and adjectives of nationality of a sentence, the nearest to a predicate first; those of who judges it apart.

    «طالبت كندا بالإفراج عن الناشطين» says of Canada that it demands, not that it lets them go.
    """
    at, judges = draft.predication.position, _judges(draft)
    found = [(abs(chunk.index - at), chunk.index in judges, token) for chunk in clauses.chunks if chunk.tag == "N"
             for token in clauses.tokens[chunk.first : min(chunk.last, len(clauses.tokens))]
             if token.lexeme.data.get("country") or is_place(token)]
    found.sort(key=lambda one: one[0])
    return tuple(token for _, judge, token in found if not judge), tuple(token for _, judge, token in found if judge)


def _judges(draft: EventDraft) -> frozenset[int]:
    """The chunks of those who demand, deplore or praise what a draft tells."""
    verb = draft.predication.verb_above()
    if verb is not None and verb.subject is not None and any(cue.stance in _JUDGING for cue in verb.token.lexeme.cues):
        return frozenset(chunk.index for chunk in verb.subject.chunks)
    statement = draft.statement
    if statement is not None and statement.stance in _JUDGING and statement.sentence == draft.sentence and statement.chain:
        return frozenset(chunk.index for chunk in statement.chain[-1].chunks)
    return frozenset()


def _meant(clauses: Clauses, draft: EventDraft, *, held: bool) -> Chunk | None:
    """The named place that a pronoun of a predicate stands for: «عملية في تلعفر لاستعادتها», «نحو الحديدة للسيطرة عليها».

    ``held``: the pronoun of the noun itself is the holder, «سيطرته».
    """
    kind = draft.sense.change.partition(":")[0]
    if kind not in _LAID_ON:
        return None
    predication = draft.predication
    for prep in _LAID_ON[kind]:
        if prep or not held:
            found = next((chunk for chunk in referents(predication, prep, clauses.chunks)
                          if chunk.kind == "place" and chunk.prep in AIMED and chunk not in draft.actor
                          and chunk.name is not None and _named(clauses, chunk, predication)), None)
            if found is not None:
                return found
    return None


def _troops(phrases: list[Chunk], draft: EventDraft, slot: str) -> bool:
    """Whether phrases name those who come or go, not where: «غادرت وحدات أرمينيا وطاجيكستان العاصمة», «سحبت باريس جنودها»."""
    sent = slot == "subj" and "min" in draft.sense.recipient
    return not phrases or phrases[0].kind != "place" or sent


def _left(clauses: Clauses, troops: Chunk, barred: frozenset[str]) -> list[Token]:
    """The place that troops are in or taken from, read as theirs: «سحبت باريس 400 جندي من مالي», «ألفا جندي في شمال سوريا».

    None behind a preposition in ``barred``: «وصل جنود من فرنسا».
    """
    tokens = clauses.tokens
    led = [(at, max(at - 2, troops.first)) for at in range(troops.first + 1, troops.last) if is_place(tokens[at])]
    return [tokens[at] for at, first in led if any(
        token.tag == "p" and token.lexeme.lemma not in barred for token in tokens[first:at])]


def _whole(clauses: Clauses, chunk: Chunk, countrywide: frozenset[str]) -> bool:
    """Whether a phrase means the whole country without naming it: «البلاد», «في عموم أنحاء البلاد»."""
    return any(token.lexeme.lemma in countrywide and token.analysis.article and token.name is None
               for token in clauses.tokens[chunk.first : chunk.last])


def _several(clauses: Clauses, chunk: Chunk) -> bool:
    """Whether a phrase takes up places that were named together: «المقاطعتين», «هذه المناطق», not «المناطق الأخرى»."""
    if chunk.kind != "place" or not chunk.definite or chunk.name is not None or chunk.modifiers:
        return False
    words = [token.lexeme.pos for token in clauses.tokens[chunk.first : min(chunk.last + 1, len(clauses.tokens))]]
    if chunk.number == "d":
        return words[0] == "noun"
    return chunk.number == "p" and words[0] in ("noun", "dem") and (words[0] == "dem" or "num" in words)


def _located(clauses: Clauses, predication: Predication) -> bool:
    """Whether a phrase of the clause says where, be it by no name: «في بقية المناطق»."""
    others = {index for verb in clauses.verbs if verb is not predication for index in reach(verb)}
    return any(chunk.tag == "N" and chunk.prep in _LOCATING and chunk.kind != "time" and chunk.index not in others
               and not barriers(clauses, predication.position, chunk.index) for chunk in clauses.chunks)


def _phrases(clauses: Clauses, predication: Predication, slot: str, measure: Token | None, *, held: bool) -> list[Chunk]:
    """The phrases in a slot; those of the measure count as the predicate's own. ``held``: a genitive is the holder."""
    own = clauses.chunks[predication.position]
    if slot == "gen":
        if held:
            return []  # «سيطرة الجيش»: the genitive holds, the place stands behind a preposition
        found = [own] if predication.form != "verb" else []
        holder = predication.possessor if predication.form != "verb" else predication.owner
        found += holder.chunks if holder is not None else []
        if measure is not None:
            found += [chunk for chunk in _arguments(predication) if chunk.head is measure]
        return found
    argument: Argument | None
    if slot == "obj":
        argument = predication.object
    elif slot == "subj":
        argument = predication.subject
    else:
        argument = predication.oblique.get(slot)
    return argument.chunks if argument is not None else []


def _arguments(predication: Predication) -> list[Chunk]:
    filled = (predication.object, predication.subject, predication.genitive)
    return [chunk for argument in filled if argument is not None for chunk in argument.chunks]


def _named(clauses: Clauses, chunk: Chunk, predication: Predication) -> list[Token]:
    """The places named in a phrase; in the predicate's own, those behind it."""
    tokens = named(clauses, chunk)
    if chunk.index == predication.position and predication.form != "verb":
        tokens = [token for token in tokens if token.start > predication.token.start]
    return [token for number, token in enumerate(tokens) if not number or token.conj]


def _states(clauses: Clauses, chunks: list[Chunk]) -> list[Token]:
    """The states that phrases name, by name or by an adjective of nationality, or that a known person serves."""
    return [token for chunk in chunks for token in clauses.tokens[chunk.first : chunk.last]
            if token.lexeme.data.get("country") and (token.lexeme.pos == "nationality" or token.lexeme.kind == "country")]


def _around(clauses: Clauses, predication: Predication, locating: frozenset[str], *, crossing: bool) -> list[Token]:
    """The places of the nearest phrase that says where, with at most one clause between, none unless ``crossing``."""
    best: tuple[int, Chunk] | None = None
    for chunk in clauses.chunks:
        here = chunk.prep in locating or (chunk.prep == "bi" and chunk.kind == "place" and not _land(chunk))
        if chunk.tag != "N" or not here or not _named(clauses, chunk, predication):
            continue
        if _elsewhere(clauses, chunk, predication):
            continue
        crossed = barriers(clauses, predication.position, chunk.index)
        low, high = sorted((predication.position, chunk.index))
        parted = high == chunk.index and any(between.tag == "j" for between in clauses.chunks[low + 1 : high])
        if parted or (crossed and _far(clauses.chunks, predication.position, chunk.index)):
            continue
        distance = abs(chunk.index - predication.position) + 6 * crossed + 3 * (chunk.index < predication.position)
        if not crossing:
            crossed += sum(between.tag in "jr" for between in clauses.chunks[low + 1 : high])
        if crossed <= int(crossing) and (best is None or distance < best[0]):
            best = (distance, chunk)
    return [*_named(clauses, best[1], predication), *joined(clauses, best[1])] if best is not None else []


def _far(chunks: list[Chunk], position: int, index: int) -> bool:
    """Whether a place in another clause is that of something before, after or during which the act was, or is too far off."""
    return abs(index - position) > _NEXT or any(
        between.prep in _BESIDES for between in chunks[position + 1 : index])


def _land(chunk: Chunk) -> bool:
    """Whether a phrase is the name of a country, which «ب» makes the object of a verb rather: «الاعتراف بإسرائيل»."""
    return chunk.name is not None and chunk.name.kind == "country" and chunk.genitive is None


def _unnamed(clauses: Clauses, predication: Predication) -> Token | None:
    """The place without a name that the next phrase behind a predicate takes up: «المستوى «الأحمر» للخطر في المقاطعة»."""
    for chunk in clauses.chunks[predication.position + 1 :]:
        if chunk.tag in _BROKEN:
            return None
        if chunk.tag == "N" and chunk.prep in _LOCATING and unnamed_place(chunk):
            return chunk.head
    return None


def _before(clauses: Clauses, predication: Predication) -> list[Token]:
    """The places of the nearest phrase before one that says by whom they are held: «دوما التي كانت خاضعة لسيطرة المعارضة»."""
    for chunk in reversed(clauses.chunks[max(0, predication.position - _BACK) : predication.position]):
        if chunk.tag in "c:.":
            break
        found = _named(clauses, chunk, predication)
        if found:
            return found
    return []
