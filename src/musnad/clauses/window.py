"""The stretch of chunks in which a predicate may find its arguments, and the candidates in it.

A verb looks ahead over noun phrases, prepositional phrases, times and asides between commas until its clause ends: at another
verb, a conjunction, a full stop. A verb of saying also looks past a relative clause or a longer aside for the complementiser
that opens its content: «قال مهاتير محمد، رئيس الوزراء الذي فاز في الانتخابات، إن …».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits
from musnad.clauses.asides import (
    addressed_between,
    aside,
    clausal_aside,
    goes_on,
    leads_on,
    name_in_quotes,
    relative_aside,
    remark,
    supposed,
    with_genitive,
)
from musnad.clauses.coordination import alike, coordinated
from musnad.clauses.predication import PARTIES, Argument
from musnad.clauses.resume import leads, resume
from musnad.clauses.topic import bearer, incumbent, is_comment
from musnad.mentions.chunk import Chunk

REACH: Final = 14
"""How many chunks a predicate looks ahead for arguments."""
_OPEN: Final = frozenset("tDop(q)L'#-|")
_DESCRIBED: Final = frozenset({"act", "group", "person", "organisation", "document"})
AMONG: Final = frozenset({"bayn", "fi", "min"})
"""Prepositions of a pronoun behind which some of many are named: «بينهم قائدان»."""
_OF_ADVERBS: Final = frozenset({"an", "ila", "ala", "li", "min"})
_INTRODUCING: Final = frozenset('"DtN-,()')


class Window:
    """Candidates around a verb: bare noun phrases after and before it, prepositional phrases, and what ends the clause.

    ``behind_comma``: a comma stands right before the verb, which goes on after another verb: «تقدم السودان بشكوى، يتهم فيها
    مصر». ``pronoun``: a pronoun right before the verb is its subject: «إنها ستدعو».
    ``joined``: a conjunction joins the verb to what was told before it: «و», «حيث».
    ``inner``: the second phrase before the verb stands in a clause with a verb of its own that describes the first.
    ``opens``: the verb opens its sentence or clause.
    ``resumed``: a pronoun in the clause stands for the noun phrase before it: «بيانا قالت فيه».
    ``resumed_by``: the preposition of that pronoun: «المدينة التي يسيطر عليها».
    """

    __slots__ = ("after", "antecedent", "asyndetic", "before", "behind_comma", "complement", "inner", "joined", "oblique",
                 "opens", "pronominal", "pronoun", "resumed", "resumed_by")

    def __init__(self) -> None:
        self.after: list[Argument] = []
        self.before: list[Argument] = []
        self.oblique: dict[str, Argument] = {}
        self.pronominal: dict[str, Chunk] = {}
        self.complement: int | None = None
        self.antecedent: Argument | None = None
        self.asyndetic = False
        self.behind_comma = False
        self.pronoun = False
        self.opens = False
        self.inner = False
        self.joined = False
        self.resumed = False
        self.resumed_by = ""


def look(chunks: list[Chunk], position: int, *, quoting: bool, led: bool = False) -> Window:
    """The window of the verb at a position; ``quoting`` when it may open a quotation or a clause of content.

    ``led``: an auxiliary stands right before the verb, so that it looks back from there: «الذي كان يطالب».
    """
    window = Window()
    _look_ahead(chunks, position, window, quoting=quoting)
    _look_back(chunks, position - led, window)
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
        elif chunk.tag == "N" and not chunk.conj and chunk.kind == "person" and following == position + 1:
            following += 1  # a title or name in apposition: «زيارة وزير الخارجية الأستاذ عادل الجبير إلى ألمانيا»
        elif chunk.tag == "N" and chunk.conj == "wa" and not chunk.prep and chunk.kind == "person" and chunk.definite and (
                following <= position + 2):
            following += 1  # «لقاء الوزير والسفير مع رئيس البلدية»
        elif chunk.tag == "," and (end := aside(chunks, following)) is not None:
            following = end
            interrupted = True
        elif chunk.tag == "," and interrupted and following + 1 < len(chunks) and _hangs(chunks[following + 1]):
            following += 1  # «تعرض مكتبه، أمس، في العاصمة، لمداهمة»
        else:
            break
    return found


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
    while following < limit:
        chunk = chunks[following]
        tag = chunk.tag
        if tag == "N":
            group = coordinated(chunks, following)
            if chunk.conj and not (chunk.prep and window.oblique):
                if with_genitive(chunks, following, group[-1].index + 1):
                    following = group[-1].index + 1
                    continue
                break
            if chunk.prep:
                window.oblique.setdefault(chunk.prep, Argument(group, "oblique"))
            elif not attributive and not _of_masdar(chunks[following - 1]) and not _adverbial(chunks, following):
                window.after.append(Argument(group, "after"))
            following = group[-1].index + 1
            continue
        if tag == '"' and quoting and (closing := name_in_quotes(chunks, following)) is not None:
            following = closing + 1
            continue
        if tag == '"' and chunks[position - 1].tag == '"' and 0 < position == following - 1:
            following += 1
            continue  # «دمشق "ترد" وساما»
        if tag == '"' and following + 2 < limit and chunks[following + 1].tag == "D" and chunks[following + 2].tag == '"':
            following += 3
            continue  # «أدانته "بشدة" وزارة الخارجية»
        if tag in "c:" or (tag == '"' and quoting):
            if (tag == ":" and not quoting) or chunk.conj == "fa" or (chunk.conj and following == position + 1):
                return  # «إذا توصلوا إلى اتفاق فإن», «إن الأزمة انتهت وإن»
            window.complement = following
            return
        if tag == '"':
            following += 1
            continue
        if tag in ",-(":
            addressed = len(window.after) == 1 and addressed_between(chunks, following, quoting=quoting)
            end = None if addressed else aside(chunks, following)
            if end is None and quoting and not addressed:
                end = clausal_aside(chunks, following, window.after, window.oblique)
            if end is None and not addressed:
                end = relative_aside(chunks, following, window.after)
            if end is None and not goes_on(chunks, following, window.after, quoting=quoting) and not (
                    quoting and not window.oblique and leads_on(chunks, position, following)):
                break
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
        elif tag == "o" and not chunk.prep and not chunk.conj and following > position + 1 and _predicated(chunks, following):
            break
        elif tag == "o" and not chunk.prep and window.after:
            end = remark(chunks, following)
            if end is None:
                break  # «… هم مدنيون» starts a clause
            following = end
            continue
        elif tag == "V" and (end := supposed(chunks, following)) is not None:
            following = end
            continue
        elif tag == "V" and _attributive(chunks, following):
            attributive = True
        elif tag == "j" and not chunk.conj and following + 1 < limit and chunks[following + 1].tag == "t":
            following += 2  # «لم تعلن السلطات حتى مساء الاثنين حالة الطوارئ»
            continue
        elif tag not in _OPEN or (tag == "D" and chunk.conj == "fa"):
            break
        following += 1
    if quoting and window.complement is None:
        window.complement = resume(chunks, following, leads(chunks[position]))


def _predicated(chunks: list[Chunk], position: int) -> bool:
    """Whether a pronoun joins a subject and its predicate: «الذين قتلوا في الهجوم هم مدنيون»."""
    following = chunks[position + 1] if position + 1 < len(chunks) else None
    return following is not None and following.bare


def _adverbial(chunks: list[Chunk], position: int) -> bool:
    """Whether a bare masdar behind a comma says how or why: «قتل عشرة، بينهم طفلان، نقلا عن الشرطة», «، استنادا إلى تقرير»."""
    chunk = chunks[position]
    return chunks[position - 1].tag == "," and chunk.last - chunk.first == 1 and not chunk.definite and (
        chunk.head.lexeme.pos == "masdar" and position + 1 < len(chunks) and chunks[position + 1].prep in _OF_ADVERBS)


def _of_masdar(before: Chunk) -> bool:
    """Whether the phrase before is a masdar with its own subject, whose object a bare phrase behind it is: «لارتكابه جرائم»."""
    return before.tag == "N" and bool(before.prep) and bool(before.head.analysis.suffix) and bool(
        before.head.lexeme.data.get("masdar"))


def _participial(chunk: Chunk) -> bool:
    """Whether a phrase ends in a participle, to which a pronoun behind it belongs: «المثلث المتنازع عليه»."""
    return chunk.tag == "N" and chunk.ends_in_participle("active", "passive")


def _attributive(chunks: list[Chunk], position: int) -> bool:
    """Whether a verb describes the indefinite noun phrase before it and refers back to it: «اجتماع ترأسه أمس»."""
    verb, before = chunks[position], chunks[position - 1]
    return bool(verb.head.analysis.suffix) and not verb.conj and before.tag == "N" and not before.definite


def _look_back(chunks: list[Chunk], position: int, window: Window) -> None:
    verb = chunks[position]
    previous = position - 1
    if verb.conj and not (verb.conj == "fa" and is_comment(chunks, position)):
        return
    if previous >= 0 and chunks[previous].tag == "r":
        antecedent = modified(chunks, previous)
        if antecedent is not None:
            window.antecedent = Argument(_described(chunks, antecedent, verb, chunks[previous]), "antecedent")
        return
    duty = incumbent(chunks, position)
    if duty is not None:
        window.before.append(Argument([duty], "before"))
        return
    window.opens = True
    for chunk in chunks[:position]:
        if chunk.tag not in _INTRODUCING or (chunk.tag == "N" and not chunk.prep):
            window.opens = False
            break
    window.pronoun = previous >= 0 and (
        (chunks[previous].tag in "cj" and bool(chunks[previous].head.analysis.suffix))
        or (chunks[previous].tag == "o" and not chunks[previous].prep)
    )
    window.behind_comma = previous >= 0 and chunks[previous].tag == "," and any(c.tag == "V" for c in chunks[:previous])
    reach = 8
    while previous >= 0:
        chunk = chunks[previous]
        if chunk.tag == "N":
            if not chunk.prep and previous and chunks[previous - 1].tag == "o" and chunks[previous - 1].prep in AMONG:
                previous -= 2  # «22 مسلحا، بينهم أربعة قادة، قتلوا», «دول، بما فيها روسيا، أدانت»
                if previous >= 0 and chunks[previous].tag in "rp":
                    previous -= 1
                continue
            if not chunk.prep and not chunk.conj and previous and _of_masdar(chunks[previous - 1]) and (
                    chunk.definite or (window.after and window.after[0].first.kind in PARTIES)):
                previous -= 1  # «لدى استقباله وفدا شدد الرئيس على»
                continue
            if not chunk.prep:
                previous = bearer(chunks, previous)
                topic = _topic_of(chunks, previous)
                if topic is not None:
                    window.before.append(Argument(_leftward(chunks, topic), "before"))
                    window.before.append(Argument(_leftward(chunks, previous), "before"))
                    between = next(c for c in reversed(chunks[:previous]) if c.tag == "V").head.analysis
                    window.inner = bool(between.suffix or between.lexeme.events or between.lexeme.cues)
                    return
                window.before.append(Argument(_acting(_leftward(chunks, previous), verb), "before"))
                adjacent = previous == position - 1 and not chunk.definite
                window.asyndetic = adjacent and previous > 0 and chunks[previous - 1].tag in "VNop"
                return
            if previous == position - 1 and not chunk.definite and chunk.head.tag != "A" and chunk.kind in _DESCRIBED:
                window.before.append(Argument(_described(chunks, previous, verb), "before"))
                window.asyndetic = True
                return
        elif chunk.tag == "V" and not window.asyndetic and (described := _opened(chunks, previous)) is not None:
            if chunks[described + 1].tag == "," == chunks[position - 1].tag:
                window.behind_comma = False  # «الحكومة، التي تواجه احتجاجات، فرضت»
            previous, reach = described, REACH  # «القوات التي سيطرت على المدينة انسحبت»
            continue
        elif chunk.tag in "Vwc.:jr-":
            return
        previous -= 1
        if position - previous > reach:
            return


def _acting(joined: list[Chunk], verb: Chunk) -> list[Chunk]:
    """The parties before a verb that are its subject: of people and a body the body where the verb is in the singular.

    «أكثر من مئة ألف نازح والأمم المتحدة تطالب».
    """
    if len(joined) == 1 or verb.head.analysis.form.number != "s" or joined[-1].kind not in ("organisation", "government"):
        return joined
    first = joined[0]
    people = first.kind == "quantity" or (first.kind == "person" and first.count is not None)
    return joined[-1:] if people else joined


def modified(chunks: list[Chunk], position: int) -> int | None:
    """The noun phrase that the relative pronoun at a position agrees with: «السكان في القرية الذين», «الصحفي في الوكالة الذي»."""
    form = chunks[position].head.analysis.form
    nearest = index = _nearest_noun(chunks, position - 1)
    while index is not None and form.person:
        chunk = chunks[index]
        if any(fits(form.gender, form.number, Argument([c], "near")) for c in (chunk, chunk.genitive) if c is not None):
            return index
        index = index - 1 if chunk.prep and not chunk.conj and index and chunks[index - 1].tag == "N" else None
    return nearest


def _opened(chunks: list[Chunk], position: int) -> int | None:
    """The noun phrase that the clause of a verb describes, behind a relative pronoun or without one."""
    if chunks[position].conj or not position:
        return None
    if chunks[position - 1].tag == "r":
        return modified(chunks, position - 1)
    return position - 1 if _attributive(chunks, position) else None


def _topic_of(chunks: list[Chunk], position: int) -> int | None:
    """The bare noun phrase that a clause in which another noun phrase stands describes: «هجوم شنه مسلحون أسفر عن»."""
    for index in range(position - 1, max(-1, position - 4), -1):
        if chunks[index].tag == "V":
            described = _opened(chunks, index)
            return described if described is not None and not chunks[described].prep else None
        if chunks[index].tag not in "Nto":
            return None
    return None


def _described(chunks: list[Chunk], position: int, verb: Chunk, relative: Chunk | None = None) -> list[Chunk]:
    """What a clause behind a noun phrase describes: the phrase, or its genitive where that alone agrees with verb or pronoun.

    «دعم متمردين يقاتلون», «مقتل الجندي الذي كان يحرس», «موقف المواطنين الذين رفضوا», «انفجار عبوة استهدفت».
    """
    chunk = chunks[position]
    tail = chunk.genitive
    if tail is not None and chunk.kind not in PARTIES and (tail.kind in PARTIES or tail.kind == "thing") and (
        (chunk.gender != tail.gender and _alone(tail, chunk, verb))
        or (relative is not None and relative.head.analysis.form.person and _alone(tail, chunk, relative))
    ):
        return [tail]
    return _leftward(chunks, position) if not chunk.prep else [chunk]


def _alone(tail: Chunk, head: Chunk, marked: Chunk) -> bool:
    """Whether a verb or pronoun agrees with what stands in a phrase's genitive and not with the phrase."""
    form, inner, outer = marked.head.analysis.form, Argument([tail], "tail"), Argument([head], "head")
    return fits(form.gender, form.number, inner) and not fits(form.gender, form.number, outer)


def _nearest_noun(chunks: list[Chunk], position: int) -> int | None:
    while position >= 0 and (chunks[position].tag in ',")' or (chunks[position].tag == "o" and chunks[position].prep)):
        position -= 1  # «المشتبه به الذي نفذ الهجوم»
    if position > 0 and chunks[position].kind == "quantity" and chunks[position].bare:
        counted = chunks[position - 1]
        if chunks[position].head.analysis.article and counted.tag == "N" and counted.definite and counted.number == "p":
            position -= 1  # «نوابه الثلاثة الذين»
    return position if position >= 0 and chunks[position].tag == "N" else None


def _leftward(chunks: list[Chunk], position: int) -> list[Chunk]:
    """A noun phrase and what it is coordinated to on its left, in text order."""
    start = position
    while start > 0 and chunks[start].conj == "wa" and not chunks[start].prep and chunks[start - 1].tag == "N" and alike(
        chunks[start - 1], chunks[start]
    ) and not chunks[start - 1].prep:
        start -= 1
    return chunks[start : position + 1]
