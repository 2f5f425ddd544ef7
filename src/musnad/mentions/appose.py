"""Join what names one party: title and name, on either side of a comma, and what belongs to a title.

«الرئيس الأميركي، دونالد ترامب»; «قائد قوات التحالف في الساحل الغربي عبد السلام الشحي»; «مسؤول كبير في وزارة الدفاع». A title
behind a name («مهاتير محمد، رئيس الوزراء الحالي في ماليزيا،») is no part of the mention, but an aside to be stepped over.
"""

from __future__ import annotations

from typing import Final

from musnad.mentions.chunk import Chunk
from musnad.mentions.kinds import named_gender
from musnad.mentions.named_behind import named_behind
from musnad.mentions.served import SERVING, ends_in_title, office_behind, serves
from musnad.mentions.times.eras import BYGONE
from musnad.tokens.token import Token

INSTITUTIONS: Final = frozenset({"organisation", "government", "group", "place"})
ACROSS: Final = 12
"""Chunks behind an office within which the other party of a meeting is looked for."""
_FIELDS: Final = frozenset({"thing", "act", "quality"})
"""Kinds of what an office may be over besides: never somebody."""
_NAMES: Final = frozenset({"person", "surname", "country", "city", "admin1", "other", "outlet"})
_RANKS: Final = frozenset({"rank", "honorific", "profession"})
"""Kinds of titles that stand right before a name, behind the office and a comma."""
_DONE_BY_ENVOYS: Final = frozenset({"PROTEST", "REJECT", "ACCUSE", "REQUEST"})
"""Types of acts for which somebody is called in rather than set over them."""
_ORDINARY: Final = frozenset({"person", "occupation", "office", "rank"})
"""Kinds of words for people whom the press calls by their full name, as it does not clergy or princes."""
_ACTING: Final = frozenset({"person", "organisation", "group", "government"})
"""Kinds of phrases that may be the other party of an act."""
_BORNE: Final = frozenset({"thing", "place", "occupation"})
"""Kinds of nouns that are surnames too: «الدرة», «النجار»."""
OVER: Final = "ala"
"""Preposition of the body that somebody is set over."""
_WANTED: Final = frozenset({"bi", "min"})
"""Prepositions of those whom a verb asks for that may also stand behind a title."""
_BESIDE: Final = 4
"""Phrases behind a place among which a verb may have what it asks for."""
_NEAR: Final = 7
"""How many chunks back the verb stands whose object a title may be."""
BELONGING: Final = frozenset({"li", "ila", "at", "fi", "bi", "min", "inside"})


def appose(
    tokens: list[Token], chunks: list[Chunk], delegates: frozenset[str], outlets: frozenset[str], first_named: frozenset[str],
    sovereigns: frozenset[str],
) -> list[Chunk]:
    """Chunks with the parts of each title and name joined.

    ``delegates`` are the titles of those who stand for a body or are sent somewhere, ``outlets`` nouns for an outlet, which
    is rather spoken to: «قال مسؤول للصحيفة», ``first_named`` titles of those who go by their given name: «الأمير محمد»,
    ``sovereigns`` those of who governs a country, wherever he is: «التقى أمير قطر في باريس».
    """
    made: list[Chunk] = []
    position = 0
    while position < len(chunks):
        chunk = chunks[position]
        made.append(chunk)
        position += 1
        if chunk.tag != "N":
            continue
        if chunk.last - chunk.first > 1 and position < len(chunks) and ends_in_title(tokens, chunk) and (
                is_name(chunks[position]) or (_another_title(chunks[position]) and chunks[position].names is not None)):
            chunk.last, chunk.end = chunks[position].last, chunks[position].end  # «برئاسة المستشار السيد الطحان»
            position += 1
            continue
        if chunk.last - chunk.first > 1 and (
                office_behind(tokens, chunk, chunks, position, first_named) or serves(tokens, chunk, chunks, position)):
            chunk.last, chunk.end = chunks[position].last, chunks[position].end  # «مقتل ضابط في الجيش»
            position += 1
            if position < len(chunks) and is_name(chunks[position]):
                chunk.last, chunk.end = chunks[position].last, chunks[position].end
                position += 1
            continue
        if chunk.titled:
            position = _field(tokens, chunk, chunks, position)
        source = chunk.head.lexeme.pos == "collective" and chunk.kind == "person"
        national = chunk.head.lexeme.pos == "nationality" and position < len(chunks)
        if national and _called_by_country(chunk) and is_name(chunks[position]):
            _join(chunk, chunks[position])  # «اتهم الفرنسي ميشيل بلاتيني الاتحاد», «السويسري سيب بلاتر»
            position += 1
        far = named_behind(chunk, chunks, position, made[-2] if len(made) > 1 else None)
        if far is not None:
            _join(chunk, chunks[far])
            position = far + 1
        if not (chunk.titled or chunk.names or source):
            continue
        behind = chunks[position : position + 3]
        if len(behind) == 3 and _kin(tokens, chunk) and behind[0].tag == "," and is_name(behind[1]) and behind[2].tag in ",.)":
            _join(chunk, chunks[position + 1], set_off=True)  # «محامي الرئيس دونالد ترامب، مايكل كوهين، إن»
            position += 2
            continue
        if chunk.names is not None and position < len(chunks) and _surnamed(tokens, chunk, chunks[position]) and (
                chunk.head.lexeme.lemma not in first_named):
            chunk.last, chunk.end = chunks[position].last, chunks[position].end
            chunk.names, chunk.surname = (chunk.names[0], chunk.last), chunks[position].head.word.key
            position += 1
        if (chunk.titled or source) and chunk.names is None:
            delegate = any(a.lexeme.lemma in delegates for a in chunk.head.word.analyses)
            if delegate:
                position = _sent(chunk, chunks, position, made[-2] if len(made) > 1 else None)
            if chunk.head.lexeme.kind in SERVING or chunk.head.lexeme.pos == "collective":
                governs = _of_country(tokens, chunk) and chunk.head.lexeme.lemma.partition(" ")[0] in sovereigns
                verb = next((c for c in reversed(made[:-1]) if c.tag in "V.c"), None)
                position = _belonging(tokens, chunk, chunks, position, outlets, governs=governs,
                                      called=_called(made), delegate=delegate, verb=verb)
            position = _name_after(chunk, chunks, position, made[-2] if len(made) > 1 else None)
        if chunk.names is not None and (not chunk.titled or _tells(made) or _office_follows(chunks, position)):
            position = _title_after(chunk, chunks, position, made[-2] if len(made) > 1 else None)
    return made


