"""Areas as commands name them: ISO codes («KZ-55», «KZ») or names («بافلودار») → a path from the country down.

An area is a path: ``("KZ",)``, ``("KZ", "KZ-55")``, ``("KZ", "KZ-55", "geonames:1520240")``. What holds in a path holds in all
that begin with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import eq

from musnad.query.errors import QueryError
from musnad.rulebook.tables import Row
from musnad.store.ids import name_key
from musnad.store.shipped import table

Path = tuple[str, ...]
"""An area: its country, its first-level division, its town or site, as far down as is known."""
_CODE = re.compile(r"[A-Za-z]{2}(?:-[A-Za-z0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Named:
    """An area with the name it bears in the word lists; ``population`` is 0 for what is no town."""

    path: Path
    name: str
    population: int = 0


@lru_cache(maxsize=65_536)
def path_of(country: str | None, admin1: str | None, name: str = "", geonames: int | None = None) -> Path:
    """The path of a record's area; a town that its division is named after stands for all of it.

    >>> path_of("KZ", "KZ-55", "بافلودار", 1520240)
    ('KZ', 'KZ-55')
    >>> path_of("TN", "TN-61", "مساكن", 2473493)
    ('TN', 'TN-61', 'geonames:2473493')
    """
    if geonames and not (admin1 and spelled(name) in _divisions().get(admin1, ())):
        return (country or "?", admin1 or "?", f"geonames:{geonames}")
    if admin1:
        return (country or admin1[:2], admin1)
    if country and (not name or spelled(name) in _countries().get(country, ())):
        return (country,)
    if country and name and not _CODE.fullmatch(name):
        return (country, "?", spelled(name))
    return (country,) if country else ("?", "?", spelled(name))


@lru_cache(maxsize=65_536)
def spelled(name: str) -> str:
    """A name folded for look-up: «إقليم أمهرة» and «اقليم امهره» are one."""
    return name_key(name)


def within(inner: Path, outer: Path) -> bool:
    """Whether all of ``inner`` lies in ``outer``; an unknown division lies in the country alone."""
    return inner[: len(outer)] == outer


def meets(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether one of two areas lies within the other."""
    return all(map(eq, one, other))


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


def named(code: str) -> str:
    """The Arabic name of a country or first-level division by its ISO code; any other code as it is.

    >>> named("KZ-55")
    'بافلودار'
    """
    countries, divisions, _ = _gazetteer()
    return countries.get(code) or divisions.get(code) or code


def label(path: Path) -> str:
    """A path in Latin letters: its narrowest ISO code, with a mark where it is narrower still."""
    codes = [part for part in path[:2] if part != "?"]
    return (codes[-1] if codes else "?") + ("/" + path[2] if len(path) > 2 and path[2].startswith("geonames:") else
                                             "/…" if len(path) > 2 else "")


@lru_cache(maxsize=1)
def _gazetteer() -> tuple[dict[str, str], dict[str, str], dict[str, list[Named]]]:
    countries: dict[str, str] = {}
    divisions: dict[str, str] = {}
    by_name: dict[str, list[Named]] = {}

    def add(row: Row, path: Path, population: int = 0) -> None:
        for name in (row["name"], row["id"].replace("-", " ")[3:]):
            if name:
                by_name.setdefault(spelled(name), []).append(Named(path, row["name"], population))

    for row in table("grounding/countries.tsv"):
        countries.setdefault(row["country"], row["name"])
        add(row, (row["country"],))
    for row in table("grounding/admin1.tsv"):
        divisions.setdefault(row["admin1"], row["name"])
        add(row, (row["country"], row["admin1"]))
    for row in table("grounding/cities.tsv"):
        if row["geonames"]:
            add(row, path_of(row["country"], row["admin1"], row["name"], int(row["geonames"])), int(row["population"] or 0))
    for row in table("grounding/others.tsv"):
        if row["country"]:
            add(row, path_of(row["country"], row["admin1"] or None, row["name"]))
    return countries, divisions, by_name


@lru_cache(maxsize=1)
def _countries() -> dict[str, set[str]]:
    """The folded names of each country."""
    return _names("countries", "country")


@lru_cache(maxsize=1)
def _divisions() -> dict[str, set[str]]:
    """The folded names of each first-level division."""
    return _names("admin1", "admin1")


def _names(named: str, code: str) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for row in table(f"grounding/{named}.tsv"):
        names.setdefault(row[code], set()).add(spelled(row["name"]))
    return names


@lru_cache(maxsize=1)
def _towns() -> dict[int, tuple[float, float]]:
    return {int(row["geonames"]): (float(row["lon"]), float(row["lat"])) for row in table("grounding/cities.tsv")
            if row["geonames"] and row["lon"]}


def coordinates(geonames: int) -> tuple[float, float] | None:
    """Longitude and latitude of a town by its GeoNames id; None for one that the word lists do not hold."""
    return _towns().get(geonames)
