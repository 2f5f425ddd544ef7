"""A sentence read: its tokens, its chunks, and the predicates with their arguments."""

from __future__ import annotations

from collections.abc import Iterator

from musnad.clauses.predication import Argument, Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token


class Clauses:
    """A sentence with its chunks and predicates; ``heading`` marks a headline."""

    __slots__ = ("_lemmas", "_named", "_national", "chunks", "heading", "paragraph", "predications", "tokens", "topics", "verbs")

    def __init__(self, tokens: list[Token], chunks: list[Chunk], predications: list[Predication], paragraph: int,
                 heading: bool = False) -> None:
        self.tokens = tokens
        self.chunks = chunks
        self.predications = predications
        self.paragraph = paragraph
        self.heading = heading
        self._lemmas: set[str] | None = None
        self._named: list[int] | None = None
        self._national: list[Token] | None = None
        self.verbs: list[Predication] = []
        self.topics: list[Argument] = []
        """Subjects of auxiliaries, which a verb far behind may share: «وكان طلاب، نجوا من الهجوم، قد أعلنوا»."""

    @property
    def lemmas(self) -> set[str]:
        """The lemmas of its words, to tell by one look whether it holds any of a list; ask once its verbs are chosen."""
        if self._lemmas is None:
            self._lemmas = {token.lexeme.lemma for token in self.tokens}
        return self._lemmas

    @property
    def named(self) -> list[int]:
        """Where its known names stand among its tokens."""
        if self._named is None:
            self._named = [index for index, token in enumerate(self.tokens) if token.name is not None]
        return self._named

    @property
    def national(self) -> list[Token]:
        """Its tokens that tell a country: names of states and cities, adjectives of nationality."""
        if self._national is None:
            self._national = [token for token in self.tokens if "country" in token.lexeme.data]
        return self._national

    def verb_before(self, position: int) -> Predication | None:
        """The last verb before a chunk."""
        return next((verb for verb in reversed(self.verbs) if verb.position < position), None)

    def headed(self, chunk: Chunk) -> Predication | None:
        """The predicate that is the head of a phrase."""
        return next((own for own in self.predications if own.token is chunk.head), None)

    def opening(self, chunk: Chunk) -> Predication | None:
        """The predicate that is the first word of a phrase."""
        return next((own for own in self.predications if own.index == chunk.first), None)

    def taking(self, chunk: Chunk) -> Iterator[Predication]:
        """The verbs that take a phrase as their object or behind a preposition."""
        return (verb for verb in self.verbs if any(
            chunk in place.chunks for place in (verb.object, *verb.oblique.values()) if place is not None))
