"""What a raw token may mean in an expression of time: its classes with their values, by word list or by shape of its digits.

A token's classes tell its clitics apart, so that a pattern can ask for them: ``MONTH`` is the bare word, ``&MONTH`` the word
with و or ف before it («ومايو»), ``@MONTH`` with a preposition («لمايو»), ``~MONTH`` any of these; ``/al`` and ``/no`` after
a class tell whether the article was cut off («العام», «عام»), and ``:value`` names one value (``UNIT:month``).
"""

from __future__ import annotations

import re
from typing import Final

from musnad.kernel.alphabet import Alphabet
from musnad.kernel.fold import light, unify
from musnad.rulebook.tables import Rulebook
from musnad.tokens.analyse import raw_offset

BLANK: Final = " "
"""The symbol of a token that means nothing here."""

CONT: Final = "_"
"""The symbol of a token that belongs to the unit before it."""

OPENS: Final = "+phrase"
"""The class of a token that may start a fixed phrase."""

INSIDE: Final = "+inside"
"""The class of a word that may go on in a fixed phrase."""

MARKS: Final = {
    "(": "OPEN", ")": "CLOSE", "[": "OPEN", "]": "CLOSE", "/": "SLASH", "-": "DASH", "\u2013": "DASH", "\u2014": "DASH",
    "\u060c": "COMMA", ",": "COMMA", "+": "PLUS", ":": "COLON", '"': "QUOTE", "\u00ab": "QUOTE", "\u00bb": "QUOTE",
    "\u201c": "QUOTE", "\u201d": "QUOTE", ".": "STOP",
}
_STOP: Final = "STOP"
_TWO: Final = re.compile(r"(\d{1,4})([/\-])(\d{1,4})")
_THREE: Final = re.compile(r"(\d{1,4})([/\-.])(\d{1,2})\2(\d{1,4})")
_CLOCK: Final = re.compile(r"(\d{1,2})([:.,\u066b])([0-5]\d)(?::[0-5]\d)?")


_ENDING: Final = 3
"""How many letters of its end tell of most words that they mean no time, however they are cut."""
_CUT: Final = 4
"""The most letters that clitics take: conjunction, preposition and article."""


class Entry:
    """A token or fixed phrase: its symbol, the value of each of its classes, its clitics, the phrases it may open.

    ``blank``: it means nothing here.
    """

    __slots__ = ("blank", "conj", "key", "offset", "phrases", "prep", "symbol", "values")

    def __init__(self, symbol: str, values: dict[str, str] | None = None, conj: str = "", prep: str = "", offset: int = 0,
                 key: str = "", phrases: Phrases | None = None) -> None:
        self.symbol = symbol
        self.blank = symbol == BLANK
        self.values = values or _NO_VALUES
        self.conj = conj
        self.prep = prep
        self.offset = offset
        self.key = key
        self.phrases = phrases or _NO_PHRASES


_NO_VALUES: Final[dict[str, str]] = {}
Phrases = dict[str, list[tuple[tuple[str, ...], Entry]]]
"""By their second word: the rest of each phrase's words, and its entry."""
_NO_PHRASES: Final[Phrases] = {}
_BLANK: Final = Entry(BLANK)


def digits(text: str) -> dict[str, str]:
    """Classes and values of a token of digits: «2018» is a year or a number, «15/4/2018» a date, «15:41» a clock time."""
    if text.isdecimal():
        number = int(text)
        found = {"NUM": str(number)} if len(text) < 7 else {}
        if len(text) <= 2:
            if 1 <= number <= 31:
                found["D"] = str(number)
            if number <= 24:
                found["H"] = str(number)
        if len(text) == 4:
            if 1200 <= number <= 2100:
                found["YEAR"] = text
            if 1900 <= number <= 2050:
                found["YEARB"] = text
            if number < 2400 and number % 100 < 60:
                found["HHMM"] = f"{text[:2]}:{text[2:]}"
        return found
    if match := _THREE.fullmatch(text):
        first, _, second, third = match.groups()
        value = _date(first, second, third) if len(first) == 4 else _date(third, second, first)
        return {"FULLDATE": value} if value else {}
    if match := _CLOCK.fullmatch(text):
        hour, mark, minute = match.groups()
        if int(hour) > 24:
            return {}
        return {"CLOCK" if mark == ":" else "CLOCKISH": f"{int(hour):02}:{minute}"}
    if match := _TWO.fullmatch(text):
        return _pair(match[1], match[2], match[3])
    return {}


