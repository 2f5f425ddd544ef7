"""Parties in play: who spoke last, for dropped subjects and for the carriers that still hold."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.attribution.draft import Voice
from musnad.clauses.binder import AGENTS
from musnad.clauses.predication import Argument


@dataclass(slots=True)
class Stack:
    """Chains of the speakers met so far, the last one on top."""

    chains: list[list[Voice]] = field(default_factory=list)

    def push(self, chain: list[Voice]) -> None:
        """Remember the chain of a statement with a named speaker."""
        if chain:
            self.chains.append(chain)

    def antecedent(self, gender: str, number: str) -> list[Voice]:
        """The chain of the last speaker who agrees with a verb whose subject is dropped; the very last where none does."""
        for chain in reversed(self.chains[-6:]):
            speaker = chain[-1].chunks
            plural = len(speaker) > 1 or speaker[0].number == "p"
            if (number == "p") == plural and (number == "d") == (len(speaker) == 2 and number == "d"):
                if not speaker[0].gender or not gender or speaker[0].gender == gender or plural:
                    return list(chain)
        return list(self.chains[-1]) if self.chains else []


def speaks(argument: Argument | None) -> bool:
    """Whether a phrase can be a speaker: somebody who acts, or a document that says something."""
    return argument is not None and (argument.first.kind in AGENTS or argument.first.kind == "document")
