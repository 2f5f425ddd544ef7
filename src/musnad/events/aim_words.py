"""Words that lead to whom an act is aimed at."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.rulebook.tables import Rulebook


@dataclass(frozen=True, slots=True)
class AimWords:
    """Words that lead from an act to whom it is aimed at.

    ``decrying`` are masdars and participles that say against what a protest is: «احتجاجا على», «منددة بـ». ``hiding`` verbs have
    who is in or uses a place as their subject: «مبنى يتحصن فيه مقاتلون», «مدرسة تستخدمها الميليشيات». ``helping`` are masdars of
    what is done for another: «تعهد بمساعدة ليبيا». ``localities`` are places that are called by somebody's name: «حي الأنصاري».
    """

    decrying: frozenset[str]
    hiding: frozenset[str]
    helping: frozenset[str]
    localities: frozenset[str]

    @classmethod
    def of(cls, book: Rulebook) -> AimWords:
        """The words of a rulebook."""
        words = {name: book.forms(f"events/words/{name}.tsv") for name in ("decrying", "hiding", "helping")}
        return cls(**words, localities=book.forms("events/classes/localities.tsv"))
