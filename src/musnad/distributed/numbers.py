"""The number that each article of a data set has in a store that keeps them in order: ``musnad import`` without the store.

What lies between articles depends on these numbers: which of two is the earlier, of which text another is a copy, which version
replaced which. They follow from the order of the inputs alone, whoever read them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from musnad.store.numbers import first_number
from musnad.store.rows import Row

COLUMNS = ("file", "item", "id", "digest", "rules", "published", "key", "outlet")
Place = tuple[int, int]
"""File and item of an article in a data set."""


@dataclass(slots=True)
class Article:
    """An article as a store knows it; ``root`` is set when copies are known (``copies.py``)."""

    place: Place
    id: str
    published: str | None
    reported: str
    outlet: str | None
    doc: int
    replaced_by: int | None = None
    root: int = 0
    _made_of: tuple[str, str] = field(default=("", ""))


def versions(rows: Iterable[Row]) -> list[Place]:
    """The articles whose keys others with other texts have too: those that may be versions of one."""
    by_key: dict[str, dict[str, list[Place]]] = {}
    for row in rows:
        by_key.setdefault(row["key"], {}).setdefault(row["id"], []).append((row["file"], row["item"]))
    return [place for texts in by_key.values() if len(texts) > 1 for places in texts.values() for place in places]


def numbered(rows: Iterable[Row], today: str, copies: Callable[[Place, Place], bool]) -> list[Article]:
    """The articles as a store holds them in the end, in order of their numbers; ``rows`` in order, with ``COLUMNS``.

    ``copies`` says whether two articles tell one text; ``today`` is the day of those whose day is not known.
    """
    articles: dict[str, Article] = {}
    by_key: dict[str, list[Article]] = {}
    taken: dict[str, set[int]] = {}
    last: dict[str, int] = {}

    def next_number(day: str) -> int:
        last[day] = last[day] + 1 if taken.setdefault(day, set()) else first_number(day)
        taken[day].add(last[day])
        return last[day]

    def give_back(day: str, number: int) -> None:
        taken[day].discard(number)
        last[day] = max(taken[day], default=0)

    for row in rows:
        place, made_of = (row["file"], row["item"]), (row["digest"], row["rules"])
        known = articles.get(row["id"])
        if known is not None:
            if known._made_of != made_of:
                reported = row["published"][:10] if row["published"] else known.reported
                if reported != known.reported:
                    give_back(known.reported, known.doc)
                    before, known.doc = known.doc, next_number(reported)
                    for other in by_key[row["key"]]:
                        if other.replaced_by == before:
                            other.replaced_by = known.doc
                known.place, known.reported, known.published = place, reported, row["published"]
                known.outlet, known._made_of = row["outlet"], made_of
            continue
        reported = row["published"][:10] if row["published"] else today
        fresh = Article(place, row["id"], row["published"], reported, row["outlet"], next_number(reported), _made_of=made_of)
        others = sorted((one for one in by_key.get(row["key"], ()) if one.replaced_by is None), key=lambda one: one.doc)
        for other in others:
            if copies(place, other.place):
                older, newer = (other, fresh) if other.reported <= reported else (fresh, other)
                older.replaced_by = newer.doc
        articles[fresh.id] = fresh
        by_key.setdefault(row["key"], []).append(fresh)
    return sorted(articles.values(), key=lambda article: article.doc)
