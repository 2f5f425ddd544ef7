"""Readings as flat tables: documents, statements, events, changes, mentions; to CSV, and to Parquet with pyarrow."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from musnad.records import Party, Reading

COLUMNS: dict[str, dict[str, str]] = {
    "documents": {
        "document": "string",
        "url": "string",
        "outlet": "string",
        "headline": "string",
        "published": "string",
        "rules": "string",
        "characters": "int64",
    },
    "statements": {
        "id": "string",
        "document": "string",
        "published": "string",
        "outlet": "string",
        "stance": "string",
        "mode": "string",
        "speaker": "string",
        "speaker_id": "string",
        "carriers": "string",
        "within": "string",
        "start": "int64",
        "end": "int64",
        "content": "string",
        "confidence": "float64",
        "rule": "string",
    },
    "events": {
        "id": "string",
        "cluster": "string",
        "document": "string",
        "published": "string",
        "outlet": "string",
        "type": "string",
        "mode": "string",
        "context": "string",
        "status": "string",
        "time": "string",
        "actors": "string",
        "actor_ids": "string",
        "recipients": "string",
        "recipient_ids": "string",
        "place": "string",
        "country": "string",
        "admin1": "string",
        "lat": "float64",
        "lon": "float64",
        "killed": "float64",
        "injured": "float64",
        "statement": "string",
        "start": "int64",
        "end": "int64",
        "confidence": "float64",
        "rule": "string",
    },
    "changes": {
        "id": "string",
        "document": "string",
        "published": "string",
        "outlet": "string",
        "kind": "string",
        "effect": "string",
        "status": "string",
        "at": "string",
        "subject": "string",
        "area": "string",
        "country": "string",
        "admin1": "string",
        "start": "int64",
        "end": "int64",
        "evidence": "string",
        "confidence": "float64",
        "rule": "string",
    },
    "mentions": {
        "id": "string",
        "document": "string",
        "kind": "string",
        "name": "string",
        "entity": "string",
        "start": "int64",
        "end": "int64",
    },
}
"""Each table's columns with their Arrow types; several names in one cell are parted by « | »."""
_PART = " | "
_BLOCK = 2_000
"""Rows of a Parquet row group, at least."""
Row = dict[str, Any]


def flat(reading: Reading, same: Mapping[str, str]) -> Iterator[tuple[str, Row]]:
    """The rows of one reading, each with the name of its table; ``same`` gives the clusters of events."""
    document = reading.document
    common = {"document": document.id, "published": document.published, "outlet": document.outlet}
    yield (
        "documents",
        {**common, "url": document.url, "headline": document.headline, "rules": reading.rules, "characters": len(document.text)},
    )
    for s in reading.statements:
        last = s.chain[-1] if s.chain else None
        yield (
            "statements",
            {
                **common,
                "id": f"{document.id}.{s.id}",
                "stance": s.stance,
                "mode": s.mode,
                "speaker": last.name if last else None,
                "speaker_id": last.entity if last else None,
                "carriers": _PART.join(link.name for link in s.chain[:-1]) or None,
                "within": f"{document.id}.{s.within}" if s.within else None,
                "start": s.content[0],
                "end": s.content[1],
                "content": document.text[slice(*s.content)],
                "confidence": s.confidence,
                "rule": s.rule,
            },
        )
    places = {place.id: place for place in reading.places}
    for v in reading.events:
        where = next((places[p] for p in v.places if p in places), None)
        id = f"{document.id}.{v.id}"
        tolls = {q.kind: q.value if q.value is not None else q.low if q.low is not None else q.high for q in v.quantities}
        yield (
            "events",
            {
                **common,
                "id": id,
                "cluster": same.get(id, id),
                "type": v.type,
                "mode": v.mode,
                "context": v.context,
                "status": v.status,
                "time": v.time.value if v.time else None,
                "actors": _names(v.actor),
                "actor_ids": _ids(v.actor),
                "recipients": _names(v.recipient),
                "recipient_ids": _ids(v.recipient),
                "place": where.name if where else None,
                "country": where.country if where else None,
                "admin1": where.admin1 if where else None,
                "lat": where.lat if where else None,
                "lon": where.lon if where else None,
                "killed": tolls.get("killed"),
                "injured": tolls.get("injured"),
                "statement": f"{document.id}.{v.statement}" if v.statement else None,
                "start": v.trigger[0],
                "end": v.trigger[1],
                "confidence": v.confidence,
                "rule": v.rule,
            },
        )
    for c in reading.changes:
        area = c.areas[0] if c.areas else None
        yield (
            "changes",
            {
                **common,
                "id": f"{document.id}.{c.id}",
                "kind": c.kind,
                "effect": c.effect,
                "status": c.status,
                "at": c.at,
                "subject": _names(c.subject),
                "area": area.name if area else None,
                "country": area.country if area else None,
                "admin1": area.admin1 if area else None,
                "start": c.evidence[0],
                "end": c.evidence[1],
                "evidence": document.text[slice(*c.evidence)],
                "confidence": c.confidence,
                "rule": c.rule,
            },
        )
    for m in reading.mentions:
        yield (
            "mentions",
            {
                "id": f"{document.id}.{m.id}",
                "document": document.id,
                "kind": m.kind,
                "name": m.name,
                "entity": m.entity,
                "start": m.span[0],
                "end": m.span[1],
            },
        )


def write_csv(readings: Iterable[Reading], same: Mapping[str, str], folder: Path) -> list[Path]:
    """One CSV file a table, UTF-8 with a header."""
    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        writers = {}
        for name, columns in COLUMNS.items():
            file = stack.enter_context((folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            writers[name] = csv.DictWriter(file, list(columns), lineterminator="\n")
            writers[name].writeheader()
        for reading in readings:
            for name, row in flat(reading, same):
                writers[name].writerow(row)
    return [folder / f"{name}.csv" for name in COLUMNS]


def write_parquet(readings: Iterable[Reading], same: Mapping[str, str], folder: Path) -> list[Path]:
    """One Parquet file a table, as DuckDB and data frames read it; raises ImportError without pyarrow."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    folder.mkdir(parents=True, exist_ok=True)
    schemas = {name: pa.schema(list(columns.items())) for name, columns in COLUMNS.items()}
    waiting: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    with ExitStack() as stack:
        writers = {
            name: stack.enter_context(pq.ParquetWriter(str(folder / f"{name}.parquet"), schema))
            for name, schema in schemas.items()
        }

        def flush(name: str) -> None:
            writers[name].write_table(pa.Table.from_pylist(waiting[name], schemas[name]))
            waiting[name].clear()

        for reading in readings:
            for name, row in flat(reading, same):
                waiting[name].append(row)
                if len(waiting[name]) >= _BLOCK:
                    flush(name)
        for name in COLUMNS:
            flush(name)
    return [folder / f"{name}.parquet" for name in COLUMNS]


def _names(parties: Iterable[Party]) -> str | None:
    return _PART.join(party.name for party in parties) or None


def _ids(parties: Iterable[Party]) -> str | None:
    return _PART.join(party.entity for party in parties if party.entity) or None
