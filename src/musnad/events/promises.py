"""A promise of an act that is told besides as one to come is no event of its own."""

from __future__ import annotations

from musnad.events.draft import EventDraft


def without_promises(made: list[EventDraft]) -> list[EventDraft]:
    """The drafts without a promise of an act that is told besides as one to come: «تعهدت كندا بتقديم مساعدات»."""
    promised = [draft.predication.governor for draft in made
                if draft.status == "future" and draft.sense.type not in ("", "AGREE")]  # not «أبدت طهران استعدادها للحوار»
    return [
        draft for draft in made
        if draft.sense.type != "AGREE"
        or not any(cue.stance == "promises" for cue in draft.predication.token.lexeme.cues)
        or not any(verb is draft.predication for verb in promised)
    ]
