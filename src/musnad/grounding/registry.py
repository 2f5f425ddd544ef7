"""The registry: people, organisations and outlets known by name, each with one id that is the same in all articles.

Ids are ours: ``person/vladimir-putin``, ``org/red-crescent-sy``, ``outlet/anadolu``, ``state/RU`` (a state and its government
by the country's name or capital), ``group/PS`` (a people). Whoever is not known has an id without a slash, of one article only.
A row of ``mentions/people.tsv``, ``organisations.tsv`` or ``outlets.tsv`` whose cell ``entity`` is empty heads an entity;
further names and spellings give its id there.
"""

from __future__ import annotations

import marshal
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Final

from musnad.kernel import cached
from musnad.kernel.cached import Shelf, shelve
from musnad.kernel.fold import fold, fold_words
from musnad.records import MentionKind
from musnad.rulebook.errors import Problem, RuleError
from musnad.rulebook.references import MANY
from musnad.rulebook.tables import Row, Rulebook


@lru_cache(maxsize=1)
def _code() -> str:
    here = Path(__file__)
    return cached.code_of(here, here.parents[1] / "kernel")


_LISTS: Final[tuple[tuple[str, str, MentionKind], ...]] = (
    ("people", "person/", "person"), ("organisations", "org/", "organisation"), ("outlets", "outlet/", "outlet"),
)


@dataclass(slots=True)
class Known:
    """An entity of the registry. ``role`` is its office or trade (people) or kind (bodies), ``sector`` PLOVER's code."""

    id: str
    kind: MentionKind
    name: str
    name_en: str | None = None
    country: str | None = None
    role: str | None = None
    sector: str | None = None
    names: list[str] = field(default_factory=list)
    """All its names as listed, the heading one first."""
    keys: list[str] = field(default_factory=list)
    """The same folded (``name_key``)."""


class _Gathered:
    """All that the word lists tell of the known, as plain values: made once and kept (`kernel/cached.py`)."""

    def __init__(self, book: Rulebook) -> None:
        self.entities: dict[str, Known] = {}
        self.by_rule: dict[str, str] = {}
        self.by_name: dict[str, list[str]] = {}
        self.by_first: dict[str, list[str]] = {}
        self.compact: dict[str, str] = {}
        self.short: dict[str, str] = {}
        self.by_last: dict[str, list[str]] = {}
        self._sectors = {(row["list"], row["value"]): row["sector"] for row in book.table("grounding/sectors.tsv")}
        self._bodies = {row["body"]: row["sector"] for row in book.table("grounding/bodies.tsv")}
        for listed, prefix, kind in _LISTS:
            rows = list(book.table(f"mentions/{listed}.tsv"))
            for row in rows:
                if not row["entity"]:
                    self._head(row, listed, prefix, kind)
            for row in rows:
                self._name(row, prefix, listed)

    def packed(self) -> bytes:
        """For ``Registry``."""
        at, entities = shelve([(known.id, known.kind, known.name, known.name_en, known.country, known.role, known.sector,
                                known.names, known.keys) for known in self.entities.values()])
        tables = (list(self.entities), self.by_rule, self.by_name, self.by_first, self.by_last, self.compact, self.short)
        return cached.pack({"tables": marshal.dumps(tables), "entities.at": at, "entities": entities})

    def _head(self, row: Row, listed: str, prefix: str, kind: MentionKind) -> None:
        id = prefix + row["id"]
        role = row["role"] if listed == "people" else row["kind"]
        sector = self._sectors.get(("entity", id)) or (self._bodies.get(row["id"].rpartition("-")[0]) if row["country"] else None)
        sector = sector or self._sectors.get((listed, role)) or self._sectors.get((listed, ""))
        self.entities[id] = known = Known(id, kind, row["name"], row["name_en"] or None, row["country"] or None, role or None,
                                  sector or None)
        self._call(known, row["name"])

    def _call(self, known: Known, name: str) -> None:
        """Note a name of an entity."""
        if not name or name in known.names:
            return
        key = name_key(name)
        known.names.append(name)
        known.keys.append(key)
        bearers = self.by_name.setdefault(key, [])
        if known.id not in bearers:
            bearers.append(known.id)
        if known.kind == "person":
            words = name.split()
            for index, word in ((self.by_last, words[-1]), (self.by_first, words[0])):
                found = index.setdefault(fold(word), [])
                if known.id not in found:
                    found.append(known.id)

    def _name(self, row: Row, prefix: str, listed: str) -> None:
        if row["entity"] == MANY:
            return
        id = prefix + (row["entity"] or row["id"])
        known = self.entities.get(id)
        if known is None:
            what = f"entity {row['entity']} is no row's id"
            raise RuleError([Problem(row.file, row.line, what, "name the row that heads the entity, or leave the cell empty")])
        self.by_rule[row.rule] = id
        if known.kind == "person":
            compact = name_key(row["name"]).replace(" ", "")
            self.compact[compact] = id if self.compact.get(compact, id) == id else ""
            if row["short"]:
                self.short.setdefault(name_key(row["short"]).replace(" ", ""), id)
        for name in (row["name"], row["short"] if listed == "people" else ""):
            self._call(known, name)

