"""Text → words for search: folded, without their clitics, so that «الحكومة» finds «والحكومة» and «للحكومة»."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.kernel.fold import unify
from musnad.kernel.memo import Memo
from musnad.rulebook.tables import Rulebook
from musnad.tokens.analyse import Analyser
from musnad.tokens.clitics import prefixes
from musnad.tokens.lexicon import load_lexicon
from musnad.tokens.scan import scan

_LIMIT = 200_000
"""Words that are remembered."""
_READINGS = 4
"""Analyses of an ambiguous word under whose forms it is found."""
_SHORTEST = 4
"""Letters that are left when an unknown word is cut."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a text: its span, its stem as indexed, and the other forms under which it may be found."""

    start: int
    end: int
    stem: str
    others: tuple[str, ...]


class Terms:
    """Cuts texts into search terms; make one and keep it, since it remembers words."""

    def __init__(self, book: Rulebook, analyser: Analyser | None = None) -> None:
        self._analyser = analyser or Analyser(book, load_lexicon(book))
        self._proclitics = sorted({p.letters for p in prefixes(book) if p.letters and not p.future and not p.restore})
        self._known: Memo[str, tuple[str, tuple[str, ...]]] = Memo(self._forms, _LIMIT)
        self._pieces: Memo[str, tuple[str, ...]] = Memo(self._stems, _LIMIT)

    def terms(self, text: str) -> list[Term]:
        """The words and numbers of a text in order, punctuation left out.

        >>> from musnad.rulebook.tables import load_rulebook
        >>> [term.stem for term in Terms(load_rulebook(None)).terms("وللحكومة")] == ["حكومه"]
        True
        """
        raw = scan(text)
        made = []
        for word, start, end in zip(raw.words, raw.starts, raw.ends, strict=True):
            stem, others = self.forms(word)
            if stem:
                made.append(Term(start, end, stem, others))
        return made

    def words(self, name: str) -> set[str]:
        """The different words of a name, with the other forms under which they may be found."""
        return {form for term in self.terms(name) for form in (term.stem, *term.others)}

    def stems(self, piece: str) -> tuple[str, ...]:
        """The stems of the words of a piece of a text without blanks: those of a text's pieces are those of the text."""
        return self._pieces.get(piece)

    def _stems(self, piece: str) -> tuple[str, ...]:
        return tuple([stem for word in scan(piece).words if (stem := self.forms(word)[0])])

    def forms(self, raw: str) -> tuple[str, tuple[str, ...]]:
        """The stem of a raw token ('' for punctuation), and its other forms."""
        return self._known.get(raw)

    def _forms(self, raw: str) -> tuple[str, tuple[str, ...]]:
        if not (raw[0].isalnum() or (len(raw) > 1 and raw.isalnum())):
            return "", ()
        word = self._analyser.word(raw)
        first = word.analyses[0]
        if first.tag in ("#", "L"):
            return word.key.casefold(), ()
        stem = unify(first.form.light)
        if first.tag != "u":
            return stem, tuple(sorted({unify(a.form.light) for a in word.analyses[1:_READINGS]} - {stem}))
        named = [start.key for start in word.starts]
        if named and word.key not in named:  # an unknown word that is a known name behind a conjunction or preposition
            return named[0], tuple(sorted({word.key, *named} - {named[0]}))
        return stem, tuple(sorted(self._bare(word.key)))

    def _bare(self, key: str) -> set[str]:
        """An unknown word without each proclitic that it may have."""
        return {rest for letters in self._proclitics if key.startswith(letters) and len(rest := key[len(letters):]) >= _SHORTEST}
