"""The entries of the codebook: each code with its definition, the words that tell it, and its examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from musnad.codebook.shown import Shown
from musnad.codebook.usual import Usual
from musnad.codebook.words import Words
from musnad.codebook.worked import Example, worked
from musnad.rulebook.event_examples import STATUSES
from musnad.rulebook.schemas import CHANGE_KINDS, CONTEXTS, EFFECTS, EVENT_MODES, EVENT_TYPES, SECTORS, STANCES
from musnad.rulebook.statement_examples import MODES
from musnad.rulebook.tables import Row, Rulebook, load_rulebook

CHAPTERS = {
    "statements": ("said", "stance"),
    "events": ("type", "status"),
    "contexts": ("context",),
    "changes": ("kind", "effect"),
    "directives": ("directive",),
    "parties": ("sector",),
}
"""The chapters of the codebook, and the groups of codes in each."""
_EXAMPLES = 2
_SHOWN = ("stance", "type", "mode", "kind", "effect")
"""Groups whose rows have examples."""
_TATWEEL = "\u0640"
_CODES = {"said": MODES, "stance": STANCES, "type": EVENT_TYPES, "status": STATUSES, "context": CONTEXTS, "kind": CHANGE_KINDS,
          "effect": EFFECTS, "directive": ("order", "assignment", "request"), "sector": SECTORS}


@dataclass(frozen=True, slots=True)
class Entry:
    """One code; ``rows`` counts the rows of the lexicon that tell it, ``cues`` are their words, the most usual first."""

    group: str
    code: str
    name: str
    definition: str
    rows: int
    cues: tuple[str, ...]
    examples: tuple[Example, ...]
    parts: tuple[Entry, ...] = ()
    """The modes of an event type."""
    days: int | None = None
    """How long a measure is believed in without news."""

    @property
    def id(self) -> str:
        """``type.AID``, ``mode.COERCE.curfew``."""
        return f"{self.group}.{self.code}"


class Sources:
    """What a codebook is made of, whatever its language."""

    def __init__(self, book: Rulebook) -> None:
        self.book = book
        self.usual = Usual(book)
        self.worked = worked(book)
        self.shown = Shown(book)


@lru_cache(maxsize=1)
def sources(rules: Path | None) -> Sources:
    """Those of the shipped rules with a folder of the user's laid over; raises RuleError."""
    return Sources(load_rulebook(rules))


