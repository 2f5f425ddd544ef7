"""An event before its parties, place and time are grounded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from musnad.attribution.draft import StatementDraft
from musnad.clauses.predication import Predication
from musnad.mentions.chunk import Chunk
from musnad.records import Quantity, Span, Status, Time
from musnad.tokens.lexeme import Predicate
from musnad.tokens.token import Token


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a change holds: the names of places; or a noun that takes one up («المدينة»); or else a state that it belongs to."""

    places: tuple[Token, ...] = ()
    taken_up: Token | None = None
    states: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Dating:
    """An expression of time of one mention: ``since`` then it goes on, ``own`` where it stands in the predicate's own clause."""

    time: Token
    since: bool
    own: bool


@dataclass(slots=True)
class EventDraft:
    """A predicate read as an event: its sense, the words that trigger it, the phrases in its roles, its status."""

    sense: Predicate
    trigger: Span
    sentence: int
    predication: Predication
    actor: list[Chunk | Token] = field(default_factory=list)
    recipient: list[Chunk | Token] = field(default_factory=list)
    places: list[Token] = field(default_factory=list)
    time: Token | None = None
    quantities: list[Quantity] = field(default_factory=list)
    placed: bool = False
    """The places stand in the predicate's own clause."""
    dated: bool = False
    """The time stands in the predicate's own clause."""
    closely: bool = False
    """The time dates this predicate and nothing else in its clause."""
    since: bool = False
    """The time is when something that goes on began: «منذ 20 كانون الثاني»."""
    controlled: bool = False
    """The actor is told by what governs the noun alone, too weak to hand on to other mentions."""
    status: Status = "actual"
    statement: StatementDraft | None = None
    confidence: float = 0.0
    context: str | None = None
    """PLOVER's context: the arena of the act."""
    also: list[Span] = field(default_factory=list)
    heading: bool = False
    """The mention stands in a headline."""
    inner: int | None = None
    """The chunk of the noun that a collocation governs: «ضربات» of «شن ضربات»."""
    same_as: EventDraft | None = None
    at: list[Token] = field(default_factory=list)
    """The expressions of time of the predicate's own clause, nearest first: what dates a change."""
    extent: Extent = Extent()
    """Where the change holds."""
    measure: Token | None = None
    """The head of the measure that the predicate puts into force, lifts or prolongs."""
    dates: list[Dating] = field(default_factory=list)
    """The expressions of time of all mentions, in text order."""
    further: list[EventDraft] = field(default_factory=list)
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
        if self.since and self.dated and self.predication.form in ("noun", "masdar"):
            return True
        if self.sense.change.endswith("in_force") and self.predication.form == "verb":
            return True  # «الهضبة التي احتلتها إسرائيل عام 1967»
        return self.predication.form == "verb" and self.predication.token.analysis.form.tense == "present"
