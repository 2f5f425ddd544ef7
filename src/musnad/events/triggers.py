"""Which predicates tell an event, and of what type: not «الدول الدائنة», «اللجنة المعنية بالتحقيق», «ألغى زيارته» twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.collocation import Collocations
from musnad.events.draft import EventDraft
from musnad.events.embedding import CONVICTED
from musnad.events.figures import Figures
from musnad.events.fillers import Filler
from musnad.events.force import Force
from musnad.events.governed import governed
from musnad.events.senses import choose_sense
from musnad.events.sentence import Sentence
from musnad.events.silent import adverbial, at_risk, is_body, joins_manner, names_body
from musnad.events.verdicts import Verdicts
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Predicate

_UNTOLD: Final = "events/predicates/none#"
"""The rules of rows that say that there is no event."""
_ASSAULTS: Final = "events/predicates/assault#"
"""The rules of rows of violence, which may be said of what is none."""
ENDED: Final = frozenset({
    ("SANCTION", "AID"), ("RETREAT", "SANCTION"), ("RETREAT", "COERCE"), ("CONCEDE", "SANCTION"), ("COERCE", "ACCUSE"),
})
"""Types of an act and of the one that it ends, or brings, which its noun names without telling it."""
NAMED_BETTER: Final = frozenset({
    ("ASSAULT", "ACCUSE"), ("ASSAULT", "COERCE"), ("ASSAULT", ""), ("MOBILIZE", "COOPERATE"),
    ("REQUEST", ""), ("CONSULT", ""), ("PROTEST", ""),
})
"""Types of a collocation and of the noun in it that says by its own second word what the act is: «شن هجوما لاذعا»."""
ATTAINED: Final = frozenset({"act", "quality", "thing", "quantity"})
"""Kinds of what is attained, which nobody looks into."""


_MOVED: Final = frozenset({"MOBILIZE", "AID", "RETREAT"})
"""Types of acts by which somebody or something is moved."""
_MOVES: Final = "events/predicates/mobilize#"
_JOINT: Final = ("COOPERATE", "MOBILIZE")
"""The types of a joint exercise and of the word for it: «نفذت القوات السودانية والمصرية مناورات»."""

_TASKS: Final = frozenset({"bi", "fi"})
"""Prepositions of what somebody is charged with or at home in: «المعنية بالتحقيق», «المتخصصة في توزيع الأغذية»."""
_TOLD_OF: Final = frozenset({"bi", "fi", "li", "ala", "min", "an"})
"""Prepositions behind a participle that make it tell more than a noun does: «خمسة متهمين بالقتل»."""


class TriggerReader:
    """Reads predicates as mentions of events with the word lists of a rulebook."""

    def __init__(self, book: Rulebook, force: Force, figures: Figures, verdicts: Verdicts, counting: frozenset[str]) -> None:
        self._force = force
        self._figures = figures
        self._verdicts = verdicts
        self._counting = counting
        self._collocations = Collocations(book, counting)
        self._charged = book.forms("events/words/charged.tsv")
        self._stipulating = book.forms("events/words/stipulating.tsv")
        self._scopes = book.forms("events/words/scopes.tsv") | book.forms("events/words/accords.tsv")
        self._objectless = book.forms("events/words/objectless.tsv")
        self._attributes = book.forms("events/words/attributes.tsv")
        self._executions = book.forms("events/words/executions.tsv")
        self._cancelling = book.forms("events/words/cancelling.tsv")
        self._naming = book.forms("events/words/naming.tsv")
        self._activities = book.forms("events/words/activities.tsv")
        self._wars = book.forms("events/words/wars.tsv")
        self._standing = book.forms("events/words/standing.tsv")
        self._lists = book.forms("events/words/lists.tsv")
        measures = book.pairs("ledger/measures.tsv", "word", "second")
        self._states = {state: measures.get(state, frozenset()) for state in book.forms("events/words/bare-states.tsv")}
        self._blacklisted = book.forms("events/words/blacklisted.tsv")

    def told(self, sentence: Sentence, predication: Predication) -> tuple[EventDraft, list[Filler]] | None:
        """A draft of what a predicate tells, and who is in prison by a verdict that it goes with; None where it tells nothing."""
        clauses = sentence.clauses
        if not predication.token.analysis.lexeme.events and not self._force.operates(predication):
            return None
        chosen = choose_sense(predication, clauses.chunks, self._counting)
        jailed = self._verdicts.imprisonment(predication, sentence.made) if chosen is None else None
        draft = self._force.draft(predication, jailed[0] if jailed is not None else chosen, clauses, sentence.number)
        if draft is None or self._names(sentence, predication, draft.sense):
            return None
        outer = sentence.inner.get(predication.index)
        if outer is not None and not self._besides(sentence, outer, draft):
            return None
        self._collocations.stretch(clauses, draft, sentence.inner)
        if not (draft.sense.type or draft.sense.change):
            return None
        return draft, list(jailed[1].recipient) if jailed is not None else []

    def _names(self, sentence: Sentence, predication: Predication, sense: Predicate) -> bool:
        """Whether a word describes or names something and tells nothing: a body, a quality, a figure of speech."""
        clauses = sentence.clauses
        if _relays(predication, sense) or self._is_no_measure(clauses, predication, sense):
            return True  # «وفق ما نقلته الوكالة», «أنهى حالة الانقسام»
        if predication.form == "participle" and predication.token.lexeme.lemma in self._attributes:
            return True  # «الدول الدائنة»
        if predication.form == "participle" and _is_counted(clauses.chunks[predication.position], predication):
            return True  # «خمسة متهمين»
        if predication.token.tag == "z" and adverbial(clauses, predication):
            return True  # «انتهاك فاضح»
        if joins_manner(clauses, predication):
            return True  # «بهدوء وحذر»
        if sense.type not in ("", "PROTEST") and names_body(clauses, predication, self._naming, self._activities):
            return True
        if not (sense.worded and not sense.prep) and is_body(clauses, predication, sense.prep):
            return True  # not «الحشود العسكرية», which its adjective tells
        if sense.type == "SANCTION" and sense.object in self._lists and (
                self._honours(clauses, predication.oblique.get(sense.prep))):
            return True
        chunk = clauses.chunks[predication.position]
        if sense.type == "ASSAULT" and predication.token.lexeme.lemma in self._wars and _belongs(clauses, predication):
            return True
        if sense.type == "PROTEST" and chunk.kind == "document" and predication.index > chunk.first:
            return True  # «مذكرة احتجاج»
        if self._specifies(clauses, predication, sense) or at_risk(clauses, predication, sense.type):
            return True
        return bool(sense.type) and self._figures.figurative(clauses, predication, sense.type, sporting=sentence.sporting)

    def _is_no_measure(self, clauses: Clauses, predication: Predication, sense: Predicate) -> bool:
        """Whether a row means a state that is a measure, and another is told: «أنهى حالة الانقسام»."""
        seconds = self._states.get(sense.object) if sense.change else None
        if seconds is None:
            return False
        heads = governed(predication, sense.prep, clauses.chunks, self._counting)
        state = next((chunk for chunk in heads if chunk.headed(sense.object)), None)
        return state is not None and not any(t.lexeme.lemma in seconds for t in clauses.tokens[state.first : state.last])

    def _honours(self, clauses: Clauses, listed: Argument | None) -> bool:
        """Whether a list is none of those who are punished: «قائمة التراث العالمي», not «قائمة الإرهاب», «القائمة»."""
        if listed is None or listed.first.head.analysis.article or listed.first.last - listed.first.first == 1:
            return False
        words = clauses.tokens[listed.first.first : listed.first.last]
        return not any(token.lexeme.lemma in self._blacklisted for token in words)

    def _besides(self, sentence: Sentence, outer: EventDraft, draft: EventDraft) -> bool:
        """Whether the noun of a collocation tells something of its own; the two learn from each other."""
        predication, sense = draft.predication, draft.sense
        joint = (outer.sense.type, sense.type) == _JOINT and outer.sense.rule.startswith(_MOVES)
        if outer.sense.type == sense.type or joint:
            draft.same_as = outer
            if sense.mode and not joint and (not outer.sense.mode or _says_itself(predication, sense)):
                outer.sense = replace(outer.sense, mode=sense.mode)  # «فرض حظر التجول», «شن هجوما انتحاريا»
        if outer.sense.rule.startswith(_UNTOLD) or self._says_once(outer, sense.type):
            return False  # «حشد الدعم»: none is given yet
        both = outer.sense.type, sense.type
        if both in NAMED_BETTER and _says_itself(predication, sense):
            sentence.made = [earlier for earlier in sentence.made if earlier is not outer]
        if both in ENDED and not self._asserted(sentence.clauses, predication):
            sense = draft.sense = replace(sense, type="")  # «قطع المساعدات», «تخفيف العقوبات», «نقض حكم الإعدام»
        ceased = outer.sense.prep == "li" and outer.sense.type == "RETREAT" and sense.type == "ASSAULT"
        return not ceased  # «وقف فوري لإطلاق النار» tells no shooting

    def _specifies(self, clauses: Clauses, predication: Predication, sense: Predicate) -> bool:
        """Whether a noun only says what a body or an accord is for, or names what is attained: «اللجنة المعنية بالتحقيق»."""
        type_, verb = sense.type, predication.governor
        if sense.prep == "ala" and verb is not None and verb.token.lexeme.lemma in self._stipulating and (
            verb.subject is not None and verb.subject.first.index == predication.position
        ):
            return True  # «ينص الاتفاق على»
        chunk, index = clauses.chunks[predication.position], predication.index
        told = predication.genitive or predication.object
        attained = told is not None and told.first.kind in ATTAINED
        if type_ == "ACCUSE" and attained and predication.token.lexeme.lemma in self._objectless:
            return True  # «تحقيق العدالة في القضية»
        if predication.form == "verb" or not index:
            return False
        before, prep = clauses.tokens[index - 1].lexeme.lemma, predication.token.prep
        if clauses.tokens[index - 1].tag == "p" and index > 1:
            before, prep = clauses.tokens[index - 2].lexeme.lemma, chunk.prep
        return (prep in _TASKS and before in self._charged) or (
            type_ == "COOPERATE" and not chunk.conj and index > chunk.first and before in self._scopes)

    def _says_once(self, outer: EventDraft, type_: str) -> bool:
        """Whether an act of a type is no other than the one that governs it: «ألغى زيارته», «سمح بدخول المساعدات»."""
        if type_ == "ASSAULT" != outer.sense.type and outer.sense.rule.startswith(_ASSAULTS):
            return True  # «شن الكاتب هجوما» is a reproach, and so is its noun
        if outer.sense.type == "SANCTION":
            return type_ == "CONSULT" or (  # «استدعت سفيرها للتشاور», «قضت بإعدام ستة متهمين»
                type_ == "ASSAULT" and outer.sense.mode == CONVICTED and outer.sense.object in self._executions)
        if outer.sense.type == "REJECT":
            return type_ == "CONSULT" and outer.predication.token.lexeme.lemma in self._cancelling
        return type_ == "AID" and outer.sense.mode in ("access", "assist")  # «طلب مساعدة عاجلة»

    def _asserted(self, clauses: Clauses, predication: Predication) -> bool:
        """Whether an adjective says that an act stands: «رفع العقوبات المفروضة»."""
        modifiers = clauses.chunks[predication.position].modifiers
        return any(t.start > predication.token.start and t.lexeme.lemma in self._standing for t in modifiers)


def _relays(predication: Predication, sense: Predicate) -> bool:
    """Whether an outlet only tells what a verb might say that others do: «نقلت الوكالة», «نشرت الصحيفة»."""
    subject = predication.subject if predication.form == "verb" else None
    return subject is not None and subject.first.kind == "outlet" and sense.type in _MOVED and bool(predication.token.lexeme.cues)


def _says_itself(predication: Predication, sense: Predicate) -> bool:
    """Whether a noun that tells an act by itself tells another by what stands behind it: «حرب» but «حرب على الفقر»."""
    if not sense.worded:
        return False
    return any(own.type and not own.object for own in predication.token.lexeme.events)


def _belongs(clauses: Clauses, predication: Predication) -> bool:
    """Whether an indefinite noun of war only says what sort of people somebody is of: «أسير حرب», «بطل حرب»."""
    chunk, token = clauses.chunks[predication.position], predication.token
    if predication.index <= chunk.first or token.analysis.article or predication.genitive is not None:
        return False
    return clauses.tokens[predication.index - 1] is chunk.head and chunk.kind in ("person", "group")


def _is_counted(chunk: Chunk, participle: Predication) -> bool:
    """Whether a participle is but the noun that a number counts."""
    told = participle.object is not None or not _TOLD_OF.isdisjoint(participle.oblique)
    return chunk.head is participle.token and chunk.count is not None and not told
