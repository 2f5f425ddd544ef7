"""Find counted phrases in a sentence: an amount with its noun («12 شخصا»), a dual («قتيلان»), a single victim («مقتل جندي»)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from musnad.kernel.fold import fold
from musnad.kernel.memo import Memo
from musnad.mentions.numerals import FOLDER, Amount, Numerals, Piece, pieces_of
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

_EXACTLY_ONE, _EXACTLY_TWO = Amount(1.0, 1.0, 1.0, 0, 0), Amount(2.0, 2.0, 2.0, 0, 0)


class Noun(NamedTuple):
    """What a counted noun says: its class (person, state, aid, target, money), the kind it stands for, the unit, its number."""

    group: str
    kind: str
    unit: str | None
    number: str


_ENDING: Final = 3
"""How many letters of its end tell of most words that they count nothing, however they are cut."""
_CUT: Final = 4
"""The most letters that clitics and article take."""
ANYBODY: Final = Noun("person", "", None, "p")
"""A noun for people that no list names, or «آخرين»."""


@dataclass(slots=True, eq=False)
class Counted:
    """A counted phrase over tokens ``first`` to ``last`` (exclusive); ``opens`` is the token where its bounding words start.

    ``prep`` is the preposition that governs it, ``noun`` None where it counts what the predicate says («إصابة 20»).
    """

    amount: Amount
    noun: Noun | None
    first: int
    last: int
    opens: int
    prep: str
    joined: bool


class CountedFinder:
    """Finds counted phrases with the nouns and currencies of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._numerals = Numerals(book)
        endings = {row["id"]: fold(row["form"]) for row in book.table(f"{FOLDER}/endings.tsv")}
        self._nouns: dict[str, Noun] = {}
        self._forms: Memo[str, Noun | None] = Memo(self._noun, 50_000)
        for row in book.table(f"{FOLDER}/nouns.tsv"):
            cells = (fold(row["singular"]), fold(row["feminine"]), fold(row["plural"]))
            for form, number in _forms(cells, endings):
                self._nouns.setdefault(form, Noun(row["class"], row["kind"], row["unit"] or None, number))
        self._currencies: dict[str, list[tuple[str, str]]] = {}
        for row in book.table(f"{FOLDER}/currencies.tsv"):
            choice = (fold(row["adjective"]), row["unit"])
            for form, number in _forms((fold(row["singular"]) or row["singular"], "", fold(row["plural"])), endings):
                self._currencies.setdefault(form, []).append(choice)
                self._nouns[form] = Noun("money", "money", None, number)
        words: dict[str, set[str]] = {}
        for row in book.table(f"{FOLDER}/words.tsv"):
            words.setdefault(row["class"], set()).add(fold(row["form"]) or row["form"])
        self._others, self._of, self._percent, self._rate = (words[name] for name in ("others", "of", "percent", "rate"))
        self._article = fold(next(row["form"] for row in book.table("tokens/words/clitics.tsv") if row["id"] == "al"))
        self._feminine = (endings["marbuta"], endings["accusative"], "")
        ones = [(fold(r["form"]), r["value"]) for r in book.table(f"{FOLDER}/numerals.tsv") if r["class"] == "ones"]
        self._one, self._two = (frozenset(form for form, value in ones if value == wanted) for wanted in "12")
        self._prepositions = {fold(r["form"]): r["id"].split("-")[0] for r in book.table("mentions/words/prepositions.tsv")}
        self._counting = self._numerals.words | frozenset(self._nouns)
        self._endings = frozenset([word[-_ENDING:] for word in self._counting])

    def noun(self, key: str) -> Noun | None:
        """The counted noun that a word is a form of, with or without the article."""
        return self._forms.get(key)

    def _noun(self, key: str) -> Noun | None:
        for word in self._numerals.stripped(key):
            found = self._nouns.get(word) or self._nouns.get(word.removeprefix(self._article))
            if found is not None:
                return found
        return None

    def find(self, tokens: list[Token]) -> list[Counted]:
        """Counted phrases in text order; a percentage, a rate, an age or a count of things that no list names is none."""
        telling: list[bool] = []
        for token in tokens:
            counting = token.word.counting
            if counting is None or token.last - token.first > 1:
                counting = self._telling(token)
            telling.append(counting)
        if True not in telling:
            return []
        pieces = pieces_of(tokens)
        found: list[Counted] = []
        position = 0
        while position < len(pieces):
            if not telling[pieces[position].token]:
                position += 1
                continue
            amount = self._amount(pieces, position)
            if amount is None:
                counted, position = self._alone(tokens, pieces, position), position + 1
            else:
                counted = self._phrase(tokens, pieces, amount)
                position = amount.last
            if counted is not None:
                found.append(counted)
                while position < len(pieces) and pieces[position].token < counted.last:
                    position += 1
        return found

    def _telling(self, token: Token) -> bool:
        if token.last - token.first > 1:
            return token.tag not in "tP" and any(self._numerals.opening(word) for word in fold(token.lexeme.lemma).split())
        word = token.word
        if word.counting is None:
            word.counting = self._may_count(word.key)
        return word.counting

    def _may_count(self, key: str) -> bool:
        """Whether a word may open a number or is a noun that is counted, with or without clitics and article."""
        if key[:1].isdecimal():
            return True
        if len(key) > _ENDING + _CUT and key[-_ENDING:] not in self._endings:
            return False
        counting, article = self._counting, self._article
        for word in self._numerals.stripped(key):
            if word in counting or (word.startswith(article) and word[len(article) :] in counting):
                return True
        return False

    def _amount(self, pieces: list[Piece], position: int) -> Amount | None:
        if position and pieces[position - 1].key == self._article:
            return None
        return self._numerals.read(pieces, position) if pieces[position].key else None

    def _phrase(self, tokens: list[Token], pieces: list[Piece], amount: Amount) -> Counted | None:
        """The amount with the noun that it counts, and the words behind it that bound it."""
        position = amount.last
        amount, position = self._numerals.after(pieces, position, amount)
        rest = [piece.key for piece in pieces[position : position + 2]]
        if rest and (rest[0] in self._percent or " ".join(rest) in self._percent):
            return None
        noun, end = self._counted_noun(tokens, pieces, position, amount)
        if noun is None and end > position:
            return None
        if noun is not None:
            for ahead in range(end, min(end + 3, len(pieces))):
                amount, bounded = self._numerals.after(pieces, ahead, amount)
                if bounded > ahead or tokens[pieces[ahead].token].tag not in "azAn":
                    break
        if noun is not None and noun.group == "money":
            if end < len(pieces) and pieces[end].key in self._rate:
                return None
            noun = noun._replace(unit=self._currency(pieces, end))
        if noun is not None and noun.group == "state":
            noun, end = self._paired(tokens, pieces, noun, end)
        last = pieces[(end if noun is not None and end > amount.last else amount.last) - 1].token + 1
        first = pieces[amount.first].token
        if noun is None and _like_a_year(amount):
            return None
        return self._made(tokens, pieces, amount, noun, first, last, amount.opens)

    def _counted_noun(self, tokens: list[Token], pieces: list[Piece], position: int, amount: Amount) -> tuple[Noun | None, int]:
        """The noun counted and where it ends; the position moves, but without a noun, where something else is counted."""
        if position >= len(pieces):
            return (ANYBODY if self._numerals.people(pieces[amount.last - 1].key) else None), position
        start = position + 1 if pieces[position].key in self._of and position + 1 < len(pieces) else position
        key, token = pieces[start].key, tokens[pieces[start].token]
        if token.conj or (token.prep and start == position):
            return (ANYBODY if self._numerals.people(pieces[amount.last - 1].key) else None), position
        pair = f"{key} {pieces[start + 1].key}" if start + 1 < len(pieces) else key
        for form in (pair, key):
            found = self._nouns.get(form) or self._nouns.get(form.removeprefix(self._article))
            if found is not None:
                return found, start + 1 + (form != key)
        if key in self._others:
            return ANYBODY, start + 1
        if _person(token):
            return ANYBODY, start + 1
        vague = amount.value is None
        if self._numerals.people(pieces[amount.last - 1].key) and token.tag not in "znumagPUL":
            return ANYBODY, position
        something = token.tag in ("znumagPULN" if vague or start > position else "znumagPUL")
        return None, start + something

    def _paired(self, tokens: list[Token], pieces: list[Piece], noun: Noun, end: int) -> tuple[Noun, int]:
        """The dead and the injured counted together: «عشرات القتلى والجرحى»."""
        if end < len(pieces):
            other = self.noun(pieces[end].key) if tokens[pieces[end].token].conj else None
            if other is not None and {noun.kind, other.kind} == {"killed", "injured"} and other.number in (noun.number, "p"):
                return noun._replace(kind="casualties"), end + 1
        return noun, end

    def _currency(self, pieces: list[Piece], position: int) -> str | None:
        """The ISO code of the currency before a piece, by its adjective where several countries use the word."""
        choices = self._currencies.get(pieces[position - 1].key.removeprefix(self._article)) or self._currencies.get(
            pieces[position - 1].key, [])
        after = pieces[position].key.removeprefix(self._article) if position < len(pieces) else ""
        for adjective, unit in choices:
            if adjective and after in {adjective + ending for ending in self._feminine}:
                return unit or None
        return next((unit or None for adjective, unit in choices if not adjective), None)

    def _alone(self, tokens: list[Token], pieces: list[Piece], position: int) -> Counted | None:
        """A dual or an indefinite singular that counts by itself: «قتيلان», «مقتل جندي»."""
        piece = pieces[position]
        token = tokens[piece.token]
        if token.last - token.first > 1 or token.tag in "tP" or token.analysis.article or not piece.key:
            return None
        noun = next((self._nouns[word] for word in self._numerals.stripped(piece.key) if word in self._nouns), None)
        if noun is None or noun.number == "p" or noun.group in ("aid", "target"):
            return None
        if token.tag == "v" and not (noun.group == "person" and piece.token and tokens[piece.token - 1].tag == "v"):
            return None
        following = pieces[position + 1].key if position + 1 < len(pieces) else ""
        last = piece.token + 1
        if noun.number in "de":
            extended = following in self._two
            if noun.number == "e" and not extended:
                return None
            amount = _EXACTLY_TWO
        else:
            extended = following in self._one
            behind_noun = piece.token > 0 and tokens[piece.token - 1].tag == "n"
            if noun.group == "money" or (noun.group == "state" and not extended and not behind_noun):
                return None
            if not extended and _in_construct(tokens, last):
                return None
            amount = _EXACTLY_ONE
        if extended:
            last += 1
        elif noun.group == "money":
            noun = noun._replace(unit=self._currency(pieces, position + 1))
        after, _ = self._numerals.after(pieces, position + 1, amount)
        return self._made(tokens, pieces, after, noun, piece.token, last, position)

    def _made(self, tokens: list[Token], pieces: list[Piece], amount: Amount, noun: Noun | None, first: int, last: int,
              opens: int) -> Counted:
        opening = pieces[opens].token
        token = tokens[opening]
        prep = "" if self._numerals.whole(token.word.key) else token.prep
        before = tokens[opening - 1] if opening else None
        if before is not None and not prep and not token.conj and before.tag == "p" and not before.analysis.suffix:
            prep = self._prepositions.get(fold(before.lexeme.lemma), "other")
        cut = token.conj or (self._numerals.opening(token.word.key) and self._numerals.cut(token.word.key))
        return Counted(amount, noun, first, last, opening, prep, bool(cut))


