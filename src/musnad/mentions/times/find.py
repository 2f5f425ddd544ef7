"""Find expressions of time in raw tokens: «مساء الأربعاء 5 مايو/أيار», «مطلع الشهر الجاري», «الساعة السابعة صباحا».

Tokens become symbols by their classes (``words``), stretches of symbols that hold a telling word go through the cascade of
rules (``cascade``), and each unit left that is a mention hands on what its slots hold.
"""

from __future__ import annotations

from typing import Final, cast

from musnad.kernel.alphabet import Alphabet
from musnad.kernel.fold import light, unify
from musnad.mentions.times.cascade import Cascade, Node
from musnad.mentions.times.record import TimeMention
from musnad.mentions.times.words import CONT, OPENS, Entry, Words
from musnad.rulebook.tables import Rulebook
from musnad.tokens.analyse import Word
from musnad.tokens.scan import Raw

SIDES: Final = ("a", "b")
"""Slots whose parts keep the slot's name before theirs: the two ends of a range."""


NUMBERS: Final = ("n1", "n2", "n3", "n4")
"""Slots of the numbers whose sum is the number meant."""


class TimeFinder:
    """Finds mentions of times; values are given to them by grounding."""

    LIMIT = 50_000

    def __init__(self, book: Rulebook) -> None:
        self._alphabet = Alphabet()
        self._cascade = Cascade(list(book.constructions("mentions/times/*.yaml")), self._alphabet)
        self._words = Words(book, self._alphabet, self._cascade.wanted)
        self._empty: set[str] = set()

    def find(self, raw: Raw, words: list[Word]) -> list[TimeMention]:
        """Mentions in text order, none of which overlaps another: of «وصل مساء الأربعاء» one, with ``weekday`` 3 in its parts.

        ``words`` are those of ``raw``, and keep what they mean here: give them to one finder only.
        """
        entries = cast(list[Entry], [word.time or self._entry(word) for word in words])
        mentions: list[TimeMention] = []
        empty = self._empty
        for first, symbols in _stretches(entries):
            if symbols in empty:
                continue
            found = self._within(raw, entries, first, first + len(symbols))
            if found:
                mentions.extend(found)
            elif self._certain(symbols):
                empty.add(symbols)
        return mentions

    def _entry(self, word: Word) -> Entry:
        """What a word means that was not met before: it keeps it."""
        word.time = found = self._words.entry(word.raw, word.light, word.key)
        return found

    def _certain(self, symbols: str) -> bool:
        """Whether a stretch without mentions has none whatever its words are: no phrase can start in it."""
        if len(self._empty) >= self.LIMIT:
            self._empty.clear()
        return not any(OPENS in self._alphabet.classes(symbol) for symbol in symbols)

    def fired(self, raw: Raw) -> set[str]:
        """Ids of all rules that join tokens somewhere in the text, those inside a longer expression too."""
        entries = []
        for word in raw.words:
            light_key = light(word)
            entries.append(self._words.entry(word, light_key, unify(light_key)))
        nodes: list[Node] = []
        for first, symbols in _stretches(entries):
            nodes.extend(self._cascade.nodes(self._phrased(entries, first, first + len(symbols))[0]))
        found = set()
        while nodes:
            node = nodes.pop()
            found.add(node.rule.rule)
            nodes.extend(node.children.values())
        return found

    def _within(self, raw: Raw, entries: list[Entry], first: int, last: int) -> list[TimeMention]:
        symbols, chosen = self._phrased(entries, first, last)
        nodes = self._cascade.nodes(symbols)
        return [self._mention(raw, node, chosen, first) for node in nodes if node.rule.mention]

    @staticmethod
    def _phrased(entries: list[Entry], first: int, last: int) -> tuple[str, dict[int, Entry]]:
        """The symbols of a stretch with its fixed phrases as one symbol each, and the entry at each symbol."""
        position, symbols, chosen = first, "", {}
        while position < last:
            found, length = entries[position], 1
            if found.phrases and position + 1 < len(entries):
                for rest, phrase in found.phrases.get(entries[position + 1].key, ()):
                    if rest == tuple([entry.key for entry in entries[position + 1 : position + 1 + len(rest)]]):
                        found, length = phrase, len(rest) + 1
                        break
            chosen[position - first] = found
            symbols += found.symbol + CONT * (length - 1)
            position += length
        return symbols, chosen

    def _mention(self, raw: Raw, node: Node, chosen: dict[int, Entry], first: int) -> TimeMention:
        head = chosen[node.start]
        start, end = first + node.start, first + node.end
        parts = _parts(node, chosen)
        return TimeMention(start, end, raw.starts[start] + head.offset, raw.ends[end - 1], node.rule.rule, node.rule.mention,
                           head.conj, head.prep, parts)


def _stretches(entries: list[Entry]) -> list[tuple[int, str]]:
    """The runs of tokens that mean something: where each starts, and its symbols. Most tokens mean nothing."""
    found: list[tuple[int, str]] = []
    symbols = ""
    for position, entry in enumerate(entries):
        if not entry.blank:
            symbols += entry.symbol
        elif symbols:
            found.append((position - len(symbols), symbols))
            symbols = ""
    if symbols:
        found.append((len(entries) - len(symbols), symbols))
    return found


def _parts(node: Node, chosen: dict[int, Entry]) -> dict[str, str]:
    """What the slots of a unit hold, those of units inside it merged; «15 مايو 2018» → day 15, month g5, year 2018."""
    parts: dict[str, str] = dict(node.rule.constant)
    for name, position, kind in node.slots:
        child = node.children.get(position)
        if child is None:
            parts[name] = chosen[position].values.get(kind, "")
            continue
        inner = _parts(child, chosen)
        if name in SIDES:
            parts |= {f"{name}.{key}": value for key, value in inner.items()}
            continue
        value = _value(child, inner)
        if value is not None:
            inner = {key: kept for key, kept in inner.items() if key not in NUMBERS}
            inner[name] = value
        parts |= inner
    return parts


def _value(node: Node, parts: dict[str, str]) -> str | None:
    """The value of a unit that stands for a number or a name: the sum of its numbers, or of the slot it names."""
    if node.rule.value == "sum":
        return str(sum(int(parts[key]) for key in NUMBERS if parts.get(key)))
    return parts.get(node.rule.value)
