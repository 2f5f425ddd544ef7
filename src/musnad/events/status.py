"""Whether an act happened, will happen, may happen, or did not: negation, tense, modality and what governs it."""

from __future__ import annotations

from typing import Final

from musnad.attribution.draft import StatementDraft
from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.control import punishes
from musnad.events.embedding import (
    UNPROVEN_STANCES,
    ahead,
    announced,
    asked,
    denies,
    era_of,
    excepted,
    fails,
    joined,
    leading,
    no_option,
    not_the_first,
    or_else_negated,
    punished,
    ruling,
    sister,
    stands,
    supposed,
    wanted,
)
from musnad.events.prospect import called_off, completed, debated, described, end, long_ago, over_parties, partner, prospect
from musnad.events.status_words import StatusWords
from musnad.mentions.chunk import Chunk
from musnad.mentions.times.eras import BYGONE
from musnad.records import Status
from musnad.rulebook.tables import Rulebook

ANNOUNCED: Final = frozenset({"RETREAT", "SANCTION", "AID", "PROTEST", "MOBILIZE", "CONSULT", "COOPERATE", "CONCEDE"})
"""Types whose announcement by the one who acts is of what is to come: «أعلن انسحاب قواته»."""
CALLED_OFF: Final = frozenset({"CONSULT", "PROTEST", "COOPERATE", "MOBILIZE", "ASSAULT"})
"""Types of acts that do not take place where somebody calls them off; what is in force ends: «ألغى الحظر»."""
GROUNDS: Final = frozenset({"because", "response", "after", "during", "since", "inside"})
"""Prepositions before what another act rests on, a fact whatever becomes of that: «رفض الإعلان بسبب تسميم العميل»."""
_SINCE: Final = "since"
_DEEP: Final = 4
"""How many predicates, each governed by the next, hand their status on."""
PEOPLE: Final = frozenset({"person", "group"})
"""Kinds of phrases whose genitive is an act that they did or suffered."""
HYPOTHETICAL_STANCES: Final = frozenset({"demands", "urges", "threatens", "hopes", "suggests", "asks", "worries"})
THREATENING: Final = frozenset({"threatens", "warns"})
FUTURE_STANCES: Final = frozenset({"promises", "orders", "expects", "predicts"})


