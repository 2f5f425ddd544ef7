"""Which bearer of a place name is meant: by the words beside it, the sentence, the article, and how well known each is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from musnad.grounding.reasons import Reason, Weighed, Why
from musnad.kernel.letters import SHADDA
from musnad.mentions.placenames import PLACES, lemmas
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.token import Token

_KNOWN: Final = {"country": 8.0, "other": 5.5, "city": 0.0, "admin1": 3.0}
"""Written on «عمّان», the city, and not on «عمان», the sultanate."""
_BESIDE: Final = 30.0
_NEAR: Final = 15.0
_SENTENCE: Final = 2.0
_LIST: Final = 4.0
_OPENER: Final = 12.0
_CITY: Final = 10.0
_ARTICLE: Final = 12
"""The most that an article's speaking of a country can give."""
_WITHIN: Final = 300
"""Words to either side that speak for a country: more than sentences have, but a list may go on for thousands."""


class Context:
    """What a document speaks of: weights of countries, by its places and adjectives of nationality."""

    def __init__(self, published: str | None) -> None:
        self.published = published
        self.weights: Counter[str] = Counter()
        self._desks: Counter[str] = Counter()
        """What of them only tells where the news was written."""

    def add_desk(self, tokens: list[Token]) -> None:
        """Count the places of a dateline that only tells where the news was written: «دبي، الإمارات (CNN)»."""
        for token in tokens:
            code = token.lexeme.data.get("country")
            if code:
                self._desks[code] += 2

    def add(self, tokens: list[Token], named: Iterable[Token]) -> None:
        """Count a sentence in: its tokens that tell a country, and those that name places."""
        for token in tokens:
            if token.lexeme.pos == "nationality" and token.lexeme.data["country"]:
                self.weights[token.lexeme.data["country"]] += 1
        for token in named:
            countries = {lexeme.data.get("country") for lexeme in token.rivals if lexeme.kind in PLACES}
            if len(countries) == 1:
                code = next(iter(countries))
                if code:
                    self.weights[code] += 2

    def main(self) -> str | None:
        """The country that the document is mostly about, but for where it was written if it tells of others."""
        best = (self.weights - self._desks).most_common(1) or self.weights.most_common(1)
        return best[0][0] if best else None


@dataclass(frozen=True, slots=True)
class Signs:
    """What the words about a name say: votes for countries by code, the kind its opener tells, signs of a city, its list."""

    votes: dict[str, list[Reason]] = field(default_factory=dict)
    opener: tuple[str, str] = ("", "")
    """The kind, and the word that says so."""
    city: Why | None = None
    listed: str = ""
    """The one kind of the places beside it in a list."""


