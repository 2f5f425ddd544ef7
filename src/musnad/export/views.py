"""The views of events that need no store: `musnad read --format` gives them as well as `musnad export`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from musnad.export import plover, polecat
from musnad.records import Reading

VIEWS: dict[str, Callable[[Iterable[Reading]], Iterator[str]]] = {
    "plover": plover.lines, "polecat": polecat.lines, "cameo": polecat.cameo,
}
"""Each gives the lines of a file for readings."""
