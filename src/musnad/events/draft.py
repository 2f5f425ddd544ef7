"""An event before its parties, place and time are grounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from musnad.attribution.draft import StatementDraft
from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk
from musnad.records import Quantity, Span, Status, Time
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a change holds: the names of places; or a noun that takes one up («المدينة»); or else a state that it belongs to.

    ``again`` where the measure told before: «في المقاطعتين», «ويلغى معها حظر التجوال»; ``whole`` in the country: «في البلاد».
    ``nowhere`` where the office is one of no country: «رئيسا للفيفا».
    ``theirs`` is whose land or border it is: «العقوبات المفروضة على بلاده».
    ``beside`` are the places and adjectives of nationality of the sentence, nearest first; ``judging`` those of who judges it.
    """

    places: tuple[Token, ...] = ()
    taken_up: Token | None = None
    states: tuple[Token, ...] = ()
    again: bool = False
    whole: bool = False
    beside: tuple[Token, ...] = ()
    nowhere: bool = False
    theirs: Chunk | None = None
    judging: tuple[Token, ...] = ()


NOWHERE: Final = Extent()


class Dating:
    """An expression of time of one mention: ``since`` then it goes on, ``own`` where it stands in the predicate's own clause."""

    __slots__ = ("own", "since", "time")

    def __init__(self, time: Token, since: bool, own: bool) -> None:
        self.time = time
        self.since = since
        self.own = own


class EventDraft:
    """A predicate read as an event: its sense, the words that trigger it, the phrases in its roles, its status."""

    __slots__ = ("actor", "afar", "also", "at", "begun", "closely", "confidence", "context", "controlled", "dated", "dates",
                 "extent", "further", "heading", "holders", "inner", "measure", "noun", "nouns", "placed", "places",
                 "predication", "quantities", "recipient", "same_as", "sense", "sentence", "since", "statement", "status",
                 "successor", "taken_up", "time", "trigger")

    def __init__(self, sense: Predicate, trigger: Span, sentence: int, predication: Predication) -> None:
        self.sense = sense
        self.trigger = trigger
        self.sentence = sentence
        self.predication = predication
        self.actor: list[Chunk | Token] = []
        self.recipient: list[Chunk | Token] = []
        self.places: list[Token] = []
        self.time: Token | None = None
        self.quantities: list[Quantity] = []
        self.taken_up: Chunk | None = None
        """The place without a name that its own phrase takes up: «في المدينة»."""
        self.placed = False
        """The places stand in the predicate's own clause."""
        self.dated = False
        """The time stands in the predicate's own clause."""
        self.afar = False
        """The time stands many clauses off."""
        self.closely = False
        """The time dates this predicate and nothing else in its clause."""
        self.since = False
        """The time is when something that goes on began: «منذ 20 كانون الثاني»."""
        self.controlled = False
        """The actor is told by what governs the noun alone, too weak to hand on to other mentions."""
        self.status: Status = "actual"
        self.statement: StatementDraft | None = None
        self.confidence = 0.0
        self.context: str | None = None
        """PLOVER's context: the arena of the act."""
        self.also: list[Span] = []
        self.heading = False
        """The mention stands in a headline."""
        self.inner: int | None = None
        """The chunk of the noun that a collocation governs: «ضربات» of «شن ضربات»."""
        self.noun: Token | None = None
        """The head of that noun."""
        self.nouns: frozenset[str] | None = None
        """The nouns by which its act is taken up, once they were asked for (``coreference``)."""
        self.same_as: EventDraft | None = None
        self.at: list[Token] = []
        """The expressions of time of the predicate's own clause, nearest first: what dates a change."""
        self.extent = NOWHERE
        """Where the change holds."""
        self.measure: Token | None = None
        """The head of the measure that the predicate puts into force, lifts or prolongs."""
        self.begun = False
        """The troops only begin to leave: what ends is still there."""
        self.successor: Chunk | None = None
        """Who takes the office that somebody gives up: «تخلى عن الرئاسة لنائبه»."""
        self.holders: list[Chunk | Token] = []
        """Whose the change is where that is neither the actor nor who suffers: the troops that somebody sends."""
        self.dates: list[Dating] = []
        """The expressions of time of all mentions, in text order."""
        self.further: list[EventDraft] = []
        """Later mentions that make other changes than the first."""

    def dated_by(self, times: Mapping[int, Time]) -> None:
        """Take the expression of time of a mention's own clause, or else of any, the first or a narrower one inside it.

        ``times`` are those with a value, by their start: «قتل الأسبوع الماضي … يوم الخميس» was on the Thursday.
        """
        known = [dating for dating in self.dates if dating.time.start in times]
        own = [dating for dating in known if dating.own] or known[:1]
        for dating in own[:1]:
            best, value = dating, times[dating.time.start]
            for other in own[1:]:
                inner = times[other.time.start]
                if None not in (value.start, value.end, inner.start, inner.end) and (
                    str(value.start) <= str(inner.start) and str(inner.end) <= str(value.end)
                ):
                    best, value = other, inner
            self.closely = self.closely and best.time is self.time
            self.time, self.since, self.dated = best.time, best.since, best.own

    @property
    def past(self) -> bool:
        """Told by a verb in the past tense, or by a noun that one governs: not «أعلنت فرض حظر», which says what will be."""
        verb = self.predication if self.predication.form == "verb" else self.predication.governor
        if verb is None or verb.form != "verb" or verb.token.analysis.form.tense != "past":
            return False
        return verb is self.predication or not (verb.token.lexeme.cues)

    @property
    def ongoing(self) -> bool:
        """Told in the present, or begun and not ended, so that a date does not make it long past: «تطالب … منذ 1967»."""
        if self.since and self.dated and self.predication.form in ("noun", "masdar", "verb"):
            return True  # «حرب منذ 2015», «قتل المئات منذ يوليو»
        if self.sense.change.endswith("in_force") and self.predication.form in ("verb", "participle"):
            return True  # «الهضبة التي احتلتها إسرائيل عام 1967»
        return self.predication.form == "verb" and self.predication.token.analysis.form.tense == "present"
