"""Phrases of attribution that stand amid their clause."""

from __future__ import annotations

from musnad.attribution.constructions import Source
from musnad.clauses.clause import Clauses


def interrupts(clauses: Clauses, source: Source, free: int, following: int) -> bool:
    """Whether a phrase of attribution stands amid its clause: «بلغ العدد، وفق الوزارة، مئة»."""
    chunks = clauses.chunks
    if following >= len(chunks) or chunks[following].conj or chunks[following].tag not in "NVDtp":
        return False
    opened, closed = source.first > 0 and chunks[source.first - 1].tag in ",-", chunks[following - 1].tag in ",-"
    behind, that = chunks[following], chunks[following - 1]
    if that.tag == "c":  # «من شأن الخطوة، حسب الخبراء، أن تزيد التوتر»
        return opened and chunks[following - 2].tag in ",-" and not that.conj and not that.head.analysis.suffix
    if behind.tag == "p" and (following + 1 >= len(chunks) or chunks[following + 1].tag != "t"):
        return False
    if opened and closed and (behind.tag in "tp" or (behind.tag == "N" and (bool(behind.prep) or behind.kind == "act"))):
        return True  # «ستبدأ الحملة، بحسب الوزارة، في الأول من الشهر», «ستواصل القوات، وفق المصدر، التقدم»
    if opened and closed and not any(chunk.tag == "V" for chunk in chunks[free : source.first]):
        return True
    if opened != closed or chunks[following].tag != "N" or (not opened and chunks[following].prep):
        return False
    for verb in clauses.verbs:
        if free <= verb.position < source.first:
            places = [verb.subject, verb.object, *verb.others, *(verb.oblique.values() if opened else ())]
            if any(place is not None and place.first.index == following for place in places):
                return True
    return False
