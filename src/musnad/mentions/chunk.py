"""Chunks: the base phrases of a sentence, noun phrases with a head, verb groups, and the marks between them."""

from __future__ import annotations

from musnad.kernel.letters import HEH
from musnad.tokens.lexeme import Cue, Lexeme, Predicate
from musnad.tokens.token import Token


class Chunk:
    """A base phrase over tokens ``first`` to ``last`` (exclusive) of its sentence.

    ``tag``: N noun phrase, V verb group, t time, c complementiser, r relative, j conjunction, D adverb, o pronoun, p
    preposition without a noun phrase, and marks of punctuation. For a noun phrase ``head`` is its head token, ``prep`` the
    preposition that governs it ('' for none), ``kind`` what it denotes (person, group, organisation, government, place,
    document, act, quantity, time, thing, unknown), ``name`` a known name in it.
    ``genitive`` is what stands in the genitive behind the head, as a phrase of its own («جهود الحكومة»), ``of`` what it takes
    in behind «من» («مجموعة من الجنود»), ``count`` the number
    that counts the phrase, as written («8 أشخاص»), ``index`` its position among the chunks of its sentence. ``surname`` is
    the last word of a person's name, folded, ``office`` the head of a title that stands behind the name, and ``set_off``
    whether the name stands behind a comma, which another closes: «رئيس الوزراء، نوري المالكي،».
    """

    __slots__ = ("conj", "count", "definite", "end", "first", "gender", "genitive", "head", "index", "kind", "last",
                 "modifiers", "name", "names", "negated", "number", "of", "office", "particles", "prep", "prep_start",
                 "set_off", "start", "surname", "tag", "titled")

    def __init__(self, tag: str, first: int, last: int, start: int, end: int, head: Token, conj: str = "", prep: str = "",
                 prep_start: int = 0, *, negated: bool = False, particles: tuple[str, ...] = ()) -> None:
        self.tag = tag
        self.first = first
        self.last = last
        self.start = start
        self.end = end
        self.head = head
        self.conj = conj
        self.prep = prep
        self.prep_start = prep_start
        self.kind = ""
        self.definite = False
        self.gender = ""
        self.number = "s"
        self.name: Lexeme | None = None
        self.negated = negated
        self.particles = particles
        self.titled = False
        self.set_off = False
        self.names: tuple[int, int] | None = None
        self.genitive: Chunk | None = None
        self.of: Chunk | None = None
        self.count: str | None = None
        self.surname = ""
        self.office: Token | None = None
        self.index = 0
        self.modifiers: list[Token] = []

    @property
    def bare(self) -> bool:
        """Whether it is a noun phrase with neither a preposition nor a conjunction before it."""
        return self.tag == "N" and not self.prep and not self.conj

    @property
    def whoever(self) -> bool:
        """Whether it names nobody, but stands for whoever does what the clause behind it tells: «من شاركوا»."""
        return self.tag == "N" and self.head.tag == "p"

    @property
    def own(self) -> str:
        """How a row's ``object`` names its head where it is somebody's own, with his pronoun: «سفيره» for «سفيرها»; else ''."""
        return self.head.lexeme.lemma + HEH if self.head.analysis.suffix.startswith("3") else ""

    @property
    def nationalities(self) -> list[Token]:
        """Its adjectives of nationality: «القوات الروسية والسورية», «عدد من الغارات الروسية»."""
        own = [token for token in self.modifiers if token.lexeme.pos == "nationality"]
        return own + self.of.nationalities if self.of is not None else own

    @property
    def adjectival_country(self) -> str | None:
        """The code of the country that the first such adjective names: «نظيره التركي»."""
        return next((country for token in self.modifiers if (country := token.lexeme.data.get("country"))), None)

    def ends_in_participle(self, *kinds: str) -> bool:
        """Whether its last word describes the head and may be a participle of some kinds: «العقوبات المفروضة»."""
        last = self.modifiers[-1] if self.modifiers else None
        return last is not None and last.end == self.end and any(
            analysis.lexeme.kind in kinds for analysis in last.word.analyses)

    def headed(self, word: str) -> bool:
        """Whether its head is a word, by its lemma or by how it is written: «عملية» of «العملية العسكرية»."""
        return word in (self.head.lexeme.lemma, self.head.analysis.form.light)

    def is_object(self, sense: Cue | Predicate) -> bool:
        """Whether its head is a word that a sense asks for as its object."""
        return sense.takes(self.head.lexeme.lemma, self.head.analysis.form.light)
