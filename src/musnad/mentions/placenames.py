"""Whether a known name of a place is meant as one: many are everyday words, given names or adjectives too.

A name is *certain* where no other word is spelled like it, or where it is a country's or stands in
``grounding/words/certain-names.tsv``. One that other words share is meant where the article speaks of its country and the
name stands where places stand. One listed in ``grounding/ambiguous.tsv`` needs a sign beside it: «مدينة الباب», «الباب
السورية», «منبج والباب», a dateline.
"""

from __future__ import annotations

from typing import Final

from musnad.kernel.fold import fold, light
from musnad.rulebook.tables import Rulebook
from musnad.tokens.analyse import Word
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.names import Found
from musnad.tokens.token import Token

PLACES: Final = frozenset({"country", "admin1", "city", "other"})
_DASHES: Final = frozenset("-–—(/")
_LONG: Final = 5
"""Letters from which on the name of a city is told behind «ف»."""
_TANWIN: Final = frozenset("\u064b\u064c\u064d")


class PlaceNames:
    """Weighs the evidence for a name of a place."""

    def __init__(self, book: Rulebook) -> None:
        self._certain = frozenset(fold(row["form"]) for row in book.table("grounding/words/certain-names.tsv"))
        self._settlements = book.forms("grounding/words/settlement-nouns.tsv")
        self._openers = book.forms("mentions/words/place-nouns.tsv")
        self._directions = book.forms("mentions/directions.tsv", ("point", "part"))
        self._kin = book.forms("grounding/words/kin-words.tsv")
        self._governed = book.forms("grounding/words/governed-nouns.tsv")
        self._words: list[Word] = []
        self._countries: frozenset[str] = frozenset()

    def meant(self, found: Found, words: list[Word], names: dict[int, Found], made: list[Token]) -> bool:
        """Whether the name ``found`` is a place here; ``made`` are the tokens of the sentence before it."""
        lexemes = [lexeme for lexeme in found.lexemes if lexeme.kind in PLACES]
        if not lexemes:
            return False
        before = made[-1] if made else None
        single = found.last - found.first == 1
        word = words[found.first]
        if single and not _of_two(found, names, before) and (
                self._adjective(found, word, before) or not _TANWIN.isdisjoint(word.raw)):
            return False
        if before is not None and before.name is None and before.word.light in self._kin and not found.start.conj:
            return False
        country = "country" in [lexeme.kind for lexeme in lexemes]
        if found.start.conj == "fa" and not country and not self._sure(found, word, before):
            return False
        doubtful = all(lexeme.data.get("ambiguous") for lexeme in lexemes)
        if not single and not doubtful:
            return True
        ordinary = single and any(a.lexeme.pos not in ("unknown", "given") for a in word.analyses)
        if single and (found.start.conj or found.start.prep) and self._whole_word(word):
            return False
        if ordinary and self._governs(found, words):
            return False
        if not doubtful:
            known = country or (
                found.start.key in self._certain and not (ordinary and _misspelled(word, lexemes)))
            if not ordinary or known:
                return known or not self._surname(found, before)
        if self._beside(found, words, names, before, lexemes):
            return True
        if doubtful and country:
            return found.start.prep in ("bi", "li") or (before is not None and before.tag == "p")
        if doubtful or self._surname(found, before) or self._described(found, words):
            return False
        located = bool(found.start.prep) or (before is not None and (
            before.tag == "p" or (before.tag == "n" and bool(lemmas(before) & self._openers))))
        return located and self._spoken_of(words, names, lexemes)

    def _sure(self, found: Found, word: Word, before: Token | None) -> bool:
        """Whether a word is nothing but «ف» and the name of a city that all know: «فواشنطن تدعم»; not a surname."""
        return found.start.key in self._certain and len(found.start.key) >= _LONG and (before is None or before.tag != "g") and (
            all(a.lexeme.pos == "unknown" for a in word.analyses))

    def _adjective(self, found: Found, word: Word, before: Token | None) -> bool:
        """«القنصلية السعودية», «فصائل سورية»: a feminine adjective of nationality after its noun."""
        if before is None or found.start.conj or found.start.prep or before.tag not in "nNaAUz":
            return False
        if before.tag == "z" and any(a.lexeme.pos == "nationality" and a.form.state == "tanwin" and a.form.number == "s"
                                     for a in word.analyses):
            return before.analysis.form.gender == "m"  # «جنديا تركيا»
        if lemmas(before) & self._openers or before.lexeme.pos == "role":
            return False
        for a in word.analyses:
            if a.lexeme.pos == "nationality" and not a.conj and not a.prep:
                if a.article and before.tag in "NAU":
                    return True
                bare = not before.analysis.article and not before.prep
                if not a.article and before.tag in "na" and bare and a.form.gender == "f":
                    return True
        return False

    @staticmethod
    def _described(found: Found, words: list[Word]) -> bool:
        """A definite adjective that is none of nationality: «الضفة الشمالية», «الباب الخلفي»."""
        following = words[found.last] if found.last < len(words) else None
        return following is not None and any(a.tag == "A" and a.lexeme.pos != "nationality" for a in following.analyses)

    def _governs(self, found: Found, words: list[Word]) -> bool:
        """«مسقط رأسه»: a word that governs a noun which no place is followed by."""
        following = words[found.last] if found.last < len(words) else None
        return following is not None and any(a.lexeme.lemma in self._governed for a in following.analyses)

    @staticmethod
    def _whole_word(word: Word) -> bool:
        """Whether the token is a word or given name without its first letters cut off: «باراك» is not ب + أراك."""
        return any(not (a.conj or a.prep or a.suffix) and a.lexeme.pos != "unknown" for a in word.analyses)

    @staticmethod
    def _surname(found: Found, before: Token | None) -> bool:
        """A name right after a given name is a person's: «برناردينو ليون»."""
        return before is not None and before.tag == "g" and not found.start.conj and not found.start.prep

    def _beside(
        self, found: Found, words: list[Word], names: dict[int, Found], before: Token | None, lexemes: list[Lexeme]
    ) -> bool:
        """A sign right beside the name."""
        countries = {lexeme.data.get("country", "") for lexeme in lexemes}
        following = words[found.last] if found.last < len(words) else None
        if before is not None and before.tag == "n" and not found.start.prep and not found.start.conj \
                and lemmas(before) & self._settlements and not (before.analysis.article or before.analysis.suffix):
            return True
        if before is None and following is not None and following.raw in _DASHES:
            return True
        if before is not None and lemmas(before) & self._directions and not before.analysis.article \
                and not (found.start.prep or found.start.conj) and any(lexeme.kind == "country" for lexeme in lexemes):
            return True
        if before is not None and before.tag == "P" and found.start.conj == "wa":
            return bool(countries & {lexeme.data.get("country", "?") for lexeme in before.rivals if lexeme.kind in PLACES})
        if following is None:
            return False
        if any(a.lexeme.pos == "nationality" and a.article and a.form.gender == "f" and a.lexeme.data.get("country") in countries
               for a in following.analyses):
            return True
        start = found.last + (any(a.lexeme.lemma in self._directions for a in following.analyses) or following.raw in "،,(")
        beyond = names.get(start)
        return start > found.last and beyond is not None and any(
            lexeme.kind == "country" and lexeme.data.get("country") in countries for lexeme in beyond.lexemes)

    def _spoken_of(self, words: list[Word], names: dict[int, Found], lexemes: list[Lexeme]) -> bool:
        """Whether the article names the country of the place, or somebody or something of its nationality."""
        if self._words is not words:
            self._words = words
            spoken = {lexeme.data["country"] for found in names.values() for lexeme in found.lexemes
                      if lexeme.kind in PLACES and lexeme.data.get("country") and self._is_certain(found, words)}
            spoken |= {a.lexeme.data["country"] for word in words for a in word.analyses
                       if a.lexeme.pos == "nationality" and a.lexeme.data.get("country")}
            self._countries = frozenset(spoken)
        return any(not lexeme.data.get("country") or lexeme.data["country"] in self._countries for lexeme in lexemes)

    def _is_certain(self, found: Found, words: list[Word]) -> bool:
        if any(lexeme.data.get("ambiguous") for lexeme in found.lexemes):
            return False
        countries = {lexeme.data.get("country") for lexeme in found.lexemes}
        return len(countries) == 1 and (
            found.last - found.first > 1 or any(lexeme.kind == "country" for lexeme in found.lexemes)
            or all(a.lexeme.pos == "unknown" for a in words[found.first].analyses)
            or found.start.key in self._certain)


def _of_two(found: Found, names: dict[int, Found], before: Token | None) -> bool:
    """Whether two countries stand behind a dual, as which an accusative may be read: «رئيسا إثيوبيا وإريتريا»."""
    other = names.get(found.last)
    coupled = other is not None and other.start.conj == "wa" and any(lexeme.kind == "country" for lexeme in other.lexemes)
    return coupled and before is not None and any(
        a.form.number == "d" and a.form.state == "construct" for a in before.word.analyses)


def _misspelled(word: Word, lexemes: list[Lexeme]) -> bool:
    """Whether the last letter is another than the name's, so that another word is likelier: «جده» for «جدة»."""
    return all(word.light[-1:] != light(lexeme.lemma)[-1:] for lexeme in lexemes)


def lemmas(token: Token) -> set[str]:
    """The words that a token may be a form of as a noun: «محافظة» is a governorate or a woman who governs."""
    return {token.lexeme.lemma.rpartition(" ")[2]} | {a.lexeme.lemma for a in token.word.analyses if a.tag in "nN"}
