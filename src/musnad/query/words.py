"""What a user types into search → words, phrases and fields, and the index's own language.

    حكومة "حالة الطوارئ" -رياضة speaker:لافروف type:ASSAULT place:KZ from:2022-01-01 to:2022-01-31

All words must be there (``OR`` between two asks for either), ``-`` asks for absence, ``*`` at the end for words that begin so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from musnad.query.errors import QueryError
from musnad.store.fulltext import lexeme
from musnad.store.terms import Terms

FIELDS = ("speaker", "source", "type", "place", "from", "to", "outlet")
_PIECE = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))')


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that must (or must not) be in an article: any of some phrases, each a run of stems."""

    phrases: tuple[tuple[str, ...], ...]
    absent: bool = False
    prefix: bool = False
    raw: str = ""

    def match(self, dialect: str) -> str:
        """In the index's language; one word is sought among its other forms too, a phrase among the words in order."""
        if dialect == "postgresql":
            return "(" + " | ".join(" <-> ".join(map(lexeme, phrase)) + ":*" * self.prefix for phrase in self.phrases) + ")"
        said = [("stems : " if len(phrase) > 1 else "") + '"' + " ".join(phrase) + '"' + ("*" if self.prefix else "")
                for phrase in self.phrases]
        return "(" + " OR ".join(said) + ")"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query taken apart."""

    wanted: tuple[Wanted, ...] = ()
    fields: dict[str, list[str]] = field(default_factory=dict)

    def match(self, dialect: str) -> str:
        """The whole in the index's language; '' where only fields are asked for."""
        both, without = (" & ", " & !") if dialect == "postgresql" else (" AND ", " NOT ")
        there = both.join(one.match(dialect) for one in self.wanted if not one.absent)
        return there + "".join(without + one.match(dialect) for one in self.wanted if one.absent) if there else ""


def parse(query: str, terms: Terms) -> Asked:
    """Take a query apart; raises QueryError.

    >>> from musnad.rulebook.tables import load_rulebook
    >>> asked = parse('والحكومة "حالة الطوارئ" type:ASSAULT', Terms(load_rulebook(None)))
    >>> [one.raw for one in asked.wanted], asked.fields
    (['والحكومة', 'حالة الطوارئ'], {'type': ['ASSAULT']})
    """
    if query.count('"') % 2:
        raise QueryError('a quotation mark " is not closed; close it, or leave it out')
    wanted: list[Wanted] = []
    fields: dict[str, list[str]] = {}
    either = False
    for minus, name, phrase, word in _PIECE.findall(query):
        if name in FIELDS:
            fields.setdefault(name, []).append(phrase or word)
            continue
        if word == "OR" and not name:
            either = True
            continue
        raw = (f"{name}:" if name else "") + (phrase or word)
        prefix = not phrase and word.endswith("*")
        stems = tuple(term.stem for term in terms.terms(raw.rstrip("*")))
        if not stems:
            continue
        one = Wanted((stems,), bool(minus), prefix, raw.rstrip("*"))
        if either and wanted:
            last = wanted.pop()
            one = Wanted((*last.phrases, *one.phrases), last.absent, last.prefix or prefix, f"{last.raw} {one.raw}")
        wanted.append(one)
        either = False
    if not fields and not any(not one.absent for one in wanted):
        raise QueryError("nothing to search for; give a word, a \"phrase\", or a field such as speaker:NAME or place:KZ")
    return Asked(tuple(wanted), fields)

