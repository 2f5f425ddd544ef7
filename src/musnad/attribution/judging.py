"""Judgements, whose content starts with what is judged: «اعتبر القرار خطأ», «يرى في الخطوة تصعيدا»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.predication import PARTIES, Predication
from musnad.mentions.chunk import Chunk
from musnad.tokens.lexeme import Cue

_SEEN_IN: Final = "fi"
"""Preposition of what is judged: «رأى في القرار تصعيدا»."""
_BEING: Final = "being"
"""Preposition of what something is held to be: «اعتبر القرار بمثابة تراجع»."""
_JUDGED: Final = frozenset({"act", "document", "thing"})
"""Kinds of phrases that judge nothing themselves where they stand alone behind such a verb."""
_BEHIND: Final = 5
"""How many chunks behind what is judged its judgement is looked for."""


def judged(chunks: list[Chunk], predication: Predication, cue: Cue, judging: frozenset[str]) -> Chunk | None:
    """Where the content of a verb of judging starts whose judgement is a noun phrase; ``judging`` are words that open one."""
    if cue.stance != "believes" or cue.object or predication.form not in ("verb", "participle"):
        return None
    if "obj" in cue.content or predication.form == "participle":
        found = judgement(predication) if predication.form == "verb" else _deemed(chunks, predication)
        return found or _held(chunks, predication, judging)
    if cue.prep == _SEEN_IN and predication.form == "verb":
        seen = predication.oblique[_SEEN_IN]
        behind = seen.chunks[-1].index + 1
        if seen.how == "oblique" and seen.first.kind != "place" and behind < len(chunks) and chunks[behind].bare and (
            says_what(chunks[behind]) and chunks[behind].kind not in PARTIES - {"unknown"}
        ):
            return seen.first  # «يرى المراقبون في الخطوة تصعيدا خطيرا»
    return None


def quoted_judgement(predication: Predication, cue: Cue, mark: int) -> Chunk | None:
    """What a judgement in quotation marks at a chunk is about, right before it: «اعتبر تصريحات الرئيس "غير ملائمة"»."""
    told = predication.subject if told_of(predication) else predication.object
    if cue.stance != "believes" or "obj" not in cue.content or cue.object or told is None or told.how != "after":
        return None
    near = told.first.index == mark - 1 and told.first.definite
    return told.first if near and (told is not predication.object or predication.subject is not None
                                   or told.first.kind not in PARTIES) else None


def says_what(chunk: Chunk) -> bool:
    """Whether a phrase tells what something is held to be: «خطأ تاريخيا», «جزءا لا يتجزأ»; never a number or a time."""
    return not chunk.definite and not chunk.prep and chunk.kind != "time" and (
        chunk.kind != "quantity" or (chunk.count is None and chunk.head.tag != "#"))


def judgement(predication: Predication) -> Chunk | None:
    """Where a judgement starts whose speaker is left out or whose object is a pronoun, None where there is none.

    «واعتبر الأمر تعديا على صلاحياته», «وتعتبرها بكين مقاطعة منشقة».
    """
    subject, told = predication.subject, predication.object
    if predication.token.analysis.suffix and not predication.relative and subject is not None and subject.how == "after":
        behind = [place.first for place in (told, *predication.others) if place is not None]
        what = next((chunk for chunk in behind if chunk.index > subject.first.index), None)
        return what if what is not None and says_what(what) else None
    if subject is not None and subject.how == "after" and told is not None and told.how == "after" and (
        subject.first.kind in _JUDGED and subject.first.definite and not subject.first.prep
    ):
        return subject.first if told.first.index > subject.first.index and says_what(told.first) else None
    return None


def told_of(predication: Predication) -> bool:
    """Whether what stands as the subject of a verb of judging is rather judged: «واعتبر اقتراح الوسيط غير مقبول»."""
    subject = predication.subject
    return subject is not None and subject.how == "after" and predication.object is None and subject.first.kind in _JUDGED


def _deemed(chunks: list[Chunk], predication: Predication) -> Chunk | None:
    """What a participle of judging holds to be something: «معتبرا المبادرة خطوة», «عادا اختيار المدينة لاحتضان المعرض فخرا»."""
    told = predication.object
    if told is None or told.how != "after" or told.first.index != predication.position + 1 or not told.first.definite:
        return None
    for chunk in chunks[told.chunks[-1].index + 1 : told.chunks[-1].index + 1 + _BEHIND]:
        if chunk.bare and not chunk.definite:
            return told.first if says_what(chunk) else None
        if chunk.conj or not (chunk.prep or chunk.tag in "tD"):
            return None
    return None


def _held(chunks: list[Chunk], predication: Predication, judging: frozenset[str]) -> Chunk | None:
    """Whose judgement is a negated or compared predicate: «اعتبر الشرط غير مقبول», «اعتبروا القرار بمثابة تراجع»."""
    told = predication.subject if told_of(predication) else predication.object
    if told is None or told.how != "after" or not told.first.definite or told.first.prep:
        return None
    if predication.subject is None and told.first.kind in PARTIES:
        return None
    for chunk in chunks[told.chunks[-1].index + 1 : told.chunks[-1].index + 1 + _BEHIND]:
        if chunk.conj or chunk.tag in ",.:V":
            return None
        if chunk.head.lexeme.lemma in judging or chunk.prep == _BEING:
            return told.first
    return None
