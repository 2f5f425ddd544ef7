"""A promise of an act that is told besides as one to come is no event of its own."""

from __future__ import annotations

from musnad.clauses.predication import Predication
from musnad.events.draft import EventDraft


def without_promises(made: list[EventDraft]) -> list[EventDraft]:
    """The drafts without a promise of an act that is told besides as one to come.

    «تعهدت كندا بتقديم مساعدات», «وعد الرئيس بأن يفرج عن السجناء».
    """
    promised = [draft.predication for draft in made
                if draft.status == "future" and draft.sense.type not in ("", "AGREE")]  # not «أبدت طهران استعدادها للحوار»
    return [
        draft for draft in made
        if draft.sense.type != "AGREE"
        or not any(cue.stance == "promises" for cue in draft.predication.token.lexeme.cues)
        or not any(_content(act, draft.predication) for act in promised)
    ]


def _content(act: Predication, promise: Predication) -> bool:
    """Whether an act is what a promise is about, be it told by a noun or by a clause."""
    mark = promise.complement
    return act.governor is promise or (mark is not None and act.form == "verb" and act.position == mark + 1)
