"""Where a noun phrase ends though its tags would let it go on, by the words of the rulebook (``rules/mentions/words``)."""

from __future__ import annotations

from typing import Final

from musnad.kernel.letters import ALEF, ALEF_BELOW, ALEF_HAMZA
from musnad.mentions import apart
from musnad.mentions.adjoin import any_one
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

_THAT: Final = (ALEF, ALEF_HAMZA, ALEF_BELOW)
"""First letters of a complementiser that nothing is attached to."""


class Borders:
    """Tells whether a phrase that opens at ``first`` ends before ``cut``."""

    def __init__(self, book: Rulebook) -> None:
        self._unowned = book.forms("mentions/words/unowned-nouns.tsv")
        self._people = book.forms("mentions/words/unowned-people.tsv")
        self._unowned_by_people = book.forms("mentions/words/unowned-by-people.tsv")
        self._ranking = book.forms("mentions/words/comparatives.tsv") | book.forms("mentions/words/ordinals.tsv")
        self._occurrences = book.forms("mentions/words/occurrences.tsv")
        self._vicinities = book.forms("mentions/words/vicinities.tsv")
        self._spans = book.forms("mentions/words/spans.tsv")
        self._directions = book.forms("mentions/directions.tsv", ("point", "side"))
        self._acting = book.forms("mentions/words/acting-nouns.tsv")
        self._rulers = book.forms("mentions/words/rulers.tsv")
        self._striking = book.forms("mentions/words/striking-nouns.tsv")
        self._struck = book.forms("mentions/words/struck-nouns.tsv")

    def adverbial(self, tokens: list[Token], cut: int) -> bool:
        """Whether a point of the compass only says where something is: «الهجوم شرق المدينة»."""
        if tokens[cut].tag == "P":
            return self.division(tokens[cut]) and apart.strikes(tokens[cut - 1])
        return tokens[cut].tag == "n" and tokens[cut].lexeme.lemma in self._directions and apart.adverbial(tokens[cut - 1])

    def division(self, name: Token) -> bool:
        """Whether a name is that of a division that is called by a point of the compass: «شمال سيناء»."""
        lexeme = name.lexeme
        return lexeme.kind == "admin1" and lexeme.lemma.partition(" ")[0] in self._directions

    def breaks(self, tokens: list[Token], first: int, cut: int) -> bool:
        """Whether the phrase ends here; a word that describes nothing is then read as the noun that it is."""
        tag = tokens[cut].tag
        if self._unlike(tokens, first, cut):
            broken = True
        elif tag == "P":
            broken = self._names_another(tokens, first, cut)
        else:
            broken = tag == "m" and cut - first == 2 and any_one(tokens[first], tokens[cut - 1])
        if tag == "a" and apart.several_more(tokens, first, cut):
            apart.stand_as_people(tokens[cut])
            broken = True
        if tag != "A":
            return broken
        if apart.opposed(tokens, cut, self._rulers) or apart.so_called(tokens, cut, self._acting):
            apart.stand_alone(tokens[cut])
            broken = True
        elif apart.named_behind(tokens, first, cut):
            apart.stand_alone(tokens[cut], person=True)
            broken = True
        return broken or apart.strays(tokens, first, cut)

    def _unlike(self, tokens: list[Token], first: int, cut: int) -> bool:
        """Whether the words beside each other are of different phrases, whatever their place."""
        one, other = tokens[cut - 1], tokens[cut]
        return (
            (other.tag in "nNAmzea" and apart.breaks(one, other, self._unowned, self._people, self._ranking))
            or apart.other_people(one, other)
            or apart.lasting(one, other, self._spans)
            or apart.other_names(tokens, first, cut)
            or apart.how_often(tokens, cut, self._occurrences)
            or apart.how_long(tokens, cut)
            or apart.around(one, other, self._vicinities)
            or apart.points_apart(tokens[cut - 2] if cut > 1 else None, one, other)
            or apart.two_parties(one, other, self._unowned_by_people)
            or apart.hits(tokens, first, cut, self._striking, self._struck)
        )

    def _names_another(self, tokens: list[Token], first: int, cut: int) -> bool:
        """Whether a name is that of somebody or of some place else than the word before it tells."""
        compass = tokens[cut - 1]
        if compass.tag == "N" and compass.analysis.article and compass.lexeme.lemma in self._directions:
            return True  # «يتهم الغرب إيران»
        return apart.two_people(compass, tokens[cut]) or apart.abroad(tokens, first, cut) or _struck_country(tokens, first, cut)


def _struck_country(tokens: list[Token], first: int, cut: int) -> bool:
    """Whether a country's name behind somebody's is another party: «انتقد سالم العمري فرنسا», not «قال سالم بيرو إن»."""
    before, name = tokens[cut - 1], tokens[cut]
    if name.name is None or name.name.kind != "country" or name.conj or name.prep:
        return False
    named = before.tag == "g" or (before.tag in "uU" and any(token.tag == "g" for token in tokens[first:cut]))
    return named and not _speaks_on(tokens, cut + 1)


def _speaks_on(tokens: list[Token], index: int) -> bool:
    """Whether what somebody says, or his title behind a comma, follows at a token: the word before it ends his name."""
    behind = tokens[index] if index < len(tokens) else None
    if behind is None:
        return False
    if behind.tag == ",":
        return index + 1 < len(tokens) and tokens[index + 1].lexeme.pos == "role"
    return behind.tag == ":" or (behind.tag == "c" and behind.lexeme.lemma[:1] in _THAT)