class Registry:
    """All known entities, looked up by id, by the row of a name, and by name; each is made when it is asked for."""

    def __init__(self, book: Rulebook) -> None:
        name = f"registry-{_code()}-{book.version}.packed"
        parts = cached.kept(name)
        if parts is None:
            packed = _Gathered(book).packed()
            cached.keep(name, packed)
            parts = cached.parts(memoryview(packed))
            assert parts is not None
        ids, by_rule, by_name, by_first, by_last, compact, short = marshal.loads(parts["tables"])
        self._by_rule: dict[str, str] = by_rule
        self._by_name: dict[str, list[str]] = by_name
        self._by_first: dict[str, list[str]] = by_first
        self._by_last: dict[str, list[str]] = by_last
        self._compact: dict[str, str] = compact
        self._short: dict[str, str] = short
        self._numbers: dict[str, int] = dict(zip(ids, range(len(ids)), strict=True))
        self._shelf = Shelf(parts["entities.at"], parts["entities"])
        self._made: dict[str, Known] = {}

    def __contains__(self, id: str) -> bool:
        return id in self._numbers

    def __getitem__(self, id: str) -> Known:
        found = self._made.get(id)
        if found is None:
            found = self._made.setdefault(id, Known(*self._shelf.take(self._numbers[id])))
        return found

    def ids(self) -> list[str]:
        """The ids of all."""
        return list(self._numbers)

    def get(self, id: str) -> Known | None:
        """The entity with an id."""
        return self[id] if id in self._numbers else None

    def of(self, rule: str) -> Known | None:
        """The entity that a row names."""
        id = self._by_rule.get(rule)
        return self[id] if id is not None else None

    def find(self, name: str) -> list[Known]:
        """The entities that have a name, an English name or an id; an Arabic name in any spelling that folds alike."""
        if name in self:
            return [self[name]]
        found = self._by_name.get(name_key(name))
        if found is None:
            wanted = name.casefold()
            found = [id for id in self._numbers if (self[id].name_en or "").casefold() == wanted
                     or id.partition("/")[2] == wanted]
        return [self[id] for id in found]

    def spelled(self, words: list[str]) -> Known | None:
        """The one person whose name has these folded words, wherever they are cut: «عبد الله» and «عبدالله»."""
        id = self._compact.get("".join(words))
        return self[id] if id else None

    def surname(self, words: list[str]) -> Known | None:
        """The person who goes by a surname of these folded words, wherever they are cut: «نصر الله» and «نصرالله»."""
        id = self._short.get("".join(words))
        return self[id] if id else None

    def by_last(self, word: str) -> list[str]:
        """The people whose name ends in a folded word."""
        return self._by_last.get(word, [])

    def by_first(self, word: str) -> list[str]:
        """The people whose name begins with a folded word."""
        return self._by_first.get(word, [])

    def named(self, name: str, prefix: str) -> str | None:
        """The one entity of a sort (``org/``, ``outlet/``) that has a folded name (``name_key``); None for none or several."""
        found = [id for id in self._by_name.get(name, ()) if id.startswith(prefix)]
        return found[0] if len(found) == 1 else None


def name_key(name: str) -> str:
    """A name folded word by word, as names are compared."""
    return " ".join(fold_words(name))