def _date(year: str, month: str, day: str) -> str:
    if len(year) == 2:
        year = ("20" if int(year) < 70 else "19") + year
    if len(year) != 4 or len(day) > 2 or not (1 <= int(month) <= 31 and 1 <= int(day) <= 31):
        return ""
    if int(month) > 12:
        month, day = day, month
    return f"{year}-{int(month):02}-{int(day):02}" if int(month) <= 12 else ""


def _pair(first: str, mark: str, second: str) -> dict[str, str]:
    """Two numbers: day and month, days of one month, years from and to, or month and year."""
    found = {}
    if len(first) == 4 and len(second) == 4:
        if 1200 <= int(first) < int(second) <= 2100:
            found["YEARS"] = f"{first}/{second}"
    elif len(first) == 4 and len(second) == 2 and 1 <= int(second) <= 12:
        found["MONTHYEAR"] = f"{first}-{second}"
    elif len(second) == 4 and len(first) <= 2 and 1 <= int(first) <= 12 and 1900 <= int(second) <= 2050:
        found["MONTHYEAR"] = f"{second}-{int(first):02}"
    elif len(first) <= 2 and len(second) <= 2:
        if 1 <= int(first) <= 31 and 1 <= int(second) <= 12:
            found["DAYMONTH"] = f"{int(second):02}-{int(first):02}"
        elif 1 <= int(second) <= 31 and 1 <= int(first) <= 12:
            found["DAYMONTH"] = f"{int(first):02}-{int(second):02}"
        if mark == "-" and 1 <= int(first) < int(second) <= 31:
            found["DAYS"] = f"{int(first)}/{int(second)}"
    return found


def _mark(conj: str, prep: str) -> str:
    return "&" if conj else "@" if prep else ""


