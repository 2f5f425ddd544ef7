"""Which bearer of a place name is meant: by the words beside it, the sentence, the article, and how well known each is."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable

from musnad.mentions.placenames import PLACES, lemmas
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.token import Token

_KNOWN = {"country": 8.0, "other": 5.5, "city": 0.0, "admin1": 3.0}
_SHADDA = "\u0651"
"""Written on «عمّان», the city, and not on «عمان», the sultanate."""
_BESIDE, _NEAR, _SENTENCE, _LIST = 30.0, 15.0, 2.0, 4.0


class Context:
    """What a document speaks of: weights of countries, by its places and adjectives of nationality."""

    def __init__(self, published: str | None) -> None:
        self.published = published
        self.weights: Counter[str] = Counter()

    def add(self, tokens: list[Token], named: Iterable[Token]) -> None:
        """Count a sentence in: its tokens, and those of them that name places."""
        for token in tokens:
            if token.lexeme.pos == "nationality" and token.lexeme.data.get("country"):
                self.weights[token.lexeme.data["country"]] += 1
        for token in named:
            countries = {lexeme.data.get("country") for lexeme in token.rivals if lexeme.kind in PLACES}
            if len(countries) == 1:
                code = next(iter(countries))
                if code:
                    self.weights[code] += 2

    def main(self) -> str | None:
        """The country that the document is mostly about."""
        best = self.weights.most_common(1)
        return best[0][0] if best else None


class Chooser:
    """Chooses among the bearers of a name."""

    def __init__(self, book: Rulebook) -> None:
        self._divisions = book.forms("grounding/words/division-nouns.tsv")
        self._towns = book.forms("grounding/words/town-nouns.tsv")
        self._states = book.forms("grounding/words/state-nouns.tsv")
        self._directions = book.forms("grounding/words/directions.tsv")

    def choose(self, tokens: list[Token], index: int, context: Context) -> Lexeme:
        """The likeliest bearer of the name at ``index``."""
        candidates = [lexeme for lexeme in tokens[index].rivals if lexeme.kind in PLACES]
        if len(candidates) == 1:
            return candidates[0]
        countries = {lexeme.data.get("country", "") for lexeme in candidates}
        votes = self._votes(tokens, index, context, countries)
        opener = self._opener(tokens, index)
        geminate = _SHADDA in tokens[index].word.raw
        dateline = index == 0 and len(tokens) > 1 and tokens[1].tag in "-(/t#|"
        kinds = self._neighbours(tokens, index)
        shared = max((votes.get(code, 0.0) for code in countries if code), default=0.0)

        def worth(lexeme: Lexeme) -> tuple[float, float]:
            code = lexeme.data.get("country", "")
            known = _KNOWN[lexeme.kind] + math.log10(1 + int(lexeme.data.get("population") or 0))
            score = known + (votes.get(code, 0.0) if code else shared)
            score += 12.0 * (opener == lexeme.kind) + 10.0 * ((dateline or geminate) and lexeme.kind == "city")
            score += _LIST * (lexeme.kind in kinds and len(kinds) == 1)
            return score, known

        return max(candidates, key=worth)

    def around(self, lexeme: Lexeme) -> str | None:
        """The division in which the surroundings of a place lie, «غرب حلب»; a country's north lies in several."""
        return None if lexeme.kind == "country" else lexeme.data.get("admin1")

    def _votes(self, tokens: list[Token], index: int, context: Context, countries: set[str]) -> dict[str, float]:
        votes: dict[str, float] = defaultdict(float)
        for code in countries:
            votes[code] += min(context.weights.get(code, 0), 12)
        for position, token in enumerate(tokens):
            if position == index:
                continue
            code = self._country(token, index, position)
            if code in countries and code:
                votes[code] += _SENTENCE
                if position == index + 1 and token.lexeme.pos == "nationality":
                    votes[code] += _BESIDE
                elif index < position <= index + 3 and not token.conj:
                    votes[code] += _NEAR
        return dict(votes)

    @staticmethod
    def _country(token: Token, index: int, position: int) -> str:
        if token.lexeme.pos == "nationality":
            return token.lexeme.data.get("country", "")
        codes = {lexeme.data.get("country", "") for lexeme in token.rivals if lexeme.kind in PLACES}
        return codes.pop() if len(codes) == 1 else ""

    def _opener(self, tokens: list[Token], index: int) -> str:
        """The kind of place that the noun before the name speaks of."""
        for before in reversed(tokens[max(0, index - 2) : index]):
            found = lemmas(before)
            if found & self._towns:
                return "city"
            if found & self._divisions:
                return "admin1"
            if found & self._states:
                return "country"
            if not found & self._directions:
                return ""
        return ""

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