def _called(made: list[Chunk]) -> bool:
    """Whether the last of some chunks is the object of a verb of calling to something: «دعا الملك رؤساء الأحزاب للحوار»."""
    for chunk in reversed(made[-_NEAR:-2]):
        if chunk.tag == "V":
            return any(sense.type == "REQUEST" and sense.prep == "li" for sense in chunk.head.lexeme.events)
    return False


def _of_country(tokens: list[Token], title: Chunk) -> bool:
    """Whether a title is one word with the country that it is of: «أمير قطر», «الرئيس المصري»."""
    last = tokens[title.last - 1]
    if title.last - title.first != 2:
        return False  # «رئيس البعثة الأممية في ليبيا»
    return last.lexeme.pos == "nationality" or (last.name is not None and last.name.kind == "country")


def _belonging(
    tokens: list[Token], title: Chunk, chunks: list[Chunk], position: int, outlets: frozenset[str], *, governs: bool,
    called: bool, delegate: bool, verb: Chunk | None
) -> int:
    """Take in the phrases that belong to a title: the institution it serves, the place it serves in.

    ``called``: its bearer is called on to do what stands behind «ل»; ``delegate``: he is somebody who is sent; ``verb`` stands
    before him.
    """
    start = position
    while position < len(chunks):
        chunk = chunks[position]
        long = title.last - title.first - (tokens[title.first].tag == "d") > 1 or position > start
        visit = chunk.head.tag == "n" and any(sense.mode == "visit" for sense in chunk.head.lexeme.events)
        visit |= chunk.kind == "act" and any(sense.type in _DONE_BY_ENVOYS for sense in chunk.head.lexeme.events)
        # «الرئيس العام لرعاية الشباب», not «دعا الزعيم الكوري لزيارة واشنطن», «استدعى السفير الأميركي للاحتجاج»
        studies = chunk.kind == "document" and chunk.number == "p"  # «مدير معهد تشاتام للدراسات»
        purpose = chunk.prep == "li" and (chunk.kind in ("act", "thing") or studies) and chunk.definite and not (visit or called)
        serves = title.definite and long and purpose
        over = chunk.prep == OVER and title.definite and position + 1 < len(chunks) and _calls(chunks[position + 1])
        if chunk.tag != "N" or chunk.conj or not (chunk.prep in BELONGING or over) or not (chunk.kind in INSTITUTIONS or serves):
            break
        if chunk.kind == "place" and (chunk.prep == "inside" or (chunk.prep == "bi" and chunk.name is None)):
            break  # «اغتال مسلحون ضابطا في المخابرات وسط عدن»
        if chunk.prep == "li" and chunk.head.lexeme.lemma in outlets:
            break
        if governs and chunk.kind == "place" and chunk.prep in ("fi", "bi"):
            break  # «استقبل أمير قطر في الدوحة رئيس الحركة», «أشاد الرئيس المصري بالسودان»
        national = title.head.lexeme.kind == "office" and tokens[title.last - 1].lexeme.pos == "nationality"
        if chunk.prep in _WANTED and (chunk.kind == "place" or chunk.prep == "min" or national) and (
                verb is not None and verb.tag == "V" and _wants(verb, chunks, position)):
            break  # «رحب الوزير السعودي بالكويت», «طلب مسؤول أمريكي من فرنسا مساعدة», not «مسؤول بالبيت الأبيض»
        if chunk.kind == "place" and chunk.prep == "li" and national and not delegate:
            break  # «اعتذر الوزير الهولندي لإندونيسيا»
        if chunk.prep == "li" and tokens[chunk.first].tag == '"':
            break  # «قال مصدر مسؤول لـ"الرياض"»: a newspaper
        if chunk.kind == "place" and (chunk.prep in ("ila", "min") or not long) and title.definite:
            break
        several = title.number == "p" and title.head.lexeme.kind != "source"
        country = chunk.name is not None and chunk.name.kind == "country" and title.genitive is None
        if chunk.kind == "place" and chunk.prep in ("fi", "bi") and several and not country:
            break  # «جمعت قادة الدول الثلاث في العاصمة», not «مديرو المخابرات في السودان»
        if chunk.prep in ("bi", "min", "ila") and (title.definite or tokens[title.first].tag == "d") and not long:
            break
        title.last, title.end = chunk.last, chunk.end
        position += 1
    return position


