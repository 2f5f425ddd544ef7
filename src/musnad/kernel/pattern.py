"""Patterns over symbol strings: sequences of classes with named slots, compiled to one regular expression each.

A pattern is a list of steps. A step is a class name, ``=word`` for a literal word, or ``slot: class``; several classes
that will do are joined by ``|``. A suffix says how often: ``?`` at most once, ``*`` any number, ``+`` once or more.
The first step is the *anchor*: choose a selective class for it, since the pattern is only tried where it occurs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from musnad.kernel.alphabet import Alphabet

_NOTHING: Final = "(?!)"


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


class Match:
    """Where a pattern matched: symbol positions of the whole and of each slot that took part."""

    __slots__ = ("end", "slots", "start")

    def __init__(self, start: int, end: int, slots: dict[str, tuple[int, int]]) -> None:
        self.start = start
        self.end = end
        self.slots = slots


@dataclass(slots=True)
class Pattern:
    """A compiled pattern over one alphabet; recompiled when the alphabet has grown."""

    steps: tuple[Step, ...]
    alphabet: Alphabet
    _regex: re.Pattern[str] | None = field(default=None, repr=False)
    _version: int = field(default=-1, repr=False)
    _holders: tuple[str, ...] = field(default=(), repr=False)
    _rarest: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def classes(self) -> frozenset[str]:
        """Every class that some step names."""
        return frozenset(name for step in self.steps for name in step.classes)

    def regex(self) -> re.Pattern[str]:
        """The regular expression for the alphabet as it stands."""
        if self._regex is None or self._version != self.alphabet.version:
            holders = tuple("".join(self.alphabet.holders(name) for name in step.classes) for step in self.steps)
            if self._regex is None or holders != self._holders:
                self._regex = re.compile("".join(map(_expression, self.steps, holders)))
                needed = [held for step, held in zip(self.steps, holders, strict=True) if step.repeat not in ("?", "*")]
                self._rarest = min(map(frozenset, needed), key=len)
            self._version, self._holders = self.alphabet.version, holders
        return self._regex

    def may_match(self, present: frozenset[str]) -> bool:
        """Whether the step that fewest symbols fill could be filled from the symbols ``present``: a quick look."""
        self.regex()
        return not self._rarest.isdisjoint(present)

    def matches(self, symbols: str) -> Iterator[Match]:
        """Non-overlapping matches, leftmost first, each as long as its repeats allow."""
        for found in self.regex().finditer(symbols):
            slots = {name: found.span(name) for name, text in found.groupdict().items() if text}
            yield Match(found.start(), found.end(), slots)


def _expression(step: Step, holders: str) -> str:
    body = f"[{holders}]" if holders else _NOTHING
    if step.slot:
        inner = body + step.repeat.replace("?", "")
        return f"(?P<{step.slot}>{inner})" + ("?" if step.repeat in "?" and step.repeat else "")
    if step.repeat and not holders:
        return "" if step.repeat in "?*" else _NOTHING
    return body + step.repeat
