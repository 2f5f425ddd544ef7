"""What the genitive of a noun that tells an act denotes: somebody by name, what its row asks for, the troops of a state."""

from __future__ import annotations

from musnad.attribution.senses import denotes
from musnad.clauses.predication import PARTIES, Argument
from musnad.events.fillers import Filler
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Predicate


def named(chunk: Chunk) -> bool:
    """Whether a phrase names or titles somebody."""
    return chunk.kind in PARTIES and (chunk.titled or chunk.name is not None)


def asked(chunk: Chunk, word: str) -> bool:
    """Whether a phrase, or what it measures, is what a row asks for: «رفع المساعدات», «رفع قيمة المساعدات»."""
    measured = chunk.genitive if chunk.kind == "quantity" else None
    return denotes(chunk, word) or (measured is not None and denotes(measured, word))


def whose(sent: Argument | None, sense: Predicate) -> list[Filler]:
    """Whose troops or envoys are sent or withdrawn, by their adjective or genitive: «سحب القوات الأمريكية», «قوات التحالف»."""
    if sent is None or sense.type == "SANCTION" or not (sent.first.kind in ("group", "person") or sense.type == "MOBILIZE"):
        return []
    owner = sent.first.genitive
    if owner is not None and owner.kind in PARTIES:
        return [owner]
    return [*sent.first.nationalities[:1]]
