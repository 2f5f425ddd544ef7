"""Events → changes of what is in force: one change for each narrowest area, each told once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from musnad.ledger.areas import Where
from musnad.records import Change

PERSONAL: Final = frozenset({"office", "detention"})
"""Kinds whose changes are each somebody's: two appointments in one country are two changes."""


@dataclass(frozen=True, slots=True)
class Told:
    """A change as one mention tells it.

    ``known`` where its own clause names the area, not the article as a whole; ``whole`` where the area is a whole country;
    ``object`` is what is shut or banned, where that makes it another change (``rules/ledger/objects.tsv``); ``body`` where a
    government takes office, which is told of its head, too.
    """

    change: Change
    known: bool
    whole: bool
    object: str = ""
    body: bool = False


def by_area(change: Change, areas: list[Where], home: list[Where], about: str = "", *, body: bool = False) -> list[Told]:
    """A change that a mention tells, once for each of its areas; ``home`` is where it holds when the mention names none."""
    each = areas or home or [Where(None, False)]
    return [Told(replace(change, areas=(where.area,) if where.area else ()), bool(areas), where.whole, about, body)
            for where in each]


_EACH: Final = PERSONAL | {"force_presence"}
"""Kinds of which what is told of a country does not sum up what is told of its parts: troops leave a base, then the country."""
_THEIRS: Final = PERSONAL | {"control", "force_presence"}
"""Kinds of which what one does is not what another does."""
_NEW: Final = frozenset({"actual", "future"})
_THOUGHT: Final = frozenset({"actual", "hypothetical"})
_STATED: Final = "ledger/"
"""How the rules begin by which something is said to be in force, not only mentioned."""
_REAL: Final = frozenset({"actual", "historical", "future"})
_RECALL: Final = 50
"""How many of the last changes of one kind and effect a new one is compared with."""


def distinct(changes: list[Told]) -> list[Change]:
    """Changes without those told again: the same kind, effect and area, of one date or none, of one person where persons count.

    The first mention stays, with the date and the area that others add.
    """
    kept: list[Told] = []
    alike: dict[tuple[str, str], list[int]] = {}
    for told in changes:
        places = alike.setdefault((told.change.kind, told.change.effect), [])
        again = next((i for i in places[-_RECALL:] if _same(kept[i], told)), None)
        if again is None:
            places.append(len(kept))
            kept.append(told)
        else:
            kept[again] = _joined(kept[again], told)
    return _narrowed(_begun(_merged(kept)))


def _joined(one: Told, other: Told) -> Told:
    placed = other if other.known and (not one.known or _fuller(other, one)) else one
    both = (one.change.status in _REAL) == (other.change.status in _REAL)  # what is hoped for has no date of what was done
    change = replace(one.change, at=one.change.at or (other.change.at if both else None), areas=placed.change.areas,
                     subject=one.change.subject or other.change.subject)
    return Told(change, placed.known, placed.whole, placed.object, one.body and other.body)


def _fuller(one: Told, other: Told) -> bool:
    """Whether a change calls its area by more of its name than another does."""
    here, there = one.change.areas[:1], other.change.areas[:1]
    return bool(here and there) and len(here[0].name) > len(there[0].name) and here[0].name.startswith(there[0].name)


def _merged(kept: list[Told]) -> list[Told]:
    """The changes, but for those without an area of their own that another with an area tells again."""
    return [told for told in kept if told.known or not any(o.known and _same(o, told) for o in kept)]


def _begun(kept: list[Told]) -> list[Told]:
    """The changes without states that the article tells to have just begun, or to begin: «فرضت عقوبات» … «العقوبات الأمريكية»."""
    left: list[Told] = []
    begun: list[Told] = []
    for told in kept:
        change = told.change
        if change.effect == "starts" and change.status in _NEW:
            begun.append(replace(told, change=replace(change, effect="in_force")))
        stands = change.effect == "in_force" and change.status in _THOUGHT and not change.at and (
            not change.rule.startswith(_STATED))  # «العقوبات ستستمر» says more
        if not (stands and any(_same(one, told) and _by_same(one.change, change) for one in begun)):
            left.append(told)
    return left


def _by_same(one: Change, other: Change) -> bool:
    """Whether nothing says that two changes are of others: whoever holds a town now need not have taken it."""
    return one.kind not in _THEIRS or bool(_persons(one) & _persons(other))


def _narrowed(kept: list[Told]) -> list[Change]:
    """Changes without those of a whole country that others tell region by region: a headline sums up its article."""
    regional = [t for t in kept if not t.whole and any(area.admin1 for area in t.change.areas)]
    return [t.change for t in kept if t.change.kind in _EACH or not t.whole or not any(_part_of(r, t) for r in regional)]


def _part_of(region: Told, country: Told) -> bool:
    """Whether a change of a region is one that another sums up for the whole country; what others hold there is another."""
    one, other = region.change, country.change
    if (one.kind, one.effect, region.object) != (other.kind, other.effect, country.object):
        return False
    if one.kind == "control" and one.subject and other.subject and not _persons(one) & _persons(other):
        return False
    return not {area.country for area in one.areas}.isdisjoint(area.country for area in other.areas)


def _same(one: Told, other: Told) -> bool:
    first, second = one.change, other.change
    if one.object != other.object:
        return False
    if (first.kind, first.effect) != (second.kind, second.effect) or (first.at and second.at and first.at != second.at):
        return False
    if first.kind in PERSONAL and first.subject and second.subject and not _persons(first) & _persons(second) and not (
            one.body != other.body or (one.body and (_bare(first) or _bare(second)))):
        return False
    if first.kind == "control" and first.effect == "in_force" and first.subject and second.subject and (
            not _persons(first) & _persons(second)):
        return False  # part of a province is held by the army, part by rebels
    if not one.known or not other.known or not first.areas or not second.areas:
        return True
    here, there = first.areas[0], second.areas[0]
    if first.kind == "ceasefire" and here.country == there.country:
        return True
    if one.whole and other.whole:
        return here.country == there.country
    alike = here.name.startswith(there.name) or there.name.startswith(here.name)  # «مطار عدن», «مطار عدن الدولي»
    return alike and (here.country, here.admin1) == (there.country, there.admin1)


def _bare(change: Change) -> bool:
    """Whether nothing says which body a change is of: «الحكومة»."""
    return all(" " not in party.name for party in change.subject)


def _persons(change: Change) -> set[str]:
    return {party.entity or party.name for party in change.subject}
