"""What looks like a change of what is in force and is none: a way of appointing, a famine's emergency, a penalty by law.

«طريقة تعيين القضاة» appoints nobody, «استعادة مصر لمكانتها» takes no territory, «تطبيق العقوبات بحق المخالفين» hits no state.
"""

from __future__ import annotations

from typing import Final

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Argument, Predication
from musnad.events.draft import EventDraft
from musnad.events.senses import referents
from musnad.mentions.chunk import Chunk
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

_UPON: Final = ("ala", "didd", "bi", "obj")
"""Where the one stands whom sanctions hit."""
_PLAIN: Final = frozenset({"person", "group", "organisation"})
_STATES: Final = frozenset({"government", "place"})
_RELATIVE: Final = 2
"""Chunks between what a relative clause is said of and its verb, with the verb."""
_LIFELESS: Final = frozenset({"act", "quality", "thing"})
_THINGS: Final = frozenset({"act", "document", "quality", "thing"})
_NOWHERE: Final = frozenset({"act", "document", "quality", "organisation"})
"""Kinds of what somebody leaves who is no soldier: an accord, talks, an alliance."""
_NO_GROUND: Final = frozenset({"act", "document", "organisation", "person", "quality", "thing"})
"""Kinds of what nobody holds as he holds a territory."""


