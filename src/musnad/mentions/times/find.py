"""Find expressions of time in raw tokens: «مساء الأربعاء 5 مايو/أيار», «مطلع الشهر الجاري», «الساعة السابعة صباحا».

Tokens become symbols by their classes (``words``), stretches of symbols that hold a telling word go through the cascade of
rules (``cascade``), and each unit left that is a mention hands on what its slots hold.
"""

from __future__ import annotations

import re

from musnad.kernel.alphabet import Alphabet
from musnad.mentions.times.cascade import Cascade, Node
from musnad.mentions.times.record import TimeMention
from musnad.mentions.times.words import BLANK, CONT, Entry, Words
from musnad.rulebook.tables import Rulebook
from musnad.text.fold import light, unify
from musnad.tokens.analyse import Analyser, Word
from musnad.tokens.scan import Raw

SIDES = ("a", "b")
"""Slots whose parts keep the slot's name before theirs: the two ends of a range."""


class TimeFinder:
    """Finds mentions of times; values are given to them by grounding."""

    def __init__(self, book: Rulebook, analyser: Analyser) -> None:
        self._alphabet = Alphabet()
        self._cascade = Cascade(list(book.constructions("mentions/times/*.yaml")), self._alphabet)
        self._words = Words(book, self._alphabet, self._cascade.wanted)
        self._stretch = re.compile(f"[^{BLANK}]+")

    def find(self, raw: Raw, words: list[Word]) -> list[TimeMention]:
        """Mentions in text order; none overlaps another.

        >>> from musnad.rulebook.tables import load_rulebook
        >>> finder = TimeFinder(load_rulebook(), None)
        >>> raw = scan("وصل مساء الأربعاء")
        >>> [m.parts["weekday"] for m in finder.find(raw, [])]
        ['3']
        """
        entry = self._words.entry
        entries = [entry(word) for word in raw.words]
        symbols = "".join([found.symbol for found in entries])
        mentions: list[TimeMention] = []
        for stretch in self._stretch.finditer(symbols):
            first, last = stretch.span()
            mentions.extend(self._within(raw, entries, first, last))
        return mentions

    def _within(self, raw: Raw, entries: list[Entry], first: int, last: int) -> list[TimeMention]:
        position, symbols, chosen = first, "", {}
        while position < last:
            found = entries[position]
            length = 1
            for rest, phrase in found.phrases:
                if self._spells(raw.words, position + 1, rest):
                    found, length = phrase, len(rest) + 1
                    break
            chosen[position - first] = found
            symbols += found.symbol + CONT * (length - 1)
            position += length
        nodes = self._cascade.nodes(symbols)
        return [self._mention(raw, node, chosen, first) for node in nodes]

    @staticmethod
    def _spells(words: list[str], position: int, rest: tuple[str, ...]) -> bool:
        return len(words) >= position + len(rest) and all(
            unify(light(words[position + index])) == key for index, key in enumerate(rest)
        )

    def _mention(self, raw: Raw, node: Node, chosen: dict[int, Entry], first: int) -> TimeMention:
        head = chosen[node.start]
        start, end = first + node.start, first + node.end
        parts = _parts(node, chosen)
        return TimeMention(start, end, raw.starts[start] + head.offset, raw.ends[end - 1], node.rule.rule, node.rule.mention,
                           head.conj, head.prep, parts)


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
            inner = {key: kept for key, kept in inner.items() if key not in ("value", "n1", "n2", "n3", "n4")}
            inner[name] = value
        parts |= inner
    return parts


def _value(node: Node, parts: dict[str, str]) -> str | None:
    """The value of a unit that stands for a number or a name: the sum of its numbers, or that of its slot ``value``."""
    if node.rule.value == "sum":
        return str(sum(int(parts[key]) for key in ("n1", "n2", "n3", "n4") if parts.get(key)))
    return parts.get("value")
