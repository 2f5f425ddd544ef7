"""The word lists that tell who speaks and through whom."""

from __future__ import annotations

from dataclasses import dataclass


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
    platforms: frozenset[str]
    """Where one publishes for oneself, which carries nobody's words (DECISIONS): «على موقع تويتر»."""
