"""Whether an act that a noun names happened: by its phrase, by what stands beside it, by what governs it."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.charges import judged_for, rewards
from musnad.events.denial import no_option, none_of, or_else_negated, untrue
from musnad.events.embedding import equated, foreseen, owed
from musnad.events.eras import era_behind
from musnad.events.governed_status import DELIBERATE, PLANNED_FOR, SPOKEN, GovernedStatus
from musnad.events.noun import Noun
from musnad.events.pending import ORDERED, awaits, voted
from musnad.events.prospect import (
    aside,
    debated,
    described,
    end,
    is_to_be,
    listed,
    over_parties,
    partner,
    phrase,
    planned,
    portion,
    predicated,
    prospect,
    said,
    says,
    told_of,
    will_be,
)
from musnad.events.verb_status import DEEP
from musnad.mentions.chunk import Chunk
from musnad.mentions.times.eras import BYGONE, COMING
from musnad.records import Status

GROUNDS: Final = frozenset({"because", "response", "after", "during", "since", "inside", "according"})
"""Prepositions before what another act rests on, a fact whatever becomes of that: «رفض الإعلان بسبب تسميم العميل»."""
TALKS: Final = frozenset({"CONSULT"})
FELLOW: Final = 3
"""Chunks between two acts that are joined."""
FRONTED: Final = frozenset({"during", "fi", "at"})
"""Prepositions of an act in which another is done that opens a sentence."""
SETTINGS: Final = frozenset({"during", "after", "within", "at"})
"""Prepositions of an act in which, or after which, another was done."""
_SINCE: Final = "since"
UNDONE: Final = frozenset({"hypothetical", "negated"})
"""Statuses of an act before which another is yet to be."""
PEOPLE: Final = frozenset({"person", "group"})
"""Kinds of phrases whose genitive is an act that they did or suffered."""


class NounStatus(GovernedStatus):
    """Reads the status of nouns; of verbs as ``VerbStatus`` does."""

    def _nominal(self, clauses: Clauses, predication: Predication, depth: int = DEEP) -> Status:
        n = Noun(clauses, predication, depth)
        return (self._ruled_out(n) or self._in_its_phrase(n) or self._modified(n) or self._timed(n) or self._known(n)
                or self._beside(n) or self._behind(n))

    def _ruled_out(self, n: Noun) -> Status | None:
        """Whether it is told not to have been, or what it is by what stands beside it."""
        words, chunks, position, verb = self._words, n.chunks, n.position, n.verb
        if n.first and (no_option(chunks, position, words) or (verb is None and or_else_negated(words, n.clauses, position))):
            return "negated"
        if n.first and verb is None and not n.article and none_of(n.clauses, n.chunk):
            return "negated"  # «لا مفاوضات قبل رفع الحصار»
        acts = verb is not None and verb.subject is not None and any(c.index == position for c in verb.subject.chunks)
        vain = n.governing in words.vain and not n.chunk.prep  # «فشل هجوم على المطار»
        if acts and n.governing in words.beyond_reach and not n.article:
            return "negated"  # «تعذر إيصال المساعدات»
        if n.first and n.governing in words.failing and not acts and not vain:
            return "negated"  # «فشلوا في اقتحام السجن», «أحبطت القوات هجوما»
        failed = n.clauses.verb_before(position) if n.first and n.chunk.prep == "fi" else None
        failing = (failed.subject or failed.object) if failed is not None and failed.token.lexeme.lemma in words.vain else None
        if failing is not None and failing.first.index == position - 1:
            return "negated"  # «فشلت الاجتماعات في التوصل إلى اتفاق»
        if n.first and verb is not None and n.governing in words.preventing and not verb.negated:
            if verb.object is not None and verb.object.first is n.chunk:
                return "negated"  # «منعت الشرطة وقوع هجوم»
            if n.chunk.prep == "min" and verb.form == "verb" and n.masdar:
                return "negated"  # «منعت الشرطة المعارضين من التظاهر»
        if not n.first and n.chunk.kind in PEOPLE and n.article:
            return "historical" if era_behind(words, n.clauses, n.predication) == BYGONE else "actual"  # «قادة الاحتجاج»
        if n.first and verb is None and (expected := foreseen(words, chunks, position)) is not None:
            return expected
        if untrue(words, n.clauses, position):
            return "negated"
        if n.predication.token.lexeme.lemma in words.choices:
            return "hypothetical"  # «الخيار العسكري»
        if n.first and verb is None and equated(words, chunks, position):
            return "hypothetical"
        if n.first and n.masdar and verb is None and owed(words, chunks, position):
            return "hypothetical"
        return None

    def _in_its_phrase(self, n: Noun) -> Status | None:
        """By the clause that describes it and by the words before it in its phrase: «خطة الانسحاب», «فشل المفاوضات»."""
        words, verb = self._words, n.verb
        clause = described(words, n.clauses, n.predication) if n.depth else None
        if clause is not None and (told := self._verb(n.clauses, clause, n.depth - 1)) in ("hypothetical", "future"):
            return told  # «عقوبات قد تفرضها», «القمة التي ستعقد»
        any_of, behind = False, n.predication.token
        n.carried = bool(n.chunk.prep) and n.position > 0 and n.chunks[n.position - 1].head.lexeme.lemma in words.carrying_out
        for token in reversed(n.clauses.tokens[n.chunk.first : n.predication.index]):
            lemma = token.lexeme.lemma
            if lemma in words.presupposed:
                return "historical" if lemma in words.recalling else "actual"
            if lemma in words.calling_off and n.predication.token.lexeme.lemma in words.accords:
                return "actual"  # «قررت إلغاء اتفاقياتها»
            if token.end + 1 == n.predication.token.start and (
                lemma in words.vain or (lemma in words.refusing and said(n.predication, SPOKEN))
            ):
                return "actual"  # «فشل المفاوضات», «رفض دعوات المعارضة»
            if lemma in words.refusing or lemma in words.failing:
                judged = behind is not n.predication.token and behind.lexeme.lemma in words.presupposing
                return "actual" if judged else "negated"  # «عدم إدانة القصف»
            behind = token
            n.carried = n.carried or lemma in words.carrying_out
            if lemma in words.possible and token.tag in "dq":
                any_of = True  # «أي هجوم»
            elif lemma in words.possible:
                taken = verb is not None and verb.form == "verb" and n.governing in words.presupposing
                return "actual" if taken else "hypothetical"  # «استغل فرصة انسحاب المسلحين»
            elif lemma in words.planned:
                return "future"
            elif lemma in words.preventing and token.tag == "n":
                return "hypothetical" if n.chunk.prep == "li" else "negated"  # «لمنع ضم الجزيرة»
            elif lemma in words.making_possible and n.chunk.prep == "min":
                return "hypothetical"  # «من شأن رفع العقوبات أن»
        if any_of:
            refused = verb is not None and (verb.negated or n.governing in words.refusing)
            return "negated" if refused else "hypothetical"  # «لم يقع أي هجوم»
        return None

    def _modified(self, n: Noun) -> Status | None:
        """By its adjectives and what it is said to be: «العقوبات المفروضة», «الزيارة مرتقبة»."""
        words, clauses, predication = self._words, n.clauses, n.predication
        bare = n.masdar and not n.first and predication.token.analysis.form.number != "p"
        if bare and clauses.tokens[predication.index - 1].lexeme.lemma in words.important:
            return "hypothetical"  # «أكد أهمية الإفراج عن الأسرى»
        if predication.genitive is None and any(token.lexeme.lemma in words.standing for token in n.chunk.modifiers):
            return "actual"  # «إلغاء الإقامة الجبرية المفروضة عليه»: what is to be lifted stands
        behind_it = [token for token in n.chunk.modifiers if token.start > predication.token.start]
        if (several := listed(words, clauses, predication)) is not None:
            behind_it.append(several.head)
        if n.verb is None and (said_of_it := predicated(clauses, predication)) is not None:
            behind_it.append(said_of_it.head)
        if any(t.lexeme.lemma in words.possible or t.analysis.form.light in words.possible for t in behind_it):
            return "hypothetical"
        if any(t.lexeme.lemma in words.planned or t.analysis.form.light in words.planned for t in behind_it):
            return "future"
        return None

    def _timed(self, n: Noun) -> Status | None:
        """By when it is told to be, and by the whole of which it is a part."""
        words, clauses, verb = self._words, n.clauses, n.verb
        era = era_behind(words, clauses, n.predication)
        if era == BYGONE:
            return "historical"
        if era == COMING and not (verb is not None and verb.token.analysis.form.tense == "past" and verb.token.lexeme.cues):
            return "future"
        if verb is None and n.first and n.chunk.prep in FRONTED and will_be(words, clauses, n.position):
            return "future"  # «خلال لقاءاته في موسكو سيطرح الوزير»
        if verb is None and n.first and is_to_be(words, clauses, n.position):
            return "future"  # «رفع الحصار سيكون»
        beside = verb is not None and verb.form == "verb" and n.chunk.prep in SETTINGS and n.depth
        if beside and verb is not None and self._verb(clauses, verb, n.depth - 1) == "historical":
            return "historical"  # «كان قد أعلن خلال زيارته»
        whole = portion(words, clauses, n.predication) if n.depth else None
        if whole is not None:
            return self._nominal(clauses, whole, n.depth - 1)  # «تستضيف جولة من المحادثات»
        if n.first and n.position and n.chunks[n.position - 1].head.lexeme.lemma in words.either:
            return "hypothetical"  # «إما محاكمتهم أو نقلهم»
        return None

    def _known(self, n: Noun) -> Status | None:
        """Of a noun that takes up what is known: «الهجوم», «الاتهامات»."""
        known = n.article and (n.predication.form == "noun" or n.predication.token.analysis.form.number == "p"
                               or told_of(n.clauses, n.predication))
        if not known or n.carried:
            return None
        if prospect(self._words, n.clauses, n.predication):
            return "hypothetical"
        return self._yet_to_be(n) or self._as_its_fellow(n) or self._to_be_held(n) or "actual"

    def _to_be_held(self, n: Noun) -> Status | None:
        """The status of talks in the phrase of an act that brings them about: «من الضروري اعتماد الحوار», «لمواصلة المفاوضات»."""
        if n.first or not n.depth or not says(n.predication, TALKS) or any(
                token.tag == "d" for token in n.clauses.tokens[n.chunk.first : n.predication.index]):
            return None  # not «تكثيف هذه المحادثات»
        holding = phrase(n.clauses, n.chunk)
        lemma, form = holding.token.lexeme.lemma, holding.token.analysis.form
        if holding.form != "masdar" or form.number != "s" or lemma in self._words.suspending or lemma in self._words.vain:
            return None
        return self._around(n.clauses, holding, n.depth)

    def _as_its_fellow(self, n: Noun) -> Status | None:
        """The status of the act to which a noun for what people plan is joined: «دعا إلى وقف القتال والحوار»."""
        if n.chunk.prep or n.chunk.conj != "wa" or not n.first or not n.depth or not says(n.predication, PLANNED_FOR):
            return None
        for fellow in reversed(n.clauses.predications):
            if fellow.position >= n.position:
                continue
            between = n.clauses.chunks[fellow.position + 1 : n.position]
            if fellow.form == "verb" or len(between) > FELLOW or any(chunk.tag in ".:cVrj" for chunk in between):
                return None
            if says(fellow, PLANNED_FOR):
                return self._around(n.clauses, fellow, n.depth)
        return None

    def _beside(self, n: Noun) -> Status | None:
        """By the act that it goes with, before, after, for or instead of which it is."""
        words, clauses, predication, verb, prep = self._words, n.clauses, n.predication, n.verb, n.chunk.prep
        deliberate = prep in ORDERED and planned(clauses, predication, DELIBERATE)
        if deliberate and n.first and clauses.tokens[n.chunk.first - 1].word.light in words.eves:
            return "future"  # «عشية انعقاد القمة»
        if (deliberate or prep == "during") and n.first and verb is not None and n.depth:
            around = self._around(clauses, verb, n.depth)
            if around is not None:
                return around  # «سيقدم طعنا بعد مشاورات», «سيلتقيه خلال زيارته»
        if n.first and prep == "bi" and predication.token.lexeme.lemma in words.manner and n.depth:
            main = clauses.verb_before(n.position)
            if main is not None and (around := self._around(clauses, main, n.depth)) is not None:
                return around  # «ستدرب الجنود بالتعاون مع الأردن»
        if awaits(words, clauses, n.chunk):
            return "hypothetical"  # «لن ينسحب الجيش إلا بعد توقيع الاتفاق»
        if n.first and n.masdar and (decided := voted(words, clauses, n.chunk)) is not None:
            return decided
        if prep == "before" and verb is not None and verb.form != "verb" and n.depth and n.masdar and (
                self._nominal(clauses, verb, n.depth - 1) in UNDONE):
            return "hypothetical"  # «ترفض الحركة إجراء محادثات قبل انسحاب القوات»
        if prep in GROUNDS and (prep == _SINCE or verb is None or not verb.token.analysis.future):
            return "actual"
        shared = self._shared(n)
        if shared is not None:
            return shared
        aim = end(clauses, predication) if n.depth else None
        if aim is not None and (around := self._around(clauses, aim, n.depth)) is not None:
            return around
        if aim is not None and aim.form == "verb" and not n.position and aim.token.lexeme.lemma in words.possible:
            return "hypothetical"  # «من خلال فرض عقوبات تأمل واشنطن في»
        if debated(words, clauses, predication):
            return "hypothetical"
        if prep == "exchange" and n.first:
            told = self._governed(clauses, predication, verb, n.depth) if verb is not None and n.depth else "future"
            return told if told == "hypothetical" else "future"  # «مقابل رفع العقوبات»
        if prep in ("without", "fearing"):
            return "negated" if prep == "without" else "hypothetical"
        return None

    def _shared(self, n: Noun) -> Status | None:
        """The status of the act to which it is joined, where that is no fact: «لتشكيل حكومة وإنهاء القتال»."""
        words, chunks = self._words, n.chunks
        sharing = partner(words, n.clauses, n.predication) if n.predication.form != "participle" else None
        if sharing is None:
            return self._as_its_fellow(n)  # «ضرورة الحوار معها والتفاوض»
        if self._rests_on(n.clauses, sharing, "") or (  # «تعرض للقصف والحصار»
                chunks[sharing.position].prep == "li" and says(n.predication, SPOKEN)
                and chunks[sharing.position - 1].head.lexeme.lemma not in words.possible):
            return None  # «تجمعوا لتكريم القتلى والدعوة إلى السلام»
        shared = self._nominal(n.clauses, sharing, n.depth)
        if shared == "negated":
            refused = n.verb in (None, sharing.governor) and not aside(n.clauses, n.predication)
            return shared if refused else None
        return shared if shared in ("hypothetical", "future") else None

    def _behind(self, n: Noun) -> Status:
        """By the words before it and by what governs it."""
        chunks, position = n.chunks, n.position
        before = over_parties(chunks, position) if n.chunk.prep else chunks[position - 1] if position else None
        if before is None and position and chunks[position - 1].tag == "D":
            before = chunks[position - 1]  # «لا بد من وقف القتال»
        if n.verb is None and before is not None and n.chunk.prep and before.head.lexeme.lemma in self._words.carrying_out:
            n.verb = next(n.clauses.taking(before), None)
            n.governing = n.verb.token.lexeme.lemma if n.verb is not None else ""
        told = self._since(n, before) or self._aimed(n, before) or (self._hanging(n, before) if before is not None else None)
        if told is not None:
            return told
        if n.verb is not None and n.depth:
            return self._governed(n.clauses, n.predication, n.verb, n.depth)
        return "hypothetical" if prospect(self._words, n.clauses, n.predication) else "actual"

    def _since(self, n: Noun, before: Chunk | None) -> Status | None:
        """Of an act since which a time is counted: «بعد عامين من اعتقال شقيقه», «الذكرى العاشرة لاغتيال الزعيم»."""
        time = n.chunks[n.position - 2] if before is not None and before.kind == "quantity" and n.position > 1 else before
        if time is None or time.kind != "time" or n.chunk.prep not in ("min", "ala", "li"):
            return None
        eras = self._words.recalling if n.chunk.prep == "li" else self._words.eras
        return "historical" if time.head.lexeme.lemma in eras else None

    def _aimed(self, n: Noun, before: Chunk | None) -> Status | None:
        """Of an act for which another is done or agreed: «أبرم الطرفان اتفاقا لوقف إطلاق النار», «تخطط لقطع المساعدات»."""
        words, verb, prep = self._words, n.verb, n.chunk.prep
        opens = n.first and (n.masdar or " " in n.predication.token.lexeme.lemma)  # «وقف إطلاق النار»
        if prep == "li" and opens and self._not_meant(n, before):
            return "negated"
        if prep in ("li", "bi") and opens and verb is not None and words.agrees(verb):
            return self._around(n.clauses, verb, n.depth) or "future"
        if prep == "li" and n.governing in words.attaining:
            return None  # «توصل لاتفاق»
        if n.first and n.masdar and judged_for(n.clauses, n.predication):
            return "actual"
        if prep == "li" and n.governing in words.presupposing and (
                before is None or before.head.lexeme.lemma not in words.possible):
            return "actual"  # «إدانات لاستهداف المطار»
        if prep == "li" and n.first and n.masdar and verb is not None and rewards(verb, n.predication, n.chunks):
            return "actual"  # «حكم عليه بالسجن لقتله جاره»
        if prep == "for" or (prep == "li" and opens):
            open_ = n.governing in words.planned and n.governing in words.possible
            if open_ and verb is not None and verb.form != "verb" and verb.token.analysis.suffix:
                return "hypothetical"  # «أعلن استعداده للتفاوض», but «استعدادا للقمة»
            meant = verb is not None and not verb.negated and n.governing in words.planned
            return "future" if meant or words.fights_for(n.clauses, n.predication) else "hypothetical"
        return None

    def _not_meant(self, n: Noun, before: Chunk | None) -> bool:
        """Whether nobody plans an act, or what aims at it failed: «لا توجد خطط للقاء», «لا تخطط الحكومة لفرض الحظر»."""
        words = self._words
        if n.verb is not None and n.verb.form == "verb" and n.verb.negated and n.governing in words.planned:
            return True
        if before is None or before.tag != "N" or before.prep:
            return False
        lemma = before.head.lexeme.lemma
        if before.index and n.chunks[before.index - 1].head.lexeme.lemma in words.vain:
            return True  # «فشل المحاولات لضم البلاد»
        return (lemma in words.planned or lemma in words.possible) and none_of(n.clauses, before)

    def _hanging(self, n: Noun, before: Chunk) -> Status | None:
        """By the word right before its phrase: «في حال إدانتهم», «مسؤوليتها عن اغتيال القائد», «خرجوا مطالبين بمحاكمته»."""
        words, verb, prep, lemma = self._words, n.verb, n.chunk.prep, before.head.lexeme.lemma
        if before.tag == "j" and lemma in words.conditions:
            complete = n.predication.genitive is not None or n.article or n.predication.token.analysis.suffix
            if complete or lemma not in words.states:
                return "hypothetical"  # «في حال إدانتهم», but «في حالة حرب»
        if n.first and prep and lemma in words.links:
            return "actual"  # «نفت الحركة مسؤوليتها عن اغتيال القائد»
        acting = verb is not None and verb.subject is not None and before in verb.subject.chunks  # «أعلن طلاب عن»
        asking = not acting and lemma in words.possible
        if before.tag not in "NVpwD" or (before.kind == "person" and not asking):
            return None
        if before.tag == "N" and before.head.analysis.suffix and not prep and not n.chunk.conj and lemma in words.refusing:
            return "negated"  # «رفضه التفاوض»
        if prep == "fi" and lemma in words.failing and before.tag == "N":
            return "negated"  # «فشل المجلس في التوصل إلى اتفاق»
        last = n.clauses.tokens[before.last - 1].lexeme.lemma
        if prep and last in words.undertaking and before.last - before.first > 1 and (
                n.clauses.tokens[before.last - 2].lexeme.lemma in words.refusing):
            return "negated"  # «عدم اللجوء إلى قصف المدن»
        if prep and (lemma in words.possible or last in words.possible):
            return "hypothetical"
        owned = before.last - before.first > 1 or bool(before.head.analysis.suffix)  # «قرار الحكومة إرسال قوات»
        resolved = n.first and n.masdar and owned and not prep and not n.chunk.conj and lemma in words.resolves
        if (prep and (lemma in words.planned or last in words.planned)) or resolved:
            return (self._around(n.clauses, verb, n.depth) if verb is not None and verb.form != "verb" else None) or "future"
        return None

    def _yet_to_be(self, n: Noun) -> Status | None:
        """The status of a known noun that is said to take place: «المفاوضات ستستأنف», but not «القمة ستساعد»."""
        verb = n.verb
        if verb is None or verb.form != "verb":
            return None
        if n.governing in self._words.joining_in and verb.token.analysis.form.tense == "present":
            around = self._verb(n.clauses, verb)
            return around if around == "future" else None  # «سيحضر القمة»
        if n.governing not in self._words.happening or n.governing in self._words.lasting:
            return None  # «التحقيقات ستتواصل»
        if not any(place is not None and n.chunk in place.chunks for place in (verb.subject, verb.object)):
            return None
        around = self._verb(n.clauses, verb)
        return around if around in ("future", "hypothetical") else None
