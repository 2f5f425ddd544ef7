"""Whether what stands before a word that is spelled like a verb asks for a masdar rather.

One is joined to another, «بسحب القوات ونشر المراقبين», or is what somebody decides or wants, «قرار واشنطن طرد دبلوماسيين».
"""

from __future__ import annotations

from typing import Final

from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

_GOVERNING: Final = frozenset({"ala", "ila", "an", "min", "fi", "bi", "li", "for"})
"""Prepositions by which verbs govern masdars."""
_ASKING: Final = frozenset({"urges", "demands"})
"""Stances of those who ask for acts."""
_REACH: Final = 9
"""How many tokens back the masdar is looked for."""
_LEAST: Final = 4
"""A verb, its subject and two commas."""
_ASIDE: Final = 10
"""Tokens within which an aside between two commas opens."""
_SUBJECT: Final = frozenset("NPUgunemA")
_HOLDER: Final = 7
"""How many tokens back the noun is looked for whose holder stands between."""
_HOLDING: Final = frozenset("NPUgmue")
"""Tags of what opens the holder of such a noun."""
_SENTENCE: Final = 24
"""How many tokens back the verb is looked for that opens a sentence."""
_STATEMENT: Final = frozenset(".:cj\n\"")
"""Tags of what opens another clause or a quotation."""
_CLAUSE: Final = frozenset(".,:crj\n")
_THAT: Final = "c"
"""The tag of «أن» and «إن»."""
_RELATIVE: Final = "r"
"""The tag of a relative pronoun, which a verb follows."""


def governing(book: Rulebook) -> frozenset[str]:
    """The prepositions by which verbs govern masdars."""
    return frozenset(row["form"] for row in book.table("mentions/words/prepositions.tsv") if row["id"] in _GOVERNING)


def listed_masdar(made: list[Token], prepositions: frozenset[str]) -> bool:
    """Whether a masdar with its genitive stands before, to which a noun behind «و» may be joined.

    It is behind a preposition, «بسحب القوات و…», or what a verb governs in the present or the feminine, with which no past in the
    masculine goes on: «تعتزم نشر الجيش و…», «قررت فرض حظر التجول و…»; or what somebody asks for: «دعا إلى الالتزام بالهدنة و…».
    """
    bare = sought = False
    for place in range(len(made) - 1, max(-1, len(made) - _REACH), -1):
        token = made[place]
        analysis = token.analysis
        if token.tag == "v":
            asks = sought and any(cue.stance in _ASKING for cue in analysis.lexeme.cues)
            return bare and (analysis.form.tense == "present" or analysis.form.gender == "f" or asks)
        if token.tag == _THAT and bare:
            first = made[place + 1]  # «أن إطلاق الحركة صواريخ وقتل المدنيين جريمة»: its predicate is yet to come
            return first.tag == "n" and bool(first.analysis.lexeme.data.get("masdar"))
        if token.tag in _CLAUSE:
            return False
        last = place == len(made) - 1  # «استشهاد وجرح آلاف» has one genitive
        if last or token.tag not in "nN" or analysis.form.number != "s" or not analysis.lexeme.data.get("masdar"):
            continue
        behind = made[place - 1] if place else None
        governed = analysis.prep in _GOVERNING or (
            behind is not None and behind.tag == "p" and behind.lexeme.lemma in prepositions)
        if analysis.article:
            bare = True  # «تعهدت بالرد على الهجوم ونشر قوات»
            sought = governed
            continue
        if governed:
            return True
        bare = True
    return False


def deciding(made: list[Token], willing: frozenset[str]) -> bool:
    """Whether a noun of announcing or wanting stands right before with its holder: «قرار واشنطن طرد دبلوماسيين»."""
    if made and made[-1].tag in _CLAUSE:
        return False  # «مشروع القرار الذي قدمه»
    for place in range(len(made) - 2, max(-1, len(made) - _HOLDER), -1):
        token = made[place]
        if token.tag in _CLAUSE or token.tag in "vp#" or (token.conj and token.tag != "n"):
            return False
        if token.tag == "n" and not token.analysis.article and not token.analysis.suffix and (
                token.lexeme.lemma in willing or any({"obj", "clause"} & cue.content for cue in token.lexeme.cues)):
            return made[place + 1].tag in _HOLDING
    return False


def wanting(made: list[Token], verbs: frozenset[str]) -> bool:
    """Whether a verb that is told of an act opens the clause and has told of none, be it behind commas.

    «رفض رئيس الوزراء، أمس، سحب القوات», «أعلن الناطق باسم الجيش، في بيان، قتل ثلاثة مسلحين». ``verbs`` are such verbs beside
    those of saying.
    """
    if made and made[-1].tag == _RELATIVE:
        return False  # «رفضت الحركة الهدنة التي عرضها الرئيس»
    for place in range(len(made) - 1, max(-1, len(made) - _SENTENCE), -1):
        token = made[place]
        if token.tag in _STATEMENT or (token.tag == "n" and not token.conj and not token.analysis.prep and (
                token.lexeme.data.get("masdar") and (not place or made[place - 1].tag != "p"))):
            return False
        if token.tag == "v":
            if place and made[place - 1].tag == "r":
                continue  # «الرئيس الذي يزور بكين»
            return _takes_act(token, verbs)
    return False


def announcing(made: list[Token], controlling: frozenset[str]) -> bool:
    """Whether a verb that takes an act stands before with its subject, and an aside: «قررت المحكمة، أمس الأحد، حبس المتهم»."""
    if len(made) < _LEAST or made[-1].tag != ",":
        return False
    opening = next((place for place in range(len(made) - 2, max(0, len(made) - _ASIDE), -1) if made[place].tag == ","), 0)
    inside = made[opening + 1 : -1]
    clause = bool(inside) and inside[0].tag in "jr"  # «، كما ذكرت الصحيفة،», «، التي تواجه احتجاجات،»
    if not opening or any(token.tag in ".:\n" or (not clause and (token.tag in _CLAUSE or token.tag == "v")) for token in inside):
        return False
    for place in range(opening - 1, max(-1, opening - _HOLDER - 1), -1):
        token = made[place]
        if token.tag == "v":
            return _takes_act(token, controlling) and made[place + 1].tag in _SUBJECT
        if token.tag in _CLAUSE or token.tag == ",":
            return False
    return False


def _takes_act(verb: Token, verbs: frozenset[str]) -> bool:
    """Whether a verb is one of some, or of those that tell an act without a preposition: «أعلن قتل ثلاثة»."""
    return verb.lexeme.lemma in verbs or any("obj" in cue.content and not cue.object for cue in verb.lexeme.cues)
