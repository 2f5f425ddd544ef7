"""How far two records of different articles tell of the same: statements and events, each with a score and its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from musnad.query.compared import CLOSE, DATE, STANDING, Happened, Said, Turn, as_day, days_between, gap, width
from musnad.query.origins import name_words
from musnad.query.places import Path, meets, spelled
from musnad.store.shipped import forms
from musnad.store.sites import all_marks

_WORDS = 0.4
"""What the words around two events weigh at most."""
SAME = 0.6
"""Score from which two are judged the same."""
_FULL = 6
"""Words that a statement needs for its likeness to count in full."""
_NEAR = 1
"""Days by which two dates of one event may differ."""
_REPORTED = 2
"""Days within which two reports of an undated event appear."""
_CHANCE = 0.15
"""Share of words that any two passages have in common."""
_FEW = 0.2
"""Share of words in common below which it is doubtful that two passages tell of one thing."""
_COMMON = ((3, 0.05), (10, 0.1), (30, 0.18), (float("inf"), 0.25))
"""What it weighs that two tolls are equal: the smaller they are, the more often by chance."""
_OTHER_SITE = -0.2
"""What it weighs that two acts in one town are told of other buildings, however alike the words are."""
_GROWN, _OTHER = 1.6, 4.0
"""Ratio of two tolls of one event, and of two events."""
_MOODS = ({"actual", "historical", "negated"}, {"future"}, {"hypothetical"})
"""Statuses that reports of one event may give it."""
MUTUAL = frozenset({"CONSULT", "SUPPORT", "AGREE", "COOPERATE"})
"""Types of acts that two do with each other."""
ADDRESSED = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""Types of acts by words, which are told apart by those whom they address."""
ONCE = frozenset({"arrest", "convict", "expel", "release", "abduct", "targeted", "resign"})
"""Modes of acts that befall one person once in a while."""
HELD = frozenset({"arrest", "abduct"})
"""Modes by which it is told that somebody is held."""
_BLASTS = frozenset({"explosives", "suicide-attack", "destroy"})
"""Modes by which one bombing is told."""
_ROUGHLY = "2"
"""What a plural of tens, hundreds or thousands counts at least, without its noughts."""
_CROWD = "PROTEST"
STORMING = frozenset({("PROTEST", "riot"), ("ASSAULT", None), ("COERCE", "seize")})
"""Types and modes by which it is told that a building is stormed."""
_AIMED = "targeted"
"""The mode of a murder, by whatever means."""
_COUNTRYWIDE = frozenset({"martial-law", "curfew"})
"""Modes of acts of which a country sees hardly two in a day, if they are not its parts'."""
_PLACED = frozenset({*_COUNTRYWIDE, "restrict"})
"""Modes of measures, which hold where they are told to hold: the country of the article says nothing of it."""
OFFICE = "office"
_DECREED = frozenset({"state_of_emergency", "curfew", "ban", "alert", "sanctions", "regulation"})
"""Kinds of measures that come and go by a decree alone."""
_PERSONAL = frozenset({"detention"})
_LATE = "T20"



def statements(one: Said, other: Said) -> tuple[float, str]:
    """Score and reason that two statements are one: the share of words in common, less where there are few."""
    fewer = min(len(one.words), len(other.words))
    likeness = len(one.words & other.words) / fewer if fewer else 0.0
    weight = min(1.0, fewer / _FULL)
    told = "the same speaker" if one.entity == other.entity and one.entity else "speakers alike"
    if not (one.entity and one.entity == other.entity) and not same_name(one.speaker, other.speaker):
        return 0.0, "other speakers"
    if one.day and other.day and one.day != other.day:
        return 0.0, "of other days"
    copied = one.text == other.text
    score = likeness * weight * (1.0 if one.entity == other.entity else 0.95)
    return round(score, 2), f"{told}, {likeness:.0%} of {fewer} words" + (", in copies of one text" if copied else "")


