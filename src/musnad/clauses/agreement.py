"""Agreement between a verb's ending or a pronoun and a party that is named elsewhere.

A collective («الحركة», «الحكومة») may be taken up by the plural; a plural of things by the feminine singular
(Ryding 2005, ch. 7).
"""

from __future__ import annotations

from typing import Final, Literal

from musnad.clauses.predication import Argument
from musnad.kernel.letters import ALEF, NOON, WAW, YEH
from musnad.mentions.chunk import Chunk

COLLECTIVE: Final = frozenset({"group", "organisation", "government", "outlet", "place"})


def fits(gender: str, number: str, candidate: Argument) -> bool:
    """Whether a verb ending or pronoun of this gender and number can stand for a party named before."""
    first = candidate.first
    several = len(candidate.chunks) > 1
    people = first.number == "p" and first.kind == "group"  # «القوات سيطرت», «الفصائل سيطرت», «الثوار سيطروا»
    human_plural = first.number == "p" and first.kind in ("person", "unknown")
    if number == "p":
        things = first.kind in ("place", "outlet") or (first.number == "p" and first.kind == "organisation")
        return several or human_plural or people or (first.kind in COLLECTIVE and not things)
    if number == "d":
        return len(candidate.chunks) == 2 or of_two(first)
    if first.number == "p" and not human_plural:
        return gender in ("f", "", "c")  # «هيئات سياسية ومدنية … وأكدت»
    if several and gender == "f" and (
            first.kind in ("group", "organisation", "government") or (first.kind == "place" and first.name is not None)):
        return True  # «قوات الحكومة والفصائل أسرت … وقتلت», «قطعت السعودية ومصر علاقاتهما واتهمت»
    if several or first.number == "d" or human_plural:
        return False
    return not gender or gender == "c" or not first.gender or first.gender == gender


def of_two(chunk: Chunk) -> bool:
    """Whether a phrase may name two: «رجلين» is spelled like a plural."""
    return chunk.number == "d" or (chunk.number == "p" and chunk.count is None and any(
        analysis.tag == "n" and analysis.form.number == "d" for analysis in chunk.head.word.analyses))


def marked(suffix: str) -> tuple[str, str]:
    """Gender and number of an attached pronoun (3ms, 3fs, 3p …)."""
    gender = "f" if suffix.endswith("f") and suffix != "3pf" else "m" if suffix[-1:] == "m" else ""
    return gender, suffix[1:2] if suffix[1:2] in ("p", "d") else "s"


def pronoun_of(chunk: Chunk) -> str:
    """The mark of the pronoun that a preposition carries, of «عليه» as of «له», which is a word of its own; '' for none."""
    analysis = chunk.head.analysis
    form = analysis.form
    if analysis.suffix or form.person != 3:
        return analysis.suffix
    return f"3{form.number}" if form.number in ("p", "d") else f"3{form.gender}"




def case(chunk: Chunk) -> Literal["nominative", "oblique", ""]:
    """The case that a phrase's head shows: the sound plural and the dual tell it, «مسؤولون», «مسؤولين», «وزيرا الخارجية»."""
    head = chunk.head
    form = head.analysis.form
    if form.number == "s" and head.tag != "z":
        return ""
    if chunk.start != head.start:
        return ""  # the case of «أحد المصدرين» is that of «أحد»
    if head.tag == "z":
        return "oblique"
    human = form.number == "p" and form.gender == "m"
    if head.tag not in "eNnAma" or not (human or form.number == "d"):
        return ""
    stem = form.light.removesuffix(NOON) if form.state == "absolute" else form.light if form.state == "construct" else ""
    if stem.endswith(YEH):
        return "oblique"
    return "nominative" if stem.endswith((WAW, ALEF)) and stem else ""
