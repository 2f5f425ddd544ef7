"""A predicate of the lexicon in a clause, with the phrases bound to its slots."""

from __future__ import annotations

from typing import Final, Literal

from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

PredicateForm = Literal["verb", "masdar", "noun", "participle"]
PARTIES: Final = frozenset({"person", "group", "organisation", "government", "place", "outlet", "unknown"})
"""Kinds of phrases that denote somebody."""


class Argument:
    """A phrase in a slot (``first``), with the phrases coordinated to it; ``how`` names the evidence that put it there."""

    __slots__ = ("chunks", "first", "how")

    def __init__(self, chunks: list[Chunk], how: str) -> None:
        self.chunks = chunks
        self.first = chunks[0]
        self.how = how


class Predication:
    """A predicate and its arguments.

    ``position`` is its chunk among the sentence's chunks; ``complement`` the position of the complementiser, colon or
    quotation mark that opens its content; ``oblique`` the prepositional phrases after it by preposition, nearest first.
    ``others``: bare noun phrases behind a verb that are neither subject nor object: «حمل الوزير المعارضة المسؤولية».
    ``implied``: the understood subject of a verb or participle that names none.
    ``possessor``: whom the pronoun attached to a masdar or noun stands for.
    ``owner``: whom the pronoun attached to its object stands for: «إطلاق سراحه», «فرضت سيطرتها».
    ``pronominal``: pronouns behind prepositions, by preposition («فرض عليها», «بحث معه»), and ``recalled``: whom they stand for.
    ``senses``: the event sense chosen for it, once it has been, by whether counting nouns were seen through.
    ``owners``: whom the pronouns attached to its prepositional phrases stand for, by preposition: «أشاد بجهودها».
    """

    __slots__ = ("complement", "form", "genitive", "governor", "implied", "index", "negated", "object", "oblique",
                 "others", "owner", "owners", "passive", "pluperfect", "position", "possessor", "pronominal", "recalled",
                 "relative", "score", "senses", "subject", "token")

    def __init__(self, token: Token, index: int, position: int, form: PredicateForm, *, negated: bool = False) -> None:
        self.token = token
        self.index = index
        self.position = position
        self.form = form
        self.subject: Argument | None = None
        self.object: Argument | None = None
        self.genitive: Argument | None = None
        self.oblique: dict[str, Argument] = {}
        self.complement: int | None = None
        self.others: list[Argument] = []
        self.implied: Argument | None = None
        self.possessor: Argument | None = None
        self.pronominal: dict[str, Chunk] = {}
        self.recalled: dict[str, Argument] = {}
        self.passive = False
        self.negated = negated
        self.pluperfect = False
        self.owner: Argument | None = None
        self.owners: dict[str, Argument] = {}
        self.relative = False
        self.governor: Predication | None = None
        self.score = 0
        self.senses: dict[bool, Predicate | None] | None = None

    def verb_above(self) -> Predication | None:
        """The verb on which it hangs, be it by way of nouns: «بدأت عملية سحب القوات»."""
        above = self.governor
        while above is not None and above.form != "verb":
            above = above.governor
        return above
