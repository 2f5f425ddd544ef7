"""What an analysis of a token is worth beside its neighbours: the features whose weights are in ``rules/tokens/weights.tsv``."""

from __future__ import annotations

from typing import Final

from musnad.kernel.letters import ALEF, ALEF_BELOW, ALEF_HAMZA, HEH, MAQSURA, MARBUTA, NOON, SHADDA, YEH
from musnad.kernel.weights import Weights
from musnad.tokens.analyse import JUSSIVE, Ahead, Word
from musnad.tokens.lexeme import Analysis, Form

OPENING: Final = frozenset('.,:\n"(-|')
_OBLIQUE: Final = YEH + NOON
"""Ending of the sound plural in the oblique cases."""
_MARKS: Final = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_SEATS: Final = {ALEF_HAMZA, ALEF_BELOW}
CONSTRUCT: Final = frozenset("NPUmun")
"""Tags of what may stand in the genitive."""
ACTED_ON: Final = frozenset('cp":')
STARTING: Final = frozenset('.\n"D-|')
_LINKING: Final = frozenset("pcd")
_NAMES: Final = frozenset("PuU")
_GIVEN: Final = frozenset("gPuU")
_OPENED: Final = frozenset("NPUnc")
_ODD: Final = 10
"""How much dearer a verb of saying is than a word of the closed class where it is too odd to open a sentence: «ووفقا»."""
FUNCTION: Final = frozenset("pcjrdoxqD#")


class Before:
    """What the choice sees of the token before: its tag, and the tag, state, gender and number of its analysis.

    ``says``: it is a verb of saying; ``lifeless``: it is a thing, of which no adjective is plural: «منازل مسؤولين»;
    ``pronoun``: the mark of the one attached to it; ``bare``: it is somebody indefinite without the alef of the accusative, or
    such an adjective, so that no adjective with it describes him: «قتل شرطي متظاهرا», «قتل مسلح مجهول قائدا».
    """

    __slots__ = ("article", "bare", "gender", "lifeless", "noun", "number", "pronoun", "role", "says", "state", "tag")

    def __init__(
        self, tag: str, noun: str, state: str, gender: str, number: str, article: bool, role: bool, says: bool = False,
        lifeless: bool = False, pronoun: str = "", bare: bool = False
    ) -> None:
        self.tag = tag
        self.noun = noun
        self.state = state
        self.gender = gender
        self.number = number
        self.article = article
        self.role = role
        self.says = says
        self.lifeless = lifeless
        self.pronoun = pronoun
        self.bare = bare


_HE: Final = "3m"
_ACTED: Final = frozenset("nNPUgmqz#")
"""Tags of what may be the object of a verb, unlike those of what describes a noun."""
_VERB: Final = {tense: f"verb-{tense}" for tense in ("past", "present", "imperative", "")}
_VERB_AFTER: Final = dict.fromkeys(OPENING, "verb-after-mark")
"""The features by what stands before, which are many: each name is made once."""
_NOUN_AFTER: Final = {tag: f"noun-after-{tag}" for tag in ("n", "q", "#", "d")}
_FUNCTION: Final = {tag: f"function-{tag}" for tag in FUNCTION}


def worth_of(weights: Weights, analysis: Analysis, word: Word, behind: Before, ahead: Ahead, second: bool) -> int:
    """What the features of an analysis in its context are worth; ``second``: a verb stands before it in its clause."""
    tag = analysis.tag
    if tag == "v":
        return _verb(weights, analysis, word, behind, ahead)
    if tag in "nNaA":
        acting = _participle(weights, analysis, word, behind, ahead) if tag == "a" else 0
        return acting + _nominal(weights, analysis, word, behind, ahead)
    if tag == "g":
        return _given(weights, analysis, word, behind, ahead)
    return _function(weights, analysis, word, behind, ahead, second) if tag in FUNCTION else 0


def _participle(weights: Weights, analysis: Analysis, word: Word, behind: Before, ahead: Ahead) -> int:
    """What an adjective is worth as a participle that tells what the subject does meanwhile: «، مضيفا أن»."""
    before = behind.tag
    if not acts_as_verb(analysis) or (before == "n" and analysis.form.state != "tanwin"):  # not «رئيس منظمة "العون"»
        return 0
    cues = analysis.lexeme.cues
    if not cues and any(rival.tag == "n" and rival.lexeme.pos == "role" for rival in word.analyses):
        return 0  # «قتل مسلحون، مساء الاثنين، ضابطا»
    if not (_meanwhile(analysis, word, before) if before in OPENING else cues and ahead.tags & ACTED_ON):
        return 0
    upon = before == "," and cues and ahead.definite  # «، داعية المواطنين إلى»
    return weights["participle-opens"] + (weights["participle-opens-upon"] if upon else 0)


