"""Choose among the analyses of a token by its neighbours: noun or verb, name or word.

Each analysis is scored by its features (``worth.py``); their integer weights are in ``rules/tokens/weights.tsv``, and the best
score wins (the earlier analysis on a tie). «قتل» after «بعد» is a noun, before «11 مدنيا» a verb.
"""

from __future__ import annotations

from typing import Final

from musnad.kernel.letters import ALEF, ALEF_HAMZA, LAM, NOON, WAW
from musnad.kernel.weights import Weights
from musnad.rulebook.tables import Rulebook
from musnad.tokens.analyse import Ahead, Word
from musnad.tokens.lexeme import Analysis
from musnad.tokens.token import Token
from musnad.tokens.worth import CONSTRUCT, FUNCTION, Before, worth_of

_RELAYING: Final = "reports"
"""The stance of verbs that a newspaper shares with an army: «نشر»."""
_REFUSING: Final = "REJECT"
"""The type of events that a verb joined to a masdar tells by itself: «طالب بالانسحاب ورفض الحوار»."""
_ASKING: Final = "REQUEST"
"""The type of events that a verb tells that asks somebody for something."""
_CALLED: Final = frozenset({"organisation", "group", "government"})
"""Kinds of those who are asked, besides people with titles and names."""
_PLACES: Final = frozenset({"country", "city"})
_PERSONS: Final = frozenset({"person", "surname"})
_NOMINATIVE: Final = WAW + NOON
"""The ending of several people who do something."""
_CLITIC: Final = 1
"""Letters of the conjunction that may stand before an article."""
_TIME: Final = "time"
_CLAUSAL: Final = frozenset("NAPUgujcxDt\n.,:\"")
"""Tags of what a verb may stand behind whatever it is spelled like."""
_DOINGS: Final = frozenset({"act", "thing", "document"})
"""Kinds of what a verb may tell of that follows it with its article: «القصف خلف خمسة قتلى», not «جدد الوزير رفض بلاده»."""
_LIFELESS: Final = frozenset({"act", "document", "place", "thing"})
_HARMS: Final = frozenset({"ASSAULT", "COERCE"})
"""Types of the acts whose masdar is followed by what was harmed: «استهداف موقع», unlike «هجوم منسق»."""
_DERIVED: Final = frozenset({"active", "passive"})
_NOTHING: Final = Ahead(frozenset(), "\n", "", "", "")
_NOBODY: Final = Before("\n", "", "", "", "", False, False)


