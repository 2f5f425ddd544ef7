"""The command export."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from musnad.cli.options import STORE
from musnad.query.errors import QueryError

_STREAMS = ("jsonl", "geojson", "ftm", "jsonld", "ical", "plover", "polecat", "cameo")
_FOLDERS = ("csv", "parquet", "gdelt")


@click.command()
@click.argument("format", type=click.Choice([*_STREAMS, *_FOLDERS]))
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="PATH",
              help="The file to write, or for csv, parquet and gdelt the folder.  [default: standard output]")
@click.option("--from", "first", metavar="DATE", help="Only articles published on DATE or later.")
@click.option("--to", "last", metavar="DATE", help="Only articles published on DATE or earlier.")
@click.option("--in", "area", metavar="AREA", help="ical: only measures in AREA.")
@STORE
def export(format: str, output: Path | None, first: str | None, last: str | None, area: str | None, store: str | None) -> None:
    """Write what the store holds in the formats of others.

    \b
    jsonl    readings, as `musnad read` prints them     geojson  events and changes on the map
    csv      tables, a file each                        ftm      FollowTheMoney entities
    parquet  the same for DuckDB (needs pyarrow)        jsonld   Web Annotations with PROV-O
    gdelt    events and mentions, GDELT's columns       ical     dated measures as a calendar
    plover   PLOVER's JSON, a line an event             polecat  events that happened, POLECAT's columns
    cameo    CAMEO codes with Goldstein scores

    \b
    Examples:
      musnad export geojson -o events.geojson
      musnad export parquet -o tables && duckdb -c "SELECT type, count(*) FROM 'tables/events.parquet' GROUP BY 1"
    """
    from musnad.cli.exporting import run_export

    if format in _FOLDERS and output is None:
        raise click.UsageError(f"{format} writes several files: name a folder with -o")
    try:
        sys.exit(run_export(store, format, output, first, last, area))
    except QueryError as error:
        raise click.UsageError(str(error)) from error


COMMANDS = (export,)