def _verb(weights: Weights, analysis: Analysis, word: Word, behind: Before, ahead: Ahead) -> int:
    """What a verb is worth."""
    form, before, next_tags = analysis.form, behind.tag, ahead.tags
    opening = before in OPENING
    worth = weights[_VERB[form.tense]]
    if opening:
        worth += weights["verb-opens-clause"]
    if before == "v" and analysis.suffix[:1] == "2" and not analysis.conj:
        worth += weights["verb-of-yours-after-verb"]
    if before in "vc" and form.tense == "past" and not analysis.conj:
        if before == "c" and behind.pronoun:
            acts = behind.pronoun == _HE and form.gender == "m" and form.number == "s" and ahead.tag in _ACTED and not ahead.prep
            if acts and any(rival.tag == "n" and rival.lexeme.data.get("masdar") for rival in word.analyses):
                worth += weights["past-after-that-he"]
        else:
            worth += weights["past-after-verb" if before == "v" else "past-after-that"]
    if analysis.conj:
        worth += weights["verb-with-conjunction"]
        if analysis.conj == "fa" and form.tense == "present":
            worth += weights["verb-present-with-fa"]
    if before != "a" or not next_tags & CONSTRUCT:  # «لقاء حزبي عقد أمس», unlike «بشكل واضح ضرب أهداف»
        worth += weights[_VERB_AFTER.get(before) or _verb_after(before)]
    if before == "n" and behind.state != "tanwin" and not analysis.conj:
        worth += weights["verb-after-construct"]
    if ahead.definite:
        worth += weights["verb-before-definite"]
    if opening and ahead.tag in "Nn" and form.person == 3 and form.gender in ("m", "f") and (
        ahead.gender not in ("", "c", form.gender) and (ahead.number in "sd" or ahead.men) and not ahead.prep
    ):
        worth += weights["verb-disagrees-next"]
    if analysis.suffix and before in "nNAa" and not analysis.conj:
        for cue in analysis.lexeme.cues:
            if cue.stance == "reports":
                worth += weights["verb-publishes"]
                break
    if next_tags & _LINKING:
        worth += weights["verb-before-preposition"]
    if "#" in next_tags:
        worth += weights["verb-before-number"]
    if analysis.suffix == "3d":
        worth += weights["verb-of-both"]
    if analysis.prep:
        worth += weights["verb-with-lam"]
    elif form.light.endswith(YEH) and word.raw.rstrip(_MARKS).endswith(MAQSURA) and any(
        rival.tag == "v" and rival.form.light.endswith(MAQSURA) for rival in word.analyses
    ):
        worth += weights["verb-misspelled"]  # «وتدعى المدينة» is no form of «ادعى»
    elif before != "x" and form.state == JUSSIVE:
        worth += weights["verb-jussive-alone"]
    if analysis.suffix in _RESUMED and _describes(behind, analysis) and (
        ahead.tag in '"o' if ahead.tag in '"op' else next_tags & _SUBJECTS and not ahead.prep
    ):
        worth += weights["verb-describes"]
    return worth


