"""When a clause says that an act was, without a date: long ago, of late, or to come.

«قبل سنوات», «آنذاك», «في تلك الأيام», «في عهد صدام حسين», «خلال الحرب الباردة», «خلال السنوات الخمس الأخيرة», «مرارا».
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.embedding import NEAR
from musnad.events.status_words import StatusWords
from musnad.mentions.chunk import Chunk
from musnad.mentions.times.eras import BYGONE, RECENT

_PLACING: Final = frozenset({"fi", "bi", "ila", "near", "inside"})
"""Prepositions of the phrases that may stand between an act and its time."""
_WITHIN: Final = frozenset({"during", "fi", "at"})
"""Prepositions of the stretch of time in which an act was."""
_BESIDE: Final = _WITHIN | {"after", "before"}
"""Prepositions of a war that is long over beside which an act is long past."""
_RULERS: Final = frozenset({"person", "office"})
"""Kinds of the words for those who reign."""
_REACH: Final = 4
"""Chunks behind a noun within which its time stands."""
_FRONT: Final = "Ntp,D"
"""Tags of what may stand between a phrase that opens its clause and the verb."""


def era_of(words: StatusWords, clauses: Clauses, position: int) -> str:
    """When the clause of a verb says that it was, without a date: «قبل سنوات», «آنذاك», «مرارا»; '' where it does not."""
    chunks = clauses.chunks
    for chunk in chunks[position + 1 : position + NEAR]:
        if chunk.tag in "Vcr.:j" or (chunk.conj and chunk.tag != "t") or (chunk.kind == "act" and chunk.prep == "bi"):
            break  # «أشاد بدعمها طوال العقود الماضية»
        if chunk.tag == "t" and chunk.head.lexeme.kind and not an_age(words, chunks, chunk):
            return chunk.head.lexeme.kind
        if chunk.tag == "t" and chunk.head.word.key in words.lately:
            return RECENT  # «وكان قد وصل أمس»
        if chunk.tag == "D" and chunk.head.lexeme.lemma in words.repeating:
            return BYGONE
        if chunk.tag == "N" and (_period(words, clauses, chunk) or _then(clauses, chunk)):
            return BYGONE
        if chunk.tag in "ND" and chunk.head.lexeme.lemma in words.occasions and (
            chunk.number == "p" or chunks[chunk.index - 1].head.lexeme.lemma in words.more
        ):
            return BYGONE  # «أكثر من مرة», «عدة مرات»
    opener = chunks[position - 1] if position else None
    if opener is not None and opener.tag in "jD" and opener.head.lexeme.lemma in words.always:
        return BYGONE  # «لطالما انتقد»
    if chunks[position].conj:
        return ""
    for chunk in reversed(chunks[max(0, position - 2) : position]):
        if chunk.tag == "t" and chunk.head.lexeme.kind:
            return chunk.head.lexeme.kind
        if chunk.tag not in "tp,":
            break
    return BYGONE if _fronted(words, clauses, position) else ""


def due(words: StatusWords, clauses: Clauses, position: int) -> bool:
    """Whether a clause says by when, or by which accord, an act is to be done: «تنسحب القوات بحلول نهاية العام»."""
    chunks = clauses.chunks
    for chunk in chunks[position + 1 : position + NEAR]:
        if chunk.tag in "Vcr.:j":
            break
        if chunk.tag == "p" and chunk.head.lexeme.lemma in words.by_then:
            return chunks[chunk.index + 1].tag == "t"
    before = chunks[position - 1] if position else None
    if before is None or before.tag != "N" or before.head.lexeme.lemma not in words.accords or not before.first:
        return False
    return clauses.tokens[before.first - 1].lexeme.lemma in words.terms  # «بموجب الاتفاق تنسحب القوات»


def _over(words: StatusWords, clauses: Clauses, chunk: Chunk) -> bool:
    """Whether a clause says how many years an act lasted: «الحرب التي استمرت ثماني سنوات»."""
    behind = clauses.chunks[chunk.index + 1 : chunk.index + 4]
    if [other.tag for other in behind] not in (["r", "V", "N"], ["r", "V", "t"]):
        return False
    verb = behind[1].head
    if verb.lexeme.lemma not in words.lasted or verb.analysis.form.tense != "past" or behind[1].negated:
        return False
    return any(token.lexeme.lemma in words.eras for token in clauses.tokens[behind[2].first : behind[2].last])


def _fronted(words: StatusWords, clauses: Clauses, position: int) -> bool:
    """Whether a phrase that opens the clause of a verb sets it long ago: «في عهد الرئيس السابق اعتقل المئات»."""
    for chunk in reversed(clauses.chunks[max(0, position - NEAR) : position]):
        if chunk.tag not in _FRONT:
            return False
        opens = chunk.index == 0 or bool(chunk.conj) or clauses.chunks[chunk.index - 1].tag not in _FRONT
        if opens:
            return chunk.tag == "N" and _period(words, clauses, chunk)
    return False


def _period(words: StatusWords, clauses: Clauses, chunk: Chunk) -> bool:
    """Whether a phrase names a stretch of time long past."""
    head = chunk.head
    lemma = head.lexeme.lemma
    several = chunk.number in ("p", "d")
    before = clauses.chunks[chunk.index - 1] if chunk.index else None
    prep = chunk.prep or (before.prep if before is not None and before.tag == "p" else "")
    if chunk.first and clauses.tokens[chunk.first - 1].lexeme.lemma in words.amid and prep == "during":
        return True  # «إبان الحرب»
    if prep in _BESIDE and chunk.kind == "act" and _over(words, clauses, chunk):
        return True
    if (lemma in words.wars and prep in _BESIDE) or (chunk.kind == "act" and prep in ("after", "before")):
        return any(token.lexeme.lemma in words.past_wars for token in clauses.tokens[chunk.first : chunk.last])
    if prep in _WITHIN and (lemma in words.regimes or lemma in words.reigns) and any(
            token.lexeme.lemma in words.bygone or token.lexeme.lemma in words.late for token in chunk.modifiers):
        return True  # «في ظل النظام السابق», «في العهد البائد»
    if chunk.kind != "time" and lemma not in words.reigns:
        return False
    if prep == "li" and several and lemma in words.eras:
        return not (chunk.definite or chunk.count or clauses.tokens[chunk.first] is not head)  # «حوصرت المدينة لسنوات»
    if prep == "before" and lemma in words.whiles:
        return not (chunk.modifiers or chunk.genitive is not None)  # «قبل مدة», but «قبل فترة وجيزة»
    first = clauses.tokens[chunk.first].lexeme.lemma
    if first in words.yonder and (lemma in words.stretches or (several and lemma in words.units)):
        return True  # «في تلك الأيام», «طوال تلك السنوات»
    if prep not in _WITHIN:
        return False
    if lemma in words.reigns:
        behind = clauses.tokens[chunk.first + 1 : chunk.last]
        ruler = chunk.kind == "person" or bool(head.analysis.suffix) or any(token.lexeme.kind in _RULERS for token in behind)
        return ruler and all(token.lexeme.lemma not in words.current for token in behind)
    return several and lemma in words.eras and chunk.definite and any(
        token.lexeme.lemma in words.bygone or token.lexeme.lemma in words.last for token in chunk.modifiers)


def _then(clauses: Clauses, chunk: Chunk) -> bool:
    """Whether a title was somebody's at the time: «وزير الخارجية آنذاك جون كيري»."""
    return chunk.titled and any(token.tag == "t" for token in clauses.tokens[chunk.first : chunk.last])


