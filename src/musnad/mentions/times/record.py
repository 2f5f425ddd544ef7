"""The record that the time finder hands on: an expression found, not yet valued."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time over raw tokens ``first`` to ``last`` (exclusive).

    ``start`` and ``end`` are its characters, an attached و or ف left out (``conj``); an attached preposition (ب ل) is
    named by ``prep``. ``rule`` is the rule that found it and ``parts`` what its slots hold, for the resolver
    (e.g. ``{"day": "5", "month": "this"}``).
    """

    first: int
    last: int
    start: int
    end: int
    rule: str
    kind: str = "date"
    conj: str = ""
    prep: str = ""
    parts: dict[str, str] = field(default_factory=dict)
