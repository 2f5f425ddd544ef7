"""One article's reading against its gold: what is right of each part, and what is missed or wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from musnad.evaluate.gold import CODE, Gold, GoldChange, GoldEvent, Piece, spans
from musnad.evaluate.likeness import bare, matched, overlap, same_date, touches
from musnad.records import Area, Change, Event, Link, Party, Reading, Span, Statement

PARTS = ("speaker", "chain", "type", "roles", "times", "places", "changes", "status", "when", "where", "merged")
SHARES = frozenset({"status", "when", "where", "merged"})
"""Parts that are a share of the events whose type is right, not a precision and recall of their own."""
UNANNOTATED = frozenset({"alert", "regulation"})
"""Kinds of changes that the gold leaves out."""
_CONTENT, _TRIGGER, _AGAIN, _NAME = 0.5, 0.3, 0.5, 0.25
"""The least overlap of contents, of triggers, of a trigger told twice, and of a party with a mention."""
_QUOTED = 80
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Count:
    """Right ones among those that were read and those of the gold; fractions where a gold event is told several times."""

    right: float = 0.0
    read: float = 0.0
    gold: float = 0.0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.read + other.read, self.gold + other.gold)


@dataclass(frozen=True, slots=True)
class Miss:
    """Something that is not as the gold has it: in which part, ``missed`` or ``wrong``, and the words."""

    article: str
    part: str
    how: str
    words: str


@dataclass(slots=True)
class Comparison:
    """A reading beside its gold; ``counts`` and ``misses`` fill as the parts are compared."""

    reading: Reading
    gold: Gold
    counts: dict[str, Count] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)
    right: dict[str, bool] = field(default_factory=dict)
    """Ids of the statements (whole chain), events (type) and changes that were read, and whether each is right."""
    roles_right: dict[str, bool] = field(default_factory=dict)
    """Ids of the events whose type is right, and whether their roles are."""
    _named: list[tuple[Span, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        text = self.reading.document.text
        self._named = [(span, key) for key, surfaces in self.gold.entities.items()
                       for surface in surfaces for span in spans(text, surface)]
        self._statements()
        self._events()
        self._times()
        self._places()
        self._changes()

    def _miss(self, part: str, how: str, words: str) -> None:
        self.misses.append(Miss(self.reading.document.id, part, how, " ".join(words.split())))

    def _words(self, span: Span) -> str:
        return self.reading.document.text[slice(*span)][:_QUOTED]

    def _entities(self, party: Party | Link) -> set[str]:
        """The entities whose mention is most like a party's words; none where no mention is like them."""
        likeness = [(overlap(party.span, span), key) for span, key in self._named]
        most = max((value for value, _ in likeness), default=0.0)
        return {key for value, key in likeness if value == most} if most >= _NAME else set()

    def _statements(self) -> None:
        have = self.reading.statements
        want = [(spans(self.reading.document.text, statement.content)[0], statement.chain) for statement in self.gold.statements]

        def spoken(statement: Statement, chain: tuple[str, ...]) -> bool:
            return bool(statement.chain) and chain[-1] in self._entities(statement.chain[-1])

        def worth(statement: Statement, wanted: tuple[Span, tuple[str, ...]]) -> float:
            value = overlap(statement.content, wanted[0])
            return value + spoken(statement, wanted[1]) if value >= _CONTENT else 0.0

        speaker = [(i, j) for i, j in matched(have, want, worth) if spoken(have[i], want[j][1])]
        whole = [(i, j) for i, j in speaker if self._same_chain(have[i].chain, want[j][1])]
        self.counts["speaker"] = Count(len(speaker), len(have), len(want))
        self.counts["chain"] = Count(len(whole), len(have), len(want))
        found, reached = {i for i, _ in whole}, {j for _, j in whole}
        for j, (content, chain) in enumerate(want):
            if j not in reached:
                self._miss("chain", "missed", f"{' <- '.join(chain)}: {self._words(content)}")
        for i, statement in enumerate(have):
            self.right[statement.id] = i in found
            if i not in found:
                names = " <- ".join(link.name for link in statement.chain)
                self._miss("chain", "wrong", f"{names}: {self._words(statement.content)}")

    def _same_chain(self, links: tuple[Link, ...], keys: tuple[str, ...]) -> bool:
        return len(links) == len(keys) and all(key in self._entities(link) for link, key in zip(links, keys, strict=True))

    def _roles(self, event: Event, wanted: GoldEvent) -> bool:
        """No wrong party on either side and at least one right on each that the gold names; of a meeting, two of all."""
        sides = [(event.actor, set(wanted.actor)), (event.recipient, set(wanted.recipient))]
        least = 1
        if wanted.type == "CONSULT":
            sides, least = [((*event.actor, *event.recipient), sides[0][1] | sides[1][1])], 2
        for parties, keys in sides:
            found = [self._entities(party) & keys for party in parties]
            if not all(found):
                return False
            if len({key for group in found for key in group}) < min(least, len(keys)):
                return False
        return True

    def _events(self) -> None:
        text = self.reading.document.text
        want = [(event, [span for trigger in event.triggers for span in spans(text, trigger)]) for event in self.gold.events]
        told: dict[int, list[Event]] = defaultdict(list)
        before: list[Event] = []
        for event in self.reading.events:
            again = any(e.type == event.type and overlap(event.trigger, e.trigger) >= _AGAIN for e in before)
            before.append(event)
            options = []
            for j, (wanted, triggers) in enumerate(want):
                near = max(overlap(event.trigger, span) for span in triggers)
                if wanted.type == event.type and near >= _TRIGGER and not again:
                    options.append((self._roles(event, wanted), near, -j))
            self.right[event.id] = bool(options)
            if options:
                told[-max(options)[2]].append(event)
            else:
                self._miss("type", "wrong", f"{event.type}: {self._words(event.trigger)}")
        for j, (wanted, triggers) in enumerate(want):
            if j not in told:
                self._miss("type", "missed", f"{wanted.type}: {self._words(triggers[0])}")
        wrong = len(before) - sum(map(len, told.values()))
        self.counts["type"] = Count(len(told), len(told) + wrong, len(want))
        every = [(want[j][0], events) for j, events in told.items()]
        roles = self._share("roles", every, self._roles)
        self.counts["roles"] = Count(roles.right, len(told) + wrong, len(want))
        self.counts["status"] = self._share("status", every, lambda event, wanted: event.status == wanted.status)
        dated = [pair for pair in every if pair[0].time]
        self.counts["when"] = self._share(
            "when", dated, lambda event, wanted: same_date(event.time.value if event.time else None, wanted.time))
        placed = [pair for pair in every if pair[0].places]
        self.counts["where"] = self._share("where", placed, self._set)
        self.roles_right = {event.id: self._roles(event, wanted) for wanted, events in every for event in events}
        once = sum(len(events) == 1 for _, events in every)
        self.counts["merged"] = Count(once, len(every), len(every))

    def _share(
        self, part: str, told: list[tuple[GoldEvent, list[Event]]], right: Callable[[Event, GoldEvent], bool]
    ) -> Count:
        """How many gold events are right in something, an event told several times counting as the share of its tellings."""
        total = 0.0
        for wanted, events in told:
            good = [right(event, wanted) for event in events]
            total += sum(good) / len(good)
            for event, fine in zip(events, good, strict=True):
                if not fine:
                    self._miss(part, "wrong", f"{event.type}: {self._words(event.trigger)}: {_told(part, event)}")
        return Count(total, len(told), len(told))

    def _set(self, event: Event, wanted: GoldEvent) -> bool:
        """Whether a place of an event touches one that the gold gives it."""
        text = self.reading.document.text
        known = {place.id: place.span for place in self.reading.places}
        gold = [span for piece in wanted.places for span in spans(text, piece)]
        return any(touches(known[place], span) for place in event.places if place in known for span in gold)

    def _times(self) -> None:
        text = self.reading.document.text
        want = {spans(text, time.text)[0]: time.value for time in self.gold.times}
        have = [(time.span, time.value) for time in self.reading.times if time.value and time.kind == "date"]
        self._spots("times", have, list(want.items()), same_date, str)

    def _places(self) -> None:
        text = self.reading.document.text
        want = {span: (place.country, place.admin1) for place in self.gold.places for span in spans(text, place.text)}
        have = [(place.span, (place.country, place.admin1)) for place in self.reading.places]
        self._spots("places", have, list(want.items()),
                    lambda one, other: one[0] == other[0] and other[1] in (None, one[1]),
                    lambda codes: codes[1] or codes[0] or "no country")

    def _spots(
        self, part: str, have: list[tuple[Span, Value]], want: list[tuple[Span, Value]], same: Callable[[Value, Value], bool],
        shown: Callable[[Value], str],
    ) -> None:
        """Spans with a value each: right where they touch and the values agree."""

        def worth(one: tuple[Span, Value], other: tuple[Span, Value]) -> float:
            return overlap(one[0], other[0]) + same(one[1], other[1]) if touches(one[0], other[0]) else 0.0

        good = [(i, j) for i, j in matched(have, want, worth) if same(have[i][1], want[j][1])]
        self.counts[part] = Count(len(good), len(have), len(want))
        for how, items, fine in (("missed", want, {j for _, j in good}), ("wrong", have, {i for i, _ in good})):
            for number, (span, value) in enumerate(items):
                if number not in fine:
                    self._miss(part, how, f"{self._words(span)} = {shown(value)}")

    def _changes(self) -> None:
        have = [change for change in self.reading.changes if change.kind not in UNANNOTATED]
        want = self.gold.changes

        def worth(change: Change, wanted: GoldChange) -> float:
            alike = (change.kind, change.effect) == (wanted.kind, wanted.effect) and same_date(change.at, wanted.at)
            return float(alike and _in_area(change.areas, wanted.areas))

        good = matched(have, want, worth)
        self.counts["changes"] = Count(len(good), len(have), len(want))
        found, reached = {i for i, _ in good}, {j for _, j in good}
        for j, wanted in enumerate(want):
            if j not in reached:
                areas = ", ".join(_name(area) for area in wanted.areas)
                self._miss("changes", "missed", f"{wanted.kind} {wanted.effect} [{areas}] {wanted.at or '?'}")
        for i, change in enumerate(have):
            self.right[change.id] = i in found
            if i not in found:
                areas = ", ".join(area.admin1 or area.country or area.name for area in change.areas)
                self._miss("changes", "wrong",
                           f"{change.kind} {change.effect} [{areas}] {change.at or '?'}: {self._words(change.evidence)}")


def _told(part: str, event: Event) -> str:
    """What an event says of a part."""
    if part == "roles":
        return " -> ".join(", ".join(party.name for party in side) or "-" for side in (event.actor, event.recipient))
    if part == "when":
        return (event.time.value if event.time else None) or "no time"
    return event.status if part == "status" else "not there"


def _name(area: Piece) -> str:
    return area if isinstance(area, str) else area[0]


def _in_area(areas: tuple[Area, ...], wanted: tuple[Piece, ...]) -> bool:
    """Whether a change holds in the narrowest area that the gold names: a country only where it names nothing narrower."""
    narrow = [area for area in map(_name, wanted) if not (CODE.fullmatch(area) and "-" not in area)]
    gold = {area if CODE.fullmatch(area) else bare(area) for area in narrow or map(_name, wanted)}
    found = {code for area in areas for code in (area.admin1, bare(area.name), None if narrow else area.country) if code}
    return bool(gold & found) if gold else not areas
