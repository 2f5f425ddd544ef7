"""The word lists that tell who speaks and through whom."""

from __future__ import annotations

from dataclasses import dataclass

from musnad.rulebook.tables import Rulebook


@dataclass(frozen=True, slots=True)
class Voices:
    """Word lists about who speaks: verbs that go on with the last speaker, titles of those who report, an outlet's works."""

    continuing: frozenset[str]
    reporters: frozenset[str]
    authored: frozenset[str]
    prior: frozenset[str]
    """Verbs that tell that somebody has said something before: «سبق للوزير أن»."""
    outlets: frozenset[str]
    """Nouns for an outlet without its name: «صحيفة محلية»."""
    receiving: frozenset[str]
    """Verbs that tell which outlet got a document: «بيان تلقت الوكالة نسخة منه»."""
    conducting: frozenset[str]
    """Verbs that tell which outlet held a talk: «في حوار أجرته الصحيفة»."""
    impersonal: frozenset[str]
    """Verbs whose present without a speaker is a passive: «ويعتقد أن»."""
    sites: frozenset[str]
    """Nouns for a site of one's own: «موقع الوزارة»."""
    speeches: frozenset[str]
    """What an outlet airs without relaying it: «خطاب بثه التلفزيون»."""
    addressed: frozenset[str]
    """Who is rather called on than calls: «السلطات», «المجتمع الدولي»."""
    addressing: frozenset[str]
    """Verbs that cannot do without whom they address: «حث المانحين على»."""
    learning: frozenset[str]
    """Verbs of learning, which report where an outlet learns: «علمت الصحيفة أن»."""
    platforms: frozenset[str]
    """Where one publishes for oneself, which carries nobody's words (DECISIONS): «على موقع تويتر»."""


class Borders:
    """Word lists about where the reporter's own words resume behind what is said.

    ``resuming``: «علما أن»; ``turning``: «لكن»; ``contrasting``: «فيما», before another statement; ``withheld``: what somebody
    does not tell, «دون أن يقدم تفاصيل»; ``talks``: where words fall, «خلال اجتماع»; ``which`` and ``leading``: what the
    saying led to, «رفض القرار ما أثار غضبا».
    """

    __slots__ = ("contrasting", "leading", "resuming", "talks", "turning", "which", "withheld")

    def __init__(self, book: Rulebook) -> None:
        self.resuming = book.forms("attribution/words/resuming.tsv")
        self.turning = book.forms("attribution/words/turning.tsv")
        self.contrasting = book.forms("attribution/words/contrasting.tsv")
        self.leading = book.forms("attribution/words/leading.tsv")
        self.talks = book.forms("attribution/words/invitations.tsv")
        self.which = book.forms("attribution/words/which.tsv")
        self.withheld = book.forms("attribution/words/withheld.tsv")
