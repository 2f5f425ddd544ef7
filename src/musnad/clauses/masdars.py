"""What stands around a masdar: times before its object, quotation marks before its genitive, titles behind a name."""

from __future__ import annotations

from typing import Final

from musnad.clauses.predication import PARTIES
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.token import Token

QUOTE: Final = '"'
"""The tag of a quotation mark."""
_FROM: Final = "min"
_MATTERS: Final = frozenset({"act", "document", "quality", "thing"})
_BY: Final = "bi"
_DESCRIBING: Final = ("participle", "adjective")
"""Parts of speech that say more of somebody."""
HELD: Final = frozenset({"ASSAULT", "COERCE"})
"""Types of acts that single persons rather suffer than do."""


def past_times(chunks: list[Chunk], position: int) -> int:
    """Where a phrase goes on behind when its act was done: «اتهام الحكومة أمس إسبانيا», «اتهام المنظمة، السبت، الجيش»."""
    while position < len(chunks):
        if chunks[position].tag == "t":
            position += 1
        elif chunks[position].tag == "," and position + 2 < len(chunks) and chunks[position + 1].tag == "t" and (
                chunks[position + 2].tag == ","):
            position += 3
        else:
            break
    return position


def behind_quotes(tokens: list[Token], chunks: list[Chunk], position: int, index: int) -> Chunk | None:
    """The genitive of a masdar that stands in quotation marks of its own: «"ترحيل" صحفي», «"اعتقال" رئيس الحزب»."""
    token, chunk = tokens[index], chunks[position]
    following = chunks[position + 1] if position + 1 < len(chunks) else None
    if following is not None and following.tag == QUOTE and index + 1 == chunk.last and token.lexeme.events:
        return _all_quoted(chunks, position + 2) if not (token.analysis.article or token.analysis.suffix) else None
    if following is None or index + 2 != chunk.last or tokens[index + 1].tag != QUOTE or token.analysis.article:
        return None
    masdar = token.lexeme.data.get("masdar") and not token.analysis.suffix
    return following if masdar and following.bare and following.kind in PARTIES else None


def _all_quoted(chunks: list[Chunk], position: int) -> Chunk | None:
    """The first of some people whom quotation marks enclose and nothing else: «مقتل "ضابط وجندي"»."""
    closing = position + 1
    while closing < len(chunks) and chunks[closing].tag == "N" and chunks[closing].conj == "wa" and not chunks[closing].prep:
        closing += 1
    if closing >= len(chunks) or chunks[closing].tag != QUOTE:
        return None
    first = chunks[position]
    return first if first.bare and first.kind == "person" else None


def titled(name: Chunk, title: Chunk, lexeme: Lexeme) -> bool:
    """Whether what stands behind who is killed or held tells who that is: «اغتيال هاكان فيدان مساعد رئيس الاستخبارات»."""
    held = any(sense.type in HELD for sense in lexeme.events)
    return held and name.kind == title.kind == "person" and name.names is not None and name.number != "p" and (
        title.titled and title.number != "p" and title.names is None)


def described_as(name: Chunk, beside: Chunk, lexeme: Lexeme) -> bool:
    """Whether an adjective behind somebody's name says more of him: «عزل الرئيس محمد مرسي المنتمي لجماعة».

    A noun does so behind who is held or killed: «اعتقال الناشط علاء عبد الفتاح المتهم بالتحريض».
    """
    head = beside.head
    held = any(sense.type in HELD for sense in lexeme.events) and head.lexeme.kind == "person"
    said = head.analysis.article and not beside.prep and not beside.conj and (held or head.lexeme.pos in _DESCRIBING)
    return said and name.kind == "person" and (name.names is not None or name.name is not None) and beside.number == name.number


def does(lexeme: Lexeme, noun: Chunk) -> bool:
    """Whether somebody does by a masdar what a noun names: «شن هجوم», «تقديم مساعدة»; not «تحميل الحكومة المسؤولية»."""
    if noun.kind in PARTIES:
        return False
    return any(sense.object and not sense.prep and "subj" in sense.actor and "obj" not in sense.recipient
               and noun.is_object(sense) for sense in lexeme.events)


def gathers(group: Chunk, things: Chunk) -> bool:
    """Whether a phrase is a group of things that «من» names behind it: «مجموعة من القضايا», not «مجموعة من المسلحين»."""
    bare = group.kind == "group" and group.last - group.first == 1 and not group.definite
    return bare and things.prep == _FROM and not things.conj and things.kind in _MATTERS


def told_behind(chunks: list[Chunk], position: int, lexeme: Lexeme) -> int | None:
    """Where what a masdar or noun of saying tells opens: «إعلان الوزارة أن», «بالقول "»."""
    for following in range(position + 1, min(len(chunks), position + 6)):
        chunk = chunks[following]
        if chunk.tag == '"' and following == position + 1 and chunks[position].prep == _BY and (
            chunks[position].head.analysis.article and any("quote" in cue.content for cue in lexeme.cues)
        ):
            return following
        nearer = chunks[following - 2] if chunks[following - 1].tag == "p" and following - 2 > position else None
        if chunk.tag == "c" and nearer is not None and any("clause" in cue.content for cue in nearer.head.lexeme.cues):
            return None  # «اكتفى بهذا الرد، في سياق مخاوف من أن»
        if chunk.tag in "c:":
            return following if not chunk.conj else None  # «مطالبهم وأنه»
        if chunk.tag == "p" and chunks[following - 1].tag == "," and not (
            following > position + 2 and " " not in chunk.head.lexeme.lemma
            and any(_FROM in cue.content for cue in lexeme.cues)
        ):
            return None  # «، بالإضافة إلى أن», unlike «تحذيرات الرئيس، جو بايدن، من أن»
        beside = chunks[following + 1].tag if following + 1 < len(chunks) else ""
        if chunk.tag not in "NtDo,p\"" or chunk.conj or (chunk.tag == "o" and not chunk.prep and beside != "c"):
            return None  # «القرار هو رسالة مفادها أن», unlike «كان رد الوزارة هو أن»
    return None