def _wants(verb: Chunk, chunks: list[Chunk], position: int) -> bool:
    """Whether a verb asks for what stands behind a preposition: nobody is named behind it, nor is it there again."""
    prep = chunks[position].prep
    if not any(sense.prep == prep or prep in sense.recipient for a in verb.head.word.analyses if a.tag == "v"
               for sense in a.lexeme.events):
        return False
    for chunk in chunks[position + 1 : position + 1 + _BESIDE]:
        if chunk.tag in "V.c":
            break
        if chunk.prep == prep or (chunk.bare and chunk.kind == "person"):
            return False
    return True


def _field(tokens: list[Token], title: Chunk, chunks: list[Chunk], position: int) -> int:
    """Take in the rest of what the office of a title is over: «وزير النقل والأشغال العمومية», «وزير الشؤون البلدية والقروية»."""
    office = title.tag == "N" and title.names is None and title.definite and title.head.lexeme.kind == "office"
    if not office or title.number != "s" or not (title.last - title.first > 1 or " " in title.head.lexeme.lemma):
        return position
    while position < len(chunks):
        part = chunks[position]
        last = tokens[title.last - 1]
        named = last.name is None or last.name.kind not in _NAMES
        if part.tag != "N" or part.conj != "wa" or part.prep or part.titled or part.names is not None or not named:
            break
        adjective = part.last - part.first == 1 and any(a.tag == "A" for a in part.head.word.analyses)
        if not (part.kind in _FIELDS or adjective) or not all(token.tag in "NAU" for token in tokens[part.first : part.last]):
            break
        title.last, title.end = part.last, part.end
        position += 1
    return position


def _sent(title: Chunk, chunks: list[Chunk], position: int, before: Chunk | None) -> int:
    """Take in whom a delegate stands for or where he is sent, if that is sure: «ممثلون عن الأمم المتحدة».

    It is where a name follows («السفيرة الأميركية في بيروت دوروثي شيا»), and where the verb before the title tells of no
    journey («التقى المبعوث الأميركي إلى اليمن»).
    """
    end = position
    while end < len(chunks) and chunks[end].tag == "N" and not chunks[end].conj and (
            chunks[end].prep in BELONGING or chunks[end].prep == "an") and chunks[end].kind in INSTITUTIONS:
        end += 1
    if end == position:
        return position
    named = end < len(chunks) and is_name(chunks[end]) and title.definite
    place, prep = chunks[position].kind == "place", chunks[position].prep
    told = before is None or before.tag != "V" or (bool(before.head.lexeme.cues) and not _goes(before))
    if not named:
        long = title.last - title.first > 1 or " " in title.head.lexeme.lemma
        stands = prep == "an" and not place and not title.definite
        if not stands and not (prep == "ila" and place and told and long):
            return position
        end = position + 1
    title.last, title.end = chunks[end - 1].last, chunks[end - 1].end
    return end


