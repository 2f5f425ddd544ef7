"""Patterns over symbol strings: sequences of classes with named slots, compiled to one regular expression each.

A pattern is a list of steps. A step is a class name, ``=word`` for a literal word, or ``slot: class``; several classes
that will do are joined by ``|``. A suffix says how often: ``?`` at most once, ``*`` any number, ``+`` once or more.
The first step is the *anchor*: choose a selective class for it, since the pattern is only tried where it occurs.

There are hundreds of symbols, but to a pattern those are alike that may stand at the same steps: it reads a few letters, one for
each set of steps, so that its regular expression need not be compiled anew for each symbol that is met.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from musnad.kernel.alphabet import Alphabet

NOTHING: Final = "(?!)"
"""A regular expression that nothing matches."""
_FIRST: Final = 0xC0
"""The first of the letters, none of which means something in a regular expression; a string of the first 64 is a byte each."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the classes of which a symbol must hold one, how often, and the slot that it fills."""

    classes: tuple[str, ...]
    repeat: str = ""
    slot: str | None = None

    @staticmethod
    def parse(item: str | dict[str, str]) -> Step:
        """A step from its YAML form, ``CLASS``, ``=word?`` or ``{slot: CLASS+}``."""
        slot, spec = next(iter(item.items())) if isinstance(item, dict) else (None, item)
        repeat = spec[-1] if len(spec) > 1 and spec[-1] in "?*+" else ""
        names = spec[: len(spec) - len(repeat)].split("|")
        return Step(tuple(name.strip() for name in names), repeat, slot)


class Needs:
    """The sets of classes that steps cannot do without, a bit each: whether a pattern may match at all is then one comparison."""

    __slots__ = ("_bits", "_numbers")

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, ...], int] = {}
        self._bits: dict[str, int] = {}
        """For each class, the bits of the sets that hold it."""

    def of(self, steps: Iterable[Step]) -> list[int]:
        """The bit of each step of a pattern that it cannot do without, in order."""
        found: list[int] = []
        for step in steps:
            if step.repeat not in ("?", "*"):
                bit = 1 << self._numbers.setdefault(step.classes, len(self._numbers))
                for name in step.classes:
                    self._bits[name] = self._bits.get(name, 0) | bit
                found.append(bit)
        return found

    def held(self, classes: Iterable[str]) -> int:
        """The bits that some classes fill; ask when all patterns are known."""
        bits = 0
        for name in classes:
            bits |= self._bits.get(name, 0)
        return bits


class Letters:
    """What the symbols of an alphabet are to the steps of a pattern: one letter for all that may stand at the same steps.

    ``holders`` are the letters that may stand at each step, another list once there are more; ``kept`` is a character that stays
    as it is.
    """

    __slots__ = ("_alphabet", "_fills", "_known", "_steps", "holders")

    def __init__(self, steps: Sequence[Step], alphabet: Alphabet, kept: str = "") -> None:
        self._steps = [frozenset(step.classes) for step in steps]
        self._alphabet = alphabet
        self._fills: dict[tuple[bool, ...], str] = {}
        self._known = {kept: kept}
        self.holders = [""] * len(steps)

    def spell(self, symbols: str) -> str:
        """A string of symbols in letters, each at its symbol's place."""
        known = self._known
        return "".join([known.get(symbol) or self._letter(symbol) for symbol in symbols])

    def _letter(self, symbol: str) -> str:
        classes = self._alphabet.classes(symbol)
        fills = tuple([not classes.isdisjoint(step) for step in self._steps])
        letter = self._fills.get(fills)
        if letter is None:
            letter = self._fills[fills] = chr(_FIRST + len(self._fills))
            if True in fills:
                self.holders = [held + letter * here for held, here in zip(self.holders, fills, strict=True)]
        self._known[symbol] = letter
        return letter


class Match:
    """Where a pattern matched: symbol positions of the whole and of each slot that took part."""

    __slots__ = ("end", "slots", "start")

    def __init__(self, start: int, end: int, slots: dict[str, tuple[int, int]]) -> None:
        self.start = start
        self.end = end
        self.slots = slots


@dataclass(slots=True)
class Pattern:
    """A compiled pattern over one alphabet; recompiled for strings that hold newer letters."""

    steps: tuple[Step, ...]
    alphabet: Alphabet
    _letters: Letters = field(init=False, repr=False)
    _regex: re.Pattern[str] | None = field(default=None, repr=False)
    _holders: list[str] = field(default_factory=list, repr=False)
    """The letters that the regular expression knows."""

    def __post_init__(self) -> None:
        self._letters = Letters(self.steps, self.alphabet)

    @property
    def classes(self) -> frozenset[str]:
        """Every class that some step names."""
        return frozenset(name for step in self.steps for name in step.classes)

    def matches(self, symbols: str) -> list[Match]:
        """Non-overlapping matches, leftmost first, each as long as its repeats allow."""
        matches: list[Match] = []
        letters = self._letters
        spelled = letters.spell(symbols)
        if self._regex is None or self._holders is not letters.holders:
            self._holders = letters.holders
            self._regex = re.compile("".join(map(_expression, self.steps, self._holders)))
        for found in self._regex.finditer(spelled):
            slots = {name: found.span(name) for name, text in found.groupdict().items() if text}
            matches.append(Match(found.start(), found.end(), slots))
        return matches


def _expression(step: Step, holders: str) -> str:
    body = f"[{holders}]" if holders else NOTHING
    if step.slot:
        inner = body + step.repeat.replace("?", "")
        return f"(?P<{step.slot}>{inner})" + ("?" if step.repeat in "?" and step.repeat else "")
    if step.repeat and not holders:
        return "" if step.repeat in "?*" else NOTHING
    return body + step.repeat