def _nominal(weights: Weights, analysis: Analysis, word: Word, behind: Before, ahead: Ahead) -> int:
    """What a noun or adjective is worth."""
    tag, before, next_tags = analysis.tag, behind.tag, ahead.tags
    worth = weights["nominal"]
    if before == "p":
        worth += weights["noun-after-preposition"]
    if before in ("n", "q", "#", "d") and not analysis.conj:
        worth += weights[_NOUN_AFTER[before]]
    if analysis.prep:
        worth += weights["noun-with-preposition"]
    elif analysis.conj == "fa" and not analysis.article:
        worth += weights["noun-with-fa"]
    if analysis.article:
        worth += weights["noun-definite"]
    if analysis.form.state == "tanwin":
        worth += weights["noun-tanwin"]
        if ahead.only_definite:
            worth += weights["tanwin-before-definite"]
        person = tag == "n" and (analysis.lexeme.kind == "person" or analysis.lexeme.pos == "role")
        if behind.bare and person and ahead.tag != "p" and not ahead.prep:
            worth += weights["person-after-somebody"]
    if tag == "n" and ahead.definite:
        worth += weights["noun-before-definite"]
    if tag == "n" and analysis.prep == "li" and ahead.tag in CONSTRUCT and not ahead.prep and any(
        rival.article and rival.lexeme is analysis.lexeme for rival in word.analyses
    ):
        worth += weights["noun-lacks-article"]
    if tag == "n" and analysis.lexeme.kind == "place" and next_tags & _NAMES:
        worth += weights["place-noun-before-place"]
    if before in OPENING:
        worth += weights["noun-opens-clause"]
    if tag in "aA" and before in ("n", "N", "a", "A", "U", "u") and not analysis.conj and not analysis.prep:
        definite = behind.article or (before == "N" and analysis.lexeme.pos != "participle")  # «رئيس اللجنة الوطنية»
        like = analysis.article == definite or before in "uU"
        agrees = _same_gender(behind, analysis.form)
        both = analysis.form.number == "d"
        if like and not analysis.suffix and not (behind.bare and analysis.form.state == "tanwin"):
            worth += weights["adjective-after-noun"]
            if before not in "uU" and (agrees or (tag == "A" and not both)):  # «شركة النفط الوطنية»: its first noun
                worth += weights["adjective-agrees"]  # «تنفيذ عملية» is no practical execution
        if not agrees:
            worth += weights["adjective-disagrees"]
    if tag == "a" and analysis.lexeme.kind == "active" and any(a.tag == "v" and a.cost < analysis.cost and a.lexeme.cues
                                                               for a in word.analyses):
        worth += weights["adjective-beside-cue"]
    if tag in "aA" and before not in ("n", "N", "a", "A", "U", "u"):
        worth += weights["adjective-alone"]
    return worth


def _given(weights: Weights, analysis: Analysis, word: Word, behind: Before, ahead: Ahead) -> int:
    """What a given name is worth."""
    before, next_tags = behind.tag, ahead.tags
    worth = weights["given"]
    if next_tags & _GIVEN:
        worth += weights["given-before-name"]
    common = bool(analysis.lexeme.data.get("ambiguous"))
    titled = behind.role and (not common or (  # «النائب كريم الصدر», not «الرئيس يزيد الضغط»
        behind.article and behind.number == "s" and not ahead.prep and "v" not in word.tags and (
            ahead.tag in _NAMES or (ahead.tag in "Nng" and "n" not in word.tags))))
    whole = common and behind.role and behind.article and _else_cut(word)
    if before == "g" or titled or whole:
        worth += weights["given-after-role"]
    if whole:
        worth += weights["given-whole"]
    if behind.says and next_tags & _NAMES:
        worth += weights["given-after-saying"]
    if analysis.lexeme.data.get("ambiguous"):
        worth += weights["given-common-word"]
    return worth


def _function(
    weights: Weights, analysis: Analysis, word: Word, behind: Before, ahead: Ahead, second: bool
) -> int:
    """What a word of the closed class is worth; ``second``: a verb stands before it in its clause."""
    tag, before, next_tags = analysis.tag, behind.tag, ahead.tags
    opening = before in OPENING
    worth = weights["function"] + weights[_FUNCTION[tag]]
    if analysis.suffix == "3pf":
        worth += weights["function-of-women"]
    if tag == "D" and behind.state == "tanwin":
        worth += weights["adverb-after-accusative"]
    nominal = opening and next_tags & _SUBJECTS and "v" not in next_tags and not ahead.prep
    if nominal and analysis.lexeme.pos == _MODAL and "v" in word.tags:
        worth += weights["function-for-verb"]  # «فقد التنظيم السيطرة»
    if tag == "c" and ahead.tag == "c":
        worth += weights["complementiser-doubled"]
    if tag == "y" and ahead.definite:
        worth += weights["having-before-definite"]
    if tag == "#" and "v" in word.tags and ahead.tag != "#" and _misspelled(analysis, word):
        worth += weights["function-misspelled"]  # «أثنى الوزير على» is no «اثني»
    if tag == "q" and "#" in next_tags:
        worth += weights["quantifier-before-number"]
    opens = (before in STARTING and next_tags & _OPENED) or (before == "j" and "p" in next_tags)
    if opens and not second and any(a.lexeme.cues and a.tag == "v" and a.cost < analysis.cost + _ODD for a in word.analyses):
        worth += weights["function-beside-cue"]
    if tag == "p" and analysis.suffix and "g" in next_tags and not ahead.prep:
        worth += weights["preposition-with-pronoun-before-name"]
    if tag == "p" and opening and "v" in word.tags and not analysis.suffix and ("g" in next_tags or "P" in next_tags) and (
            not ahead.prep):
        worth += weights["preposition-opens-before-name"]
    if tag == "p" and before == "p":
        worth += weights["preposition-after-preposition"]
    if (tag in "pj" or (tag == "D" and (ahead.definite or "m" in next_tags or "n" in next_tags))) and _misspelled(analysis, word):
        worth += weights["function-misspelled"]
    if tag == "p" and (before == "x" or (before in "NPUgA" and ahead.tag == "p")) and any(
        rival.tag == "v" and rival.lexeme.cues for rival in word.analyses
    ):
        worth += weights["function-for-verb"]  # «فقد عبر الوزير عن», «وكان الوزير عبر عن»
    return worth


