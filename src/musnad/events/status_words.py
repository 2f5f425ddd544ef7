"""The words that decide whether an act happened (``rules/events/words``)."""

from __future__ import annotations

from musnad.clauses.clause import Clauses
from musnad.clauses.predication import Predication
from musnad.kernel.fold import fold
from musnad.rulebook.tables import Rulebook
from musnad.tokens.token import Token

_TAKEN = "seize"
"""The mode of taking a place."""


class StatusWords:
    """The word lists of ``events/status.py`` and ``events/embedding.py``, each a set of lemmas by the name of its file."""

    def __init__(self, book: Rulebook) -> None:
        def forms(name: str) -> frozenset[str]:
            return book.forms(f"events/words/{name}.tsv")

        self.possible, self.planned, self.refusing = forms("possible"), forms("planned"), forms("refusing")
        self.awaiting, self.protecting = forms("awaiting"), forms("protecting")
        self.weighing, self.making_possible = forms("weighing"), forms("making-possible")
        self.wishing, self.agreed = forms("wishing"), forms("agreed")
        self.resting = forms("undergoing") | forms("answering")
        self.happening, self.carrying_out = forms("happening"), forms("carrying-out")
        self.failing, self.calling_off, self.preventing = forms("failing"), forms("calling-off"), forms("preventing")
        self.preceding, self.occasions, self.recalling = forms("preceding"), forms("occasions"), forms("recalling")
        self.presupposing, self.presupposed = forms("presupposing"), forms("presupposed")
        self.alleging = forms("alleging")
        self.alternatives = book.forms("clauses/words/alternatives.tsv")
        self.standing, self.deaths, self.wars = forms("standing"), forms("deaths"), forms("wars")
        self.bygone, self.repeating, self.more = forms("bygone"), forms("repeating"), forms("more")
        self.conditions, self.purposes, self.states = forms("conditions"), forms("purposes"), forms("states")
        self.supposing = frozenset(map(fold, forms("if")))
        self.whether = forms("whether")
        self.excepting = frozenset(map(fold, forms("excepting")))
        self.eras, self.before = forms("eras"), forms("before")
        self.future, self.maybe, self.perhaps = forms("future-particles"), forms("possible-particles"), forms("perhaps")
        self.bringing, self.debating, self.managing = forms("bringing-about"), forms("debating"), forms("managing")
        self.accords, self.operations, self.options = forms("accords"), forms("operations"), forms("options")
        self.completing = forms("completing")
        self.without = prepositions(book, "without")
        self.fabricating, self.containing = forms("fabricating"), forms("containing")
        self.either, self.manner, self.joining_in = forms("either"), forms("manner"), forms("taking-part")
        self.asking, self.asking_when = forms("asking-whether"), forms("asking-when")
        self.age, self.lately = forms("age"), frozenset(map(fold, forms("lately")))
        self.upon, self.rounds, self.rumours = forms("upon"), forms("rounds"), forms("rumours")
        self.vain, self.backing = forms("coming-to-nothing"), forms("backing-down")
        self.never, self.or_else, self.allowing = forms("will-not"), forms("or-else"), forms("allowing")
        self.that, self.always, self.late = forms("that"), forms("always"), forms("late")
        self.links, self.beyond_reach = forms("links"), forms("beyond-reach")
        self.past_wars, self.important = forms("past-wars"), forms("important")
        self.stipulating, self.drafts = forms("stipulating"), forms("drafts")
        self.yonder, self.stretches, self.units = forms("yonder"), forms("stretches"), forms("units-of-time")
        self.reigns, self.whiles, self.last = forms("reigns"), forms("whiles"), forms("last")
        self.current, self.amid = forms("current"), forms("amid")
        self.remedies, self.facing, self.working = forms("remedies"), forms("facing"), forms("working-towards")
        self.and_that, self.choices = forms("and-that"), forms("choices")
        self.attaining, self.able, self.resulting = forms("attaining"), forms("able"), forms("resulting")
        self.after, self.terms, self.by_then = forms("after"), forms("under-terms"), forms("by-then")
        self.did_not = forms("did-not")
        self.voting, self.resolves = forms("voting"), forms("resolves")
        self.hinges = {"ala": forms("hinging-upon"), "bi": forms("tying-to")}
        self.truth, self.expecting, self.lasted = forms("truth"), forms("expecting"), forms("lasted")
        self.regimes, self.suspending, self.lasting = forms("regimes"), forms("suspending"), forms("lasting")
        self.undertaking, self.eves = forms("undertaking"), forms("eves")
        self.auxiliary = book.forms("clauses/words/habitual.tsv")
        self.returning = book.forms("clauses/words/returning.tsv")
        self.telling = self.possible | self.planned | self.refusing | self.preceding | self.without | (
            self.making_possible | self.able)

    def to_come(self, token: Token, particles: tuple[str, ...]) -> bool:
        """Whether a verb is in the future by its form or by the particles before it: «سينسحب», «سوف ينسحب»."""
        return token.analysis.future or not self.future.isdisjoint(particles)

    def fights_for(self, clauses: Clauses, aim: Predication) -> bool:
        """Whether a place to be taken is what an operation is for: «شن الجيش عملية عسكرية في الساحل للسيطرة على المدينة»."""
        verb = clauses.verb_before(aim.position)
        if verb is None or verb.negated or not any(sense.mode == _TAKEN for sense in aim.token.lexeme.events):
            return False
        waged = (verb.object, verb.subject)
        return any(place is not None and place.first.head.lexeme.lemma in self.operations for place in waged)

    def agrees(self, verb: Predication) -> bool:
        """Whether a verb tells of an accord, itself or with its object: «اتفقا», «أجرى اتفاقا»."""
        accord = verb.object
        return verb.token.lexeme.lemma in self.agreed or (
            verb.form == "verb" and not verb.negated and accord is not None and accord.first.head.lexeme.lemma in self.accords)


def prepositions(book: Rulebook, name: str) -> frozenset[str]:
    """The Arabic forms of a preposition: those of ``since`` are «منذ» and «مذ»."""
    return frozenset(row["form"] for row in book.table("mentions/words/prepositions.tsv") if row["id"].partition("-")[0] == name)
