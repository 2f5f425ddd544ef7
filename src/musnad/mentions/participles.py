"""Nouns and adjectives by their state and place; participles that tell what the subject does: «خرج الطلاب مطالبين الحكومة»."""

from __future__ import annotations

from typing import Final

from musnad.tokens.analyse import Word
from musnad.tokens.choose import OPENING, acts_as_verb
from musnad.tokens.lexeme import Analysis

SAID: Final = frozenset('c:"')
UPON: Final = frozenset("NUPp")
"""Tags of what a participle of saying takes: its addressee, or a preposition."""
OBJECTS: Final = frozenset("NUP")
_NAMED: Final = OBJECTS | {"u"}
_GOVERNED: Final = _NAMED | {"n"}
_NOMINALS: Final = OBJECTS | {"n"}


def refined(tag: str, analysis: Analysis, word: Word, before: str, after: Word | None) -> str:
    """The tag of a noun or adjective by its state and place: z accusative, m with a pronoun, w acting as a verb, e plural."""
    form = analysis.form
    if tag == "n":
        if form.state == "tanwin":
            return "z"
        if analysis.suffix:
            return "m"
    elif acts_as_verb(analysis):
        placed = before in "vNUPgo" or (
            before in "DAamnt" and after is not None and (form.state == "tanwin" or bool(after.tags & SAID)))
        says = bool(analysis.lexeme.cues) and placed and after is not None and _says(word, after, before)
        if before in OPENING or says or _meanwhile(analysis, word, before, after):
            return "w"
    if form.state == "absolute" and form.number == "p" and (
            tag == "n" or (before != "e" and after is not None and _heads(after))):  # «دبلوماسيين إيرانيين» are one
        return "e"
    return tag


def _heads(word: Word) -> bool:
    """Whether a word may be a noun with nothing attached before it: «كيانات», not the second of «إيرانيين وكيانات»."""
    return "n" in word.tags and any(a.tag == "n" and not a.conj and not a.prep for a in word.analyses)


def _meanwhile(analysis: Analysis, word: Word, before: str, after: Word | None) -> bool:
    """Whether a word of saying behind a definite noun, with no article, tells what somebody does: «خرج الطلاب مطالبين الحكومة».

    A feminine takes a named object: «نددت الوزارة بالهجوم محملة إسرائيل المسؤولية», not «عادت السفينة محملة بالبضائع».
    """
    if before not in "NUPg" or "n" in word.tags or after is None or not analysis.lexeme.cues:
        return False
    if analysis.form.number == "p":
        return bool(after.tags & UPON)
    return analysis.form.gender == "f" and bool(after.tags & _NAMED)


def _says(word: Word, after: Word, before: str) -> bool:
    """Whether a participle of saying within a clause goes on to what is said; «معارضا إلى بلاده» is rather a person."""
    if after.tags & SAID or _takes_object(word, after, before):
        return True
    return "p" in after.tags and not any(a.tag == "n" for a in word.analyses)


def _takes_object(word: Word, after: Word, before: str) -> bool:
    """Whether a participle with tanwin has an object behind it, since it heads no genitive: «داعيا الأطراف», «نافيا وجود».

    Behind a definite noun it is no adjective of that either: «تحدث السفير متهما باكو», «استقبل الوفد مؤكدا حرص بلاده على».
    """
    if word.analyses[0].form.state != "tanwin":
        return False
    if (before in "NUPg" and after.tags & _GOVERNED) or (before in "NUPgA" and all(a.prep for a in after.analyses)):
        return True  # «عن دعمه للقضية الفلسطينية منددا بالعنف»
    return after.tags <= (OBJECTS if before in "nm" else _NOMINALS)