def _same_gender(noun: Before, adjective: Form) -> bool:
    """Whether an adjective may go with a noun: same gender and number, feminine singular with a plural of things."""
    if not noun.gender or not adjective.gender or noun.noun not in "nN":
        return noun.noun not in "aA" or adjective.number != "d" or noun.number == "d"  # «القوات التركية المركبتين»
    if noun.role and noun.number in "pd":
        return adjective.number == noun.number  # «وزراء خارجية مصر»
    if noun.number == "d":
        return True
    if noun.number == "p":
        if noun.lifeless and adjective.number == "p" and adjective.gender == "m":
            return False
        sound = noun.gender == "m" and noun.state == "absolute"
        return adjective.number == "p" or (adjective.gender == "f" and adjective.number == "s" and not sound)
    return noun.gender == adjective.gender and adjective.number == "s"


_MODAL: Final = "modal"
_RESUMED: Final = ("3m", "3f", "3p")
"""Object pronouns by which a verb refers to the noun before it, which it describes."""
_SUBJECTS: Final = frozenset("nNUuPgme")


def _describes(noun: Before, verb: Analysis) -> bool:
    """Whether a verb may describe the indefinite noun before it, for which its pronoun stands: «هجوم شنه مسلحون»."""
    if noun.noun not in "na" or noun.article or not noun.gender or verb.conj or verb.form.person < 3 or verb.form.tense != "past":
        return False
    people = noun.number == "p" and verb.suffix == "3p"  # «جنود خطفهم مسلحون»
    return people or verb.suffix == ("3m" if noun.gender == "m" and noun.number == "s" else "3f")


def _verb_after(before: str) -> str:
    """The feature of a verb behind a tag that was not met before."""
    found = _VERB_AFTER[before] = f"verb-after-{before}"
    return found


def _misspelled(analysis: Analysis, word: Word) -> bool:
    """Whether a function word is written otherwise: «وحدة» is no «وحده», «عبّر» no «عبر», «أما» no «إما»."""
    light = analysis.form.light
    if {light[0], word.raw[analysis.offset]} == _SEATS or (
            analysis.tag == "#" and light[0] == ALEF and word.raw[analysis.offset] == ALEF_HAMZA):
        return True
    if light.endswith(ALEF) and not analysis.suffix and word.raw.rstrip(_MARKS).endswith(ALEF_HAMZA):
        return True  # «برأ القضاء» is no «برا»
    if SHADDA in word.raw and analysis.tag == "p" and not analysis.suffix and not analysis.prep:
        return True
    return light.endswith(HEH) and not analysis.suffix and word.raw.rstrip(_MARKS).endswith(MARBUTA)


def acts_as_verb(analysis: Analysis) -> bool:
    """Whether an analysis may be a participle that tells what the subject does meanwhile: «مضيفا», «داعية»."""
    if analysis.tag != "a" or analysis.lexeme.pos != "participle" or analysis.article or analysis.prep or analysis.suffix:
        return False
    form = analysis.form
    return (
        form.state == "tanwin"
        or (form.gender == "f" and form.number == "s")
        or (form.gender == "m" and form.number == "p" and form.state == "absolute" and form.light.endswith(_OBLIQUE))
    )


def _meanwhile(analysis: Analysis, word: Word, before: str) -> bool:
    """Whether a participle may open a clause: «، داعية إلى», not «محكمة هندية تبرئ», where a noun is spelled alike."""
    return before == "," or analysis.form.state == "tanwin" or bool(analysis.lexeme.cues) or not any(
        rival.tag == "n" for rival in word.analyses)


def _else_cut(word: Word) -> bool:
    """Whether a name is a word as it stands, and else one with something attached before it: «فيصل», «وليد», «كمال»."""
    return all(rival.tag == "g" or rival.conj or rival.prep for rival in word.analyses)
