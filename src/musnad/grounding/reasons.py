"""What speaks for a bearer of a place name: named reasons with their points, whose sum decides."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from musnad.tokens.lexeme import Lexeme

Why = Literal["kind", "population", "article", "sentence", "adjective-beside", "country-after", "shared", "opener", "dateline",
              "gemination", "list"]

MEANINGS: Final[dict[Why, str]] = {
    "kind": "how well known places of its kind are",
    "population": "its population, in powers of ten",
    "article": "the article speaks of its country",
    "sentence": "the sentence names its country",
    "adjective-beside": "the adjective of its country stands right behind",
    "country-after": "its country follows within three words",
    "shared": "it lies in no one country: as much as the best of the others",
    "opener": "the noun before says that it is of this kind",
    "dateline": "it opens a line, as cities do",
    "gemination": "it is written with a shadda, as the city is",
    "list": "it stands in a list of places of this kind",
}
"""What each reason says, for a person."""


class Reason(NamedTuple):
    """One reason for a candidate: its name, the points it gives, the word of the text it rests on (or '')."""

    why: Why
    points: float
    word: str = ""


class Weighed(NamedTuple):
    """A candidate with the reasons for it; ``known`` is what it has without any context."""

    lexeme: Lexeme
    reasons: tuple[Reason, ...]
    known: float

    @property
    def score(self) -> float:
        """The sum of the points."""
        return sum(reason.points for reason in self.reasons)
