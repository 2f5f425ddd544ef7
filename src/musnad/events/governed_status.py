"""Whether an act that a noun names happened, as the verb or noun tells that governs it: «يطالب بالإفراج», «نفى استقالته»."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Predication
from musnad.events.embedding import denies, excepted, never, stands
from musnad.events.prospect import said, says, stays
from musnad.events.verb_status import VerbStatus
from musnad.mentions.chunk import Chunk
from musnad.records import Status

SPOKEN: Final = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
"""Types of acts that were done in words where somebody refuses what they say: «رفض الاتهامات»."""
DELIBERATE: Final = frozenset({"CONSULT", "SUPPORT", "RETREAT", "AGREE"})
"""Types of acts that people plan for, so that what is to come after them is itself to come: «سيصوتون بعد لقائهم»."""
PLANNED_FOR: Final = DELIBERATE | {"COOPERATE"}
"""The same, with what people do together."""
PROMISED: Final = SPOKEN | {"AGREE", "REJECT"}
"""Types of acts from whose content people back down: «تراجعت عن وعودها»."""


class GovernedStatus(VerbStatus):
    """Reads the status of what a predicate governs."""

    def _governed(self, clauses: Clauses, predication: Predication, verb: Predication, depth: int) -> Status:
        """The status of an act named by a noun as what governs it gives it."""
        chunk = clauses.chunks[predication.position]
        told = self._under_negation(clauses, predication, verb, chunk) if verb.negated else None
        return (told or self._refused(predication, verb, chunk) or self._weighed(predication, verb, chunk)
                or self._in_prospect(clauses, predication, verb, depth)
                or self._by_its_own_status(clauses, predication, verb, depth))

    def _under_negation(self, clauses: Clauses, predication: Predication, verb: Predication, chunk: Chunk) -> Status | None:
        """What a negated verb leaves true or open: «لم يعلق على اعتقال الصحفي»."""
        words, lemma = self._words, verb.token.lexeme.lemma
        if verb.relative and verb.token.analysis.form.tense == "present" and (
                words.did_not.isdisjoint(clauses.chunks[verb.position].particles)):
            return "hypothetical"  # «الملاك الذين لا يلتزمون بطرد المهاجرين»
        if verb.relative and verb.position > chunk.index and lemma not in words.happening:
            return "actual"  # «مظاهرات لم ترتق إلى مستوى ما قبلها»
        told = predication.token.analysis.article and chunk.prep == "an" and bool(verb.token.lexeme.cues)
        spoken = predication.form != "verb" and chunk.definite and says(predication, SPOKEN) and lemma not in words.bringing
        if told or spoken:
            return "actual"  # «لم تعلن أي جهة مسؤوليتها عن التفجير»
        if verb.form == "verb" and excepted(words, clauses.chunks, verb):
            return "hypothetical" if never(words, clauses.chunks, verb) else "actual"  # «لن يتم الإفراج عنهم إلا بعد»
        if lemma in words.presupposing and chunk.prep:
            return "actual"
        if lemma in words.preventing:
            return "hypothetical"  # «الاتفاق لا يمنع واشنطن من قصف المواقع»
        return "actual" if stays(words, clauses, predication, verb) else None  # «لن يستفيد من حبسهم»

    def _refused(self, predication: Predication, verb: Predication, chunk: Chunk) -> Status | None:
        """What is refused, called back or told not to be: «رفض التفاوض», «تراجعت الحكومة عن فرض حظر التجول»."""
        words, lemma = self._words, verb.token.lexeme.lemma
        refuses = lemma in words.refusing and not stands(chunk, predication, verb)
        if verb.negated and refuses:
            return "hypothetical"  # «لا يستبعد اختطاف الصحفي»
        if refuses and said(predication, SPOKEN):
            return "actual"  # «رفض دعوات المعارضة إلى الاستقالة»: they were made
        if lemma in words.backing and chunk.prep == "an" and predication.form == "masdar" and not says(predication, PROMISED):
            return "actual" if verb.negated else "negated"
        if verb.negated or refuses:
            return "hypothetical" if chunk.prep == "before" else "negated"  # «رفضه التفاوض قبل وقف القتال»
        return None

    def _weighed(self, predication: Predication, verb: Predication, chunk: Chunk) -> Status | None:
        """What is taken for a fact, and what somebody has yet to decide: «سيحقق في مقتل الصحفي», «يدرس الانسحاب»."""
        words, lemma = self._words, verb.token.lexeme.lemma
        if lemma in words.presupposing or (lemma in words.resulting and chunk.prep in ("an", "min")):
            return "actual"
        alone = verb.subject if verb.object is None else verb.object if verb.subject is None else None
        if lemma in words.preceding and alone is not None and alone.first is chunk and predication.form == "masdar":
            return "historical"  # «سبق تعرضه لهجوم»
        if lemma not in words.weighing:
            return None
        weighed = verb.object is not None and verb.object.first is chunk and predication.index == chunk.first
        return "hypothetical" if weighed and predication.token.lexeme.lemma not in words.deaths else "actual"

    def _in_prospect(self, clauses: Clauses, predication: Predication, verb: Predication, depth: int) -> Status | None:
        """What is possible, planned or allowed, and what is a fact in spite of that."""
        words, lemma, form, subject = self._words, verb.token.lexeme.lemma, verb.token.analysis.form, verb.subject
        chunk = clauses.chunks[predication.position]
        does = subject is not None and subject.first is chunk and verb.form == "verb" and lemma in words.possible
        if does and subject is not None and (
            (subject.how == "before" and {"ila", "li"} & {*verb.oblique}) or ("bi" in verb.oblique and verb.token.lexeme.cues)
        ):  # what aims or demands is itself a fact: «رد الوسام يهدف إلى», «مظاهرات تطالب بالإفراج»
            return self._verb(clauses, verb, depth - 1)
        occasion = chunk.prep in ("fi", "within") and verb.form == "verb" and lemma not in words.wishing
        coming = lemma in words.expecting and verb.form == "verb" and form.tense == "present" and says(predication, PLANNED_FOR)
        if coming and not verb.negated and (subject is None or subject.first is chunk):
            return "future"  # «يتوقع وصول الوفد غدا»
        if not occasion and (lemma in words.possible or (
            lemma in words.making_possible and verb.form == "verb" and form.tense == "present"
            and form.gender != "f"  # «تمكن» is a past tense too
        )):
            return "hypothetical"
        if lemma in words.working and chunk.prep == "ala" and verb.form != "verb" and predication.index == chunk.first:
            return "hypothetical"  # «العمل على التوصل إلى هدنة»
        stipulated = (verb.relative or (verb.form == "verb" and form.tense == "present")) and verb.object is None and (
            chunk.prep == "bi" and lemma in words.stipulating)  # «اتفاق يقضي بتبادل الأسرى»
        if verb.token.analysis.future or stipulated or (not occasion and lemma in words.planned):
            return self._around(clauses, verb, depth) or "future"
        if lemma in words.allowing and verb.form == "verb" and form.tense == "present" and (
            subject is None or subject.first.kind not in PARTIES
        ):
            return "hypothetical"  # «يسمح القانون بترحيلهم»
        if (chunk.prep == "min" and predication.form == "noun") or (
            chunk.prep == "fi" and predication.token.lexeme.lemma in words.wars and lemma not in words.carrying_out
        ):
            return "actual"  # «عليها أن تستخلص الدروس من الحرب»
        return None

    def _by_its_own_status(self, clauses: Clauses, predication: Predication, verb: Predication, depth: int) -> Status:
        """What is as much a fact as the act that governs it, or as what is told of that: «نفى الأنباء عن استقالته»."""
        if verb.form == "verb":
            around = self._verb(clauses, verb, depth - 1)
            if around in ("hypothetical", "future") or (around == "historical" and not verb.token.analysis.lexeme.cues):
                return around
            return "actual"
        if verb.position >= predication.position:
            return "actual"
        teller = verb.governor
        if verb.token.lexeme.cues and teller is not None and denies(teller) and (
            teller.token.lexeme.lemma in self._words.refusing
        ):
            return "negated"
        if teller is not None and teller.subject is not None and teller.subject.first.index == verb.position:
            return self._governed(clauses, predication, teller, depth - 1) if depth else "actual"  # «تفضي المحادثات إلى»
        if clauses.chunks[predication.position].prep == "an":
            return "actual"
        own = self._nominal(clauses, verb, depth - 1) if depth else "actual"
        undergone = own == "historical" and verb.token.lexeme.lemma in self._words.resting  # «سبق تعرضه لهجوم»
        return own if own in ("hypothetical", "future") or undergone else "actual"
