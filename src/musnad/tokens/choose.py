"""Choose among the analyses of a token by its neighbours: noun or verb, name or word.

Each analysis is scored by the features below; their integer weights are in ``rules/tokens/weights.tsv``, and the best
score wins (the earlier analysis on a tie). «قتل» after «بعد» is a noun, before «11 مدنيا» a verb.
"""

from __future__ import annotations

from typing import Final

from musnad.rulebook.tables import Rulebook
from musnad.tokens.analyse import JUSSIVE, Ahead, Word
from musnad.tokens.lexeme import Analysis, Form

OPENING: Final = frozenset('.,:\n"(-|')
_OBLIQUE: Final = "\u064a" + "\u0646"
"""Ending of the sound plural in the oblique cases."""
_YEH: Final = "\u064a"
_MAKSURA: Final = "\u0649"
_SHADDA: Final = "\u0651"
_HEH: Final = "\u0647"
_TEH_MARBUTA: Final = "\u0629"
_MARKS: Final = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
CONSTRUCT: Final = frozenset("NPUmun")
"""Tags of what may stand in the genitive."""
ACTED_ON: Final = frozenset('cp":')
STARTING: Final = frozenset('.\n"D-|')
_ODD: Final = 10
"""How much dearer a verb of saying is than a word of the closed class where it is too odd to open a sentence: «ووفقا»."""
FUNCTION: Final = frozenset("pcjrdoxqD#")


class Before:
    """What the choice sees of the token before: its tag, and the tag, state, gender and number of its analysis.

    ``says``: it is a verb of saying.
    """

    __slots__ = ("article", "gender", "noun", "number", "role", "says", "state", "tag")

    def __init__(
        self, tag: str, noun: str, state: str, gender: str, number: str, article: bool, role: bool, says: bool = False
    ) -> None:
        self.tag = tag
        self.noun = noun
        self.state = state
        self.gender = gender
        self.number = number
        self.article = article
        self.role = role
        self.says = says


_NOTHING: Final = Ahead(frozenset(), "\n", "", "", "")


