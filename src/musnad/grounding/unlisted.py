"""Places that no gazetteer lists but whose words show what they are: «حي الخالدية», «أحياء النسيم، الربيع والسلام».

They get the codes of the place nearest to them in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.kernel.fold import fold
from musnad.kernel.letters import WAW
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

Span = tuple[list[Token], int, int, bool]
"""Tokens ``first`` to ``last`` (exclusive) of a sentence, and whether they stand in a list of quarters."""
_NAMES: Final = frozenset("ug")
"""Tags of the words of a name: unknown ones, and given names."""
_CLOSE: Final = 200
"""Within how many characters a place lends its division to an unlisted one beside it."""


class Unlisted:
    """Finds unlisted places."""

    def __init__(self, book: Rulebook) -> None:
        self._quarters = book.forms("grounding/words/quarter-nouns.tsv")
        # «قرية حدودية», «بلدة صغيرة»
        self._endings = frozenset(fold(form) for form in book.forms("grounding/words/adjective-endings.tsv"))
        self._wards = book.forms("grounding/words/ward-nouns.tsv")
        self._general = book.forms("mentions/words/place-nouns.tsv")
        self._villages = book.forms("grounding/words/village-nouns.tsv")
        self._lists = book.forms("grounding/words/plural-nouns.tsv")
        self._situations = book.forms("grounding/words/situations.tsv")
        self._nouns = self._lists | self._quarters | self._villages
        """The nouns without which nothing here is named."""

    def spans(self, document: list[Clauses], taken: set[int]) -> list[Span]:
        """The unlisted places of a document; ``taken`` holds the ids of tokens that name listed ones."""
        spans: list[Span] = []
        for clauses in document:
            if not self._nouns.isdisjoint(clauses.lemmas):
                spans += self._spans(clauses.tokens, taken)
            if len(clauses.named) > 1:
                spans += [(clauses.tokens, first, last, False) for first, last in _flanked(clauses.tokens, taken)]
        return spans

    def _spans(self, tokens: list[Token], taken: set[int]) -> list[Span]:
        spans: list[Span] = []
        index = 0
        while index < len(tokens) - 1:
            token = tokens[index]
            if token.tag not in "na" or token.analysis.article or token.analysis.suffix:
                index += 1
                continue
            lemma = token.lexeme.lemma
            if token.analysis.form.number == "p" and lemma in self._lists:
                quarters = lemma in self._wards
                items = _items(tokens, index + 1, quarters)
                if any(t.lexeme.lemma in self._general for t in tokens[index + 1 : index + 2]) or tokens[index + 1].tag == "P":
                    items = []
                spans += [(tokens, first, last, quarters) for first, last in items if quarters or id(tokens[first]) not in taken]
                index = items[-1][1] if items else index + 1
            elif token.analysis.form.number == "s" and self._named(lemma, tokens[index + 1], taken):
                last = index + 2 + _adjectives(tokens, index + 2, self._situations)
                while last < len(tokens) and not tokens[last].conj and {tokens[last - 1].tag, tokens[last].tag} <= _NAMES:
                    last += 1
                spans.append((tokens, index, last, False))
                index = last
            else:
                index += 1
        return spans

    def _named(self, lemma: str, following: Token, taken: set[int]) -> bool:
        """Whether the token after a noun of settlement is its name: «حي الخالدية», «قرية كفرشوبا»."""
        if following.prep or following.conj or id(following) in taken:
            return False
        numeral = following.tag == "#" and following.word.light[:1].isalpha() and lemma in self._quarters
        common = following.tag in "NA" and following.lexeme.pos not in ("role", "nationality") and lemma in self._quarters
        if following.tag == "U" or numeral or common:
            return lemma in self._quarters or lemma in self._villages
        if following.tag == "g":
            return lemma in self._villages  # «بلدة داتو باغلاس»
        return following.tag == "u" and lemma in self._villages and following.word.key[-1] not in self._endings


def _adjectives(tokens: list[Token], position: int, situations: frozenset[str]) -> int:
    """How many definite adjectives of place follow: «الخالدية الشمالية», but not of where it is, «معسكر العند المجاور»."""
    return int(position < len(tokens) and tokens[position].tag == "A" and not tokens[position].conj
               and tokens[position].lexeme.pos != "nationality" and tokens[position].lexeme.lemma not in situations)


def _items(tokens: list[Token], position: int, common: bool) -> list[tuple[int, int]]:
    """The items of a list of names, joined by commas and «و»: unknown words, and with ``common`` any definite ones."""
    tags = "UuPN" if common else "UP"
    items: list[tuple[int, int]] = []
    while position < len(tokens):
        if tokens[position].tag == ",":
            position += 1
            continue
        first = position
        named = tokens[first].tag in tags or (tokens[first].tag in "Am" and items and common) or (
            items and common and tokens[first].tag == "n" and first + 1 < len(tokens) and tokens[first + 1].tag == "P")
        if tokens[first].prep or not named or (tokens[first].conj and tokens[first].conj != "wa"):
            break
        if items and not tokens[first].conj and tokens[first - 1].tag != "," and tokens[first].word.key[0] != WAW:
            break
        position += 1
        while position < len(tokens) and position - first < 4 and tokens[position].tag in "UuPNAgn" and not (
            tokens[position].conj or tokens[position].prep
            or (tokens[position].tag == "u" and tokens[position].word.key[0] == WAW)  # «الخالدية وجورة الشياح»
        ):
            position += 1
        items.append((first, position))
    return items


def _flanked(tokens: list[Token], taken: set[int]) -> list[tuple[int, int]]:
    """An unknown word between two places of one list: «صوير والناصفة وزلوم»."""
    spans = []
    for index in range(1, len(tokens) - 1):
        token, after = tokens[index], tokens[index + 1]
        joined = token.tag in "Uu" and token.conj == "wa" and after.conj == "wa" and not token.prep and not after.prep
        if joined and id(tokens[index - 1]) in taken and id(after) in taken:
            spans.append((index, index + 1))
    return spans


def anchor(
    spots: Sequence[tuple[int, str | None, str | None]], at: int, main: str | None, sure: bool
) -> tuple[str | None, str | None]:
    """Codes of the nearest place that has a division, of the article's main country where there is one."""
    inside = [spot for spot in spots if spot[2] and (main is None or spot[1] == main)] or [s for s in spots if s[2]]
    if not inside:
        return main or spots[0][1], None
    best = min(inside, key=lambda spot: (abs(spot[0] - at) + (_CLOSE if spot[0] > at else 0)))
    sure = sure or abs(best[0] - at) < _CLOSE or len({spot[2] for spot in inside}) == 1
    return best[1], best[2] if sure else None
