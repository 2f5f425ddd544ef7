"""The bearers of a place name and what became of each of its mentions: what ``musnad places`` shows.

Nothing is decided here: the points come from ``choice.py``, the places from ``places.py``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from musnad.clauses.clause import Clauses
from musnad.events.placed import is_place
from musnad.grounding.choice import Signs, is_geminate, ranked
from musnad.grounding.places import PlaceReader
from musnad.grounding.reasons import Weighed
from musnad.kernel.fold import fold
from musnad.mentions.placenames import PLACES
from musnad.records import Place, Span
from musnad.tokens.lexicon import Lexicon
from musnad.tokens.names import Found
from musnad.tokens.scan import Raw

Outcome = Literal["chosen", "only", "merged", "in-a-name", "no-place"]


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of a place name: where, what became of it, its place if it has one, and its bearers, the chosen first.

    ``outcome`` is *chosen* among several bearers, the *only* one, *merged* into a longer place or a list of quarters,
    *in-a-name* of an institution or movement, or *no-place* (another word or name, or too doubtful).
    """

    span: Span
    outcome: Outcome
    place: Place | None = None
    bearers: tuple[Weighed, ...] = ()
    former: str = ""
    """The state that the place belonged to when the article appeared, where its present one is younger."""


def bearers(lexicon: Lexicon, name: str) -> list[Weighed]:
    """The places of a name as weighed without any context, the likeliest first; empty where none is known."""
    first, *rest = map(fold, name.split())
    found = [lexeme for keys, lexeme in lexicon.names(first) if keys == tuple(rest) and lexeme.kind in PLACES]
    unique = {lexeme.rule: lexeme for lexeme in found}
    return ranked(unique.values(), Signs(city="gemination" if is_geminate(name) else None))


def mentions(
    wanted: Iterable[Weighed], names: list[Found], raw: Raw, document: list[Clauses], reader: PlaceReader, text: str,
    published: str | None,
) -> list[Named]:
    """What became of each mention of the name that ``wanted`` bear, in text order."""
    rules = {one.lexeme.rule for one in wanted}
    tokens = {token.first: token for clauses in document for token in clauses.tokens}
    spots = {id(spot.tokens[spot.index]): (spot, weighed) for spot, weighed in reader.weighed(document, published)}
    grounded = reader.places(document, text, published)
    made: list[Named] = []
    for found in names:
        if rules.isdisjoint(lexeme.rule for lexeme in found.lexemes):
            continue
        span = (raw.starts[found.first] + found.start.offset, raw.ends[found.last - 1])
        token = tokens.get(found.first)
        if token is None or token.last != found.last or not is_place(token):
            made.append(Named(span, "no-place"))
        elif id(token) not in spots:
            made.append(Named(span, "in-a-name"))
        else:
            spot, weighed = spots[id(token)]
            place = grounded.at.get(token.start)
            own = place is not None and place.span[0] == spot.tokens[spot.first].start and place.span[1] == token.end
            outcome: Outcome = "merged" if not own else "only" if len(weighed) == 1 else "chosen"
            made.append(Named(span, outcome, place, tuple(weighed), spot.former))
    return made
