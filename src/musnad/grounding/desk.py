"""What is known before any article is read: the registry, offices, titles, seats of governments and the words of coreference."""

from __future__ import annotations

from typing import Final

from musnad.grounding.offices import Offices
from musnad.grounding.registry import Known, Registry, name_key
from musnad.grounding.titles import Titles
from musnad.kernel.fold import fold
from musnad.kernel.memo import Memo
from musnad.records import MentionKind
from musnad.rulebook.tables import Rulebook

SORTS: Final = frozenset({"person", "org", "outlet", "state", "group"})
"""What ids of the registry begin with, before a slash."""
PEOPLE: Final = "people"
"""The body that is no body: «الشعب الليبي»."""


class Who:
    """Whom a phrase names: ``key`` is an id of the registry (``person/…``), else the key of a party of this article alone."""

    __slots__ = ("country", "key", "kind", "name", "name_en", "role", "sector")

    def __init__(
        self, key: str, kind: MentionKind, name: str | None = None, name_en: str | None = None, country: str | None = None,
        role: str | None = None, sector: str | None = None,
    ) -> None:
        self.key = key
        self.kind = kind
        self.name = name
        self.name_en = name_en
        self.country = country
        self.role = role
        self.sector = sector

    @property
    def stable(self) -> bool:
        """Whether the id is the same in all articles."""
        return self.key.partition("/")[0] in SORTS


class Desk:
    """Made once for a rulebook."""

    def __init__(self, book: Rulebook) -> None:
        self.registry = Registry(book)
        self.offices = Offices(book)
        self.titles = Titles(book, self.registry)
        self.seats = {name_key(row["name"]): row["country"] for row in book.table("grounding/seats.tsv")}
        self.nouns = frozenset(self.titles.bare(fold(form)) for form in book.forms("grounding/words/body-nouns.tsv"))
        self.styles = book.forms("mentions/words/styles.tsv")
        self.same = frozenset(map(fold, book.forms("grounding/words/same-words.tsv")))
        self.openers = frozenset(map(fold, book.forms("mentions/words/name-openers.tsv")))
        self.first_named = frozenset(map(fold, book.forms("grounding/words/first-name-titles.tsv")))
        self.given = frozenset(fold(row["name"]) for row in book.table("mentions/given_names.tsv"))
        self._outlets = [name_key(row["form"]) for row in book.table("mentions/words/outlet-nouns.tsv")]
        self._bodies = {row["body"]: row for row in book.table("grounding/bodies.tsv")}
        self._states = {row["country"]: row for row in book.table("grounding/states.tsv")}
        self._sectors = {self.titles.bare(fold(row["value"])): row["sector"] for row in book.table("grounding/sectors.tsv")
                         if row["list"] == "roles"}
        self._beginnings: Memo[str, tuple[str, ...]] = Memo(self._begin, 20_000)

    def known(self, known: Known) -> Who:
        """An entity of the registry."""
        return Who(known.id, known.kind, known.name, known.name_en, known.country, known.role, known.sector)

    def state(self, code: str) -> Who:
        """A state and its government."""
        row = self._states.get(code)
        name, name_en = (row["name"], row["name_en"]) if row else (None, None)
        return Who(f"state/{code}", "organisation", name, name_en, code, "state", "GOV")

    def people(self, code: str) -> Who:
        """The people of a country: «الفلسطينيون»."""
        row = self._states.get(code)
        return Who(f"group/{code}", "group", None, f"People of {row['name_en']}" if row else None, code, "people", "CVL")

    def body(self, id: str) -> Who:
        """A body of a state, from its id («org/police-ke»), also where the registry does not list it."""
        if id in self.registry:
            return self.known(self.registry[id])
        body, _, code = id.removeprefix("org/").rpartition("-")
        if body == PEOPLE:
            return self.people(code.upper())
        row, state = self._bodies[body], self._states.get(code.upper())
        name_en = f"{row['name_en']} ({state['name_en']})" if state else row["name_en"]
        return Who(id, "organisation", None, name_en, code.upper(), "government", row["sector"])

    def outlet(self, noun: str, name: str) -> Known | None:
        """The one outlet that has a name, by itself or behind the noun of outlets that stands before it, else any («صحيفة»)."""
        key = name_key(name)
        for before in ([name_key(noun)] if noun else []) + ["", *self._outlets]:
            id = self.registry.named(f"{before} {key}".strip(), "outlet/")
            if id is not None:
                return self.registry[id]
        return None

    def beginnings(self, name: str) -> tuple[str, ...]:
        """What the name of a body (folded) begins with, without articles, up to the whole; nothing where no noun opens it."""
        return self._beginnings.get(name)

    def _begin(self, name: str) -> tuple[str, ...]:
        words = [self.titles.bare(word) for word in name.split()]
        if not words or words[0] not in self.nouns:
            return ()
        return tuple([" ".join(words[: length + 1]) for length in range(len(words))])

    def sector(self, title: str) -> str | None:
        """PLOVER's sector of the bearer of a title (bare folded words): that of its longest beginning which has one."""
        words = title.split()
        for length in range(len(words), 0, -1):
            found = self._sectors.get(" ".join(words[:length]))
            if found:
                return found
        return None
