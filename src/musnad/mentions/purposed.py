"""Names of bodies that tell what they are for: «اللجنة الوطنية لمكافحة الفساد», «مركز بيجين للدراسات»."""

from __future__ import annotations

from typing import Final

from musnad.mentions.chunk import Chunk

_FOR: Final = "li"
_TOGETHER: Final = frozenset({"bayn", "maa"})
_ASKING: Final = "REQUEST"
_BODIES: Final = frozenset({"organisation", "group"})
_PURPOSES: Final = frozenset({"act", "document", "thing"})


def named_for(body: Chunk, purpose: Chunk, governor: Chunk | None, bodies: frozenset[str], fields: frozenset[str]) -> bool:
    """Whether a phrase goes on with the name of a body before it, and does not tell what somebody does for what.

    The body is named by more than its noun, and opens its clause, stands behind a preposition, or speaks: «أكد المرصد المغربي
    لحقوق الإنسان أن», «في معهد تشاتام للدراسات», not «سارعت الهيئة العامة لإغاثة المتضررين», «دعت اللجنة العليا للحوار».
    ``bodies`` are nouns of what is founded for something, ``fields`` what bodies are for.
    """
    form, noun = body.head.analysis.form, body.head.lexeme.lemma.partition(" ")[0]
    if body.kind not in _BODIES or body.last - body.first == 1 or form.number == "d" or noun not in bodies:
        return False
    if purpose.prep != _FOR or purpose.conj or not purpose.definite or purpose.kind not in _PURPOSES:
        return False
    if purpose.head.lexeme.lemma not in fields and purpose.head.analysis.form.light not in fields:
        return False
    if body.prep in _TOGETHER:
        return False  # «اتفاقا مع جمعية الأعمال للتعاون»
    if governor is None or body.prep or governor.tag not in "NV":
        return True
    lexeme = governor.head.lexeme
    acts = [sense for sense in lexeme.events if not sense.worded]
    asks = any(sense.type == _ASKING or (sense.prep == _FOR and not sense.object) for sense in acts)
    return governor.tag == "V" and not asks and (bool(acts) or any(not cue.object for cue in lexeme.cues))
