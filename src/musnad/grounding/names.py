"""The personal names of one article: who has a full name there, and whom a short form means."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

from musnad.grounding.desk import Desk, Who
from musnad.grounding.registry import Known
from musnad.grounding.titles import Title
from musnad.kernel.fold import fold_words
from musnad.tokens.lexeme import Lexeme
from musnad.tokens.token import Token

_BEFORE, _AFTER = 2, 3
"""Years before and after their time in office in which the press calls people by their surname alone."""
_ALIKE: Final = 0.75
"""How alike two spellings of a holder's name are at least (Ratcliff and Obershelp's measure)."""
_LONGEST: Final = 12
"""Words of the longest short form of a name: a line of foreign words, read as one name, may hold thousands."""
_UNOFFICIAL: Final = frozenset({"sportsperson", "actor", "singer", "comedian", "cartoonist"})


class Names:
    """Filled with the full names of an article first, then asked for its short ones. ``day`` is that of publication or ''."""

    def __init__(self, desk: Desk, countries: frozenset[str], day: str) -> None:
        self._desk = desk
        self._countries = countries
        self._day = day
        self._beginnings: dict[str, list[str]] = {}
        self._endings: dict[str, list[str]] = {}
        self._whole: dict[str, Who] = {}

    def full(self, tokens: list[Token], spoken: list[str], title: list[Token], office: Title | None) -> Who | None:
        """The bearer of a full name (``spoken``: its folded words), told to later short ones; None for a short name."""
        lexeme = _lexeme(tokens, "person")
        if lexeme is None and len(tokens) == 1 and _lexeme(tokens, "surname") is not None:
            return None  # «بن علي»
        known = self._desk.registry.of(lexeme.rule) if lexeme is not None else None
        if known is not None and len(tokens) > 1:
            known = known if office and any(held.office == office.office for held in self._desk.offices.held(known.id)) else None
        if known is None and len(tokens) > 1:
            known = self._given_and_surname(tokens, spoken)
        if known is None and len(spoken) > 1:
            known = self._desk.registry.spelled(spoken)
        if known is not None and not self._fits(known, spoken, title, office.office if office else ""):
            known = None
        if known is None and len(spoken) > 1 and office is not None:
            known = self._holder(spoken, office)
        if known is None and len([word for word in spoken if word not in self._desk.openers]) < 2:
            return None
        if known is not None:
            who = self._desk.known(known)
            for name in known.names:
                self._tell(fold_words(name), who)
        else:
            who = self._local(spoken)
        self._tell(spoken, who)
        return who

    def _holder(self, spoken: list[str], office: Title) -> Known | None:
        """Who held the office of the title when the article appeared, where the name is his in some other spelling."""
        holder = self._desk.offices.holder(office.office, office.of, self._day) if office.of and self._day else None
        known = self._desk.registry.get(holder) if holder else None
        if known is None:
            return None
        written = "".join(spoken)
        alike = any(SequenceMatcher(None, written, "".join(fold_words(name))).ratio() >= _ALIKE for name in known.names)
        return known if alike else None

    def _local(self, spoken: list[str]) -> Who:
        """Somebody whom the registry does not know: the same as one whose name has the same first and last word."""
        ends = f"{spoken[0]} {spoken[-1]}"
        for key in (" ".join(spoken), ends):
            if key in self._whole:
                return self._whole[key]
        return self._whole.setdefault(ends, Who("person:" + " ".join(spoken), "person"))

    def _tell(self, words: list[str], who: Who) -> None:
        self._whole.setdefault(" ".join(words), who)
        for end in range(1, min(3, len(words))):
            begun = self._beginnings.setdefault(" ".join(words[:end]), [])
            if who.key not in begun:
                begun.append(who.key)
        for start in range(max(1 if len(words) > 1 else 0, len(words) - _LONGEST), len(words)):
            bearers = self._endings.setdefault(" ".join(words[start:]), [])
            if who.key not in bearers:
                bearers.append(who.key)

    def _given_and_surname(self, tokens: list[Token], spoken: list[str]) -> Known | None:
        """Somebody known whose surname stands behind other given names that begin like his: «دونالد جون ترامب»."""
        lexeme = _lexeme(tokens[-1:], "surname")
        known = self._desk.registry.of(lexeme.rule) if lexeme is not None else None
        if known is None or all(fold_words(name)[0] != spoken[0] for name in known.names):
            return None
        return known

    def short(self, tokens: list[Token], spoken: list[str], title: list[Token], office: str) -> Who | None:
        """The one person whom a short form means: of this article, else of the registry."""
        lexeme = _lexeme(tokens, "surname")
        listed = self._desk.registry.of(lexeme.rule) if lexeme is not None else self._desk.registry.surname(spoken)
        keys = self._endings.get(" ".join(spoken), [])
        if listed is not None and not _agrees(listed, title):
            listed = None
        if listed is not None and office and self._day:
            holders = [id for id in self._desk.registry.by_last(spoken[-1])
                       if any(held.office == office for held in self._desk.offices.held(id, self._day))]
            if len(holders) == 1:
                return self._desk.known(self._desk.registry[holders[0]])
        if listed is not None and (self._outranks(listed, keys) if keys else self._prominent(listed, spoken[-1])):
            return self._desk.known(listed)
        if len(keys) == 1:
            known = self._desk.registry.get(keys[0])
            return self._desk.known(known) if known else Who(keys[0], "person")
        return None

    def begun(self, spoken: list[str], office: Title | None) -> Who | None:
        """The one person whom a first name behind a title of princes means: «الأمير سلمان», «الملك عبد الله»."""
        keys = self._beginnings.get(" ".join(spoken), [])
        if not keys and office is not None and self._day:
            keys = [id for id in self._desk.registry.by_first(spoken[0]) if self._reigns(id, office) and any(
                fold_words(name)[: len(spoken)] == spoken for name in self._desk.registry[id].names)]
        if len(keys) != 1:
            return None
        known = self._desk.registry.get(keys[0])
        return self._desk.known(known) if known else Who(keys[0], "person")

    def _reigns(self, person: str, office: Title) -> bool:
        """Whether somebody holds an office on the day: of the state in the title, else of one that the article names."""
        states = (office.of,) if office.of else self._countries
        held = self._desk.offices.held(person, self._day)
        return any(tenure.office == office.office and tenure.of in states for tenure in held)

    def _outranks(self, known: Known, keys: list[str]) -> bool:
        """Whether somebody in office goes by the surname although the article has others of that name in full: Eric Trump.

        Not where one of them has been in office himself, or the article is of other countries.
        """
        offices = self._desk.offices
        serving = bool(self._day) and bool(offices.held(known.id, self._day)) and known.country in self._countries
        others = [key for key in keys if key != known.id]
        return serving and not any(offices.held(key, self._day) for key in others)

    def _prominent(self, known: Known, surname: str) -> bool:
        """Whether somebody may go by the surname alone in an article that does not have the full name."""
        offices = self._desk.offices
        held = offices.held(known.id)
        rivals = [id for id in self._desk.registry.by_last(surname) if id != known.id and offices.held(id)]
        if known.country in self._countries:
            rivals = [id for id in rivals if self._desk.registry[id].country in self._countries]
        if self._day and held and not offices.near(known.id, self._day, _BEFORE, _AFTER) and (rivals or known.country in ARAB):
            return False
        if rivals:
            return bool(self._day) and bool(held) and not any(offices.near(id, self._day, _BEFORE, _AFTER) for id in rivals)
        return bool(held) or known.country not in ARAB

    def _fits(self, known: Known, spoken: list[str], title: list[Token], office: str) -> bool:
        """Whether nothing beside the name speaks against somebody known, and something for him where many may bear the name."""
        if not _agrees(known, title) or (office and known.role in _UNOFFICIAL):
            return False
        if known.country in ARAB and all(word in self._desk.given for word in spoken):
            return known.country in self._countries or bool(self._desk.offices.held(known.id))
        return True


ARAB: Final = frozenset("AE BH DJ DZ EG EH IQ JO KM KW LB LY MA MR OM PS QA SA SD SO SY TN YE".split())
"""States whose people bear names that many others bear."""


def _agrees(known: Known, title: list[Token]) -> bool:
    """Whether the nationality in a title, if any, is that of somebody known."""
    nationalities = [token.lexeme.data for token in title if token.lexeme.pos == "nationality"]
    codes = [data["country"] for data in nationalities if "country" in data]
    return not codes or not known.country or known.country in codes


def _lexeme(tokens: list[Token], kind: str) -> Lexeme | None:
    for token in tokens:
        for lexeme in token.rivals:
            if lexeme.kind == kind:
                return lexeme
    return None
