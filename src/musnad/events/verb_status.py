"""Whether an act told by a verb happened: its tense, its particles, and what governs its clause."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.charges import punishes
from musnad.events.embedding import (
    ahead,
    asked,
    conditioned,
    era_of,
    excepted,
    fails,
    foreseen,
    joined,
    leading,
    not_the_first,
    ruling,
    sister,
    supposed_masdar,
    told_on,
    wanted,
)
from musnad.events.status_words import StatusWords
from musnad.mentions.chunk import Chunk
from musnad.mentions.times.eras import BYGONE, COMING
from musnad.records import Status
from musnad.rulebook.tables import Rulebook

DEEP: Final = 4
"""How many predicates, each governed by the next, hand their status on."""


class VerbStatus:
    """Reads the status of verbs; of nouns, which may govern a verb or be governed by one, its subclass does."""

    def __init__(self, book: Rulebook) -> None:
        self._words = StatusWords(book)

    def _nominal(self, clauses: Clauses, predication: Predication, depth: int = DEEP) -> Status:
        raise NotImplementedError

    def _rests_on(self, clauses: Clauses, predication: Predication, type_: str) -> bool:
        """Whether what governs an act behind «لـ» rests on it as a fact: «تعرض لمداهمة», «تلبية لدعوة», «حكم عليه لقتل جاره»."""
        head = predication.governor
        if head is None or clauses.chunks[predication.position].prep != "li" or predication.form == "verb":
            return False
        if type_ == "PROTEST" and head.form == "verb" and head.token.analysis.form.tense == "past" and not head.negated:
            return head.token.lexeme.lemma not in self._words.possible  # «خرج المئات للاحتجاج على القرار»
        undergone = head.token.lexeme.lemma in self._words.resting and not head.negated
        beside = clauses.chunks[predication.position - 1].kind != "act"  # «اتهمته بالتخطيط لاغتيال السفير»
        return undergone or (type_ == "ASSAULT" and beside and punishes(head, clauses.chunks))

    def _around(self, clauses: Clauses, head: Predication | None, depth: int = DEEP) -> Status | None:
        """The status that what governs an act gives it, where that is itself no fact: «يتوقع تعرض الوزير لانتقادات»."""
        if head is None or not depth:
            return None
        own = self._verb if head.form == "verb" else self._nominal
        around = own(clauses, head, depth - 1)
        return around if around in ("hypothetical", "future") else None

    def _verb(self, clauses: Clauses, predication: Predication, depth: int = DEEP) -> Status:
        words = self._words
        chunks = clauses.chunks
        analysis = predication.token.analysis
        chunk = chunks[predication.position]
        lead = leading(words, chunks, predication.position)
        if not_the_first(words, chunks, predication.position):
            return "historical"
        before = chunks[lead.index - 1] if lead.index else None
        if before is not None and not before.head.analysis.suffix and (
            before.head.lexeme.lemma in words.conditions or (chunk.negated and before.head.word.key in words.supposing)
        ):
            return "hypothetical"  # «إن لم تستجب الحكومة»; «إن» with a pronoun opens what is said
        if asked(words, chunks, lead.index):
            return "hypothetical"
        if not words.asking.isdisjoint(chunk.particles) or (
            lead.head.analysis.form.tense == "present" and not words.asking_when.isdisjoint(chunk.particles)
        ):
            return "hypothetical"  # «هل تنسحب القوات؟», «متى ترفع العقوبات؟»
        if predication.negated or lead.negated:
            if not words.perhaps.isdisjoint(lead.particles) or (
                lead.head.analysis.form.tense == "present" and not words.maybe.isdisjoint(lead.particles)
            ):
                return "hypothetical"  # «قد لا ينسحب الجيش»
            told = excepted(words, chunks, predication)
            ahead_ = told and not words.never.isdisjoint({*chunk.particles, *lead.particles})
            return "hypothetical" if ahead_ else "actual" if told else "negated"  # «لن ينسحب الجيش إلا بعد الاتفاق»
        if analysis.future or lead.head.analysis.future or not (
            words.future.isdisjoint(chunk.particles) and words.future.isdisjoint(lead.particles)
        ):
            return "hypothetical" if conditioned(words, chunks, predication.position) else "future"
        if chunk.conj == "wa" and not words.or_else.isdisjoint(chunk.particles):
            return "hypothetical"  # «وإلا واجهت عقوبات»
        present = lead.head.analysis.form.tense == "present"
        if not words.perhaps.isdisjoint(lead.particles) or (present and not words.maybe.isdisjoint(lead.particles)):
            return "hypothetical"
        if lead.head.analysis.prep == "li":
            return "hypothetical"
        if predication.token.lexeme.lemma in words.failing or (present and fails(words, chunks, predication.position)):
            return "negated"
        if before is not None:
            lemma = before.head.lexeme.lemma
            suffixed = bool(before.head.analysis.suffix)
            if present and lemma in words.purposes and not suffixed:
                return "hypothetical"
            if before.tag == "V" and not chunk.conj and lead is chunk and not before.negated:
                if lemma in words.refusing:
                    return "negated"
                if lemma in words.possible or lemma in words.planned:
                    return "hypothetical" if lemma in words.possible else "future"  # «يتوقع تعرض الوزير لانتقادات»: a masdar
            if present and before.tag == "p" and before.prep == "li" and lemma in words.whoever:
                return "hypothetical"  # «مكافأة لمن يدلي بمعلومات»
            if present and before.tag not in "NV":
                if lemma in words.planned:
                    return "future"  # «من المقرر أن يلتقي»
                if lemma in words.possible:
                    return "hypothetical"
            if present and lemma in words.before and ahead(clauses, before.index):
                return "hypothetical"
            if before.tag == "c":
                ruled = self._ruled(chunks, before, present=present and not suffixed)
                if ruled is not None:
                    return ruled
        past = analysis.form.tense == "past"
        era = era_of(words, chunks, predication.position)
        if era == COMING and present:
            return "future"  # «يلتقي الرئيس المستشارة في برلين لاحقا»
        doer = predication.subject.first if past and predication.subject is not None else None
        if doer is not None and any(token.lexeme.lemma in words.late for token in doer.modifiers):
            return "historical"  # «طالب الزعيم الراحل بانسحاب القوات»
        if (predication.pluperfect or past) and era and era != COMING:
            return "historical" if era == BYGONE else "actual"
        if predication.pluperfect:
            return "historical"
        if not depth:
            return "actual"
        if present and predication.relative and before is not None and before.tag == "N":
            made = next((p for p in clauses.predications if p.position == before.index and p.form == "masdar"), None)
            made = made or next((verb for verb in clauses.taking(before) if verb.position < before.index), None)
            return self._around(clauses, made, depth) or "actual"  # «يعتزمون إصدار فتوى تطالب»
        linked = bool(chunk.conj) or (before is not None and before.tag == "j" and before.head.lexeme.lemma in words.alternatives)
        masdar = joined(words, clauses, predication) if past and linked else None
        if masdar is not None:
            shared = self._nominal(clauses, masdar, depth - 1)
            if predication.subject is None or shared in ("hypothetical", "future"):
                return shared  # «لقبول الاتفاق أو رفضه»
        if past and not linked and supposed_masdar(words, chunks, predication):
            return "hypothetical"  # «يجب على الحكومة وقف القتال»
        if past and not linked and (expected := foreseen(words, chunks, chunk.index)) is not None:
            return expected
        if past and (linked or (before is not None and before.tag == "D")) and told_on(clauses, predication):
            return "historical"
        if chunk.conj in ("wa", "fa") and predication.subject is None:
            led = sister(clauses, predication) if predication.complement is None else None
            shared = self._verb(clauses, led, depth - 1) if led is not None else "actual"
            return shared if shared in ("hypothetical", "future", "historical") else "actual"
        return "actual"

    def _ruled(self, chunks: list[Chunk], opener: Chunk, *, present: bool) -> Status | None:
        """The status that what governs a complementiser gives the verb behind it, ``present`` where it is a mere prospect."""
        words = self._words
        governing = ruling(chunks, opener.index, words.telling)
        if governing is None:
            if not present or not wanted(words, chunks, opener):
                return None
            if opener.index and chunks[opener.index - 1].tag == "p" and chunks[opener.index - 1].head.lexeme.lemma in words.upon:
                return "future"  # «وقعا الاتفاق، على أن تنسحب القوات خلال شهر»
            teller = chunks[opener.index - 1].head.lexeme.cues if opener.index else ()
            return "negated" if any(cue.stance == "denies" for cue in teller) else "hypothetical"  # «نافيا أن يكون تم»
        lemma = governing.head.lexeme.lemma
        if lemma in words.without:
            return "negated"  # «عاد دون أن يلتقي الرئيس»
        if lemma in words.preceding and not present:
            return "historical"  # «سبق أن فرضت عقوبات»
        if not present:
            return None
        if lemma in words.possible or lemma in words.making_possible:
            return "hypothetical"
        if lemma in words.planned:
            return "future"
        if lemma in words.refusing:
            return "hypothetical" if governing.negated else "negated"  # «لم يستبعد أن تفرض بلاده عقوبات»
        return None
