"""What the content of an act tells of its other party: «مستعدة لاستئناف المفاوضات مع إسرائيل», «طالب بانسحاب القوات التركية».

Who agrees, refuses or threatens does so towards the party of what is agreed, refused or threatened; a demand that names no
addressee goes to whoever is to do what is demanded.
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.control import CONTROLLED
from musnad.events.draft import EventDraft
from musnad.events.fillers import Filler, parties

TOWARDS: Final = frozenset({"AGREE", "REJECT", "THREATEN"})
"""Types whose recipient is the other party of their content."""
HOSTILE: Final = frozenset({"ACCUSE", "ASSAULT", "COERCE", "REJECT", "SANCTION", "THREATEN"})
"""Types of acts that answer each other."""
MEASURES: Final = frozenset({"ACCUSE", "SANCTION", "THREATEN"})
"""Types of those of them that whoever answers them has suffered."""
_RESPONSE: Final = "response"
"""The preposition of what is answered: «ردا على»."""
MUTUAL: Final = frozenset({"CONSULT", "COOPERATE", "SUPPORT"})
"""Types of acts whose parties are all actors."""


def complete(drafts: list[EventDraft], clauses: Clauses) -> None:
    """Give each act of one sentence that names no recipient the party of the act that is its content."""
    for draft in drafts:
        if draft.recipient or draft.sense.type not in TOWARDS | {"REQUEST"}:
            continue
        if draft.sense.type == "THREATEN" and (threatened := _undergoing(draft, clauses)):
            draft.recipient = threatened
            continue
        content = next((d for d in drafts if d is not draft and _governs(draft.predication, d.predication)), None)
        if content is None:
            continue
        known = {_key(party) for party in draft.actor}
        if draft.sense.type == "REQUEST":
            found = [] if content.controlled or content.sense.type in MUTUAL else content.actor
        else:
            found = content.recipient or (content.actor if content.sense.type in MUTUAL else [])
        draft.recipient = [party for party in found if _key(party) not in known]


def answer(drafts: list[EventDraft], clauses: Clauses) -> None:
    """Tell an act that answers another of the one who did that; and measures and threats of the one who answers.

    «فرضت الصين رسوما ردا على عقوبات أمريكية»: the tariffs hit the United States, the sanctions China. An attack may have hit a
    third: «الضربة الأمريكية ردا على هجوم كيماوي».
    """
    for act in drafts:
        position = act.predication.position
        if act.sense.type not in HOSTILE or act.predication.form == "verb" or clauses.chunks[position].prep != _RESPONSE:
            continue
        before = [draft for draft in drafts if draft.predication.position < position and draft.sense.type in HOSTILE]
        if not before or any(c.tag in ".:" for c in clauses.chunks[before[-1].predication.position : position]):
            continue
        deed = before[-1]
        ours, theirs = {_key(party) for party in deed.actor}, {_key(party) for party in act.actor}
        if not deed.recipient and len(deed.actor) == 1:
            deed.recipient = [party for party in act.actor if _key(party) not in ours]
        if not act.recipient and act.sense.type in MEASURES:
            act.recipient = [party for party in deed.actor if _key(party) not in theirs]


def aimed_at(drafts: list[EventDraft], aims: list[EventDraft]) -> None:
    """Give a protest whom its aim addresses, and its context: «مسيرة لحث المشرعين على», «تظاهروا مطالبين بالديمقراطية»."""
    for aim in aims:
        protest = next((d for d in reversed(drafts) if d.sense.type == "PROTEST" and d.trigger < aim.trigger), None)
        if protest is not None:
            protest.context = protest.context or aim.context
        if protest is not None and not protest.recipient:
            known = {_key(party) for party in protest.actor}
            protest.recipient = [party for party in aim.recipient if _key(party) not in known]


def _undergoing(draft: EventDraft, clauses: Clauses) -> list[Filler]:
    """Whom a threatened act would befall, where the act is the threat itself: «هددت بضرب إسرائيل»."""
    known = {_key(party) for party in draft.actor}
    for inner in clauses.predications:
        if inner.form in ("masdar", "noun") and inner is not draft.predication and _governs(draft.predication, inner):
            threatened = parties(inner.object or inner.genitive)
            if not threatened and inner.genitive is not None:
                threatened = [*inner.genitive.first.nationalities[:1]]  # «توعد بتحدي السياسات الأمريكية»
            return [party for party in threatened if _key(party) not in known]
    return []


def _governs(head: Predication, inner: Predication) -> bool:
    """Whether a predicate stands in an argument of another."""
    if inner.governor is head:
        return True
    arguments = [head.object, head.genitive, *(a for preposition, a in head.oblique.items() if preposition in CONTROLLED)]
    return inner.position > head.position and any(
        argument is not None and argument.first.index == inner.position for argument in arguments
    )


def _key(party: Filler) -> int:
    return party.start
