"""What other codebooks call an event: CAMEO's code with its Goldstein score, PLOVER's quad class, ISO 3166 alpha-3."""

from __future__ import annotations

from musnad.records import Event
from musnad.store.shipped import table

CLASSES = ((5, 1), (8, 2), (13, 3), (20, 4))
"""The last CAMEO root of each quad class: verbal and material cooperation, verbal and material conflict."""


class Codes:
    """The mappings of ``rules/export``, as shipped."""

    def __init__(self) -> None:
        self._cameo = {(row["type"], row["mode"], row["context"]): row["cameo"] for row in table("export/codes.tsv")}
        self._scores = {row["cameo"]: float(row["score"]) for row in table("export/goldstein.tsv")}
        self._quads = {row["type"]: int(row["quad"]) for row in table("export/quads.tsv")}
        self._alpha3 = {row["country"]: row["alpha3"] for row in table("export/countries.tsv")}

    def cameo(self, event: Event) -> str:
        """The CAMEO code of an event's type with its mode and context, or as much of these as CAMEO tells apart."""
        mode, context = event.mode or "", event.context or ""
        for key in ((event.type, mode, context), (event.type, mode, ""), (event.type, "", context)):
            if key in self._cameo:
                return self._cameo[key]
        return self._cameo[event.type, "", ""]

    def goldstein(self, cameo: str) -> float:
        """The Goldstein score of a CAMEO code: -10, the most conflict, to 10, the most cooperation."""
        return self._scores[cameo]

    def quad(self, event: Event) -> int:
        """PLOVER's quad class: 1 and 2 verbal and material cooperation, 3 and 4 verbal and material conflict."""
        return self._quads[event.type]

    @staticmethod
    def cameo_class(cameo: str) -> int:
        """CAMEO's quad class, by the root of a code: concessions are material in CAMEO, verbal in PLOVER."""
        root = int(cameo[:2])
        return next(number for last, number in CLASSES if root <= last)

    def alpha3(self, country: str | None) -> str | None:
        """ISO 3166 alpha-3 of an alpha-2 code: SY → SYR."""
        return self._alpha3.get(country) if country else None
