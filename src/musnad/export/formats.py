"""Every format that a store is exported in, by name: those of one stream of lines, and those of several files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from musnad.export import ftm, gdelt, geojson, ical, jsonld
from musnad.export.tables import write_csv, write_parquet
from musnad.export.views import VIEWS
from musnad.query.clusters import clusters
from musnad.query.places import area as area_named
from musnad.query.settled import Asked, find
from musnad.records import Reading
from musnad.schema import to_json
from musnad.store.store import Store

Same = Mapping[str, str]
"""Record → the one that stands for all that are the same."""
_GROUPED: dict[str, Callable[[Iterable[Reading], Same], Iterator[str]]] = {
    "geojson": geojson.lines, "ftm": ftm.lines,
}
_SINGLE: dict[str, Callable[[Iterable[Reading]], Iterator[str]]] = {
    **VIEWS, "jsonl": lambda readings: map(to_json, readings), "jsonld": jsonld.lines,
}
_FOLDERS: dict[str, Callable[[Iterable[Reading], Same, Path], list[Path]]] = {
    "csv": write_csv, "parquet": write_parquet, "gdelt": gdelt.write,
}
FOLDERS = tuple(_FOLDERS)
END = {"ical": "\r\n"}
"""What ends a line, where that is not a line feed."""


def lines(store: Store, form: str, *, first: str | None = None, last: str | None = None,
          area: str | None = None) -> Iterator[str]:
    """The lines of a file in a format that is none of FOLDERS, of the articles from the day ``first`` to ``last``.

    ``area`` is for ``ical``.
    """
    if form == "ical":
        return _calendar(store, area, first, last)
    readings = store.readings(first=first, last=last)
    return _SINGLE[form](readings) if form in _SINGLE else _GROUPED[form](readings, _same(store))


def write(store: Store, form: str, folder: Path, *, first: str | None = None, last: str | None = None) -> list[Path]:
    """Write the files of one of FOLDERS; raises ImportError for Parquet without pyarrow."""
    return _FOLDERS[form](store.readings(first=first, last=last), _same(store), folder)


def _same(store: Store) -> Same:
    with store.connection() as connection:
        return clusters(connection)


def _calendar(store: Store, area: str | None, first: str | None, last: str | None) -> Iterator[str]:
    with store.connection() as connection:
        found = find(connection, Asked(area_named(area).path if area else None))
    for measure in found:
        measure.transitions = [t for t in measure.transitions if not t.starts
                               or ((not first or t.day >= first) and (not last or t.day <= last))]
    return ical.lines(found)
