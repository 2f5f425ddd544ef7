"""What the lexicon says a verb takes: whether an object, and what for."""

from __future__ import annotations

from musnad.rulebook.tables import Rulebook
from musnad.tokens.lexeme import Lexeme


class Government:
    """What the lexicon says of a verb's arguments.

    ``transitive``: some sense takes an object; ``strict``: a sense takes nothing but an object;
    ``addressing``: it says something to its object («اتهم»); ``saying``: it is a cue;
    ``needing``: it is never told without its object («اتهم»); ``visiting``: its object is a place, where somebody is («زار»);
    ``intransitive``: it has neither object nor passive («أقدم على»);
    ``urging``: a body right behind it is sooner urged than urging («حث المجتمع الدولي على»).
    """

    __slots__ = ("addressing", "intransitive", "lexeme", "needing", "saying", "strict", "transitive", "urging", "visiting")

    def __init__(
        self, lexeme: Lexeme, transitive: bool, needing: bool, visiting: bool = False, urging: bool = False,
        intransitive: bool = False
    ) -> None:
        takes = [sense for sense in lexeme.events if sense.affecting]
        # a collocation without subject or genitive has its noun as subject: «دارت اشتباكات بين الجانبين»
        joined = any(sense.object and not sense.prep and any(slot in ("subj", "gen") for slot in sense.actor + sense.recipient)
                     for sense in lexeme.events)
        told = any("obj" in cue.content or "obj" in cue.addressee for cue in lexeme.cues)
        unknown = not lexeme.events and not lexeme.cues
        self.lexeme = lexeme
        self.transitive = transitive or told or unknown or (not intransitive and (bool(takes) or joined))
        self.intransitive = intransitive
        self.strict = any(not sense.prep and not sense.object for sense in takes)
        self.addressing = any("obj" in cue.addressee for cue in lexeme.cues)
        self.saying = bool(lexeme.cues)
        self.needing = needing
        self.visiting = visiting
        self.urging = urging


class Governments:
    """What each verb takes, found out once."""

    def __init__(self, book: Rulebook) -> None:
        self._transitives = book.forms("clauses/words/transitives.tsv")
        self._needing = book.forms("clauses/words/needing.tsv")
        self._visiting = book.forms("clauses/words/visiting.tsv")
        self._urging = book.forms("clauses/words/urging.tsv")
        self._intransitives = book.forms("clauses/words/intransitives.tsv")
        self._known: dict[int, Government] = {}
        """By the identity of the verb, which the value keeps alive."""

    def of(self, lexeme: Lexeme) -> Government:
        """What a verb takes."""
        found = self._known.get(id(lexeme))
        if found is None:
            lemma = lexeme.lemma
            found = Government(
                lexeme, lemma in self._transitives, lemma in self._needing, lemma in self._visiting, lemma in self._urging,
                lemma in self._intransitives)
            self._known[id(lexeme)] = found
        return found
