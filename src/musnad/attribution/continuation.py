"""Sentences that go on with what somebody said before: «. وأن المدة لا تكفي»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.kernel.letters import WAW
from musnad.mentions.chunk import Chunk

_ACCORDING: Final = "according"
_LEAST: Final = 4
"""Chunks of a sentence below which it is no clause of its own."""


def extends(clauses: Clauses) -> int | None:
    """Where a sentence ends that is but one more clause of what was said, joined by «وأن»; None for any other."""
    chunks = clauses.chunks
    joined = chunks[0].tag == "c" and (chunks[0].conj == "wa" or chunks[0].head.lexeme.lemma.startswith(WAW))
    if len(chunks) < _LEAST or not joined or (chunks[1].tag == "V" and not chunks[0].head.analysis.suffix):
        return None  # «وإن كان الوضع صعبا»
    last = len(chunks) - 1
    while last > 1 and chunks[last].tag in ".,":
        last -= 1
    return chunks[last].end


def cited_alone(clauses: Clauses) -> Chunk | None:
    """The outlet that a sentence names and nothing else, which carries what was said before it: «"…". حسب فرانس برس.»."""
    told = [chunk for chunk in clauses.chunks if chunk.tag not in ".,"]
    alone = len(told) == 1 and told[0].tag == "N" and told[0].prep == _ACCORDING and told[0].kind == "outlet"
    return told[0] if alone else None
