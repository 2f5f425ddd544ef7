"""The codebook's own words: definitions in English and Arabic, and the names that the pages give to codes."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from musnad.rulebook.tables import SHIPPED

DEFINITIONS = Path(__file__).parent / "definitions.tsv"
MESSAGES = SHIPPED.parent / "serve" / "messages.tsv"
LANGUAGES = ("en", "ar")


class Words:
    """Definitions, names and labels in one language; all raise KeyError for what there is none of."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._own = _table(DEFINITIONS)
        self._names = _table(MESSAGES)

    def __getitem__(self, id: str) -> str:
        """A label: ``words["label.status"]``."""
        return self._own[id][self.language]

    def definition(self, group: str, code: str) -> str:
        """What a code means: ``definition("mode", "COERCE.curfew")``."""
        return self._own[f"{group}.{code}"][self.language]

    def lists(self, group: str, code: str) -> tuple[str, ...]:
        """The word lists that tell it, where no rows name it: paths below ``rules/``."""
        return tuple(filter(None, self._own[f"{group}.{code}"]["lists"].split(",")))

    def name(self, group: str, code: str) -> str:
        """What the pages call it: ``name("kind", "curfew")``."""
        return (self._own.get(f"name.{group}.{code}") or self._names[f"{group}.{code.rpartition('.')[2]}"])[self.language]

    def defined(self) -> frozenset[str]:
        """All that has a definition: ``type.AID``, ``mode.COERCE.curfew`` …"""
        return frozenset(id for id in self._own if id.partition(".")[0] not in ("label", "chapter", "group", "name"))


@lru_cache(maxsize=2)
def _table(path: Path) -> dict[str, dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
