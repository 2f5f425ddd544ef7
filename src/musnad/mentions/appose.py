"""Join what names one party: title and name, on either side of a comma, and what belongs to a title.

«الرئيس الأميركي، دونالد ترامب»; «قائد قوات التحالف في الساحل الغربي عبد السلام الشحي»; «مسؤول كبير في وزارة الدفاع». A title
behind a name («مهاتير محمد، رئيس الوزراء الحالي في ماليزيا،») is no part of the mention, but an aside to be stepped over.
"""

from __future__ import annotations

from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

INSTITUTIONS = frozenset({"organisation", "government", "group", "place"})
SERVING = frozenset({"office", "rank", "source", "religious"})
"""Kinds of titles to which the institution or place that they serve belongs."""
BELONGING = frozenset({"li", "ila", "at", "fi", "bi", "min", "inside"})


def appose(tokens: list[Token], chunks: list[Chunk]) -> list[Chunk]:
    """Chunks with the parts of each title and name joined; indices are renewed."""
    made: list[Chunk] = []
    position = 0
    while position < len(chunks):
        chunk = chunks[position]
        made.append(chunk)
        position += 1
        if chunk.tag != "N" or not (chunk.titled or chunk.names):
            continue
        if chunk.titled and chunk.names is None:
            if chunk.head.lexeme.kind in SERVING:
                position = _belonging(tokens, chunk, chunks, position)
            position = _name_after(chunk, chunks, position)
        elif chunk.names is not None and (not chunk.titled or _office_follows(chunk, chunks, position)):
            position = _title_after(chunk, chunks, position)
    for index, chunk in enumerate(made):
        chunk.index = index
    return made


def _belonging(tokens: list[Token], title: Chunk, chunks: list[Chunk], position: int) -> int:
    """Take in the phrases that belong to a title: the institution it serves, the place it serves in."""
    start = position
    while position < len(chunks):
        chunk = chunks[position]
        long = title.last - title.first > 1 or position > start
        serves = title.definite and long and chunk.prep == "li" and chunk.kind in ("act", "thing") and chunk.definite
        if chunk.tag != "N" or chunk.conj or chunk.prep not in BELONGING or not (chunk.kind in INSTITUTIONS or serves):
            break
        if chunk.kind == "place" and chunk.prep == "li" and tokens[chunk.first].tag == '"':
            break  # «قال مصدر مسؤول لـ"الرياض"»: a newspaper
        if chunk.kind == "place" and (chunk.prep in ("ila", "min") or not long) and title.definite:
            break
        if chunk.prep in ("bi", "min", "ila") and title.definite and not long:
            break
        title.last, title.end = chunk.last, chunk.end
        position += 1
    return position


def _name_after(title: Chunk, chunks: list[Chunk], position: int) -> int:
    """Take in the name behind a title, with a comma between them or without."""
    run = position
    while run < len(chunks) and _another_title(chunks[run]) and chunks[run].names is None:
        run += 1
    if run < len(chunks) and title.definite and (is_name(chunks[run]) or _another_title(chunks[run])):
        _join(title, chunks[run])  # «رئيس اللجنة أمين المنطقة المهندس عجب القحطاني»
        return run + 1
    if position < len(chunks) and is_name(chunks[position]):
        _join(title, chunks[position])
        return position + 1
    if (position + 1 < len(chunks) and chunks[position].tag == "," and is_name(chunks[position + 1]) and title.definite
            and (position + 2 == len(chunks) or chunks[position + 2].tag not in "N" or chunks[position + 2].prep)):
        _join(title, chunks[position + 1])
        return position + 2
    return position


def _another_title(chunk: Chunk) -> bool:
    return chunk.tag == "N" and chunk.titled and chunk.definite and not chunk.prep and not chunk.conj


def _title_after(name: Chunk, chunks: list[Chunk], position: int) -> int:
    """Take in a title that follows a name without a comma: «إبراهيم غندور وزير الخارجية»."""
    if position < len(chunks):
        chunk = chunks[position]
        behind = position + 1
        while behind < len(chunks) and behind <= position + 3 and chunks[behind].tag == "N" and chunks[behind].prep in BELONGING:
            behind += 1
        owned = behind < len(chunks) and is_name(chunks[behind])  # «التقى أوباما الرئيس الروسي فلاديمير بوتين»
        if chunk.tag == "N" and chunk.titled and chunk.names is None and not chunk.prep and not chunk.conj and (
                chunk.definite and not owned):
            name.last, name.end, name.office = chunk.last, chunk.end, chunk.head
            return position + 1
    return position


def _office_follows(person: Chunk, chunks: list[Chunk], position: int) -> bool:
    """Whether the office of a titled person stands behind the name, with another party behind it.

    «استقبل الأمير نايف بن عبد العزيز وزير الداخلية السعودي السفير الفرنسي»; «التقى الرئيس مبارك وزير الخارجية» has two people.
    """
    behind = chunks[position + 1] if position + 1 < len(chunks) else None
    return behind is not None and behind.tag == "N" and behind.kind == "person" and not (
        behind.prep or behind.conj or is_name(behind))


def is_name(chunk: Chunk) -> bool:
    """Whether a phrase is a person's bare name."""
    return chunk.tag == "N" and not chunk.prep and not chunk.conj and not chunk.titled and (
        chunk.kind == "person" and chunk.names is not None and chunk.names[0] == chunk.first
    )


def _join(title: Chunk, name: Chunk) -> None:
    title.last, title.end, title.names, title.definite = name.last, name.end, name.names, True
    title.name = title.name or name.name
    title.surname = name.surname
