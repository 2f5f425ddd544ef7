"""Which dates a change has of its own: those of its clause that date nothing else in it."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.token import Token

_BROKEN: Final = "Vc:"
_PRESUPPOSING: Final = frozenset({"since", "after", "before", "because"})
"""Prepositions of an act that the clause takes as done or known, and does not date."""
_FORMER: Final = frozenset({"after", "before", "because"})
_ENTRY: Final = "-:|"
"""Tags of marks behind the year that opens an entry of an almanac."""


def barriers(clauses: Clauses, one: int, other: int) -> int:
    """How many verbs, complementisers and colons stand between two chunks."""
    low, high = sorted((one, other))
    return sum(chunk.tag in _BROKEN for chunk in clauses.chunks[low + 1 : high])


def own_dates(
    clauses: Clauses, predication: Predication, barred: frozenset[str], verb: Predication | None = None
) -> list[Token]:
    """The expressions of time that stand in the clause of a predicate and date nothing else, the nearest first.

    ``verb``: the one that says when it comes about (``setting.comes_about``).

    None behind a preposition in ``barred``: «عملية مستمرة منذ 20 يناير» dates no beginning.
    """
    found = [chunk for chunk in clauses.chunks if chunk.tag == "t" and (
        _dates(clauses, predication, chunk.index, barred)
        or (verb is not None and chunk.index > verb.position and not barriers(clauses, verb.position, chunk.index)))]
    return [chunk.head for chunk in sorted(found, key=lambda chunk: abs(chunk.index - predication.position))]


def _dates(clauses: Clauses, predication: Predication, index: int, barred: frozenset[str]) -> bool:
    chunks = clauses.chunks
    governor = predication.governor
    issued = governor.governor if governor is not None and governor.form == "noun" else None
    document = issued is not None and governor is not None and issued.object is not None and (
        issued.object.first.index == governor.position and issued.object.first.kind == "document")
    if document:
        governor = issued  # «أصدرت الحكومة يوم السبت قرارا بتمديد»
    before = chunks[index - 1] if index else None
    if before is not None and before.tag in "pjN" and before.head.lexeme.lemma in barred and (
            before.tag == "p" or index > predication.position):
        return False  # «حتى نهاية الشهر»; not «حتى عام 2005، عندما سحبت القوات»
    if before is not None and before.tag == "N" and chunks[index].head.word.raw.isdigit():
        return False  # «حدود 1967»
    if before is not None and before.tag == "p" and index > 1 and chunks[index - 2].tag == "x":
        return False  # «حدود ما قبل حزيران 1967»
    if chunks[predication.position].prep == "because" and index > predication.position + 2:
        return False  # «تبلغ الخسائر بسبب الهجمات 5 ملايين دولار نهاية السنة»
    if any(_done_before(chunk) for chunk in chunks[predication.position + 1 : index]):
        return False  # «أغلقت القنصلية بعد تسميم العميل في مارس»
    joined = before if before is not None and before.tag == "p" else chunks[index]
    if index > predication.position and joined.conj and chunks[joined.index - 1].tag != "t":
        return False  # «للإطاحة بالحكومة، وفي عام 2007 أرسلت»
    if index < predication.position and predication.form == "verb" and (chunks[predication.position].conj or any(
            chunk.tag == "j" for chunk in chunks[index + 1 : predication.position])):
        return False  # «وصل الجمعة وسيطر», «انتخب في مايو لكنه استقال»
    if index < predication.position and predication.form != "verb":
        if chunks[index + 1].tag in _ENTRY and index + 2 == predication.position:
            return True  # «1973 - استقالة الرئيس»
        if chunks[predication.position].prep in _PRESUPPOSING:
            return False  # «تجرى الانتخابات السبت لأول مرة منذ سقوط النظام»
        if governor is None or governor.form != "verb" or (governor.token.analysis.lexeme.cues and not document):
            return False
        if any(chunk.head.lexeme.lemma in barred for chunk in chunks[index + 1 : governor.position]):
            return False  # «تدخلت في مارس بعدما تمكن المتمردون من السيطرة على المدينة»
        opener = chunks[governor.position - 1] if governor.position else None
        if opener is not None and opener.tag == "r":
            return index == governor.position - 2  # «يوم الثلاثاء الذي شهد تحرير المطار»
        return barriers(clauses, index, predication.position) == int(index < governor.position)
    ends = [i for i in reach(predication) if predication.position <= i < index]
    if barriers(clauses, max(ends, default=predication.position), index):
        return False
    return predication.form != "verb" or not any(
        verb.position < predication.position < end < index
        for verb in clauses.verbs if verb is not predication for end in reach(verb))


def _done_before(chunk: Chunk) -> bool:
    """Whether a phrase tells an act that came before, whole with its agent or object, so that the date behind it is its own."""
    return chunk.tag == "N" and chunk.kind == "act" and chunk.prep in _FORMER and (
        chunk.genitive is not None or bool(chunk.head.analysis.suffix))


def reach(predication: Predication) -> list[int]:
    """Where the arguments of a predicate stand."""
    filled = (predication.subject, predication.object, *predication.others, *predication.oblique.values())
    return [chunk.index for argument in filled if argument is not None for chunk in argument.chunks]
