"""Whether an act that a noun names happened: by its phrase, by what stands beside it, by what governs it."""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import PARTIES, Predication
from musnad.events.embedding import (
    denies,
    equated,
    excepted,
    foreseen,
    no_option,
    or_else_negated,
    stands,
)
from musnad.events.prospect import (
    aside,
    debated,
    described,
    end,
    era_behind,
    listed,
    over_parties,
    partner,
    planned,
    portion,
    predicated,
    prospect,
    said,
    says,
    stays,
    told_of,
    will_be,
)
from musnad.events.verb_status import DEEP, VerbStatus
from musnad.mentions.chunk import Chunk
from musnad.mentions.times.eras import BYGONE, COMING
from musnad.records import Status

GROUNDS: Final = frozenset({"because", "response", "after", "during", "since", "inside", "according"})
"""Prepositions before what another act rests on, a fact whatever becomes of that: «رفض الإعلان بسبب تسميم العميل»."""
ORDERED: Final = frozenset({"after", "before"})
"""Prepositions of an act that comes before or after another."""
DELIBERATE: Final = frozenset({"CONSULT", "SUPPORT", "RETREAT", "AGREE"})
"""Types of acts that people plan for, so that what is to come after them is itself to come: «سيصوتون بعد لقائهم»."""
SPOKEN: Final = frozenset({"ACCUSE", "REQUEST", "THREATEN"})
"""Types of acts that were done in words where somebody refuses what they say: «رفض الاتهامات»."""
PROMISED: Final = SPOKEN | {"AGREE", "REJECT"}
"""Types of acts from whose content people back down: «تراجعت عن وعودها»."""
FRONTED: Final = frozenset({"during", "fi", "at"})
"""Prepositions of an act in which another is done that opens a sentence."""
SETTINGS: Final = frozenset({"during", "after", "within", "at"})
"""Prepositions of an act in which, or after which, another was done."""
_SINCE: Final = "since"
PEOPLE: Final = frozenset({"person", "group"})
"""Kinds of phrases whose genitive is an act that they did or suffered."""


class _Noun:
    """A noun as its status is sought: ``first`` in its phrase, ``carried`` out by what stands before it."""

    __slots__ = ("carried", "chunk", "clauses", "depth", "first", "predication", "verb")

    def __init__(self, clauses: Clauses, predication: Predication, depth: int) -> None:
        self.clauses = clauses
        self.predication = predication
        self.depth = depth
        self.chunk = clauses.chunks[predication.position]
        self.verb = predication.governor
        self.first = predication.index == self.chunk.first
        self.carried = False


