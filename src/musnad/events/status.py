"""Whether an act happened, will happen, may happen, or did not: negation, tense, modality and what governs it."""

from __future__ import annotations

from typing import Final

from musnad.attribution.draft import StatementDraft
from musnad.clauses.parse import Clauses
from musnad.clauses.predication import Predication
from musnad.events.control import punishes
from musnad.mentions.chunk import Chunk
from musnad.records import Status
from musnad.rulebook.tables import Rulebook

UNPROVEN_STANCES: Final = frozenset({"believes", "doubts", "suggests", "estimates"})
ANNOUNCED: Final = frozenset({"RETREAT", "SANCTION", "AID", "PROTEST", "MOBILIZE", "CONSULT", "COOPERATE", "CONCEDE"})
"""Types whose announcement by the one who acts is of what is to come: «أعلن انسحاب قواته»."""
GROUNDS: Final = frozenset({"because", "response", "after", "during"})
"""Prepositions before what another act rests on, a fact whatever becomes of that: «رفض الإعلان بسبب تسميم العميل»."""
HYPOTHETICAL_STANCES: Final = frozenset({"demands", "urges", "threatens", "hopes", "suggests", "asks", "worries"})
FUTURE_STANCES: Final = frozenset({"promises", "orders", "expects", "predicts"})


def _announced(predication: Predication) -> bool:
    """Whether a masdar is what its own actor announces: the subject of a verb of announcing, not somebody else's act."""
    verb = predication.governor
    if verb is None or verb.form not in ("verb", "masdar") or predication.oblique.get("agent") is not None:
        return False
    return any(cue.stance == "announces" and not cue.object for cue in verb.token.analysis.lexeme.cues)


def _supposed(clauses: Clauses, predication: Predication) -> bool:
    """Whether an act stands in what the speaker himself only supposes: «نعتقد بأن الجريمة أعد لها مسبقا»."""
    for position in range(predication.position - 1, 0, -1):
        tag = clauses.chunks[position].tag
        if tag in '.:"r':
            return False
        if tag == "c":
            if _unconfirmed(clauses.chunks, position):
                return True
            token = clauses.chunks[position - 1].head
            first = token.analysis.form.person == 1 or not predication.token.analysis.article
            return token.tag == "v" and first and any(cue.stance in UNPROVEN_STANCES for cue in token.lexeme.cues)
    return False


def _ruling(chunks: list[Chunk], position: int) -> Chunk | None:
    """What governs the clause that a complementiser opens, over the party whose part it is: «يجب على الحكومة أن تستقيل»."""
    before = chunks[position - 1] if position else None
    if before is not None and before.tag == "N" and before.prep in ("li", "ala") and position > 1:
        return chunks[position - 2]
    return before


def _unconfirmed(chunks: list[Chunk], position: int) -> bool:
    """Whether a complementiser opens what somebody does not say: «لم تؤكد الوكالة أن الملك وافق»."""
    for chunk in reversed(chunks[max(0, position - 4) : position]):
        if chunk.tag == "V":
            return chunk.negated and any(not cue.object for cue in chunk.head.analysis.lexeme.cues)
        if chunk.tag not in "Nto":
            return False
    return False


def _stands(chunk: Chunk, predication: Predication, verb: Predication) -> bool:
    """Whether a clause tells who did the act that somebody refuses: «رفضت إيران حظرا فرضه المجلس»."""
    denied = any(cue.stance == "denies" for cue in verb.token.lexeme.cues)
    told = predication.oblique.get("agent") is not None and predication.genitive is None
    return told and predication.index == chunk.first and not denied