def _goes(verb: Chunk) -> bool:
    """Whether a verb tells of a journey or of sending, whose goal stands behind «إلى»: «توجه», «أرسل مندوبين إلى بغداد»."""
    return any(sense.mode == "visit" or sense.prep == "ila" or "ila" in sense.actor or "ila" in sense.recipient
               for sense in verb.head.lexeme.events)


def _name_after(title: Chunk, chunks: list[Chunk], position: int, before: Chunk | None) -> int:
    """Take in the name behind a title, with a comma between them or without."""
    behind = chunks[position] if position < len(chunks) else None
    if behind is not None and behind.tag == "N" and not behind.prep and behind.first > title.last:
        return position  # «التقى الوزير كلا من لافروف وشويغو»
    if before is not None and before.tag == "V" and position < len(chunks) and _another_office(title, chunks[position]) and (
            _acts_on_people(before) and not before.head.lexeme.cues):
        return position  # «أقال الرئيس وزير الدفاع فهد الفريج»
    listed = position + 1 < len(chunks) and chunks[position + 1].conj == "wa"
    if title.number == "p" and title.definite and not listed:
        return position  # «أطاح الضباط عمر البشير»
    if _at_that_time(title, chunks[position : position + 4]):
        parted = chunks[position + 1].tag == ","
        _join(title, chunks[position + 1 + parted], set_off=parted)
        return position + 2 + parted
    run = position
    while run < len(chunks) and _another_title(chunks[run]) and chunks[run].names is None:
        run += 1
    if run < len(chunks) and title.definite and (is_name(chunks[run]) or _another_title(chunks[run])):
        _join(title, chunks[run])  # «رئيس اللجنة أمين المنطقة المهندس عجب القحطاني»
        return run + 1
    if run > position and title.head.lexeme.kind == "honorific" and title.definite and title.last - title.first == 1:
        title.last, title.end = chunks[run - 1].last, chunks[run - 1].end  # «السيد الوزير»
        return run
    if run > position and title.definite and run + 1 < len(chunks) and chunks[run].tag == "," and is_name(chunks[run + 1]):
        _join(title, chunks[run + 1], set_off=True)  # «رئيس المجلس الشيخ، طاهر القادري»
        return run + 2
    if position < len(chunks) and is_name(chunks[position]):
        _join(title, chunks[position])
        return position + 1
    if (position + 1 < len(chunks) and chunks[position].tag == "," and is_name(chunks[position + 1]) and title.definite
            and (position + 2 == len(chunks) or chunks[position + 2].tag not in "N" or chunks[position + 2].prep)):
        _join(title, chunks[position + 1], set_off=True)
        return position + 2
    if title.definite and title.number == "s" and _ranked(chunks[position : position + 4]):
        _join(title, chunks[position + 1], set_off=True)
        return position + 2
    return position


def _at_that_time(title: Chunk, chunks: list[Chunk]) -> bool:
    """Whether a name follows behind when its bearer held his office: «وزير الخارجية آنذاك جون كيري», «آنذاك، جون كيري،»."""
    if len(chunks) < 2 or not title.definite or title.number != "s":
        return False
    time, parted = chunks[0], chunks[1].tag == ","
    if time.tag != "t" or time.prep or time.conj or time.last - time.first > 1 or time.head.lexeme.kind != BYGONE:
        return False
    if not parted:
        over = title.last - title.first > 1 or " " in title.head.lexeme.lemma
        return is_name(chunks[1]) and over  # not «التقى الوزير آنذاك محمد مرسي»
    return len(chunks) == 4 and is_name(chunks[2]) and chunks[3].tag in ",.)"


def _surnamed(tokens: list[Token], person: Chunk, behind: Chunk) -> bool:
    """Whether a noun is the surname behind a word and a given name: «الطفل محمد الدرة», not «الأمير محمد الوفد»."""
    assert person.names is not None
    first, last = person.names
    word = behind.head.lexeme
    given = last - first == 1 and tokens[first].tag == "g" and first > person.first and last == person.last
    plain = person.head.tag == "N" and person.head.lexeme.kind in _ORDINARY
    noun = behind.bare and behind.last - behind.first == 1 and behind.head.tag == "N" and behind.number == "s"
    return given and plain and noun and word.kind in _BORNE and not (word.cues or word.events or word.data.get("masdar"))


def _another_office(title: Chunk, behind: Chunk) -> bool:
    """Whether a title of one word is followed by the office of somebody else, which says what it is over."""
    if title.last - title.first > 1 or not title.definite or not _another_title(behind):
        return False
    both = title.head.lexeme.kind == behind.head.lexeme.kind == "office"
    return both and (behind.head.tag == "n" or " " in behind.head.lexeme.lemma)