class Chooser:
    """Scores analyses with the weights of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._weights = Weights({row["id"]: int(row["weight"]) for row in book.table("tokens/weights.tsv")})
        self._harming = book.forms("tokens/words/harming-verbs.tsv")
        self._states = book.forms("tokens/words/states.tsv")
        self._manner = book.forms("tokens/words/manner-nouns.tsv")
        self._still = book.forms("tokens/words/still.tsv")
        self._following = book.forms("tokens/words/following-acts.tsv")
        self._compounds = book.pairs("tokens/compounds.tsv", "first", "second")
        self._descriptions = book.pairs("tokens/descriptions.tsv", "noun", "verb")

    def choose(
        self, word: Word, before: Token | None, after: Word | None, second: bool = False, listed: bool = False
    ) -> Analysis:
        """The analysis of a word of several that fits best between the token before it, if any, and the word behind it.

        ``second``: a finite verb stands before it in the same clause. ``listed``: so does a masdar to which it may be joined.
        """
        if before is None:
            tag, behind = "\n", _NOBODY
        else:
            tag, analysis = before.tag, before.analysis
            form = analysis.form
            alone = form.number == "s" and form.gender == "m" and form.state != "tanwin"
            somebody = tag in "nae" and (alone or before.word.raw.endswith(_NOMINATIVE)) and (
                tag == "a" or analysis.lexeme.kind == "person" or analysis.lexeme.pos == "role")
            behind = Before(tag, analysis.tag, form.state, form.gender, form.number, analysis.article,
                            analysis.lexeme.pos == "role", tag == "v" and bool(analysis.lexeme.cues),
                            analysis.lexeme.kind in _LIFELESS, analysis.suffix, somebody)
        ahead = after.ahead if after else _NOTHING
        weights = self._weights
        best, top = word.first, -(10**9)
        for analysis in word.analyses:
            score = worth_of(weights, analysis, word, behind, ahead, second) - analysis.cost
            if second and analysis.tag == "v" and not analysis.conj and (
                tag in "NUPAmeug" or (tag == "t" and analysis.form.tense == "past")):
                score += weights["verb-second"]
            if listed and analysis.tag == "v" and _like_masdar(analysis, word, ahead):
                score += weights["verb-joined-to-masdar"]
            if analysis.tag == "v" and before is not None and self.tells_of(before, analysis) and (
                    tag == "n" or (tag == "N" and not ahead.definite and before.lexeme.kind in _DOINGS)):
                score += weights["verb-tells-of-noun"]
            if after is not None and analysis.tag == "n" and self._names(analysis, after):
                score += weights["noun-of-compound"]
            if analysis.tag == "v" and ahead.tag == "a" and ahead.number == "s" and "n" in word.tags and (
                    not analysis.conj and not ahead.prep and analysis.lexeme.lemma not in self._harming):
                score += weights["verb-before-adjective"]
            timed = after is not None and after.first.lexeme.kind == _TIME
            if analysis.tag == "v" and timed and tag in _CLAUSAL and _tells(analysis):
                score += weights["verb-before-time"]
            if analysis.tag == "D" and tag == "x" and any(a.tag == "v" and a.form.tense == "present" for a in word.analyses):
                score += weights["remark-after-negation"]
            if analysis.tag == "a" and before is not None and tag in "ne" and _described_alike(before, analysis, word):
                score += weights["participle-of-people"]
            if analysis.tag == "a" and tag == "n" and before is not None and after is not None and _told_by(before, word, after):
                score += weights["adjective-before-tellers"]
            if analysis.tag == "v" and ahead.tag == "c" and not ahead.prep and _tells(analysis):
                score += weights["verb-before-that"]
            if analysis.tag == "v" and after is not None and "p" in word.tags and _accusative(after):
                score += weights["verb-before-accusative"]
            if analysis.tag == "v" and after is not None and not second and tag in _CLAUSAL and _calls(analysis, word, after):
                score += weights["verb-calls-party"]
            if analysis.tag == "v" and before is not None and "n" in word.tags and before.lexeme.lemma in self._states:
                score += weights["verb-in-state"]
            if analysis.tag == "g" and after is not None and "v" in word.tags and _country(after):
                score += weights["given-before-country"]
            if analysis.tag == "v" and tag == "x" and before is not None and analysis.form.tense == "past" and (
                    "n" in word.tags and before.lexeme.lemma in self._still):
                score += weights["past-after-still"]
            if analysis.article and "v" in word.tags and ALEF_HAMZA + LAM in word.raw[:_CLITIC + 2]:
                score += weights["article-misspelled"]
            if analysis.tag == "a" and before is not None and before.prep == "bi" and tag == "n" and (
                    before.lexeme.lemma in self._manner):
                score += weights["adjective-of-manner"]
            if tag == "n" and before is not None and analysis.tag == "a" and analysis.lexeme.kind in _DERIVED and (
                    not analysis.conj and not analysis.prep and word.first.tag == "n" and harms(before)):
                score += weights["participle-after-harm"]
            if analysis.tag == "a" and after is not None and _place_alike(analysis, word, after):
                score += weights["participle-before-place"]
            if analysis.form.number == "d" and after is not None and _two_of(analysis, after):
                score += weights["two-before-definite"]
            if analysis.tag == "p" and after is not None and self._follows(analysis, after):
                score += weights["preposition-before-act"]
            if score > top:
                best, top = analysis, score
        return best

    def tells_of(self, noun: Token, verb: Analysis) -> bool:
        """Whether a verb spelled like another word says what a noun does: «زلزال ضرب البلاد», «القصف خلف خمسة قتلى»."""
        verbs = self._descriptions.get(noun.lexeme.lemma)
        form = verb.form
        return verbs is not None and verb.lexeme.lemma in verbs and form.tense == "past" and not verb.conj and (
            form.person == 3 and form.gender == "m" and form.number == "s" and noun.analysis.form.number == "s")

    def _follows(self, preposition: Analysis, after: Word) -> bool:
        """Whether a preposition says that something came after the act behind it: «وعقب اللقاء قال الوزير»."""
        return preposition.lexeme.lemma in self._following and not preposition.suffix and any(
            a.lexeme.kind == "act" and a.tag in "nN" and not (a.conj or a.prep) for a in after.analyses)

    def _names(self, analysis: Analysis, after: Word) -> bool:
        """Whether a noun and the word behind it together name one thing: «حظر التجول»."""
        seconds = self._compounds.get(analysis.lexeme.lemma)
        return seconds is not None and any(other.lexeme.lemma in seconds and not other.conj for other in after.analyses)


def _tells(verb: Analysis) -> bool:
    """Whether a verb in the past tells a clause right behind it: «وتوقع أن», of which another verb is spelled alike."""
    return verb.form.tense == "past" and verb.form.person == 3 and not verb.suffix and any(
        "clause" in cue.content and not cue.object and not cue.prep for cue in verb.lexeme.cues)


def _described_alike(before: Token, participle: Analysis, word: Word) -> bool:
    """Whether a participle shows the same plural as the people before it: «دبلوماسيين مطلعين»."""
    form, other = participle.form, before.analysis.form
    return form.number == other.number == "p" and form.gender == other.gender == "m" and (
        word.raw[-2:] == before.word.raw[-2:]) and not participle.article and not before.analysis.article


def _told_by(before: Token, word: Word, after: Word) -> bool:
    """Whether a verb of saying spelled like an adjective has several people behind it who tell: «رجل قال شهود إنه»."""
    verb = any(a.tag == "v" and a.form.tense == "past" and a.lexeme.cues for a in word.analyses)
    party = after.first
    return verb and before.analysis.form.number == "s" and party.tag in "ne" and party.form.number == "p" and not (
        party.conj or party.prep or party.article)


def _calls(verb: Analysis, word: Word, after: Word) -> bool:
    """Whether a verb of asking a party for something, spelled like a title, stands before one: «الوزير طالب الحكومة»."""
    form, role, party = verb.form, word.first, after.first
    if form.tense != "past" or verb.prep or verb.suffix or role.tag != "n" or role.lexeme.pos != "role":
        return False
    if party.prep or party.conj or not any(
            sense.type == _ASKING and "obj" in sense.recipient for sense in verb.lexeme.events):
        return False
    fellow = party.suffix != "" and party.lexeme.kind == "person"  # «طالب نظيره»
    named = bool(after.starts) and party.tag in "nNuUPa"
    people = party.lexeme.kind == "person" and party.form.number == "p"  # «طالب المتظاهرون»
    return fellow or named or people or party.lexeme.kind in _CALLED or party.lexeme.pos == "role"


def _country(word: Word) -> bool:
    """Whether a word is the name of a country or city and nobody's: «رفعت الصين الحظر», not «رفعت الأسد»."""
    kinds = {lexeme.kind for start in word.starts for lexeme in start.node.bearers}
    return bool(kinds & _PLACES) and not kinds & _PERSONS


