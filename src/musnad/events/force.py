"""What becomes of what is in force: the change that a predicate makes by its row, by the measure it acts on, by its form.

«مددت السلطات حظر التجول» extends a curfew whatever the row of «مدد» says; «يسيطر الجيش على المدينة» tells a state where the
past tense tells a beginning; «تحت الحصار» a state as well. What did not happen changes nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.events.appointees import OFFICE
from musnad.events.draft import EventDraft
from musnad.events.extent import Grounds, beside, extent
from musnad.events.fillers import Filler
from musnad.events.groundless import Groundless, no_ground
from musnad.events.measures import MeasureReader
from musnad.events.offices import Offices
from musnad.events.own_dates import own_dates
from musnad.events.plausible import BODIES, drives_out, only_sought, plausible
from musnad.events.senses import referents
from musnad.events.setting import comes_about
from musnad.events.standing import StateReader
from musnad.events.status_words import prepositions
from musnad.events.vacancies import Vacancies
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token

_HOLDS: Final = "in_force"
_LEVEL: Final = "alert"
_HELD: Final = "detention"
_TRUCE: Final = "ceasefire"
_AHEAD: Final = frozenset({"future", "hypothetical", "negated"})


class Force:
    """Reads changes with the measures and operators of a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self._measures = MeasureReader(book)
        self._states = StateReader(book, self._measures)
        self._vacancies = Vacancies(book)
        self._offices = Offices(book, self._vacancies)
        self._groundless = Groundless(book)
        self._since = prepositions(book, "since")
        self._lasting = book.forms("ledger/words/lasting.tsv") | book.forms("ledger/words/boundaries.tsv")
        self._grounds = Grounds(book.forms("events/words/countrywide.tsv"), book.forms("events/classes/localities.tsv"),
                                book.forms("ledger/words/lands.tsv"), prepositions(book, "min"))
        self._rights = book.forms("events/words/rights.tsv")
        self._entering = book.forms("events/words/entering.tsv")
        self._holding = book.forms("events/words/holding.tsv")
        self._about = book.forms("events/words/coming-about.tsv")
        self._setting_out = book.forms("events/words/setting-out.tsv")
        self._polling = book.forms("events/words/polling.tsv")
        self._refusing = book.forms("events/words/refusing.tsv")
        self._freeing = book.forms("ledger/words/freeing.tsv")
        self._warrants = book.forms("ledger/words/warrants.tsv")

    def operates(self, predication: Predication) -> bool:
        """Whether a predicate that tells no event may yet change what is in force."""
        return self._measures.operates(predication)

    def draft(self, predication: Predication, sense: Predicate | None, clauses: Clauses, sentence: int) -> EventDraft | None:
        """The draft of a predicate: its sense with the change that it makes, or a mere change; None where it tells nothing."""
        measured = self._measures.changes(predication, clauses)
        standing = None if measured else self._measures.standing(predication, clauses)
        if standing is not None:
            made = Predicate(standing.rule, "", "", ("gen",), (), "", "", standing.change)
            sense = replace(sense, change=standing.change) if sense is not None else made
        elif measured:
            change, rule, _ = measured[0]
            kind, _, effect = change.partition(":")
            made = Predicate(rule, "", "", ("subj",), (), "", "", change)
            if sense is None or kind == _LEVEL:
                sense = made  # «رفع حالة التأهب» raises it, and lifts nothing
            else:
                sense = replace(sense, change=f"{kind}:{sense.change.partition(':')[2] or effect}")
        if sense is None:
            return None
        draft = EventDraft(sense, (predication.token.start, predication.token.end), sentence, predication)
        draft.heading = clauses.heading
        draft.measure = measured[0].head if measured else None
        return draft

    def states(self, clauses: Clauses, sentence: int) -> list[EventDraft]:
        """The drafts of what nominal predicates say to be in force; who is detained is a party, what is shut is not."""
        found = self._states.drafts(clauses, sentence)
        for draft in found:
            if draft.predication.object is not None and draft.sense.change.startswith("detention"):
                draft.recipient = list(draft.predication.object.chunks)
        return found

    def settle(self, clauses: Clauses, drafts: list[EventDraft]) -> list[EventDraft]:
        """The drafts of a sentence, each with the change that it makes; mere changes that make none are dropped."""
        for draft in drafts:
            if draft.measure is not None:
                for other in drafts:
                    if other is not draft and (other.predication.token is draft.measure or _within(clauses, draft, other)):
                        _yield(draft, other)
                    if other is not draft and _described(draft, other):
                        other.sense = replace(other.sense, type="", change="")  # «تعز المحاصرة», «مناطق سيطرة الفصائل»: no act
        standing = [draft for draft in drafts if draft.predication.form == "participle" and draft.sense.change.startswith(_HELD)]
        for draft in drafts:
            self._become(clauses, draft, drafts, standing)
        for draft in drafts:
            if draft.predication.form == "participle" and draft.sense.change == "closure:in_force" and any(
                    _opens(other, draft) for other in drafts):
                draft.sense = replace(draft.sense, change="")
        for draft in drafts:
            if draft.sense.change:
                self._locate(clauses, draft)
        return [draft for draft in drafts if draft.sense.type or draft.sense.change]

    def _become(self, clauses: Clauses, draft: EventDraft, drafts: list[EventDraft], standing: list[EventDraft]) -> None:
        """Give a draft the change that it makes, none where it makes none; ``standing`` are those who are said to be detained."""
        kind, _, effect = draft.sense.change.partition(":")
        if not kind:
            if draft.sense.type and draft.status != "negated" and self._vacancies.vacated(draft, clauses):
                draft.sense = replace(draft.sense, change=f"{OFFICE}:ends")  # «اغتيل رئيس هايتي»
            return
        if self._groundless.none(draft, clauses):
            void = self._groundless.void(draft, clauses)
            draft.sense = replace(draft.sense, type="" if void else draft.sense.type, change="")
            return
        if self._groundless.kept(draft, clauses):
            effect = _HOLDS
            draft.sense = replace(draft.sense, change=f"{kind}:{effect}")
        if kind == _TRUCE and draft.status == "actual" and effect == "starts" and self._refused(clauses, draft):
            draft.status = "hypothetical"
        none = kind == OFFICE and not self._offices.filled(clauses, draft, drafts)
        if kind == _HELD:
            none = self._may(clauses, draft) or only_sought(draft) or any(
                state is not draft and state.predication.position == draft.predication.position
                for state in standing)  # «رهن الاعتقال» is told once
        if none:
            draft.sense = replace(draft.sense, change="")
            return
        effect = draft.sense.change.partition(":")[2]
        if kind == "ban" and self._closes(draft):
            kind = "closure"
            draft.sense = replace(draft.sense, change=f"{kind}:{effect}")
        polling = kind == "closure" and self._ends_polling(clauses, draft)
        denied = draft.statement is not None and draft.statement.stance == "denies" and effect != _HOLDS
        if (draft.status == "negated" and not denied) or polling or not plausible(kind, draft, clauses):
            draft.sense = replace(draft.sense, change="")
        elif effect == "starts" and self._tells_state(clauses, draft):
            present = draft.predication.token.analysis.form.tense == "present"
            type_ = "" if kind == "control" and present else draft.sense.type  # to hold a place is no act
            draft.sense = replace(draft.sense, type=type_, change=f"{kind}:{_HOLDS}")

    def _refused(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether a truce is only offered, since one side refuses it: «رفضت الفصائل الهدنة», «هدنة رفضتها الفصائل»."""
        at, chunks = draft.predication.position, clauses.chunks
        for verb in clauses.verbs:
            if verb.token.lexeme.lemma not in self._refusing or verb.negated:
                continue
            refused = verb.object.first if verb.object is not None else next(iter(referents(verb, "", chunks)), None)
            if refused is not None and refused.index == at:
                return True
        return False

    def _locate(self, clauses: Clauses, draft: EventDraft) -> None:
        """Say where, when and whose the change of a draft is, or that it is none after all."""
        told = extent(clauses, draft, self._grounds)
        near, judging = ((), ()) if told.places else beside(clauses, draft)
        draft.extent = replace(told, beside=near, judging=judging) if near or judging else told
        driven = draft.sense.change == "control:starts" and drives_out(draft) and not told.places
        if driven or no_ground(draft, clauses.chunks, self._grounds.localities):
            draft.sense = replace(draft.sense, change="")  # «طرد المسلحين من البلدة» takes it, «طرد المسلحين» no place
        elif draft.sense.change == "control:starts" and not draft.actor and told.places:
            lost = _losers(draft) if draft.predication.token.lexeme.lemma in self._freeing else []
            if lost:
                draft.sense, draft.holders = replace(draft.sense, change="control:ends"), lost
        if draft.sense.change == "office:ends":
            draft.successor = _successor(draft)
        if draft.sense.change.startswith("force_presence"):
            draft.holders = _troops(draft)
            draft.begun = draft.sense.change.endswith("ends") and self._begins(clauses, draft.predication)
        wanted = draft.sense.change.startswith(_HELD) and bool(
            {draft.sense.object, draft.predication.token.lexeme.lemma} & self._warrants)  # «مذكرة توقيف»
        draft.begun |= wanted
        draft.at = self._dates(clauses, draft) if not wanted else []

    def _begins(self, clauses: Clauses, predication: Predication) -> bool:
        """Whether what governs an act, or a noun before it, says that it begins: «بدأت الانسحاب», «بدء عملية سحب القوات»."""
        chunk = clauses.chunks[predication.position]
        first = chunk.first
        if chunk.prep == "min" and chunk.index:
            first = clauses.chunks[chunk.index - 1].first  # «بدء المرحلة الأولى من سحب القوات»
        if any(token.lexeme.lemma in self._setting_out for token in clauses.tokens[first : predication.index]):
            return True
        head = predication.verb_above()
        return head is not None and head.token.lexeme.lemma in self._setting_out and not head.negated

    def _closes(self, draft: EventDraft) -> bool:
        """Whether nobody may go into or out of a place, which is thereby closed: «منع دخول المدينة والخروج منها»."""
        predication = draft.predication
        barred = predication.object or predication.genitive or (predication.subject if predication.passive else None)
        place = barred.first.genitive if barred is not None and barred.first.head.lexeme.lemma in self._entering else None
        return place is not None and place.kind == "place" and place.definite and (
            place.name is None or place.name.kind != "country")

    def _may(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether an arrest is what somebody has the right to make: «حق اعتقال الأفراد»."""
        predication = draft.predication
        chunk = clauses.chunks[predication.position]
        first = clauses.chunks[chunk.index - 1].first if chunk.conj and chunk.index else chunk.first
        return predication.form != "verb" and any(
            token.lexeme.lemma in self._rights for token in clauses.tokens[first : predication.index])

    def _ends_polling(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether what is closed closes by itself at the end of a vote: «إغلاق مراكز الاقتراع»."""
        predication = draft.predication
        shut = [predication.object, predication.genitive, predication.subject]
        return any(token.lexeme.lemma in self._polling for place in shut if place is not None
                   for token in clauses.tokens[place.first.first : place.first.last])

    def _dates(self, clauses: Clauses, draft: EventDraft) -> list[Token]:
        """The dates of a change, that of the event first; what is to be lifted is dated only by since when it stands."""
        if draft.time is None:
            return []
        dates = own_dates(clauses, draft.predication, self._barred(draft), comes_about(draft.predication, self._about))
        if draft.measure is draft.predication.token:
            before = own_dates(clauses, draft.predication, self._since)
            return [date for date in dates if date not in before]
        return [draft.time, *(date for date in dates if date is not draft.time)] if draft.time in dates else []

    def _barred(self, draft: EventDraft) -> frozenset[str]:
        """The words before dates that are no change's: until when; since when, of what begins or ends and is told by a noun."""
        nominal = draft.predication.form != "verb" and not draft.sense.change.endswith(_HOLDS)
        return self._lasting | self._since if nominal else self._lasting

    def _tells_state(self, clauses: Clauses, draft: EventDraft) -> bool:
        """Whether a verb of holding stands in the present of a body's main clause, or describes what it holds."""
        predication = draft.predication
        form = predication.token.analysis.form
        going_on = predication.form == "verb" and form.tense == "present" and not predication.token.analysis.future
        if going_on and draft.since and draft.dated:
            return True  # «تغلق السلطات المعبر منذ يونيو»
        if predication.token.lexeme.lemma not in self._holding:
            return False
        if predication.form == "participle" and not predication.passive:
            return clauses.chunks[predication.position].tag == "N"  # «الجماعات المسيطرة على الشمال»
        if predication.form != "verb" or clauses.heading or draft.status not in ("actual", "historical"):
            return False
        held = predication.subject if predication.passive and predication.object is None else predication.object
        held = held or predication.oblique.get("ala")
        if held is not None and held.how == "antecedent" and held.first.definite:
            return True  # «الهضبة التي احتلتها إسرائيل»
        if predication.token.analysis.form.tense != "present":
            return False
        before = clauses.chunks[predication.position - 1] if predication.position else None
        return before is None or before.tag != "c" or bool(before.head.analysis.suffix)


def _described(state: EventDraft, other: EventDraft) -> bool:
    """Whether a word by which a place is described as held or besieged is read as an act, too."""
    kind = state.sense.change.partition(":")[0]
    return state.predication.form == "participle" and kind in ("blockade", "control") and (
        state.predication.token is other.predication.token and not state.sense.type)


def _within(clauses: Clauses, operator: EventDraft, other: EventDraft) -> bool:
    """Whether a noun says more of the measure of an operator, and tells a change of the same kind: «علق العمل باتفاق الهدنة»."""
    chunk, measure = clauses.chunks[other.predication.position], operator.measure
    kind = operator.sense.change.partition(":")[0]
    return measure is not None and chunk.start <= measure.start < other.predication.token.start and (
        other.predication.form != "verb" and other.sense.change.startswith(kind + ":"))


def _opens(opening: EventDraft, shut: EventDraft) -> bool:
    """Whether what was shut is opened: «فتحت السلطات الطرق المغلقة»."""
    predication = opening.predication
    opened = (predication.object, predication.subject, predication.genitive)
    return opening.sense.change == "closure:ends" and opening.status == "actual" and any(
        chunk.index == shut.predication.position for argument in opened if argument is not None for chunk in argument.chunks)


def _losers(draft: EventDraft) -> list[Filler]:
    """From whom nobody named takes a place: «بعد تحرير المدينة من المليشيات»."""
    predication = draft.predication
    driven = predication.object if predication.form == "verb" else predication.genitive
    held = [predication.oblique.get("min"), driven if "obj" in draft.sense.recipient else None]
    return [chunk for argument in held if argument is not None for chunk in argument.chunks
            if chunk.kind in BODIES and chunk in draft.recipient]


def _successor(draft: EventDraft) -> Chunk | None:
    """Who is given the office that somebody leaves: «سلم السلطة إلى نائبه أحمد سعيد», not «قدم استقالته إلى الملك»."""
    predication = draft.predication
    if draft.sense.mode == "resign" or predication.form != "verb":
        return None
    given = predication.oblique.get("li") or predication.oblique.get("ila")
    to = given.first if given is not None else None
    return to if to is not None and to.kind == "person" and to.name is not None and to not in draft.recipient else None


def _troops(draft: EventDraft) -> list[Filler]:
    """Those whose presence a change is about, with who sends or withdraws them: «أرسلت روسيا قوات»."""
    predication = draft.predication
    filled = (predication.object, predication.genitive, predication.subject, predication.implied)
    troops = [chunk for place in filled if place is not None for chunk in place.chunks
              if chunk.kind == "group" or (chunk.kind == "place" and place.first.kind == "group")]  # «وحدات أرمينيا وطاجيكستان»
    acting = [party for party in draft.actor if not (isinstance(party, Chunk) and (party.kind == "place" and (
        predication.object is not None and predication.object.first.kind == "group") and draft.sense.change.endswith("ends")))]
    return [*acting, *(chunk for chunk in troops if chunk not in draft.actor)]


def _yield(operator: EventDraft, measure: EventDraft) -> None:
    """Let one of an operator and its measure's own mention tell the change; what is yet to be lifted stands meanwhile."""
    if measure.sense.change == operator.sense.change and not operator.sense.type:
        told_twice = measure if operator.predication.form == "participle" else operator  # «الحصار ما زال مفروضا»
        told_twice.sense = replace(told_twice.sense, change="")
    elif operator.sense.change.endswith("ends") and measure.sense.change.endswith(_HOLDS) and operator.status in _AHEAD:
        measure.measure = operator.measure
        if measure.status in _AHEAD and operator.status == "future":
            measure.status = "actual"  # «سترفع الحكومة حالة الطوارئ»: until then it stands
    elif measure.sense.change:
        measure.sense = replace(measure.sense, change="")
