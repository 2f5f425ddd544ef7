"""Where and when a change holds: the places that its own predicate or measure names, and the date of its own clause.

Stricter than the setting of an event (``setting.py``), which takes what its sentence offers: an area or a date that belongs to
another act of the sentence makes a change wrong.
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.draft import EventDraft, Extent
from musnad.events.measures import UNDER
from musnad.events.placed import is_place, joined, listed, named, unnamed_place
from musnad.events.senses import referents
from musnad.events.setting import AIMED
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

_SLOTS: Final[dict[str, tuple[str, ...]]] = {
    "control": ("ala", "gen", "obj", "min", "an", "fi"),
    "force_presence:ends": ("min", "an", "fi", "obj", "subj"),
    "force_presence": ("fi", "ila", "ala", "inside", "towards", "obj", "li"),
    "blockade": ("ala", "an", "gen", "obj", "fi"),
    "sanctions": ("ala", "didd", "li", "an"),
    "relations": ("maa", "bayn", "bi"),
    "office": ("gen", "obj", "subj", "li", "ala", "fi"),
    "closure": ("gen", "obj", "fi", "bi", "via", "an", "subj", "min", "ila"),
    "ban": ("min", "fi", "ala", "an", "gen", "obj", "inside"),
    "": ("fi", "ala", "an", "gen", "obj", "inside", "bayn"),
}
"""Where the place of each kind of change stands: the slots of its predicate, the most telling first."""
_LAID_ON: Final[dict[str, tuple[str, ...]]] = {
    "control": ("ala", ""), "blockade": ("ala", "an", ""), "force_presence": ("min", "fi", "ila"), "closure": ("",),
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
_PRESUPPOSING: Final = frozenset({"since", "after", "before", "because"})
"""Prepositions of an act that the clause takes as done or known, and does not date."""
_TITLE: Final = 6
"""How many chunks from an act of appointment on the title is looked for."""
_ENTRY: Final = "-:|"
"""Tags of marks behind the year that opens an entry of an almanac."""
_BACK: Final = 7
"""How many chunks back a held place is looked for."""


def extent(clauses: Clauses, draft: EventDraft, countrywide: frozenset[str]) -> Extent:
    """Where the change of a draft holds, as its clause tells; ``countrywide`` are nouns for the whole country: «البلاد»."""
    change = draft.sense.change
    kind = change.partition(":")[0]
    predication = draft.predication
    taken_up: Token | None = None
    placed = False
    sense = draft.sense
    told = "gen" in sense.actor or sense.prep != "" or draft.measure is not None
    held = kind == "control" and told and "subj" not in sense.recipient
    slots = _SLOTS.get(change) or _SLOTS.get(kind) or _SLOTS[""]
    if kind == "control" and sense.recipient == ("subj",):
        slots = ("subj", "gen")  # «سقطت المدينة في أيدي المتمردين»
    for slot in slots:
        phrases = _phrases(clauses, predication, slot, draft.measure, held=held)
        if kind == "force_presence" and slot in ("subj", "obj") and _troops(phrases, draft, slot):
            continue
        for chunk in phrases:
            if kind == "ban" and slot == "min" and chunk.kind == "place" and _of_an_act(predication):
                continue  # «منعت الدولة دخول القادمين من الهند»
            found = _named(clauses, chunk, predication)
            states = _states(clauses, [chunk]) if kind in _UPON_THEIRS and not found else []
            if states:
                return Extent(states=tuple(states))
            if slot == "subj" and kind == "closure" and all(token.lexeme.kind == "country" for token in found):
                continue  # «أوقفت كازاخستان العبور في معابرها»: who shuts it
            found = found or listed(clauses, chunk)
            if found:
                return Extent((*found, *joined(clauses, chunk)))
            if _whole(clauses, chunk, countrywide):
                return Extent(whole=True)
            if kind in REGIME and _several(clauses, chunk):
                return Extent(again=True)
            placed = placed or chunk.kind == "place"
            if taken_up is None and unnamed_place(chunk):
                taken_up = chunk.head
    troops = predication.object or predication.oblique.get("bi")
    if kind == "force_presence" and troops is not None and not placed and (left := _left(clauses, troops.first)):
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
    states = _states(clauses, [party for party in draft.actor if isinstance(party, Chunk)])
    states += [party for party in draft.actor if isinstance(party, Token)]
    if not states and (verb := predication.governor) is not None and verb.form == "verb" and verb.subject is not None and any(
        cue.stance == "announces" for cue in verb.token.lexeme.cues
    ):
        states = _states(clauses, verb.subject.chunks)  # «أعلنت الداخلية التونسية فرض حظر التجول»
    locating = _LOCATING | {"min"} if change == "force_presence:ends" else _LOCATING
    around = [] if kind == "office" else _around(clauses, predication, locating, crossing=not (states and kind == "closure"))
    if kind == "alert" and not around and not states and (there := _unnamed(clauses, predication)) is not None:
        return Extent(taken_up=there)
    again = kind in REGIME and not placed and not around and not _located(clauses, predication)
    return Extent(tuple(around), None, tuple(states) if kind in STATES_OWN else (), again)


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


def beside(clauses: Clauses, predication: Predication) -> tuple[Token, ...]:
    """The places and adjectives of nationality of a sentence, the nearest to a predicate first."""
    found = [(abs(chunk.index - predication.position), token) for chunk in clauses.chunks if chunk.tag == "N"
             for token in clauses.tokens[chunk.first : min(chunk.last, len(clauses.tokens))]
             if token.lexeme.data.get("country") or is_place(token)]
    found.sort(key=lambda pair: pair[0])
    return tuple(token for _, token in found)


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


def _left(clauses: Clauses, troops: Chunk) -> list[Token]:
    """The place that troops are in or taken from, read as theirs: «سحبت باريس 400 جندي من مالي»."""
    tokens = clauses.tokens
    return [tokens[at] for at in range(troops.first + 1, troops.last) if tokens[at - 1].tag == "p" and is_place(tokens[at])]


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
    others = {index for verb in clauses.verbs if verb is not predication for index in _reach(verb)}
    return any(chunk.tag == "N" and chunk.prep in _LOCATING and chunk.kind != "time" and chunk.index not in others
               and not _barriers(clauses, predication.position, chunk.index) for chunk in clauses.chunks)


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
        crossed = _barriers(clauses, predication.position, chunk.index)
        distance = abs(chunk.index - predication.position) + 6 * crossed + 3 * (chunk.index < predication.position)
        if not crossing:
            low, high = sorted((predication.position, chunk.index))
            crossed += sum(between.tag in "jr" for between in clauses.chunks[low + 1 : high])
        if crossed <= int(crossing) and (best is None or distance < best[0]):
            best = (distance, chunk)
    return [*_named(clauses, best[1], predication), *joined(clauses, best[1])] if best is not None else []


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


def _barriers(clauses: Clauses, one: int, other: int) -> int:
    low, high = sorted((one, other))
    return sum(chunk.tag in _BROKEN for chunk in clauses.chunks[low + 1 : high])


def own_dates(
    clauses: Clauses, predication: Predication, barred: frozenset[str], verb: Predication | None = None
) -> list[Token]:
    """The expressions of time that stand in the clause of a predicate and date nothing else, the nearest first.

    ``verb``: the one that says when it comes about (``setting.comes_about``).

    None behind a preposition in ``barred``: «عملية مستمرة منذ 20 يناير» dates no beginning.
    """
    found = [chunk for chunk in clauses.chunks if chunk.tag == "t" and (
        _dates(clauses, predication, chunk.index, barred)
        or (verb is not None and chunk.index > verb.position and not _barriers(clauses, verb.position, chunk.index)))]
    return [chunk.head for chunk in sorted(found, key=lambda chunk: abs(chunk.index - predication.position))]


def _dates(clauses: Clauses, predication: Predication, index: int, barred: frozenset[str]) -> bool:
    chunks = clauses.chunks
    governor = predication.governor
    issued = governor.governor if governor is not None and governor.form == "noun" else None
    document = issued is not None and governor is not None and issued.object is not None and (
        issued.object.first.index == governor.position and issued.object.first.kind == "document")
    if document:
        governor = issued  # «أصدرت الحكومة يوم السبت قرارا بتمديد»
    before = chunks[index - 1] if index else None
    if before is not None and before.tag in "pjN" and before.head.lexeme.lemma in barred and (
            before.tag == "p" or index > predication.position):
        return False  # «حتى نهاية الشهر»; not «حتى عام 2005، عندما سحبت القوات»
    if before is not None and before.tag == "N" and chunks[index].head.word.raw.isdigit():
        return False  # «حدود 1967»
    joined = before if before is not None and before.tag == "p" else chunks[index]
    if index > predication.position and joined.conj and chunks[joined.index - 1].tag != "t":
        return False  # «للإطاحة بالحكومة، وفي عام 2007 أرسلت»
    if index < predication.position and predication.form == "verb" and (chunks[predication.position].conj or any(
            chunk.tag == "j" for chunk in chunks[index + 1 : predication.position])):
        return False  # «وصل الجمعة وسيطر», «انتخب في مايو لكنه استقال»
    if index < predication.position and predication.form != "verb":
        if chunks[index + 1].tag in _ENTRY and index + 2 == predication.position:
            return True  # «1973 - استقالة الرئيس»
        if chunks[predication.position].prep in _PRESUPPOSING:
            return False  # «تجرى الانتخابات السبت لأول مرة منذ سقوط النظام»
        if governor is None or governor.form != "verb" or (governor.token.analysis.lexeme.cues and not document):
            return False
        opener = chunks[governor.position - 1] if governor.position else None
        if opener is not None and opener.tag == "r":
            return index == governor.position - 2  # «يوم الثلاثاء الذي شهد تحرير المطار»
        return _barriers(clauses, index, predication.position) == int(index < governor.position)
    ends = [i for i in _reach(predication) if predication.position <= i < index]
    if _barriers(clauses, max(ends, default=predication.position), index):
        return False
    return predication.form != "verb" or not any(
        verb.position < predication.position < reach < index
        for verb in clauses.verbs if verb is not predication for reach in _reach(verb))


def _reach(predication: Predication) -> list[int]:
    """Where the arguments of a predicate stand."""
    filled = (predication.subject, predication.object, *predication.others, *predication.oblique.values())
    return [chunk.index for argument in filled if argument is not None for chunk in argument.chunks]
