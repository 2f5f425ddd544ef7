"""`musnad export`: what it does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click

from musnad.cli.storing import opened
from musnad.export import ftm, gdelt, geojson, ical, jsonld
from musnad.export.tables import write_csv, write_parquet
from musnad.export.views import VIEWS
from musnad.kernel.files import replacing
from musnad.query.clusters import clusters
from musnad.query.errors import check_days
from musnad.query.measures import measures
from musnad.query.places import area as area_named
from musnad.query.reports import reports
from musnad.records import Reading
from musnad.schema import to_json
from musnad.store.errors import StoreError
from musnad.store.store import Store

_Lines = Callable[[Iterable[Reading], Mapping[str, str]], Iterator[str]]
_STREAMS: dict[str, _Lines] = {"geojson": geojson.lines, "ftm": ftm.lines, "jsonld": jsonld.lines}
"""With one id for records that are the same."""
_PLAIN: dict[str, Callable[[Iterable[Reading]], Iterator[str]]] = {**VIEWS, "jsonl": lambda readings: map(to_json, readings)}
"""Each article by itself."""
_FOLDERS = {"csv": write_csv, "parquet": write_parquet, "gdelt": gdelt.write}


def run_export(where: str | None, form: str, output: Path | None, first: str | None, last: str | None, area: str | None) -> int:
    """Write; exit code 1 where the store or the target fails. Raises QueryError for what was asked wrongly."""
    check_days(first, last)
    store = opened(where)
    try:
        if form in _FOLDERS and output is not None:
            paths = _FOLDERS[form](store.readings(first=first, last=last), _same(store), output)
            click.echo("\n".join(map(str, paths)))
        elif form == "ical":
            _write(output, _calendar(store, area, first, last), "\r\n")
        else:
            readings = store.readings(first=first, last=last)
            _write(output, _STREAMS[form](readings, _same(store)) if form in _STREAMS else _PLAIN[form](readings), "\n")
    except ImportError:
        click.echo("musnad: Parquet needs pyarrow: pip install pyarrow", err=True)
        return 1
    except (StoreError, OSError) as error:
        click.echo(f"musnad: {error}", err=True)
        return 1
    return 0


def _same(store: Store) -> Mapping[str, str]:
    with store.connection() as connection:
        return clusters(connection)


def _calendar(store: Store, area: str | None, first: str | None, last: str | None) -> Iterator[str]:
    with store.connection() as connection:
        found = measures(reports(connection, area=area_named(area).path if area else None))
    for measure in found:
        measure.transitions = [t for t in measure.transitions if not t.starts
                               or ((not first or t.day >= first) and (not last or t.day <= last))]
    return ical.lines(found)


def _write(output: Path | None, lines: Iterable[str], end: str) -> None:
    """To standard output, or to a file that appears when it is whole."""
    if output is None:
        for line in lines:
            sys.stdout.write(line + end)
        return
    with replacing(output) as file:
        file.writelines(f"{line}{end}".encode() for line in lines)
