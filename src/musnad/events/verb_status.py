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
    excepted,
    fails,
    foreseen,
    joined,
    leading,
    never,
    not_the_first,
    ruling,
    sister,
    supposed_masdar,
    told_on,
    wanted,
)
from musnad.events.eras import due, era_of
from musnad.events.status_words import StatusWords
from musnad.mentions.chunk import Chunk
from musnad.mentions.times.eras import BYGONE, COMING
from musnad.records import Status
from musnad.rulebook.tables import Rulebook

DEEP: Final = 4
"""How many predicates, each governed by the next, hand their status on."""


class _Verb:
    """A verb as its status is sought: ``lead`` is it or the auxiliary that leads it, ``before`` what stands right before that.

    ``present``: the tense of the one that leads; ``past``: that of the verb itself.
    """

    __slots__ = ("before", "chunk", "chunks", "clauses", "lead", "past", "predication", "present")

    def __init__(self, clauses: Clauses, predication: Predication, lead: Chunk) -> None:
        self.clauses = clauses
        self.chunks = clauses.chunks
        self.predication = predication
        self.chunk = self.chunks[predication.position]
        self.lead = lead
        self.before: Chunk | None = self.chunks[lead.index - 1] if lead.index else None
        self.present = lead.head.analysis.form.tense == "present"
        self.past = predication.token.analysis.form.tense == "past"


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
        v = _Verb(clauses, predication, leading(self._words, clauses.chunks, predication.position))
        return (self._open(v) or self._not_done(v) or self._yet_to_come(v) or self._behind_word(v) or self._at_time(v)
                or (self._with_others(v, depth) if depth else None) or "actual")

    def _open(self, v: _Verb) -> Status | None:
        """Of what is asked or is a condition: «إن لم تستجب الحكومة», «هل تنسحب القوات؟»; what others did before is past."""
        words, before, particles = self._words, v.before, v.chunk.particles
        if not_the_first(words, v.chunks, v.predication.position):
            return "historical"
        if before is not None and not before.head.analysis.suffix and (
            before.head.lexeme.lemma in words.conditions or (v.chunk.negated and before.head.word.key in words.supposing)
        ):
            return "hypothetical"  # «إن» with a pronoun opens what is said
        if asked(words, v.chunks, v.lead.index) or not words.asking.isdisjoint(particles):
            return "hypothetical"
        return "hypothetical" if v.present and not words.asking_when.isdisjoint(particles) else None  # «متى ترفع العقوبات؟»

    def _not_done(self, v: _Verb) -> Status | None:
        """Of what is negated: «قد لا ينسحب الجيش», «لن ينسحب الجيش إلا بعد الاتفاق»."""
        words = self._words
        if not v.predication.negated and not v.lead.negated:
            return None
        if self._maybe(v):
            return "hypothetical"
        if not excepted(words, v.chunks, v.predication):
            return "negated"
        return "hypothetical" if never(words, v.chunks, v.predication) else "actual"

    def _maybe(self, v: _Verb) -> bool:
        """Whether its particles tell that it may be: «ربما انسحب», «قد ينسحب», but not «قد انسحب»."""
        words = self._words
        return not words.perhaps.isdisjoint(v.lead.particles) or (v.present and not words.maybe.isdisjoint(v.lead.particles))

    def _yet_to_come(self, v: _Verb) -> Status | None:
        """Of what is to come or may come by its own form and particles: «سينسحب», «وإلا واجهت عقوبات», «لينسحب»."""
        words, lead, particles = self._words, v.lead, v.chunk.particles
        if words.to_come(v.predication.token, particles) or words.to_come(lead.head, lead.particles):
            return "hypothetical" if conditioned(words, v.chunks, v.predication.position) else "future"
        if v.chunk.conj == "wa" and not words.or_else.isdisjoint(particles):
            return "hypothetical"
        if self._maybe(v) or lead.head.analysis.prep == "li":
            return "hypothetical"
        if v.predication.token.lexeme.lemma in words.failing or (v.present and fails(words, v.chunks, v.predication.position)):
            return "negated"
        return None

    def _behind_word(self, v: _Verb) -> Status | None:
        """By the word right before it, or the draft that tells it: «من المقرر أن يلتقي», «مكافأة لمن يدلي بمعلومات»."""
        words, before = self._words, v.before
        if before is None:
            return None
        teller = v.predication.subject
        if v.present and teller is not None and teller.first.head.lexeme.lemma.partition(" ")[0] in words.drafts:
            return "hypothetical"  # «مشروع قانون يفرض عقوبات»
        lemma = before.head.lexeme.lemma
        prospective = v.present and not before.head.analysis.suffix
        if prospective and lemma in words.purposes:
            return "hypothetical"
        if before.tag == "V" and not v.chunk.conj and v.lead is v.chunk and not before.negated:
            if lemma in words.refusing:
                return "negated"
            if lemma in words.possible or lemma in words.planned:
                return "hypothetical" if lemma in words.possible else "future"  # «يتوقع تعرض الوزير لانتقادات»: a masdar
        if v.present and before.prep == "li" and (before.whoever or before.tag == "p"):
            return "hypothetical"
        if v.present and before.tag not in "NV":
            if lemma in words.planned:
                return "future"
            if lemma in words.possible:
                return "hypothetical"
        if v.present and lemma in words.before and ahead(v.clauses, before.index):
            return "hypothetical"
        if v.present and lemma in words.after and not any(
                one.tag == "v" and one.form.tense == "past" for one in v.predication.token.word.analyses):
            return "future"  # «بعد أن نستعيد المدينة»
        return self._ruled(v.chunks, before, present=prospective) if before.tag == "c" else None

    def _at_time(self, v: _Verb) -> Status | None:
        """By when it is told to be, or that it was over before: «يلتقي الرئيس المستشارة لاحقا», «طالب الزعيم الراحل»."""
        predication = v.predication
        era = era_of(self._words, v.clauses, predication.position)
        if v.present and (era == COMING or due(self._words, v.clauses, predication.position)):
            return "future"
        doer = predication.subject.first if v.past and predication.subject is not None else None
        if doer is not None and any(token.lexeme.lemma in self._words.late for token in doer.modifiers):
            return "historical"
        if (predication.pluperfect or v.past) and era and era != COMING:
            return "historical" if era == BYGONE else "actual"
        return "historical" if predication.pluperfect else None

    def _with_others(self, v: _Verb, depth: int) -> Status | None:
        """As what it describes or is joined to: «يعتزمون إصدار فتوى تطالب», «لقبول الاتفاق أو رفضه»."""
        words, clauses, predication, before, conj = self._words, v.clauses, v.predication, v.before, v.chunk.conj
        if v.present and predication.relative and before is not None and before.tag == "N":
            made = next((p for p in clauses.predications if p.position == before.index and p.form == "masdar"), None)
            made = made or next((verb for verb in clauses.taking(before) if verb.position < before.index), None)
            return self._around(clauses, made, depth) or "actual"
        linked = bool(conj) or (before is not None and before.tag == "j" and before.head.lexeme.lemma in words.alternatives)
        masdar = joined(words, clauses, predication) if v.past and linked else None
        if masdar is not None:
            shared = self._nominal(clauses, masdar, depth - 1)
            if predication.subject is None or shared in ("hypothetical", "future"):
                return shared
        if v.past and not linked:
            if supposed_masdar(words, v.chunks, predication):
                return "hypothetical"  # «يجب على الحكومة وقف القتال»
            expected = foreseen(words, v.chunks, v.chunk.index)
            if expected is not None:
                return expected
        if v.past and (linked or (before is not None and before.tag == "D")) and told_on(clauses, predication):
            first = clauses.verb_before(predication.position)
            if first is not None and self._verb(clauses, first, depth - 1) == "historical":
                return "historical"  # not «كان قد التقى اليوم الوفد وتم الاتفاق»
        if conj in ("wa", "fa") and predication.subject is None:
            led = sister(clauses, predication) if predication.complement is None else None
            shared = self._verb(clauses, led, depth - 1) if led is not None else "actual"
            return shared if shared in ("hypothetical", "future", "historical") else None
        return None

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
            return "negated" if governing.negated else "historical"  # «سبق أن فرضت عقوبات»
        if not present:
            return None
        if lemma in words.possible or lemma in words.making_possible:
            return "hypothetical"
        if lemma in words.planned:
            return "future"
        if lemma in words.able and governing.head.analysis.form.tense == "present":
            return "negated" if governing.negated else "hypothetical"  # «يستطيع أن يضغط»
        if lemma in words.refusing:
            return "hypothetical" if governing.negated else "negated"  # «لم يستبعد أن تفرض بلاده عقوبات»
        return None
