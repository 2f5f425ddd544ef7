"""Masdars that are spelled like verbs and go on with what is said: «اتهم الحركة بالتورط في خطف الوزير، وقتل مدنيين»."""

from __future__ import annotations

from typing import Final

from musnad.kernel.letters import NOON, YEH
from musnad.tokens.lexeme import Analysis
from musnad.tokens.token import Token

_PEOPLE: Final = frozenset({"person", "occupation"})
_TIME: Final = "time"
_OBLIQUE: Final = YEH + NOON
_ACCUSING: Final = "accuses"
_CONTENT: Final = 16
"""Words from a verb of saying to what goes on with its content at most."""
_ACTING: Final = frozenset({"organisation", "group", "government", "person", "office"})


def join_masdars(tokens: list[Token], verbs: list[int]) -> None:
    """Make a masdar of what looks like a verb behind «و» where it goes on with what somebody is accused of or calls for.

    «اتهم الحركة بالتورط في اغتيال الوزير، وقتل مدنيين»; so does one that agrees neither with the subject before it nor with the
    noun behind it: «دعت إلى تعطيل القوانين، ومنع المؤسسات من العمل».
    """
    for position in verbs:
        token = tokens[position]
        behind = tokens[position + 1] if position + 1 < len(tokens) else None
        form = token.analysis.form
        if token.tag != "v" or token.conj != "wa" or token.analysis.suffix or behind is None or behind.tag not in "nNe":
            continue
        if behind.prep or behind.conj or ((form.tense, form.person, form.gender, form.number) != ("past", 3, "m", "s")):
            continue
        masdar = next((a for a in token.word.analyses if a.tag == "n" and a.lexeme.data.get("masdar") and a.conj), None)
        if masdar is not None and (_has_both(tokens, position) or _is_said(tokens, position, masdar)):
            token.reread(masdar)
            token.tag = "n"


def _is_said(tokens: list[Token], position: int, masdar: Analysis) -> bool:
    """Whether a masdar goes on with the content of a verb of saying: it agrees with no subject, or tells another charge."""
    head, behind = _says(tokens, position), tokens[position + 1]
    if head is None:
        return False
    other = next((a.form for a in behind.word.analyses if a.tag in "nN"), behind.analysis.form)
    feminine = other.gender == "f" if other.number != "p" else behind.lexeme.kind not in _PEOPLE
    accuses = any(cue.stance == _ACCUSING for cue in head.lexeme.cues)
    men = other.number in "pd" and behind.word.raw.endswith(_OBLIQUE) and other.gender == "m"
    return (head.analysis.form.gender == "f" and feminine) or ((accuses or men) and bool(masdar.lexeme.events))


def _has_both(tokens: list[Token], position: int) -> bool:
    """Whether who does it, and to whom behind «لـ», stand right behind what looks like a verb: «ودعم النادي للحركة»."""
    doer, other = tokens[position + 1], tokens[position + 2] if position + 2 < len(tokens) else None
    if other is None or other.prep != "li" or other.conj or other.tag not in "NP" or not other.analysis.article:
        return False
    affects = any("obj" in sense.recipient and not sense.prep and not sense.object for sense in tokens[position].lexeme.events)
    return affects and doer.tag == "N" and doer.lexeme.kind in _ACTING and other.lexeme.kind not in (_TIME, "act")


def _says(tokens: list[Token], position: int) -> Token | None:
    """The verb of saying before a position whose content a masdar behind a preposition opens, with nothing but nouns between."""
    masdar = False
    for index in range(position - 1, max(-1, position - _CONTENT), -1):
        token = tokens[index]
        if token.tag == "v":
            return token if masdar and token.lexeme.cues else None
        if token.tag in "crxwj.:\"":
            return None
        led = bool(token.prep) or (index and tokens[index - 1].tag == "p")
        masdar = masdar or bool(led and token.tag in "nmN" and token.lexeme.data.get("masdar"))
    return None


def count_many(words: list[Token], many: frozenset[str], of: frozenset[str]) -> None:
    """Make an amount of an adverb before «من» and several: «حظر الموقع كثيرا من منتقديه», not «تضررت كثيرا من الإغلاق»."""
    adverb, behind, counted = words
    if adverb.lexeme.lemma in many and behind.lexeme.lemma in of and not behind.analysis.suffix and (
            counted.analysis.form.number == "p" and not counted.lexeme.data.get("masdar")):
        adverb.tag = "q"
