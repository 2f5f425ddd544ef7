"""Proclitics and enclitics of Arabic words: و ف ب ل ك س ال before, object and possessive pronouns after.

The spellings come from ``rules/tokens/words/clitics.tsv``; here they are only combined.
"""

from __future__ import annotations

from dataclasses import dataclass

from musnad.kernel.fold import unify
from musnad.rulebook.tables import Rulebook


@dataclass(frozen=True, slots=True)
class Prefix:
    """A combination of proclitics, with the folded letters it is written with."""

    letters: str
    conj: str
    prep: str
    article: bool
    future: bool
    outer: int
    """Letters before the article: conjunction and preposition."""
    restore: str
    """Letters to put back before the stem (لل before a stem that begins with lam)."""


def prefixes(book: Rulebook) -> tuple[Prefix, ...]:
    """Every combination of proclitics, the empty one first."""
    spelled = {row["id"]: unify(row["form"]) for row in book.table("tokens/words/clitics.tsv")}
    al, li = spelled["al"], spelled["li"]
    lam = li
    found = []
    for conj in ("", "wa", "fa"):
        before = spelled[conj] if conj else ""
        found.append(Prefix(before, conj, "", False, False, len(before), ""))
        found.append(Prefix(before + al, conj, "", True, False, len(before), ""))
        found.append(Prefix(before + spelled["sa"], conj, "", False, True, len(before), ""))
        for prep in ("bi", "ka", "li"):
            letters = before + spelled[prep]
            found.append(Prefix(letters, conj, prep, False, False, len(letters), ""))
            if prep != "li":
                found.append(Prefix(letters + al, conj, prep, True, False, len(letters), ""))
        found.append(Prefix(before + li + lam, conj, "li", True, False, len(before) + 1, ""))
        found.append(Prefix(before + li + lam, conj, "li", True, False, len(before) + 1, lam))
    return tuple(sorted(found, key=lambda p: len(p.letters)))


def suffixes(book: Rulebook) -> tuple[tuple[str, str], ...]:
    """Attached pronouns as (folded letters, person-gender-number id), the longest first."""
    rows = book.table("tokens/words/pronouns.tsv")
    found = [(unify(row["form"]), "1v" if row["id"] == "verb-1s" else row["id"].split("-")[1]) for row in rows]
    return tuple(sorted(found, key=lambda item: -len(item[0])))