class Words:
    """Looks raw tokens up."""

    def __init__(self, book: Rulebook, alphabet: Alphabet, wanted: frozenset[str]) -> None:
        self._alphabet, self._wanted = alphabet, wanted
        self._table: dict[str, dict[str, str]] = {}
        self._exact: dict[str, dict[str, str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], dict[str, str]]]] = {}
        self._inner: set[str] = set()
        self._clitics = {row["value"]: row["form"] for row in book.table("mentions/times/clitics.tsv")}
        for row in book.table("mentions/times/*.tsv"):
            if row["class"] != "CLITIC":
                self._add(row["form"], row["class"], row["value"])
        self._first = frozenset((*self._table, *self._phrases, *(unify(light(form)) for form in self._exact)))
        """Every word that means a time by itself or opens a phrase that does."""
        self._endings = frozenset([word[-_ENDING:] for word in self._first])
        self._article = self._clitics["al"]
        self._cut_off = frozenset([form[0] for form in self._clitics.values()])
        """The letters that a clitic may begin with."""

    def _add(self, form: str, name: str, value: str) -> None:
        if " " in form:
            first, *rest = (unify(light(word)) for word in form.split())
            phrases = self._phrases.setdefault(first, [])
            for words, values in phrases:
                if words == tuple(rest):
                    values[name] = value
                    return
            phrases.append((tuple(rest), {name: value}))
            self._inner.update(rest)
            phrases.sort(key=lambda phrase: -len(phrase[0]))
        elif name.endswith("!"):
            self._exact.setdefault(form, {})[name[:-1]] = value
        else:
            self._table.setdefault(unify(light(form)), {})[name] = value

    def entry(self, raw: str, light_key: str, whole: str) -> Entry:
        """The entry of a raw token with these keys (``kernel.fold``)."""
        mark = MARKS.get(raw)
        if mark:
            return Entry(self.symbol([({mark: ""}, "")]), {mark: ""}, key=raw)
        if raw[0] == "\n":
            return Entry(self.symbol([({_STOP: ""}, "")]), {_STOP: ""}, key=raw)
        if not light_key:
            return _BLANK
        if light_key[0].isdecimal():
            values = digits(light_key)
            return Entry(self.symbol([(values, "")]), values, key=light_key)
        if not self._may_mean(whole):
            return Entry(self.symbol([], "", (INSIDE,)), key=whole) if whole in self._inner else _BLANK
        groups: list[tuple[dict[str, str], str]] = []
        clitics = ("", "")
        phrases: Phrases = {}
        for conj, prep, article, rest in self._cuts(light_key):
            key = unify(rest)
            offset = raw_offset(raw, 1) if conj else 0
            if not article and not phrases:
                for words, found in self._phrases.get(key, ()):
                    entry = Entry(self.symbol([(found, "")], _mark(conj, prep)), found, conj, prep, offset)
                    phrases.setdefault(words[0], []).append((words, entry))
            if not groups or clitics == (conj, prep):
                values = {**self._table.get(key, {}), **self._exact.get(rest, {})}
                if values:
                    groups.append((values, article))
                    clitics = (conj, prep)
        conj, prep = clitics
        also = (OPENS,) * bool(phrases) + (INSIDE,) * (whole in self._inner)
        merged = {name: value for values, _ in reversed(groups) for name, value in values.items()}
        return Entry(self.symbol(groups, _mark(conj, prep), also), merged, conj, prep, raw_offset(raw, 1) if conj else 0, whole,
                     phrases)

    def symbol(self, groups: list[tuple[dict[str, str], str]], mark: str = "", also: tuple[str, ...] = ()) -> str:
        """The symbol for groups of classes, each with or without the article, and for the classes ``also``."""
        classes = set()
        for values, article in groups:
            for name, value in values.items():
                for full in (name, f"{name}:{value}", f"{name}/{article or 'no'}", f"{name}:{value}/{article or 'no'}"):
                    classes |= {mark + full, "~" + full}
        classes &= self._wanted
        classes.update(also)
        if not classes:
            return BLANK
        return self._alphabet.symbol(frozenset(classes | {"+" + mark} if mark else classes))

    def _may_mean(self, key: str) -> bool:
        """Whether any way to cut a word leaves a word of time: most words of an article have none."""
        first = self._first
        if key in first:
            return True
        if key[0] not in self._cut_off:
            return False
        if key[0] == self._article[0]:
            return key[:2] == self._article and key[2:] in first
        alef, lam = self._article[0], self._article[1]
        shortest = 1 if key[-_ENDING:] in self._endings else max(1, len(key) - _ENDING + 1)  # what is cut shorter ends otherwise
        for cut in range(shortest, min(_CUT, len(key)) + 1):
            rest = key[cut:]
            if rest in first or (rest[:1] == lam and alef + rest in first):
                return True
        return False

    def _cuts(self, word: str) -> list[tuple[str, str, str, str]]:
        """Ways to read a word as conjunction, preposition, article and rest, the whole word first; «وللعام» → wa li al عام."""
        cuts = [("", "", "", word)]
        for conj in ("wa", "fa"):
            letter = self._clitics[conj]
            if word.startswith(letter) and len(word) > 2:
                cuts.append((conj, "", "", word[1:]))
        found = []
        for conj, _, _, rest in cuts:
            found.append((conj, "", "", rest))
            found.extend((conj, "", "al", after) for after in self._without_article(rest))
        for conj, _, _, rest in cuts:
            for prep in ("bi", "li", "ka"):
                if rest.startswith(self._clitics[prep]) and len(rest) > 2:
                    after = rest[1:]
                    if prep == "li" and after.startswith(self._clitics["al"][1]):
                        after = self._clitics["al"][0] + after
                    found.append((conj, prep, "", after))
                    found.extend((conj, prep, "al", end) for end in self._without_article(after))
        return found

    def _without_article(self, word: str) -> list[str]:
        return [word[2:]] if word.startswith(self._clitics["al"]) and len(word) > 4 else []