class Chooser:
    """Scores analyses with the weights of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._weights = {row["id"]: int(row["weight"]) for row in book.table("tokens/weights.tsv")}
        self._compounds: dict[str, frozenset[str]] = {}
        for row in book.table("tokens/compounds.tsv"):
            self._compounds[row["first"]] = self._compounds.get(row["first"], frozenset()) | {row["second"]}

    def choose(self, word: Word, before: tuple[str, Analysis | None], after: Word | None, second: bool = False) -> Analysis:
        """The analysis of a word of several that fits best after a token with this tag and analysis, and before ``after``.

        ``second``: a finite verb stands before it in the same clause.
        """
        tag, analysis = before
        if analysis is None:
            behind = Before(tag, "", "", "", "", False, False)
        else:
            form = analysis.form
            behind = Before(tag, analysis.tag, form.state, form.gender, form.number, analysis.article, form.lexeme.pos == "role",
                            tag == "v" and bool(analysis.lexeme.cues))
        ahead = after.ahead if after else _NOTHING
        weights = self._weights
        best, top = word.first, -(10**9)
        for analysis in word.analyses:
            score = -analysis.cost
            for feature in features(analysis, word, behind, ahead):
                if not second or feature != "function-beside-cue":  # «أكد الوزير - عقب لقائه بنظيره - أن»
                    score += weights.get(feature, 0)
            if second and analysis.tag == "v" and not analysis.conj and (
                tag in "NUPAmeug" or (tag == "t" and analysis.form.tense == "past")):
                score += weights.get("verb-second", 0)
            if after is not None and analysis.tag == "n" and self._names(analysis, after):
                score += weights.get("noun-of-compound", 0)
            if score > top:
                best, top = analysis, score
        return best

    def _names(self, analysis: Analysis, after: Word) -> bool:
        """Whether a noun and the word behind it together name one thing: «حظر التجول»."""
        seconds = self._compounds.get(analysis.lexeme.lemma)
        return seconds is not None and any(other.lexeme.lemma in seconds and not other.conj for other in after.analyses)


def _same_gender(noun: Before, adjective: Form) -> bool:
    """Whether an adjective may go with a noun: same gender and number, feminine singular with a plural of things."""
    if not noun.gender or not adjective.gender or noun.noun not in "nN":
        return True
    if noun.role and noun.number in "pd":
        return adjective.number == noun.number  # «وزراء خارجية مصر»
    if noun.number == "d":
        return True
    if noun.number == "p":
        sound = noun.gender == "m" and noun.state == "absolute"
        return adjective.number == "p" or (adjective.gender == "f" and not sound)
    return noun.gender == adjective.gender and adjective.number == "s"


_SUBJECTS: Final = frozenset("nNUuPgme")


def _describes(noun: Before, verb: Analysis) -> bool:
    """Whether a verb may describe the indefinite noun before it, for which its pronoun stands: «هجوم شنه مسلحون»."""
    if noun.noun not in "na" or noun.article or not noun.gender or verb.conj or verb.form.person < 3 or verb.form.tense != "past":
        return False
    return verb.suffix == ("3m" if noun.gender == "m" and noun.number == "s" else "3f")


def _misspelled(analysis: Analysis, word: Word) -> bool:
    """Whether a function word is written otherwise: «وحدة» is no «وحده», «عبّر» no «عبر»."""
    light = analysis.form.light
    if _SHADDA in word.raw and analysis.tag == "p" and not analysis.suffix and not analysis.prep:
        return True
    return light.endswith(_HEH) and not analysis.suffix and word.raw.rstrip(_MARKS).endswith(_TEH_MARBUTA)


def acts_as_verb(analysis: Analysis) -> bool:
    """Whether an analysis may be a participle that tells what the subject does meanwhile: «مضيفا», «داعية»."""
    form, lexeme = analysis.form, analysis.lexeme
    bare = not analysis.article and not analysis.prep and not analysis.suffix
    return bare and analysis.tag == "a" and lexeme.pos == "participle" and (
        form.state == "tanwin"
        or (form.gender == "f" and form.number == "s")
        or (form.gender == "m" and form.number == "p" and form.state == "absolute" and form.light.endswith(_OBLIQUE))
    )


def features(analysis: Analysis, word: Word, behind: Before, ahead: Ahead) -> list[str]:
    """Names of the features that hold of an analysis in its context."""
    found: list[str] = []
    tag = analysis.tag
    before, next_tags = behind.tag, ahead.tags
    led = before == "n" and analysis.form.state != "tanwin"  # «رئيس منظمة "العون"»
    if acts_as_verb(analysis) and not led and (before in OPENING or (analysis.lexeme.cues and next_tags & ACTED_ON)):
        found.append("participle-opens")
        if before == "," and analysis.lexeme.cues and ahead.definite:
            found.append("participle-opens-upon")  # «، داعية المواطنين إلى»
    if tag == "v":
        form = analysis.form
        found.append(f"verb-{form.tense}")
        if before in OPENING:
            found.append("verb-opens-clause")
        if before == "v" and analysis.suffix[:1] == "2" and not analysis.conj:
            found.append("verb-of-yours-after-verb")
        if before in "vc" and form.tense == "past" and not analysis.conj:
            found.append("past-after-verb" if before == "v" else "past-after-that")
        if analysis.conj:
            found.append("verb-with-conjunction")
            if analysis.conj == "fa" and form.tense == "present":
                found.append("verb-present-with-fa")
        if before != "a" or not next_tags & CONSTRUCT:  # «لقاء حزبي عقد أمس», unlike «بشكل واضح ضرب أهداف»
            found.append(f"verb-after-{before}" if before not in OPENING else "verb-after-mark")
        if before == "n" and behind.state != "tanwin" and not analysis.conj:
            found.append("verb-after-construct")
        if ahead.definite:
            found.append("verb-before-definite")
        if before in OPENING and ahead.tag in "Nn" and form.person == 3 and form.gender in ("m", "f") and (
            ahead.gender not in ("", "c", form.gender) and ahead.number in "sd" and not ahead.prep
        ):
            found.append("verb-disagrees-next")
        if analysis.suffix and before in "nNAa" and not analysis.conj:
            for cue in analysis.lexeme.cues:
                if cue.stance == "reports":
                    found.append("verb-publishes")
                    break
        if next_tags & {"p", "c", "d"}:
            found.append("verb-before-preposition")
        if "#" in next_tags:
            found.append("verb-before-number")
        if analysis.suffix == "3d":
            found.append("verb-of-both")
        if analysis.prep:
            found.append("verb-with-lam")
        elif form.light.endswith(_YEH) and word.raw.rstrip(_MARKS).endswith(_MAKSURA) and any(
            rival.tag == "v" and rival.form.light.endswith(_MAKSURA) for rival in word.analyses
        ):
            found.append("verb-misspelled")  # «وتدعى المدينة» is no form of «ادعى»
        elif before != "x" and form.state == JUSSIVE:
            found.append("verb-jussive-alone")
        if analysis.suffix in ("3m", "3f") and _describes(behind, analysis) and (
            ahead.tag in '"o' if ahead.tag in '"op' else next_tags & _SUBJECTS and not ahead.prep
        ):
            found.append("verb-describes")
    elif tag in "nNaA":
        found.append("nominal")
        if before == "p":
            found.append("noun-after-preposition")
        if before in ("n", "q", "#", "d") and not analysis.conj:
            found.append(f"noun-after-{before}")
        if analysis.prep:
            found.append("noun-with-preposition")
        if analysis.article:
            found.append("noun-definite")
        if analysis.form.state == "tanwin":
            found.append("noun-tanwin")
            if ahead.only_definite:
                found.append("tanwin-before-definite")
        if tag == "n" and ahead.definite:
            found.append("noun-before-definite")
        if tag == "n" and analysis.prep == "li" and ahead.tag in CONSTRUCT and not ahead.prep and any(
            rival.article and rival.lexeme is analysis.lexeme for rival in word.analyses
        ):
            found.append("noun-lacks-article")
        if tag == "n" and analysis.lexeme.kind == "place" and next_tags & {"P", "u", "U"}:
            found.append("place-noun-before-place")
        if before in OPENING:
            found.append("noun-opens-clause")
        if tag in "aA" and before in ("n", "N", "a", "A", "U", "u") and not analysis.conj and not analysis.prep:
            definite = behind.article or (before == "N" and analysis.lexeme.pos != "participle")  # «رئيس اللجنة الوطنية»
            like = analysis.article == definite or before in "uU"
            if like and not analysis.suffix:
                found.append("adjective-after-noun")
                if before not in "uU":
                    found.append("adjective-agrees")
            if not _same_gender(behind, analysis.form):
                found.append("adjective-disagrees")
        if tag == "a" and analysis.lexeme.kind == "active" and any(a.tag == "v" and a.cost < analysis.cost and a.lexeme.cues
                                                                   for a in word.analyses):
            found.append("adjective-beside-cue")
        if tag in "aA" and before not in ("n", "N", "a", "A", "U", "u"):
            found.append("adjective-alone")
    elif tag == "g":
        found.append("given")
        if next_tags & {"g", "u", "U", "P"}:
            found.append("given-before-name")
        common = bool(analysis.lexeme.data.get("ambiguous"))
        if before == "g" or (behind.role and not common):
            found.append("given-after-role")
        if behind.says and next_tags & {"U", "u", "P"}:
            found.append("given-after-saying")
        if analysis.lexeme.data.get("ambiguous"):
            found.append("given-common-word")
    elif tag in FUNCTION:
        found.append("function")
        found.append(f"function-{tag}")
        if tag == "D" and behind.state == "tanwin":
            found.append("adverb-after-accusative")
        if tag == "q" and "#" in next_tags:
            found.append("quantifier-before-number")
        opens = (before in STARTING and next_tags & {"N", "P", "U", "n", "c"}) or (before == "j" and "p" in next_tags)
        if opens and any(a.lexeme.cues and a.tag == "v" and a.cost < analysis.cost + _ODD for a in word.analyses):
            found.append("function-beside-cue")
        if tag == "p" and analysis.suffix and "g" in next_tags and not ahead.prep:
            found.append("preposition-with-pronoun-before-name")
        if tag == "p" and before == "p":
            found.append("preposition-after-preposition")
        if (tag == "p" or (tag == "D" and ahead.definite)) and _misspelled(analysis, word):
            found.append("function-misspelled")
        if tag == "p" and (before == "x" or (before in "NPUg" and ahead.tag == "p")) and any(
            rival.tag == "v" and rival.lexeme.cues for rival in word.analyses
        ):
            found.append("function-for-verb")  # «فقد عبر الوزير عن», «وكان الوزير عبر عن»
    return found
