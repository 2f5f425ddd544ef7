"""The party that an attached pronoun stands for: candidates agree, and being a subject, the topic and near speaks for one.

«رفضت الحركة العرض وأكدت تمسكها بمطالبها»: the movement (centering: Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from musnad.clauses.agreement import fits, marked
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Argument, Predication
from musnad.mentions.appose import is_name
from musnad.mentions.chunk import Chunk

_SUBJECT_WORTH: Final = 4
_TOPIC_WORTH: Final = 3
_RELATIVE_WORTH: Final = 8
_PLACE_WORTH: Final = 8
_WHERE: Final = frozenset({"fi", "min", "inside"})
"""Prepositions of where something is, and what it counts against such a place."""
_PLURAL_WORTH: Final = -3
"""What it is worth that a feminine singular would stand for a plural: «عاقبت الدول روسيا لغزوها»."""


def _in_order(chunks: list[Chunk], more: list[Chunk]) -> list[Chunk]:
    """Chunks of a sentence with some more, each behind those that start no later."""
    found = list(chunks)
    for chunk in more:
        place = len(found)
        while place and found[place - 1].start > chunk.start:
            place -= 1
        found.insert(place, chunk)
    return found


def antecedent(
    suffix: str, chunks: list[Chunk], inner: list[Chunk], here: Iterable[Argument], before: list[Argument],
    barred: frozenset[int] = frozenset(), *, acting: bool = False,
) -> Argument | None:
    """The party that an attached pronoun (3ms, 3fs, 3m, 3f, 3p, 3d …) stands for.

    Candidates are the phrases before it, those that stand in the genitive inside them (``inner``), and the subjects of sentences
    before; the noun that a relative clause around it describes comes first. ``barred`` are the starts of phrases that it cannot
    stand for. ``acting``: it stands for somebody who speaks or judges, not for where something is: «في لبنان».
    """
    if not suffix.startswith("3"):
        return None
    gender, number = marked(suffix)
    subjects = list(here)
    main = {argument.first.index for argument in subjects}
    topic = subjects[-1].first if subjects else None
    best: tuple[int, Argument] | None = None
    relative = _described(chunks, gender, number)
    near = chunks[-14:]
    tails = [chunk.genitive for chunk, following in zip(near, [*near[1:], None], strict=False) if chunk.genitive is not None
             and (following is None or not is_name(following))]  # of «أزمة الرئيس دونالد ترامب» the name is the candidate
    known = {chunk.start for chunk in tails}
    candidates = _in_order(near, tails + [chunk for chunk in inner if chunk.start not in known])
    for distance, chunk in enumerate(reversed(candidates)):
        if chunk.tag != "N" or chunk.kind not in PARTIES or chunk.start in barred:
            continue
        bare = 0 < chunk.index <= len(chunks) and not chunk.definite and not chunk.prep
        if bare and chunks[chunk.index - 1].tag == "o" and (
                not chunks[chunk.index - 1].prep and chunks[chunk.index - 1].head.analysis.form.person == 3):
            continue  # «وهي دولة محورية»
        if bare and chunk.index and chunks[chunk.index - 1].tag == "c" and chunks[chunk.index - 1].head.analysis.suffix:
            continue  # «وصف المحتجين بأنهم إرهابيون»
        if 0 < chunk.index <= len(chunks) and chunk.bare and _says_more(chunks[chunk.index - 1], chunk):
            continue
        candidate = Argument([chunk], "pronoun")
        if not fits(gender, number, candidate):
            continue
        worth = _SUBJECT_WORTH * (chunk.index in main) + _TOPIC_WORTH * (chunk is topic) - distance // 2
        worth += _RELATIVE_WORTH * ((chunk is relative) - (chunk.prep == "according"))
        if gender == "f" and number == "s" and chunk.number == "p":
            worth += _PLURAL_WORTH
        if number == "p" and chunk.number == "p" and chunk.kind in ("person", "unknown"):
            worth += _TOPIC_WORTH  # «معهم» stands for people sooner than for a force
        elif number == "p" and chunk.number == "s":
            worth -= _SUBJECT_WORTH
        if gender == "f" and chunk.kind in ("person", "unknown") and not chunk.gender:
            worth -= 2 * _RELATIVE_WORTH  # a name of either gender is sooner a man's
        if chunk.kind == "place" and chunk.name is None:
            worth -= _SUBJECT_WORTH  # «هذا البلد» is seldom somebody
        if acting and chunk.kind == "place" and chunk.prep in _WHERE:
            worth -= _PLACE_WORTH
        if best is None or worth > best[0]:
            best = (worth, candidate)
    if best is not None:
        return best[1]
    return next((a for a in reversed(before) if fits(gender, number, a) and a.first.start not in barred), None)


def _says_more(name: Chunk, chunk: Chunk) -> bool:
    """Whether a participle only says more of the person named before it: «الرئيس محمد مرسي المنتمي للجماعة»."""
    return chunk.head.analysis.article and chunk.head.lexeme.pos == "participle" and name.tag == "N" and (
        name.names is not None and name.number != "p")


def _described(chunks: list[Chunk], gender: str, number: str) -> Chunk | None:
    """The noun that an open relative clause at the end of some chunks describes: «المشتبه بهم … الذين كان قد تم اعتقالهم»."""
    for position in range(len(chunks) - 1, max(-1, len(chunks) - 6), -1):
        if chunks[position].tag == "r":
            nouns = (p for c in reversed(chunks[:position]) if c.tag == "N" for p in (c, c.genitive) if p is not None)
            return next((c for c in nouns if c.kind in PARTIES and fits(gender, number, Argument([c], "pronoun"))), None)
        if chunks[position].tag in ",.":
            return None
    return None


def inner_phrases(clauses: Clauses, predication: Predication) -> list[Chunk]:
    """The phrases in the genitive inside those before a predicate."""
    return [p.genitive.first for p in clauses.predications
            if p.genitive is not None and p.position < predication.position and p is not predication]
