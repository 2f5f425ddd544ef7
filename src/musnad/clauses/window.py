"""The stretch of chunks in which a predicate may find its arguments, and the candidates in it.

A verb looks ahead over noun phrases, prepositional phrases, times and asides between commas until its clause ends: at another
verb, a conjunction, a full stop. A verb of saying also looks past a relative clause or a longer aside for the complementiser
that opens its content: «قال مهاتير محمد، رئيس الوزراء الذي فاز في الانتخابات، إن …».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.asides import (
    addressed_between,
    aside,
    behind_name,
    clausal_aside,
    goes_on,
    leads_on,
    name_in_quotes,
    relative_aside,
    remark,
    supposed,
    with_genitive,
)
from musnad.clauses.candidates import Window
from musnad.clauses.coordination import coordinated
from musnad.clauses.lookback import REACH, look_back, of_masdar, refers_back
from musnad.clauses.predication import PARTIES, Argument
from musnad.clauses.resume import leads, resume
from musnad.mentions.chunk import Chunk

_OPEN: Final = frozenset("tDop(q)L'#-|")
_OF_ADVERBS: Final = frozenset({"an", "ila", "ala", "li", "min"})
_PARTNERS: Final = PARTIES - {"place"}
"""Kinds of those with whom something is done, who may stand between commas."""
_REFLEXIVE: Final = "reflexive"
"""The class of function words that stress a phrase or stand for the subject again (نفسها, ذاته)."""
_OF_OFFICE: Final = frozenset({"li", "fi", "bi"})
"""Prepositions between an office and where it is held."""
_TELLING: Final = frozenset({"ala", "an", "bi", "fi", "ila", "li", "min"})
"""Prepositions of a complementiser that opens what somebody says."""
_LOCAL: Final = frozenset({"fi", "bi"})
"""Prepositions of where something is as of what it is about."""


def look(chunks: list[Chunk], position: int, having: frozenset[str], *, quoting: bool, led: bool = False) -> Window:
    """The window of the verb at a position; ``quoting`` when it may open a quotation or a clause of content.

    ``having`` are verbs of which no act is the object. ``led``: an auxiliary stands right before the verb, so that it looks back
    from there: «الذي كان يطالب».
    """
    window = Window()
    _look_ahead(chunks, position, window, quoting=quoting)
    look_back(chunks, position - led, window, having)
    window.pronoun |= led and position > 1 and chunks[position - 2].tag == "c"  # «أن تكون قد زودت الحوثيين»
    return window


def collect_oblique(chunks: list[Chunk], position: int, reach: int = 6) -> dict[str, Argument]:
    """Prepositional phrases that follow a noun phrase directly, by preposition."""
    found: dict[str, Argument] = {}
    following = position + 1
    interrupted = False
    while following < len(chunks) and following <= position + reach:
        chunk = chunks[following]
        if chunk.tag == "N" and chunk.prep and not chunk.conj:
            group = coordinated(chunks, following)
            found.setdefault(chunk.prep, Argument(group, "oblique"))
            following = group[-1].index + 1
        elif chunk.tag in "tDo":
            following += 1
        elif chunk.bare and chunk.kind == "time" and following + 1 < len(chunks) and chunks[following + 1].prep == "li":
            following += 1  # «السجن عشر سنوات للوزير»
        elif chunk.tag == "N" and not chunk.conj and chunk.kind == "person" and (
                following == position + 1 or _named_behind(chunks, position, following)):
            following += 1  # a title or name in apposition: «زيارة وزير الخارجية الأستاذ عادل الجبير إلى ألمانيا»
        elif chunk.tag == "N" and chunk.conj == "wa" and not chunk.prep and chunk.kind == "person" and chunk.definite and (
                following <= position + 2):
            following += 1  # «لقاء الوزير والسفير مع رئيس البلدية»
        elif chunk.tag == "," and (end := aside(chunks, following)) is not None:
            following = end
            interrupted = True
        elif chunk.tag == "," and following > position + 1 and _received(chunks, position, following + 1):
            following += 1  # «استقبال الأمير في مكتبه اليوم، لرئيس النادي»
        elif chunk.tag == "," and interrupted and following + 1 < len(chunks) and _hangs(chunks[following + 1]):
            following += 1  # «تعرض مكتبه، أمس، في العاصمة، لمداهمة»
        else:
            break
    return found


def _named_behind(chunks: list[Chunk], position: int, following: int) -> bool:
    """Whether a name stands behind where its bearer holds his office: «استنجاد الرئيس الشرعي لليمن هادي بالسعودية»."""
    name, place = chunks[following], chunks[following - 1]
    bearer = chunks[position].genitive or chunks[position]
    return following == position + 2 and bearer.kind == "person" and bearer.names is None and bearer.name is None and (
        place.prep in _OF_OFFICE and place.kind in PARTIES and name.bare and (name.names is not None or name.name is not None))


def _lay(oblique: dict[str, Argument], prep: str, phrase: Argument) -> None:
    """Keep the first phrase with a preposition, or else an act behind a place: «قضت محكمة بالقاهرة، برفض الدعوى»."""
    before = oblique.setdefault(prep, phrase)
    acts = phrase.first.kind == "act" or bool(phrase.first.head.analysis.lexeme.events)
    if before is not phrase and acts and prep in _LOCAL and before.first.kind == "place":
        oblique[prep] = phrase
        if prep == "bi":
            oblique.setdefault("fi", before)


def _received(chunks: list[Chunk], position: int, following: int) -> bool:
    """Whether «لـ» behind a comma names whom the visit or talks of a noun are with, over where or when these are."""
    party = chunks[following] if following < len(chunks) else None
    if party is None or party.tag != "N" or party.prep != "li" or party.conj or party.kind not in ("person", "group"):
        return False
    noun = chunks[position]
    return noun.kind == "act" and noun.genitive is not None and any(
        sense.type == "CONSULT" and ("obj" in sense.actor or "obj" in sense.recipient) for sense in noun.head.lexeme.events)


def _hangs(chunk: Chunk) -> bool:
    return chunk.tag == "N" and bool(chunk.prep) and not chunk.conj


def collect_pronouns(chunks: list[Chunk], position: int) -> dict[str, Chunk]:
    """Pronouns behind prepositions that follow a noun phrase directly: «الحرب عليها»."""
    found: dict[str, Chunk] = {}
    for chunk in chunks[position + 1 : position + 3]:
        if chunk.tag != "o" or not chunk.prep or chunk.conj:
            break
        found.setdefault(chunk.prep, chunk)
    return found


def _look_ahead(chunks: list[Chunk], position: int, window: Window, *, quoting: bool) -> None:
    following = position + 1
    limit = min(len(chunks), position + REACH)
    attributive = False
    inserted: list[Chunk] = []
    while following < limit:
        chunk = chunks[following]
        tag = chunk.tag
        if tag == "N":
            group = coordinated(chunks, following)
            if chunk.conj and not (chunk.prep and (window.oblique or window.after or chunks[following - 1].tag == "D")):
                if with_genitive(chunks, following, group[-1].index + 1):
                    following = group[-1].index + 1
                    continue
                break
            if chunk.prep and attributive and not quoting:
                pass  # «قصف المواقع بعد هجوم شنته الحركة على القرية»: the clause's own
            elif chunk.prep:
                _lay(window.oblique, chunk.prep, Argument(group, "oblique"))
            elif not attributive and not of_masdar(chunks[following - 1]) and not _adverbial(chunks, following):
                window.after.append(Argument(group, "after"))
            following = group[-1].index + 1
            continue
        if tag == '"' and quoting and (closing := name_in_quotes(chunks, following)) is not None:
            following = closing + 1
            continue
        if tag == '"' and chunks[position - 1].tag == '"' and 0 < position == following - 1 and (
                chunks[position].tag == "V" and not chunks[position].conj):
            following += 1
            continue  # «دمشق "ترد" وساما»
        if tag == '"' and following + 2 < limit and chunks[following + 1].tag == "D" and chunks[following + 2].tag == '"':
            following += 3
            continue  # «أدانته "بشدة" وزارة الخارجية»
        if tag == "c" and chunk.prep and chunk.prep not in _TELLING:
            break  # «أعلن الوزير تأجيل الجلسة دون أن يحدد موعدا»
        if tag in "c:" or (tag == '"' and quoting):
            if (tag == ":" and not quoting) or chunk.conj == "fa" or (chunk.conj and following == position + 1):
                return  # «إذا توصلوا إلى اتفاق فإن», «إن الأزمة انتهت وإن»
            window.complement = following
            return
        if tag == '"':
            following += 1
            continue
        if tag in ",-(":
            if tag == "," and len(window.after) == 1 and behind_name(chunks, following):
                following += 1
                continue
            addressed = len(window.after) == 1 and addressed_between(chunks, following, quoting=quoting)
            end = None if addressed else aside(chunks, following)
            if end is None and quoting and not addressed:
                end = clausal_aside(chunks, following, window.after, window.oblique)
            if end is None and not addressed:
                end = relative_aside(chunks, following, window.after)
            if end is None and not goes_on(chunks, following, window.after, quoting=quoting) and not (
                    quoting and not window.oblique and leads_on(chunks, position, following)):
                break
            if end is not None and tag == ",":
                inserted += [c for c in chunks[following + 1 : end - 1] if c.tag == "N" and c.prep and c.kind in _PARTNERS]
            following = end if end is not None else following + 1
            continue
        if tag == "o" and chunk.prep and not chunk.conj:
            window.resumed = True
            window.resumed_by = window.resumed_by or chunk.prep
            if not _participial(chunks[following - 1]):
                window.pronominal.setdefault(chunk.prep, chunk)
            among = chunk.prep == "bayn" and chunks[following - 1].tag in "N,p"
            if among and following + 1 < limit and chunks[following + 1].bare:
                following = coordinated(chunks, following + 1)[-1].index + 1  # «قتلوا في الهجوم بينهم أطفال ونساء»
                continue
        elif tag == ")" and all(c.tag != "(" for c in chunks[position + 1 : following]):
            break  # «الوزير (الذي يزور القاهرة) إيران»
        elif tag == "o" and not chunk.prep and not chunk.conj and following > position + 1 and _predicated(chunks, following):
            break
        elif tag == "o" and not chunk.prep and window.after and not _emphatic(chunks, following):
            end = remark(chunks, following)
            if end is None:
                break  # «… هم مدنيون» starts a clause
            following = end
            continue
        elif (tag == "r" and (end := _included(chunks, following)) is not None) or (
                tag == "V" and (end := supposed(chunks, following)) is not None):
            following = end
            continue
        elif tag == "V" and refers_back(chunks, following):
            attributive = True
        elif tag == "j" and not chunk.conj and following + 1 < limit and chunks[following + 1].tag == "t":
            following += 2  # «لم تعلن السلطات حتى مساء الاثنين حالة الطوارئ»
            continue
        elif tag not in _OPEN or (tag == "D" and chunk.conj == "fa"):
            break
        following += 1
    for phrase in inserted:
        window.oblique.setdefault(phrase.prep, Argument([phrase], "oblique"))  # «بحث الوزير، مع نظيره التركي، التطورات»
    if quoting and window.complement is None:
        window.complement = resume(chunks, following, leads(chunks[position]))


def _emphatic(chunks: list[Chunk], position: int) -> bool:
    """Whether a reflexive only stresses the phrase with a preposition before it: «قصف الجيش في المنطقة نفسها مواقع»."""
    return chunks[position].head.lexeme.pos == _REFLEXIVE and chunks[position - 1].tag == "N" and bool(chunks[position - 1].prep)


def _included(chunks: list[Chunk], position: int) -> int | None:
    """Where a clause goes on behind what a phrase includes: «زودت الدولة الجماعات بما فيها الحركة بالسلاح»."""
    mark = chunks[position]
    if mark.tag != "r" or mark.prep != "bi" or mark.conj or position + 2 >= len(chunks):
        return None
    pronoun, part = chunks[position + 1], chunks[position + 2]
    if pronoun.tag != "o" or pronoun.prep != "fi" or not part.bare or chunks[position - 1].tag != "N":
        return None
    return coordinated(chunks, position + 2)[-1].index + 1


def _predicated(chunks: list[Chunk], position: int) -> bool:
    """Whether a pronoun joins a subject and its predicate: «الذين قتلوا في الهجوم هم مدنيون»."""
    following = chunks[position + 1] if position + 1 < len(chunks) else None
    return following is not None and following.bare and not _emphatic(chunks, position)


def _adverbial(chunks: list[Chunk], position: int) -> bool:
    """Whether a bare masdar behind a comma says how or why: «قتل عشرة، بينهم طفلان، نقلا عن الشرطة», «، استنادا إلى تقرير»."""
    chunk = chunks[position]
    return chunks[position - 1].tag == "," and chunk.last - chunk.first == 1 and not chunk.definite and (
        chunk.head.lexeme.pos == "masdar" and position + 1 < len(chunks) and chunks[position + 1].prep in _OF_ADVERBS)


def _participial(chunk: Chunk) -> bool:
    """Whether a phrase ends in a participle, to which a pronoun behind it belongs: «المثلث المتنازع عليه»."""
    return chunk.tag == "N" and chunk.ends_in_participle("active", "passive")
