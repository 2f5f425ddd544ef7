"""A noun that names an act, as its status is sought (``noun_status.py``)."""

from __future__ import annotations

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication


class Noun:
    """A noun as its status is sought.

    ``verb``: what governs it, and ``governing`` the lemma of that, or ''; ``first``: whether it opens its phrase; ``carried``:
    whether what stands before it tells that it was carried out.
    """

    __slots__ = ("article", "carried", "chunk", "chunks", "clauses", "depth", "first", "governing", "masdar", "position",
                 "predication", "verb")

    def __init__(self, clauses: Clauses, predication: Predication, depth: int) -> None:
        self.clauses = clauses
        self.chunks = clauses.chunks
        self.predication = predication
        self.position = predication.position
        self.depth = depth
        self.chunk = self.chunks[predication.position]
        self.verb = predication.governor
        self.governing = self.verb.token.lexeme.lemma if self.verb is not None else ""
        self.masdar = predication.form == "masdar"
        self.article = predication.token.analysis.article
        self.first = predication.index == self.chunk.first
        self.carried = False
