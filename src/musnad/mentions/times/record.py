"""The record that the time finder hands on: an expression found, not yet valued."""

from __future__ import annotations


class TimeMention:
    """An expression of time over raw tokens ``first`` to ``last`` (exclusive).

    ``start`` and ``end`` are its characters, an attached و or ف left out (``conj``); an attached preposition (ب ل) is
    named by ``prep``. ``rule`` is the rule that found it and ``parts`` what its slots hold, for the resolver
    (e.g. ``{"day": "5", "month": "this"}``).
    """

    __slots__ = ("conj", "end", "first", "kind", "last", "parts", "prep", "rule", "start")

    def __init__(self, first: int, last: int, start: int, end: int, rule: str, kind: str, conj: str, prep: str,
                 parts: dict[str, str]) -> None:
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.rule = rule
        self.kind = kind
        self.conj = conj
        self.prep = prep
        self.parts = parts

    def with_parts(self, parts: dict[str, str]) -> TimeMention:
        """The same mention with other parts."""
        return TimeMention(self.first, self.last, self.start, self.end, self.rule, self.kind, self.conj, self.prep, parts)