def _place_alike(participle: Analysis, word: Word, after: Word) -> bool:
    """Whether a noun for a place is spelled like a participle, which before a name it is: «استعاد الجيش، أمس، مدينة تدمر»."""
    return participle.lexeme.pos == "participle" and bool(after.starts) and after.first.tag not in FUNCTION and any(
        rival.tag == "n" and rival.lexeme.kind == "place" and rival.conj == participle.conj for rival in word.analyses)


def _two_of(role: Analysis, after: Word) -> bool:
    """Whether a title is two in construct before what they are of: «وقع وزيرا الخارجية», not «أصبح وزيرا الأحد»."""
    ahead = after.ahead
    nominative = role.form.state == "construct" and role.form.light.endswith(ALEF)
    return role.lexeme.pos == "role" and nominative and ahead.tag in "NP" and not ahead.prep and (
        after.first.lexeme.kind != "time")


def harms(masdar: Token) -> bool:
    """Whether a noun names an act that harms its object."""
    lexeme = masdar.lexeme
    return lexeme.kind == "act" and any(sense.type in _HARMS and "obj" in sense.recipient for sense in lexeme.events)


def _accusative(word: Word) -> bool:
    """Whether a word can only be an indefinite accusative, which no preposition governs: «خلف أضرارا»."""
    nominal = [analysis for analysis in word.analyses if analysis.tag in "naz"]
    return bool(nominal) and all(analysis.form.state == "tanwin" and not analysis.conj for analysis in nominal)


def _like_masdar(verb: Analysis, word: Word, ahead: Ahead) -> bool:
    """Whether a verb of doing is spelled like a masdar with its genitive: «ونشر الجيش», «سجن المتهم»; not «ورفض», «ونشر في»."""
    form = verb.form
    if form.tense != "past" or form.person != 3 or form.gender != "m" or form.number != "s" or any(
            cue.stance != _RELAYING and not cue.object for cue in verb.lexeme.cues):
        return False
    if not verb.suffix and (ahead.prep or not ahead.tags & CONSTRUCT):
        return False
    if verb.lexeme.events and all(sense.type in ("", _REFUSING) for sense in verb.lexeme.events):
        return False
    return any(a.tag == "n" and a.conj == verb.conj and not a.prep and (
        a.lexeme.data.get("masdar") or (a.lexeme.lemma == verb.lexeme.lemma and not a.suffix)) for a in word.analyses)