class Groundless:
    """Knows the words that make a change none, or one that only stands."""

    def __init__(self, book: Rulebook) -> None:
        self._manners = book.forms("ledger/words/manners.tsv")
        self._hardships = book.forms("ledger/words/hardships.tsv")
        self._keeping = book.forms("ledger/words/keeping.tsv")
        self._operation = book.forms("events/words/operations.tsv")
        self._warlike = book.forms("ledger/words/warlike.tsv")
        self._firms = book.forms("ledger/words/firms.tsv")
        self._players = book.forms("ledger/words/players.tsv")
        self._markets = book.forms("ledger/words/markets.tsv")
        self._lines = book.forms("ledger/words/lines.tsv")
        self._going_out = book.forms("ledger/words/going-out.tsv")
        self._vehicles = book.forms("events/classes/vehicles.tsv")
        self._raising = book.forms("ledger/words/raising.tsv")
        self._lacking = book.forms("ledger/words/lacking.tsv")
        self._cleared = book.forms("ledger/words/cleared.tsv")
        self._camps = book.forms("ledger/words/camps.tsv")
        self._needy = book.forms("events/classes/needy.tsv")

    def none(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether the change of a draft is none by the words beside its predicate."""
        kind = draft.sense.change.partition(":")[0]
        predication = draft.predication
        led = _led(clauses, predication)
        if kind == "office":
            return any(token.lexeme.lemma in self._manners for token in led) or self._of_players(draft) or (
                _set_up(draft, clauses.chunks))
        if kind == "detention":
            return _of_things(draft)
        if kind == "force_presence":
            lacking = draft.sense.change.endswith("in_force") and any(token.lexeme.lemma in self._lacking for token in led)
            return lacking or any(token.lexeme.lemma in self._vehicles for token in led) or self._of_no_troops(draft)
        if kind == "state_of_emergency":
            return any(token.lexeme.lemma in self._hardships for token in clauses.chunks[predication.position].modifiers)
        if kind == "sanctions":
            return _penal(draft, clauses) or self._raised(draft)
        if kind == "ceasefire":
            lined = bool(led) and led[-1].lexeme.lemma in self._lines  # «خط الهدنة»
            return lined or _of_a_kind(predication) or self._business(predication)
        return kind == "control" and (self._trade(predication) or self._clean(predication) or _over_it(draft, clauses.chunks) or (
            draft.sense.change.endswith("starts") and predication.form != "verb" and _of_its_own(predication)))

    def void(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether what makes no change is no act either: a camp of athletes, a list of sanctions that grows longer."""
        predication = draft.predication
        if draft.sense.change.startswith("force_presence"):
            return self._of_guests(predication)
        if draft.sense.change.startswith("sanctions"):
            return self._raised(draft)
        return _over_it(draft, clauses.chunks) or self._clean(predication)

    def kept(self, draft: EventDraft, clauses: Clauses) -> bool:
        """Whether a truce is told to be kept, watched or broken, and therefore stands: «انتهاك وقف إطلاق النار»."""
        predication = draft.predication
        if draft.sense.change != "ceasefire:starts" or predication.form == "verb":
            return False
        verb = predication.governor
        governed = verb is not None and verb.token.lexeme.lemma in self._keeping
        return governed or any(token.lexeme.lemma in self._keeping for token in _led(clauses, predication))

    def _of_no_troops(self, draft: EventDraft) -> bool:
        """Whether no troops come, go or are there: «وجود شق عسكري للبرنامج», «نقلته الوكالة», «خروج مجموعات من المحتجين»."""
        predication = draft.predication
        whose = predication.genitive if draft.sense.change.endswith("in_force") and predication.form != "verb" else None
        if whose is not None and all(chunk.kind in _LIFELESS for chunk in whose.chunks):
            return True
        if self._of_guests(predication):
            return True
        mover = predication.subject if predication.form == "verb" else predication.genitive
        if mover is not None and (mover.first.kind == "outlet" or mover.first.head.lexeme.lemma in self._firms):
            return True  # «انسحبت شركات من السوق الإيرانية»
        left = [chunk for prep in ("min", "an") if prep in predication.oblique for chunk in predication.oblique[prep].chunks]
        if draft.sense.change.endswith("ends") and left and all(chunk.kind in _NOWHERE for chunk in left):
            return True  # «الانسحاب الكامل من الاتفاق»
        if draft.sense.change.endswith("starts") and _nowhere(predication):
            return True
        leaving = predication.token.lexeme.lemma in self._going_out
        return leaving and predication.object is None and all(chunk.kind != "place" for chunk in left)

    def _raised(self, draft: EventDraft) -> bool:
        """Whether sanctions raise a number rather than are lifted: «ترفع العقوبات إلى 120 عدد المشمولين»."""
        to = draft.predication.oblique.get("ila")
        return draft.sense.change.endswith("ends") and to is not None and draft.predication.form == "verb" and (
            to.first.count is not None and draft.predication.token.lexeme.lemma in self._raising)

    def _of_guests(self, predication: Predication) -> bool:
        """Whether what is set up is a camp of no soldiers: «المعسكر الخارجي», «أقامت المنظمة معسكرا للنازحين»."""
        camps = [chunk for argument in (predication.subject, predication.object, predication.genitive) if argument is not None
                 for chunk in argument.chunks]
        return any(token.lexeme.lemma in self._camps for camp in camps for token in camp.modifiers) or any(
            chunk.head.lexeme.lemma in self._needy for prep in ("li",) if prep in predication.oblique
            for chunk in predication.oblique[prep].chunks)

    def _of_players(self, draft: EventDraft) -> bool:
        """Whether a post is one of a team: «استقال المدرب»."""
        whose = [party for party in (*draft.recipient, *draft.actor) if isinstance(party, Chunk)]
        return any(party.head.lexeme.lemma in self._players for party in whose)

    def _clean(self, predication: Predication) -> bool:
        """Whether a place is rid of something lifeless, which nobody takes from anybody: «تطهير المدينة من الألغام»."""
        of = predication.oblique.get("min")
        return of is not None and of.first.head.lexeme.lemma in self._cleared

    def _trade(self, predication: Predication) -> bool:
        """Whether what is held is a market: «السيطرة على سوق الذهب»."""
        held = predication.oblique.get("ala")
        return held is not None and held.first.head.lexeme.lemma in self._markets

    def _business(self, predication: Predication) -> bool:
        """Whether what is stopped is an operation of no war: «وقف هذه العملية»."""
        stopped = predication.genitive if predication.form != "verb" else predication.object
        if stopped is None or stopped.first.head.lexeme.lemma not in self._operation:
            return False
        return self._warlike.isdisjoint(token.lexeme.lemma for token in stopped.first.modifiers)


def no_ground(draft: EventDraft, chunks: list[Chunk], localities: frozenset[str]) -> bool:
    """Whether what somebody takes or besieges is no territory: «استولى على الأموال», «تحاصرهم»."""
    predication = draft.predication
    extent = draft.extent
    if draft.measure is not None or extent.whole:
        return False
    if draft.sense.change.startswith("blockade") and not extent.places and extent.taken_up is None:
        return bool(draft.recipient) and all(isinstance(party, Chunk) and party.kind == "person" for party in draft.recipient)
    if draft.sense.change != "control:starts":
        return False
    if draft.sense.prep == "li":
        return not extent.places and not extent.states
    if draft.sense.recipient == ("subj",):
        fallen = predication.subject if predication.form == "verb" else predication.genitive
        return fallen is None and not extent.places  # «السقوط في أيدي الفوضى»
    upon = "ala" in draft.sense.recipient or draft.sense.prep == "ala"
    done = predication.object if predication.form == "verb" else predication.genitive
    held = predication.oblique.get("ala") if upon else done
    said_of = [chunk for chunk in referents(predication, "ala", chunks) if chunk.index >= predication.position - _RELATIVE]
    what = held.chunks if held is not None else said_of if upon and predication.relative else []
    if "obj" in draft.sense.recipient and extent.places:
        return False  # «طردت القوات التنظيم من سرت»
    named = any(chunk.start <= token.start < chunk.end for token in extent.places for chunk in what)
    return bool(what) and not named and all(
        chunk.kind in _NO_GROUND and chunk.head.lexeme.lemma not in localities for chunk in what)


def _of_things(draft: EventDraft) -> bool:
    """Whether what is let go or seized behind a preposition is nobody: «أفرجت الشركة عن نتائجها»."""
    done = [chunk for slot in draft.sense.recipient if slot in ("an", "ala") and slot in draft.predication.oblique
            for chunk in draft.predication.oblique[slot].chunks]
    return bool(done) and all(chunk.kind in _THINGS for chunk in done)


def _nowhere(predication: Predication) -> bool:
    """Whether troops come into or to something that is no place: «دخلت القوات في اشتباكات»."""
    where = [chunk for prep in ("fi", "ila") if prep in predication.oblique for chunk in predication.oblique[prep].chunks]
    return bool(where) and all(chunk.kind in _LIFELESS for chunk in where) and not (
        {"ala", "inside", "near", "towards", "min"} & predication.oblique.keys())


def _of_a_kind(predication: Predication) -> bool:
    """Whether violence is meant that is no war's: «وقف العنف ضد النساء»."""
    against = predication.oblique.get("didd")
    return predication.form != "verb" and against is not None and all(chunk.kind == "person" for chunk in against.chunks)


def _led(clauses: Clauses, predication: Predication) -> list[Token]:
    """The words of a noun's phrase before it, with the last one before the phrase: «طريقة تعيين», «شروط في اختيار»."""
    chunk = clauses.chunks[predication.position]
    return clauses.tokens[max(0, chunk.first - 1) : predication.index] if predication.form != "verb" else []


def _penal(draft: EventDraft, clauses: Clauses) -> bool:
    """Whether sanctions are penalties on people of no state named: «عقوبات على المخالفين»."""
    predication = draft.predication
    hit: list[Argument] = [place for slot in _UPON if (place := predication.oblique.get(slot)) is not None]
    if not hit or any(_state(party, clauses) for party in draft.actor):
        return False
    return all(chunk.kind in _PLAIN and not _state(chunk, clauses) for place in hit for chunk in place.chunks)


def _over_it(draft: EventDraft, chunks: list[Chunk]) -> bool:
    """Whether a pronoun, not the place behind «في», stands for what is held: «صراعات لا يمكن السيطرة عليها في البلاد»."""
    at = draft.predication.position
    return draft.sense.prep == "fi" and any(chunk.tag == "o" and chunk.prep == "ala" for chunk in chunks[at + 1 : at + 3])


def _set_up(draft: EventDraft, chunks: list[Chunk]) -> bool:
    """Whether the pronoun of a verb of appointing stands for a thing: «كمين نصبه المسلحون»."""
    predication = draft.predication
    if predication.form != "verb" or draft.recipient or draft.sense.recipient != ("obj",):
        return False
    meant = referents(predication, "", chunks)
    return bool(meant) and meant[0].kind in _THINGS


def _state(party: Chunk | Token, clauses: Clauses) -> bool:
    """Whether a party is a state or of one, or is named."""
    if not isinstance(party, Chunk):
        return True
    return party.kind in _STATES or party.name is not None or party.names is not None or any(
        token.lexeme.data.get("country") for token in clauses.tokens[party.first : party.last])


def _of_its_own(predication: Predication) -> bool:
    """Whether a noun of taking back has its agent behind it and what is taken behind «ل»: «استعادة مصر لمكانتها»."""
    back = predication.oblique.get("li")
    return predication.genitive is not None and back is not None and all(chunk.kind in _NO_GROUND for chunk in back.chunks)
