"""Analyse a raw token once: every way to cut clitics off a known form, or a guess by shape for an unknown word.

Tags are one letter, for patterns over tag strings: v verb, n/N noun (N with the article), a/A adjective, u/U unknown word,
g given name, p preposition, c complementiser (أن), j other conjunction, r relative, d demonstrative, o pronoun, x particle,
q quantifier, # number, D adverb or discourse opener, and marks of punctuation as in ``PUNCTUATION``.
"""

from __future__ import annotations

from typing import Final

from musnad.kernel.fold import HARAKAT, TATWEEL, light, unify
from musnad.kernel.letters import ALEF, HAMZA, HEH, MARBUTA, TEH, WAW, WAW_HAMZA, YEH, YEH_HAMZA
from musnad.kernel.memo import Memo
from musnad.rulebook.tables import Rulebook
from musnad.tokens.clitics import Prefix, prefixes, suffixes
from musnad.tokens.lexeme import Analysis, Form, Lexeme
from musnad.tokens.lexicon import Lexicon
from musnad.tokens.trie import Node, Trie

FUNCTION_TAGS: Final = {
    "prep": "p", "comp": "c", "conj": "j", "rel": "r", "dem": "d", "pron": "o", "reflexive": "o", "neg": "x", "modal": "x",
    "interrog": "x", "quant": "q", "num": "#", "adv": "D", "disc": "D", "particle": "x", "topic": "j",
    "having": "y",
}
NOMINAL_TAGS: Final = {"noun": "n", "masdar": "n", "role": "n", "adjective": "a", "nationality": "a", "participle": "a",
                       "given": "g", "collective": "n"}
PUNCTUATION: Final = {
    ",": ",", "،": ",", ";": ",", "؛": ",", ":": ":", ".": ".", "!": ".", "؟": ".", "?": ".", "…": ".",
    "«": '"', "»": '"', "“": '"', "”": '"', '"': '"', "„": '"', "‹": '"', "›": '"', "(": "(", ")": ")", "[": "(",
    "]": ")", "-": "-", "–": "-", "—": "-", "|": "|", "/": "/", "#": "_", "_": "_", "'": "'", "‘": "'", "’": "'",
    "''": '"',
}
DEFINITE: Final = frozenset("NUP")
NOMINALS: Final = frozenset("nNaAU")
"""Tags that what stands beside a word may refine."""
JUSSIVE: Final = "jussive"
"""The state of a verb's form that only a particle before it brings about: «لم يقل», but «حافلة تقل جنودا»."""
_JOINED: Final = 4
"""How much likelier a reading with a conjunction or preposition must be than one that takes the letter as the word's own."""
DOUBTFUL: Final = 7
"""Cost from which the only reading of a word is so odd that it may as well be an unknown name: «جريك»."""
_REMEMBERED: Final = 24_000
"""Words that are kept with their analyses; with all that hangs on them they take 3 kB each."""
_UNKNOWN: Final = Lexeme("unknown", "")
_MARK: Final = Lexeme("mark", "")
_NUMBER: Final = Lexeme("num", "", "digits")
_LATIN: Final = Lexeme("latin", "")


class NameStart:
    """A token may open a known name: its clitics, where the name starts in the token, the folded first key and its node."""

    __slots__ = ("conj", "key", "node", "offset", "prep")

    def __init__(self, conj: str, prep: str, offset: int, key: str, node: Node) -> None:
        self.conj = conj
        self.prep = prep
        self.offset = offset
        self.key = key
        self.node = node


class Ahead:
    """What the choice among a token's analyses sees of the token behind it: all its tags, and its likeliest analysis.

    ``definite``: some tag is that of a definite phrase; ``only_definite``: all are; ``men``: it is a plural of men's titles.
    """

    __slots__ = ("definite", "gender", "men", "number", "only_definite", "prep", "tag", "tags")

    def __init__(self, tags: frozenset[str], tag: str, gender: str, number: str, prep: str, role: bool = False) -> None:
        self.tags = tags
        self.definite = not tags.isdisjoint(DEFINITE)
        self.only_definite = self.definite and tags <= DEFINITE
        self.tag = tag
        self.gender = gender
        self.number = number
        self.men = role and number == "p" and gender == "m"
        self.prep = prep


_AHEAD: Final[dict[tuple[frozenset[str], str, str, str, str, bool], Ahead]] = {}
"""What many words have alike: some hundreds."""


def _ahead(tags: frozenset[str], first: Analysis) -> Ahead:
    what = (tags, first.tag, first.form.gender, first.form.number, first.prep, first.lexeme.pos == "role")
    found = _AHEAD.get(what)
    if found is None:
        found = _AHEAD[what] = Ahead(*what)
    return found