class StatusReader:
    """Reads status with the word lists of a rulebook (``rules/events/words``)."""

    def __init__(self, book: Rulebook) -> None:
        self._words = StatusWords(book)

    def status(self, clauses: Clauses, predication: Predication, type_: str, statement: StatementDraft | None) -> Status:
        """The status of an event of a type at a predicate, inside a statement where there is one."""
        own = self._verb(clauses, predication) if predication.form == "verb" else self._nominal(clauses, predication)
        if own == "hypothetical" and self._rests_on(clauses, predication, type_):
            own = self._around(clauses, predication.governor) or "actual"
        if own == "actual" and supposed(clauses, predication, self._words.alleging):
            return "hypothetical"
        at = clauses.chunks[predication.position].prep in GROUNDS  # «أعلن الرئيس أثناء اجتماع»
        if own == "actual" and predication.form == "masdar" and type_ in ANNOUNCED and not at and announced(predication) and not (
            completed(self._words, clauses, predication)
        ):
            return "future"
        told = statement is not None and statement.predication is not predication
        if own == "future" and told and statement is not None and statement.stance in THREATENING:
            return "hypothetical"  # «هدد بأن قواته ستقصف العاصمة»
        if own == "future" and predication.form in ("noun", "masdar") and type_ == "THREATEN":
            return "actual"  # «ستتخذ إجراءات انتقامية»: to say so is the threat
        if own == "actual" and type_ == "ASSAULT" and punished(clauses, predication):
            return "historical"
        if own == "actual" and type_ in CALLED_OFF and called_off(self._words, clauses, predication):
            return "negated"
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
        undergone = head.token.lexeme.lemma in self._words.resting and not head.negated
        beside = clauses.chunks[predication.position - 1].kind != "act"  # «اتهمته بالتخطيط لاغتيال السفير»
        return undergone or (type_ == "ASSAULT" and beside and punishes(head, clauses.chunks))

    def _around(self, clauses: Clauses, head: Predication | None, depth: int = _DEEP) -> Status | None:
        """The status that what governs an act gives it, where that is itself no fact: «يتوقع تعرض الوزير لانتقادات»."""
        if head is None or not depth:
            return None
        own = self._verb if head.form == "verb" else self._nominal
        around = own(clauses, head, depth - 1)
        return around if around in ("hypothetical", "future") else None

    def _verb(self, clauses: Clauses, predication: Predication, depth: int = _DEEP) -> Status:
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
        if predication.negated or lead.negated:
            return "actual" if excepted(words, chunks, predication) else "negated"
        if analysis.future or lead.head.analysis.future or not (
            words.future.isdisjoint(chunk.particles) and words.future.isdisjoint(lead.particles)
        ):
            return "future"
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
        if (predication.pluperfect or past) and (era := era_of(words, chunks, predication.position)):
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
        if past and linked and predication.subject is None and (masdar := joined(clauses, predication)) is not None:
            return self._nominal(clauses, masdar, depth - 1)  # «لقبول الاتفاق أو رفضه»
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

    def _nominal(self, clauses: Clauses, predication: Predication, depth: int = _DEEP) -> Status:
        words = self._words
        chunks = clauses.chunks
        position = predication.position
        chunk = chunks[position]
        verb = predication.governor
        first = predication.index == chunk.first
        if first and (no_option(chunks, position, words) or (verb is None and or_else_negated(words, clauses, position))):
            return "negated"
        acts = verb is not None and verb.subject is not None and any(c.index == position for c in verb.subject.chunks)
        if first and verb is not None and verb.token.lexeme.lemma in words.failing and not acts:
            return "negated"  # «فشلوا في اقتحام السجن», «أحبطت القوات هجوما»
        if first and verb is not None and verb.token.lexeme.lemma in words.preventing and verb.object is not None and (
            verb.object.first is chunk and not verb.negated
        ):
            return "negated"  # «منعت الشرطة وقوع هجوم»
        if not first and chunk.kind in PEOPLE and predication.token.analysis.article:
            return "actual"  # «قادة الاحتجاج»
        clause = described(words, clauses, predication) if depth else None
        if clause is not None and (told := self._verb(clauses, clause, depth - 1)) in ("hypothetical", "future"):
            return told  # «عقوبات قد تفرضها», «القمة التي ستعقد»
        any_of = False
        carried = bool(chunk.prep) and position > 0 and chunks[position - 1].head.lexeme.lemma in words.carrying_out
        for token in reversed(clauses.tokens[chunk.first : predication.index]):
            lemma = token.lexeme.lemma
            if lemma in words.presupposed:
                return "historical" if lemma in words.recalling else "actual"
            if lemma in words.refusing or lemma in words.failing:
                return "negated"
            carried = carried or lemma in words.carrying_out
            if lemma in words.possible and token.tag in "dq":
                any_of = True  # «أي هجوم»
            elif lemma in words.possible:
                return "hypothetical"
            elif lemma in words.planned:
                return "future"
        if any_of:
            refused = verb is not None and (verb.negated or verb.token.lexeme.lemma in words.refusing)
            return "negated" if refused else "hypothetical"  # «لم يقع أي هجوم»
        form = predication.token.analysis.form
        alone = predication.index > chunk.first or predication.genitive is None
        if alone and any(token.lexeme.lemma in words.standing for token in chunk.modifiers):
            return "actual"  # «إلغاء الإقامة الجبرية المفروضة عليه»: what is to be lifted stands
        behind_it = [token for token in chunk.modifiers if token.start > predication.token.start]
        if any(t.lexeme.lemma in words.possible or t.analysis.form.light in words.possible for t in behind_it):
            return "hypothetical"
        if any(t.lexeme.lemma in words.planned or t.analysis.form.light in words.planned for t in behind_it):
            return "future"
        if long_ago(words, clauses, predication):
            return "historical"
        known = predication.token.analysis.article and (predication.form == "noun" or form.number == "p")
        if known and not carried and prospect(words, clauses, predication):
            return "hypothetical"
        if known and not carried:
            return self._yet_to_be(clauses, verb, chunk) or "actual"  # «الهجوم», «الاتهامات» are taken as known
        if chunk.prep in GROUNDS and (chunk.prep == _SINCE or verb is None or not verb.token.analysis.future):
            return "actual"
        sharing = partner(words, clauses, predication) if predication.form != "participle" else None
        known_too = sharing is None or self._rests_on(clauses, sharing, "")  # «تعرض للقصف والحصار»
        shared = self._nominal(clauses, sharing, depth) if sharing is not None and not known_too else "actual"
        if shared in ("hypothetical", "future") or (shared == "negated" and verb is None):
            return shared  # «لتشكيل حكومة وإنهاء القتال»
        aim = end(clauses, predication) if depth else None
        if aim is not None and (around := self._around(clauses, aim, depth)) is not None:
            return around
        if debated(words, clauses, predication):
            return "hypothetical"
        if chunk.prep == "exchange" and first:
            told = self._governed(clauses, predication, verb, depth) if verb is not None and depth else "future"
            return told if told == "hypothetical" else "future"  # «مقابل رفع العقوبات»
        if chunk.prep in ("without", "fearing"):
            return "negated" if chunk.prep == "without" else "hypothetical"
        before = over_parties(chunks, position) if chunk.prep else chunks[position - 1] if position else None
        if verb is None and before is not None and chunk.prep and before.head.lexeme.lemma in words.carrying_out:
            verb = next(clauses.taking(before), None)
        if before is not None and chunk.prep in ("min", "ala", "li") and before.kind == "time":
            lemma = before.head.lexeme.lemma
            if lemma in (words.recalling if chunk.prep == "li" else words.eras):
                return "historical"  # «بعد عامين من اعتقال شقيقه», «الذكرى العاشرة لاغتيال الزعيم»
        verbal = predication.form == "masdar" or " " in predication.token.lexeme.lemma  # «وقف إطلاق النار»
        if chunk.prep in ("li", "bi") and first and verbal and verb is not None and words.agrees(verb):
            return self._around(clauses, verb, depth) or "future"  # «أبرم الطرفان اتفاقا لوقف إطلاق النار»
        if chunk.prep == "li" and verb is not None and verb.token.lexeme.lemma in words.presupposing:
            return "actual"  # «إدانات لاستهداف المطار»
        if chunk.prep == "for" or (chunk.prep == "li" and first and verbal):
            meant = verb is not None and not verb.negated and verb.token.lexeme.lemma in words.planned
            return "future" if meant or words.fights_for(clauses, predication) else "hypothetical"  # «تخطط لقطع المساعدات»
        if before is not None and before.tag == "j" and before.head.lexeme.lemma in words.conditions:
            complete = predication.genitive is not None or predication.token.analysis.article or predication.token.analysis.suffix
            if complete or before.head.lexeme.lemma not in words.states:
                return "hypothetical"  # «في حال إدانتهم», but «في حالة حرب»
        if before is not None and before.tag in "NVp" and before.kind != "person":
            lemma = before.head.lexeme.lemma
            last = clauses.tokens[before.last - 1].lexeme.lemma
            owned = before.tag == "N" and bool(before.head.analysis.suffix) and not chunk.prep and not chunk.conj
            if owned and lemma in words.refusing:
                return "negated"  # «رفضه التفاوض»
            if chunk.prep and (lemma in words.possible or last in words.possible):
                return "hypothetical"
            if chunk.prep and (lemma in words.planned or last in words.planned):
                return (self._around(clauses, verb, depth) if verb is not None and verb.form != "verb" else None) or "future"
        return self._governed(clauses, predication, verb, depth) if verb is not None and depth else "actual"

    def _governed(self, clauses: Clauses, predication: Predication, verb: Predication, depth: int) -> Status:
        """The status of an act named by a noun as what governs it gives it."""
        words = self._words
        chunk = clauses.chunks[predication.position]
        lemma = verb.token.lexeme.lemma
        if verb.negated and verb.relative and verb.token.analysis.form.tense == "present":
            return "hypothetical"  # «الملاك الذين لا يلتزمون بطرد المهاجرين»
        told = predication.token.analysis.article and chunk.prep == "an" and bool(verb.token.lexeme.cues)
        if verb.negated and told:
            return "actual"  # «لم تعلن أي جهة مسؤوليتها عن التفجير»
        if verb.negated and verb.form == "verb" and excepted(words, clauses.chunks, verb):
            return "actual"
        refuses = lemma in words.refusing and not stands(chunk, predication, verb)
        if verb.negated and refuses:
            return "hypothetical"  # «لا يستبعد اختطاف الصحفي»
        if verb.negated or refuses:
            return "hypothetical" if chunk.prep == "before" else "negated"  # «رفضه التفاوض قبل وقف القتال»
        if lemma in words.presupposing:
            return "actual"  # «سيحقق في مقتل الصحفي»
        if lemma in words.weighing:
            weighed = verb.object is not None and verb.object.first is chunk and predication.index == chunk.first
            return "hypothetical" if weighed and predication.token.lexeme.lemma not in words.deaths else "actual"
        subject = verb.subject
        if subject is not None and subject.how == "before" and subject.first is chunk and {"ila", "li"} & {*verb.oblique} and (
            lemma in words.possible and verb.form == "verb"
        ):
            return self._verb(clauses, verb, depth - 1)  # «رد الوسام يهدف إلى»: what aims is itself a fact
        occasion = chunk.prep in ("fi", "within") and verb.form == "verb" and lemma not in words.wishing
        if not occasion and lemma in words.possible:
            return "hypothetical"
        if verb.token.analysis.future or (not occasion and lemma in words.planned):
            return (self._around(clauses, verb, depth) if verb.form != "verb" else None) or "future"
        if (chunk.prep == "min" and predication.form == "noun") or (
            chunk.prep == "fi" and predication.token.lexeme.lemma in words.wars and lemma not in words.carrying_out
        ):
            return "actual"  # «عليها أن تستخلص الدروس من الحرب»
        if verb.form == "verb":
            around = self._verb(clauses, verb, depth - 1)
            if around in ("hypothetical", "future") or (around == "historical" and not verb.token.analysis.lexeme.cues):
                return around
            return "actual"
        if verb.position < predication.position:
            teller = verb.governor
            if verb.token.lexeme.cues and teller is not None and denies(teller) and teller.token.lexeme.lemma in words.refusing:
                return "negated"  # «نفى الأنباء عن استقالته»
            if chunk.prep != "an":
                return self._around(clauses, verb, depth) or "actual"
        return "actual"

    def _yet_to_be(self, clauses: Clauses, verb: Predication | None, chunk: Chunk) -> Status | None:
        """The status of a known noun that is said to take place: «المفاوضات ستستأنف», but not «القمة ستساعد»."""
        if verb is None or verb.form != "verb" or verb.token.lexeme.lemma not in self._words.happening:
            return None
        if not any(place is not None and chunk in place.chunks for place in (verb.subject, verb.object)):
            return None
        around = self._verb(clauses, verb)
        return around if around in ("future", "hypothetical") else None
