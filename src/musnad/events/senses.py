"""Choose the event sense of a predicate by its frame: «رفع الحظر» is no «رفع العلم»."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from musnad.attribution.senses import denotes, holds, lemmas
from musnad.clauses.agreement import marked, pronoun_of
from musnad.clauses.predication import PARTIES, Predication
from musnad.events.conditions import called, leader, reflexive
from musnad.events.governed import act_by_clause, governed
from musnad.events.predicated import predicate
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate

_SELF: Final = "self"
"""The object of a row whose doer and sufferer are one."""
_KNOWN: Final = "known"
"""The object of a row for a noun that tells its event by itself when it is definite: «التحقيق» but not «تحقيق الأهداف»."""
_DESCRIBING: Final = "describing"
"""The object of a row for the participle alone: «مستعد للحوار» but not «يستعد للحرب»."""
_LEADER: Final = "leader"
"""The object of a row for somebody named or titled: «وصل الرئيس», not «وصل اللاجئون»."""
_THAT: Final = "that"
"""The object of a row for a verb whose content is a clause: «طلب أن يغادر», not «طلب كتابا»."""
_IT: Final = "it"
"""The object of a row for a verb whose pronoun stands for what was said or proposed: «وهو ما رفضته الحكومة»."""
_ACT: Final = "act"
"""The object of a row for any act, be it told by a masdar or a clause: «رفض الانسحاب», «رفض أن ينسحب»."""
_NONE: Final = "-"
"""No preposition at all, nor the want of one."""
_CALLED: Final = "called"
"""The object of a row for a noun that bears a name in quotation marks: «عملية "نبع السلام"»."""
_CONDITIONS: Final = frozenset({_SELF, _KNOWN, _DESCRIBING, _LEADER, _THAT, _IT, _CALLED})
_DESCRIBED: Final = "bi"
"""The preposition that joins a description, as a noun or as a clause: «وصفه بالفاشل», «وصفه بأنه فاشل»."""
_BESIDE: Final = 3
"""Chunks behind a predicate among which an adverb tells how it is done."""
_REACH: Final = 10
"""Chunks before a predicate among which its pronoun finds what it stands for."""
_QUOTE: Final = '"'
"""The tag of a quotation mark, which heads a phrase without a noun."""


def choose_sense(predication: Predication, chunks: list[Chunk], counting: frozenset[str] = frozenset()) -> Predicate | None:
    """The sense whose required object or preposition is there; the most specific first, None where none fits.

    ``counting`` are nouns that only count what follows: «عدد من المهاجرين». A row without a type says that it tells no event.
    """
    senses = predication.token.analysis.lexeme.events
    if not senses:
        return None
    memo = predication.senses
    if memo is None:
        memo = predication.senses = {}
    counted = bool(counting)
    if counted in memo:
        return memo[counted]
    moving = _moving(predication)
    words: dict[str, set[str]] = {}
    best, last = 0, _NONE
    heads: set[str] = set()
    fitting: Predicate | None = None
    for sense in senses if moving else _answered(predication, chunks, counting, words):
        wanted, prep, said = sense.object, sense.prep, ""
        if sense.members or sense.worded:
            if prep != last:  # the rows of a verb stand by preposition
                last = prep
                if prep not in words:
                    words[prep] = _heads(predication, prep, chunks, counting)
                heads = words[prep]
            if sense.members:
                said = min(sense.members & heads, default="") or _moves(sense, moving)
                rank = (14 if prep else 10) if said else 0
            else:
                rank = (16 if prep else 12) if wanted in heads or _moves(sense, moving) else 0
        else:
            rank = 4 * _fit(predication, sense, chunks)
        if rank and not sense.type:
            rank += 1  # of two that fit alike, that which denies
        if rank and (rank > best or (rank == best and fitting is not None and _nearer(predication, sense, fitting))):
            best, fitting = rank, sense.about(said) if said else sense
    if fitting is None:
        fitting = _by_pronoun(predication, senses, chunks)
    memo[counted] = fitting
    return fitting


def _answered(
    predication: Predication, chunks: list[Chunk], counting: frozenset[str], words: dict[str, set[str]]
) -> list[Predicate]:
    """The senses whose word stands where they ask for it, and those that ask for none, in their order.

    ``words`` keeps what may stand behind each preposition. Most verbs have many senses with words, of which hardly any is there.
    """
    lexeme = predication.token.analysis.lexeme
    frames = lexeme.frames
    places: list[int] = []
    clause = act_by_clause(predication, chunks)
    behind = clause[0] if clause is not None else ""
    for prep, senses in frames.worded.items():
        if not prep or prep in predication.oblique or prep == behind or (
                prep == _DESCRIBED and predication.complement is not None):
            words[prep] = heads = _heads(predication, prep, chunks, counting)
            for word in heads:
                asking = senses.get(word)
                if asking is not None:
                    places += asking
    if not places:
        return frames.plain
    return [lexeme.events[place] for place in sorted({*places, *frames.others})]


def _by_pronoun(predication: Predication, senses: list[Predicate], chunks: list[Chunk]) -> Predicate | None:
    """The sense whose object is what a pronoun stands for, the nearest before: «نشر قواته في الشمال وسحبها من الجنوب»."""
    if not predication.token.analysis.suffix and not _pronoun_follows(chunks, predication.position):
        return None  # most have no pronoun at all
    told: dict[str, list[Chunk]] = {}
    for prep in predication.token.analysis.lexeme.frames.places:
        found = referents(predication, prep, chunks)
        if found:
            told[prep] = found
    if not told:
        return None
    best: tuple[int, Predicate] | None = None
    for sense in senses:
        prep, wanted = sense.prep, sense.object
        if prep not in told or not wanted or wanted in _CONDITIONS:
            continue
        for distance, chunk in enumerate(told[prep]):
            if best is not None and distance >= best[0]:
                break
            words = lemmas(chunk)
            said = next((word for word in words if word in sense.members), "")
            if _tells(chunk, sense.type):
                continue  # «هجوم شنه مسلحون» is told once
            if said or (wanted in words if sense.worded else not sense.members and denotes(chunk, wanted)):
                best = distance, sense.about(said) if said else sense
                break
    return best[1] if best is not None else None


def _pronoun_follows(chunks: list[Chunk], position: int) -> bool:
    """Whether a pronoun stands right behind a chunk or behind the next one."""
    for following in range(position + 1, min(position + 3, len(chunks))):  # noqa: SIM110
        if chunks[following].tag == "o":
            return True
    return False


def _tells(chunk: Chunk, type_: str) -> bool:
    """Whether a phrase tells an act of a type by itself, «هجوم», or by the words in it: «قافلة مساعدات», not «شحنة أسلحة»."""
    part: Chunk | None = chunk
    while part is not None:
        for sense in part.head.lexeme.events:
            if sense.type == type_ and (not sense.worded or any(sense.takes(token.lexeme.lemma) for token in part.modifiers) or (
                    part.genitive is not None and sense.takes(*lemmas(part.genitive)))):
                return True
        part = part.genitive if part is chunk else None
    return False


def referents(predication: Predication, prep: str, chunks: list[Chunk]) -> list[Chunk]:
    """What the pronoun that is a predicate's object may stand for by gender and number, the nearest before first.

    Of a verb or masdar the pronoun attached to it, «لاستعادتها», or behind its preposition, «السيطرة عليها»; things as well
    as parties. Nothing where it has such an object in words.
    """
    position = predication.position
    if predication.form == "noun" and not prep:
        return []  # «معاركها» is fought by what the pronoun stands for
    if prep:
        mark = next((pronoun_of(c) for c in chunks[position + 1 : position + 3] if c.tag == "o" and c.prep == prep), "")
    else:
        mark = "" if predication.object is not None or predication.genitive is not None else predication.token.analysis.suffix
    if not mark.startswith("3"):
        return []
    gender, number = marked(mark)
    subject = predication.subject or predication.implied if predication.form == "verb" else None
    found: list[Chunk] = []
    for chunk in reversed(chunks[max(0, position - _REACH) : position]):
        if chunk.tag == "N" and (subject is None or chunk is not subject.first):
            found += [part for part in (chunk.genitive, chunk) if part is not None and _stands_for(part, gender, number)]
    return found


def _stands_for(chunk: Chunk, gender: str, number: str) -> bool:
    """Whether a pronoun of this gender and number may stand for a phrase: the feminine singular for several things too."""
    if number == "d" or chunk.number == "d":
        return number == chunk.number
    people = chunk.kind in ("person", "group")
    if number == "p":
        return people
    if chunk.number == "p" and not (people and chunk.gender == "f"):
        return gender == "f" and chunk.kind != "person"
    return not chunk.gender or chunk.gender == gender


def _moving(predication: Predication) -> tuple[str, ...]:
    """The words for the troops that leave or reach a place: «غادرت القوات القاعدة»; none where a verb tells no such thing.

    Of a noun, those that begin, end or decide it: «بدأت القوات الانسحاب».
    """
    if predication.form == "masdar":
        head = predication.governor
        bare = predication.token.analysis.article and predication.genitive is None
        done = head.object if bare and head is not None and head.form == "verb" and not head.passive else None
        leaves = bool(predication.oblique) or any(not sense.worded for sense in predication.token.analysis.lexeme.events)
        told = head is not None and (head.subject or (head.implied if leaves else None))
        doers = told if done is not None and told else None  # not «أنهت القوات مهامها وبدأت العودة»
        return lemmas(doers.first) if done is not None and doers is not None and done.first.index == predication.position else ()
    subject, place = predication.subject, predication.object
    if predication.form != "verb" or subject is None or place is None or predication.passive:
        return ()
    who = subject.first
    many = who.kind in ("group", "thing", "organisation") or (who.kind == "person" and (
        who.number == "p" or who.head.lexeme.pos == "adjective" or who.start < who.head.start))  # «آخر جندي»
    part = predication.oblique.get("min")
    of = who.of or (part.first if part is not None and part.first.index == who.index + 1 else None)
    if place.first.kind != "place" or not (many or of is not None):
        return ()
    return lemmas(who) if of is None else (*lemmas(who), *lemmas(of))  # «الدفعة الأولى من القوات»


def _moves(sense: Predicate, moving: tuple[str, ...]) -> str:
    """Those of the troops that move that a row names; '' where it names none."""
    if not moving or sense.prep or {*sense.recipient} - {"none"}:
        return ""
    return next((word for word in moving if sense.takes(word)), "")


def _heads(predication: Predication, prep: str, chunks: list[Chunk], counting: frozenset[str]) -> set[str]:
    """The words that may be a row's object, behind its preposition or without one.

    Objects, genitives, adjectives of a noun, adverbs of what is done, and what somebody is described as: «وصفه بأنه إرهابي».
    """
    clause = act_by_clause(predication, chunks)
    found: set[str] = {clause[1]} if clause is not None and clause[0] == prep else set()
    if prep and prep not in predication.oblique:
        return found or (_described(predication, chunks) if prep == _DESCRIBED and predication.complement is not None else found)
    for chunk in governed(predication, prep, chunks, counting):
        found.update(lemmas(chunk))
        if chunk.own:
            found.add(chunk.own)
        if chunk.head.tag == _QUOTE:
            _add_quoted(chunk, found)
    if prep:
        return found
    if predication.form in ("verb", "masdar"):
        _add_manner(predication, chunks, found)
    if predication.form == "verb":
        _add_beyond(predication, chunks, found)
    if predication.form in ("noun", "masdar"):
        _add_modifying(predication, chunks, found)
    return found


def _add_quoted(chunk: Chunk, found: set[str]) -> None:
    """The adjectives of a phrase in quotation marks that has no noun: «بـ"الاستفزازية"», «بـ"غير المقبولة"»."""
    words = [token.lexeme.lemma for token in chunk.modifiers]
    found.update(words, [f"{one} {two}" for one, two in pairwise(words)])


def _add_manner(predication: Predication, chunks: list[Chunk], found: set[str]) -> None:
    """The adverbs behind a verb or masdar, past what stands in its slots: «تدخلت روسيا عسكريا», «الرد عسكريا على الهجوم»."""
    for chunk in chunks[predication.position + 1 : predication.position + 1 + _BESIDE]:
        if chunk.tag == "D":
            found.add(chunk.head.lexeme.lemma)
        elif chunk.tag == "x" and chunk.index + 1 < len(chunks) and chunks[chunk.index + 1].kind == "quality":
            found.update(f"{chunk.head.lexeme.lemma} {word}" for word in lemmas(chunks[chunk.index + 1]))
        elif chunk.tag not in "Nto":
            break
    for argument in predication.others or ():
        words = [token.lexeme.lemma for token in argument.first.modifiers]
        found.update(words)  # «اعتبر القرار خطوة استفزازية»
        found.update([f"{one} {two}" for one, two in pairwise(words)])  # «اعتبره شخصا غير مرغوب فيه»


def _add_beyond(predication: Predication, chunks: list[Chunk], found: set[str]) -> None:
    """The second object of a verb behind a comma: «حملت الوزارة المجتمع الدولي، في بيان، المسؤولية»."""
    first, subject = predication.object, predication.subject
    if first is None or subject is None or subject.first.index < predication.position or predication.others:
        return
    if first.first.kind not in PARTIES or not any(
            sense.worded and not sense.prep and "obj" in sense.recipient for sense in predication.token.analysis.lexeme.events):
        return
    for chunk in chunks[first.chunks[-1].index + 1 : first.chunks[-1].index + 1 + _REACH]:
        if chunk.tag in ".:Vcj" or chunk.conj:
            return
        if chunk.bare and chunk.kind == "thing" and chunks[chunk.index - 1].tag in ",)\"":
            found.update(lemmas(chunk))
            return


def _described(predication: Predication, chunks: list[Chunk]) -> set[str]:
    """What the clause of a description says of what is described, «بأنه إرهابي», also denied: «بأنها غير مقبولة»."""
    mark = predication.complement
    if mark is None or not chunks[mark].head.analysis.suffix or mark + 1 >= len(chunks):
        return set()
    said = chunks[mark + 1]
    if said.tag == "x" and mark + 2 < len(chunks):
        return {f"{said.head.lexeme.lemma} {word}" for word in lemmas(chunks[mark + 2])}
    return set(lemmas(said)) if said.tag == "N" and not said.prep else set()


def _nearer(predication: Predication, sense: Predicate, other: Predicate) -> bool:
    """Whether a sense's preposition stands nearer than that of another that fits as well: «التشكيك في التقارير … بضربات»."""
    if sense.prep == other.prep:
        return False
    one, two = predication.oblique.get(sense.prep), predication.oblique.get(other.prep)
    return one is not None and two is not None and one.first.index < two.first.index