def events(one: Happened, other: Happened) -> tuple[float, str]:
    """Score and reasons that two events are one; 0 where type, place, time or status exclude it.

    A score above 1 is as good as 1, and tells which of several is the most alike.
    """
    akin = one.type == other.type or _held(one, other)
    if not (akin or _stormed(one, other)) or excluded(one, other):
        return 0.0, "another type, place, time or status"
    shared = _shared(one.turns, other.turns)
    if shared is not None and not shared:
        return 0.0, "the same measure in other areas"
    if reason := _told_apart(one, other, bool(shared)):
        return 0.0, reason
    parts = [(0.2 if akin else 0.25, one.type if one.type == other.type else f"{one.type} or {other.type}")]
    if shared:
        parts.append((0.1 if shared.startswith(OFFICE) else 0.2, f"{shared} of a measure"))
    if one.text == other.text:
        parts.append((0.3, "copies of one text"))
    if one.mode and other.mode:
        parts += _modes(one, other)
    if one.admin1 and one.admin1 == other.admin1:
        parts.append((0.2, one.admin1))
    elif one.country and one.country == other.country:
        parts.append((0.1, one.country))
    elif one.home and one.home == other.home and one.first and other.first and not {one.mode, other.mode} & _PLACED:
        parts.append((0.07, f"articles on {one.home}"))
    if one.first and other.first:
        parts.append(_date(one, other))
    elif _still(one, other) or _still(other, one):
        parts.append((0.15, "held since"))
    else:
        parts.append((0.05, "reported within days"))
    counted = any(kind == other_kind for kind, _ in one.tolls for other_kind, _ in other.tolls)
    # «164 شخصا»: the toll says it; «سفارتها»: the building
    hit = counted or not (one.words & other.words).isdisjoint(all_marks())
    for name, mine, theirs in (("actor", one.actors, other.actors), ("recipient", one.recipients, other.recipients)):
        if mine and theirs and not (name == "recipient" and hit):
            parts += _party(name, mine, theirs, one.persons | other.persons, crowd=one.type == _CROWD and name == "actor")
    parts += _tolls(one.tolls, other.tolls)
    if one.text != other.text and _elsewhere(one, other):
        parts.append((_OTHER_SITE, "at other buildings"))
    elif one.words and other.words:
        share = len(one.words & other.words) / min(len(one.words), len(other.words))
        doubt = 0.0 if shared else min(0.0, share - _FEW)
        parts.append((doubt + _WORDS * max(0.0, (share - _CHANCE) / (1 - _CHANCE)), f"{share:.0%} of the words around it"))
    if "negated" in (one.status, other.status) and one.status != other.status:
        parts.append((0.0, "one denies it"))
    return round(max(0.0, sum(weight for weight, _ in parts)), 2), ", ".join(reason for _, reason in parts)


def _shared(one: frozenset[Turn], other: frozenset[Turn]) -> str | None:
    """The change that two events make alike: '' where they make changes of one kind in other areas alone, None where of none.

    A measure of a whole country is not that of a part of it; where the part is not known, nothing is said.
    """
    alike: list[str] = []
    near = apart = False
    for kind, effect, here in one:
        for other_kind, other_effect, there in other:
            if kind != other_kind or (effect == "ends") != (other_effect == "ends") or here[0] != there[0]:
                continue
            if here == there or (len(here) > 1 < len(there) and meets(here, there)):
                near = True
                if effect == other_effect != STANDING:
                    alike.append(f"{kind} {effect}")
            elif "?" in here or "?" in there:
                near = True
            else:
                apart = True
    return min(alike) if alike else "" if apart and not near else None


def turn_of(kind: str, effect: str, path: Path) -> Turn | None:
    """A change as events are compared by it; None where it is a person's, who tells it apart better than the area.

    Of an office only the country counts.
    """
    return None if kind in _PERSONAL else (kind, effect, path[:1]) if kind == OFFICE else (kind, effect, path)