class NounStatus(VerbStatus):
    """Reads the status of nouns; of verbs as ``VerbStatus`` does."""

    def _nominal(self, clauses: Clauses, predication: Predication, depth: int = DEEP) -> Status:
        n = _Noun(clauses, predication, depth)
        return (self._ruled_out(n) or self._in_its_phrase(n) or self._modified(n) or self._timed(n) or self._known(n)
                or self._beside(n) or self._behind(n))

    def _ruled_out(self, n: _Noun) -> Status | None:
        """Whether it is told not to have been, or what it is by what stands beside it."""
        words, clauses, predication, chunk = self._words, n.clauses, n.predication, n.chunk
        verb = n.verb
        chunks = clauses.chunks
        position, first = predication.position, n.first
        if first and (no_option(chunks, position, words) or (verb is None and or_else_negated(words, clauses, position))):
            return "negated"
        acts = verb is not None and verb.subject is not None and any(c.index == position for c in verb.subject.chunks)
        vain = verb is not None and verb.token.lexeme.lemma in words.vain and not chunk.prep  # «فشل هجوم على المطار»
        if acts and verb is not None and verb.token.lexeme.lemma in words.beyond_reach and not predication.token.analysis.article:
            return "negated"  # «تعذر إيصال المساعدات»
        if first and verb is not None and verb.token.lexeme.lemma in words.failing and not acts and not vain:
            return "negated"  # «فشلوا في اقتحام السجن», «أحبطت القوات هجوما»
        if first and verb is not None and verb.token.lexeme.lemma in words.preventing and not verb.negated:
            if verb.object is not None and verb.object.first is chunk:
                return "negated"  # «منعت الشرطة وقوع هجوم»
            if chunk.prep == "min" and verb.form == "verb" and predication.form == "masdar":
                return "negated"  # «منعت الشرطة المعارضين من التظاهر»
        if not first and chunk.kind in PEOPLE and predication.token.analysis.article:
            return "historical" if era_behind(words, clauses, predication) == BYGONE else "actual"  # «قادة الاحتجاج»
        if first and verb is None and (expected := foreseen(words, chunks, position)) is not None:
            return expected
        if first and verb is None and predication.form == "masdar" and equated(words, chunks, position):
            return "hypothetical"
        return None

    def _in_its_phrase(self, n: _Noun) -> Status | None:
        """By the clause that describes it and by the words before it in its phrase: «خطة الانسحاب», «فشل المفاوضات»."""
        words, clauses, predication, chunk = self._words, n.clauses, n.predication, n.chunk
        verb = n.verb
        chunks = clauses.chunks
        position, depth = predication.position, n.depth
        clause = described(words, clauses, predication) if depth else None
        if clause is not None and (told := self._verb(clauses, clause, depth - 1)) in ("hypothetical", "future"):
            return told  # «عقوبات قد تفرضها», «القمة التي ستعقد»
        any_of = False
        n.carried = bool(chunk.prep) and position > 0 and chunks[position - 1].head.lexeme.lemma in words.carrying_out
        for token in reversed(clauses.tokens[chunk.first : predication.index]):
            lemma = token.lexeme.lemma
            if lemma in words.presupposed:
                return "historical" if lemma in words.recalling else "actual"
            if token.end + 1 == predication.token.start and (
                lemma in words.vain or (lemma in words.refusing and said(predication, SPOKEN))
            ):
                return "actual"  # «فشل المفاوضات», «رفض دعوات المعارضة»
            if lemma in words.refusing or lemma in words.failing:
                return "negated"
            n.carried = n.carried or lemma in words.carrying_out
            if lemma in words.possible and token.tag in "dq":
                any_of = True  # «أي هجوم»
            elif lemma in words.possible:
                taken = verb is not None and verb.form == "verb" and verb.token.lexeme.lemma in words.presupposing
                return "actual" if taken else "hypothetical"  # «استغل فرصة انسحاب المسلحين»
            elif lemma in words.planned:
                return "future"
        if any_of:
            refused = verb is not None and (verb.negated or verb.token.lexeme.lemma in words.refusing)
            return "negated" if refused else "hypothetical"  # «لم يقع أي هجوم»
        return None

    def _modified(self, n: _Noun) -> Status | None:
        """By its adjectives and what it is said to be: «العقوبات المفروضة», «الزيارة مرتقبة»."""
        words, clauses, predication, chunk = self._words, n.clauses, n.predication, n.chunk
        verb = n.verb
        first = n.first
        bare = predication.form == "masdar" and not first and predication.token.analysis.form.number != "p"
        if bare and clauses.tokens[predication.index - 1].lexeme.lemma in words.important:
            return "hypothetical"  # «أكد أهمية الإفراج عن الأسرى»
        alone = predication.index > chunk.first or predication.genitive is None
        if alone and any(token.lexeme.lemma in words.standing for token in chunk.modifiers):
            return "actual"  # «إلغاء الإقامة الجبرية المفروضة عليه»: what is to be lifted stands
        behind_it = [token for token in chunk.modifiers if token.start > predication.token.start]
        if (several := listed(words, clauses, predication)) is not None:
            behind_it.append(several.head)
        if verb is None and (said_of_it := predicated(clauses, predication)) is not None:
            behind_it.append(said_of_it.head)
        if any(t.lexeme.lemma in words.possible or t.analysis.form.light in words.possible for t in behind_it):
            return "hypothetical"
        if any(t.lexeme.lemma in words.planned or t.analysis.form.light in words.planned for t in behind_it):
            return "future"
        return None

    def _timed(self, n: _Noun) -> Status | None:
        """By when it is told to be, and by the whole of which it is a part."""
        words, clauses, predication, chunk = self._words, n.clauses, n.predication, n.chunk
        verb = n.verb
        chunks = clauses.chunks
        position, first, depth = predication.position, n.first, n.depth
        era = era_behind(words, clauses, predication)
        if era == BYGONE:
            return "historical"
        if era == COMING and not (verb is not None and verb.token.analysis.form.tense == "past" and verb.token.lexeme.cues):
            return "future"
        beside = chunk.prep in SETTINGS and verb is not None and verb.form == "verb" and depth
        if verb is None and first and chunk.prep in FRONTED and will_be(words, clauses, position):
            return "future"  # «خلال لقاءاته في موسكو سيطرح الوزير»
        if beside and verb is not None and self._verb(clauses, verb, depth - 1) == "historical":
            return "historical"  # «كان قد أعلن خلال زيارته»
        whole = portion(words, clauses, predication) if depth else None
        if whole is not None:
            return self._nominal(clauses, whole, depth - 1)  # «تستضيف جولة من المحادثات»
        if first and position and chunks[position - 1].head.lexeme.lemma in words.either:
            return "hypothetical"  # «إما محاكمتهم أو نقلهم»
        return None

    def _known(self, n: _Noun) -> Status | None:
        """Of a noun that takes up what is known: «الهجوم», «الاتهامات»."""
        words, clauses, predication, chunk = self._words, n.clauses, n.predication, n.chunk
        verb = n.verb
        form = predication.token.analysis.form
        known = predication.token.analysis.article and (
            predication.form == "noun" or form.number == "p" or told_of(clauses, predication))
        if known and not n.carried and prospect(words, clauses, predication):
            return "hypothetical"
        if known and not n.carried:
            return self._yet_to_be(clauses, verb, chunk) or "actual"  # «الهجوم», «الاتهامات» are taken as known
        return None

    def _beside(self, n: _Noun) -> Status | None:
        """By the act that it goes with, before, after, for or instead of which it is."""
        words, clauses, predication, chunk = self._words, n.clauses, n.predication, n.chunk
        verb = n.verb
        chunks = clauses.chunks
        position, first, depth = predication.position, n.first, n.depth
        deliberate = chunk.prep in ORDERED and planned(clauses, predication, DELIBERATE)
        if (deliberate or chunk.prep == "during") and first and verb is not None and depth:
            around = self._around(clauses, verb, depth)
            if around is not None:
                return around  # «سيقدم طعنا بعد مشاورات», «سيلتقيه خلال زيارته»
        if first and chunk.prep == "bi" and predication.token.lexeme.lemma in words.manner and depth:
            main = clauses.verb_before(position)
            if main is not None and (around := self._around(clauses, main, depth)) is not None:
                return around  # «ستدرب الجنود بالتعاون مع الأردن»
        if chunk.prep in GROUNDS and (chunk.prep == _SINCE or verb is None or not verb.token.analysis.future):
            return "actual"
        sharing = partner(words, clauses, predication) if predication.form != "participle" else None
        known_too = sharing is None or self._rests_on(clauses, sharing, "") or (  # «تعرض للقصف والحصار»
            chunks[sharing.position].prep == "li" and says(predication, SPOKEN)
            and chunks[sharing.position - 1].head.lexeme.lemma not in words.possible)  # «تجمعوا لتكريم القتلى والدعوة إلى السلام»
        shared = self._nominal(clauses, sharing, depth) if sharing is not None and not known_too else "actual"
        if shared in ("hypothetical", "future") or (
            shared == "negated" and sharing is not None and verb in (None, sharing.governor) and not aside(clauses, predication)
        ):
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
        return None

    def _behind(self, n: _Noun) -> Status:
        """By the words before it and by what governs it."""
        words, clauses, predication, chunk = self._words, n.clauses, n.predication, n.chunk
        verb = n.verb
        chunks = clauses.chunks
        position, first, depth = predication.position, n.first, n.depth
        before = over_parties(chunks, position) if chunk.prep else chunks[position - 1] if position else None
        if before is None and position and chunks[position - 1].tag == "D":
            before = chunks[position - 1]  # «لا بد من وقف القتال»
        if verb is None and before is not None and chunk.prep and before.head.lexeme.lemma in words.carrying_out:
            verb = next(clauses.taking(before), None)
        of = chunks[position - 2] if before is not None and before.kind == "quantity" and position > 1 else before
        if of is not None and chunk.prep in ("min", "ala", "li") and of.kind == "time":
            lemma = of.head.lexeme.lemma
            if lemma in (words.recalling if chunk.prep == "li" else words.eras):
                return "historical"  # «بعد عامين من اعتقال شقيقه», «الذكرى العاشرة لاغتيال الزعيم»
        verbal = predication.form == "masdar" or " " in predication.token.lexeme.lemma  # «وقف إطلاق النار»
        if chunk.prep in ("li", "bi") and first and verbal and verb is not None and words.agrees(verb):
            return self._around(clauses, verb, depth) or "future"  # «أبرم الطرفان اتفاقا لوقف إطلاق النار»
        if chunk.prep == "li" and verb is not None and verb.token.lexeme.lemma in words.presupposing and (
            before is None or before.head.lexeme.lemma not in words.possible
        ):
            return "actual"  # «إدانات لاستهداف المطار»
        if chunk.prep == "for" or (chunk.prep == "li" and first and verbal):
            meant = verb is not None and not verb.negated and verb.token.lexeme.lemma in words.planned
            return "future" if meant or words.fights_for(clauses, predication) else "hypothetical"  # «تخطط لقطع المساعدات»
        if before is not None and before.tag == "j" and before.head.lexeme.lemma in words.conditions:
            complete = predication.genitive is not None or predication.token.analysis.article or predication.token.analysis.suffix
            if complete or before.head.lexeme.lemma not in words.states:
                return "hypothetical"  # «في حال إدانتهم», but «في حالة حرب»
        if first and chunk.prep and before is not None and before.head.lexeme.lemma in words.links:
            return "actual"  # «نفت الحركة مسؤوليتها عن اغتيال القائد»
        acting = verb is not None and verb.subject is not None and before in verb.subject.chunks  # «أعلن طلاب عن»
        asking = before is not None and not acting and before.head.lexeme.lemma in words.possible
        if before is not None and before.tag in "NVpwD" and (before.kind != "person" or asking):  # «خرجوا مطالبين بمحاكمته»
            lemma = before.head.lexeme.lemma
            last = clauses.tokens[before.last - 1].lexeme.lemma
            owned = before.tag == "N" and bool(before.head.analysis.suffix) and not chunk.prep and not chunk.conj
            if owned and lemma in words.refusing:
                return "negated"  # «رفضه التفاوض»
            if chunk.prep == "fi" and lemma in words.failing and before.tag == "N":
                return "negated"  # «فشل المجلس في التوصل إلى اتفاق»
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
        spoken = predication.form != "verb" and chunk.definite and says(predication, SPOKEN) and lemma not in words.bringing
        if verb.negated and (told or spoken):
            return "actual"  # «لم تعلن أي جهة مسؤوليتها عن التفجير»
        if verb.negated and verb.form == "verb" and excepted(words, clauses.chunks, verb):
            return "actual"
        if verb.negated and lemma in words.presupposing and chunk.prep:
            return "actual"  # «لم يعلق على اعتقال الصحفي»
        if verb.negated and lemma in words.preventing:
            return "hypothetical"  # «الاتفاق لا يمنع واشنطن من قصف المواقع»
        if verb.negated and stays(words, clauses, predication, verb):
            return "actual"  # «لم يؤد القصف إلى سقوط ضحايا», «لن يستفيد من حبسهم»
        refuses = lemma in words.refusing and not stands(chunk, predication, verb)
        if verb.negated and refuses:
            return "hypothetical"  # «لا يستبعد اختطاف الصحفي»
        if refuses and not verb.negated and said(predication, SPOKEN):
            return "actual"  # «رفض دعوات المعارضة إلى الاستقالة»: they were made
        if lemma in words.backing and chunk.prep == "an" and predication.form == "masdar" and not says(predication, PROMISED):
            return "actual" if verb.negated else "negated"  # «تراجعت الحكومة عن فرض حظر التجول»
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
        if not occasion and (lemma in words.possible or (
            lemma in words.making_possible and verb.form == "verb" and verb.token.analysis.form.tense == "present"
            and verb.token.analysis.form.gender != "f"  # «تمكن» is a past tense too
        )):
            return "hypothetical"
        if verb.token.analysis.future or (not occasion and lemma in words.planned):
            return self._around(clauses, verb, depth) or "future"
        if lemma in words.allowing and verb.form == "verb" and verb.token.analysis.form.tense == "present" and (
            subject is None or subject.first.kind not in PARTIES
        ):
            return "hypothetical"  # «يسمح القانون بترحيلهم»
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
            if teller is not None and teller.subject is not None and teller.subject.first.index == verb.position:
                return self._governed(clauses, predication, teller, depth - 1) if depth else "actual"  # «تفضي المحادثات إلى»
            if chunk.prep != "an":
                return self._around(clauses, verb, depth) or "actual"
        return "actual"

    def _yet_to_be(self, clauses: Clauses, verb: Predication | None, chunk: Chunk) -> Status | None:
        """The status of a known noun that is said to take place: «المفاوضات ستستأنف», but not «القمة ستساعد»."""
        if verb is None or verb.form != "verb":
            return None
        if verb.token.lexeme.lemma in self._words.joining_in and verb.token.analysis.form.tense == "present":
            around = self._verb(clauses, verb)
            return around if around == "future" else None  # «سيحضر القمة»
        if verb.token.lexeme.lemma not in self._words.happening:
            return None
        if not any(place is not None and chunk in place.chunks for place in (verb.subject, verb.object)):
            return None
        around = self._verb(clauses, verb)
        return around if around in ("future", "hypothetical") else None
