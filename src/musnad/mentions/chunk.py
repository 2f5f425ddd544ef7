"""Chunks: the base phrases of a sentence, noun phrases with a head, verb groups, and the marks between them."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.tokens.lexeme import Lexeme
from musnad.tokens.token import Token


@dataclass(slots=True, eq=False)
class Chunk:
    """A base phrase over tokens ``first`` to ``last`` (exclusive) of its sentence.

    ``tag``: N noun phrase, V verb group, t time, c complementiser, r relative, j conjunction, D adverb, o pronoun, p
    preposition without a noun phrase, and marks of punctuation. For a noun phrase ``head`` is its head token, ``prep`` the
    preposition that governs it ('' for none), ``kind`` what it denotes (person, group, organisation, government, place,
    document, act, quantity, time, thing, unknown), ``name`` a known name in it.
    """

    tag: str
    first: int
    last: int
    start: int
    end: int
    head: Token
    conj: str = ""
    prep: str = ""
    prep_start: int = 0
    kind: str = ""
    definite: bool = False
    gender: str = ""
    number: str = "s"
    name: Lexeme | None = None
    negated: bool = False
    particles: tuple[str, ...] = ()
    titled: bool = False
    names: tuple[int, int] | None = None
    genitive: Chunk | None = None
    """What stands in the genitive behind the head, as a phrase of its own: «جهود الحكومة»."""
    count: str | None = None
    """The number that counts the phrase, as written: «8 أشخاص»."""
    index: int = 0
    modifiers: list[Token] = field(default_factory=list)