def toll_of(value: float | None, low: float | None, high: float | None) -> float | None:
    """The number by which tolls are compared; None for words that count only roughly, which any two crowds have: «الآلاف».

    >>> toll_of(None, 2000, None), toll_of(None, 400, None), toll_of(12, None, None)
    (None, 400, 12)
    """
    if value is None and low is not None and high is None and f"{low:.0f}".rstrip("0") == _ROUGHLY:
        return None
    return next((number for number in (value, low, high) if number is not None), None)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, or the longer adds words («سيرغي لافروف», «وزير الخارجية الروسي سيرغي لافروف»)."""
    fewer, more = sorted((name_words(one), name_words(other)), key=len)
    return bool(fewer) and fewer <= more and (len(fewer) > 1 or len(more) == 1)


def _party(side: str, mine: Sequence[str], theirs: Sequence[str], persons: frozenset[str], *,
           crowd: bool = False) -> list[tuple[float, str]]:
    """What the parties of one side tell: a person most, a name of one word least, nothing where one may be the other.

    That of a ``crowd`` tells nothing: all who protest are «متظاهرون».
    """
    common = [(a in persons or b in persons, min(len(name_words(a)), len(name_words(b))))
              for a in mine for b in theirs if same_name(a, b) and not _counts(a)]
    if common:
        person, words = max(common)
        if crowd and not person and words == 1:
            return []
        return [(0.25 if person else 0.15 if words > 1 else 0.1, f"the same {side}")]
    if any(_may_be(a, b) for a in mine for b in theirs):
        return []
    told = side == "actor" and (persons.isdisjoint(mine) or persons.isdisjoint(theirs))
    return [(-0.1 if told else -0.2, f"other {side}s")]


@lru_cache(maxsize=65_536)
def _counts(name: str) -> bool:
    """Whether a name only counts people, as that of many others does: «عشرات الآلاف»."""
    return next(iter(spelled(name).split()), "") in _quantities()


@lru_cache(maxsize=1)
def _quantities() -> frozenset[str]:
    return frozenset(map(spelled, forms("mentions/words/quantity-nouns.tsv")))


def _told_apart(one: Happened, other: Happened, shared: bool) -> str:
    """What makes two events of one type, day and place two all the same; '' where nothing does."""
    if one.mode in ONCE or other.mode in ONCE:
        side = "actors" if one.type == "CONCEDE" else "recipients"
        if _apart(one.persons & frozenset(getattr(one, side)), other.persons & frozenset(getattr(other, side))):
            return "it befell other persons"
        if _of_many(one, other, side) or _of_many(other, one, side):
            return "it befell several, or one"
    if one.type in MUTUAL and "multilateral" not in (one.mode, other.mode):
        for mine, theirs in ((one.persons, other.persons), (one.states, other.states)):
            if _left(mine, (*other.actors, *other.recipients)) and _left(theirs, (*one.actors, *one.recipients)):
                return "with others"
    if one.type in ADDRESSED:
        for mine, theirs in ((one.persons, other.persons), (one.states, other.states)):
            if _apart(mine & frozenset(one.recipients), theirs & frozenset(other.recipients)):
                return "addressed to others"
    if one.first and other.first and gap(one, other) and not shared and not _same_person(one, other):
        lag = [days_between(event.first, event.reported) if event.first and event.reported else -1 for event in (one, other)]
        if lag[0] == lag[1] >= 0 and one.reported != other.reported:
            return "each the news of its day"
    return ""


def _of_many(one: Happened, other: Happened, side: str) -> bool:
    """Whether one tells of several who are not named, and the other names one: «أفرج عن 20 سجينا», «أفرج عن الصحفي»."""
    return not one.persons & frozenset(getattr(one, side)) and any(value > 1 for _, value in one.tolls) and (
        not other.tolls and len(other.persons & frozenset(getattr(other, side))) == 1)


def _apart(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether names are told on both sides, and none may be one of the other side."""
    return bool(mine and theirs) and not any(_may_be(a, b) for a in mine for b in theirs)


def _left(mine: frozenset[str], theirs: Sequence[str]) -> bool:
    """Whether some name is none of the other side's."""
    return any(all(not _may_be(a, b) for b in theirs) for a in mine)


def _same_person(one: Happened, other: Happened) -> bool:
    """Whether an act that befalls somebody once in a while befell the same person."""
    return (one.mode in ONCE or one.type == "SANCTION") and any(same_name(a, b) for a in one.persons for b in other.persons)


def _modes(one: Happened, other: Happened) -> list[tuple[float, str]]:
    """What two modes tell: nothing where one act may be told by either, more where a country has hardly two of them in a day."""
    both = {one.mode, other.mode}
    if len(both) > 1:
        return [] if one.type != other.type or both <= _BLASTS or _AIMED in both else [(-0.1, f"{one.mode} or {other.mode}")]
    alone = one.mode in _COUNTRYWIDE and not (one.admin1 or other.admin1 or one.standing or other.standing)
    return [(0.15 if alone else 0.05, one.mode or "")]


def _stormed(one: Happened, other: Happened) -> bool:
    """Whether the storming of one building is told as a riot, an attack or a seizure, by whom only one may say or both alike."""
    if one.type == other.type or one.first is None or other.first is None or gap(one, other) or one.admin1 != other.admin1:
        return False
    if (one.type, one.mode) not in STORMING or (other.type, other.mode) not in STORMING or one.admin1 is None:
        return False
    if one.actors and other.actors:
        if not any(_may_be(a, b) for a in one.actors for b in other.actors):
            return False
    elif _CROWD not in (one.type, other.type):
        return False  # «اقتحامه» may be the taking or the retaking
    return not (one.words & other.words).isdisjoint(all_marks())


def _elsewhere(one: Happened, other: Happened) -> bool:
    """Whether both are told of buildings, and none of one is one of the other."""
    known = all_marks()
    here, there = one.words & known, other.words & known
    return bool(here and there) and here.isdisjoint(there)


