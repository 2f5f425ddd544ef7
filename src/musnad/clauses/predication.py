"""A predicate of the lexicon in a clause, with the phrases bound to its slots."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

PredicateForm = Literal["verb", "masdar", "noun", "participle"]


@dataclass(slots=True, eq=False)
class Argument:
    """A phrase in a slot, with the phrases coordinated to it; ``how`` names the evidence that put it there."""

    chunks: list[Chunk]
    how: str

    @property
    def first(self) -> Chunk:
        """The phrase itself, without what is coordinated to it."""
        return self.chunks[0]


@dataclass(slots=True, eq=False)
class Predication:
    """A predicate and its arguments.

    ``position`` is its chunk among the sentence's chunks; ``complement`` the position of the complementiser, colon or
    quotation mark that opens its content; ``oblique`` the prepositional phrases after it by preposition, nearest first.
    """

    token: Token
    index: int
    position: int
    form: PredicateForm
    subject: Argument | None = None
    object: Argument | None = None
    genitive: Argument | None = None
    oblique: dict[str, Argument] = field(default_factory=dict)
    complement: int | None = None
    others: list[Argument] = field(default_factory=list)
    """Bare noun phrases behind a verb that are neither subject nor object: «حمل الوزير المعارضة المسؤولية»."""
    implied: Argument | None = None
    """The understood subject of a verb or participle that names none."""
    possessor: Argument | None = None
    """Whom the pronoun attached to a masdar or noun stands for."""
    pronominal: dict[str, Chunk] = field(default_factory=dict)
    """Pronouns behind prepositions, by preposition: «فرض عليها», «بحث معه»."""
    recalled: dict[str, Argument] = field(default_factory=dict)
    """Whom these pronouns stand for."""
    passive: bool = False
    negated: bool = False
    pluperfect: bool = False
    owner: Argument | None = None
    """Whom the pronoun attached to its object stands for: «إطلاق سراحه», «فرضت سيطرتها»."""
    owners: dict[str, Argument] = field(default_factory=dict)
    """Whom the pronouns attached to its prepositional phrases stand for, by preposition: «أشاد بجهودها»."""
    relative: bool = False
    governor: Predication | None = None
    score: int = 0
    considered: list[tuple[int, str]] = field(default_factory=list)
