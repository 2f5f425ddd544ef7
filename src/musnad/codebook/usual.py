"""Which rows of the lexicon are usual: those whose words stand in most of the sentences that the rules give as examples."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import yaml

from musnad.rulebook.examples import example_files
from musnad.rulebook.tables import Row, Rulebook
from musnad.tokens.analyse import Analyser
from musnad.tokens.lexeme import Cue, Lexeme, Predicate
from musnad.tokens.lexicon import load_lexicon
from musnad.tokens.scan import scan

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Usual:
    """Counts in how many sentences each sense occurs, with the noun that its row asks for."""

    def __init__(self, book: Rulebook) -> None:
        self._analyser = Analyser(book, load_lexicon(book))
        self._lexemes: dict[str, list[Lexeme]] = {}
        self._senses: Counter[str] = Counter()
        self._lemmas: Counter[str] = Counter()
        for text in sentences(book):
            self._count(text)

    def of(self, row: Row) -> int:
        """How many sentences have the words of a row of cues or predicates."""
        return self._senses[row.rule]

    def word(self, lemma: str) -> int:
        """How many sentences have a word in any of its forms."""
        return self._lemmas[lemma]

    def _count(self, text: str) -> None:
        found = [lexeme for raw in scan(text).words for lexeme in self._of(raw)]
        lemmas = {lexeme.lemma for lexeme in found}
        self._lemmas.update(lemmas)
        senses: list[Cue | Predicate] = []
        for lexeme in found:
            senses += lexeme.cues
            senses += lexeme.events
        self._senses.update({sense.rule for sense in senses
                             if not sense.object or sense.takes(*lemmas) or (sense.object.isascii() and not _classed(sense))})

    def _of(self, raw: str) -> list[Lexeme]:
        if raw not in self._lexemes:
            self._lexemes[raw] = [analysis.lexeme for analysis in self._analyser.word(raw).analyses]
        return self._lexemes[raw]


def _classed(sense: Cue | Predicate) -> bool:
    return isinstance(sense, Predicate) and bool(sense.members)


def sentences(book: Rulebook) -> Iterator[str]:
    """The example of every row, and the texts of all files of examples."""
    for rows in book.rows.values():
        yield from (row.cells["example"] for row in rows if row.cells.get("example"))
    for folder in book.folders:
        for path in example_files(folder):
            yield from _texts(yaml.load(path.read_bytes(), _Loader))


def _texts(items: Iterable[dict[str, Any]] | None) -> Iterator[str]:
    return (item["text"] for item in items or ())
