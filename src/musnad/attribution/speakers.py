"""Who speaks: which phrases can, who a document speaks for, and who spoke last, for dropped subjects."""

from __future__ import annotations

from dataclasses import dataclass, field

from musnad.attribution.draft import Voice
from musnad.clauses.agreement import fits
from musnad.clauses.binder import AGENTS
from musnad.clauses.predication import Argument
from musnad.mentions.chunk import Chunk
from musnad.records import Span


@dataclass(slots=True)
class Stack:
    """Chains of the speakers met so far, the last one on top."""

    chains: list[list[Voice]] = field(default_factory=list)
    contents: list[Span] = field(default_factory=list)

    def push(self, chain: list[Voice], content: Span) -> None:
        """Remember the chain and content of a statement."""
        self.chains.append(chain)
        self.contents.append(content)

    def told(self, position: int) -> bool:
        """Whether a character stands in what somebody said, so that who acts there is no narrator's subject."""
        return any(start <= position < end for start, end in self.contents[-6:])

    def antecedent(self, gender: str, number: str) -> list[Voice]:
        """The chain of the last speaker who agrees with a verb whose subject is dropped; empty where none does."""
        for chain in reversed(self.chains[-6:]):
            if fits(gender, number, Argument(chain[-1].chunks, "inherited")):
                return list(chain)
        return []


def speaks(argument: Argument | None) -> bool:
    """Whether a phrase can be a speaker: somebody who acts, or a document that says something."""
    return argument is not None and (argument.first.kind in AGENTS or argument.first.kind == "document")


def same_voice(one: Voice, other: Voice) -> bool:
    """Whether two phrases plainly name the same party: the same words, name or last name."""
    if one.span == other.span:
        return True
    first, second = one.chunks[0], other.chunks[0]
    if first.name is not None and second.name is not None:
        return first.name.rule == second.name.rule or first.name.lemma == second.name.lemma
    return first.head.lexeme is second.head.lexeme and first.head.word.key == second.head.word.key


def own_side(chunk: Chunk) -> bool:
    """Whether a phrase names the speaker's own side: «بلاده», «حكومته»."""
    return bool(chunk.head.analysis.suffix)


def own_state(state: Voice, speaker: Voice) -> bool:
    """Whether a voice is the speaker's own state: «قال ترودو إن كندا تطالب»."""
    chunk, other = state.chunks[0], speaker.chunks[0]
    if chunk.kind != "place" or chunk.name is None:
        return False
    countries = {token.lexeme.data.get("country") for token in other.modifiers}
    countries.add(other.name.data.get("country") if other.name is not None else None)
    return chunk.name.data.get("country") in countries - {None}
