"""What stands between a predicate and the rest of its clause: titles, dates and remarks between commas, brackets or dashes."""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked
from musnad.clauses.predication import PARTIES, Argument
from musnad.clauses.resume import RESUME
from musnad.mentions.chunk import Chunk

SAID_BY: Final = frozenset({"ila", "an", "bi", "ala"})
"""Prepositions that introduce what is said."""
_CALLING: Final = SAID_BY | {"li"}
"""Prepositions of what somebody is called on to do."""
_CALLED: Final = frozenset({"group", "organisation", "government"})
"""Kinds of parties, beside several people, that are no apposition of a person before them."""
_ASIDE: Final = 8
_CLAUSE: Final = 12
"""How many chunks before a verb an aside may take up."""
_NAMED: Final = frozenset({"group", "organisation", "outlet"})
_TOLD: Final = frozenset({"outlet", "person"})
_NOBODY: Final[frozenset[str]] = frozenset()
_BODIES: Final = frozenset({"group", "organisation", "government"})
"""Kinds of subjects that a comma may part from what they do something to."""


def aside(chunks: list[Chunk], position: int) -> int | None:
    """Where the clause goes on after an aside that opens with a mark: a title, a date, a phrase; None where it is no aside.

    «، رئيس الوزراء الحالي في ماليزيا،» ends before its second comma's follower; a verb inside makes it a clause, no aside.
    """
    closing = ")" if chunks[position].tag == "(" else chunks[position].tag
    quoted = False
    for index in range(position + 1, min(len(chunks), position + _ASIDE)):
        tag = chunks[index].tag
        if tag == closing:
            closed = index + 1 < len(chunks) and chunks[index + 1].tag == '"' and quoted
            return index + 1 + closed if index > position + 1 else None
        if tag == '"' and chunks[index - 1].tag != ":":
            quoted = not quoted
            continue
        joined = index == position + 1 and chunks[index].conj and tag != "o" and not _besides(chunks, index)
        if tag in 'Vwcrj:"' or (tag == "." and closing != ")") or joined:
            return None  # «لوكالة الأنباء الألمانية (د.ب.أ) إن»
    return None


def _besides(chunks: list[Chunk], position: int) -> bool:
    """Whether a phrase with a preposition behind «و» and a comma says how or when too: «هدد الجيش، وللمرة الأولى، السعودية»."""
    phrase, before = chunks[position], chunks[position - 2] if position > 1 else None
    return phrase.tag == "N" and phrase.conj == "wa" and bool(phrase.prep) and before is not None and before.bare


def remark(chunks: list[Chunk], position: int) -> int | None:
    """Where the clause goes on after a remark on its subject: «وجهت الناشطة وهي من الناجين، انتقادات»."""
    if chunks[position].conj != "wa":
        return None
    for index in range(position + 1, min(len(chunks), position + _ASIDE)):
        tag = chunks[index].tag
        if tag == ",":
            return index + 1
        if tag in 'Vwcrj.:"':
            return None
    return None


def supposed(chunks: list[Chunk], position: int) -> int | None:
    """Where the clause goes on behind what somebody is said to be: «شن مسلحون يعتقد أنهم من التنظيم هجوما»."""
    mark = position + 1
    if mark < len(chunks) and chunks[mark].tag == "p":
        mark += 1  # «يشتبه في أنه»
    if position < 1 or mark + 1 >= len(chunks):
        return None
    noun, verb = chunks[position - 1], chunks[position]
    if noun.tag != "N" or noun.definite or verb.tag != "V" or verb.conj or not verb.head.analysis.lexeme.cues:
        return None
    pronoun = chunks[mark].head.analysis.suffix if chunks[mark].tag == "c" else ""
    said = bool(pronoun) and fits(*marked(pronoun), Argument([noun], "before"))
    return mark + 2 if said and chunks[mark + 1].tag == "N" else None


