"""Whether a sense of a verb finds behind it what it asks for, which tells apart verbs that are written alike."""

from __future__ import annotations

from typing import Final

from musnad.clauses.predication import Predication
from musnad.tokens.lexeme import Lexeme

FRAME_WORTH: Final = 4
"""What a found frame is worth, in the units of ``rules/clauses/weights.tsv``."""
_TOWARDS: Final = "ila"


def filled(predication: Predication, lexeme: Lexeme) -> int:
    """What it is worth that a sense of a verb finds the preposition or object that it asks for."""
    frames = lexeme.frames
    if not frames.prepositions.isdisjoint(predication.oblique):
        return FRAME_WORTH
    for prep, words in frames.worded.items():
        place = predication.oblique.get(prep) if prep else predication.object
        if place is not None and (place.first.head.lexeme.lemma in words or place.first.head.analysis.form.light in words):
            return FRAME_WORTH
    for cue in lexeme.cues:
        place = predication.oblique.get(cue.prep) if cue.prep else predication.object
        if (cue.prep or cue.object) and place is not None and (not cue.object or place.first.is_object(cue)):
            return FRAME_WORTH
    return 0


def leads(predication: Predication, lexeme: Lexeme) -> bool:
    """Whether a verb of saying has behind «إلى» a masdar that it can tell: «لفت إلى تسجيل ارتفاع» is no form of «لف»."""
    told = predication.oblique.get(_TOWARDS)
    return told is not None and bool(told.first.head.lexeme.data.get("masdar")) and any(
        _TOWARDS in cue.content and not cue.object for cue in lexeme.cues)
