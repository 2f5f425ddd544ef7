"""Read amounts in digits and words: «12,500», «١٢», «خمسة وعشرين», «ثلاثمئة ألف», «مليون ونصف المليون», «عشرات الآلاف».

Conventions of an amount:

- exact («12») and approximate («نحو 12»): ``value`` 12; exact also has ``low`` and ``high`` 12, approximate has neither;
- «ما لا يقل عن 12», «أكثر من 12», «12 على الأقل»: ``low`` 12 alone; «أقل من 12», «حتى 12»: ``high`` 12 alone;
- «بين 3 و5», «من 3 إلى 5», «3-5», «3 أو 4»: ``low`` and ``high``; but of a rise «ارتفع من 3 إلى 5» only the 5 counts;
- «عشرات» ``low`` 20, «مئات» 200, «آلاف» 2000, «عشرات الآلاف» 20000; «بضعة» 3 to 9, «بضع مئات» 300 to 900;
- a point or comma before exactly three digits marks thousands («12.500»), unless a word for thousands or more follows.
"""

from __future__ import annotations

import re
from typing import Final

from musnad.kernel.fold import fold
from musnad.kernel.memo import Memo
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

_Meaning = tuple[dict[str, float], bool, bool]
"""The classes of a word with their values, whether it has the article, whether a conjunction was cut off it."""
FOLDER: Final = "events/quantities"
_THOUSANDS: Final = re.compile(r"[1-9]\d{0,2}(?:([.,\u066c])\d{3})(?:\1\d{3})*")
_PLAIN: Final = re.compile(r"(\d+)(?:[.,\u066b](\d+))?")
_RANGE: Final = re.compile(r"(\d+)-(\d+)")
_DASHES: Final = ("-", "\u2013", "\u2014")
_LONGEST: Final = 5
"""The most words in a phrase of bounds."""


class Piece:
    """One written word: its folded key, the token it stands in, and whether a conjunction or preposition is cut off it."""

    __slots__ = ("conj", "key", "prep", "token")

    def __init__(self, key: str, token: int, conj: str = "", prep: str = "") -> None:
        self.key = key
        self.token = token
        self.conj = conj
        self.prep = prep


class Amount:
    """A number over pieces ``first`` to ``last`` (exclusive); ``opens`` is where the words that bound it start."""

    __slots__ = ("factor", "first", "high", "last", "low", "opens", "scale", "value")

    def __init__(self, value: float | None, low: float | None, high: float | None, first: int, last: int, scale: float = 1,
                 factor: float = 0, opens: int = 0) -> None:
        self.value = value
        self.low = low
        self.high = high
        self.first = first
        self.last = last
        self.scale = scale
        self.factor = factor
        self.opens = opens

    def bounded(self, value: float | None, low: float | None, high: float | None) -> Amount:
        """The same amount with other bounds."""
        return Amount(value, low, high, self.first, self.last, self.scale, self.factor, self.opens)


def pieces_of(tokens: list[Token]) -> list[Piece]:
    """The written words of a sentence; a known name or a time is one piece without a key, fixed expressions are many."""
    found: list[Piece] = []
    for index, token in enumerate(tokens):
        if token.tag in "tP":
            found.append(Piece("", index, token.conj, token.prep))
        elif token.last - token.first == 1:
            found.append(Piece(token.word.key or token.word.raw, index, token.conj, token.prep))
        else:
            words = fold(token.lexeme.lemma).split()
            if len(words) != token.last - token.first:
                words = [""]
            found.append(Piece(words[0], index, token.conj, token.prep))
            found.extend([Piece(word, index) for word in words[1:]])
    return found