def name_in_quotes(chunks: list[Chunk], position: int) -> int | None:
    """Where a quotation ends that is but the name of what stands before it: «طالب حزب "العدل والتنمية" بعقد اجتماع».

    Also the outlet of a reporter who is told something: «قال لمراسل "الجوهرة أف أم" إن».
    """
    named = chunks[position - 1]
    inside = chunks[position + 1 : position + 3]
    if named.tag == "N" and named.definite and len(inside) == 2 and inside[0].kind == "quality" and inside[0].bare and (
            inside[1].tag == '"' and inside[0].head.analysis.article):
        return position + 2  # «اتهمت القوات "الموالية للشرعية" الحوثيين»
    if named.tag != "N" or named.definite or named.last - named.first > 1:
        return None
    if named.kind not in (_TOLD if named.prep == "li" else _NOBODY if named.prep else _NAMED):
        return None
    for index in range(position + 1, min(len(chunks), position + 6)):
        if chunks[index].tag == '"':
            return index
        if chunks[index].tag not in "NtD-pcj":
            return None
    return None


def clausal_aside(
    chunks: list[Chunk], position: int, after: list[Argument], oblique: dict[str, Argument]
) -> int | None:
    """Where a verb of saying goes on to its content behind an aside with a verb: «أعلن طلاب، نجوا من الهجوم، عن تنظيم مسيرة»."""
    opener = chunks[position + 1] if position + 1 < len(chunks) else None
    if opener is None or opener.tag not in "rVN" or (opener.conj and not opener.prep and opener.tag != "r"):
        return None
    if not 0 < len(after) < 3 or not SAID_BY.isdisjoint(oblique):
        return None
    mark = chunks[position].tag
    for index in range(position + 2, min(len(chunks) - 1, position + RESUME)):
        chunk = chunks[index]
        if chunk.tag in ".:c" or (chunk.tag == "V" and chunk.head.analysis.lexeme.cues and index > position + 1):
            return None
        if chunk.tag == mark or (chunk.tag == '"' and chunks[index - 1].tag == mark):
            following = chunks[index + 1]
            if following.tag == "N" and following.prep in SAID_BY and not following.conj:
                return index + 1
            if following.tag == "N" and following.prep == "li" and index + 2 < len(chunks) and chunks[index + 2].tag == "c":
                return index + 1  # «قال مسؤول، رفض ذكر اسمه، لوكالة الأنباء إن»
    return None


def relative_aside(chunks: list[Chunk], position: int, after: list[Argument]) -> int | None:
    """Where a verb goes on to its object behind a clause between commas: «أوقفت الشرطة، التي تحقق فيه، ثلاثة رجال».

    Also «قصف الجيش، حسبما أفادت مصادر، مواقع المعارضة», «، خلال مؤتمر عقده أمس،», «انتقد مسؤول، طلب عدم ذكر اسمه، إيران».
    """
    opener = chunks[position + 1] if position + 1 < len(chunks) else None
    if len(after) != 1 or opener is None or opener.conj:
        return None
    if opener.tag not in "rj" and not (
            opener.tag == "p" or (opener.tag == "N" and opener.prep) or _told_of(opener, chunks[position - 1], after[0])):
        return None
    closing = ")" if chunks[position].tag == "(" else chunks[position].tag
    for index in range(position + 2, min(len(chunks) - 1, position + RESUME)):
        if chunks[index].tag in ".:c":
            return None
        if chunks[index].tag == closing:
            following = chunks[index + 1]
            return index + 1 if following.bare or (following.tag == "N" and following.prep and not following.conj) else None
    return None


def _told_of(verb: Chunk, before: Chunk, subject: Argument) -> bool:
    """Whether a verb behind a comma tells of the indefinite subject right before it."""
    form = verb.head.analysis.form
    return verb.tag == "V" and subject.chunks[-1] is before and not subject.first.definite and (
        fits(form.gender, form.number, subject))


