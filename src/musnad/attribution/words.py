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
    interviews: frozenset[str]
    """Talks that one has with an outlet: «في حوار مع "المساء"»."""
    conducting: frozenset[str]
    """Verbs that tell which outlet held a talk: «في حوار أجرته الصحيفة»."""
    issued: frozenset[str]
    """Verbs that tell how a document came out: «بيان صدر عن الوزارة»."""
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
    describing: frozenset[str]
    """Verbs of describing: «وصف القرار بأنه خطأ»."""
    by_that: frozenset[str]
    """The complementiser of a description."""
    officially: frozenset[str]
    """Adverbs of a word that is given out by nobody named: «وأعلن رسميا أن»."""
    printing: frozenset[str]
    """Verbs that make a decree known, which then is the source: «وفق مرسوم نشره موقع الرئاسة»."""
    releasing: frozenset[str]
    """Verbs of whoever issues a document: «أصدرت الهيئة بيانا يؤكد أن»."""
    counting: frozenset[str]
    """Documents that name whom they count, not who issued them: «إحصاء للسكان»."""
    which: frozenset[str]
    """What stands for a whole clause: «مما يشير إلى أن»."""
    assuring: frozenset[str]
    """Verbs that are hardly read in the passive: «وأكد وقوع خلاف», unlike «وأعلن وقوع خلاف»."""
    personal: frozenset[str]
    """Verbs by which only people and bodies speak: «زعم», unlike «أظهر»."""
    standing: frozenset[str]
    """Findings that stand for whoever made them as a source: «أظهرت النتائج أن»."""
    platforms: frozenset[str]
    """Where one publishes for oneself, which carries nobody's words (DECISIONS): «على موقع تويتر»."""

    @classmethod
    def of(cls, book: Rulebook) -> Voices:
        """The words of a rulebook."""
        names = ("assuring", "continuing", "reporters", "authored", "prior", "receiving", "conducting", "impersonal",
                 "sites", "speeches", "addressed", "addressing", "counting", "describing", "interviews", "issued",
                 "learning", "officially", "personal", "platforms", "printing", "releasing", "standing", "which")
        return cls(**{name: book.forms(f"attribution/words/{name}.tsv") for name in names}, by_that=_by_that(book),
                   outlets=book.forms("mentions/words/outlet-nouns.tsv"))


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists that tell content: complementisers, nouns that assert a quality («أهمية», «عدم»)."""

    complementisers: frozenset[str]
    asserting: frozenset[str]
    describing: frozenset[str]
    expressing: frozenset[str]
    """Verbs whose noun of feeling, will or stand is itself what is told: «أعلن استعداده للتفاوض», «أعرب عن رفضه للقرار»."""
    invitations: frozenset[str]
    """What one is invited to: such a call is a request, and no statement (DECISIONS)."""
    whether: frozenset[str]
    """Conjunctions that open an indirect question: «تساءل عما إذا كان»."""
    holding: frozenset[str]
    """Nouns that have a clause of their own: «على أمل أن», «حقيقة أن»."""
    judging: frozenset[str]
    """Words that open what something is held to be: «اعتبر الشرط غير مقبول», «بمثابة تراجع»."""
    by_that: frozenset[str]
    """The complementiser of a description: «وصف القرار بأنه خطأ», whose content runs from what is described."""
    conditional: frozenset[str]
    """Conjunctions that open a condition: «لو», «إذا»."""
    interrogative: frozenset[str]
    """Words that open a question: «لماذا», «كيف»."""
    titles: frozenset[str]
    """What a name in quotation marks stands behind: «بعنوان», «تحت شعار»."""
    manner: frozenset[str]
    """What tells how something is said: «بشكل مشترك», «بقوة»."""
    prepositions: dict[str, str]
    """Prepositions by their word, and the Latin name of each."""
    which: frozenset[str]
    """What stands for a whole clause: «نفى ما نشرته الصحيفة عن»."""
    until: frozenset[str]
    """Prepositions that tell with «أن» until when, of verbs of judging: «كان يعد من القادة إلى أن هزم»."""

    @classmethod
    def of(cls, book: Rulebook) -> Words:
        """The words of a rulebook."""
        names = ("complementisers", "asserting", "describing", "expressing", "invitations", "whether", "holding", "judging",
                 "conditional", "interrogative", "manner", "until", "which")
        prepositions = {row["form"]: row["id"].split("-")[0] for row in book.table("mentions/words/prepositions.tsv")}
        return cls(**{name: book.forms(f"attribution/words/{name}.tsv") for name in names}, by_that=_by_that(book),
                   prepositions=prepositions, titles=book.forms("events/words/titles.tsv"))


class Borders:
    """Word lists about where the reporter's own words resume behind what is said.

    ``fronting``: «بعد أن», at the start of a sentence;
    ``resuming``: «علما أن»; ``turning``: «لكن»; ``contrasting``: «فيما», before another statement; ``withheld``: what somebody
    does not tell, «دون أن يقدم تفاصيل»; ``talks``: where words fall, «خلال اجتماع»; ``which`` and ``leading``: what the
    saying led to, «رفض القرار ما أثار غضبا».
    """

    __slots__ = ("conceding", "contrasting", "fronting", "leading", "resuming", "talks", "turning", "which", "withheld")

    def __init__(self, book: Rulebook) -> None:
        self.resuming = book.forms("attribution/words/resuming.tsv")
        self.turning = book.forms("attribution/words/turning.tsv")
        self.conceding = book.forms("attribution/words/conceding.tsv")
        self.contrasting = book.forms("attribution/words/contrasting.tsv")
        self.fronting = book.forms("attribution/words/fronting.tsv")
        self.leading = book.forms("attribution/words/leading.tsv")
        self.talks = book.forms("attribution/words/invitations.tsv")
        self.which = book.forms("attribution/words/which.tsv")
        self.withheld = book.forms("attribution/words/withheld.tsv")


def _by_that(book: Rulebook) -> frozenset[str]:
    """The complementisers that open a description: «بأنه»."""
    return frozenset(row["form"] for row in book.table("attribution/words/complementisers.tsv") if row["id"].startswith("bi-an"))
