"""Origins, not outlets: how many independent sources stand behind some reports, and where their chains meet.

A report's origin is the innermost speaker that it names; where it speaks in its own voice, the outlet that first had its text.
Copies of one text are one report. An unnamed speaker («مصدر أمني») is an origin of its own in each text; «مراسلنا» is the outlet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from musnad.query.places import spelled
from musnad.store.shipped import forms, table

RELIABILITY = 0.8
"""How far one origin is believed whose words were read without doubt: two make 0.96."""
_LEFT = 3
"""Letters that a name's word keeps at least, when its clitics are cut."""


@dataclass(frozen=True, slots=True)
class Step:
    """A link of a chain as one report writes it."""

    name: str
    entity: str | None


@dataclass(slots=True, eq=False)
class Sighting:
    """One report of something: the record, its article, the cluster of copies that it belongs to, and its chain."""

    record: str
    document: str
    reported: str
    outlet: str | None
    text: int
    """The cluster of copies: the number of the first article with this text."""
    chain: tuple[Step, ...]
    confidence: float
    first_outlet: str | None = None
    """The outlet of the first article with this text."""
    number: int = 0
    """Of the document in the store."""


@dataclass(frozen=True, slots=True)
class Origin:
    """An independent source: its name, what kind it is, the carriers by which it came, and the reports that go back to it."""

    name: str
    kind: str
    """``speaker``, ``unnamed`` speaker, or ``outlet`` in its own voice."""
    via: tuple[str, ...]
    outlets: tuple[str, ...]
    first: str
    reports: tuple[str, ...]
    confidence: float


def origins(sightings: Iterable[Sighting]) -> list[Origin]:
    """The independent origins of some reports of one thing, that with the most reports first.

    Speakers whose names say the same in more or fewer words («وزارة الداخلية», «وزارة الداخلية التونسية») are one.
    """
    groups: list[tuple[set[str], frozenset[str], str, list[Sighting]]] = []
    ordered = sorted(sightings, key=lambda s: (s.reported, s.record))
    named = {sighting.text: sighting for sighting in reversed(ordered) if sighting.chain and not _is_own(sighting.chain[-1].name)}
    for sighting in ordered:
        # a copy that leaves out who said it has it from whom its text names elsewhere
        kind, key, words = _key(sighting if sighting.chain else named.get(sighting.text, sighting))
        group = next((g for g in groups if key in g[0] or (kind == g[2] == "speaker" and _alike(words, g[1]))), None)
        if group is None:
            groups.append(({key}, words, kind, [sighting]))
        else:
            group[0].add(key)
            group[3].append(sighting)
    return sorted((_origin(kind, found) for _, _, kind, found in groups), key=lambda o: (-len(o.reports), o.first, o.name))


def confidence(found: Sequence[Origin]) -> float:
    """How far something is to be believed that independent origins tell: one minus the chance that all are wrong."""
    doubt = 1.0
    for origin in found:
        doubt *= 1 - RELIABILITY * origin.confidence
    return round(1 - doubt, 2)


def summary(found: Sequence[Origin]) -> str:
    """«40 outlets, 1 origin» in words."""
    outlets = len({outlet for origin in found for outlet in origin.outlets})
    reports = sum(len(origin.reports) for origin in found)
    told = f"{outlets} outlet{'s' * (outlets != 1)}" if outlets else f"{reports} report{'s' * (reports != 1)}"
    return f"{told}, {len(found)} origin{'s' * (len(found) != 1)}"


@lru_cache(maxsize=65_536)
def is_unnamed(name: str) -> bool:
    """Whether a speaker has no name: «مصدر أمني», «شهود عيان»."""
    words = spelled(name).split()
    return not words or words[0] in _unnamed() or _bare(words[0]) in _unnamed()


@lru_cache(maxsize=65_536)
def name_words(name: str) -> frozenset[str]:
    """The folded words of a name, without article, conjunction and preposition: «لمنظمة» and «المنظمة» are «منظمه»."""
    return frozenset(map(_bare, spelled(name).split()))


def full_name(name: str, whole: str | None) -> str:
    """How somebody is called of whom an article says less than is known: «ماسيموف» by the full name that it stands for."""
    return whole if whole and name_words(name) < name_words(whole) else name


def called(name: str, whole: str | None) -> tuple[str, ...]:
    """What somebody is called: as an article writes it, and the full name that is known («الرئيس بايدن», «جو بايدن»)."""
    return (name, whole) if whole and name_words(name) != name_words(whole) else (name,)


def _bare(word: str) -> str:
    """A word without the first of the proclitics that it may begin with, where enough letters are left."""
    return next(
        (word[len(clitic) :] for clitic in _clitics() if word.startswith(clitic) and len(word) >= len(clitic) + _LEFT), word
    )


def _key(sighting: Sighting) -> tuple[str, str, frozenset[str]]:
    if not sighting.chain or _is_own(sighting.chain[-1].name):
        outlet = sighting.first_outlet or sighting.outlet
        return "outlet", f"outlet:{outlet}" if outlet else f"text:{sighting.text}", frozenset()
    speaker = sighting.chain[-1]
    if is_unnamed(speaker.name):
        return "unnamed", f"unnamed:{sighting.text}:{spelled(speaker.name)}", frozenset()
    return "speaker", speaker.entity or spelled(speaker.name), name_words(speaker.name)


@lru_cache(maxsize=65_536)
def _is_own(name: str) -> bool:
    """Whether a speaker is the outlet's own reporter, who is another one in each: «مراسلنا»."""
    words = spelled(name).split()
    return bool(words) and words[0] in _own()


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    fewer = min(len(one), len(other))
    return fewer > 1 and (one <= other or other <= one)


def _origin(kind: str, found: list[Sighting]) -> Origin:
    first = found[0]
    if kind == "outlet":
        name = first.first_outlet or first.outlet or first.document
    else:
        name = max((s.chain[-1].name for s in found if s.chain), key=len)
    carriers = [frozenset(step.name for step in s.chain[:-1]) for s in found if len(s.chain) > 1]
    via = frozenset.intersection(*carriers) if carriers and len(carriers) == sum(bool(s.chain) for s in found) else frozenset()
    outlets = tuple(sorted({s.outlet for s in found if s.outlet}))
    return Origin(
        name, kind, tuple(sorted(via)), outlets, first.reported, tuple(s.record for s in found), max(s.confidence for s in found)
    )


@lru_cache(maxsize=1)
def _own() -> frozenset[str]:
    return frozenset(map(spelled, forms("query/words/own-reporters.tsv")))


@lru_cache(maxsize=1)
def _unnamed() -> frozenset[str]:
    return frozenset(" ".join(map(spelled, form.split())) for form in forms("query/words/unnamed-sources.tsv"))


@lru_cache(maxsize=1)
def _clitics() -> tuple[str, ...]:
    """Letters before a noun, the longest first: conjunction, preposition, article, and «ل» alone."""
    letters = {row["id"]: spelled(row["form"]) for row in table("tokens/words/clitics.tsv")}
    al, li = letters["al"], letters["li"]
    articles = [al, li + li, letters["bi"] + al, letters["ka"] + al]
    return (*(letters["wa"] + one for one in articles), *articles[1:], al, li)