class Chooser:
    """Chooses among the bearers of a name."""

    def __init__(self, book: Rulebook) -> None:
        self._divisions = book.forms("grounding/words/division-nouns.tsv")
        self._towns = book.forms("grounding/words/town-nouns.tsv")
        self._states = book.forms("grounding/words/state-nouns.tsv")
        self._directions = book.forms("mentions/directions.tsv", ("point", "part"))

    def choose(self, tokens: list[Token], index: int, context: Context) -> Lexeme:
        """The likeliest bearer of the name at ``index``."""
        candidates = [lexeme for lexeme in tokens[index].rivals if lexeme.kind in PLACES]
        return candidates[0] if len(candidates) == 1 else self.weigh(tokens, index, context)[0].lexeme

    def weigh(self, tokens: list[Token], index: int, context: Context) -> list[Weighed]:
        """The bearers of the name at ``index`` with the reasons for each, the likeliest first."""
        candidates = [lexeme for lexeme in tokens[index].rivals if lexeme.kind in PLACES]
        countries = {lexeme.data.get("country", "") for lexeme in candidates}
        dateline = index == 0 and len(tokens) > 1 and tokens[1].tag in "-(/t#|"
        kinds = self._neighbours(tokens, index)
        return ranked(candidates, Signs(
            self._votes(tokens, index, context, countries), self._opener(tokens, index),
            "gemination" if is_geminate(tokens[index].word.raw) else "dateline" if dateline else None,
            next(iter(kinds)) if len(kinds) == 1 else "",
        ))

    def around(self, lexeme: Lexeme) -> str | None:
        """The division in which the surroundings of a place lie, «غرب حلب»; a country's north lies in several."""
        return None if lexeme.kind == "country" else lexeme.data.get("admin1")

    def _votes(self, tokens: list[Token], index: int, context: Context, countries: set[str]) -> dict[str, list[Reason]]:
        votes: dict[str, list[Reason]] = {}
        for code in countries:
            weight = min(context.weights.get(code, 0), _ARTICLE)
            votes[code] = [Reason("article", float(weight))] if weight else []
        for position in range(max(0, index - _WITHIN), min(len(tokens), index + _WITHIN + 1)):
            if position == index:
                continue
            token = tokens[position]
            code = self._country(token)
            if code in countries and code:
                word = token.word.raw if token.last - token.first == 1 else token.lexeme.lemma
                votes[code].append(Reason("sentence", _SENTENCE, word))
                if position == index + 1 and token.lexeme.pos == "nationality":
                    votes[code].append(Reason("adjective-beside", _BESIDE, word))
                elif index < position <= index + 3 and not token.conj:
                    votes[code].append(Reason("country-after", _NEAR, word))
        return votes

    @staticmethod
    def _country(token: Token) -> str:
        if token.lexeme.pos == "nationality":
            return token.lexeme.data.get("country", "")
        if token.name is None:
            return ""
        codes = {lexeme.data.get("country", "") for lexeme in token.rivals if lexeme.kind in PLACES}
        return codes.pop() if len(codes) == 1 else ""

    def _opener(self, tokens: list[Token], index: int) -> tuple[str, str]:
        """The kind of place that the noun before the name speaks of, and that noun."""
        for before in reversed(tokens[max(0, index - 2) : index]):
            found = lemmas(before)
            if found & self._towns:
                return "city", before.word.raw
            if found & self._divisions:
                return "admin1", before.word.raw
            if found & self._states:
                return "country", before.word.raw
            if not found & self._directions:
                break
        return "", ""

    @staticmethod
    def _neighbours(tokens: list[Token], index: int) -> set[str]:
        """Kinds of the places listed right before and after: «القاهرة وعمان وبيروت» are cities."""
        kinds: set[str] = set()
        for step in (-1, 1):
            position = index + step
            if 0 <= position < len(tokens) and tokens[position].tag == ",":
                position += step
            if not 0 <= position < len(tokens):
                continue
            joined = tokens[max(index, position)].conj == "wa" or position != index + step
            found = {lexeme.kind for lexeme in tokens[position].rivals if lexeme.kind in PLACES}
            if joined and found:
                kinds |= {"country"} if "country" in found else {"city"} if "city" in found else set()
        return kinds


def is_geminate(spelled: str) -> bool:
    """Whether a name is written with a shadda."""
    return SHADDA in spelled


def ranked(candidates: Iterable[Lexeme], signs: Signs) -> list[Weighed]:
    """The candidates with the reasons that the signs give each, the likeliest first: the one place where a score is made."""
    candidates = list(candidates)
    codes = {lexeme.data.get("country", "") for lexeme in candidates}
    shared = max((sum(vote.points for vote in signs.votes.get(code, ())) for code in codes if code), default=0.0)

    def weighed(lexeme: Lexeme) -> Weighed:
        code, population = lexeme.data.get("country", ""), int(lexeme.data.get("population") or 0)
        reasons = [Reason("kind", _KNOWN[lexeme.kind]), Reason("population", math.log10(1 + population))]
        known = reasons[0].points + reasons[1].points
        reasons += signs.votes.get(code, ()) if code else [Reason("shared", shared)]
        if signs.opener[0] == lexeme.kind:
            reasons.append(Reason("opener", _OPENER, signs.opener[1]))
        if signs.city and lexeme.kind == "city":
            reasons.append(Reason(signs.city, _CITY))
        if signs.listed == lexeme.kind:
            reasons.append(Reason("list", _LIST))
        return Weighed(lexeme, tuple(reason for reason in reasons if reason.points), known)

    return sorted(map(weighed, candidates), key=lambda one: (one.score, one.known), reverse=True)