class Word:
    """A raw token analysed: its keys, its analyses (likeliest first), the names it may open, its tags in one set.

    ``first`` is the likeliest analysis, ``sure`` whether it holds whatever stands beside the word, ``settled`` whether its tag
    does too, which that of a nominal does not. Later stages keep here what
    they know of a word as such, so that it is looked up once: ``time`` what it means in an expression of time, ``counting``
    whether it may count.
    """

    __slots__ = ("ahead", "analyses", "counting", "first", "key", "light", "raw", "settled", "starts", "sure", "tags",
                 "time")

    def __init__(self, raw: str, light: str, key: str, analyses: list[Analysis], starts: list[NameStart]) -> None:
        first = analyses[0]
        self.raw = raw
        self.light = light
        self.key = key
        self.analyses = analyses
        self.starts = starts
        self.first = first
        self.ahead = _ahead(frozenset([analysis.tag for analysis in analyses]), first)
        self.tags = self.ahead.tags
        self.sure = len(self.tags) == 1 and first.form.state != JUSSIVE and not _maybe_two(analyses)
        self.settled = self.sure and first.tag not in NOMINALS
        self.time: object | None = None
        self.counting: bool | None = None


def _maybe_two(analyses: list[Analysis]) -> bool:
    """Whether a word may be an indefinite accusative or two of them in construct: «وزيرا»."""
    states = {(analysis.form.state, analysis.form.number) for analysis in analyses} if len(analyses) > 1 else set()
    return ("construct", "d") in states and any(state == "tanwin" for state, _ in states)