def an_age(words: StatusWords, chunks: list[Chunk], time: Chunk) -> bool:
    """Whether a rough time is somebody's age: «قتل رجل في الستينيات من عمره»."""
    behind = chunks[time.index + 1] if time.index + 1 < len(chunks) else None
    return behind is not None and behind.prep == "min" and behind.head.lexeme.lemma in words.age


def era_behind(words: StatusWords, clauses: Clauses, predication: Predication) -> str:
    """The era that an adjective or a rough time behind a noun gives its act, or '': «هجمات سابقة», «انتشارها في البلد قريبا»."""
    chunk = clauses.chunks[predication.position]
    if _over(words, clauses, chunk):
        return BYGONE
    modified = True
    for token in clauses.tokens[predication.index + 1 : chunk.last]:
        modified = modified and token.tag in "aA"
        if modified and token.lexeme.lemma in words.bygone:
            return BYGONE
        if token.lexeme.lemma in words.past_wars and predication.token.lexeme.lemma in words.wars:
            return BYGONE  # «الحرب العالمية الثانية»
    for following in clauses.chunks[chunk.index + 1 : chunk.index + 1 + _REACH]:
        if following.tag == "t":
            return "" if an_age(words, clauses.chunks, following) else following.head.lexeme.kind
        if following.tag == "N" and not following.conj and _period(words, clauses, following):
            return BYGONE
        if following.conj or (following.tag != "p" and (following.tag != "N" or following.prep not in _PLACING)):
            return ""
    return ""