def _forms(cells: tuple[str, str, str], endings: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Forms of a noun with their number: s, d, e (dual or sound plural, which look the same), p."""
    singular, feminine, plural = cells
    sound = plural.endswith(endings["plural-nominative"])
    yield singular, "s"
    if plural:
        yield plural, "p"
        if sound:
            yield plural[: -len(endings["plural-nominative"])] + endings["plural-oblique"], "e"
    marbuta, open_marbuta = endings["marbuta"], endings["open-marbuta"]
    for form in (singular, feminine):
        if not form or " " in form:
            continue
        if form.endswith(marbuta):
            stem = form[: -len(marbuta)]
            yield form, "s"
            yield stem + open_marbuta + endings["dual-nominative"], "d"
            yield stem + open_marbuta + endings["dual-oblique"], "d"
            yield stem + endings["plural-feminine"], "p"
        else:
            yield form + endings["accusative"], "s"
            yield form + endings["dual-nominative"], "d"
            if not sound and len(form) > 2:
                yield form + endings["dual-oblique"], "d"


def _person(token: Token) -> bool:
    """Whether a word behind a number counts people although no list names it: «12 عراقيا», «3 صيادلة»."""
    lexeme = token.analysis.lexeme
    if token.tag not in "znaNAm":
        return False
    if lexeme.pos in ("role", "nationality"):
        return True
    if lexeme.pos == "participle":
        return token.tag == "z" or token.analysis.form.number == "p"
    return lexeme.kind == "person"


def _in_construct(tokens: list[Token], position: int) -> bool:
    """Whether what follows a noun is its genitive, so that it is definite or no count: «مقتل قائد الجيش»."""
    return position < len(tokens) and tokens[position].tag in "nNUPg#" and not tokens[position].conj and not tokens[position].prep


def _like_a_year(amount: Amount) -> bool:
    return amount.value is not None and amount.value == amount.low and 1900 <= amount.value <= 2100