class Codebook:
    """All entries in one language, made from a rulebook (or what was made of it for another language)."""

    def __init__(self, sources: Sources, language: str = "en") -> None:
        self._sources = sources
        self.book = book = sources.book
        self.words = Words(language)
        self._usual = sources.usual
        self._worked = sources.worked
        self._prepositions = {row["id"]: row["form"] for row in book.table("mentions/words/prepositions.tsv")}
        self._days = {row["kind"]: int(row["days"]) for row in book.table("query/persistence.tsv")}
        self._predicates = [*book.table("events/predicates/*.tsv"), *book.table("ledger/offices.tsv")]
        self._rows = self._sorted()
        self.groups: dict[str, list[Entry]] = {
            group: [self._entry(group, code) for code in codes] for group, codes in _CODES.items()}

    def find(self, term: str) -> list[Entry]:
        """Entries of a code or a name: ``ASSAULT``, ``curfew``, ``COERCE.curfew``, ``kind.curfew``; any case."""
        wanted = term.casefold()
        return [entry for group in self.groups.values() for one in group for entry in (one, *one.parts)
                if wanted in (entry.id.casefold(), entry.code.casefold(), entry.code.rpartition(".")[2].casefold(),
                              entry.name.casefold())]

    def _entry(self, group: str, code: str) -> Entry:
        rows = self._rows.get(f"{group}.{code}", [])
        cues = list(dict.fromkeys(self._label(row) for row in rows))
        for path in self.words.lists(group, code):
            cues += [row["form"] for row in self.book.table(path)]
        parts = [self._entry("mode", f"{code}.{mode}") for mode in EVENT_MODES.get(code, ())] if group == "type" else ()
        return Entry(group, code, self.words.name(group, code), self.words.definition(group, code), len(rows) or len(cues),
                     tuple(cues), self._examples(f"{group}.{code}", rows), tuple(parts),
                     self._days.get(code) if group == "kind" else None)

    def _examples(self, key: str, rows: Sequence[Row]) -> tuple[Example, ...]:
        """Worked ones, and where there are too few those of rows, the most usual first."""
        found = {example.text: example for example in self._worked.get(key, ())[:_EXAMPLES]}
        if len(found) < _EXAMPLES and key.partition(".")[0] in _SHOWN:
            for example in self._sources.shown.of(key, rows):
                found.setdefault(example.text, example)
                if len(found) == _EXAMPLES:
                    break
        return tuple(found.values())

    def _sorted(self) -> dict[str, list[Row]]:
        """``stance.denies``, ``mode.COERCE.curfew`` … → the rows that tell it, the most usual first."""
        found: dict[str, list[Row]] = {}

        def add(rows: Iterable[Row], key: Callable[[Row], str], order: Callable[[Row], tuple[int, ...]]) -> None:
            for row in sorted(rows, key=order):
                if key(row):
                    found.setdefault(key(row), []).append(row)

        def usual(row: Row) -> tuple[int, ...]:
            return (-self._usual.of(row), bool(row.cells["object"]), bool(row.cells["prep"]))

        book = self.book
        add(book.table("attribution/cues/*.tsv"), lambda row: f"stance.{row['stance']}", usual)
        add(self._predicates, lambda row: f"type.{row['type']}" if row["type"] else "", usual)
        add(self._predicates, lambda row: f"mode.{row['type']}.{row['mode']}" if row["mode"] else "", usual)
        held = [*book.table("ledger/measures.tsv"), *book.table("ledger/services.tsv"), *book.table("ledger/states.tsv")]
        add(held, lambda row: f"kind.{row['change']}",
            lambda row: (-min(map(self._usual.word, filter(None, (row["word"], row["second"]))), default=0),))
        add(self._predicates, lambda row: f"kind.{row['change'].partition(':')[0]}" if row["change"] else "", usual)
        add(book.table("ledger/operators.tsv"), lambda row: f"effect.{row['effect']}",
            lambda row: (-self._usual.word(row["past"]),))
        add(self._predicates, lambda row: f"effect.{row['change'].partition(':')[2]}" if row["change"] else "", usual)
        add(book.table("events/contexts.tsv"), lambda row: f"context.{row['context']}",
            lambda row: (-int(row["weight"]), len(row["form"])))
        add(book.table("events/directives/words.tsv"), lambda row: f"directive.{row['kind']}",
            lambda row: (-self._usual.word(row["verb"]),))
        add(book.table("grounding/bodies.tsv"), lambda row: f"sector.{row['sector']}", lambda row: ())
        add(book.table("grounding/sectors.tsv"),
            lambda row: f"sector.{row['sector']}" if row["list"] == "roles" else "", lambda row: ())
        return found

    def _label(self, row: Row) -> str:
        """The words of a row as one says them: the verb (or noun), its preposition, the noun that it asks for."""
        cells = row.cells
        head = next((cells[column] for column in ("word", "form", "name", "past", "verb", "noun", "participle", "value")
                     if cells.get(column)), "")
        asked = " ".join(filter(None, (self._object(cells.get("object", "")), cells.get("second", ""), cells.get("with", ""))))
        preposition = self._prepositions.get(cells.get("prep", ""), "")
        if len(preposition) == 1:  # it is written together with what follows
            asked, preposition = preposition + ("" if asked[:1].isalpha() else _TATWEEL) + asked, ""
        return " ".join(filter(None, (head, preposition, asked)))

    def _object(self, cell: str) -> str:
        """An object: an Arabic word, or a kind in angle quotes."""
        return f"‹{Words('ar').name('sort', cell)}›" if cell and cell.isascii() else cell
