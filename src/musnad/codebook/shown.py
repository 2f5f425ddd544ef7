"""Examples from the rows of the lexicon, where the rules have no worked ones: those that are read as the codebook says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from musnad.codebook.worked import Example
from musnad.page.document import article
from musnad.reader import Reader
from musnad.records import Change, Event, Party, Reading, Span
from musnad.rulebook.tables import Row, Rulebook

_DAY = "2021-06-16"
"""The day on which the sentences are read."""


class Shown:
    """Reads the example of a row and shows the record of a code in it."""

    def __init__(self, book: Rulebook) -> None:
        self._reader = Reader(book)

    def of(self, key: str, rows: Iterable[Row]) -> Iterator[Example]:
        """Examples of ``stance.thanks``, ``mode.ASSAULT.drone``, ``kind.curfew`` …, in the order of the rows."""
        for row in rows:
            if text := row.cells.get("example"):
                reading = self._reader.read(article(text, _DAY))
                for marks, read in _found(key, reading):
                    yield Example(text, tuple(sorted(marks)), tuple((label, words) for label, words in read if words), row.rule)
                    break


def _found(key: str, reading: Reading) -> Iterator[tuple[list[Span], list[tuple[str, tuple[str, ...]]]]]:
    """The words of each record of a code, and what else it says."""
    group, _, code = key.partition(".")
    if group == "stance":
        for said in reading.statements:
            if said.stance == code:
                yield [said.content], [("chain", tuple(link.name for link in said.chain))]
    elif group in ("type", "mode"):
        for event in reading.events:
            if code == (event.type if group == "type" else f"{event.type}.{event.mode}"):
                yield _event(event)
    else:
        for change in reading.changes:
            if code == (change.kind if group == "kind" else change.effect):
                yield _change(change)


def _event(event: Event) -> tuple[list[Span], list[tuple[str, tuple[str, ...]]]]:
    mode = (event.mode,) if event.mode else ()
    return [event.trigger], [("mode", mode), ("status", (event.status,)), ("actor", _names(event.actor)),
                             ("recipient", _names(event.recipient))]


def _change(change: Change) -> tuple[list[Span], list[tuple[str, tuple[str, ...]]]]:
    return [change.evidence], [("measure", (change.kind,)), ("effect", (change.effect,)), ("status", (change.status,)),
                               ("subject", _names(change.subject)), ("area", tuple(area.name for area in change.areas))]


def _names(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(party.name for party in parties)
