"""A predicate in one of its senses while its parties are sought."""

from __future__ import annotations

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.role_words import RoleWords
from musnad.tokens.lexeme import Predicate


class Sought:
    """What all who seek the parties of a predicate look into; ``saying``: the chunks of the verbs that carry a statement."""

    __slots__ = ("chunks", "clauses", "predication", "saying", "sense", "words")

    def __init__(self, predication: Predication, sense: Predicate, clauses: Clauses, saying: frozenset[int],
                 words: RoleWords) -> None:
        self.predication = predication
        self.sense = sense
        self.clauses = clauses
        self.chunks = clauses.chunks
        self.saying = saying
        self.words = words