class StatusReader:
    """Reads status with the word lists of a rulebook (``rules/events/words``)."""

    def __init__(self, book: Rulebook) -> None:
        self._possible = book.forms("events/words/possible.tsv")
        self._refusing = book.forms("events/words/refusing.tsv")
        self._planned = book.forms("events/words/planned.tsv")
        self._resting = book.forms("events/words/undergoing.tsv") | book.forms("events/words/answering.tsv")
        self._happening = book.forms("events/words/happening.tsv")
        self._failing = book.forms("events/words/failing.tsv")
        self._preceding = book.forms("events/words/preceding.tsv")
        self._without = frozenset(row["form"] for row in book.table("mentions/words/prepositions.tsv")
                                  if row["id"].partition("-")[0] == "without")
        self._standing = book.forms("events/words/standing.tsv")
        self._conditions = book.forms("events/words/conditions.tsv")
        self._future = book.forms("events/words/future-particles.tsv")
        self._maybe = book.forms("events/words/possible-particles.tsv")

    def status(self, clauses: Clauses, predication: Predication, type_: str, statement: StatementDraft | None) -> Status:
        """The status of an event of a type at a predicate, inside a statement where there is one."""
        own = self._verb(clauses, predication) if predication.form == "verb" else self._nominal(clauses, predication)
        if own == "hypothetical" and self._rests_on(clauses, predication, type_):
            own = "actual"
        if own == "actual" and _supposed(clauses, predication):
            return "hypothetical"
        at = clauses.chunks[predication.position].prep in GROUNDS  # «أعلن الرئيس أثناء اجتماع»
        if own == "actual" and predication.form == "masdar" and type_ in ANNOUNCED and not at and _announced(predication):
            return "future"
        if own == "future" and predication.form == "noun" and type_ == "THREATEN":
            return "actual"  # «ستتخذ إجراءات انتقامية»: to say so is the threat
        if own != "actual" or statement is None or statement.predication is predication:
            return own
        if statement.stance == "denies":
            return "negated"
        if statement.stance in UNPROVEN_STANCES and not predication.token.analysis.article:
            return "hypothetical"
        nominal_content = statement.predication is not None and predication.form != "verb" and (
            predication.token.start - statement.content[0] < 3
        )
        if nominal_content and statement.stance in HYPOTHETICAL_STANCES:
            return "hypothetical"
        if nominal_content and statement.stance in FUTURE_STANCES:
            return "future"
        return own

    def _rests_on(self, clauses: Clauses, predication: Predication, type_: str) -> bool:
        """Whether what governs an act behind «لـ» rests on it as a fact: «تعرض لمداهمة», «تلبية لدعوة», «حكم عليه لقتل جاره»."""
        head = predication.governor
        if head is None or clauses.chunks[predication.position].prep != "li" or predication.form == "verb":
            return False
        undergone = head.token.lexeme.lemma in self._resting and not head.negated
        return undergone or (type_ == "ASSAULT" and punishes(head, clauses.chunks))

    def _verb(self, clauses: Clauses, predication: Predication) -> Status:
        analysis = predication.token.analysis
        if predication.negated:
            return "negated"
        chunk = clauses.chunks[predication.position]
        if analysis.future or any(p in self._future for p in chunk.particles):
            return "future"
        present = analysis.form.tense == "present"
        if present and any(p in self._maybe for p in chunk.particles):
            return "hypothetical"
        if analysis.prep == "li":
            return "hypothetical"
        if predication.token.lexeme.lemma in self._failing or (present and self._fails(clauses.chunks, predication.position)):
            return "negated"
        before = self._before(clauses.chunks, predication.position)
        if before is not None:
            lemma = before.head.lexeme.lemma
            if lemma in self._conditions and not before.head.analysis.suffix:
                return "hypothetical"  # «إن» with a pronoun opens what is said
            if present and before.tag not in "NV":
                if lemma in self._planned:
                    return "future"  # «من المقرر أن يلتقي»
                if lemma in self._possible:
                    return "hypothetical"
            ruling = self._before(clauses.chunks, before.index) if before.tag == "c" else None
            if ruling is not None and ruling.head.lexeme.lemma in self._without:
                return "negated"  # «عاد دون أن يلتقي الرئيس»
            if ruling is not None and not present and ruling.head.lexeme.lemma in self._preceding:
                return "historical"  # «سبق أن فرضت عقوبات»
            if present and before.tag == "c":
                governing = _ruling(clauses.chunks, before.index)
                if governing is not None and governing.head.lexeme.lemma in self._possible:
                    return "hypothetical"
                if governing is not None and governing.head.lexeme.lemma in self._planned:
                    return "future"
        if predication.pluperfect:
            return "historical"
        if present and predication.relative and before is not None and before.tag == "N":
            made = next((p for p in clauses.predications if p.position == before.index and p.form == "masdar"), None)
            around = self._nominal(clauses, made) if made is not None else "actual"
            if around in ("hypothetical", "future"):
                return around  # «يعتزمون إصدار فتوى تطالب»
        return "actual"

    def _nominal(self, clauses: Clauses, predication: Predication) -> Status:
        chunks = clauses.chunks
        position = predication.position
        chunk = chunks[position]
        head = predication.governor
        first = predication.index == chunk.first
        if first and head is not None and head.token.lexeme.lemma in self._failing and not (
            head.subject is not None and any(c.index == position for c in head.subject.chunks)
        ):
            return "negated"  # «فشلوا في اقتحام السجن», «أحبطت القوات هجوما»
        any_of = False
        for token in reversed(clauses.tokens[chunk.first : predication.index]):
            lemma = token.lexeme.lemma
            if lemma in self._refusing or lemma in self._failing:
                return "negated"
            if lemma in self._possible and token.tag in "dq":
                any_of = True  # «أي هجوم»
            elif lemma in self._possible:
                return "hypothetical"
            elif lemma in self._planned:
                return "future"
        if any_of:
            head = predication.governor
            refused = head is not None and (head.negated or head.token.lexeme.lemma in self._refusing)
            return "negated" if refused else "hypothetical"  # «لم يقع أي هجوم»
        form = predication.token.analysis.form
        alone = predication.index > chunk.first or predication.genitive is None
        if alone and any(token.lexeme.lemma in self._standing for token in chunk.modifiers):
            return "actual"  # «إلغاء الإقامة الجبرية المفروضة عليه»: what is to be lifted stands
        known = predication.token.analysis.article and (predication.form == "noun" or form.number == "p")
        verb = predication.governor
        if known:
            return "future" if self._yet_to_be(verb, chunk) else "actual"  # «الهجوم», «الاتهامات» are taken as known
        if any(t.lexeme.lemma in self._possible or t.analysis.form.light in self._possible for t in chunk.modifiers):
            return "hypothetical"
        if any(t.lexeme.lemma in self._planned or t.analysis.form.light in self._planned for t in chunk.modifiers):
            return "future"
        if chunk.prep in GROUNDS and (verb is None or not verb.token.analysis.future):
            return "actual"
        joined = chunk.conj and not chunk.prep and predication.index == chunk.first and predication.form != "participle"
        if joined and predication.governor is None:
            masdars = (p for p in reversed(clauses.predications) if p.form == "masdar")
            sister = next((p for p in masdars if 0 < position - p.position <= 3), None)
            if sister is not None:
                shared = self._nominal(clauses, sister)
                if shared in ("hypothetical", "future"):
                    return shared  # «لتشكيل حكومة وإنهاء القتال»
        if chunk.prep in ("without",):
            return "negated"
        if chunk.prep == "for" or (chunk.prep == "li" and predication.index == chunk.first and predication.form == "masdar"):
            meant = verb is not None and not verb.negated and verb.token.lexeme.lemma in self._planned
            return "future" if meant else "hypothetical"  # «تخطط الحكومة لقطع المساعدات»
        before = self._before(chunks, predication.position)
        beside = before is not None and before.tag in "NV" and before.kind != "person"
        if before is not None and beside:
            lemma = before.head.lexeme.lemma
            last = clauses.tokens[before.last - 1].lexeme.lemma
            owned = before.tag == "N" and bool(before.head.analysis.suffix) and not chunk.prep and not chunk.conj
            if owned and lemma in self._refusing:
                return "negated"  # «رفضه التفاوض»
        if chunk.prep and before is not None and beside:
            if lemma in self._possible or last in self._possible:
                return "hypothetical"
            if lemma in self._planned or last in self._planned:
                return "future"
        if verb is not None:
            lemma = verb.token.lexeme.lemma
            if verb.negated and verb.relative and verb.token.analysis.form.tense == "present":
                return "hypothetical"  # «الملاك الذين لا يلتزمون بطرد المهاجرين»
            told = predication.token.analysis.article and chunk.prep == "an" and bool(verb.token.lexeme.cues)
            if verb.negated and told:
                return "actual"  # «لم تعلن أي جهة مسؤوليتها عن التفجير»
            if verb.negated or (lemma in self._refusing and not _stands(clauses.chunks[position], predication, verb)):
                return "negated"
            maybe = verb.form == "verb" and any(p in self._maybe for p in chunks[verb.position].particles)
            if lemma in self._possible or (maybe and verb.token.analysis.form.tense == "present"):
                return "hypothetical"
            if lemma in self._planned or verb.token.analysis.future:
                return "future"
            if verb.pluperfect and not verb.token.analysis.lexeme.cues:
                return "historical"
            if verb.form == "masdar" and verb.position < position and not verb.token.analysis.lexeme.cues:
                around = self._nominal(clauses, verb)
                return around if around in ("hypothetical", "future") else "actual"  # «يتوقع تعرض الوزير لانتقادات»
        return "actual"

    def _fails(self, chunks: list[Chunk], position: int) -> bool:
        """Whether a verb of failing stands before a verb, over its subject: «كاد الطرفان يوقعان الاتفاق»."""
        for chunk in reversed(chunks[max(0, position - 3) : position]):
            if chunk.tag == "V":
                return chunk.head.lexeme.lemma in self._failing
            if chunk.tag != "N" or chunk.prep:
                return False
        return False

    def _yet_to_be(self, verb: Predication | None, chunk: Chunk) -> bool:
        """Whether a noun is what will take place: «المفاوضات ستستأنف», but not «القمة ستساعد»."""
        if verb is None or not verb.token.analysis.future or verb.token.lexeme.lemma not in self._happening:
            return False
        return any(place is not None and chunk in place.chunks for place in (verb.subject, verb.object))

    @staticmethod
    def _before(chunks: list[Chunk], position: int) -> Chunk | None:
        return chunks[position - 1] if position else None
