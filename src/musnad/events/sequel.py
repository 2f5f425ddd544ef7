"""What came of an act told in the sentence before was when that was: «اغتصبت طالبة عام 2012. وأثارت الحادثة احتجاجات»."""

from __future__ import annotations

from musnad.clauses.predication import Predication
from musnad.events.draft import EventDraft

_PAST = ("actual", "historical")


def follow(found: list[EventDraft]) -> None:
    """Date the acts without a date that a noun for an act of the sentence before brings about.

    ``found``: all mentions in text order.
    """
    last: dict[int, EventDraft] = {}
    for draft in found:
        earlier = last.get(draft.sentence - 1)
        if draft.status == "actual" and not draft.dated and earlier is not None and _brought_about(draft):
            if earlier.dated and earlier.time is not None:
                draft.time, draft.since, draft.dated = earlier.time, False, True
            elif earlier.status == "historical":
                draft.status = "historical"
        if draft.status in _PAST and (draft.dated or draft.status == "historical" or draft.sentence not in last):
            last[draft.sentence] = draft


def _brought_about(draft: EventDraft) -> bool:
    """Whether the first verb of a sentence has a bare definite noun of an act as its subject: «وأدى الهجوم إلى»."""
    verb: Predication | None = draft.predication if draft.predication.form == "verb" else draft.predication.governor
    if verb is None or verb.form != "verb" or verb.position or verb.subject is None or verb.token.analysis.form.tense != "past":
        return False
    subject = verb.subject.first
    return (subject.kind == "act" and subject.head.analysis.article and subject.last - subject.first == 1
            and subject.index != draft.predication.position)