def before_aside(chunks: list[Chunk], closing: int) -> int | None:
    """Where the phrase ends that a closed aside before a verb is about; None where the mark closes none.

    «الجيش، المدعوم من حلفائه، قصف», «الحزب، وهو الأكبر في البلاد، رفض», «الحكومة، كما قال الوزير، تدعو», «حسن (45 عاما) اتهم»,
    «كان علي حسن، رئيس البرلمان، قد رفض».
    """
    mark = chunks[closing].tag
    opening = "(" if mark == ")" else mark
    for index in range(closing - 2, max(0, closing - _CLAUSE), -1):
        tag = chunks[index].tag
        if tag == opening:
            return index - 1 if chunks[index - 1].tag == "N" and (mark == ")" or _about(chunks, index, closing)) else None
        if tag in ".:":
            return None
    return None


def _about(chunks: list[Chunk], opening: int, closing: int) -> bool:
    """Whether what stands between two commas tells about the phrase before it: what it is, or who says or when it was so."""
    first, noun = chunks[opening + 1], chunks[opening - 1]
    if chunks[opening].tag == "-":
        return first.tag in "rjw" or bool(first.prep)  # not «القاهرة - غزة - أعلنت»
    if first.tag == "o":
        return first.conj == "wa" and not first.prep
    if first.tag == "j":
        return not first.conj and any(chunk.tag == "V" for chunk in chunks[opening + 2 : closing])
    entitled = first.bare and first.titled and first.definite and first.names is None and noun.names is not None
    describing = first.tag == "w" or entitled or (
        first.tag == "N" and not first.prep and noun.definite and first.head.tag == "A" and first.head.analysis.article)
    if not describing or first.conj:
        return False
    form, behind = first.head.analysis.form, chunks[opening + 2]
    impersonal = behind.tag == "o" and bool(behind.prep)  # «الحكومة، المعترف بها دوليا،»
    if not (impersonal or fits(form.gender, form.number, Argument([noun], "before"))):
        return False
    return all(chunk.tag in "tDo" or (chunk.tag == "N" and chunk.prep) for chunk in chunks[opening + 2 : closing])


def goes_on(chunks: list[Chunk], position: int, after: list[Argument], *, quoting: bool) -> bool:
    """Whether a clause goes on behind a comma that opens no aside: with its complementiser, or the object it still lacks."""
    if position + 1 >= len(chunks):
        return False
    chunk = chunks[position + 1]
    if chunk.tag in 'c:"':
        return quoting
    if chunk.tag == "N" and not chunk.conj:
        if not after and chunk.count is not None and not chunk.prep and dated(chunks[position - 1]):
            return True  # «قتل في البلاد منذ بداية العام، 224 جنديا»
        if len(after) == 1 and not quoting and _parted(chunks, position, after[0]):
            return True
        return bool(chunk.prep) or (len(after) == 1 and (chunk.kind == "act" or _addressed(chunks, position, quoting=quoting)))
    led = chunk.tag == "p" and position + 2 < len(chunks) and chunks[position + 2].tag == "t"  # «سيطرت، في 4 مايو، على المدينة»
    return chunk.tag == "t" or led or (quoting and chunk.tag == "D")


def _parted(chunks: list[Chunk], comma: int, subject: Argument) -> bool:
    """Whether a comma parts a body right behind its verb from what it does something to: «قصف الجيش، مواقع للمسلحين».

    Not from what it is called besides: «قصفت حركة الشباب، فرع التنظيم في البلاد، مواقع».
    """
    body, told = subject.first, chunks[comma + 1]
    if subject.chunks[-1].index != comma - 1 or chunks[body.index - 1].tag != "V":
        return False
    if body.kind not in _BODIES or not body.definite:
        return False
    if told.prep or told.conj or told.kind == body.kind or (comma + 2 < len(chunks) and chunks[comma + 2].tag == ","):
        return False
    return told.kind == "thing" or (not told.definite and told.kind in ("person", "group", "place"))