class Analyser:
    """Analyses raw tokens, each once: nearly all look-ups are hits after some articles."""

    def __init__(self, book: Rulebook, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._names = Trie(lexicon)
        self._prefixes = prefixes(book)
        self._suffixes: dict[str, list[tuple[str, str]]] = {}
        """Attached pronouns by their last letter."""
        for letters, pronoun in suffixes(book):
            self._suffixes.setdefault(letters[-1], []).append((letters, pronoun))
        self._opening = {letter: tuple(p for p in self._prefixes if p.letters[:1] in ("", letter))
                         for letter in ("", *(p.letters[:1] for p in self._prefixes))}
        """The prefixes that a word may have by its first letter; by '' those of any word."""
        self._definite = [p for p in sorted(self._prefixes, key=lambda p: -len(p.letters))
                          if p.article and not p.restore and p.prep != "ka"]  # «كالندر» is no «ك + الندر»
        self._al = next(p.letters for p in self._prefixes if p.article and not p.conj and not p.prep)
        self._divided = book.forms("tokens/words/divided.tsv")
        """Nouns that are rarer in news than a preposition and another word: «هدد برد قاس»."""
        self._words: Memo[str, Word] = Memo(self._analyse, _REMEMBERED)
        self._weights = {row["id"]: int(row["weight"]) for row in book.table("tokens/weights.tsv")}

    def word(self, raw: str) -> Word:
        """The analysis of a raw token."""
        return self._words.get(raw)

    def words(self, raw: list[str]) -> list[Word]:
        """The analyses of the raw tokens of a text."""
        known, make = self._words.known, self._words.get
        return [known.get(word) or make(word) for word in raw]

    def _analyse(self, raw: str) -> Word:
        mark = PUNCTUATION.get(raw)
        if mark is None and len(raw) > 1 and raw == raw[0] * len(raw):
            mark = PUNCTUATION.get(raw[0])  # «..», «!!»
        if mark or raw[0] == "\n" or not (raw[0].isalnum() or len(raw) > 1):
            tag = mark or ("\n" if raw[0] == "\n" else ".")
            return self._single(raw, tag, _MARK)
        if raw[0].isdecimal():
            return self._single(raw, "#", _NUMBER)
        light_key = light(raw)
        key = unify(light_key)
        if not key:
            return self._single(raw, ".", _MARK)
        if not "\u0600" <= light_key[0] <= "\u06ff":
            return self._single(raw, "L", _LATIN)
        analyses = self._known(raw, light_key, key)
        if len(analyses) > 1:
            whole = 99
            noun = joined = False
            for a in analyses:
                lexeme = a.form.lexeme
                joined = joined or (a.tag == "v" and bool(a.conj))
                measured = bool(a.suffix) and lexeme.kind == "quantity"  # «واتهم» is no «وات» with a pronoun
                rarer = lexeme.lemma in self._divided and a.form.light == lexeme.lemma
                if not a.conj and not a.prep and a.cost < whole and lexeme.pos != "given" and not measured and not rarer:
                    whole = a.cost
            analyses = [a for a in analyses if (not a.conj and not a.prep) or a.cost + _JOINED < whole]
            if any(a.prep for a in analyses):
                analyses = [a for a in analyses if a.prep or a.form.light not in self._divided]
            if joined:
                analyses = [a for a in analyses if a.conj or not a.suffix or a.form.lexeme.kind != "quantity"]
            for a in analyses:
                noun = noun or (a.tag in "nN" and a.form.lexeme.pos != "masdar")
            if noun:
                derived = self._weights.get("participle-beside-noun", 0)
                analyses = [a.but(cost=a.cost - derived) if _derived(a) else a for a in analyses]
            analyses.sort(key=_cost)
        if not analyses:
            analyses = self._unknown(raw, key)
        elif analyses[0].cost >= DOUBTFUL and analyses[0].tag in "va":
            analyses.append(Analysis("u", Form(key, _UNKNOWN), cost=DOUBTFUL))
        return Word(raw, light_key, key, analyses, self._name_starts(raw, key))

    def _worth(self, tag: str, form: Form, suffix: str) -> int:
        """How likely an analysis is whatever stands around it, by the weights of ``own_features``."""
        worth = 0
        for name in own_features(tag, form, suffix):
            worth += self._weights.get(name, 0)
        return worth

    def _single(self, raw: str, tag: str, lexeme: Lexeme) -> Word:
        analysis = Analysis(tag, Form(raw, lexeme))
        key = unify(light(raw))
        node = self._names.node(key)
        return Word(raw, light(raw), key, [analysis], [NameStart("", "", 0, key, node)] if node is not None else [])

    def _known(self, raw: str, light_key: str, key: str) -> list[Analysis]:
        exact: list[tuple[str, Form, Prefix, str]] = []
        loose: list[tuple[str, Form, Prefix, str]] = []
        for prefix in self._opening.get(key[0], self._opening[""]):
            if not key.startswith(prefix.letters):
                continue
            cut = len(prefix.letters)
            rest = prefix.restore + key[cut:]
            if len(rest) < 2 and prefix.letters:
                continue
            rest_light = prefix.restore + light_key[cut:]
            for letters, pronoun, stems in self._stems(rest, prefix.article):
                if pronoun and letters == HEH and light_key[-1] == MARBUTA:
                    continue
                for stem in stems:
                    for form in self._lexicon.forms(stem):
                        pos = form.lexeme.pos
                        tag = _compatible(prefix, pos, form.tense, form.state, pronoun)
                        if tag:
                            apart = not prefix.letters or (prefix.conj == "fa" and pos == "comp")  # «فان» for «فإن»
                            closed = apart and pos in FUNCTION_TAGS and form.light[1:-1] == rest_light[1:-1]
                            bucket = exact if closed or _same_letters(form.light, rest_light, len(letters)) else loose
                            bucket.append((tag, form, prefix, pronoun))
        found = self._analyses(raw, exact or loose)
        if exact and loose and min(a.cost for a in found) >= DOUBTFUL:
            found += [a for a in self._analyses(raw, loose) if a.cost < DOUBTFUL]  # «ارض» is rather «أرض» than an imperative
        return found

    def _analyses(self, raw: str, forms: list[tuple[str, Form, Prefix, str]]) -> list[Analysis]:
        found = []
        for tag, form, prefix, pronoun in forms:
            cost = 2 * (bool(prefix.conj) + bool(prefix.prep) + prefix.future) + bool(pronoun) - self._worth(tag, form, pronoun)
            found.append(Analysis(tag, form, prefix.conj, prefix.prep, prefix.article, prefix.future, pronoun,
                                  raw_offset(raw, prefix.outer), cost))
        return found

    def _stems(self, rest: str, article: bool) -> list[tuple[str, str, tuple[str, ...]]]:
        """The stem alone, then without an article before it the stem without each pronoun, in the spellings it has on its own."""
        cuts: list[tuple[str, str, tuple[str, ...]]] = [("", "", (rest,))]
        if article:
            return cuts
        for letters, pronoun in self._suffixes.get(rest[-1], ()):
            if len(rest) - len(letters) >= 2 and rest.endswith(letters):
                cuts.append((letters, pronoun, _alone(rest[: -len(letters)])))
        return cuts

    def _unknown(self, raw: str, key: str) -> list[Analysis]:
        for prefix in self._definite:
            if key.startswith(prefix.letters) and len(key) - len(prefix.letters) >= 3:
                form = Form(key[len(prefix.letters):], _UNKNOWN)
                return [Analysis("U", form, prefix.conj, prefix.prep, True, offset=raw_offset(raw, prefix.outer))]
        return [Analysis("u", Form(key, _UNKNOWN))]

    def _name_starts(self, raw: str, key: str) -> list[NameStart]:
        found = []
        for prefix in self._opening.get(key[0], self._opening[""]):
            if prefix.future or not key.startswith(prefix.letters):
                continue
            if prefix.article:
                if prefix.prep != "li":
                    continue
                rest = self._al + prefix.restore + key[len(prefix.letters):]
            else:
                rest = key[len(prefix.letters):]
            node = self._names.node(rest)
            if node is not None:
                found.append(NameStart(prefix.conj, prefix.prep, raw_offset(raw, prefix.outer), rest, node))
        return found


def _derived(analysis: Analysis) -> bool:
    """Whether an analysis is a participle that is no accusative."""
    return analysis.tag in "aA" and analysis.lexeme.kind in ("active", "passive") and analysis.form.state != "tanwin"


def _cost(analysis: Analysis) -> int:
    return analysis.cost


def own_features(tag: str, form: Form, suffix: str) -> list[str]:
    """Names of the features that an analysis has by itself, without its neighbours."""
    lexeme = form.lexeme
    pos, number = lexeme.pos, form.number
    found = []
    if pos == "participle":
        found.append("participle-adjective" if lexeme.data.get("adjective") else "participle")
        if form.state == "tanwin":
            found.append("participle-tanwin")
    elif pos == "adjective" and lexeme.kind in ("active", "passive"):
        found.append("derived-adjective")
    if form.voice == "passive":
        found.append("passive-form")
    if pos == "role" or lexeme.kind == "person":
        if form.gender == "f" and number == "p":
            found.append("women")
        elif pos == "role" and form.gender != "f":
            found.append("role")
    if number == "d":
        if form.state == "absolute" and form.light[-2:-1] == YEH:
            found.append("dual-oblique")
        elif form.state == "construct":
            found.append("dual-construct")
    if tag == "v":
        if suffix and suffix[0] in "12":
            found.append("verb-of-yours")
        if form.person == 1 and number == "p" and form.tense == "past":
            found.append("verb-ours")
        elif form.person < 3:
            found.append("verb-first-second-person")
        if number == "p" and form.gender == "f":
            found.append("verb-feminine-plural")
        elif number == "d":
            found.append("verb-dual")
    elif form.light == lexeme.lemma:
        found.append("lemma-itself")
    if suffix:
        if tag in "na" and suffix[0] in "12":
            found.append("noun-of-mine")
        elif tag in "va":
            found.append(f"{tag}-with-pronoun")
    return found


def raw_offset(raw: str, letters: int) -> int:
    """How many characters of a raw token its first ``letters`` letters take, marks included."""
    if not letters:
        return 0
    seen = 0
    for index, char in enumerate(raw):
        if ord(char) not in HARAKAT and ord(char) != TATWEEL:
            if seen == letters:
                return index
            seen += 1
    return len(raw)


def _same_letters(form: str, light_key: str, suffix: int) -> bool:
    """Whether a form is spelled in the token just as in the lexicon (the last letter aside, before a pronoun)."""
    return light_key[: len(light_key) - suffix][: len(form) - 1] == form[:-1] if suffix else light_key == form


_SEATS: Final = (YEH_HAMZA, WAW_HAMZA)


def _alone(stem: str) -> tuple[str, ...]:
    """Folded spellings that a stem before a pronoun may have alone: مدينت → مدينه, قتلو → قتلوا, رؤسائ → رؤساء."""
    last = stem[-1]
    if last == TEH:
        return (stem, stem[:-1] + HEH)
    if last == ALEF:
        return (stem, stem[:-1] + YEH)
    if last == WAW:
        return (stem, stem + ALEF)
    if last in _SEATS:
        return (stem, stem[:-1] + HAMZA)
    return (stem,)


def _compatible(prefix: Prefix, pos: str, tense: str, state: str, pronoun: str) -> str:
    """The tag of a form with these clitics, or '' where Arabic does not combine them."""
    if pos == "verb":
        if pronoun == "1s":
            return ""
        if prefix.article or (prefix.prep and not (prefix.prep == "li" and tense == "present")):
            return ""
        if prefix.future and tense != "present":
            return ""
        return "v"
    if prefix.future or (pronoun == "1v" and pos not in ("comp", "conj")):
        return ""
    tag = NOMINAL_TAGS.get(pos)
    if tag:
        if prefix.article and (state in ("construct", "tanwin") or pos == "given"):
            return ""
        if (pronoun and state in ("absolute", "tanwin")) or (prefix.prep and state == "tanwin"):
            return ""
        if pronoun and pos in ("given", "nationality"):
            return ""
        return tag.upper() if prefix.article and tag != "g" else tag
    tag = FUNCTION_TAGS.get(pos, "x")
    if prefix.article and tag not in "#q":
        return ""
    if prefix.prep and tag not in "cordq#pD":
        return ""
    if pronoun and tag not in "pcqj":
        return ""
    return "N" if prefix.article and tag == "q" else tag
