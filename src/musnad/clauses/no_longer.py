"""«لم يعد» before another verb: no return, but the end of what that verb tells («لم يعد الجيش يسيطر على البلدة»)."""

from __future__ import annotations

from typing import Final

from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

_NEAR: Final = 3
"""How many chunks, its subject for the most part, may stand between it and the verb it negates."""


def no_longer(chunks: list[Chunk], position: int, returning: frozenset[str]) -> bool:
    """Whether a verb only negates the next one; if so it is read as «عاد», which is written as «أعاد» and «عد» are."""
    chunk = chunks[position]
    if not chunk.negated or chunk.head.analysis.form.tense != "present":
        return False
    back = next((a for a in chunk.head.word.analyses if a.tag == "v" and a.lexeme.lemma in returning), None)
    if back is None:
        return False
    for other in chunks[position + 1 : position + 2 + _NEAR]:
        if other.tag == "V":
            found = not other.conj and not other.negated and not _future(other.head)
            if found:
                chunk.head.reread(back)
            return found
        if other.tag not in "NtD" or other.conj:
            return False
    return False


def _future(verb: Token) -> bool:
    return verb.analysis.future or verb.analysis.form.tense != "present"