class Numerals:
    """Reads amounts with the words of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._words: dict[str, dict[str, float]] = {}
        for row in book.table(f"{FOLDER}/numerals.tsv"):
            self._words.setdefault(fold(row["form"]), {})[row["class"]] = float(row["value"])
        self._bounds = frozenset((*fold(row["form"]).split(), row["class"]) for row in book.table(f"{FOLDER}/bounds.tsv"))
        """Phrases that bound a number: their words, and their class behind them."""
        self._bounding = frozenset(words[0] for words in self._bounds)
        self._behind = frozenset(words[0] for words in self._bounds if words[-1].endswith("-after"))
        """The first words of the phrases that bound a number before them."""
        self._rises = frozenset(fold(row["form"]) for row in book.table(f"{FOLDER}/words.tsv") if row["class"] == "rise")
        letters = {row["id"]: row["form"] for row in book.table("tokens/words/clitics.tsv")}
        self._conj = letters["wa"], letters["fa"]
        self._prep = letters["bi"], letters["li"], letters["ka"]
        self._clitics = frozenset((*self._conj, *self._prep))
        self._article = letters["al"]
        self._meanings: Memo[str, _Meaning] = Memo(self._look, 50_000)

    @property
    def words(self) -> frozenset[str]:
        """The words for numbers, without clitics or article."""
        return frozenset(self._words)

    def read(self, pieces: list[Piece], position: int) -> Amount | None:
        """The amount that starts at a piece, with the words before and after it that bound it."""
        found = self._number(pieces, position)
        if found is None:
            return None
        kind, opens = self._before(pieces, position)
        found = self._ranged(pieces, found, kind)
        if kind == "from":
            kind, opens = ("", position) if found.low == found.value else ("between", opens)
        elif kind == "between" and found.value is not None:
            kind, opens = "", position
        found = _bounded(found, kind)
        found.opens = opens
        return found

    def after(self, pieces: list[Piece], position: int, amount: Amount) -> tuple[Amount, int]:
        """An amount as the words at a piece behind it bound it («على الأقل»), and the position behind those words."""
        if position >= len(pieces) or pieces[position].key not in self._behind:
            return amount, position
        for length in range(_LONGEST, 0, -1):
            words = tuple([piece.key for piece in pieces[position : position + length]])
            for kind in ("least", "most", "about"):
                if (*words, f"{kind}-after") in self._bounds:
                    return (_bounded(amount, kind) if amount.value is not None else amount), position + length
        return amount, position

    def opening(self, key: str) -> bool:
        """Whether a word may open a number."""
        return key[:1].isdecimal() or bool(self._meanings.get(key)[0])

    def cut(self, key: str) -> bool:
        """Whether a word for a number has a conjunction attached."""
        return self._meanings.get(key)[2]

    def people(self, key: str) -> bool:
        """Whether a word for a vague number counts people by itself: «العشرات»."""
        words, article, _ = self._meanings.get(key)
        return article and "vague" in words

    def whole(self, key: str) -> bool:
        """Whether a word is a number without any clitic, though it may look as if it had one: «بضع»."""
        return key in self._words

    def stripped(self, key: str) -> list[str]:
        """A word without conjunction, without preposition and without both, itself first; the article stays."""
        bare = [key]
        if key[:1] not in self._clitics:
            return bare
        for letter in self._conj:
            if key.startswith(letter) and len(key) > 2:
                bare.append(key[1:])
        found = list(bare)
        for word in bare:
            for letter in self._prep:
                if word.startswith(letter) and len(word) > 2:
                    found.append(word[1:])
                    if word[1:2] == self._article[1]:
                        found.append(self._article + word[2:])
        return found

    def rising(self, pieces: list[Piece], position: int) -> bool:
        """Whether a word of rise or fall stands shortly before a piece: «ارتفاع عدد القتلى من 3 إلى 5»."""
        return any(word in self._rises for piece in pieces[max(0, position - 8) : position] for word in self.stripped(piece.key))

    def _look(self, key: str) -> _Meaning:
        for word in self.stripped(key):
            classes = self._words.get(word) or self._words.get(word.removeprefix(self._article))
            if classes is not None:
                return classes, word not in self._words, word != key and key[0] in self._conj
        return {}, False, False

    def _is(self, pieces: list[Piece], position: int, *classes: str, joined: bool = False) -> tuple[str, float] | None:
        """The first of the classes that a piece has, with its value; ``joined`` asks for a conjunction, else for none."""
        if position >= len(pieces):
            return None
        words, _, cut = self._meanings.get(pieces[position].key)
        if not words or (cut or bool(pieces[position].conj)) != joined:
            return None
        return next(((name, words[name]) for name in classes if name in words), None)

    def _digits(self, pieces: list[Piece], position: int) -> float | None:
        """The value of a token of digits; dates, clock times, percentages and numbers with a leading zero have none."""
        key = pieces[position].key
        if not key[:1].isdecimal():
            return None
        if _THOUSANDS.fullmatch(key) and (key.count(".") != 1 or not self._is(pieces, position + 1, "scale")):
            return float(re.sub(r"\D", "", key))
        match = _PLAIN.fullmatch(key)
        if not match or (key[0] == "0" and not match[2]):
            return None
        return float(f"{match[1]}.{match[2] or 0}")

    def _number(self, pieces: list[Piece], position: int) -> Amount | None:
        if match := _RANGE.fullmatch(pieces[position].key):
            low, high = float(match[1]), float(match[2])
            found = Amount(None, low, high, position, position + 1) if low < high < 1000 else None
            scale = found and self._is(pieces, position + 1, "scale")
            return found and (_times(found, scale[1], position + 2) if scale else found)
        group = self._group(pieces, position, joined=None)
        if group is None or group.value is None:
            return group
        while group.scale > 1:
            half = self._is(pieces, group.last, "fraction", joined=True)
            if half:
                last = group.last + 1
                again = self._is(pieces, last, "scale")
                last += bool(again and again[1] == group.scale)
                return _exact((group.value or 0) + half[1] * group.scale, position, last, 1)
            following = self._group(pieces, group.last, joined=True) if group.last < len(pieces) else None
            if following is None or following.value is None or following.value >= group.scale:
                break
            group = _exact((group.value or 0) + following.value, position, following.last, following.scale)
        return group

    def _group(self, pieces: list[Piece], position: int, *, joined: bool | None) -> Amount | None:
        """A number without what is added to its thousands: «ثلاثمئة وخمسة آلاف», «عشرات الملايين», «نصف مليون»."""
        piece = pieces[position]
        words, article, cut = self._meanings.get(piece.key)
        if joined is not None and (cut or bool(piece.conj)) != joined:
            return None
        value = self._digits(pieces, position)
        last = position + 1
        if value is None and not words:
            return None
        if value is None and "few" in words:
            unit = self._is(pieces, last, "vague")
            by = unit[1] if unit else 1
            return Amount(None, 3.0 * by, 9.0 * by, position, last + bool(unit))
        if value is None and "vague" in words:
            low, scale = 2 * words["vague"], self._is(pieces, last, "scale")
            return Amount(None, low * (scale[1] if scale else 1), None, position, last + bool(scale))
        if value is None and ("scale" in words or "dual-scale" in words):
            if article:
                return None
            value = words.get("dual-scale") or words["scale"]
            return self._scaled(pieces, _exact(value, position, last, value / (2 if "dual-scale" in words else 1)))
        if value is None and "fraction" in words:
            scale = self._is(pieces, last, "scale")
            return None if article or not scale else _exact(words["fraction"] * scale[1], position, last + 1, 1)
        if value is None:
            if article:
                return None
            simple = self._simple(pieces, position, words)
            if simple is None:
                return None
            value, last = simple
        return self._scaled(pieces, _exact(value, position, last, 1))

    def _simple(self, pieces: list[Piece], position: int, words: dict[str, float]) -> tuple[float, int] | None:
        """A number below a thousand in words, and where it ends."""
        following = position + 1
        if "hundred" in words or "hundreds" in words:
            return self._with_rest(pieces, words.get("hundred") or words["hundreds"], following)
        if "ones" in words or "teen-ones" in words:
            ones = words.get("ones") or words["teen-ones"]
            if ten := self._is(pieces, following, "ten"):
                return ones + ten[1], following + 1
            if hundred := self._is(pieces, following, "hundred"):
                return self._with_rest(pieces, ones * hundred[1], following + 1)
            if tens := self._is(pieces, following, "tens", joined=True):
                return ones + tens[1], following + 1
            return (ones, following) if "ones" in words else None
        value = words.get("ten") or words.get("tens")
        return (value, following) if value else None

    def _with_rest(self, pieces: list[Piece], hundreds: float, position: int) -> tuple[float, int]:
        if self._is(pieces, position, "ones", "teen-ones", "ten", "tens", joined=True):
            rest = self._simple(pieces, position, self._meanings.get(pieces[position].key)[0])
            if rest is not None and rest[0] < 100:
                return hundreds + rest[0], rest[1]
        return hundreds, position

    def _scaled(self, pieces: list[Piece], amount: Amount) -> Amount:
        """An amount with the words for thousands and more that multiply it."""
        while scale := self._is(pieces, amount.last, "scale"):
            amount = _times(amount, scale[1], amount.last + 1)
        return amount

    def _before(self, pieces: list[Piece], position: int) -> tuple[str, int]:
        """The class of the bounding phrase that ends before a piece, the longest one, and where it starts."""
        for length in range(min(_LONGEST, position), 0, -1):
            start = position - length
            openings = [word for word in self.stripped(pieces[start].key) if word in self._bounding]
            if not openings:
                continue
            rest = tuple([piece.key for piece in pieces[start + 1 : position]])
            for first in openings:
                for kind in ("about", "least", "most", "between", "from"):
                    if (first, *rest, kind) in self._bounds:
                        return kind, start
        return "", position

    def _ranged(self, pieces: list[Piece], amount: Amount, kind: str) -> Amount:
        """An amount with the other end of its range, if one follows."""
        if amount.value is None or amount.last >= len(pieces):
            return amount
        joint = amount.last
        key = pieces[joint].key
        if kind == "between":
            other = self._number(pieces, joint) if self._joined(pieces[joint]) else None
        elif (kind == "from" and (key, "to") in self._bounds) or (key, "or") in self._bounds or key in _DASHES or (
            not kind and (key, "to") in self._bounds and pieces[amount.first].key[:1].isdecimal()
        ):
            other = self._number(pieces, joint + 1) if joint + 1 < len(pieces) else None
        else:
            return amount
        if other is None or other.value is None:
            return amount
        low, high = amount.value, other.value
        if kind == "from" and self.rising(pieces, amount.first):
            return other
        if amount.scale == 1 and other.scale > 1 and other.factor > low:
            low *= other.scale
        return Amount(None, low, high, amount.first, other.last) if low < high else amount

    def _joined(self, piece: Piece) -> bool:
        return bool(piece.conj) or self.cut(piece.key)


def _exact(value: float, first: int, last: int, scale: float) -> Amount:
    return Amount(value, value, value, first, last, scale, 1 if scale > 1 else value)


def _times(amount: Amount, by: float, last: int) -> Amount:
    value, low, high = (None if number is None else number * by for number in (amount.value, amount.low, amount.high))
    return Amount(value, low, high, amount.first, last, amount.scale * by, amount.factor, amount.opens)


def _bounded(amount: Amount, kind: str) -> Amount:
    """An amount as the class of a bounding phrase changes it."""
    value = amount.value if amount.value is not None else amount.low
    if kind == "about":
        return amount.bounded(amount.value, None, None) if amount.value is not None else amount
    if kind == "least":
        return amount.bounded(None, value, None)
    if kind == "most":
        return amount.bounded(None, None, value)
    return amount
