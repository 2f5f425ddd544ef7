"""Whom a verb tells of that stands before it: a topic with its comment, a name with its title, who has to do something."""

from __future__ import annotations

from typing import Final

from musnad.clauses.agreement import fits, marked
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.mentions.chunk import Chunk

_BEFORE_TOPIC: Final = frozenset("jcD.:-")
_QUOTE: Final = '"'


def bearer(chunks: list[Chunk], position: int) -> int:
    """The named person whose title between commas a phrase is: «ليلى حداد، مديرة المستشفى، أكدت أن»; else the phrase itself."""
    title, before = chunks[position], position - 2
    if before < 0 or chunks[position - 1].tag != "," or title.kind != "person" or title.surname or title.conj:
        return position
    while before > 0 and chunks[before].tag == "N" and chunks[before].prep:
        before -= 1
    named = chunks[before]
    opens = before == 0 or bool(named.conj) or chunks[before - 1].tag in _BEFORE_TOPIC
    return before if named.tag == "N" and named.kind == "person" and named.surname and not named.prep and opens and (
        fits(title.gender, title.number, Argument([named], "before"))) else position


def is_comment(chunks: list[Chunk], position: int) -> bool:
    """Whether a verb joined by «ف» is what is told of a topic before it: «أما الوزير فأكد أن»."""
    for chunk in reversed(chunks[:position]):
        if chunk.tag == "." or (chunk.tag == "V" and chunk.conj == "fa"):
            return False
        if chunk.tag == "j" and chunk.head.lexeme.pos == "topic":
            return True
    return False


def incumbent(chunks: list[Chunk], position: int) -> Chunk | None:
    """Who is to do, may do or has done what an impersonal verb says: «سبق لعرفات أن زار هانوي», «يجب على الحكومة أن تستقيل»."""
    if position < 2 or chunks[position - 1].tag != "c" or chunks[position - 1].head.analysis.suffix:
        return None
    party = position - 2
    while party > 0 and chunks[party].tag in "tp":
        party -= 1
    who, verb = chunks[party], chunks[party - 1] if party else None
    opens = not who.conj and (verb is None or verb.tag == "," or verb.tag in _BEFORE_TOPIC)
    if who.tag == "N" and who.prep == "ala" and who.kind in PARTIES and opens:
        return who  # «على الحكومة أن تستقيل»
    if who.tag == "V" and verb is not None and verb.tag == "N" and not verb.prep and verb.kind in PARTIES and verb.definite:
        told = who.head.analysis.lexeme
        return verb if not (who.conj or told.cues or told.events) else None  # «الحكومة سبق أن رفضت»
    if verb is None or verb.tag not in "Vx" or verb.head.analysis.lexeme.cues or who.tag != "N" or who.prep not in ("li", "ala"):
        return None
    return who if who.kind in PARTIES else None


def told_in_quotes(chunks: list[Chunk], position: int) -> Chunk | None:
    """Of whom a participle tells that opens the quotation behind him: «أكد أن بلاده "مستعدة للتفاوض"»."""
    if position < 2 or chunks[position - 1].tag != _QUOTE:
        return None
    told = chunks[position - 2]
    opens = position == 2 or chunks[position - 3].tag in _BEFORE_TOPIC
    return told if opens and told.definite and _tells_of(told, chunks[position]) else None


def told_of(chunks: list[Chunk], position: int) -> Chunk | None:
    """Of whom an auxiliary tells behind «أن»: «قال إن إيران أصبحت أمام خيارين»."""
    told = chunks[position - 1] if position > 1 and not chunks[position].conj else None
    if told is None or told.conj or chunks[position - 2].tag != "c":
        return None
    return told if _tells_of(told, chunks[position]) else None


def _tells_of(told: Chunk, word: Chunk) -> bool:
    """Whether a verb or participle agrees with the party right before it."""
    form = word.head.analysis.form
    return told.tag == "N" and not told.prep and told.kind in PARTIES and fits(
        form.gender, form.number, Argument([told], "before"))


def told_inside(verb: Predication) -> bool:
    """Whether a pronoun says that what stands before a verb of saying is where it is said: «في تغريدة طالبت فيها بـ»."""
    subject, pronoun = verb.subject, verb.pronominal.get("fi")
    cues = verb.token.analysis.lexeme.cues
    if subject is None or pronoun is None or not cues or subject.how != "before" or not subject.first.prep or (
            subject.first.kind not in ("act", "document")):
        return False
    if any(cue.prep == "fi" for cue in cues):
        return False  # «بيان جاء فيه أن»
    return fits(*marked(pronoun.head.analysis.suffix), subject)
