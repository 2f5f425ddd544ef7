"""Whose name stands behind all that an office is about: «أكد المشرف على المركز للإغاثة الدكتور سالم القحطاني أن».

Behind a verb of saying, or «نقلا عن», nobody else is told by a name without a preposition before what is said.
"""

from __future__ import annotations

from typing import Final

from musnad.mentions.chunk import Chunk

_MOST: Final = 6
"""Phrases between an office and the name of who holds it."""
_WITH: Final = frozenset({"ala", "an", "fi", "bi", "li", "min", "maa", "ila", "at"})
"""Prepositions of what an office is about."""
_SAID: Final = frozenset('c:".,')
"""Tags of what stands behind who speaks."""
_FROM: Final = frozenset({"an", "according"})
"""Prepositions of who is cited."""
_ABOUT: Final = frozenset({"thing", "act", "quality", "organisation", "group", "government", "place"})
"""Kinds of what «و» adds to what an office is about."""


def named_behind(title: Chunk, chunks: list[Chunk], position: int, before: Chunk | None) -> int | None:
    """The position of the name of who holds an office, over phrases that say what it is about; None where there is none.

    ``position`` is that of the phrase behind the title, ``before`` the phrase before it.
    """
    one = title.kind == "person" and title.number == "s" and title.definite and title.names is None and not title.conj
    if not one or not (title.prep in _FROM or (not title.prep and _says(before))):
        return None
    end = position
    while end < len(chunks) and end - position < _MOST and _is_about(chunks[end], first=end == position):
        end += 1
    if end == position or end + 1 >= len(chunks):
        return None
    name, behind = chunks[end], chunks[end + 1]
    called = name.tag == "N" and name.bare and name.kind == "person" and name.names is not None and name.number == "s"
    cited = title.prep in _FROM and behind.tag == "N" and not behind.prep and bool(behind.head.analysis.suffix)  # «عن … قوله»
    return end if called and (behind.tag in _SAID or cited) else None


def _says(verb: Chunk | None) -> bool:
    """Whether a phrase is a verb of saying that has nobody for its object."""
    if verb is None or verb.tag != "V" or verb.head.analysis.suffix:
        return False
    cues = verb.head.lexeme.cues
    return bool(cues) and not any("obj" in cue.addressee for cue in cues)


def _is_about(chunk: Chunk, *, first: bool) -> bool:
    if chunk.tag != "N" or chunk.names is not None:
        return False
    if chunk.prep:
        return chunk.prep in _WITH and not chunk.conj
    return not first and chunk.conj == "wa" and chunk.kind in _ABOUT