def _fit(predication: Predication, sense: Predicate, chunks: list[Chunk]) -> int:
    """How specifically a sense fits that asks for no word: by kind, by preposition, unconditionally; 0 not at all."""
    wanted, prep = sense.object, sense.prep
    if not wanted:
        if prep:
            there = prep in predication.oblique or prep in predication.recalled or _pronominal(predication, prep, chunks)
            return 2 if there or _tells_act(predication, prep, chunks) else 0
        return 1
    if wanted == _SELF:
        return 4 if reflexive(predication, chunks) else 0
    if wanted == _THAT:
        mark = predication.complement
        return 2 if predication.form == "verb" and mark is not None and chunks[mark].tag == "c" and not predication.object else 0
    if wanted == _IT:
        return 1 if predication.form == "verb" and _takes_up(predication) else 0
    if wanted == _DESCRIBING:
        return 4 if predication.form == "participle" and prep in predication.oblique else 0
    if wanted == _KNOWN:
        there = not prep or prep in predication.oblique
        return 1 if there and predication.token.analysis.article and predication.genitive is None else 0
    if wanted == _CALLED:
        return 4 if called(predication, chunks) else 0
    if wanted == _LEADER:
        return 2 if leader(predication) and (not prep or prep in predication.oblique) else 0
    if wanted == _ACT and _tells_act(predication, prep, chunks):
        return 2 + bool(prep)
    return 2 + bool(prep) if holds(predication, prep, wanted) or (not prep and _possessed(predication, wanted)) else 0