def _still(one: Happened, other: Happened) -> bool:
    """Whether the first tells, without a day, that the one is still held who was taken by the second: «لا يزال سالم محتجزا»."""
    if not one.standing or one.first or one.mode not in HELD or not other.first or not one.reported:
        return False
    return other.first[:DATE] <= one.reported and any(same_name(a, b) for a in one.persons for b in other.persons)


def _held(one: Happened, other: Happened) -> bool:
    """Whether somebody is arrested by one account and abducted by the other («احتجز الحرس الرئيس»), the same person."""
    if {one.mode, other.mode} != HELD:
        return False
    return any(same_name(a, b) for a in one.recipients if a in one.persons for b in other.recipients if b in other.persons)


def _date(one: Happened, other: Happened) -> tuple[float, str]:
    if (one.last is None) != (other.last is None) and one.first == other.first:
        return 0.1, "since one date"
    if max(width(one), width(other)) > CLOSE or (one.last is None) != (other.last is None):
        return 0.05, "dates that overlap"
    if not gap(one, other):
        return 0.15, "one date"
    return (0.1 if _overnight(one, other) or _same_person(one, other) else -0.05, "a day apart")


def _overnight(one: Happened, other: Happened) -> bool:
    """Whether the earlier of two was late in the evening."""
    hours = min(one.first or "", other.first or "")[DATE:]
    return hours >= _LATE




def _may_be(one: str, other: str) -> bool:
    """Whether a name may be another that says more: «الجيش» and «الجيش السوداني»."""
    fewer, more = sorted((name_words(one), name_words(other)), key=len)
    return bool(fewer) and fewer <= more


def excluded(one: Happened, other: Happened) -> bool:
    """Whether place, time or status rule out that two events of one type are one."""
    if not _in_one_mood(one, other):
        return True
    if one.country and other.country and one.country != other.country:
        return True
    if one.admin1 and other.admin1 and one.admin1 != other.admin1:
        return True
    if one.first and other.first:
        return gap(one, other) > _NEAR
    if one.reported is None or other.reported is None:
        return one.text != other.text
    if _still(one, other) or _still(other, one):
        return False
    return days_between(one.reported, other.reported) > _REPORTED and not (_as_news(one, other) or _as_news(other, one))


def _as_news(one: Happened, other: Happened) -> bool:
    """Whether an undated event was news when the other one, which is dated, happened."""
    if one.first or not other.first or not one.reported or one.status != "actual" or width(other) > CLOSE:
        return False
    return 0 <= (as_day(one.reported) - as_day(other.first)).days <= _REPORTED


def _in_one_mood(one: Happened, other: Happened) -> bool:
    """Whether two events are told as having happened, as coming, or as possible alike.

    What is decreed today for one day is told as coming by one article and as done by another («قرر رفع», «أصدر مرسوما برفع»);
    what is to come on one day may be told as sure by one and not by the other («ستغادر بحلول 15 يناير ما لم يطرأ تغيير»).
    """
    both = {one.status, other.status}
    if any(both <= group for group in _MOODS):
        return True
    if both == {"future", "hypothetical"}:
        return one.first is not None and other.first is not None and one.first[:DATE] == other.first[:DATE]
    if "hypothetical" in both or "negated" in both:
        return False
    of_one_day = one.first is not None and other.first is not None and one.reported == other.reported is not None
    return one.text == other.text or of_one_day or _in_force_since(one, other)


def _in_force_since(one: Happened, other: Happened) -> bool:
    """Whether one tells what was decreed for a day and the other that it holds since: «سترفع يوم السبت», «رفعت صباح السبت».

    A decree takes effect by itself; that forces were to leave on a day does not say that they left.
    """
    if one.first is None or other.first is None or one.first[:DATE] != other.first[:DATE]:
        return False
    return (_shared(one.turns, other.turns) or "").partition(" ")[0] in _DECREED


def _tolls(one: Sequence[tuple[str, float]], other: Sequence[tuple[str, float]]) -> list[tuple[float, str]]:
    found = []
    theirs = dict(other)
    for kind, value in dict(one).items():
        if kind not in theirs or not value or not theirs[kind]:
            continue
        low, high = sorted((value, theirs[kind]))
        if low == high:
            found.append((next(weight for most, weight in _COMMON if value <= most), f"{kind} {value:g}"))
        elif high / low <= _GROWN:
            found.append((0.12, f"{kind} {low:g} or {high:g}"))
        elif high / low >= _OTHER:
            found.append((-0.25, f"{kind} {low:g} and {high:g}"))
    return found
