"""Places → ISO 3166 codes: among the places that share a name, the one that the rest of the article speaks for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from musnad.clauses.parse import Clauses
from musnad.events.setting import is_place
from musnad.mentions.assemble import PLACES
from musnad.records import Place, PlaceKind
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.token import Token

_KINDS: dict[str, PlaceKind] = {"country": "country", "admin1": "admin1", "city": "city", "other": "other"}
_PRIOR = {"country": 3, "city": 2, "other": 1, "admin1": 0}


@dataclass(frozen=True, slots=True)
class Grounded:
    """The places of a document: in order, by the start of their token, and the country that it is mostly about."""

    places: list[Place]
    at: dict[int, Place]
    main_country: str | None


class PlaceReader:
    """Grounds place names."""

    def __init__(self, book: Rulebook) -> None:
        self._institutions = frozenset(row["form"] for row in book.table("grounding/words/named-institutions.tsv"))
        self._divisions = frozenset(row["form"] for row in book.table("grounding/words/division-nouns.tsv"))

    def places(self, document: list[Clauses], text: str) -> Grounded:
        """The places of a document in text order."""
        spots: list[tuple[Clauses, Token, Token | None]] = []
        weights: Counter[str] = Counter()
        for clauses in document:
            for chunk in clauses.chunks:
                if chunk.tag != "N":
                    continue
                for index in range(chunk.first, chunk.last):
                    token = clauses.tokens[index]
                    if token.lexeme.pos == "nationality" and token.lexeme.data.get("country"):
                        weights[token.lexeme.data["country"]] += 1
                    if not is_place(token) or self._inside_name(clauses, chunk.first, index):
                        continue
                    before = clauses.tokens[index - 1] if index else None
                    spots.append((clauses, token, before))
                    places = [lexeme for lexeme in token.rivals if lexeme.kind in PLACES]
                    countries = {lexeme.data.get("country") for lexeme in places}
                    if len(countries) == 1:
                        weights[next(iter(countries)) or ""] += 2
        del weights[""]
        made: list[Place] = []
        by_start: dict[int, Place] = {}
        for _clauses, token, before in spots:
            lexeme = self._choose(token, before, weights)
            place = Place(f"p{len(made) + 1}", (token.start, token.end), text[token.start : token.end],
                          lexeme.data.get("country"), lexeme.data.get("admin1"), _KINDS[lexeme.kind])
            made.append(place)
            by_start[token.start] = place
        main = weights.most_common(1)
        return Grounded(made, by_start, main[0][0] if main else None)

    def _inside_name(self, clauses: Clauses, first: int, index: int) -> bool:
        return any(clauses.tokens[i].lexeme.lemma in self._institutions for i in range(first, index))

    def _choose(self, token: Token, before: Token | None, weights: Counter[str]) -> Lexeme:
        candidates = [lexeme for lexeme in token.rivals if lexeme.kind in PLACES]
        division = before is not None and before.lexeme.lemma in self._divisions

        def worth(lexeme: Lexeme) -> tuple[int, int]:
            near = weights.get(lexeme.data.get("country", ""), 0)
            prior = _PRIOR[lexeme.kind] + (6 if division and lexeme.kind == "admin1" else 0)
            return (min(near, 6) + prior, _PRIOR[lexeme.kind])

        return max(candidates, key=worth)
