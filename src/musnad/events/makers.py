"""Whose the act or document is that brings an act about: «تهدف عملية الجيش إلى طرد», «أصدر الرئيس مرسوما يقضي بإعلان»."""

from __future__ import annotations

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.events.fillers import Filler, parties


def of_act(act: Argument, clauses: Clauses) -> list[Filler]:
    """Whose an act is that brings another about: «تهدف عملية الجيش إلى طرد المسلحين», «العملية التي تنفذها القوات»."""
    for noun in clauses.predications:
        if noun.position == act.first.index and noun.form in ("masdar", "noun"):
            agent = noun.oblique.get("agent")
            if agent is not None:
                return parties(agent)
    owner = act.first.genitive
    return [owner] if owner is not None and owner.kind in PARTIES and owner.kind != "place" else []


def maker(act: Argument, clauses: Clauses, describing: Predication) -> list[Filler]:
    """Who does or makes what a clause describes: «أصدر الرئيس مرسوما يقضي بإعلان», «نشر الجيش قواته في خطوة تهدف إلى منع»."""
    for verb in clauses.verbs:
        if verb is describing or verb.position > act.first.index or verb.passive:
            continue
        places = (verb.object, verb.oblique.get("fi"), verb.oblique.get("ala"))
        if any(place is not None and place.first is act.first for place in places):
            return parties(verb.subject or verb.implied)
    return []
