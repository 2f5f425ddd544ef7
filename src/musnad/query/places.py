"""Areas as commands name them: ISO codes («KZ-55», «KZ») or names («بافلودار») → a path from the country down.

An area is a path: ``("KZ",)``, ``("KZ", "KZ-55")``, ``("KZ", "KZ-55", "geonames:1520240")``. What holds in a path holds in all
that begin with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from musnad.query.errors import QueryError
from musnad.rulebook.tables import Row, load_rulebook
from musnad.text.fold import fold

Path = tuple[str, ...]
"""An area: its country, its first-level division, its town or site, as far down as is known."""
_CODE = re.compile(r"[A-Za-z]{2}(?:-[A-Za-z0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Named:
    """An area with the name it bears in the word lists; ``population`` is 0 for what is no town."""

    path: Path
    name: str
    population: int = 0


def path_of(country: str | None, admin1: str | None, name: str = "", geonames: int | None = None) -> Path:
    """The path of a record's area.

    >>> path_of("KZ", "KZ-55", "بافلودار")
    ('KZ', 'KZ-55')
    >>> path_of("IQ", "IQ-BG", "بغداد", 98182)
    ('IQ', 'IQ-BG', 'geonames:98182')
    """
    if geonames:
        return (country or "?", admin1 or "?", f"geonames:{geonames}")
    if admin1:
        return (country or admin1[:2], admin1)
    if country and (not name or spelled(name) in _countries().get(country, ())):
        return (country,)
    if country and name and not _CODE.fullmatch(name):
        return (country, "?", spelled(name))
    return (country,) if country else ("?", "?", spelled(name))


def spelled(name: str) -> str:
    """A name folded for look-up: «إقليم أمهرة» and «اقليم امهره» are one."""
    return " ".join(map(fold, name.split())).casefold()


def within(inner: Path, outer: Path) -> bool:
    """Whether all of ``inner`` lies in ``outer``; an unknown division lies in the country alone."""
    return inner[: len(outer)] == outer


def area(named: str) -> Named:
    """The area that a user names; raises QueryError.

    >>> area("kz-55").path
    ('KZ', 'KZ-55')
    """
    words = named.strip()
    countries, divisions, by_name = _gazetteer()
    if _CODE.fullmatch(words):
        code = words.upper()
        if "-" in code and code[:2] in countries:
            return Named((code[:2], code), divisions.get(code, code))
        if code in countries:
            return Named((code,), countries[code])
    found = by_name.get(spelled(words))
    if found is None:
        raise QueryError(f"no area is called {named!r}; give an ISO code such as KZ or KZ-55, or an Arabic name "
                         "(`musnad places NAME` shows what is known)")
    return min(found, key=lambda one: (len(one.path) > 2, len(one.path), -one.population))


def label(path: Path) -> str:
    """A path in Latin letters: its narrowest ISO code, with a mark where it is narrower still."""
    codes = [part for part in path[:2] if part != "?"]
    return (codes[-1] if codes else "?") + ("/" + path[2] if len(path) > 2 and path[2].startswith("geonames:") else
                                             "/…" if len(path) > 2 else "")


@lru_cache(maxsize=1)
def _gazetteer() -> tuple[dict[str, str], dict[str, str], dict[str, list[Named]]]:
    book = load_rulebook(None)
    countries: dict[str, str] = {}
    divisions: dict[str, str] = {}
    by_name: dict[str, list[Named]] = {}

    def add(row: Row, path: Path, population: int = 0) -> None:
        for name in (row["name"], row["id"].replace("-", " ")[3:]):
            if name:
                by_name.setdefault(spelled(name), []).append(Named(path, row["name"], population))

    for row in book.table("grounding/countries.tsv"):
        countries.setdefault(row["country"], row["name"])
        add(row, (row["country"],))
    for row in book.table("grounding/admin1.tsv"):
        divisions.setdefault(row["admin1"], row["name"])
        add(row, (row["country"], row["admin1"]))
    for row in book.table("grounding/cities.tsv"):
        if row["geonames"]:
            add(row, path_of(row["country"], row["admin1"], row["name"], int(row["geonames"])), int(row["population"] or 0))
    for row in book.table("grounding/others.tsv"):
        if row["country"]:
            add(row, path_of(row["country"], row["admin1"] or None, row["name"]))
    return countries, divisions, by_name


@lru_cache(maxsize=1)
def _countries() -> dict[str, frozenset[str]]:
    """The folded names of each country."""
    names: dict[str, set[str]] = {}
    for row in load_rulebook(None).table("grounding/countries.tsv"):
        names.setdefault(row["country"], set()).add(spelled(row["name"]))
    return {code: frozenset(found) for code, found in names.items()}