def leads_on(chunks: list[Chunk], verb: int, position: int) -> bool:
    """Whether a verb goes on behind a comma to its preposition and complementiser: «شدد الوزير سالم العمري، على أن».

    Also to those whom it calls on: «دعا وزير التعليم، مديري المؤسسات إلى تسهيل العمل».
    """
    behind = chunks[position + 1 : position + 3]
    called = len(behind) == 2 and behind[0].bare and behind[0].kind in PARTIES and behind[0].definite and (
        behind[0].number == "p" or behind[0].kind in _CALLED)
    if called and behind[1].tag == "N" and behind[1].prep in _CALLING and not behind[1].conj:
        return any("obj" in cue.addressee for cue in chunks[verb].head.analysis.lexeme.cues)
    return len(behind) == 2 and behind[0].tag == "p" and not behind[0].conj and behind[1].tag == "c" and (
        " " not in behind[0].head.lexeme.lemma
        and any(not SAID_BY.isdisjoint(cue.content) for cue in chunks[verb].head.analysis.lexeme.cues))


def _addressed(chunks: list[Chunk], position: int, *, quoting: bool) -> bool:
    """Whether the comma closes a name or a time, and the object follows: «حث الرئيس، إيمانويل ماكرون، الجزائر على الحوار»."""
    named, party = chunks[position - 1], chunks[position + 1]
    if party.kind not in PARTIES or not party.definite:
        return False
    if dated(named):
        return quoting and _led_on(chunks, position + 2)
    return named.tag == "N" and named.names is not None and named.titled and not named.prep and _led_on(chunks, position + 2)


def dated(chunk: Chunk) -> bool:
    """Whether a phrase only tells when or how."""
    return chunk.tag in "tD" or (chunk.tag == "N" and chunk.kind == "time" and not chunk.prep)


def addressed_between(chunks: list[Chunk], position: int, *, quoting: bool) -> bool:
    """Whether commas set off the object behind a time, no aside: «اتهمت أنقرة أمس، كلا من أثينا ونيقوسيا، بالتصعيد»."""
    if position + 2 >= len(chunks) or not dated(chunks[position - 1]) or chunks[position].tag != ",":
        return False
    party = chunks[position + 1]
    return party.tag == "N" and not party.prep and not party.conj and _addressed(chunks, position, quoting=quoting)


def behind_name(chunks: list[Chunk], comma: int) -> bool:
    """Whether a comma closes a name behind a title, and what stands behind it is the object: «انتقد الوزير، علي حسن، إيران».

    Not one more title: «انتقد رئيس المجلس، علي حسن، القيادي في الحزب، القرار».
    """
    if not chunks[comma - 1].set_off or comma + 1 >= len(chunks) or not chunks[comma + 1].bare:
        return False
    told = chunks[comma + 1]
    if told.kind != "person" or told.number != "s" or told.names is not None:
        return told.kind != "time"
    end = aside(chunks, comma)
    return end is None or end >= len(chunks) or chunks[end].tag not in "NcptD" or bool(chunks[end].conj)


def _led_on(chunks: list[Chunk], following: int) -> bool:
    """Whether a phrase with a preposition follows, be it behind what is joined by و and a comma."""
    while following < len(chunks) and chunks[following].tag == "N" and chunks[following].conj == "wa":
        if chunks[following].prep:
            return False
        following += 1
    if following < len(chunks) and chunks[following].tag == ",":
        following += 1
    behind = chunks[following] if following < len(chunks) else None
    return behind is not None and behind.tag == "N" and bool(behind.prep) and not behind.conj


def with_genitive(chunks: list[Chunk], position: int, behind: int) -> bool:
    """Whether a party behind «و» goes with the genitive of the phrase before: «أعرب باسم الرئيس والحكومة عن شكره»."""
    chunk, before = chunks[position], chunks[position - 1]
    if before.tag != "N" or not before.prep or before.last - before.first < 2 or before.kind not in ("thing", "act"):
        return False
    if chunk.prep or chunk.conj != "wa" or chunk.kind not in PARTIES or not chunk.definite or behind >= len(chunks):
        return False
    return chunks[behind].tag == "N" and bool(chunks[behind].prep)
