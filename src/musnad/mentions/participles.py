"""Nouns and adjectives by their state and place; participles that tell what the subject does: «خرج الطلاب مطالبين الحكومة»."""

from __future__ import annotations

from typing import Final

from musnad.tokens.analyse import Word
from musnad.tokens.lexeme import Analysis
from musnad.tokens.token import Token
from musnad.tokens.worth import OPENING, acts_as_verb

SAID: Final = frozenset('c:"')
UPON: Final = frozenset("NUPp")
"""Tags of what a participle of saying takes: its addressee, or a preposition."""
OBJECTS: Final = frozenset("NUP")
_TAKEN: Final = frozenset('NUPgmoc:"')
"""Tags of what a participle with tanwin may have as its object or content."""
_DESCRIBABLE: Final = frozenset("nzeaum#,Pg")
"""Tags of what an indefinite adjective right behind it may describe or go on with."""
_NAMED: Final = OBJECTS | {"u"}
_NOMINALS: Final = OBJECTS | {"n"}
_NOMINAL: Final = frozenset("naeu")
_DEFINITE: Final = frozenset("NUPAgmt")
_BESIDE: Final = _DEFINITE | frozenset("zan")
_OBJECT: Final = OBJECTS | frozenset("mo")
_CLAUSE: Final = frozenset('.:c"rjxdo|')
_REACH: Final = 16
"""Tokens from a participle back to its verb."""


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


def standing(
    analysis: Analysis, word: Word, after: Word | None, before: str, prepositions: dict[str, str]
) -> Analysis:
    """An adjective or participle with tanwin, or the noun of place or person spelled alike where it describes nothing.

    «قصف موقعا للحركة», «قتل الجيش مسلحا», but «انسحب موقعا الاتفاق», «معبرا عن أمله», «رجلا مسلحا». ``before`` is the tag of
    the token before; ``prepositions`` gives the Latin name of each.
    """
    participle = analysis.lexeme.pos == "participle"
    noun = next((a for a in word.analyses if a.tag == "n" and a.form.state == "tanwin" and a.form.number == "s" and (
        _stands(a, participle, before)) and a.clitics() == analysis.clitics()), None)
    if noun is None or after is None or not participle:
        return noun or analysis
    ahead = after.ahead
    if after.starts and analysis.lexeme.cues:
        return analysis  # «تحدث السفير متهما باكو بالتصعيد»
    taken = {slot for cue in analysis.lexeme.cues for slot in (*cue.content, *cue.addressee, cue.prep)}
    taken |= {slot for sense in analysis.lexeme.events for slot in (*sense.recipient, sense.prep)}
    if ahead.tag == "p":
        return analysis if prepositions.get(after.first.lexeme.lemma, "") in taken else noun
    if ahead.prep:
        return analysis if ahead.prep in taken else noun
    return analysis if ahead.tag in _TAKEN or (ahead.tag == "n" and analysis.lexeme.cues) else noun


def _stands(noun: Analysis, participle: bool, before: str) -> bool:
    """Whether a noun may be meant by a word with tanwin behind a tag: one of place, or a person where nothing is described."""
    if noun.lexeme.pos == "role" or noun.lexeme.kind == "person":
        return before not in _DESCRIBABLE
    return participle and noun.lexeme.kind == "place"


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

    Behind a definite noun it is no adjective of that either: «تحدث السفير متهما باكو».
    """
    if before in "NUPg" and word.analyses[0].form.state == "tanwin" and after.tags & _NAMED:
        return True
    return word.analyses[0].form.state == "tanwin" and after.tags <= (OBJECTS if before in "nm" else _NOMINALS)


def tell_meanwhile(tokens: list[Token], linking: frozenset[str], prepositions: dict[str, str]) -> None:
    """Let participles within a clause act as verbs, by what stands before them and behind them.

    Behind a definite phrase, or one that it does not agree with, a participle without the article describes no noun, and with
    tanwin it heads no genitive: «انتقدت طهران القرار متهمة واشنطن», «أصدرت الوزارة بيانا منددة بالهجوم», «عقد الوزير مؤتمرا
    صحفيا متهما المعارضة». Behind a verb that is ``linking`` it is the predicate: «كانت الحكومة رافضة للاتفاق».
    ``prepositions`` gives the Latin name of each.
    """
    for position in range(2, len(tokens) - 1):
        token = tokens[position]
        if token.tag not in _NOMINAL or token.conj or token.prep or tokens[position - 1].tag not in _BESIDE:
            continue
        meant = next((a for a in token.word.analyses if acts_as_verb(a) and not a.conj and (
            a.lexeme.cues or a.lexeme.events) and a.lexeme.kind == "active"), None)
        if meant is None or not _apart(tokens[position - 1], meant) or not _takes(
                token, meant, tokens[position + 1], prepositions):
            continue
        if _in_clause(tokens, position, linking):
            token.reread(meant)
            token.tag = "w"


def _apart(before: Token, meant: Analysis) -> bool:
    """Whether a participle without the article cannot describe what stands before it."""
    if before.tag in _DEFINITE:
        return True
    form, other = meant.form, before.analysis.form
    if form.state == "tanwin" and other.state == "tanwin" and before.tag in "za":
        return True  # what is behind decides: «مؤتمرا صحفيا متهما المعارضة»
    if form.state == "tanwin" and (other.gender == "f" or other.number == "p"):
        return True  # «طالب بتوضيحات رافضا لقاء السفير»
    return form.number == other.number == "s" and form.gender == "f" and other.gender == "m" and other.state == "tanwin"


def _takes(token: Token, meant: Analysis, behind: Token, prepositions: dict[str, str]) -> bool:
    """Whether what stands behind a participle is its object, or a preposition that one of its senses asks for."""
    lexeme, form = meant.lexeme, meant.form
    if behind.conj:
        return False
    nouns = [a.lexeme for a in token.word.analyses if a.tag == "n" and a.clitics() == meant.clitics()]
    if form.state != "tanwin" and any(noun.kind != "person" or noun.data.get("masdar") for noun in nouns):
        return False  # «أكد الوزير موافقة بلاده», «استعاد الجيش مدينة تدمر»
    prep = behind.prep or (prepositions.get(behind.lexeme.lemma, "") if behind.tag == "p" else "")
    if prep:
        return not nouns and any(prep in cue.content for cue in lexeme.cues)
    if behind.tag in _OBJECT:
        return bool(lexeme.cues) or form.state == "tanwin" or form.number == "p"
    return behind.tag == "n" and not nouns and (form.state == "tanwin" or bool(lexeme.cues))


def _in_clause(tokens: list[Token], position: int, linking: frozenset[str]) -> bool:
    """Whether a verb, and no linking one, stands before a position in its clause."""
    for token in reversed(tokens[max(0, position - _REACH) : position]):
        if token.tag == "v":
            return token.lexeme.lemma not in linking
        if token.tag in _CLAUSE:
            return False
    return False
