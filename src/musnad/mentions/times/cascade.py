"""The cascade of time rules over the symbols of a stretch of tokens: each rule joins what it matches to one unit.

Rules run in order. A match becomes a unit that later rules see as one symbol («كانون الثاني/يناير» a month, «15» and that
month a date, «مساء السبت» and that date a day). A rule may have a context: what its slots ``before`` and ``after`` match is
not part of the unit, and ``not_before`` and ``not_after`` name classes that must not stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from musnad.kernel.alphabet import Alphabet
from musnad.kernel.memo import Memo
from musnad.kernel.pattern import NOTHING, Letters, Needs, Step
from musnad.mentions.times.words import CONT
from musnad.rulebook.tables import Rule

_USED: Final = "\x01"
"""The symbol of a unit that no later rule looks for."""

CONTEXT: Final = ("before", "after")

Found = tuple[int, int, list[tuple[str, int, Step]]]
"""Start and end of a match, and its slots: name, position, the step that filled it."""


class Node:
    """A unit over tokens ``start`` to ``end`` (exclusive, relative to the stretch) and its slots: name, position, class."""

    __slots__ = ("children", "end", "rule", "slots", "start")

    def __init__(self, rule: TimeRule, start: int, end: int, slots: list[tuple[str, int, str]],
                 children: dict[int, Node]) -> None:
        self.rule = rule
        self.start = start
        self.end = end
        self.slots = slots
        self.children = children


class Variant:
    """One pattern of a rule as a regular expression, compiled when first needed and again for letters that are newer."""

    __slots__ = ("_holders", "_letters", "_regex", "need", "steps")

    def __init__(self, steps: list[Step], alphabet: Alphabet) -> None:
        self.steps = steps
        self.need = 0
        """The bits of the steps that it cannot do without (``Needs``)."""
        self._letters = Letters(steps, alphabet, CONT)
        self._holders: list[str] = []
        """The letters that the regular expression knows."""
        self._regex: re.Pattern[str] | None = None

    def matches(self, symbols: str) -> Iterator[re.Match[str]]:
        """Where it matches, from left to right."""
        letters = self._letters
        spelled = letters.spell(symbols)
        if self._regex is None or self._holders is not letters.holders:
            self._holders = letters.holders
            self._regex = re.compile("".join(map(_expression, self.steps, self._holders)))
        return self._regex.finditer(spelled)


def _expression(step: Step, holders: str) -> str:
    if not holders:
        return "" if step.repeat in ("?", "*") else NOTHING
    body = f"(?:[{holders}]{CONT}*)"
    if not step.slot:
        return body + step.repeat
    inner = body + step.repeat.replace("?", "")
    return f"(?P<{step.slot}>{inner})" + ("?" if step.repeat == "?" else "")


class TimeRule:
    """A YAML rule: the patterns it tries, what it makes, and where it must not stand."""

    __slots__ = ("_alphabet", "anchors", "bit", "classes", "constant", "gives", "makes", "mention", "not_after", "not_before",
                 "rule", "value", "variants", "wakes")

    def __init__(self, rule: Rule, alphabet: Alphabet) -> None:
        body = rule.body
        self.rule = rule.rule
        self.makes: str = body.get("makes", "")
        self.mention: str = body.get("mention", "")
        self.value: str = body.get("value", "")
        self.constant: dict[str, str] = body.get("set", {})
        self.not_before: list[str] = [_any(name) for name in body.get("not_before", [])]
        self.not_after: list[str] = [_any(name) for name in body.get("not_after", [])]
        self.anchors = 0
        """For each pattern, the bit of the last step that it cannot do without: where none is there, no pattern is tried."""
        self.bit = self.gives = self.wakes = 0
        """Its own bit among the rules; what its unit fills (``Needs``), and the bits of the rules that this may be enough for."""
        self._alphabet = alphabet
        self.variants = [
            Variant(steps, alphabet)
            for pattern in (body["pattern"], *body.get("also", []))
            for steps in _variants([Step.parse(item) for item in pattern])
        ]
        self.classes = frozenset(
            name for variant in self.variants for step in variant.steps for name in step.classes
        ) | frozenset((*self.not_before, *self.not_after))

    def found(self, variant: Variant, symbols: str) -> list[Found]:
        """Where one pattern of the rule matches, its context left out, and which step filled which slot where."""
        made: list[Found] = []
        for found in variant.matches(symbols):
            start, end = found.span()
            groups = found.re.groupindex
            if "before" in groups and found["before"]:
                start = found.end("before")
            if "after" in groups and found["after"]:
                end = found.start("after")
            if not self._barred(symbols, start, end):
                made.append((start, end, [
                    (slot, found.start(slot), step)
                    for step in variant.steps
                    if (slot := step.slot) and slot in groups and slot not in CONTEXT and found[slot]
                ]))
        return made

    def _barred(self, symbols: str, start: int, end: int) -> bool:
        if self.not_before and start:
            before = start - 1
            while before and symbols[before] == CONT:
                before -= 1
            if not self._alphabet.classes(symbols[before]).isdisjoint(self.not_before):
                return True
        if self.not_after and end < len(symbols):
            return not self._alphabet.classes(symbols[end]).isdisjoint(self.not_after)
        return False


def _any(name: str) -> str:
    """A class as it is meant at the edge of a pattern: with any clitics, unless it says which."""
    return name if name[0] in "~&@" else "~" + name


def _variants(steps: list[Step]) -> Iterator[list[Step]]:
    """The pattern once for each optional step that it may leave out at its start; the first step takes any clitics."""
    first = steps[0]
    plain = Step(tuple(map(_any, first.classes)), first.repeat.replace("?", "").replace("*", "+"), first.slot)
    yield [plain, *steps[1:]]
    if first.repeat in ("?", "*") and first.repeat:
        yield from _variants(steps[1:])


class Cascade:
    """Runs the rules over stretches of symbols, each distinct stretch once."""

    def __init__(self, rules: list[Rule], alphabet: Alphabet) -> None:
        self._alphabet = alphabet
        self.rules = [TimeRule(rule, alphabet) for rule in rules]
        self.wanted = frozenset(name for rule in self.rules for name in rule.classes)
        self._stretches: Memo[str, list[Node]] = Memo(self._run, 50_000)
        self._needs = Needs()
        for rule in self.rules:
            for variant in rule.variants:
                bits = self._needs.of(variant.steps)
                variant.need = sum(set(bits))
                rule.anchors |= bits[-1]
        for number, rule in enumerate(self.rules):
            rule.bit = 1 << number
            rule.gives = self._needs.held([mark + rule.makes for mark in ("", "~", "&", "@")])
            rule.wakes = self._awake(rule.gives)
        self._held: dict[str, tuple[int, int]] = {}
        """For each symbol, what its classes fill, and the bits of the rules that are tried where it stands."""

    def nodes(self, symbols: str) -> list[Node]:
        """The units of a stretch, in order; only those whose rule makes a mention are expressions of time."""
        return self._stretches.get(symbols)

    def _run(self, symbols: str) -> list[Node]:
        at: dict[int, Node] = {}
        original = symbols
        present, awake = self._present(symbols)
        for rule in self.rules:
            if not rule.bit & awake:
                continue
            found: list[Found] = []
            for variant in rule.variants:
                if variant.need & present == variant.need:
                    found += rule.found(variant, symbols)
            if not found:
                continue
            if len(found) > 1:
                found.sort(key=lambda m: (m[0], -m[1]))
            for start, end, slots in found:
                if any(node.rule is rule and node.start < end and start < node.end for node in at.values()):
                    continue
                inner = {position: node for position, node in at.items() if start <= position < end}
                node = Node(rule, start, end, [], inner)
                for name, position, step in slots:
                    node.slots.append((name, position, self._class(step, symbols[position])))
                for position in inner:
                    del at[position]
                at[start] = node
                present |= rule.gives
                awake |= rule.wakes
                symbols = symbols[:start] + self._made(rule, original[start]) + CONT * (end - start - 1) + symbols[end:]
        return [at[position] for position in sorted(at)]

    def _awake(self, bits: int) -> int:
        """The bits of the rules of which some pattern's anchor is among what is filled."""
        return sum([1 << number for number, rule in enumerate(self.rules) if rule.anchors & bits])

    def _present(self, symbols: str) -> tuple[int, int]:
        """The bits of all classes that the symbols of a stretch hold, and those of the rules that may match in it."""
        present = awake = 0
        for symbol in symbols:
            held = self._held.get(symbol)
            if held is None:
                bits = self._needs.held(self._alphabet.classes(symbol))
                held = self._held[symbol] = bits, self._awake(bits)
            present |= held[0]
            awake |= held[1]
        return present, awake

    def _class(self, step: Step, symbol: str) -> str:
        """Which class of a step a symbol holds, without its marks."""
        classes = self._alphabet.classes(symbol)
        for name in step.classes:
            if name in classes:
                return re.split("[:/]", name.lstrip("~&@"))[0]
        return ""

    def _made(self, rule: TimeRule, first: str) -> str:
        """The symbol of a unit: its class, with the clitics of its first token."""
        held = self._alphabet.classes(first)
        mark = next((mark for mark in "&@" if "+" + mark in held), "")
        classes = frozenset({mark + rule.makes, "~" + rule.makes}) & self.wanted
        if not classes:
            return _USED
        return self._alphabet.symbol(classes | {"+" + mark} if mark else classes)