def _tells_act(predication: Predication, prep: str, chunks: list[Chunk]) -> bool:
    """Whether a clause behind a preposition, or behind none, tells an act: «وافق على أن ينسحب»."""
    told = act_by_clause(predication, chunks)
    return told is not None and told[0] == prep


def _pronominal(predication: Predication, prep: str, chunks: list[Chunk]) -> bool:
    """Whether a preposition stands right behind a verb with a pronoun: «طلبت منه إيضاحات»."""
    following = chunks[predication.position + 1] if predication.position + 1 < len(chunks) else None
    return predication.form == "verb" and following is not None and following.tag == "o" and following.prep == prep


def _takes_up(verb: Predication) -> bool:
    """Whether the object of a verb with a party for its subject is a pronoun for a thing or what was said."""
    told, suffix = verb.subject or verb.implied, verb.token.analysis.suffix
    if told is None or told.first.kind not in PARTIES or verb.passive or not suffix.startswith("3"):
        return False
    return marked(suffix)[1] == "s" and (verb.object is None or verb.object.first.kind not in PARTIES)


def _possessed(predication: Predication, wanted: str) -> bool:
    """Whether the pronoun attached to a masdar stands for what the sense asks for: «انتخابه»."""
    holder = predication.possessor
    return predication.form == "masdar" and holder is not None and denotes(holder.first, wanted)


def _add_modifying(predication: Predication, chunks: list[Chunk], found: set[str]) -> None:
    """The words that may follow the noun in its phrase as the second of a collocation: its genitive and its adjectives."""
    if predication.genitive is not None:
        found.update(lemmas(predication.genitive.first))
    form = predication.token.analysis.form
    gender = "f" if form.number == "p" else form.gender
    said = predicate(predication, chunks)
    if said:
        denied = f"{said[0].head.lexeme.lemma} " if len(said) > 1 else ""
        found.update([denied + word for word in lemmas(said[-1])])
    for token in chunks[predication.position].modifiers:
        if token.start > predication.token.start and (not gender or token.analysis.form.gender in (gender, "", "c")):
            found |= {token.lexeme.lemma, token.analysis.form.light}
    found.update([f"{one.lexeme.lemma} {two.lexeme.lemma}" for one, two in pairwise(chunks[predication.position].modifiers)])
