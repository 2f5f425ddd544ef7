"""Which reading a nominal has between the words on both sides: noun or adjective, title or quality, surname or word."""

from __future__ import annotations

from typing import Final

from musnad.kernel.letters import MARBUTA, YEH
from musnad.tokens.analyse import Word
from musnad.tokens.lexeme import Analysis
from musnad.tokens.token import Token

CUT: Final = (("fa", ""), ("", "bi"))
"""What an unknown definite word behind a given name may rather begin with: «بالابانوف»."""
BODIES: Final = frozenset({"organisation", "group"})
THINGS: Final = BODIES | {"thing", "act", "document", "place", "time"}
"""Kinds of nouns that are no people."""
_NOMINALS: Final = frozenset("NUPn")


def women(analysis: Analysis, word: Word) -> Analysis:
    """The noun that a feminine plural with no noun to describe rather is: «اعتقال ناشطات», «شخصيات دينية»."""
    return next((a for a in word.analyses if a.tag in "nN" and a.clitics() == analysis.clitics() and (
        a.lexeme.pos == "role" or a.lexeme.kind == "person") and a.form.number == "p"), analysis)


def definite(analysis: Analysis, word: Word, beside: Token) -> tuple[Analysis, str]:
    """The reading and the tag of a noun, adjective or unknown word with the article behind a token."""
    tag = analysis.tag
    if tag == "U":
        if beside.tag == "g" and (analysis.conj, analysis.prep) in CUT:
            return Analysis("u", analysis.form), "u"  # «ماكسيم بالابانوف», «خافيير فالديز»
        return analysis, tag
    if tag == "A":
        if "N" not in word.tags or analysis.lexeme.pos == "nationality" or not names_a_person(beside):
            return analysis, tag
        analysis = next(a for a in word.analyses if a.tag == "N")  # «عارض باراك أوباما المشروع»
    if _describes(analysis, beside) or _feminine_too(analysis, beside):  # «ظهوره الإعلامي», «قواتنا المسلحة»
        return next((a for a in word.analyses if a.tag == "A" and a.clitics() == analysis.clitics()), analysis), "A"
    return analysis, "N"


def indefinite(analysis: Analysis, word: Word, made: list[Token], after: Word | None) -> tuple[Analysis, str]:
    """The reading and the tag of a noun or adjective without the article behind some tokens."""
    tag = analysis.tag
    beside = made[-1] if made else None
    if beside is not None and tag == "a" and _ministry(analysis, beside):
        analysis = next((a for a in word.analyses if a.tag == "n"), analysis)  # «وزراء خارجية مصر»
        tag = analysis.tag
    if tag == "n":
        dual = analysis.form.state == "tanwin" and analysis.lexeme.pos == "role"
        if dual and after is not None and after.ahead.tag == "n" and not after.ahead.prep and (
                after.first.form.state != "tanwin"):
            analysis = next((a for a in word.analyses if a.form.number == "d" and a.lexeme is analysis.lexeme), analysis)
        if beside is not None and beside.tag == "z" and _of_things(analysis, beside):  # «أهدافا مدنية»
            analysis = next((a for a in word.analyses if a.tag == "a" and a.clitics() == analysis.clitics()), analysis)
            tag = analysis.tag
    if beside is not None and beside.tag == "g" and _surname(analysis, made, after):
        return Analysis("u", analysis.form), "u"  # «سعاد ذهبي», «لطفي زيتون»
    return analysis, tag


def _ministry(analysis: Analysis, before: Token) -> bool:
    """Whether a feminine cannot describe the title before it: «وزراء خارجية», «وزيرا خارجية»."""
    form = analysis.form
    return before.lexeme.pos == "role" and before.tag in "nz" and form.gender == "f" and form.number == "s" and (
        before.analysis.form.gender != "f" or before.analysis.form.number != "s") and not analysis.conj and not analysis.prep


def described(first: Word, last: Word) -> bool:
    """Whether a fixed expression ends in an adjective of its first word: «مصدر دبلوماسي», but not «وزير خارجية»."""
    gender = first.ahead.gender
    if first.ahead.number == "p" and last.raw.endswith(MARBUTA):
        return True  # «قوات خاصة»
    return any(a.tag == "a" and a.lexeme.pos != "participle" and (a.form.gender == gender or first.ahead.number == "p")
               and not a.suffix and not a.prep for a in last.analyses)


def _surname(analysis: Analysis, made: list[Token], after: Word | None) -> bool:
    """Whether an indefinite word right behind a lone given name is a surname, since it has neither tanwin nor a genitive."""
    form, lexeme = analysis.form, analysis.lexeme
    if analysis.conj or analysis.prep or analysis.suffix or form.gender != "m" or form.state == "tanwin":
        return False
    if len(made) > 1 and (made[-2].tag in "gu" or names_a_person(made[-2])):
        return False
    alone = after is not None and not after.tags & _NOMINALS
    if analysis.tag == "a":
        return form.light.endswith(YEH) and (form.light == lexeme.lemma or alone)
    plain = lexeme.pos == "noun" and lexeme.kind == "thing" and not (lexeme.cues or lexeme.events or lexeme.data.get("masdar"))
    return plain and form.number == "s" and form.light == lexeme.lemma and alone


def names_a_person(token: Token) -> bool:
    """Whether a token is a person's name or the last part of one."""
    return token.tag == "g" or (token.name is not None and token.name.kind in ("person", "surname"))


def _feminine_too(analysis: Analysis, before: Token) -> bool:
    """Whether a feminine of a word for men goes on describing: «حنكته العسكرية والسياسية», «آلة موتهم الإرهابية»."""
    lexeme, form = analysis.lexeme, analysis.form
    if form.gender != "f" or form.number != "s" or form.light == lexeme.lemma or lexeme.pos == "role" or lexeme.kind != "person":
        return False
    if analysis.prep or analysis.suffix:
        return False
    last = before.analysis.form
    if analysis.conj:
        return before.tag == "A" and last.gender == "f" and last.number == "s"
    return before.tag == "m" and before.lexeme.kind in THINGS


def _of_things(analysis: Analysis, before: Token) -> bool:
    """Whether the feminine of a word for people rather tells of what kind the indefinite things before it are."""
    form = analysis.form
    return before.lexeme.kind in THINGS and before.analysis.form.number == "p" and analysis.lexeme.kind == "person" and (
        form.gender == "f" and form.number == "s" and not (analysis.conj or analysis.prep or analysis.suffix))


def _describes(analysis: Analysis, before: Token) -> bool:
    """Whether a word for people tells of what kind the definite thing before it is, with which it agrees: «الطعن المقدم»."""
    lexeme, form, thing = analysis.lexeme, analysis.form, before.analysis.form
    if lexeme.pos != "role" and lexeme.kind != "person":
        return False
    if analysis.conj or analysis.prep or analysis.suffix or form.number != "s":
        return False
    if before.tag not in "Nm" or before.name is not None or before.lexeme.kind not in THINGS or thing.number == "d":
        return False
    gender = "f" if thing.number == "p" else thing.gender
    return form.gender == gender and (gender == "f" or before.lexeme.kind not in BODIES)