def _ranked(chunks: list[Chunk]) -> bool:
    """Whether a rank and a name stand between commas, with no more of a list behind: «المتحدث، العميد خالد سرحان، إن»."""
    if len(chunks) < 3 or chunks[0].tag != "," or chunks[2].tag not in ",.)":
        return False
    named, behind = chunks[1], chunks[3] if len(chunks) > 3 else None
    return _another_title(named) and named.names is not None and named.head.lexeme.kind in _RANKS and not (
        behind is not None and behind.tag == "N" and (behind.conj or behind.titled))


def _kin(tokens: list[Token], chunk: Chunk) -> bool:
    """Whether a phrase tells somebody by a person of title and name to whom he belongs: «محامي الرئيس دونالد ترامب»."""
    if chunk.kind != "person" or chunk.names is None or chunk.head.tag != "n" or chunk.number != "s" or chunk.prep == "according":
        return False
    owner = chunk.first + 1
    return tokens[chunk.first] is chunk.head and owner < chunk.names[0] and tokens[owner].tag == "N" and (
        tokens[owner].lexeme.pos == "role")


def _calls(chunk: Chunk) -> bool:
    """Whether a phrase holds somebody's name: «المشرف على المركز الدكتور سالم القحطاني»."""
    return chunk.names is not None and not (chunk.prep or chunk.conj)


def _another_title(chunk: Chunk) -> bool:
    return chunk.bare and chunk.titled and chunk.definite


def _title_after(name: Chunk, chunks: list[Chunk], position: int, before: Chunk | None) -> int:
    """Take in a title that follows a name without a comma: «إبراهيم غندور وزير الخارجية», not «التقى بوتين وزير الخارجية»."""
    if position < len(chunks):
        chunk = chunks[position]
        if before is not None and before.tag == "V" and _acts_on_people(before) and not _office_follows(chunks, position):
            return position
        behind = position + 1
        while behind < len(chunks) and behind <= position + 3 and chunks[behind].tag == "N" and chunks[behind].prep in BELONGING:
            behind += 1
        owned = behind < len(chunks) and is_name(chunks[behind])  # «التقى أوباما الرئيس الروسي فلاديمير بوتين»
        if chunk.bare and chunk.titled and chunk.names is None and (
                chunk.definite and chunk.number == "s" and not owned):
            name.last, name.end, name.office = chunk.last, chunk.end, chunk.head
            return position + 1
    return position


def _acts_on_people(verb: Chunk) -> bool:
    """Whether a verb's object is another person, as in meetings and accusations; killers are seldom called by name."""
    return any(sense.type != "ASSAULT" and sense.affecting for sense in verb.head.lexeme.events)


def _tells(made: list[Chunk]) -> bool:
    """Whether the last phrase follows a verb of saying, which has no person as its object: «أكد العميد سالم قائد الشرطة»."""
    return len(made) > 1 and made[-2].tag == "V" and bool(made[-2].head.lexeme.cues) and not made[-1].prep


def _office_follows(chunks: list[Chunk], position: int) -> bool:
    """Whether the office of a titled person stands behind the name, with another party behind it.

    «استقبل الأمير نايف بن عبد العزيز وزير الداخلية السعودي السفير الفرنسي»; «التقى الرئيس مبارك وزير الخارجية» has two people.
    """
    for behind in chunks[position + 1 : position + ACROSS]:
        if behind.tag in "Vcrj.:":
            return False
        if behind.bare and behind.kind in _ACTING:
            return not (behind is chunks[position + 1] and is_name(behind))
    return False


def _called_by_country(chunk: Chunk) -> bool:
    """Whether a phrase is but a definite adjective of nationality of one person: «الفرنسي», as an adjective also «الفرنسية»."""
    alone = chunk.last - chunk.first == 1 and chunk.number == "s" and chunk.names is None
    return alone and (chunk.head.tag == "A" or (chunk.head.analysis.article and chunk.gender != "f"))


def is_name(chunk: Chunk) -> bool:
    """Whether a phrase is a person's bare name."""
    return chunk.bare and not chunk.titled and (
        chunk.kind == "person" and chunk.names is not None and chunk.names[0] == chunk.first
    )


def _join(title: Chunk, name: Chunk, *, set_off: bool = False) -> None:
    title.last, title.end, title.names, title.definite = name.last, name.end, name.names, True
    title.gender = named_gender(title, name.head)
    title.name = title.name or name.name
    title.surname, title.set_off = name.surname, set_off
