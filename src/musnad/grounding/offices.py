"""Offices and who held them when: «الرئيس الأميركي» is another person in 2015 than in 2018.

An office belongs to a state (``RU``) or an organisation (``org/united-nations``). Dates are days, months or years (ISO 8601);
on a day that may belong to two holders nobody is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from musnad.rulebook.tables import Rulebook

_NEVER: Final = "9999-99-99"


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office as one person held it; ``to`` is None while it lasts. ``office`` is an id: ``foreign-minister``."""

    office: str
    of: str
    person: str
    start: str
    to: str | None
    rule: str

    def covers(self, day: str) -> bool:
        """Whether the person surely held the office on a day, its first and last excepted."""
        return _latest(self.start) < day and (self.to is None or day < self.to)


class Offices:
    """All tenures, by office and by person."""

    def __init__(self, book: Rulebook) -> None:
        self._of_office: dict[tuple[str, str], list[Tenure]] = {}
        self._of_person: dict[str, list[Tenure]] = {}
        for row in book.table("grounding/offices/tenures.tsv"):
            tenure = Tenure(row["office"], row["of"], "person/" + row["person"], row["from"], row["to"] or None, row.rule)
            self._of_office.setdefault((tenure.office, tenure.of), []).append(tenure)
            self._of_person.setdefault(tenure.person, []).append(tenure)
        for tenures in self._of_person.values():
            tenures.sort(key=lambda tenure: tenure.start)

    def holder(self, office: str, of: str, day: str) -> str | None:
        """The person who held an office on a day (ISO 8601); None where it was nobody known, or several."""
        found = [tenure.person for tenure in self._of_office.get((office, of), ()) if tenure.covers(day)]
        return found[0] if len(found) == 1 else None

    def held(self, person: str, day: str | None = None) -> list[Tenure]:
        """A person's offices, the first held first; on a day where one is given."""
        return [tenure for tenure in self._of_person.get(person, ()) if day is None or tenure.covers(day)]

    def near(self, person: str, day: str, before: int, after: int) -> bool:
        """Whether a day lies in a person's time in office, or within so many years before it or after."""
        tenures = self._of_person.get(person)
        if not tenures:
            return False
        end = max((tenure.to or _NEVER) for tenure in tenures)
        year = int(day[:4])
        return int(tenures[0].start[:4]) - before <= year <= int(end[:4]) + after


def _latest(date: str) -> str:
    """The last day that a date may mean, for comparison as text."""
    return date + "-99" * ((10 - len(date)) // 3)
