"""What changed between two readings of one article: records gained, lost and told otherwise, by their ids in the store."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.records import Change, Directive, Event, Reading, Span, Statement

Record = Statement | Event | Change | Directive


@dataclass(frozen=True, slots=True)
class Difference:
    """A record that one of two readings lacks, or that the later tells otherwise; ``sign`` is +, - or ~."""

    sign: str
    record: Record

    def __str__(self) -> str:
        return f"{self.sign} {self.record.id} {label(self.record)}"


def records(reading: Reading) -> list[Record]:
    """The records of a reading that assert something."""
    return [*reading.statements, *reading.events, *reading.changes, *reading.directives]


def differences(before: Reading, after: Reading) -> list[Difference]:
    """What the later reading lost, gained and tells otherwise."""
    old, new = ({record.id: record for record in records(reading)} for reading in (before, after))
    lost = [Difference("-", record) for name, record in old.items() if name not in new]
    gained = [Difference("+", record) for name, record in new.items() if name not in old]
    altered = [Difference("~", record) for name, record in new.items() if name in old and old[name] != record]
    return lost + gained + altered


def label(record: Record) -> str:
    """A record in a few Latin words: its kind and what tells it apart."""
    if isinstance(record, Statement):
        return f"statement {record.stance} {record.mode}"
    if isinstance(record, Event):
        return f"event {record.type}{'/' + record.mode if record.mode else ''} {record.status}"
    if isinstance(record, Change):
        areas = ",".join(area.admin1 or area.country or "?" for area in record.areas)
        return f"change {record.kind} {record.effect} {areas or '-'} at {record.at or '?'} {record.status}"
    return f"directive {record.status}"


def evidence(record: Record) -> Span:
    """The characters that a record rests on."""
    if isinstance(record, Statement):
        return record.content
    if isinstance(record, Event):
        return record.trigger
    return record.evidence if isinstance(record, Change) else record.task
